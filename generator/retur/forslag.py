"""Every change of a reviewer's as a proposal: what it does to the document and the content."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.retur.afsnitsrettelse import forrest, saml_afsnit, slet_afsnit
from generator.retur.indgreb import SKIFT, Indgreb, Rettetafsnit, med_rettelser
from generator.retur.normal import normal
from generator.retur.nutid import Nutid
from generator.retur.parring import find_par
from generator.retur.rettelse import SKABELON, Grund, Værdirettelse, til_værdier

ÆNDRET_SIDEN = "Teksten er ændret i indholdet, siden dokumentet blev bygget."
ALLEREDE = "Det står sådan i indholdet allerede."
SIDEFOD = "Sidehoved og sidefod skrives af skabelonen."
RÆKKE = "En række er sat ind eller slettet; gør det samme i indholdet."
FLYTTET = "Teksten er flyttet; flyt den i indholdet."


_TEGN = tuple(".,;:!?)")


@dataclass(slots=True)
class Virkning:
    """What a proposal does to one paragraph of today's document."""

    nr: int
    """Which paragraph."""
    fra: int = 0
    til: int = 0
    nyt: str = ""
    slettet: bool = False
    samlet: bool = False
    """The next paragraph goes on from it."""


@dataclass(slots=True)
class Forslag:
    """One operation, and what comes of it."""

    start: int
    slut: int
    """Where it stands in the reviewed document's text."""
    virkning: Virkning | None = None
    rettelser: tuple[Værdirettelse, ...] = ()
    grund: str = ""
    """Why it is left; empty when it is to be written."""


@dataclass(slots=True)
class Forslagssamling:
    """All proposals of a document."""

    alle: list[Forslag] = field(default_factory=list)

    @property
    def mulige(self) -> list[Forslag]:
        """Return those that nothing speaks against."""
        return [f for f in self.alle if not f.grund]


def find_forslag(nu: Nutid, rettede: list[Rettetafsnit]) -> Forslagssamling:
    """Return a proposal for every operation on a paragraph."""
    par = find_par(rettede, nu.afsnit)
    står = {a.normal.tekst for a in nu.afsnit}
    ud = Forslagssamling()
    for nr, afsnit in enumerate(rettede):
        if not afsnit.indgreb and not afsnit.samlet:
            continue
        hvor = par.get(nr)
        if afsnit.væk and hvor is not None:
            ud.alle.append(_slettet(nu, hvor, afsnit))
            continue
        nye = [f for f in med_rettelser(afsnit.tekst, afsnit.indgreb) if f]
        gjort = hvor is None and not afsnit.samlet and bool(nye) and all(n in står for n in nye)
        egne = [_indgreb(nu, hvor, afsnit, i) for i in afsnit.indgreb]
        if afsnit.samlet:
            efter = next((n for n in range(nr + 1, len(rettede)) if not rettede[n].note), nr)
            fortsat = hvor is not None and par.get(efter) == nu.næste(hvor) is not None
            egne.append(_samlet(nu, hvor if fortsat else None, afsnit.samlet))
        for f in egne if gjort else ():
            f.grund = ALLEREDE
        ud.alle += egne
    return ud


def _slettet(nu: Nutid, nr: int, afsnit: Rettetafsnit) -> Forslag:
    (i,) = afsnit.indgreb
    slut = max(i.slut, afsnit.samlet[1] if afsnit.samlet else 0)
    ud = Forslag(i.start, slut, Virkning(nr, slettet=True))
    try:
        _tjek(afsnit, i)
        ud.rettelser = (slet_afsnit(nu, nr),)
    except Grund as grund:
        ud.grund = str(grund)
    return ud


def _samlet(nu: Nutid, nr: int | None, hvor: tuple[int, int]) -> Forslag:
    ud = Forslag(*hvor)
    try:
        if nr is None:
            raise Grund(ÆNDRET_SIDEN)
        ud.virkning = Virkning(nr, samlet=True)
        ud.rettelser = (saml_afsnit(nu, nr),)
    except Grund as grund:
        ud.grund = str(grund)
    return ud


def _indgreb(nu: Nutid, nr: int | None, afsnit: Rettetafsnit, i: Indgreb) -> Forslag:
    ud = Forslag(i.start, i.slut)
    try:
        _tjek(afsnit, i)
        if nr is None:
            raise Grund(SKABELON if afsnit.normal.tekst in _skabelonens(nu) else ÆNDRET_SIDEN)
        if _står_ved_siden_af(nu, nr, i):
            raise Grund(ALLEREDE)
        nr, fra, til, i = _efter_overskrift(nu, nr, *_pladser(nu, nr, afsnit, i), i)
        ny = nu.afsnit[nr]
        # The space before what was taken out goes with it where a sign follows, as in Word.
        slugt = til > fra and not i.nyt and ny.tekst[til:].startswith(_TEGN)
        slugt = slugt and ny.tekst[:fra].endswith(" ")
        ud.virkning = Virkning(nr, fra - slugt, til, i.nyt)
        væk = [p for p in ny.normal.pladser if fra <= p < til]
        rettelser = til_værdier(nu, ny, i, [*væk, til])
        ud.rettelser = tuple(forrest(nu, ny, i, fra, rettelser))
    except Grund as grund:
        ud.grund = str(grund)
    return ud


def _skabelonens(nu: Nutid) -> set[str]:
    """Return the paragraphs that hold nothing of the content's."""
    return {a.normal.tekst for a in nu.afsnit if not a.stier}


def _tjek(afsnit: Rettetafsnit, i: Indgreb) -> None:
    if afsnit.art in ("sidehoved", "sidefod"):
        raise Grund(SIDEFOD)
    if afsnit.i_række:
        raise Grund(RÆKKE)
    if i.flyttet:
        raise Grund(FLYTTET)
    if i.overskrift:
        raise Grund("En overskrift er sat ind; skriv den i indholdet, hvor den hører til.")


def _står_ved_siden_af(nu: Nutid, nr: int, i: Indgreb) -> bool:
    """Tell whether whole paragraphs that are put in beside one stand there already."""
    dele = [normal(del_) for del_ in i.nyt.split(SKIFT)]
    if len(dele) < 2 or i.fra != i.til or (dele[0] and dele[-1]):
        return False
    nye = [del_ for del_ in dele if del_]
    if dele[0]:
        naboer = [a.normal.tekst for a in nu.afsnit[:nr] if not a.note][-len(nye) :]
    else:
        naboer = [a.normal.tekst for a in nu.afsnit[nr + 1 :] if not a.note][: len(nye)]
    return bool(nye) and naboer == nye


def _pladser(nu: Nutid, nr: int, afsnit: Rettetafsnit, i: Indgreb) -> tuple[int, int]:
    """Return where an operation begins and ends in today's paragraph."""
    fra, til = afsnit.normal.grænse(i.fra), afsnit.normal.grænse(i.til)
    tekst = nu.afsnit[nr].tekst
    pladser = [*nu.afsnit[nr].normal.pladser, len(tekst)]
    start = pladser[fra]
    return start, (pladser[til - 1] + 1 if til > fra else start)


def _efter_overskrift(
    nu: Nutid, nr: int, fra: int, til: int, i: Indgreb
) -> tuple[int, int, int, Indgreb]:
    """Let a new paragraph after a heading be the first of the text below it."""
    afsnit = nu.afsnit[nr]
    efter = nu.næste(nr)
    næste = nu.afsnit[efter] if efter is not None else None
    egen = afsnit.stykker[-1].sti if afsnit.stykker else ()
    if (
        i.nyt.startswith(SKIFT)
        and fra == til == len(afsnit.tekst)
        and egen not in nu.lange
        and efter is not None
        and næste is not None
        and not næste.række
        and not afsnit.række
        and næste.stykker
        and næste.stykker[0].sti in nu.lange
    ):
        return efter, 0, 0, replace(i, nyt=i.nyt.removeprefix(SKIFT) + SKIFT)
    return nr, fra, til, i
