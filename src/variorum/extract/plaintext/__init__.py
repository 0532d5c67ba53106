"""Plain texts: which lines are the report."""
