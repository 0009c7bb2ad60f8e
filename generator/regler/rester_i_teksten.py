from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler._husk import korte_tekster
from generator.regler.grundlag import Grundlag, regel
from generator.regler.pladsholder import pladsholdere
from generator.regler.prosa.laesning import Prosa
from generator.regler.prosa.udsagn import Prosafund, saml

_KLAMME = re.compile(r"\[(?!\^)[^\[\]\n]{0,80}\]")
_NN = re.compile(r"(?<![\w.])N\.?N\.?(?![\w-])")
_HAVELÅGE = re.compile(r"(?<!\S)#{1,6}(?=[^\W\d_])")
_STJERNE = re.compile(r"\*\*|(?<![\w*])\*(?=\w)|(?<=[\w.,])\*(?![\w*])")


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Indsatsen er **vigtig** for [området](https://www.lbf.dk)."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "Indsatsen er **vigtig for området."  # <- »**« bliver trykt, som det står.
        #    Ret: Slet stjernerne, eller sæt dem på begge sider af ordet.
    """,
)
def rester_i_teksten(grundlag: Grundlag) -> Iterator[Fund]:
    """Klamme, »NN«, stjerne eller havelåge står tilbage i teksten og bliver trykt.

    En klamme er her hverken et link eller en fodnote, »NN« er et navn, der ikke er skrevet, og en
    stjerne uden den anden gør ikke noget fedt eller kursivt. Hvis det er ment sådan, så undtag
    reglen ved det, der står, eller sæt en omvendt skråstreg foran stjernen.
    """
    yield from saml(
        Prosafund(prosa, fra, til, besked, ret)
        for prosa in (*grundlag.prosa, *korte_tekster(grundlag))
        for fra, til, besked, ret in _i_tekst(prosa)
        if prosa.tekst[fra:til] not in grundlag.plan.projekt.forkortelser
    )


def _i_tekst(prosa: Prosa) -> Iterator[tuple[int, int, str, str]]:
    tekst = prosa.tekst
    if not any(tegn in tekst for tegn in "[N*#"):
        return
    sagt = list(pladsholdere(prosa))
    for m in _KLAMME.finditer(tekst):
        if not any(fra < m.end() and m.start() < til for fra, til in sagt):
            sagt.append(m.span())
            yield (
                *m.span(),
                f"»{m.group()}« bliver trykt med sine klammer",
                "Slet klammerne, eller skriv adressen efter: [tekst](https://…).",
            )
    for m in _NN.finditer(tekst):
        if not any(fra < m.end() and m.start() < til for fra, til in sagt):
            yield *m.span(), f"»{m.group()}« er et navn, der ikke er skrevet", "Skriv navnet."
    for m in _HAVELÅGE.finditer(tekst):
        yield (
            *m.span(),
            f"»{m.group()}« bliver trykt, som det står",
            "Slet det; en overskrift står på sin egen linje med et mellemrum efter »#«.",
        )
    for m in _STJERNE.finditer(tekst):
        if not _er_ment(prosa, m.start()):
            yield (
                *m.span(),
                f"»{m.group()}« bliver trykt, som det står",
                "Slet stjernerne, eller sæt dem på begge sider af ordet.",
            )


def _er_ment(prosa: Prosa, plads: int) -> bool:
    """Tell whether a backslash stands before a star: it and the star are two signs in the text."""
    her, næste = prosa.tegn(plads), prosa.tegn(plads + 1)
    return her is not None and næste is not None and næste - her == len("\\*")
