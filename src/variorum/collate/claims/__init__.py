"""From what was found to be said of one thing to a claim with its readings, status and reason."""
