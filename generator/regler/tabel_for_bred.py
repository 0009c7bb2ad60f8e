from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.tal import skriv_tal
from generator.dokument.trae import Tabel, Tekst, alle_blokke
from generator.fund import Alvor, Fund, Sti
from generator.regler.grundlag import Grundlag, regel
from generator.skrivere.bredder import ForLangt, for_lange
from generator.typografi.laesning import læs_typografi

_VIST = 40
"""Characters of a word in the message."""


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: |
      | Afdeling | Antal | Udvikling | Mangler | Følges op |
      |---|---|---|---|---|
      | Birkelunden | 412 | færre flytninger | flere i arbejde | beskæftigelsesindsatsen |
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: |
      | Afdeling | Antal | Udvikling | Mangler | Følges op |
      |---|---|---|---|---|
      | Birkelunden | 412 | færre flytninger | flere i arbejde | www.eksempel.dk/boligsocialt/helhedsplaner/birkelunden/beskaeftigelse/opfoelgning/2026/halvaar/tal.html |  # <- »www.eksempel.dk/boligsocialt/helhedspla…« er for langt til sin kolonne i tabellen og kan
        #    ikke deles med bindestreg (fylder 142 mm, kolonnen har 133 mm).
        #    Ret: Skriv det kortere, eller giv tabellen færre kolonner.
    """,  # noqa: E501 - a long address is what it shows
)
def tabel_for_bred(grundlag: Grundlag) -> Iterator[Fund]:
    """Et ord er for langt til sin kolonne i en tabel.

    Et langt ord får den bredde, de andre kolonner kan undvære, og deles ellers med bindestreg
    mellem to stavelser. En webadresse, en talrække eller et ord uden stavelser kan ikke deles sådan
    og ville blive brudt et tilfældigt sted.
    """
    if grundlag.dokument is None:
        return
    typografi = læs_typografi()
    for tabel in alle_blokke(grundlag.dokument.blokke):
        if isinstance(tabel, Tabel):
            for fundet in for_lange(tabel, typografi, typografi.side.tekstbredde):
                yield _fund(fundet, tabel.sti)


def _fund(fundet: ForLangt, tabellens: Sti) -> Fund:
    sti, tegn = _sted(fundet)
    tekst = fundet.ord.tekst
    vist = tekst if len(tekst) <= _VIST else f"{tekst[: _VIST - 1]}…"
    return Fund(
        sti or tabellens,
        f"»{vist}« er for langt til sin kolonne i tabellen og kan ikke deles med bindestreg "
        f"(fylder {skriv_tal(round(fundet.fylder))} mm, kolonnen har "
        f"{skriv_tal(int(fundet.bredde))} mm).",
        "Skriv det kortere, eller giv tabellen færre kolonner.",
        tegn=tegn,
        ord=tekst,
    )


def _sted(fundet: ForLangt) -> tuple[Sti, int | None]:
    """Return the address of the run that the word begins in, and where in the raw text."""
    plads = fundet.ord.sted
    for stykke in fundet.afsnit.indhold:
        længde = len(stykke.tekst) if isinstance(stykke, Tekst) else 1
        if plads < længde:
            if isinstance(stykke, Tekst):
                tegn = None if stykke.tegn is None or stykke.værdi else stykke.tegn + plads
                return stykke.sti or fundet.afsnit.sti, tegn
            break
        plads -= længde
    return fundet.afsnit.sti, None
