"""One line a finding: ``FIL:LINJE:KOL: alvor regel besked Ret: …`` (hooks, problem matchers)."""

from __future__ import annotations

from collections.abc import Sequence

from generator.fund import PlaceretFund
from generator.rapport.svar import Svar, i_orden, plads


def linje(fund: PlaceretFund) -> str:
    """Word one finding on one line."""
    fil, linjenr, kolonne = plads(fund)
    ret = f" Ret: {fund.ret}" if fund.ret else ""
    undtaget = f" (undtaget: {fund.undtaget})" if fund.undtaget else ""
    tekst = f"{fil}:{linjenr}:{kolonne}: {fund.alvor} {fund.regel} {fund.besked}{ret}{undtaget}"
    return " ".join(tekst.splitlines())


def skriv(svar: Sequence[Svar]) -> str:
    """Return every finding of every project on a line of its own, the most serious first."""
    return "".join(f"{linje(fund)}\n" for s in svar for fund in i_orden(s.fund))
