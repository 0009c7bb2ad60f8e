"""Spreadsheets made to look like real exports: the right figures, or a clear refusal.

`regneark.txt` holds every sheet with its answer. Where figures are written, they are those of
`SAND`, without exception.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from generator.importer.fejl import Importfejl
from generator.importer.regneark.noegletal import importer_tabel
from tests.cli.hjaelp import Program
from tests.importer.regneark import ALLE, DEL1, HOVED, SAND, nyt_projekt
from tests.proeveprojekt import forsøg

NØGLER = (
    "boligorganisation", "afdeling", "beboere", "uden_for_arbejdsmarkedet", "dømte",
    "kun_grundskole", "indkomst", "ikkevestlige",
)  # fmt: skip
SVAR = Path(__file__).with_name("regneark.txt")


@pytest.mark.langsom
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
    assert set(hoved) <= set(NØGLER), navn
    assert len(rækker) == len(SAND), navn
    for række, sand in zip(rækker, SAND, strict=True):
        for nøgle, værdi in zip(hoved, række, strict=True):
            assert _tal(værdi) == _tal(sand[NØGLER.index(nøgle)]), (navn, sand[1], nøgle)


def _tal(tekst: str) -> float | str:
    try:
        return float(tekst.replace(",", "."))
    except ValueError:
        return tekst


# --- what must hold of any sheet ---

_UVIST = [0.3, "1.234,5.6", "over 40", "<5", "34.2 eller 35", 4120.0, -3.0, True, "o,5", "#I/T"]
"""In a column of per cent: nobody can tell, so nothing may be written."""
_TEGN = {"*": "*", "..": "..", "-": "..", "–": "..", None: "..", " ": ".."}


@settings(
    max_examples=forsøg(60), deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(data=st.data())
def test_aldrig_et_forkert_tal(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever the order, formats, titles and notes: the true figures, or none at all."""
    kolonner = data.draw(st.permutations(range(len(HOVED))))
    former = [data.draw(st.sampled_from(["tal", "komma", "pct", "pct-tekst"])) for _ in HOVED]
    rækker = data.draw(st.permutations(range(len(SAND))))
    over = data.draw(st.lists(st.sampled_from(["Titel", "Udtræk 3.3.2023", ""]), max_size=3))
    bytte = data.draw(
        st.none() | st.tuples(st.integers(0, 4), st.sampled_from([3, 5, 6, 7]),
                              st.sampled_from([*_UVIST, *_TEGN]))
    )  # fmt: skip
    bog = Workbook()
    blad = cast(Any, bog.active)
    for tekst in over:
        blad.append([tekst] if tekst else ["", ""])
    blad.append([HOVED[k] for k in kolonner])
    for nr in rækker:
        blad.append(["" for _ in kolonner])
        for plads, k in enumerate(kolonner, 1):
            celle = blad.cell(blad.max_row, plads)
            værdi: Any = SAND[nr][k]
            if k > 1 and værdi not in ("*", ".."):
                tal = float(værdi.replace(",", "."))
                match former[k] if k > 2 else "tal":
                    case "tal":
                        værdi = tal
                    case "pct":
                        værdi, celle.number_format = round(tal / 100, 6), "0.00%"
                    case "pct-tekst":
                        værdi = f"{værdi} %"
            if bytte and (nr, k) == bytte[:2]:
                værdi = bytte[2]
                celle.number_format = "General"
            celle.value = værdi
    for tekst in data.draw(
        st.lists(st.sampled_from(["", "Kilde: LBF", "* diskretioneret"]), max_size=2)
    ):
        blad.append([tekst])
    mappe = nyt_projekt(tmp_path_factory.mktemp("e") / "p")
    fil = mappe.parent / "tal.xlsx"
    bog.save(fil)
    try:
        udfald = importer_tabel(fil, mappe, None, None)
    except Importfejl:
        assert bytte is not None, "the true figures were refused"
        assert bytte[2] not in _TEGN
        return
    hentet = {str(r.afdeling.navn): r.tal for r in udfald.hentet.rækker}
    assert len(hentet) == len(SAND)
    for nr, række in enumerate(SAND):
        for k, nøgle in enumerate(NØGLER[2:], 2):
            ventet = række[k]
            if bytte and (nr, k) == bytte[:2]:
                assert bytte[2] in _TEGN, (bytte, hentet[række[1]][nøgle])
                ventet = _TEGN[bytte[2]]
            assert _tal(hentet[række[1]][nøgle]) == _tal(ventet), (række[1], nøgle)
