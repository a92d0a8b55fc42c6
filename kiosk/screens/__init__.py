"""What the candidate sees: one painter per screen. Painters get a frozen View and decide nothing."""
