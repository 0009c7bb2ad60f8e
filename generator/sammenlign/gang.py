"""One comparison of two plans while it runs: both sides, what is found, what is still unpaired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.fund import Sti
from generator.model.plan import Plan
from generator.sammenlign.aendringer import Ændring, Ændringsslags
from generator.sammenlign.hvor import Hvor
from generator.sammenlign.tekster import Tekststykke
from generator.sammenlign.vaerdier import forskel, skriv
from generator.skabelon import Tekster


@dataclass(frozen=True)
class Planudgave:
    """A plan with its texts read."""

    plan: Plan
    tekster: Tekster


@dataclass(frozen=True, slots=True)
class LooseText:
    """A piece of text that only one side has, and that may be found elsewhere on the other."""

    stykke: Tekststykke
    ændring: Ændring


@dataclass(frozen=True, slots=True)
class Værdipar:
    """The value at one place of both plans; an absent one is None, or empty."""

    gammel: Any
    ny: Any
    g_sti: Sti
    n_sti: Sti
    hvor: Hvor
    enhed: tuple[str, str] = ("", "")
    """The old and the new unit of a figure."""
    uden: Sequence[str] = ()
    """Keys that are compared elsewhere: an item's own name."""


@dataclass
class Plangang:
    """One walk through both plans.

    What compares a list or a mapping reports what it sees itself, and yields each pair of items
    for the walk (`planer`) to go into before it asks for the next.
    """

    gammel: Planudgave
    ny: Planudgave
    ud: list[Ændring] = field(default_factory=list)
    forbehold: list[str] = field(default_factory=list)
    væk: list[LooseText] = field(default_factory=list)
    til: list[LooseText] = field(default_factory=list)
    omdøbte: dict[Any, Any] = field(default_factory=dict)
    """What an afdeling was known by in the old plan -> what it is known by in the new."""


def er_hul(gang: Plangang, g_sti: Sti, n_sti: Sti, hvor: Hvor) -> bool:
    """Tell whether either side lacks a value because it could not be read; then say so."""
    sider = [
        hvad
        for hvad, side, sti in (
            ("den gamle", gang.gammel, g_sti),
            ("den nye", gang.ny, n_sti),
        )
        if side.plan.er_skadet(sti) and sti not in side.plan.ufuldstændige
    ]
    if sider:
        hvad = ", ".join(led for led in (hvor.afsnit, hvor.emne, hvor.felt) if led)
        gang.forbehold.append(
            f"»{hvad}« er ikke sammenlignet, fordi det ikke kan læses i "
            f"{' og '.join(sider)} udgave."
        )
    return bool(sider)


def enkelt(
    gang: Plangang,
    a: Any,
    b: Any,
    sti: Sti,
    hvor: Hvor,
    enhed: tuple[str, str] = ("", ""),
    note: str = "",
) -> None:
    """Report a value that is no text."""
    gammel, ny = skriv(a, enhed[0]), skriv(b, enhed[1])
    if gammel == ny:
        return  # printed alike
    tal = forskel(a, b, enhed[1]) if enhed[0] == enhed[1] else ""
    meld(gang, hvor, slags_af(gammel, ny), gammel, ny, forskel=tal, note=note, sti=sti)


def slags_af(gammel: str, ny: str) -> Ændringsslags:
    """Return what has happened to a value from how it was printed and is printed now."""
    if not gammel:
        return Ændringsslags.TILFØJET
    return Ændringsslags.ÆNDRET if ny else Ændringsslags.FJERNET


def meld(
    gang: Plangang, hvor: Hvor, slags: Ændringsslags, gammel: str, ny: str, **mere: Any
) -> None:
    """Add a change to those that are found."""
    gang.ud.append(Ændring(hvor.del_, hvor.afsnit, hvor.emne, hvor.felt, slags, gammel, ny, **mere))
