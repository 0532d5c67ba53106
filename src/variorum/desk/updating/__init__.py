"""Bringing what is derived up to the evidence, and what is handed out of it."""
