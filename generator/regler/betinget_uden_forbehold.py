from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Birkelunden
        lejeboliger: 412
        betinget: ja
    forbehold: Birkelunden deltager kun, hvis medfinansieringen øges.
    """,
    forkert="""
    # projekt.yaml
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Birkelunden
        lejeboliger: 412
        betinget: ja  # <- »Birkelunden« deltager på en betingelse, men der er intet forbehold.
                      #    Ret: Skriv betingelsen i »forbehold« i projekt.yaml.
    """,
)
def betinget_uden_forbehold(grundlag: Grundlag) -> Iterator[Fund]:
    """En afdeling er betinget, men betingelsen står ingen steder.

    Betingede afdelinger mærkes med † i dokumentet, og sagsbehandleren skal kunne læse, hvad der
    skal til, før de er med. Skriv det i `forbehold`.
    """
    projekt = grundlag.plan.projekt
    betingede = [nr for nr, a in enumerate(projekt.afdelinger) if a.betinget]
    if not betingede or (projekt.forbehold or "").strip():
        return
    if grundlag.plan.er_skadet(("projekt", "forbehold")):
        return
    if len(betingede) == 1:
        hvem = f"»{projekt.afdelinger[betingede[0]].navn}«"
    else:
        hvem = f"{skriv_tal(len(betingede))} afdelinger"
    yield Fund(
        ("projekt", "afdelinger", betingede[0], "betinget"),
        f"{hvem} deltager på en betingelse, men der er intet forbehold.",
        "Skriv betingelsen i »forbehold« i projekt.yaml.",
    )
