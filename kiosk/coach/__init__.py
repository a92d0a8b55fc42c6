"""The interview itself: no hardware, no web, no model files."""
