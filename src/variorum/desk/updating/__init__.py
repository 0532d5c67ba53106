"""Brings what is derived up to the evidence, in this process or in another, and hands stories out as files."""
