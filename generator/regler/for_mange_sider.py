from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund
from generator.regler._sidetal import forbrug, sider
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="RV",
    kan_undtages=False,
    rigtigt="""
    # projekt.yaml
    # målt: 5 sider, forbrug 4,62, LibreOffice 5 sider
    regelsæt: lbf-2019-26
    """,
    forkert="""
    # projekt.yaml
    # målt: 6 sider, forbrug 5,31, LibreOffice 6 sider
    regelsæt: lbf-2019-26  # <- Dokumentet er for langt: fundet 6 sider (5,31), tilladt 5 sider.
                           #    LibreOffice bekræfter det.
                           #    Ret: Skær omkring 130 ord væk. Det længste afsnit er
                           #    »Beskæftigelse« (0,75 side).
    """,
)
def for_mange_sider(grundlag: Grundlag) -> Iterator[Fund]:
    """Dokumentet fylder flere sider, end fonden tillader.

    Fonden beder om en kortfattet beskrivelse og læser ikke videre efter grænsen. Sidetallet måles
    to gange, i PDF'en og i Word-filen, og begge skal holde sig inden for grænsen. Kort teksten af;
    skrift og margener ændres aldrig for at få plads. Reglen kan ikke undtages.
    """
    mål = grundlag.sider
    if mål is None or grundlag.plan.regelsæt is None or not mål.over:
        return
    if mål.bekræftet_af and not mål.bekræftet:
        besked = (
            f"Dokumentet er for langt i den ene af de to filer: PDF'en fylder "
            f"{sider(mål.indbygget_antal)}, Word-filen {sider(mål.antal)}, "
            f"tilladt {sider(mål.grænse)}."
        )
    else:
        besked = (
            f"Dokumentet er for langt: fundet {sider(mål.antal)} "
            f"({forbrug(mål.forbrug)}), "
            f"tilladt {sider(mål.grænse)}."
        )
        if mål.bekræftet:
            besked += f" {mål.bekræftet_af} bekræfter det."
        elif mål.tæt_på:
            besked += " Sidetallet er ubekræftet, for det er tæt på grænsen."
    ret = f"Skær omkring {skriv_tal(mål.skal_skæres)} ord væk."
    if mål.afsnit and (længste := mål.længste):
        ret += (
            f" Det længste afsnit er »{længste.overskrift}« "
            f"({forbrug(længste.forbrug)} side)."
        )
    yield Fund(("projekt", "regelsæt"), besked, ret)
