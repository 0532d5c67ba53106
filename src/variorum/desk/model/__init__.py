"""What a desk adds to a collated story: the records of marks, edits and corrections; the clocks; the status of what an editor put together."""
