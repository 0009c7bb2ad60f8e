"""Where a word may be broken: between syllables, and in nothing that a hyphen would change."""

from __future__ import annotations

import itertools

import pytest

from generator.dansk.orddeling import delinger

ORD = """
be-skæf-ti-gel-ses-ind-sat-ser-ne
fri-tids-pas-ord-ning
råd-gi-ver
by-di
kri-mi-na-li-tets-fore-byg-gen-de
(ung-doms-ud-dan-nel-ses-vej-led-nin-gen),
Bør-ne/un-ge-kon-su-len-ten
sko-le
221.100
QRSTVWXZQRSTVWXZ
www.eksempel.dk/beskæftigelse
post@beskæftigelse.dk
"""


@pytest.mark.parametrize("delt", ORD.split())
def test_delinger(delt: str) -> None:
    ord_ = delt.replace("-", "")
    steder = [0, *delinger(ord_), len(ord_)]
    dele = [ord_[fra:til] for fra, til in itertools.pairwise(steder)]
    assert "-".join(dele) == delt
