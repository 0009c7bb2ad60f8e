"""The document as Typst: a fixed frame (`ramme.typ`) and the document as data (JSON)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.dokument.trae import Blok, Dokument
from generator.skrivere.opsaetning import opsæt
from generator.skrivere.typst.data import Datasamler, IndreAfsnit
from generator.skrivere.typst.rettelser import Rettelser
from generator.typografi.typer import Typografi

RAMME = Path(__file__).with_name("ramme.typ")


@dataclass(frozen=True, slots=True)
class Typstkilde:
    """All that Typst needs: its files by name (``main.typ`` is the frame), and what was marked.

    `mærket` are the blocks whose start and end carry a mark: block n of the layout is
    ``mærket[n]``, and those after the last of them are `indre`. `noteblok` tells which block refers
    to each note.
    """

    filer: Mapping[str, bytes]
    mærket: tuple[Blok, ...]
    noteblok: Mapping[int, int]
    indre: tuple[IndreAfsnit, ...] = ()


def skriv_typst(
    dokument: Dokument,
    typografi: Typografi,
    *,
    grænse: int | None = None,
    rettelser: Rettelser | None = None,
    mærk_alt: bool = False,
    kun_mål: bool = False,
) -> Typstkilde:
    """Return the document for Typst; pages past `grænse`, if given, are stamped.

    The measure asks for `rettelser` where Typst would break a page beside a note differently.
    With `mærk_alt` the paragraphs inside lists, tables and notes are marked too. With `kun_mål`
    the footer has no page numbers: everything stands in the same place and takes half the time.
    """
    opsat = opsæt(dokument, typografi)
    skriver = Datasamler(opsat, mærk_alt=mærk_alt)
    data = skriver.dokument_data(grænse, rettelser or Rettelser(), kun_mål=kun_mål)
    return Typstkilde(
        filer={
            "main.typ": _ramme(),
            "dokument.json": json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(),
        },
        mærket=dokument.blokke,
        noteblok=opsat.noteblok,
        indre=tuple(skriver.indre),
    )


@cache
def _ramme() -> bytes:
    return RAMME.read_bytes()
