"""The runner: exceptions silence what may be silenced, and nothing that must not pass."""

from __future__ import annotations

from pathlib import Path

from generator.fund import Alvor
from generator.loeb import gennemfør
from tests.proeveprojekt import kopi


def test_en_undtagelse_dæmper_advarslen_om_et_telefonnummer_men_aldrig_et_cpr_nummer(
    tmp_path: Path,
) -> None:
    mappe = kopi(tmp_path / "plan")
    (mappe / "organisering.yaml").write_text(
        (mappe / "organisering.yaml").read_text("utf-8")
        + "\nteam:\n  tekst: Ring på tlf. 33 11 22 33. Lederen har nummer 010170-1234.\n",
        encoding="utf-8",
    )
    projekt = mappe / "projekt.yaml"
    projekt.write_text(
        projekt.read_text("utf-8")
        + "\nundtagelser:\n  - regel: personoplysning\n    begrundelse: Det er teamets eget.\n",
        encoding="utf-8",
    )
    fund = [f for f in gennemfør(mappe).fund if f.regel == "personoplysning"]
    assert sorted((f.alvor, bool(f.undtaget)) for f in fund if f.alvor) == [
        (Alvor.FEJL, False),
        (Alvor.INFO, True),
    ]
