"""Whole processes against their peers, on the same content: ``python -m tests.benchmark``."""
