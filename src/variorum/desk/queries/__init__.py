"""What the screens and the command line ask of a desk."""
