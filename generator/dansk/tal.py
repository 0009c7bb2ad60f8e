"""Danish numbers: strict reading (nothing is guessed) and printing.

Thousands take a full stop from four digits on, decimals a comma (Folketingets sprogguide,
»Tal og bogstaver«). A unit follows after a no-break space, so that no line begins with it.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

FAST_MELLEMRUM = "\N{NO-BREAK SPACE}"
MINUS = "-"  # the contract prints »-1,39 procentpoint« with a hyphen

FLEST_CIFRE = 15
"""More is a slip of the keyboard, not a figure of a housing estate."""

_HELTAL = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+)", re.ASCII)
_KOMMATAL = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+),\d+", re.ASCII)
_PUNKTUMTAL = re.compile(r"-?\d+\.\d+", re.ASCII)
_MINUSSER = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-"})
_MELLEMRUM = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(\D|$))")


class Talfejl(ValueError):
    """A text that is no number, or can be read as two; `besked` and `ret` are Danish sentences."""

    def __init__(self, besked: str, ret: str, *, tvetydig: bool = False) -> None:
        super().__init__(besked)
        self.besked, self.ret, self.tvetydig = besked, ret, tvetydig


def _rens(tekst: str) -> str:
    rent = _MELLEMRUM.sub("", tekst.strip().translate(_MINUSSER))
    if len(re.findall(r"\d", rent)) > FLEST_CIFRE:
        kort = f"{tekst.strip()[:FLEST_CIFRE]}…"
        raise Talfejl(f"»{kort}« er ikke et tal med højst {FLEST_CIFRE} cifre.", "Ret tallet.")
    return rent


def _kun_tallet(tekst: str, ellers: str) -> str:
    """Say what to write when a unit follows a number: »536 boliger«, »58%«.

    Whatever stands before it (»over 40«, »<5«) changes what it says, so that is left to the writer.
    """
    tal = re.fullmatch(r"([-−]?\d+(?:\.\d{3})*(?:,\d+)?)\s*(?:%|[a-zæøå][\w. ]*)", tekst.strip())
    return f"Skriv kun tallet: {tal[1]}." if tal else ellers


def læs_heltal(tekst: str) -> int:
    """Read a whole number: ``5980``, ``5.980``, ``5 980``; raises `Talfejl`."""
    rent = _rens(tekst)
    if _HELTAL.fullmatch(rent):
        return int(rent.replace(".", ""))
    if _KOMMATAL.fullmatch(rent) or _PUNKTUMTAL.fullmatch(rent):
        raise Talfejl(f"»{tekst}« er ikke et helt tal.", "Skriv et helt tal, fx 5.980.")
    raise Talfejl(
        f"»{tekst}« er ikke et tal.", _kun_tallet(tekst, "Skriv et helt tal med cifre, fx 5.980.")
    )


def læs_decimaltal(tekst: str) -> Decimal:
    """Read a decimal number, its decimals kept as written: ``8,21``, ``8.21``, ``1.964,5``.

    ``1.964`` can be 1964 or 1,964, so it raises a `Talfejl` with both readings; so does a number
    that is none.
    """
    rent = _rens(tekst)
    if _KOMMATAL.fullmatch(rent):
        return Decimal(rent.replace(".", "").replace(",", "."))
    if re.fullmatch(r"-?[0-9]+", rent):
        return Decimal(rent)
    if _PUNKTUMTAL.fullmatch(rent):
        hele, decimaler = rent.lstrip("-").split(".")
        if len(decimaler) == 3 and len(hele) <= 3 and not hele.startswith("0"):
            et, andet = rent.replace(".", ""), rent.replace(".", ",")
            raise Talfejl(
                f"»{tekst}« kan læses på to måder: {et} eller {andet}.",
                f"Skriv {et} eller {andet}.",
                tvetydig=True,
            )
        return Decimal(rent)
    if _HELTAL.fullmatch(rent):  # 1.964.000: two full stops can only be thousands
        return Decimal(rent.replace(".", ""))
    raise Talfejl(
        f"»{tekst}« er ikke et tal.",
        _kun_tallet(tekst, "Skriv tallet med cifre og komma, fx 8,21."),
    )


def skriv_tal(tal: int | Decimal, decimaler: int | None = None) -> str:
    """Print a number the Danish way; `decimaler` rounds half up, None prints it as written.

    >>> skriv_tal(5980), skriv_tal(Decimal("8.20")), skriv_tal(Decimal("37.45"), 1)
    ('5.980', '8,20', '37,5')
    """
    værdi = Decimal(tal)
    if decimaler is not None:
        # Room for every number that can be read; the usual 28 digits are soon used up.
        plads = Context(prec=4 * FLEST_CIFRE, rounding=ROUND_HALF_UP)
        værdi = værdi.quantize(Decimal(1).scaleb(-decimaler), context=plads)
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
