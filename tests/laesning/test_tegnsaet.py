"""Right letters or a fault, whatever a file was saved as; never a wrong letter."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.laesning import Tabeldata, læs_projekt
from generator.laesning.tegnsaet import Tegnsætsfejl, afkod
from tests.laesning.hjaelp import fundlinjer

ROD = Path(__file__).parents[2]
SIKRE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
WINDOWS = ("cp1252", "latin-1", "iso8859-15")
GAMLE = ("cp850", "cp865", "mac_roman")
TO_GANGE = ("latin-1", "cp1252", "cp850", "mac_roman")
ORD = (
    "Søgården", "Ærø", "Café", "Æblehaven", "Ågade", "på", "Birkelunden", "NÆSTVED", "KÆR", "Å",
    "“Byen”", "„Byen“", "»Byen«", "‘øst’", "LBF’s", "–", "2020–24", "Esbjerg–Varde", "€", "100 €",
    "1\u00a0234", "§ 5", "1½", "20 °C", "m²", "mere…", "• punkt", "a · b", "Müller", "Malmö", "é",
    "BLÅ", "412 boliger", "uden", "og", "æ", "ø", "å", "CAFÉ", "à", "x·y", "ØST", "Århus",
)  # fmt: skip


def skrevet(tekst: str, kode: str) -> bytes | None:
    """The text as a program would save it; None when the set lacks a letter."""
    try:
        if kode.startswith("to gange: "):
            return tekst.encode().decode(kode.removeprefix("to gange: ")).encode()
        return tekst.encode(kode)
    except UnicodeError:
        return None


@settings(max_examples=1500, deadline=None)
@given(
    st.lists(st.sampled_from(ORD), min_size=1, max_size=6).map(" ".join),
    st.sampled_from([*SIKRE, *WINDOWS, *GAMLE, *(f"to gange: {k}" for k in TO_GANGE)]),
)
def test_rigtige_bogstaver_eller_en_fejl(tekst: str, kode: str) -> None:
    data = skrevet(tekst, kode)
    if data is None:
        return
    try:
        læst = afkod(data).tekst
        # Four bytes of UTF-16 may be ASCII with control characters, which are a fault elsewhere.
        assert læst == tekst or any(ord(tegn) < 32 for tegn in læst)
    except Tegnsætsfejl:
        assert kode not in ("utf-8", "utf-8-sig", "utf-16")


@pytest.mark.parametrize("kode", WINDOWS)
@pytest.mark.parametrize(
    "tekst", ["Søgården", "på", "Café", "Ærø – 412", "»Byen« å", "Ålborg 1½", "en ø og et kær"]
)
def test_windows_læses(tekst: str, kode: str) -> None:
    data = skrevet(tekst, kode)
    assert data is None or afkod(data).tekst == tekst


CSV = "boligorganisation;navn;lejeboliger\nBoligforeningen Birk;{};412\n"


@pytest.fixture
def mindste(tmp_path: Path) -> Path:
    mappe = tmp_path / "mindste"
    shutil.copytree(ROD / "eksempler" / "mindste", mappe)
    projekt = mappe / "projekt.yaml"
    tekst = projekt.read_text(encoding="utf-8")
    start = tekst.index("afdelinger:")
    slut = tekst.index("partnere:") if "partnere:" in tekst[start:] else len(tekst)
    projekt.write_text(
        f"{tekst[:start]}afdelinger:\n  fil: a.csv\n{tekst[slut:]}", encoding="utf-8"
    )
    return mappe


NAVNE = ("Søgården", "Ærø", "Café", "“Byen”", "Øst – vest", "Byen", "Karré\u00a02", "€-huset")


@pytest.mark.parametrize("kode", [*SIKRE, *WINDOWS, *GAMLE, *(f"to gange: {k}" for k in TO_GANGE)])
@pytest.mark.parametrize("navn", NAVNE)
def test_projektets_csv(navn: str, kode: str, mindste: Path) -> None:
    data = skrevet(CSV.format(navn), kode)
    if data is None:
        return
    (mindste / "a.csv").write_bytes(data)
    læst = læs_projekt(mindste)
    if fund := fundlinjer(læst):
        assert kode not in (*SIKRE, "cp1252")
        assert "tegnsaet" in fund[0]
        return
    rod = læst.filer["projekt"]
    assert isinstance(rod, dict)
    tabel = rod["afdelinger"]
    assert isinstance(tabel, Tabeldata)
    assert [række["navn"] for række in tabel.rækker] == [navn]


@pytest.mark.parametrize("kode", [*SIKRE, *WINDOWS, *GAMLE, *(f"to gange: {k}" for k in TO_GANGE)])
@pytest.mark.parametrize("navn", NAVNE)
def test_projektets_yaml(navn: str, kode: str, tmp_path: Path) -> None:
    data = skrevet(f"helhedsplan: {navn}\ndato: 2025-03-01\n", kode)
    if data is None:
        return
    (tmp_path / "projekt.yaml").write_bytes(data)
    læst = læs_projekt(tmp_path)
    if (fund := fundlinjer(læst)) and not navn.startswith("“"):
        assert kode not in ("utf-8", "utf-8-sig")
        assert "tegnsaet" in fund[0]
        return
    # Quotes typed around a name are found whatever the set, and the letters are right.
    assert all("yaml-citationstegn" in linje or "tegnsaet" in linje for linje in fund)
    if any("tegnsaet" in linje for linje in fund):
        assert kode not in ("utf-8", "utf-8-sig")
        return
    assert læst.filer["projekt"] == {"helhedsplan": navn.strip("“”"), "dato": "2025-03-01"}


@pytest.mark.parametrize(
    ("data", "besked"),
    [
        ("Søgården".encode("cp850"), "Filen er gemt med tegnsættet MS-DOS (850) (krævet UTF-8): "
         "»Søgården« ville blive læst som »S›g†rden«."),
        ("Søgården".encode("mac_roman"), "Filen er gemt med tegnsættet Macintosh (krævet UTF-8): "
         "»Søgården« ville blive læst som »S¿gŒrden«."),
        ("SÃ¸gÃ¥rden".encode(), "Bogstaverne var læst forkert, da filen blev gemt: »SÃ¸gÃ¥rden« "
         "skulle have været »Søgården« (UTF-8, der er gemt som UTF-8 to gange)."),
        ("S›g†rden".encode(), "Bogstaverne var læst forkert, da filen blev gemt: »S›g†rden« skulle "
         "have været »Søgården«."),
        ("S\ufffdgade".encode(), "Bogstaverne var læst forkert, da filen blev gemt: i "
         "»S\ufffdgade« er et bogstav gået tabt."),
        ("æble".encode("cp850"), "Filen er ikke gemt som UTF-8, og det er uvist, om der står "
         "»‘ble« eller »æble«."),
        ("en ø".encode("cp1252"), "Filen er ikke gemt som UTF-8, og det er uvist, om der står »ø« "
         "eller »°«."),
        (b"\x00\x01\xe6abc", "Filen er ikke en tekstfil."),
        (b"\xef\xbb\xbfp\xe5", "Filen er mærket som UTF-8, men indeholder andet."),
    ],
)  # fmt: skip
def test_tegnsættet_nævnes(data: bytes, besked: str) -> None:
    with pytest.raises(Tegnsætsfejl) as fejl:
        afkod(data)
    assert fejl.value.besked == besked
    assert fejl.value.ret.endswith("»CSV UTF-8 (semikolonsepareret)«.")
