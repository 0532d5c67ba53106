"""Whether what was found is a report, and all of it."""
