"""Spreadsheets made to look like real exports: the right figures, or a clear refusal.

`regneark.txt` holds every sheet with its answer. Where figures are written, they are those of
`SAND`, without exception.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from tests.cli.hjaelp import Program
from tests.importer.regneark import ALLE, DEL1, SAND, nyt_projekt

SVAR = Path(__file__).with_name("regneark.txt")


def test_hvert_regneark_giver_rigtige_tal_eller_et_klart_afslag(
    program: Program, som_ventet: Callable[[str, Path], None]
) -> None:
    linjer: list[str] = []
    læst = 0
    for nr, lav in enumerate(ALLE):
        regneark = lav()
        mappe = nyt_projekt(program.mappe / f"p{nr}")
        (program.mappe / regneark.fil).write_bytes(regneark.data)
        svar = program("importer", regneark.fil, "--til", f"p{nr}", *regneark.tilvalg)
        fil = mappe / "noegletal.csv"
        besked = (svar.ud + svar.fejl).replace(f"p{nr}/", "")
        if svar.kode == 0:
            _er_sande(fil, regneark.navn)
            læst += 1
            # The table itself is `SAND`; what is said about it is the test.
            stykker = besked.split("\n\n")
            besked = "\n".join([stykker[0], *stykker[2:]])
        else:
            assert not fil.exists(), regneark.navn
            assert (mappe / "problemkompleks.yaml").read_text(encoding="utf-8") == DEL1
        (program.mappe / regneark.fil).unlink()
        udfald = {0: "tallene er skrevet", 1: "afvist (1)", 2: "afvist (2)"}[svar.kode]
        linjer += [f"# {regneark.navn}: {regneark.om}", f"= {udfald}", *_indrykket(besked), ""]
    assert len(ALLE) >= 50
    assert læst >= 25
    som_ventet("\n".join(linjer), SVAR)


def _indrykket(besked: str) -> list[str]:
    return [f"  {linje}".rstrip() for linje in besked.strip().splitlines()]


def _er_sande(fil: Path, navn: str) -> None:
    """Hold the file against the true figures, column by column."""
    with fil.open(encoding="utf-8", newline="") as åben:
        hoved, *rækker = csv.reader(åben, delimiter=";")
    nøgler = ["boligorganisation", "afdeling", "beboere", "uden_for_arbejdsmarkedet", "dømte",
              "kun_grundskole", "indkomst", "ikkevestlige"]  # fmt: skip
    assert set(hoved) <= set(nøgler), navn
    assert len(rækker) == len(SAND), navn
    for række, sand in zip(rækker, SAND, strict=True):
        for nøgle, værdi in zip(hoved, række, strict=True):
            assert _tal(værdi) == _tal(sand[nøgler.index(nøgle)]), (navn, sand[1], nøgle)


def _tal(tekst: str) -> float | str:
    try:
        return float(tekst.replace(",", "."))
    except ValueError:
        return tekst
