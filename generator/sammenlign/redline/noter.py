"""Footnotes: which old note is which new one, and the ids of the notes of the redline."""

from __future__ import annotations

from generator.sammenlign.parring import PairItem, Parring, par
from generator.sammenlign.redline.laes import noter
from generator.sammenlign.redline.xml import Nøgle, q
from generator.word.pakke import Pakke
from generator.word.xml import Element


class NotePairs:
    """Hands out the notes' ids in the order in which they are referred to.

    A note that stays has one reference and its text is compared; one whose reference was deleted
    or moved stands in the redline as the old note, the new note or both.
    """

    def __init__(self, gammel: Pakke, ny: Pakke) -> None:
        self.gamle, self.nye = noter(gammel), noter(ny)
        self.brugte: list[tuple[str | None, str | None]] = []
        """(id in the old, id in the new) of the redline's notes 1, 2, 3 …"""
        g_id, n_id = list(self.gamle), list(self.nye)
        self._ny_af: dict[str, str] = {}
        for p in par(_led(self.gamle, g_id), _led(self.nye, n_id), del_=False):
            if p.gamle and p.nye and p.slags is not Parring.FLYTTET_FRA:
                self._ny_af[g_id[p.gamle[0]]] = n_id[p.nye[0]]

    def nøgle(self, id_: str, gammel: bool) -> Nøgle:
        """Return what tells a note, the same for the old and the new of a pair."""
        if gammel:
            par = self._ny_af.get(id_)
            return ("note", "gammel", id_) if par is None else ("note", par)
        return ("note", id_)

    def brug(self, gammel: str | None, ny: str | None) -> int:
        """Return the id of the redline's next note."""
        self.brugte.append((gammel, ny))
        return len(self.brugte)


def _led(alle: dict[str, Element], id_er: list[str]) -> list[PairItem]:
    return [PairItem("".join(t.text or "" for t in alle[i].iter(q("t")))) for i in id_er]
