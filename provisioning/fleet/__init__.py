"""A booth joins its campus and exchanges with it; staff are told when one falls silent."""
