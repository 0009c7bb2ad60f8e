"""Values -> YAML as a person would type it: long texts under »|«, quotes only where needed.

What is written is read back by `generator.laesning` as the same values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

BREDDE = 110
"""Characters of a line of prose; an editor shows as many beside its sidebar."""

_REN = re.compile(r"[\wÆØÅæøå(§†–][^\n\t]*")
_SKAL_CITERES = re.compile(r": |:$| #|^(?:~|null|Null|NULL)$|^(?:---|\.\.\.)")
_BLOKSTART = re.compile(r"(?:[-+*]|#{1,6}|=+|-+|\d+[.)])$|>|:{3}|~{3}|`{3}|\|")
_UBRUDT = re.compile(r"\s*(?:[-+*] |\d+[.)] |\||\[\^|    )")


class Prosa(str):
    """A long text (Markdown)."""

    __slots__ = ()


class Med(NamedTuple):
    """A value with a comment behind it."""

    værdi: str
    kommentar: str


Værdi = "str | Prosa | Med | Sequence[Værdi] | Mapping[str, Værdi]"


def skriv_yaml(værdier: Mapping[str, object], hoved: str = "") -> str:
    """Return a file; `hoved` is the comment at its top."""
    linjer = [f"# {linje}".rstrip() for linje in hoved.splitlines()]
    return "\n".join([*linjer, *_opslag(værdier, ""), ""])


def _opslag(værdier: Mapping[str, object], ind: str) -> Iterator[str]:
    for nøgle, værdi in værdier.items():
        yield from _felt(f"{ind}{_skalar(nøgle)}:", værdi, ind)


def _felt(foran: str, værdi: object, ind: str) -> Iterator[str]:
    match værdi:
        case Prosa():
            yield f"{foran} |"
            yield from (f"{ind}  {linje}".rstrip() for linje in ombrudt(værdi, ind).split("\n"))
        case Med():
            yield f"{foran} {_skalar(værdi.værdi)}  # {værdi.kommentar}"
        case str():
            yield f"{foran} {_skalar(værdi)}"
        case Mapping():
            yield foran
            yield from _opslag(værdi, f"{ind}  ")
        case Sequence():
            yield foran
            yield from _liste(værdi, f"{ind}  ")
        case _:
            raise TypeError(type(værdi))


def _liste(punkter: Sequence[object], ind: str) -> Iterator[str]:
    for punkt in punkter:
        if isinstance(punkt, Mapping):
            linjer = list(_opslag(punkt, f"{ind}  "))
            yield f"{ind}- {linjer[0].removeprefix(f'{ind}  ')}"
            yield from linjer[1:]
        else:
            yield from _felt(f"{ind}-", punkt, ind)


def _skalar(tekst: str) -> str:
    tekst = " ".join(tekst.split()) if "\n" in tekst else tekst
    if _REN.fullmatch(tekst) and not _SKAL_CITERES.search(tekst) and tekst == tekst.strip():
        return tekst
    return '"' + tekst.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'


def ombrudt(tekst: str, ind: str = "") -> str:
    """Return Markdown with its paragraphs broken into lines that mean the same."""
    return "\n\n".join(_ombryd(afsnit, BREDDE - len(ind)) for afsnit in tekst.strip().split("\n\n"))


def _ombryd(afsnit: str, bredde: int) -> str:
    if any(_UBRUDT.match(linje) for linje in afsnit.split("\n")):
        return afsnit  # lists, tables: where a line ends has a meaning
    ud: list[str] = []
    for stykke in afsnit.split("\\\n"):  # a hard line break stays where it is
        linje = ""
        linjer = []
        for ord_ in stykke.split():
            # A line may not begin with what would make it a list or a heading.
            if linje and len(linje) + 1 + len(ord_) > bredde and not _BLOKSTART.match(ord_):
                linjer.append(linje)
                linje = ord_
            else:
                linje = f"{linje} {ord_}" if linje else ord_
        ud.append("\n".join([*linjer, linje]))
    return "\\\n".join(ud)
