"""The peers: what they are given, so that they do the same work on the same content."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

PAKKER = ("docxtpl==0.20.2", "pypandoc_binary", "check-jsonschema", "yamllint")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLADS = "\ue000"
"""Stands in the template while it is made; no text of ours holds it."""

DOCXTPL = """
import json, sys
from docxtpl import DocxTemplate
skabelon = DocxTemplate(sys.argv[1])
skabelon.render(json.load(open(sys.argv[2], encoding="utf-8")), autoescape=True)
skabelon.save(sys.argv[3])
"""
YAMLLINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"


def miljø(mappe: Path) -> Path:
    """Make a virtual environment with the peers (once); return its folder of programs."""
    bin_ = mappe / ("Scripts" if sys.platform == "win32" else "bin")
    if not (bin_ / "yamllint").exists():
        subprocess.run([sys.executable, "-m", "venv", str(mappe)], check=True)
        subprocess.run(
            [str(bin_ / "python"), "-m", "pip", "install", "--quiet", *PAKKER], check=True
        )
    return bin_


def udgaver(bin_: Path) -> dict[str, str]:
    """Return the peers' versions."""
    svar = subprocess.run(
        [str(bin_ / "python"), "-m", "pip", "list", "--format", "json"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    alle = {p["name"].lower().replace("-", "_"): p["version"] for p in json.loads(svar.stdout)}
    pandoc = subprocess.run(
        [str(bin_ / "python"), "-c", "import pypandoc; print(pypandoc.get_pandoc_version())"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return {
        "docxtpl": alle["docxtpl"],
        "pandoc": pandoc.stdout.strip(),
        "check-jsonschema": alle["check_jsonschema"],
        "yamllint": alle["yamllint"],
    }


def pandoc(bin_: Path) -> str:
    """Return the path of the pandoc inside the wheel: its Python is no part of the work."""
    svar = subprocess.run(
        [str(bin_ / "python"), "-c", "import pypandoc; print(pypandoc.get_pandoc_path())"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return svar.stdout.strip()


def docxtpl_skabelon(docx: Path, skabelon: Path, indhold: Path) -> int:
    """Make our own document into a ready docxtpl template and its content; return the slots.

    Every run of text becomes a slot; the criteria table's rows become one row and a loop, as
    whoever uses docxtpl would write them.
    """
    from lxml import etree

    tekster: list[str] = []
    rækker: list[list[str]] = []
    with zipfile.ZipFile(docx) as ind, zipfile.ZipFile(skabelon, "w", zipfile.ZIP_DEFLATED) as ud:
        for post in ind.infolist():
            data = ind.read(post)
            if re.fullmatch(r"word/(document|footnotes)\.xml", post.filename):
                rod = etree.fromstring(data)
                for tabel in rod.iter(f"{_W}tbl"):
                    _løkke(tabel, rækker)
                for t in rod.iter(f"{_W}t"):
                    if t.text and t.text.strip() and not t.text.startswith(_PLADS):
                        tekster.append(t.text)
                        t.text = f"{{{{ t[{len(tekster) - 1}] }}}}"
                    elif t.text:
                        t.text = t.text.removeprefix(_PLADS)
                data = etree.tostring(rod, xml_declaration=True, encoding="UTF-8", standalone=True)
            ud.writestr(post, data)
    indhold.write_text(
        json.dumps({"t": tekster, "rækker": rækker}, ensure_ascii=False), encoding="utf-8"
    )
    return len(tekster)


def _løkke(tabel, rækker: list[list[str]]) -> None:  # type: ignore[no-untyped-def] # lxml's element
    """Leave one row of a table of figures (eight columns), between the tags of a loop."""
    from copy import deepcopy

    alle = [r for r in tabel.iter(f"{_W}tr") if r.find(f"{_W}trPr/{_W}tblHeader") is None]
    bredder = {len(r.findall(f"{_W}tc")) for r in alle}
    if len(alle) < 20 or len(bredder) != 1:
        return
    for række in alle:
        rækker.append(
            ["".join(t.text or "" for t in c.iter(f"{_W}t")) for c in række.iter(f"{_W}tc")]
        )
    første = alle[0]
    for række in alle[1:]:
        tabel.remove(række)
    for nr, celle in enumerate(første.iter(f"{_W}tc")):
        _kun(celle, f"{{{{ r[{nr}] }}}}")
    for tag, skub in (("{%tr for r in rækker %}", 0), ("{%tr endfor %}", 2)):
        ny = deepcopy(første)
        for nr, celle in enumerate(ny.iter(f"{_W}tc")):
            _kun(celle, tag if nr == 0 else "")
        tabel.insert(tabel.index(første) + (1 if skub else 0), ny)


def _kun(celle, tekst: str) -> None:  # type: ignore[no-untyped-def] # lxml's element
    for nr, t in enumerate(list(celle.iter(f"{_W}t"))):
        t.text = _PLADS + tekst if nr == 0 else _PLADS
