"""Makes stories with lasting keys from evidence and decisions, by pure functions, so that it can be done again."""
