"""Two recorded candidates, and how they were made."""
