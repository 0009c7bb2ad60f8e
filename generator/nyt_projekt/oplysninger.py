"""The facts that only the writer knows, each checked as it is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import normalize

from generator.dansk import datoer

LÆNGSTE = 200
_STYRETEGN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
ÅR = 4
"""A helhedsplan usually runs so long."""


class Oplysningsfejl(ValueError):
    """A fact that cannot be used; a Danish sentence."""


@dataclass(frozen=True)
class Oplysninger:
    """What a new project is made of; `område` may be empty."""

    helhedsplan: str
    boligorganisationer: tuple[str, ...]
    kommune: str
    ansøgningstype: str
    fra: date
    til: date
    dato: date
    område: str = ""


def tekst(værdi: str) -> str:
    """Return a name, trimmed and in NFC.

    Raises:
        Oplysningsfejl: it is empty, far too long, or holds what no name holds.
    """
    ren = normalize("NFC", " ".join(værdi.split()))
    if not ren:
        raise Oplysningsfejl("Skriv en tekst.")
    if len(ren) > LÆNGSTE:
        raise Oplysningsfejl(f"Teksten er for lang (fundet {len(ren)} tegn, højst {LÆNGSTE}).")
    if _STYRETEGN.search(ren):
        raise Oplysningsfejl("Teksten indeholder et usynligt styretegn. Skriv den uden.")
    if "{{" in ren:
        raise Oplysningsfejl("Teksten må ikke indeholde {{; det henter en værdi. Skriv den uden.")
    return ren


_NAVNE = {
    "bornholm": "Bornholms Regionskommune",
    "københavn": "Københavns Kommune",
    "nordfyn": "Nordfyns Kommune",
    "vesthimmerland": "Vesthimmerlands Kommune",
}
"""The kommuner whose names are not the place and »Kommune«."""


def kommunens_navn(værdi: str) -> str:
    """Return the name of a kommune in full: »Esbjerg Kommune« for »Esbjerg«.

    Raises:
        Oplysningsfejl: it is no name at all.
    """
    navn = tekst(værdi)
    if "kommune" in navn.casefold():
        return navn
    navn = navn[:1].upper() + navn[1:]
    return _NAVNE.get(navn.casefold(), f"{navn} Kommune")


def hel_kommune(værdi: str) -> str:
    """Return the name of a kommune that is written in full.

    Raises:
        Oplysningsfejl: it is only the place.
    """
    if (navn := kommunens_navn(værdi)) != tekst(værdi):
        raise Oplysningsfejl(f"Skriv kommunens navn helt ud. Mente du »{navn}«?")
    return navn


def dag(værdi: str) -> date:
    """Return the day that is written as year-month-day.

    Raises:
        Oplysningsfejl: it is no day, or is written in another way.
    """
    try:
        return datoer.læs_dato(værdi)
    except ValueError:
        gæt = datoer.gæt_dato(værdi)
        ret = f"Skriv {gæt.isoformat()}." if gæt else "Skriv fx 2027-08-01."
        raise Oplysningsfejl(f"»{værdi}« er ikke en dato på formen år-måned-dag. {ret}") from None


def sidste_dag(fra: date) -> date:
    """Return the last day of a plan of the usual length.

    Raises:
        Oplysningsfejl: the calendar ends before the plan.
    """
    try:
        return datoer.læg_år_til(fra, ÅR) - timedelta(days=1)
    except (ValueError, OverflowError):
        raise Oplysningsfejl(f"Året {fra.year} ligger for langt ude i fremtiden.") from None


def efter(til: date, fra: date) -> date:
    """Return the last day.

    Raises:
        Oplysningsfejl: it is before the first.
    """
    if til < fra:
        raise Oplysningsfejl(
            f"Den sidste dag, {til.isoformat()}, ligger før den første, {fra.isoformat()}."
        )
    return til


def forskellige(navne: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the organisations.

    Raises:
        Oplysningsfejl: one of them is there twice.
    """
    sete: set[str] = set()
    for navn in navne:
        if navn.casefold() in sete:
            raise Oplysningsfejl(f"»{navn}« er nævnt to gange.")
        sete.add(navn.casefold())
    return navne
