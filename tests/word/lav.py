"""DOCX written by hand, part by part: what Word, LibreOffice or a stranger may have made."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAVNERUM = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RODE = {
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "comments": "w:comments",
    "commentsExtended": "w15:commentsEx",
    "styles": "w:styles",
    "numbering": "w:numbering",
    "header": "w:hdr",
    "footer": "w:ftr",
}
STILE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="O2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Vores egen"/>'
    '<w:basedOn w:val="O2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ring1"><w:name w:val="A"/><w:basedOn w:val="Ring2"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="Ring2"><w:name w:val="B"/>'
    '<w:basedOn w:val="Ring1"/></w:style>'
    '<w:style w:type="character" w:styleId="Note"><w:name w:val="footnote reference"/></w:style>'
)
NUMRE = (
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>'
)


def docx(krop: str, links: dict[str, str] | None = None, **dele: str) -> bytes:
    """Return a DOCX with this body; `dele` are further parts by their kind."""
    dele = {"styles": STILE, "numbering": NUMRE, **dele}
    filer = {"word/document.xml": f"<w:document {_NAVNERUM}><w:body>{krop}</w:body></w:document>"}
    rels = "".join(
        f'<Relationship Id="rId{nr}" Type="{R}/{slags}" Target="{slags}.xml"/>'
        for nr, slags in enumerate(dele, 1)
    ) + "".join(
        f'<Relationship Id="{id_}" Type="{R}/hyperlink" Target="{mål}" TargetMode="External"/>'
        for id_, mål in (links or {}).items()
    )
    for slags, indhold in dele.items():
        rod = _RODE[slags]
        filer[f"word/{slags}.xml"] = f"<{rod} {_NAVNERUM}>{indhold}</{rod}>"
    pakke = "http://schemas.openxmlformats.org/package/2006/relationships"
    filer["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{pakke}">{rels}</Relationships>'
    filer["_rels/.rels"] = (
        f'<Relationships xmlns="{pakke}"><Relationship Id="a" Type="{R}/officeDocument" '
        'Target="/word/document.xml"/></Relationships>'
    )
    return arkiv({navn: xml.encode() for navn, xml in filer.items()})


def arkiv(filer: dict[str, bytes]) -> bytes:
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as til:
        for navn, data in filer.items():
            til.writestr(navn, data)
    return ud.getvalue()


def dele(fil: Path | bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(fil) if isinstance(fil, bytes) else fil) as fra:
        return {navn: fra.read(navn) for navn in fra.namelist()}


def p(*løb: str, egne: str = "") -> str:
    """Return a paragraph; what does not begin with ``<`` is text."""
    indhold = "".join(led if led.startswith("<") else r(led) for led in løb)
    return f"<w:p>{f'<w:pPr>{egne}</w:pPr>' if egne else ''}{indhold}</w:p>"


def r(tekst: str, egne: str = "") -> str:
    rpr = f"<w:rPr>{egne}</w:rPr>" if egne else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{tekst}</w:t></w:r>'


def stil(id_: str) -> str:
    return f'<w:pStyle w:val="{id_}"/>'


def ændret(slags: str, indhold: str, af: str = "Bo") -> str:
    if slags == "del":
        indhold = indhold.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    dato = 'w:date="2024-02-01T10:00:00Z"'
    return f'<w:{slags} w:id="9" w:author="{af}" {dato}>{indhold}</w:{slags}>'


def tabel(*rækker: str) -> str:
    return f"<w:tbl>{''.join(rækker)}</w:tbl>"


def række(*celler: str, egne: str = "") -> str:
    trpr = f"<w:trPr>{egne}</w:trPr>" if egne else ""
    return f"<w:tr>{trpr}{''.join(f'<w:tc>{c}</w:tc>' for c in celler)}</w:tr>"


def note(id_: str, *afsnit: str) -> str:
    return f'<w:footnote w:id="{id_}">{"".join(afsnit)}</w:footnote>'


def til_note(id_: str) -> str:
    return f'<w:r><w:footnoteReference w:id="{id_}"/></w:r>'


def kommentar(id_: str, tekst: str, af: str = "Anna", para: str = "") -> str:
    paraid = f' w14:paraId="{para}"' if para else ""
    afsnit = "".join(f"<w:p{paraid}>{r(linje)}</w:p>" for linje in tekst.split("\n"))
    hvem = f'w:author="{af}" w:date="2024-02-01T10:00:00Z"'
    return f'<w:comment w:id="{id_}" {hvem}>{afsnit}</w:comment>'


def fra(id_: str) -> str:
    return f'<w:commentRangeStart w:id="{id_}"/>'


def til(id_: str) -> str:
    return f'<w:commentRangeEnd w:id="{id_}"/><w:r><w:commentReference w:id="{id_}"/></w:r>'
