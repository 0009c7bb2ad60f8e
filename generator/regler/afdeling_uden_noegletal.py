from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.naermeste import nærmeste
from generator.fund import Alvor, Fund, Sti
from generator.model.plan import Plan, nøgle
from generator.model.projekt import Afdeling
from generator.regler import afdeling_stavet_anderledes
from generator.regler.grundlag import Grundlag, regel

_RÆKKER: Sti = ("problemkompleks", "kriterier", "nøgletal")


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Birkelunden
        lejeboliger: 412
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 870
    """,
    forkert="""
    # projekt.yaml
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Birkelunden
        lejeboliger: 412
      - boligorganisation: Boligforeningen Birk  # <- »Vestbyen« har ingen række blandt
                                                 #    nøgletallene. Ret: Tilføj den; tal, I ikke
                                                 #    har, kan stå tomme.
        navn: Vestbyen
        lejeboliger: 120
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 870
        - boligorganisation: Boligforeningen Birk
          afdeling: Åbrinken  # <- Nøgletallene har en række for »Åbrinken« (Boligforeningen Birk),
                              #    som ikke er blandt afdelingerne.
                              #    Ret: Ret navnet, eller slet rækken.
          beboere: 310
    """,
)
def afdeling_uden_noegletal(grundlag: Grundlag) -> Iterator[Fund]:
    """Afdelingerne og rækkerne i tabellen med nøgletal passer ikke sammen.

    Hver afdeling skal have sin række, og hver række sin afdeling. Hvis I ikke har tallene, så lad
    felterne stå tomme; så skriver tabellen, at de ikke er oplyst.
    """
    plan = grundlag.plan
    if not plan.nøgletal or _i_stykker(plan):
        return
    uden_række = [
        (nr, afdeling)
        for nr, afdeling in enumerate(plan.projekt.afdelinger)
        if plan.nøgletal_for(afdeling) is None and _er_kendt(plan, afdeling)
    ]
    hos_ukendte = {
        nøgle(navn)
        for a in plan.projekt.afdelinger
        if plan.ansøger(a.boligorganisation) is None
        for navn in a.alle_navne
    }
    navne = [str(a.navn) for _, a in uden_række]
    stavet = _stavet_anderledes(grundlag)
    fundet: set[str] = set()
    for nr, række in enumerate(plan.nøgletal):
        if plan.afdeling(række.boligorganisation, række.afdeling) is not None:
            continue
        if nøgle(række.afdeling) in hos_ukendte:
            continue  # the organisation is misspelt, in the list or here
        forslag = nærmeste(række.afdeling, navne)
        if forslag:
            fundet.add(forslag)
        if (*_RÆKKER, nr, "afdeling") in stavet:
            continue
        yield Fund(
            (*_RÆKKER, nr, "afdeling"),
            f"Nøgletallene har en række for »{række.afdeling}« ({række.boligorganisation}), som "
            "ikke er blandt afdelingerne.",
            _ret(række.afdeling, forslag),
            ord=række.afdeling,
        )
    for nr, afdeling in uden_række:
        if afdeling.navn not in fundet:
            yield Fund(
                ("projekt", "afdelinger", nr),
                f"»{afdeling.navn}« har ingen række blandt nøgletallene.",
                "Tilføj den; tal, I ikke har, kan stå tomme.",
                ord=afdeling.navn,
            )


def _i_stykker(plan: Plan) -> bool:
    """A row that could not be read may be the one that is missed; no row at all is said already."""
    afdelinger = ("projekt", "afdelinger")
    return not plan.projekt.afdelinger or plan.er_skadet(_RÆKKER) or plan.er_skadet(afdelinger)


def _ret(skrevet: str, forslag: str | None) -> str:
    if forslag is None:
        return "Ret navnet, eller slet rækken."
    # The afdeling is there, but at another organisation.
    if nøgle(skrevet) == nøgle(forslag):
        return "Ret boligorganisationen."
    return f"Mente du »{forslag}«?"


def _stavet_anderledes(grundlag: Grundlag) -> set[Sti]:
    """Return the rows whose names afdeling-stavet-anderledes has found: one fault, one finding."""
    plan = grundlag.plan
    if all(plan.afdeling(r.boligorganisation, r.afdeling) for r in plan.nøgletal):
        return set()
    return {f.sti for f in afdeling_stavet_anderledes.afdeling_stavet_anderledes.funktion(grundlag)}


def _er_kendt(plan: Plan, afdeling: Afdeling) -> bool:
    """Leave out what ukendt-boligorganisation and dobbelt-afdeling have said."""
    if plan.ansøger(afdeling.boligorganisation) is None:
        return False
    return plan.afdeling(afdeling.boligorganisation, afdeling.navn) is afdeling
