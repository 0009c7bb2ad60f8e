"""tal.yaml: every figure used in prose, with year and source."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from generator.model.felter import (
    KUN_TJEK,
    Dato,
    Decimaler,
    Decimaltal,
    Indhold,
    KildeEllerIkkeOplyst,
    Korttekst,
    ÅrEllerIkkeOplyst,
    felt,
    krævet,
)


class Talkilde(Indhold):
    """Where figures come from."""

    navn: Korttekst = krævet("Kildens navn, som det skrives i parentesen efter tallet.")
    hentet: Annotated[Dato | None, KUN_TJEK] = felt("Hvornår tallene er hentet.")
    url: Annotated[str | None, KUN_TJEK] = felt("Hvor tallene kan findes.")
    udgave: Annotated[str | None, KUN_TJEK] = felt("Udgave eller tabelnummer.")


class Sammenligning(Indhold):
    """What a figure is held against; year and source are the figure's own when left out."""

    id: Annotated[str | None, KUN_TJEK] = felt(
        "Navnet i {{ … }}, når der er flere sammenligninger."
    )
    om: Annotated[Korttekst | None, KUN_TJEK] = felt("Hvem eller hvad der sammenlignes med.")
    værdi: Decimaltal = krævet("Tallet.")
    decimaler: Annotated[Decimaler | None, KUN_TJEK] = felt("Antal decimaler; ellers som skrevet.")
    år: ÅrEllerIkkeOplyst = felt("Årstallet; ellers tallets eget.")
    kilde: KildeEllerIkkeOplyst = felt("Kilden; ellers tallets egen.")


class Tidligere(Indhold):
    """An earlier point to compare with over time."""

    værdi: Decimaltal = krævet("Tallet.")
    år: ÅrEllerIkkeOplyst = felt("Årstallet.")
    decimaler: Annotated[Decimaler | None, KUN_TJEK] = felt("Antal decimaler; ellers som skrevet.")
    kilde: KildeEllerIkkeOplyst = felt("Kilden; ellers tallets egen.")


def _en_eller_flere(værdi: Any) -> str:
    return "flere" if isinstance(værdi, list | tuple) else "en"


class Tal(Indhold):
    """One figure."""

    om: Annotated[Korttekst, KUN_TJEK] = krævet("Hvad tallet handler om.")
    værdi: Decimaltal = krævet("Tallet, skrevet på dansk: 8,21.")
    enhed: str = krævet("pct., procentpoint, antal, kr., promille eller fri tekst.")
    decimaler: Annotated[Decimaler | None, KUN_TJEK] = felt(
        "Antal decimaler i teksten; ellers som skrevet."
    )
    år: ÅrEllerIkkeOplyst = krævet("Årstallet, fx 2021 eller 2020-21, eller »ikke oplyst«.")
    kilde: KildeEllerIkkeOplyst = krævet("Navnet på en af »kilder«, eller »ikke oplyst«.")
    sammenligning: Annotated[
        Annotated[Sammenligning | None, Tag("en")]
        | Annotated[tuple[Sammenligning, ...], Tag("flere")],
        Discriminator(_en_eller_flere),
    ] = felt("Hvad tallet holdes op imod; en eller en liste, hvor hver har et id.")
    tidligere: Tidligere | None = felt("Samme tal på et tidligere tidspunkt.")

    @property
    def sammenligninger(self) -> tuple[Sammenligning, ...]:
        """Return the comparisons, none or more."""
        if self.sammenligning is None:
            return ()
        if isinstance(self.sammenligning, Sammenligning):
            return (self.sammenligning,)
        return self.sammenligning


class Talfil(Indhold):
    """The content of tal.yaml."""

    kilder: dict[str, Talkilde] = krævet("Kilderne, hver med et kort navn.")
    tal: dict[str, Tal] = krævet("Tallene, hver med et navn, der bruges i {{ tal.navn }}.")
