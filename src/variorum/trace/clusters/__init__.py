"""From pairs to copies, passages and witnesses."""
