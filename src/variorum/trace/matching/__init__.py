"""Finds where two reports hold the same words, and weighs how much that says of copying."""
