"""Turns a bare Debian into a booth, a release into the next, and a booth into a bare Debian."""
