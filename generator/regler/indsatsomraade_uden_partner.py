from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.naermeste import nærmeste
from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.plan import nøgle
from generator.model.problemkompleks import Indsatsområde
from generator.model.samarbejdspartnere import Enhed
from generator.regler._indsatsomraader import er_fravalgt, kendte_navne, ment
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelse
        tekst: Mange står uden for arbejdsmarkedet.
    # samarbejdspartnere.yaml
    partnere:
      - navn: Jobcenteret
        indsatsområder:
          - Beskæftigelse
    """,
    forkert="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelse
        tekst: Mange står uden for arbejdsmarkedet.
      - navn: Kriminalitetsforebyggelse  # <- Ingen samarbejdspartner bidrager til
                                         #    »Kriminalitetsforebyggelse«.
                                         #    Ret: Skriv området hos en af partnerne.
        tekst: Flere unge er sigtet end i resten af byen.
    # samarbejdspartnere.yaml
    partnere:
      - navn: Jobcenteret
        indsatsområder:
          - Beskæftigelse
    """,
)
def indsatsomraade_uden_partner(grundlag: Grundlag) -> Iterator[Fund]:
    """Et indsatsområde har ingen samarbejdspartner.

    Når partnerne fortæller, hvilke indsatsområder de bidrager til, bør hvert beskrevet område have
    mindst én. Skriv området i `indsatsområder` hos den partner eller enhed, der bidrager.
    """
    plan = grundlag.plan
    dækket = {navn for _, partner in find(plan, Enhed) for navn in partner.indsatsområder}
    if not dækket:
        return
    nøgler = {nøgle(navn) for navn in dækket}
    kendte = kendte_navne(plan)
    for sti, område in find(plan, Indsatsområde):
        navn = ment(plan, område.navn)
        ukendt = kendte and navn not in kendte
        if ukendt or nøgle(navn) in nøgler or er_fravalgt(plan, sti, område):
            continue
        stavet = nærmeste(navn, dækket)
        yield Fund(
            sti,
            f"Ingen samarbejdspartner bidrager til »{navn}«.",
            f"En partner har »{stavet}«; mente du »{navn}«?"
            if stavet
            else "Skriv området hos en af partnerne.",
        )
