"""What must hold of every run, whatever it was given."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KODER = (0, 1, 2, 3)
_SPOR = re.compile(
    r"^Traceback \(most recent call last\)|^  File \".*\", line \d+|^\S+:\d+: \w*Warning: |"
    r"panicked at",
    re.MULTILINE,
)
_STYRETEGN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MANGLER = frozenset({"manglende-del", "fil-mangler", "materiale-mangler"})
"""Rules whose finding may stand in a file that is not there."""
FORMER = {"docx": "word/document.xml", "pdf": "", "md": ""}


@dataclass(frozen=True)
class Kørsel:
    """One run, as seen from outside."""

    argumenter: tuple[str, ...]
    kode: int | None
    ud: bytes
    fejl: bytes
    før: dict[str, bytes | None]
    """Path under the root -> bytes of every file before the run (None for what is no file)."""
    efter: dict[str, bytes | None]
    rod: Path

    @property
    def kommando(self) -> str:
        return self.argumenter[0] if self.argumenter else ""

    @property
    def form(self) -> str:
        flag = "--rapport" if self.kommando == "byg" else "--format"
        for nr, led in enumerate(self.argumenter):
            if led == "--":
                break  # what follows are paths, whatever they look like
            if led == flag and nr + 1 < len(self.argumenter):
                return self.argumenter[nr + 1]
            if led.startswith(f"{flag}="):
                return led.partition("=")[2]
        return ""

    @property
    def byg_alene(self) -> bool:
        """Tell whether it is a `byg` of our own making, into ``ud``."""
        return self.kommando == "byg" and "--ud" not in " ".join(self.argumenter)


def tjek(k: Kørsel) -> Iterator[tuple[str, str]]:
    """Yield (oracle, what was seen) for everything that does not hold."""
    if k.kode not in KODER:
        yield "udgangskode", str(k.kode)
    tekst = (k.ud + b"\n" + k.fejl).decode("utf-8", "replace")
    if spor := _SPOR.search(tekst):
        yield "spor på skærmen", tekst[spor.start() : spor.start() + 300]
    yield from _skærm(k)
    yield from _filer(k)
    if k.form == "json" and k.kommando in ("tjek", "byg", "sider", "kommentarer"):
        yield from _json(k)
    if k.kommando in ("byg", "tjek", "sider") and k.kode in (1, 2, 3) and not (k.ud or k.fejl):
        yield "tavs fejl", str(k.kode)


def _skærm(k: Kørsel) -> Iterator[tuple[str, str]]:
    """A control character from a content file may not reach the user's terminal."""
    for navn, data in (("standard ud", k.ud), ("standard fejl", k.fejl)):
        if k.kommando in ("tekst", "sammenlign", "kommentarer") and navn == "standard ud":
            continue  # these print a document's own text
        try:
            tekst = data.decode("utf-8")
        except UnicodeDecodeError as fejl:
            yield f"ikke UTF-8 på {navn}", str(fejl)
            continue
        if fundet := _STYRETEGN.search(tekst.replace("\r\n", "\n")):
            sted = fundet.start()
            yield f"styretegn på {navn}", repr(tekst[max(sted - 80, 0) : sted + 20])


def _filer(k: Kørsel) -> Iterator[tuple[str, str]]:
    for navn, data in k.før.items():
        if k.efter.get(navn, b"") != data and not (
            k.kommando == "importer" and navn.endswith(("csv", "xlsx"))  # where the figures go
        ):
            yield "indholdet er rørt", navn
    nye = {n for n in k.efter if n not in k.før}
    if k.kommando in ("tjek", "sider", "forklar", "tekst", "kommentarer") and nye:
        yield "skrev filer", ", ".join(sorted(nye))
    if not k.byg_alene:
        return
    if ude := sorted(n for n in nye if n != "ud" and not n.startswith("ud/")):
        yield "skrev uden for ud", ", ".join(ude)
    if any(n.endswith(".tmp") for n in nye):
        yield "efterladt fil", ", ".join(sorted(nye))
    if "--endelig" in k.argumenter and "--streng" not in k.argumenter and k.kode == 1 and nye:
        yield "skrev trods fejl", ", ".join(sorted(nye))
    for navn in nye:
        if (data := k.efter[navn]) is not None and (hvorfor := _skadet(navn, data)):
            yield "skadet fil", f"{navn}: {hvorfor}"


def _skadet(navn: str, data: bytes) -> str:
    """Return what is wrong with a file that was written."""
    try:
        match Path(navn).suffix:
            case ".docx":
                import docx
                from lxml import etree

                with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
                    if (dårlig := arkiv.testzip()) is not None:
                        return dårlig
                    for del_ in arkiv.namelist():
                        if del_.endswith((".xml", ".rels")):
                            etree.fromstring(arkiv.read(del_))
                docx.Document(io.BytesIO(data))
            case ".pdf":
                from pypdf import PdfReader

                if not PdfReader(io.BytesIO(data)).pages:
                    return "ingen sider"
            case ".md":
                tekst = data.decode("utf-8")
                if _STYRETEGN.search(tekst):
                    return "styretegn"
    except Exception as fejl:
        return f"{type(fejl).__name__}: {fejl}"[:300]
    return ""


def _json(k: Kørsel) -> Iterator[tuple[str, str]]:
    try:
        data = json.loads(k.ud.decode("utf-8"), parse_constant=_ingen_konstant)
    except (ValueError, RecursionError) as fejl:
        if k.kode == 2 and not k.ud and {"--help", "--version"} & set(k.argumenter):
            return
        if k.kode == 0 and {"--help", "--version"} & set(k.argumenter):
            return
        yield "ikke JSON", f"{fejl}: {k.ud[:80]!r}"
        return
    if k.kommando == "kommentarer" or not isinstance(data, dict) or "projekter" not in data:
        return
    for projekt in data["projekter"]:
        for fund in projekt["fund"]:
            yield from _fund(k, fund)
        if k.byg_alene:
            yield from _skrevet(k, projekt)
    alvorlige = any(f["alvor"] == "fejl" for p in data["projekter"] for f in p["fund"])
    if (k.kode == 0 and alvorlige) or (
        k.kode == 1 and not alvorlige and "--streng" not in k.argumenter
    ):
        yield "koden passer ikke med fundene", f"{k.kode}"


def _ingen_konstant(navn: str) -> None:
    raise ValueError(navn)


def _fund(k: Kørsel, fund: dict[str, Any]) -> Iterator[tuple[str, str]]:
    fil, linje, kolonne = fund["fil"], fund["linje"], fund["kolonne"]
    if not fil or linje < 1 or kolonne < 1 or fund["alvor"] not in ("fejl", "advarsel", "info"):
        yield "fund uden sted", json.dumps(fund, ensure_ascii=False)[:400]
        return
    if not fund["regel"] or not fund["besked"].strip() or not fund["ret"].strip():
        yield "fund uden ord", json.dumps(fund, ensure_ascii=False)[:400]
    sti = k.rod / fil
    if not sti.exists() and not sti.is_symlink() and fund["regel"] not in _MANGLER:
        yield "fund i en fil, der ikke findes", json.dumps(fund, ensure_ascii=False)[:400]
    data = k.før.get(Path(fil).as_posix())
    if data is not None and sti.suffix != ".xlsx":
        # LF, CR and CRLF all end a line; UTF-16 has its own.
        antal = len(re.split(rb"\r\n|\r|\n", data)) + 1
        if linje > antal and b"\0" not in data:
            yield "linjen findes ikke", f"{linje} af {antal}: {fund['besked'][:200]}"


def _skrevet(k: Kørsel, projekt: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """A draft is written whenever the content can be read, and what is named is there."""
    for fil in projekt["filer"]:
        if fil not in k.efter:
            yield "en nævnt fil mangler", fil
    alvorlige = any(f["alvor"] == "fejl" for f in projekt["fund"])
    ulæst = projekt.get("fejl") or any(
        f["sti"].split(".")[0] == "projekt" and f["alvor"] == "fejl" for f in projekt["fund"]
    )
    if not projekt["filer"] and not ulæst and not ("--endelig" in k.argumenter and alvorlige):
        yield "ingen kladde", b"".join((k.ud[:400], k.fejl[:300])).decode("utf-8", "replace")
