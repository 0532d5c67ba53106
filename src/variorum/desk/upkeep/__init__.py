"""Keeping a desk well: backups, what is wrong with it, what it logs."""
