"""Steps of name comparison; other rooms import `variorum.text.names`."""
