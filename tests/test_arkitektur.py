"""Each third-party library has one room, and the flow goes one way (see `generator/__init__`)."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROD = Path(__file__).parents[1]
GENERATOR = ROD / "generator"

RUM = {
    "click": ("generator/cli/",),
    "fontTools": ("generator/skrivere/docx/udsnit.py",),
    # Two kinds of templates: the document's, in a sandbox and a language of their own; a report's.
    "jinja2": ("generator/skabelon/", "generator/rapport/sammenligning.py"),
    "markupsafe": ("generator/skabelon/", "generator/rapport/sammenligning.py"),
    "markdown_it": ("generator/dokument/markdown/",),
    "mdit_py_plugins": ("generator/dokument/markdown/",),
    "openpyxl": ("generator/laesning/", "generator/importer/"),
    "pydantic": ("generator/model/", "generator/skema/"),
    "pydantic_core": ("generator/model/",),
    "pypdf": ("generator/sidemaal/",),
    "pyphen": ("generator/dansk/orddeling.py",),
    "typst": ("generator/sidemaal/",),
    "yaml": ("generator/laesning/",),
    "docx": ("generator/skrivere/docx/",),
    "lxml": ("generator/word/", "generator/skrivere/docx/", "generator/sammenlign/redline/"),
    "python_redlines": ("generator/sammenlign/redline/fremmed.py",),
    "pypdfium2": ("generator/sidemaal/",),
    "starlette": ("generator/vis/",),
    "uvicorn": ("generator/vis/",),
    "watchfiles": ("generator/vis/",),
}
"""Library -> where it may be imported."""

UDEN_FOR_RUMMET = {
    ("generator/skabelon/visning.py", "pydantic"): "wraps any part of the model, whatever its type",
    ("generator/regler/_dele.py", "pydantic"): "walks any part of the model, whatever its type",
    ("generator/cli/diagnose.py", "typst"): "tries whether it runs on this machine",
}

UDVIKLERENS = {"fontTools": "remakes the font subsets; run by who develops the program"}
"""Imported, and no dependency of the installed program."""

RUMMENE = {
    "fund": "findings, addresses and places: the values that every stage shares",
    "omfang": "how far a project is taken through the stages",
    "dansk": "the Danish language: numbers, dates, lists, sentences, nearest names",
    "maskine": "processes, signals, cached answers, shipped and finished files",
    "dokument": "the document tree, and Markdown read into it",
    "laesning": "content files -> raw values that know their places; faults of reading",
    "word": "the one reader of DOCX, whoever wrote it",
    "typografi": "the looks of the Word template as measures",
    "depot": "git: what a commit holds, revisions, DOCX as text, the Markdown twin",
    "model": "raw values -> the plan (pydantic)",
    "skrivere": "tree -> DOCX, Markdown, Typst source",
    "sidemaal": "page counts: Typst, LibreOffice, foreign DOCX",
    "formater": "the files `byg` writes, one module each",
    "skema": "JSON Schemas for the editor",
    "nyt_projekt": "the files of a new project",
    "skabelon": "plan + templates -> tree",
    "regler": "the rules, one file each; `prosa` reads running text for them",
    "retur": "a reviewer's remarks led back to file, line and key",
    "loeb": "projects through all stages",
    "sammenlign": "two plans or documents -> changes, and the redline",
    "rapport": "findings and changes -> text for people and machines",
    "importer": "figures and older applications from elsewhere",
    "vis": "the live preview",
    "cli": "the command line; one module a command",
    "__main__": "`python -m generator`",
}
"""Room (a folder, or a module at the top) -> what lives there, in the order of the flow: a room
imports only from those before it."""

ALDRIG = [
    ("dokument", "model", "the tree depends on nothing"),
    ("dokument", "skabelon", "the tree depends on nothing"),
    ("dokument", "laesning", "the tree depends on nothing"),
    ("skrivere", "model", "a writer sees the tree only"),
    ("skrivere", "skabelon", "a writer sees the tree only"),
    ("skrivere", "laesning", "a writer sees the tree only"),
    ("skabelon", "laesning", "after the model nobody knows of lines"),
    ("laesning", "model", "raw values are not understood"),
    ("dansk", "fund", "language knows nothing of findings"),
]


def _findes(modul: str) -> bool:
    sti = ROD.joinpath(*modul.split("."))
    return sti.with_suffix(".py").is_file() or (sti / "__init__.py").is_file()


def _modul(fil: str) -> str:
    return fil.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _importer(fil: Path) -> Iterator[tuple[str, int]]:
    for knude in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
        if isinstance(knude, ast.Import):
            for navn in knude.names:
                yield navn.name, knude.lineno
        elif isinstance(knude, ast.ImportFrom):
            assert knude.level == 0, f"{fil}:{knude.lineno}: relative import"
            assert knude.module is not None
            for navn in knude.names:
                helt = f"{knude.module}.{navn.name}"
                er_modul = knude.module.startswith("generator") and _findes(helt)
                yield (helt if er_modul else knude.module), knude.lineno


@cache
def _alle() -> list[tuple[str, str, int]]:
    """Return (file, module it imports, line); read when a test asks."""
    return [
        (fil.relative_to(ROD).as_posix(), navn, linje)
        for fil in sorted(GENERATOR.rglob("*.py"))
        for navn, linje in _importer(fil)
    ]


def _fremmede() -> list[tuple[str, str, int]]:
    return [
        (fil, navn.partition(".")[0], linje)
        for fil, navn, linje in _alle()
        if navn.partition(".")[0] not in {*sys.stdlib_module_names, "generator"}
    ]


def _trin(fil_eller_modul: str) -> str:
    dele = fil_eller_modul.replace("/", ".").removesuffix(".py").split(".")
    return dele[1] if len(dele) > 1 else ""


def test_et_bibliotek_bruges_kun_i_sit_rum() -> None:
    ude = [
        f"{fil}:{linje} imports {bibliotek}"
        for fil, bibliotek, linje in _fremmede()
        if not fil.startswith(RUM.get(bibliotek, ())) and (fil, bibliotek) not in UDEN_FOR_RUMMET
    ]
    assert ude == []


def test_undtagelserne_fra_rummene_bruges() -> None:
    assert set(UDEN_FOR_RUMMET) <= {(fil, bibliotek) for fil, bibliotek, _ in _fremmede()}


def test_alt_hvad_der_importeres_er_en_afhaengighed() -> None:
    projekt = tomllib.loads((ROD / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    valgfri = projekt["optional-dependencies"]
    alle = [*projekt["dependencies"], *valgfri["vis"], *valgfri["redline"]]
    navne = {re.split(r"[<>=~! ;\[]", krav)[0].lower() for krav in alle}
    modul = {
        "yaml": "pyyaml", "markdown_it": "markdown-it-py", "mdit_py_plugins": "mdit-py-plugins",
        "docx": "python-docx", "python_redlines": "python-redlines",
        # These two come with jinja2 and pydantic, which are made of them.
        "markupsafe": "jinja2", "pydantic_core": "pydantic",
    }  # fmt: skip
    mangler = {
        bibliotek
        for _, bibliotek, _ in _fremmede()
        if modul.get(bibliotek, bibliotek).lower() not in navne and bibliotek not in UDVIKLERENS
    }
    assert mangler == set()


def test_hvert_rum_staar_i_tabellen() -> None:
    """A room that is new is placed in the flow, and one that is gone leaves it."""
    mapper = {f.parent.name for f in GENERATOR.glob("*/__init__.py")}
    assert mapper | {f.stem for f in GENERATOR.glob("*.py")} - {"__init__"} == set(RUMMENE)


def test_readme_viser_rummene() -> None:
    """A stranger finds the room in README's table, in the order of the flow."""
    readme = (ROD / "README.md").read_text(encoding="utf-8")
    rækker = re.findall(r"^\| `(\w+)` \| (.+) \|$", readme, re.MULTILINE)
    assert [række for række in rækker if række[0] in RUMMENE] == list(RUMMENE.items())


def test_stroemmen_gaar_een_vej() -> None:
    """No room imports from a later one: not in a function, not for a type only."""
    orden = list(RUMMENE)
    tilbage = [
        f"{fil}:{linje} imports {navn}"
        for fil, navn, linje in _alle()
        if navn.startswith("generator.")
        and (fra := _trin(fil)) != (til := _trin(navn))
        and til != "__version__"
        and orden.index(til) >= orden.index(fra)
    ]
    assert tilbage == []


def test_ingen_filer_importerer_hinanden_i_ring() -> None:
    """Imports in functions and under TYPE_CHECKING count: there a circle would only hide."""
    moduler = {_modul(fil) for fil, _, _ in _alle()}
    kender: dict[str, set[str]] = {modul: set() for modul in moduler}
    for fil, navn, _ in _alle():
        if navn in moduler and navn != _modul(fil):
            kender[_modul(fil)].add(navn)
    # What imports none of the rest, or is imported by none of it, is part of no circle.
    while frie := {m for m in kender if not kender[m] & kender.keys()} | (
        kender.keys() - {andet for andre in kender.values() for andet in andre}
    ):
        for modul in frie:
            del kender[modul]
    assert sorted(kender) == []


@pytest.mark.parametrize(("fra", "til", "hvorfor"), ALDRIG)
def test_et_trin_kender_ikke_til(fra: str, til: str, hvorfor: str) -> None:
    kender = [
        f"{fil}:{linje}"
        for fil, navn, linje in _alle()
        if _trin(fil) == fra and navn.startswith("generator.") and _trin(navn) == til
    ]
    assert kender == [], hvorfor


def test_intet_importerer_kommandolinjen() -> None:
    ude = [
        f"{fil}:{linje}"
        for fil, navn, linje in _alle()
        if navn.startswith("generator.cli") and _trin(fil) not in ("cli", "__main__")
    ]
    assert ude == []


def test_kun_koerslen_af_reglerne_kender_linjer() -> None:
    """A rule speaks of addresses; places are for the runner."""
    kender = {
        fil
        for fil, navn, _ in _alle()
        if fil.startswith("generator/regler/")
        and navn.startswith("generator.laesning")
        and navn != "generator.laesning.laesefejl"
    }
    assert kender <= {"generator/regler/koersel.py"}


def test_kun_yderkanten_skriver_paa_skaermen() -> None:
    """Findings are values until the command line prints them."""
    skriver = []
    for fil in sorted(GENERATOR.rglob("*.py")):
        if fil.is_relative_to(GENERATOR / "cli"):
            continue
        for knude in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
            if (
                isinstance(knude, ast.Call)
                and isinstance(knude.func, ast.Name)
                and knude.func.id == "print"
            ):
                skriver.append(f"{fil.relative_to(ROD)}:{knude.lineno}")
    assert skriver == []


def test_hver_laesefejl_forklares_og_findes() -> None:
    """Every slug that is raised is explained, and every one explained is raised."""
    from generator.laesning.laesefejl import LÆSEFEJL

    kilder = "\n".join(
        fil.read_text(encoding="utf-8")
        for fil in GENERATOR.rglob("*.py")
        if fil.name != "laesefejl.py"
    )
    assert [slug for slug in LÆSEFEJL if f'"{slug}"' not in kilder] == []


SAMME_NAVN = frozenset(
    """
    Afdeling Ansøger Felt Forum Gang Kildetekst Kladde Kolonne Nøgletal Opslag Overskrift
    Partner Prosa Punkt Række Skriver Skrivning Slags Sted Stop Svar Tal Udfald Ændring
    """.split()
)
"""Names that still stand for two things; a name that no longer does is to be taken out."""


def test_et_klassenavn_siger_een_ting_i_hele_pakken() -> None:
    """Whoever reads a name in an import, a message or a search finds one class."""
    steder: dict[str, list[str]] = {}
    for fil in sorted(GENERATOR.rglob("*.py")):
        for knude in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
            if isinstance(knude, ast.ClassDef):
                navn = knude.name.lstrip("_")
                steder.setdefault(navn, []).append(f"{fil.relative_to(ROD)}:{knude.lineno}")
    flere = {navn: hvor for navn, hvor in steder.items() if len(hvor) > 1}
    assert {navn: hvor for navn, hvor in flere.items() if navn not in SAMME_NAVN} == {}
