"""problemkompleks.yaml of an imported application, and noegletal.csv with its figures."""

from __future__ import annotations

from generator.importer.ansoegning.kladde import Område
from generator.importer.ansoegning.markdown import undgå
from generator.importer.ansoegning.noter import uden_note
from generator.importer.ansoegning.skrivning import MANGLER, Skrivning
from generator.importer.regneark.kolonner import fold
from generator.importer.regneark.maal import felt
from generator.importer.regneark.vaerdier import IKKE_OPLYST
from generator.importer.yamltekst import Prosa

SÆT = "parallelsamfund-2022"
"""The criteria set of every period so far; no document names it."""


def problemkompleksfil(skrivning: Skrivning) -> dict[str, object]:
    """Return what stands in problemkompleks.yaml, nothing when the document lacks the part."""
    k, navn = skrivning.kladde, "problemkompleks"
    ud: dict[str, object] = {}
    for nøgle in ("indledning", "erfaringer"):
        if tekst := skrivning.tekst(navn, nøgle):
            ud[nøgle] = tekst
    if kriterier := _kriterier(skrivning):
        ud["kriterier"] = kriterier
    if not (ud or k.områder or k.delområder or k.opmærksomhed):
        return {}
    områder = k.områder
    if not områder:
        skrivning.mangler.append("indsatsområderne")
        områder = [Område(MANGLER.format("indsatsområdets navn"))]
    ud["indsatsområder"] = [_område(skrivning, o) for o in områder]
    if k.delområder:
        ud["delområder"] = [_delområde(o, "overskrift") for o in k.delområder]
    if k.opmærksomhed is not None:
        punkter = _delområde(k.opmærksomhed, "")
        if punkter:
            ud["opmærksomhedspunkter"] = punkter
    return ud


def _kriterier(skrivning: Skrivning) -> dict[str, object]:
    k = skrivning.kladde
    ud: dict[str, object] = {}
    if k.nøgletal:
        linjer = [";".join(["boligorganisation", "afdeling", *k.kolonner])]
        for ejer, navn, tal in k.nøgletal:
            værdier = [tal.get(n, IKKE_OPLYST) for n in k.kolonner]
            linjer.append(";".join([felt(skrivning.ejernavn(ejer)), felt(undgå(navn)), *værdier]))
        skrivning.filer["noegletal.csv"] = "".join(f"{linje}\n" for linje in linjer)
        ud["nøgletal"] = {"fil": "noegletal.csv"}
        ud |= k.oprindelse
    for nøgle in ("indledning", "konklusion"):
        if tekst := skrivning.tekst("problemkompleks", "kriterier", nøgle):
            ud[nøgle] = tekst
    kendte = {fold(undgå(a.navn)) for a in k.afdelinger} | {fold(undgå(r[1])) for r in k.nøgletal}
    områder = []
    for navn, afdelinger, status, liste in k.boligområder:
        if not all(fold(undgå(a)) in kendte for a in afdelinger):
            continue  # its line is kept among what found no place
        post: dict[str, object] = {
            "navn": undgå(navn),
            "afdelinger": [undgå(a) for a in afdelinger],
            "status": status,
        }
        if liste:
            post["liste"] = liste
        områder.append(post)
    if områder:
        ud["boligområder"] = områder
    if not ud:
        return {}
    skrivning.kladde.gæt(f"kriteriesættet er sat til {SÆT}")
    return {"kriteriesæt": SÆT, **ud}


def _område(skrivning: Skrivning, o: Område) -> dict[str, object]:
    ud: dict[str, object] = {"navn": o.navn}
    tekster = dict(o.tekster)
    if tekster.get("fravalgt") and not o.tekster.get("tekst"):
        ud["fravalgt"] = Prosa("\n\n".join(tekster["fravalgt"]))
        return ud
    _lister(o, ud)
    tekst = [*tekster.get("tekst", []), *tekster.get("fravalgt", [])]
    if not tekst:
        skrivning.mangler.append(f"teksten om {o.navn}")
    ud["tekst"] = Prosa("\n\n".join(tekst) or MANGLER.format("teksten"))
    if tekster.get("indsats"):
        ud["indsats"] = Prosa("\n\n".join(tekster["indsats"]))
    _afsnit(o, ud)
    return ud


def _delområde(o: Område, nøgle: str) -> dict[str, object]:
    ud: dict[str, object] = {nøgle: undgå(o.navn)} if nøgle else {}
    _lister(o, ud)
    tekst = [p for dele in o.tekster.values() for p in dele]
    if tekst:
        ud["tekst"] = Prosa("\n\n".join(tekst))
    _afsnit(o, ud)
    return ud


def _lister(o: Område, ud: dict[str, object]) -> None:
    for nøgle in ("målgrupper", "problematikker", "mål"):
        if o.lister.get(nøgle):
            ud[nøgle] = [uden_note(punkt) for punkt in o.lister[nøgle]]


def _afsnit(o: Område, ud: dict[str, object]) -> None:
    if o.afsnit:
        ud["afsnit"] = [
            {
                "overskrift": undgå(navn),
                "tekst": Prosa("\n\n".join(tekst) or MANGLER.format("teksten")),
            }
            for navn, tekst in o.afsnit
        ]
