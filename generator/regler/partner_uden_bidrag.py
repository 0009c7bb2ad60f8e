from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund, Peg
from generator.model.samarbejdspartnere import Bidrag
from generator.regler._bidrag import enheder, er_svar, skal_svare
from generator.regler.grundlag import Grundlag, regel

_RAMMER = {"inden_for": "inden for", "uden_for": "uden for"}


@regel(
    alvor=Alvor.FEJL,
    kilde="RV",
    rigtigt="""
    # samarbejdspartnere.yaml
    partnere:
      - navn: Eksempel Kommune
        type: kommune
        bidrag:
          inden_for: En skolesocialrådgiver med arbejdsplads i Birkelunden.
          uden_for: Driften af skole, klub og familietilbud.
      - navn: Foreningen Liv
        bidrag:
          inden_for:
            afklares: i delaftalen om beskæftigelse
          uden_for:
            ingen: Foreningen arbejder kun i Birkelunden.
    """,
    forkert="""
    # samarbejdspartnere.yaml
    partnere:
      - navn: Eksempel Kommune
        type: kommune
        bidrag:
          inden_for: En skolesocialrådgiver med arbejdsplads i Birkelunden.
          uden_for: Driften af skole, klub og familietilbud.
      - navn: Foreningen Liv  # <- »Foreningen Liv« mangler et svar på bidraget inden for og
                              #    uden for helhedsplanens rammer.
                              #    Ret: Skriv bidraget, eller svar med »ingen: …« eller
                              #    »afklares: …«.
      - navn: Idrætsforeningen
        bidrag:
          inden_for: Trænere til de åbne hold.
          uden_for: "?"  # <- »Idrætsforeningen« mangler et svar på bidraget uden for
                         #    helhedsplanens rammer.
                         #    Ret: Skriv bidraget, eller svar med »ingen: …« eller »afklares: …«.
    """,
)
def partner_uden_bidrag(grundlag: Grundlag) -> Iterator[Fund]:
    """En samarbejdspartner svarer ikke på, hvad den bidrager med.

    Fonden beder om hver partners bidrag både inden for og uden for helhedsplanens rammer. Hvis det
    ene svar mangler, er det en advarsel, dog en fejl, når ingen partner har et bidrag uden for
    rammerne. `ingen` med en begrundelse og `afklares` med et tidspunkt er også svar; det er
    »ikke oplyst« og »?« ikke. En partner med `enheder` kan lade dem svare.
    """
    plan = grundlag.plan
    alle = list(enheder(plan))
    nogen_uden_for = any(er_svar(e.bidrag.uden_for) for _, e, _ in alle if e.bidrag)
    svar = [e.bidrag.uden_for for _, e, _ in alle if e.bidrag and e.bidrag.uden_for]
    if len(svar) > 1 and all(s.afklares for s in svar):
        første = next(sti for sti, e, _ in alle if e.bidrag and e.bidrag.uden_for)
        yield Fund(
            (*første, "bidrag", "uden_for"),
            "Alle bidrag uden for helhedsplanens rammer skal først afklares.",
            "Skriv mindst det, partnerne gør i forvejen.",
            Peg.NØGLE,
            alvor=Alvor.ADVARSEL,
        )
    for sti, enhed, _ in alle:
        if not skal_svare(enhed):
            continue
        bidrag = enhed.bidrag or Bidrag()
        mangler = [
            navn
            for navn in _RAMMER
            if not er_svar(getattr(bidrag, navn)) and not plan.er_skadet((*sti, "bidrag", navn))
        ]
        if not mangler:
            continue
        rammer = " og ".join(_RAMMER[navn] for navn in mangler)
        besked = f"»{enhed.navn}« mangler et svar på bidraget {rammer} helhedsplanens rammer"
        ret = "Skriv bidraget, eller svar med »ingen: …« eller »afklares: …«."
        if len(mangler) == 2:
            yield Fund((*sti, "bidrag"), f"{besked}.", ret, Peg.NØGLE)
            continue
        alene = mangler[0] == "uden_for" and not nogen_uden_for
        besked += ", og det gør alle de andre også." if alene and len(alle) > 1 else "."
        yield Fund(
            (*sti, "bidrag", mangler[0]),
            besked,
            ret,
            _peg(bidrag, mangler[0]),
            alvor=None if alene else Alvor.ADVARSEL,
        )


def _peg(bidrag: Bidrag, navn: str) -> Peg:
    """Point at the answer that says nothing; at the key where there is none."""
    return Peg.NØGLE if getattr(bidrag, navn) is None else Peg.VÆRDI
