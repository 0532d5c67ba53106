"""What changed from one version of a page to the next, and what follows from it for claims and for those who copied it."""
