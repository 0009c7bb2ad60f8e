"""Danish numbers: strict reading (nothing is guessed) and printing.

Thousands take a full stop from four digits on, decimals a comma (Folketingets sprogguide,
»Tal og bogstaver«). A unit follows after a no-break space, so that no line begins with it.
"""

from __future__ import annotations

import re
from decimal import Decimal

FAST_MELLEMRUM = "\N{NO-BREAK SPACE}"
MINUS = "-"  # the contract prints »-1,39 procentpoint« with a hyphen

_HELTAL = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+)")
_KOMMATAL = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+),\d+")
_PUNKTUMTAL = re.compile(r"-?\d+\.\d+")
_MINUSSER = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-"})
_MELLEMRUM = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(\D|$))")


class Talfejl(ValueError):
    """A text that is no number, or can be read as two; `besked` and `ret` are Danish sentences."""

    def __init__(self, besked: str, ret: str, *, tvetydig: bool = False) -> None:
        super().__init__(besked)
        self.besked, self.ret, self.tvetydig = besked, ret, tvetydig


def _rens(tekst: str) -> str:
    return _MELLEMRUM.sub("", tekst.strip().translate(_MINUSSER))


def læs_heltal(tekst: str) -> int:
    """Read a whole number: ``5980``, ``5.980``, ``5 980``; raises `Talfejl`."""
    rent = _rens(tekst)
    if _HELTAL.fullmatch(rent):
        return int(rent.replace(".", ""))
    if _KOMMATAL.fullmatch(rent) or _PUNKTUMTAL.fullmatch(rent):
        raise Talfejl(f"»{tekst}« er ikke et helt tal.", "Skriv et helt tal, fx 5.980.")
    raise Talfejl(f"»{tekst}« er ikke et tal.", "Skriv et helt tal med cifre, fx 5.980.")


def læs_decimaltal(tekst: str) -> Decimal:
    """Read a decimal number, its decimals kept as written: ``8,21``, ``8.21``, ``1.964,5``.

    ``1.964`` can be 1964 or 1,964, so it raises a `Talfejl` with both readings; so does a number
    that is none.
    """
    rent = _rens(tekst)
    if _KOMMATAL.fullmatch(rent):
        return Decimal(rent.replace(".", "").replace(",", "."))
    if re.fullmatch(r"-?\d+", rent):
        return Decimal(rent)
    if _PUNKTUMTAL.fullmatch(rent):
        hele, decimaler = rent.lstrip("-").split(".")
        if len(decimaler) == 3 and len(hele) <= 3 and not hele.startswith("0"):
            raise Talfejl(
                f"»{tekst}« kan læses på to måder: {hele}{decimaler} eller {hele},{decimaler}.",
                f"Skriv {hele}{decimaler} eller {hele},{decimaler}.",
                tvetydig=True,
            )
        return Decimal(rent)
    if _HELTAL.fullmatch(rent):  # 1.964.000: two full stops can only be thousands
        return Decimal(rent.replace(".", ""))
    raise Talfejl(f"»{tekst}« er ikke et tal.", "Skriv tallet med cifre og komma, fx 8,21.")


def skriv_tal(tal: int | Decimal, decimaler: int | None = None) -> str:
    """Print a number the Danish way; `decimaler` rounds half up, None prints it as written.

    >>> skriv_tal(5980), skriv_tal(Decimal("8.20")), skriv_tal(Decimal("37.45"), 1)
    ('5.980', '8,20', '37,5')
    """
    værdi = Decimal(tal)
    if decimaler is not None:
        værdi = værdi.quantize(Decimal(1).scaleb(-decimaler), rounding="ROUND_HALF_UP")
    if værdi == 0:
        værdi = abs(værdi)  # never »-0«
    return f"{værdi:,f}".translate(str.maketrans(",.", ".,")).replace("-", MINUS)


def antal_decimaler(tal: Decimal) -> int:
    """Return how many decimals a number was written with."""
    eksponent = tal.as_tuple().exponent
    return max(0, -eksponent) if isinstance(eksponent, int) else 0


def med_enhed(tal: str, enhed: str) -> str:
    """Put a unit after a printed number with a no-break space; a plain count has none."""
    if not enhed or enhed == "antal":
        return tal
    return tal + FAST_MELLEMRUM + enhed.replace(" ", FAST_MELLEMRUM)
