"""Lines of code for each room of the package: ``python -m tests.kodelinjer [CHECKOUT …]``.

Blank lines, comments and docstrings do not count (a text that stands alone under an attribute is a
docstring too); every line of a Jinja template in the package does. With two checkouts they stand
side by side.
"""

from __future__ import annotations

import ast
import io
import sys
import tokenize
from collections import Counter
from pathlib import Path

_UDEN_KODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


def kodelinjer(kilde: str) -> int:
    """Return how many lines of a Python source hold code."""
    linjer: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(kilde).readline):
        if token.type not in _UDEN_KODE:
            linjer.update(range(token.start[0], token.end[0] + 1))
    for knude in ast.walk(ast.parse(kilde)):
        krop = getattr(knude, "body", [])
        for del_ in krop if isinstance(krop, list) else []:
            if (
                isinstance(del_, ast.Expr)
                and isinstance(del_.value, ast.Constant)
                and isinstance(del_.value.value, str)
            ):
                linjer.difference_update(range(del_.lineno, (del_.end_lineno or 0) + 1))
    return len(linjer)


def pr_rum(generator: Path) -> Counter[str]:
    """Return room (first folder, or module at the top) -> lines of code."""
    ud: Counter[str] = Counter()
    for fil in sorted(generator.rglob("*.py")):
        rum = fil.relative_to(generator).parts[0].removesuffix(".py")
        ud[rum] += kodelinjer(fil.read_text(encoding="utf-8"))
    for fil in sorted(generator.rglob("*.j2")):
        linjer = fil.read_text(encoding="utf-8").splitlines()
        ud[fil.relative_to(generator).parts[0]] += sum(bool(linje.strip()) for linje in linjer)
    return ud


def main(argumenter: list[str]) -> None:
    """Print the table."""
    steder = [Path(sted) / "generator" for sted in argumenter or ["."]]
    tal = [pr_rum(sted) for sted in steder]
    for rum in sorted(set().union(*tal)):
        print(f"{rum:14}", *(f"{t[rum]:7}" for t in tal))
    print(f"{'i alt':14}", *(f"{t.total():7}" for t in tal))


if __name__ == "__main__":
    main(sys.argv[1:])
