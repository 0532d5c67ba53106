"""Keeps a desk well: backups and restoring, what is wrong with it, what it logs."""
