"""``python -m generator`` is the program, for where the command is not on the path."""

import sys
from pathlib import Path

if not sys.flags.safe_path:
    # Python has put the current folder first: a colleague's `json.py` in it is not a library.
    sys.path[0:1] = []
    sys.path.append(str(Path(__file__).parents[1]))

from generator.cli import hoved

hoved()
