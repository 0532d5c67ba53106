"""HTML pages: which lines are the body."""
