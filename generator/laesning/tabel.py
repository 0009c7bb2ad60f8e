"""Rows of cells -> Tabeldata: headers, the number of cells, and a place for each."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from generator.fund import Sted, Sti
from generator.laesning.graenser import KOLONNER, RÆKKER
from generator.laesning.kildekort import Kilde, Kildestykke
from generator.laesning.samling import Samling
from generator.laesning.typer import Tabeldata


class Celle(NamedTuple):
    """A cell's text and where it stands."""

    værdi: str
    kilde: Kildestykke | Sted
    ulæst: bool = False
    """Empty because reading it failed, not because it was left out."""

    @property
    def sted(self) -> Sted:
        """Return the place of its first character."""
        return self.kilde.sted() if isinstance(self.kilde, Kildestykke) else self.kilde


def byg(
    regel: str, fil: Path, rækker: list[list[Celle]], sti: Sti, samling: Samling
) -> Tabeldata | None:
    """Make a table of rows that are not blank, the first being the headers."""
    if not rækker or not any(celle.værdi for celle in rækker[0]):
        samling.meld(
            regel, sti, Sted(fil), "Tabellen er tom (krævet en linje med overskrifter).",
            "Skriv kolonnernes overskrifter i første linje.",
        )  # fmt: skip
        return None
    hoved, *data = rækker
    if len(data) > RÆKKER or len(hoved) > KOLONNER:
        samling.meld(
            "fil-for-stor", sti, Sted(fil),
            f"Tabellen er for stor (højst {RÆKKER} rækker og {KOLONNER} kolonner).",
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
            if overskrift.værdi and overskrift.værdi not in celler:
                celler[overskrift.værdi] = celle.værdi
                kilde = Kilde(celle.kilde, overskrift.kilde)
                samling.kort.tilføj((*rækkesti, overskrift.værdi), kilde)
                if celle.ulæst:
                    samling.ulæste.add((*rækkesti, overskrift.værdi))
        for overskrift in hoved[len(række) :]:
            if overskrift.værdi:
                celler.setdefault(overskrift.værdi, "")
        ud.append(celler)
    navne = tuple(dict.fromkeys(celle.værdi for celle in hoved if celle.værdi))
    return Tabeldata(fil, navne, ud)


def _tjek_hoved(regel: str, hoved: list[Celle], sti: Sti, samling: Samling) -> None:
    sete: dict[str, str] = {}
    for celle in hoved:
        if not celle.værdi:
            continue
        samling.kort.tilføj((*sti, celle.værdi), Kilde(celle.kilde, celle.kilde))
        ens = celle.værdi.casefold()
        if ens in sete:
            samling.meld(
                regel, sti, celle.sted,
                f"To kolonner har overskriften »{celle.værdi}«.",
                "Slet den ene kolonne, eller giv den et andet navn.", ord=celle.værdi,
            )  # fmt: skip
        sete[ens] = celle.værdi


def _tjek_bredde(
    regel: str, hoved: list[Celle], data: list[list[Celle]], nr: int, sti: Sti, samling: Samling
) -> None:
    """Report a row with more or fewer cells than there are headers.

    Excel leaves out the empty cells at the end of a whole block of rows, so a short row is
    right when a row beside it is empty there too; alone it is a forgotten semicolon.
    """
    række = data[nr]
    bredde = len(hoved)
    for celle, overskrift in zip(række, [*hoved, *[None] * len(række)], strict=False):
        if celle.værdi and (overskrift is None or not overskrift.værdi):
            samling.meld(
                regel, sti, celle.sted,
                f"»{celle.værdi}« står i en kolonne uden overskrift"
                + (f" (fundet {len(række)} felter, krævet {bredde})." if not overskrift else "."),
                "Giv kolonnen en overskrift, eller slet det, der er for meget i rækken.",
                ord=celle.værdi,
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


def _tom(række: list[Celle], kolonner: range) -> bool:
    return all(nr >= len(række) or not række[nr].værdi for nr in kolonner)
