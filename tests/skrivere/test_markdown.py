"""The Markdown twin as a person reads it in a pull request."""

from __future__ import annotations

from datetime import date

import pytest

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Celletype,
    Dokument,
    Liste,
    Note,
    Notehenvisning,
    Overskrift,
    Punkt,
    Række,
    Stil,
    Tabel,
    Tekst,
)
from generator.skrivere.markdown import skriv_markdown
from tests.skrivere.proeve import celle, kriterier, p, prøvedokument


def md(*blokke: Blok, noter: tuple[Note, ...] = ()) -> str:
    return skriv_markdown(Dokument("T", "F", date(2024, 5, 1), blokke, noter))


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [
        ("1. januar", r"1\. januar"),
        ("12) x", r"12\) x"),
        ("# x", r"\# x"),
        ("- x", r"\- x"),
        ("5 * 3 og a_b", r"5 \* 3 og a\_b"),
        ("a < b & c > d", r"a \< b & c > d"),
        ("> x", r"\> x"),
        ("&amp;", r"\&amp;"),
        ("[1]", r"\[1\]"),
        ("a|b", "a|b"),
        (" a ", "&#32;a&#32;"),
        ("a\nb", "a<br>b"),
        ("Hej!", r"Hej\!"),
    ],
)
def test_markup_i_teksten_undslippes(tekst: str, ventet: str) -> None:
    assert md(p(tekst)) == ventet + "\n"


@pytest.mark.parametrize(
    ("løb", "ventet"),
    [
        ((Tekst("Mål:", fed=True), Tekst(" flere")), "**Mål:** flere"),
        ((Tekst("a"), Tekst(" b ", kursiv=True), Tekst("c")), "a *b* c"),
        ((Tekst("a", fed=True), Tekst("b", fed=True)), "**ab**"),
        # Asterisks between two letters and a sign would not open.
        ((Tekst("a"), Tekst("(b)", fed=True), Tekst("c")), "a<strong>(b)</strong>c"),
        ((Tekst("a", fed=True), Tekst("b", kursiv=True)), "<strong>a</strong>*b*"),
        ((Tekst("a", fed=True, kursiv=True),), "***a***"),
        ((Tekst("x", link="javascript:a"),), "x"),
        ((Tekst("x", link="https://a.dk/(b) c"),), "[x](https://a.dk/%28b%29%20c)"),
    ],
)
def test_fremhævning_og_links(løb: tuple[Tekst, ...], ventet: str) -> None:
    assert md(Afsnit(løb)) == ventet + "\n"


def test_overskrifter_ligger_ét_niveau_under_titlen() -> None:
    blokke = (p("T", stil=Stil.TITEL), *(Overskrift(n, (Tekst(f"{n}. #"),)) for n in (1, 2, 3)))
    assert md(*blokke) == "# T\n\n## 1. \\#\n\n### 2. \\#\n\n#### 3. \\#\n"


def test_flere_hovedrækker_og_mærker_kan_ses() -> None:
    linjer = md(kriterier(1)).splitlines()
    assert linjer[0].startswith("| Afdeling | Beboere |")
    assert linjer[1] == "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    assert linjer[3].startswith("| **Grænse, parallelsamfund ▪▪** | **1.000** |")
    assert linjer[4] == "| 3B · Afdeling 0 | 900 | ▪ 31,4 | **▪▪ 2,81** | 58,0 | 66,1 | – | ● |"


def test_en_celle_med_streg_og_en_over_flere_kolonner() -> None:
    rækker = (
        Række((celle("a|b"), celle("c\\"))),
        Række((celle("gruppe", type_=Celletype.GRUPPE, kolonner=2),)),
    )
    assert md(Tabel("fri", (), rækker)) == (
        "|  |  |\n| --- | --- |\n| a\\|b | c\\\\ |\n| **gruppe** |  |\n"
    )


def test_lister() -> None:
    indre = Liste((Punkt((p("x"),)),))
    ydre = Liste((Punkt((p("a"), indre)), Punkt((p("b"), p("c")))), nummereret=True, start=9)
    assert md(ydre) == "9. a\n   - x\n10. b\n\n    c\n"


def test_to_lister_i_træk_er_to_lister() -> None:
    liste = Liste((Punkt((p("a"),)),))
    assert md(liste, liste, liste) == "- a\n\n* a\n\n- a\n"
    tal = Liste((Punkt((p("a"),)),), nummereret=True)
    assert md(tal, tal) == "1. a\n\n1) a\n"


def test_noter_står_til_sidst() -> None:
    note = Note((p("Et.", stil=Stil.FODNOTE), p("To.", stil=Stil.FODNOTE)))
    blok = p("a", Notehenvisning(1), " b", Notehenvisning(1, gentaget=True))
    assert md(blok, noter=(note,)) == "a[^1] b[^1]\n\n[^1]: Et.\n\n    To.\n"


def test_figurer_nummereres_gennem_dokumentet() -> None:
    tekst = skriv_markdown(prøvedokument())
    assert "![Kort over området](figur-1)\n\n**Figur 1.** Området set fra syd\n" in tekst
    assert "![Det samme kort](figur-2)" in tekst


def test_ét_ændret_ord_er_én_ændret_linje() -> None:
    før = skriv_markdown(prøvedokument()).splitlines()
    assert len([linje for linje in før if "klubben og jobcentret" in linje]) == 2
