"""Annotations for GitHub Actions: errors first, at most ten of each kind, the rest counted.

GitHub shows ten errors and ten warnings of a step and drops the rest without a word, so the rest
is counted here and the whole table goes into the job's summary.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.fund import Alvor, PlaceretFund
from generator.maskine.synlig import synlig
from generator.rapport.svar import Svar, i_orden, opsummering, optæl, plads
from generator.rapport.tekst import FORBEHOLD, sidelinje

FLEST = 10
"""Annotations of each kind that GitHub shows in one step."""
_ORDRER = {Alvor.FEJL: "error", Alvor.ADVARSEL: "warning"}


def skriv(svar: Sequence[Svar]) -> str:
    """Return the annotations; with GITHUB_STEP_SUMMARY set, write the table to it too."""
    linjer = [*_annotationer(i_orden(f for s in svar for f in s.fund))]
    linjer += [f"::error title=projektbeskrivelse::{_tekst(s.fejl)}" for s in svar if s.fejl]
    linjer += [f"{_uden_ordre(s.sti)}: {sidelinje(s.sider)}" for s in svar if s.sider]
    linjer += [f"{_uden_ordre(s.sti)}: {_uden_ordre(s.forbehold)}" for s in svar if s.forbehold]
    linjer.append(opsummering(optæl(svar)))
    if fil := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(fil).open("a", encoding="utf-8") as ud:
            ud.write(opsamling(svar))
    return "\n".join(linjer) + "\n"


def _annotationer(fund: Sequence[PlaceretFund]) -> Iterator[str]:
    for alvor, navn in _ORDRER.items():
        ens = [f for f in fund if f.alvor is alvor]
        for f in ens[:FLEST]:
            fil, linje, kolonne = plads(f)
            ret = f" Ret: {f.ret}" if f.ret else ""
            egenskaber: dict[str, str | int]
            egenskaber = {"file": fil, "line": linje, "col": kolonne, "title": f.regel}
            yield ordre(navn, f.besked + ret, egenskaber)
        if len(ens) > FLEST:
            yield f"{len(ens) - FLEST} af slagsen »{alvor}« er ikke vist her; se opsummeringen."


def ordre(navn: str, besked: str, egenskaber: Mapping[str, str | int]) -> str:
    """Return a command to the runner; nothing in the texts can begin another."""
    felter = ",".join(f"{nøgle}={_egenskab(str(værdi))}" for nøgle, værdi in egenskaber.items())
    return f"::{navn} {felter}::{_tekst(besked)}"


def _tekst(tekst: str) -> str:
    return tekst.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _egenskab(tekst: str) -> str:
    return _tekst(tekst).replace(":", "%3A").replace(",", "%2C")


def _uden_ordre(tekst: str) -> str:
    """Return a text that begins no command: the runner looks for both signs in every line."""
    return tekst.replace("::", ": :").replace("##[", "## [")


def opsamling(svar: Sequence[Svar]) -> str:
    """Return the whole report as a Markdown table, for the job's summary."""
    linjer = ["## Projektbeskrivelse", ""]
    for s in svar:
        linjer += [f"### {_felt(s.sti)}", ""]
        if s.sider:
            linjer += [sidelinje(s.sider), ""]
        if s.forbehold:
            linjer += [_felt(s.forbehold), ""]
        if s.fejl:
            linjer += [_felt(s.fejl), ""]
        if s.fund:
            linjer += ["| Alvor | Sted | Regel | Hvad | Ret |", "|---|---|---|---|---|"]
            for f in i_orden(s.fund):
                fil, linje, _ = plads(f)
                undtaget = f" (undtaget: {f.undtaget})" if f.undtaget else ""
                felter = (str(f.alvor), f"{fil}:{linje}", f.regel, f.besked + undtaget, f.ret)
                linjer.append("| " + " | ".join(_felt(felt) for felt in felter) + " |")
            linjer.append("")
    return "\n".join([*linjer, f"{opsummering(optæl(svar))} {FORBEHOLD}", ""])


def _felt(tekst: str) -> str:
    """Escape what Markdown or HTML would take as its own."""
    for tegn in "\\`*_[]<>|":
        tekst = tekst.replace(tegn, f"\\{tegn}")
    return synlig(" ".join(tekst.splitlines()))
