"""Words as numbers, and the index of their runs."""
