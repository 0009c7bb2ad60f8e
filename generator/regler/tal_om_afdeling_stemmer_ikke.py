from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.om_afdelinger import afdelingstal


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Nord
    afdelinger:
      - boligorganisation: Boligforeningen Nord
        navn: Havneparken
        lejeboliger: 412
    # problemkompleks.yaml
    indledning: Havneparken har 412 lejeboliger.
    """,
    forkert="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Nord
    afdelinger:
      - boligorganisation: Boligforeningen Nord
        navn: Havneparken
        lejeboliger: 412
    # problemkompleks.yaml
    indledning: Havneparken har 421 lejeboliger.  # <- Antallet af lejeboliger i »Havneparken«
        #    stemmer ikke med tabellen (fundet 421, tabellen har 412).
        #    Ret: Ret tallet i teksten eller i tabellen.
    """,
)
def tal_om_afdeling_stemmer_ikke(grundlag: Grundlag) -> Iterator[Fund]:
    """Et tal om en afdeling er et andet i teksten end i tabellen.

    Sagsbehandleren har tabellen ved siden af og ser forskellen. Lejeboligerne er jeres egne, så dér
    er det en fejl; beboere og andele kan være talt et andet år, så dér er det en advarsel. Tal om
    nogle af beboerne (unge, enlige) og tal med en anden kilde bliver ikke holdt op mod tabellen.
    """
    for ytring, tal, afdeling, hvad, rigtigt, stemmer in afdelingstal(grundlag):
        if stemmer or (ytring.har_kilde and hvad != "lejeboliger"):
            continue
        om = f"Antallet af {hvad}" if hvad in ("lejeboliger", "beboere") else hvad
        yield ytring.prosa.fund(
            tal.start,
            tal.ende,
            f"{om} i »{afdeling}« stemmer ikke med tabellen (fundet {skriv_tal(tal.værdi)}, "
            f"tabellen har {skriv_tal(rigtigt)}).",
            "Ret tallet i teksten eller i tabellen.",
            None if hvad == "lejeboliger" else Alvor.ADVARSEL,
        )
