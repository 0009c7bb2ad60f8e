"""problemkompleks.yaml: part 1 of the document."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar, cast

from pydantic import ConfigDict, Discriminator, Tag, model_validator

from generator.dansk.lister import opregn
from generator.model.afsnit import Delfil, FigurFil, Målgruppefelter, Underafsnit
from generator.model.felter import (
    BeboertalFelt,
    Dato,
    EnEllerFlere,
    Feltfejl,
    Indhold,
    Korttekst,
    Langtekst,
    MedTekst,
    Måltal,
    MåltalFelt,
    Opgørelsestid,
    Oplysning,
    TrykKilde,
    felt,
    krævet,
)


class Nøgletal(Indhold):
    """Figures of one afdeling or area: residents, and a column per criterion or `kolonner`."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, MåltalFelt]

    beboere: BeboertalFelt = felt("Antal beboere.", Oplysning.IKKE_OPLYST)

    # A row's keys that are no figures.
    EGNE_NØGLER: ClassVar[tuple[str, ...]] = ("beboere",)

    def værdi(self, kolonne: str) -> Måltal:
        """Return the figure of a column; not given when the row lacks it."""
        if kolonne == "beboere":
            return cast("Måltal", self.beboere)
        tal: Måltal = (self.__pydantic_extra__ or {}).get(kolonne, Oplysning.IKKE_OPLYST)
        return tal


class Nøgletalsrække(Nøgletal):
    """A row of the criteria table."""

    boligorganisation: str = krævet("Ansøgerens navn, kortnavn eller alias.")
    afdeling: str = krævet("Afdelingens navn som i projekt.yaml.")

    EGNE_NØGLER: ClassVar[tuple[str, ...]] = ("boligorganisation", "afdeling", "beboere")


class Områdestatus(StrEnum):
    """The statuses of almenboligloven §§ 61 a and 61 b."""

    UDSAT_BOLIGOMRÅDE = "udsat boligområde"
    PARALLELSAMFUND = "parallelsamfund"
    OMDANNELSESOMRÅDE = "omdannelsesområde"
    FOREBYGGELSESOMRÅDE = "forebyggelsesområde"
    INGEN = "ingen"


class Boligområde(Indhold):
    """An area drawn by the state; it may span several afdelinger."""

    navn: Korttekst = krævet("Boligområdets navn som på statens liste.")
    afdelinger: tuple[str, ...] = krævet("De afdelinger, området omfatter.")
    status: Områdestatus = krævet("Områdets status på ministeriets liste, eller ingen.")
    liste: Dato | None = felt("Datoen for ministeriets liste, fx 2022-12-01.")
    nøgletal: Nøgletal | None = felt(
        "Områdets egne tal; de kan ikke lægges sammen af afdelingernes."
    )


class Kolonne(Indhold):
    """A further column of the criteria table, printed without a limit."""

    titel: Korttekst = krævet("Kolonnens overskrift.")
    enhed: str | None = felt("Enheden, fx pct.")
    periode: str | None = felt("Hvilket år eller hvilken periode tallene er fra.")
    kilde: Korttekst | None = felt("Hvor tallene er fra.")


def _hver_kolonne(værdi: Any) -> str:
    return "hver" if isinstance(værdi, dict) else "alle"


class Kriterieafsnit(Indhold):
    """The section on the criteria for parallelsamfund and forebyggelsesområde."""

    kriteriesæt: Any = krævet("Navnet på et kriteriesæt, fx parallelsamfund-2022, eller et eget.")
    nøgletal: tuple[Nøgletalsrække, ...] = felt(
        "Afdelingernes tal, eller {fil: noegletal.csv}.", ()
    )
    nøgletal_kilde: Annotated[
        Annotated[TrykKilde, Tag("alle")] | Annotated[dict[str, TrykKilde], Tag("hver")],
        Discriminator(_hver_kolonne),
    ] = felt("Hvor nøgletallene er fra: en kilde i tal.yaml eller kildens navn.")
    nøgletal_år: Annotated[
        Annotated[EnEllerFlere[Opgørelsestid], Tag("alle")]
        | Annotated[dict[str, EnEllerFlere[Opgørelsestid]], Tag("hver")],
        Discriminator(_hver_kolonne),
    ] = felt("Hvornår nøgletallene er fra: et år, en dato eller flere år.", ())
    indledning: Langtekst | None = felt("Tekst før tabellen.")
    konklusion: Langtekst | None = felt("Tekst efter tabellen.")
    boligområder: tuple[Boligområde, ...] = felt("Statens boligområder og deres status.", ())
    kolonner: dict[str, Kolonne] = felt("Flere kolonner i tabellen.", fabrik=dict)
    figurer: tuple[FigurFil, ...] = felt("Billeder efter konklusionen.", ())


_KUN_BESKREVET = ("målgrupper", "problematikker", "mål", "indsats", "afsnit", "figurer")
"""What the template prints of an area only when it is described; else it would vanish silently."""


class Indsatsområde(Målgruppefelter):
    """One of the fund's areas of effort."""

    navn: Korttekst = krævet("Præcis det navn, regelsættet giver indsatsområdet.")
    tekst: Langtekst | None = felt("Udfordringen: tal, kilder og hvad de betyder.")
    indsats: Langtekst | None = felt("Indsatsens retning, uden konkrete aktiviteter.")
    afsnit: tuple[Underafsnit, ...] = felt("Underafsnit med egen overskrift.", ())
    fravalgt: Langtekst | None = felt("Begrundelsen for at vælge området fra.")
    figurer: tuple[FigurFil, ...] = felt("Billeder efter teksten.", ())

    @model_validator(mode="after")
    def _beskrevet_eller_fravalgt(self) -> Indsatsområde:
        if self.tekst is None and self.fravalgt is None:
            raise Feltfejl(
                "manglende-felt",
                f"Indsatsområdet »{self.navn}« har hverken »tekst« eller »fravalgt«.",
                "Beskriv udfordringen i »tekst«, eller begrund fravalget i »fravalgt«.",
                "tekst",
            )
        if self.tekst is not None and self.fravalgt is not None:
            raise Feltfejl(
                "forkert-type",
                f"Indsatsområdet »{self.navn}« er både beskrevet og fravalgt.",
                "Behold enten »tekst« eller »fravalgt«.",
                "fravalgt",
            )
        if self.fravalgt is not None:
            udeladt = [navn for navn in _KUN_BESKREVET if getattr(self, navn)]
            if udeladt:
                navne = opregn([f"»{navn}«" for navn in udeladt])
                raise Feltfejl(
                    "forkert-type",
                    f"Indsatsområdet »{self.navn}« er fravalgt, så {navne} kommer ikke med.",
                    f"Slet {navne}, eller slet »fravalgt« og beskriv udfordringen i »tekst«.",
                    udeladt[0],
                )
        return self


class Delområde(Målgruppefelter):
    """A part of the area with a text of its own."""

    overskrift: Korttekst = krævet("Delområdets overskrift.")
    tekst: Langtekst | None = felt("Delområdets tekst (Markdown).")
    afsnit: tuple[Underafsnit, ...] = felt("Underafsnit med egen overskrift.", ())
    figurer: tuple[FigurFil, ...] = felt("Billeder efter teksten.", ())


class Opmærksomhedspunkter(MedTekst, Målgruppefelter):
    """Further points the fund should know."""

    tekst: Langtekst | None = felt("Teksten (Markdown).")
    afsnit: tuple[Underafsnit, ...] = felt("Underafsnit med egen overskrift.", ())
    figurer: tuple[FigurFil, ...] = felt("Billeder efter teksten.", ())


class Problemkompleks(Delfil):
    """The content of problemkompleks.yaml."""

    indledning: Langtekst | None = felt("Indledning til problemkomplekset.")
    erfaringer: Langtekst | None = felt("Hvad den nuværende plan har opnået og lært.")
    kriterier: Kriterieafsnit | None = felt(
        "Kriterierne for parallelsamfund og forebyggelsesområde."
    )
    indsatsområder: tuple[Indsatsområde, ...] = krævet("De fire indsatsområder.")
    delområder: tuple[Delområde, ...] = felt("Dele af området med egen tekst.", ())
    opmærksomhedspunkter: Opmærksomhedspunkter | None = felt("Øvrige opmærksomhedspunkter.")
