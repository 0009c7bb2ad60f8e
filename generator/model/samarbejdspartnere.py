"""samarbejdspartnere.yaml: part 2 of the document."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import model_validator

from generator.model.afsnit import Delfil
from generator.model.felter import (
    KUN_TJEK,
    Feltfejl,
    Indhold,
    Korttekst,
    Langtekst,
    MedTekst,
    felt,
    krævet,
)


class Partnertype(StrEnum):
    """What kind of body a partner is."""

    KOMMUNE = "kommune"
    STAT = "stat"
    REGION = "region"
    BOLIGORGANISATION = "boligorganisation"
    POLITI = "politi"
    CIVILSAMFUND = "civilsamfund"
    ERHVERVSLIV = "erhvervsliv"
    BEBOERE = "beboere"
    FOND = "fond"
    UDDANNELSESINSTITUTION = "uddannelsesinstitution"
    PARTNERSKAB = "partnerskab"
    ANDET = "andet"


class Partnerstatus(StrEnum):
    """How firm the agreement is."""

    AFTALT = "aftalt"
    I_DIALOG = "i dialog"
    UNDERSØGES = "undersøges"


class Bidragssvar(MedTekst):
    """An answer on a contribution: a text, or why there is none, or when it is settled."""

    tekst: Langtekst | None = felt("Bidraget (Markdown).")
    ingen: Langtekst | None = felt("Begrundelsen, når der ikke er noget bidrag.")
    afklares: Langtekst | None = felt("Hvor eller hvornår bidraget afklares.")

    @model_validator(mode="after")
    def _ét_svar(self) -> Bidragssvar:
        if sum(svar is not None for svar in (self.tekst, self.ingen, self.afklares)) > 1:
            raise Feltfejl(
                "forkert-type",
                "Bidraget har mere end ét svar.",
                "Behold enten teksten, »ingen« eller »afklares«.",
                "ingen" if self.ingen is not None else "afklares",
            )
        return self

    @property
    def svar(self) -> Langtekst | None:
        """Return the text of whichever answer was given."""
        return self.tekst or self.ingen or self.afklares


class Bidrag(Indhold):
    """What a partner contributes."""

    inden_for: Bidragssvar | None = felt("Bidraget inden for helhedsplanens rammer.")
    uden_for: Bidragssvar | None = felt("Bidraget uden for helhedsplanens rammer.")


class Enhed(Indhold):
    """A department or unit of a partner; the same keys as a partner."""

    navn: Korttekst = krævet("Navnet.")
    type: Annotated[Partnertype | None, KUN_TJEK] = felt("Hvad slags partner det er.")
    status: Partnerstatus | None = felt("aftalt, i dialog eller undersøges.")
    indsatsområder: Annotated[tuple[str, ...], KUN_TJEK] = felt(
        "De indsatsområder, partneren bidrager til.", ()
    )
    deltagere: tuple[Korttekst, ...] = felt("Hvem der er med i partnerskabet.", ())
    bidrag: Bidrag | None = felt("Hvad partneren bidrager med inden for og uden for rammerne.")


class Partner(Enhed):
    """A samarbejdspartner."""

    enheder: tuple[Enhed, ...] = felt("Forvaltninger eller enheder hos partneren.", ())


class Samarbejdspartnere(Delfil):
    """The content of samarbejdspartnere.yaml."""

    indledning: Langtekst | None = felt("Indledning før tabellen.")
    partnere: tuple[Partner, ...] = krævet("Samarbejdspartnerne.")
    afslutning: Langtekst | None = felt("Tekst efter tabellen.")
