"""What the three part files share: sub-sections, figures, footnotes."""

from __future__ import annotations

from generator.model.felter import (
    Bredde,
    Fodnotetekst,
    Indhold,
    Korttekst,
    Langtekst,
    MedTekst,
    felt,
    krævet,
)


class FigurFil(Indhold):
    """A picture from the project's folder."""

    fil: str = krævet("Billedets sti i projektets mappe (png eller jpg).")
    tekst: Korttekst | None = felt("Billedteksten; »Figur 1.« sættes foran.")
    alternativ_tekst: Korttekst | None = felt("Hvad billedet viser, til den, der ikke kan se det.")
    bredde_cm: Bredde | None = felt("Bredden i dokumentet i cm, højst 17.")


class Underafsnit(MedTekst):
    """A sub-section with a heading of its own."""

    overskrift: Korttekst | None = felt("Underafsnittets overskrift.")
    tekst: Langtekst | None = felt("Underafsnittets tekst (Markdown).")
    figurer: tuple[FigurFil, ...] = felt("Billeder efter teksten.", ())


class Målgruppefelter(Indhold):
    """The three lists that open a description."""

    målgrupper: tuple[Korttekst, ...] = felt("Hvem indsatsen er for; ét punkt pr. linje.", ())
    problematikker: tuple[Korttekst, ...] = felt("De problemer, der bør adresseres.", ())
    mål: tuple[Korttekst, ...] = felt("Hvad indsatsen skal føre til.", ())


class Delfil(Indhold):
    """Keys that may stand at the top of each of the three part files."""

    fodnoter: dict[str, Fodnotetekst] = felt(
        "Fodnoter, som teksterne henviser til med [^navn].", fabrik=dict
    )
    figurer: tuple[FigurFil, ...] = felt("Billeder sidst i delen.", ())
