"""organisering.yaml: part 3 of the document."""

from __future__ import annotations

from enum import StrEnum

from generator.model.afsnit import Delfil, FigurFil
from generator.model.felter import (
    EnEllerFlere,
    Indhold,
    JaNej,
    Korttekst,
    Langtekst,
    MedTekst,
    felt,
    krævet,
)


class Forumtype(StrEnum):
    """What a forum is in the fund's eyes."""

    BOLIGSOCIAL_BESTYRELSE = "boligsocial bestyrelse"
    POLITISK_FORUM = "politisk forum"
    TVÆRGÅENDE_FORUM = "tværgående forum"
    LEDERGRUPPE = "ledergruppe"
    STYREGRUPPE = "styregruppe"
    FØLGEGRUPPE = "følgegruppe"
    ANDET = "andet"


class Niveau(StrEnum):
    """The level a forum works at, from the widest to the nearest."""

    BY = "by"
    BYDEL = "bydel"
    OMRÅDE = "område"
    AFDELING = "afdeling"


class Deltagerniveau(StrEnum):
    """The rank a party sits with."""

    DIREKTØR = "direktør"
    CHEF = "chef"
    LEDER = "leder"
    MEDARBEJDER = "medarbejder"
    POLITIKER = "politiker"
    BEBOERREPRÆSENTANT = "beboerrepræsentant"
    ANDET = "andet"


class Deltager(Indhold):
    """A party that sits in a forum."""

    part: Korttekst = krævet("En partner, en ansøger, »alle ansøgere« eller fri tekst.")
    niveau: EnEllerFlere[Deltagerniveau] = felt(
        "Det niveau, parten deltager på; et eller flere.", ()
    )


class Forum(Indhold):
    """A board, group or other forum."""

    navn: Korttekst = krævet("Forummets navn.")
    type: EnEllerFlere[Forumtype] = krævet(
        "Hvad forummet er, fx boligsocial bestyrelse; en eller flere."
    )
    niveau: Niveau = krævet("by, bydel, område eller afdeling.")
    ansvar: Langtekst = krævet("Hvad forummet har ansvar for.")
    deltagere: tuple[Deltager, ...] = felt("Hvem der sidder i forummet.", ())
    møder: Korttekst | None = felt("Hvor tit forummet mødes.")


class IngenPolitiskeFora(Indhold):
    """The answer when there is no political forum."""

    ingen: Langtekst = krævet("Hvorfor der ikke er et politisk forum.")


class Team(MedTekst):
    """The local team."""

    tekst: Langtekst | None = felt("Om det lokale boligsociale team.")
    baser: tuple[Korttekst, ...] = felt("Hvor teamet holder til.", ())
    stillinger: tuple[Korttekst, ...] = felt("Stillingerne i teamet.", ())
    figurer: tuple[FigurFil, ...] = felt("Billeder efter teksten.", ())


class Organisering(Delfil):
    """The content of organisering.yaml."""

    indledning: Langtekst | None = felt("Indledning før tabellen.")
    fora: tuple[Forum, ...] = krævet("Bestyrelse, grupper og andre fora.")
    politiske_fora: IngenPolitiskeFora | None = felt("Svaret, når der ikke er et politisk forum.")
    diagram: JaNej = felt("ja: tegn foraene efter niveau som et billede.", False)
    team: Team | None = felt("Det lokale boligsociale team.")
