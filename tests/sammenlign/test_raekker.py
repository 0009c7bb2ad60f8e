"""What two rows share at their ends, and the heaviest row that rises in both."""

from __future__ import annotations

import pytest

from generator.sammenlign.raekker import common_ends, heaviest_rising, longest_rising


@pytest.mark.parametrize(
    ("gammel", "ny", "ender"),
    [
        ("", "", (0, 0)),
        ("abc", "abc", (3, 0)),
        ("abc", "abxc", (2, 1)),
        ("aa", "aaa", (2, 0)),  # what is at the start is not counted at the end too
        ("xab", "ab", (0, 2)),
        ("ab", "cd", (0, 0)),
    ],
)
def test_faelles_ender(gammel: str, ny: str, ender: tuple[int, int]) -> None:
    assert common_ends(gammel, ny) == ender


def test_den_tungeste_raekke_er_ikke_altid_den_laengste() -> None:
    alle = [(0, 5, 9.0), (1, 0, 1.0), (2, 1, 1.0), (3, 2, 1.0)]
    assert heaviest_rising(alle) == [0]
    assert heaviest_rising([(g, n, 1.0) for g, n, _ in alle]) == [1, 2, 3]


def test_af_dem_med_samme_foerste_tal_er_hoejst_een_med() -> None:
    assert heaviest_rising([(0, 0, 1.0), (0, 1, 2.0), (1, 2, 1.0)]) == [1, 2]


def test_den_laengste_raekke_i_deres_orden() -> None:
    assert longest_rising([(3, 0), (0, 1), (1, 2), (4, 3)]) == [(0, 1), (1, 2), (4, 3)]
