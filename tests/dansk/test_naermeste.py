"""The hint is the word that was meant, or there is none."""

from __future__ import annotations

import pytest

from generator.dansk.naermeste import nærmeste
from generator.laesning.laesefejl import LÆSEFEJL

NØGLER = ["indsatsområder", "målgrupper", "mål", "navn", "fra", "til", "tekst", "afsnit", "møder",
          "ansøgere", "forkortelser", "ansøgningstype", "år", "om", "enhed"]  # fmt: skip


@pytest.mark.parametrize(
    ("skrevet", "ventet"),
    [
        ("indsatsomraader", "indsatsområder"),
        ("Indsatsområder", "indsatsområder"),
        ("indsats_områder", "indsatsområder"),
        ("indsats-omraader", "indsatsområder"),
        ("indsatsområde", "indsatsområder"),
        ("indstasområder", "indsatsområder"),
        ("maalgruppe", "målgrupper"),
        ("moeder", "møder"),
        ("forkortelse", "forkortelser"),
        ("anøsgere", "ansøgere"),
        ("navm", "navn"),
        ("aar", "år"),
        ("ma\u030al", "mål"),
        ("", None),
        ("x", None),
        ("og", None),
        ("fax", None),
        ("beskæftigelse", None),
        ("tekstiler", None),
        ("a" * 5000, None),
    ],
)
def test_nærmeste(skrevet: str, ventet: str | None) -> None:
    assert nærmeste(skrevet, NØGLER) == ventet


def test_et_langt_navn_findes_på_nær_store_bogstaver() -> None:
    assert nærmeste("A" * 99, ["a" * 99]) == "a" * 99


def test_det_samme_forslag_i_hver_rækkefølge() -> None:
    assert nærmeste("navm", ["navn", "navt"]) == nærmeste("navm", ["navt", "navn"])


@pytest.mark.parametrize("fejl", LÆSEFEJL.values(), ids=lambda fejl: fejl.slug)
def test_hver_læsefejl_er_forklaret(fejl) -> None:  # type: ignore[no-untyped-def]
    assert fejl.slug.isascii()
    assert fejl.titel
    assert fejl.titel.endswith(".")
    assert 1 <= fejl.forklaring.count(". ") + 1 <= 4
    assert fejl.forklaring.endswith(".")
    assert fejl.forkert != fejl.rigtigt
