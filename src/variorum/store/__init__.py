"""The store: a desk's database (SQLite or PostgreSQL) and the captured bytes beside it. A door: it does I/O."""
