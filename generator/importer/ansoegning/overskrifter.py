"""Which part of the format a heading of an older application opens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from generator.dansk.naermeste import nærmeste
from generator.importer.ansoegning.word import Ansøgningsafsnit
from generator.importer.regneark.kolonner import fold

_NUMMER = re.compile(
    r"^(?:del\s+)?(\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})[.):]*\s+(?=\S)", re.IGNORECASE
)
_SIDETAL = re.compile(r"[\s.…]\d{1,2}$")
_BART = 60
"""Characters of a known heading that has no looks at all."""
_LÆNGSTE = 130
"""Characters; a longer bold paragraph is a sentence that somebody wanted seen."""


class Slags(Enum):
    """What a heading opens; the value is its place in the content, as far as the words say it."""

    PROBLEMKOMPLEKS = ("problemkompleks",)
    PARTNERE = ("samarbejdspartnere",)
    ORGANISERING = ("organisering",)
    OMRÅDE = ("problemkompleks", "indsatsområder")
    INDLEDNING = ("problemkompleks", "indledning")
    ERFARINGER = ("problemkompleks", "erfaringer")
    KRITERIER = ("problemkompleks", "kriterier", "indledning")
    OPMÆRKSOMHED = ("problemkompleks", "opmærksomhedspunkter")
    MÅLGRUPPER = ("målgrupper",)
    PROBLEMATIKKER = ("problematikker",)
    MÅL = ("mål",)
    UDFORDRING = ("tekst",)
    INDSATS = ("indsats",)
    TEAM = ("organisering", "team", "tekst")
    FORKORTELSER = ("forkortelser",)
    EGEN = ()
    """A heading of the writer's own."""


DELE = (Slags.PROBLEMKOMPLEKS, Slags.PARTNERE, Slags.ORGANISERING)
LISTER = (Slags.MÅLGRUPPER, Slags.PROBLEMATIKKER, Slags.MÅL)
_KENDTE = (
    (Slags.PROBLEMKOMPLEKS, r"problemkompleks|problemstillinger|problembeskrivelse"),
    (
        Slags.PARTNERE,
        r"samarbejdspartner|^(?:vores |lokale )?partnere?\b|^samarbejde\b|^partnerskaber",
    ),
    (
        Slags.ORGANISERING,
        r"^organiser|organiseringen|^organisation(?:en)?$|^ledelse og organis|^styring",
    ),
    (Slags.MÅLGRUPPER, r"^(?:primaere |de )?maalgruppen?r?n?e?$"),
    (Slags.PROBLEMATIKKER, r"^(?:de )?(?:problematikker|problemer)(?:ne)?$"),
    (Slags.MÅL, r"^(?:overordnede )?maal(?:et|ene|saetninger)?$"),
    (Slags.UDFORDRING, r"^udfordring(?:en|er|erne)?$"),
    (
        Slags.INDSATS,
        r"^(?:den )?(?:planlagte )?indsats(?:en|er|erne)?$|^indsatsens retning$|^loesning(?:er)?$",
    ),
    (Slags.KRITERIER, r"parallelsamfund|^kriterier|^noegletal|^statistik"),
    (
        Slags.ERFARINGER,
        r"^(?:hidtidige |tidligere )?(?:erfaringer|resultater)|^status paa|^evaluering",
    ),
    (Slags.OPMÆRKSOMHED, r"opmaerksomhedspunkt|^oevrige forhold|^saerlige forhold"),
    (
        Slags.INDLEDNING,
        r"^(?:indledning|baggrund|udgangspunkt|praesentation|resume|sammenfatning)\b|^kort om"
        r"|^om (?:boligomraadet|omraadet)",
    ),
    (Slags.TEAM, r"\bteam(?:et)?\b|^medarbejdere?|^sekretariat|^stillinger|^bemanding"),
    (Slags.FORKORTELSER, r"^forkortelser"),
)


@dataclass(frozen=True, slots=True)
class Overskrift:
    """A heading as understood."""

    slags: Slags
    navn: str
    """Of an area of effort the regelsæt's own; else as it is written, without its number."""
    niveau: int
    sikker: bool
    """Styled as a heading, and its words known; else it is a guess."""


def uden_nummer(tekst: str) -> str:
    """Return a heading without the number typed before it, and the colon behind."""
    return _NUMMER.sub("", tekst.strip()).rstrip(" :")


def læs_overskrift(afsnit: Ansøgningsafsnit, områder: Iterable[str]) -> Overskrift | None:
    """Return what a paragraph opens when it is a heading, by style or by its looks."""
    tekst = afsnit.ren.strip()
    if not tekst or (afsnit.liste and not afsnit.niveau and not _NUMMER.match(tekst)):
        nummereret = afsnit.liste == "1." and afsnit.fed
        if not tekst or not nummereret:
            return None
    navn = uden_nummer(tekst)
    kort = len(tekst) <= _LÆNGSTE and not tekst.endswith((".", ";", ",", "?", "!"))
    # A form's own headings are long sentences.
    if not afsnit.niveau and not (
        kort or (afsnit.fed and _NUMMER.match(tekst) and len(tekst) < 300)
    ):
        return None
    slags, kendt = kend(navn, områder)
    m = _NUMMER.match(tekst)
    if not (afsnit.niveau or afsnit.fed) and _SIDETAL.search(tekst):
        return None  # a line of the table of contents
    ligner = afsnit.niveau or afsnit.fed or (tekst.isupper() and len(tekst) > 3)
    if not ligner:
        kendes = slags is not Slags.EGEN and (m or tekst.endswith(":")) and kort
        bart = slags in (*DELE, Slags.OMRÅDE) and navn == tekst and len(tekst) < _BART
        if not kendes and (not bart or afsnit.liste):
            return None
    niveau = afsnit.niveau or _niveau(m[1] if m else "", slags, tekst.isupper())
    return Overskrift(slags, kendt, niveau, bool(afsnit.niveau))


def _niveau(nummer: str, slags: Slags, versaler: bool) -> int:
    if nummer and nummer[0].isdigit():
        return nummer.count(".") + 1
    if slags in DELE:
        return 1
    return 2 if versaler or slags is not Slags.EGEN else 3


def kend(navn: str, områder: Iterable[str]) -> tuple[Slags, str]:
    """Return what a heading's words mean."""
    foldet = fold(navn)
    if (område := _område(navn, list(områder))) is not None:
        return Slags.OMRÅDE, område
    for slags, mønster in _KENDTE:
        if re.search(mønster, foldet):
            return slags, navn
    return Slags.EGEN, navn


def _område(navn: str, områder: list[str]) -> str | None:
    rent = re.sub(r"^indsatsomraade\s*\d*\s*[:.–-]*\s*", "", fold(navn))
    for område in områder:
        if rent == fold(område) or (fold(område) in rent and len(rent) < len(område) + 25):
            return område
    return nærmeste(rent, [fold(o) for o in områder]) and next(
        o for o in områder if fold(o) == nærmeste(rent, [fold(o) for o in områder])
    )
