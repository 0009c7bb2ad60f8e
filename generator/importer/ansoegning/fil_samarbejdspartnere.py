"""samarbejdspartnere.yaml of an imported application."""

from __future__ import annotations

import re

from generator.importer.ansoegning.noter import kort_eller_prosa, uden_note
from generator.importer.ansoegning.skrivning import MANGLER, Skrivning
from generator.importer.ansoegning.worddele import Partner
from generator.importer.regneark.kolonner import fold


def partnerfil(skrivning: Skrivning) -> dict[str, object]:
    """Return what stands in samarbejdspartnere.yaml, nothing when the document lacks the part."""
    k, navn = skrivning.kladde, "samarbejdspartnere"
    if navn not in k.dele and not k.partnere:
        return {}
    ud: dict[str, object] = {}
    if tekst := skrivning.tekst(navn, "indledning"):
        ud["indledning"] = tekst
    if not k.partnere:
        skrivning.mangler.append("samarbejdspartnerne")
        k.partnere.append(Partner(MANGLER.format("partnerens navn")))
    ud["partnere"] = [_partner(p) for p in k.partnere]
    if tekst := skrivning.tekst(navn, "afslutning"):
        ud["afslutning"] = tekst
    return ud


def _partner(p: Partner) -> dict[str, object]:
    ud: dict[str, object] = {"navn": uden_note(p.navn)}
    if slags := _partnertype(p.navn):
        ud["type"] = slags
    if p.status:
        ud["status"] = p.status
    if p.deltagere:
        ud["deltagere"] = [uden_note(d) for d in p.deltagere]
    bidrag = {n: _svar(t) for n, t in (("inden_for", p.inden), ("uden_for", p.uden)) if t}
    if bidrag:
        ud["bidrag"] = bidrag
    if p.enheder:
        ud["enheder"] = [_partner(e) for e in p.enheder]
    return ud


def _partnertype(navn: str) -> str:
    foldet = fold(navn)
    for slags, mønster in (
        ("kommune", r"\bkommune$"), ("region", r"^region\b"), ("politi", r"politi$"),
        ("partnerskab", r"partnerskab(?:et)?$"),
    ):  # fmt: skip
        if re.search(mønster, foldet):
            return slags
    return ""


def _svar(tekst: str) -> object:
    for nøgle, mønster in (
        ("ingen", r"Intet bidrag: (.+)"), ("afklares", r"Afklares (.+)"),
    ):  # fmt: skip
        if m := re.fullmatch(mønster, tekst, re.DOTALL):
            return {nøgle: kort_eller_prosa(m[1])}
    return kort_eller_prosa(tekst)
