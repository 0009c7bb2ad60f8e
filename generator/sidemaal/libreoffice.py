"""The independent witness: LibreOffice lays out the DOCX itself, and we count its pages.

The traps this module stands in (each met in about a thousand conversions, or well reported):
exit code 0 without a PDF; two runs in one profile; a launcher whose child survives; a font that is
missing and silently replaced by a wider one; a disk that is full.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.dansk.systemfejl import grund
from generator.sidemaal import proces
from generator.sidemaal.arbejdsmappe import arbejdsmappe
from generator.sidemaal.fejl import Sidemålsfejl
from generator.sidemaal.pdf import Bogmærke, læs_pdf
from generator.sidemaal.skrift import fremmede_skrifter, har_tekst
from generator.sidemaal.soffice import Soffice
from generator.word.fil import Filfejl
from generator.word.pakke import Pakke

SEKUNDER_START = 60.0
SEKUNDER_PR_FIL = 10.0
HØJST_PR_KALD = 200
"""Files in one call: a Windows command line holds 32,767 characters, a path here about 80."""
FILTER = (
    'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"false"}}'
)
ANDEN_MAPPE = "Sæt eventuelt TMPDIR (på Windows TEMP) til en mappe med plads."
MINDSTE_PLADS = 50_000_000
"""Bytes free below which a missing PDF is blamed on the disk (profile 1 MB, PDF under 10 MB)."""


@dataclass(frozen=True, slots=True)
class Vidne:
    """What LibreOffice says of one DOCX; `overskrifter` are in the order of the document.

    `pdf` is empty when the answer was known from before.
    """

    antal: int
    motor: str
    overskrifter: tuple[Bogmærke, ...]
    pdf: bytes


class _UdenPdf(Sidemålsfejl):
    """No PDF came, or a broken one: worth another try with a fresh profile."""


Vidneudsagn = Vidne | Sidemålsfejl
"""One file's outcome: a file that could not be counted does not take the others with it."""


def spørg_libreoffice(
    docx: Sequence[bytes],
    soffice: Soffice,
    skriftfiler: Sequence[Path],
    *,
    egne: bool = True,
    start: float = SEKUNDER_START,
    pr_fil: float = SEKUNDER_PR_FIL,
) -> list[Vidneudsagn]:
    """Count the pages of each DOCX, as many as possible in one call.

    `egne` documents see our own fonts only, so the count is the same on every machine; any other
    DOCX also sees the machine's fonts. A foreign file that embeds fonts has a call to itself:
    LibreOffice would lend its fonts to the next file of the same process.
    """
    svar: dict[int, Vidneudsagn] = {}
    hold: list[list[int]] = [[]]
    for nummer, fil in enumerate(docx):
        dele = _dele(fil)
        if not dele:
            # LibreOffice would open anything as plain text, and count the pages of that.
            svar[nummer] = Sidemålsfejl("Filen er ikke et Word-dokument (DOCX).")
        elif not egne and any(navn.startswith("word/fonts/") for navn in dele):
            hold.insert(0, [nummer])
        elif len(hold[-1]) < HØJST_PR_KALD:
            hold[-1].append(nummer)
        else:
            hold.append([nummer])

    def spørg(numre: list[int]) -> None:
        sekunder = start + pr_fil * len(numre)
        svar.update(_omsæt(docx, numre, soffice, skriftfiler, egne=egne, sekunder=sekunder))

    for numre in hold:
        if numre:
            spørg(numre)
        # One retry, with a fresh profile. The files are taken in order, so the first without an
        # answer is the one LibreOffice fell over: it must not take the others with it again.
        uden = [n for n in numre if isinstance(svar[n], _UdenPdf)]
        for igen in (uden[:1], uden[1:]):
            if igen:
                spørg(igen)
    return [svar[nummer] for nummer in range(len(docx))]


def _omsæt(
    docx: Sequence[bytes],
    numre: Sequence[int],
    soffice: Soffice,
    skriftfiler: Sequence[Path],
    *,
    egne: bool,
    sekunder: float,
) -> dict[int, Vidneudsagn]:
    """Convert the files `numre` in one call with a private profile, and read the PDFs."""
    try:
        with arbejdsmappe() as mappe:
            miljø = _indret(mappe, skriftfiler, egne=egne)
            for nummer in numre:
                (mappe / f"{nummer}.docx").write_bytes(docx[nummer])
            kørsel = proces.kør(
                [
                    str(soffice.sti),
                    f"-env:UserInstallation={(mappe / 'profil').as_uri()}",
                    *("--headless", "--invisible", "--norestore", "--nologo", "--nodefault"),
                    *("--nolockcheck", "--nofirststartwizard", "--convert-to", FILTER),
                    *("--outdir", str(mappe / "pdf")),
                    *(str(mappe / f"{nummer}.docx") for nummer in numre),
                ],
                miljø=miljø,
                mappe=mappe,
                sekunder=sekunder,
            )
            trang = shutil.disk_usage(mappe).free < MINDSTE_PLADS
            return {
                nummer: _vidne(mappe / f"pdf/{nummer}.pdf", docx[nummer], soffice, kørsel, trang)
                for nummer in numre
            }
    except OSError as fejl:
        if fejl.errno in (errno.ENOSPC, errno.EDQUOT):
            return dict.fromkeys(numre, _disken_er_fuld())
        besked = f"{soffice.navn} kunne ikke køres i »{_midlertidig()}«: {grund(fejl)}."
        return dict.fromkeys(numre, Sidemålsfejl(besked, ANDEN_MAPPE))


def _vidne(
    fil: Path, docx: bytes, soffice: Soffice, kørsel: proces.Kørsel, trang: bool
) -> Vidneudsagn:
    """Return what the PDF says, or why there is no answer to be had from it."""
    # The exit code proves nothing: a missing and a corrupt file both give 0 and no PDF.
    data = fil.read_bytes() if fil.is_file() else b""
    if not data or kørsel.kode is None:
        if trang:
            return _disken_er_fuld()
        if kørsel.kode is None:
            return _UdenPdf(f"{soffice.navn} svarede ikke i tide og blev standset.")
        return _UdenPdf(
            f"{soffice.navn} sluttede uden at danne en PDF (kode {kørsel.kode}).",
            "Åbn filen i LibreOffice, og se, om den kan læses.",
        )
    try:
        læst = læs_pdf(data)
    except Sidemålsfejl as fejl:
        return _disken_er_fuld() if trang else _UdenPdf(str(fejl))
    if not læst.sider:
        return Sidemålsfejl(f"{soffice.navn} dannede en PDF uden sider.")
    if not læst.skrifter and har_tekst(docx):
        return Sidemålsfejl(f"{soffice.navn} dannede en PDF uden teksten.")
    fremmede = fremmede_skrifter(læst.skrifter, docx)
    if fremmede:
        return Sidemålsfejl(
            f"Sidetallet gælder ikke på denne maskine: {soffice.navn} brugte "
            f"{', '.join(fremmede)} i stedet for dokumentets skrift.",
            "Installér dokumentets skrifttype (Debian: fonts-crosextra-carlito, fonts-liberation).",
        )
    return Vidne(læst.sider, soffice.navn, læst.bogmærker, data)


def _disken_er_fuld() -> Sidemålsfejl:
    return Sidemålsfejl(
        f"Disken er fuld: LibreOffice kunne ikke skrive i »{_midlertidig()}«.",
        f"Gør plads på disken. {ANDEN_MAPPE}",
    )


def _midlertidig() -> str:
    """Return the folder for temporary files; the system may have none that can be written to."""
    try:
        return tempfile.gettempdir()
    except OSError:
        return os.environ.get("TMPDIR", "den midlertidige mappe")


def _dele(docx: bytes) -> list[str]:
    """Return the names of the parts; none when it is no Word document."""
    try:
        return Pakke(docx, "Filen").navne()
    except Filfejl:
        return []


def _indret(mappe: Path, skriftfiler: Sequence[Path], *, egne: bool) -> Mapping[str, str]:
    """Make a private profile and font folder in `mappe`; return the environment to run in."""
    skrifter = mappe / "profil/user/fonts"
    skrifter.mkdir(parents=True)
    for fil in skriftfiler:
        shutil.copyfile(fil, skrifter / fil.name)
    (mappe / "profil/user/registrymodifications.xcu").write_text(PROFIL, encoding="utf-8")
    miljø = {**os.environ, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    if egne and sys.platform.startswith("linux"):
        fontconfig = mappe / "fonts.conf"
        fontconfig.write_text(
            FONTCONFIG.format(skrifter=escape(str(skrifter)), cache=escape(str(mappe / "fc"))),
            encoding="utf-8",
        )
        miljø["FONTCONFIG_FILE"] = str(fontconfig)
    return miljø


def _indstilling(gren: str, navn: str, værdi: str) -> str:
    return (
        f'<item oor:path="/org.openoffice.{gren}"><prop oor:name="{navn}" oor:op="fuse">'
        f"<value>{værdi}</value></prop></item>"
    )


# A stranger's DOCX may ask for macros, linked pictures and updates: none of it, and no network
# (a proxy nobody listens on; type 2 is »manual«).
PROFIL = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + _indstilling("Office.Common/Security/Scripting", "DisableMacrosExecution", "true")
    + _indstilling("Office.Common/Security/Scripting", "DisableActiveContent", "true")
    + _indstilling("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true")
    + _indstilling("Inet/Settings", "ooInetProxyType", "2")
    + _indstilling("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1")
    + _indstilling("Inet/Settings", "ooInetHTTPProxyPort", "9")
    + _indstilling("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1")
    + _indstilling("Inet/Settings", "ooInetHTTPSProxyPort", "9")
    + "</oor:items>\n"
)
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{skrifter}</dir>
  <cachedir>{cache}</cachedir>
  <alias binding="same"><family>Calibri</family><accept><family>Carlito</family></accept></alias>
</fontconfig>
"""
