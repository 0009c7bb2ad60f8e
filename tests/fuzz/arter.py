"""The kinds of input: each makes a folder of files from a seed, and the command to run there."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.fuzz import raa, saere, yamltrae
from tests.hold.store import PROSA, REGNEARK, WORD
from tests.proeveprojekt import EKSEMPLER, MIT_KVARTER, ROD

STAMMER = ("projekt", "problemkompleks", "samarbejdspartnere", "organisering", "tal")
PROJEKTER = (
    EKSEMPLER / "mindste", EKSEMPLER / "mindste", EKSEMPLER / "alt", EKSEMPLER / "alt",
    EKSEMPLER / "fejl", MIT_KVARTER,
)  # fmt: skip
TEKSTFILER = (".yaml", ".md", ".csv")


@dataclass(frozen=True)
class Sted:
    """What a kind has to work with; all of it stays the same through a run."""

    rod: Path
    """An empty folder, the program's current one."""
    docx: tuple[Path, ...] = ()
    """Whole documents to damage."""
    yamlsamling: tuple[str, ...] = ()
    kommandoer: frozenset[str] = frozenset()
    """The commands that the program has."""

    @property
    def projekt(self) -> Path:
        return self.rod / "indhold" / "plan"


Art = Callable[[Random, Sted], list[str]]
"""Fills the folder; returns the command's arguments."""


def _projekt(rng: Random, sted: Sted, kilder: tuple[Path, ...] = PROJEKTER) -> Path:
    shutil.copytree(rng.choice(kilder), sted.projekt)
    return sted.projekt


def _kommando(rng: Random, sted: Sted) -> list[str]:
    """Return a command that reads the project; mostly the two that people run."""
    kommando = rng.choice(("tjek", "tjek", "tjek", "byg", "byg", "byg", "sider"))
    ud = [kommando, rng.choice(("indhold/plan", "indhold/plan", "indhold/plan/projekt.yaml"))]
    flag = "--rapport" if kommando == "byg" else "--format"
    ud += [flag, rng.choice(("json", "json", "json", "json", "kort", "tekst", "github"))]
    if kommando == "byg":
        ud += rng.choice(([], [], ["--endelig"], ["--format", rng.choice(("docx", "pdf", "md"))]))
    ud += rng.choice(([], [], [], ["--uden-cache"], ["--streng"]))
    if "sammenlign" in sted.kommandoer and rng.random() < 0.08:
        shutil.copytree(rng.choice(PROJEKTER), sted.rod / "gammel")
        par = rng.sample(["gammel", "indhold/plan"], 2)
        form = rng.choice(("tekst", "md", "html", "json", "docx"))
        return ["sammenlign", *par, "--format", form, *(["--ud", "ud"] if form == "docx" else [])]
    return ud


def _filer(mappe: Path, *endelser: str) -> list[Path]:
    # A link may lead out of here, and what is mutated is written again.
    alle = (f for f in mappe.rglob("*") if f.suffix in endelser and not f.is_symlink())
    return sorted(f for f in alle if f.is_file())


def struktur(rng: Random, sted: Sted) -> list[str]:
    """Keys and values deleted, doubled, renamed, moved, swapped for odd ones."""
    projekt = _projekt(rng, sted)
    filer = _filer(projekt, ".yaml")
    andre = [f.read_text(encoding="utf-8") for f in filer]
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 6, 15))):
        fil = rng.choice(filer)
        tekst = fil.read_bytes().decode("utf-8", "surrogateescape")
        _skriv(fil, yamltrae.muter(rng, tekst, andre))
    return _kommando(rng, sted)


def _skriv(fil: Path, tekst: str) -> None:
    data = tekst.encode("utf-8", "surrogatepass")
    # A value put into itself again and again grows without end.
    _gem(fil, data[:400_000])


def _gem(fil: Path, data: bytes) -> None:
    """Write a file, never through a link: `mappen` makes some that lead out of the folder."""
    if fil.is_symlink():
        fil.unlink()
    fil.write_bytes(data)


def tekster(rng: Random, sted: Sted) -> list[str]:
    """Markdown torture, and expressions, in every field that takes a text."""
    projekt = _projekt(rng, sted)
    for fil in _filer(projekt, ".yaml", ".md"):
        tekst = fil.read_text(encoding="utf-8")
        if fil.suffix == ".md":
            _skriv(fil, saere.tekst(rng) if rng.random() < 0.5 else tekst + saere.tekst(rng))
            continue
        for _ in range(rng.choice((0, 1, 3))):
            skalarer = [p for p in yamltrae.pletter(tekst) if p.art == "skalar"]
            if skalarer:
                p = rng.choice(skalarer)
                ny = saere.tekst_i_yaml(rng, saere.tekst(rng))
                hale = "\n" if tekst[p.start : p.slut].endswith("\n") else ""
                tekst = tekst[: p.start] + ny + hale + tekst[p.slut :]
        _skriv(fil, tekst)
    return _kommando(rng, sted)


def tilfældige_bytes(rng: Random, sted: Sted) -> list[str]:
    """Any content file with some of its bytes, or all of them, changed."""
    projekt = _projekt(rng, sted)
    for _ in range(rng.choice((1, 1, 2, 4))):
        fil = rng.choice(_filer(projekt, *TEKSTFILER, ".png", ".xlsx"))
        fil.write_bytes(raa.muter(rng, fil.read_bytes()))
    return _kommando(rng, sted)


def yamlsamling(rng: Random, sted: Sted) -> list[str]:
    """Documents of the YAML test suite, as a content file or inside one."""
    projekt = _projekt(rng, sted)
    for _ in range(rng.choice((1, 1, 2, 5))):
        fil = projekt / f"{rng.choice(STAMMER)}.yaml"
        ny = rng.choice(sted.yamlsamling)
        if rng.random() < 0.4 and fil.is_file():
            tekst = fil.read_text(encoding="utf-8", errors="replace")
            pletter = [p for p in yamltrae.pletter(tekst) if p.art in ("skalar", "liste", "felter")]
            if pletter:
                p = rng.choice(pletter)
                luft = "\n" + " " * (p.kolonne + 2)
                ny = tekst[: p.start] + luft + ny.replace("\n", luft) + "\n" + tekst[p.slut :]
        _skriv(fil, ny)
    return _kommando(rng, sted)


def tabeller(rng: Random, sted: Sted) -> list[str]:
    """Cells of CSV and XLSX: their kinds, their number, their headings."""
    projekt = _projekt(rng, sted, (EKSEMPLER / "alt", EKSEMPLER / "fejl", MIT_KVARTER))
    filer = _filer(projekt, ".csv", ".xlsx")
    for fil in rng.sample(filer, rng.randrange(1, len(filer) + 1)):
        data = fil.read_bytes()
        if fil.suffix == ".csv":
            fil.write_bytes(raa.muter_csv(rng, data))
        else:
            fil.write_bytes(raa.muter_xlsx(rng, data))
    if "importer" in sted.kommandoer and rng.random() < 0.3:
        fil = rng.choice(filer)
        vis = rng.choice(([], ["--vis"]))
        return ["importer", fil.relative_to(sted.rod).as_posix(), "--til", "indhold/plan", *vis]
    return _kommando(rng, sted)


def pakker_og_billeder(rng: Random, sted: Sted) -> list[str]:
    """XLSX, PNG and JPEG that are damaged, bombs, or lie about themselves."""
    projekt = _projekt(rng, sted, (EKSEMPLER / "alt",))
    for fil in rng.sample(_filer(projekt, ".xlsx", ".png"), rng.choice((1, 2))):
        muter = raa.muter_zip if fil.suffix == ".xlsx" else raa.muter_png
        fil.write_bytes(muter(rng, fil.read_bytes()))
    if "importer" in sted.kommandoer and rng.random() < 0.2:
        return ["importer", "indhold/plan/noegletal.xlsx", "--til", "indhold/plan"]
    return _kommando(rng, sted)


def mappen(rng: Random, sted: Sted) -> list[str]:
    """The folder itself: files missing, of another kind, linked, by other names, in a circle."""
    projekt = _projekt(rng, sted)
    udenfor = sted.rod / "udenfor.yaml"
    udenfor.write_text("a: b", encoding="utf-8")
    for _ in range(rng.choice((1, 1, 2, 3))):
        fil = rng.choice([f for f in sorted(projekt.rglob("*")) if f.is_file()] or [projekt / "x"])
        handling = rng.randrange(9)
        if handling <= 5:
            fil.unlink(missing_ok=True)
        match handling:
            case 0:
                fil.mkdir(parents=True, exist_ok=True)
            case 1:
                os.mkfifo(fil)
            case 2:
                mål = (
                    "/dev/zero", "/dev/full", "/proc/self/maps", "/proc/self/mem", udenfor,
                    fil.name, "..", "projekt.yaml", "findes-ikke", "/dev/fd/0", "/proc/kmsg",
                )  # fmt: skip
                fil.symlink_to(rng.choice(mål))
            case 3:
                fil.write_bytes(b"")
            case 6:
                _gem(projekt / (fil.stem + rng.choice((".yml", ".txt", ".YAML", ""))), b"a: b")
            case 7:
                navn = rng.choice(
                    ("CON", "a" * 250, "e\u0301.md", "\u202e.md", " .md", "-x.md", "\n.md")
                )
                _gem(projekt / navn, b"x")
            case 8:
                for f in _filer(projekt, ".yaml"):
                    _skriv(
                        f,
                        yamltrae.muter(
                            rng, f.read_text(encoding="utf-8", errors="replace"), ["a: b"]
                        ),
                    )
    return _kommando(rng, sted)


def egne_sæt(rng: Random, sted: Sted) -> list[str]:
    """Sets of rules and criteria beside the content, and templates nobody asked for."""
    projekt = _projekt(rng, sted, (EKSEMPLER / "mindste", EKSEMPLER / "alt"))
    hjem = rng.choice((projekt, projekt.parent))
    for slags, egen, navn in (
        ("regelsaet", "regelsæt", "lbf-2019-26"),
        ("kriterier", "kriterier", "parallelsamfund-2022"),
    ):
        if rng.random() < 0.7:
            kilde = (ROD / "skabeloner" / slags / f"{navn}.yaml").read_text(encoding="utf-8")
            fil = hjem / egen / f"{navn}.yaml"
            fil.parent.mkdir()
            for _ in range(rng.choice((1, 1, 2, 5))):
                kilde = yamltrae.muter(rng, kilde, [kilde])
            _skriv(fil, kilde)
            if rng.random() < 0.2:
                fil.write_bytes(raa.muter(rng, fil.read_bytes()))
    for navn in ("afsnit/10-top.md.j2", "typografi.docx", "typst/main.typ"):
        if rng.random() < 0.3:
            fil = hjem / "skabeloner" / navn
            fil.parent.mkdir(parents=True, exist_ok=True)
            fil.write_text("{{ ''.__class__.__mro__ }}{% for a in range(10**9) %}{% endfor %}")
    return _kommando(rng, sted)


def rundt(rng: Random, sted: Sted) -> list[str]:
    """References that lead back to themselves, and very many of what there are few of."""
    projekt = _projekt(rng, sted, (EKSEMPLER / "mindste", EKSEMPLER / "alt"))
    n = rng.choice((2, 30, 400))
    rundt = {
        "afsnit.md": "\n\n".join(f"a[^{i}]\n\n[^{i}]: b [^{(i + 1) % n}]" for i in range(n)),
        "selv.md": "{fil: selv.md} {{ tal.a }} " * n,
    }
    for navn, tekst in rundt.items():
        (projekt / navn).write_text(tekst, encoding="utf-8")
    tillæg = {
        "projekt": rng.choice((
            "afdelinger: {fil: projekt.yaml}\n", "afdelinger: {fil: afsnit.md}\n",
            "ansøgere:\n" + "".join(
                f"  - navn: A{i}\n    kortnavn: K{i % 7}\n    aliasser:\n      - A{(i + 1) % n}\n"
                for i in range(n)
            ),
            "afdelinger:\n" + "".join(
                f"  - boligorganisation: B\n    navn: N{i}\n    lejeboliger: {i}\n    aliasser:\n"
                f"      - N{(i + 1) % n}\n    gruppe: g{i % 5}\n" for i in range(n)
            ),
            "forkortelser:\n" + "".join(f"  A{i}: A{(i + 1) % n} B\n" for i in range(n)),
            "undtagelser:\n" + "  - regel: ukendt-forkortelse\n    begrundelse: x\n" * n,
        )),
        "problemkompleks": rng.choice((
            "indledning: {fil: afsnit.md}\n", "indledning: {fil: selv.md}\n",
            "fodnoter:\n" + "".join(f"  f{i}: 'se [^f{(i + 1) % n}]'\n" for i in range(n))
            + "indledning: 'a [^f0]'\n",
            "delområder:\n" + "  - overskrift: x\n    tekst: y\n" * n,
        )),
        "samarbejdspartnere": "partnere:\n" + "".join(
            f"  - navn: P{i % 9}\n    type: partnerskab\n    deltagere:\n      - P{(i + 1) % 9}\n"
            "    enheder:\n      - navn: E\n        enheder:\n          - navn: F\n"
            for i in range(n)
        ),
        "organisering": "diagram: ja\nfora:\n" + "".join(
            f"  - navn: F{i}\n    type: andet\n    niveau: by\n    ansvar: x\n    deltagere:\n"
            f"      - part: F{(i + 1) % n}\n" for i in range(n)
        ),
        "tal": "tal:\n" + "".join(
            f"  a{i}:\n    om: '{{{{ tal.a{(i + 1) % n} }}}}'\n    værdi: {i}\n"
            "    enhed: '{{ tal.a0 }}'\n    år: 2021\n    kilde: k\n"
            for i in range(n)
        ) + "kilder:\n  k:\n    navn: '{{ tal.a0.kilde }}'\n",
    }  # fmt: skip
    for stamme in rng.sample(sorted(tillæg), rng.choice((1, 2, 5))):
        fil = projekt / f"{stamme}.yaml"
        gammel = fil.read_text(encoding="utf-8") if fil.is_file() else ""
        nøgle = tillæg[stamme].partition(":")[0]
        linjer, inde = [], False
        for linje in gammel.splitlines(keepends=True):
            if linje[:1].strip() and not linje.startswith("#"):
                inde = linje.startswith(f"{nøgle}:")
            if not inde:
                linjer.append(linje)
        fil.write_text("".join(linjer) + tillæg[stamme], encoding="utf-8")
    return _kommando(rng, sted)


def fremmed_docx(rng: Random, sted: Sted) -> list[str]:
    """A DOCX that is damaged, a bomb, or full of what Word never writes."""
    fil = sted.rod / "fil.docx"
    fil.write_bytes(raa.muter_zip(rng, rng.choice(sted.docx).read_bytes()))
    shutil.copyfile(rng.choice(sted.docx), sted.rod / "anden.docx")
    return _wordkommando(rng, sted)


def _wordkommando(rng: Random, sted: Sted) -> list[str]:
    """Return a command that reads a DOCX from elsewhere."""
    kommandoer = [
        ["sider", "fil.docx", "--format", rng.choice(("json", "tekst", "kort", "github"))]
    ]
    if "tekst" in sted.kommandoer:
        kommandoer.append(["tekst", "fil.docx"])
    if "kommentarer" in sted.kommandoer:
        form = rng.choice(("tekst", "md", "json", "json", "github"))
        kommandoer.append(["kommentarer", "fil.docx", "--format", form])
    if "sammenlign" in sted.kommandoer:
        par = rng.sample(["fil.docx", "anden.docx"], 2)
        form = rng.choice(("tekst", "md", "html", "json", "docx"))
        kommandoer.append(
            ["sammenlign", *par, "--format", form, *(["--ud", "ud"] if form == "docx" else [])]
        )
    if "importer" in sted.kommandoer:
        kommandoer.append(["importer", "fil.docx", "--til", "ud"])
    return rng.choice(kommandoer)


def dybt_og_bredt(rng: Random, sted: Sted) -> list[str]:
    """Very many of one kind, one inside the other or side by side; at times damaged as well."""
    antal = int(10 ** rng.uniform(0, 4.3))
    if rng.random() < 0.4:
        projekt = _projekt(rng, sted, (EKSEMPLER / "mindste",))
        (projekt / "lang.md").write_text(PROSA[rng.choice(list(PROSA))](antal), encoding="utf-8")
        fil = projekt / "problemkompleks.yaml"
        _skriv(fil, "indledning: {fil: lang.md}\n" + fil.read_text(encoding="utf-8"))
        return _kommando(rng, sted)
    if rng.random() < 0.2:
        projekt = _projekt(rng, sted, (EKSEMPLER / "alt",))
        fil = projekt / "noegletal.xlsx"
        fil.write_bytes(REGNEARK[rng.choice(list(REGNEARK))](antal))
        if "importer" in sted.kommandoer and rng.random() < 0.5:
            return ["importer", fil.name, "--til", "."]
        return _kommando(rng, sted)
    docx = [sted.rod / "fil.docx", sted.rod / "anden.docx"]
    for fil in docx:
        fil.write_bytes(WORD[rng.choice(list(WORD))](max(1, antal // rng.choice((1, 1, 3)))))
    if rng.random() < 0.2:
        docx[0].write_bytes(raa.muter_zip(rng, docx[0].read_bytes()))
    return _wordkommando(rng, sted)


def kommandolinjen(rng: Random, sted: Sted) -> list[str]:
    """Arguments that nobody means: paths of every kind, options twice, empty ones."""
    _projekt(rng, sted, (EKSEMPLER / "mindste",))
    (sted.rod / "tom").mkdir()
    (sted.rod / "løs.yaml").write_text("a: b")
    udenfor = {"vis", "diagnose"}  # a server; a look at the machine, the same each time
    kommando = rng.choice([*sorted(sted.kommandoer - udenfor), "findes-ikke", ""])
    return [kommando, *(rng.choice(saere.LED) for _ in range(rng.randrange(5)))]


ARTER: dict[str, tuple[Art, int]] = {
    "struktur": (struktur, 34),
    "tekster": (tekster, 16),
    "bytes": (tilfældige_bytes, 10),
    "yamlsamling": (yamlsamling, 8),
    "tabeller": (tabeller, 8),
    "pakker-billeder": (pakker_og_billeder, 6),
    "mappen": (mappen, 4),
    "egne-sæt": (egne_sæt, 5),
    "rundt": (rundt, 3),
    "docx": (fremmed_docx, 8),
    "dybt-og-bredt": (dybt_og_bredt, 8),
    "kommandolinjen": (kommandolinjen, 3),
}
"""Name -> what makes it, and its share in a hundred or so."""


def læs_samling(fil: Path | None) -> tuple[str, ...]:
    return tuple(json.loads(fil.read_text(encoding="utf-8"))) if fil else ()
