"""`sider`: the page count alone, of projects and of any DOCX."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import tilvalg
from generator.cli.koersel import kør_projekter, skriv_ud, ønsker
from generator.cli.udgang import Udgang
from generator.cli.udskrift import sig
from generator.laesning.projekter import PROJEKTFIL, Brugsfejl, find_projekter
from generator.maskine.sti import vis_sti
from generator.rapport import sidetal
from generator.rapport.fremmed import FremmedSvar, skriv
from generator.sidemaal.fremmed import tæl_fremmede
from generator.sidemaal.sidetal import STANDARDGRÆNSE
from generator.word.fil import Filfejl

ANDRE_FORMATER = frozenset({".docm", ".dotx", ".doc", ".odt", ".rtf", ".pdf"})
SIDEREGLER = ("for-mange-sider", "taet-paa-sidegraensen")


@click.command(
    "sider", options_metavar="[TILVALG]", short_help="Tæl siderne, og vis hvad hvert afsnit fylder."
)
@tilvalg.stier
@tilvalg.rapportformat("--format")
@tilvalg.streng
@tilvalg.bekræft
@tilvalg.uden_cache
@tilvalg.hook
def kommando(
    stier: tuple[Path, ...],
    rapportformat: str,
    streng: bool,
    bekræft: bool,
    uden_cache: bool,
    hook: bool,
) -> int:
    """Tæl siderne, og vis hvad hvert afsnit fylder, og hvor der kan skæres.

    STI er et projekts mappe, en fil i den, eller en DOCX fra et andet sted; den sidste tæller
    LibreOffice 25.2 eller nyere. Uden STI tælles den mappe, man står i, eller alle projekter i
    mappen indhold.

    Udgangskode: 0 inden for grænsen, 1 over den, 2 noget kunne ikke læses, 3 sidetallet kunne ikke
    bekræftes eller måles.
    """
    fremmede = [] if hook else [sti for sti in stier if _er_tekstfil(sti)]
    projekter = tuple(sti for sti in stier if sti not in fremmede)
    if fremmede and projekter:
        fejl = "Tæl projekter og DOCX-filer hver for sig."
        if rapportformat == "json":
            skriv_ud(skriv([FremmedSvar("", None, fejl)], rapportformat))
        raise Brugsfejl(fejl)
    if fremmede:
        return _tæl(fremmede, rapportformat, uden_cache)
    valg = ønsker(
        rapportformat,
        streng,
        bekræft,
        uden_cache,
        hook=hook,
        kræv_ved_grænsen=hook,
        # What is pushed is on its way to others: there all the rules have a word.
        regler=None if hook else SIDEREGLER,
        husk=True,
    )
    skriver = sidetal.skriv if rapportformat == "tekst" else None
    return kør_projekter(projekter, valg, skriv=skriver)


def _er_tekstfil(sti: Path) -> bool:
    """Tell whether a path is meant as a document of its own and not as a project's file.

    The other formats are taken so that they are refused: passing them over would be silence.
    """
    endelse = sti.suffix.lower()
    if endelse == ".docx":
        return not (sti / PROJEKTFIL).is_file()
    return endelse in ANDRE_FORMATER and sti.is_file() and not find_projekter([sti]).mapper


def _tæl(filer: list[Path], rapportformat: str, uden_cache: bool) -> int:
    svar: list[FremmedSvar] = []
    kode = Udgang.FINT
    for fil, optalt in zip(filer, tæl_fremmede(filer, uden_cache=uden_cache), strict=True):
        if isinstance(optalt, Filfejl):
            svar.append(FremmedSvar(vis_sti(fil), None, str(optalt)))
            kode = max(kode, Udgang.BRUG)
            continue
        svar.append(FremmedSvar(vis_sti(fil), optalt, optalt.fejl))
        if optalt.antal is None:
            kode = max(kode, Udgang.UBEKRÆFTET)
        elif max(optalt.antal, optalt.word or 0) > STANDARDGRÆNSE:
            kode = max(kode, Udgang.FUND)
    skriv_ud(skriv(svar, rapportformat))
    if rapportformat == "json":
        for s in svar:
            if s.fejl:
                sig(s.fejl)
    return kode
