"""Readers of files that hold one text or a list of items, one module a format."""
