"""Every fault of reading, by slug: the page `forklar` prints and the list the tests hold us to.

A rule explains itself in its own file; a fault of reading is raised in many places (files,
model, texts), so all of them are explained in `laesefejl.md`, in words that anyone can edit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Læsefejl:
    """One fault: its name, why it is one, and an example each way."""

    slug: str
    titel: str
    forklaring: str
    forkert: str
    rigtigt: str


_AFSNIT = re.compile(
    r"^## (?P<slug>\S+)\n\n(?P<titel>.+)\n\n(?P<forklaring>(?:.+\n)+)\n"
    r"```forkert\n(?P<forkert>(?:.*\n)+?)```\n\n```rigtigt\n(?P<rigtigt>(?:.*\n)+?)```$",
    re.MULTILINE,
)


def _læs(tekst: str) -> dict[str, Læsefejl]:
    """Read the page; a section that is not built like the others is a fault of ours."""
    fundne = [
        Læsefejl(**{**fundet.groupdict(), "forklaring": " ".join(fundet["forklaring"].split())})
        for fundet in _AFSNIT.finditer(tekst)
    ]
    if len(fundne) != len(re.findall(r"^## ", tekst, re.MULTILINE)):
        raise ValueError("laesefejl.md: a section lacks its title, explanation or examples")
    return {f.slug: f for f in fundne}


LÆSEFEJL = _læs(Path(__file__).with_suffix(".md").read_text(encoding="utf-8"))
