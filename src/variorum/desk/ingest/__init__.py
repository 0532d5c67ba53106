"""How reports reach a desk: added, watched for in feeds, brought by hand; and how they are taken out of its stories again."""
