"""Pure helpers on strings, shared by the rooms. Offsets are code points, half open."""
