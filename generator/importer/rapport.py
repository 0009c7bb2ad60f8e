"""What an import says: the figures as they are written, and all that was passed over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.dansk.lister import opregn
from generator.fund import PlaceretFund
from generator.importer.ansoegning.wordprojekt import Nytprojekt
from generator.importer.fejl import Importfejl
from generator.importer.regneark.noegletal import Udfald
from generator.maskine.sti import vis_sti
from generator.maskine.synlig import synlige_linjer
from generator.rapport.kort import linje

_FLEST = 40
"""More faults than this are the same fault again and again."""


def afvist(fejl: Importfejl) -> str:
    """Return why nothing is written."""
    linjer = [str(m) for m in fejl.mangler[:_FLEST]]
    if flere := len(fejl.mangler) - _FLEST:
        linjer += [f"… og {flere} til af samme slags."] if flere > 0 else []
    return _samlet([*linjer, "Der er ikke skrevet noget.", ""])


def _samlet(linjer: Sequence[str]) -> str:
    """Join the lines; a stranger's file may hold what would steer the terminal."""
    return synlige_linjer("\n".join(linjer))


def hentet(
    udfald: Udfald, mappe: Path, skrevet: Sequence[Path], *, kun_vis: bool, spørger: bool
) -> str:
    """Return the figures and what happened to them; `spørger`: others stand there, unasked."""
    fundet = udfald.hentet.fundet
    række = str(fundet.første)
    if fundet.sidste > fundet.første:
        række += f"-{fundet.sidste}"
    ark = fundet.ark
    hvor = f", ark »{ark.navn}«" if ark.navn is not None else ""
    linjer = [
        f"{ark.fil}{hvor}: overskrifter i række {række}, {len(udfald.hentet.rækker)} afdelinger."
    ]
    if ark.navn is None:
        linjer.append(
            f"Læst med tegnsættet {udfald.tegnsæt}; kolonnerne er adskilt af {ark.adskiller}."
        )
    kolonner = [f"»{k.overskrift}« er {nøgle}" for nøgle, k in fundet.kendte.items()]
    linjer += [f"Kolonner: {'; '.join(kolonner)}.", "", *_tabel(udfald), ""]
    linjer += udfald.noter
    til = vis_sti(mappe / udfald.ændring.navn)
    if udfald.ændring.linjer:
        linjer += [f"{til}:", *(f"  {linje}" for linje in udfald.ændring.linjer)]
    else:
        linjer.append(f"{til} har allerede tallene.")
    if kun_vis:
        linjer.append("Der er ikke skrevet noget (--vis).")
    elif spørger:
        linjer.append(
            f"Der er ikke skrevet noget: {til} har andre tal i forvejen. Hvis de nye er "
            "rigtige, så kør igen med --overskriv."
        )
    elif skrevet:
        linjer.append(f"Skrevet: {opregn(vis_sti(fil) for fil in skrevet)}.")
    return _samlet([*linjer, ""])


def _tabel(udfald: Udfald) -> list[str]:
    nøgler = udfald.hentet.fundet.tal
    rækker = [["boligorganisation", "afdeling", *nøgler]]
    rækker += [
        [r.afdeling.boligorganisation, str(r.afdeling.navn), *(r.tal[n] for n in nøgler)]
        for r in udfald.hentet.rækker
    ]
    bredder = [max(map(len, kolonne)) for kolonne in zip(*rækker, strict=True)]
    return [
        "  ".join(
            felt.ljust(bredde) if nr < 2 else felt.rjust(bredde)
            for nr, (felt, bredde) in enumerate(zip(række, bredder, strict=True))
        ).rstrip()
        for række in rækker
    ]


def nyt_projekt(nyt: Nytprojekt, til: Path, fund: Sequence[PlaceretFund], *, kun_vis: bool) -> str:
    """Return what was found, guessed, missed and lost of an older application."""
    linjer = [f"Fundet: {'; '.join(nyt.fundet)}."]
    for titel, punkter in (
        ("Gættet (læs efter)", nyt.gæt),
        ("Mangler (skriv det selv)", nyt.mangler),
        ("Ikke taget med", nyt.tabt),
    ):
        if punkter:
            linjer += ["", f"{titel}:", *(f"- {punkt}" for punkt in punkter)]
    if nyt.uplaceret:
        stykker = "1 stykke" if nyt.uplaceret == 1 else f"{nyt.uplaceret} stykker"
        linjer += ["", f"Uden plads: {stykker} tekst, som står ord for ord i uplaceret.yaml."]
    if fund:
        linjer += ["", "Det her kan ikke læses endnu:", *(linje(f) for f in fund)]
    linjer.append("")
    if kun_vis:
        for navn, tekst in sorted(nyt.filer.items()):
            linjer += [f"--- {navn} ---", tekst.rstrip(), ""]
        linjer.append("Der er ikke skrevet noget (--vis).")
    else:
        linjer.append(f"Skrevet: {vis_sti(til)} ({opregn(sorted(nyt.filer))}).")
        linjer.append(f"Næste skridt: projektbeskrivelse tjek {vis_sti(til)}")
    return _samlet([*linjer, ""])
