"""Capture: one file per device, its library imported nowhere else."""
