"""A kriteriesæt: the limits of one year's list, as data; and what it says of given figures.

Source: almenboligloven §§ 61 a and 61 b. The limits themselves stand in the data file, each
with its operator (»overstiger« is strict, »udgør mindst« is not).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum

from pydantic import model_validator

from generator.dansk.lister import opregn
from generator.model.felter import (
    Antal,
    Dato,
    Decimaltal,
    Feltfejl,
    Indhold,
    Korttekst,
    ÅrEllerIkkeOplyst,
    Årstal,
    felt,
    krævet,
)
from generator.model.problemkompleks import Nøgletal

FØLGER_ÅRET = ("dømte", "indkomst")
"""The criteria that are held against an average of one year or two (almenboligloven § 61 a, no. 2
and no. 4): their limits mean nothing without the year. The other limits are the law's own."""


def skriv_tid(år: Iterable[Årstal], *, gennemsnit: bool) -> str:
    """Print when figures are from: »1. januar 2022«, »gennemsnit af 2020 og 2021«."""
    alle = list(år)
    flere = len({et for span in alle for et in span.alle}) > 1
    return ("gennemsnit af " if gennemsnit and flere else "") + opregn(map(str, alle))


class Operator(StrEnum):
    """How a figure is held against the limit."""

    OVER = "over"
    MINDST = "mindst"
    UNDER = "under"

    def opfyldt(self, værdi: Decimal, grænse: Decimal) -> bool:
        """Tell whether the figure is on the far side of the limit."""
        match self:
            case Operator.OVER:
                return værdi > grænse
            case Operator.MINDST:
                return værdi >= grænse
            case Operator.UNDER:
                return værdi < grænse

    @property
    def tegn(self) -> str:
        """Return the sign the table's header prints."""
        return {"over": ">", "mindst": "≥", "under": "<"}[self.value]


class Kriterium(Indhold):
    """One criterion, a column of the table."""

    titel: Korttekst = krævet("Kolonnens overskrift.")
    overskrifter: tuple[str, ...] = felt(
        "Andre overskrifter, som kolonnen kendes på i regneark.", ()
    )
    enhed: str = felt("Enheden, normalt pct.", "pct.")
    operator: Operator = krævet("over (>), mindst (≥) eller under (<).")
    grænser: dict[str, Decimaltal] = krævet("Grænseværdien for hver status.")
    faktor: dict[str, Antal] = felt(
        "Grænsen som antal gange landsgennemsnittet, når loven sætter den sådan.", fabrik=dict
    )
    grundlag: str = krævet("Hvem eller hvad der regnes af, fx beboere.")
    alder: str | None = felt("Aldersgruppen, fx 18-64.")
    gennemsnit: bool = felt("true: gennemsnit af de nævnte år.", False)
    dataår: tuple[ÅrEllerIkkeOplyst, ...] = felt("De år, grænsen er regnet for.", ())
    periode: Korttekst | None = felt("Perioden, når den skrives anderledes end dataårene.")
    kilde: Korttekst | None = felt("Kilden, når den er en anden end sættets.")

    @property
    def tid(self) -> str:
        """Return what the limit's years are printed as."""
        kendte = [år for år in self.dataår if år is not None]
        return str(self.periode or skriv_tid(kendte, gennemsnit=self.gennemsnit))


class Statuskrav(Indhold):
    """What a status asks: at least `mindst` of the criteria `af`, and all of `samt`."""

    titel: Korttekst = krævet("Statussens navn, som det skrives.")
    grænse: str = krævet("Hvilke af kriteriernes grænser der gælder.")
    mindst: Antal = krævet("Hvor mange af kriterierne der skal være opfyldt.")
    af: tuple[str, ...] = krævet("De kriterier, der tælles.")
    samt: tuple[str, ...] = felt("Kriterier, der altid skal være opfyldt.", ())
    paragraf: str = krævet("Lovens paragraf, fx § 61 b.")


class Kriteriesæt(Indhold):
    """The limits of one list."""

    ligesom: str | None = felt("Et kriteriesæt, som dette er en ændring af; skriv kun resten.")
    titel: Korttekst = krævet("Sættets navn.")
    liste: Dato | None = felt("Datoen for ministeriets liste.")
    beboere_dato: Dato | None = felt("Dagen, beboerne på listen er talt.")
    mindste_beboertal: Antal = felt("Et boligområde har mindst så mange beboere.", 1000)
    kilde: Korttekst | None = felt("Hvor grænserne er fra.")
    kriterier: dict[str, Kriterium] = krævet("Kriterierne, i tabellens rækkefølge.")
    statusser: dict[str, Statuskrav] = krævet("Hvad hver status kræver.")

    @model_validator(mode="after")
    def _kendte_kriterier(self) -> Kriteriesæt:
        """A status may only ask for criteria that the set has, with the limit it names."""
        for navn, krav in self.statusser.items():
            for kolonne in (*krav.af, *krav.samt):
                if kolonne not in self.kriterier:
                    raise Feltfejl(
                        "ukendt-navn",
                        f"Statussen »{navn}« kræver kriteriet »{kolonne}«, som sættet ikke har.",
                        f"Skriv et af sættets egne: {opregn(self.kriterier)}.",
                        "statusser",
                    )
        return self

    def over(self, tal: Nøgletal, kolonne: str, grænse: str) -> bool:
        """Tell whether a figure is over one limit; a missing figure is over none."""
        kriterium = self.kriterier[kolonne]
        værdi = tal.værdi(kolonne)
        if not isinstance(værdi, Decimal) or grænse not in kriterium.grænser:
            return False
        return kriterium.operator.opfyldt(værdi, kriterium.grænser[grænse])

    def opfylder(self, tal: Nøgletal, status: str) -> bool:
        """Tell whether the figures alone meet a status; missing figures meet nothing."""
        krav = self.statusser[status]
        antal = sum(self.over(tal, kolonne, krav.grænse) for kolonne in krav.af)
        return antal >= krav.mindst and all(
            self.over(tal, kolonne, krav.grænse) for kolonne in krav.samt
        )

    def kan_afgøres(self, tal: Nøgletal, status: str) -> bool:
        """Tell whether no missing figure could change the answer of `opfylder`."""
        krav = self.statusser[status]
        mangler = [k for k in krav.af if not isinstance(tal.værdi(k), Decimal)]
        antal = sum(self.over(tal, kolonne, krav.grænse) for kolonne in krav.af)
        afvist = any(
            isinstance(tal.værdi(k), Decimal) and not self.over(tal, k, krav.grænse)
            for k in krav.samt
        )
        if afvist or antal + len(mangler) < krav.mindst:
            return True
        return antal >= krav.mindst and all(isinstance(tal.værdi(k), Decimal) for k in krav.samt)

    def kolonnenavne(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each column's key with the headings it is known by."""
        for nøgle, kriterium in self.kriterier.items():
            yield nøgle, (nøgle, kriterium.titel, *kriterium.overskrifter)
