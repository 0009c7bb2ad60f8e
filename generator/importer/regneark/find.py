"""Finds the table on a sheet: its headings, whatever stands above, beside and below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.dansk.lister import opregn
from generator.importer.fejl import Importfejl, Mangel
from generator.importer.regneark.kolonner import Kolonne, Ordbog
from generator.laesning.ark import Ark
from generator.laesning.graenser import KOLONNER

_TOMME = ("*", "..", "-", "–")
_HOVEDRÆKKER = 3
_HOVED_INDEN = 1_000
"""Rows from the top among which the headings are looked for; each is tried in three ways."""
"""A heading is spread over at most so many rows."""
NAVNEKOLONNER = ("boligorganisation", "afdeling", "nummer")


@dataclass(frozen=True)
class Fundet:
    """A table on a sheet."""

    ark: Ark
    første: int
    sidste: int
    """The rows of the headings."""
    kolonner: dict[str, int]
    """Key -> column."""
    kendte: dict[str, Kolonne]
    """Key -> heading as understood."""
    ubrugte: tuple[str, ...] = ()
    """Headings of columns that are not imported, each with why where it looks right."""

    @property
    def tal(self) -> list[str]:
        """Return the keys of the figures that are there."""
        return [n for n in self.kolonner if n not in NAVNEKOLONNER]


def find_tabel(ark: Ark, ordbog: Ordbog, år: int | None) -> Fundet | None:
    """Return the table of figures on a sheet, or None when it has none.

    Raises:
        Importfejl: two columns claim the same figure, or there are two tables.
    """
    bedst: tuple[int, int, int, int] | None = None
    for nr, første in enumerate(ark.rækker[:_HOVED_INDEN]):
        for antal in range(1, _HOVEDRÆKKER + 1):
            rækker = ark.rækker[nr : nr + antal]
            if len(rækker) < antal or rækker[-1] - første != antal - 1:
                break
            kendte = [k for _, k in _hoveder(ark, ordbog, første, rækker[-1])]
            if not _er_hoved(kendte):
                continue
            point = len({k.nøgle for k in kendte if not k.grund})
            if bedst is None or (point, -antal) > (bedst[0], -bedst[1]):
                bedst = (point, antal, første, rækker[-1])
        if bedst is not None and første > bedst[2] + _HOVEDRÆKKER:
            break
    if bedst is None:
        return None
    første, sidste = _udvid(ark, ordbog, bedst[2], bedst[3])
    return _vælg(ark, ordbog, første, sidste, år)


def er_gentaget(fundet: Fundet, ordbog: Ordbog, række: int) -> bool:
    """Tell whether a row below is the table's own headings again.

    Raises:
        Importfejl: it is the headings of another table.
    """
    kendte = dict(_hoveder(fundet.ark, ordbog, række, række))
    if not _er_hoved(list(kendte.values())):
        return False
    for kolonne, kendt in kendte.items():
        if fundet.kolonner.get(kendt.nøgle) not in (None, kolonne) and not kendt.grund:
            raise Importfejl(
                [
                    Mangel(
                        fundet.ark.sted(række),
                        "Her begynder en tabel til med kolonnerne i en anden orden.",
                        "Lad der kun være én tabel på arket.",
                    )
                ]
            )
    return True


def _er_hoved(kendte: list[Kolonne]) -> bool:
    nøgler = {k.nøgle for k in kendte}
    return bool(nøgler & {"afdeling", "nummer"}) and bool(nøgler - set(NAVNEKOLONNER))


def _hoveder(ark: Ark, ordbog: Ordbog, første: int, sidste: int) -> Iterator[tuple[int, Kolonne]]:
    """Yield the columns whose headings, read from the top, are known."""
    kolonner = sorted({k for r in range(første, sidste + 1) for k in ark.celler.get(r, {})})
    sidste_kolonne = max(kolonner, default=0)
    for område in ark.flettede:
        if første <= område[1] <= sidste:
            sidste_kolonne = max(sidste_kolonne, min(område[2], KOLONNER))
    for kolonne in range(1, sidste_kolonne + 1):
        if tekst := overskrift(ark, første, sidste, kolonne):
            kendt = ordbog.genkend(tekst)
            if kendt is not None:
                yield kolonne, kendt


def overskrift(ark: Ark, første: int, sidste: int, kolonne: int) -> str:
    """Return a column's heading; a group's heading above is part of it."""
    dele: list[str] = []
    for række in range(første, sidste + 1):
        tekst = ark.tekst(række, kolonne)
        if not tekst and række < sidste:
            tekst = _gruppe(ark, række, kolonne, sidste)
        if tekst and (not dele or dele[-1] != tekst):
            dele.append(tekst)
    return " ".join(dele)


def _gruppe(ark: Ark, række: int, kolonne: int, sidste: int) -> str:
    """Return the heading that stretches over an empty cell from its left."""
    område = ark.dækket(række, kolonne)
    if område is not None:
        return ark.tekst(område[1], område[0]) if område[1] == række else ""
    for venstre in range(kolonne - 1, 0, -1):
        if ark.dækket(række, venstre) is not None:
            return ""  # a merged heading says itself how far it goes
        if tekst := ark.tekst(række, venstre):
            # What has headings below it is a group and may be meant for its neighbours too;
            # what has none is its own column's.
            under = range(række + 1, sidste + 1)
            return tekst if any(ark.tekst(nr, venstre) for nr in under) else ""
    return ""


def _udvid(ark: Ark, ordbog: Ordbog, første: int, sidste: int) -> tuple[int, int]:
    """Take in rows of groups above and of units and years below, when they are headings too."""
    while sidste - første < _HOVEDRÆKKER and _er_gruppe(ark, første - 1, første):
        første -= 1
    while _er_overskrifter(ark, ordbog, første, sidste):
        sidste += 1
    return første, sidste


def _er_overskrifter(ark: Ark, ordbog: Ordbog, første: int, sidste: int) -> bool:
    """Tell whether the row below is headings too: units, years, »Mænd« and »Kvinder«.

    Left out, the first of several columns would pass for the whole.
    """
    under = ark.celler.get(sidste + 1, {})
    kendte = dict(_hoveder(ark, ordbog, første, sidste))
    nye = dict(_hoveder(ark, ordbog, første, sidste + 1))

    def uændret(kolonne: int) -> bool:
        return kolonne in nye and nye[kolonne].nøgle == kendte[kolonne].nøgle

    navne = [k for k, v in kendte.items() if v.nøgle in NAVNEKOLONNER and k in under]
    brugte = [k for k in kendte if k in under and k not in navne]
    if not brugte or not all(map(uændret, navne)):
        return False
    if all(map(uændret, brugte)):
        return True
    return not any(
        under[k].tal is not None or under[k].fejl or any(map(str.isdigit, under[k].tekst))
        for k in brugte
    ) and not all(under[k].tekst in _TOMME for k in brugte)


def _er_gruppe(ark: Ark, række: int, hoved: int) -> bool:
    """Tell whether the row above holds groups of columns and not the sheet's title."""
    celler = ark.celler.get(række)
    if not celler:
        return False
    første_kolonne = min(ark.celler[hoved])
    return any(kolonne > første_kolonne for kolonne in celler)


def _vælg(ark: Ark, ordbog: Ordbog, første: int, sidste: int, år: int | None) -> Fundet:
    """Decide which column is which; a hidden one is not read."""
    muligheder: dict[str, list[tuple[int, Kolonne]]] = {}
    ubrugte: list[str] = []
    bredde = max(k for r in range(første, sidste + 1) for k in ark.celler.get(r, {}))
    for kolonne in range(1, bredde + 1):
        tekst = " ".join(overskrift(ark, første, sidste, kolonne).split())
        if not tekst:
            continue
        kendt = ordbog.genkend(overskrift(ark, første, sidste, kolonne))
        if kolonne in ark.skjulte_kolonner:
            ubrugte.append(f"»{tekst}« (kolonnen er skjult)")
        elif kendt is None:
            ubrugte.append(f"»{tekst}«")
        elif kendt.grund:
            ubrugte.append(f"»{tekst}« ({kendt.grund})")
        elif år is not None and kendt.år and år not in kendt.år:
            ubrugte.append(f"»{tekst}« (et andet år end {år})")
        else:
            muligheder.setdefault(kendt.nøgle, []).append((kolonne, kendt))
    mangler: list[Mangel] = []
    kolonner: dict[str, int] = {}
    kendte: dict[str, Kolonne] = {}
    for nøgle, valg in muligheder.items():
        if len(valg) > 1:
            mangler.append(_flere(ark, sidste, nøgle, valg))
        else:
            kolonner[nøgle], kendte[nøgle] = valg[0]
            mangler += _forkert_år(ark, ordbog, sidste, valg[0], år)
    if mangler:
        raise Importfejl(mangler)
    if set(kolonner) <= set(NAVNEKOLONNER):
        raise Importfejl([_ingen_tal(ark, første, sidste, ubrugte)])
    orden = [n for n in (*NAVNEKOLONNER, *ordbog.nøgler) if n in kolonner]
    return Fundet(
        ark, første, sidste, {n: kolonner[n] for n in orden},
        {n: replace(kendte[n]) for n in orden}, tuple(ubrugte),
    )  # fmt: skip


def _ingen_tal(ark: Ark, første: int, sidste: int, ubrugte: list[str]) -> Mangel:
    rækker = f"række {første}" if første == sidste else f"række {første}-{sidste}"
    return Mangel(
        ark.sted(sidste),
        f"Ingen af kolonnerne er et tal, der kendes: {opregn(ubrugte)}.",
        f"Se på overskrifterne i {rækker}: Ret dem, eller sæt en tom række under en titel.",
    )


def _flere(ark: Ark, række: int, nøgle: str, valg: list[tuple[int, Kolonne]]) -> Mangel:
    navne = opregn([f"»{k.overskrift}«" for _, k in valg])
    årene = sorted({å for _, k in valg for å in k.år})
    if len(årene) > 1 and all(k.år for _, k in valg):
        return Mangel(
            ark.sted(række, valg[0][0]),
            f"»{nøgle}« står for flere år: {navne}.",
            f"Skriv, hvilket år der skal bruges, fx --år {årene[-1]}.",
        )
    return Mangel(
        ark.sted(række, valg[0][0]),
        f"{len(valg)} kolonner kan være »{nøgle}«: {navne}.",
        "Slet eller skjul dem, der ikke skal læses.",
    )


def _forkert_år(
    ark: Ark, ordbog: Ordbog, række: int, valg: tuple[int, Kolonne], år: int | None
) -> Iterator[Mangel]:
    """Yield a column that says it is from other years than those of the limits."""
    kolonne, kendt = valg
    rigtige = ordbog.dataår(kendt.nøgle)
    if not rigtige or not kendt.år or set(kendt.år) <= set(rigtige) or år in kendt.år:
        return
    yield Mangel(
        ark.sted(række, kolonne),
        f"»{kendt.overskrift}« er fra {opregn(map(str, kendt.år))}, men kriteriesættet gælder "
        f"tal fra {opregn(map(str, rigtige))}.",
        f"Find tallene for {opregn(map(str, rigtige))}, vælg et andet kriteriesæt i "
        f"problemkompleks.yaml, eller bekræft med --år {kendt.år[-1]}.",
    )
