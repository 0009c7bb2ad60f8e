"""Worddokument -> text for people and for git: the same document, the same lines.

Nothing in a line depends on what stands elsewhere: a note is ``[*]`` where it is referred to and
stands right under its paragraph or table row, an item of a numbered list is ``1.``, and a page
number is ``#``. So a note that is put in, an item, a page more change no other line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from generator.word.dokument import (
    NOTETEGN,
    SporetÆndring,
    Sporslags,
    Tekstløb,
    Tekstpunkt,
    Wordafsnit,
    Wordblok,
    Worddokument,
    Wordkommentar,
    Wordnotehenvisning,
    Wordrække,
    Wordtabel,
    er_ny,
    er_væk,
    uden_skrift,
)

UDGAVE = 3
"""Raised when the same document gives other lines than before: git keeps what it was told."""
LÆNGSTE_UDDRAG = 120
"""Characters of the text that a comment is about."""
_INDRYK = "  "


class Vis(StrEnum):
    """What becomes of tracked changes."""

    ÆNDRINGER = "vis"
    GODKENDT = "godkendt"
    AFVIST = "afvist"


def skriv(dokument: Worddokument, vis: Vis = Vis.ÆNDRINGER, kommentarer: bool = True) -> str:
    """Return the document's text, ended by a newline."""
    skriver = _Skriver(dokument, vis, kommentarer)
    dele = list(skriver.blokke(dokument.krop))
    dele += skriver.uden_sted()
    if vis is Vis.ÆNDRINGER and dokument.øvrige:
        dele += ["", *_navngivne(dokument.øvrige)]
    for navn, alle in (("Sidehoved", dokument.sidehoveder), ("Sidefod", dokument.sidefødder)):
        # A document has up to three of each for every section, and most say the same.
        for tekst in dict.fromkeys("\n".join(skriver.linjer(blokke)) for blokke in alle):
            if tekst.strip():
                dele += ["", f"[{navn}]", tekst]
    return "\n".join(dele).strip("\n") + "\n"


class _Skriver:
    def __init__(self, dokument: Worddokument, vis: Vis, kommentarer: bool) -> None:
        self._dokument, self._vis = dokument, vis
        self._kommentarer = dokument.kommentarer if kommentarer else {}
        self._svar: dict[str, list[Wordkommentar]] = {}
        for k in self._kommentarer.values():
            if k.svar_på and k.svar_på in self._kommentarer:
                self._svar.setdefault(k.svar_på, []).append(k)
        self._læst: list[str] = []
        """The text so far, in pieces."""
        self._åbne: dict[str, int] = {}
        """Id of a comment whose text is being read -> which piece it began with."""
        self._skrevne: set[str] = set()

    def blokke(self, blokke: Sequence[Wordblok]) -> Iterator[str]:
        """Yield lines; a blank one between blocks, none inside a list or a table."""
        tæt = True
        rest = ""
        for blok in blokke:
            if isinstance(blok, Wordtabel):
                linjer, liste = list(self._tabel(blok)), False
            else:
                linjer, rest = self._afsnit(blok, rest)
                liste = bool(blok.liste)
            if not linjer:
                continue
            if not (tæt and liste):
                yield ""
            yield from linjer
            tæt = liste
        if rest:
            yield rest

    def linjer(self, blokke: Sequence[Wordblok]) -> list[str]:
        """Return the lines of blocks without the blank ones."""
        return [linje for linje in self.blokke(blokke) if linje]

    def _afsnit(self, a: Wordafsnit, forrest: str) -> tuple[list[str], str]:
        """Return a paragraph's lines, and what it leaves for the next when its mark is gone."""
        tekst, under = self._tekst(a)
        tekst = forrest + tekst
        if self._væk(a.mærke):
            return under, tekst
        if self._vis is Vis.ÆNDRINGER and tekst and (tegn := _tegn(a.mærke)):
            tekst += f"{{{tegn}¶{tegn}}}"
        for boks in self.linjer(a.bokse):
            under.append(f"{_INDRYK}[tekstboks] {boks}")
        if not tekst.strip():
            if self._vis is Vis.ÆNDRINGER:
                under += _navngivne([replace(æ, hvad="et afsnitsskift") for æ in a.mærke])
            return under, ""
        if a.niveau:
            tekst = f"{'#' * min(a.niveau, 6)} {' '.join(tekst.split())}"
        elif a.liste:
            indryk = _INDRYK * a.dybde
            tekst = f"{indryk}{a.liste} {tekst.strip()}".replace("\n", f"\n{indryk}  ")
        return [*tekst.rstrip().split("\n"), *under], ""

    def _tabel(self, tabel: Wordtabel) -> Iterator[str]:
        for række in tabel.rækker:
            if not self._væk(række.ændringer):
                yield from self._række(række)

    def _række(self, række: Wordrække) -> list[str]:
        under: list[str] = []
        celler = []
        for celle in række.celler:
            if self._væk(celle.ændringer):
                continue
            dele = []
            for blok in celle.blokke:
                if isinstance(blok, Wordtabel):
                    dele += [linje for indre in blok.rækker for linje in self._række(indre)]
                    continue
                tekst, mere = self._tekst(blok)
                under += [*mere, *(f"{_INDRYK}[tekstboks] {b}" for b in self.linjer(blok.bokse))]
                tekst = " ".join(tekst.split())
                if tekst:
                    dele.append(f"{blok.liste} {tekst}" if blok.liste else tekst)
            if self._vis is Vis.ÆNDRINGER:
                flettet = [æ for æ in celle.ændringer if æ.slags is Sporslags.FLETTET]
                under += _navngivne(flettet)
            celler.append(_pakket(" / ".join(dele), celle.ændringer, self._vis))
        linje = "|".join(["", *(f" {celle} " if celle else " " for celle in celler), ""])
        return [_pakket(linje, række.ændringer, self._vis), *under]

    def _tekst(self, a: Wordafsnit) -> tuple[str, list[str]]:
        """Return a paragraph's text, and the notes and comments that stand under it."""
        ud: list[str] = []
        under: list[str] = []
        for led in uden_skrift(a.led):
            match led:
                case Tekstløb():
                    if self._væk(led.ændringer):
                        continue
                    ud.append(_pakket(led.vist, led.ændringer, self._vis))
                    self._læst.append(led.tekst)
                case Wordnotehenvisning():
                    if self._væk(led.ændringer):
                        continue
                    ud.append(_pakket(NOTETEGN, led.ændringer, self._vis))
                    under += self._note(led.nøgle)
                case Tekstpunkt():
                    under += self._mærke(led)
        self._læst.append(" ")
        if self._vis is Vis.ÆNDRINGER:
            løb = (æ for led in a.led if isinstance(led, Tekstløb) for æ in led.ændringer)
            under += _navngivne([*a.øvrige, *(æ for æ in løb if æ.slags is Sporslags.FORMAT)])
        return _samlet("".join(ud)), under

    def _note(self, nøgle: str) -> list[str]:
        linjer = self.linjer(self._dokument.noter.get(nøgle, []))
        første, *resten = [linje.strip() for linje in linjer] or [""]
        ud = [f"{_INDRYK}{NOTETEGN} {første}".rstrip()]
        return ud + [f"{_INDRYK}    {linje}" for linje in resten]

    def _mærke(self, m: Tekstpunkt) -> list[str]:
        kommentar = self._kommentarer.get(m.id)
        if kommentar is None or m.slags not in ("kommentar", "kommentar slut", "kommentarpunkt"):
            return []
        if m.slags == "kommentar":
            self._åbne[m.id] = len(self._læst)
            return []
        if m.slags == "kommentarpunkt" and (m.id in self._åbne or m.id in self._skrevne):
            return []
        fra = self._åbne.pop(m.id, len(self._læst))
        om = uddrag(self._læst[nr] for nr in range(fra, len(self._læst)))
        if m.id in self._skrevne or kommentar.svar_på in self._kommentarer:
            return []
        self._skrevne.add(m.id)
        return list(self._kommentar(kommentar, om))

    def _kommentar(self, k: Wordkommentar, om: str) -> Iterator[str]:
        hvem = k.forfatter or "ukendt"
        stand = ", løst" if k.løst else ""
        til = f" til »{om}«" if om else ""
        første, *resten = k.tekst.split("\n")
        yield f"{_INDRYK}[kommentar af {hvem}{stand}{til}] {første}"
        yield from (f"{_INDRYK}    {linje}" for linje in resten)
        for svar in self._svar.get(k.id, []):
            tekst = " ".join(svar.tekst.split())
            yield f"{_INDRYK}  [svar af {svar.forfatter or 'ukendt'}] {tekst}"

    def uden_sted(self) -> Iterator[str]:
        """Yield the comments that no place in the text names."""
        for k in self._kommentarer.values():
            if k.id not in self._skrevne and not k.svar_på:
                yield ""
                yield from self._kommentar(k, "")

    def _væk(self, ændringer: tuple[SporetÆndring, ...]) -> bool:
        """Tell whether something is not there, with the changes accepted or rejected."""
        if self._vis is Vis.GODKENDT:
            return er_væk(ændringer)
        return self._vis is Vis.AFVIST and er_ny(ændringer)


def uddrag(stykker: Iterable[str]) -> str:
    """Return a text, cut when it is longer than a reader needs to find it; no more is asked for."""
    længde, ud = 0, []
    for stykke in stykker:
        ud.append(stykke)
        længde += len(stykke)
        if længde > 2 * LÆNGSTE_UDDRAG:
            break
    tekst = " ".join("".join(ud).split())
    return tekst if len(tekst) <= LÆNGSTE_UDDRAG else f"{tekst[:LÆNGSTE_UDDRAG].rstrip()}…"


def _navngivne(ændringer: Sequence[SporetÆndring]) -> list[str]:
    """Return a line for each change that is in no text, the same one once."""
    alle = dict.fromkeys((æ.navn, æ.forfatter or "ukendt") for æ in ændringer)
    return [f"{_INDRYK}[{navn}, af {hvem}]" for navn, hvem in alle]


def _tegn(ændringer: tuple[SporetÆndring, ...]) -> str:
    if er_væk(ændringer):
        return "--"
    return "++" if er_ny(ændringer) else ""


def _pakket(tekst: str, ændringer: tuple[SporetÆndring, ...], vis: Vis) -> str:
    """Return a text with its change around it: ``{++put in++}``, ``{--taken out--}``."""
    tegn = _tegn(ændringer) if vis is Vis.ÆNDRINGER else ""
    return f"{{{tegn}{tekst}{tegn}}}" if tegn and tekst else tekst


def _samlet(tekst: str) -> str:
    """Join changes that stand right beside one another: Word splits what is typed in one go."""
    return tekst.replace("++}{++", "").replace("--}{--", "")
