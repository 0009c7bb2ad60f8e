"""A new project's folder: written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.dansk.systemfejl import grund
from generator.fund import Alvor, PlaceretFund
from generator.laesning.projekt import læs_projekt
from generator.laesning.projekter import Brugsfejl
from generator.maskine.kladde import umask
from generator.maskine.sti import vis_sti
from generator.maskine.udgivelse import Udgivelsesfejl
from generator.model.byg import byg_plan
from generator.nyt_projekt.indhold import editorens


def tjek_ny(til: Path) -> None:
    """Refuse a folder that exists with `Brugsfejl`: nothing of anybody's is written over."""
    if til.exists() or til.is_symlink():
        raise Brugsfejl(f"{vis_sti(til)} findes allerede. Skriv navnet på en ny mappe efter --til.")


def skriv_mappe(til: Path, filer: Mapping[str, str]) -> tuple[PlaceretFund, ...]:
    """Write a new folder, whole or not at all; return what reading it finds wrong.

    Raises:
        Brugsfejl: the folder exists already.
        Udgivelsesfejl: the system refuses.
    """
    tjek_ny(til)
    midlertidig: Path | None = None
    try:
        til.parent.mkdir(parents=True, exist_ok=True)
        midlertidig = Path(tempfile.mkdtemp(prefix=f".{til.name}-", dir=til.parent))
        for navn, tekst in {**filer, **editorens()}.items():
            (midlertidig / navn).parent.mkdir(parents=True, exist_ok=True)
            (midlertidig / navn).write_text(tekst, encoding="utf-8", newline="\n")
        midlertidig.chmod(0o777 & ~umask())
        fund = tuple(f for f in byg_plan(læs_projekt(midlertidig)).fund if f.alvor is Alvor.FEJL)
        midlertidig.rename(til)
    except OSError as fejl:
        raise Udgivelsesfejl(
            f"Mappen {vis_sti(til)} kan ikke skrives: {grund(fejl)}. Vælg en anden med --til."
        ) from fejl
    finally:
        if midlertidig is not None and midlertidig.exists():
            shutil.rmtree(midlertidig, ignore_errors=True)
    return fund
