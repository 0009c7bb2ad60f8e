"""Numerals in letters, each as it is written and what it means."""

from __future__ import annotations

import re

import pytest

from generator.dansk.talord import MØNSTER, UNDER_HUNDREDE, læs_talord

_HELT = re.compile(rf"(?:{MØNSTER})", re.IGNORECASE)


@pytest.mark.parametrize(
    ("skrevet", "tal"),
    [
        ("to", 2), ("ti", 10), ("elleve", 11), ("tolv", 12), ("tretten", 13), ("nitten", 19),
        ("tyve", 20), ("otteogtyve", 28), ("femogtredive", 35), ("fyrre", 40), ("fyrretyve", 40),
        ("treogtres", 63), ("halvtreds", 50), ("halvfjerds", 70), ("firs", 80),
        ("nioghalvfems", 99), ("hundrede", 100), ("et hundrede", 100), ("to hundrede", 200),
        ("tohundrede", 200), ("hundrede og fem", 105), ("to hundrede og tolv", 212),
        ("tusind", 1000), ("to tusind", 2000), ("to tusind fem hundrede", 2500),
        ("Otteogtyve", 28), ("Enogtyve", 21),
    ],
)  # fmt: skip
def test_talord_laeses(skrevet: str, tal: int) -> None:
    assert læs_talord(skrevet) == tal
    assert _HELT.fullmatch(skrevet), "mønsteret finder det også"


@pytest.mark.parametrize(
    "andet", ["tid", "tresser", "hundredvis", "tusinder af", "førre", "", "og"]
)
def test_andre_ord_er_ikke_tal(andet: str) -> None:
    assert læs_talord(andet) is None


def test_alle_tal_under_hundrede_er_med() -> None:
    assert set(UNDER_HUNDREDE.values()) == set(range(1, 100))
    assert all(_HELT.fullmatch(ord_) for ord_ in UNDER_HUNDREDE)
