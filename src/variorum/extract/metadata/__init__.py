"""What a page says of itself: who wrote it, when, in which language, by which agency."""
