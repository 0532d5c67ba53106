"""Steps of the date and time lexer; `variorum.text.whens` is the door."""
