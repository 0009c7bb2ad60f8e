"""Rebuild ``resultat.md``: ``python -m tests.sidemaal.kalibrering 2026-11-22``."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from generator.typografi import læs_typografi

from .aarsager import UDLIGNET, ÅRSAGER
from .korpus import læs_korpus
from .sammenlign import LIGE, Tal, Udfald, gør_op, sammenlign
from .vaelg import vælg_korpus

RESULTAT = Path(__file__).with_name("resultat.md")


def hoved(argumenter: list[str]) -> None:
    """Choose the documents anew when asked, measure them all, and write the table."""
    if "--nyt-korpus" in argumenter:
        vælg_korpus(læs_typografi())
    dato = next((a for a in argumenter if not a.startswith("-")), "uden dato")
    udfald, motor = sammenlign(læs_korpus())
    RESULTAT.write_text(_tabel(udfald, gør_op(udfald), motor, dato), encoding="utf-8")


def _tabel(udfald: list[Udfald], tal: Tal, motor: str, dato: str) -> str:
    afvigere = [u for u in udfald if not u.samme or u.forskel > LIGE or u.første]
    afvigere.sort(key=lambda u: (u.samme, -u.forskel))
    linjer = [
        "# Kalibrering af sidetallet",
        "",
        f"Den indbyggede opsætning (typst {version('typst')}) mod {motor} på DOCX-filen selv, "
        f"{dato}. Dannet af `python -m tests.sidemaal.kalibrering DATO`; ret den ikke i hånden.",
        "",
        "| mål | krav | nået |",
        "|---|---|---|",
        f"| dokumenter | mindst 300 | {tal.antal} |",
        f"| heraf højst 0,15 side fra grænsen | | {tal.nær_grænsen} |",
        f"| samme sidetal | mindst 99 % | {_procent(tal.samme_sidetal, tal.antal)} "
        f"({tal.samme_sidetal}) |",
        f"| forskelligt svar på »over fem?« længere end 0,10 side fra grænsen | 0 | "
        f"{tal.forkert_svar_uden_for_båndet} |",
        f"| forskelligt svar inden for 0,10 side (her spørges LibreOffice) | | "
        f"{tal.forkert_svar_i_båndet} |",
        f"| forskel i, hvor dokumentet slutter: median | højst 0,005 side | "
        f"{_tal(tal.medianfejl, 4)} |",
        f"| forskel: 95 %-fraktil og største | | {_tal(tal.p95)} og {_tal(tal.største)} |",
        f"| overskrifter på rette side | mindst 99,5 % | "
        f"{_procent(tal.på_rette_side, tal.overskrifter)} ({tal.på_rette_side} af "
        f"{tal.overskrifter}) |",
        "",
        f"{tal.antal - len(afvigere)} dokumenter er ens til sidste overskrift "
        "(inden for 2 punkter). De andre:",
        "",
        "| dokument | sider | LibreOffice | forbrug | forskel | skilles først | årsag |",
        "|---|---|---|---|---|---|---|",
    ]
    linjer += [
        f"| {u.opskrift.navn} | {u.sider} | {u.vidnets_sider} | {_tal(u.forbrug)} | "
        f"{_tal(u.forskel)} | {u.første} | {_årsag(u)} |"
        for u in afvigere
    ]
    return "\n".join(linjer) + "\n"


def _årsag(udfald: Udfald) -> str:
    kendt = ÅRSAGER.get(udfald.opskrift.nummer, "")
    return kendt or (UDLIGNET if udfald.samme and udfald.forskel <= LIGE else "ikke undersøgt")


def _tal(værdi: float, decimaler: int = 3) -> str:
    return f"{værdi:.{decimaler}f}".replace(".", ",")


def _procent(del_: int, helhed: int) -> str:
    return _tal(100 * del_ / helhed, 2) + " %"


if __name__ == "__main__":
    hoved(sys.argv[1:])
