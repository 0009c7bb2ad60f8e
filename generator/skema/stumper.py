"""Snippets: what the editor puts in for a new list item, its stops in the order one writes.

Each holds what the model requires and what the rules look for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from generator.model.organisering import Deltagerniveau, Forumtype, Niveau
from generator.model.problemkompleks import Områdestatus
from generator.model.samarbejdspartnere import Partnertype


def _en_af(stop: int, valg: Iterable[str], først: str = "") -> str:
    """Return a stop with a list to choose from; `først` is what stands there at first."""
    return f"${{{stop}|{','.join(sorted(valg, key=lambda v: v != først))}|}}"


_KROPPE: dict[str, dict[str, Any]] = {
    "Ansøger": {"navn": "${1:Boligorganisationens navn}", "kortnavn": "${2:BN}"},
    "Periode": {"fra": "${1:2027-08-01}", "til": "${2:2031-07-31}"},
    "Afdeling": {
        "boligorganisation": "${1:BN}",
        "navn": "${2:Afdelingens navn}",
        "lejeboliger": "${3:100}",
    },
    "Bidragyder": {"fra": "${1:Hvem}", "beløb": "${2:1000000}"},
    "Undtagelse": {
        "regel": "${1:ukendt-forkortelse}",
        "ved": "${2:Teksten}",
        "begrundelse": "${3:Hvorfor reglen ikke gælder her.}",
    },
    "FigurFil": {
        "fil": "${1:kort.png}",
        "tekst": "${2:Billedteksten}",
        "alternativ_tekst": "${3:Hvad billedet viser}",
    },
    "Underafsnit": {"overskrift": "${1:Overskrift}", "tekst": "|\n      ${2:Teksten}"},
    "Boligområde": {
        "navn": "${1:Områdets navn}",
        "afdelinger": ["${2:Afdelingens navn}"],
        "status": _en_af(3, Områdestatus, "ingen"),
        "liste": "${4:2022-12-01}",
    },
    "Nøgletalsrække": {
        "boligorganisation": "${1:BN}",
        "afdeling": "${2:Afdelingens navn}",
        "beboere": "${3:..}",
    },
    "Indsatsområde": {
        "navn": "${1:Uddannelse og livschancer}",
        "målgrupper": ["${2:Hvem}"],
        "problematikker": ["${3:Hvad}"],
        "tekst": "|\n      ${4:Udfordringen}",
        "indsats": "|\n      ${5:Indsatsens retning}",
    },
    "Delområde": {"overskrift": "${1:Områdets navn}", "tekst": "|\n      ${2:Teksten}"},
    "Partner": {
        "navn": "${1:Partnerens navn}",
        "type": _en_af(2, Partnertype),
        "bidrag": {"inden_for": "${3:Hvad}", "uden_for": "${4:Hvad}"},
    },
    "Enhed": {
        "navn": "${1:Enhedens navn}",
        "bidrag": {"inden_for": "${2:Hvad}", "uden_for": "${3:Hvad}"},
    },
    "Forum": {
        "navn": "${1:Forummets navn}",
        "type": _en_af(2, Forumtype),
        "niveau": _en_af(3, Niveau, "bydel"),
        "ansvar": "${4:Hvad forummet har ansvar for}",
        "deltagere": [
            {"part": "${5:alle ansøgere}", "niveau": _en_af(6, Deltagerniveau)},
        ],
    },
    "Deltager": {"part": "${1:alle ansøgere}", "niveau": _en_af(2, Deltagerniveau)},
    "Sammenligning": {"om": "${1:øvrige almene}", "værdi": "${2:7,68}"},
    "Tidligere": {"værdi": "${1:9,6}", "år": "${2:2017}"},
    "Bidrag": {"inden_for": "${1:Hvad}", "uden_for": "${2:Hvad}"},
}  # fmt: skip

_NAVNGIVNE: dict[str, tuple[str, dict[str, Any]]] = {
    "Talkilde": ("kilde", {"${1:lbf}": {"navn": "${2:LBF Beboerdata}"}}),
    "Tal": (
        "tal",
        {
            "${1:fravær}": {
                "om": "${2:Fravær i grundskolen}",
                "værdi": "${3:8,21}",
                "enhed": "${4|pct.,procentpoint,antal,kr.,promille|}",
                "år": "${5:2021}",
                "kilde": "${6:lbf}",
            }
        },
    ),
    "Kolonne": (
        "kolonne",
        {"${1:valgdeltagelse}": {"titel": "${2:Valgdeltagelse}", "enhed": "${3:pct.}"}},
    ),
    "forkortelser": ("forkortelse", {"${1:BIF}": "${2:Hvad den står for}"}),
    "fodnoter": ("fodnote", {"${1:navn}": "${2:Fodnotens tekst}"}),
}
"""Mappings with names of the writer's own, by the type of their values or by the key."""


def krop(model: type[BaseModel]) -> dict[str, Any] | None:
    """Return the snippet of a mapping with a model's keys."""
    return _KROPPE.get(model.__name__)


def opslag(indhold: type, navn: str) -> dict[str, Any] | None:
    """Return the snippet of a new name in a mapping."""
    fundet = _NAVNGIVNE.get(indhold.__name__) or _NAVNGIVNE.get(navn)
    return {"label": fundet[0], "body": fundet[1]} if fundet else None
