from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dansk.forkortelser import ALMINDELIGE, FREMHÆVEDE
from generator.fund import Alvor, Fund
from generator.regler._husk import korte_tekster
from generator.regler.grundlag import Grundlag, regel
from generator.regler.pladsholder import pladsholdere
from generator.regler.prosa.udsagn import Prosafund, saml

_STORE = r"[A-ZÆØÅ]"
_FORKORTELSE = re.compile(rf"(?<![\w@.])({_STORE}{{2,6}})(?:['’]?s|['’]er\w*)?(?![\w@])")
_ROMERTAL = re.compile(r"[IVX]+")
_NABO_FØR = re.compile(rf"(?<!\w){_STORE}{{2,}}\s+\Z")
_NABO_LÆNGST = 60
"""Characters to look back for a neighbour; from the beginning each time, it would take minutes."""
_NABO_EFTER = re.compile(rf"['’]?s?\s+{_STORE}{{2,}}(?!\w)")
_FORKLARET_FØR = re.compile(
    r"[a-zæøå][\w.'’-]*\s+\((?:herefter|forkortet|kaldet|i\s+daglig\s+tale)?\s*[»\"]?\Z"
)
_FORKLARET_EFTER = re.compile(
    r"['’]?s?[»«\"]?\s*(?:\((?![^()]*\d{4})[^()]*[a-zæøå]{3}[^()]*\)|,?\s(?:står\s+for|det\s+vil\s+sige|dvs\.|som\s+er|"
    r"altså)\b)"
)
_PARENTES_SLUT = re.compile(r"[«\"]?\)")


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Praktiserende Lægers Organisation (PLO) og SSP samarbejder. PLO følger op."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "Her samarbejder PLO og SSP."  # <- Forkortelsen »PLO« er ikke forklaret.
        #    Ret: Skriv navnet ud første gang med PLO i parentes, eller tilføj PLO under
        #    »forkortelser« i projekt.yaml.
    """,
)
def ukendt_forkortelse(grundlag: Grundlag) -> Iterator[Fund]:
    """En forkortelse bliver brugt uden at være forklaret.

    Sagsbehandleren kender ikke den enkelte kommunes forkortelser. Skriv navnet ud første gang,
    eller skriv forkortelsen under `forkortelser` i projekt.yaml, så trykkes den i en linje sidst i
    dokumentet. Hvis det er et navn og ingen forkortelse, så lav en undtagelse med begrundelse.
    """
    return saml(_uforklarede(grundlag))


def _uforklarede(grundlag: Grundlag) -> Iterator[Prosafund]:
    kendte = _kendte(grundlag)
    fundne: set[str] = set()
    for prosa in grundlag.prosa:
        noter = list(pladsholdere(prosa))
        for m in _FORKORTELSE.finditer(prosa.tekst):
            ord_ = m[1]
            if any(fra <= m.start() < til for fra, til in noter):
                continue  # initials in a note to oneself, which is a finding itself
            if ord_ in kendte or prosa.er_værdi(*m.span(1)) or _er_råb(prosa.tekst, m):
                continue
            if ord_ not in fundne and _forklares(prosa.tekst, m):
                kendte.add(ord_)
                continue
            fundne.add(ord_)
            yield Prosafund(
                prosa,
                *m.span(1),
                f"Forkortelsen »{ord_}« er ikke forklaret",
                f"Skriv navnet ud første gang med {ord_} i parentes, eller tilføj {ord_} under "
                "»forkortelser« i projekt.yaml.",
            )


def _kendte(grundlag: Grundlag) -> set[str]:
    """Return what needs no explanation: the plan's own names, its sources, and common knowledge.

    »NN« is no abbreviation but a name to come; the rule rester-i-teksten says so.
    """
    plan, projekt = grundlag.plan, grundlag.plan.projekt
    navne: list[str] = [*projekt.forkortelser, str(projekt.helhedsplan), str(projekt.kommune)]
    navne += [str(projekt.område or ""), projekt.regelsæt]
    for ansøger in projekt.ansøgere:
        navne += [*ansøger.alle_navne, str(ansøger.administrator or "")]
    for afdeling in projekt.afdelinger:
        navne += afdeling.alle_navne
    if plan.tal is not None:
        navne += [str(kilde.navn) for kilde in plan.tal.kilder.values()]
    if plan.kriteriesæt is not None:
        navne.append(str(plan.kriteriesæt.kilde or ""))
    kriterier = plan.problemkompleks.kriterier if plan.problemkompleks else None
    navne += [str(k.kilde or "") for k in (kriterier.kolonner.values() if kriterier else ())]
    for kort in korte_tekster(grundlag):
        if kort.sti[-1] == "navn":
            navne.append(kort.tekst)  # »FOF Aarhus« is called so
        # A name may explain its own abbreviation: »Samarbejdsforum (SAF)«.
        navne += re.findall(rf"[a-zæøå]\s\(({_STORE}{{2,6}})\)", kort.tekst)
    return {"NN", *ALMINDELIGE, *FREMHÆVEDE, *re.findall(rf"{_STORE}{{2,}}", " ".join(navne))}


def _er_råb(tekst: str, m: re.Match[str]) -> bool:
    """Tell whether it is no abbreviation: a Roman numeral, or one of several words in capitals."""
    if _ROMERTAL.fullmatch(m[1]):
        return True
    før = tekst[max(0, m.start() - _NABO_LÆNGST) : m.start()]
    return bool(_NABO_FØR.search(før) or _NABO_EFTER.match(tekst, m.end(1)))


def _forklares(tekst: str, m: re.Match[str]) -> bool:
    før, efter = tekst[max(0, m.start() - 60) : m.start()], tekst[m.end(1) : m.end() + 120]
    if _FORKLARET_FØR.search(før) and _PARENTES_SLUT.match(efter):
        return True
    return _FORKLARET_EFTER.match(efter) is not None
