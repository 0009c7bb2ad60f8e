"""`ny`: a new project that builds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.dansk.lister import opregn
from generator.dansk.naermeste import nærmeste
from generator.laesning.projekter import Brugsfejl
from generator.maskine.sti import vis_sti

if TYPE_CHECKING:
    from generator.nyt_projekt import Oplysninger, Oprettet

T = TypeVar("T")
TYPER = ("ny", "videreførelse")


@click.command("ny", options_metavar="[TILVALG]", short_help="Begynd et nyt projekt.")
@click.argument("mappe", metavar="MAPPE", type=click.Path(path_type=Path))
@click.option("--helhedsplan", metavar="NAVN", help="Helhedsplanens navn.")
@click.option(
    "--boligorganisation",
    "boligorganisationer",
    multiple=True,
    metavar="NAVN",
    help="En boligorganisation, der søger; kan gentages. Den første er hovedansøger.",
)
@click.option("--kommune", metavar="NAVN", help="Kommunens navn, fx »Aarhus Kommune«.")
@click.option("--område", "område", metavar="NAVN", help="Boligområdet; kan udelades.")
@click.option(
    "--ansøgningstype",
    "ansøgningstype",
    type=click.Choice(TYPER),
    help="Om der er en helhedsplan i forvejen.",
)
@click.option("--fra", metavar="DATO", help="Planens første dag, fx 2027-08-01.")
@click.option("--til", metavar="DATO", help="Planens sidste dag; ellers fire år efter den første.")
@click.option("--dato", metavar="DATO", help="Dokumentets dato; ellers i dag.")
def kommando(mappe: Path, **svar: Any) -> int:
    """Begynd et nyt projekt i MAPPE: fem filer at skrive i og det, editoren skal bruge.

    Programmet spørger om det, det skal vide, medmindre det står som tilvalg. Projektet kan bygges
    med det samme; det, der mangler at blive skrevet, står i [kantede parenteser], og »tjek« viser,
    hvor det er. Eksisterende filer overskrives aldrig.
    """
    from generator.nyt_projekt import Oplysningsfejl, opret
    from generator.nyt_projekt.skriv import tjek_plads

    tjek_plads(mappe)
    try:
        oplysninger = _oplysninger(svar)
    except Oplysningsfejl as fejl:
        raise Brugsfejl(str(fejl)) from fejl
    for linje in _videre(opret(mappe, oplysninger)):
        click.echo(linje)
    return 0


_KRÆVET = {
    "helhedsplan": "--helhedsplan",
    "boligorganisationer": "--boligorganisation",
    "kommune": "--kommune",
    "ansøgningstype": "--ansøgningstype",
    "fra": "--fra",
}


def _oplysninger(svar: dict[str, Any]) -> Oplysninger:
    """Return the facts from the options, the rest asked for where there is someone to ask."""
    from generator.nyt_projekt import Oplysninger
    from generator.nyt_projekt import oplysninger as o

    givne = _læst(svar)
    mangler = [tilvalg for navn, tilvalg in _KRÆVET.items() if navn not in givne]
    if mangler:
        if sys.stdin is None or not sys.stdin.isatty():
            raise Brugsfejl(
                f"Der mangler {opregn(mangler)}. Uden en terminal kan programmet ikke spørge; "
                "»projektbeskrivelse ny --help« forklarer tilvalgene."
            )
        givne = _spørg(givne)
    givne.setdefault("til", o.sidste_dag(givne["fra"]))
    givne.setdefault("dato", date.today())
    o.efter(givne["til"], givne["fra"])
    return Oplysninger(**givne)


def _læst(svar: dict[str, Any]) -> dict[str, Any]:
    """Return the options that were given, each read; a fault names its option."""
    from generator.nyt_projekt import oplysninger as o

    læs: dict[str, Callable[[Any], Any]] = {
        "boligorganisationer": lambda navne: o.forskellige(tuple(map(o.tekst, navne))),
        "ansøgningstype": str,
        "kommune": o.hel_kommune,
        **dict.fromkeys(("fra", "til", "dato"), o.dag),
    }
    ud = {}
    for navn, værdi in svar.items():
        if værdi is None or værdi == () or (navn == "område" and not værdi.strip()):
            continue
        try:
            ud[navn] = læs.get(navn, o.tekst)(værdi)
        except o.Oplysningsfejl as fejl:
            raise o.Oplysningsfejl(f"{_KRÆVET.get(navn, f'--{navn}')}: {fejl}") from None
    return ud


def _spørg(givne: dict[str, Any]) -> dict[str, Any]:
    """Ask for what is not given; an answer that cannot be used is asked for again."""
    from generator.nyt_projekt import oplysninger as o

    click.echo("Nogle få oplysninger, så er projektet klar. Alt kan rettes bagefter i filerne.")
    click.echo("Tryk Enter for at bruge det, der står i [ ]; afbryd med Ctrl-C.\n")
    ud = dict(givne)

    def felt(
        navn: str, spørgsmål: str, læs: Callable[[str], object], standard: str | None = None
    ) -> None:
        if navn not in ud:
            ud[navn] = _svar(spørgsmål, læs, standard)

    felt("helhedsplan", "Helhedsplanens navn", o.tekst)
    if "boligorganisationer" not in ud:
        ud["boligorganisationer"] = _organisationer()
    felt("kommune", "Kommune, som den skal stå i dokumentet (fx Aarhus Kommune)", o.tekst)
    if (hel := o.kommunens_navn(ud["kommune"])) != ud["kommune"]:
        ud["kommune"] = _svar("Kommunens navn helt ud", o.tekst, hel)
    felt("område", "Boligområde (Enter, hvis planens navn er nok)", _valgfri(o.tekst), "")
    felt("ansøgningstype", "Er det en ny plan eller en videreførelse (ny, videreførelse)", _type)
    felt("fra", "Planens første dag (år-måned-dag, fx 2027-08-01)", o.dag)
    til = o.sidste_dag(ud["fra"]).isoformat()
    felt("til", "Planens sidste dag", lambda svar: o.efter(o.dag(svar), ud["fra"]), til)
    felt("dato", "Dokumentets dato", o.dag, date.today().isoformat())
    click.echo()
    return ud


def _organisationer() -> tuple[str, ...]:
    from generator.nyt_projekt import oplysninger as o

    navne = [_svar("Boligorganisation, der er hovedansøger", o.tekst)]

    def endnu_en(svar: str) -> str:
        return o.forskellige((*navne, o.tekst(svar)))[-1]

    while ny := _svar(
        "Endnu en boligorganisation (Enter, når der ikke er flere)", _valgfri(endnu_en), ""
    ):
        navne.append(ny)
    return tuple(navne)


def _svar(spørgsmål: str, læs: Callable[[str], T], standard: str | None = None) -> T:
    from generator.nyt_projekt import Oplysningsfejl

    def læst(svar: str) -> T:
        try:
            return læs(svar)
        except Oplysningsfejl as fejl:
            raise click.UsageError(str(fejl)) from None

    return click.prompt(spørgsmål, default=standard, value_proc=læst, show_default=bool(standard))


def _valgfri(læs: Callable[[str], str]) -> Callable[[str], str]:
    return lambda svar: læs(svar) if svar.strip() else ""


def _type(svar: str) -> str:
    from generator.nyt_projekt import Oplysningsfejl

    if svar.strip() in TYPER:
        return svar.strip()
    if forslag := nærmeste(svar, TYPER):
        raise Oplysningsfejl(f"»{svar}« er ikke et af svarene. Mente du »{forslag}«?")
    raise Oplysningsfejl("Skriv ny eller videreførelse.")


def _videre(oprettet: Oprettet) -> list[str]:
    """Return what to do next, as commands that can be copied."""
    mappe = vis_sti(oprettet.mappe)
    navn = subprocess.list2cmdline([mappe]) if " " in mappe else mappe
    her = oprettet.mappe.resolve() == Path.cwd()
    sti = "" if her else f" {navn}"
    trin = [
        (f"projektbeskrivelse tjek{sti}", "viser, hvad der mangler at blive skrevet, og hvor"),
        (f"projektbeskrivelse byg{sti}", "bygger kladden i mappen ud: Word, PDF og Markdown"),
        (f"projektbeskrivelse vis{sti}", "viser siderne i browseren, mens du skriver"),
    ]
    bredde = max(len(kommando) for kommando, _ in trin)
    linjer = [
        f"Projektet ligger i {'denne mappe' if her else navn}.",
        "",
        "Åbn mappen i Visual Studio Code, og begynd i projekt.yaml. Sig ja til udvidelsen YAML;",
        "så forklarer editoren hvert felt. Derefter:",
        "",
        *(f"  {kommando:<{bredde}}  {gør}" for kommando, gør in trin),
        "",
        "Det, der står i [kantede parenteser], skal skrives ud, før »byg --endelig« skriver det",
        "færdige dokument.",
    ]
    for fil in oprettet.i_depotet:
        linjer.append(f"Skrevet i git-depotet: {vis_sti(fil)}.")
    for fil in oprettet.findes_i_forvejen:
        linjer.append(_HUSK[fil.name].format(fil=vis_sti(fil)))
    for fil in oprettet.afvist:
        linjer.append(f"{vis_sti(fil)} kunne ikke skrives; det er kun til den, der bruger git.")
    if oprettet.depot is not None:
        linjer.append(
            "Slå tjekket ved hver commit til med: pre-commit install --hook-type pre-commit "
            "--hook-type pre-push"
        )
    return linjer


_HUSK = {
    ".gitignore": "{fil} findes i forvejen og er ikke ændret: linjen ud/ holder det byggede ude.",
    ".pre-commit-config.yaml": "{fil} findes i forvejen og er ikke ændret.",
}
