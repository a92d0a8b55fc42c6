"""Keeps a booth well: its database, its copies, its retention, its keys."""
