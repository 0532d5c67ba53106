"""The desk's screens, served to a browser: pages made on the server, with a little script of our own; and the JSON API."""
