"""Danish sentences and words: where a full stop ends a sentence and where it does not.

»Fraværet er ca. 8 pct. jf. tabellen for 1. kvartal« is one sentence. A full stop ends one when
what follows can begin one (a capital, a quotation mark) and what precedes is no abbreviation that
always goes on, no initial and no ordinal.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_GÅR_ALTID_VIDERE = """
adr. afd. alm. ang. art. att. bekg. bl. bl.a. ca. cand. ctr. d. dr. dvs. d.v.s. ekskl. eksl.
eks. evt. f. f.eks. feks. fhv. forv. fr. frk. gl. gns. gnsn. gnm. hhv. hr. ibid. if. iflg. inkl.
jf. jfr. jvf. kap. kgl. kl. kld. lb. ldr. matr. m.a.o. m.h.t. mht. ml. nb. ndr. nr. nuv. o.
omtr. opr. p.g.a. pga. pkt. pr. prof. p.t. red. ref. resp. s. sdr. skt. sml. sr. st. stk. tab.
tdl. tlf. udg. v. vedr. vha. v.h.a. vs. årg.
"""
GÅR_ALTID_VIDERE = frozenset(_GÅR_ALTID_VIDERE.split())
"""Abbreviations with something after them always: their full stop ends no sentence."""

_KAN_SLUTTE = """
a.m.b.a. aps. etc. e.m. excl. f.m. f.o.m. fl. i.e. incl. jr. kr. kvm. lign. m. m.fl. mfl. m.m.
mm. m.v. mv. maks. md. mdl. mdr. mia. mill. min. mio. o.a. o.l. o.lign. osv. o.s.v. pct. t.h.
t.kr. t.o.m. t.v. årl.
"""
KAN_SLUTTE = frozenset(_KAN_SLUTTE.split())
"""Abbreviations that can be a sentence's last word: the next word's capital decides."""

_SLUT = re.compile(r"([.!?…]{1,5})([\"”’«»)\]]*)(?=\s)")
_FØR = re.compile(r"[^\s(\[»«\"”]+\Z")
_LÆNGSTE_FORKORTELSE = 20
_BEGYNDER = re.compile(r"[\"“»«(\[]*[A-ZÆØÅÄÖÉÜ0-9§]")
_CIFRE = re.compile(r"\d+")
_INITIAL = re.compile(r"(?:[A-ZÆØÅ]\.-?)+")
_BOGSTAVNAVN = re.compile(
    r"(?:opgang|blok|karré|bygning|plan|bilag|type|hold|gruppe|kategori|hus|etape|spor)\s\Z",
    re.IGNORECASE,
)
"""What is called by a letter: »opgang B. Derefter …« ends a sentence, »H. Jensen« does not."""

_ORD = re.compile(r"[^\W_]+(?:[-–'’/.,][^\W_]+)*")


class Sætning(NamedTuple):
    """A sentence as a stretch of its paragraph."""

    start: int
    slut: int


@lru_cache(maxsize=4096)
def sætninger(tekst: str) -> tuple[Sætning, ...]:
    """Return the sentences of a paragraph; no text between them is lost but white space."""
    ud: list[Sætning] = []
    start = 0
    for fundet in _SLUT.finditer(tekst):
        if _ender(tekst, start, fundet):
            start = _tag(tekst, start, fundet.end(), ud)
    _tag(tekst, start, len(tekst), ud)
    return tuple(ud)


def _tag(tekst: str, start: int, slut: int, ud: list[Sætning]) -> int:
    """Add ``tekst[start:slut]`` without the white space around it."""
    stykke = tekst[start:slut]
    if rent := stykke.strip():
        fra = start + stykke.index(rent)
        ud.append(Sætning(fra, fra + len(rent)))
    return slut


def _ender(tekst: str, start: int, fundet: re.Match[str]) -> bool:
    rest = tekst[fundet.end() : fundet.end() + 40].lstrip()
    if not rest:
        return True
    stor = _BEGYNDER.match(rest) is not None
    if fundet[1] != ".":
        return stor
    slut = fundet.start()
    før = _FØR.search(tekst, max(start, slut - _LÆNGSTE_FORKORTELSE), slut)
    ord_ = (før[0] if før else "") + "."
    lille = ord_.lower()
    if lille in GÅR_ALTID_VIDERE:
        return False
    if lille in KAN_SLUTTE:
        # »24 mio. kr.« and »8 pct. (2021)« go on; only a capital letter begins something new.
        return stor and not rest[0].isdigit() and rest[0] not in "([§"
    if _CIFRE.fullmatch(ord_[:-1]):
        if før is not None and not tekst[start : min(før.start(), start + 9)].strip():
            return False  # »1. Familierne …«: a number that opens the line
        return stor
    if _INITIAL.fullmatch(ord_) and før is not None:
        foran = tekst[max(start, før.start() - _LÆNGSTE_FORKORTELSE) : før.start()]
        return stor and _BOGSTAVNAVN.search(foran) is not None
    return stor


@lru_cache(maxsize=4096)
def ord_i(tekst: str) -> tuple[str, ...]:
    """Return the words; a number or a compound with a hyphen is one."""
    return tuple(_ORD.findall(tekst))


def lix(tekst: str) -> float:
    """Return the readability index: words a sentence, and per cent of words over six letters.

    >>> lix("Det går godt.")
    3.0
    """
    ord_ = ord_i(tekst)
    if not ord_:
        return 0.0
    lange = sum(len(o) > 6 for o in ord_)
    return len(ord_) / max(len(sætninger(tekst)), 1) + 100 * lange / len(ord_)
