"""Random tables as they are printed: nothing over anything else, no word broken without a hyphen.

The text of each column is put together again from the lines of the PDF, and must be what was
written: a word that is broken anywhere but at a hyphen comes back as two.
"""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest

from generator.dokument.trae import Afsnit, Celle, Celletype, Dokument, Række, Stil, Tabel, Tekst
from generator.sidemaal import mål_sider
from generator.sidemaal.fejl import Sidemålsfejl
from generator.sidemaal.soffice import find_vidne
from generator.skrivere.bredder import for_lange, kolonnebredder
from generator.skrivere.docx import skriv_docx
from generator.typografi.laesning import læs_typografi
from tests.sidemaal.proeve import dokument

pdfium = pytest.importorskip(
    "pypdfium2", reason='vis er ikke installeret (pip install -e ".[vis]")'
)

TYPOGRAFI = læs_typografi()
BREDDE = TYPOGRAFI.side.tekstbredde
ORD = """
og i de unge er har 12 4,5 221.100 kr. børn skole følger op sammen beboere boliger § 61 b
beskæftigelsesindsatserne boligsocialmedarbejder kriminalitetsforebyggelsesrådet
ungdomsuddannelsesvejledningen parallelsamfundskriterierne arbejdsmarkedstilknytningen
forebyggelsesområdekriterierne helhedsplanskoordinatoren tværprofessionelle
skolesocialrådgiverfunktionen (fritidspasordningsmedarbejder), Ungdomsforvaltningens
""".split()
UDELELIGE = ("www.eksempel.dk/boligsocialt/helhedsplaner/birkelunden", "QRSTVWXZ" * 4)
BRUDT = "\u00ad\u0002\ufffe-"
"""What a hyphen at the end of a line is in a PDF: pdfium has characters of its own for it."""


def tabel(frø: int, *, udelelige: bool = False) -> Tabel:
    """Make a table that has room on one page, so that its header is printed once."""
    r = random.Random(frø)  # noqa: S311 - the same table every time
    antal = r.randint(2, 6)

    def celle(ordene: int, type_: Celletype) -> Celle:
        indhold = [
            Tekst(
                f"{' ' if nr else ''}{r.choice(UDELELIGE if udelelige and not nr else ORD)}",
                fed=r.random() < 0.1,
                kursiv=r.random() < 0.1,
            )
            for nr in range(ordene)
        ]
        return Celle((Afsnit(tuple(indhold), Stil.TABELTEKST),), type_)

    def række(længder: Sequence[int], type_: Celletype) -> Række:
        return Række(tuple(celle(r.choice(længder), type_) for _ in range(antal)))

    rækker = [række((1, 2, 3, 8), Celletype.ALMINDELIG) for _ in range(r.randint(1, 3))]
    return Tabel("fri", (række((1, 2), Celletype.HOVED),), tuple(rækker))


def skrevet(tabel_: Tabel) -> list[str]:
    """Return the text of each column, the rows under each other."""
    rækker = (*tabel_.hovedrækker, *tabel_.rækker)
    return [" ".join(_tekst(række.celler[nr]) for række in rækker) for nr in range(_antal(tabel_))]


def _antal(tabel_: Tabel) -> int:
    return len(tabel_.hovedrækker[0].celler)


def _tekst(celle: Celle) -> str:
    (afsnit,) = celle.blokke
    assert isinstance(afsnit, Afsnit)
    return "".join(s.tekst for s in afsnit.indhold if isinstance(s, Tekst))


def trykt(pdf: bytes, tabel_: Tabel) -> tuple[list[str], list[str]]:
    """Return the text of each column as it is printed, and what stands outside its column."""
    bredder = [twips / 20 for twips in kolonnebredder(tabel_, TYPOGRAFI, BREDDE)]
    kanter = [TYPOGRAFI.side.venstre * 72 / 25.4 + x for x in accumulate(bredder, initial=0.0)]
    margen = TYPOGRAFI.tabel("fri").margen_højre * 72 / 25.4
    linjer: dict[int, dict[tuple[int, int], str]] = {nr: {} for nr in range(len(bredder))}
    ude = []
    for linje, venstre, højre, tegn in _tegn(pdf):
        nr = max(nr for nr, kant in enumerate(kanter) if venstre >= kant - 0.1)
        if nr >= len(bredder) or højre > kanter[nr + 1] - margen + 0.6:
            ude += [tegn] if tegn not in f"{BRUDT} " else []
        else:
            linjer[nr][linje] = linjer[nr].get(linje, "") + tegn
    return [_samlet(list(spalte.values())) for spalte in linjer.values()], ude


def _tegn(pdf: bytes) -> Iterator[tuple[tuple[int, int], float, float, str]]:
    """Yield (page and line, left, right, character) of the body of every page."""
    for side, blad in enumerate(pdfium.PdfDocument(pdf)):
        tekst: Any = blad.get_textpage()
        y = 0.0
        nr = 0
        for plads in range(tekst.count_chars()):
            tegn = tekst.get_text_range(plads, 1)
            venstre, bund, højre, _ = tekst.get_charbox(plads, loose=True)
            if bund > 60 and tegn.strip("\r\n\u2060"):
                if abs(bund - y) > 4:
                    nr += 1
                y = bund
                yield (side, nr), venstre, højre, tegn


def _samlet(linjer: Sequence[str]) -> str:
    ud = ""
    for linje in linjer:
        ud = ud.rstrip(BRUDT) if ud[-1:] and ud[-1] in BRUDT else f"{ud} "
        ud += linje.strip()
    return " ".join("".join(t for t in ud if t not in BRUDT).split())


def efterse(pdf: bytes, tabel_: Tabel) -> None:
    tekster, ude = trykt(pdf, tabel_)
    assert ude == []
    assert tekster == skrevet(tabel_)


@pytest.mark.parametrize("frø", range(40))
@pytest.mark.stikproeve(3)
def test_enhver_tabel_trykkes_som_den_er_skrevet(frø: int) -> None:
    prøve = tabel(frø)
    assert for_lange(prøve, TYPOGRAFI, BREDDE) == []
    efterse(mål_sider(dokument(prøve), TYPOGRAFI).pdf, prøve)


@pytest.mark.parametrize("frø", range(100, 120))
def test_det_der_ikke_kan_deles_er_helt_eller_findes(frø: int) -> None:
    prøve = tabel(frø, udelelige=True)
    pdf = mål_sider(dokument(prøve), TYPOGRAFI).pdf
    if not for_lange(prøve, TYPOGRAFI, BREDDE):
        efterse(pdf, prøve)


@pytest.mark.langsom
@pytest.mark.libreoffice
def test_word_filen_deler_de_samme_ord(tmp_path: Path) -> None:
    try:
        program = find_vidne().sti
    except Sidemålsfejl as fejl:
        pytest.skip(f"LibreOffice mangler: {fejl}")
    prøver = {frø: tabel(frø) for frø in range(60)}
    dokumenter: dict[int, Dokument] = {frø: dokument(t) for frø, t in prøver.items()}
    for frø, dok in dokumenter.items():
        (tmp_path / f"{frø}.docx").write_bytes(skriv_docx(dok, TYPOGRAFI))
    subprocess.run(
        [str(program), f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, tmp_path.glob("*.docx"))],
        check=True, capture_output=True,
    )  # fmt: skip
    for frø, prøve in prøver.items():
        vidnets = (tmp_path / f"{frø}.pdf").read_bytes()
        efterse(vidnets, prøve)
        vores = mål_sider(dokumenter[frø], TYPOGRAFI).pdf
        assert len(pdfium.PdfDocument(vidnets)) == len(pdfium.PdfDocument(vores)), frø
        assert _delte(vidnets) == _delte(vores), frø


def _delte(pdf: bytes) -> int:
    """Return how many lines end with a hyphen."""
    tegn = list(_tegn(pdf))
    return sum(a[3] in BRUDT and a[0] != b[0] for a, b in pairwise(tegn))
