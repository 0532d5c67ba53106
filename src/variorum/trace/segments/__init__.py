"""Labels whose words the stretches of one report are: its own narrative, or quotation, statement, list, boilerplate."""
