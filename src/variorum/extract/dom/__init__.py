"""A parsed page: its elements, the text nodes of what a reader sees, and the way back from characters to the source."""
