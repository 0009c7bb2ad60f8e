"""The fuzz itself: it finds what is wrong, and says the same of the same seed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.fuzz import arter, orakler, yamltrae
from tests.fuzz.__main__ import Proces, formindsk, kending
from tests.fuzz.arter import ARTER
from tests.fuzz.orakler import Kørsel

pytestmark = [
    pytest.mark.langsom,
    pytest.mark.skipif(sys.platform == "win32", reason="the fuzz needs POSIX"),
]

FUND = {
    "fil": "indhold/plan/projekt.yaml", "linje": 2, "kolonne": 1, "alvor": "fejl",
    "regel": "ukendt-felt", "besked": "Feltet findes ikke.", "ret": "Slet det.", "sti": "projekt.a",
}  # fmt: skip
FILER = {"indhold/plan/projekt.yaml": b"a: b\nc: d\n"}


def kørsel(tmp_path: Path, **andet: Any) -> Kørsel:
    """A run that is as it should be, but for what is said."""
    for navn, data in FILER.items():
        (tmp_path / navn).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / navn).write_bytes(data)
    rapport = andet.pop("rapport", {"version": 1, "projekter": [{"fund": [FUND], "filer": []}]})
    grund: dict[str, Any] = {
        "argumenter": ("tjek", "indhold/plan", "--format", "json"), "kode": 1,
        "ud": json.dumps(rapport).encode(), "fejl": b"", "før": FILER, "efter": FILER,
        "rod": tmp_path,
    }  # fmt: skip
    return Kørsel(**(grund | andet))


def test_en_god_koersel_er_god(tmp_path: Path) -> None:
    assert list(orakler.tjek(kørsel(tmp_path))) == []


def _med(**andet: Any) -> dict[str, Any]:
    return {"version": 1, "projekter": [{"fund": [FUND | andet], "filer": []}]}


BYG = ("byg", "indhold/plan", "--rapport", "json")
BRUD: list[tuple[str, dict[str, Any]]] = [
    ("udgangskode", {"kode": 4}),
    ("udgangskode", {"kode": None}),
    ("spor på skærmen", {"fejl": b"Traceback (most recent call last):\n"}),
    ("spor på skærmen", {"fejl": b"x.py:3: UserWarning: x\n"}),
    ("styretegn på standard fejl", {"fejl": b"a\x1b[31mb\n"}),
    ("ikke UTF-8 på standard ud", {"ud": b"\xe5", "argumenter": ("tjek", "x", "--format", "kort")}),
    ("ikke JSON", {"ud": b"{} {}"}),
    ("ikke JSON", {"ud": b'{"projekter": NaN}'}),
    ("koden passer ikke med fundene", {"kode": 0}),
    ("fund uden sted", {"rapport": _med(linje=0)}),
    ("fund uden ord", {"rapport": _med(ret=" ")}),
    ("fund i en fil, der ikke findes", {"rapport": _med(fil="indhold/plan/x.yaml")}),
    ("linjen findes ikke", {"rapport": _med(linje=9)}),
    ("indholdet er rørt", {"efter": {"indhold/plan/projekt.yaml": b"a: c\n"}}),
    ("indholdet er rørt", {"efter": {}}),
    ("skrev filer", {"efter": FILER | {"x": b""}}),
    ("skrev uden for ud", {"argumenter": BYG, "efter": FILER | {"x": b""}}),
    ("efterladt fil", {"argumenter": BYG, "efter": FILER | {"ud/.a.tmp": b""}}),
    ("skrev trods fejl", {"argumenter": (*BYG, "--endelig"), "efter": FILER | {"ud/p.md": b""}}),
    ("skadet fil", {"argumenter": BYG, "efter": FILER | {"ud/p.docx": b"PK"}}),
    ("skadet fil", {"argumenter": BYG, "efter": FILER | {"ud/p.pdf": b"%PDF"}}),
    ("skadet fil", {"argumenter": BYG, "efter": FILER | {"ud/p.md": b"\xff"}}),
    ("ingen kladde", {"argumenter": BYG, "rapport": _med(sti="organisering.fora")}),
    ("tavs fejl", {"argumenter": ("tjek", "x"), "ud": b""}),
]


@pytest.mark.parametrize(("orakel", "andet"), BRUD)
def test_hvert_orakel_ser_sit_brud(orakel: str, andet: dict[str, Any], tmp_path: Path) -> None:
    assert orakel in {navn for navn, _ in orakler.tjek(kørsel(tmp_path, **andet))}


@pytest.fixture
def proces(tmp_path: Path) -> Any:
    docx = tmp_path / "a.docx"
    docx.write_bytes((Path(__file__).parents[2] / "skabeloner/typografi.docx").read_bytes())
    ud = Proces(
        tmp_path / "arbejder",
        {"docx": [str(docx)], "yamlsamling": "", "soffice": str(tmp_path / "intet")},
    )
    yield ud
    ud.stands()


@pytest.mark.parametrize("art", [a for a in ARTER if a != "yamlsamling"])
def test_et_froe_giver_det_samme_input_og_intet_brud(art: str, proces: Proces) -> None:
    for nr in range(2):
        opgave = {"art": art, "frø": f"1:{art}:{nr}"}
        første, anden = proces.spørg(opgave), proces.spørg(opgave)
        assert første["brud"] == [], første
        for navn in ("argumenter", "kode", "fund"):
            assert første[navn] == anden[navn]


def test_intet_skrives_gennem_en_genvej_ud_af_mappen(tmp_path: Path) -> None:
    """It once wrote over /etc/passwd, which a link it had made led to."""
    udenfor, genvej = tmp_path / "udenfor.yaml", tmp_path / "plan" / "projekt.yaml"
    udenfor.write_text("a: b", encoding="utf-8")
    genvej.parent.mkdir()
    genvej.symlink_to(udenfor)
    assert arter._filer(genvej.parent, ".yaml") == []
    arter._skriv(genvej, "andet")
    assert udenfor.read_text(encoding="utf-8") == "a: b"
    assert genvej.read_text(encoding="utf-8") == "andet"


def test_for_langsom_er_et_brud_og_arbejderen_erstattes(proces: Proces) -> None:
    opgave = {"art": "struktur", "frø": "1:struktur:1"}
    svar = proces.spørg(opgave, 0.0)
    assert [orakel for orakel, _ in svar["brud"]] == ["for langsom"]
    assert proces.spørg(opgave)["kode"] in (0, 1)


def test_et_input_goeres_mindre(proces: Proces, tmp_path: Path) -> None:
    """A planted breach: three braces in a project that can be read."""
    rod = tmp_path / "rod"
    plan = rod / "indhold" / "plan"
    plan.mkdir(parents=True)
    linjer = [f"a{nr}: b\n" for nr in range(40)]
    (plan / "projekt.yaml").write_text("".join(linjer) + "{{{\n", encoding="utf-8")
    (plan / "tal.yaml").write_text("kilder: x\n", encoding="utf-8")
    opgave = {
        "art": "struktur", "frø": "x", "mappe": str(rod), "hel": False,
        "argumenter": ["tjek", "indhold/plan", "--format", "json"],
    }  # fmt: skip
    svar = proces.spørg(opgave)
    assert svar["kode"] == 1
    rigtig = proces.spørg

    def med_brud(opgave: dict[str, Any], sekunder: float = 20.0) -> dict[str, Any]:
        svar = rigtig(opgave, sekunder)
        fil = plan / "projekt.yaml"
        falder = fil.is_file() and b"{{{" in fil.read_bytes() and svar["kode"] == 1
        return svar | {"brud": [("plantet", "")] if falder else []}

    proces.spørg = med_brud  # type: ignore[method-assign]
    assert formindsk(proces, opgave, "plantet", rod)
    assert (plan / "projekt.yaml").read_bytes() == b"{{{\n"
    assert not (plan / "tal.yaml").exists()


def test_kendingen_er_stedet_i_programmet() -> None:
    spor = (
        'Traceback (most recent call last):\n  File "/x/main/generator/a.py", line 3, in f\n'
        '  File "/x/lib/re.py", line 9, in g\nKeyError: 7\n'
    )
    svar = {"spor": spor}
    assert (
        kending(svar, ("udgangskode", "4"))
        == "udgangskode · KeyError · generator/a.py, line 3, in f"
    )
    assert kending({"spor": ""}, ("tavs fejl", "1")) == "tavs fejl"


def test_pletterne_daekker_nøgler_og_vaerdier() -> None:
    tekst = "a:\n  - b: c\n    d: [e]\n"
    arter = {(p.art, tekst[p.start : p.slut].strip()) for p in yamltrae.pletter(tekst)}
    assert {("nøgle", "b"), ("skalar", "c"), ("par", "b: c"), ("liste", "[e]")} <= arter
    assert ("led", "b: c\n    d: [e]") in arter
    assert yamltrae.pletter("a: [") == []
