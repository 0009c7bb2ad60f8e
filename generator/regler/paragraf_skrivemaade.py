from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import Prosafund, saml

_PARAGRAF = re.compile(
    r"(§{1,2})(\s*)(\d+(?:\s?[a-zæøåA-ZÆØÅ](?!\w))?(?:\s?[-–]\s?\d+(?:\s?[a-z](?!\w))?)?)"
)
_BOGSTAV = re.compile(r"(\d)([a-zæøåA-ZÆØÅ])")


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Støtten søges efter almenboligloven § 91 a; grænserne står i §§ 61 a og 61 b."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "Støtten søges efter §91a."  # <- »§91a« er ikke skrevet, som loven skriver det.
        #    Ret: Skriv § 91 a.
    """,
)
def paragraf_skrivemaade(grundlag: Grundlag) -> Iterator[Fund]:
    """En paragraf er skrevet uden mellemrum.

    Loven skriver § 91 a med mellemrum både efter paragraftegnet og før bogstavet. Skriv det på
    samme måde, så henvisningen er let at læse og at søge efter.
    """
    return saml(_fund(grundlag))


def _fund(grundlag: Grundlag) -> Iterator[Prosafund]:
    for prosa in grundlag.prosa:
        for m in _PARAGRAF.finditer(prosa.tekst) if "§" in prosa.tekst else ():
            if not m[2] or _BOGSTAV.search(m[3]):
                rigtigt = f"{m[1]} {_BOGSTAV.sub(_med_luft, m[3])}"
                besked = f"»{m[0]}« er ikke skrevet, som loven skriver det"
                yield Prosafund(prosa, *m.span(), besked, f"Skriv {rigtigt}.")


def _med_luft(m: re.Match[str]) -> str:
    return f"{m[1]} {m[2].lower()}"
