"""Danish numerals in letters, read as numbers: »tretten«, »otteogtyve«, »to hundrede«."""

from __future__ import annotations

import re

_ENERE = {
    "en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "syv": 7, "otte": 8, "ni": 9,
}  # fmt: skip
_TEN_TIL_NITTEN = {
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15,
    "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19,
}  # fmt: skip
_TIERE = {
    "tyve": 20, "tredive": 30, "fyrre": 40, "fyrretyve": 40, "halvtreds": 50,
    "halvtredsindstyve": 50, "tres": 60, "tresindstyve": 60, "halvfjerds": 70,
    "halvfjerdsindstyve": 70, "firs": 80, "firsindstyve": 80, "halvfems": 90,
    "halvfemsindstyve": 90,
}  # fmt: skip

UNDER_HUNDREDE: dict[str, int] = {
    **_ENERE,
    **_TEN_TIL_NITTEN,
    **_TIERE,
    **{f"{ener}og{tier}": tal + ti for ener, tal in _ENERE.items() for tier, ti in _TIERE.items()},
}

# No alternation of 150 words: the shapes they are built of, so that a long text costs little.
_ENER = "(?:[eé][nt]|to|tre|fire|fem|seks|syv|otte|ni)"
_TIER = "(?:tyve|tredive|fyrre(?:tyve)?|(?:halvtreds|tres|halvfjerds|firs|halvfems)(?:indstyve)?)"
_LILLE = f"(?:{_ENER}og{_TIER}|{_TIER}|ti|elleve|tolv|(?:tret|fjor|fem|seks|syt|at|nit)ten|{_ENER})"
MØNSTER = (
    rf"(?:(?:{_LILLE}\s?)?tusinde?(?:\s?og\s?|\s)?)?(?:{_ENER}\s?)?hundrede?"
    rf"(?:(?:\s?og\s?|\s){_LILLE})?|(?:{_LILLE}\s?)?tusinde?|{_LILLE}"
)
"""A numeral in letters; to be used between word boundaries, whatever the case."""

_TAL = re.compile(
    rf"(?:(?P<tusinder>{_LILLE})?\s?(?P<tusind>tusinde?)(?:\s?og\s?|\s)?)?"
    rf"(?:(?P<hundreder>{_ENER})?\s?(?P<hundred>hundrede?)(?:\s?og\s?|\s)?)?(?P<rest>{_LILLE})?"
)


def læs_talord(tekst: str) -> int | None:
    """Read a numeral in letters; None when it is none.

    >>> læs_talord("otteogtyve"), læs_talord("to hundrede og tolv"), læs_talord("Hundrede")
    (28, 212, 100)
    """
    fundet = _TAL.fullmatch(" ".join(tekst.casefold().split()))
    if not fundet or not fundet[0]:
        return None
    ud = UNDER_HUNDREDE.get(fundet["rest"] or "", 0)
    if fundet["hundred"]:
        ud += 100 * UNDER_HUNDREDE.get(fundet["hundreder"] or "", 1)
    if fundet["tusind"]:
        ud += 1000 * UNDER_HUNDREDE.get(fundet["tusinder"] or "", 1)
    return ud or None
