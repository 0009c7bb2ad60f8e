"""Rebuild ``resultat.md``: ``python -m tests.sidemaal.kalibrering 2026-11-22``."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from generator.typografi.laesning import læs_typografi

from .aarsager import forklar
from .korpus import læs_korpus, uafhængige
from .sammenlign import LIGE, Tal, Udfald, gør_op, sammenlign
from .vaelg import vælg_korpus

RESULTAT = Path(__file__).with_name("resultat.md")


def hoved(argumenter: list[str]) -> None:
    """Choose the documents anew when asked, measure them all, and write the table."""
    if "--nyt-korpus" in argumenter:
        vælg_korpus(læs_typografi())
    dato = next((a for a in argumenter if not a.startswith("-")), "uden dato")
    udfald, motor = sammenlign(læs_korpus())
    andre, _ = sammenlign(uafhængige())
    RESULTAT.write_text(_side(udfald, andre, motor, dato), encoding="utf-8")


def _side(udfald: list[Udfald], andre: list[Udfald], motor: str, dato: str) -> str:
    linjer = [
        "# Kalibrering af sidetallet",
        "",
        f"Den indbyggede opsætning (typst {version('typst')}) mod {motor} på DOCX-filen selv, "
        f"{dato}. Dannet af `python -m tests.sidemaal.kalibrering DATO`; ret den ikke i hånden.",
        "",
        "Korpusset er valgt, så halvdelen slutter tæt på grænsen, og opsætningen er rettet til "
        "efter det. De uafhængige dokumenter har andre frø og tilfældige længder, og intet er "
        "rettet til efter dem.",
        "",
        "| mål | krav | korpus | uafhængige |",
        "|---|---|---|---|",
    ]
    rækker = zip(_tal_rækker(gør_op(udfald)), _tal_rækker(gør_op(andre)), strict=True)
    linjer += [f"| {navn} | {krav} | {a} | {b} |" for (navn, krav, a), (_, _, b) in rækker]
    linjer += _afvigere("Korpus", udfald)
    linjer += _afvigere("Uafhængige", andre)
    return "\n".join(linjer) + "\n"


def _tal_rækker(tal: Tal) -> list[tuple[str, str, str]]:
    """Return (measure, demand, reached)."""
    return [
        ("dokumenter", "korpus: mindst 300", str(tal.antal)),
        ("heraf højst 0,15 side fra grænsen", "korpus: halvdelen", str(tal.nær_grænsen)),
        (
            "samme sidetal",
            "mindst 99 %",
            f"{_procent(tal.samme_sidetal, tal.antal)} ({tal.samme_sidetal})",
        ),
        (
            "forskelligt svar på »over fem?« længere end 0,10 side fra grænsen",
            "0",
            str(tal.forkert_svar_uden_for_båndet),
        ),
        (
            "forskelligt svar inden for 0,10 side (her spørges LibreOffice)",
            "",
            str(tal.forkert_svar_i_båndet),
        ),
        (
            "forskel i, hvor dokumentet slutter: median",
            "højst 0,005 side",
            _tal(tal.medianfejl, 4),
        ),
        ("forskel: 95 %-fraktil og største", "", f"{_tal(tal.p95)} og {_tal(tal.største)}"),
        (
            "overskrifter på rette side",
            "mindst 99,5 %",
            f"{_procent(tal.på_rette_side, tal.overskrifter)} "
            f"({tal.på_rette_side} af {tal.overskrifter})",
        ),
    ]


def _afvigere(titel: str, udfald: list[Udfald]) -> list[str]:
    """Return the table of the documents that differ."""
    afvigere = [u for u in udfald if not u.samme or u.forskel > LIGE or u.første]
    afvigere.sort(key=lambda u: (u.samme, -u.forskel))
    årsager = forklar(afvigere)
    return [
        "",
        f"## {titel}",
        "",
        f"{len(udfald) - len(afvigere)} af {len(udfald)} dokumenter er ens til sidste overskrift "
        "(inden for 2 punkter). De andre:",
        "",
        "| dokument | sider | LibreOffice | forbrug | forskel | skilles først | årsag |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {u.opskrift.navn} | {u.sider} | {u.vidnets_sider} | {_tal(u.forbrug)} | "
            f"{_tal(u.forskel)} | {u.første} | "
            f"{årsager.get(u.opskrift.nummer, 'efter sidste overskrift')} |"
            for u in afvigere
        ),
    ]


def _tal(værdi: float, decimaler: int = 3) -> str:
    return f"{værdi:.{decimaler}f}".replace(".", ",")


def _procent(del_: int, helhed: int) -> str:
    return _tal(100 * del_ / helhed, 2) + " %"


if __name__ == "__main__":
    hoved(sys.argv[1:])
