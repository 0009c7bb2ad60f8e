from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.dansk.lister import opregn
from generator.dansk.tal import antal_decimaler, skriv_tal
from generator.fund import Alvor, Fund, Peg, Sti
from generator.model.kriteriesaet import Kriterium
from generator.regler.grundlag import Grundlag, regel

_SÆT: Sti = ("problemkompleks", "kriterier", "kriteriesæt")
_DØMTE = {"forebyggelsesområde": 2, "parallelsamfund": 3}
"""Almenboligloven §§ 61 a and 61 b: two and three times the national average."""


@regel(
    alvor=Alvor.FEJL,
    kilde="L",
    rigtigt="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt:
        titel: Vores sæt
        kilde: Indenrigs- og Boligministeriets liste af 1. december 2022
        kriterier:
          dømte:
            titel: Dømte
            operator: mindst
            grænser:
              forebyggelsesområde: 1,45
              parallelsamfund: 2,18
            grundlag: beboere
            dataår:
              - 2020
              - 2021
        statusser: {}
    """,
    forkert="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt:
        titel: Vores sæt
        kilde: Indenrigs- og Boligministeriets liste af 1. december 2022
        kriterier:
          dømte:
            titel: Dømte
            operator: mindst
            grænser:  # <- Grænserne 1,45 og 2,20 for »Dømte« kan ikke være afrundet fra ét
                      #    landsgennemsnit (2 og 3 gange).
                      #    Ret: Find grænserne på ministeriets liste.
              forebyggelsesområde: 1,45
              parallelsamfund: 2,20
            grundlag: beboere
            dataår:
              - 2020
              - 2021
          kun_grundskole:  # <- Grænsen for »Kun grundskole« har intet dataår.
                           #    Ret: Skriv i »dataår«, hvilke år tallene er fra.
            titel: Kun grundskole
            operator: over
            grænser:
              forebyggelsesområde: 60
            grundlag: beboere
        statusser: {}
    """,
)
def graensevaerdi_uden_kilde(grundlag: Grundlag) -> Iterator[Fund]:
    """En grænseværdi mangler dataår eller kilde, eller grænserne for dømte passer ikke sammen.

    Grænserne gælder for én liste, og dem for dømte ændrer sig hvert år: De er to og tre gange
    landsgennemsnittet. Skriv, hvor de er fra, så andre kan se efter.
    """
    sæt = grundlag.plan.kriteriesæt
    if sæt is None:
        return
    uden_kilde = [k for k in sæt.kriterier.values() if not (k.kilde or sæt.kilde)]
    if uden_kilde:
        yield Fund(
            (*_SÆT, "kilde"),
            f"Grænserne har ingen kilde: {opregn(f'»{k.titel}«' for k in uden_kilde)}.",
            "Skriv i »kilde«, hvilken liste grænserne er fra.",
            Peg.NØGLE,
        )
    for navn, kriterium in sæt.kriterier.items():
        sti = (*_SÆT, "kriterier", navn)
        if not any(år is not None for år in kriterium.dataår):
            yield Fund(
                (*sti, "dataår"),
                f"Grænsen for »{kriterium.titel}« har intet dataår.",
                "Skriv i »dataår«, hvilke år tallene er fra.",
                Peg.NØGLE,
            )
        faktorer = kriterium.faktor or (_DØMTE if navn == "dømte" else {})
        if not _ét_gennemsnit(kriterium, faktorer):
            par = [(kriterium.grænser[s], f) for s, f in faktorer.items() if s in kriterium.grænser]
            yield Fund(
                (*sti, "grænser"),
                f"Grænserne {opregn(skriv_tal(g) for g, _ in par)} for »{kriterium.titel}« kan "
                f"ikke være afrundet fra ét landsgennemsnit "
                f"({opregn(str(f) for _, f in par)} gange).",
                "Find grænserne på ministeriets liste.",
                Peg.NØGLE,
            )


def _ét_gennemsnit(kriterium: Kriterium, faktorer: Mapping[str, int]) -> bool:
    """Tell whether some average, times each factor, rounds to each limit."""
    nederst, øverst = Decimal("-Infinity"), Decimal("Infinity")
    for status, faktor in faktorer.items():
        grænse = kriterium.grænser.get(status)
        if grænse is None or faktor == 0:
            continue
        halv = Decimal(5).scaleb(-antal_decimaler(grænse) - 1)
        nederst = max(nederst, (grænse - halv) / faktor)
        øverst = min(øverst, (grænse + halv) / faktor)
    return nederst < øverst
