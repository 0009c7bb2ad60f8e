"""The guides' pictures, made by a command: ``python -m tests.billeder``."""
