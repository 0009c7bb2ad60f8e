"""One writing of a new project: what every file of it is made from, and the holes they have.

The draft says what the document held. A file asks it for a value; where there is none it gets a
line that a person must fill in, and the hole is told.
"""

from __future__ import annotations

from generator.importer.ansoegning.fakta import Ansøger, Fakta
from generator.importer.ansoegning.kladde import Kladde
from generator.importer.ansoegning.markdown import undgå
from generator.importer.regneark.kolonner import fold
from generator.importer.yamltekst import Med, Prosa

MANGLER = "[skriv {}]"
"""Stands where a text is missing; the rule of placeholders knows it."""


class Skrivning:
    """The content as understood, and what had to be filled in for want of it."""

    def __init__(self, kladde: Kladde, fakta: Fakta, regelsæt: str) -> None:
        self.kladde, self.fakta, self.regelsæt = kladde, fakta, regelsæt
        self.ansøgere = fakta.ansøgere or [Ansøger("")]
        self.filer: dict[str, str] = {}
        """File name -> content."""
        self.mangler: list[str] = []
        """What a person must write, in the order the files ask for it."""
        self.pladsholdere: list[str] = []
        """What is filled in with a value that is not true, in a word each."""

    def fundet(self, værdi: str, hvad: str) -> str:
        """Return a value, or what stands in its place; `hvad` is its name in a sentence."""
        if værdi:
            return værdi
        if hvad not in self.mangler:
            self.mangler.append(hvad)
        return MANGLER.format(hvad)

    def dato(self, værdi: str, hvad: str, ellers: str) -> object:
        """Return a date as YYYY-MM-DD, or `ellers` with a comment that asks for the true one."""
        if værdi:
            return værdi
        self.mangler.append(f"{hvad} (sat til {ellers})")
        ord_ = "dato" if hvad.startswith("dokument") else "periode"
        if ord_ not in self.pladsholdere:
            self.pladsholdere.append(ord_)
        return Med(ellers, f"skriv {hvad}")

    def tekst(self, *sti: str) -> Prosa | None:
        """Return the long text of an address, None when the document had none."""
        afsnit = self.kladde.tekster.get(sti)
        return Prosa("\n\n".join(afsnit)) if afsnit else None

    def ejernavn(self, ejer: str) -> str:
        """Return an owner as the afdelinger name him: the short name where there is one."""
        for a in self.ansøgere:
            if ejer and fold(ejer) in (fold(a.navn), fold(a.kortnavn)):
                return undgå(a.kortnavn or a.navn)
        første = self.ansøgere[0]
        return undgå(første.kortnavn or første.navn) or MANGLER.format("boligorganisationens navn")
