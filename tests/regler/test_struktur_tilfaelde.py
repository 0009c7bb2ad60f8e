"""The edges of each rule: `struktur_tilfaelde.txt`, a table that anyone may check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.regler import alle_regler

from .eksempler import kør, læs_eksempel, skriv_projekt

_HOVED = re.compile(r"^=== ([a-z-]+): (.+)$", re.MULTILINE)


def _tilfælde() -> list[tuple[str, str, str]]:
    tekst = Path(__file__).with_name("struktur_tilfaelde.txt").read_text(encoding="utf-8")
    _, *dele = _HOVED.split(tekst)
    return list(zip(dele[::3], dele[1::3], dele[2::3], strict=True))


@pytest.mark.parametrize(
    ("slug", "tekst"), [pytest.param(s, t, id=f"{s}: {navn}") for s, navn, t in _tilfælde()]
)
@pytest.mark.stikproeve(2)
def test_graensetilfaelde(slug: str, tekst: str, tmp_path: Path) -> None:
    eksempel = læs_eksempel(tekst.strip("\n"))
    skriv_projekt(eksempel, tmp_path)
    kørsel = kør(tmp_path, alle_regler()[slug], eksempel.mål)
    assert sorted(kørsel.meldinger(tmp_path, slug)) == sorted(eksempel.ventet)
