from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.naermeste import nærmeste
from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Nord
        kortnavn: BN
    afdelinger:
      - boligorganisation: BN
        navn: Havneparken
        lejeboliger: 412
    """,
    forkert="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Nord
        kortnavn: BN
    afdelinger:
      - boligorganisation: Boligforening Nord  # <- »Boligforening Nord« er ikke blandt ansøgerne.
                                               #    Ret: Mente du »Boligforeningen Nord«?
        navn: Havneparken
        lejeboliger: 412
      - boligorganisation: Boligselskabet Syd  # <- »Boligselskabet Syd« er ikke blandt ansøgerne
                                               #    (2 steder).
                                               #    Ret: Ret navnet, eller tilføj organisationen
                                               #    under »ansøgere«.
        navn: Vestbyen
        lejeboliger: 120
      - boligorganisation: Boligselskabet Syd
        navn: Sydbyen
        lejeboliger: 96
    """,
)
def ukendt_boligorganisation(grundlag: Grundlag) -> Iterator[Fund]:
    """En afdeling hører til en boligorganisation, der ikke er blandt ansøgerne.

    Kun ansøgernes egne afdelinger kan være med i helhedsplanen. Skriv ansøgerens navn, kortnavn
    eller et af dens aliasser ud for afdelingen, eller tilføj organisationen under `ansøgere`.
    """
    plan = grundlag.plan
    if plan.er_skadet(("projekt", "ansøgere")):
        return  # an ansøger that could not be read may be the one
    steder: dict[str, list[int]] = {}
    for nr, afdeling in enumerate(plan.projekt.afdelinger):
        if plan.ansøger(afdeling.boligorganisation) is None:
            steder.setdefault(afdeling.boligorganisation, []).append(nr)
    navne = [navn for ansøger in plan.projekt.ansøgere for navn in ansøger.alle_navne]
    for navn, numre in steder.items():
        forslag = nærmeste(navn, navne)
        antal = f" ({skriv_tal(len(numre))} steder)" if len(numre) > 1 else ""
        yield Fund(
            ("projekt", "afdelinger", numre[0], "boligorganisation"),
            f"»{navn}« er ikke blandt ansøgerne{antal}.",
            f"Mente du »{forslag}«?"
            if forslag
            else "Ret navnet, eller tilføj organisationen under »ansøgere«.",
            ord=navn,
        )
