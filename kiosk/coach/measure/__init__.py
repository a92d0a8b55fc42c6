"""Analyse: transcript, sound and glimpses to measures. Pure; it loads no model and no device."""
