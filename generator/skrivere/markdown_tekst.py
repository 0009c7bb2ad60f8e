"""Text as Markdown that renders as exactly that text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from generator.dokument.trae import Inline, Linjeskift, Notehenvisning, Tekst

BRUD = "<br>"
MARKUP = re.compile(r"[\\`*_\[\]<~$]|&(?=[A-Za-z#])|!$")
"""What could begin markup anywhere in a line; a ``!`` does so in front of a link."""
FØR = frozenset(" ([»·–/>")
EFTER = frozenset(" )]«·–/.,;:?<")
"""Neighbours beside which ``*`` works whatever it encloses."""
ADRESSE = re.compile(r"(?i)(https?|mailto|tel):")
"""Other addresses are drawn as links by no viewer, and by most as raw Markdown."""


@dataclass(slots=True)
class _Stykke:
    """A piece of a line; `tekst` is ready Markdown, the emphasis around it is not yet chosen."""

    tekst: str
    fed: bool = False
    kursiv: bool = False


def undslip(tekst: str, brud: str = BRUD) -> str:
    """Return `tekst` with the signs of markup escaped and line breaks as `brud`."""
    dele = re.split(r"\r\n|\r|\n", tekst)
    return brud.join(MARKUP.sub(r"\\\g<0>", del_) for del_ in dele)


def alternativ(tekst: str) -> str:
    """Return the alternative text of a picture."""
    return undslip(tekst, "&#10;")


def blokstart(tekst: str) -> str:
    """Return a line that stands first in a block and shall still be a paragraph."""
    if tekst[:1].isdigit():
        return re.sub(r"\A(\d{1,9})([.)])", r"\1\\\2", tekst)
    return "\\" + tekst if tekst[:1] in tuple("#+->=") else tekst


def linje(
    indhold: Iterable[Inline], *, overskrift: bool = False, celle: bool = False, fed: bool = False
) -> str:
    """Return inline content as one line.

    `overskrift`: a ``#`` at the end would be lost. `celle`: a ``|`` would end the cell. `fed`:
    all of it is bold.
    """
    tekst = _kanter(_saml([*_stykker(indhold, fed)]))
    if overskrift and tekst.endswith("#"):
        tekst = tekst[:-1] + r"\#"
    return tekst.replace("|", r"\|") if celle else tekst


def _stykker(indhold: Iterable[Inline], fed: bool) -> Iterator[_Stykke]:
    for link, gruppe in groupby(indhold, key=lambda s: s.link if isinstance(s, Tekst) else ""):
        adresse = _adresse(link)
        if adresse:
            yield _Stykke("[")
        for (er_fed, kursiv, er_tekst), ens in groupby(gruppe, key=_slags):
            if er_tekst:
                # Neighbours that look alike are one run of text: an escape may hang on its end.
                tekst = "".join(s.tekst for s in ens if isinstance(s, Tekst))
                kerne = tekst.strip()
                forrest, _, bagest = tekst.partition(kerne) if kerne else (tekst, "", "")
                yield from (
                    _Stykke(undslip(forrest)),
                    _Stykke(undslip(kerne), er_fed or fed, kursiv),
                    _Stykke(undslip(bagest)),
                )
            else:
                yield from (_Stykke(_tegn(stykke)) for stykke in ens)
        if adresse:
            yield _Stykke(f"]({adresse})")


def _slags(stykke: Inline) -> tuple[bool, bool, bool]:
    if isinstance(stykke, Tekst):
        return stykke.fed, stykke.kursiv, True
    return False, False, False


def _tegn(stykke: Inline) -> str:
    match stykke:
        case Tekst(tekst=tekst):
            return undslip(tekst)
        case Linjeskift():
            return BRUD
        case Notehenvisning(nummer=nummer):
            return f"[^{nummer}]"
        case _:
            assert_never(stykke)


def _saml(stykker: list[_Stykke]) -> str:
    """Join the pieces, each emphasised in a way that its neighbours allow."""
    stykker = [stykke for stykke in stykker if stykke.tekst]
    ud = ""
    for nr, stykke in enumerate(stykker):
        tegn = "**" * stykke.fed + "*" * stykke.kursiv
        if not tegn:
            ud += stykke.tekst
            continue
        næste = stykker[nr + 1] if nr + 1 < len(stykker) else None
        efter = "" if næste is None else "*" if næste.fed or næste.kursiv else næste.tekst[0]
        if _kan_stjerne(ud[-1:], stykke.tekst, efter):
            ud += f"{tegn}{stykke.tekst}{tegn}"
        else:
            ud += _html(stykke)
    return ud


def _kan_stjerne(før: str, tekst: str, efter: str) -> bool:
    """Return whether asterisks around `tekst` open and close between these neighbours."""
    åbner = før != "*" and (not før or før in FØR or tekst[0].isalnum())
    lukker = efter != "*" and (not efter or efter in EFTER or tekst[-1].isalnum())
    return åbner and lukker


def _html(stykke: _Stykke) -> str:
    tekst = f"<em>{stykke.tekst}</em>" if stykke.kursiv else stykke.tekst
    return f"<strong>{tekst}</strong>" if stykke.fed else tekst


def _kanter(tekst: str) -> str:
    """Return the line with white space at its ends as references, since a parser strips it."""
    kerne = tekst.strip()
    if kerne == tekst:
        return tekst
    forrest, _, bagest = tekst.partition(kerne) if kerne else (tekst, "", "")
    return _referencer(forrest) + kerne + _referencer(bagest)


def _referencer(luft: str) -> str:
    return "".join(f"&#{ord(tegn)};" for tegn in luft)


def _adresse(link: str) -> str:
    """Return a link's address as Markdown takes it, or nothing when it is no web or mail one."""
    if not ADRESSE.match(link):
        return ""
    from urllib.parse import quote

    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", link), safe="%:/?#@!$&'+,;=~")
