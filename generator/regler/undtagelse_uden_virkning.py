from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund, Sti
from generator.laesning.laesefejl import LÆSEFEJL
from generator.model.projekt import Undtagelse
from generator.regler import alle_regler
from generator.regler.grundlag import Grundlag, regel
from generator.regler.koersel import gælder

_KRÆVER_SIDETAL = "taet-paa-sidegraensen"


@regel(
    alvor=Alvor.INFO,
    kilde="E",
    kan_undtages=False,
    efter=True,
    rigtigt="""
    # projekt.yaml
    periode:
      fra: 2025-12-01
      til: 2029-11-30
    undtagelser:
      - regel: kort-tid-til-start
        begrundelse: Tidsplanen er aftalt med fonden.
    """,
    forkert="""
    # projekt.yaml
    undtagelser:
      - regel: kort-tid-til-start  # <- Undtagelsen fra »kort-tid-til-start« virker ikke: Reglen
                                   #    har ingen fund.
                                   #    Ret: Slet undtagelsen.
        begrundelse: Tidsplanen er aftalt med fonden.
      - regel: for-mange-sider  # <- Undtagelsen fra »for-mange-sider« virker ikke: Reglen kan
                                #    ikke undtages.
                                #    Ret: Slet undtagelsen, og ret det, reglen finder.
        begrundelse: Det er svært at skrive kort.
    """,
)
def undtagelse_uden_virkning(grundlag: Grundlag) -> Iterator[Fund]:
    """En undtagelse ændrer ingenting.

    Enten er fejlen rettet, så undtagelsen kan slettes, eller også passer `ved` ikke med den tekst
    eller sti, som fundet handler om. For mange sider, et CPR-nummer
    og læsefejl kan ikke undtages.
    """
    plan = grundlag.plan
    tilbage = list(grundlag.fund)
    for nr, undtagelse in enumerate(plan.projekt.undtagelser):
        regel_ = alle_regler().get(undtagelse.regel)
        sti: Sti = ("projekt", "undtagelser", nr)
        dæmpet = any(gælder(undtagelse, f) and f.undtaget for f in tilbage)
        fredet = regel_ is not None and not regel_.kan_undtages and not dæmpet
        if undtagelse.regel in LÆSEFEJL or fredet:
            yield Fund(
                (*sti, "regel"),
                f"Undtagelsen fra »{undtagelse.regel}« virker ikke: Reglen kan ikke undtages.",
                "Slet undtagelsen, og ret det, reglen finder.",
                ord=undtagelse.regel,
            )
            continue
        if regel_ is None or not (undtagelse.begrundelse or "").strip():
            continue  # the rule undtagelse-uden-begrundelse says so
        ramt = [f for f in tilbage if gælder(undtagelse, f)]
        # What one exception has silenced is not there for the next.
        tilbage = [f for f in tilbage if f not in ramt]
        if not ramt and _kan_vide(grundlag, undtagelse):
            yield _uden_virkning(sti, undtagelse, grundlag)


def _kan_vide(grundlag: Grundlag, undtagelse: Undtagelse) -> bool:
    """Where something was not read or measured, a finding may be missing for that reason."""
    plan = grundlag.plan
    umålt = undtagelse.regel == _KRÆVER_SIDETAL and grundlag.sider is None
    return not (plan.ulæselige or plan.skader or umålt)


def _uden_virkning(sti: Sti, undtagelse: Undtagelse, grundlag: Grundlag) -> Fund:
    navn, ved = undtagelse.regel, undtagelse.ved
    if any(f.regel == navn for f in grundlag.fund) and ved is None:
        grund = "En anden undtagelse dækker allerede reglens fund"
    elif any(f.regel == navn for f in grundlag.fund):
        grund = f"Ingen af reglens fund handler om »{ved}«"
        return Fund(
            (*sti, "ved"),
            f"Undtagelsen fra »{navn}« virker ikke: {grund}.",
            "Skriv i »ved« ordet eller stien, som den står i rapporten, eller slet undtagelsen.",
            ord=str(ved),
        )
    else:
        grund = "Reglen har ingen fund"
    return Fund(
        (*sti, "regel"),
        f"Undtagelsen fra »{navn}« virker ikke: {grund}.",
        "Slet undtagelsen.",
        ord=navn,
    )
