"""The demands of »Speed«, measured: ``python -m tests.benchmark``.

Whole processes in turn on one machine, medians and ratios; the peers get the same content, and
their own virtual environment (made once, needs the package registry). With ``--gem`` the tables
are written to ``tests/benchmark/resultat.md``. It is a command and no test: a busy machine would
fail it for nobody's fault.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from tests.benchmark import fremmede
from tests.benchmark.maaling import Maaling, Opgave, kør, mål

ROD = Path(__file__).parents[2]
PROJEKT = ROD / "indhold" / "mit-kvarter"
RESULTAT = Path(__file__).with_name("resultat.md")
PROGRAM = [sys.executable, "-m", "generator"]


def main() -> None:
    """Measure, print the tables, and keep them when asked to."""
    valg = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    valg.add_argument("--omgange", type=int, default=15, help="runs of every task")
    valg.add_argument("--antal", type=int, nargs="*", default=[1, 10, 100, 1000])
    valg.add_argument("--peers", type=Path, default=Path(tempfile.gettempdir()) / "pb-peers")
    valg.add_argument("--gem", action="store_true", help=f"write {RESULTAT.name}")
    svar = valg.parse_args()
    bin_ = fremmede.miljø(svar.peers)
    with tempfile.TemporaryDirectory() as midlertidig:
        mappe = Path(midlertidig)
        målinger = {m.navn: m for m in mål(_opgaver(mappe, bin_), svar.omgange)}
        dele = [_hoved(svar.omgange, fremmede.udgaver(bin_)), _enkelte(målinger), _gulv(målinger)]
        if svar.antal:
            dele.append(_mange(mappe, svar.antal))
        dele.append(_vis())
    tekst = "\n".join(dele)
    print(tekst)
    if svar.gem:
        RESULTAT.write_text(tekst, encoding="utf-8")


def _opgaver(mappe: Path, bin_: Path) -> list[Opgave]:
    """Prepare what every task needs; none of it is part of the time."""
    projekt = shutil.copytree(PROJEKT, mappe / "mit-kvarter")
    egen = {"PROJEKTBESKRIVELSE_CACHE": str(mappe / "cache")}
    subprocess.run(
        [*PROGRAM, "byg", "mit-kvarter", "--format", "docx,md", "--ud", "ud"],
        cwd=mappe, env={**os.environ, **egen}, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    fremmede.docxtpl_skabelon(
        mappe / "ud/mit-kvarter.docx", mappe / "skabelon.docx", mappe / "indhold.json"
    )
    (mappe / "docxtpl_kør.py").write_text(fremmede.DOCXTPL, encoding="utf-8")
    subprocess.run([*PROGRAM, "skema", "--ud", "skema"], cwd=mappe, check=True)
    skema = _ét_skema(mappe / "skema")
    (mappe / "skema.json").write_text(json.dumps(skema), encoding="utf-8")
    filer = sorted(str(f.relative_to(mappe)) for f in projekt.rglob("*.yaml"))
    python = str(bin_ / "python")
    return [
        Opgave(
            _BYG,
            [[*PROGRAM, "byg", "mit-kvarter", "--format", "docx", "--uden-cache"]],
            mappe,
            egen,
        ),
        Opgave(
            _DOCXTPL,
            [[python, "docxtpl_kør.py", "skabelon.docx", "indhold.json", "docxtpl.docx"]],
            mappe,
        ),
        Opgave(
            "pandoc (Markdown to DOCX)",
            [
                [
                    fremmede.pandoc(bin_),
                    "ud/mit-kvarter.md",
                    "-f",
                    "markdown-smart",
                    "--reference-doc",
                    "ud/mit-kvarter.docx",
                    "-o",
                    "pandoc.docx",
                ]
            ],
            mappe,
        ),
        Opgave(
            "tjek --uden-cache", [[*PROGRAM, "tjek", "mit-kvarter", "--uden-cache"]], mappe, egen
        ),
        Opgave(
            "check-jsonschema, then yamllint",
            [
                [str(bin_ / "check-jsonschema"), "--schemafile", "skema.json", *filer],
                [str(bin_ / "yamllint"), "-d", fremmede.YAMLLINT, *filer],
            ],
            mappe,
        ),
        Opgave("tjek, unchanged since last time", [[*PROGRAM, "tjek", "mit-kvarter"]], mappe, egen),
        Opgave("Python alone", [[sys.executable, "-c", "pass"]], mappe),
        Opgave(_BIBLIOTEKER, [[sys.executable, "-c", f"import {_IMPORTER}"]], mappe),
        Opgave(_ALT, [[sys.executable, str(_importer(mappe, egen))]], mappe, egen),
    ]


_BYG = "byg --format docx --uden-cache"
_DOCXTPL = "docxtpl (ready template)"
_IMPORTER = "click, yaml, pydantic, jinja2, markdown_it, typst, docx"
_BIBLIOTEKER = "Python and the libraries alone, nothing done"
_ALT = "Python, the libraries and our own modules that byg uses, nothing done"


_INDLÆST = """
import atexit, runpy, sys
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
runpy.run_module("generator", run_name="__main__")
"""


def _importer(mappe: Path, miljø: dict[str, str]) -> Path:
    """Write a program that imports just what a `byg` does, as it does it, and ends."""
    kørt = subprocess.run(
        [sys.executable, "-c", _INDLÆST, "byg", "mit-kvarter", "--format", "docx", "--uden-cache"],
        cwd=mappe, env={**os.environ, **miljø}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    egne = [navn for navn in kørt.stderr.split() if navn.startswith("generator.")]
    fil = mappe / "importer.py"
    fil.write_text(
        "import gc, os\ngc.set_threshold(100_000)\n"
        'os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"\n'
        f"import {_IMPORTER}\nfrom importlib import import_module\n"
        f"for navn in {egne!r}:\n    import_module(navn)\ngc.freeze()\n",
        encoding="utf-8",
    )
    return fil


def _ét_skema(mappe: Path) -> dict[str, object]:
    """Return one schema for all content files: the peer reads a schema once a process."""
    filer = sorted(mappe.rglob("*.json"))
    skemaer = {f.stem.removesuffix(".schema"): json.loads(f.read_text("utf-8")) for f in filer}
    ud: dict[str, object] = {"$schema": "http://json-schema.org/draft-07/schema#"}
    ud["anyOf"] = [_flyt(skema, f"#/x/{navn}") for navn, skema in skemaer.items()]
    ud["x"] = {navn: _flyt(skema, f"#/x/{navn}") for navn, skema in skemaer.items()}
    return ud


def _flyt(led: object, rod: str) -> object:
    """Let the references of a schema that stands inside another find their way."""
    if isinstance(led, dict):
        return {
            nøgle: rod + værdi[1:]
            if nøgle == "$ref" and str(værdi).startswith("#")
            else _flyt(værdi, rod)
            for nøgle, værdi in led.items()
            if nøgle not in ("$id", "$schema")
        }
    return [_flyt(v, rod) for v in led] if isinstance(led, list) else led


_PAR = (
    (_BYG, _DOCXTPL, 1.0),
    (_BYG, "pandoc (Markdown to DOCX)", None),
    ("tjek --uden-cache", "check-jsonschema, then yamllint", 1.0),
    ("tjek, unchanged since last time", "check-jsonschema, then yamllint", 0.5),
    ("tjek, unchanged since last time", "tjek --uden-cache", None),
    (_BIBLIOTEKER, _DOCXTPL, None),
    (_ALT, _DOCXTPL, None),
)


def _enkelte(målinger: dict[str, Maaling]) -> str:
    linjer = [
        "## One project, whole processes",
        "",
        "| work | median ms | peak MiB |",
        "|---|--:|--:|",
    ]
    linjer += [f"| {m.navn} | {m.median:.0f} | {m.hukommelse:.0f} |" for m in målinger.values()]
    linjer += ["", "| ours | against | ratio | to reach |", "|---|---|--:|--:|"]
    for vores, deres, krav in _PAR:
        mål_ = "" if krav is None else f"{krav:.1f}"
        linjer.append(f"| {vores} | {deres} | {_forhold(målinger, vores, deres):.2f} | {mål_} |")
    return "\n".join([*linjer, ""])


def _forhold(målinger: dict[str, Maaling], vores: str, deres: str) -> float:
    return målinger[vores].median / målinger[deres].median


def _gulv(målinger: dict[str, Maaling]) -> str:
    """Say what stands in the way of the line that is not reached."""
    if _forhold(målinger, _BYG, _DOCXTPL) <= 1:
        return ""
    byg, docxtpl = målinger[_BYG].median, målinger[_DOCXTPL].median
    biblioteker, alt = målinger[_BIBLIOTEKER].median, målinger[_ALT].median
    return (
        f"Not reached is the first. The floor is Python's start and imports: {biblioteker:.0f} ms "
        f"for the libraries of the design card, {alt - biblioteker:.0f} ms for our own modules "
        f"(each rule is a file; classes and regular expressions are made anew in every process), "
        f"together {alt / docxtpl:.2f} of all that docxtpl does. The other {byg - alt:.0f} ms are "
        "the work that docxtpl is not asked for (YAML read and understood, every rule, the pages "
        "laid out) and the DOCX. A process that stays would remove the floor, as `vis` does: a "
        "further project in the same run is the measure of that (below).\n"
    )


def _vis() -> str:
    """Measure a save while `vis` runs, where there is a browser to see it in."""
    from tests.vis.browser import find_chromium

    hoved = "## A change saved while `vis` runs, until Chromium has painted the new pages\n\n"
    if not find_chromium() or find_spec("playwright") is None:
        return hoved + "Not measured: Chromium or Playwright is missing.\n"
    from tests.vis import tid

    tider = sorted(tid.mål(tid.GANGE)[0])
    return (
        f"{hoved}| saves | least ms | median ms | most ms | to reach |\n|--:|--:|--:|--:|--:|\n"
        f"| {len(tider)} | {tider[0]:.0f} | {statistics.median(tider):.0f} | {tider[-1]:.0f} "
        "| 500 |\n"
    )


_ØDELAGT = 7
"""The number of the project that cannot be read."""


def _mange(mappe: Path, antal: list[int]) -> str:
    """Run `tjek` over copies of the project that differ in texts and figures, nothing cached."""
    alle = mappe / "mange"
    for nr in range(max(antal)):
        kopi = shutil.copytree(PROJEKT, alle / f"projekt-{nr:04}")
        _gør_til_sin_egen(kopi, nr)
        if nr == _ØDELAGT:
            (kopi / "projekt.yaml").write_bytes(b"\0\xff")  # the others must not mind
    linjer = [
        "## Many projects in one run (`tjek --uden-cache`)",
        "",
        "They differ in texts and decimals. One of them cannot be read; the others are told "
        "theirs. The fastest of five runs of 1 and 10, of three of 100; one of 1,000. The memory "
        "is that of all processes at once, the peak that of the worst run.",
        "",
        "| projects | seconds | ms a project | a further one, ms | of the first (to reach 0.20) "
        "| median MiB | peak MiB |",
        "|--:|--:|--:|--:|--:|--:|--:|",
    ]
    første = 0.0
    for n in sorted({1, *antal}):
        stier = [f"mange/projekt-{nr:04}" for nr in range(n)]
        opgave = Opgave(
            f"{n} projects",
            [[*PROGRAM, "tjek", "--uden-cache", "--format", "kort", *stier]],
            mappe,
            koder=(1,) if n > _ØDELAGT else (0,),
            med_børn=True,
            udskrift=mappe / "mange.txt",
        )
        gange = 5 if n <= 10 else 3 if n <= 100 else 1
        løb = [kør(opgave) for _ in range(gange)]
        nævnt = set(re.findall(r"projekt-\d{4}", (mappe / "mange.txt").read_text("utf-8")))
        if len(nævnt) != n:
            sys.exit(f"{n} projects, and {len(nævnt)} of them are told something.")
        bedst = min(løb, key=lambda et: et.sekunder)
        første = første or bedst.sekunder
        videre = (bedst.sekunder - første) / (n - 1) if n > 1 else 0
        linjer.append(
            f"| {n} | {bedst.sekunder:.2f} | {bedst.sekunder / n * 1000:.0f} | "
            + (f"{videre * 1000:.0f} | {videre / første:.2f}" if n > 1 else " | ")
            + f" | {bedst.mellem:.0f} | {max(et.mest for et in løb):.0f} |"
        )
        print(linjer[-1], file=sys.stderr)
    return "\n".join([*linjer, ""])


def _gør_til_sin_egen(mappe: Path, nr: int) -> None:
    """Change every paragraph and every decimal number, so that no layout can be used twice.

    The length stays: a project near the limit would be a question to LibreOffice.
    """
    ende = "".join(chr(ord("a") + nr // 26**plads % 26) for plads in range(3))
    for fil in (*mappe.glob("afsnit/*.md"), *mappe.glob("*.yaml")):
        tekst = re.sub(r"[a-zæøå]{3}\.\n", f"{ende}.\n", fil.read_text("utf-8"))
        fil.write_text(tekst, encoding="utf-8")
    tabel = mappe / "noegletal.csv"

    def et_andet(fundet: re.Match[str]) -> str:
        mindst = 10 ** (len(fundet[0]) - 1) if len(fundet[0]) > 1 else 0
        return str(mindst + (int(fundet[0]) - mindst + nr) % (10 ** len(fundet[0]) - mindst))

    tal = re.sub(r"\b\d+(?=,\d)", et_andet, tabel.read_text("utf-8"))
    tabel.write_text(tal, encoding="utf-8")


def _hoved(omgange: int, udgaver: dict[str, str]) -> str:
    egne = {navn: version(navn) for navn in ("typst", "pydantic", "jinja2", "python-docx", "click")}
    alt = ", ".join(f"{navn} {udgave}" for navn, udgave in {**egne, **udgaver}.items())
    return (
        f"# Speed\n\nMade by `python -m tests.benchmark --gem` on {date.today():%Y-%m-%d}: "
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}; {alt}. "
        f"Medians of {omgange} rounds taken in turn. The peers' content is "
        "`indhold/mit-kvarter` as this program exports it: for docxtpl our own document with a "
        "slot for every run of text and a loop for the table of criteria; for check-jsonschema "
        "our schemas in one file.\n"
    )


main()
