"""Documents of ours that another program, or an older release, has written: tracked as exactly.

``foerste_udgave.docx`` is `eksempler/mindste` as the first release built it, its fonts taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.sammenlign.redline import forbehold, redline
from generator.sammenlign.redline.pakke import Redlinefejl
from generator.skrivere.docx import skriv_docx
from generator.word.arkiv import pack
from tests.importer.korpus.programmer import (
    som_google_docs,
    som_libreoffice,
    som_pages,
    som_word_online,
)
from tests.sammenlign.redline import lo
from tests.sammenlign.redline.par import DATO, FORFATTER, TYPOGRAFI, fejl_i, gyldighed, lav
from tests.sammenlign.redline.rettelser import par
from tests.skrivere.laes import dele

FØRSTE = Path(__file__).with_name("foerste_udgave.docx").read_bytes()


def begge_veje(gammel: bytes, ny: bytes) -> None:
    """Show that the redline from one to the other is right, and the one back."""
    for fra, til in ((gammel, ny), (ny, gammel)):
        assert fejl_i(fra, til, redline(fra, til, forfatter=FORFATTER, dato=DATO)) == []


def test_første_udgave_mod_sig_selv_med_et_andet_ord() -> None:
    filer = dele(FØRSTE)
    krop = filer["word/document.xml"]
    assert b"Ans\xc3\xb8gning om" in krop
    rettet = krop.replace(b"Ans\xc3\xb8gning om", b"Anmodning om")
    begge_veje(FØRSTE, pack({**filer, "word/document.xml": rettet}))


def test_første_udgave_mod_et_dokument_fra_i_dag() -> None:
    ny = skriv_docx(par(3)[0], TYPOGRAFI)
    begge_veje(FØRSTE, ny)
    assert gyldighed(redline(FØRSTE, ny, forfatter=FORFATTER, dato=DATO), ny) == []


def test_hoveddelen_findes_ved_sin_relation() -> None:
    g, n, *_ = lav(5)
    rl = redline(som_word_online(g), som_word_online(n), forfatter=FORFATTER, dato=DATO)
    assert fejl_i(g, n, rl) == []


@pytest.mark.parametrize("gemt", [som_google_docs, som_pages])
@pytest.mark.langsom
def test_gemt_af_andre(gemt: Callable[[bytes], bytes]) -> None:
    g, n, *_ = lav(7)
    begge_veje(gemt(g), gemt(n))
    begge_veje(g, gemt(n))


def test_et_sidetal_som_libreoffice_og_word_skriver_det_er_ikke_en_anden_sidefod() -> None:
    g, *_ = lav(7)
    filer = dele(g)
    felt = re.compile(rb"<w:fldSimple w:instr=\"( \w+ )\">(.*?)</w:fldSimple>", re.DOTALL)
    tegn = b'<w:r><w:fldChar w:fldCharType="%s"/></w:r>'
    sidefod, antal = felt.subn(
        tegn % b"begin" + rb"<w:r><w:instrText>\1</w:instrText></w:r>" + tegn % b"separate"
        + rb"\2" + tegn % b"end", filer["word/footer1.xml"],
    )  # fmt: skip
    assert antal
    assert forbehold(g, pack({**filer, "word/footer1.xml": sidefod})) == []


def test_en_liste_uden_sin_definition_er_en_sætning() -> None:
    g, n, *_ = lav(7)
    filer = dele(g)
    start = b'<w:abstractNum w:abstractNumId="'
    uden = filer["word/numbering.xml"].replace(start, start + b"9")
    with pytest.raises(Redlinefejl, match="Dokumentet er beskadiget: En liste mangler"):
        redline(pack({**filer, "word/numbering.xml": uden}), n, forfatter=FORFATTER, dato=DATO)


@pytest.mark.libreoffice
def test_gemt_af_libreoffice(tmp_path: Path) -> None:
    if hvorfor := lo.kan():
        pytest.skip(hvorfor)
    g, n, *_ = lav(2)
    gemte = []
    for navn, data in (("g", g), ("n", n)):
        fil = tmp_path / f"{navn}.docx"
        fil.write_bytes(data)
        gemte.append(som_libreoffice(fil, tmp_path / "gemt").read_bytes())
    for fra, til in (gemte, (g, gemte[1]), (gemte[0], n)):
        assert fejl_i(fra, til, redline(fra, til, forfatter=FORFATTER, dato=DATO)) == []
