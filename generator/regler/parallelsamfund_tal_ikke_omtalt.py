from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.plan import nøgle
from generator.model.problemkompleks import Boligområde, Områdestatus
from generator.regler._navne import afdelingsnavne
from generator.regler.grundlag import Grundlag, regel

_STATUS = Områdestatus.PARALLELSAMFUND.value


@regel(
    alvor=Alvor.INFO,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      konklusion: "Birkelunden opfylder på egne tal betingelserne for et parallelsamfund."
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 900
          uden_for_arbejdsmarkedet: 45,1
          dømte: 2,4
          kun_grundskole: 55
          indkomst: 60
          ikkevestlige: 52,3
    """,
    forkert="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden  # <- »Birkelunden« opfylder på egne tal betingelserne for et
        #    parallelsamfund, og ingen tekst nævner det.
        #    Ret: Skriv en sætning om det, fx i »konklusion« under »kriterier«.
          beboere: 900
          uden_for_arbejdsmarkedet: 45,1
          dømte: 2,4
          kun_grundskole: 55
          indkomst: 60
          ikkevestlige: 52,3
    """,
)
def parallelsamfund_tal_ikke_omtalt(grundlag: Grundlag) -> Iterator[Fund]:
    """En afdelings egne tal opfylder betingelserne for et parallelsamfund, og teksten tier om det.

    Sagsbehandleren ser det i tabellen og forventer en forklaring. Nævn afdelingen og ordet
    parallelsamfund i samme afsnit; {{ kriterier.parallelsamfund.navne }} skriver navnene.
    """
    plan, sæt = grundlag.plan, grundlag.plan.kriteriesæt
    if sæt is None or _STATUS not in sæt.statusser:
        return
    over = [
        (nr, række.afdeling, afdeling)
        for nr, række in enumerate(plan.nøgletal)
        if sæt.opfylder(række, _STATUS)
        and (afdeling := plan.afdeling(række.boligorganisation, række.afdeling)) is not None
    ]
    if not over:
        return
    navne = afdelingsnavne(grundlag)
    nævnt = {
        nummer
        for prosa in grundlag.prosa
        if _STATUS in prosa.tekst.casefold()
        for _, _, numre in navne.nævnt(prosa.tekst)
        for nummer in numre
    }
    sagt = {
        nøgle(navn)
        for _, område in find(plan, Boligområde)
        if område.status in (Områdestatus.PARALLELSAMFUND, Områdestatus.OMDANNELSESOMRÅDE)
        for navn in område.afdelinger
    }
    for nr, navn, afdeling in over:
        if sagt & {nøgle(n) for n in afdeling.alle_navne}:
            continue  # the table of areas tells it already
        if plan.projekt.afdelinger.index(afdeling) not in nævnt:
            yield Fund(
                ("problemkompleks", "kriterier", "nøgletal", nr, "afdeling"),
                f"»{navn}« opfylder på egne tal betingelserne for et parallelsamfund, og ingen "
                "tekst nævner det.",
                "Skriv en sætning om det, fx i »konklusion« under »kriterier«.",
                ord=navn,
            )
