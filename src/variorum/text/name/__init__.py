"""Steps of name comparison; `variorum.text.names` is the door."""
