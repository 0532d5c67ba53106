"""Steps of the quantity lexer; other rooms call `variorum.text.quantities`."""
