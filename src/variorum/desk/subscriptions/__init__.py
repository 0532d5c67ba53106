"""Who is told what happened, and how it reaches them: feeds, signed POSTs, notes to laggards."""
