"""Remarks -> places in the writer's files: address, file, line and column.

The document knows the address of each paragraph as it was when it was built. Since then the
reviewer may have lost bookmarks, and the writer may have changed the content: so the paragraph is
looked up in the document as it would be built now, first by address, then by its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from generator.dansk.tal import skriv_tal
from generator.fund import Sted, Sti, sti_tekst
from generator.laesning import Kildekort, Kildestykke
from generator.laesning.projekter import INDHOLD, PROJEKTFIL
from generator.maskine.sti import vis_sti
from generator.retur.bemaerkning import Anker, Bemærkning, Måde, Retur
from generator.retur.bemaerkninger import FLEST
from generator.retur.normal import Normaltekst
from generator.retur.nutid import Nuafsnit, Nustykke, Nutid
from generator.retur.rettelse import forklaring, rå_plads

LIGNER = 0.6
"""How much of two paragraphs must be the same words for one to be a later state of the other."""
LÆNGST = 400
"""Words of a paragraph that are held against each other."""
LÆNGSTE_TEKST = 100_000
"""Characters of a text in which a remark is looked for."""


@dataclass(frozen=True, slots=True)
class Placeret:
    """A remark with its place."""

    bemærkning: Bemærkning
    sti: Sti
    """The address now; empty when there is none."""
    sted: Sted | None
    """None when no project was found."""
    noter: tuple[str, ...] = ()
    """What is not certain about the place; Danish sentences."""


@dataclass(frozen=True, slots=True)
class Placering:
    """All remarks with their places."""

    projekt: Path | None
    placerede: tuple[Placeret, ...]
    noter: tuple[str, ...] = ()
    """What holds for them all."""


def find_projekt(fil: Path) -> Path | None:
    """Return the project that a document was probably built from.

    The folder one stands in; else the project under ``indhold/`` whose name the file's begins
    with (»mit-kvarter (2).docx«, »mit-kvarter-ny rettet.docx«); else the only one there is.
    """
    her = Path()
    if (her / PROJEKTFIL).is_file():
        return her
    alle = sorted(f.parent for f in (her / INDHOLD).glob(f"*/{PROJEKTFIL}"))
    navn = fil.stem.casefold()
    passer = [m for m in alle if _begynder(navn, m.name.casefold())]
    if passer:
        return max(passer, key=lambda m: len(m.name))
    return alle[0] if len(alle) == 1 else None


def _begynder(navn: str, mappe: str) -> bool:
    return navn.startswith(mappe) and not navn[len(mappe) : len(mappe) + 1].isalnum()


def placér(retur: Retur, projekt: Path | None) -> Placering:
    """Give every remark its place in a project.

    Raises:
        ProjektFejl: the folder is no project, or the system refuses to read a file.
    """
    noter: list[str] = []
    if retur.flere:
        noter.append(f"Der er flere bemærkninger; kun de første {skriv_tal(FLEST)} er vist.")
    if not retur.egen and retur.bemærkninger:
        noter.append(
            "Dokumentet bærer ikke programmets mærker: Det er ikke bygget her, eller de er gået "
            "tabt. Stederne er fundet på teksten alene."
        )
    if projekt is None:
        noter.append(
            "Projektet er ikke fundet, så linjerne kan ikke vises. Skriv det med --projekt."
        )
        uden = tuple(Placeret(b, b.anker.sti, None, _usikker(b.anker)) for b in retur.bemærkninger)
        return Placering(None, uden, tuple(noter))
    opslag = _Opslag(projekt)
    if opslag.fejl:
        noter.append(opslag.fejl)
    elif opslag.ændret(retur.originale):
        noter.append(
            f"Indholdet i {vis_sti(projekt)} er ændret, siden dokumentet blev bygget. "
            "Stederne er fundet i det, der står nu."
        )
    return Placering(projekt, tuple(opslag.placér(b) for b in retur.bemærkninger), tuple(noter))


_SKABELONENS = "Teksten er skabelonens egen; stedet er det nærmeste før den."


def _usikker(a: Anker) -> tuple[str, ...]:
    if a.afledt:
        return (f"Det er {a.afledt}.",)
    if a.afledt == "":
        return (_SKABELONENS,)
    if a.måde is Måde.NÆRMESTE and not a.afsnit:
        return ("Teksten er ny; stedet er det, den står efter.",)
    if a.måde is Måde.NÆRMESTE:
        return ("Teksten har ikke selv noget mærke; stedet er det nærmeste før den.",)
    return () if a.sti else ("Stedet kan ikke findes i dokumentet.",)


class _Opslag:
    """The project as it is now."""

    def __init__(self, projekt: Path) -> None:
        nu = Nutid(projekt)
        self._nu = None if nu.grund else nu
        self._kort = nu.kort
        self._tekster: dict[str, list[Nuafsnit]] = {}
        """A paragraph's text -> where it stands now."""
        self._ved_sti: dict[Sti, set[str]] = {}
        """Address -> the texts that stand there now."""
        self.fejl = nu.grund
        if nu.plan is None:
            self.fejl = (
                "Projektet kan ikke bygges, som det er nu, så stederne er dem, dokumentet selv "
                "kender. Kør »projektbeskrivelse tjek«."
            )
        for afsnit in nu.afsnit:
            tekst = afsnit.normal.tekst
            self._tekster.setdefault(tekst, []).append(afsnit)
            for sti in afsnit.stier:
                self._ved_sti.setdefault(sti, set()).add(tekst)

    def ændret(self, originale: Sequence[tuple[Sti, str]]) -> bool:
        """Tell whether any paragraph reads otherwise now than when the document was built."""
        tekster = (Normaltekst(tekst).tekst for _, tekst in originale)
        return any(tekst and tekst not in self._tekster for tekst in tekster)

    def placér(self, b: Bemærkning) -> Placeret:
        """Find the place of one remark."""
        sti, tegn, noter = self._sti(b.anker)
        if not sti:
            return Placeret(b, (), None, noter or ("Stedet kan ikke findes i indholdet.",))
        nærmest = sti
        while nærmest and not self._kort.har(nærmest):
            nærmest = nærmest[:-1]
        if not nærmest:
            return Placeret(b, sti, self._kort.sted(sti), noter)
        kilde = self._kort.kilde(nærmest)
        er_tekst = kilde and isinstance(kilde.værdi, Kildestykke) and kilde.værdi.stil != "beholder"
        if nærmest != sti and not er_tekst:
            noter += (
                f"»{sti_tekst(sti)}« står ikke selv i filen; stedet er »{sti_tekst(nærmest)}«.",
            )
        if tegn is None:
            return Placeret(b, nærmest, _linje(self._kort, nærmest, b.anker), noter)
        return Placeret(b, nærmest, self._kort.sted(nærmest, tegn=tegn), noter)

    def _sti(self, a: Anker) -> tuple[Sti, int | None, tuple[str, ...]]:
        """Return the address now, where in its text, and what is not certain about it."""
        tekst = Normaltekst(a.afsnit).tekst
        if self._nu is None:
            return a.sti, None, _usikker(a)
        if tekst and (ens := self._tekster.get(tekst)):
            return self._samme(self._nu, ens, a)
        sikker = a.måde is Måde.BOGMÆRKE
        if sikker and a.afledt is not None:
            return a.sti, None, _usikker(a)
        if sikker and self._ved_sti.get(a.sti):
            return a.sti, None, ("Teksten er ændret i indholdet siden.",)
        if tekst and (fundet := self._nærmest(tekst)):
            return fundet, None, ("Teksten er fundet på sin lighed med det, der står nu.",)
        if sikker:
            return a.sti, None, ("Teksten findes ikke mere i indholdet.",)
        return a.sti, None, _usikker(a)

    def _samme(
        self, nu: Nutid, ens: Sequence[Nuafsnit], a: Anker
    ) -> tuple[Sti, int | None, tuple[str, ...]]:
        """Return the address of the same text in the document as it is now."""
        afsnit = next((n for n in ens if a.sti in n.stier), ens[0])
        gammel, pladser = Normaltekst(a.afsnit), afsnit.normal.pladser
        fra, til = gammel.grænse(a.plads), gammel.grænse(a.plads + len(a.ord))
        if fra == til:  # a point: what is written belongs to what it continues
            fra, til = max(0, fra - 1), max(1, fra)
        punkter = pladser[fra:til] or pladser[-1:]
        stykker = [s for s in dict.fromkeys(map(afsnit.ved, punkter)) if s is not None]
        for s in stykker:
            if kilde := s.tekst.kilde if s.tekst is not None else ():
                return kilde, None, ()
            if s.sti and s.tekst is not None and not s.tekst.værdi and len(s.sti) > 1:
                plads = max(punkter[0], s.start)
                if not a.ord:
                    plads = _ordet_ved(afsnit.tekst, plads, s)
                plads = _ordets_start(afsnit.tekst, plads, s.start)
                flere = len(ens) > 1 and a.måde is not Måde.BOGMÆRKE
                note = "Den samme tekst står flere steder; stedet er det første." if flere else ""
                return s.sti, rå_plads(nu, afsnit, plads), (note,) if note else ()
        nærmest = _nærmeste(afsnit, punkter[0])
        regnet = next((s for s in stykker if s.tekst is not None and s.tekst.beregnet), None)
        if regnet is not None:
            return nærmest, None, (forklaring(nu, regnet),)
        return nærmest, None, (_SKABELONENS,)

    def _nærmest(self, tekst: str) -> Sti:
        """Return the address of the paragraph that is most like a text, when any is."""
        bedst: Sti = ()
        lighed = LIGNER
        for nu, steder in self._tekster.items():
            if steder[0].stier and (grad := _lighed(nu, tekst)) >= lighed:
                bedst, lighed = _nærmeste(steder[0], 0), grad
        return bedst


def _ordet_ved(tekst: str, plads: int, stykke: Nustykke) -> int:
    """Return where in a piece the word after a point is; where it is the last, that one."""
    if tekst[plads + 1 : plads + 2].isalnum():
        return plads
    if næste := _ORD.search(tekst, plads + 1, stykke.slut):
        return næste.start()
    while plads > stykke.start and not tekst[plads].isalnum():
        plads -= 1
    return plads


def _ordets_start(tekst: str, plads: int, mindst: int) -> int:
    """Return where the word begins that a place is in."""
    while plads > mindst and tekst[plads].isalnum() and tekst[plads - 1].isalnum():
        plads -= 1
    return plads


def _nærmeste(afsnit: Nuafsnit, plads: int) -> Sti:
    """Return the address of the value before a place in a paragraph, else of the one after."""
    før = [s.sti for s in afsnit.stykker if s.sti and s.start <= plads]
    efter = [s.sti for s in afsnit.stykker if s.sti]
    return før[-1] if før else efter[0] if efter else afsnit.sti


def _lighed(a: str, b: str) -> float:
    m = SequenceMatcher(None, a.split()[:LÆNGST], b.split()[:LÆNGST], autojunk=False)
    if m.real_quick_ratio() < LIGNER or m.quick_ratio() < LIGNER:
        return 0.0
    return m.ratio()


_ORD = re.compile(r"\w+")


def _linje(kort: Kildekort, sti: Sti, a: Anker) -> Sted:
    """Return the place of a remark inside the text at an address.

    What the writer typed holds expressions and Markdown, so the paragraph is held against it word
    by word, and the place is that of the word the remark begins with.
    """
    kilde = kort.kilde(sti)
    if kilde is None or not isinstance(kilde.værdi, Kildestykke) or kilde.værdi.stil == "beholder":
        return kort.sted(sti)
    kildens = list(_ord(kilde.værdi.værdi))
    # What is new stands after the paragraph that lends its address.
    tekst, punkt = (a.afsnit, a.plads) if a.afsnit else (a.før, len(a.før))
    afsnittets = list(_ord(tekst))
    første = next(
        (nr for nr, (ord_, start) in enumerate(afsnittets) if start + len(ord_) > punkt),
        len(afsnittets) - 1,
    )
    m = SequenceMatcher(None, [o for o, _ in afsnittets], [o for o, _ in kildens], autojunk=False)
    bedst: int | None = None
    for blok in m.get_matching_blocks():
        if blok.size and (bedst is None or blok.a <= første):
            # The word itself, else the nearest before it, else the first that is there at all.
            bedst = blok.b + min(max(første - blok.a, 0), blok.size - 1)
    return kort.sted(sti, tegn=kildens[bedst][1] if bedst is not None else None)


def _ord(tekst: str) -> Iterator[tuple[str, int]]:
    for fundet in _ORD.finditer(tekst[:LÆNGSTE_TEKST]):
        yield fundet[0].casefold(), fundet.start()
