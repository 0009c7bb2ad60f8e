from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.saetninger import lix, ord_i
from generator.fund import Alvor, Fund, Sti
from generator.regler._husk import med_korte_værdier
from generator.regler.grundlag import Grundlag, regel

_HØJEST = 60
_FÆRREST_ORD = 25
"""In a short text one compound decides the number; it says nothing there."""


@regel(
    alvor=Alvor.INFO,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Mange børn kommer for sent i skole. De voksne vil gerne hjælpe, men de ved ikke hvordan. Skolen og klubben ser de samme børn og kan gøre mere sammen. Det kræver tid, og det kræver, at nogen har ansvaret for at samle trådene og holde fast."
    """,  # noqa: E501 - a whole text is what it shows
    forkert="""
    # problemkompleks.yaml
    indledning: "Helhedsplanens boligsociale medarbejdere understøtter beskæftigelsesforvaltningens virksomhedsrettede indsatser gennem relationsskabende myndighedssamarbejder, tværsektorielle netværksstrukturer og opkvalificerende kompetenceforløb. Samarbejdsparternes forventningsafstemning forudsætter kontinuerlig ledelsesmæssig koordinering, systematisk erfaringsopsamling, gensidig vidensdeling, metodeudvikling, kvalitetssikring og organisatorisk forankring i afdelingsbestyrelsernes beboerdemokratiske beslutningsprocesser og boligorganisationernes driftsorganisation."  # <- Teksten er tung at læse (fundet lixtal 105, højst 60).
        #    Ret: Del sætningerne, og skriv korte ord i stedet for de længste.
    """,  # noqa: E501 - a whole text is what it shows
)
def tung_tekst(grundlag: Grundlag) -> Iterator[Fund]:
    """Et afsnit er tungt at læse.

    Lixtallet lægger sætningernes længde og andelen af ord på mere end seks bogstaver sammen; over
    60 er en meget tung fagtekst. Lange fagord kan være nødvendige, så det er kun en bemærkning:
    Prøv at dele sætningerne og at skrive udsagnsord i stedet for navneord på -ing og -else.
    """
    afsnit: dict[Sti, list[str]] = {}
    for prosa in grundlag.prosa:
        afsnit.setdefault(prosa.sti, []).append(med_korte_værdier(prosa, 0, len(prosa.tekst)))
    for sti, tekster in afsnit.items():
        # Headings, list items and cells have no full stop: each is a sentence of its own.
        tekst = " ".join(t if t.rstrip()[-1:] in ".!?:…" else f"{t}." for t in tekster)
        if len(ord_i(tekst)) >= _FÆRREST_ORD and (tal := lix(tekst)) > _HØJEST:
            yield Fund(
                sti,
                f"Teksten er tung at læse (fundet lixtal {round(tal)}, højst {_HØJEST}).",
                "Del sætningerne, og skriv korte ord i stedet for de længste.",
            )
