from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.talkrav import andele_uden_kilde, kræver_kilde
from generator.regler.prosa.udsagn import Prosafund, saml


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Fraværet er {{ tal.fravær }} {{ tal.fravær.kilde }}, mest blandt de 13-15-årige."
    # tal.yaml
    kilder:
      lbf:
        navn: LBF Beboerdata
    tal:
      fravær:
        om: Fravær i grundskolen
        værdi: 8,21
        enhed: pct.
        år: 2023
        kilde: lbf
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "På skolen har 35 pct. af børnene brug for hjælp."  # <- »35 pct.« har ingen kilde
        #    med årstal i sætningen.
        #    Ret: Skriv tallet i tal.yaml og sæt det ind med {{ tal.navn }}, eller skriv kilden, fx
        #    (LBF Beboerdata, 2023).
    """,
)
def tal_uden_kilde(grundlag: Grundlag) -> Iterator[Fund]:
    """Et tal står uden kilde og år.

    Et tal uden kilde kan sagsbehandleren ikke bruge. Skriv tallet i tal.yaml med år og kilde, og
    sæt det ind med {{ tal.navn }}; så bliver det også tjekket, om det er for gammelt. Et tal i
    tal.yaml, hvor år eller kilde er »ikke oplyst«, er en fejl, når en tekst bruger det: Find
    oplysningen, eller lad tallet gå ud. Kladden skriver [år mangler] og [kilde mangler]. Alt andet
    er en advarsel, og kun en bemærkning, når kilde og år står i sætningen.
    """
    krav = (*kræver_kilde(grundlag), *andele_uden_kilde(grundlag))
    yield from saml(replace(k, alvor=Alvor.ADVARSEL) for k in krav if k.alvor is None)
    # With a source there is nothing wrong: once for the whole project is enough.
    if med_kilde := [k for k in krav if k.alvor is not None]:
        første = med_kilde[0]
        yield from saml([replace(første, besked=f"{første.besked}{_og_flere(med_kilde[1:])}")])
    brugte = {tuple(udtryk.split(".")) for udtryk in grundlag.tekster.brugte}
    tal = grundlag.plan.tal
    for navn, punkt in tal.tal.items() if tal else ():
        bruges = any(led[:2] == ("tal", navn) for led in brugte)
        mangler = [n for n, v in (("år", punkt.år), ("kilde", punkt.kilde)) if v is None]
        if mangler:
            hvad = _MANGLER.get(mangler[0]) if len(mangler) == 1 else "hverken år eller kilde"
            i_teksten = " og står i teksten" if bruges else ""
            yield Fund(
                ("tal", "tal", navn, mangler[0]),
                f"»{punkt.om}« har {hvad}{i_teksten} (fundet »ikke oplyst«).",
                "Find oplysningen og skriv den, eller lad tallet gå ud.",
                ord="ikke oplyst",
                alvor=None if bruges else Alvor.ADVARSEL,
            )


def _og_flere(resten: list[Prosafund]) -> str:
    andre = len({(id(k.prosa), k.fra) for k in resten})
    return f"; det gælder {andre} tal mere" if andre else ""


_MANGLER = {"år": "intet år", "kilde": "ingen kilde"}
