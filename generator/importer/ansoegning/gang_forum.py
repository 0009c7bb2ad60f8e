"""Fora on the walk through an older application, in bullets, run-ins and sentences."""

from __future__ import annotations

import re

from generator.importer.ansoegning import worddele
from generator.importer.ansoegning.gang import Gang
from generator.importer.ansoegning.gang_partner import FED_INDLEDNING, PARTNERLINJE
from generator.importer.ansoegning.markdown import kort
from generator.importer.ansoegning.word import Ansøgningsafsnit

_FORUMORD = r"\w*(?:gruppen?|grupper|forum|udvalg|bestyrelsen?|rådet?)"
_ETABLERES = re.compile(
    rf"(?:etableres|nedsættes|oprettes)(?: også| desuden)? e[nt] (?P<navn>(?:\w+ )?{_FORUMORD}) "
    r"(?:med|bestående af|af) (?P<hvem>[^.]+)"
)


def forumafsnit(gang: Gang, a: Ansøgningsafsnit) -> bool:
    """Read a paragraph as the forum it names; False when it is running text."""
    m = (None if a.liste else FED_INDLEDNING.fullmatch(a.md)) or PARTNERLINJE.fullmatch(a.md)
    if m and not a.liste and not a.md.startswith("*"):
        m = m if re.search(rf"{_FORUMORD}\b", m["navn"]) and ". " not in m["navn"] else None
    if m or a.liste:
        navn, tekst = (kort(m["navn"]), m["tekst"] or "") if m else (kort(a.md), "")
        forum = worddele.forum_af_tekst(navn.strip("*"), tekst)
    elif e := _ETABLERES.search(a.ren):
        forum = worddele.nyt_forum(e["navn"][0].upper() + e["navn"][1:], a.md)
        forum.deltagere = [(e["hvem"], [])]
    else:
        return False
    gang.ud.fora.append(forum)
    forum.gættet = True
    return True
