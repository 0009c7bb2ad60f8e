"""What the editor says that the model does not: titles, and what each choice means."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel

from generator.model.afsnit import FigurFil
from generator.model.kriteriesaet import Operator
from generator.model.organisering import Deltagerniveau, Forumtype, Niveau
from generator.model.problemkompleks import Nøgletalsrække, Områdestatus
from generator.model.projekt import Ansøgningstype, Bidragyder, Materialestatus
from generator.model.samarbejdspartnere import Bidragssvar, Partnerstatus, Partnertype

FILER = {
    "projekt": "Hvem der søger, om hvad og hvornår; afdelingerne og forkortelserne.",
    "problemkompleks": "Del 1: problemkompleks, kriterier og indsatsområder.",
    "samarbejdspartnere": "Del 2: partnerne og deres bidrag.",
    "organisering": "Del 3: bestyrelse, grupper og team.",
    "tal": "De tal, teksterne bruger, med år og kilde.",
}
"""The content files by their stem, as the README presents them."""

_NAVNE: dict[type[BaseModel], str] = {
    FigurFil: "Figur",
    Bidragyder: "Bidrag til medfinansieringen",
    Nøgletalsrække: "Nøgletal for en afdeling",
    Bidragssvar: "Bidrag",
}


def klassetitel(model: type[BaseModel]) -> str:
    """Return the name of one of a kind: »Afdeling«, »Figur«."""
    return _NAVNE.get(model, model.__name__)


def felttitel(nøgle: str) -> str:
    """Return a key as a heading: »Samlet budget«."""
    ord_ = nøgle.replace("_", " ")
    return ord_[:1].upper() + ord_[1:]


VALG: dict[type[StrEnum], dict[str, str]] = {
    Ansøgningstype: {
        "ny": "Området har ikke en helhedsplan i dag.",
        "videreførelse": "Planen afløser en, der kører nu; skriv også »erfaringer« i del 1.",
    },
    Materialestatus: {
        "mangler": "Ikke begyndt; står som en påmindelse i rapporten.",
        "i gang": "Under udarbejdelse; står som en påmindelse i rapporten.",
        "klar": "Færdig.",
        "ikke relevant": "Skal ikke bruges i denne ansøgning.",
    },
    Områdestatus: {
        "udsat boligområde": "På listen efter almenboligloven § 61 a, stk. 1.",
        "parallelsamfund": "På listen efter almenboligloven § 61 a, stk. 2.",
        "omdannelsesområde": "Har stået på listen over parallelsamfund i flere år.",
        "forebyggelsesområde": "På listen efter almenboligloven § 61 b.",
        "ingen": "Området står ikke på en af ministeriets lister.",
    },
    Partnertype: {
        "kommune": "Kommunen. Den skal være blandt partnerne, og den skal have denne type.",
        "stat": "En statslig myndighed.",
        "region": "Regionen.",
        "boligorganisation": "En boligorganisation, også en, der ikke søger.",
        "politi": "Politiet.",
        "civilsamfund": "En forening, frivilliggruppe eller organisation.",
        "erhvervsliv": "En virksomhed eller et erhvervsnetværk.",
        "beboere": "Beboerne selv, fx en afdelingsbestyrelse.",
        "fond": "En fond, der støtter indsatsen.",
        "uddannelsesinstitution": "En skole, ungdomsuddannelse eller et universitet.",
        "partnerskab": "Et fast samarbejde mellem flere; nævn dem under »deltagere«.",
        "andet": "Alt andet.",
    },
    Partnerstatus: {
        "aftalt": "Bidraget ligger fast.",
        "i dialog": "I taler om det; skriv i bidraget, hvad I taler om.",
        "undersøges": "Endnu kun en mulighed; skriv i bidraget, hvad I undersøger.",
    },
    Forumtype: {
        "boligsocial bestyrelse": "Planens øverste ledelse. Der skal være præcis én.",
        "politisk forum": "Hvor kommunens politikere er med.",
        "tværgående forum": "På tværs af områder eller helhedsplaner.",
        "ledergruppe": "Ledere, der koordinerer driften.",
        "styregruppe": "Lokal ledelse af planen eller en del af den.",
        "følgegruppe": "Lokal gruppe, der følger planen, ofte med beboere.",
        "andet": "Et andet forum.",
    },
    Niveau: {
        "by": "Hele byen eller kommunen.",
        "bydel": "En bydel, ofte flere boligområder.",
        "område": "Ét boligområde.",
        "afdeling": "Én boligafdeling.",
    },
    Deltagerniveau: {
        "direktør": "Øverste ledelse.",
        "chef": "Chef for et område eller en forvaltning.",
        "leder": "Leder af en institution, et team eller lignende.",
        "medarbejder": "Medarbejder uden ledelsesansvar.",
        "politiker": "Folkevalgt.",
        "beboerrepræsentant": "Valgt af beboerne.",
        "andet": "Et andet niveau.",
    },
    Operator: {
        "over": "Tallet skal være større end grænsen (>).",
        "mindst": "Tallet skal være grænsen eller derover (≥).",
        "under": "Tallet skal være mindre end grænsen (<).",
    },
}
"""Every choice of the model, each value with what it means to who must choose."""
