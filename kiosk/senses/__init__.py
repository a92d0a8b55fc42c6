"""Perceive: raw signal to facts. Nothing here holds an opinion."""
