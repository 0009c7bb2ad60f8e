from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund, Sti
from generator.model.plan import Plan
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.dataaar import dataår, samme_år, sammenligninger
from generator.regler.prosa.kilder import årstal_i
from generator.regler.prosa.udsagn import Prosafund, Ytring, saml, ytringer
from generator.regler.prosa.undersoegelse import er_tryghedsmåling, uden_undersøgelse

_ÆLDST = 4
_DENGANG = re.compile(
    r"\b(?:tidligere|dengang|daværende|dagældende|udgangspunkt\w*|var|havde|blev|siden)\b",
    re.IGNORECASE,
)


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    dato: 2025-03-01
    # tal.yaml
    kilder:
      lbf:
        navn: LBF Beboerdata
    tal:
      enlige:
        om: Enlige uden børn
        værdi: 47
        enhed: pct.
        år: 2021
        kilde: lbf
        tidligere:
          værdi: 43
          år: 2012
    """,
    forkert="""
    # projekt.yaml
    dato: 2025-03-01
    # tal.yaml
    kilder:
      lbf:
        navn: LBF Beboerdata
    tal:
      enlige:
        om: Enlige uden børn
        værdi: 47
        enhed: pct.
        år: 2016  # <- »Enlige uden børn« er fra 2016 og 9 år ældre end dokumentet; højst 4 år er
                  #    rimeligt.
                  #    Ret: Find et nyere tal, eller skriv det under »tidligere«.
        kilde: lbf
    """,
)
def tal_foraeldet(grundlag: Grundlag) -> Iterator[Fund]:
    """Et tal er mere end fire år ældre end dokumentet.

    Gamle tal siger lidt om de beboere, indsatsen er for, og Beboerdata udkommer hvert år. Et ældre
    tal kan bruges til at vise en udvikling; skriv det da under `tidligere`.
    """
    plan = grundlag.plan
    nu = plan.projekt.dato.year
    sagt = {*_på_tværs(plan), *(sti for sti, _ in uden_undersøgelse(plan))}
    for punkt in dataår(plan):
        alder = nu - punkt.år.sidste
        # What another rule has said of the same year is not said again.
        if alder > _ÆLDST and not punkt.tidligere and punkt.sti not in sagt:
            yield Fund(
                punkt.sti,
                f"»{punkt.om}« er fra {punkt.år} og {alder} år ældre end dokumentet; højst "
                f"{_ÆLDST} år er rimeligt.",
                "Find et nyere tal"
                f"{'' if 'nøgletal_år' in punkt.sti else ', eller skriv det under »tidligere«'}.",
                ord=str(punkt.år),
            )
    yield from saml(f for ytring in ytringer(grundlag) for f in _i_prosa(ytring, nu))


def _i_prosa(ytring: Ytring, nu: int) -> Iterator[Prosafund]:
    """A sentence whose only sources are old; what was then has a newer one in its paragraph."""
    år = ytring.kildeår
    if not år or not ytring.egne_tal or any(nu - å.år.sidste <= _ÆLDST for å in ytring.år):
        return
    nyere = any(nu - å.år.sidste <= _ÆLDST for å in årstal_i(ytring.prosa.tekst))
    dengang = _DENGANG.search(ytring.tekst) and (nyere or "erfaringer" in ytring.prosa.sti)
    if not dengang and not er_tryghedsmåling(ytring.tekst):
        yngst = max(år, key=lambda å: å.år.sidste)
        alder = nu - yngst.år.sidste
        yield Prosafund(
            ytring.prosa,
            yngst.start,
            yngst.slut,
            f"Kilden fra {yngst.år} er {alder} år ældre end dokumentet; højst {_ÆLDST} år er "
            "rimeligt",
            "Find et nyere tal, eller skriv, at det er tidligere.",
        )


def _på_tværs(plan: Plan) -> Iterator[Sti]:
    for sti, _, tallets, sammenligning in sammenligninger(plan):
        år = sammenligning.år
        if år is not None and tallets is not None and not samme_år(år, tallets):
            yield (*sti, "år")
