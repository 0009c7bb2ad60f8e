"""A real round trip: LibreOffice comments and corrects, and each remark finds its line again."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.cli.program import kør
from generator.loeb import Omfang, gennemfør
from generator.sidemaal.soffice import find_vidne
from generator.skrivere.docx import skriv_docx
from tests.proeveprojekt import PRØVEANSØGNING, kopi, ret
from tests.sider_hjaelp import kræv_libreoffice, med_libreoffice, miljø

pytestmark = [pytest.mark.langsom, pytest.mark.libreoffice]

PUNKTER = "- fælles aktiviteter\n- fælles rådgivning\n- fælles frivillige\n"
KAREN = "Karen Korrektur"


def _python_med_uno(soffice: Path) -> str:
    """Return a Python that can speak with LibreOffice; skip the test where there is none."""
    steder = [soffice.resolve().parent / "python", Path("/usr/bin/python3"), Path(sys.executable)]
    for python in steder:
        if not python.is_file():
            continue
        svar = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
        if svar.returncode == 0:
            return str(python)
    pytest.skip("der er ingen Python med LibreOffices »uno« (Debian: apt-get install python3-uno)")


@dataclass
class Rettet:
    """The project, and what came back of the document that was built from it."""

    mappe: Path
    retur: Path

    def svar(self, *mere: str) -> dict[str, Any]:
        svar = subprocess.run(
            [sys.executable, "-m", "generator", "kommentarer", str(self.retur), "--format", "json",
             "--projekt", str(self.mappe), *mere],
            env=miljø(self.mappe.parent), capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert svar.returncode == 0, svar.stderr
        data: dict[str, Any] = json.loads(svar.stdout)
        return data

    def linje(self, b: dict[str, Any]) -> str:
        """Return the writer's own line that a remark points at, from its column on."""
        tekst = Path(b["fil"]).read_text(encoding="utf-8").splitlines()[b["linje"] - 1]
        return tekst[b["kolonne"] - 1 :]


OPGAVER = [
    {"gør": "kommentér", "find": "nye samarbejdsmodeller", "tekst": "Hvilke?"},
    {"gør": "ret", "find": "Alligevel", "tekst": "Derfor"},
    {"gør": "kommentér", "find": "fælles rådgivning", "tekst": "Om hvad?"},
    {"gør": "slet", "find": "fælles frivillige"},
    {"gør": "kommentér", "find": "1.964", "tekst": "Passer det?"},
    {"gør": "ret", "find": "24,3", "tekst": "25,1"},
    {"gør": "indsæt", "find": "social koordinator i Frederiksholm", "tekst": " og Valby"},
    {"gør": "kommentér", "find": "Job og praktik", "tekst": "Hvor mange?"},
    {"gør": "indsæt", "find": "Kontakt mellem beboere", "tekst": ", bestyrelser"},
    {"gør": "nyt afsnit", "find": "To grupper træder frem.", "tekst": "Et helt nyt afsnit."},
    {"gør": "slet afsnit", "find": "Vægten flyttes mod forebyggelse."},
    {"gør": "del", "find": "Billedet er bredt."},
    {"gør": "fed", "find": "Udviklingen er positiv"},
]


@pytest.fixture(scope="module")
def rettet(tmp_path_factory: pytest.TempPathFactory) -> Rettet:
    kræv_libreoffice()
    with pytest.MonkeyPatch.context() as pas:
        for navn, værdi in med_libreoffice({}).items():
            pas.setenv(navn, værdi)
        soffice = find_vidne().sti
    python = _python_med_uno(soffice)
    tmp = tmp_path_factory.mktemp("retur")
    mappe = kopi(tmp / "mit-kvarter", PRØVEANSØGNING)
    ret(
        mappe / "afsnit/frederiksholm.md",
        "én samlet indsats.\n",
        f"én samlet indsats.\n\n{PUNKTER}",
    )
    resultat = gennemfør(mappe, Omfang(pdf=False, regler=()))
    assert resultat.dokument
    assert resultat.typografi
    fil, retur, opgaver = tmp / "sendt.docx", tmp / "retur.docx", tmp / "opgaver.json"
    fil.write_bytes(skriv_docx(resultat.dokument, resultat.typografi))
    opgaver.write_text(json.dumps(OPGAVER), encoding="utf-8")
    svar = subprocess.run(
        [python, Path(__file__).with_name("korrektur.py"), soffice, fil, retur, opgaver],
        capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert svar.returncode == 0, svar.stderr
    return Rettet(mappe, retur)


def test_de_kommer_tilbage_til_hver_sin_linje(rettet: Rettet) -> None:
    """A prose paragraph, a list item, a table cell, a footnote and a partner's contribution."""
    fundet = [
        (
            b["art"], b["om"], b["tekst"],
            Path(b["fil"]).relative_to(rettet.mappe).as_posix(), rettet.linje(b),
        )
        for b in rettet.svar()["bemærkninger"]
    ]  # fmt: skip
    ventet = [
        ("rettet", "Alligevel", "Derfor", "problemkompleks.yaml", "Alligevel er der"),
        ("kommentar", "nye samarbejdsmodeller", "Hvilke?", "problemkompleks.yaml", "nye samarb"),
        ("kommentar", "fælles rådgivning", "Om hvad?", "afsnit/frederiksholm.md", "fælles rådg"),
        ("slettet", "fælles frivillige", "", "afsnit/frederiksholm.md", "fælles friv"),
        ("kommentar", "1.964", "Passer det?", "noegletal.csv", "1964;"),
        ("rettet", "24,3", "25,1", "noegletal.csv", "24,3;"),
        ("indsat", "", " og Valby", "afsnit/frederiksholm.md", "Frederiksholm."),
        ("kommentar", "Job og praktik", "Hvor mange?", "samarbejdspartnere.yaml", "Job og pr"),
        ("indsat", "", ", bestyrelser", "samarbejdspartnere.yaml", "og lokale"),
        ("indsat", "", "Et helt nyt afsnit.", "problemkompleks.yaml", "kvarteret."),
        ("slettet", "Vægten flyttes mod forebyggelse.", "", "problemkompleks.yaml", "Vægten fly"),
        ("delt", "Billedet er bredt.", "", "problemkompleks.yaml", "bredt. {{ kriterier"),
        ("formateret", "Udviklingen er positiv", "tekstens udseende", "problemkompleks.yaml",
         "Udviklingen er"),
    ]  # fmt: skip
    assert len(fundet) == len(ventet) == len(OPGAVER), fundet
    for art, om, tekst, fil, begynder in ventet:
        passer = [
            f for f in fundet
            if f[0] == art and f[1].startswith(om) and f[2] == tekst and f[3] == fil
        ]  # fmt: skip
        assert len(passer) == 1, (art, om, tekst, fundet)
        assert passer[0][4].startswith(begynder), (passer[0], begynder)


def test_et_uændret_indhold_siges_ikke_at_være_ændret(rettet: Rettet) -> None:
    svar = rettet.svar()
    assert svar["noter"] == []
    assert [b["noter"] for b in svar["bemærkninger"] if b["noter"]] == []
    assert {b["forfatter"] for b in svar["bemærkninger"]} == {KAREN}


def test_indholdet_røres_ikke(rettet: Rettet) -> None:
    før = {f: f.read_bytes() for f in rettet.mappe.rglob("*") if f.is_file()}
    for form in ("tekst", "md", "github", "json"):
        kør(["kommentarer", str(rettet.retur), "--projekt", str(rettet.mappe), "--format", form])
    assert {f: f.read_bytes() for f in rettet.mappe.rglob("*") if f.is_file()} == før


def test_indholdet_er_ændret_siden(rettet: Rettet, tmp_path: Path) -> None:
    """A partner put in before, a field rewritten: the remarks follow their text."""
    ny = Rettet(Path(shutil.copytree(rettet.mappe, tmp_path / "mit-kvarter")), rettet.retur)
    partnere = ny.mappe / "samarbejdspartnere.yaml"
    ret(
        partnere,
        "partnere:\n",
        "partnere:\n  - navn: Ny Nabo\n    type: civilsamfund\n    bidrag:\n"
        "      inden_for: Nabohjælp.\n      uden_for: Intet.\n",
    )
    ret(ny.mappe / "problemkompleks.yaml", "Grundbevillingen har de seneste", "Støtten har")
    svar = ny.svar()
    assert any("er ændret, siden dokumentet blev bygget" in note for note in svar["noter"])
    (job,) = [b for b in svar["bemærkninger"] if b["om"] == "Job og praktik"]
    assert ny.linje(job).startswith("Job og praktik")
    assert job["sti"] == "samarbejdspartnere.partnere.7.bidrag.uden_for"
    (nye,) = [b for b in svar["bemærkninger"] if b["tekst"] == "Hvilke?"]
    assert ny.linje(nye).startswith("nye samarb")
    assert nye["noter"] == ["Teksten er ændret i indholdet siden."]


def test_uden_et_eneste_bogmærke_findes_stederne_på_teksten(rettet: Rettet, tmp_path: Path) -> None:
    import re

    from tests.word.lav import arkiv, dele

    alle = dele(rettet.retur)
    for navn in ("word/document.xml", "word/footnotes.xml"):
        alle[navn] = re.sub(rb"<w:bookmark(Start|End)[^>]*/>", b"", alle[navn])
    uden = tmp_path / "uden.docx"
    uden.write_bytes(arkiv({n: d for n, d in alle.items() if not n.startswith("customXml/")}))
    svar = Rettet(rettet.mappe, uden).svar()
    assert "bærer ikke programmets mærker" in svar["noter"][0]
    linjer = {b["tekst"]: rettet.linje(b) for b in svar["bemærkninger"] if b["linje"]}
    assert linjer["Hvilke?"].startswith("nye samarb")
    assert linjer["Derfor"].startswith("Alligevel")
    assert linjer["Om hvad?"].startswith("fælles rådg")
    assert linjer["Hvor mange?"].startswith("Job og pr")
