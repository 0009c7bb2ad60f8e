"""What a run does with a project: all stages, what is to follow, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.udgang import Udgang
from generator.dansk.lister import opregn
from generator.depot.commit import glemte_filer
from generator.fund import Alvor
from generator.maskine.sti import vis_sti
from generator.maskine.udgivelse import Udgivelse, Udgivelsesfejl
from generator.omfang import Omfang
from generator.rapport import husket
from generator.rapport.svar import Svar, svar_af

if TYPE_CHECKING:
    from generator.loeb import Resultat

Efter = Callable[["Resultat"], Udgivelse]
"""What follows when a project has been through the stages: the files it has written. It may be
called in another process."""
_FORUD = ("generator.loeb",)
UFÆRDIGT = frozenset({"manglende-del", "pladsholder"})
"""Rules whose fejl say that something is still to be written: a draft is committed all the same."""
MANGE = 6
"""Projects; fewer are done as soon by one process, which asks LibreOffice about all of them."""


def intet(_: Resultat) -> Udgivelse:
    """Let nothing follow."""
    return Udgivelse()


@dataclass(frozen=True)
class Opgave:
    """A project, and the name that its answer is kept by, if it is kept."""

    mappe: Path
    navn: str | None = None


@dataclass(frozen=True)
class Arbejde:
    """What is done with every project; it is called where the work is done."""

    omfang: Omfang
    efter: Efter = intet
    hook: bool = False
    kladde: bool = False
    """What is still to be written is told, and stops nobody."""
    må_være_ubekræftet: bool = False
    """A page count that LibreOffice should have confirmed, and could not, is told and no more."""

    def __call__(self, opgaver: Sequence[Opgave]) -> Iterator[tuple[Svar, Udgang]]:
        """Yield what is to be said of each project, and its exit code."""
        from generator.loeb import Resultat, gennemfør_alle

        alle = gennemfør_alle([opgave.mappe for opgave in opgaver], self.omfang)
        for opgave, udfald in zip(opgaver, alle, strict=True):
            if isinstance(udfald, Resultat):
                yield self._afslut(opgave, udfald)
            else:
                # One project that cannot be read must not stop the others.
                yield Svar(vis_sti(opgave.mappe), fejl=str(udfald)), Udgang.BRUG

    def _afslut(self, opgave: Opgave, resultat: Resultat) -> tuple[Svar, Udgang]:
        udgivet = _udgiv(self.efter, resultat)
        afvist = " ".join(udgivet.afvist)
        glemt = _glemt(resultat) if self.hook else ""
        svar = svar_af(resultat, udgivet.filer, " ".join((*udgivet.noter, glemt)).strip())
        kode = max(self._kode(resultat), Udgang.FUND if glemt else Udgang.FINT)
        mål = resultat.mål
        # A count that LibreOffice should have a word in is not settled yet.
        afgjort = mål and (mål.bekræftet_af or not resultat.bør_bekræftes)
        # What was saved while we read may be in the answer, and is not in its name.
        if afgjort and opgave.navn and opgave.navn == husket.nøgle(opgave.mappe, repr(self.omfang)):
            husket.gem(opgave.navn, svar, kode, resultat.stier, opgave.mappe)
        return replace(svar, fejl=afvist), max(kode, Udgang.BRUG if afvist else Udgang.FINT)

    def _kode(self, resultat: Resultat) -> Udgang:
        if resultat.sidefejl or (resultat.ubekræftet and not self.må_være_ubekræftet):
            return Udgang.UBEKRÆFTET
        går = UFÆRDIGT if self.kladde else frozenset()
        stopper = any(f.alvor is Alvor.FEJL and f.regel not in går for f in resultat.fund)
        return Udgang.FUND if stopper else Udgang.FINT


def udfør(arbejde: Arbejde, opgaver: Sequence[Opgave]) -> Iterator[tuple[Svar, Udgang]]:
    """Do the work with every project, in their order; many of them over the cores."""
    if not opgaver:
        return
    # Each imported where it is used: who has nothing new to be told need not wait for all the
    # stages, and one project has no need of other processes (15 ms). The stages come first: a
    # process that is a copy of this one has them too.
    from generator.loeb import HOLD

    if len(opgaver) < MANGE:
        yield from arbejde(opgaver)
        return
    from generator.maskine.kerner import Fordeling

    yield from Fordeling(arbejde, _opgivet, HOLD, _FORUD).udfør(opgaver)


def _opgivet(opgave: Opgave) -> tuple[Svar, Udgang]:
    sti = vis_sti(opgave.mappe)
    fejl = (
        f"{sti} kunne ikke behandles: Styresystemet standsede programmet, mens det var "
        "i gang med projektet. Oftest mangler der hukommelse: Luk andre programmer, og prøv "
        "igen med det ene projekt."
    )
    return Svar(sti, fejl=fejl), Udgang.BRUG


def _udgiv(efter: Efter, resultat: Resultat) -> Udgivelse:
    """Let `efter` write; what was found is no less true when the files cannot be written."""
    try:
        return efter(resultat)
    except Udgivelsesfejl as fejl:
        return Udgivelse(afvist=(str(fejl),))


def _glemt(resultat: Resultat) -> str:
    """Word what the project uses and git does not have."""
    filer = glemte_filer(resultat.stier)
    if not filer:
        return ""
    navne = opregn([f"»{vis_sti(fil)}«" for fil in filer])
    return f"Projektet bruger {navne}, som ikke er lagt i git endnu. Tilføj med »git add«."
