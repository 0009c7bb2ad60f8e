"""``python -m generator`` is the program, for where the command is not on the path."""

from generator.cli import hoved

hoved()
