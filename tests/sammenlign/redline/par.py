"""Many pairs of documents, each made into a redline and held against both.

python -m tests.sammenlign.redline.par --antal 200 [--libreoffice] [--fra 0]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

import ooxml_integrity
from openxml_audit import OpenXmlValidator

from generator.sammenlign.redline import redline
from generator.skrivere.docx import skriv_docx
from generator.typografi.laesning import læs_typografi
from tests.sammenlign.redline.rettelser import par
from tests.sammenlign.redline.spor import id_er, set_som

TYPOGRAFI = læs_typografi()
FORFATTER, DATO = "Anna Ærø", datetime(2026, 11, 22, 12, 30)


def lav(frø: int) -> tuple[bytes, bytes, bytes, list[str]]:
    """Return the old, the new, the redline and what was done to the old."""
    gammel, ny, hvad = par(frø)
    g, n = skriv_docx(gammel, TYPOGRAFI), skriv_docx(ny, TYPOGRAFI)
    return g, n, redline(g, n, forfatter=FORFATTER, dato=DATO), hvad


def fejl_i(g: bytes, n: bytes, rl: bytes) -> list[str]:
    """Return what an independent reading of the XML has against a redline."""
    fejl = []
    if set_som(rl, godkendt=True) != set_som(n, godkendt=None):
        fejl.append("godkendt er ikke den nye")
    if set_som(rl, godkendt=False) != set_som(g, godkendt=None):
        fejl.append("afvist er ikke den gamle")
    id_ = list(id_er(rl))
    if len(id_) != len(set(id_)):
        fejl.append("to har samme id")
    return fejl


def gyldighed(rl: bytes, ny: bytes | None = None) -> list[str]:
    """Return what the two validators have against a file, and not against the new document."""
    kendte = set() if ny is None else set(gyldighed(ny))
    with tempfile.TemporaryDirectory() as mappe:
        fil = Path(mappe) / "r.docx"
        fil.write_bytes(rl)
        fund = [f"ooxml-integrity: {f}" for f in ooxml_integrity.check(fil)]
        fund += [f"openxml-audit: {f}" for f in OpenXmlValidator().validate(fil).errors]
    return [et for et in fund if et not in kendte]


def hoved() -> int:
    valg = argparse.ArgumentParser(description=__doc__)
    valg.add_argument("--antal", type=int, default=200)
    valg.add_argument("--fra", type=int, default=0)
    valg.add_argument("--uden-gyldighed", action="store_true")
    valg.add_argument("--libreoffice", action="store_true")
    arg = valg.parse_args()
    frø = range(arg.fra, arg.fra + arg.antal)
    rettelser: Counter[str] = Counter()
    dårlige: dict[int, list[str]] = {}
    trios = []
    start = time.perf_counter()
    for et in frø:
        try:
            g, n, rl, hvad = lav(et)
            fejl = fejl_i(g, n, rl)
            if not arg.uden_gyldighed:
                fejl += gyldighed(rl, n)
            trios.append((et, g, n, rl))
        except Exception as undtagelse:
            hvad, fejl = [], [f"{type(undtagelse).__name__}: {undtagelse}"]
        rettelser.update(hvad)
        if fejl:
            dårlige[et] = [*fejl, str(hvad)]
    print(
        f"{arg.antal} par, {sum(rettelser.values())} rettelser: {dict(sorted(rettelser.items()))}"
    )
    print(f"XML og gyldighed: {time.perf_counter() - start:.0f} s, {len(dårlige)} par med fejl")
    for et, fejl in dårlige.items():
        print(et, fejl[:4])
    if arg.libreoffice:
        from tests.sammenlign.redline.lo import afgør_alle

        start = time.perf_counter()
        lo = afgør_alle(trios)
        print(f"LibreOffice: {time.perf_counter() - start:.0f} s, {len(lo)} par med fejl")
        for et, fejl in lo.items():
            print(et, fejl[:4])
        dårlige |= lo
    return 1 if dårlige else 0


if __name__ == "__main__":
    sys.exit(hoved())
