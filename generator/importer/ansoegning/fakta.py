"""The few facts projekt.yaml asks for, as far as an older application says them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.dansk.datoer import gæt_dato
from generator.importer.ansoegning.kladde import Afdeling, Kladde
from generator.importer.ansoegning.overskrifter import uden_nummer
from generator.importer.ansoegning.word import Ansøgning, alle_afsnit
from generator.importer.regneark.kolonner import fold
from generator.model.regelsaet import Regelsæt

_DAG = r"\d{1,2}\. (?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december) \d{4}"  # noqa: E501
_SPAND = re.compile(rf"({_DAG})\s*(?:[-–—]|til)\s*({_DAG})")
_ÅRSPAND = re.compile(r"\b(20\d\d)\s*(?:[-–—/]|til)\s*(20\d\d)\b")
_KOMMUNE = re.compile(r"\b([A-ZÆØÅ][a-zæøå]+(?:[- ][A-ZÆØÅ][a-zæøå]+)? [Kk]ommune)\b")
_ORGANISATION = re.compile(
    r"\b((?:Boligforeningen|Boligselskabet|Boligorganisationen|Andelsboligforeningen|"
    r"Boligforening|Boligselskab)\s+[A-ZÆØÅ0-9][\wÆØÅæøå]*(?:\s+[A-ZÆØÅ][\wæøå]+)?)"
)
_NAVNE = (
    re.compile(rf"[Bb]oligsociale helhedsplan ([^,·\n]{{2,60}}?) i perioden (?:{_DAG}|20\d\d)"),
    re.compile(rf"boligsociale helhedsplan ([^,·\n]{{2,60}}?), (?:{_DAG}|20\d\d)"),
    re.compile(r"[Hh]elhedsplan(?:en)?\s+[»\"“”']([^«\"“”']{2,60})[«\"“”']"),
    re.compile(r"Helhedsplanen ([A-ZÆØÅ][^.,\n]{1,60}?) omfatter"),
    re.compile(r"(?:[Bb]oligsociale? helhedsplan|Helhedsplan)(?:en)?(?: for| i)?:?\s+"
               r"([A-ZÆØÅ][\wæøå]+(?: [A-ZÆØÅ0-9][\wæøå]*)*)"),
)  # fmt: skip


@dataclass
class Ansøger:
    """An applicant of the document."""

    navn: str
    kortnavn: str = ""
    administrator: str = ""


@dataclass
class Fakta:
    """What was found; an empty text was not."""

    helhedsplan: str = ""
    kommune: str = ""
    område: str = ""
    videreførelse: bool = False
    ny: bool = False
    """It says so itself."""
    dato: str = ""
    fra: str = ""
    til: str = ""
    ansøgere: list[Ansøger] = field(default_factory=list)
    gæt: list[str] = field(default_factory=list)


def vælg_regelsæt(ansøgning: Ansøgning, kendte: Iterable[tuple[str, Regelsæt]]) -> tuple[str, int]:
    """Return the name of the funding period whose areas the headings name, and how many."""
    linjer = {fold(uden_nummer(a.ren)) for a in alle_afsnit(ansøgning) if len(a.ren) < 100}
    point = [
        (sum(fold(str(n)) in linjer for n in sæt.indsatsområder), navn) for navn, sæt in kendte
    ]
    antal, navn = max(point)
    return navn, antal


def find_fakta(ansøgning: Ansøgning, kladde: Kladde) -> Fakta:
    """Look for the facts in the whole text, its beginning first."""
    linjer = [a.ren for a in alle_afsnit(ansøgning)]
    tekst = "\n".join(linjer)
    ud = Fakta()
    navn = next((m[1].strip() for r in _NAVNE if (m := r.search(tekst))), "")
    ud.helhedsplan = re.sub(r"\s+(?:19|20)\d\d\b.*", "", navn)
    if kommuner := Counter(m[0].upper() + m[1:-7] + "Kommune" for m in _KOMMUNE.findall(tekst)):
        ud.kommune = kommuner.most_common(1)[0][0]
    if m := re.search(r"boligsocial helhedsplan i (.+?)\. Helhedsplanen ", tekst):
        ud.område = m[1]
    ud.videreførelse = bool(re.search(r"videreføre|forlænge|nuværende helhedsplan", tekst))
    ud.ny = bool(re.search(r"\bny boligsocial helhedsplan|\(ny\)", tekst))
    _periode(tekst, ud)
    _dato(linjer, ud)
    ud.ansøgere = _ansøgere(tekst, kladde, _egne_ansøgere(ansøgning))
    return ud


def _periode(tekst: str, ud: Fakta) -> None:
    if m := _SPAND.search(tekst):
        ud.fra, ud.til = _iso(m[1]), _iso(m[2])
    elif m := _ÅRSPAND.search(tekst):
        ud.fra, ud.til = f"{m[1]}-01-01", f"{m[2]}-12-31"
        ud.gæt.append(f"perioden er sat til hele årene {m[1]}-{m[2]}")


def _dato(linjer: Sequence[str], ud: Fakta) -> None:
    for linje in linjer[:8]:
        uden = _SPAND.sub("", linje)
        if fundet := re.findall(_DAG, uden):
            ud.dato = _iso(fundet[-1])
            return


def _iso(tekst: str) -> str:
    dato = gæt_dato(tekst)
    return dato.isoformat() if dato else ""


def _egne_ansøgere(ansøgning: Ansøgning) -> list[str]:
    """Return the applicants in their order, when the document says where each name stands."""
    navne: dict[int, str] = {}
    for a in alle_afsnit(ansøgning):
        for sti, tekst in a.mærker:
            if len(sti) == 4 and sti[:2] == ("projekt", "ansøgere") and sti[3] == "navn":
                nr = sti[2] if isinstance(sti[2], int) else -1
                # The first name's mark goes round its whole paragraph.
                rent = re.split(r" v\. | søger sammen med | \(\d+ afdelinger?, |: ", tekst)[0]
                if nr >= 0 and len(rent) < len(navne.get(nr, rent + " ")):
                    navne[nr] = rent
    return [navne[nr] for nr in sorted(navne)]


def _ansøgere(tekst: str, kladde: Kladde, egne: list[str]) -> list[Ansøger]:
    navne = list(dict.fromkeys([*egne, *(a.ejer for a in kladde.afdelinger if a.ejer)]))
    kendte = {fold(n) for n in (*navne, *kladde.kortnavne.values())}
    navne += dict.fromkeys(r[0] for r in kladde.nøgletal if r[0] and fold(r[0]) not in kendte)
    ud = [Ansøger(n, kladde.kortnavne.get(n, "")) for n in navne]
    if not ud:
        ud = [Ansøger(n) for n in list(dict.fromkeys(_ORGANISATION.findall(tekst)))[:1]]
    if ud and (m := re.search(r"^(.+?) v\. (.+?) søger sammen med", tekst, re.MULTILINE)):
        for ansøger in ud:
            if fold(ansøger.navn) == fold(m[1]):
                ansøger.administrator = m[2]
    return ud


def i_orden(kladde: Kladde) -> list[Afdeling]:
    """Return the estates in the order of their own list, else in that of the figures."""
    if all(a.nr is not None for a in kladde.afdelinger):
        return sorted(kladde.afdelinger, key=lambda a: a.nr or 0)
    pladser = {(ejer, navn): nr for nr, (ejer, navn, _) in enumerate(kladde.nøgletal)}
    if kladde.afdelinger and all((a.ejer, a.navn) in pladser for a in kladde.afdelinger):
        return sorted(kladde.afdelinger, key=lambda a: pladser[a.ejer, a.navn])
    return kladde.afdelinger
