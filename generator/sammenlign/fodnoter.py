"""Footnotes held against each other, file by file, wherever they are written."""

from __future__ import annotations

from dataclasses import replace

from generator.model.find import FILER
from generator.sammenlign.gang import Plangang, Planudgave
from generator.sammenlign.hvor import DELE, FODNOTER, Hvor
from generator.sammenlign.tekster import Tekststykke, stykker
from generator.sammenlign.tekstforskel import rettet
from generator.skabelon import Tekster


def fodnoter(gang: Plangang, stamme: str) -> None:
    """Compare the footnotes of a file, wherever in it they are written."""
    gamle, nye = (_filens_noter(side, stamme) for side in (gang.gammel, gang.ny))
    for navn in dict.fromkeys((*gamle, *nye)):
        if navn in gamle and navn in nye and gamle[navn].nøgle == nye[navn].nøgle:
            continue
        g, n = gamle.get(navn), nye.get(navn)
        tom = Tekststykke("", "", "fodnote")
        hvor = Hvor(DELE[stamme], FODNOTER, navn, ("fodnote",))
        rettet(gang, g or tom, n or tom, hvor, (stamme, "fodnoter", navn))


def samme_notenavne(gammel: Planudgave, ny: Planudgave) -> Tekster:
    """Return the old texts with the new name of a footnote that has only got another name.

    The name is the writer's own and is not printed.
    """
    nye: dict[str, dict[str, str]] = {}
    for stamme in FILER:
        før, nu = _filens_noter(gammel, stamme), _filens_noter(ny, stamme)
        ledige = {nu[navn].nøgle: navn for navn in nu if navn not in før}
        nye[stamme] = {
            navn: ledige[før[navn].nøgle]
            for navn in før
            if navn not in nu and før[navn].nøgle in ledige
        }
    noter = {
        nr: replace(note, navn=nye.get(str(note.sti[0]), {}).get(note.navn, note.navn))
        for nr, note in gammel.tekster.noter.items()
    }
    return replace(gammel.tekster, noter=noter)


def _filens_noter(side: Planudgave, stamme: str) -> dict[str, Tekststykke]:
    ud: dict[str, Tekststykke] = {}
    for note in side.tekster.noter.values():
        if note.sti[0] == stamme:
            dele = list(stykker(note.blokke, side.tekster))
            ud[note.navn] = Tekststykke(
                " ".join(d.tekst for d in dele), " ".join(d.nøgle for d in dele), "fodnote"
            )
    return ud
