"""Things said inside sentences: numbers, times, names, quotations, and what each is about."""
