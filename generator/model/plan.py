"""The whole plan: the five files' content together, and what follows from it alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.fund import Sti
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.organisering import Organisering
from generator.model.problemkompleks import Nøgletalsrække, Problemkompleks
from generator.model.projekt import Afdeling, Ansøger, Projekt
from generator.model.regelsaet import Regelsæt
from generator.model.samarbejdspartnere import Samarbejdspartnere
from generator.model.tal import Talfil

DELE = ("problemkompleks", "samarbejdspartnere", "organisering")
"""The three parts of the document, each a content file."""


def nøgle(navn: str) -> str:
    """Return a name as it is compared: case and runs of white space do not count."""
    return " ".join(navn.split()).casefold()


@dataclass(frozen=True)
class Plan:
    """A plan as its writers have described it. A part that could not be read is None."""

    navn: str
    """The folder's name; output files are called the same."""
    projekt: Projekt
    problemkompleks: Problemkompleks | None = None
    samarbejdspartnere: Samarbejdspartnere | None = None
    organisering: Organisering | None = None
    tal: Talfil | None = None
    regelsæt: Regelsæt | None = None
    """None when the writer names one that does not exist."""
    regelsæt_kendte: tuple[str, ...] = ()
    kriteriesæt: Kriteriesæt | None = None
    billeder: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures the content points to, by their path in the folder."""
    ulæselige: frozenset[str] = frozenset()
    """Stems of files that are there and could not be read."""
    skader: frozenset[Sti] = frozenset()
    """Where a fault of reading has left a hole: a rule says nothing more there."""
    ufuldstændige: frozenset[Sti] = frozenset()
    """The lists among `skader` that only lack an item: a rule may speak of the others."""
    udeladt: frozenset[str] = frozenset()
    """Stems of files that were read but for something in them."""

    def er_skadet(self, sti: Sti) -> bool:
        """Tell whether what stands at an address is a hole, or lies in one."""
        return any(
            sti[: len(skade)] == skade and (sti == skade or skade not in self.ufuldstændige)
            for skade in self.skader
        )

    def har_skade(self, sti: Sti) -> bool:
        """Tell whether something at an address or below it could not be read."""
        return any(skade[: len(sti)] == sti for skade in self.skader)

    def ansøger(self, navn: str) -> Ansøger | None:
        """Return the applicant that a name, short name or alias means."""
        return self._ansøgere.get(nøgle(navn))

    @cached_property
    def _ansøgere(self) -> dict[str, Ansøger]:
        return {nøgle(n): a for a in self.projekt.ansøgere for n in a.alle_navne}

    @cached_property
    def _afdelinger(self) -> dict[tuple[str, str], Afdeling]:
        return {
            (self._ejer(a.boligorganisation), nøgle(n)): a
            for a in self.projekt.afdelinger
            for n in a.alle_navne
        }

    def _ejer(self, boligorganisation: str) -> str:
        ansøger = self.ansøger(boligorganisation)
        return nøgle(ansøger.navn if ansøger else boligorganisation)

    def afdeling(self, boligorganisation: str, navn: str) -> Afdeling | None:
        """Return the afdeling that an organisation's and an afdeling's name mean."""
        return self._afdelinger.get((self._ejer(boligorganisation), nøgle(navn)))

    def afdelinger_hos(self, ansøger: Ansøger) -> list[Afdeling]:
        """Return an applicant's afdelinger in the list's order."""
        return [a for a in self.projekt.afdelinger if self.ansøger(a.boligorganisation) is ansøger]

    @cached_property
    def grupper(self) -> dict[str, list[Afdeling]]:
        """Return the afdelinger by gruppe, and by every name of an applicant."""
        ud: dict[str, list[Afdeling]] = {}
        for ansøger in self.projekt.ansøgere:
            for navn in ansøger.alle_navne:
                ud[navn] = self.afdelinger_hos(ansøger)
        for gruppe in dict.fromkeys(g for a in self.projekt.afdelinger for g in a.gruppe):
            ud[gruppe] = [a for a in self.projekt.afdelinger if gruppe in a.gruppe]
        return ud

    # --- figures ---

    @property
    def nøgletal(self) -> tuple[Nøgletalsrække, ...]:
        """Return the rows of the criteria table."""
        kriterier = self.problemkompleks.kriterier if self.problemkompleks else None
        return kriterier.nøgletal if kriterier else ()

    @property
    def nøgletalskolonner(self) -> tuple[str, ...]:
        """Return the keys of the criteria and the further columns, in the table's order."""
        kriterier = self.problemkompleks.kriterier if self.problemkompleks else None
        egne = tuple(kriterier.kolonner) if kriterier else ()
        return (*(self.kriteriesæt.kriterier if self.kriteriesæt else ()), *egne)

    def kolonnetitel(self, kolonne: str) -> str:
        """Return a column's heading as the table prints it."""
        if self.kriteriesæt and kolonne in self.kriteriesæt.kriterier:
            return self.kriteriesæt.kriterier[kolonne].titel
        kriterier = self.problemkompleks.kriterier if self.problemkompleks else None
        if kriterier and kolonne in kriterier.kolonner:
            return kriterier.kolonner[kolonne].titel
        return kolonne.capitalize()

    @cached_property
    def _nøgletal(self) -> dict[int, Nøgletalsrække]:
        ud: dict[int, Nøgletalsrække] = {}
        for række in self.nøgletal:
            afdeling = self.afdeling(række.boligorganisation, række.afdeling)
            if afdeling is not None:
                ud.setdefault(id(afdeling), række)
        return ud

    def nøgletal_for(self, afdeling: Afdeling) -> Nøgletalsrække | None:
        """Return the row of figures of one of the plan's own afdelinger."""
        return self._nøgletal.get(id(afdeling))

    def nøgletal_efter_navn(self, navn: str, boligorganisation: str | None) -> list[Nøgletalsrække]:
        """Return the rows whose afdeling has that name or alias, in any or one organisation."""
        søgt = nøgle(navn)
        ud = []
        for række in self.nøgletal:
            afdeling = self.afdeling(række.boligorganisation, række.afdeling)
            navne = afdeling.alle_navne if afdeling else (række.afdeling,)
            hos = boligorganisation is None or self._ejer(boligorganisation) == self._ejer(
                række.boligorganisation
            )
            if hos and søgt in map(nøgle, navne):
                ud.append(række)
        return ud
