from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dansk.ord import nævner
from generator.dansk.talord import læs_talord
from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.organisering import Forum
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import Prosafund, Ytring, saml, ytringer

_GANGE = re.compile(
    r"\b(?P<n>\w+)(?:\s?[-–]\s?(?P<til>\d+)|\s+til\s+(?P<ord>\w+))?\s+"
    r"(?:gange?|møder)\s+(?:årligt|om\s+året|pr\.\s+år|hvert\s+år|i\s+løbet\s+af\s+året)",
    re.IGNORECASE,
)
_FASTE = (
    (re.compile(r"\b(?:hver\s+måned|månedligt?|én\s+gang\s+om\s+måneden)\b", re.I), 12),
    (re.compile(r"\bhver\s+anden\s+måned\b", re.I), 6),
    (re.compile(r"\b(?:hvert\s+kvartal|kvartalsvist?|kvartalsmøder)\b", re.I), 4),
    (re.compile(r"\b(?:hvert\s+halve\s+år|halvårligt?|to\s+gange\s+om\s+året)\b", re.I), 2),
)
_MØDES = re.compile(r"\b(?:mødes|møde|møder|samles|holder\s+møde\w*)\b", re.IGNORECASE)


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # organisering.yaml
    fora:
      - navn: Bestyrelsen
        type: boligsocial bestyrelse
        niveau: område
        ansvar: Bestyrelsen mødes fire gange om året.
        møder: hvert kvartal
    """,
    forkert="""
    # organisering.yaml
    fora:
      - navn: Bestyrelsen
        type: boligsocial bestyrelse
        niveau: område
        ansvar: Bestyrelsen mødes to gange om året.  # <- »to gange om året« passer ikke med »møder«
            #    hos »Bestyrelsen« (fundet 2, »hvert kvartal« er 4).
            #    Ret: Ret teksten eller »møder«.
        møder: hvert kvartal
    """,
)
def moeder_stemmer_ikke(grundlag: Grundlag) -> Iterator[Fund]:
    """Teksten siger, at et forum mødes oftere eller sjældnere, end der står i `møder`.

    De to står i samme tabel eller tæt på hinanden. Skriv mødehyppigheden ét sted, helst i `møder`.
    """
    return saml(_fund(grundlag))


def _fund(grundlag: Grundlag) -> Iterator[Prosafund]:
    fora = [
        (sti, forum, antal)
        for sti, forum in find(grundlag.plan, Forum)
        if (antal := _antal(str(forum.møder or ""))) is not None
    ]
    for ytring in ytringer(grundlag) if fora else ():
        mødes = _MØDES.search(ytring.tekst)
        sagt = _antal(ytring.tekst, mødes.start()) if mødes else None
        if sagt is None or ytring.prosa.er_værdi(*sagt[0]):
            continue
        (fra, til), færrest, flest = sagt
        ord_ = ytring.tekst[fra:til]
        for _, forum, (_, f, t) in (x for x in fora if _om(ytring, *x[:2])):
            if flest < f or færrest > t:
                yield ytring.fund(
                    (fra, til),
                    f"»{ord_}« passer ikke med »møder« hos »{forum.navn}« (fundet {færrest}, "
                    f"»{forum.møder}« er {f})",
                    "Ret teksten eller »møder«.",
                )


def _om(ytring: Ytring, sti: tuple[str | int, ...], forum: Forum) -> bool:
    """Tell whether a sentence is about a forum: it names it, or stands in its own `ansvar`."""
    return nævner(ytring.tekst, str(forum.navn)) or ytring.prosa.sti == (*sti, "ansvar")


def _antal(tekst: str, start: int = 0) -> tuple[tuple[int, int], int, int] | None:
    """Return where a text says how often in a year, at least and at most."""
    fundne = [
        (m.span(), antal, antal) for mønster, antal in _FASTE if (m := mønster.search(tekst, start))
    ]
    if m := _GANGE.search(tekst, start):
        tal = [
            int(o) if o.isdigit() else læs_talord(o) for o in (m["n"], m["til"] or m["ord"]) if o
        ]
        if None not in tal:
            fundne.append((m.span(), tal[0] or 0, tal[-1] or 0))
    return min(fundne, default=None)
