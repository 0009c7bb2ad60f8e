"""What tjek, byg and sider share: run the projects, keep going past a broken one, report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from generator.cli.udgang import Udgang
from generator.cli.udskrift import skriv_ud as skriv_ud
from generator.dansk.lister import opregn
from generator.fund import Alvor
from generator.git import glemte_filer, slettede_filer
from generator.laesning.typer import ProjektFejl
from generator.loeb import Bekræftelse, Omfang, Resultat, gennemfør_alle
from generator.projekter import (
    Brugsfejl,
    find_projekter,
    forladt_projekt,
    projekter_i_hook,
    vis,
)
from generator.rapport import rapport
from generator.rapport.svar import Svar, svar_af
from generator.skabelon import SkabelonFejl
from generator.udgivelse import Udgivelsesfejl


@dataclass(frozen=True)
class Ønsker:
    """What the caller asked for, the same in every command that checks."""

    rapportformat: str = "tekst"
    streng: bool = False
    hook: bool = False
    """The paths are the files that a commit or push changes; what it deletes counts too."""
    omfang: Omfang = field(default_factory=Omfang)


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
) -> Ønsker:
    """Return the wishes that the shared options express."""
    bekræftelse = Bekræftelse.KRÆVET_VED_GRÆNSEN if kræv_ved_grænsen else Bekræftelse.TILBUDT
    if bekræft:
        bekræftelse = Bekræftelse.KRÆVET
    omfang = Omfang(endelig, bekræftelse, uden_cache, pdf, regler, docx=docx)
    return Ønsker(rapportformat, streng, hook, omfang)


def vælg(stier: Sequence[Path], hook: bool) -> tuple[Path, ...]:
    """Find the projects and say which files were passed over."""
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
    svar: list[Svar] = []
    kode = Udgang.FINT
    udfald = gennemfør_alle(mapper, ønsker.omfang)
    for nr, mappe in enumerate(mapper, 1):
        _fremdrift(nr, len(mapper), mappe)
        try:
            resultat = next(udfald)
            if not isinstance(resultat, Resultat):
                raise resultat
            filer, besked, afvist = _udgiv(efter, resultat)
            glemt = _glemt(resultat) if ønsker.hook else ""
        except (ProjektFejl, SkabelonFejl) as fejl:
            # One project that cannot be read must not stop the others.
            svar.append(Svar(vis(mappe), fejl=str(fejl)))
            kode = max(kode, Udgang.BRUG)
            if ønsker.rapportformat != "tekst":
                click.echo(str(fejl), err=True)
            continue
        svar.append(replace(svar_af(resultat, filer, f"{besked} {glemt}".strip()), fejl=afvist))
        for sætning in (svar[-1].besked, afvist):
            if sætning and ønsker.rapportformat != "tekst":
                click.echo(sætning, err=True)
        kode = max(
            kode,
            _kode(resultat, ønsker),
            Udgang.FUND if glemt else Udgang.FINT,
            Udgang.BRUG if afvist else Udgang.FINT,
        )
    skriv_ud(skriv(svar) if skriv else rapport(ønsker.rapportformat)(svar))
    return kode


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


def _kode(resultat: Resultat, ønsker: Ønsker) -> Udgang:
    tal = resultat.optælling
    stopper = tal[Alvor.FEJL] + (tal[Alvor.ADVARSEL] if ønsker.streng else 0)
    if resultat.ubekræftet or resultat.sidefejl:
        return Udgang.UBEKRÆFTET
    return Udgang.FUND if stopper else Udgang.FINT


def _fremdrift(nr: int, antal: int, mappe: Path) -> None:
    if antal > 1 and sys.stderr.isatty():
        click.echo(f"{nr} af {antal}: {vis(mappe)}", err=True)
