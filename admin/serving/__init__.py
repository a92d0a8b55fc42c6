"""Serves the panel: who is connected, what is asked, and the threads that answer."""
