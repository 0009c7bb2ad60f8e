"""The report for GitHub: ten annotations of a kind at most, the rest counted, all in a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.fund import Alvor, PlaceretFund, Sted
from generator.rapport.github import skriv
from generator.rapport.svar import Svar


def _fund(alvor: Alvor, nr: int) -> PlaceretFund:
    sted = Sted(Path("indhold/a,b/tal.yaml"), nr, 3)
    return PlaceretFund(
        ("tal",), f"Nr. {nr} er 50 % forkert.", "Ret\nden.", alvor=alvor, regel="r", sted=sted
    )


FUND = (
    *(_fund(Alvor.ADVARSEL, nr) for nr in range(1, 4)),
    *(_fund(Alvor.FEJL, nr) for nr in range(1, 13)),
    _fund(Alvor.INFO, 1),
)


def test_fejl_kommer_først_og_højst_ti_af_hver_slags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    linjer = skriv([Svar("p", FUND)]).splitlines()
    ordrer = [linje.split(" ")[0] for linje in linjer if linje.startswith("::")]
    assert ordrer == ["::error"] * 10 + ["::warning"] * 3
    assert "2 af slagsen »fejl« er ikke vist her; se opsummeringen." in linjer
    assert linjer[-1] == "12 fejl, 3 advarsler, 1 bemærkning."


def test_en_annotation_har_fil_linje_kolonne_og_undviger_sine_egne_tegn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    første = skriv([Svar("p", FUND[3:4])]).splitlines()[0]
    assert første == (
        "::error file=indhold/a%2Cb/tal.yaml,line=1,col=3,title=r"
        "::Nr. 1 er 50 %25 forkert. Ret: Ret%0Aden."
    )


def test_opsummeringen_har_alle_fund_og_intet_bliver_til_opmærkning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fil = tmp_path / "opsummering.md"
    fil.write_text("før\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(fil))
    slem = replace(FUND[0], besked="a|b <script> `x` [y](z)", ord="")
    skriv([Svar("p", (slem, *FUND))])
    tekst = fil.read_text(encoding="utf-8")
    assert tekst.startswith("før\n## Projektbeskrivelse")
    assert tekst.count("\n| fejl |") == 12
    assert tekst.count("\n| advarsel |") == 4
    assert "a\\|b \\<script\\> \\`x\\` \\[y\\](z)" in tekst
    assert "Et bestået tjek er ikke en godkendelse" in tekst
