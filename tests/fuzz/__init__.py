"""Inputs nobody would write, given to the program as its users do: ``python -m tests.fuzz``."""
