"""The guides are true: their examples read, their commands run, what they name exists.

Every ``yaml`` block is an example as the rules' are written (`tests/regler/eksempler.py`): it is
put into the smallest project and must read without a fault of form and without a finding of alvor
fejl. Every line of a ``sh`` block is a command, run in a folder with what the guide has made.
"""

from __future__ import annotations

import re
import shlex
import shutil
import struct
import subprocess
import sys
import tomllib
import zlib
from pathlib import Path

import pytest

from generator.fund import Alvor
from generator.laesning.laesefejl import LÆSEFEJL
from generator.laesning.projekter import find_projekter
from generator.regler import alle_regler
from tests.billeder.tag import BILLEDER, FUNDET, fundet
from tests.cli.hjaelp import proces
from tests.proeveprojekt import EKSEMPLER, ROD, kopi
from tests.regler.eksempler import kør, læs_eksempel, skriv_projekt

pytestmark = pytest.mark.langsom

SKRIBENT, UDSEENDE, README = (
    ROD / navn for navn in ("indhold/README.md", "skabeloner/README.md", "README.md")
)
VEJLEDNINGER = {"skribent": SKRIBENT, "udseende": UDSEENDE}

KØRES_IKKE = {
    "projektbeskrivelse ny indhold/havneparken": "asks; tests/cli/foerste_gang.txt answers it",
    "projektbeskrivelse vis indhold/havneparken": "runs until Ctrl-C; tests/vis has it in Chromium",
    "projektbeskrivelse vis eksempler/alt": "likewise",
    "python -m pytest tests/skabelon tests/typografi/test_typografi.py tests/test_helhed.py "
    "tests/test_eksempler.py tests/test_vejledninger.py": "this very run; the paths are checked",
    "python -m tests.billeder": "needs Chromium and LibreOffice; test_billeder_kan_tages",
}
"""Command -> why it is not run here."""


def blokke(fil: Path, sprog: str) -> list[str]:
    return re.findall(rf"^```{sprog}\n(.*?)^```$", fil.read_text(encoding="utf-8"), re.M | re.S)


YAML = [
    pytest.param(blok, id=f"{navn}-{nr}")
    for navn, fil in VEJLEDNINGER.items()
    for nr, blok in enumerate(blokke(fil, "yaml"), 1)
]


@pytest.mark.parametrize("blok", YAML)
def test_hvert_eksempel_kan_laeses(blok: str, tmp_path: Path) -> None:
    eksempel = læs_eksempel(blok)
    skriv_projekt(eksempel, tmp_path)
    kørt = kør(tmp_path)
    assert kørt.læsefejl == []
    assert [f.besked for f in kørt.fund if f.alvor is Alvor.FEJL] == []


def test_eksemplet_paa_en_undtagelse_virker(tmp_path: Path) -> None:
    """What the guide says is excepted would be found without it."""
    blok = next(b for b in blokke(SKRIBENT, "yaml") if "undtagelser:" in b)
    for navn, undtaget in (("med", True), ("uden", False)):
        mappe = tmp_path / navn
        mappe.mkdir()
        skriv_projekt(læs_eksempel(blok if undtaget else blok.replace("MYOB\n", "XYZ\n", 1)), mappe)
        fund = [f for f in kør(mappe).fund if f.regel == "ukendt-forkortelse"]
        assert [bool(f.undtaget) for f in fund] == [undtaget]


def test_tallet_bliver_som_vejledningen_siger(tmp_path: Path) -> None:
    from generator.skrivere.markdown import skriv_markdown
    from tests.proeveprojekt import læs

    blok = next(b for b in blokke(SKRIBENT, "yaml") if b.startswith("# tal.yaml"))
    skriv_projekt(læs_eksempel(blok), tmp_path)
    lovet = re.search(r"Det bliver til: »(.*?)«", SKRIBENT.read_text(encoding="utf-8"), re.S)
    assert lovet
    md = " ".join(skriv_markdown(læs(tmp_path).dokument).replace("\u00a0", " ").split())
    assert " ".join(lovet[1].split()) in md


# --- commands ---


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    """A folder as it is when the guide has been followed so far."""
    kopi(tmp_path / "indhold" / "havneparken", EKSEMPLER / "alt")
    kopi(tmp_path / "gamle" / "havneparken", EKSEMPLER / "alt")
    kopi(tmp_path / "eksempler" / "alt", EKSEMPLER / "alt")
    assert proces("byg", "indhold/havneparken", mappe=tmp_path).returncode == 0
    ud = tmp_path / "ud" / "havneparken.docx"
    for navn in ("gammel-ansøgning", "havneparken-mette", "sendt", "før"):
        shutil.copy(ud, tmp_path / f"{navn}.docx")
    shutil.copy(EKSEMPLER / "alt" / "noegletal.xlsx", tmp_path / "beboerdata.xlsx")
    return tmp_path


@pytest.mark.parametrize("navn", VEJLEDNINGER)
def test_hver_kommando_virker(navn: str, mappe: Path) -> None:
    kommandoer = [
        linje for blok in blokke(VEJLEDNINGER[navn], "sh") for linje in blok.splitlines() if linje
    ]
    assert kommandoer
    for linje in kommandoer:
        if linje in KØRES_IKKE:
            continue
        program, *argumenter = shlex.split(linje)
        assert program == "projektbeskrivelse", linje
        kørt = proces(*argumenter, mappe=mappe)
        assert kørt.returncode == 0, f"{linje}\n{(kørt.stdout + kørt.stderr).decode()}"
    skrevet = {"skribent": ["ændringer.docx", "ændringer.html", "indhold/vestbyen/projekt.yaml"]}
    for fil in skrevet.get(navn, ["ud/alt.docx"]):
        assert (mappe / fil).is_file(), fil


def test_hver_undladt_kommando_staar_der() -> None:
    alle = {
        linje
        for fil in VEJLEDNINGER.values()
        for b in blokke(fil, "sh")
        for linje in b.splitlines()
    }
    assert KØRES_IKKE.keys() <= alle


def test_ingen_hjaelp_viser_clicks_egne_tegn() -> None:
    """In a raw docstring click's mark for lines that are to be kept is printed instead."""
    kommandoer = sorted(p.stem for p in (ROD / "generator/cli/kommandoer").glob("[a-z]*.py"))
    assert len(kommandoer) > 10
    for kommando in kommandoer:
        hjælp = proces(kommando, "--help", mappe=ROD).stdout.decode()
        assert hjælp.startswith("Brug: projektbeskrivelse"), kommando
        assert "\\" not in hjælp, kommando


# --- what is named ---


@pytest.mark.parametrize("fil", [*VEJLEDNINGER.values(), README], ids=lambda f: f.parent.name)
def test_hvert_link_og_billede_findes(fil: Path) -> None:
    tekst = fil.read_text(encoding="utf-8")
    uden_kode = re.sub(r"^```.*?^```$", "", tekst, flags=re.M | re.S)
    for billede, vist, mål in re.findall(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)", uden_kode):
        if re.match(r"https?:", mål):
            continue
        sti, _, anker = mål.partition("#")
        til = (fil.parent / sti).resolve() if sti else fil
        assert til.exists(), mål
        if anker:
            assert anker in _ankre(til), mål
        if billede:
            assert len(vist) > 40, f"{mål} mangler en alternativ tekst"


def _ankre(fil: Path) -> set[str]:
    """Return the names GitHub gives a page's headings."""
    overskrifter = re.findall(r"^#+ (.+)$", fil.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", o.lower()).replace(" ", "-") for o in overskrifter}


@pytest.mark.parametrize("fil", VEJLEDNINGER.values(), ids=lambda f: f.parent.name)
def test_hver_regel_fil_og_kommando_findes(fil: Path) -> None:
    tekst = fil.read_text(encoding="utf-8")
    kendte = {*alle_regler(), *LÆSEFEJL}
    for slug in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", tekst):
        assert slug in kendte or slug == "-ny", slug
    for kommando in re.findall(r"`projektbeskrivelse ([a-z]+)", tekst):
        assert (ROD / f"generator/cli/kommandoer/{kommando}.py").is_file(), kommando
    for sti in re.findall(r"`((?:tests|eksempler|afsnit)/[\w./-]*)`", tekst):
        findes = (ROD / sti).exists() or (fil.parent / sti).exists()
        assert findes, sti


def test_typografierne_og_maerkerne_er_alle_naevnt() -> None:
    from generator.dokument.trae import Celletype, Stil

    tekst = UDSEENDE.read_text(encoding="utf-8")
    liste = tekst[tekst.index("**Typografierne**") : tekst.index("### Mærker")]
    assert set(re.findall(r"`(\w+)`", liste)) == {str(stil.value) for stil in Stil}
    assert len(re.findall(r"^\| `\{[\w ]+\}` \|", tekst, re.M)) == len(Celletype) - 2


def test_skabelonernes_maerker_er_stavet_som_vejledningen_siger() -> None:
    """A mark that is not known is printed as text, and looks like it."""
    kendte = set(re.findall(r"^\| `(\{[\w ]+\})` \|", UDSEENDE.read_text(encoding="utf-8"), re.M))
    brugte = {
        mærke
        for fil in (ROD / "skabeloner" / "afsnit").glob("*.md.j2")
        for mærke in re.findall(r"(?<!\{)\{[\w ]+\}(?!\})", _uden_bemærkninger(fil))
    }
    assert brugte - {"{side}", "{sider}"} == kendte


def _uden_bemærkninger(fil: Path) -> str:
    return re.sub(r"\{#.*?#\}", "", fil.read_text(encoding="utf-8"), flags=re.S)


# --- the pictures ---


def test_billederne_er_smaa_og_i_brug() -> None:
    alle = [*ROD.glob("indhold/billeder/*"), *ROD.glob("skabeloner/billeder/*")]
    assert {f.relative_to(ROD).as_posix() for f in alle} == BILLEDER.keys()
    assert all(f.stat().st_size < 200_000 for f in alle)
    assert sum(f.stat().st_size for f in alle) < 1_200_000
    for navn in BILLEDER:
        fil = ROD / navn
        vejledning = fil.parent.parent / "README.md"
        assert f"](billeder/{fil.name})" in vejledning.read_text(encoding="utf-8"), navn
        assert fil.read_bytes().startswith(b"\x89PNG")


def _viser(fil: Path) -> str:
    """Return the text a picture says it shows (PNG's iTXt)."""
    data = fil.read_bytes()
    plads = 8
    while plads < len(data):
        længde, art = struct.unpack(">I4s", data[plads : plads + 8])
        indhold = data[plads + 8 : plads + 8 + længde]
        if art == b"iTXt" and indhold.startswith(b"viser\0"):
            _, pakket, resten = indhold[:6], indhold[6], indhold[8:]
            tekst = resten.split(b"\0", 2)[2]
            return (zlib.decompress(tekst) if pakket else tekst).decode()
        plads += 12 + længde
    return ""


def test_billedet_af_et_fund_er_det_programmet_siger() -> None:
    """Otherwise: python -m tests.billeder indhold/billeder/fund.png."""
    nu = fundet()
    assert _viser(ROD / "indhold/billeder/fund.png") == nu
    alternativ = next(
        linje for linje in SKRIBENT.read_text(encoding="utf-8").splitlines() if "fund.png" in linje
    )
    besked = nu.splitlines()[0].removesuffix(f" [{FUNDET}]")
    assert besked in alternativ
    assert nu.splitlines()[-1].strip() in alternativ
    assert f"forklar {FUNDET}" in SKRIBENT.read_text(encoding="utf-8")


# --- the guides are no projects, and stay at home ---


def test_vejledning_og_billeder_er_ikke_projekter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kopi(tmp_path / "indhold" / "mit")
    shutil.copy(SKRIBENT, tmp_path / "indhold")
    shutil.copytree(SKRIBENT.parent / "billeder", tmp_path / "indhold" / "billeder")
    monkeypatch.chdir(tmp_path)
    assert find_projekter([]).mapper == (Path("indhold/mit"),)
    for fil in ("indhold/README.md", "indhold/billeder/fund.png"):
        valg = find_projekter([Path(fil)])
        assert valg.mapper == ()
        assert valg.noter == (f"{fil} hører ikke til et projekt og er sprunget over.",)


def test_hjulet_har_alt_i_skabeloner_undtagen_vejledningen() -> None:
    data = tomllib.loads((ROD / "pyproject.toml").read_text(encoding="utf-8"))
    med = data["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert all(til == f"generator/{fra}" for fra, til in med.items())
    dele = {f"skabeloner/{p.name}" for p in (ROD / "skabeloner").iterdir()}
    assert dele - med.keys() == {"skabeloner/README.md", "skabeloner/billeder"}
    assert med.keys() <= dele


@pytest.mark.chromium
@pytest.mark.libreoffice
def test_billeder_kan_tages(tmp_path: Path) -> None:
    from importlib.util import find_spec

    from generator.sidemaal.fejl import Sidemålsfejl
    from generator.sidemaal.soffice import find_soffice
    from generator.vis import mangler
    from tests.vis.browser import find_chromium

    if mangler() or not all(map(find_spec, ("playwright", "PIL"))) or find_chromium() is None:
        pytest.skip('billederne kræver Chromium og pip install -e ".[vis]" playwright pillow')
    try:
        find_soffice()
    except Sidemålsfejl:
        pytest.skip("LibreOffice er ikke installeret")
    # By the command itself, in a process of its own: a session may have but one Playwright.
    kommando = [sys.executable, "-m", "tests.billeder", "--til", str(tmp_path)]
    subprocess.run(kommando, cwd=ROD, check=True, stdout=subprocess.DEVNULL, timeout=300)
    for navn in BILLEDER:
        fil = tmp_path / navn
        nyt, gammelt = fil.read_bytes(), (ROD / navn).read_bytes()
        assert 3_000 < len(nyt) < 200_000, navn
        bredder = [struct.unpack(">I", data[16:20])[0] for data in (nyt, gammelt)]
        assert abs(bredder[0] - bredder[1]) < 120, navn
