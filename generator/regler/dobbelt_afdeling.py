from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.model.plan import nøgle
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Nord
      - navn: Boligselskabet Syd
    afdelinger:
      - boligorganisation: Boligforeningen Nord
        navn: Afdeling 1
        lejeboliger: 412
      - boligorganisation: Boligselskabet Syd
        navn: Afdeling 1
        lejeboliger: 120
    """,
    forkert="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Nord
        kortnavn: BN
    afdelinger:
      - boligorganisation: Boligforeningen Nord
        navn: Havneparken
        lejeboliger: 412
      - boligorganisation: BN
        navn: Havneparken  # <- Afdelingen »Havneparken« står to gange hos BN.
                           #    Ret: Slet den ene, eller ret navnet.
        lejeboliger: 412
    """,
)
def dobbelt_afdeling(grundlag: Grundlag) -> Iterator[Fund]:
    """Den samme afdeling står to gange hos en boligorganisation.

    Så tæller den dobbelt i antallet af afdelinger og lejeboliger. To boligorganisationer må gerne
    have hver sin afdeling af samme navn.
    """
    plan = grundlag.plan
    set_før: set[tuple[str, str]] = set()
    navne_før: set[tuple[str, str]] = set()
    for nr, afdeling in enumerate(plan.projekt.afdelinger):
        ansøger = plan.ansøger(afdeling.boligorganisation)
        ejer = ansøger.visningsnavn if ansøger else afdeling.boligorganisation
        navn = (nøgle(ejer), nøgle(afdeling.navn))
        alle = {(nøgle(ejer), nøgle(n)) for n in afdeling.alle_navne}
        # An alias shared by two is no fault of the list; the name of one in the other is.
        if navn in set_før or alle & navne_før:
            yield Fund(
                ("projekt", "afdelinger", nr, "navn"),
                f"Afdelingen »{afdeling.navn}« står to gange hos {ejer}.",
                "Slet den ene, eller ret navnet.",
                ord=afdeling.navn,
            )
        set_før |= alle
        navne_før.add(navn)
