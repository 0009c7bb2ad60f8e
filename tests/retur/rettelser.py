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
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml
from lxml import etree

from generator.loeb import Omfang, gennemfør
from generator.retur.bemaerkninger import find_bemærkninger
from generator.retur.nutid import Nuafsnit, Nutid
from generator.retur.skrivning import find_rettelser, skriv
from generator.skrivere.docx import skriv_docx
from generator.word.dokument import NOTETEGN
from generator.word.laesning import læs
from generator.word.pakke import Pakke
from generator.word.tekst import Vis
from generator.word.tekst import skriv as skriv_tekst
from tests.proeveprojekt import PRØVEANSØGNING
from tests.retur.tilfaeldig import INLINE, Tilfældig, afsnit_i, find_på, lav, tekst_i
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
    tabt: int = 0
    """Edits that LibreOffice left out of the file: the mark of a split or joined paragraph."""
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
    """Tell whether an edit is inside words that the writer has typed, and that are printed once.

    A change of looks, of a row, across two values, of all that a field holds or of a name that
    stands in several places is none: the content has no place for it alone.
    """
    if r.slags in ("fed", "række"):
        return False
    alle = afsnit_i(etree.fromstring(dele(data)["word/document.xml"]))
    fundne = [_nu(nu, tekst_i(p)) for p in alle[r.afsnit : r.afsnit + 2]]
    a, næste = (*fundne, None)[:2]
    if a is None:
        return False
    if r.slags not in INLINE:
        (sti, *andre) = {s.sti for s in a.stykker if s.tekst is not None}
        ene = [b for b in nu.afsnit if any(s.sti == sti for s in b.stykker)]
        if andre or sti not in nu.lange or (r.slags == "slet afsnit" and len(ene) < 2):
            return False
        return r.slags != "saml" or (næste is not None and næste in ene)
    tekst = tekst_i(alle[r.afsnit])
    ord_ = (tekst[r.fra : r.til] or tekst[max(0, r.fra - 3) : r.fra + 3]).strip()
    for s in a.stykker:
        if s.fra is not None and ord_ in a.tekst[s.start : s.slut]:
            gange = [b for b in nu.afsnit if any(t.sti == s.sti for t in b.stykker)]
            # The names of afdelinger are also in the list on page 1, some in a short form.
            return s.sti in nu.lange or (len(gange) == 1 and s.sti[1] != "afdelinger")
    return False


def _nu(nu: Nutid, tekst: str) -> Nuafsnit | None:
    """Return the one paragraph of the document that has these letters."""

    def bogstaver(tekst: str) -> str:
        return re.sub(r"[\W_]", "", tekst.replace(NOTETEGN, ""))

    her = [a for a in nu.afsnit if bogstaver(a.tekst) == bogstaver(tekst)]
    return her[0] if len(her) == 1 else None


def gemt_igen(filer: list[Path]) -> None:
    """Let LibreOffice open and save documents, tracked changes and all."""
    with tempfile.TemporaryDirectory() as mappe:
        profil = f"-env:UserInstallation={(Path(mappe) / 'profil').as_uri()}"
        subprocess.run(
            ["soffice", profil, "--headless", "--convert-to", "docx:MS Word 2007 XML",
             "--outdir", mappe, *filer],
            check=True, capture_output=True, timeout=60 + 20 * len(filer),
        )  # fmt: skip
        for fil in filer:
            shutil.copyfile(Path(mappe) / fil.name, fil)


def skriv_om(projekt: Path, tilfældig: random.Random, rørt: list[str]) -> None:
    """Let the writer change some paragraphs and move two, but none that has been reviewed."""
    fil = projekt / "problemkompleks.yaml"
    tekst = fil.read_text(encoding="utf-8")
    blokke = re.findall(
        r"(?m)^((?: {4,}\S.*\n){2,6})\n((?: {4,}\S.*\n){2,6})(?=\S| {0,5}\S)", tekst
    )
    for første, andet in tilfældig.sample(blokke, min(2, len(blokke))):
        if ":" not in første + andet and "{{" not in første + andet:
            tekst = tekst.replace(f"{første}\n{andet}", f"{andet}\n{første}")
    ord_ = [o for o in re.findall(r"[a-zæøå]{9,}(?= [a-zæøå])", tekst) if tekst.count(o) == 1]
    for o in tilfældig.sample(ord_, min(6, len(ord_))):
        if not any(o in afsnit for afsnit in rørt):
            tekst = tekst.replace(o, f"{o} nyskrevet")
    fil.write_text(tekst, encoding="utf-8", newline="\n")


def mål(nr: int, rod: Path, docx: bytes, nu: Nutid, ud: Måling, *, om: bool) -> None:
    """Bring a reviewed document home; with `om` the writer has gone on writing meanwhile."""
    tilfældig = random.Random(nr)  # noqa: S311 - the same documents every time
    rettelser = find_på(docx, tilfældig, tilfældig.randint(1, 12))
    data = (rod / f"{nr}.docx").read_bytes()
    projekt = rod / f"nr{nr}" / "mit-kvarter"
    shutil.copytree(PRØVEANSØGNING, projekt)
    if om:
        alle = afsnit_i(etree.fromstring(dele(docx)["word/document.xml"]))
        skriv_om(projekt, tilfældig, [tekst_i(alle[r.afsnit]) for r in rettelser])
    nuværende = byg(projekt) if om else docx
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
        if svar is None and r.dato.encode() not in dele(data)["word/document.xml"]:
            ud.tabt += 1
        elif svar is None:
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
    igangværende = [flyt(docx, nuværende, r) for r in skrevne] if om else skrevne
    if None in igangværende:
        ud.forkerte.append(f"{nr}: skrevet i et afsnit, der er ændret")
        return
    kendte = [r for r in igangværende if r is not None]
    ventet, nyt = godkendt(lav(nuværende, kendte, kommentarer=False)), godkendt(byg(projekt))
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


def flyt(gammel: bytes, ny: bytes, r: Tilfældig) -> Tilfældig | None:
    """Return the same edit in the document as it is now; None when its paragraph is not there."""
    fra, til = (afsnit_i(etree.fromstring(dele(d)["word/document.xml"])) for d in (gammel, ny))
    steder = [n for n, p in enumerate(til) if tekst_i(p) == tekst_i(fra[r.afsnit])]
    før = [n for n, p in enumerate(fra) if tekst_i(p) == tekst_i(fra[r.afsnit])]
    if len(steder) != len(før):
        return None
    return replace(r, afsnit=steder[før.index(r.afsnit)])


def mål_alle(antal: int, fra: int = 0, *, libreoffice: bool = False, om: bool = False) -> Måling:
    """Measure some documents; every second one is saved again by LibreOffice when it is asked."""
    ud = Måling()
    docx, nu = byg(PRØVEANSØGNING), Nutid(PRØVEANSØGNING)
    with tempfile.TemporaryDirectory() as mappe:
        filer = []
        for nr in range(fra, fra + antal):
            tilfældig = random.Random(nr)  # noqa: S311 - the same documents every time
            fil = Path(mappe) / f"{nr}.docx"
            fil.write_bytes(lav(docx, find_på(docx, tilfældig, tilfældig.randint(1, 12))))
            filer.append(fil)
        if libreoffice:
            gemt_igen(filer[::2])
        for nr in range(fra, fra + antal):
            mål(nr, Path(mappe), docx, nu, ud, om=om)
    return ud


def main() -> None:
    læser = argparse.ArgumentParser(description=__doc__)
    læser.add_argument("--antal", type=int, default=200, help="how many documents")
    læser.add_argument("--fra", type=int, default=0, help="the number of the first")
    læser.add_argument("--libreoffice", action="store_true", help="save every second one again")
    læser.add_argument("--om", action="store_true", help="the writer has gone on writing")
    valg = læser.parse_args()
    start = time.monotonic()
    m = mål_alle(valg.antal, valg.fra, libreoffice=valg.libreoffice, om=valg.om)
    print(f"{valg.antal} dokumenter, {m.alle} rettelser, {time.monotonic() - start:.0f} s")
    print(f"skrevet: {m.skrevet} ({100 * m.skrevet / max(1, m.alle):.1f} %)")
    print(f"  af skribentens egne ord: {m.egne_skrevet} af {m.egne} "
          f"({100 * m.egne_skrevet / max(1, m.egne):.1f} %)")  # fmt: skip
    print(f"forkerte steder: {len(m.forkerte)}")
    print(f"skadede filer: {len(m.skadede)}")
    print(f"uden grund: {len(m.uden_grund)}; tabt af LibreOffice, før vi så dem: {m.tabt}")
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
