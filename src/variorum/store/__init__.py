"""The store: a desk's database (SQLite or PostgreSQL), and the captured bytes beside it. Unlike the rooms it does I/O."""
