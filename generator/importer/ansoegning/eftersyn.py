"""The last look over an imported document: every word of it must stand somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.importer.ansoegning.kladde import Rest
from generator.importer.ansoegning.word import Ansøgning, Ansøgningstabel

_UDEN_KOMMENTARER = re.compile(r"(?m)^#.*$|  # .*$")


def savnede_afsnit(
    ansøgning: Ansøgning, filer: Mapping[str, str], rester: Sequence[Rest]
) -> list[str]:
    """Return every paragraph and table row that has a word which stands nowhere yet."""
    tekster = [_UDEN_KOMMENTARER.sub("", tekst) for tekst in filer.values()]
    tekster += [r.tekst for r in rester]
    kendte = "\n".join(f" {' '.join(ord_i(tekst))} " for tekst in tekster)
    blokke = list(_rækker(ansøgning))
    mangler = Counter(ord_ for ren, _ in blokke for ord_ in ord_i(" ".join(ren)))
    mangler -= Counter(ord_ for tekst in tekster for ord_ in ord_i(tekst))
    savnede = [nr for nr, (ren, _) in enumerate(blokke) if not all(_står(r, kendte) for r in ren)]
    for nr in savnede:
        mangler -= Counter(ord_i(" ".join(blokke[nr][0])))
    for nr in reversed(range(len(blokke))):
        # A heading that stands twice is written once: the other is kept here.
        ordene = Counter(ord_i(" ".join(blokke[nr][0])))
        if mangler & ordene and nr not in savnede:
            mangler -= ordene
            savnede.append(nr)
    return [blokke[nr][1] for nr in sorted(savnede)]


def ord_i(tekst: str) -> list[str]:
    """Return the words of a text; 1.964 is one, and a sign of Markdown is none."""
    tekst = re.sub(r"[*\\]", "", re.sub(r"\[\^n\d+\]", " ", tekst))
    uden = re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", tekst)
    return [fundet.casefold() for fundet in re.findall(r"[^\W_]+", uden)]


_LED = re.compile(r"[;:()·|]|, |[.!?] (?=[A-ZÆØÅ])")


def _rækker(ansøgning: Ansøgning) -> Iterator[tuple[list[str], str]]:
    """Yield every paragraph and table row: its plain paragraphs, and its Markdown."""
    for blok in ansøgning.blokke:
        if isinstance(blok, Ansøgningstabel):
            for række in blok.rækker:
                md = " | ".join(" ".join(a.md for a in c) for c in række)
                yield [a.ren for c in række for a in c], md
        else:
            yield [blok.ren], blok.md


def _står(tekst: str, kendte: str) -> bool:
    """Tell whether a paragraph stands in the files, whole or in the pieces it was split in."""

    def findes(led: str) -> bool:
        return f" {' '.join(ord_i(led))} " in kendte if ord_i(led) else True

    return findes(tekst) or all(map(findes, _LED.split(tekst)))
