"""Which column is which: Danish headings in their many spellings, with unit, years and ages.

A heading is known only when every word in it is: »Ændring i dømte«, »Dømte, kommunen« and
»Ikkevestlige, mænd« are other figures, and a wrong figure is worse than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

from generator.dansk.lister import opregn
from generator.dansk.usynlige import uden_usynlige
from generator.model.kriteriesaet import Kriteriesæt, Kriterium
from generator.model.plan import Plan
from generator.model.tabeller import AFDELINGSKOLONNER, NØGLETALSKOLONNER

_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "é": "e", "ü": "u"})
_HÆVET = re.compile(
    "[\u2070\u00b9\u00b2\u00b3\u2074-\u2079†‡]+|(?<=\\w)\\*+|\\(\\d\\)|\\b\\d\\)|\\[\\d\\]"
)
_DATO = re.compile(
    r"\b\d{1,2}[./-]\s?\d{1,2}[./-]((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d)-\d\d-\d\d(?:\s00:00)?\b"
    r"|\b\d{1,2}\.?\s?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
    r"\s?((?:19|20)\d\d)\b"
)
_ÅR = re.compile(r"\b((?:19|20)\d\d)(?:\s?[-/]\s?((?:19|20)\d\d|\d\d)\b)?")
_ALDER = re.compile(
    r"\b(\d{1,2})\s?-\s?(\d{2})(?:\s?-?\s?aarige?s?|\s?aar)?\b"
    r"|\b(\d{1,2})\s?\+|(?<!\w)(\d{2}) aar og (?:over|derover)"
)
_ORD = re.compile(r"[a-z]+|[%‰]|\d+(?:[.,]\d+)?|§")

_FYLD = frozenset(
    "af alle andel andele andelen alderen beboer beboere beboerne boligafdeling der den det "
    "er for gennemsnit gennemsnitlig gennemsnitligt gns har i med mellem og paa per pr siden "
    "som pct procent procentdel % ved aar aarig aarige kriterier kriterie kriterium kriterierne "
    "afdeling afdelingen afdelingens noegletal parallelsamfundskriterier tal januar primo ultimo "
    "parallelsamfundskriterierne kriteriet".split()
)
_PCT = frozenset({"pct", "procent", "procentdel", "%", "andel", "andele", "andelen", "indeks"})
_ANTAL = frozenset({"antal"})
_KR = frozenset({"kr", "kroner", "tkr", "dkk"})
_PROMILLE = frozenset({"promille", "‰"})


@dataclass(frozen=True, slots=True)
class Kending:
    """The words of a heading: one of each set must be there, and no other but `også`."""

    kræver: tuple[frozenset[str], ...]
    også: frozenset[str] = frozenset()


def _ord(tekst: str) -> frozenset[str]:
    return frozenset(tekst.split())


KENDINGER: Mapping[str, Kending] = {
    "uden_for_arbejdsmarkedet": Kending(
        (_ord("uden udenfor"), _ord("arbejdsmarked arbejdsmarkedet")),
        _ord("for tilknytning til eller og uddannelse uddannelsessystemet"),
    ),
    "dømte": Kending(
        (_ord("doemte doemt domme domfaeldte"),),
        _ord("for straffelov straffeloven vaabenlov vaabenloven lov om euforiserende stoffer "
             "overtraedelse eller og personer"),
    ),
    "kun_grundskole": Kending(
        (_ord("grundskole grundskolen grundskoleuddannelse"),),
        _ord("kun alene hoejst udelukkende hoejeste uddannelse fuldfoert fuldfoerte "
             "uddannelsesniveau"),
    ),
    "indkomst": Kending(
        (_ord("indkomst bruttoindkomst gennemsnitsindkomst"),),
        _ord("brutto skattepligtige skattepligtig regionens regionen region ift forhold til "
             "indeks gennemsnittet gennemsnit samme gruppe ekskl eksklusive uden "
             "uddannelsessoegende indkomster"),
    ),
    "ikkevestlige": Kending(
        (_ord("ikkevestlige ikkevestlig ikkevestligt"),),
        _ord("ie ikke indvandrere efterkommere herkomst oprindelse baggrund lande land fra "
             "personer"),
    ),
    "beboere": Kending(
        (_ord("beboere beboertal beboerantal beboerne indbyggere personer"),),
        _ord("antal i alt ialt total samlet bosiddende"),
    ),
    "boligorganisation": Kending(
        (_ord("boligorganisation boligorganisationer boligorganisationen boligselskab "
              "boligselskabet boligforening boligforeningen organisation organisationen selskab"),),
        _ord("navn almen almene organisationsnavn boligorganisationens"),
    ),
    "afdeling": Kending(
        (_ord("afdeling afdelinger afdelingen afdelingsnavn afdelingens boligafdeling "
              "boligafdelinger afd bebyggelse"),),
        _ord("navn almen almene"),
    ),
    "nummer": Kending(
        (_ord("nr nummer afdelingsnummer afdelingsnr afdnr afdelingnr"),),
        _ord("afd afdeling afdelingens afdelings"),
    ),
}  # fmt: skip
"""Recognised beside the key itself, and what the criteria set and the project call a column."""

_IKKE_TAL = frozenset({"boligorganisation", "afdeling", "nummer"})


@dataclass(frozen=True, slots=True)
class Kolonne:
    """A heading as understood; `grund` says why a column that looks right is not used."""

    nøgle: str
    overskrift: str
    enhed: str = ""
    """»pct.«, »antal«, »kr.«, »promille«, or empty when the heading does not say."""
    år: tuple[int, ...] = ()
    grund: str = ""


class Ordbog:
    """Every column a project can take, with what it is called."""

    def __init__(self, plan: Plan | None, sæt: Kriteriesæt | None = None) -> None:
        self.sæt = sæt = plan.kriteriesæt if plan else sæt
        self.kriterier: dict[str, Kriterium] = dict(sæt.kriterier) if sæt else {}
        kriterier = plan.problemkompleks.kriterier if plan and plan.problemkompleks else None
        self.egne = dict(kriterier.kolonner) if kriterier else {}
        self.nøgler = ("beboere", *self.kriterier, *self.egne)
        """The columns of figures, in the table's order."""
        self._præcise: dict[tuple[str, ...], str] = {}
        navne: dict[str, tuple[str, ...]] = {
            "boligorganisation": NØGLETALSKOLONNER["boligorganisation"],
            "afdeling": NØGLETALSKOLONNER["afdeling"],
            "beboere": NØGLETALSKOLONNER["beboere"],
            "nummer": AFDELINGSKOLONNER["nummer"],
        }
        for nøgle, overskrifter in sæt.kolonnenavne() if sæt else ():
            navne[nøgle] = overskrifter
        for nøgle, kolonne in self.egne.items():
            navne[nøgle] = (str(kolonne.titel),)
        for nøgle, andre in navne.items():
            for navn in (nøgle.replace("_", " "), *andre):
                self._præcise.setdefault(tuple(_kerne(_led(navn)[0])), nøgle)

    def genkend(self, overskrift: str) -> Kolonne | None:
        """Return the column a heading means, or None when it is not one of ours."""
        led, år, aldre = _led(overskrift)
        nøgle = self._præcise.get(tuple(_kerne(led))) if _kerne(led) else None
        nøgle = nøgle or self._efter_ord(led)
        if nøgle is None:
            return None
        vist = " ".join(overskrift.split())
        enhed = _enhed(led)
        return Kolonne(nøgle, vist, enhed, år, self._grund(nøgle, enhed, aldre))

    def _efter_ord(self, led: list[str]) -> str | None:
        ord_ = set(led)
        for nøgle, kending in KENDINGER.items():
            if nøgle not in _IKKE_TAL and nøgle not in self.nøgler:
                continue
            alle = frozenset().union(*kending.kræver) | kending.også | _FYLD
            alle |= _ANTAL | _KR | _PROMILLE
            if nøgle in _IKKE_TAL and ord_ & (_ANTAL | _PCT | _KR):
                continue
            if nøgle == "ikkevestlige" and len(ord_ & {"indvandrere", "efterkommere"}) == 1:
                continue  # only half of the group that the law counts
            if (
                nøgle == "beboere"
                and not ord_ & _ord("beboere beboertal beboerantal indbyggere")
                and "antal" not in ord_
            ):
                continue
            if all(ord_ & krav for krav in kending.kræver) and ord_ <= alle:
                return nøgle
        return None

    def _grund(self, nøgle: str, enhed: str, aldre: tuple[str, ...]) -> str:
        """Return why a column is another figure than the one asked for, or nothing."""
        if nøgle in _IKKE_TAL:
            return ""
        kriterium = self.kriterier.get(nøgle)
        if nøgle == "beboere":
            if enhed not in ("", "antal"):
                return f"den er i {enhed}, og beboere er et antal"
            return "den tæller kun en aldersgruppe" if aldre else ""
        if kriterium is None:
            return ""
        if enhed and enhed != kriterium.enhed:
            return f"den er i {enhed}, og kriteriet er i {kriterium.enhed}"
        alder = "-".join(re.findall(r"\d+", kriterium.alder or ""))
        if aldre and aldre != (alder,):
            krævet = (
                f"kriteriet gælder {kriterium.alder}"
                if kriterium.alder
                else "kriteriet gælder alle"
            )
            return f"den gælder {opregn(aldre)} år, og {krævet}"
        return ""

    def dataår(self, nøgle: str) -> tuple[int, ...]:
        """Return the years the criteria set says a column is from; empty when it does not."""
        sæt = self.sæt
        if nøgle == "beboere":
            return (sæt.beboere_dato.year,) if sæt and sæt.beboere_dato else ()
        kriterium = self.kriterier.get(nøgle)
        return tuple(sorted({å.sidste for å in kriterium.dataår if å})) if kriterium else ()


def fold(tekst: str) -> str:
    """Return a text as names and headings are compared: lower case, æ as ae, single spaces."""
    return " ".join(normalize("NFC", uden_usynlige(tekst)).casefold().translate(_FOLD).split())


def år_i(tekst: str) -> tuple[int, ...]:
    """Return the years that a heading or a title names."""
    return _led(tekst)[1]


def _led(overskrift: str) -> tuple[list[str], tuple[int, ...], tuple[str, ...]]:
    """Return a heading's words, the years in it, and its ages."""
    tekst = uden_usynlige(overskrift).replace("\u2011", "-")
    tekst = re.sub(r"(?<=\w)-\s*\n\s*(?=[a-zæøå])", "", tekst)  # a word divided by hand
    tekst = _HÆVET.sub(" ", tekst).replace("–", "-").replace("—", "-").replace("_", " ")
    tekst = fold(tekst)
    år: list[int] = []
    for m in _DATO.finditer(tekst):
        år += [int(g) for g in m.groups() if g]
    tekst = _DATO.sub(" ", tekst)
    for m in _ÅR.finditer(tekst):
        år.append(int(m[1]))
        if m[2]:
            år.append(int(m[2]) if len(m[2]) == 4 else int(m[1]) // 100 * 100 + int(m[2]))
    tekst = _ÅR.sub(" ", tekst)
    aldre = tuple(f"{m[1]}-{m[2]}" if m[1] else f"{m[3] or m[4]}+" for m in _ALDER.finditer(tekst))
    tekst = _ALDER.sub(" ", tekst)
    tekst = re.sub(r"(?<=[a-z])-(?=[a-z])", "", tekst)
    tekst = re.sub(r"\bikke vestlig", "ikkevestlig", tekst)
    return _ORD.findall(tekst), tuple(dict.fromkeys(år)), aldre


def _kerne(led: list[str]) -> list[str]:
    """Return the words without the unit, which may be there or not."""
    return [o for o in led if o not in ("pct", "procent", "%")]


def _enhed(led: list[str]) -> str:
    ord_ = set(led)
    if ord_ & _PROMILLE:
        return "promille"
    if ord_ & _KR:
        return "kr."
    if ord_ & _PCT:
        return "pct."
    return "antal" if ord_ & _ANTAL else ""
