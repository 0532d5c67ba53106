"""What the desk keeps of a story besides what the rooms make: editions, clocks, statuses."""
