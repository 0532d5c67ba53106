"""Steps of the quantity lexer; `variorum.text.quantities` is the door."""
