"""What the program says is Danish as it is spoken: phrases that were mended do not return.

Everything a user reads is looked at: the strings of the code, the help, the guides, the catalogue,
the files of a new project, the editor's schemas and the pages in the browser.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.cli.hjaelp import proces
from tests.proeveprojekt import ROD

_VERBER = (
    "Begynder Bliver Bruger Driller Dækker Er Findes Finder Forstår Får Giver Går Har Hjælper "
    "Hører Kan Ligger Lykkes Læses Mangler Passer Peger Retter Rækker Siger Skal Skriver Stopper "
    "Står Vil Vælger Ændrer"
).split()
_GRUNDLED = r"(?:det|den|de|der|du|I|en|et|arket|filen|noget|intet|tallet|»|\w+en\b|\w+et\b)"

UDTRYK = {
    r"\brumme[rt]?\b": "indeholder",
    r"\b[Hh]er (?:kan|skal|må) stå\b": "Her skal der stå",
    r"\bEfter \w+ (?:kan|skal|må) stå\b": "Efter kommandoen kan der stå",
    r"« (?:kan|skal) stå (?:en|et)\b": "skal der stå",
    rf"(?:^|[.:;!?] )(?:{'|'.join(_VERBER)}) {_GRUNDLED}[^.?;:]*, "
    r"(?:så |er |bliver |skal |kan |siger |skriver |viser |læses |sammenlignes )": "Hvis …",
    r"(?:^|; )mangler (?:den|det), ": "findes den ikke, oprettes den",
    r"(?i)\bgår programmet\b|\bprogrammet (?:selv )?går i stykker": "Hvis programmet går ned",
    r"\[(?:required|skal med)\]": "[påkrævet]",
    r"\[(?:default|ellers): ": "[standard: …]",
    r"er let at læse i tabellen": "højst 40 anbefales",
    r"siger ikke, hvor \w+ skal hen": "angiver ikke indsatsens retning",
    r"skrives aldrig oven i": "eksisterende filer overskrives aldrig",
    r"\b(?:år|kilde) ikke oplyst": "a figure without a year or a source is a fault",
}
"""What must not be said -> what is said instead."""


def _tekster() -> Iterator[tuple[str, str]]:
    """Yield (where, text) for everything that the program or a guide says."""
    for fil in sorted(ROD.glob("generator/**/*.py")):
        for linje, tekst in _strenge(fil):
            yield f"{fil.relative_to(ROD)}:{linje}", tekst
    sider = [ROD / "README.md", ROD / "indhold/README.md", *ROD.glob("generator/**/*.md")]
    for mønster in ("*.md", "ny/*", "regelsaet/*", "kriterier/*", "afsnit/*", "skema/*.json"):
        sider.extend(f for f in ROD.glob(f"skabeloner/{mønster}") if f.is_file())
    for endelse in ("html", "js", "css", "po"):
        sider.extend(ROD.glob(f"generator/**/*.{endelse}"))
    for fil in sider:
        for nr, afsnit in enumerate(re.split(r"\n\s*\n", fil.read_text(encoding="utf-8")), 1):
            yield f"{fil.relative_to(ROD)}, afsnit {nr}", afsnit


def _strenge(fil: Path) -> Iterator[tuple[int, str]]:
    """Yield the Danish strings of a module: not its patterns, nor its English docstrings."""
    træ = ast.parse(fil.read_text(encoding="utf-8"))
    udeladt: set[ast.AST] = set()
    for knude in ast.walk(træ):
        if isinstance(knude, ast.Expr) and isinstance(knude.value, ast.Constant):
            udeladt.add(knude.value)
        if isinstance(knude, ast.Call) and _er_mønster(knude.func):
            udeladt.update(ast.walk(knude))
        if isinstance(knude, ast.JoinedStr):
            udeladt.update(ast.walk(knude))
            dele = [d.value if isinstance(d, ast.Constant) else "…" for d in knude.values]
            yield knude.lineno, "".join(map(str, dele))
    for knude in ast.walk(træ):
        if not isinstance(knude, ast.Constant) or knude in udeladt:
            continue
        if isinstance(knude.value, str):
            yield knude.lineno, knude.value


def _er_mønster(kaldt: ast.expr) -> bool:
    return (
        isinstance(kaldt, ast.Attribute)
        and isinstance(kaldt.value, ast.Name)
        and kaldt.value.id == "re"
    )


def _hjælp() -> Iterator[tuple[str, str]]:
    for fil in sorted(ROD.glob("generator/cli/kommandoer/[a-z]*.py")):
        yield f"{fil.stem} --help", proces(fil.stem, "--help", mappe=ROD).stdout.decode()


@cache
def _alt() -> list[tuple[str, str]]:
    return [(sted, " ".join(tekst.split())) for sted, tekst in (*_tekster(), *_hjælp())]


@pytest.mark.parametrize("udtryk", UDTRYK)
def test_udtryk_der_ikke_maa_komme_igen(udtryk: str) -> None:
    mønster = re.compile(udtryk)
    fundet = [f"{sted}: …{m[0]}…" for sted, tekst in _alt() if (m := mønster.search(tekst))]
    assert fundet == [], f"skriv: {UDTRYK[udtryk]}"


@pytest.mark.parametrize(
    ("tekst", "forkert"),
    [
        ("Filen rummer en formel.", True),
        ("Feltet er tomt. Her skal stå en tekst.", True),
        ("Passer det, så kør linjen igen.", True),
        ("Skriv den. Er noget stavet forkert i filen, siger tjek det.", True),
        ("Mappen findes. Går programmet selv i stykker, skriver det en log.", True),
        ("--til MAPPE  [required]", True),
        ("Filen indeholder en formel. Her skal der stå en tekst, hvis det passer.", False),
        ("Er du sikker? Så kør linjen igen.", False),
        ("Kan hentes fra en fil.", False),
    ],
)
def test_listen_finder_det_den_skal(tekst: str, forkert: bool) -> None:
    assert any(re.search(udtryk, tekst) for udtryk in UDTRYK) is forkert
