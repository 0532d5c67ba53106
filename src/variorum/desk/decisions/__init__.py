"""Editors' decisions: as records, as lines of a file, and which of them hold."""
