"""Brings what is derived up to date with the evidence, in this process or in another one; and writes stories to files."""
