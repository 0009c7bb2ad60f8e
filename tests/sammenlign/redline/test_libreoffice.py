"""What LibreOffice reads otherwise than Word, form by form, by its own accept and reject."""

from __future__ import annotations

import pytest

from generator.dokument.trae import Dokument, Figur, Liste, Overskrift, Punkt, Stil
from generator.sammenlign.redline import redline
from generator.skrivere.docx import skriv_docx
from tests.sammenlign.redline import lo
from tests.sammenlign.redline.par import DATO, FORFATTER, TYPOGRAFI, lav
from tests.sammenlign.redline.test_redline import (
    ANDET,
    LANGT,
    N1,
    N2,
    SIDST,
    TO_NOTER,
    dok,
)
from tests.skrivere.proeve import fri, kriterier, p, png, t

pytestmark = pytest.mark.langsom

MÅL = Overskrift(2, (t("Mål"),), ("mål",))
A, B, C = (p(tekst, sti=("a", nr)) for nr, tekst in enumerate((LANGT, ANDET, SIDST)))
CITAT = p(ANDET, stil=Stil.CITAT)
FIGUR = Figur(png(340, 120), "png", 40, 14, "Et kort")
LINK = t("hele kilden", link="https://a.dk")
INDE = Liste((Punkt((p("et"), Liste((Punkt((p("to ting"),)),)))), Punkt((p("tre"),))))
FLADT = Liste(tuple(Punkt((p(tekst),)) for tekst in ("et", "to ting", "tre")))
EN = TO_NOTER[:1]

FORMER: dict[str, tuple[Dokument, Dokument]] = {
    "den første note i et delt afsnit": (
        dok(B, p("Kort.", N1, " Mere. Til slut."), C, noter=EN),
        dok(B, p("Kort.", N1, " Mere."), p("Til slut."), C, noter=EN),
    ),
    "den første note i det første afsnit": (
        dok(p(LANGT, N1, stil=Stil.CITAT), MÅL, B, C, noter=EN), dok(MÅL, B, C)
    ),
    "den første note i et afsnit midt i": (
        dok(A, p(ANDET, N1, stil=Stil.CITAT), MÅL, C, noter=EN), dok(A, MÅL, C)
    ),
    "det sidste afsnit væk efter den første note": (
        dok(MÅL, p(LANGT, N1), p(ANDET, N2, stil=Stil.CITAT), noter=TO_NOTER),
        dok(MÅL, p(LANGT, N1), noter=EN),
    ),
    "et afsnit mere mellem to med noter": (
        dok(p(LANGT, N1), MÅL, C, noter=EN),
        dok(p(LANGT, N1), p(ANDET, N2), MÅL, C, noter=TO_NOTER),
    ),
    "et afsnit med et link et andet sted": (
        dok(p("Se ", LINK, " og skriv til os."), MÅL, B, CITAT, MÅL, C),
        dok(MÅL, B, p("Se ", LINK, " og skriv snart til os."), CITAT, MÅL, C),
    ),
    "et flyttet afsnit før en anden stil": (dok(A, MÅL, C, CITAT, B), dok(MÅL, C, A, CITAT, B)),
    "et samlet afsnit af to stile": (
        dok(p(LANGT), p("Boligforeningen har 8 afdelinger.", stil=Stil.HÆNGENDE), MÅL, C),
        dok(p(LANGT, " Boligforeningen har 8 afdelinger."), MÅL, C),
    ),
    "et punkt på et andet niveau": (dok(A, INDE, C), dok(A, FLADT, C)),
    "en figur sidst væk": (dok(A, B, FIGUR), dok(A, B)),
    "mere tekst og så et nyt afsnit": (
        dok(p("Kort."), MÅL, C), dok(p("Kort. Og mere."), CITAT, MÅL, C)
    ),
    "en tabel og dens skel væk": (dok(fri(), kriterier(1), A, B), dok(fri(), A, B)),
    "en ny tabel før en tabel": (dok(A, MÅL, fri(), B), dok(A, MÅL, kriterier(1), fri(), B)),
    "to tabeller sidst væk": (
        dok(A, MÅL, fri(), B, C, kriterier(1), kriterier(2)), dok(A, MÅL, fri(), B, C)
    ),
}  # fmt: skip


@pytest.mark.libreoffice
def test_de_former_der_er_valgt_for_libreoffices_skyld() -> None:
    """Each form both ways; the simplest form is right in Word and wrong in LibreOffice."""
    if hvorfor := lo.kan():
        pytest.skip(hvorfor)
    trioer = []
    for nr, (før, efter) in enumerate(FORMER.values()):
        g, n = skriv_docx(før, TYPOGRAFI), skriv_docx(efter, TYPOGRAFI)
        trioer.append((2 * nr, g, n, redline(g, n, forfatter=FORFATTER, dato=DATO)))
        trioer.append((2 * nr + 1, n, g, redline(n, g, forfatter=FORFATTER, dato=DATO)))
    navne = list(FORMER)
    fejl = lo.afgør_alle(trioer)
    assert {(navne[nr // 2], nr % 2): hvad for nr, hvad in fejl.items()} == {}


@pytest.mark.libreoffice
def test_par_med_mange_rettelser() -> None:
    """Some of the pairs of `python -m tests.sammenlign.redline.par --libreoffice`, and a wrong one.

    The check is worth nothing if it cannot fail.
    """
    if hvorfor := lo.kan():
        pytest.skip(hvorfor)
    trioer = [(frø, *lav(frø)[:3]) for frø in range(3, 200, 25)]
    _, g, n, rl = trioer[0]
    fejl = lo.afgør_alle([*trioer, (-1, n, g, rl)])
    assert {nr: hvad for nr, hvad in fejl.items() if nr >= 0} == {}
    assert [hvad.partition(":")[0] for hvad in fejl[-1]] == ["godkendt", "afvist"]
