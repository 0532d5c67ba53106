"""From evidence and decisions to stories with lasting keys: pure, so that it can be done again."""
