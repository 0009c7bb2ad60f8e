"""The legend of an imported table of figures: when they are from, and where."""

from __future__ import annotations

import pytest

from generator.importer.ansoegning.tegnforklaring import tallenes_oprindelse
from generator.importer.regneark.kolonner import Ordbog
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.opslag import slå_op

LEGENDER = [
    ("Nøgletal: LBF Beboerdata, 2023.", {"kilde": "LBF Beboerdata", "år": "2023"}),
    ("Nøgletal: 2020-21 og 2022.", {"år": ["2020-21", "2022"]}),
    ("Nøgletal: KK, udtræk 3.", {"kilde": "KK, udtræk 3"}),
    ("Nøgletal: Kilde A; kilde B.", {"kilde": "Kilde A; kilde B"}),
    (
        "Grænser: 2021. Nøgletal: DST; beboere og dømte 1.\u00a0januar 2022; indkomst 2021.",
        {
            "kilde": "DST",
            "år": {"beboere": "2022-01-01", "dømte": "2022-01-01", "indkomst": "2021"},
        },
    ),
    (
        "Nøgletal: dømte gennemsnit af 2020 og 2021 (Rigspolitiet); beboere (LBF).",
        {"kilde": {"dømte": "Rigspolitiet", "beboere": "LBF"}, "år": {"dømte": ["2020", "2021"]}},
    ),
    ("Perioder: indkomst 2021. Kilde: ministeriet.", {}),
]


@pytest.mark.parametrize(("tekst", "ventet"), LEGENDER, ids=[t for t, _ in LEGENDER])
def test_legenden_giver_tallenes_aar_og_kilde(tekst: str, ventet: dict[str, object]) -> None:
    ordbog = Ordbog(None, slå_op(Kriteriesæt, "kriterier", "parallelsamfund-2022", None).sæt)
    fundet = tallenes_oprindelse(tekst, ordbog)
    assert fundet == {f"nøgletal_{felt}": værdi for felt, værdi in ventet.items()}
