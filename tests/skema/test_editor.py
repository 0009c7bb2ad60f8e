"""What a writer sees in the editor: the YAML extension's own language server, asked as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.maskine.ressourcer import skabeloner
from generator.nyt_projekt import opret
from generator.skema import skemaer
from tests.nyt_projekt.test_nyt_projekt import oplyst
from tests.proeveprojekt import EKSEMPLER, MIT_KVARTER, ROD
from tests.skema.editor import som_editoren
from tests.skema.sprogserver import Melding, Sprogserver, find_server

pytestmark = [pytest.mark.node, pytest.mark.langsom]

MODELINE = "# yaml-language-server: $schema=skema/{}.json\n"
MINDST = (EKSEMPLER / "mindste" / "projekt.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sprogserver]:
    program = find_server()
    mappe = tmp_path_factory.mktemp("så skriver vi")
    (mappe / "skema").mkdir()
    for navn, tekst in skemaer().items():
        (mappe / "skema" / navn).write_text(tekst, encoding="utf-8")
    server = Sprogserver(program, mappe)
    yield server
    server.luk()


def meldinger(editor: Sprogserver, stamme: str, tekst: str) -> list[str]:
    """Return the squiggles as »line:column text«, the modeline not counted."""
    fundet: list[Melding] = editor.meldinger(f"#{stamme}.yaml", MODELINE.format(stamme) + tekst)
    return [f"{m.linje - 1}:{m.kolonne} {m.tekst}" for m in fundet]


def forslag(editor: Sprogserver, stamme: str, tekst: str) -> dict[str, str]:
    return editor.forslag(f"#{stamme}.yaml", MODELINE.format(stamme) + tekst)


@pytest.mark.parametrize(
    "fil",
    [f for p in (EKSEMPLER / "alt", EKSEMPLER / "mindste", MIT_KVARTER) for f in p.glob("*.yaml")],
    ids=lambda f: f"{f.parent.name}/{f.stem}",
)
def test_eksemplerne_er_uden_boelgestreg(fil: Path, editor: Sprogserver) -> None:
    assert meldinger(editor, fil.stem, fil.read_text(encoding="utf-8")) == []


def test_et_nyt_projekt_finder_sine_skemaer_hvor_det_end_ligger(tmp_path: Path) -> None:
    """The folder above is the one that is open, and the way there has spaces and æøå."""
    program = find_server()
    opret(tmp_path / "vores indhold" / "Ærø plan", oplyst(område="Havnen", ansøgningstype="ny"))
    server = Sprogserver(program, tmp_path)
    try:
        for fil in sorted((tmp_path / "vores indhold" / "Ærø plan").glob("[a-z]*.yaml")):
            tekst = fil.read_text(encoding="utf-8")
            navn = fil.relative_to(tmp_path).as_posix().replace(fil.name, f"#{fil.name}")
            assert server.meldinger(navn, tekst) == []
            modeline = tekst.partition("\n")[0] + "\n"
            fundet = server.meldinger(navn, f"{modeline}hele: 1\n")
            assert any("Feltet findes ikke her." in m.tekst for m in fundet), fil.name
    finally:
        server.luk()


def test_depotets_filer_faar_deres_skema_af_indstillingen() -> None:
    """`.vscode/settings.json` of this repository, as the editor reads it."""
    program = find_server()
    tekst = (ROD / ".vscode" / "settings.json").read_text(encoding="utf-8")
    indstillinger = json.loads(re.sub(r"(?m)^\s*//.*$", "", tekst))
    server = Sprogserver(program, ROD, indstillinger["yaml.schemas"])
    try:
        for stamme in ("projekt", "problemkompleks", "samarbejdspartnere", "organisering", "tal"):
            fundet = server.meldinger(f"indhold/mit-kvarter/{stamme}.yaml", "hele: 1\n")
            assert any("Feltet findes ikke her." in m.tekst for m in fundet), stamme
    finally:
        server.luk()


# --- errors ---

FEJL = [
    (
        "projekt", "stavet-forkert", "omraade: Havnen\n" + MINDST,
        ["1:1 Feltet findes ikke her. Her kan der stå regelsæt, helhedsplan, titel, "
         "ansøgningstype, dato, kommune, ansøgere, område, periode, afdelinger, forbehold, "
         "økonomi, forkortelser, ansøgningsmateriale, udseende eller undtagelser.",
         "1:1 Mente du »område«?"],
    ),
    (
        "projekt", "forkert-valg", MINDST.replace("ansøgningstype: ny", "ansøgningstype: nye"),
        ["4:17 Vælg ny eller videreførelse."],
    ),
    (
        "projekt", "manglende-felt", MINDST.replace("kommune: Eksempel Kommune\n", ""),
        ["2:1 Feltet »kommune« mangler. Kommunens navn."],
    ),
    (
        "projekt", "tomt-felt", MINDST.replace("kommune: Eksempel Kommune", "kommune:"),
        ["6:9 Feltet er tomt. Her skal der stå en tekst."],
    ),
    (
        "projekt", "tomt-punkt", MINDST + "    aliasser:\n      -\n",
        ["17:8 Punktet er tomt. Skriv en tekst efter stregen, eller slet linjen."],
    ),
    (
        "projekt", "dato", MINDST.replace("2025-03-01", "1. marts 2025"),
        ["5:7 Skriv datoen som år-måned-dag, fx 2027-01-01."],
    ),
    (
        "projekt", "tal", MINDST.replace("412", "ca. 412"),
        ["15:18 Skriv et helt tal, fx 412 eller 5.980."],
    ),
    (
        "problemkompleks", "manglende-del", "indsatsområder:\n  - navn: Beskæftigelse\n",
        ["2:5 Indsatsområdet har hverken »tekst« eller »fravalgt«. Beskriv udfordringen i "
         "»tekst«, eller begrund fravalget i »fravalgt«."],
    ),
    (
        "organisering", "tom-del", "fora:\n",
        ["1:6 Listen er tom. »fora« er en liste: Skriv hvert punkt på sin egen linje med »- « "
         "foran."],
    ),
    (
        "organisering", "valg-i-liste",
        "fora:\n  - navn: A\n    type:\n      - bestyrelse\n    niveau: by\n    ansvar: B\n",
        ["4:9 Vælg boligsocial bestyrelse, politisk forum, tværgående forum, ledergruppe, "
         "styregruppe, følgegruppe eller andet."],
    ),
    (
        "samarbejdspartnere", "valgfrit-valg", "partnere:\n  - navn: A\n    status: måske\n",
        ["3:13 Vælg aftalt, i dialog eller undersøges."],
    ),
    ("samarbejdspartnere", "tomt-valgfrit-felt", "partnere:\n  - navn: A\n    status:\n", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("stamme", "tekst", "ventet"), [(s, t, v) for s, _, t, v in FEJL], ids=[f[1] for f in FEJL]
)
def test_fejlen_siges_paa_dansk_hvor_den_er(
    stamme: str, tekst: str, ventet: list[str], editor: Sprogserver
) -> None:
    assert meldinger(editor, stamme, tekst) == ventet


def test_et_felt_der_er_stavet_forkert_kan_rettes_med_et_klik(editor: Sprogserver) -> None:
    tekst = MODELINE.format("samarbejdspartnere") + "partnere:\n  - navn: A\n    statuss: aftalt\n"
    rettelser = editor.rettelser("#samarbejdspartnere.yaml", tekst)
    assert rettelser["status"] == "status"
    assert "navn" not in rettelser, "it is there already"


# --- hovers ---

HOVER = [
    ("projekt", "komm¤une: Aarhus", ["#### Kommune", "Kommunens navn.", "Skal med."]),
    (
        "projekt", "ansøgningstype: n¤y",
        ["#### Ansøgningstype", "* `ny`: Området har ikke en helhedsplan i dag.", "* `videre"],
    ),
    (
        "samarbejdspartnere", "partnere:\n  - navn: A\n    stat¤us: aftalt",
        ["#### Status", "aftalt, i dialog eller undersøges.", "* `undersøges`: Endnu kun"],
    ),
    (
        "tal", "tal:\n  a:\n    værd¤i: 8,21",
        ["#### Værdi", "Tallet, skrevet på dansk: 8,21.", "Et tal, fx `8,21` eller `412`."],
    ),
    (
        "problemkompleks", "kriterier:\n  nøgletal:\n    - dø¤mte: 3",
        ["#### Dømte", "`..` er ikke oplyst, `*` er diskretioneret."],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("stamme", "tekst", "ventet"), HOVER, ids=[h[1][:30] for h in HOVER])
def test_forklaringen_ved_markoeren(
    stamme: str, tekst: str, ventet: list[str], editor: Sprogserver
) -> None:
    fundet = editor.hover(f"#{stamme}.yaml", MODELINE.format(stamme) + tekst)
    assert [led for led in ventet if led not in fundet] == [], fundet
    assert " || " not in fundet


# --- completion ---

FORSLAG = [
    ("projekt", "ansøgningstype: ¤", {"ny", "videreførelse"}),
    ("samarbejdspartnere", "partnere:\n  - navn: A\n    status: ¤",
     {"aftalt", "i dialog", "undersøges"}),
    ("organisering", "diagram: ¤", {"ja", "nej"}),
    ("organisering", "fora:\n  - niveau: ¤", {"by", "bydel", "område", "afdeling"}),
    ("projekt", "regelsæt: ¤", {fil.stem for fil in (skabeloner() / "regelsaet").glob("*.yaml")}),
    ("projekt", "periode:\n  ¤", {"periode", "fra", "til"}),
    ("samarbejdspartnere", "partnere:\n  - navn: A\n    bidrag:\n      ¤",
     {"bidrag", "inden_for", "uden_for"}),
]  # fmt: skip


@pytest.mark.parametrize(("stamme", "tekst", "ventet"), FORSLAG, ids=[f[1][-24:] for f in FORSLAG])
def test_forslagene(stamme: str, tekst: str, ventet: set[str], editor: Sprogserver) -> None:
    """Exactly these: no `null`, no `true` where ja and nej are meant."""
    assert forslag(editor, stamme, tekst).keys() == ventet


def test_felterne_foreslaas_i_modellens_orden(editor: Sprogserver) -> None:
    felter = list(forslag(editor, "projekt", "¤"))
    assert felter[:6] == [
        "regelsæt", "helhedsplan", "titel", "ansøgningstype", "dato", "kommune",
    ]  # fmt: skip
    assert len(felter) == 16


STUMPER = [
    ("projekt", "ansøgere:\n  ¤", "ansøger", "ansøgere"),
    ("projekt", "ansøgere:\n  - ¤", "ansøger", "ansøgere"),
    ("projekt", "ansøgere: ¤", "ansøger", "ansøgere"),
    ("projekt", "afdelinger:\n  - ¤", "afdeling", "afdelinger"),
    ("projekt", "afdelinger:\n  ¤", "afdeling", "afdelinger"),
    ("problemkompleks", "indsatsområder:\n  - ¤", "indsatsområde", "indsatsområder"),
    ("problemkompleks", "indsatsområder:\n  ¤", "indsatsområde", "indsatsområder"),
    (
        "problemkompleks",
        "indsatsområder:\n  - navn: A\n    tekst: B\n  - ¤",
        "indsatsområde",
        "indsatsområder",
    ),
    ("samarbejdspartnere", "partnere:\n  - ¤", "partner", "partnere"),
    ("organisering", "fora:\n  - ¤", "forum", "fora"),
    ("organisering", "fora:\n  ¤", "forum", "fora"),
    ("tal", "kilder: {}\ntal:\n  ¤", "tal", "tal"),
    ("tal", "tal: {}\nkilder:\n  ¤", "kilde", "kilder"),
]
_STOP = re.compile(r"\$\{\d+[:|]([^},|]*)[^}]*\}|\$\d")


@pytest.mark.parametrize(
    ("stamme", "tekst", "navn", "nøgle"), STUMPER, ids=[f"{s[2]}-{s[1][-8:]!r}" for s in STUMPER]
)
@pytest.mark.stikproeve(5)
def test_en_stump_staar_rigtigt_naar_den_er_sat_ind(
    stamme: str, tekst: str, navn: str, nøgle: str, editor: Sprogserver
) -> None:
    """Put in as VS Code does it: further lines take the indentation of the line one stands on."""
    stump = _STOP.sub(lambda m: m[1] or "x", forslag(editor, stamme, tekst)[navn])
    linje = tekst[tekst.rfind("\n") + 1 : tekst.index("¤")]
    indryk = linje[: len(linje) - len(linje.lstrip(" "))]
    fuld = tekst.replace("¤", stump.replace("\n", "\n" + indryk)) + "\n"
    indhold = som_editoren(fuld)
    assert indhold[nøgle], fuld
    andre = [m for m in meldinger(editor, stamme, fuld) if "mangler" not in m]
    assert andre == [], fuld
