"""Lines of an older application that say themselves what they are: »Målgrupper: a; b«."""

from __future__ import annotations

import re

from generator.dansk.datoer import gæt_dato
from generator.importer.ansoegning import worddele
from generator.importer.ansoegning.gang import ORGANISERING, PROBLEMKOMPLEKS, Gang
from generator.importer.ansoegning.kladde import Afdeling, Område
from generator.importer.ansoegning.markdown import kort
from generator.importer.ansoegning.overskrifter import Slags, kend
from generator.importer.ansoegning.word import Ansøgningsafsnit

_LEDETEKST = re.compile(
    r"(?:^|(?<=[.;!?] ))\**(Målgrupper|Målgruppe|Problematikker|Problemer|Mål)\**\s*:\**\s*"
)
_FRAVALGT = re.compile(r"\**(.+?)\** er valgt fra:\s*(.+)", re.DOTALL)
_AFDELINGER = re.compile(
    r"(?P<ejer>.+?)\s*(?:\(\d+ afdelinger?, [\d.]+ lejeboliger\))?:\s*"
    r"(?P<led>[^:]+\([\d.]+(?: (?:lejeboliger|boliger|lejemål))?\).*)"
)
_LED = re.compile(r"(.+?)\s*\((\d[\d.]*)(?: (?:lejeboliger|boliger|lejemål))?\)(?:,\s*| og |$)")


def kendt_linje(gang: Gang, a: Ansøgningsafsnit) -> bool:
    """Take the lines that say themselves what they are."""
    ud = gang.ud
    ren = a.ren
    if m := re.match(r"(?:†\s*)?Forbehold:\s*(.+)", ren):
        md = re.sub(r"^†?\s*\**Forbehold\**:?\**\s*", "", a.md)
        ud.tekster.setdefault(("projekt", "forbehold"), []).append(md)
        return bool(m)
    if ren.startswith("Forkortelser:") or gang.slot == ("forkortelser",):
        for led in re.split(r"\s+·\s+|;\s*|\n", ren.removeprefix("Forkortelser:").strip()):
            kort_, _, lang = led.strip().partition(" ")
            if lang:
                ud.forkortelser[kort_.rstrip(":=")] = lang.strip(" –:=").rstrip(".")
        return True
    if ren.startswith("Statens boligområder:"):
        return _boligområder(gang, ren.removeprefix("Statens boligområder:"))
    if (
        m := re.match(r"\**Politiske fora\**\s*:\**\s*(.+)", a.md, re.DOTALL)
    ) and gang.del_ == ORGANISERING:
        ud.ingen_fora = m[1]
        return True
    m = re.match(r"(?:Baser?: (?P<b>.+?)\.)?\s*(?:Stillinger: (?P<s>.+?)\.)?$", ren)
    if m and (m["b"] or m["s"]):
        ud.baser += worddele.navneliste(m["b"]) if m["b"] else []
        ud.stillinger += worddele.navneliste(m["s"]) if m["s"] else []
        return True
    i_del1 = gang.del_ in ("", PROBLEMKOMPLEKS)
    if i_del1 and a.sti[:1] != (PROBLEMKOMPLEKS,) and _afdelingsliste(gang, a):
        return True
    if gang.del_ == PROBLEMKOMPLEKS and (m := _FRAVALGT.fullmatch(a.md)):
        slags, navn = kend(m[1].strip("*"), gang.navne)
        if slags is Slags.OMRÅDE:
            ud.områder.append(Område(navn, tekster={"fravalgt": [m[2]]}))
            return True
    if gang.område is not None and _LEDETEKST.match(a.md):
        return _ledetekster(gang, a.md)
    return False


def _ledetekster(gang: Gang, md: str) -> bool:
    """Split »Målgrupper: a; b. Problematikker: c.« into the lists."""
    assert gang.område is not None
    dele = _LEDETEKST.split(md)
    for navn, tekst in zip(dele[1::2], dele[2::2], strict=True):
        liste = gang.område.lister.setdefault(kend(navn, ())[0].value[0], [])
        gang.liste = liste
        tekst = kort(tekst).strip()
        if tekst.endswith(".") and not tekst.endswith(" mv."):
            tekst = tekst[:-1]
        liste += [p.strip() for p in tekst.split(";") if p.strip()]
    return True


def _afdelingsliste(gang: Gang, a: Ansøgningsafsnit) -> bool:
    """Read »Organisation (2 afdelinger, 500 lejeboliger): A (300), B (200)«."""
    fundne: list[Afdeling] = []
    for stykke in re.split(r"\s+·\s+", a.ren):
        m = _AFDELINGER.fullmatch(stykke.rstrip("."))
        if m is None:
            return False
        led = _LED.findall(m["led"])
        if not led or _LED.sub("", m["led"]).strip(" ,."):
            return False
        stamme, alle = "", False
        for navn, antal in led:
            betinget = "†" in navn
            # An earlier release put the mark on what the folded names share: »karré† 1, 2«.
            delt = re.search(r"†\s*\d", navn) is not None
            navn = " ".join(navn.replace("†", "").split())
            if navn.isdigit() and stamme:
                navn, betinget = f"{stamme} {navn}", betinget or alle
            else:
                stamme, alle = re.sub(r"\s*\d+$", "", navn), delt
            fundne.append(Afdeling(m["ejer"], navn, antal.replace(".", ""), betinget))
    gang.adresser(a)
    gang.ud.afdelinger += fundne
    return True


_OMRÅDER = re.compile(
    r"(?P<navne>.+?) (?P<hvordan>er|står) "
    r"(?:på listen af (?P<liste>.+) som (?P<status>.+)"
    r"|(?P<ene>ikke på listen|[a-zæøå ]+?)(?: (?:på listen )?af (?P<dato>.+))?)"
)
_OMRÅDE = re.compile(r"(.+?)(?: \(([^()]+)\))?(?:, | og |$)")


def _boligområder(gang: Gang, tekst: str) -> bool:
    """Read »A og B (C og D) står på listen af 1. december 2022 som …; E er …«."""
    fundne = []
    for led in tekst.strip().rstrip(".").split("; "):
        m = _OMRÅDER.fullmatch(led)
        if m is None:
            return False
        status = m["status"] or ("ingen" if m["ene"] == "ikke på listen" else m["ene"])
        dato = gæt_dato(m["liste"] or m["dato"] or "")
        # »Står« may be said of several; a name with »og« in it is one when it stands by »er«.
        hele = re.fullmatch(r"(.+?)(?: \((.+)\))?", m["navne"])
        assert hele is not None, "noget har alle navne"
        navne = _OMRÅDE.findall(m["navne"]) if m["hvordan"] == "står" else [hele.groups("")]
        for navn, afdelinger in navne:
            dele = worddele.navneliste(afdelinger) if afdelinger else [navn]
            fundne.append((navn, dele, status, dato.isoformat() if dato else ""))
    gang.ud.boligområder += fundne
    return True
