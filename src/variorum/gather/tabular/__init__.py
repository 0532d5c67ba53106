"""Readers of tables and lists of objects: each row or object is a report."""
