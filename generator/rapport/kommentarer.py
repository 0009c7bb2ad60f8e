"""A reviewer's comments and changes as people and machines read them."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.dansk.datoer import skriv_dato
from generator.fund import sti_tekst
from generator.maskine.sti import vis_sti
from generator.rapport.github import FLEST, ordre
from generator.rapport.som_json import VERSION
from generator.retur.bemaerkning import Bemærkning, Bemærkningsart
from generator.retur.skrivning import Tilbageskrivning
from generator.retur.steder import Placeret, Placering

LÆNGST = 160
"""Characters of a change that the lists for people show."""
_UKENDT = "ukendt"


def tekst(fil: str, p: Placering) -> str:
    """Return the list for people: the place first, as an editor can follow it."""
    linjer: list[str] = []
    for et in p.placerede:
        b = et.bemærkning
        linjer.append(f"{_sted(et)}{_nøgle(et)}")
        linjer.append(f"  {_hvem(b)}: {_hvad(b)}")
        if b.art is Bemærkningsart.KOMMENTAR:
            linjer += [f"    {linje}" for linje in b.tekst.splitlines()]
        linjer += [f"    Svar fra {s.forfatter or _UKENDT}: {_en_linje(s.tekst)}" for s in b.svar]
        linjer += [f"    ({note})" for note in et.noter]
        linjer.append("")
    return "\n".join([*linjer, *p.noter, _opsummering(fil, p)]) + "\n"


def md(fil: str, p: Placering) -> str:
    """Return the list as Markdown with a box for each, ticked when the comment is resolved."""
    linjer = [f"## {_undgå(f'Bemærkninger til {fil}')}", ""]
    for et in p.placerede:
        b = et.bemærkning
        boks = "x" if b.løst else " "
        linjer.append(f"- [{boks}] {_kode(_sted(et))} {_undgå(f'{_hvem(b)}: {_hvad(b)}')}")
        if b.art is Bemærkningsart.KOMMENTAR:
            linjer += ["", *(f"  > {_undgå(linje)}" for linje in b.tekst.splitlines() or [""])]
        for s in b.svar:
            svar = f"Svar fra {s.forfatter or _UKENDT}: {_en_linje(s.tekst)}"
            linjer += ["  >", f"  > {_undgå(svar)}"]
        linjer += ["", *(f"  *{_undgå(note)}*" for note in et.noter), ""] if et.noter else [""]
    linjer += [_undgå(note) for note in p.noter]
    return "\n".join([*linjer, _undgå(_opsummering(fil, p))]) + "\n"


def som_json(fil: str, p: Placering) -> str:
    """Return the list as one JSON document; a place that is not known is null."""
    data = {
        "version": VERSION,
        "fil": fil,
        "projekt": vis_sti(p.projekt) if p.projekt else None,
        "noter": list(p.noter),
        "bemærkninger": [_json(et) for et in p.placerede],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def github(fil: str, p: Placering) -> str:
    """Return notices for a pull request; the whole list goes into the job's summary."""
    åbne = [et for et in p.placerede if not et.bemærkning.løst]
    linjer = []
    for et in åbne[:FLEST]:
        b = et.bemærkning
        besked = f"{_hvad(b)}: {b.tekst}" if b.art is Bemærkningsart.KOMMENTAR else _hvad(b)
        sted = et.sted
        egenskaber: dict[str, str | int] = {"title": _hvem(b)}
        if sted:
            egenskaber = {
                "file": vis_sti(sted.fil), "line": sted.linje, "col": sted.kolonne, **egenskaber,
            }  # fmt: skip
        linjer.append(ordre("notice", besked, egenskaber))
    if len(åbne) > FLEST:
        linjer.append(f"{len(åbne) - FLEST} bemærkninger er ikke vist her; se opsummeringen.")
    if opsamling := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(opsamling).open("a", encoding="utf-8") as ud:
            ud.write(md(fil, p))
    return "\n".join([*linjer, _opsummering(fil, p)]) + "\n"


SKRIVERE: dict[str, Callable[[str, Placering], str]] = {
    "tekst": tekst,
    "md": md,
    "json": som_json,
    "github": github,
}
"""Name on the command line -> what writes it."""


def _sted(et: Placeret) -> str:
    return f"{vis_sti(et.sted.fil)}:{et.sted.linje}:{et.sted.kolonne}" if et.sted else "uden sted"


def _nøgle(et: Placeret) -> str:
    return f" ({sti_tekst(et.sti)})" if et.sti else ""


def _hvem(b: Bemærkning) -> str:
    dag = _dag(b.dato)
    return f"{b.forfatter or _UKENDT}{f', {dag}' if dag else ''}"


def _dag(dato: str) -> str:
    try:
        return skriv_dato(date.fromisoformat(dato[:10]))
    except ValueError:
        return ""


def _hvad(b: Bemærkning) -> str:
    om, ny = _kort(b.om), _kort(b.tekst)
    match b.art:
        case Bemærkningsart.KOMMENTAR:
            løst = ", løst" if b.løst else ""
            return f"kommentar{løst} til »{om}«" if om else f"kommentar{løst}"
        case Bemærkningsart.INDSAT:
            efter = _efter(b)
            return f"indsat »{ny}«{efter}"
        case Bemærkningsart.SLETTET:
            return f"slettet »{om}«"
        case Bemærkningsart.RETTET:
            return f"rettet »{om}« til »{ny}«"
        case Bemærkningsart.DELT:
            return f"delt i to afsnit efter »{om}«"
        case Bemærkningsart.SAMLET:
            return f"slået sammen med næste afsnit: »{om}«"
        case Bemærkningsart.FLYTTET:
            return f"flyttet »{om}« {ny}".rstrip()
        case Bemærkningsart.FORMATERET | Bemærkningsart.ANDET:
            gjort = f"ændret {ny}" if b.art is Bemærkningsart.FORMATERET else ny
            return f"{gjort}: »{om}«" if om else gjort


def _efter(b: Bemærkning) -> str:
    """Return what stands right before an insertion, so that it can be found in the file."""
    før = b.anker.afsnit[: b.anker.plads].split()
    return f" efter »{' '.join(før[-4:])}«" if før else ""


def _kort(tekst: str) -> str:
    tekst = _en_linje(tekst)
    return tekst if len(tekst) <= LÆNGST else f"{tekst[:LÆNGST].rstrip()}…"


def _en_linje(tekst: str) -> str:
    return " ".join(tekst.split())


def _opsummering(fil: str, p: Placering) -> str:
    arter = Counter(et.bemærkning.art is Bemærkningsart.KOMMENTAR for et in p.placerede)
    kommentarer, ændringer = arter[True], arter[False]
    if not p.placerede:
        return f"{fil} har ingen kommentarer og ingen sporede ændringer."
    løste = sum(et.bemærkning.løst for et in p.placerede)
    heraf = f" ({løste} løst)" if løste else ""
    return (
        f"{fil}: {kommentarer} {'kommentar' if kommentarer == 1 else 'kommentarer'}{heraf}, "
        f"{ændringer} {'sporet ændring' if ændringer == 1 else 'sporede ændringer'}."
    )


def _json(et: Placeret) -> dict[str, Any]:
    b, sted = et.bemærkning, et.sted
    return {
        "fil": vis_sti(sted.fil) if sted else None,
        "linje": sted.linje if sted else None,
        "kolonne": sted.kolonne if sted else None,
        "sti": sti_tekst(et.sti),
        "art": str(b.art),
        "forfatter": b.forfatter,
        "dato": b.dato,
        "tekst": b.tekst,
        "om": b.om,
        "afsnit": b.anker.afsnit,
        "løst": b.løst,
        "svar": [{"forfatter": s.forfatter, "dato": s.dato, "tekst": s.tekst} for s in b.svar],
        "noter": list(et.noter),
    }


def _undgå(tekst: str) -> str:
    """Escape what Markdown or HTML would take as its own."""
    for tegn in "\\`*_[]<>|#~":
        tekst = tekst.replace(tegn, f"\\{tegn}")
    return tekst


def _kode(tekst: str) -> str:
    hegn = "``" if "`" in tekst else "`"
    return f"{hegn}{tekst}{hegn}"


def rettelsesnoter(fundet: Tilbageskrivning, kopier: Sequence[Path], *, skrevet: bool) -> list[str]:
    """Return what was written of the changes, in sentences; or what would be."""
    alle, gjort = len(fundet.udfald), fundet.skrevet
    if not alle:
        return ["Der er ingen rettelser at skrive."]
    er = "er" if skrevet else "kan"
    ud = "skrevet" if skrevet else "skrives"
    mangler = alle - gjort
    hvor_mange = f"{gjort} af {alle} {'rettelse' if alle == 1 else 'rettelser'} {er} {ud}"
    rest = f"; {'denne' if mangler == 1 else f'disse {mangler}'} mangler" if mangler else ""
    noter = [f"{hvor_mange}{rest}."]
    if fundet.nye and skrevet:
        noter.append(f"Ændrede filer: {', '.join(vis_sti(fil) for fil in fundet.nye)}.")
    elif fundet.nye:
        noter.append("Intet er skrevet. Kør kommandoen med --ret for at skrive dem.")
    if kopier:
        noter.append(f"De gamle filer ligger ved siden af: {', '.join(map(vis_sti, kopier))}.")
    return noter


def som_fejl(fil: str, fejl: str) -> str:
    """Return the JSON document of a run that could not read its file."""
    data = {"version": VERSION, "fil": fil, "projekt": None, "noter": [], "bemærkninger": []}
    return json.dumps({**data, "fejl": fejl}, ensure_ascii=False, indent=1) + "\n"
