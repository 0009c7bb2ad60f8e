"""Random reviewed documents brought home: ``python -m tests.retur.rettelser --antal 200``.

Each is the trial application, built, and edited by two reviewers in 1 to 12 random places. What
`kommentarer --ret` writes is built again, and held against the reviewed document made once more
with those edits only that it says are written, all accepted: the two must read the same.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.loeb import Omfang, gennemfør
from generator.retur.bemaerkninger import find_bemærkninger
from generator.retur.nutid import Nutid
from generator.retur.skrivning import find_rettelser, skriv
from generator.skrivere.docx import skriv_docx
from generator.word.laesning import læs
from generator.word.pakke import Pakke
from generator.word.tekst import Vis
from generator.word.tekst import skriv as skriv_tekst
from tests.proeveprojekt import PRØVEANSØGNING
from tests.retur.tilfaeldig import Tilfældig, afsnit_i, find_på, lav, tekst_i
from tests.word.lav import dele

_ENDELSER = (".yaml", ".md", ".csv")


@dataclass
class Måling:
    """What came of all the documents."""

    egne: int = 0
    """Edits in the writer's own words."""
    egne_skrevet: int = 0
    alle: int = 0
    skrevet: int = 0
    forkerte: list[str] = field(default_factory=list)
    skadede: list[str] = field(default_factory=list)
    uden_grund: list[str] = field(default_factory=list)
    grunde: Counter[str] = field(default_factory=Counter)
    egne_grunde: Counter[str] = field(default_factory=Counter)


def byg(projekt: Path) -> bytes:
    resultat = gennemfør(projekt, Omfang(pdf=False, regler=()))
    assert resultat.dokument
    assert resultat.typografi
    return skriv_docx(resultat.dokument, resultat.typografi)


def godkendt(data: bytes) -> list[str]:
    """Return the lines of a document with all changes accepted."""
    tekst = skriv_tekst(læs(Pakke(data, "a.docx")), Vis.GODKENDT, kommentarer=False)
    linjer = (" ".join(linje.replace("\u2011", "-").split()) for linje in tekst.splitlines())
    return [linje for linje in linjer if linje]


def egne_ord(nu: Nutid, data: bytes, r: Tilfældig) -> bool:
    """Tell whether an edit is of words that the writer has typed."""
    from lxml import etree

    p = afsnit_i(etree.fromstring(dele(data)["word/document.xml"]))[r.afsnit]
    if r.slags in ("fed", "række"):
        return False
    tekst = " ".join(tekst_i(p).split())
    her = [a for a in nu.afsnit if a.normal.tekst.replace("[*]", "").replace("-", "") ==
           tekst.replace("-", "").replace("\u2011", "")]  # fmt: skip
    if len(her) != 1:
        return False
    a = her[0]
    if r.slags in ("nyt afsnit", "slet afsnit", "del", "saml"):
        return len({s.sti for s in a.stykker}) == 1 and a.stykker[0].sti in nu.lange
    ord_ = tekst_i(p)[r.fra : r.til] or tekst_i(p)[max(0, r.fra - 4) : r.fra + 4]
    fri = (s for s in a.stykker if s.fra is not None)
    return any(ord_ in a.tekst[s.start : s.slut].replace("\u00a0", " ") for s in fri) or any(
        ord_ in a.tekst[s.start : s.slut] for s in a.stykker if s.fra is not None
    )


def mål(nr: int, rod: Path, docx: bytes, nu: Nutid, ud: Måling) -> None:
    """Review a document at random and bring it home."""
    tilfældig = random.Random(nr)  # noqa: S311 - the same documents every time
    rettelser = find_på(docx, tilfældig, tilfældig.randint(1, 12))
    data = lav(docx, rettelser)
    projekt = rod / f"nr{nr}" / "mit-kvarter"
    shutil.copytree(PRØVEANSØGNING, projekt)
    før = {f: f.read_bytes() for f in projekt.rglob("*") if f.is_file()}
    dokument = læs(Pakke(data, "a.docx"))
    retur = find_bemærkninger(dokument)
    fundet = find_rettelser(dokument, retur, projekt)
    grunde: dict[str, list[str]] = {}
    for u in fundet.udfald:
        grunde.setdefault(u.bemærkning.dato, []).append(u.grund)
    skrevne = []
    for r in rettelser:
        egen = egne_ord(nu, docx, r)
        svar = grunde.get(r.dato)
        ud.alle += 1
        ud.egne += egen
        if svar is None:
            ud.uden_grund.append(f"{nr}: {r}")
        elif not any(svar):
            skrevne.append(r)
            ud.skrevet += 1
            ud.egne_skrevet += egen
        else:
            grund = next(filter(None, svar))
            ud.grunde[re.sub(r"»[^«]*«|linje \d+", "…", grund)] += 1
            if egen:
                ud.egne_grunde[f"{r.slags}: {re.sub(r'»[^«]*«', '…', grund)}"] += 1
    skriv(fundet)
    for fil in projekt.rglob("*.gammel"):
        fil.unlink()
    ventet, nyt = godkendt(lav(docx, skrevne, kommentarer=False)), godkendt(byg(projekt))
    if ventet != nyt:
        linjer = [(a, b) for a, b in zip(ventet, nyt, strict=False) if a != b][:2]
        ud.forkerte.append(f"{nr}: {linjer or (len(ventet), len(nyt))}")
    ud.skadede += [f"{nr}: {s}" for s in _skader(før, projekt, bool(skrevne))]
    igen = find_rettelser(dokument, retur, projekt)
    if igen.nye:
        ud.skadede.append(f"{nr}: skrevet igen: {igen.forskel()[:600]}")
    shutil.rmtree(projekt.parent)


def _skader(før: dict[Path, bytes], projekt: Path, skrevet: bool) -> list[str]:
    """Return what else than words has changed in the files."""
    ud = []
    efter = {f: f.read_bytes() for f in projekt.rglob("*") if f.is_file()}
    if efter.keys() != før.keys():
        ud.append("andre filer")
    for fil, gammel in før.items():
        ny = efter.get(fil, b"")
        if ny == gammel:
            continue
        if fil.suffix not in _ENDELSER or not skrevet:
            ud.append(f"{fil.name} er ændret")
        if fil.suffix == ".yaml":
            kommentarer = [re.findall(rb"(?m)^\s*#.*$", d) for d in (gammel, ny)]
            if kommentarer[0] != kommentarer[1]:
                ud.append(f"{fil.name}: kommentarer")
            a, b = (yaml.load(d, yaml.BaseLoader) for d in (gammel, ny))  # noqa: S506 - texts only
            if _form(a) != _form(b):
                ud.append(f"{fil.name}: nøgler")
        udtryk = [sorted(re.findall(rb"\{\{[^}]*\}\}|\[\^[^\]]*\]", d)) for d in (gammel, ny)]
        if not set(udtryk[1]) <= set(udtryk[0]):
            ud.append(f"{fil.name}: udtryk")
    return ud


def _form(værdi: object) -> object:
    """Return the keys and the lists of a YAML file without its texts."""
    match værdi:
        case dict():
            return {k: _form(v) for k, v in værdi.items()}
        case list():
            return [_form(v) for v in værdi]
        case _:
            return None


def mål_alle(antal: int, fra: int = 0) -> Måling:
    ud = Måling()
    docx, nu = byg(PRØVEANSØGNING), Nutid(PRØVEANSØGNING)
    with tempfile.TemporaryDirectory() as mappe:
        for nr in range(fra, fra + antal):
            mål(nr, Path(mappe), docx, nu, ud)
    return ud


def main() -> None:
    læser = argparse.ArgumentParser(description=__doc__)
    læser.add_argument("--antal", type=int, default=200, help="how many documents")
    læser.add_argument("--fra", type=int, default=0, help="the number of the first")
    valg = læser.parse_args()
    start = time.monotonic()
    m = mål_alle(valg.antal, valg.fra)
    print(f"{valg.antal} dokumenter, {m.alle} rettelser, {time.monotonic() - start:.0f} s")
    print(f"skrevet: {m.skrevet} ({100 * m.skrevet / max(1, m.alle):.1f} %)")
    print(f"  af skribentens egne ord: {m.egne_skrevet} af {m.egne} "
          f"({100 * m.egne_skrevet / max(1, m.egne):.1f} %)")  # fmt: skip
    print(f"forkerte steder: {len(m.forkerte)}")
    print(f"skadede filer: {len(m.skadede)}")
    print(f"uden grund: {len(m.uden_grund)}")
    for navn, linjer in (("forkert", m.forkerte), ("skade", m.skadede), ("uden", m.uden_grund)):
        for linje in linjer[:8]:
            print(f"  {navn} {linje[:900]}")
    print("grunde:")
    for grund, gange in m.grunde.most_common():
        print(f"  {gange:4} {grund[:150]}")
    print("egne ord, ikke skrevet:")
    for grund, gange in m.egne_grunde.most_common(25):
        print(f"  {gange:4} {grund[:170]}")


if __name__ == "__main__":
    main()
