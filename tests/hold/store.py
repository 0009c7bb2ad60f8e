"""Inputs of one kind and any size: what a file may hold very many of, deep or wide."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.word.lav import docx


def _p(indhold: str) -> str:
    return f"<w:p>{indhold}</w:p>"


def _t(tekst: str, mærke: str = "t") -> str:
    return f'<w:r><w:{mærke} xml:space="preserve">{tekst}</w:{mærke}></w:r>'


def _felt(slags: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{slags}"/></w:r>'


def felter(n: int) -> bytes:
    """Fields in fields."""
    instruktion = _felt("begin") + _t("IF a", "instrText")
    return docx(_p(instruktion * n + _t("x") + _felt("end") * n))


def instruktioner(n: int) -> bytes:
    """One field, its instruction in many pieces."""
    led = _t('a "b" ', "instrText") * n
    return docx(_p(_felt("begin") + led + _felt("separate") + _t("x") + _felt("end")))


def kommentarer(n: int) -> bytes:
    """Remarks that each reach over half of the document."""
    start = "".join(_p(f'<w:commentRangeStart w:id="{i}"/>{_t(f"tekst {i}")}') for i in range(n))
    slut = "".join(
        _p(
            f'{_t(f"slut {i}")}<w:commentRangeEnd w:id="{i}"/>'
            f'<w:r><w:commentReference w:id="{i}"/></w:r>'
        )
        for i in range(n)
    )
    bobler = "".join(
        f'<w:comment w:id="{i}" w:author="A">{_p(_t(f"hej {i}"))}</w:comment>' for i in range(n)
    )
    return docx(start + slut, comments=bobler)


def flytninger(n: int) -> bytes:
    """Paragraphs that are moved, the last one first."""

    def ende(slags: str, i: int, nr: int) -> str:
        om = f'<w:{slags}RangeStart w:id="{nr}" w:name="m{i}" w:author="a"/>'
        ord_ = f'<w:{slags} w:id="{nr + 1}" w:author="a">{_t(f"ord {i}")}</w:{slags}>'
        return _p(f'{om}{ord_}<w:{slags}RangeEnd w:id="{nr}"/>')

    fra = "".join(ende("moveFrom", i, 4 * i) for i in range(n))
    return docx(fra + "".join(ende("moveTo", i, 4 * i + 2) for i in reversed(range(n))))


def noter(n: int) -> bytes:
    """Footnotes that each refer to the next."""

    def til(i: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{i}"/></w:r>'

    alle = "".join(
        f'<w:footnote w:id="{i}">{_p(_t(f"note {i}") + til((i + 1) % n))}</w:footnote>'
        for i in range(n)
    )
    return docx("".join(_p(_t("t") + til(i)) for i in range(n)), footnotes=alle)


def rettelser(n: int) -> bytes:
    """Words put in and taken out, a paragraph each."""
    return docx(
        "".join(
            _p(
                f'<w:ins w:id="{2 * i}" w:author="a">{_t(f"ny {i}")}</w:ins>'
                f'<w:del w:id="{2 * i + 1}" w:author="a">{_t(f"gl {i}", "delText")}</w:del>'
            )
            for i in range(n)
        )
    )


def rækker(n: int) -> bytes:
    """One table."""
    celler = "".join(
        f"<w:tr><w:tc>{_p(_t(f'a{i}'))}</w:tc><w:tc>{_p(_t('b'))}</w:tc></w:tr>" for i in range(n)
    )
    return docx(f"<w:tbl>{celler}</w:tbl>")


def spænd(n: int) -> bytes:
    """Cells that say they span far more columns than there are."""
    celle = f'<w:tc><w:tcPr><w:gridSpan w:val="{n}"/></w:tcPr>{_p(_t("a"))}</w:tc>'
    return docx(f"<w:tbl>{f'<w:tr>{celle}</w:tr>' * n}</w:tbl>")


def tomme(n: int) -> bytes:
    """Empty paragraphs."""
    return docx("<w:p/>" * n)


def afsnit(n: int) -> bytes:
    """Paragraphs of a few words, no two alike."""
    return docx(
        "".join(_p(_t(f"Beboer nr. {i} bor i opgang {i * 7 % 97} og er med.")) for i in range(n))
    )


WORD: dict[str, Callable[[int], bytes]] = {
    f.__name__: f
    for f in (
        felter, instruktioner, kommentarer, flytninger, noter, rettelser, rækker, spænd, tomme,
        afsnit,
    )
}  # fmt: skip
"""Name -> what makes the document."""

_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_SLAGS = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _bog(blade: list[str], i_bogen: str = "") -> bytes:
    """A workbook of sheets, each given as what stands in its `worksheet`."""
    numre = range(1, len(blade) + 1)
    dele = {
        "[Content_Types].xml": f'<Types xmlns="{_P}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SLAGS}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/s{n}.xml" ContentType="{_SLAGS}.worksheet+xml"/>'
            for n in numre
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_P}/relationships"><Relationship Id="r1" '
        f'Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>'
        + "".join(f'<sheet name="A{n}" sheetId="{n}" r:id="r{n}"/>' for n in numre)
        + f"</sheets>{i_bogen}</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_P}/relationships">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{_R}/worksheet" Target="worksheets/s{n}.xml"/>'
            for n in numre
        )
        + "</Relationships>",
    }
    for n, indhold in zip(numre, blade, strict=True):
        dele[f"xl/worksheets/s{n}.xml"] = f'<worksheet xmlns="{_S}">{indhold}</worksheet>'
    ud = BytesIO()
    with ZipFile(ud, "w", ZIP_DEFLATED) as pakke:
        for navn, tekst in dele.items():
            pakke.writestr(navn, tekst)
    return ud.getvalue()


def _rækker(n: int) -> str:
    def celle(sted: str, tekst: str) -> str:
        return f'<c r="{sted}" t="inlineStr"><is><t>{tekst}</t></is></c>'

    hoved = celle("A1", "Afdeling") + celle("B1", "Beboere")
    rækker = "".join(
        f'<row r="{i}">{celle(f"A{i}", f"Afd {i}")}<c r="B{i}"><v>{i}</v></c></row>'
        for i in range(2, n + 2)
    )
    return f'<sheetData><row r="1">{hoved}</row>{rækker}</sheetData>'


def arkrækker(n: int) -> bytes:
    """One sheet."""
    return _bog([_rækker(n)])


def flettede(n: int) -> bytes:
    """A sheet whose cells are merged in pairs."""
    par = "".join(f'<mergeCell ref="C{i}:D{i}"/>' for i in range(2, n + 2))
    return _bog([f"{_rækker(n)}<mergeCells>{par}</mergeCells>"])


def kæmpefletning(n: int) -> bytes:
    """Merged ranges that each reach over the whole sheet."""
    par = '<mergeCell ref="A1:XFD1048576"/>' * n
    return _bog([f"{_rækker(20)}<mergeCells>{par}</mergeCells>"])


def arkene(n: int) -> bytes:
    """Many sheets; a package of more than two thousand parts is refused."""
    return _bog([_rækker(2)] * n)


def navne(n: int) -> bytes:
    """Names for cells."""
    alle = "".join(f'<definedName name="n{i}">A1!$A${i + 1}</definedName>' for i in range(n))
    return _bog([_rækker(20)], f"<definedNames>{alle}</definedNames>")


def skjulte(n: int) -> bytes:
    """Columns that are hidden, said over and over."""
    return _bog(['<cols><col min="3" max="16384" hidden="1"/></cols>' * n + _rækker(20)])


REGNEARK: dict[str, Callable[[int], bytes]] = {
    f.__name__: f for f in (arkrækker, flettede, kæmpefletning, arkene, navne, skjulte)
}
"""Name -> what makes the workbook."""

PROSA: dict[str, Callable[[int], str]] = {
    "procenter": lambda n: " ".join(f"{i % 100} pct. af de unge i 2023." for i in range(n)),
    "udtryk": lambda n: " ".join("{{ afdelinger.lejeboliger }} boliger." for _ in range(n)),
    "fed": lambda n: "**a** " * n,
    "stjerner": lambda n: "*a **b " * n,
    "tabel": lambda n: "| a | b |\n|---|---|\n" + "| x | 1 |\n" * n,
    "lister": lambda n: "\n".join(f"- punkt {i}" for i in range(n)),
    "sætninger": lambda n: " ".join(f"Partner {i} står for indsats {i}." for i in range(n)),
    "ét ord": lambda n: "a" * n,
    "parenteser": lambda n: "(" * n + ")" * n,
}
"""Name -> a long text."""
