"""How reports reach a desk: added, watched for, brought by hand; and taken out again."""
