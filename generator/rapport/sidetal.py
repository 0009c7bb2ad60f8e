"""The page count alone, as `sider` prints it: use per section, and what to cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.dansk.tal import skriv_tal
from generator.rapport.svar import Svar, plads
from generator.rapport.tekst import sidelinje
from generator.sidemaal.sidetal import Sidemål

BREDEST = 60
"""Characters of a heading that are shown."""


def skriv(svar: Sequence[Svar]) -> str:
    """Return the page count of every project."""
    linjer: list[str] = []
    for s in svar:
        linjer.append(s.sti)
        if s.sider:
            linjer += _mål(s.sider)
        linjer += [f"  {tekst}" for tekst in (s.forbehold, s.besked, s.fejl) if tekst]
        for f in s.fund:
            fil, linje, _ = plads(f)
            linjer.append(f"  {f.alvor}: {f.besked} Ret: {f.ret} ({fil}:{linje})")
        linjer.append("")
    return "\n".join(linjer)


def forbrug(sider: float) -> str:
    """Return pages with two decimals: »0,41«."""
    return skriv_tal(Decimal(str(sider)), 2)


def _mål(mål: Sidemål) -> Iterator[str]:
    yield f"  {sidelinje(mål)}"
    yield f"  {plads_tilbage(mål)}"
    if mål.afsnit:
        yield "  Forbrug  Side  Afsnit"
    for afsnit in mål.afsnit:
        navn = "  " * (afsnit.niveau - 1) + _kort(afsnit.overskrift)
        yield f"  {forbrug(afsnit.forbrug):>7}  {afsnit.side:>4}  {navn}"


def plads_tilbage(mål: Sidemål) -> str:
    """Word how far the limit is; LibreOffice alone may have seen that it is passed."""
    linjer = abs(mål.linjer_tilbage)
    hvad = f"{skriv_tal(linjer)} {'linje' if linjer == 1 else 'linjer'}"
    if not mål.over:
        return f"Plads til {hvad} mere."
    return f"Over grænsen med {hvad}." if mål.linjer_tilbage < 0 else "Lige over grænsen."


def _kort(overskrift: str) -> str:
    """Return a heading that fits a line; the fund's own are long."""
    return overskrift if len(overskrift) <= BREDEST else f"{overskrift[: BREDEST - 1].rstrip()}…"
