from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dansk.ord import foldet, navneled, uden_ejefald, ét_fejlgreb
from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.organisering import Forum
from generator.model.samarbejdspartnere import Enhed
from generator.regler._husk import korte_tekster, én_gang
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.laesning import Prosa
from generator.regler.prosa.udsagn import Prosafund, saml

_ORD = re.compile(r"[^\W_][\w’'-]*")
_STORT = re.compile(r"(?<!\w)[A-ZÆØÅ][\w’'-]*")
_LÆNGERE = 3
_KORTESTE_STAMME = 4
_SLUTNING = 3
_Navneliste = dict[str, list[tuple[tuple[str, ...], str]]]


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Limfjorden
    # problemkompleks.yaml
    indledning: Boligforeningen Limfjordens beboere er med fra begyndelsen.
    """,
    forkert="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Limfjorden
    # problemkompleks.yaml
    indledning: Boligforeningen Limfjodens beboere er med fra begyndelsen.  # <- »Boligforeningen
        #    Limfjodens« ligner »Boligforeningen Limfjorden«, men er stavet på en anden måde.
        #    Ret: Skriv »Boligforeningen Limfjorden«.
    """,
)
def navn_stavet_anderledes(grundlag: Grundlag) -> Iterator[Fund]:
    """Navnet på kommunen, en ansøger, en partner eller et forum er stavet på to måder.

    Sagsbehandleren skal kunne se, at det er den samme. Reglen finder én slåfejl i et langt ord;
    bøjninger, sammensætninger og almindelige navneord er i orden. Afdelingernes navne har deres
    egen regel. En partner, der hedder det samme som byen (»Lindby« ved siden af »Lindby Kommune«),
    bør have et navn, der siger, hvem det er.
    """
    yield from _som_byen(grundlag)
    yield from saml(
        fund
        for prosa in (*grundlag.prosa, *_parter(grundlag))
        for fra, til, navn in _i_tekst(_navne(grundlag), prosa.tekst)
        for fund in [
            Prosafund(
                prosa,
                fra,
                til,
                f"»{prosa.tekst[fra:til]}« ligner »{navn}«, men er stavet på en anden måde",
                f"Skriv »{navn}«.",
            )
        ]
    )


def _som_byen(grundlag: Grundlag) -> Iterator[Fund]:
    kommune = str(grundlag.plan.projekt.kommune)
    by = navneled(kommune)[:-1] if navneled(kommune)[-1:] == ("kommune",) else ()
    for sti, enhed in find(grundlag.plan, Enhed):
        navn = str(enhed.navn)
        if by and navneled(navn) in (by, (*by[:-1], uden_ejefald(by[-1]))):
            yield Fund(
                (*sti, "navn"),
                f"Partneren »{navn}« hedder det samme som byen i »{kommune}«.",
                f"Skriv »{kommune}«, eller giv partneren et navn, der viser, hvem det er.",
                ord=navn,
            )


def _parter(grundlag: Grundlag) -> Iterator[Prosa]:
    """Yield the members of fora and partnerships: they are written as names."""
    for kort in korte_tekster(grundlag):
        if kort.sti[-1] == "part" or "deltagere" in kort.sti:
            yield kort


@én_gang
def _navne(grundlag: Grundlag) -> _Navneliste:
    """Return the names' words by first letter."""
    plan, projekt = grundlag.plan, grundlag.plan.projekt
    egne = [str(projekt.kommune), *(str(n) for a in projekt.ansøgere for n in a.alle_navne)]
    andre = [str(e.navn) for _, e in find(plan, Enhed)] + [
        str(f.navn) for _, f in find(plan, Forum)
    ]
    ud: _Navneliste = {}
    for navn in dict.fromkeys((*egne, *andre)):
        led = navneled(navn)
        if led:
            ud.setdefault(led[0][0], []).append((led, navn))
    return ud


def _i_tekst(navne: _Navneliste, tekst: str) -> Iterator[tuple[int, int, str]]:
    for stort in _STORT.finditer(tekst):
        mulige = navne.get(foldet(stort[0][0])[0], ())  # Ø as »oe«
        if not mulige:
            continue
        fra = stort.start()
        længst = max(len(led) for led, _ in mulige)
        ord_ = []
        for m in _ORD.finditer(tekst, fra):
            ord_.append(m)
            if len(ord_) == længst:
                break
        for led, navn in mulige:
            til = ord_[len(led) - 1].end() if len(led) <= len(ord_) else fra
            # A slip and a genitive make a name at most two letters longer.
            if til <= fra:
                continue
            skrevet = navneled(tekst[fra:til])
            # A single word may be any noun in another form: there the slip stands inside it.
            ender = uden_ejefald(skrevet[-1])[-_SLUTNING:]
            if (
                (len(led) > 1 or ender == led[0][-_SLUTNING:])
                and abs(til - fra - len(navn)) <= _LÆNGERE
                and _én_slåfejl(skrevet, led)
            ):
                yield fra, til, navn
                break


def _én_slåfejl(skrevet: tuple[str, ...], led: tuple[str, ...]) -> bool:
    """Tell whether one word, and no more, is a slip from the name's own."""
    if len(skrevet) != len(led):
        return False
    if len(led) > 1 and skrevet[1:] == led[1:] and skrevet[0] != led[0]:
        # »Rosborgs Kommune«: in a name of several words its first has no ending of its own.
        uden = [re.sub(r"(?:ens|ets|en|et|s)\Z", "", ord_) for ord_ in (skrevet[0], led[0])]
        if uden[0] == uden[1] and len(uden[0]) >= _KORTESTE_STAMME:
            return True
    *resten, sidste = skrevet
    skrevet = (*resten, sidste if sidste == led[-1] else uden_ejefald(sidste))
    forskellige = [(a, b) for a, b in zip(skrevet, led, strict=True) if a != b]
    if len(forskellige) != 1:
        return False
    # Two right spellings: »Jobcentret« and »Jobcenteret«.
    a, b = (ord_.replace("eret", "ret") for ord_ in forskellige[0])
    return a != b and ét_fejlgreb(*forskellige[0])
