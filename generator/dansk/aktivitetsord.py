"""Nouns for what one holds: a single event, a course, an offer with a door one can walk through."""

from __future__ import annotations

import re
from functools import lru_cache

# The last part of a compound decides: »lektiecafé«, »familieworkshop«. General words of the trade
# (forløb, tilbud, rådgivning, fællesskab, klub) describe a direction as often as an activity.
_SLUTNINGER = """
café cafe caféer cafeer lektiehjælp workshop workshops kursus kurser kurset kurserne ferielejr
ferielejre udflugt udflugter fællesspisning fællesspisninger madklub madklubber fodboldskole
sommerskole koloniophold turnering turneringer foredrag temaaften temaaftener beboermøde
beboermøder fædregruppe mødregruppe kvindegruppe fædregrupper mødregrupper kvindegrupper
samtalegruppe samtalegrupper jobbutik loppemarked loppemarkeder legestue svømmehold træningshold
dansehold fodboldhold festival byvandring byvandringer sommerfest beboerfest gadefest julefest
fastelavnsfest aktivitetsdag aktivitetsdage mentorforløb kursusforløb træningsforløb
coachingforløb samtaleforløb morgenmad sprogundervisning svømmeundervisning arrangement
arrangementer event events bankoaften filmaften filmaftener koncert koncerter
lommepengejob lommepengeprojekt træninger boksetræning fodboldtræning messe messer jobmesse
jobmesser natteravnetur natteravneture tryghedsvandring tryghedsvandringer idrætsdag idrætsdage
sprogcafe madlavningshold sykreds
"""
_ENDELSER = ("", "en", "et", "n", "ne", "erne", "r", "er")
_ORDENE = frozenset(s + e for s in _SLUTNINGER.split() for e in _ENDELSER)
_LÆNGDER = tuple(sorted({len(o) for o in _ORDENE}))
_IKKE = frozenset({"netcafé", "diskurs", "diskurser", "diskursen", "konkurser", "konkursen"})
_ORD = re.compile(r"[^\W\d_][\w-]*")
_TEGN = ".,:;!?()»«\"”’'"


@lru_cache(maxsize=8192)
def _er_aktivitet(ord_: str) -> bool:
    lille = ord_.strip(_TEGN).casefold()
    return lille not in _IKKE and any(lille[-længde:] in _ORDENE for længde in _LÆNGDER)


def find_aktivitet(tekst: str) -> tuple[int, int] | None:
    """Return where the first noun for an activity stands.

    >>> find_aktivitet("Vi holder sprogcaféer her.")
    (10, 20)
    """
    # Most sentences have none, and splitting at spaces is the quick way to see it.
    if any(map(_er_aktivitet, tekst.split())):
        for fundet in _ORD.finditer(tekst):
            if _er_aktivitet(fundet[0]):
                return fundet.span()
    return None
