"""The four formats: goldens, and texts that try to become something else than text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.fund import Alvor
from generator.maskine.synlig import synlig
from generator.rapport.sammenligning import FLEST_TEGN, FORMATER, skriv
from generator.sammenlign.aendringer import (
    Afsnitsforbrug,
    ComparisonAnswer,
    Fundforskel,
    Fundlinje,
    Følge,
    Sideforskel,
    Ændring,
    Ændringsslags,
)
from generator.sammenlign.ordforskel import ordforskel
from tests.proeveprojekt import forsøg

SVAR = Path(__file__).parent / "formater"
DEL1, OND = "Del 1: Problemkompleks", "<script>alert('æ')</script> | `rm` **fed** @kommune #12"


def _ord(gammel: str, ny: str) -> dict[str, object]:
    return {"gammel": gammel, "ny": ny, "ord": tuple(ordforskel(gammel, ny))}


PRØVE = ComparisonAnswer(
    "HEAD~1:indhold/mit kvarter",
    "indhold/mit kvarter",
    "indhold",
    (
        Ændring("Projektet", "Afdelinger", "3B · Folehaven Nord", "afdeling", Ændringsslags.OMDØBT,
                "3B · Folehaven", "3B · Folehaven Nord", sti=("projekt", "afdelinger", 0)),
        Ændring("Projektet", "Afdelinger", "SAB · Åparken", "afdeling", Ændringsslags.TILFØJET, "",
                "SAB · Åparken", linjer=(("lejeboliger", "98"), ("betinget", "nej")),
                sti=("projekt", "afdelinger", 3)),
        Ændring(DEL1, "Nøgletal", "AAB · Afd. 50", "dømte", Ændringsslags.ÆNDRET,
                "1,40 pct.", "1,60 pct.", "+0,20 procentpoint",
                note="Nu over grænsen for forebyggelsesområde.",
                sti=("problemkompleks", "kriterier", "nøgletal", 0, "dømte")),
        Ændring(DEL1, "Beskæftigelse", "", "tekst, 2. afsnit", Ændringsslags.ÆNDRET,
                **_ord("Der er få job i kvarteret, og " + "vejen derhen er lang. " * 9,
                       "Der er nu flere job i kvarteret, og " + "vejen derhen er lang. " * 9)),
        Ændring(DEL1, "Beskæftigelse", "", "tekst, 1. afsnit", Ændringsslags.FLYTTET,
                **_ord("Alle kan være med.", "Alle unge kan være med."),
                note="Stod før som 3. afsnit."),
        Ændring(DEL1, "Beskæftigelse", "", "problematikker, 1. punkt", Ændringsslags.FJERNET, OND),
        Ændring(DEL1, "Fodnoter", "sag", "fodnote", Ændringsslags.TILFØJET, "", "Ny note."),
    ),
    (Følge("Afdelinger i alt", "28", "29", "+1", 3),),
    Fundforskel(
        (Fundlinje(Alvor.FEJL, "tal-fra-fremtiden", "Tallet er fra 2031.", "tal.yaml:12"),),
        (Fundlinje(Alvor.INFO, "lang-saetning", "Sætningen er lang.", "afsnit/a.md:3"),),
        2,
        {Alvor.ADVARSEL: 2, Alvor.INFO: 1},
        {Alvor.FEJL: 1, Alvor.ADVARSEL: 2},
    ),
    Sideforskel(4, 5, 3.98, 4.07, 5, (
        Afsnitsforbrug("Beskæftigelse", 2, 0.31, 0.4),
        Afsnitsforbrug("Uddannelse", 2, 0.31, 0.31),
        Afsnitsforbrug("Nyt afsnit", 2, None, 0.1),
    )),
    ("Noget er ikke læst.",),
)  # fmt: skip
ENDELSE = {"tekst": "txt", "md": "md", "html": "html", "json": "json"}


@pytest.mark.parametrize("format_", FORMATER)
def test_formatet_er_som_ventet(format_: str, som_ventet: Callable[[str, Path], None]) -> None:
    som_ventet(skriv(PRØVE, format_), SVAR / f"alt.{ENDELSE[format_]}")


@pytest.mark.parametrize("format_", FORMATER)
def test_ingen_ændringer(format_: str, som_ventet: Callable[[str, Path], None]) -> None:
    ens = ComparisonAnswer("a", "b", "indhold", ())
    som_ventet(skriv(ens, format_), SVAR / f"ingen.{ENDELSE[format_]}")


def test_json_er_den_form_der_er_lovet() -> None:
    data = json.loads(skriv(PRØVE, "json"))
    assert list(data) == ["version", "gammel", "ny", "grundlag", "ens", "ændringer", "følger",
                          "fund", "sider", "forbehold"]  # fmt: skip
    assert list(data["ændringer"][0]) == ["del", "afsnit", "emne", "felt", "slags", "gammel", "ny",
                                          "forskel", "ord", "indhold", "note", "sti"]  # fmt: skip
    tekst = data["ændringer"][3]
    assert "".join(o["tekst"] for o in tekst["ord"] if o["slags"] != "ny") == tekst["gammel"]
    assert "".join(o["tekst"] for o in tekst["ord"] if o["slags"] != "slettet") == tekst["ny"]
    assert data["fund"]["før"] == {"fejl": 0, "advarsel": 2, "info": 1}


def test_teksten_kan_vises_på_en_konsol_i_cp1252() -> None:
    rest = replace(PRØVE, ændringer=PRØVE.ændringer[:-2])
    assert skriv(rest, "tekst").encode("cp1252").decode("cp1252") == skriv(rest, "tekst")


def test_farver_er_kun_farver() -> None:
    med = skriv(PRØVE, "tekst", farve=True)
    assert "\033[31m[-få-]\033[0m\033[32m{+nu flere+}\033[0m" in med
    assert re.sub("\033\\[\\d+m", "", med) == skriv(PRØVE, "tekst")


# --- what a writer may have typed ---


def med_tekst(ond: str) -> ComparisonAnswer:
    """Put a text in every place of a comparison that can hold one."""
    ændringer = [
        Ændring(ond, ond, ond, ond, slags, ond, ond + "x", ond, linjer=((ond, ond),), note=ond)
        for slags in Ændringsslags
    ]
    ændringer.append(
        Ændring(ond, ond, "", ond, Ændringsslags.ÆNDRET, **_ord(f"a {ond} b", f"c {ond} d"))
    )
    fund = (Fundlinje(Alvor.FEJL, ond, ond, ond),)
    return ComparisonAnswer(
        ond, ond, "indhold", tuple(ændringer), (Følge(ond, ond, ond + "x"),),
        Fundforskel(fund, fund, 0, {}, {Alvor.FEJL: 1}),
        Sideforskel(1, 2, 0.1, 0.2, 5, (Afsnitsforbrug(ond, 2, 0.1, 0.2),)), (ond,),
    )  # fmt: skip


ONDE = [
    OND,
    "</del></td></table><img src=x onerror=alert(1)>",
    "[link](javascript:alert(1)) ![b](https://eks.dk/b.png) <https://eks.dk>",
    "https://eks.dk www.eks.dk navn@eks.dk @kommune kommune/repo#12 GH-7 !4 %5 ~6 &7 :smile:",
    "| a | b |\n|---|---|\n# overskrift\n- punkt\n1. nummer\n> citat\n```\nkode\n```",
    "*a* _b_ ~~c~~ `d` [^e] {+f+} [-g-] $h$ $$i$$ \\ &lt; &#60; <!-- j --> {{ k }}",
    "\x1b[31mrød\x07 \u202egnirts\u2066 \u200b",
    "]]> --> \" ' &amp; %0A ::error::",
]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributter: set[tuple[str, str]] = set()
        self.tekst: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributter |= {(navn, værdi or "") for navn, værdi in attrs}

    def handle_data(self, data: str) -> None:
        self.tekst.append(data)


def læst(html: str) -> _Tags:
    tags = _Tags()
    tags.feed(html)
    return tags


HTML = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "strong",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "nav", "ul", "li", "a", "section",
        "span", "del", "ins", "dl", "dt", "dd"}  # fmt: skip
ATTRIBUTTER = {"lang", "charset", "http-equiv", "content", "name", "class", "role", "id", "scope",
               "href", "aria-label", "aria-labelledby", "aria-hidden"}  # fmt: skip
MARKDOWN = {"h2", "h3", "h4", "p", "ul", "li", "strong", "em", "del", "ins", "span", "code",
            "blockquote", "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip


def tjek_html(ond: str) -> None:
    side = læst(skriv(med_tekst(ond), "html"))
    assert side.tags <= HTML
    for navn, værdi in side.attributter:
        assert navn in ATTRIBUTTER
        assert navn != "href" or re.fullmatch(r"#del\d+", værdi)
    assert "url(" not in skriv(PRØVE, "html")
    assert "@import" not in skriv(PRØVE, "html")
    tekst = "".join(side.tekst)
    assert synlig(ond) in tekst


def tjek_md(ond: str) -> None:
    md = skriv(med_tekst(ond), "md")
    side = læst(MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
                .render(md))  # fmt: skip
    assert side.tags <= MARKDOWN
    assert {navn for navn, _ in side.attributter} <= {"style"}, "a table's alignment alone"
    tekst = " ".join("".join(side.tekst).replace("\u2060", "").split())
    assert " ".join(synlig(ond).split()) in tekst
    # GitHub looks for these in the text itself.
    assert not re.search(r"(?i)[@#]\w|gh-\d|https?://|www\.", re.sub(r"&#\d+;", " ", md))


@pytest.mark.parametrize("ond", ONDE)
def test_tekst_bliver_aldrig_til_opmærkning(ond: str) -> None:
    tjek_html(ond)
    tjek_md(ond)
    assert json.loads(skriv(med_tekst(ond), "json"))["gammel"] == ond
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]",
                         skriv(med_tekst(ond), "tekst"))  # fmt: skip


TEGN = st.text(st.sampled_from("ab æ|`*_[]()<>&#@!~$\\{}+-.:;1=\"'/^%\n\x1b\u202e"), min_size=1)


@settings(max_examples=forsøg(60), deadline=None)
@given(TEGN.filter(lambda t: t.strip()))
def test_tilfældige_tegn_bliver_aldrig_til_opmærkning(ond: str) -> None:
    tjek_html(ond)
    tjek_md(ond)


def test_md_holder_sig_inden_for_githubs_plads() -> None:
    lang = replace(PRØVE, ændringer=PRØVE.ændringer * 400)
    md = skriv(lang, "md")
    assert len(md) <= FLEST_TEGN
    vist = len(re.findall(r"^- \*\*(?:Ændret|Tilføjet|Fjernet|Flyttet|Omdøbt)", md, re.MULTILINE))
    (skåret,) = re.findall(r"\*\*Ikke vist:\*\* ([\d.]+) ændringer, 2 fund, 2 afsnit mere", md)
    assert vist + int(skåret.replace(".", "")) == 7 * 400
    kæmpe = Ændring("a", "b", "", "c", Ændringsslags.TILFØJET, "", "ord " * 30_000)
    md = skriv(replace(PRØVE, ændringer=(kæmpe,), forbehold=()), "md")
    assert len(md) <= FLEST_TEGN
    assert "**Ikke vist:** 1 ændring, 2 fund, 2 afsnit mere" in md


def test_html_er_til_at_læse_uden_farver_og_på_en_telefon() -> None:
    html = skriv(PRØVE, "html")
    assert html.startswith('<!doctype html>\n<html lang="da">')
    assert "default-src 'none'" in html
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in html
    assert "<del>få</del>" in html
    assert "<ins>nu flere</ins>" in html
    for i_stilen in ("prefers-color-scheme:dark", "@media print", "max-width:44rem",
                     "text-decoration:line-through", 'content:" [slettet: "'):  # fmt: skip
        assert i_stilen in html
    for tabel in re.findall(r"<table.*?</table>", html, re.DOTALL):
        assert "<caption" in tabel
        assert tabel.count('scope="col"') in (3, 4)
        assert tabel.count("<tr") == tabel.count('scope="row"') + 1


def _lys(farve: str) -> float:
    tal = [int(farve[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lin = [t / 12.92 if t <= 0.04045 else ((t + 0.055) / 1.055) ** 2.4 for t in tal]
    return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


def test_farverne_har_kontrast_i_lyst_og_mørkt() -> None:
    html = skriv(PRØVE, "html")
    lyst, mørkt = re.findall(r":root\{(.*?)\}", html, re.DOTALL)
    for stil in (lyst, mørkt):
        farver = dict(re.findall(r"--(\w+):(#[0-9a-f]+)", stil))
        farver = {n: "#" + "".join(c * 2 for c in f[1:]) if len(f) == 4 else f
                  for n, f in farver.items()}  # fmt: skip
        par = [("tekst", "bund"), ("svag", "bund"), ("tekst", "hoved"), ("svag", "hoved"),
               ("udtekst", "ud"), ("indtekst", "ind")]  # fmt: skip
        for for_, bag in par:
            a, b = sorted((_lys(farver[for_]), _lys(farver[bag])), reverse=True)
            assert (a + 0.05) / (b + 0.05) >= 4.5, (for_, bag)
