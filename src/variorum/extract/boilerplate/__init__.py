"""Lines that belong to the page and not to the report: told by their words, or because an outlet repeats them."""
