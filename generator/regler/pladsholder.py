from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.dansk.saetninger import ord_i
from generator.fund import Alvor, Fund
from generator.maskine.ressourcer import skabeloner
from generator.regler._husk import korte_tekster
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.laesning import Prosa
from generator.regler.prosa.udsagn import Prosafund, saml, ytringer

_NOTE_ORD = (
    "[Ss]kriv(?:er|es)?|[Ii]ndsæt(?:ter|tes)?|[Uu]dfyld(?:er|es)?|[Bb]eskriv(?:es)?|"
    "[Aa]fvent(?:er|es)?|[Mm]angler|[Kk]ommer|[Ff]ølger|[Tt]jek(?:ker|kes)?|[Cc]heck(?:es)?|"
    "[Hh]usk|[Rr]ettes|[Oo]pdater(?:es)?|[Ss]pørg|[Aa]fklares|[Uu]ddyb(?:es)?|"
    "[Bb]ekræft(?:es)?|[Vv]erificer(?:es)?|[Tt]ilføj(?:es)?|[Oo]mskriv(?:es)?"
)
"""What a note to oneself says that something has yet to happen with."""
_NOTE_I_PARENTES = "[Tt]jek|[Cc]heck|[Ii]ndsæt|[Uu]dfyld|[Vv]erificer|[Ss]kriv"
"""Fewer, since a parenthesis is also the text's own: »(mangler uddannelse)«."""
_ENKELT_KLAMME = re.compile(r"(?<!\{)\{\s*([^\W\d_][\w.]*)\s*\}(?!\})")
_HVAD = "tal|kilde|årstal|tekst|figur|tabel|afsnit"
_MÆRKE = re.compile(
    r"(?<![\w-])(?:TODO|TBD|T\.B\.D\.|tbd|FIXME|todo(?=:)|Todo(?=:)|x{2,}|X{2,}|"
    r"[Ll]orem ipsum|(?<![\w?!.])\?{2,})"
    r"(?![\w-])|"
    r"_{3,}|"
    r"\[(?:navn|tal|dato|kilde|tekst|antal|årstal|…|\.{3}|\?)[^\]]{0,80}\]|"
    rf"\[(?!\^)(?:[^\]]{{0,80}}?[\s:])?(?:{_NOTE_ORD})(?!\w)[^\]]{{0,80}}\]|"
    rf"\((?:{_NOTE_I_PARENTES})(?!\w)(?!\s+(?:af|på|hos|ved|for)\b)[^)]{{0,60}}\)|"
    r"(?<!\w)(?:Skriv|Indsæt)\s(?:her|teksten her|tekst her|jeres tekst)\b|"
    r"(?<!\w)[Tt]ekst følger\b",
)
_NOTE = re.compile(
    r"\((?=[^()]*[^\W\d_])[^()]{1,80}\?\)|"
    r"<[^\W\d_][\w .-]{0,40}>|"
    r"«(?:navn|dato|beløb|antal|tal|årstal|adresse|kommune|boligorganisation|afdeling)\w*»|"
    rf"\b(?:{_HVAD})(?:en|et|n|ne|lene)?\s+(?:bliver\s+)?(?:indsættes|tilføjes|indsat|(?:kommer|følger)\s+(?:senere|snarest))\b",
    re.IGNORECASE,
)
"""A question in a parenthesis, a field of a mail merge, what is to be put in later."""
_BEGYNDER_NOTE = re.compile(r"(?:\A|[.!?]\s+)((?:Afventer|Uddybes|Indsættes)\b[^.!?]{0,60})")
_UDFYLDES = re.compile(
    r"(?:\A|[(\[«»:.]\s*)udfyldes\b(?!\s+\w+\s+(?:sammen|hver))|"
    r"\b(?:afsnittet|teksten|feltet|punktet|dette|resten|tallene|her)\s+(?:skal\s+)?udfyldes\b|"
    r"(?:\A|[.!?]\s+)\w+\s+(?:skal\s+)?udfyldes(?:\s+(?:senere|snarest|endnu))?\s*(?:[.)\]]|\Z)",
    re.IGNORECASE,
)
_UDFYLDES_ORD = re.compile(r"udfyldes", re.IGNORECASE)
_KUN_TEGN = re.compile(r"\s*(?:…|\.{3}|\?+|-+|–)\s*")
_MINDSTE_PRØVE = 5
"""A sample sentence of fewer words could be anybody's."""


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Skemaet udfyldes af beboerne selv, og svarene er fordelt på alder."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "I området bor xx familier."  # <- »xx« er en pladsholder.
        #    Ret: Skriv teksten, eller slet den.
    """,
)
def pladsholder(grundlag: Grundlag) -> Iterator[Fund]:
    """Teksten indeholder en pladsholder, der skulle være skrevet ud.

    TODO, xxx, »udfyldes«, »[afventer tal]«, et feltnavn i enkelte klammer og den prøvetekst, et nyt
    projekt begynder med, må ikke nå fonden. Skriv teksten, eller slet den; mangler der en
    oplysning, så skriv, hvor og hvornår den bliver afklaret.
    """
    yield from saml(
        Prosafund(
            prosa,
            fra,
            til,
            f"»{prosa.tekst[fra:til]}« er en pladsholder",
            "Skriv teksten, eller slet den.",
        )
        for prosa in (*grundlag.prosa, *korte_tekster(grundlag))
        for fra, til in sorted(set(pladsholdere(prosa)))
    )
    yield from saml(
        Prosafund(
            prosa,
            *m.span(),
            f"»{m.group()}« bliver trykt, som det står",
            f"Skriv to klammer på hver side: {{{{ {m[1]} }}}}.",
        )
        for prosa in (*grundlag.prosa, *korte_tekster(grundlag))
        for m in _ENKELT_KLAMME.finditer(prosa.tekst)
    )
    yield from _prøvetekster(grundlag)
    for nr, afdeling in enumerate(grundlag.plan.projekt.afdelinger):
        # A new project counts nothing; a document with 0 dwellings in it must not reach the fund.
        if afdeling.lejeboliger == 0:
            yield Fund(
                ("projekt", "afdelinger", nr, "lejeboliger"),
                f"0 lejeboliger i »{afdeling.navn}« er en pladsholder.",
                "Skriv antallet af lejeboliger.",
            )


def pladsholdere(prosa: Prosa) -> Iterator[tuple[int, int]]:
    """Yield where the placeholders and notes to oneself stand in a text."""
    tekst = prosa.tekst
    # A contribution of »?« or »-« is no answer, and partner-uden-bidrag says so.
    if _KUN_TEGN.fullmatch(tekst) and ("bidrag" not in prosa.sti or "…" in tekst):
        yield 0, len(tekst)
        return
    for m in (*_MÆRKE.finditer(tekst), *_NOTE.finditer(tekst)):
        yield m.span()
    # A contribution that is put off is `vagt-bidrag`'s to name.
    for m in _BEGYNDER_NOTE.finditer(tekst) if "bidrag" not in prosa.sti else ():
        yield m.span(1)
    for m in _UDFYLDES.finditer(tekst) if "dfyldes" in tekst else ():
        if ord_ := _UDFYLDES_ORD.search(tekst, m.start()):
            yield ord_.span()


def _prøvetekster(grundlag: Grundlag) -> Iterator[Fund]:
    prøve = _prøve()
    sagt: set[int] = set()
    for ytring in ytringer(grundlag) if prøve else ():
        prosa, tekst = ytring.prosa, ytring.tekst
        if id(prosa) in sagt or len(ord_i(tekst)) < _MINDSTE_PRØVE:
            continue
        if " ".join(tekst.split()) in prøve:
            sagt.add(id(prosa))
            yield prosa.fund(
                ytring.start,
                ytring.slut,
                "Sætningen er prøvetekst fra det nye projekt.",
                "Skriv jeres egen tekst, eller slet den.",
            )


@cache
def _prøve() -> str:
    """Return all text a new project begins with, its line breaks made to spaces."""
    mappe = skabeloner() / "ny"
    filer = sorted(f for f in mappe.rglob("*") if f.suffix in {".yaml", ".md"})
    return " ".join(" ".join(f.read_text(encoding="utf-8").split()) for f in filer)
