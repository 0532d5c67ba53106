"""Where the work runs. There is one engine, this process, and it needs no code: the rooms are plain functions over batches of
records, so another engine (a pool of processes, a cluster) would call the same functions from here and change none."""
