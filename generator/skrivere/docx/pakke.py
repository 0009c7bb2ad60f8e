"""The ZIP: the same parts give the same bytes on every machine and day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from generator.skrivere.docx.xml import HOVED, PAKKE, WORDML

OFFICE = "application/vnd.openxmlformats-officedocument"
ENDELSER = {
    "jpeg": "image/jpeg",
    "odttf": f"{OFFICE}.obfuscatedFont",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "svg": "image/svg+xml",
    "xml": "application/xml",
}
DELE = {
    "customXml/itemProps1.xml": f"{OFFICE}.customXmlProperties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "word/document.xml": f"{WORDML}.document.main+xml",
    "word/fontTable.xml": f"{WORDML}.fontTable+xml",
    "word/footer1.xml": f"{WORDML}.footer+xml",
    "word/footnotes.xml": f"{WORDML}.footnotes+xml",
    "word/numbering.xml": f"{WORDML}.numbering+xml",
    "word/settings.xml": f"{WORDML}.settings+xml",
    "word/styles.xml": f"{WORDML}.styles+xml",
    "word/theme/theme1.xml": f"{OFFICE}.theme+xml",
}
FORREST = ("[Content_Types].xml", "_rels/.rels")


def pak(dele: Mapping[str, str | bytes]) -> bytes:
    """Return a DOCX of the parts, with their content types.

    The entries have the date Word itself writes, no trace of the operating system, and stand in
    the order of their names.
    """
    alle = {**dele, FORREST[0]: _indholdstyper(dele)}
    rækkefølge = [*FORREST, *sorted(navn for navn in alle if navn not in FORREST)]
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w") as arkiv:
        for navn in rækkefølge:
            post = zipfile.ZipInfo(navn, date_time=(1980, 1, 1, 0, 0, 0))
            post.create_system = 3
            post.external_attr = 0o644 << 16
            post.compress_type = zipfile.ZIP_DEFLATED
            indhold = alle[navn]
            data = indhold.encode() if isinstance(indhold, str) else indhold
            arkiv.writestr(post, data, compresslevel=6)
    return ud.getvalue()


def _indholdstyper(dele: Mapping[str, str | bytes]) -> str:
    brugte = {navn.rpartition(".")[2] for navn in dele} | {"rels", "xml"}
    endelser = "".join(
        f'<Default Extension="{endelse}" ContentType="{slags}"/>'
        for endelse, slags in ENDELSER.items()
        if endelse in brugte
    )
    navne = "".join(
        f'<Override PartName="/{navn}" ContentType="{slags}"/>'
        for navn, slags in DELE.items()
        if navn in dele
    )
    return f'{HOVED}<Types xmlns="{PAKKE}/content-types">{endelser}{navne}</Types>'
