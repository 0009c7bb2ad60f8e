from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.over_graensen import afdelingsandele


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Nord
    afdelinger:
      - {boligorganisation: Boligforeningen Nord, navn: Havneparken, lejeboliger: 412}
      - {boligorganisation: Boligforeningen Nord, navn: Vestbyen, lejeboliger: 120}
      - {boligorganisation: Boligforeningen Nord, navn: Sydbyen, lejeboliger: 96}
    # problemkompleks.yaml
    indledning: To af de tre afdelinger har fået ny legeplads.
    """,
    forkert="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Nord
    afdelinger:
      - {boligorganisation: Boligforeningen Nord, navn: Havneparken, lejeboliger: 412}
      - {boligorganisation: Boligforeningen Nord, navn: Vestbyen, lejeboliger: 120}
      - {boligorganisation: Boligforeningen Nord, navn: Sydbyen, lejeboliger: 96}
    # problemkompleks.yaml
    indledning: To af de fire afdelinger har fået ny legeplads.  # <- »To af de fire afdelinger«
        #    stemmer ikke med listen, som har 3 afdelinger.
        #    Ret: Ret det samlede antal.
    """,
)
def andel_af_afdelinger_stemmer_ikke(grundlag: Grundlag) -> Iterator[Fund]:
    """Så mange af afdelingerne er det ikke.

    Listen og tabellen viser, hvor mange afdelinger der er, hvor mange der er over en grænse, og
    hvor mange der opfylder betingelserne for en status. Lad programmet tælle:
    {{ kriterier.forebyggelsesområde.antal }}. Afdelinger, som tabellen ikke har tal for, kan høre
    til både de ene og de andre.
    """
    alle = len(grundlag.plan.projekt.afdelinger)
    for ytring, fra, til, antal, af, hvad, mulige, af_findes in afdelingsandele(grundlag):
        sagt = ytring.prosa.tekst[fra:til]
        if not af_findes:
            besked = f"»{sagt}« stemmer ikke med listen, som har {alle} afdelinger."
            yield ytring.prosa.fund(fra, til, besked, "Ret det samlede antal.")
        elif antal > af:
            besked = f"»{sagt}« kan ikke passe: Delen er større end det hele."
            yield ytring.prosa.fund(fra, til, besked, "Ret et af de to tal.")
        elif hvad and antal not in mulige:
            ventet = f"{mulige.start}"
            if len(mulige) > 1:
                ventet = f"{mulige.start}-{mulige.stop - 1}"
            yield ytring.prosa.fund(
                fra,
                til,
                f"Antallet af afdelinger {hvad} stemmer ikke med tabellen (fundet {antal}, "
                f"tabellen har {ventet}).",
                "Ret antallet, eller lad programmet tælle med {{ kriterier… }}.",
            )
