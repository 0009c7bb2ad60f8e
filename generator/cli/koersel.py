"""What tjek, byg and sider share: run the projects, keep going past a broken one, report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.udgang import Udgang
from generator.cli.udskrift import skriv_ud as skriv_ud
from generator.dansk.lister import opregn
from generator.fund import Alvor
from generator.git import glemte_filer, slettede_filer
from generator.omfang import Bekræftelse, Omfang
from generator.projekter import (
    Brugsfejl,
    find_projekter,
    forladt_projekt,
    projekter_i_hook,
    vis,
)
from generator.rapport import husket, rapport
from generator.rapport.svar import Svar, optæl, svar_af
from generator.udgivelse import Udgivelsesfejl

if TYPE_CHECKING:
    from generator.loeb import Resultat, Udfald

MANGE = 6
"""Projects; fewer are done by the time another process has read the program."""


@dataclass(frozen=True)
class Ønsker:
    """What the caller asked for, the same in every command that checks."""

    rapportformat: str = "tekst"
    streng: bool = False
    hook: bool = False
    """The paths are the files that a commit or push changes; what it deletes counts too."""
    omfang: Omfang = field(default_factory=Omfang)
    husk: bool = False
    """Nothing is written, so a project that has not changed since last time is told the same."""


def ønsker(
    rapportformat: str,
    streng: bool,
    bekræft: bool,
    uden_cache: bool,
    *,
    hook: bool = False,
    kræv_ved_grænsen: bool = False,
    endelig: bool = False,
    pdf: bool = False,
    docx: bool = False,
    regler: tuple[str, ...] | None = None,
    husk: bool = False,
) -> Ønsker:
    """Return the wishes that the shared options express."""
    bekræftelse = Bekræftelse.KRÆVET_VED_GRÆNSEN if kræv_ved_grænsen else Bekræftelse.TILBUDT
    if bekræft:
        bekræftelse = Bekræftelse.KRÆVET
    omfang = Omfang(endelig, bekræftelse, uden_cache, pdf, regler, docx=docx)
    # A hook also asks git; who wants an answer anew, or LibreOffice's, does not want the old one.
    husk = husk and not (hook or uden_cache or bekræft)
    return Ønsker(rapportformat, streng, hook, omfang, husk)


def vælg(stier: Sequence[Path], hook: bool) -> tuple[Path, ...]:
    """Find the projects and say which files were passed over; raises `Brugsfejl`."""
    if hook:
        slettede = slettede_filer()
        if forladt := forladt_projekt(slettede):
            raise Brugsfejl(
                f"{vis(forladt)} er slettet, men resten af projektet er der endnu. "
                "Læg filen tilbage, eller slet hele mappen."
            )
        return projekter_i_hook(stier, slettede)
    valg = find_projekter(stier)
    for note in valg.noter:
        click.echo(note, err=True)
    return valg.mapper


def kør_projekter(
    stier: Sequence[Path],
    ønsker: Ønsker,
    efter: Callable[[Resultat], tuple[Iterable[Path], str]] = lambda _: ((), ""),
    før: Callable[[Sequence[Path]], None] = lambda _: None,
    skriv: Callable[[Sequence[Svar]], str] | None = None,
) -> int:
    """Run every project through all stages, then `efter`; print the report; return the exit code.

    `efter` gives the files it has written and a sentence for the report, if it has one; `skriv`
    words the report in another way than the format's own.
    """
    try:
        mapper = vælg(stier, ønsker.hook)
        før(mapper)
    except Brugsfejl as fejl:
        if ønsker.rapportformat == "json":
            skriv_ud(rapport("json")([Svar("", fejl=str(fejl))]))
        raise
    navne = {m: husket.nøgle(m, repr(ønsker.omfang)) for m in mapper} if ønsker.husk else {}
    kendte = {m: kendt for m, navn in navne.items() if navn and (kendt := husket.hent(navn))}
    nye = _nye([m for m in mapper if m not in kendte], navne, ønsker, efter)
    svar: list[Svar] = []
    kode = Udgang.FINT
    for nr, mappe in enumerate(mapper, 1):
        _fremdrift(nr, len(mapper), mappe)
        et_svar, dets_kode = kendte[mappe] if mappe in kendte else next(nye)
        for sætning in (et_svar.besked, et_svar.fejl):
            if sætning and ønsker.rapportformat != "tekst":
                click.echo(sætning, err=True)
        svar.append(et_svar)
        stopper = ønsker.streng and optæl([et_svar])[Alvor.ADVARSEL]
        kode = max(kode, Udgang(dets_kode), Udgang.FUND if stopper else Udgang.FINT)
    skriv_ud(skriv(svar) if skriv else rapport(ønsker.rapportformat)(svar))
    return kode


def _nye(
    mapper: Sequence[Path],
    navne: Mapping[Path, str | None],
    ønsker: Ønsker,
    efter: Callable[[Resultat], tuple[Iterable[Path], str]],
) -> Iterator[tuple[Svar, int]]:
    """Run the projects; yield what is to be said of each, and its exit code."""
    if not mapper:
        return
    # Imported here: who has nothing new to be told need not wait for all the stages.
    from generator.loeb import Resultat

    for mappe, udfald in zip(mapper, _gennemfør(mapper, ønsker.omfang), strict=True):
        if not isinstance(udfald, Resultat):
            # One project that cannot be read must not stop the others.
            yield Svar(vis(mappe), fejl=str(udfald)), Udgang.BRUG
            continue
        filer, besked, afvist = _udgiv(efter, udfald)
        glemt = _glemt(udfald) if ønsker.hook else ""
        svar = svar_af(udfald, filer, f"{besked} {glemt}".strip())
        kode = max(_kode(udfald), Udgang.FUND if glemt else Udgang.FINT)
        mål = udfald.mål
        # A count that LibreOffice should have a word in is not settled yet.
        afgjort = mål and (mål.bekræftet_af or not udfald.bør_bekræftes)
        # What was saved while we read may be in the answer, and is not in its name.
        if (
            afgjort
            and (navn := navne.get(mappe))
            and navn == husket.nøgle(mappe, repr(ønsker.omfang))
        ):
            husket.gem(navn, svar, kode, udfald.stier, mappe)
        yield replace(svar, fejl=afvist), max(kode, Udgang.BRUG if afvist else Udgang.FINT)


def _gennemfør(mapper: Sequence[Path], omfang: Omfang) -> Iterator[Udfald]:
    """Take the projects through all stages; many of them over the cores."""
    # Each imported where it is used: one project has no need of other processes (15 ms).
    if len(mapper) < MANGE:
        from generator.loeb import gennemfør_alle

        return gennemfør_alle(mapper, omfang)
    from generator.kerner import gennemfør_mange

    return gennemfør_mange(mapper, omfang)


def _udgiv(
    efter: Callable[[Resultat], tuple[Iterable[Path], str]], resultat: Resultat
) -> tuple[Iterable[Path], str, str]:
    """Let `efter` write; return the files, its sentence, and why the system refused, if it did.

    What was found is no less true when the files cannot be written.
    """
    try:
        return (*efter(resultat), "")
    except Udgivelsesfejl as fejl:
        return (), "", str(fejl)


def _glemt(resultat: Resultat) -> str:
    """Word what the project uses and git does not have."""
    filer = glemte_filer(resultat.stier)
    if not filer:
        return ""
    navne = opregn([f"»{vis(fil)}«" for fil in filer])
    return f"Projektet bruger {navne}, som ikke er lagt i git endnu. Tilføj med »git add«."


def _kode(resultat: Resultat) -> Udgang:
    if resultat.ubekræftet or resultat.sidefejl:
        return Udgang.UBEKRÆFTET
    return Udgang.FUND if resultat.har_fejl else Udgang.FINT


def _fremdrift(nr: int, antal: int, mappe: Path) -> None:
    if antal > 1 and sys.stderr.isatty():
        click.echo(f"{nr} af {antal}: {vis(mappe)}", err=True)
