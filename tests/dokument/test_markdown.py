"""Markdown -> blocks: a table of texts and what they become, and that every place is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dokument.markdown import Kildetekst, læs_blokke, læs_inline
from generator.dokument.trae import (
    Afsnit,
    Blok,
    Figur,
    Inline,
    Justering,
    Linjeskift,
    Liste,
    Notehenvisning,
    Overskrift,
    Stil,
    Tabel,
    Tekst,
    alle_blokke,
    ren_tekst,
)
from tests.proeveprojekt import forsøg

FIL = Path(__file__).parent / "markdown.txt"
HOVED, *TILFÆLDE = FIL.read_text(encoding="utf-8").split("\n=====\n")
NUMRE: dict[str, int] = {"x": 1, "y": 2}


def nummer(navn: str) -> int | None:
    return NUMRE.get(navn)


def kilde(tekst: str) -> Kildetekst:
    return Kildetekst(tekst, ("problemkompleks", "indledning"), range(len(tekst) + 1))


def inline(indhold: tuple[Inline, ...]) -> str:
    ud = ""
    for stykke in indhold:
        match stykke:
            case Linjeskift():
                ud += " / "
            case Notehenvisning(nummer=nr):
                ud += f"^{nr}"
            case Tekst():
                tekst = stykke.tekst.replace("\u00a0", "~")
                if stykke.kursiv:
                    tekst = f"*{tekst}*"
                if stykke.fed:
                    tekst = f"**{tekst}**"
                ud += f"⟨{tekst} → {stykke.link}⟩" if stykke.link else tekst
    return ud


def dump(blokke: tuple[Blok, ...], ind: str = "") -> Iterator[str]:
    for blok in blokke:
        match blok:
            case Overskrift(niveau=niveau, indhold=indhold):
                yield f"{ind}overskrift {niveau}: {inline(indhold)}"
            case Afsnit(indhold=indhold, stil=stil):
                navn = "afsnit" if stil is Stil.BRØDTEKST else stil.value
                yield f"{ind}{navn}: {inline(indhold)}"
            case Liste(punkter=punkter, nummereret=nummereret, start=start):
                yield f"{ind}liste, {f'fra {start}' if nummereret else 'punkter'}"
                for punkt in punkter:
                    yield f"{ind}  punkt"
                    yield from dump(punkt.blokke, ind + "    ")
            case Tabel(hovedrækker=hoveder, rækker=rækker):
                yield f"{ind}tabel"
                for slags, dem in (("hoved", hoveder), ("række", rækker)):
                    for række in dem:
                        felter = [
                            "".join(f"{_side(c.justering)}{linje}" for linje in dump(c.blokke))
                            .replace("tabeltekst: ", "")
                            for c in række.celler
                        ]  # fmt: skip
                        yield f"{ind}  {slags} | {' | '.join(felter)} |"
            case Figur():
                raise AssertionError(blok)


def _side(justering: Justering) -> str:
    return {Justering.VENSTRE: "", Justering.HØJRE: "→ ", Justering.MIDT: "↔ "}[justering]


def hele(tekst: str) -> str:
    læst = læs_blokke(kilde(tekst), nummer)
    linjer = list(dump(læst.blokke))
    for navn, blokke in læst.noter.items():
        linjer += [f"note {navn}", *dump(blokke, "  ")]
    for fund in læst.fund:
        assert fund.tegn is not None
        før = tekst[: fund.tegn]
        sted = f"{før.count(chr(10)) + 1}:{len(før) - før.rfind(chr(10))}"
        linjer.append(f"fund {sted} {fund.regel}: {fund.besked}")
    return "\n".join(linjer)


def test_markdown_bliver_til_disse_blokke(som_ventet: Callable[[str, Path], None]) -> None:
    dele = [HOVED]
    for tilfælde in TILFÆLDE:
        skrevet, _, _ = tilfælde.partition("\n-----")
        dele.append(f"{skrevet}\n-----\n{hele(skrevet.replace('NB', chr(160)))}".rstrip("\n"))
    som_ventet("\n=====\n".join(dele) + "\n", FIL)


@pytest.mark.parametrize("tilfælde", TILFÆLDE, ids=lambda t: t.split("\n")[0][:40])
def test_intet_bogstav_gaar_tabt(tilfælde: str) -> None:
    skrevet = tilfælde.partition("\n-----")[0]
    # Markup, addresses and the names of footnotes are not text; all else is, in some order.
    trykt = hele(skrevet)
    for ord_ in skrevet.replace("|", " ").split():
        rent = "".join(c for c in ord_ if c.isalpha())
        opmærket = any(tegn in ord_ for tegn in ("&", "png", "^", '"titel"'))
        opmærket = opmærket or ord_ == "o"  # Word's bullet of the second level
        assert opmærket or rent in "".join(c for c in trykt if c.isalpha()), ord_


# --- lists as Word pastes them ---

MÆRKER = [
    ("•", "•"), ("·", "·"), ("▪", "▪"), ("\uf0b7", "\uf0b7"), ("➢", "➢"), ("–", "–"),
    ("—", "—"), ("-", "-"),
    ("*", "*"), ("o", "o"), ("a)", "b)"), ("1)", "2)"), ("i)", "ii)"), ("1.", "2."), ("a.", "b."),
    ("(a)", "(b)"), ("(1)", "(2)"), ("3.", "4."), ("1.1", "1.2"), ("A.", "B."),
]  # fmt: skip
INDRYK = ["", "  ", "\t"]


@pytest.mark.parametrize("ydre", MÆRKER, ids=str)
@pytest.mark.stikproeve(4)
def test_en_liste_fra_word_er_en_liste_eller_et_fund(ydre: tuple[str, str]) -> None:
    for luft in ("\t", " ", "   ", "\u00a0", ""):
        _en_liste(ydre, None, "", luft)
        for indre in MÆRKER:
            for indryk in INDRYK:
                _en_liste(ydre, indre, indryk, luft)


def _en_liste(ydre: tuple[str, str], indre: tuple[str, str] | None, indryk: str, luft: str) -> None:
    """No two of the items are one line, each keeps its words, and letters keep their letters."""
    linjer = ["Tre ting går igen:", f"{ydre[0]}{luft}Alfa her", f"{ydre[1]}{luft}Beta der"]
    if indre:
        linjer[2:2] = [f"{indryk}{indre[0]}{luft}Gamma så", f"{indryk}{indre[1]}{luft}Delta nu"]
    læst = læs_blokke(kilde("\n".join(linjer)), nummer)
    trykte = [
        linje
        for blok in alle_blokke(læst.blokke)
        if isinstance(blok, Afsnit)
        for linje in inline(blok.indhold).split(" / ")
    ]
    ord_ = ["går igen:", "Alfa her", "Beta der", *(["Gamma så", "Delta nu"] if indre else [])]
    for tekst in ord_:
        assert sum(tekst in linje for linje in trykte) == 1, trykte
    alene = all(sum(tekst in linje for tekst in ord_) <= 1 for linje in trykte)
    assert alene or [f.regel for f in læst.fund] == ["punkter-loeber-sammen"], trykte
    for tegn in (*ydre, *(indre or ())):
        if "a" in tegn or "(" in tegn:
            assert any(tegn in linje for linje in trykte), trykte


@pytest.mark.parametrize("tegn", ["o", "a)", "1)", "i)", "–", "•", "-"])
@pytest.mark.parametrize("indryk", ["  ", "\t", "    "])
def test_et_underpunkt_alene_er_ogsaa_et_punkt(tegn: str, indryk: str) -> None:
    """Word's second level often has one item, and that has no neighbour of its own kind."""
    linjer = ["• Alfa her", f"{indryk}{tegn} Gamma så", "• Beta der"]
    læst = læs_blokke(kilde("\n".join(linjer)), nummer)
    trykte = [
        linje
        for blok in alle_blokke(læst.blokke)
        if isinstance(blok, Afsnit)
        for linje in inline(blok.indhold).split(" / ")
    ]
    assert len(trykte) == len(linjer), trykte
    for ord_, linje in zip(("Alfa", "Gamma", "Beta"), trykte, strict=True):
        assert ord_ in linje


def test_et_kort_felt_med_en_liste_er_et_fund() -> None:
    _, fund = læs_inline(kilde("Unge:\n• med job\n• uden job"))
    assert [(f.regel, f.tegn) for f in fund] == [("punkter-loeber-sammen", 6)]


# --- places ---

STUMPER = [
    "a", "b", "æøå", " ", "  ", "\n", "\n\n", "*", "**", "_", "`", "[", "]", "(", ")", "<", ">",
    "&", "&amp;", "\\", "\\*", "|", "- ", "1. ", "# ", "> ", "[^x]", "\n[^x]: ", "\n|---|\n", "![",
    "{", "!", "\u00ad", "\u00a0", "👩\u200d👧", "e\u0301", "```", "    ", "\n- ", "\n  - ",
    "1. januar", "https://a.dk", "§", "»", "«", "\t", "<br>", ":", "\r",
]  # fmt: skip
tekster = st.lists(st.sampled_from(STUMPER), max_size=25).map("".join)


def _stykker(blokke: tuple[Blok, ...]) -> Iterator[Tekst]:
    for blok in alle_blokke(blokke):
        if isinstance(blok, Afsnit | Overskrift):
            yield from (s for s in blok.indhold if isinstance(s, Tekst))


def _samme_tegn(tegn: str, tekst: str, sted: int) -> bool:
    """A sign stands for itself, escaped, as an entity, or as the space that a line end becomes."""
    if tegn == " " and (sted == len(tekst) or tekst[sted] in "\r\n\t "):
        return True
    return tekst.startswith((tegn, f"\\{tegn}", "&"), sted)


@settings(max_examples=forsøg(400), deadline=None)
@given(tekster)
def test_hvert_stykke_peger_paa_sine_egne_tegn(tekst: str) -> None:
    læst = læs_blokke(kilde(tekst), nummer)
    noter = tuple(b for n in læst.noter.values() for b in n)
    for stykke in (*_stykker(læst.blokke), *_stykker(noter)):
        assert stykke.tegn is not None
        assert 0 <= stykke.tegn <= len(tekst)
        assert _samme_tegn(stykke.tekst[0], tekst, stykke.tegn), (stykke, tekst)
    for fund in læst.fund:
        assert fund.tegn is not None
        assert 0 <= fund.tegn <= len(tekst)
        assert tekst.startswith(fund.ord, fund.tegn), fund


@settings(max_examples=forsøg(300), deadline=None)
@given(
    st.lists(
        st.sampled_from(["ord", "hus", "»x«", "æ", "[^x]", "*f*", "**g**", "`k`"]), max_size=12
    )
)
def test_hvert_ord_i_almindelig_tekst_staar_paa_sin_plads(ordene: list[str]) -> None:
    tekst = "Før " + " ".join(ordene) + " efter."
    læst = læs_blokke(kilde(tekst), nummer)
    for stykke in _stykker(læst.blokke):
        assert stykke.tegn is not None
        assert tekst[stykke.tegn : stykke.tegn + len(stykke.tekst)] == stykke.tekst


def test_ens_ord_forveksles_ikke() -> None:
    tekst = (
        "hus *hus* **hus** hus[^x] hus\nhus\n\n- hus\n- hus\n\n"
        "| hus | hus |\n|---|---|\n| hus | hus |"
    )
    stykker = list(_stykker(læs_blokke(kilde(tekst), nummer).blokke))
    steder = [s.tegn for s in stykker if s.tegn is not None]
    assert len(steder) == len(stykker)
    assert steder == sorted(set(steder))
    flad = tekst.replace("\n", " ")
    assert all(flad.startswith(s.tekst, sted) for s, sted in zip(stykker, steder, strict=True))
    ord_ = [sted + i for s, sted in zip(stykker, steder, strict=True) for i in _ord(s.tekst)]
    assert ord_ == _ord(tekst)


def _ord(tekst: str) -> list[int]:
    return [i for i in range(len(tekst)) if tekst.startswith("hus", i)]


@settings(max_examples=forsøg(200), deadline=None)
@given(tekster)
def test_en_kort_tekst_laeses_til_een_linje(tekst: str) -> None:
    indhold, fund = læs_inline(kilde(tekst))
    for stykke in indhold:
        if isinstance(stykke, Tekst):
            assert "\n" not in stykke.tekst
    assert all(f.besked for f in fund)


def test_en_tabel_der_er_bredere_end_siden_staar_som_linjer() -> None:
    """Hundreds of columns took the page layout a quarter of a minute; and no word may be lost."""
    felter = [f"**a{nr}**[^x]" if nr == 3 else f"a{nr}" for nr in range(21)]
    tekst = f"| {' | '.join(felter)} |\n|{'-|' * 21}\n| b |\n\n[^x]: note\n"
    læst = læs_blokke(kilde(tekst), nummer)
    assert [ren_tekst(b.indhold) for b in læst.blokke if isinstance(b, Afsnit)] == [
        " | ".join(f"a{nr}" for nr in range(21)), "b" + (" | " * 20).rstrip()
    ]  # fmt: skip
    assert list(læst.noter) == ["x"]
    assert [f.besked.partition(" (")[0] for f in læst.fund] == ["Tabellen er for bred"]
