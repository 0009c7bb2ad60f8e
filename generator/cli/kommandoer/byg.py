"""`byg`: reads, checks and writes the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import fuldfoer, tilvalg
from generator.cli.koersel import kør_projekter, ønsker
from generator.dansk.lister import opregn
from generator.formater import formater as kendte_formater
from generator.formater import formatskriver, kender
from generator.laesning.projekter import PROJEKTFIL, Brugsfejl, ens_navne
from generator.maskine.sti import vis_sti
from generator.maskine.udgivelse import Udgivelse, Udgivelsesfejl, udgiv_forseglet

if TYPE_CHECKING:
    from generator.loeb import Resultat


ENDELIG = "-endelig"
"""The end of a finished file's name, so that a later draft is not written over it."""


def _formater(_ctx: click.Context, _param: click.Parameter, værdi: str) -> tuple[str, ...]:
    valgte = tuple(dict.fromkeys(del_.strip().lower() for del_ in værdi.split(",") if del_.strip()))
    ukendte = [f for f in valgte if f not in kendte_formater()]
    if ukendte or not valgte:
        kendte = ", ".join(kendte_formater())
        raise click.BadParameter(f"»{værdi}« kan ikke bruges; vælg blandt {kendte}.")
    return valgte


@click.command(
    "byg", options_metavar="[TILVALG]", short_help="Byg dokumentet: DOCX, PDF og Markdown."
)
@tilvalg.stier
@click.option(
    "--ud",
    type=tilvalg.Udsti(path_type=Path, file_okay=False),
    default=Path("ud"),
    show_default=True,
    metavar="MAPPE",
    help="Mappen, filerne lægges i.",
)
@click.option(
    "--format",
    "formater",
    default=",".join(kendte_formater()),
    show_default=True,
    callback=_formater,
    shell_complete=fuldfoer.byggeformater,
    metavar="LISTE",
    help="Hvilke filer der skrives, med komma imellem.",
)
@click.option(
    "--endelig",
    is_flag=True,
    help="Skriv det færdige dokument, uden »Kladde« og kun når der ingen fejl er.",
)
@tilvalg.rapportformat("--rapport")
@tilvalg.streng
@tilvalg.bekræft
@tilvalg.uden_cache
def kommando(
    stier: tuple[Path, ...],
    ud: Path,
    formater: tuple[str, ...],
    endelig: bool,
    rapportformat: str,
    streng: bool,
    bekræft: bool,
    uden_cache: bool,
) -> int:
    """Læs, tjek og byg dokumentet; det hedder det samme som projektets mappe.

    Kladden skrives, så snart indholdet kan læses, også når der er fund, og når den er for lang;
    der står »Kladde« nederst på hver side. Med --endelig skrives det færdige dokument ved siden
    af: Det hedder …-endelig, og en senere kladde rører det ikke. Det skrives kun, når der ingen
    fejl er, og når dokumentet hverken indeholder kommentarer, sporede ændringer, skjult tekst
    eller navne fra Word-skabelonen.

    STI er et projekts mappe eller en fil i den. Uden STI bygges den mappe, man står i, eller alle
    projekter i mappen indhold.

    Udgangskode: 0 ingen fejl, 1 mindst én fejl, 2 et projekt kunne ikke læses eller en fil ikke
    skrives, 3 sidetallet kunne ikke bekræftes.
    """
    valg = ønsker(
        rapportformat,
        streng,
        bekræft,
        uden_cache,
        endelig=endelig,
        pdf="pdf" in formater,
        docx="docx" in formater,
    )

    skriver = _Skriver(ud, formater, endelig)
    return kør_projekter(stier, valg, skriver, lambda mapper: _tjek_pladsen(mapper, ud))


@dataclass(frozen=True)
class _Skriver:
    """Writes a project's files; of a class, since it may be called in another process."""

    ud: Path
    formater: tuple[str, ...]
    endelig: bool

    def __call__(self, resultat: Resultat) -> Udgivelse:
        if resultat.dokument is None:
            return _intet("projekt.yaml skal først kunne læses.")
        if self.endelig and resultat.har_fejl:
            return _intet("--endelig kræver, at der ingen fejl er.")
        filer = {
            f"{resultat.navn}{ENDELIG if self.endelig else ''}.{format_}": (format_, data)
            for format_ in self.formater
            if (data := _fil(resultat, format_)) is not None
        }
        if self.endelig:
            _uden_rester(filer, resultat)
        return udgiv_forseglet(self.ud, filer, _kendes)


def _intet(hvorfor: str) -> Udgivelse:
    return Udgivelse(noter=(f"Der er ikke skrevet nogen filer: {hvorfor}",))


def _kendes(fil: Path, data: bytes) -> bool:
    return kender(fil.suffix[1:])(fil, data)


def _fil(resultat: Resultat, format_: str) -> bytes | None:
    """Return a file, one that the run has made on its way as it is; None: it has no pages."""
    if format_ == "pdf":
        return resultat.opslag.pdf if resultat.opslag else None
    if format_ == "docx" and resultat.docx is not None:
        return resultat.docx
    assert resultat.dokument is not None, "der skrives kun, når dokumentet er bygget"
    assert resultat.typografi is not None, "følger dokumentet"
    return formatskriver(format_)(resultat.dokument, resultat.typografi)


def _tjek_pladsen(mapper: Sequence[Path], ud: Path) -> None:
    """Refuse where one file would be written over another."""
    for mappe in mapper:
        if ud.resolve() == mappe.resolve():
            raise Brugsfejl(
                f"De færdige filer kan ikke ligge i projektets egen mappe, {vis_sti(mappe)}: "
                "De kunne skrive oven i noget, I selv har lagt der. Vælg en anden mappe med --ud."
            )
        anden = mappe.resolve()
        anden = anden.with_name(anden.name.removesuffix(ENDELIG) or anden.name)
        if anden != mappe.resolve() and (anden / PROJEKTFIL).is_file():
            raise Brugsfejl(
                f"Kladden af {vis_sti(mappe)} ville få samme navn som det færdige dokument af "
                f"{vis_sti(anden)}. Giv en af mapperne et andet navn."
            )
    if par := ens_navne(mapper):
        raise Brugsfejl(
            f"{vis_sti(par[0])} og {vis_sti(par[1])} ville få samme filnavn. "
            "Byg dem hver for sig med hver sin --ud."
        )


def _uden_rester(filer: Mapping[str, tuple[str, bytes]], resultat: Resultat) -> None:
    """Refuse to write a finished document that still holds remarks, hidden text or names."""
    from generator.word.pakke import Pakke
    from generator.word.rester import RET, find_rester

    assert resultat.dokument is not None, "der skrives kun, når dokumentet er bygget"
    for navn, (format_, data) in filer.items():
        if format_ == "docx":
            rester = find_rester(Pakke(data, navn), resultat.dokument.forfatter[:255])
            if rester:
                raise Udgivelsesfejl(
                    "Der er ikke skrevet nogen filer: --endelig tåler ikke, at dokumentet "
                    f"indeholder {opregn(rester)}. {RET}"
                )
