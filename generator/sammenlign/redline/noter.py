"""Footnotes: which old note is which new one, and the ids of the notes of the redline."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sammenlign.parled import PairItem, Parring
from generator.sammenlign.parring import pair_up
from generator.sammenlign.redline.pakke import Redlinefejl
from generator.sammenlign.redline.xml import q
from generator.word.xml import Element


class NotePairs:
    """Hands out the notes' ids in the order in which they are referred to.

    A note that stays has one reference and its text is compared; one whose reference was deleted
    or moved stands in the redline as the old note, the new note or both.
    """

    def __init__(self, gammel: Element | None, ny: Element | None) -> None:
        self.nye = dict(_noter(ny))
        gamle = dict(_noter(gammel))
        self._navne = {id_: f"gammel {id_}" for id_ in gamle}
        for p in pair_up([*gamle.items()], [*self.nye.items()], _led, del_=False):
            if p.gamle and p.nye and p.slags is not Parring.FLYTTET_FRA:
                self._navne[p.gamle[0][0]] = p.nye[0][0]
        self.gamle = {self._navne[id_]: note for id_, note in gamle.items()}
        """Id of the note -> note; the old and the new of a pair have the same id."""
        self.brugte: list[tuple[Element | None, Element | None]] = []
        """(The old note, the new note) of the redline's notes 1, 2, 3 …"""

    def navngiv(self, gammel: Element, ny: Element) -> None:
        """Give the references of the old body the names of the notes; the new ones have them."""
        for krop, navne in ((gammel, self._navne), (ny, {id_: id_ for id_ in self.nye})):
            for henvisning in krop.iter(q("footnoteReference")):
                id_ = henvisning.get(q("id"), "")
                if id_ not in navne:
                    raise Redlinefejl("Dokumentet er beskadiget: En fodnote mangler.")
                henvisning.set(q("id"), navne[id_])

    def brug(self, id_: str, *, gammel: bool, ny: bool) -> str:
        """Return the id of the redline's next note: the old one, the new one or both."""
        self.brugte.append((self.gamle[id_] if gammel else None, self.nye[id_] if ny else None))
        return str(len(self.brugte))


def _noter(rod: Element | None) -> Iterator[tuple[str, Element]]:
    """Yield id and note, the rules above the notes left out."""
    for note in () if rod is None else rod.iterchildren(q("footnote")):
        if note.get(q("type"), "normal") == "normal":
            yield note.get(q("id"), ""), note


def _led(note: tuple[str, Element]) -> PairItem:
    return PairItem("".join(t.text or "" for t in note[1].iter(q("t"))))
