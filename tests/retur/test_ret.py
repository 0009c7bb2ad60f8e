"""`kommentarer --ret`: only the words concerned change, in the writer's own way of writing them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from generator.fund import sti_tekst
from generator.maskine.udgivelse import Udgivelsesfejl
from generator.retur import skrivning
from generator.retur.bemaerkninger import find_bemærkninger
from generator.retur.skrivning import Tilbageskrivning, find_rettelser, skriv
from generator.retur.steder import placér
from generator.word.laesning import læs
from generator.word.pakke import Pakke
from tests.proeveprojekt import PRØVEANSØGNING, kopi, ret
from tests.retur.rettelser import byg
from tests.retur.tilfaeldig import FOLK, Tilfældig, afsnit_i, lav, tekst_i
from tests.sider_hjaelp import Konsol, konsol
from tests.word.lav import dele

__all__ = ["konsol"]

SAGER = [
    del_.partition("\n")
    for del_ in re.split(
        r"(?m)^== ", Path(__file__).with_name("ret.txt").read_text(encoding="utf-8")
    )[1:]
]


def _rettelse(docx: bytes, linje: str, nr: int, af: str = FOLK[0]) -> Tilfældig:
    """Return the edit that a line of the table means."""
    if m := re.fullmatch(r"»(.+)« => »(.*)«", linje):
        søgt, slags, nyt = m[1], "erstat" if m[2] else "slet", m[2]
    elif m := re.fullmatch(r"(nyt afsnit) efter »(.+)«: »(.+)«", linje):
        slags, søgt, nyt = m[1], m[2], m[3]
    elif m := re.fullmatch(r"(slet afsnit|del|saml)(?: før)? »(.+)«", linje):
        slags, søgt, nyt = m[1], m[2], ""
    else:
        raise AssertionError(linje)
    filer = dele(docx)
    for del_ in ("word/document.xml", "word/footnotes.xml"):
        for plads, p in enumerate(afsnit_i(etree.fromstring(filer[del_]))):
            tekst = tekst_i(p).replace("\u00a0", " ")
            if (fra := tekst.find(søgt)) >= 0:
                til = fra if slags == "del" else fra + len(søgt)
                if slags in ("nyt afsnit", "slet afsnit", "saml"):
                    fra, til = 0, len(tekst)
                return Tilfældig(nr, slags, plads, fra, til, nyt, af, del_)
    raise AssertionError(f"findes ikke: {søgt}")


def _rettet(docx: bytes, *linjer: str, kommentarer: bool = False) -> bytes:
    alle = [_rettelse(docx, linje, nr) for nr, linje in enumerate(linjer, 1)]
    return lav(docx, alle, kommentarer)


def _fundet(data: bytes, projekt: Path, af: str = "") -> Tilbageskrivning:
    dokument = læs(Pakke(data, "a.docx"))
    return find_rettelser(dokument, find_bemærkninger(dokument), projekt, af)


@pytest.mark.parametrize("sag", SAGER, ids=[navn for navn, _, _ in SAGER])
@pytest.mark.stikproeve(6)
def test_kun_ordene_ændres(sag: tuple[str, str, str], tmp_path: Path) -> None:
    _, _, rest = sag
    før, *linjer = re.split(r"(?m)^-- ", rest)
    sidste, _, efter = linjer[-1].partition("\n")
    projekt = kopi(tmp_path / "Birk")
    fil = projekt / "problemkompleks.yaml"
    hoved = fil.read_text(encoding="utf-8").partition("    tekst:")[0]
    fil.write_text(hoved + før, encoding="utf-8", newline="\n")
    docx = byg(projekt)
    data = _rettet(docx, *(linje.strip() for linje in [*linjer[:-1], sidste]))
    fundet = _fundet(data, projekt)
    assert [u.grund for u in fundet.udfald if u.grund] == []
    skriv(fundet)
    assert fil.read_text(encoding="utf-8") == hoved + efter
    igen = _fundet(data, projekt)
    assert igen.nye == {}, "twice is once"


def _ansøgning(tmp_path: Path) -> tuple[Path, bytes]:
    projekt = kopi(tmp_path / "mit-kvarter", PRØVEANSØGNING)
    return projekt, byg(projekt)


@pytest.mark.langsom
def test_tal_i_tabellen_og_i_tal_yaml(tmp_path: Path) -> None:
    projekt, docx = _ansøgning(tmp_path)
    data = _rettet(docx, "»24,3« => »24,9«")
    fundet = _fundet(data, projekt)
    assert [u.grund for u in fundet.udfald] == [""]
    skriv(fundet)
    gammel = (PRØVEANSØGNING / "noegletal.csv").read_bytes()
    assert (projekt / "noegletal.csv").read_bytes() == gammel.replace(b"24,3", b"24,9")


def test_linjeskift_tegnsæt_og_accenter_i_filen_bliver(tmp_path: Path) -> None:
    projekt = kopi(tmp_path / "Birk")
    fil = projekt / "tekst.md"
    # CRLF, a byte order mark, and an å of two characters.
    fil.write_bytes("\ufeffBørn pa\u030a vej.\r\n\r\nMange børn.\r\n".encode())
    yaml = projekt / "problemkompleks.yaml"
    hoved = yaml.read_text(encoding="utf-8").partition("    tekst:")[0]
    yaml.write_text(f"{hoved}    tekst:\n      fil: tekst.md\n", encoding="utf-8")
    docx = byg(projekt)
    data = _rettet(docx, "»vej« => »gåben«", "nyt afsnit efter »Mange børn.«: »Nyt.«")
    skriv(_fundet(data, projekt))
    ventet = "\ufeffBørn pa\u030a gåben.\r\n\r\nMange børn.\r\n\r\nNyt.\r\n"
    assert fil.read_bytes() == ventet.encode()


def test_kun_den_enes_rettelser(tmp_path: Path) -> None:
    projekt = kopi(tmp_path / "Birk")
    docx = byg(projekt)
    rettelser = [
        _rettelse(docx, "»fravær og« => »sorg og«", 1, FOLK[0]),
        _rettelse(docx, "»voksne« => »frivillige«", 2, FOLK[1]),
    ]
    fundet = _fundet(lav(docx, rettelser), projekt, FOLK[1])
    assert [u.bemærkning.tekst for u in fundet.udfald] == ["frivillige"]
    skriv(fundet)
    tekst = (projekt / "problemkompleks.yaml").read_text(encoding="utf-8")
    assert "frivillige" in tekst
    assert "sorg" not in tekst


def test_ændret_i_mellemtiden(tmp_path: Path) -> None:
    """The paragraph that was changed is left; the one that was moved is found."""
    projekt, docx = _ansøgning(tmp_path)
    data = _rettet(docx, "»Alligevel« => »Derfor«", "»bære« => »løfte«",
                   "»Kursiv viser« => »Skråskrift viser«")  # fmt: skip
    ret(projekt / "problemkompleks.yaml", "Grundbevillingen har de seneste", "Støtten har")
    ret(projekt / "samarbejdspartnere.yaml", "indledning: |\n", "indledning: |\n  Nyt først.\n\n")
    fundet = _fundet(data, projekt)
    grunde = [u.grund for u in fundet.udfald]
    assert grunde.count("") == 1
    assert sum("ændret i indholdet" in g for g in grunde) == 2
    skriv(fundet)
    assert "Skråskrift viser" in (projekt / "samarbejdspartnere.yaml").read_text(encoding="utf-8")


@pytest.mark.langsom
def test_en_fil_der_ændres_undervejs_standser_det_hele(tmp_path: Path) -> None:
    projekt, docx = _ansøgning(tmp_path)
    fundet = _fundet(_rettet(docx, "»Alligevel« => »Derfor«", "»24,3« => »24,9«"), projekt)
    assert len(fundet.nye) == 2
    ret(projekt / "tal.yaml", "kilder:", "# ny\nkilder:")
    før = {f: f.read_bytes() for f in projekt.rglob("*") if f.is_file()}
    with pytest.raises(Udgivelsesfejl, match="er ændret, mens rettelserne blev fundet"):
        skriv(fundet)
    assert {f: f.read_bytes() for f in projekt.rglob("*") if f.is_file()} == før


def test_alt_eller_intet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    projekt, docx = _ansøgning(tmp_path)
    fundet = _fundet(_rettet(docx, "»Alligevel« => »Derfor«", "»24,3« => »24,9«"), projekt)
    før = {f: f.read_bytes() for f in projekt.rglob("*") if f.is_file()}
    flyt = Path.replace
    gange = []

    def brudt(fra: Path, til: Path) -> Path:
        gange.append(til)
        if len(gange) == 4:  # two copies, one file, and then
            raise OSError(28, "No space left on device", str(til))
        return flyt(fra, til)

    monkeypatch.setattr(Path, "replace", brudt)
    with pytest.raises(Udgivelsesfejl, match="De gamle filer er urørte"):
        skriv(fundet)
    assert {f: f.read_bytes() for f in projekt.rglob("*") if f.is_file()} == før


def test_uden_ændringer_skrives_intet(konsol: Konsol) -> None:
    projekt = kopi(konsol.mappe / "Birk")
    (konsol.mappe / "a.docx").write_bytes(byg(projekt))
    før = {f: (f.read_bytes(), f.stat().st_mtime_ns) for f in projekt.rglob("*") if f.is_file()}
    svar = konsol("kommentarer", "a.docx", "--ret", "--projekt", projekt)
    assert svar.kode == 0
    assert "Der er ingen rettelser at skrive." in svar.ud
    assert {
        f: (f.read_bytes(), f.stat().st_mtime_ns) for f in projekt.rglob("*") if f.is_file()
    } == før


def test_hvad_kommandoen_siger(konsol: Konsol) -> None:
    projekt = kopi(konsol.mappe / "Birk")
    docx = byg(projekt)
    rettelser = "»voksne« => »frivillige«", "»søger sammen med« => »søger med«"
    data = _rettet(docx, *rettelser, kommentarer=True)
    (konsol.mappe / "a.docx").write_bytes(data)
    fil = projekt / "problemkompleks.yaml"
    gammel = fil.read_bytes()
    svar = konsol("kommentarer", "a.docx", "--vis", "--projekt", projekt)
    assert svar.kode == 0
    assert "+      Skolen og boligforeningen ser de samme børn med fravær og mistrivsel." in svar.ud
    assert "1 af 2 rettelser kan skrives; denne mangler." in svar.ud
    assert "Intet er skrevet. Kør kommandoen med --ret for at skrive dem." in svar.ud
    assert fil.read_bytes() == gammel
    assert konsol("kommentarer", "a.docx", "--projekt", projekt).kode == 0
    assert fil.read_bytes() == gammel
    svar = konsol("kommentarer", "a.docx", "--ret", "--projekt", projekt)
    assert svar.kode == 0
    assert "1 af 2 rettelser er skrevet; denne mangler." in svar.ud
    assert "(Ordene er skabelonens egne og står ikke i indholdet.)" in svar.ud
    assert "»voksne«" not in svar.ud
    assert "Er det rigtigt?" in svar.ud, "the comments stay"
    assert fil.read_bytes() == gammel.replace(b"voksne", b"frivillige")
    assert fil.with_name("problemkompleks.yaml.gammel").read_bytes() == gammel
    assert "De gamle filer ligger ved siden af: Birk/problemkompleks.yaml.gammel." in svar.ud
    svar = konsol("kommentarer", "a.docx", "--ret", "--projekt", projekt)
    assert "0 af 2 rettelser er skrevet; disse 2 mangler." in svar.ud
    assert "Det står sådan i indholdet allerede." in svar.ud
    assert konsol("kommentarer", "a.docx", "--af", "Bo").kode == 2


@pytest.mark.git
def test_i_git_lægges_ingen_kopi(tmp_path: Path) -> None:
    projekt = kopi(tmp_path / "Birk")
    for ord_ in (["init", "-q"], ["add", "-A"],
                 ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"]):  # fmt: skip
        subprocess.run(["git", "-C", projekt, *ord_], check=True)
    data = _rettet(byg(projekt), "»voksne« => »frivillige«")
    assert skriv(_fundet(data, projekt)) == []
    assert list(projekt.glob("*.gammel")) == []
    data = _rettet(byg(projekt), "»frivillige« => »naboer«")
    kopier = skriv(_fundet(data, projekt))  # what was just written is not in git
    assert [k.name for k in kopier] == ["problemkompleks.yaml.gammel"]


BEREGNET = [
    # What the document prints, and a part of why it is left.
    ("Kortfattet", "skabelonens egne"),
    ("Den boligsociale helhedsplan", "skabelonens egne"),
    ("Ansøgning om prækvalifikation", "skabelonens egne"),
    ("videreførelse", "ansøgningstype"),
    ("1. december", "projekt.periode"),
    ("Beskrivelsen svarer", "skabelonens egne"),
    ("søger sammen med", "skabelonens egne"),
    ("omfatter", "skabelonens egne"),
    ("5.980", "summen af afdelingernes lejeboliger; ret tallet i afdelingen"),
    ("16", "antallet af afdelinger; ret listen af afdelinger"),
    ("3.121", "summen af afdelingernes lejeboliger, som er valgt efter afdelingernes gruppe"),
    ("lejeboliger; antal lejeboliger", "skabelonens egne"),
    ("Udgangspunkt", "skabelonens egne"),
    ("Erfaringer", "skabelonens egne"),
    ("Parallelsamfundskriterierne", "skabelonens egne"),
    ("Beboere", "skabelonens egne"),
    ("Kun grundskole", "kriteriets navn i kriteriesættet"),
    ("Grænse, forebyggelsesområde", "skabelonens egne"),
    ("≥ 1,45", "statens grænse i kriteriesættet"),
    ("a b p", "de betingelser, som rækkens nøgletal opfylder"),
    ("▪ over grænsen", "skabelonens egne"),
    ("Grænser:", "skabelonens egne"),
    ("Alle tal undtagen", "skabelonens egne"),
    ("Statens boligområder:", "skabelonens egne"),
    ("Målgrupper:", "skabelonens egne"),
    ("Samarbejdspartner", "skabelonens egne"),
    ("Bidrag inden for", "skabelonens egne"),
    ("Deltagere og møder", "skabelonens egne"),
    ("Bydel", "organisering.fora"),
    ("Møder:", "skabelonens egne"),
    ("Forkortelser:", "skabelonens egne"),
]


@pytest.fixture(scope="module")
def bygget() -> bytes:
    return byg(PRØVEANSØGNING)


@pytest.mark.parametrize(("ord_", "hvorfor"), BEREGNET, ids=[o for o, _ in BEREGNET])
@pytest.mark.stikproeve(20)
def test_det_beregnede_og_skabelonens_ord(bygget: bytes, ord_: str, hvorfor: str) -> None:
    fundet = _fundet(_rettet(bygget, f"»{ord_}« => »Noget andet«"), PRØVEANSØGNING)
    (udfald,) = fundet.udfald
    assert fundet.nye == {}
    assert hvorfor in udfald.grund


STEDER = [
    # What the document prints; the address that a remark on it has; what is said of it.
    (
        "»5.980«",
        "projekt.helhedsplan",
        "summen af afdelingernes lejeboliger; ret tallet i afdelingen",
    ),
    ("»søger sammen med«", "projekt.ansøgere", "skabelonens egen"),
    ("»1.832«", "projekt.ansøgere.0.navn", "summen af afdelingernes lejeboliger"),
    ("»Målgrupper:«", "problemkompleks.indsatsområder.0.målgrupper.0", "skabelonens egen"),
    ("»24,3«", "problemkompleks.kriterier.nøgletal.", ""),
    ("»≥ 1,45«", "", "statens grænse i kriteriesættet"),
    ("»3.121«", "projekt.forbehold", "summen af afdelingernes lejeboliger"),
]


@pytest.mark.parametrize(("ord_", "sti", "note"), STEDER, ids=[o for o, _, _ in STEDER])
@pytest.mark.stikproeve(4)
def test_stedet_er_værdiens_eget(bygget: bytes, ord_: str, sti: str, note: str) -> None:
    data = _rettet(bygget, f"{ord_} => »Noget andet«")
    retur = find_bemærkninger(læs(Pakke(data, "a.docx")))
    (placeret,) = placér(retur, PRØVEANSØGNING).placerede
    assert sti_tekst(placeret.sti).startswith(sti)
    assert note in "".join(placeret.noter)
    assert bool(placeret.noter) == bool(note)


def test_dokumentet_selv_ved_hvad_der_er_beregnet(bygget: bytes, tmp_path: Path) -> None:
    """The paragraph reads otherwise now; what was computed in it is still not a name."""
    projekt = kopi(tmp_path / "mit-kvarter", PRØVEANSØGNING)
    ret(projekt / "projekt.yaml", "område: Valby/Sydhavnen", "område: Valby")
    for ord_, note in (("»5.980«", "Det er summen af"), ("»omfatter«", "skabelonens egen")):
        retur = find_bemærkninger(læs(Pakke(_rettet(bygget, f"{ord_} => »x«"), "a.docx")))
        (placeret,) = placér(retur, projekt).placerede
        assert note in "".join(placeret.noter)


def test_et_tal_i_tal_yaml_har_sit_eget_sted(bygget: bytes) -> None:
    data = _rettet(bygget, "»93,9 pct.« => »94,1 pct.«")
    retur = find_bemærkninger(læs(Pakke(data, "a.docx")))
    (placeret,) = placér(retur, PRØVEANSØGNING).placerede
    assert placeret.sti[:2] == ("tal", "tal")
    assert placeret.sted is not None
    assert placeret.sted.fil.name == "tal.yaml"


def test_navnet_på_kopien_er_ledigt(tmp_path: Path) -> None:
    fil = tmp_path / "a.yaml"
    (tmp_path / "a.yaml.gammel").touch()
    assert skrivning._ledig(fil).name == "a.yaml.gammel2"
    shutil.rmtree(tmp_path)
