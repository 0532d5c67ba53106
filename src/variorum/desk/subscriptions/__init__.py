"""Who is told what happened, and how it reaches them."""
