from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.dansk.ord import lige, nævner
from generator.dansk.talord import læs_talord
from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.organisering import Forum, Forumtype
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import Prosafund, saml, ytringer

_GANGE = re.compile(
    r"\b(?P<n>\w+)(?:\s?[-–]\s?(?P<til>\d+)|\s+til\s+(?P<ord>\w+))?\s+"
    r"(?:gange?|møder?)\s+(?P<pr>årligt|om\s+året|pr\.\s+år|hvert\s+år|i\s+løbet\s+af\s+året|"
    r"(?:i|pr\.|hvert)\s+kvartal(?:et)?|i\s+halvåret|pr\.\s+halvår|om\s+måneden|pr\.\s+måned|månedligt|"
    r"om\s+ugen|pr\.\s+uge|ugentligt)",
    re.IGNORECASE,
)
_PR_ÅR = {"kvartal": 4, "halvår": 2, "måned": 12, "uge": 52}
"""How many there are in a year, of what the number of meetings is given for."""
_FASTE = (
    (re.compile(r"\b(?:hver\s+måned|månedligt?)\b", re.I), 12),
    (re.compile(r"\bhver\s+anden\s+måned\b", re.I), 6),
    (re.compile(r"\b(?:hvert\s+kvartal|kvartalsvist?|kvartalsmøder)\b", re.I), 4),
    (re.compile(r"\bhver\s+tredje\s+måned\b", re.I), 4),
    (re.compile(r"\bhver\s+fjerde\s+måned\b", re.I), 3),
    (re.compile(r"\b(?:hvert\s+halve\s+år|halvårligt?|hver\s+sjette\s+måned)\b", re.I), 2),
    (re.compile(r"\b(?:hver\s+uge|ugentligt?)\b", re.I), 52),
    (re.compile(r"\b(?:hver\s+anden\s+uge|hver\s+14\.\s+dag)\b", re.I), 26),
)
_MØDES = re.compile(r"\b(?:mødes|møde|møder|samles|sammen|indkaldes)\b", re.IGNORECASE)
_ALTSÅ = re.compile(
    r"[\s,(–-]*(?:dvs\.|det\s+vil\s+sige|altså|svarende\s+til|i\s+alt|eller)?\s*", re.IGNORECASE
)
_SLAGS = (
    (Forumtype.BOLIGSOCIAL_BESTYRELSE, re.compile(r"(?<!\w)bestyrelsen\b", re.IGNORECASE)),
    (Forumtype.STYREGRUPPE, re.compile(r"\bstyregruppen\b", re.IGNORECASE)),
    (Forumtype.FØLGEGRUPPE, re.compile(r"\bfølgegruppen\b", re.IGNORECASE)),
)


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
    typer = Counter(t for _, forum, _ in fora for t in forum.type)
    for ytring in ytringer(grundlag) if fora else ():
        tekst = ytring.tekst
        if _MØDES.search(tekst) is None:
            continue
        nævnt = sorted(
            (sted, nr)
            for nr, (_, forum, _) in enumerate(fora)
            if (sted := _nævnt(tekst, forum, typer)) is not None
        )
        eget = next((n for n, x in enumerate(fora) if ytring.prosa.sti == (*x[0], "ansvar")), None)
        før: tuple[int, int | None] = -1, None
        for (fra, til), færrest, flest in _hyppigheder(tekst):
            # The forum named last before it is the one that meets so often; what it does how
            # often besides (»og aflægger regnskab én gang om året«) is another matter.
            nr = next((nr for sted, nr in reversed(nævnt) if sted < fra), eget)
            if nr is None and len(nævnt) == 1:
                nr = nævnt[0][1]  # »Der er ét møde om året i Beboerforum Øst«
            igen = nr == før[1] and _ALTSÅ.fullmatch(tekst[før[0] : fra]) is None
            før = til, nr
            if nr is None or igen or ytring.prosa.er_værdi(ytring.start + fra, ytring.start + til):
                continue
            _, forum, (mindst, højst) = fora[nr]
            if flest < mindst or færrest > højst:
                yield ytring.fund(
                    (fra, til),
                    f"»{tekst[fra:til]}« passer ikke med »møder« hos »{forum.navn}« (fundet "
                    f"{færrest}, »{forum.møder}« er {mindst})",
                    "Ret teksten eller »møder«.",
                )


def _nævnt(tekst: str, forum: Forum, typer: Counter[Forumtype]) -> int | None:
    """Return where a forum is named: by its name, or by its kind where there is only one."""
    if nævner(tekst, str(forum.navn)):
        return lige(tekst).find(lige(str(forum.navn)))
    for type_, mønster in _SLAGS:
        if type_ in forum.type and typer[type_] == 1 and (m := mønster.search(tekst)):
            return m.start()
    return None


def _antal(tekst: str) -> tuple[int, int] | None:
    """Return how often in a year a text says, at least and at most."""
    return next(((færrest, flest) for _, færrest, flest in _hyppigheder(tekst)), None)


def _hyppigheder(tekst: str) -> list[tuple[tuple[int, int], int, int]]:
    """Return where a text says how often in a year, each with the least and the most."""
    fundne = []
    for m in _GANGE.finditer(tekst):
        tal = [
            int(o) if o.isdigit() else læs_talord(o) for o in (m["n"], m["til"] or m["ord"]) if o
        ]
        if None not in tal:
            pr = next((n for ord_, n in _PR_ÅR.items() if ord_ in m["pr"].casefold()), 1)
            fundne.append((m.span(), (tal[0] or 0) * pr, (tal[-1] or 0) * pr))
    optaget = [sted for sted, _, _ in fundne]
    for mønster, n in _FASTE:
        for m in mønster.finditer(tekst):
            # »to gange månedligt« is not »månedligt«.
            if not any(fra <= m.start() < til for fra, til in optaget):
                fundne.append((m.span(), n, n))
    return sorted(fundne)
