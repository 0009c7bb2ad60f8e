from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.dansk.lister import opregn
from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund, Sti
from generator.model.find import find
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.problemkompleks import Boligområde, Nøgletal, Områdestatus
from generator.regler.grundlag import Grundlag, regel

_KAN_REGNES = {
    Områdestatus.UDSAT_BOLIGOMRÅDE: "udsat_boligområde",
    Områdestatus.PARALLELSAMFUND: "parallelsamfund",
    Områdestatus.FOREBYGGELSESOMRÅDE: "forebyggelsesområde",
}
"""An omdannelsesområde has been a parallelsamfund for five years: one year cannot tell."""


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="L §§ 61 a, 61 b",
    rigtigt="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      boligområder:
        - navn: Birkelunden
          afdelinger:
            - Birkelunden
          status: forebyggelsesområde
          liste: 2022-12-01
          nøgletal:
            beboere: 1.386
            uden_for_arbejdsmarkedet: 38,8
            dømte: 2,16
            kun_grundskole: 57,5
            indkomst: 55,8
            ikkevestlige: 44,7
    """,
    forkert="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      boligområder:
        - navn: Birkelunden
          afdelinger:
            - Birkelunden
          status: forebyggelsesområde  # <- »Birkelunden« er angivet som forebyggelsesområde, men
                                       #    områdets egne tal opfylder ikke betingelserne (§ 61 b).
                                       #    Ret: Se efter på ministeriets liste, eller ret tallene.
          liste: 2022-12-01
          nøgletal:
            beboere: 1.386
            uden_for_arbejdsmarkedet: 38,8
            dømte: 1,16
            kun_grundskole: 57,5
            indkomst: 68,8
            ikkevestlige: 44,7
    """,
)
def status_modsagt_af_tal(grundlag: Grundlag) -> Iterator[Fund]:
    """Et boligområdes status passer ikke med områdets egne tal.

    Reglen ser kun på de tal, der står under boligområdet selv; afdelingernes kan ikke lægges
    sammen. Den er tavs, når et tal, der kunne afgøre det, ikke er oplyst. Om et omdannelsesområde
    kan ét års tal ikke sige noget.
    """
    sæt = grundlag.plan.kriteriesæt
    if sæt is None:
        return
    for sti, område in find(grundlag.plan, Boligområde):
        if område.nøgletal is not None:
            yield from _om_område(sti, område, område.nøgletal, sæt)


def _om_område(sti: Sti, område: Boligområde, tal: Nøgletal, sæt: Kriteriesæt) -> Iterator[Fund]:
    # Figures of one list say little of the status on another: a remark, not a warning.
    samme_liste = None in (område.liste, sæt.liste) or område.liste == sæt.liste
    alvor = None if samme_liste else Alvor.INFO
    sti = (*sti, "status")
    ret = "Se efter på ministeriets liste, eller ret tallene."
    if område.status is Områdestatus.INGEN:
        opfyldt = [k.titel for status, k in sæt.statusser.items() if sæt.opfylder(tal, status)]
        if opfyldt and _stort_nok(tal, sæt):
            yield Fund(
                sti,
                f"»{område.navn}« er angivet uden status, men områdets egne tal opfylder "
                f"betingelserne for {opregn(opfyldt)}.",
                ret,
                alvor=alvor,
                ord=område.status.value,
            )
        return
    nøgle = _KAN_REGNES.get(område.status, "")
    if nøgle not in sæt.statusser:
        return
    krav = sæt.statusser[nøgle]
    if sæt.kan_afgøres(tal, nøgle) and not sæt.opfylder(tal, nøgle):
        yield Fund(
            sti,
            f"»{område.navn}« er angivet som {krav.titel}, men områdets egne tal opfylder ikke "
            f"betingelserne ({krav.paragraf}).",
            ret,
            alvor=alvor,
            ord=område.status.value,
        )
    elif isinstance(tal.beboere, Decimal) and 0 <= tal.beboere < sæt.mindste_beboertal:
        # The law counts the residents of 2010: today's number cannot settle it.
        yield Fund(
            sti,
            f"»{område.navn}« er angivet som {krav.titel}, men har kun {skriv_tal(tal.beboere)} "
            f"beboere; et boligområde skal have haft mindst {skriv_tal(sæt.mindste_beboertal)} "
            "i 2010.",
            ret,
            alvor=Alvor.INFO,
            ord=område.status.value,
        )


def _stort_nok(tal: Nøgletal, sæt: Kriteriesæt) -> bool:
    return isinstance(tal.beboere, Decimal) and tal.beboere >= sæt.mindste_beboertal
