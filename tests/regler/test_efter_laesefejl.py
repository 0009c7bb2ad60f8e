"""After a fault of reading: the fault itself, and no rule that says it again in other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.fund import Alvor
from generator.loeb import gennemfør
from tests.proeveprojekt import EKSEMPLER, kopi, ret


def _fejl(mappe: Path) -> set[str]:
    return {f.regel for f in gennemfør(mappe).fund if f.alvor is not Alvor.INFO}


@pytest.mark.parametrize(
    ("fil", "gammelt", "nyt", "ventet"),
    [
        pytest.param(
            "problemkompleks.yaml",
            "    fravalgt: |\n      SSP og politiet",
            "    fravalgt:\n      - ja\n    indsats: |\n      SSP og politiet",
            {"forkert-type", "manglende-felt"},
            id="et fravalg, der ikke kan læses, er ikke et område uden målgruppe",
        ),
        pytest.param(
            "projekt.yaml",
            "afdelinger:\n  fil: afdelinger.csv\n",
            "afdelinger: []\n",
            {"manglende-felt", "ukendt-navn"},
            id="uden afdelinger mangler ingen række sin afdeling",
        ),
    ],
)
def test_en_laesefejl_siges_ikke_igen(
    fil: str, gammelt: str, nyt: str, ventet: set[str], tmp_path: Path
) -> None:
    mappe = kopi(tmp_path / "p", EKSEMPLER / "alt")
    ret(mappe / fil, gammelt, nyt)
    assert _fejl(mappe) == ventet


def test_en_del_der_ikke_kan_laeses_er_ikke_en_del_der_mangler(tmp_path: Path) -> None:
    mappe = kopi(tmp_path / "p")
    (mappe / "organisering.yaml").write_text("fora:\n  - bestyrelsen\n", encoding="utf-8")
    fejl = _fejl(mappe)
    assert "forkert-type" in fejl
    assert "manglende-del" not in fejl


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [
        ("Vi siger שלום og igen שלום.", ["Tegnene »שלום« findes ikke i dokumentets skrifttype"]),
        (
            "Familien 👨\u200d👩\u200d👧 her.",
            ["Tegnene »👨\u200d👩\u200d👧« findes ikke i dokumentets skrifttype"],
        ),
        ("En ☹\ufe0f dag.", ["Tegnet »☹« findes ikke i dokumentets skrifttype"]),
    ],
)
def test_et_ord_af_tegn_uden_skrift_er_eet_fund(
    tekst: str, ventet: list[str], tmp_path: Path
) -> None:
    mappe = kopi(tmp_path / "p")
    ret(mappe / "problemkompleks.yaml", "    tekst: |\n", f"    tekst: |\n      {tekst}\n")
    fund = [f for f in gennemfør(mappe).fund if f.regel == "tegn-uden-skrift"]
    assert [f.besked.partition(";")[0] for f in fund] == ventet
