from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.dokument.trae import Afsnit, Notehenvisning, Tekst, alle_blokke
from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.samarbejdspartnere import Enhed
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.kilder import årstal_i
from generator.regler.prosa.laesning import Prosa
from generator.regler.prosa.udsagn import Prosafund, saml, ytringer

_BARNETS_LOV = date(2024, 1, 1)
_UDEN_GHETTO = date(2021, 12, 1)
_CFBU_LUKKET = date(2025, 1, 1)

_DENGANG = re.compile(
    r"\b(?:dagældende|daværende|dengang|tidligere|såkaldte?)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE
)
"""Said of the law itself, at most two words before it: »tidligere et hårdt ghettoområde«."""
_SERVICELOV = re.compile(r"\b(?:servicelov(?:en)?s?|SEL|lov om social service)\b")
_PARAGRAFFER = re.compile(
    r"§{1,2}\s*(\d+\s?(?:[a-z]\b)?(?:\s*(?:,|og|eller|samt|[-–])\s*(?:§{1,2}\s*)?\d+)*)"
)
_OM_BØRN = {11, 50, 51, 52}
_GHETTO = re.compile(
    r"(?<![»\"“])\b(?:ghettoområde\w*|ghettoliste\w*|hårde?\s+ghetto\w*)", re.IGNORECASE
)
_CFBU = r"(?:CFBU|Center for Boligsocial Udvikling)"
_CFBU_VIRKER = re.compile(
    rf"\b(?:sammen\s+med|samarbejde\w*\s+med|støtte\s+fra|hjælp\s+fra|rådgivning\s+fra|bistand\s+fra|inddrage|"
    rf"bruge|af|hos|til)\s+(?P<a>{_CFBU})(?!['’]?s?\s+\w*(?:rapport|evaluering|undersøgelse|håndbog))\b|"
    rf"\b(?P<b>{_CFBU})\s+(?:\w+\s+)?(?:er|vil|skal|kan|følger|evaluerer|bidrager|rådgiver|hjælper|understøtter|"
    r"måler|deltager|tilbyder|står|indsamler|sikrer|faciliterer|holder|underviser)\b"
)
_DENGANG_I_SÆTNINGEN = re.compile(
    r"\b(?:tidligere|daværende|dengang|nedlagt\w*|lukket|lukkede)\b", re.IGNORECASE
)


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Sagerne fra 2022 er efter den dagældende servicelovs § 50, de nye barnets lov."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "Mange familier får støtte efter serviceloven § 52."  # <- Serviceloven om børn er
        #    afløst af barnets lov (fundet »serviceloven«, gælder ikke for børn siden 1. januar
        #    2024).
        #    Ret: Henvis til barnets lov, eller skriv »dagældende«, når det handler om tiden før.
    """,
)
def foraeldet_henvisning(grundlag: Grundlag) -> Iterator[Fund]:
    """Teksten henviser til noget, der ikke findes mere.

    Serviceloven §§ 11 og 50-52 om børn er afløst af barnets lov fra 2024, ghettoområde hedder nu
    udsat boligområde eller parallelsamfund, og CFBU er nedlagt med udgangen af 2024. Handler
    teksten om tiden før, så skriv »dagældende« eller »tidligere«, eller nævn årstallet.
    """
    yield from _saml(_serviceloven(grundlag), *_OM_SERVICELOVEN)
    yield from _saml(_ghetto(grundlag), *_OM_GHETTO)
    yield from _saml(_cfbu(grundlag), *_OM_CFBU)
    if grundlag.plan.projekt.dato >= _CFBU_LUKKET:
        for sti, enhed in find(grundlag.plan, Enhed):
            if re.search(rf"\b{_CFBU}\b", enhed.navn):
                besked, ret = _OM_CFBU
                yield Fund((*sti, "navn"), f"{besked.format('CFBU')}.", ret, ord="CFBU")


_OM_SERVICELOVEN = (
    "Serviceloven om børn er afløst af barnets lov (fundet »{}«, gælder ikke for børn siden "
    "1. januar 2024)",
    "Henvis til barnets lov, eller skriv »dagældende«, når det handler om tiden før.",
)
_OM_GHETTO = (
    "»{}« er en betegnelse, loven har forladt",
    "Skriv udsat boligområde eller parallelsamfund, eller sæt »tidligere« foran.",
)
_OM_CFBU = (
    "CFBU er nedlagt med udgangen af 2024 (fundet »{}«)",
    "Nævn en anden, eller skriv »tidligere« og årstallet, når det handler om tiden før.",
)


_Sted = tuple[Prosa, int, int]


def _saml(steder: Iterator[_Sted], besked: str, ret: str) -> Iterator[Fund]:
    return saml(Prosafund(p, a, b, besked.format(p.tekst[a:b]), ret) for p, a, b in steder)


def _serviceloven(grundlag: Grundlag) -> Iterator[_Sted]:
    if grundlag.plan.projekt.dato < _BARNETS_LOV:
        return
    for ytring in ytringer(grundlag):
        tekst, start = ytring.tekst, ytring.start
        lov = _SERVICELOV.search(tekst) if "§" in tekst else None
        if lov is None or _DENGANG.search(tekst[: lov.start()]):
            continue
        if _om_børn(tekst) and not _fra_før_2024(grundlag, ytring.prosa):
            yield ytring.prosa, start + lov.start(), start + lov.end()


def _om_børn(tekst: str) -> bool:
    for m in _PARAGRAFFER.finditer(tekst):
        for led in re.finditer(r"(\d+)(?:\s*[-–]\s*(\d+))?", m[1]):
            fra = int(led[1])
            til = int(led[2] or fra)
            if any(fra <= nr <= til for nr in _OM_BØRN):
                return True
    return False


def _fra_før_2024(grundlag: Grundlag, prosa: Prosa) -> bool:
    """Tell whether the paragraph, or the figure that its footnote explains, is of years before."""
    år = [å.år.første for å in årstal_i(prosa.tekst)]
    udtryk = [*prosa.udtryk()]
    if "fodnoter" in prosa.sti:
        udtryk += _ved_henvisningen(grundlag, str(prosa.sti[0]), str(prosa.sti[-1]))
    tal = grundlag.plan.tal
    for navn in (u.split(".")[1] for u in udtryk if u.startswith("tal.") and u.count(".")):
        punkt = tal.tal.get(navn) if tal else None
        if punkt is not None and punkt.år is not None:
            år.append(punkt.år.sidste)
    return any(å < _BARNETS_LOV.year for å in år)


def _ved_henvisningen(grundlag: Grundlag, fil: str, navn: str) -> Iterator[str]:
    tekster = grundlag.tekster
    numre = {nr for nr, n in tekster.noter.items() if n.navn == navn and str(n.sti[0]) == fil}
    for blokke in tekster.lange.values():
        for blok in alle_blokke(blokke):
            if isinstance(blok, Afsnit) and any(
                isinstance(s, Notehenvisning) and s.nummer in numre for s in blok.indhold
            ):
                yield from (s.udtryk for s in blok.indhold if isinstance(s, Tekst) and s.værdi)


def _ghetto(grundlag: Grundlag) -> Iterator[_Sted]:
    if grundlag.plan.projekt.dato < _UDEN_GHETTO:
        return
    for ytring in ytringer(grundlag):
        tekst, start = ytring.tekst, ytring.start
        if "hetto" in tekst and not any(å.år.første < _BARNETS_LOV.year for å in ytring.år):
            for m in _GHETTO.finditer(tekst):
                if not _DENGANG.search(tekst[: m.start()]):
                    yield ytring.prosa, start + m.start(), start + m.end()


def _cfbu(grundlag: Grundlag) -> Iterator[_Sted]:
    if grundlag.plan.projekt.dato < _CFBU_LUKKET:
        return
    for ytring in ytringer(grundlag):
        tekst, start = ytring.tekst, ytring.start
        if "CFBU" not in tekst and "Center for Boligsocial" not in tekst:
            continue
        if not ytring.år and not _DENGANG_I_SÆTNINGEN.search(tekst):
            for m in _CFBU_VIRKER.finditer(tekst):
                a, b = m.span("a") if m["a"] else m.span("b")
                yield ytring.prosa, start + a, start + b
