"""What tjek, byg and sider share: run the projects, keep going past a broken one, report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.cli.arbejde import Arbejde, Efter, Opgave, intet, udfør
from generator.cli.udgang import Udgang
from generator.cli.udskrift import sig
from generator.cli.udskrift import skriv_ud as skriv_ud
from generator.depot.commit import forladt_projekt, slettede_filer
from generator.fund import Alvor
from generator.laesning.projekter import (
    Brugsfejl,
    find_projekter,
    projekter_i_hook,
)
from generator.maskine.sti import vis_sti
from generator.omfang import Bekræftelse, Omfang
from generator.rapport import husket, rapport
from generator.rapport.svar import Svar, optæl


@dataclass(frozen=True)
class Ønsker:
    """What the caller asked for, the same in every command that checks."""

    rapportformat: str = "tekst"
    streng: bool = False
    hook: bool = False
    """The paths are the files that a commit or push changes; what it deletes counts too."""
    kladde: bool = False
    """What is still to be written gives no exit code 1."""
    må_være_ubekræftet: bool = False
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
    kladde: bool = False,
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
    # A hook also asks git; who wants an answer anew, or LibreOffice's, does not want the old one;
    # an answer that is kept knows one exit code.
    husk = husk and not (hook or kladde or uden_cache or bekræft)
    # A push is not kept back because this machine has no LibreOffice, unless that is asked for.
    må_være_ubekræftet = hook and not bekræft
    return Ønsker(rapportformat, streng, hook, kladde, må_være_ubekræftet, omfang, husk)


def vælg(stier: Sequence[Path], hook: bool) -> tuple[Path, ...]:
    """Find the projects and say which files were passed over; raises `Brugsfejl`."""
    if hook:
        slettede = slettede_filer()
        if forladt := forladt_projekt(slettede):
            raise Brugsfejl(
                f"{vis_sti(forladt)} er slettet, men resten af projektet er der endnu. "
                "Læg filen tilbage, eller slet hele mappen."
            )
        return projekter_i_hook(stier, slettede)
    valg = find_projekter(stier)
    for note in valg.noter:
        sig(note)
    return valg.mapper


def kør_projekter(
    stier: Sequence[Path],
    ønsker: Ønsker,
    efter: Efter = intet,
    før: Callable[[Sequence[Path]], None] = lambda _: None,
    skriv: Callable[[Sequence[Svar]], str] | None = None,
) -> int:
    """Run every project through all stages, then `efter`; print the report; return the exit code.

    `skriv` words the report in another way than the format's own.
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
    opgaver = [Opgave(m, navne.get(m)) for m in mapper if m not in kendte]
    arbejde = Arbejde(ønsker.omfang, efter, ønsker.hook, ønsker.kladde, ønsker.må_være_ubekræftet)
    nye = udfør(arbejde, opgaver)
    svar: list[Svar] = []
    kode = Udgang.FINT
    for nr, mappe in enumerate(mapper, 1):
        _fremdrift(nr, len(mapper), mappe)
        et_svar, dets_kode = kendte[mappe] if mappe in kendte else next(nye)
        for sætning in (et_svar.besked, et_svar.fejl):
            if sætning and ønsker.rapportformat != "tekst":
                sig(sætning)
        svar.append(et_svar)
        stopper = ønsker.streng and optæl([et_svar])[Alvor.ADVARSEL]
        kode = max(kode, Udgang(dets_kode), Udgang.FUND if stopper else Udgang.FINT)
    skriv_ud(skriv(svar) if skriv else rapport(ønsker.rapportformat)(svar))
    return kode


def _fremdrift(nr: int, antal: int, mappe: Path) -> None:
    if antal > 1 and sys.stderr.isatty():
        sig(f"{nr} af {antal}: {vis_sti(mappe)}")
