"""Editors' decisions, as records and as the lines of their file."""
