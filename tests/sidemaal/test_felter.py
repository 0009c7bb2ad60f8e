"""Where every paragraph stands: found by marks that must not move a thing."""

from __future__ import annotations

import io
import re
import struct

import pytest
from pypdf import PdfReader

from generator.dokument.trae import Afsnit, Overskrift, alle_blokke, ren_tekst
from generator.loeb import Resultat, gennemfør
from generator.omfang import Bekræftelse, Omfang
from generator.sidemaal.sidebilleder import sidesummer, tegn_pdf, tegn_side
from tests.proeveprojekt import EKSEMPLER, MIT_KVARTER

PROJEKTER = [MIT_KVARTER, *(EKSEMPLER / navn for navn in ("alt", "fejl", "mindste"))]


def _resultat(mappe: object, felter: bool) -> Resultat:
    return gennemfør(mappe, Omfang(felter=felter, bekræftelse=Bekræftelse.ALDRIG))  # type: ignore[arg-type]


@pytest.mark.parametrize("mappe", PROJEKTER, ids=lambda m: m.name)
@pytest.mark.langsom
def test_maerkerne_flytter_intet(mappe: object) -> None:
    uden, med = _resultat(mappe, felter=False), _resultat(mappe, felter=True)
    assert uden.opslag is not None
    assert med.opslag is not None
    assert med.mål == uden.mål
    assert med.opslag.pladser == uden.opslag.pladser
    assert med.dokument is not None
    assert tegn_pdf(med.opslag, med.dokument.dato) == uden.opslag.pdf


@pytest.mark.parametrize("mappe", PROJEKTER, ids=lambda m: m.name)
@pytest.mark.langsom
def test_hvert_afsnit_staar_paa_den_side_det_siger(mappe: object) -> None:
    resultat = _resultat(mappe, felter=True)
    opslag, dokument = resultat.opslag, resultat.dokument
    assert opslag is not None
    assert dokument is not None
    pdf = PdfReader(io.BytesIO(tegn_pdf(opslag, dokument.dato)))
    sider = [_nøgen(side.extract_text()) for side in pdf.pages]
    assert len(sidesummer(opslag)) == len(sider)
    for felt in opslag.felter:
        assert 1 <= felt.plads.side <= felt.plads.slutside <= len(sider)
        assert (felt.plads.side, felt.plads.y) < (felt.plads.slutside, felt.plads.slut_y)
        assert felt.x > 0
        assert felt.x + felt.bredde < 595.3
        if isinstance(felt.blok, Afsnit | Overskrift):
            begyndelse = _nøgen(ren_tekst(felt.blok.indhold)[:20])
            assert begyndelse in sider[felt.plads.side - 1], felt


@pytest.mark.parametrize("mappe", PROJEKTER, ids=lambda m: m.name)
def test_intet_afsnit_er_glemt(mappe: object) -> None:
    resultat = _resultat(mappe, felter=True)
    assert resultat.opslag is not None
    assert resultat.dokument is not None
    noter = tuple(blok for note in resultat.dokument.noter for blok in note.blokke)
    alle = [
        ren_tekst(b.indhold)
        for b in alle_blokke((*resultat.dokument.blokke, *noter))
        if isinstance(b, Afsnit | Overskrift) and b.indhold
    ]
    fundne = [
        ren_tekst(f.blok.indhold)
        for f in resultat.opslag.felter
        if isinstance(f.blok, Afsnit | Overskrift) and f.blok.indhold
    ]
    assert fundne == alle


def _nøgen(tekst: str) -> str:
    """Only letters and digits: a PDF's text has lost what stands between words."""
    return re.sub(r"[^\w]", "", tekst)


def test_en_side_tegnes_i_den_bredde_der_bedes_om() -> None:
    pytest.importorskip("pypdfium2", reason='vis er ikke installeret (pip install -e ".[vis]")')
    resultat = _resultat(EKSEMPLER / "mindste", felter=True)
    assert resultat.opslag is not None
    assert resultat.dokument is not None
    pdf = tegn_pdf(resultat.opslag, resultat.dokument.dato)
    bmp = tegn_side(pdf, 1, 333)
    art, længde, begynd = struct.unpack("<2sI4xI", bmp[:14])
    bredde, højde, farver = struct.unpack("<4xii2xH", bmp[14:30])
    assert (art, længde, bredde, farver) == (b"BM", len(bmp), 333, 24)
    assert abs(-højde / bredde - 297 / 210) < 0.01
    # White paper at the top edge, dark ink in the title, which stands in the upper third.
    række = (bredde * 3 + 3) // 4 * 4
    assert set(bmp[begynd : begynd + række]) <= {0, 255}
    assert min(bmp[begynd + 20 * række : begynd + 150 * række]) < 100
    # The margins are white from top to bottom: no row is pushed aside by what fills up another.
    for fra in range(begynd, len(bmp), række):
        assert set(bmp[fra : fra + 3 * 25]) == {255}
        assert set(bmp[fra + 3 * 315 : fra + 3 * 333]) == {255}
