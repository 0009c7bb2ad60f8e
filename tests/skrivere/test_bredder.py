"""The forum table's columns follow what they hold, and stay near the sample's."""

from __future__ import annotations

import pytest

from generator.dokument.trae import Afsnit, Celle, Række, Stil, Tabel, Tekst
from generator.skrivere.bredder import GIVER, kolonnebredder
from generator.typografi.laesning import læs_typografi
from generator.typografi.typer import Tabelform

KORT, LANGT = "Samler op.", "boligorganisationerne (medarbejder, chef); helhedsplanen (leder); " * 3


@pytest.fixture(scope="module")
def form() -> Tabelform:
    return læs_typografi().tabel("fora")


def bredder(form: Tabelform, *felter: str) -> list[int]:
    def celle(tekst: str) -> Celle:
        return Celle((Afsnit((Tekst(tekst),), Stil.TABELTEKST),))

    hoved = Række(tuple(map(celle, ("Niveau", "Forum", "Ansvar", "Deltagere og møder"))))
    tabel = Tabel("fora", (hoved,), (Række(tuple(map(celle, felter))),))
    return kolonnebredder(tabel, form, 170)


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def test_det_lange_felt_faar_bredden_fra_det_korte(form: Tabelform) -> None:
    prøve = [twips(b) for b in form.kolonner]
    deltagere = bredder(form, "Område", "Gruppen", KORT, LANGT)
    ansvar = bredder(form, "Område", "Gruppen", LANGT, KORT)
    assert deltagere[3] > prøve[3] > ansvar[3]
    assert ansvar[2] > deltagere[2]


@pytest.mark.parametrize("felter", [(KORT, LANGT), (LANGT, KORT), ("", ""), (LANGT, LANGT)])
def test_bredden_er_taet_paa_proevens(form: Tabelform, felter: tuple[str, str]) -> None:
    fundet = bredder(form, "Område", "Københavns Bydelsbestyrelse", *felter)
    prøve = [twips(b) for b in form.kolonner]
    assert abs(sum(fundet) - sum(prøve)) <= 2
    for bredde, prøvens in zip(fundet, prøve, strict=True):
        assert abs(bredde - prøvens) <= GIVER * prøvens + 1


def test_uden_grund_er_bredden_proevens(form: Tabelform) -> None:
    fundet = bredder(form, "Område", "Gruppen", KORT, KORT)
    assert fundet == [twips(b) for b in form.kolonner]
