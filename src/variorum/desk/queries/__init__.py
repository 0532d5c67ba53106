"""What the screens and the command line ask of a desk, a file for each question."""
