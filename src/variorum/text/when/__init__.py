"""Steps of the date and time lexer; other rooms call `variorum.text.whens`."""
