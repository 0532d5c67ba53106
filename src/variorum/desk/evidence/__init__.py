"""What is kept and never changed."""
