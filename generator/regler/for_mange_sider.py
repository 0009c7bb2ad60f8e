from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund
from generator.regler._sidetal import er_delvist, er_uvis, forbrug, navn, over_grænsen, sider
from generator.regler.grundlag import Grundlag, regel


@regel(
    sider=True,
    alvor=Alvor.FEJL,
    kilde="RV",
    kan_undtages=False,
    rigtigt="""
    # problemkompleks.yaml
    # målt: 5 sider, forbrug 4,62, LibreOffice 5 sider
    indsatsområder:
      - navn: Beskæftigelse
        tekst: Flere skal i arbejde.
    """,
    forkert="""
    # problemkompleks.yaml
    # målt: 6 sider, forbrug 5,31, LibreOffice 6 sider
    indsatsområder:
      - navn: Beskæftigelse  # <- Dokumentet er for langt: fundet 6 sider (5,31), tilladt 5 sider.
                             #    Grænsen passeres i »Beskæftigelse«. LibreOffice bekræfter det.
                             #    Ret: Skær ca. 130 ord; »Beskæftigelse« er længst (0,75 side).
        tekst: Flere skal i arbejde.
    """,
)
def for_mange_sider(grundlag: Grundlag) -> Iterator[Fund]:
    """Dokumentet fylder flere sider, end fonden tillader.

    Fonden beder om en kortfattet beskrivelse, og grænsen er den samme for alle, der søger.
    Sidetallet måles to gange, i PDF'en og i Word-filen, og begge skal holde sig inden for grænsen.
    Kort teksten af; skrift og margener ændres aldrig for at få plads. Så længe et tal ikke kan
    læses, siger reglen ingenting: Sidetallet passer først, når tallet står i teksten.
    """
    mål = grundlag.sider
    if mål is None or grundlag.plan.regelsæt is None or not mål.over or er_uvis(grundlag):
        return
    if mål.bekræftet_af and not mål.bekræftet:
        besked = (
            f"Dokumentet er for langt i den ene af de to filer: PDF'en fylder "
            f"{sider(mål.indbygget_antal)}, Word-filen {sider(mål.antal)}, "
            f"tilladt {sider(mål.grænse)}."
        )
    else:
        besked = (
            f"Dokumentet er for langt: fundet {sider(mål.antal)} ({forbrug(mål.forbrug)}), "
            f"tilladt {sider(mål.grænse)}."
        )
    afsnit = over_grænsen(mål)
    if afsnit:
        besked += f" Grænsen passeres i {navn(afsnit)}."
    if mål.bekræftet:
        besked += f" {mål.bekræftet_af} bekræfter det."
    elif not mål.bekræftet_af and mål.tæt_på:
        besked += " Sidetallet er ubekræftet, for det er tæt på grænsen."
    ret = f"Skær {'mindst' if er_delvist(grundlag) else 'ca.'} {skriv_tal(mål.skal_skæres)} ord"
    if mål.afsnit and (længste := mål.længste):
        ret += f"; {navn(længste)} er længst ({forbrug(længste.forbrug)} side)"
    # A section with a fault of reading in it is silent about all else, and this must be said.
    helt = afsnit is not None and not grundlag.plan.er_skadet(afsnit.sti)
    sti = afsnit.sti if afsnit and helt else ("projekt", "regelsæt")
    yield Fund(sti, besked, f"{ret}.")
