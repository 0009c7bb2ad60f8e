from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.problemkompleks import Boligområde, Områdestatus
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.kilder import årstal_i
from generator.regler.prosa.udsagn import Prosafund, saml, ytringer

_PÅ_LISTEN = re.compile(
    r"\b(?:står|er|kom|blev\s+optaget)\s+(?:\w+\s+){0,2}?på\s+(?:\w+s\s+)?(?P<liste>listen?\s+over\s+"
    r"(?:udsatte\s+boligområder|parallelsamfund|omdannelsesområder|forebyggelsesområder))",
    re.IGNORECASE,
)
_NEGERET = re.compile(r"\b(?:ikke|ingen|hverken)\b", re.IGNORECASE)


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
    """,
    forkert="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      boligområder:
        - navn: Birkelunden
          afdelinger:
            - Birkelunden
          status: forebyggelsesområde  # <- »Birkelunden« har status som forebyggelsesområde, men
                                       #    det står ikke, på hvilken liste.
                                       #    Ret: Skriv listens dato i »liste«, fx 2022-12-01.
    """,
)
def status_uden_liste(grundlag: Grundlag) -> Iterator[Fund]:
    """Et boligområde har en status, men listens dato mangler.

    Ministeriet offentliggør listerne hvert år den 1. december, og et område kan have skiftet status
    siden. Skriv i `liste`, hvilken liste området står på. Når ingen områder har en dato, skal den
    stå i teksten, der siger, at et område er på listen.
    """
    yield from saml(_i_prosa(grundlag))
    for sti, område in find(grundlag.plan, Boligområde):
        if område.status is Områdestatus.INGEN or område.liste is not None:
            continue
        if grundlag.plan.er_skadet((*sti, "liste")):
            continue
        yield Fund(
            (*sti, "status"),
            f"»{område.navn}« har status som {område.status.value}, men det står ikke, på hvilken "
            "liste.",
            "Skriv listens dato i »liste«, fx 2022-12-01.",
            ord=område.status.value,
        )


def _i_prosa(grundlag: Grundlag) -> Iterator[Prosafund]:
    if any(område.liste for _, område in find(grundlag.plan, Boligområde)):
        return  # the table prints the list's date
    for ytring in ytringer(grundlag):
        m = _PÅ_LISTEN.search(ytring.tekst)
        if m and not årstal_i(ytring.prosa.tekst) and not _NEGERET.search(ytring.tekst):
            yield ytring.fund(
                m.span("liste"),
                f"»{m['liste']}« har ingen dato",
                "Skriv, hvilken liste det er, fx »listen fra 1. december 2022«.",
            )
