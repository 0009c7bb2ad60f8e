"""Any text typed into any text field arrives in DOCX and Markdown: whole, once, in order.

Every text of a project is filled at once, each between two words of its own, and the files are
read back by other means than the writers use. Signs that CommonMark itself would take as markup
are escaped as a writer would have to; all others are typed as they are.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pydantic import BaseModel

from generator.dansk.punkttegn import KUGLER
from generator.model.felter import Fodnotetekst, Korttekst, Langtekst
from generator.model.find import find, find_tekster
from generator.model.plan import Plan
from generator.skrivere.docx import skriv_docx
from generator.skrivere.markdown import skriv_markdown
from generator.typografi.laesning import læs_typografi
from tests.proeveprojekt import EKSEMPLER, forsøg, læs
from tests.skrivere.laes import afsnitstekster, dele, markdown_tekster, xml

STEMPEL = re.compile(r"Qa(\d+)k(.*?)Zb\1k", re.DOTALL)

# --- what a writer types ---

COMMONMARK = (
    MarkdownIt("commonmark", {"html": False})
    .enable("table")
    .disable(["code", "hr", "lheading", "reference", "html_block", "html_inline"])
)


def _kort_som_trykt(tekst: str) -> str:
    børn = COMMONMARK.parseInline(tekst)[0].children or []
    return "".join(b.content for b in børn) if {b.type for b in børn} <= {"text"} else ""


def _lang_som_trykt(tekst: str) -> str:
    tokens = COMMONMARK.parse(tekst)
    if [t.type for t in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return ""
    return _kort_som_trykt(tokens[1].content)


def skrevet(tekst: str, som_trykt: Callable[[str], str]) -> str:
    """Return a text as one types it so that CommonMark leaves it alone."""
    if "{{" not in tekst and "[^" not in tekst and som_trykt(tekst) == tekst:
        return tekst
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", tekst)


SVÆRE = (
    "1. x", "1. januar 2027", "12) y", "- a", "+ b", "* c", "# a", "a #", "> a", "|a|", "---",
    "===", "*a*", "**a**", "_a_", "__init__", "snake_case_x", "2*3*4", "a * b", "`k`", "``",
    "~~a~~", "$x$", "<b>fed</b>", "a < b > c", "<br>", "<!-- x -->", "&amp;", "&", "&#39;", "A&B",
    "Q&A;", "AT&T", "[a](b)", "[x]", "[^1]", "![x](y)", "!", "\\", "\\*", "http://a.dk",
    "<https://a.dk>", "a@b.dk", "\"lige\"", "'enkelt'", "»citat«", "“krølle”", "…", "–", "—", "’",
    "so\u00adci\u00adale", "50\u00a0pct.", "🙂", "👩\u200d👧", "e\u0301", "A\u030a", "\ufb01", "½",
    "m²", "§ 61 b", "†", "▪", "●", "x\u200by", "{% if x %}", "{# x #}", "}}", "{ x }", "{side}",
    "{sider}", "{over} x", "{gruppe} y", ":::", "::: titel", "[mangler]", "alle ansøgere",
    "ikke oplyst", "nul", "ja", "no", "012", "12:30", "~", "null", "%s", "\U000f0000", "\ue000",
    "\U0010fffd", "]]>", "<?xml?>", "<w:t>", "_x000D_", "\u202eabc\u202c",
)  # fmt: skip
tegn = st.characters(
    exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp"), exclude_characters="\ufffe\uffff\ufeff"
)
linjer = (
    st.one_of(
        st.sampled_from(SVÆRE),
        st.lists(st.sampled_from(SVÆRE), min_size=2, max_size=3).map(" ".join),
        st.lists(st.sampled_from(SVÆRE), min_size=2, max_size=3).map("".join),
        st.text(tegn, min_size=1, max_size=10),
        st.text(st.sampled_from("*_`[]()<>&|\\#!-+=.1 a»{}~^:"), min_size=1, max_size=10),
    )
    .map(lambda t: " ".join(t.split()))
    # A bullet first in a text is read as what Word shows: an item of a list.
    .filter(lambda t: not re.match(rf"[{KUGLER}]\s*\S", t))
    .filter(bool)
    .filter(lambda t: "{{" not in t)
)

# --- a project of texts ---


class Udfylder:
    """Hands out the texts in the order they are asked for."""

    def __init__(self, tekster: list[str] | None) -> None:
        self.tekster = tekster
        self.ventet: dict[int, str] = {}

    def _næste(self) -> tuple[int, str]:
        nr = len(self.ventet)
        tekst = self.tekster[nr % len(self.tekster)] if self.tekster else "x"
        self.ventet[nr] = normalize("NFC", tekst)
        return nr, tekst

    def kort(self) -> str:
        nr, tekst = self._næste()
        return f"Qa{nr}k {skrevet(tekst, _kort_som_trykt)} Zb{nr}k"

    def lang(self) -> str:
        """A text in a paragraph of its own, where a first sign may make it a list or a heading."""
        nr, tekst = self._næste()
        return f"Qa{nr}k\n\n{skrevet(tekst, _lang_som_trykt)}\n\nZb{nr}k"

    def figurer(self) -> list[dict[str, str]]:
        return [{"fil": "kort.png", "tekst": self.kort(), "alternativ_tekst": "Et kort"}]

    def målgrupper(self) -> dict[str, list[str]]:
        return {n: [self.kort(), self.kort()] for n in ("målgrupper", "problematikker", "mål")}

    def underafsnit(self) -> list[dict[str, Any]]:
        return [{"overskrift": self.kort(), "tekst": self.lang(), "figurer": self.figurer()}]


def projekt(u: Udfylder) -> dict[str, Any]:
    navne = [u.kort(), u.kort(), u.kort()]
    return {
        "projekt": {
            "regelsæt": "lbf-2019-26", "helhedsplan": u.kort(), "titel": u.kort(),
            "ansøgningstype": "ny", "dato": "2025-03-01", "kommune": u.kort(),
            "ansøgere": [
                {"navn": navne[0], "administrator": u.kort()},
                {"navn": navne[1], "kortnavn": u.kort()},
            ],
            "område": u.kort(),
            "periode": {"fra": "2026-08-01", "til": "2030-07-31"},
            "afdelinger": [
                {"boligorganisation": navne[0], "navn": u.kort(), "lejeboliger": "12"},
                {"boligorganisation": navne[0], "navn": u.kort(), "lejeboliger": "12",
                 "betinget": "ja"},
                {"boligorganisation": navne[1], "navn": navne[2], "lejeboliger": "12"},
            ],
            "forbehold": u.lang(),
            "udseende": {"sidefod": u.kort()},
            "forkortelser": {"Qx": u.kort()},
        },
        "problemkompleks": {
            "indledning": u.lang(), "erfaringer": u.lang(),
            "kriterier": {
                "kriteriesæt": "parallelsamfund-2022", "indledning": u.lang(),
                "konklusion": u.lang(),
                "nøgletal": [{"boligorganisation": navne[1], "afdeling": navne[2], "egen": "4",
                              "beboere": "870"}],
                "nøgletal_kilde": u.kort(),
                "kolonner": {"egen": {"titel": u.kort(), "kilde": u.kort(), "enhed": "pct."}},
                "boligområder": [
                    {"navn": u.kort(), "afdelinger": [navne[2]], "status": "ingen"}],
                "figurer": u.figurer(),
            },
            "indsatsområder": [
                {"navn": u.kort(), **u.målgrupper(), "tekst": u.lang() + " Qx", "indsats": u.lang(),
                 "afsnit": u.underafsnit(), "figurer": u.figurer()},
                {"navn": u.kort(), "fravalgt": u.lang()},
            ],
            "delområder": [{"overskrift": u.kort(), **u.målgrupper(), "tekst": u.lang(),
                            "afsnit": u.underafsnit(), "figurer": u.figurer()}],
            "opmærksomhedspunkter": {**u.målgrupper(), "tekst": u.lang() + "[^n]",
                                     "afsnit": u.underafsnit(), "figurer": u.figurer()},
            "fodnoter": {"n": u.lang()},
            "figurer": u.figurer(),
        },
        "samarbejdspartnere": {
            "indledning": u.lang(),
            "partnere": [
                {"navn": u.kort(), "type": "kommune", "deltagere": [u.kort(), u.kort()],
                 "bidrag": {"inden_for": u.lang(), "uden_for": {"ingen": u.lang()}},
                 "enheder": [{"navn": u.kort(), "status": "aftalt",
                              "bidrag": {"inden_for": {"afklares": u.lang()}}}]},
                {"navn": u.kort(), "bidrag": {"uden_for": {"tekst": u.lang() + "[^m]"}}},
            ],
            "afslutning": u.lang(), "fodnoter": {"m": u.lang()}, "figurer": u.figurer(),
        },
        "organisering": {
            "indledning": u.lang() + "[^o]",
            "fora": [{"navn": u.kort(), "type": "andet", "niveau": "by", "ansvar": u.lang(),
                      "deltagere": [{"part": u.kort(), "niveau": "chef"}, {"part": u.kort()}],
                      "møder": u.kort()}],
            "politiske_fora": {"ingen": u.lang()},
            "team": {"tekst": u.lang(), "baser": [u.kort(), u.kort()],
                     "stillinger": [u.kort(), u.kort()], "figurer": u.figurer()},
            "fodnoter": {"o": u.lang()}, "figurer": u.figurer(),
        },
    }  # fmt: skip


def _skriv(mappe: Path, u: Udfylder) -> Path:
    mappe.mkdir(exist_ok=True)
    shutil.copy(EKSEMPLER / "alt" / "kort.png", mappe / "kort.png")
    for stamme, indhold in projekt(u).items():
        (mappe / f"{stamme}.yaml").write_text(
            yaml.dump(indhold, default_style='"', sort_keys=False, width=10**6), encoding="utf-8"
        )
    return mappe


def _stemplet(stykker: list[str]) -> list[tuple[int, str]]:
    """Return the texts found, in order, each with its number."""
    fundet = STEMPEL.findall("\n".join(stykker))
    # Paragraphs of their own are lines of their own here.
    return [(int(nr), tekst.strip("\n ")) for nr, tekst in fundet]


def _docx(læst: Any) -> list[tuple[int, str]]:
    docx = skriv_docx(læst.dokument, læs_typografi())
    navne = ["word/document.xml", "word/footnotes.xml"]
    navne += sorted(n for n in dele(docx) if re.fullmatch(r"word/footer\d*\.xml", n))
    return _stemplet([t for navn in navne for t in afsnitstekster(xml(docx, navn))])


def _markdown(læst: Any) -> list[tuple[int, str]]:
    return _stemplet(markdown_tekster(skriv_markdown(læst.dokument)))


def _løst(fundet: list[tuple[int, str]], ventet: dict[int, str]) -> list[tuple[int, str]]:
    """Undo the binding of numbers (»4 pct.«): a space where one was typed. Nothing else gives."""
    return [
        (nr, "".join(map(_løst_tegn, tekst, ventet[nr].ljust(len(tekst))))) for nr, tekst in fundet
    ]


def _løst_tegn(fundet: str, ventet: str) -> str:
    return ventet if (fundet, ventet) in (("\u00a0", " "), ("\u2011", "-")) else fundet


@pytest.fixture(scope="module")
def forlæg(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[int], list[int]]:
    """Where each text stands, by number, when all of them are »x«."""
    u = Udfylder(None)
    læst = læs(_skriv(tmp_path_factory.mktemp("forlaeg"), u))
    assert læst.linjer == []
    docx, md = _docx(læst), _markdown(læst)
    assert {tekst for _, tekst in (*docx, *md)} == {"x"}
    return [nr for nr, _ in docx], [nr for nr, _ in md]


def test_hver_tekst_staar_i_begge_filer(forlæg: tuple[list[int], list[int]]) -> None:
    u = Udfylder(None)
    projekt(u)
    docx, md = forlæg
    assert set(docx) == set(u.ventet)
    # The footer has no place in Markdown.
    assert len(set(u.ventet) - set(md)) == 1


def test_alle_tekstfelter_er_med(tmp_path: Path) -> None:
    """Every field of the model that takes Markdown and is printed is filled above."""
    fyldte = _tekstfelter(læs(_skriv(tmp_path / "p", Udfylder(None))).plan)
    ikke_trykt = {"Talkilde.navn", "Tal.om", "Sammenligning.om"}
    assert _tekstfelter(læs(EKSEMPLER / "alt").plan) - ikke_trykt <= fyldte


def _tekstfelter(plan: Plan) -> set[str]:
    ud = set()
    for _, del_ in find(plan, BaseModel):
        for navn, værdi in del_:
            under = [værdi, *(værdi.values() if isinstance(værdi, dict) else ())]
            under += værdi if isinstance(værdi, tuple) else ()
            if any(isinstance(v, Langtekst | Korttekst) for v in under):
                ud.add(f"{type(del_).__name__}.{navn}")
    return ud


@settings(max_examples=forsøg(12), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(linjer, min_size=40, max_size=60))
def test_enhver_tekst_i_ethvert_felt_kommer_hel_frem_og_i_orden(
    forlæg: tuple[list[int], list[int]],
    tmp_path_factory: pytest.TempPathFactory,
    tekster: list[str],
) -> None:
    u = Udfylder(tekster)
    læst = læs(_skriv(tmp_path_factory.mktemp("tekster"), u))
    assert læst.linjer == []
    for fundet, numre in ((_docx(læst), forlæg[0]), (_markdown(læst), forlæg[1])):
        for nr, tekst in _løst(fundet, u.ventet):
            assert tekst == u.ventet[nr], f"text {nr}"
        assert [nr for nr, _ in fundet] == numre


@pytest.mark.stikproeve(2)
@pytest.mark.parametrize("forskudt", range(0, len(SVÆRE), 12))
def test_de_svaere_tekster_kommer_hele_frem_paa_hver_sin_plads(
    forskudt: int, forlæg: tuple[list[int], list[int]], tmp_path: Path
) -> None:
    """Turned round, so that a text meets other fields each time."""
    tekster = [*SVÆRE[forskudt:], *SVÆRE[:forskudt]]
    u = Udfylder(tekster)
    læst = læs(_skriv(tmp_path / "p", u))
    assert læst.linjer == []
    assert _løst(_docx(læst), u.ventet) == [(nr, u.ventet[nr]) for nr in forlæg[0]]
    assert _løst(_markdown(læst), u.ventet) == [(nr, u.ventet[nr]) for nr in forlæg[1]]


def test_typerne_er_de_tre() -> None:
    assert {Langtekst, Korttekst, Fodnotetekst} == {
        type(t) for _, t in find_tekster(læs(EKSEMPLER / "alt").plan)
    }
