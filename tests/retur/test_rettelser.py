"""Random reviewers: nothing lands in a wrong place, no file is harmed, nothing is left unsaid."""

from __future__ import annotations

import pytest

from tests.proeveprojekt import forsøg
from tests.retur.rettelser import Måling, mål_alle

pytestmark = pytest.mark.langsom


def _intet_galt(m: Måling) -> None:
    assert m.forkerte == []
    assert m.skadede == []
    assert m.uden_grund == []


def test_det_der_skrives_er_det_rettede() -> None:
    m = mål_alle(forsøg(12))
    _intet_galt(m)
    assert m.egne_skrevet >= 0.9 * m.egne > 0


def test_også_når_skribenten_har_skrevet_videre() -> None:
    m = mål_alle(forsøg(6), 900, om=True)
    _intet_galt(m)
    assert m.skrevet > 0


@pytest.mark.libreoffice
def test_også_når_libreoffice_har_gemt_dem() -> None:
    m = mål_alle(forsøg(6), 400, libreoffice=True)
    _intet_galt(m)
    assert m.egne_skrevet >= 0.9 * m.egne > 0
