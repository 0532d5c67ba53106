"""Decides whether one of two reports depends on the other, how, and in which direction."""
