"""``python -m tests.importer.korpus``: import the whole corpus and print what came home."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.importer.korpus import programmer
from tests.importer.korpus.samling import Prøve, prøver
from tests.importer.korpus.tael import mangler, regnskab, tabte_ord, ting


def importer(prøve: Prøve, mappe: Path) -> tuple[Path, str]:
    """Import one document with the program itself; returns the project and what was said."""
    fil = mappe / f"{prøve.navn}.docx"
    fil.write_bytes(prøve.data)
    if prøve.igen:
        (mappe / "igen").mkdir()
        fil = programmer.som_libreoffice(fil, mappe / "igen", prøve.igen)
    ny = mappe / "ny"
    svar = subprocess.run(
        [sys.executable, "-m", "generator", "importer", str(fil), "--til", str(ny)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return ny, svar.stdout + svar.stderr


def main(valgte: list[str]) -> int:
    """Print a line for each document and what is missing in all; 1 when a word is lost."""
    hjem, alt, tabt = 0, 0, 0
    slags: Counter[str] = Counter()
    for prøve in prøver():
        if (valgte and not any(v in prøve.navn for v in valgte)) or (
            prøve.igen and not shutil.which("soffice")
        ):
            continue
        with tempfile.TemporaryDirectory() as sted:
            ny, svar = importer(prøve, Path(sted))
            ventet = list(ting(prøve.sandhed))
            if not ny.is_dir():
                print(f"{prøve.navn:36} ikke importeret: {svar.strip().splitlines()[-1]}")
                alt += len(ventet)
                slags.update(s for s, _ in ventet)
                continue
            savnet = mangler(prøve.sandhed, ny)
            tabt += len(tabte_ord(prøve.sandhed, ny))
            print(f"{prøve.navn:36} {regnskab(prøve.sandhed, ny)}")
        fundet = len(ventet) - len(savnet)
        hjem, alt = hjem + fundet, alt + len(ventet)
        slags.update(s for s, _ in savnet)
        if valgte:
            print(*(f"    {s}: {t}" for s, t in savnet), sep="\n")
    print(f"I alt {hjem} af {alt} ({100 * hjem / max(alt, 1):.1f} pct.); tabte ord: {tabt}.")
    print("Mangler:", ", ".join(f"{s} {n}" for s, n in slags.most_common()) or "intet")
    return int(tabt > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
