"""The built-in witness: pages, use, places and the PDF."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

import page
import pypdf
import pytest

from generator.dokument.trae import (
    Afsnit,
    Celle,
    Dokument,
    Note,
    Notehenvisning,
    Overskrift,
    Række,
    Stil,
    Tabel,
    Tekst,
)
from generator.sidemaal import mål_sider, tegn_uden_skrift, tæl_sider
from generator.sidemaal.maal import Sidemål
from generator.sidemaal.opslag import sæt_op
from generator.skrivere.typst import skriv_typst
from generator.typografi.laesning import læs_typografi
from generator.typografi.typer import Typografi

from .kalibrering.korpus import byg, læs_korpus
from .proeve import SÆTNING, af_længde, afsnit, dokument, med_alt


@pytest.fixture(scope="module")
def typografi() -> Typografi:
    return læs_typografi()


def tekst_på(pdf: bytes, side: int) -> str:
    return pypdf.PdfReader(io.BytesIO(pdf)).pages[side - 1].extract_text()


def test_sidetal_og_forbrug_følges_ad(typografi: Typografi) -> None:
    opslag = mål_sider(af_længde(30), typografi)
    assert opslag.mål.antal == len(pypdf.PdfReader(io.BytesIO(opslag.pdf)).pages)
    assert opslag.mål.antal - 1 < opslag.mål.forbrug <= opslag.mål.antal


def test_afsnittene_fylder_det_hele(typografi: Typografi) -> None:
    mål = mål_sider(af_længde(30), typografi).mål
    assert sum(a.forbrug for a in mål.afsnit) == pytest.approx(mål.forbrug, abs=1e-6)
    assert [a.sti for a in mål.afsnit][:2] == [("del", 0), ("del", 1)]


def test_blokkene_står_i_rækkefølge(typografi: Typografi) -> None:
    pladser = mål_sider(med_alt(), typografi).pladser
    for over, under in pairwise(pladser):
        assert (over.slutside, over.slut_y) <= (under.side, under.y + 0.01)


def test_samme_dokument_giver_samme_bytes(typografi: Typografi) -> None:
    assert mål_sider(med_alt(), typografi).pdf == mål_sider(med_alt(), typografi).pdf


def test_pdf_en_er_tilgængelig(typografi: Typografi) -> None:
    opslag = mål_sider(med_alt(), typografi)
    assert opslag.tilgængelig
    rapport = page.validate_pdf_bytes(opslag.pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert rapport.is_compliant, [f"{f.rule_id}: {f.message}" for f in rapport.failures]


def test_pdf_en_har_titel_sprog_og_bogmærker(typografi: Typografi) -> None:
    læser = pypdf.PdfReader(io.BytesIO(mål_sider(med_alt(), typografi).pdf))
    assert læser.metadata is not None
    assert læser.metadata.title == "Prøve"
    assert str(læser.root_object["/Lang"]) == "da-DK"
    assert [led.title for led in læser.outline[:1]] == ["Første del"]  # type: ignore[union-attr]


def test_et_sprunget_overskriftsniveau_forhindrer_ikke_pdf_en(typografi: Typografi) -> None:
    opslag = mål_sider(
        dokument(Overskrift(1, (Tekst("Et"),)), Overskrift(3, (Tekst("Tre"),)), afsnit("x")),
        typografi,
    )
    assert opslag.pdf.startswith(b"%PDF")
    assert not opslag.tilgængelig


def test_sider_over_grænsen_stemples_og_kun_de(typografi: Typografi) -> None:
    pdf = mål_sider(replace(af_længde(30), kladde=True), typografi, grænse=2).pdf
    assert "over grænsen" not in tekst_på(pdf, 2)
    assert "over grænsen" in tekst_på(pdf, 3)
    assert "over grænsen" not in tekst_på(mål_sider(af_længde(30), typografi, grænse=2).pdf, 3)


SIDEFØDDER = ("Mit Kvarter", "Boligforeningen og helhedsplanen i det nordlige kvarter " * 8, "")


@pytest.mark.parametrize("sidefod", SIDEFØDDER)
def test_kladden_siger_det_på_hver_side_og_bryder_siderne_som_det_færdige(
    sidefod: str, typografi: Typografi
) -> None:
    færdigt = replace(af_længde(25), sidefod_venstre=sidefod)
    kladde = mål_sider(replace(færdigt, kladde=True), typografi)
    opslag = mål_sider(færdigt, typografi)
    assert kladde.pladser == opslag.pladser
    for side in range(1, opslag.mål.antal + 1):
        assert "Kladde" not in tekst_på(opslag.pdf, side)
        uden = tekst_på(kladde.pdf, side).split("\n")
        uden.remove("Kladde")
        assert uden == tekst_på(opslag.pdf, side).split("\n")


def test_kladden_tælles_ikke_om_når_den_er_færdig(typografi: Typografi) -> None:
    dok = af_længde(8)
    kilder = [
        skriv_typst(replace(dok, kladde=kladde), typografi, kun_mål=True).filer
        for kladde in (False, True)
    ]
    assert kilder[0] == kilder[1]


@pytest.mark.parametrize("før", range(28, 44, 2))
def test_en_tabel_på_syv_rækker_deles_ikke(før: int, typografi: Typografi) -> None:
    felter = (("Afdeling", "Hvad er der sket"), *((f"R{nr}", SÆTNING) for nr in range(1, 8)))
    rækker = tuple(
        Række(tuple(Celle((afsnit(felt, Stil.TABELTEKST),)) for felt in række)) for række in felter
    )
    luft = [afsnit("Linje.") for _ in range(før)]
    opslag = mål_sider(dokument(*luft, Tabel("fri", rækker[:1], rækker[1:])), typografi)
    plads = opslag.pladser[før]
    assert plads.side == plads.slutside


def test_tegn_uden_skrift_erstattes_synligt_og_meldes(typografi: Typografi) -> None:
    dok = dokument(Afsnit((Tekst("Pil ▲ og 😀", tegn=10),), sti=("a", "b")))
    assert tegn_uden_skrift(dok) == [(("a", "b"), 14, "▲"), (("a", "b"), 19, "😀")]
    opslag = mål_sider(dok, typografi)
    assert "Pil ◊ og ◊" in tekst_på(opslag.pdf, 1)
    assert opslag.tilgængelig


@pytest.mark.parametrize(
    "tekst", ["#panic()", "$x$ *a* _b_ `c` \\ <d> @e", '"] #read("/etc/passwd")']
)
def test_tekst_bliver_aldrig_til_kode(tekst: str, typografi: Typografi) -> None:
    opslag = mål_sider(dokument(afsnit(tekst), titel=tekst, sidefod_venstre=tekst), typografi)
    # A word joiner keeps a line from being broken after a slash; it is not seen.
    assert tekst in tekst_på(opslag.pdf, 1).replace("\u2060", "")
    assert tekst.encode() not in skriv_typst(dokument(afsnit(tekst)), typografi).filer["main.typ"]


def test_et_ord_bredere_end_sin_kolonne_deles(typografi: Typografi) -> None:
    pdf = mål_sider(dokument(afsnit("Donaudampskibsselskab" * 12)), typografi).pdf
    assert "\n" in tekst_på(pdf, 1).split("Mit Kvarter")[0].strip()


def test_kendt_svar_huskes_og_kan_forbigås(typografi: Typografi) -> None:
    dok = af_længde(12)
    først = tæl_sider(dok, typografi)
    assert tæl_sider(dok, typografi) == først
    assert tæl_sider(dok, typografi, uden_cache=True) == først
    # The address is part of the answer, though not of the layout.
    flyttet = replace(dok.blokke[0], sti=("ny",))
    assert tæl_sider(replace(dok, blokke=(flyttet, *dok.blokke[1:])), typografi).afsnit[0].sti == (
        "ny",
    )


@pytest.mark.parametrize(
    "lav", [med_alt, *(partial(byg, opskrift) for opskrift in læs_korpus()[::32])]
)
@pytest.mark.stikproeve(6)
def test_målet_alene_er_det_samme_som_dokumentets(
    typografi: Typografi, lav: Callable[[], Dokument]
) -> None:
    dok = lav()
    kilde = skriv_typst(dok, typografi, kun_mål=True)
    alene = sæt_op(dok, typografi, kun_mål=True, kilde=kilde)
    assert alene == sæt_op(dok, typografi, kun_mål=True)
    helt = sæt_op(dok, typografi)
    assert (alene.sider, alene.forbrug, alene.pladser) == (helt.sider, helt.forbrug, helt.pladser)
    assert helt.pdf
    assert not alene.pdf


def test_en_typografi_der_ændres_ændrer_sidetallet(typografi: Typografi) -> None:
    form = replace(typografi.former["body text"], størrelse=14.0)
    større = replace(typografi, former={**typografi.former, "body text": form})
    dok = af_længde(30)
    assert tæl_sider(dok, større).antal > tæl_sider(dok, typografi).antal


def mål(forbrug: float, antal: int) -> Sidemål:
    return Sidemål(
        antal=antal, forbrug=forbrug, grænse=5, motor="typst", tegn=14000, ord=2000,
        afsnit=(), linjer_tilbage=0, indbygget_antal=antal,
    )  # fmt: skip


def test_over_efter_et_af_vidnerne_er_over() -> None:
    enige = mål(4.95, 5).med_vidne(5, "LibreOffice 25.2")
    uenige = mål(4.95, 5).med_vidne(6, "LibreOffice 25.2")
    assert (enige.over, enige.bekræftet) == (False, True)
    assert (uenige.over, uenige.bekræftet, uenige.antal) == (True, False, 6)


def test_hvor_meget_der_skal_skæres() -> None:
    assert mål(4.9, 5).skal_skæres == 0
    assert mål(5.15, 6).skal_skæres == 60
    assert mål(4.99, 5).med_vidne(6, "LibreOffice").skal_skæres == 10


def test_båndet_om_grænsen() -> None:
    assert [mål(f, 5).tæt_på for f in (4.89, 4.9, 5.1, 5.11)] == [False, True, True, False]


def test_alle_stile_kan_sættes(typografi: Typografi) -> None:
    for stil in Stil:
        assert mål_sider(dokument(afsnit("x", stil)), typografi).mål.antal == 1


def test_det_oversætteren_ikke_kender_følger_med_svaret(typografi: Typografi) -> None:
    ukendt = replace(typografi, ukendte=("brødtekst: skygge",))
    assert mål_sider(dokument(afsnit("x")), ukendt).ukendte == ("brødtekst: skygge",)


def noteafsnit(tekst: str, nummer: int) -> Afsnit:
    return Afsnit((Tekst(tekst), Notehenvisning(nummer)))


def med_noter(linjer: int, sidste: str, noter: int) -> Dokument:
    """A page of single lines, then a paragraph that refers to a note of two lines."""
    noterne = tuple(
        Note((afsnit(SÆTNING * (1 if nr + 1 < noter else 2), Stil.FODNOTE),)) for nr in range(noter)
    )
    tidlige = [noteafsnit("Linje.", nr + 1) for nr in range(noter - 1)]
    fyld = [afsnit("Linje.") for _ in range(linjer)]
    return dokument(*tidlige, *fyld, noteafsnit(sidste, noter), noter=noterne)


@pytest.mark.parametrize("noter", [1, 2])
def test_intet_afsnit_slutter_med_en_enlig_linje(noter: int, typografi: Typografi) -> None:
    for linjer in range(30, 44):
        for plads in mål_sider(med_noter(linjer, SÆTNING * 6, noter), typografi).pladser:
            if plads.side < plads.slutside:
                assert plads.slut_y - 56.7 > 20
