"""`{fil: …}` anywhere in the tree: put the file's content where it is pointed to."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.dansk.tal import skriv_tal
from generator.fund import Peg, Sted, Sti
from generator.laesning.billede import punkter
from generator.laesning.filer import BILLEDER, Afvist, find_billede, find_fil, læs_bytes, tjek_art
from generator.laesning.graenser import PROJEKT_PIXLER
from generator.laesning.kildekort import Kilde, Kildestykke
from generator.laesning.samling import Samling
from generator.laesning.tabelfil import læs_csv, læs_xlsx
from generator.laesning.tekstfil import som_tekst

if TYPE_CHECKING:
    from generator.laesning.typer import Rå

_LOGO = ("projekt", "udseende", "logo")
_TABELLER = frozenset({".csv", ".xlsx"})
_LÆSES = frozenset({".md", *_TABELLER})


def opløs(værdi: Rå, sti: Sti, samling: Samling) -> Rå:
    """Return the tree with every pointer to a text or a table replaced by what it points to."""
    if isinstance(værdi, list):
        return [opløs(led, (*sti, nr), samling) for nr, led in enumerate(værdi)]
    if isinstance(værdi, str) and sti == _LOGO:
        _tjek_billede(værdi, sti, samling)
    if not isinstance(værdi, dict):
        return værdi
    navn = værdi.get("fil")
    if navn is None and "fil" in værdi and (*sti, "fil") not in samling.ulæste:
        navn = ""  # the key is there and its value forgotten
    if isinstance(navn, str):
        endelse = PurePosixPath(navn.strip()).suffix.lower()
        figur = len(sti) > 1 and sti[-2] == "figurer"
        if værdi.keys() <= {"fil", "ark"} and endelse not in BILLEDER and not figur:
            return _indhold(navn, endelse, værdi, sti, samling)
        if figur or endelse in BILLEDER:
            _tjek_billede(navn, (*sti, "fil"), samling)
    return {nøgle: opløs(led, (*sti, nøgle), samling) for nøgle, led in værdi.items()}


def _indhold(navn: str, endelse: str, peger: dict[str, Rå], sti: Sti, samling: Samling) -> Rå:
    """Return a file's content; its key stays where the pointer stands."""
    filsti = (*sti, "fil")
    sted = samling.kort.sted(filsti)
    fundet = find_fil(samling.mappe, navn)
    # A name that is empty or leads elsewhere is a graver fault than its suffix.
    graver = isinstance(fundet, Afvist) and (fundet.regel != "fil-mangler" or not navn.strip())
    if endelse not in _LÆSES and not graver:
        slags = f"fundet »{endelse}«" if endelse else "fundet ingen endelse"
        fundet = Afvist(
            "fil-forkert-art",
            f"»{navn}« kan ikke læses her ({slags}, krævet .md, .csv eller .xlsx).",
            "Gem teksten som .md eller tabellen som .csv eller .xlsx.",
        )
    if isinstance(fundet, Afvist):
        _afvis(fundet, sti, filsti, navn, samling)
        return None
    samling.stier.add(fundet)
    data = samling.læs(fundet, navn)
    if isinstance(data, bytes):
        afvist = tjek_art(data, fundet, navn)
        data = afvist or data
    if isinstance(data, Afvist):
        _afvis(data, sti, filsti, navn, samling)
        return None
    gammel = samling.kort.kilde(sti)
    nøgle = gammel.nøgle if gammel else None
    ud = _læs(data, fundet, endelse, peger, sti, samling, nøgle or sted)
    if ud is None:
        samling.ulæste.add(sti)
    return ud


def _læs(
    data: bytes, fil: Path, endelse: str, peger: dict[str, Rå], sti: Sti, samling: Samling,
    nøgle: Kildestykke | Sted,
) -> Rå:  # fmt: skip
    if endelse == ".md":
        tekst = som_tekst(data, fil, sti, samling)
        if tekst is None:
            return None
        stykke = Kildestykke(tekst, 0, len(tekst.tekst), "ren", tekst.tekst)
        samling.kort.tilføj(sti, Kilde(stykke, nøgle))
        return tekst.tekst
    samling.kort.tilføj(sti, Kilde(Sted(fil), nøgle))
    if endelse == ".csv":
        return læs_csv(data, fil, sti, samling)
    ark = peger.get("ark")
    return læs_xlsx(data, fil, ark if isinstance(ark, str) else None, sti, samling)


def _afvis(afvist: Afvist, sti: Sti, filsti: Sti, navn: str, samling: Samling) -> None:
    samling.meld(
        afvist.regel, filsti, samling.kort.sted(filsti), afvist.besked, afvist.ret,
        ord=navn, peg=Peg.VÆRDI,
    )  # fmt: skip
    samling.ulæste.add(sti)


def _tjek_billede(navn: str, sti: Sti, samling: Samling) -> None:
    """Report a picture that is missing or is not what it says; it is read when it is drawn."""
    fundet = find_billede(samling.mappe, navn)
    if isinstance(fundet, Path):
        samling.stier.add(fundet)
        data = læs_bytes(fundet, navn)
        afvist = data if isinstance(data, Afvist) else tjek_art(data, fundet, navn)
        if isinstance(data, bytes) and afvist is None:
            samling.punkter += punkter(data)
            if samling.punkter <= PROJEKT_PIXLER:
                return
            afvist = Afvist(
                "fil-for-stor",
                f"Med »{navn}« har projektets billeder for mange punkter tilsammen (fundet "
                f"{skriv_tal(samling.punkter)}, højst {skriv_tal(PROJEKT_PIXLER)}).",
                "Gør billederne mindre i et billedprogram; 2.000 punkter på den lange led er nok "
                "til en side.",
            )
        assert afvist is not None, "refused, or returned above"
        fundet = afvist
    _afvis(fundet, sti, sti, navn, samling)
