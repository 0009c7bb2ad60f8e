"""The same tree gives the same bytes, whatever the interpreter, the clock and the machine."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from io import BytesIO

from generator.skrivere.docx import skriv_docx
from generator.typografi.laesning import læs_typografi
from tests.skrivere.proeve import prøvedokument

KODE = """
import hashlib, sys, time
time.time = lambda: float(sys.argv[1])
from generator.skrivere.docx import skriv_docx
from generator.skrivere.markdown import skriv_markdown
from generator.typografi.laesning import læs_typografi
from tests.skrivere.proeve import prøvedokument
dok = prøvedokument()
print(hashlib.sha256(skriv_docx(dok, læs_typografi())).hexdigest(),
      hashlib.sha256(skriv_markdown(dok).encode()).hexdigest())
"""


def test_samme_bytes_under_to_hashfrø_to_tidszoner_og_to_klokkeslæt() -> None:
    svar = set()
    for frø, zone, tid in (("0", "UTC", "0"), ("4711", "Pacific/Auckland", "1900000000")):
        miljø = {**os.environ, "PYTHONHASHSEED": frø, "TZ": zone, "LC_ALL": "C", "PYTHONUTF8": "1"}
        svar.add(
            subprocess.run(
                [sys.executable, "-c", KODE, tid],
                env={**miljø, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
    assert len(svar) == 1


def test_zip_posterne_bærer_intet_spor_af_maskinen() -> None:
    fil = skriv_docx(prøvedokument(), læs_typografi())
    with zipfile.ZipFile(BytesIO(fil)) as arkiv:
        spor = {
            (p.date_time, p.create_system, p.external_attr, p.compress_type, p.extra, p.comment)
            for p in arkiv.infolist()
        }
    assert spor == {((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16, zipfile.ZIP_DEFLATED, b"", b"")}


def test_typografien_kan_bruges_igen() -> None:
    """Nothing of one document leaks into the next."""
    typografi = læs_typografi()
    første = hashlib.sha256(skriv_docx(prøvedokument(), typografi)).digest()
    assert hashlib.sha256(skriv_docx(prøvedokument(), typografi)).digest() == første
