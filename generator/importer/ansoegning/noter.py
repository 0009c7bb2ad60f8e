"""The notes of an imported application: each follows the part that refers to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.fund import Sti
from generator.importer.ansoegning.kladde import Rest
from generator.importer.ansoegning.word import Ansøgning
from generator.importer.yamltekst import Med, Prosa


class Noter:
    """The notes of a document, and which of them the files have come to refer to."""

    def __init__(self, ansøgning: Ansøgning) -> None:
        self._tekster = ansøgning.noter
        self._etiketter = _etiketter(ansøgning)
        self._brugte: set[str] = set()

    def sat_ind(self, indhold: dict[str, object]) -> dict[str, object]:
        """Return a part with the notes it refers to, each by the label it is to have."""
        brugt = list(dict.fromkeys(re.findall(r"\[\^(n\d+)\]", " ".join(_tekster(indhold)))))
        self._brugte.update(brugt)
        if noter := {
            self._etiketter[e]: kort_eller_prosa(t) for e in brugt if (t := self._tekster.get(e))
        }:
            indhold["fodnoter"] = noter
        ud = _erstat(indhold, self._etiketter)
        assert isinstance(ud, dict)
        return ud

    def løse(self, rester: Sequence[Rest]) -> list[Rest]:
        """Return the notes that no file refers to; some belong to a text that found no place."""
        i_rester = " ".join(r.tekst for r in rester)
        return [
            Rest(
                "",
                f"[^{etiket}] {tekst}",
                "hører til en tekst her" if f"[^{etiket}]" in i_rester else "var en note",
            )
            for etiket, tekst in self._tekster.items()
            if etiket not in self._brugte and tekst
        ]


def _etiketter(a: Ansøgning) -> dict[str, str]:
    """Return the label each note is given: its own, when the document says it."""
    ud: dict[str, str] = {}
    for etiket in a.noter:
        sti: Sti = a.nøgler.get(etiket, ())
        egen = str(sti[2]) if len(sti) == 3 and sti[1] == "fodnoter" else etiket
        ud[etiket] = egen if re.fullmatch(r"\w+", egen) and egen not in ud.values() else etiket
    return ud


def uden_note(tekst: str) -> str:
    """Return a text without references to notes, which a short one cannot have.

    The note itself is then kept among what found no place.
    """
    return re.sub(r"\[\^n\d+\]", "", tekst).strip()


def kort_eller_prosa(tekst: str) -> str:
    """Return a text as it is to stand in YAML: in a block when it is long."""
    return Prosa(tekst) if "\n" in tekst or len(tekst) > 90 else tekst


def _tekster(værdi: object) -> Iterable[str]:
    match værdi:
        case str():
            yield værdi
        case dict():
            for under in værdi.values():
                yield from _tekster(under)
        case list():
            for under in værdi:
                yield from _tekster(under)


def _erstat(værdi: object, etiketter: Mapping[str, str]) -> object:
    match værdi:
        case Med():
            return værdi
        case str():
            ny = re.sub(r"\[\^(n\d+)\]", lambda m: f"[^{etiketter.get(m[1], m[1])}]", værdi)
            return type(værdi)(ny)
        case dict():
            return {k: _erstat(v, etiketter) for k, v in værdi.items()}
        case list():
            return [_erstat(v, etiketter) for v in værdi]
    return værdi
