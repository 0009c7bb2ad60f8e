"""From an empty folder with only the README: project, draft, first finding mended, PDF.

`foerste_gang.txt` is what was typed and what stood on the screen. A line with ``$`` is a command,
``<`` an answer typed at its questions, ``!`` a mending in the editor (file: what stood => what
stands), ``[1]`` an exit code that is not 0; all else is what the program said.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.sidemaal.soffice import VARIABEL
from tests.cli.hjaelp import proces
from tests.cli.terminal import uden_windows, ved_en_terminal
from tests.proeveprojekt import ROD
from tests.sider_hjaelp import UDEN

FIL = Path(__file__).parent / "foerste_gang.txt"
LINJER = FIL.read_text(encoding="utf-8").splitlines()


def _kør(mappe: Path) -> str:
    """Do what the file says, and return it with what happens now."""
    ud: list[str] = []
    nr = 0
    while nr < len(LINJER):
        linje = LINJER[nr]
        nr += 1
        if linje.startswith("#") or not linje:
            if linje:
                ud.append(f"\n{linje}" if ud else linje)
        elif linje.startswith("$ "):
            svar = []
            while nr < len(LINJER) and LINJER[nr].startswith("<"):
                svar.append(LINJER[nr][2:])
                nr += 1
            ud += [linje, *(f"< {s}".rstrip() for s in svar)]
            ud += _kommando(linje[2:], svar, mappe)
        elif linje.startswith("! "):
            ud.append(linje)
            _ret(linje[2:], mappe)
    return "\n".join(ud) + "\n"


def _kommando(tekst: str, svar: list[str], mappe: Path) -> list[str]:
    program, *argumenter = shlex.split(tekst)
    assert program == "projektbeskrivelse"
    if svar:
        kode, sagt = ved_en_terminal(mappe, argumenter, svar)
    else:
        kørt = proces(*argumenter, mappe=mappe)
        kode, sagt = kørt.returncode, (kørt.stdout + kørt.stderr).decode()
    for gammelt, nyt in ((date.today().isoformat(), "ÅÅÅÅ-MM-DD"), (version("typst"), "X.Y.Z")):
        sagt = sagt.replace(gammelt, nyt)
    linjer = [f"  {linje}".rstrip() for linje in sagt.splitlines()]
    return [*linjer, f"[{kode}]"] if kode else linjer


def _ret(rettelse: str, mappe: Path) -> None:
    """Mend every place that holds what stood."""
    navn, _, resten = rettelse.partition(": ")
    gammelt, _, nyt = resten.partition(" => ")
    fil = mappe / navn
    tekst = fil.read_text(encoding="utf-8")
    assert gammelt in tekst, rettelse
    fil.write_text(tekst.replace(gammelt, nyt), encoding="utf-8", newline="\n")


@uden_windows
def test_foerste_gang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, som_ventet: Callable[[str, Path], None]
) -> None:
    monkeypatch.setenv("PROJEKTBESKRIVELSE_CACHE", str(tmp_path / ".cache"))
    monkeypatch.setenv(VARIABEL, UDEN)
    mappe = tmp_path / "tom mappe"
    mappe.mkdir()
    (mappe / "README.md").write_bytes((ROD / "README.md").read_bytes())
    som_ventet(_kør(mappe), FIL)
    assert len(PdfReader(mappe / "ud" / "havneparken.pdf").pages) >= 1


def test_readmes_kommandoer_er_dem_der_blev_skrevet() -> None:
    """In the README's order, and none that was not tried."""
    readme = (ROD / "README.md").read_text(encoding="utf-8")
    afsnit = readme.partition("## Fra ingenting til udkast\n")[2].partition("\n### ")[0]
    kommandoer = re.findall(r"(?m)^projektbeskrivelse .*$", afsnit)
    assert len(kommandoer) == 4
    skrevet = iter([linje[2:] for linje in LINJER if linje.startswith("$ ")])
    assert all(kommando in skrevet for kommando in kommandoer)
