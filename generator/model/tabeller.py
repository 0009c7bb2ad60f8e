"""Rows from a CSV file or a spreadsheet -> the content format's own keys.

Columns are known by their key or by a usual Danish heading; a column that is not known is
named in a note, unless the same file also serves as the other table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.dansk.lister import opregn
from generator.dansk.naermeste import nærmeste
from generator.fund import Alvor, Fund, Peg, Sti
from generator.laesning import Rå, Tabeldata
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.raavaerdier import Felter, Punkter

AFDELINGSKOLONNER: Mapping[str, tuple[str, ...]] = {
    "boligorganisation": ("organisation",),
    "navn": ("afdeling", "afdelingens navn"),
    "lejeboliger": ("antal lejeboliger", "boliger", "lejemål"),
    "nummer": ("afdelingsnummer", "afd. nr."),
    "gruppe": ("grupper",),
    "betinget": (),
    "aliasser": ("alias",),
}
_FLERE = {"gruppe", "aliasser"}
"""Columns that may hold several values with `|` between."""

NØGLETALSKOLONNER: Mapping[str, tuple[str, ...]] = {
    "boligorganisation": ("organisation",),
    "afdeling": ("navn", "afdelingens navn"),
    "beboere": ("antal beboere", "beboertal"),
}


def _navn(overskrift: str) -> str:
    """Return a heading as it is compared: no case, no punctuation, no spaces."""
    return re.sub(r"[\W_]+", "", overskrift.casefold())


def kolonnenavne(kendte: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return compared heading -> key for every key and its usual headings."""
    return {_navn(o): nøgle for nøgle, andre in kendte.items() for o in (nøgle, *andre)}


def nøgletalskolonner(
    sæt: Kriteriesæt | None, egne: Mapping[str, Any]
) -> dict[str, tuple[str, ...]]:
    """Return every column of the figures with the headings it goes by."""
    ud = dict(NØGLETALSKOLONNER)
    for nøgle, navne in sæt.kolonnenavne() if sæt else ():
        ud[nøgle] = navne
    for nøgle, værdi in egne.items():
        titel = værdi.get("titel") if isinstance(værdi, dict) else None
        ud[nøgle] = (titel,) if isinstance(titel, str) else ()
    return ud


def afdelingsrækker(rå: Rå, sti: Sti, fund: list[Fund], tavs: bool) -> Rå:
    """Turn a table of afdelinger into a list with the format's keys; other values pass."""
    if not isinstance(rå, Tabeldata):
        return rå
    rækker = _rækker(
        rå,
        AFDELINGSKOLONNER,
        sti,
        fund,
        tavs,
        kræver=("boligorganisation", "navn", "lejeboliger"),
    )
    for række in rækker:
        for nøgle in _FLERE & række.keys():
            række[nøgle] = [d.strip() for d in str(række[nøgle]).split("|") if d.strip()]
        for nøgle in [n for n, v in række.items() if v == ""]:
            del række[nøgle]
    return rækker


def nøgletalsrækker(
    rå: Rå,
    kolonner: Mapping[str, tuple[str, ...]],
    sti: Sti,
    fund: list[Fund],
    tavs: bool,
) -> Rå:
    """Turn a table of figures into a list with the format's keys; rename an inline one's keys."""
    if isinstance(rå, Tabeldata):
        rækker = _rækker(rå, kolonner, sti, fund, tavs, kræver=("boligorganisation", "afdeling"))
    elif isinstance(rå, Punkter):
        rækker = rå
        for nr, række in enumerate(rækker):
            if isinstance(række, Felter) and not tavs:
                _kendte_nøgler(række, kolonner, (*sti, nr), fund)
    else:
        return rå
    _afvis_blandede_tal(rækker, sti, fund)
    return rækker


def efter_kolonne(
    kriterier: Mapping[str, Rå],
    kolonner: Mapping[str, tuple[str, ...]],
    sti: Sti,
    fund: list[Fund],
) -> None:
    """Check the keys of all that is given by column: the areas' own figures, years, sources."""
    egne = {k: v for k, v in kolonner.items() if k not in ("boligorganisation", "afdeling")}
    felter = [((*sti, navn), kriterier.get(navn)) for navn in ("nøgletal_kilde", "nøgletal_år")]
    områder = kriterier.get("boligområder")
    for nr, område in enumerate(områder if isinstance(områder, list) else ()):
        if isinstance(område, dict):
            felter.append(((*sti, "boligområder", nr, "nøgletal"), område.get("nøgletal")))
    for under, felt in felter:
        if isinstance(felt, Felter):
            _kendte_nøgler(felt, egne, under, fund)


def _rækker(
    tabel: Tabeldata,
    kolonner: Mapping[str, tuple[str, ...]],
    sti: Sti,
    fund: list[Fund],
    tavs: bool,
    kræver: tuple[str, ...],
) -> Punkter:
    kendte = kolonnenavne(kolonner)
    navne: dict[str, str] = {}
    for overskrift in tabel.kolonner:
        nøgle = kendte.get(_navn(overskrift))
        if nøgle is not None and nøgle not in navne.values():
            navne[overskrift] = nøgle
    mangler = [k for k in kræver if k not in navne.values()]
    for nøgle in mangler:
        vist = "afdeling" if nøgle == "navn" else nøgle
        forslag = nærmeste(vist, [k for k in tabel.kolonner if k not in navne])
        fund.append(
            Fund(
                sti,
                f"Tabellen mangler kolonnen »{vist}«.",
                f"Ret overskriften »{forslag}« til »{vist}«."
                if forslag
                else "Tilføj kolonnen i filens første linje.",
                alvor=Alvor.FEJL,
                regel="manglende-felt",
            )
        )
    if mangler:
        return Punkter()
    ukendte = [k for k in tabel.kolonner if k and k not in navne]
    if ukendte and not tavs:
        fund.append(
            Fund(
                (*sti, ukendte[0]),
                f"Tabellen har kolonner, der ikke bruges: {opregn(f'»{k}«' for k in ukendte)}.",
                f"Slet dem, eller ret navnene; her bruges {opregn(kolonner)}.",
                ord=ukendte[0],
                alvor=Alvor.INFO,
                regel="ukendt-kolonne",
            )
        )
    return Punkter(_række(celler, navne) for celler in tabel.rækker)


def _række(celler: Mapping[str, str], navne: Mapping[str, str]) -> Felter:
    """Return a row with the format's keys; it knows the headings they stand under."""
    række = Felter({o: celler[o] for o in navne if o in celler})
    for overskrift in list(række):
        række.omdøb(overskrift, navne[overskrift])
    return række


def _kendte_nøgler(
    række: Felter,
    kolonner: Mapping[str, tuple[str, ...]],
    sti: Sti,
    fund: list[Fund],
) -> None:
    """Check the keys of a row written in YAML: unlike a file's columns, they have no other use."""
    kendte = kolonnenavne(kolonner)
    for skrevet in list(række):
        nøgle = kendte.get(_navn(skrevet))
        if nøgle == skrevet:
            continue
        forslag = nøgle or nærmeste(skrevet, list(kolonner))
        ret = (
            f"Mente du »{forslag}«?"
            if forslag
            else f"Slet det; her kan der stå {opregn(kolonner, 'eller')}."
        )
        fund.append(
            Fund(
                (*sti, skrevet),
                f"Feltet »{skrevet}« findes ikke blandt nøgletallene.",
                ret,
                Peg.NØGLE,
                ord=skrevet,
                alvor=Alvor.FEJL,
                regel="ukendt-felt",
            )
        )
        if forslag and forslag not in række:
            række.omdøb(skrevet, forslag)
        else:
            del række[skrevet]


_KOMMA = re.compile(r"-?[\d.]+,\d+")
_PUNKTUM = re.compile(r"-?\d+\.\d{1,2}|-?0\.\d+|-?\d+\.\d{4,}")


def _afvis_blandede_tal(rækker: list[Any], sti: Sti, fund: list[Fund]) -> None:
    """Refuse »12.5« in a column that otherwise uses the comma, naming both readings."""
    kolonner = dict.fromkeys(k for r in rækker if isinstance(r, dict) for k in r)
    for kolonne in kolonner:
        celler = [
            (nr, r[kolonne])
            for nr, r in enumerate(rækker)
            if isinstance(r, dict) and isinstance(r.get(kolonne), str)
        ]
        if not any(_KOMMA.fullmatch(tekst.strip()) for _, tekst in celler):
            continue
        for nr, tekst in celler:
            if _PUNKTUM.fullmatch(tekst.strip()):
                med_komma, uden = tekst.strip().replace(".", ","), tekst.strip().replace(".", "")
                fund.append(
                    Fund(
                        (*sti, nr, kolonne),
                        f"»{tekst}« har punktum, men kolonnen bruger ellers komma; det kan læses "
                        f"som {med_komma} eller {uden}.",
                        f"Skriv {med_komma} eller {uden}.",
                        ord=tekst,
                        alvor=Alvor.FEJL,
                        regel="tal-kan-laeses-paa-to-maader",
                    )
                )
                rækker[nr][kolonne] = ".."
