from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dansk.saetninger import sætninger
from generator.fund import Alvor, Fund, Sti
from generator.model.samarbejdspartnere import Partnerstatus
from generator.regler._bidrag import enheder
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.laesning import Prosa

_SNAK = re.compile(
    r"\b(?:drøft\w*|dialog\w*|samtaler?\s+(?:med\s+\w+\s+)?om|i\s+samtale|snak\w*|"
    r"tal(?:e|er|es) (?:om|sammen|med)|overvej\w*|"
    r"undersøge?(?:r|s)?|afsøg\w*|afdæk\w*|forhandl\w*|mødes|sparring\w*|(?:se|ser|kigger) på)\b",
    re.IGNORECASE,
)
_UAFKLARET = re.compile(
    r"\b(?:bidraget|deltagelsen|omfanget|rollen|det)\s+(?:\w+\s+)?(?:af)?(?:klares|tales|talt|gøres|fastlægges|fastsættes|"
    r"besluttes|bestemmes|planlægges)\b|\b(?:følger|meldes\s+ud|afklares|aftales)\s+(?:senere|snar\w+|nærmere|på\s+et\s+møde)\b|"
    r"\b(?:falder|kommer|er\s+(?:endnu\s+)?ikke|skal)\s+(?:først\s+)?på\s+plads\b|"
    r"\b(?:forvent\w+|håb\w+|regnes\s+med\s+at\s+(?:være|blive))\s+(?:at\s+(?:være|blive)\s+)?(?:endeligt?\s+)?"
    r"(?:afklaret|besluttet|aftalt|fastlagt|godkendt|på\s+plads)\b|"
    r"\bikke\s+(?:endeligt?\s+|helt\s+)?(?:afklaret|besluttet|aftalt|fastlagt)\b|\bunder\s+afklaring\b|"
    r"\b(?:efter|ud\s+fra)\s+(?:nærmere|løbende)\s+aftale\b|\b(?:kan|vil|skal)\s+(?:\w+\s+)?(?:byde\s+ind\s+med|bidrage\s+med)\s*,|"
    r"\b(?:tages\s+op|vender\s+tilbage|tager\s+stilling|afventer)\b",
    re.IGNORECASE,
)
"""The answer is put off: `afklares` is where it says until when."""
_DRØFTES = re.compile(
    r"\b(?:overvejer|drøfter|forhandler\s+om|undersøger|afsøger|afdækker)\s+(?:at|om|en|et|mulighed\w*|hvor\w*)\b|"
    r"\b(?:\w*(?:stilling|medarbejder|vejleder|rådgiver|konsulent|koordinator)\w*|årsværk|timer|lokaler?|midler|"
    r"\w*finansiering\w*|mulighed\w*|det)\s[^.;]{0,40}?(?:drøftes|undersøges|overvejes|forhandles|afsøges)\b",
    re.IGNORECASE,
)
_KONKRET = re.compile(
    r"\d|stilling|medarbejder|ansat|ansætt|årsværk|timer\b|fuldtid|deltid|vejleder|rådgiver|konsulent"
    r"|koordinator|lærer|pædagog|sygeplejerske|vicevært|leder|træner|mentor|frivillig|betjent"
    r"|lokale|rum\b|plads|areal|bygning|kontor|base\b|midler|penge|kroner|kr\.|finans|beløb|løn\b"
    r"|tilskud|driften|drift\b|undervisning|kursus|kurser|praktik|job|fritidsjob|uddannelse|tilbud"
    r"|indsats|viden|data|kontakt",
    re.IGNORECASE,
)
"""What a contribution may be: people, rooms, hours, money, something done."""
_TOMT = re.compile(
    r"\b(?:vil\s+(?:\w+\s+)?gerne|bakker\s+(?:\w+\s+)?op|opbakning|engagement\w*|velvilje|velvillig\w*|ser\s+frem\s+til|positiv\w*|"
    r"støtter\s+op|(?:det\s+)?samme\s+som|som\s+(?:nævnt\s+)?ovenfor|se\s+(?:inden\s+for|uden\s+for|ovenfor|nedenfor|ovenstående|under|bilag\w*)|"
    r"i\s+det\s+omfang[^.;]{0,30}muligt|så\s+vidt\s+(?:det\s+er\s+)?muligt|efter\s+(?:evne|bedste\s+evne|behov)|"
    r"(?:generel|almindelig)\s+(?:støtte|opbakning)|det\s+videre\s+samarbejde|"
    r"bidrager?\s+(?:aktivt|positivt|efter\s+behov))\b",
    re.IGNORECASE,
)
"""Words that promise nothing by themselves."""
_LOFTE = re.compile(
    r"(?:\S+\s+){1,3}?(?:vil|skal|ønsker\s+at|kan|er\s+(?:villige?|åbne?)\s+(?:til|for)\s+at|indgår\s+i|er\s+i)\s+"
    r"(?:(?:gerne|også|i|i\s+løbet\s+af|foråret|efteråret|20\d\d|senere|nærmere|fortsat|en|løbende)\s+){0,4}"
    r"(?:drøft\w*|dialog\w*|snak\w*|overvej\w*|undersøg\w*|afsøg\w*|forhandl\w*|"
    r"se\s+på|tale\s+(?:om|med|sammen))",
    re.IGNORECASE,
)


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # samarbejdspartnere.yaml
    partnere:
      - navn: Jobcenteret
        status: i dialog
        bidrag:
          inden_for: En fremskudt jobkonsulent. Det drøftes, om stillingen kan fortsætte.
          uden_for: Den ordinære beskæftigelsesindsats.
    """,
    forkert="""
    # samarbejdspartnere.yaml
    partnere:
      - navn: Jobcenteret
        bidrag:
          inden_for: Vi vil drøfte et samarbejde.  # <- »Jobcenteret« lover kun en drøftelse.
                                                   #    Ret: Skriv, hvad det handler om: en
                                                   #    stilling, lokaler, timer.
          uden_for: Den ordinære beskæftigelsesindsats.
    """,
)
def vagt_bidrag(grundlag: Grundlag) -> Iterator[Fund]:
    """Et bidrag lover kun en drøftelse eller velvilje.

    Sagsbehandleren skal kunne se, hvad partneren kommer med. Skriv, hvad der drøftes: en stilling,
    lokaler, timer, penge. Når partnerens status er »i dialog« eller »undersøges«, er det kun en
    bemærkning; er det ikke afklaret, så svar med `afklares`, og skriv hvornår.
    """
    tekster = _bidragstekster(grundlag)
    for sti, enhed, status in enheder(grundlag.plan):
        for navn in ("inden_for", "uden_for"):
            afsnit = tekster.get((*sti, "bidrag", navn, "tekst"), [])
            uafklaret = status in (Partnerstatus.I_DIALOG, Partnerstatus.UNDERSØGES)
            fundet = [f for prosa in afsnit for f in _vage(prosa, uafklaret)]
            if not fundet or None in fundet:
                continue
            prosa, fra, til = fundet[0] or (afsnit[0], 0, 0)
            yield prosa.fund(
                fra,
                til,
                f"»{enhed.navn}« lover kun {_hvad(prosa.tekst[fra:til])}.",
                "Skriv, hvad det handler om: en stilling, lokaler, timer.",
                Alvor.INFO if uafklaret else None,
            )


def _hvad(ord_: str) -> str:
    if _UAFKLARET.fullmatch(ord_):
        return f"en afklaring (fundet »{ord_}«)"
    return "en drøftelse" if _SNAK.fullmatch(ord_) or not ord_ else f"velvilje (fundet »{ord_}«)"


def _bidragstekster(grundlag: Grundlag) -> dict[Sti, list[Prosa]]:
    ud: dict[Sti, list[Prosa]] = {}
    for prosa in grundlag.prosa:
        if prosa.fil == "samarbejdspartnere" and "bidrag" in prosa.sti:
            ud.setdefault(prosa.sti, []).append(prosa)
    return ud


def _vage(prosa: Prosa, uafklaret: bool) -> Iterator[tuple[Prosa, int, int] | None]:
    """Yield the empty word of each sentence; None for a sentence that says something else."""
    for sætning in sætninger(prosa.tekst):
        tekst = prosa.tekst[sætning.start : sætning.slut]
        snak, tomt = _SNAK.search(tekst), _TOMT.search(tekst)
        # »Vi vil i 2026 drøfte en stilling«: the post is what the talk is about.
        kun_snak = snak and (_LOFTE.match(tekst) or not _KONKRET.search(tekst))
        # A post that is only talked about is none, unless the partner's status says so too.
        udskudt = _UAFKLARET.search(tekst) or (None if uafklaret else _DRØFTES.search(tekst))
        fundet = udskudt or (snak if kun_snak else None)
        if fundet is None:
            fundet = tomt if not _KONKRET.search(_TOMT.sub("", tekst)) else None
        if fundet is None:
            yield None
        else:
            yield prosa, sætning.start + fundet.start(), sætning.start + fundet.end()
