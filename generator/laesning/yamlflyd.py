"""Traps inside brackets that YAML reads without complaint: texts split by a comma, and `{{`."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from generator.fund import Sti
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.samling import Samling

_FORTSÆTTER = frozenset({"der", "som", "og", "eller", "herunder", "fx", "med"})
_TALHOVED = re.compile(r"[-−]?\d[\d.]*")
_TALHALE = re.compile(r"\d+(?!\S)")
_PYNT = re.compile(r"(?:[&!]\S*[ \t\n]+)*")
_CITAT_ELLER_LISTE = "Skriv ét punkt pr. linje med »- « foran, eller sæt teksten i citationstegn."
_CITAT_ELLER_LINJE = "Skriv ét felt pr. linje uden { }, eller sæt teksten i citationstegn."


class Led(NamedTuple):
    """A plain text inside brackets."""

    start: int
    slut: int
    værdi: str


def led(hændelse: Any) -> Led | None:
    """Return the plain text of an event, or None for anything else."""
    if isinstance(hændelse, yaml.ScalarEvent) and not hændelse.style and hændelse.value:
        start: Any = hændelse.start_mark
        slut: Any = hændelse.end_mark
        return Led(start.index, slut.index, hændelse.value)
    return None


def efter_pynt(tekst: str, start: int) -> int:
    """Return where the value begins after an anchor or a tag."""
    fundet = _PYNT.match(tekst, start)
    return fundet.end() if fundet else start


def tjek_liste(kilde: Kildetekst, forrige: Led, nu: Led, sti: Sti, samling: Samling) -> bool:
    """Report an item of a ``[ ]`` list that is the rest of the one before."""
    if _decimaltal(forrige, nu):
        _meld_tal(kilde, forrige, nu, sti, _CITAT_ELLER_LISTE, samling)
        return True
    # No word at all where it is white space that YAML does not know: an em space.
    if not _FORTSÆTTER.intersection(nu.værdi.split(maxsplit=1)[:1]):
        return False
    samling.meld(
        "tekst-delt-af-komma", sti, kilde.sted(nu.start),
        f"Kommaet deler teksten i to punkter, »{forrige.værdi}« og »{nu.værdi}«.",
        _CITAT_ELLER_LISTE, ord=nu.værdi,
    )  # fmt: skip
    return True


def tjek_nøgle(
    kilde: Kildetekst, forrige: Led | None, nøgle: Any, værdi: Any, sti: Sti, samling: Samling
) -> bool:
    """Report a key without a value inside ``{ }``: the rest of the value before it."""
    nu = led(nøgle)
    if nu is None or not isinstance(værdi, yaml.ScalarEvent) or værdi.value or værdi.style:
        return False
    slut: Any = værdi.end_mark
    if ":" in kilde.tekst[nu.slut : slut.index]:
        return False
    if forrige is None:
        samling.meld(
            "tekst-delt-af-komma", sti, kilde.sted(nu.start),
            f"»{nu.værdi}« står inde i {{ }} uden en værdi.",
            "Giv den en værdi med »: «, eller sæt hele teksten i citationstegn.", ord=nu.værdi,
        )  # fmt: skip
    elif _decimaltal(forrige, nu):
        _meld_tal(kilde, forrige, nu, sti, _CITAT_ELLER_LINJE, samling)
    else:
        samling.meld(
            "tekst-delt-af-komma", sti, kilde.sted(nu.start),
            f"Kommaet deler teksten, så »{nu.værdi}« bliver et felt uden værdi.",
            _CITAT_ELLER_LINJE, ord=nu.værdi,
        )  # fmt: skip
    return True


def meld_skabelon(kilde: Kildetekst, start: int, sti: Sti, samling: Samling) -> None:
    """Report a value that begins with ``{{``, which YAML takes for keys inside brackets."""
    samling.meld(
        "skabelon-uden-citationstegn", sti, kilde.sted(start),
        "Teksten begynder med {{, og det læser YAML som felter i en klamme.",
        "Sæt hele teksten i citationstegn, eller skriv den på linjen under et »|«.", ord="{{",
    )  # fmt: skip


def _decimaltal(forrige: Led, nu: Led) -> bool:
    return (
        forrige.slut + 1 == nu.start
        and _TALHOVED.fullmatch(forrige.værdi) is not None
        and _TALHALE.match(nu.værdi) is not None
    )


def _meld_tal(
    kilde: Kildetekst, forrige: Led, nu: Led, sti: Sti, ret: str, samling: Samling
) -> None:
    tal = f"{forrige.værdi},{nu.værdi}"
    samling.meld(
        "tekst-delt-af-komma", sti, kilde.sted(forrige.start),
        f"Kommaet deler tallet »{tal}« i to.", ret, ord=tal,
    )  # fmt: skip
