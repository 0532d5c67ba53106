"""Makes claims of what was found to be said of one thing, each with its readings, status, reason and label, and puts them in order."""
