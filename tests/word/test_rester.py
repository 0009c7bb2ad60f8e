"""`byg --endelig` writes nothing that holds remarks, hidden text or the name of a person."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.maskine import ressourcer
from generator.maskine.ressourcer import skabeloner
from generator.skrivere.docx import skabelon
from generator.typografi import laesning as typografi
from generator.word.pakke import Pakke
from generator.word.rester import find_rester
from tests.sider_hjaelp import Konsol, konsol, lav_projekt
from tests.word.lav import arkiv, dele, docx, kommentar, p, r, ændret

__all__ = ["konsol"]

KERNE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{}</dc:creator>'
    "<cp:lastModifiedBy>{}</cp:lastModifiedBy></cp:coreProperties>"
)
FOLK = (
    '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    '<w15:person w15:author="Pia P"/></w15:people>'
)
REL = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/attachedTemplate" Target="file:///C:/Users/pia/x.dotx" TargetMode="External"/>'
    "</Relationships>"
)
GEMT = (
    '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="S"/><w:rPr><w:vanish/></w:rPr>'
    "</w:style>"
)


def med(data: bytes, **mere: str) -> bytes:
    return arkiv({**dele(data), **{n.replace("__", "/"): t.encode() for n, t in mere.items()}})


@pytest.mark.parametrize(
    ("data", "rest"),
    [
        (docx(p("a")), []),
        (med(docx(p("a")), **{"docProps/core.xml": KERNE.format("Boligforeningen", "")}), []),
        (docx(p("a"), comments=kommentar("0", "Hov")), ["en kommentar", "navne (»Anna«)"]),
        (docx(p(ændret("ins", r("x")))), ["sporede ændringer", "navne (»Bo«)"]),
        (
            docx(p("a"), styles=f'<w:style w:styleId="a"><w:pPr>{ændret("pPrChange", "")}</w:pPr>'
                 "</w:style>"),
            ["sporede ændringer", "navne (»Bo«)"],
        ),
        (docx(p(r("gem mig", "<w:vanish/>"))), ["skjult tekst (»gem mig«)"]),
        (docx(p("a", egne='<w:pStyle w:val="S"/>'), styles=GEMT), ["skjult tekst (»a«)"]),
        (docx(p("a"), styles=GEMT), []),
        (
            med(docx(p("a")), **{"docProps/core.xml": KERNE.format("Pia", "Ib")}),
            ["navne (»Ib« og »Pia«)"],
        ),
        (med(docx(p("a")), **{"word/people.xml": FOLK}), ["navne (»Pia P«)"]),
        (
            med(docx(p("a")), **{"word/settings.xml": "<a/>", "word/_rels/settings.xml.rels": REL}),
            ["stien til en skabelon (»file:///C:/Users/pia/x.dotx«)"],
        ),
    ],
)  # fmt: skip
def test_hvad_der_er_tilbage(data: bytes, rest: list[str]) -> None:
    assert find_rester(Pakke(data, "a.docx"), "Boligforeningen") == rest


@pytest.fixture
def med_skabelon(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[str, Callable[[bytes], bytes]], None]:
    """Let the program use a template in which one part is changed."""

    def brug(navn: str, ret: Callable[[bytes], bytes]) -> None:
        mappe = tmp_path / "skabeloner"
        shutil.copytree(skabeloner(), mappe)
        ud = io.BytesIO()
        with zipfile.ZipFile(mappe / "typografi.docx") as fra, zipfile.ZipFile(ud, "w") as til:
            for del_ in fra.namelist():
                data = fra.read(del_)
                til.writestr(del_, ret(data) if del_ == navn else data)
        (mappe / "typografi.docx").write_bytes(ud.getvalue())
        for modul in (ressourcer, typografi, skabelon):
            monkeypatch.setattr(modul, "skabeloner", lambda: mappe)

    return brug


def test_en_skjult_typografi_i_skabelonen_standser_den_endelige(
    konsol: Konsol, med_skabelon: Callable[[str, Callable[[bytes], bytes]], None]
) -> None:
    mappe = lav_projekt(konsol.mappe / "Birk")
    assert konsol("byg", mappe, "--endelig").kode == 0
    shutil.rmtree(konsol.mappe / "ud")

    def skjul(xml: bytes) -> bytes:
        # Heading 1 of the template.
        hoved, navn, resten = xml.partition(b'w:styleId="Heading1"')
        assert navn
        return hoved + navn + resten.replace(b"<w:rPr>", b"<w:rPr><w:vanish/>", 1)

    med_skabelon("word/styles.xml", skjul)
    svar = konsol("byg", mappe, "--endelig")
    assert svar.kode == 2
    assert "--endelig tåler ikke, at dokumentet indeholder skjult tekst (»1. Afdelingens" in svar.ud
    assert "Undersøg dokument" in svar.ud
    assert not (konsol.mappe / "ud").exists()
    assert konsol("byg", mappe).kode == 0, "kladden bygges"


def test_navnet_på_den_der_retter_skabelonen_følger_ikke_med(
    konsol: Konsol, med_skabelon: Callable[[str, Callable[[bytes], bytes]], None]
) -> None:
    navn = KERNE.format("Pia Person", "Pia Person").encode()
    med_skabelon("docProps/core.xml", lambda _: navn)
    mappe = lav_projekt(konsol.mappe / "Birk")
    assert konsol("byg", mappe, "--endelig").kode == 0
    for data in dele(konsol.mappe / "ud/Birk-endelig.docx").values():
        assert b"Pia Person" not in data
