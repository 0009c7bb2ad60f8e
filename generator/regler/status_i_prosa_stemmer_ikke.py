from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dansk.datoer import MÅNEDER
from generator.dansk.ord import nævner
from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.plan import nøgle
from generator.model.problemkompleks import Boligområde, Områdestatus
from generator.regler._navne import afdelingsnavne
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import Prosafund, Ytring, saml, ytringer

_UDPEGET = r"udpeget|udpeges|kategoriseret|erklæret|klassificeret|optaget"
_LISTE = r"på|listen?|over|ministeriets|regeringens|statens|seneste|nye(?:ste)?|aktuelle"
_TID = (
    r"stadig|fortsat|også|nu|igen|netop|endnu|formelt|officielt|begge|i|fra|pr\.|siden|den|dag|år|"
    rf"{'|'.join(MÅNEDER)}|20\d\d|\d{{1,2}}\."
)
_STATUS = re.compile(
    rf"\b(?:er|bliver|blev|udgør|regnes|betegnes|står|figurerer|optræder|har\s+status|{_UDPEGET})\s+"
    rf"(?:(?:blevet|{_UDPEGET}|som|til|af|et|de|{_LISTE}|{_TID})\s+)*"
    r"(?P<ord>udsat(?:te)?\s+boligområder?|parallelsamfund|omdannelsesområder?|forebyggelsesområder?)\b",
    re.IGNORECASE,
)
"""Between the verb and the status stand words of time and of the list only: »er nabo til et
forebyggelsesområde« says nothing of the kind."""
_UVIST = re.compile(
    r"\b(?:ikke|ikke\s+længere|ingen|hverken|tidligere|var|hvis|ville|kan|risiko\w*|opfylder|egne\s+tal|"
    r"nær\w*|ligner|grænse\w*|hvornår|når|om)\b",
    re.IGNORECASE,
)
_BÆRER = {
    Områdestatus.PARALLELSAMFUND: {Områdestatus.PARALLELSAMFUND, Områdestatus.UDSAT_BOLIGOMRÅDE},
    Områdestatus.OMDANNELSESOMRÅDE: {
        Områdestatus.OMDANNELSESOMRÅDE,
        Områdestatus.PARALLELSAMFUND,
        Områdestatus.UDSAT_BOLIGOMRÅDE,
    },
}
"""What an area is besides: a parallelsamfund is an udsat boligområde (almenboligloven § 61 a)."""


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="L §§ 61 a, 61 b",
    rigtigt="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Nord
    afdelinger:
      - {boligorganisation: Boligforeningen Nord, navn: Havneparken, lejeboliger: 412}
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      konklusion: Havneparken er et forebyggelsesområde.
      boligområder:
        - navn: Havneparken
          afdelinger:
            - Havneparken
          status: forebyggelsesområde
          liste: 2022-12-01
    """,
    forkert="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Nord
    afdelinger:
      - {boligorganisation: Boligforeningen Nord, navn: Havneparken, lejeboliger: 412}
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      konklusion: Havneparken er et omdannelsesområde.  # <- Teksten kalder »Havneparken« et
          #    omdannelsesområde, men under »boligområder« er status forebyggelsesområde.
          #    Ret: Ret teksten eller områdets status.
      boligområder:
        - navn: Havneparken
          afdelinger:
            - Havneparken
          status: forebyggelsesområde
          liste: 2022-12-01
    """,
)
def status_i_prosa_stemmer_ikke(grundlag: Grundlag) -> Iterator[Fund]:
    """Teksten giver et område en status, som det ikke har under `boligområder`.

    Status er ministeriets afgørelse pr. 1. december og kan slås op. Skriv den status, området har
    på listen, eller ret den under `boligområder`. Hvad en afdeling opfylder på egne tal, er noget
    andet, og det siger reglen ikke noget om.
    """
    return saml(_fund(grundlag))


def _fund(grundlag: Grundlag) -> Iterator[Prosafund]:
    områder = [område for _, område in find(grundlag.plan, Boligområde)]
    # Without a table of criteria nobody has answered for any status yet.
    for ytring in ytringer(grundlag) if grundlag.plan.kriteriesæt else ():
        sagt = _STATUS.search(ytring.tekst)
        if sagt is None or _UVIST.search(ytring.tekst):
            continue
        ord_ = " ".join(sagt["ord"].casefold().split())
        status = next(s for s in Områdestatus if s.value[0] == ord_[0])
        for navn, nævnte in _nævnte(grundlag, ytring, områder, sagt.start()):
            har = {s for o in nævnte for s in _BÆRER.get(o.status, {o.status})}
            if status not in har:
                egen = next((f"er status {o.status.value}" for o in nævnte), "står det ikke")
                yield ytring.fund(
                    sagt.span("ord"),
                    f"Teksten kalder »{navn}« et {status.value}, men under »boligområder« {egen}",
                    "Ret teksten eller områdets status.",
                )


def _nævnte(
    grundlag: Grundlag, ytring: Ytring, områder: list[Boligområde], før: int
) -> Iterator[tuple[str, list[Boligområde]]]:
    """Yield the afdelinger and areas that stand before the status, each with its areas."""
    for område in områder:
        if nævner(ytring.tekst[:før], str(område.navn)):
            yield str(område.navn), [område]
            return
    afdelinger = grundlag.plan.projekt.afdelinger
    for fra, _, numre in afdelingsnavne(grundlag).nævnt(ytring.tekst):
        if fra < før and len(numre) == 1:
            afdeling = afdelinger[next(iter(numre))]
            navne = {nøgle(n) for n in afdeling.alle_navne}
            yield (
                str(afdeling.navn),
                [o for o in områder if navne & {nøgle(n) for n in (*o.afdelinger, str(o.navn))}],
            )
