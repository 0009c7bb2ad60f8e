"""`importer`: figures from a spreadsheet, or an older application, into the content format."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import tilvalg
from generator.cli.koersel import skriv_ud
from generator.cli.udgang import Udgang
from generator.laesning.projekter import Brugsfejl
from generator.maskine.udgivelse import erstat, udgiv

_ANDRE = frozenset({".doc", ".docm", ".dotx", ".odt", ".rtf", ".pdf"})


@click.command(
    "importer",
    options_metavar="[TILVALG]",
    short_help="Hent nøgletal fra Excel eller CSV, eller en ældre ansøgning fra Word.",
)
@click.argument("fil", metavar="FIL", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--til",
    type=tilvalg.Udsti(path_type=Path),
    required=True,
    metavar="MAPPE",
    help="Projektets mappe; for en DOCX en ny mappe, der ikke findes endnu.",
)
@click.option("--ark", metavar="NAVN", help="Arket med tabellen, når flere ark har en.")
@click.option(
    "--år",
    "år",
    type=click.IntRange(1990, 2100),
    metavar="ÅRSTAL",
    help="Tallenes år, når tabellen har flere, ikke siger det eller er fra et andet end sættets.",
)
@click.option("--kilde", metavar="NAVN", help="Hvor tallene er fra, når regnearket ikke siger det.")
@click.option(
    "--overskriv", is_flag=True, help="Skriv de nye tal, også hvor der allerede står andre."
)
@click.option("--vis", is_flag=True, help="Vis, hvad der ville blive skrevet, og skriv ingenting.")
def kommando(
    fil: Path,
    til: Path,
    ark: str | None,
    år: int | None,
    kilde: str | None,
    overskriv: bool,
    vis: bool,
) -> int:
    """Hent tal eller tekst fra en fil, I har i forvejen.

    FIL.xlsx eller FIL.csv med nøgletal: Tallene skrives i den fil, som »nøgletal« i projektets
    problemkompleks.yaml peger på; findes den ikke, oprettes den. Står der allerede andre tal, vises
    forskellen, og der skrives først, når --overskriv er med. Tabellen må have titel, tomme rækker,
    sum og noter omkring sig. Hvis et tal kan læses på to måder, bliver intet skrevet, og
    beskeden siger, hvilken celle det er.

    FIL.docx med en ældre ansøgning: Der laves et nyt projekt, og beskeden siger, hvad der er
    gættet, og hvad der mangler.

    Udgangskode: 0 i orden, 1 noget kan ikke læses med sikkerhed, 2 filen eller mappen kan ikke
    bruges, eller der står andre tal i forvejen.
    """
    if fil.suffix.lower() in _ANDRE:
        raise Brugsfejl("Åbn filen i Word, og gem den som »Word-dokument (*.docx)«.")
    if fil.suffix.lower() == ".docx":
        if (ark, år, kilde) != (None, None, None):
            raise Brugsfejl("--ark, --år og --kilde gælder kun regneark og CSV.")
        if overskriv:
            raise Brugsfejl(
                "--overskriv gælder kun regneark og CSV: Ansøgningen får sin egen mappe."
            )
        return _ansøgning(fil, til, vis)
    return _tabel(fil, til, (ark, år, kilde), overskriv, vis)


def _tabel(
    fil: Path,
    til: Path,
    hvad: tuple[str | None, int | None, str | None],
    overskriv: bool,
    kun_vis: bool,
) -> int:
    # Imported here: the other commands should not pay for the spreadsheet library.
    from generator.importer.fejl import Importfejl
    from generator.importer.rapport import afvist, hentet
    from generator.importer.regneark.noegletal import importer_tabel, projektet

    mappe = projektet(til)
    try:
        udfald = importer_tabel(fil, mappe, *hvad)
    except Importfejl as fejl:
        skriv_ud(afvist(fejl))
        return Udgang.FUND
    spørger = udfald.ændring.erstatter and not overskriv
    filer: tuple[Path, ...] = ()
    if not (kun_vis or spørger):
        filer = udgiv(mappe, udfald.filer, erstat).krævet().filer
    skriv_ud(hentet(udfald, mappe, filer, kun_vis=kun_vis, spørger=spørger))
    return Udgang.BRUG if spørger and not kun_vis else Udgang.FINT


def _ansøgning(fil: Path, til: Path, kun_vis: bool) -> int:
    from generator.importer.ansoegning.wordprojekt import importer_ansøgning
    from generator.importer.nymappe import skriv_mappe, tjek_ny
    from generator.importer.rapport import nyt_projekt

    tjek_ny(til)
    nyt = importer_ansøgning(fil)
    fund = () if kun_vis else skriv_mappe(til, nyt.filer)
    skriv_ud(nyt_projekt(nyt, til, fund, kun_vis=kun_vis))
    return Udgang.FUND if fund else Udgang.FINT
