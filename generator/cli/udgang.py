"""The exit codes; of several, the highest."""

from enum import IntEnum


class Udgang(IntEnum):
    """What the program says to whoever called it."""

    FINT = 0
    FUND = 1
    """At least one finding of alvor fejl (with `--streng` an advarsel too)."""
    BRUG = 2
    """Wrong usage, no projekt.yaml, or a file that the system refuses to read or write."""
    UBEKRÆFTET = 3
    """A page count that was asked to be confirmed could not be."""
    VORES = 4
    """A fault of ours; the trace is in a log."""
