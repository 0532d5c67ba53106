"""Statements taken apart: what each asserts, what fills each slot of it, and whether two of them hold together."""
