"""A project's Markdown twin: the document as text beside its content, so that git shows changes.

The file is the program's: it says so in its first line, is never read as content, and nothing
that a writer has made under its name is overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.laesning.filer import TVILLING
from generator.maskine.udgivelse import med_kendetegn, udgiv

_HOVED = f"{TVILLING} Ret i projektets filer, ikke her. -->\n\n"


@dataclass(frozen=True, slots=True)
class Udfald:
    """The twin, and what was done to keep it fresh."""

    fil: Path
    skrevet: bool
    fjernet: tuple[Path, ...] = ()
    """Twins by the folder's former names."""


def skriv_tvilling(mappe: Path, navn: str, markdown: str) -> Udfald:
    """Write the twin when it is not as it should be.

    Raises:
        Udgivelsesfejl: there is a file of that name that the program has not made, or the system
            refuses to write.
    """
    fil = mappe / f"{navn}.md"
    før = _tekst(fil)
    ny = _HOVED + markdown
    skrevet = før != ny
    if skrevet:
        udgiv(mappe, {fil.name: ny.encode()}, med_kendetegn(_er_tvilling)).krævet()
    gamle = tuple(f for f in _tvillinger(mappe) if f.name != fil.name)
    for gammel in gamle:
        gammel.unlink()
    return Udfald(fil, skrevet, gamle)


def _tvillinger(mappe: Path) -> list[Path]:
    return [
        f
        for f in sorted(mappe.glob("*.md"))
        if f.is_file() and not f.is_symlink() and _er_tvilling(f.read_bytes())
    ]


def _er_tvilling(data: bytes) -> bool:
    return data.startswith(TVILLING.encode())


def _tekst(fil: Path) -> str | None:
    """Return a file's text, None when there is none; git may end its lines as Windows does."""
    if not fil.is_file() or fil.is_symlink():
        return None
    return fil.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
