"""projekt.yaml: who applies, for what, when; the afdelinger; abbreviations."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from generator.model.farve import Farve
from generator.model.felter import (
    KUN_TJEK,
    Antal,
    Dato,
    EnEllerFlere,
    Indhold,
    JaNej,
    Korttekst,
    Langtekst,
    felt,
    krævet,
)


class Ansøgningstype(StrEnum):
    """New plan or the continuation of one."""

    NY = "ny"
    VIDEREFØRELSE = "videreførelse"


class Ansøger(Indhold):
    """A boligorganisation that applies."""

    navn: Korttekst = krævet("Boligorganisationens navn.")
    kortnavn: Korttekst | None = felt("Det korte navn, der bruges i tabeller og lister.")
    administrator: Korttekst | None = felt(
        "Administrationsselskabet; skrives »BN v. Administrator«."
    )
    aliasser: Annotated[tuple[str, ...], KUN_TJEK] = felt("Andre skrivemåder af samme navn.", ())

    @property
    def visningsnavn(self) -> str:
        """Return the short name where there is one."""
        return self.kortnavn or self.navn

    @property
    def alle_navne(self) -> tuple[str, ...]:
        """Return every spelling that means this organisation."""
        return tuple(n for n in (self.kortnavn, self.navn, *self.aliasser) if n)


class Periode(Indhold):
    """First and last day of the plan."""

    fra: Dato = krævet("Helhedsplanens første dag, fx 2026-08-01.")
    til: Dato = krævet("Helhedsplanens sidste dag, fx 2030-07-31.")


class Afdeling(Indhold):
    """One afdeling (estate) of the plan."""

    boligorganisation: str = krævet("Ansøgerens navn, kortnavn eller alias.")
    navn: Korttekst = krævet("Afdelingens navn.")
    nummer: Annotated[str | None, KUN_TJEK] = felt(
        "Afdelingens nummer; »Afd. 50« og »afdeling 50« betyder da denne afdeling."
    )
    lejeboliger: Antal = krævet("Antal lejeboliger i afdelingen.")
    gruppe: Annotated[EnEllerFlere[str], KUN_TJEK] = felt(
        "Samlenavne, der kan tælles i teksterne; et eller en liste.", ()
    )
    betinget: JaNej = felt("ja: deltager på en betingelse og mærkes med † i listen.", False)
    aliasser: Annotated[EnEllerFlere[str], KUN_TJEK] = felt("Andre skrivemåder af navnet.", ())

    @property
    def alle_navne(self) -> tuple[str, ...]:
        """Return every spelling that means this afdeling."""
        numre = (f"Afd. {self.nummer}", f"afdeling {self.nummer}") if self.nummer else ()
        return (self.navn, *self.aliasser, *numre)


class Bidragyder(Indhold):
    """A part of the local co-funding."""

    fra: str = krævet("Hvem der medfinansierer.")
    beløb: Antal = krævet("Beløbet i kr. for hele perioden.")


class Økonomi(Indhold):
    """The plan's money, checked and not printed."""

    samlet_budget: Antal | None = felt("Helhedsplanens samlede budget i kr.")
    medfinansiering: tuple[Bidragyder, ...] = felt("Den lokale medfinansiering.", ())


class Materialestatus(StrEnum):
    """How far a part of the application is."""

    MANGLER = "mangler"
    I_GANG = "i gang"
    KLAR = "klar"
    IKKE_RELEVANT = "ikke relevant"


class Ansøgningsmateriale(Indhold):
    """Checklist of what the application holds beside this document."""

    ansøgningsskema: Materialestatus | None = felt("Fondens ansøgningsskema.")
    kommunal_anbefaling: Materialestatus | None = felt("Kommunens anbefaling.")
    budgetoverslag: Materialestatus | None = felt("Overslag over budgettet.")
    nøgletal: Materialestatus | None = felt("Nøgletal for boligområdet.")


class UdseendeValg(Indhold):
    """The organisation's own looks."""

    logo: str | None = felt("Logoets sti i projektets mappe (png eller jpg).")
    farve: Farve | None = felt('Farven på overskrifter og tabelhoveder, fx "#1F3864".')
    sidefod: Korttekst | None = felt("Tekst i sidefoden i stedet for helhedsplanens navn.")


class Undtagelse(Indhold):
    """A rule that the writer silences, with the reason."""

    regel: str = krævet("Reglens navn, fx ukendt-forkortelse.")
    ved: str | None = felt("Kun fund om denne tekst eller på denne sti.")
    begrundelse: str | None = felt("Hvorfor reglen ikke gælder her; står i alle rapporter.")


class Projekt(Indhold):
    """The content of projekt.yaml."""

    regelsæt: Annotated[str, KUN_TJEK] = krævet("Tilskudsperiodens regler, fx lbf-2019-26.")
    helhedsplan: Korttekst = krævet("Helhedsplanens navn.")
    titel: Korttekst | None = felt("Dokumentets titel; ellers »Kortfattet projektbeskrivelse«.")
    ansøgningstype: Ansøgningstype = krævet("ny eller videreførelse.")
    dato: Dato = krævet("Dokumentets dato, fx 2025-03-01.")
    kommune: Korttekst = krævet("Kommunens navn.")
    ansøgere: tuple[Ansøger, ...] = krævet("Boligorganisationerne; den første er hovedansøger.")
    område: Korttekst | None = felt("Området helhedsplanen dækker.")
    periode: Periode = krævet("Helhedsplanens første og sidste dag.")
    afdelinger: tuple[Afdeling, ...] = krævet("Afdelingerne, eller {fil: afdelinger.csv}.")
    forbehold: Langtekst | None = felt("Betingelsen for de betingede afdelingers deltagelse.")
    økonomi: Annotated[Økonomi | None, KUN_TJEK] = felt(
        "Budget og medfinansiering; tjekkes, men trykkes ikke."
    )
    forkortelser: dict[str, Korttekst] = felt("Forkortelser og hvad de står for.", fabrik=dict)
    ansøgningsmateriale: Annotated[Ansøgningsmateriale | None, KUN_TJEK] = felt(
        "Huskeliste over resten af ansøgningen."
    )
    udseende: UdseendeValg | None = felt("Organisationens eget udseende.")
    undtagelser: Annotated[tuple[Undtagelse, ...], KUN_TJEK] = felt(
        "Regler, der ikke gælder her.", ()
    )
