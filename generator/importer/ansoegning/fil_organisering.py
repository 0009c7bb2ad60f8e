"""organisering.yaml of an imported application."""

from __future__ import annotations

from generator.importer.ansoegning.markdown import undgå
from generator.importer.ansoegning.noter import kort_eller_prosa, uden_note
from generator.importer.ansoegning.skrivning import MANGLER, Skrivning
from generator.importer.ansoegning.worddele import Forum
from generator.importer.yamltekst import Prosa


def organiseringsfil(skrivning: Skrivning) -> dict[str, object]:
    """Return what stands in organisering.yaml, nothing when the document lacks the part."""
    k, navn = skrivning.kladde, "organisering"
    if navn not in k.dele and not k.fora:
        return {}
    ud: dict[str, object] = {}
    if tekst := skrivning.tekst(navn, "indledning"):
        ud["indledning"] = tekst
    if not k.fora:
        skrivning.mangler.append("foraene")
        k.fora.append(Forum(MANGLER.format("forummets navn"), ["andet"], "område", ""))
    ud["fora"] = [_forum(skrivning, f) for f in k.fora]
    ingen = k.ingen_fora or skrivning.tekst(navn, "politiske_fora", "ingen")
    if ingen:
        ud["politiske_fora"] = {"ingen": Prosa(ingen)}
    team: dict[str, object] = {}
    if tekst := skrivning.tekst(navn, "team", "tekst"):
        team["tekst"] = tekst
    for nøgle, liste in (("baser", k.baser), ("stillinger", k.stillinger)):
        if liste:
            team[nøgle] = [undgå(x) for x in liste]
    if team:
        ud["team"] = team
    return ud


def _forum(skrivning: Skrivning, f: Forum) -> dict[str, object]:
    if f.gættet:
        skrivning.kladde.gæt("læst som forum", f"»{f.navn}« ({' og '.join(f.typer)}, {f.niveau})")
    if not f.ansvar:
        skrivning.mangler.append(f"ansvaret for »{f.navn}«")
    ud: dict[str, object] = {
        "navn": uden_note(f.navn),
        "type": f.typer[0] if len(f.typer) == 1 else f.typer,
        "niveau": f.niveau,
        "ansvar": kort_eller_prosa(f.ansvar or MANGLER.format("forummets ansvar")),
    }
    if f.deltagere:
        ud["deltagere"] = [_deltager(part, hans) for part, hans in f.deltagere]
    if f.møder:
        ud["møder"] = uden_note(f.møder)
    return ud


def _deltager(part: str, niveauer: list[str]) -> dict[str, object]:
    part = uden_note(part)
    if not niveauer:
        return {"part": part}
    return {"part": part, "niveau": niveauer[0] if len(niveauer) == 1 else niveauer}
