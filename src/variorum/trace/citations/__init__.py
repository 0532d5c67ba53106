"""Who is named as the origin."""
