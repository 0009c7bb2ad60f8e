"""When the figures are from, and where: a change is told in the words of the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.sammenlign.sider import læs_sider, sammenlign
from tests.proeveprojekt import kopi

FØR = "  nøgletal_kilde: LBF Beboerdata\n  nøgletal_år: 2022\n"
HVER = (
    "  nøgletal_kilde:\n    dømte: DST\n"
    "  nøgletal_år:\n    beboere: 2023-01-01\n    dømte:\n      - 2021\n      - 2022\n"
)
HVER_NY = HVER.replace("DST", "LBF").replace("- 2021", "- 2020")
HVER_NY = HVER_NY.replace("    beboere: 2023-01-01\n", "")
KILDE, ÅR = "nøgletallenes kilde", "nøgletallenes år"


def _version(mappe: Path, felter: str) -> Path:
    fil = kopi(mappe) / "problemkompleks.yaml"
    kriterier = (
        "kriterier:\n  kriteriesæt: parallelsamfund-2022\n  nøgletal:\n"
        "    - boligorganisation: Boligforeningen Birk\n      afdeling: Birkelunden\n"
        "      beboere: 870\n      dømte: 1,60\n"
    )
    fil.write_text(kriterier + felter + fil.read_text(encoding="utf-8"), encoding="utf-8")
    return mappe


@pytest.mark.parametrize(
    ("gammel", "ny", "ventet"),
    [
        ("", FØR, [(KILDE, "", "LBF Beboerdata"), (ÅR, "", "2022")]),
        (FØR, "", [(KILDE, "LBF Beboerdata", ""), (ÅR, "2022", "")]),
        (FØR, FØR.replace("2022", "2021-22"), [("nøgletallenes år", "2022", "2021-22")]),
        (FØR, HVER, [
            ("nøgletallenes kilde", "LBF Beboerdata", "dømte: DST"),
            ("nøgletallenes år", "2022", "beboere: 1. januar 2023; dømte: 2021 og 2022"),
        ]),
        (HVER, FØR, [
            ("nøgletallenes kilde", "dømte: DST", "LBF Beboerdata"),
            ("nøgletallenes år", "beboere: 1. januar 2023; dømte: 2021 og 2022", "2022"),
        ]),
        (HVER, HVER_NY, [
            ("nøgletallenes kilde, dømte", "DST", "LBF"),
            ("nøgletallenes år, beboere", "1. januar 2023", ""),
            ("nøgletallenes år, dømte", "2021 og 2022", "2020 og 2022"),
        ]),
    ],
)  # fmt: skip
def test_aendringen_naevnes(
    gammel: str, ny: str, ventet: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    sider = str(_version(tmp_path / "a", gammel)), str(_version(tmp_path / "b", ny))
    with læs_sider(*sider) as læste:
        ændringer = sammenlign(*læste).ændringer
    assert [(æ.felt, æ.gammel, æ.ny) for æ in ændringer] == ventet
    assert {(æ.afsnit) for æ in ændringer} == {"Kriterier"}
