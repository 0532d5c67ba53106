"""What holds many files or visits: WARC, WACZ and zip files, and the HTTP responses inside."""
