from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.lister import opregn
from generator.fund import Alvor, Fund, Peg
from generator.regler._dele import er_tom
from generator.regler._indsatsomraader import kendte_navne, ment
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="RV",
    rigtigt="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Uddannelse og livschancer
        tekst: Mange børn kommer bagud i de første skoleår.
      - navn: Beskæftigelse
        tekst: Mange står uden for arbejdsmarkedet.
      - navn: Kriminalitetsforebyggelse
        fravalgt: Politiet og kommunen dækker området.
      - navn: Sammenhængskraft og medborgerskab
        tekst: Få stemmer til kommunalvalget.
    """,
    forkert="""
    # problemkompleks.yaml
    indsatsområder:  # <- Indsatsområdet »Kriminalitetsforebyggelse« er hverken beskrevet eller
                     #    fravalgt.
                     #    Ret: Beskriv det, eller skriv i »fravalgt«, hvorfor det er valgt fra.
      - navn: Uddannelse og livschancer
        tekst: Mange børn kommer bagud i de første skoleår.
      - navn: Beskæftigelse
        tekst: Mange står uden for arbejdsmarkedet.
      - navn: Sammenhængskraft og medborgerskab
        tekst: Få stemmer til kommunalvalget.
    """,
)
def manglende_indsatsomraade(grundlag: Grundlag) -> Iterator[Fund]:
    """Et af fondens indsatsområder er hverken beskrevet eller fravalgt.

    En helhedsplan behøver ikke at arbejde med alle områder, men sagsbehandleren vil vide, om et
    område er valgt fra eller glemt. Skriv begrundelsen i `fravalgt`; den bliver til en sætning i
    dokumentet.
    """
    plan = grundlag.plan
    if plan.problemkompleks is None or er_tom(plan.problemkompleks):
        return
    sti = ("problemkompleks", "indsatsområder")
    # A misspelt name is the area it means: ukendt-indsatsomraade has said so already.
    nævnt = {ment(plan, område.navn) for område in plan.problemkompleks.indsatsområder}
    mangler = [navn for navn in kendte_navne(plan) if navn not in nævnt]
    if not mangler:
        return
    hvilke = opregn(f"»{navn}«" for navn in mangler)
    if len(mangler) == 1:
        besked = f"Indsatsområdet {hvilke} er hverken beskrevet eller fravalgt."
        ret = "Beskriv det, eller skriv i »fravalgt«, hvorfor det er valgt fra."
    else:
        besked = f"Indsatsområderne {hvilke} er hverken beskrevet eller fravalgt."
        ret = "Beskriv dem, eller skriv i »fravalgt«, hvorfor de er valgt fra."
    yield Fund(sti, besked, ret, Peg.NØGLE, ord=mangler[0] if len(mangler) == 1 else "")
