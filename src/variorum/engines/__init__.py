"""Where tasks run. An engine takes tasks and a function that does one, and hands back what each gave, in whatever order they
end: it knows nothing of what they are. The rooms are plain functions over batches of records and change for none."""

from variorum.engines.pool import Lost, Pool

__all__ = ["Lost", "Pool"]
