from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler._sidetal import er_delvist, er_uvis, forbrug, sider
from generator.regler.grundlag import Grundlag, regel

_LUFT = 0.10
_LINJER = 6
"""Lines of running text in a tenth of a page: 25.7 cm of 12.8 pt lines, rounded up."""


@regel(
    sider=True,
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    # målt: 5 sider, forbrug 4,62, LibreOffice 5 sider
    regelsæt: lbf-2019-26
    """,
    forkert="""
    # projekt.yaml
    # målt: 5 sider, forbrug 4,95, LibreOffice 5 sider
    regelsæt: lbf-2019-26  # <- Dokumentet fylder 4,95 af de tilladte 5 sider. LibreOffice
                           #    bekræfter, at det holder sig inden for grænsen, men et andet
                           #    program kan dele linjerne anderledes.
                           #    Ret: Skær 4 linjer væk, så der er luft.
    """,
)
def taet_paa_sidegraensen(grundlag: Grundlag) -> Iterator[Fund]:
    """Dokumentet er mindre end en tiendedel side fra grænsen.

    Word, LibreOffice og en PDF-læser deler ikke altid linjerne ens, og hos modtageren kan en enkelt
    linje da falde over på en side for meget. Skær nogle linjer, så der er luft.
    """
    mål = grundlag.sider
    if mål is None or grundlag.plan.regelsæt is None or mål.over:
        return
    if mål.grænse - mål.forbrug >= _LUFT - 1e-9 or er_uvis(grundlag) or er_delvist(grundlag):
        return
    besked = f"Dokumentet fylder {forbrug(mål.forbrug)} af de tilladte {sider(mål.grænse)}. "
    if mål.bekræftet:
        besked += (
            f"{mål.bekræftet_af} bekræfter, at det holder sig inden for grænsen, men et andet "
            "program kan dele linjerne anderledes."
        )
    else:
        besked += "Sidetallet er ubekræftet, og et andet program kan dele linjerne anderledes."
    linjer = max(_LINJER - max(mål.linjer_tilbage, 0), 1)
    hvad = "1 linje" if linjer == 1 else f"{linjer} linjer"
    yield Fund(("projekt", "regelsæt"), besked, f"Skær {hvad} væk, så der er luft.")
