"""What the candidate sees: a painter per screen, which gets a frozen View and decides nothing."""
