"""Rows of cells -> Tabeldata: headers, the number of cells, and a place for each."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from pathlib import Path

from generator.dansk.tal import skriv_tal
from generator.dansk.usynlige import find_usynligt, med_navne, vis_usynligt
from generator.fund import Sted, Sti
from generator.laesning.ark import FORMEL, Ark, Arkcelle, adresse
from generator.laesning.graenser import KOLONNER, POSTER
from generator.laesning.kildekort import Kilde, Kildestykke
from generator.laesning.samling import Samling
from generator.laesning.tekstfil import ERSTATNING, ULOVLIGE, tegn_navn
from generator.laesning.typer import Tabeldata


def byg(ark: Ark, fil: Path, sti: Sti, samling: Samling) -> Tabeldata | None:
    """Make a table of a grid's rows, the first being the headers; report and return None if none.

    What cannot be read, or not as it looks, is reported where it stands.
    """
    regel = "csv-form" if ark.navn is None else "regneark-form"
    if ark.navn is not None:
        _meld_flettede(ark, fil, sti, samling)
        _meld_formler(ark, sti, samling)
    rækker = [
        [_klar(celle, sti, samling) for celle in række] for _, række in sorted(ark.felter.items())
    ]
    if not rækker or not any(celle.tekst for celle in rækker[0]):
        samling.meld(
            regel, sti, Sted(fil), "Tabellen er tom (krævet en linje med overskrifter).",
            "Skriv kolonnernes overskrifter i første linje.",
        )  # fmt: skip
        return None
    if ark.navn is not None:  # a sheet has no row that is too short
        for række in rækker:
            nr = række[-1].række
            række += [
                Arkcelle(nr, k, "", kilde=Sted(fil, nr, k))
                for k in range(len(række) + 1, len(rækker[0]) + 1)
            ]
    hoved, *data = rækker
    for antal, højst, hvad in (
        (len(data), POSTER, "rækker"), (len(hoved), KOLONNER, "kolonner"),
    ):  # fmt: skip
        if antal > højst:
            samling.meld(
                "fil-for-stor", sti, Sted(fil),
                f"Tabellen er for stor (fundet {skriv_tal(antal)} {hvad}, højst "
                f"{skriv_tal(højst)}).",
                "Slet det, der ikke hører til.",
            )  # fmt: skip
            return None
    _tjek_hoved(regel, hoved, sti, samling)
    ud: list[dict[str, str]] = []
    for nr, række in enumerate(data):
        rækkesti = (*sti, nr)
        samling.kort.tilføj(rækkesti, Kilde(række[0].sted))
        _tjek_bredde(regel, hoved, data, nr, rækkesti, samling)
        celler: dict[str, str] = {}
        for overskrift, celle in zip(hoved, række, strict=False):
            if overskrift.tekst and overskrift.tekst not in celler:
                celler[overskrift.tekst] = celle.tekst
                kilde = Kilde(celle.plads, overskrift.plads)
                samling.kort.tilføj((*rækkesti, overskrift.tekst), kilde)
                if celle.ulæst:
                    samling.ulæste.add((*rækkesti, overskrift.tekst))
        for overskrift in hoved[len(række) :]:
            if overskrift.tekst:
                celler.setdefault(overskrift.tekst, "")
        ud.append(celler)
    navne = tuple(dict.fromkeys(celle.tekst for celle in hoved if celle.tekst))
    return Tabeldata(fil, navne, ud)


def _klar(celle: Arkcelle, sti: Sti, samling: Samling) -> Arkcelle:
    """Return a cell with a text that can stand in a document; report what it shows otherwise."""
    if celle.ulæst:
        if celle.fejl != FORMEL:
            samling.meld(
                "celle-med-fejl", sti, celle.sted, f"Cellen viser fejlen {celle.fejl}.",
                "Ret formlen i regnearket, eller lad cellen stå tom.", ord=celle.fejl,
            )  # fmt: skip
        return replace(celle, tekst="")
    if ulovligt := ULOVLIGE.search(celle.tekst):
        samling.meld(
            "ulovligt-tegn", sti, celle.sted,
            f"Cellen indeholder et usynligt styretegn ({tegn_navn(ulovligt.group())}), "
            "som ikke kan stå i et dokument.",
            "Skriv cellens tekst igen.",
        )  # fmt: skip
        return replace(celle, tekst=ULOVLIGE.sub(ERSTATNING, celle.tekst))
    if (nr := find_usynligt(celle.tekst)) is not None:
        sted = celle.kilde.sted(nr) if isinstance(celle.kilde, Kildestykke) else celle.sted
        samling.meld(
            "ulovligt-tegn", sti, sted,
            f"Cellen indeholder et tegn, der ikke ses ({vis_usynligt(celle.tekst[nr])}): "
            f"»{med_navne(celle.tekst)}«.",
            "Slet tegnet, eller skriv cellens tekst igen; brug almindelige mellemrum.",
        )  # fmt: skip
    return celle


def _meld_flettede(ark: Ark, fil: Path, sti: Sti, samling: Samling) -> None:
    rækker = ark.rækker
    for k1, r1, k2, r2 in ark.flettede:
        # An area may be said to be all of Excel: its rows are not gone through.
        if (nr := bisect_left(rækker, r1)) < len(rækker) and rækker[nr] <= r2:
            samling.meld(
                "regneark-form", sti, Sted(fil, r1, k1),
                f"Cellerne {adresse(r1, k1)}:{adresse(r2, k2)} er flettet, så det er uvist, hvilke "
                "rækker værdien gælder.",
                "Ophæv fletningen, og skriv værdien i hver celle.",
            )  # fmt: skip


def _meld_formler(ark: Ark, sti: Sti, samling: Samling) -> None:
    formler = [c for _, r in sorted(ark.felter.items()) for c in r if c.fejl == FORMEL]
    if formler:
        første, flere = formler[0], len(formler) - 1
        også = f" og {flere} andre celler" if flere > 1 else " og 1 anden celle" if flere else ""
        samling.meld(
            "formel-uden-vaerdi", sti, første.sted,
            f"Celle {adresse(første.række, første.kolonne)}{også} indeholder en formel, men ikke "
            "dens resultat.",
            "Åbn regnearket i Excel, gem det, og prøv igen.",
        )  # fmt: skip


def _tjek_hoved(regel: str, hoved: list[Arkcelle], sti: Sti, samling: Samling) -> None:
    sete: dict[str, str] = {}
    for celle in hoved:
        if not celle.tekst:
            continue
        samling.kort.tilføj((*sti, celle.tekst), Kilde(celle.plads, celle.plads))
        ens = celle.tekst.casefold()
        if ens in sete:
            samling.meld(
                regel, sti, celle.sted,
                f"To kolonner har overskriften »{celle.tekst}«.",
                "Slet den ene kolonne, eller giv den et andet navn.", ord=celle.tekst,
            )  # fmt: skip
        sete[ens] = celle.tekst


def _tjek_bredde(
    regel: str,
    hoved: list[Arkcelle],
    data: list[list[Arkcelle]],
    nr: int,
    sti: Sti,
    samling: Samling,
) -> None:
    """Report a row with more or fewer cells than there are headers.

    Excel leaves out the empty cells at the end of a whole block of rows, so a short row is
    right when a row beside it is empty there too; alone it is a forgotten semicolon.
    """
    række = data[nr]
    bredde = len(hoved)
    for celle, overskrift in zip(række, [*hoved, *[None] * len(række)], strict=False):
        if celle.tekst and (overskrift is None or not overskrift.tekst):
            samling.meld(
                regel, sti, celle.sted,
                f"»{celle.tekst}« står i en kolonne uden overskrift"
                + (f" (fundet {len(række)} felter, krævet {bredde})." if not overskrift else "."),
                "Giv kolonnen en overskrift, eller slet det, der er for meget i rækken.",
                ord=celle.tekst,
            )  # fmt: skip
            return
    naboer = [*data[max(nr - 1, 0) : nr], *data[nr + 1 : nr + 2]]
    mangler = range(len(række), bredde)
    if mangler and not any(_tom(nabo, mangler) for nabo in naboer):
        samling.meld(
            regel, sti, række[0].sted,
            f"Rækken har for få felter (fundet {len(række)}, krævet {bredde}).",
            "Sæt et semikolon for hvert felt, også for dem, der er tomme.",
        )  # fmt: skip


def _tom(række: list[Arkcelle], kolonner: range) -> bool:
    return all(nr >= len(række) or not række[nr].tekst for nr in kolonner)
