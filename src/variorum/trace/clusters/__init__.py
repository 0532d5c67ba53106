"""Makes copies, passages and witnesses of the pairs that share text."""
