"""The rule catalogue: one rule's page, or all of them as the page kept in the repository."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.laesning.laesefejl import LÆSEFEJL
from generator.model.opslag import kendte_sæt
from generator.regler import alle_regler
from generator.regler.grundlag import KILDER

_ALVOR = {"fejl": "fejl", "advarsel": "advarsel", "info": "bemærkning"}


@dataclass(frozen=True, slots=True)
class Katalogside:
    """What `forklar` says of a rule or of a fault of reading."""

    slug: str
    alvor: str
    kilde: str
    titel: str
    forklaring: str
    forkert: str
    rigtigt: str
    kan_undtages: bool


def sider() -> dict[str, Katalogside]:
    """Return every page by its slug, rules and faults of reading together, sorted."""
    ud = {
        r.slug: Katalogside(
            r.slug,
            _ALVOR[r.alvor],
            kildetekst(r.kilde),
            r.titel,
            r.forklaring,
            r.forkert,
            r.rigtigt,
            r.kan_undtages,
        )
        for r in alle_regler().values()
    }
    for fejl in LÆSEFEJL.values():
        ud[fejl.slug] = Katalogside(
            fejl.slug,
            "fejl",
            "indholdets form",
            fejl.titel,
            fejl.forklaring,
            fejl.forkert,
            fejl.rigtigt,
            False,
        )
    return dict(sorted(ud.items()))


def kildetekst(kilde: str) -> str:
    """Return »L § 91 a« spelled out: »almenboligloven § 91 a«."""
    navn, _, sted = kilde.partition(" ")
    return f"{KILDER[navn]} {sted}".strip()


def side(s: Katalogside) -> str:
    """Return one rule's page as plain text."""
    linjer = [
        f"{s.slug} ({s.alvor})",
        "",
        s.titel,
        *(["", *s.forklaring.splitlines()] if s.forklaring else []),
        "",
        f"Kilde: {s.kilde}",
        *([] if s.kan_undtages else ["En fejl kan ikke undtages."]),
    ]
    for navn, eksempel in (("Forkert", s.forkert), ("Rigtigt", s.rigtigt)):
        linjer += ["", f"{navn}:", *(f"    {linje}".rstrip() for linje in eksempel.splitlines())]
    return "\n".join(linjer) + "\n"


def katalog() -> str:
    """Return all pages as one Markdown document."""
    alle = sider()
    linjer = [
        "# Reglerne",
        "",
        "Siden er skrevet af `projektbeskrivelse forklar --katalog`: ret reglerne, ikke siden.",
        "",
        "En **fejl** stopper `byg --endelig` og giver udgangskode 1. En **advarsel** bør ses efter,"
        " og en **bemærkning** er til overvejelse. En regel kan undtages med en begrundelse under "
        "`undtagelser` i `projekt.yaml`, hvis ikke andet står ved den.",
        "",
        "| Regel | Alvor | Hvad den finder |",
        "|---|---|---|",
        *(f"| [{s.slug}](#{s.slug}) | {s.alvor} | {_felt(s.titel)} |" for s in alle.values()),
        "",
    ]
    for s in alle.values():
        linjer += _afsnit(s)
    return "\n".join(linjer)


def _felt(tekst: str) -> str:
    return tekst.replace("|", "\\|").replace("<", "\\<")


def _afsnit(s: Katalogside) -> Iterator[str]:
    yield f"## {s.slug}"
    yield ""
    undtages = "" if s.kan_undtages else " En fejl kan ikke undtages."
    yield f"*{s.alvor.capitalize()}. Kilde: {s.kilde}.{undtages}*"
    yield ""
    yield _felt(s.titel)
    yield ""
    if s.forklaring:
        yield s.forklaring
        yield ""
    for navn, eksempel in (("Forkert", s.forkert), ("Rigtigt", s.rigtigt)):
        yield f"{navn}:"
        yield ""
        yield "```yaml"
        yield eksempel
        yield "```"
        yield ""


def sæt() -> list[str]:
    """Return the funding periods and criteria sets that can be named from the current folder."""
    linjer = ["Tilskudsperioder (regelsæt):"]
    linjer += [f"  {navn}" for navn in kendte_sæt(_her(), "regelsaet")]
    linjer += ["Kriteriesæt:"]
    linjer += [f"  {navn}" for navn in kendte_sæt(_her(), "kriterier")]
    return linjer


def _her() -> Path:
    """Return the folder whose own sets count: the current one, or indhold's when it is there."""
    indhold = Path("indhold")
    return indhold / "x" if indhold.is_dir() else Path()
