"""A regelsæt: what one funding period of the fund's asks, as data.

Source: Landsbyggefonden's regulativ and vejledning for the period. A new period is one new
file, in ``skabeloner/regelsaet/`` or beside the content, and no change of code.
"""

from __future__ import annotations

from generator.model.felter import Antal, Dato, Decimaltal, Indhold, Korttekst, felt, krævet


class Overskrifter(Indhold):
    """The form's three headings, printed as the form has them."""

    problemkompleks: Korttekst = krævet("Del 1's overskrift.")
    samarbejdspartnere: Korttekst = krævet("Del 2's overskrift.")
    organisering: Korttekst = krævet("Del 3's overskrift.")


class Regelsæt(Indhold):
    """The rules of a funding period."""

    titel: Korttekst = krævet("Tilskudsperioden, som den skrives.")
    gyldig_fra: Dato = krævet("Første dag, en helhedsplan kan begynde under reglerne.")
    gyldig_til: Dato = krævet("Sidste dag, en helhedsplan kan begynde under reglerne.")
    sider: Antal = krævet("Højst så mange A4-sider.")
    indsatsområder: tuple[Korttekst, ...] = krævet("Indsatsområdernes navne.")
    medfinansiering_pct: Decimaltal = krævet("Den lokale medfinansiering, mindst så mange pct.")
    længste_periode_år: Antal = krævet("En helhedsplan varer højst så mange år.")
    overskrifter: Overskrifter = krævet("Skemaets tre overskrifter.")
    vejledning: Korttekst = krævet("Vejledningen, dokumentet svarer på.")
    regulativ: Korttekst = krævet("Regulativet, dokumentet svarer på.")
    kilde: str = krævet("Hvor reglerne er fra.")
    bemærkning: str | None = felt("Hvad den, der vedligeholder reglerne, bør vide.")
