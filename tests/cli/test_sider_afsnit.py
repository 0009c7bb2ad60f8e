"""Which section a document passes the limit in, told from what each of them takes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.fund import Sti
from generator.model.plan import Plan
from generator.regler import alle_regler
from generator.regler._sidetal import navn, over_grænsen
from generator.regler.grundlag import Grundlag
from generator.regler.koersel import kør_regler
from generator.sidemaal import Afsnitsmål, Sidemål
from tests.proeveprojekt import læs
from tests.sider_hjaelp import lav_projekt


def mål(forbrug: float, *afsnit: tuple[str, int, float]) -> Sidemål:
    """Make a measure of sections: name, level, and use with that of its own sections."""
    return Sidemål(
        antal=6,
        forbrug=forbrug,
        grænse=5,
        motor="typst",
        tegn=1,
        ord=1,
        afsnit=tuple(Afsnitsmål(n, (n,), niveau, 1, brug) for n, niveau, brug in afsnit),
        linjer_tilbage=0,
        indbygget_antal=6,
    )


@pytest.mark.parametrize(
    ("forbrug", "afsnit", "ventet"),
    [
        # Half a page of title, then the sections one after the other.
        (6.0, [("a", 1, 2.5), ("b", 1, 2.5), ("c", 1, 0.5)], "b"),
        (5.6, [("a", 1, 4.4), ("b", 1, 0.6), ("c", 1, 0.1)], "b"),
        # One that ends right at the limit has not passed it.
        (5.5, [("a", 1, 4.5), ("b", 1, 0.5)], "b"),
        # Sections within sections: the innermost, or the text before the first of them.
        (5.5, [("a", 1, 5.0), ("a1", 2, 2.0), ("a2", 2, 2.9), ("b", 1, 0.1)], "a2"),
        (5.5, [("a", 1, 5.0), ("a1", 2, 2.0), ("a11", 3, 1.5), ("a2", 2, 2.9)], "a2"),
        (5.9, [("a", 1, 0.9), ("b", 1, 4.9), ("b1", 2, 0.3)], "b"),
        (7.0, [("a", 1, 5.2), ("b", 1, 1.6), ("b1", 2, 1.5)], "a"),
        # Only LibreOffice sees the sixth page.
        (4.98, [("a", 1, 4.0), ("b", 1, 0.5), ("b1", 2, 0.2)], "b1"),
    ],
)
def test_afsnittet_hvor_grænsen_passeres(
    forbrug: float, afsnit: list[tuple[str, int, float]], ventet: str
) -> None:
    fundet = over_grænsen(mål(forbrug, *afsnit))
    assert fundet is not None
    assert fundet.overskrift == ventet


def test_uden_afsnit_er_der_intet_at_pege_på() -> None:
    assert over_grænsen(mål(5.5)) is None


def test_fondens_lange_overskrifter_kortes() -> None:
    lang = Afsnitsmål("Organisering " * 20, (), 1, 1, 0.0)
    assert navn(lang) == f"»{('Organisering ' * 20)[:59].rstrip()}…«"
    assert navn(Afsnitsmål("Beskæftigelse", (), 1, 1, 0.0)) == "»Beskæftigelse«"


def test_et_hul_i_afsnittet_tier_ikke_om_længden(tmp_path: Path) -> None:
    """Rules are silent in a hole that a fault of reading has left, but not about the length."""
    læst = læs(lav_projekt(tmp_path / "p"))
    lang = mål(5.5, ("problemkompleks", 1, 5.5))

    def steder(plan: Plan) -> list[Sti]:
        grundlag = Grundlag(plan, læst.tekster, sider=lang)
        return [f.sti for f in kør_regler(grundlag, [alle_regler()["for-mange-sider"]])]

    assert steder(læst.plan) == [("problemkompleks",)]
    hul = replace(læst.plan, skader=frozenset({("problemkompleks",)}))
    assert steder(hul) == [("projekt", "regelsæt")]
