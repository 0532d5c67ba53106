"""Where two reports hold the same words, and how much that says."""
