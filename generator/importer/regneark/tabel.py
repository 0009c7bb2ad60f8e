"""A table on a sheet -> figures for the project's own afdelinger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.dansk.lister import opregn
from generator.importer.fejl import Importfejl, Mangel
from generator.importer.regneark.find import Fundet, er_gentaget
from generator.importer.regneark.kolonner import Ordbog, fold
from generator.importer.regneark.navne import Navnebog, Tvivl, Ukendt
from generator.importer.regneark.vaerdier import Kolonnelæser
from generator.laesning.ark import FORMEL, Ark, Arkcelle
from generator.model.plan import Plan
from generator.model.projekt import Afdeling

_SAMLET = re.compile(
    r"(?:i\s?alt|total|sum|samlet|gennemsnit|gns|snit|median|landsgennemsnit|hele|alle|"
    r"graense|graensevaerdi|kriteri|krav|maal|landet|regionen|region|danmark|kommunen)\b"
)
_NOTE = re.compile(
    r"(?:kilde|note|noter|anm|anmaerkning|bemaerk|\*|udtraek|opgjort|data)\b|\*|\.\."
)


@dataclass(frozen=True, slots=True)
class Række:
    """The figures of one afdeling, as they are to be written."""

    afdeling: Afdeling
    tal: dict[str, str]
    """Column -> text in the content format."""
    nr: int
    """The row in the sheet."""
    skrevet: str
    """The name as it stands in the sheet."""


@dataclass(frozen=True)
class Tabelimport:
    """What a sheet gives the project, and everything that was passed over."""

    fundet: Fundet
    rækker: tuple[Række, ...]
    noter: tuple[str, ...] = ()


@dataclass
class _Gang:
    """One walk down the rows."""

    organisation: str = ""
    grupper: bool = False
    rækker: list[tuple[Afdeling, int, str]] = field(default_factory=list)
    mangler: list[Mangel] = field(default_factory=list)
    ukendte: list[tuple[Ukendt, int]] = field(default_factory=list)
    samlede: list[str] = field(default_factory=list)
    skjulte: list[int] = field(default_factory=list)
    tekster: list[int] = field(default_factory=list)


def læs_tabel(fundet: Fundet, ordbog: Ordbog, plan: Plan) -> Tabelimport:
    """Return the figures of the project's afdelinger.

    Raises:
        Importfejl: a figure or a name is not certain.
    """
    gang = _Gang()
    bog = Navnebog(plan)
    for nr in fundet.ark.rækker:
        if nr > fundet.sidste:
            _række(fundet, ordbog, bog, nr, gang)
    _tjek_dobbelte(fundet.ark, gang)
    _tjek_flettede(fundet, gang)
    _tjek_bredde(fundet, gang)
    tal: dict[str, list[str]] = {}
    for nøgle in fundet.tal:
        læser = Kolonnelæser(fundet.ark, ordbog, nøgle)
        celler = [fundet.ark.celle(nr, fundet.kolonner[nøgle]) for _, nr, _ in gang.rækker]
        tal[nøgle] = læser.læs(celler)
        gang.mangler += læser.mangler
    mangler = [
        a for a in plan.projekt.afdelinger if not any(a is fundet_ for fundet_, _, _ in gang.rækker)
    ]
    _tjek_nære(fundet.ark, mangler, gang)
    if not gang.rækker and not gang.mangler:
        gang.mangler.append(
            Mangel(
                fundet.ark.sted(fundet.sidste),
                "Ingen af projektets afdelinger står i tabellen.",
                "Se efter, om det er den rigtige fil, eller skriv arkets navne under »aliasser« "
                "i projekt.yaml.",
            )
        )
    if gang.mangler:
        raise Importfejl(gang.mangler)
    rækker = [
        Række(afdeling, {n: tal[n][plads] for n in tal}, nr, skrevet)
        for plads, (afdeling, nr, skrevet) in enumerate(gang.rækker)
    ]
    return Tabelimport(fundet, tuple(rækker), tuple(_noter(fundet, ordbog, gang, rækker, mangler)))


def _række(fundet: Fundet, ordbog: Ordbog, bog: Navnebog, nr: int, gang: _Gang) -> None:
    ark, kolonner = fundet.ark, fundet.kolonner
    if nr in ark.skjulte_rækker:
        gang.skjulte.append(nr)
        return
    navn = ark.tekst(nr, kolonner.get("afdeling"))
    nummer = ark.tekst(nr, kolonner.get("nummer"))
    har_tal = any(_er_tal(ark.celle(nr, kolonner[n])) for n in fundet.tal)
    tekster = [c.tekst for c in ark.celler[nr].values() if c.tal is None and c.tekst]
    if not har_tal and er_gentaget(fundet, ordbog, nr):
        return
    for nøgle in ("afdeling", "nummer", "boligorganisation"):
        celle = ark.celle(nr, kolonner[nøgle]) if nøgle in kolonner else None
        if celle is not None and celle.fejl:
            hvad = "en formel uden resultat" if celle.fejl == FORMEL else celle.fejl
            gang.mangler.append(
                Mangel(ark.sted(nr, celle.kolonne), f"Navnet kan ikke læses ({hvad}).",
                       "Åbn og gem filen i Excel, og prøv igen.")
            )  # fmt: skip
            return
    organisation = _organisation(fundet, nr, gang)
    if not navn and not nummer:
        if har_tal and not any(_SAMLET.match(fold(t)) for t in tekster):
            gang.samlede.append(f"række {nr} (uden navn)")
        elif har_tal:
            gang.samlede.append(f"»{tekster[0]}« (række {nr})")
        elif tekster:
            _tekstrække(bog, nr, tekster[0], gang)
        return
    svar = bog.find(organisation, navn, nummer)
    if isinstance(svar, Afdeling):
        gang.rækker.append((svar, nr, navn or nummer))
    elif _SAMLET.match(fold(navn)) or any(_SAMLET.match(fold(t)) for t in tekster[:1]):
        gang.samlede.append(f"»{navn}« (række {nr})")
    elif not har_tal and (bog.ansøger(navn) or _NOTE.match(fold(navn)) or len(tekster) == 1):
        _tekstrække(bog, nr, navn, gang)
    elif isinstance(svar, Tvivl):
        gang.mangler.append(Mangel(ark.sted(nr, kolonner.get("afdeling")), svar.besked, svar.ret))
    else:
        gang.ukendte.append((svar, nr))


def _er_tal(celle: Arkcelle | None) -> bool:
    """Tell whether a cell holds a figure, or something in its place."""
    if celle is None:
        return False
    if celle.tal is not None or celle.fejl or celle.dato:
        return True
    return any(tegn.isdigit() for tegn in celle.tekst) or celle.tekst in ("*", "..", "-", "–")


def _organisation(fundet: Fundet, nr: int, gang: _Gang) -> str:
    """Return the organisation of a row: its own, or the one that stands once above its rows."""
    kolonne = fundet.kolonner.get("boligorganisation")
    if kolonne is None:
        return gang.organisation
    tekst = fundet.ark.tekst(nr, kolonne)
    if tekst:
        gang.organisation = tekst
    return gang.organisation


def _tekstrække(bog: Navnebog, nr: int, tekst: str, gang: _Gang) -> None:
    """Take a row of text alone as the heading of an organisation's rows, or as a note."""
    ren = re.sub(r"\s*\(.*\)$|:$", "", tekst).strip()
    if bog.ansøger(ren):
        gang.organisation, gang.grupper = ren, True
    elif gang.grupper and not _NOTE.match(fold(tekst)) and len(tekst) < 60:
        gang.organisation = ren  # another organisation's; its rows are not the former's
        gang.tekster.append(nr)
    else:
        gang.tekster.append(nr)


def _tjek_dobbelte(ark: Ark, gang: _Gang) -> None:
    steder: dict[int, list[int]] = {}
    for afdeling, nr, _ in gang.rækker:
        steder.setdefault(id(afdeling), []).append(nr)
    for afdeling, nr, _ in gang.rækker:
        numre = steder[id(afdeling)]
        if len(numre) > 1 and numre[0] == nr:
            gang.mangler.append(
                Mangel(
                    ark.sted(nr),
                    f"{afdeling.navn} står flere gange: række {opregn(map(str, numre))}.",
                    "Slet eller skjul de rækker, der ikke gælder.",
                )
            )


def _tjek_flettede(fundet: Fundet, gang: _Gang) -> None:
    """Refuse a merged cell among the figures: nobody knows which rows it is for."""
    egne = {kolonne for nøgle, kolonne in fundet.kolonner.items() if nøgle != "boligorganisation"}
    læste = {nr for _, nr, _ in gang.rækker}
    for k1, r1, k2, r2 in fundet.ark.flettede:
        rammer = any(r1 <= nr <= r2 for nr in læste) and any(k1 <= k <= k2 for k in egne)
        if r1 > fundet.sidste and rammer:
            gang.mangler.append(
                Mangel(
                    fundet.ark.sted(r1, k1),
                    "Cellen er flettet med andre, så det er uvist, hvilken række eller kolonne "
                    "den gælder.",
                    "Ophæv fletningen, og skriv værdien i hver celle.",
                )
            )


def _tjek_bredde(fundet: Fundet, gang: _Gang) -> None:
    """Refuse a line of a CSV file with more fields than headings: a comma has split a figure."""
    if fundet.ark.navn is not None:
        return
    felter = fundet.ark.felter
    hoved = len(felter[fundet.sidste])
    for _, nr, skrevet in gang.rækker:
        bredde = len(felter[nr])
        flere = bredde > hoved and any(k > hoved for k in fundet.ark.celler.get(nr, {}))
        if flere or (fundet.ark.adskiller == "komma" and bredde != hoved):
            gang.mangler.append(
                Mangel(
                    fundet.ark.sted(nr),
                    f"Linjen med »{skrevet}« har {bredde} felter, og overskrifterne {hoved}.",
                    "Gem filen fra Excel som »CSV UTF-8 (semikolonsepareret)«.",
                )
            )


def _tjek_nære(ark: Ark, mangler: Sequence[Afdeling], gang: _Gang) -> None:
    """Refuse when a name is nearly that of an afdeling whose figures were not found."""
    savnede = {fold(n): a for a in mangler for n in a.alle_navne}
    for ukendt, nr in gang.ukendte:
        savnet = savnede.get(fold(ukendt.nærmest)) if ukendt.nærmest else None
        if savnet is not None:
            gang.mangler.append(
                Mangel(
                    ark.sted(nr),
                    f"»{ukendt.navn}« er ikke i projektet; mente du »{savnet.navn}«?",
                    f"Ret navnet i regnearket, eller skriv »{ukendt.navn}« under »aliasser« ved "
                    f"{savnet.navn} i projekt.yaml (hvis numre står foran, så skriv »nummer«).",
                )
            )


def _andre_år(fundet: Fundet, ordbog: Ordbog) -> Iterator[str]:
    """Yield the columns whose years are not those of the limits."""
    for nøgle, kolonne in fundet.kendte.items():
        rigtige = ordbog.dataår(nøgle)
        if kolonne.år and rigtige and set(kolonne.år) != set(rigtige):
            yield (
                f"Bemærk: »{kolonne.overskrift}« er fra {opregn(map(str, kolonne.år))}, og "
                f"kriteriesættet gælder tal fra {opregn(map(str, rigtige))}."
            )


def _noter(
    fundet: Fundet,
    ordbog: Ordbog,
    gang: _Gang,
    rækker: Sequence[Række],
    mangler: Sequence[Afdeling],
) -> list[str]:
    ark = fundet.ark
    ud = list(_andre_år(fundet, ordbog))
    omdøbte = [
        f"»{r.skrevet}« er {r.afdeling.navn}" for r in rækker if r.skrevet != str(r.afdeling.navn)
    ]
    if omdøbte:
        ud.append(f"Kendt på andet navn: {'; '.join(omdøbte)}.")
    if mangler:
        ud.append(f"Mangler i regnearket: {opregn(str(a.navn) for a in mangler)}.")
    if gang.ukendte:
        navne = opregn(f"»{u.navn}« (række {nr})" for u, nr in gang.ukendte)
        ud.append(f"Ikke i projektet, og derfor ikke med: {navne}.")
    if gang.samlede:
        ud.append(f"Ikke en afdeling: {opregn(gang.samlede)}.")
    if gang.skjulte:
        ud.append(
            f"Skjulte rækker er ikke læst: {opregn(map(str, gang.skjulte))}. "
            "Vis dem i Excel, hvis de skal med."
        )
    if fundet.ubrugte:
        ud.append(f"Kolonner, der ikke er brugt: {opregn(fundet.ubrugte)}.")
    if gang.tekster:
        tekst = opregn(
            f"»{_kort(next(iter(ark.celler[nr].values())).tekst)}« (række {nr})"
            for nr in gang.tekster
        )
        ud.append(f"Tekst i tabellen, der ikke er brugt: {tekst}.")
    return ud


def _kort(tekst: str) -> str:
    tekst = " ".join(tekst.split())
    return tekst if len(tekst) <= 60 else f"{tekst[:59]}…"
