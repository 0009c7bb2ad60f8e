"""Document tree + looks -> the document set up (`generator.skrivere.opsat`).

What Word and LibreOffice do with the DOCX is the measure; each choice that both writers need is
taken here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Celle,
    Celletype,
    Dokument,
    Figur,
    Inline,
    Liste,
    Notehenvisning,
    Overskrift,
    Punkt,
    Række,
    Stil,
    Tabel,
)
from generator.fund import Sti
from generator.skrivere.billedmaal import logomål
from generator.skrivere.bredder import kolonnebredder
from generator.skrivere.opsat import (
    OpsatAfsnit,
    OpsatBlok,
    OpsatCelle,
    OpsatDokument,
    OpsatFigur,
    OpsatListe,
    OpsatMærke,
    OpsatRække,
    OpsatTabel,
)
from generator.skrivere.ordmaal import orddelt
from generator.skrivere.raekkehoejde import LINJE, rækkehøjde
from generator.typografi.farve import med_farve
from generator.typografi.typer import Form, Tabelform, Typografi

SAMLET = 0.25
"""The share of a page up to which a table is not split: seven rows and their header, most of one
line. It is also the largest hole left at the foot of a page, and five pages is all there is."""
UNDER_KLADDE = 4.5
"""What a printer cannot reach at the lower edge of the paper, in mm."""
I_LISTE = (Stil.BRØDTEKST, Stil.TABELTEKST, Stil.TALTABEL)
"""Styles that give way to the list's own inside a list."""


def opsæt(dokument: Dokument, typografi: Typografi) -> OpsatDokument:
    """Return the document with every layout decision taken."""
    typografi = med_farve(typografi, dokument.udseende.farve)
    opsætter = _Opsætter(dokument, typografi)
    sted = _Sted(typografi.side.tekstbredde)
    flow = _Flow()
    blokke: list[OpsatBlok] = []
    titler = (b for b in dokument.blokke if isinstance(b, Afsnit) and b.stil is Stil.TITEL)
    if dokument.udseende.logo and not any(titler):
        # The logo stands beside a title, if need be an empty one.
        titel = opsætter.afsnit(Afsnit((), Stil.TITEL), flow, sted)
        blokke.append(replace(titel, blok=None))
    for nummer, blok in enumerate(dokument.blokke):
        opsætter.nummer = nummer
        blokke.append(opsætter.blok(blok, flow, sted))
    blokke += opsætter.slut(flow, sted)
    opsætter.i_note = True
    noter = tuple(
        opsætter.blokke(note.blokke or (Afsnit((), Stil.FODNOTE),), replace(sted, sti=note.sti))
        for note in dokument.noter
    )
    kladde = _kladdemærke(typografi) if dokument.kladde else None
    return OpsatDokument(dokument, typografi, tuple(blokke), noter, opsætter.noteblok, kladde)


def _kladdemærke(typografi: Typografi) -> OpsatMærke:
    """Return the place of »Kladde«: under the footer, which grows upwards when it is long.

    There it takes no room from the text and stands on nothing, so that a page of the draft ends
    where it does in the finished document.
    """
    form, side = typografi.sidefod, typografi.side
    højde = form.størrelse * LINJE * form.linjeafstand * 25.4 / 72
    y = min(side.højde - side.sidefod, side.højde - højde - UNDER_KLADDE)
    return OpsatMærke(replace(form, fed=True), side.venstre, y, side.tekstbredde, højde)


@dataclass(slots=True)
class _Flow:
    """What stands above in a column of blocks: a paragraph of some form, or a table."""

    over: Form | None = None
    tabel: bool = False


@dataclass(frozen=True, slots=True)
class _Sted:
    """What a block stands in."""

    bredde: float
    sti: Sti = ()
    """The address of what is around, for a block that has none of its own."""
    dybde: int = 0
    """How many lists are around."""
    kant: float = 0.0
    celle: Celle | None = None


@dataclass(slots=True)
class _Opsætter:
    """Walks the document in reading order, once."""

    dokument: Dokument
    typografi: Typografi
    nummer: int = 0
    noteblok: dict[int, int] = field(default_factory=dict)
    i_note: bool = False
    logo_sat: bool = False

    def blokke(self, blokke: Iterable[Blok], sted: _Sted) -> tuple[OpsatBlok, ...]:
        """Return the blocks of a cell or a note; Word demands a paragraph at the end."""
        flow = _Flow()
        ud = [self.blok(blok, flow, sted) for blok in blokke]
        return (*ud, *self.slut(flow, sted))

    def slut(self, flow: _Flow, sted: _Sted) -> list[OpsatAfsnit]:
        """Return the empty paragraph that Word demands after a table that nothing follows."""
        if not flow.tabel:
            return []
        flow.over, flow.tabel = None, False
        sted = replace(sted, sti=(), kant=0.0)
        return [self._afsnit(None, self.typografi.tabelafstand, (), flow, sted)]

    def blok(self, blok: Blok, flow: _Flow, sted: _Sted) -> OpsatBlok:
        """Return a block, with the space above it that its neighbour asks for."""
        match blok:
            case Overskrift():
                return self._afsnit(
                    blok, self.typografi.overskrift(blok.niveau), blok.indhold, flow, sted
                )
            case Afsnit():
                return self.afsnit(blok, flow, sted)
            case Liste():
                return self._liste(blok, flow, sted)
            case Tabel():
                return self._tabel(blok, flow, sted)
            case Figur():
                return self._figur(blok, flow, sted)
            case _:
                assert_never(blok)

    def afsnit(self, blok: Afsnit, flow: _Flow, sted: _Sted) -> OpsatAfsnit:
        """Return a paragraph in the style of the place it stands in."""
        if sted.dybde and blok.stil in I_LISTE:
            form = self.typografi.liste_fortsat(sted.celle is not None)
            return self._afsnit(blok, replace(form, venstre=0.0), blok.indhold, flow, sted)
        if sted.celle is not None:
            form = self.typografi.celle(blok.stil, sted.celle.type)
            i_celle = self._afsnit(blok, form, blok.indhold, flow, sted)
            return replace(i_celle, justering=sted.celle.justering)
        afsnit = self._afsnit(blok, self.typografi.stil(blok.stil), blok.indhold, flow, sted)
        if blok.stil is Stil.TITEL and self.dokument.udseende.logo and not self.logo_sat:
            self.logo_sat = True
            return replace(afsnit, logo=logomål(self.dokument.udseende))
        return afsnit

    def _afsnit(
        self,
        blok: Afsnit | Overskrift | None,
        form: Form,
        indhold: tuple[Inline, ...],
        flow: _Flow,
        sted: _Sted,
    ) -> OpsatAfsnit:
        før, over = self._luft(flow, form)
        plads = (sted.bredde - sted.kant - form.venstre - form.højre) * 72 / 25.4
        return OpsatAfsnit(
            blok,
            form,
            orddelt(self._noter(indhold), form, plads),
            (blok.sti if blok else ()) or sted.sti,
            sted.bredde,
            før,
            over,
            hold=form.hold_med_næste or (isinstance(blok, Afsnit) and blok.hold_med_næste),
            kant=sted.kant,
        )

    def _luft(self, flow: _Flow, form: Form) -> tuple[float, float]:
        """Return the least space above a paragraph of `form`, and what it comes to here."""
        over, før = flow.over, form.før
        if flow.tabel:
            før = luft = max(form.før, self.typografi.tabelafstand.før)
        elif over is None:
            luft = form.før
        elif form.sammentræk and over.sammentræk and form.id == over.id:
            luft = 0.0
        else:
            luft = max(over.efter, form.før)
        flow.over, flow.tabel = form, False
        return før, luft

    def _noter(self, indhold: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Let a note stand once, and none inside a note."""
        if not any(isinstance(stykke, Notehenvisning) for stykke in indhold):
            return indhold
        ud: list[Inline] = []
        for stykke in indhold:
            if isinstance(stykke, Notehenvisning):
                if stykke.gentaget or self.i_note or stykke.nummer in self.noteblok:
                    stykke = replace(stykke, gentaget=True)
                else:
                    self.noteblok[stykke.nummer] = self.nummer
            ud.append(stykke)
        return tuple(ud)

    def _liste(self, liste: Liste, flow: _Flow, sted: _Sted) -> OpsatListe:
        form = self.typografi.liste(liste.nummereret, sted.celle is not None)
        dybde = min(sted.dybde, len(form.niveauer) - 1)
        inde = replace(sted, dybde=sted.dybde + 1, kant=form.niveau(dybde).venstre)
        punkter: list[tuple[OpsatBlok, ...]] = []
        for punkt in liste.punkter:
            inde = replace(inde, sti=punkt.sti or liste.sti or sted.sti)
            første, *resten = _fyldt(punkt)
            # It stands where the list's level says, not the style.
            stil = replace(form.form, venstre=0.0, første_linje=0.0)
            tegnet = self._afsnit(første, stil, første.indhold, flow, inde)
            blokke = [self.blok(blok, flow, inde) for blok in resten]
            punkter.append((replace(tegnet, punkt=(form, dybde)), *blokke, *self.slut(flow, inde)))
        return OpsatListe(liste, form, dybde, sted.kant, tuple(punkter))

    def _tabel(self, tabel: Tabel, flow: _Flow, sted: _Sted) -> OpsatTabel:
        foran = next(iter(self.slut(flow, sted)), None)
        over = flow.over.efter if flow.over and not foran else 0.0
        flow.over, flow.tabel = None, True
        form = self.typografi.tabel(tabel.slags)
        bredder = kolonnebredder(tabel, self.typografi, sted.bredde)
        alle = (*tabel.hovedrækker, *tabel.rækker)
        # The line of an empty cell must not be taller than those of the rest.
        stil = next((s for række in alle for celle in række.celler for s in _stile(celle)), None)
        rækker = tuple(
            self._række(
                række,
                form,
                bredder,
                stil or Stil.TABELTEKST,
                replace(sted, sti=tabel.sti or sted.sti, dybde=0, kant=0.0),
                hoved=nr < len(tabel.hovedrækker),
            )
            for nr, række in enumerate(alle)
        )
        if sum(rækkehøjde(r, form) for r in rækker) <= SAMLET * self.typografi.side.teksthøjde:
            rækker = (*(replace(række, hold=True) for række in rækker[:-1]), *rækker[-1:])
        return OpsatTabel(tabel, form, tuple(bredder), rækker, sted.kant, over, foran)

    def _række(
        self,
        række: Række,
        form: Tabelform,
        bredder: Sequence[int],
        stil: Stil,
        sted: _Sted,
        *,
        hoved: bool,
    ) -> OpsatRække:
        rest = len(bredder) - sum(celle.kolonner for celle in række.celler)
        # What a short row lacks is an empty cell, so that its rules reach the edge.
        fyld_op = (Celle((), kolonner=rest),) if rest > 0 else ()
        celler: list[OpsatCelle] = []
        plads = 0
        for celle in (*række.celler, *fyld_op):
            spænd = max(1, min(celle.kolonner, len(bredder) - plads))
            bredde = sum(bredder[plads : plads + spænd])
            inde = replace(
                sted,
                bredde=bredde * 25.4 / 1440 - form.margen_venstre - form.margen_højre,
                sti=celle.sti or række.sti or sted.sti,
                celle=celle,
            )
            blokke = self.blokke(celle.blokke or (Afsnit((), stil),), inde)
            lodret = form.hoved_lodret if hoved else "top"
            celler.append(OpsatCelle(celle, spænd, bredde, self._fyld(celle, stil), lodret, blokke))
            plads += spænd
        # A header alone would head nothing.
        return OpsatRække(række, hoved, hoved or række.hold_med_næste, tuple(celler))

    def _fyld(self, celle: Celle, stil: Stil) -> str:
        if celle.type is Celletype.ALMINDELIG:
            return ""
        return self.typografi.celle(next(iter(_stile(celle)), stil), celle.type).fyld

    def _figur(self, figur: Figur, flow: _Flow, sted: _Sted) -> OpsatFigur:
        sti = figur.sti or sted.sti
        form = self.typografi.figur
        før, over = self._luft(flow, form)
        tekst = None
        if figur.billedtekst:
            billedtekst = self.typografi.stil(Stil.BILLEDTEKST)
            inde = replace(sted, sti=sti)
            tekst = self._afsnit(None, billedtekst, figur.billedtekst, flow, inde)
        return OpsatFigur(figur, form, sti, sted.kant, før, over, tekst)


def _fyldt(punkt: Punkt) -> tuple[Afsnit, *tuple[Blok, ...]]:
    """Return an item's blocks; the sign needs a paragraph to stand before."""
    første = punkt.blokke[0] if punkt.blokke else None
    if isinstance(første, Afsnit) and første.stil in I_LISTE:
        return første, *punkt.blokke[1:]
    return Afsnit(()), *punkt.blokke


def _stile(celle: Celle) -> list[Stil]:
    return [blok.stil for blok in celle.blokke if isinstance(blok, Afsnit)]
