"""What is on this machine that the program uses, told so that it can be sent to who helps.

Nothing is fetched and nothing is changed: what is tried out is put away again. The user's home
folder is shown as `~`, and of the projects nothing is told.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from pathlib import Path

from generator import __version__
from generator.dansk.lister import opregn
from generator.dansk.systemfejl import grund
from generator.depot import git
from generator.depot.visning import er_sat_op
from generator.maskine.cache import MAPPEVARIABEL, cachemappe
from generator.maskine.programmer import find_program
from generator.maskine.ressourcer import skabeloner
from generator.sidemaal.fejl import Sidemålsfejl
from generator.sidemaal.soffice import MINDST, VARIABEL, find_soffice

PAKKE = "projektbeskrivelse"
SNIT = ("Regular", "Bold", "Italic", "BoldItalic")


class Status(StrEnum):
    """How a point is; only a fault keeps the program from doing its work."""

    OK = "ok"
    MANGLER = "mangler"
    """Something one can do without; `ret` says what it gives and how to get it."""
    UKENDT = "ukendt"
    """What cannot be seen from here; `ret` says where it can."""
    FEJL = "fejl"


@dataclass(frozen=True, slots=True)
class Punkt:
    """One line: what was looked at, how it is, what was found, and what to do."""

    navn: str
    status: Status
    svar: str
    ret: str = ""


def diagnose(ud: Path = Path("ud")) -> list[Punkt]:
    """Look at everything; a look that goes wrong is a point that says so."""
    punkter: list[Punkt] = []
    for kig in _KIG:
        try:
            punkter.extend(kig(ud))
        except OSError as fejl:
            navn = kig.__name__.strip("_").replace("_", " ").capitalize()
            punkter.append(Punkt(navn, Status.FEJL, f"Kunne ikke undersøges: {grund(fejl)}."))
    return punkter


def skjul_hjem(tekst: str | Path) -> str:
    """Return a text without the way to the user's home folder, whose name is often a person's."""
    ud = str(tekst)
    for hjem in (os.environ.get("HOME"), os.environ.get("USERPROFILE")):
        if hjem and len(hjem) > 1:
            ud = re.sub(re.escape(hjem.rstrip("/\\")) + r"(?![\w.-])", "~", ud)
    return ud


def _program(_ud: Path) -> Iterator[Punkt]:
    sted = skjul_hjem(Path(__file__).resolve().parents[1])
    yield Punkt("Program", Status.OK, f"{PAKKE} {__version__} i {sted}")
    navn = f"{platform.python_implementation()} {platform.python_version()}"
    yield Punkt("Python", Status.OK, f"{navn} i {skjul_hjem(sys.executable or 'ukendt')}")
    kodning = getattr(sys.stdout, "encoding", None) or "ukendt"
    system = f"{platform.system()} {platform.release()} ({platform.machine()})"
    yield Punkt("Styresystem", Status.OK, f"{system}, skærmens kodning {kodning}")


def _pakker(_ud: Path) -> Iterator[Punkt]:
    """The libraries whose version decides what a page looks like and what can be read."""
    ud = []
    for navn in ("typst", "python-docx", "pydantic", "pyyaml", "click"):
        try:
            ud.append(f"{navn} {version(navn)}")
        except PackageNotFoundError:
            yield Punkt(
                "Pakker", Status.FEJL, f"{navn} er ikke installeret.", "Installér programmet igen."
            )
    yield Punkt("Pakker", Status.OK, ", ".join(ud))


def _skrifter(_ud: Path) -> Iterator[Punkt]:
    mappe = skabeloner() / "skrifttyper"
    mangler = [
        f.name
        for snit in SNIT
        for f in (mappe / f"Carlito-{snit}.ttf", mappe / "udsnit" / f"Carlito-{snit}.ttf")
        if not f.is_file()
    ]
    if mangler:
        svar = f"Carlito mangler {opregn(sorted(set(mangler)))}."
        yield Punkt("Skrifttyper", Status.FEJL, svar, "Installér programmet igen.")
    else:
        yield Punkt("Skrifttyper", Status.OK, "Carlito følger med og lægges ind i dokumentet")
    fundne = sorted({navn for navn in ("Carlito", "Calibri") if _på_maskinen(navn)})
    if fundne:
        yield Punkt("Skrift til Word", Status.OK, f"{opregn(fundne)} er installeret")
    else:
        yield Punkt(
            "Skrift til Word",
            Status.MANGLER,
            "Hverken Carlito eller Calibri er installeret",
            "Dokumentet har skriften med sig. Hvis I retter det i Word, så installér Carlito "
            "(gratis) først, så linjerne brydes ens.",
        )


def _på_maskinen(skrift: str) -> bool:
    hjem = Path.home()
    mapper = {
        "win32": [
            Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
            hjem / "AppData/Local/Microsoft/Windows/Fonts",
        ],
        "darwin": [
            Path("/Library/Fonts"),
            Path("/System/Library/Fonts"),
            hjem / "Library/Fonts",
            Path("/Applications/Microsoft Word.app/Contents/Resources/DFonts"),
        ],
    }.get(
        sys.platform,
        [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), hjem / ".local/share/fonts"],
    )
    return any(
        fil.lower().startswith(skrift.lower()) and fil.lower().endswith((".ttf", ".otf", ".ttc"))
        for mappe in mapper
        for _, _, filer in os.walk(mappe)
        for fil in filer
    )


def _sidetal(_ud: Path) -> Iterator[Punkt]:
    try:
        import typst

        typst.compile(b"x", format="pdf")
        yield Punkt("Sidetal og PDF", Status.OK, f"Typst {version('typst')} virker")
    except Exception as fejl:  # whatever it is, it is the answer
        svar = f"Typst virker ikke: {str(fejl)[:200]}"
        yield Punkt("Sidetal og PDF", Status.FEJL, svar, "Installér programmet igen.")


GIVER_BEKRÆFTELSE = "LibreOffice tæller siderne efter, når dokumentet er tæt på grænsen."


def _libreoffice(_ud: Path) -> Iterator[Punkt]:
    valgt = f" (valgt med {VARIABEL})" if os.environ.get(VARIABEL) else ""
    try:
        fundet = find_soffice()
    except Sidemålsfejl as fejl:
        yield Punkt(
            "LibreOffice", Status.MANGLER, skjul_hjem(str(fejl)), f"{GIVER_BEKRÆFTELSE} {fejl.ret}"
        )
        return
    svar = f"{fundet.version} i {skjul_hjem(fundet.sti)}{valgt}"
    if fundet.må_bekræfte:
        yield Punkt("LibreOffice", Status.OK, svar)
    else:
        krav = ".".join(map(str, MINDST))
        yield Punkt(
            "LibreOffice",
            Status.MANGLER,
            f"{svar} er for gammel til at bekræfte et sidetal",
            f"{GIVER_BEKRÆFTELSE} Installér {krav} eller nyere fra libreoffice.org.",
        )


def _mapper(ud: Path) -> Iterator[Punkt]:
    yield _kan_skrives(
        "Mappen til dokumentet", ud, Status.FEJL, "Stå i en anden mappe, eller vælg en med --ud."
    )
    try:
        cache = cachemappe()
    except RuntimeError:
        svar = "Brugeren har ingen hjemmemappe."
        yield Punkt("Mellemlager", Status.MANGLER, svar, f"Sæt {MAPPEVARIABEL} til en mappe.")
        return
    yield _kan_skrives(
        "Mellemlager",
        cache,
        Status.MANGLER,
        f"Alt virker, men alt regnes ud hver gang. Sæt {MAPPEVARIABEL} til en anden mappe.",
    )


def _kan_skrives(navn: str, mappe: Path, ellers: Status, ret: str) -> Punkt:
    """Try the nearest folder that is there; the others can then be made."""
    her = next((m for m in (mappe.absolute(), *mappe.absolute().parents) if m.exists()), mappe)
    vist = skjul_hjem(mappe.absolute())
    try:
        with tempfile.TemporaryFile(dir=her):
            pass
    except OSError as fejl:
        return Punkt(navn, ellers, f"Der kan ikke skrives i {vist}: {grund(fejl)}", ret)
    return Punkt(navn, Status.OK, f"Der kan skrives i {vist}")


def _git(_ud: Path) -> Iterator[Punkt]:
    sti = find_program("git")
    if sti is None:
        yield Punkt(
            "Git", Status.MANGLER, "Ikke fundet",
            "Kun for den, der vil gemme ændringerne med git: git-scm.com.",
        )  # fmt: skip
        return
    yield Punkt("Git", Status.OK, f"{git.svar('--version').strip()} i {skjul_hjem(sti)}")
    rod = next((m for m in (Path.cwd(), *Path.cwd().parents) if (m / ".git").exists()), None)
    if rod is None:
        yield Punkt(
            "Git-depot", Status.MANGLER, "Mappen hører ikke til et git-depot",
            "Kun for den, der vil gemme ændringerne med git: git init.",
        )  # fmt: skip
        return
    yield _hooks(rod)
    yield from _word_i_git()


def _hooks(rod: Path) -> Punkt:
    mappe = git.hookmappe(rod)
    opsætning = rod / ".pre-commit-config.yaml"
    nævnt = opsætning.is_file() and PAKKE in opsætning.read_text(encoding="utf-8", errors="replace")
    sat_ind = [n for n in ("pre-commit", "pre-push") if (mappe / n).is_file()]
    if nævnt and sat_ind:
        return Punkt("Tjek ved commit", Status.OK, f"Slået til ({opregn(sat_ind)})")
    if nævnt:
        return Punkt(
            "Tjek ved commit", Status.MANGLER, "Sat op, men ikke slået til",
            "Projektet bliver tjekket ved hver commit. Kør »pre-commit install "
            "--hook-type pre-commit --hook-type pre-push«.",
        )  # fmt: skip
    return Punkt(
        "Tjek ved commit", Status.MANGLER, "Ikke sat op i .pre-commit-config.yaml",
        "Projektet bliver tjekket ved hver commit. "
        f"»{PAKKE} ny« skriver filen i et nyt depot; README viser den.",
    )  # fmt: skip


def _word_i_git() -> Iterator[Punkt]:
    if er_sat_op():
        yield Punkt("Word i git", Status.OK, "git diff viser teksten i en DOCX")
    else:
        yield Punkt(
            "Word i git", Status.MANGLER, "git diff viser ikke, hvad der er ændret i en DOCX",
            f"»{PAKKE} git« lader git diff vise teksten.",
        )  # fmt: skip


def _tilvalg(_ud: Path) -> Iterator[Punkt]:
    """The extras that the installed package names, and whether their packages are here."""
    try:
        navne = metadata(PAKKE).get_all("Provides-Extra") or []
        krav = requires(PAKKE) or []
    except PackageNotFoundError:
        yield Punkt(
            "Tilvalg", Status.MANGLER, "Programmet køres fra en kopi, der ikke er installeret",
            "Den installerede udgave kan sige, hvilke tilvalg der er: python -m pip install -e .",
        )  # fmt: skip
        return
    for navn in navne:
        if navn in UDVIKLERENS:
            continue
        egne = [k for k in krav if f"extra == '{navn}'" in k.replace('"', "'")]
        mangler = [p for p in map(_pakkenavn, egne) if not _installeret(p)]
        if mangler:
            navngivet = " ".join(f'"{k.partition(";")[0].strip()}"' for k in egne)
            yield Punkt(
                f"Tilvalg [{navn}]", Status.MANGLER, f"{opregn(mangler)} er ikke installeret",
                f"{TILVALG.get(navn, '')} python -m pip install {navngivet}".strip(),
            )  # fmt: skip
        else:
            yield Punkt(f"Tilvalg [{navn}]", Status.OK, "installeret")


TILVALG = {
    "redline": "»sammenlign« laver sporede ændringer mellem dokumenter, andre har skrevet.",
    "vis": "»vis« viser siderne i browseren, mens I skriver.",
}
"""Extra -> what it gives."""
UDVIKLERENS = frozenset({"test"})
"""Extras that no writer has a use for."""


def _pakkenavn(krav: str) -> str:
    fundet = re.match(r"[A-Za-z0-9._-]+", krav)
    return fundet[0] if fundet else krav


def _installeret(pakke: str) -> bool:
    try:
        version(pakke)
    except PackageNotFoundError:
        return False
    return True


def _editor(_ud: Path) -> Iterator[Punkt]:
    fundet = find_program("code") or find_program("codium")
    hvor = f"fundet i {skjul_hjem(fundet)}" if fundet else "kan ikke ses herfra"
    yield Punkt(
        "Editor",
        Status.UKENDT,
        f"Visual Studio Code: {hvor}",
        "Om udvidelsen YAML er der, ses i Visual Studio Code under Udvidelser (Ctrl+Shift+X): "
        "søg efter redhat.vscode-yaml.",
    )


_KIG: tuple[Callable[[Path], Iterator[Punkt]], ...] = (
    _program, _pakker, _skrifter, _sidetal, _libreoffice, _mapper, _git, _tilvalg, _editor,
)  # fmt: skip
