"""What the desk keeps of a story beside what the rooms make: editions, clocks, statuses."""
