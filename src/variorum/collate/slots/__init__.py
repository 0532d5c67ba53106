"""Takes statements apart: the propositions of each, what fills their slots, and whether two propositions hold
together."""
