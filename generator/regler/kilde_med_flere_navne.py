from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.dansk.ord import foldet
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.kilder import kildenavne_i
from generator.regler.prosa.udsagn import Prosafund, saml, ytringer


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: |
      Fraværet er 9 pct. (LBF Beboerdata, 2022). Ledigheden er 12 pct. (LBF Beboerdata, 2022).
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: |
      Fraværet er 9 pct. (LBF Beboerdata, 2022).
      Ledigheden er 12 pct. (Beboerdata, LBF, 2022).  # <- »Beboerdata, LBF« er den samme kilde som
          #    »LBF Beboerdata«.
          #    Ret: Skriv »LBF Beboerdata« hver gang.
    """,
)
def kilde_med_flere_navne(grundlag: Grundlag) -> Iterator[Fund]:
    """Den samme kilde er skrevet på flere måder.

    Sagsbehandleren kan ikke se, om det er én kilde eller to. Skriv navnet ens hver gang, helst som
    i tal.yaml. Reglen ser kun navne med de samme ord i en anden rækkefølge eller med andre tegn.
    """
    return saml(_fund(grundlag))


def _fund(grundlag: Grundlag) -> Iterator[Prosafund]:
    fundne = [
        (ytring, sted, ytring.tekst[slice(*sted)])
        for ytring in ytringer(grundlag)
        for sted in kildenavne_i(ytring.tekst)
    ]
    antal = Counter(navn for _, _, navn in fundne)
    valgt: dict[frozenset[str], str] = {}
    egne = grundlag.plan.tal.kilder.values() if grundlag.plan.tal else ()
    for navn in (*(str(k.navn) for k in egne), *(n for n, _ in antal.most_common())):
        valgt.setdefault(_ordene(navn), navn)
    for ytring, sted, navn in fundne:
        rigtigt = valgt[_ordene(navn)]
        if navn != rigtigt:
            besked = f"»{navn}« er den samme kilde som »{rigtigt}«"
            yield ytring.fund(sted, besked, f"Skriv »{rigtigt}« hver gang.")


def _ordene(navn: str) -> frozenset[str]:
    return frozenset(foldet(ord_) for ord_ in re.findall(r"\w+", navn))
