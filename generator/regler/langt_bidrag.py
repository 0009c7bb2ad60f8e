from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund, Sti
from generator.regler._bidrag import enheder
from generator.regler.grundlag import Grundlag, regel

_FLEST = 40


@regel(
    alvor=Alvor.INFO,
    kilde="E",
    rigtigt="""
    # samarbejdspartnere.yaml
    partnere:
      - navn: Eksempel Kommune
        type: kommune
        bidrag:
          inden_for: En skolesocialrådgiver med arbejdsplads i Birkelunden.
          uden_for: Driften af skole, klub og familietilbud.
    """,
    forkert="""
    # samarbejdspartnere.yaml
    partnere:
      - navn: Eksempel Kommune
        type: kommune
        bidrag:
          inden_for: >-  # <- Bidraget fra »Eksempel Kommune« er langt: fundet 44 ord, højst 40
                         #    anbefales.
                         #    Ret: Kort det af, eller flyt noget til teksten om indsatsområdet.
            Kommunen stiller en skolesocialrådgiver til rådighed, som har arbejdsplads i Birkelunden
            og samarbejder med skolen, klubben og familierne om fravær, mistrivsel og overgange, og
            som også kender sundhedsplejen, jobcenteret, biblioteket og de frivillige foreninger i
            området og kan følge et barn og dets forældre.
          uden_for: Driften af skole, klub og familietilbud.
    """,
)
def langt_bidrag(grundlag: Grundlag) -> Iterator[Fund]:
    """Et bidrag er på mere end 40 ord.

    Bidragene står i en tabel med smalle kolonner, og lange svar gør den svær at overskue og bruger
    plads af de fem sider. Skriv, hvad partneren kommer med; forklaringen hører til under
    indsatsområdet.
    """
    ord_: Counter[Sti] = Counter()
    for prosa in grundlag.prosa:
        if prosa.fil == "samarbejdspartnere" and "bidrag" in prosa.sti:
            ord_[prosa.sti] += len(prosa.tekst.split())
    for sti, enhed, _ in enheder(grundlag.plan):
        for svar in (s for s in ord_ if s[: len(sti) + 1] == (*sti, "bidrag")):
            if ord_[svar] > _FLEST:
                yield Fund(
                    svar,
                    f"Bidraget fra »{enhed.navn}« er langt: fundet {skriv_tal(ord_[svar])} ord, "
                    f"højst {_FLEST} anbefales.",
                    "Kort det af, eller flyt noget til teksten om indsatsområdet.",
                )
