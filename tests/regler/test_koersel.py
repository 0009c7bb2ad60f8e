"""The runner: exceptions silence what may be silenced, and nothing that must not pass."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from generator.fund import Alvor
from generator.loeb import gennemfør
from generator.regler import alle_regler
from generator.regler.grundlag import Regel
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


def test_en_regel_om_sidetallet_venter_til_det_er_talt() -> None:
    """The others run while the pages are laid out, where the count is not there to look at."""

    def ser_sider(regel: Regel) -> bool:
        kilde = Path(inspect.getfile(regel.funktion)).read_text("utf-8")
        return re.search(r"\.sider\b|_sidetal\b", kilde) is not None

    for slug, regel in alle_regler().items():
        assert ser_sider(regel) == (regel.sider or regel.efter), slug
