"""Lines that belong to the page and not to the report: found by their words, or because an outlet repeats them."""
