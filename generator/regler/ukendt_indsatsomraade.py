from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.lister import opregn
from generator.dansk.naermeste import nærmeste
from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.problemkompleks import Indsatsområde
from generator.regler._indsatsomraader import kendte_navne, rent
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="RV",
    rigtigt="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelse
        tekst: Mange står uden for arbejdsmarkedet.
    """,
    forkert="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelser  # <- »Beskæftigelser« er ikke et af regelsættets indsatsområder.
                              #    Ret: Mente du »Beskæftigelse«?
        tekst: Mange står uden for arbejdsmarkedet.
      - navn: Tryghed og trivsel  # <- »Tryghed og trivsel« er ikke et af regelsættets
                                  #    indsatsområder.
                                  #    Ret: Vælg »Uddannelse og livschancer«, »Beskæftigelse«,
                                  #    »Kriminalitetsforebyggelse« eller »Sammenhængskraft og
                                  #    medborgerskab«.
        tekst: Mange er utrygge om aftenen.
    """,
)
def ukendt_indsatsomraade(grundlag: Grundlag) -> Iterator[Fund]:
    """Et indsatsområde er ikke et af dem, som tilskudsperioden har.

    Indsatsen skal holde sig inden for fondens indsatsområder, og navnene skal skrives præcis, som
    regelsættet har dem. Områder fra en ældre periode hører hjemme under et af de nuværende.
    """
    navne = kendte_navne(grundlag.plan)
    if not navne:
        return
    for sti, område in find(grundlag.plan, Indsatsområde):
        if rent(område.navn) in navne:
            continue
        forslag = nærmeste(område.navn, navne)
        ret = (
            f"Mente du »{forslag}«?"
            if forslag
            else f"Vælg {opregn((f'»{n}«' for n in navne), 'eller')}."
        )
        yield Fund(
            (*sti, "navn"),
            f"»{område.navn}« er ikke et af regelsættets indsatsområder.",
            ret,
            ord=område.navn,
        )
