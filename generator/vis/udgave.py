"""One build of one project as plain data: what the page shows, and the PDF it is drawn from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from generator.dansk.tal import skriv_tal
from generator.dokument.trae import Figur, Overskrift, ren_tekst
from generator.fund import Alvor, PlaceretFund
from generator.loeb import Resultat
from generator.rapport.katalog import Katalogside, sider
from generator.rapport.sidetal import forbrug, plads_tilbage
from generator.rapport.svar import opsummering
from generator.sidemaal import Felt, Opslag, Sidemål
from generator.skrivere.typst.maal import pt
from generator.typografi.typer import Typografi
from generator.vis.placering import Register, indhold
from generator.vis.steder import stedvisning

ALVOR = {Alvor.FEJL: "Fejl", Alvor.ADVARSEL: "Advarsel", Alvor.INFO: "Bemærkning"}
Data = dict[str, Any]


@dataclass(frozen=True)
class Udgave:
    """What the browser gets: one JSON document, and the pages of a PDF."""

    nr: int
    """Counts the builds of all projects."""
    data: Data
    json: bytes
    pdf: bytes = b""

    def side(self, sum_: str) -> int | None:
        """Return the page that looks like this; None when there is none any more."""
        sider: list[Data] = self.data.get("sider", [])
        return next((side["nr"] for side in sider if side["billede"] == sum_), None)


def skriv(nr: int, data: Data, pdf: bytes = b"") -> Udgave:
    """Return an edition of these data."""
    data = {**data, "udgave": nr}
    return Udgave(nr, data, json.dumps(data, ensure_ascii=False).encode(), pdf)


def beskriv(resultat: Resultat, summer: Callable[[], Sequence[str]], klokken: datetime) -> Data:
    """Return all the page shows of a project that was laid out; `summer` gives its pages' sums."""
    opslag, mål, typografi = resultat.opslag, resultat.mål, resultat.typografi
    assert opslag is not None, "der er tegnet sider"
    assert mål is not None, "følger opslaget"
    assert typografi is not None, "følger dokumentet"
    assert resultat.plan is not None, "følger dokumentet"
    register = Register(opslag.felter, resultat.plan)
    fund = sorted(
        ((f, register.find(f)) for f in resultat.fund), key=lambda par: _orden(par[0], par[1])
    )
    fejl_i: dict[int, list[str]] = {}
    for nummer, (_, felt) in enumerate(fund, 1):
        if felt is not None:
            fejl_i.setdefault(felt, []).append(str(nummer))
    felter = list(_felter(opslag, resultat, typografi, register, fejl_i))
    return {
        **_hoved(resultat),
        "klokken": klokken.strftime("%H.%M.%S"),
        "gammel": False,
        "stop": None,
        "måler": _måler(mål, resultat.forbehold),
        "afsnit": _afsnit(mål, opslag),
        "fund": [_fund(f, str(nummer), felt, opslag) for nummer, (f, felt) in enumerate(fund, 1)],
        "regler": _regler(resultat.fund),
        "sider": [
            {
                "nr": side,
                "billede": sum_,
                "over": side > mål.grænse,
                "felter": [f for f in felter if f["side"] == side],
            }
            for side, sum_ in enumerate(summer(), 1)
        ],
        "papir": [pt(typografi.side.bredde), pt(typografi.side.højde)],
    }


def uden_sider(resultat: Resultat, klokken: datetime) -> Data:
    """Return what the page shows of a project that has findings and no pages."""
    return {
        **_hoved(resultat),
        "klokken": klokken.strftime("%H.%M.%S"),
        "fund": [_fund(f, str(n), None, None) for n, f in enumerate(resultat.fund, 1)],
        "regler": _regler(resultat.fund),
    }


def _hoved(resultat: Resultat) -> Data:
    """Return the name, and the count of findings."""
    tal = resultat.optælling
    return {
        "titel": str(resultat.plan.projekt.helhedsplan) if resultat.plan else "",
        "optælling": opsummering(tal),
        "antal": {str(alvor): tal[alvor] for alvor in Alvor},
    }


def _orden(fund: PlaceretFund, felt: int | None) -> tuple[bool, int, int, str]:
    """Order findings as they are met on the pages, those of the whole first."""
    return (felt is not None, felt or 0, fund.alvor.rang, fund.besked)


def _måler(mål: Sidemål, forbehold: str) -> Data:
    if mål.bekræftet:
        vidne = f"Bekræftet af {mål.bekræftet_af}."
    elif mål.bekræftet_af:
        flere = "sider" if mål.antal != 1 else "side"
        vidne = f"{mål.bekræftet_af} tæller {mål.antal} {flere}."
    else:
        vidne = "Ubekræftet, så tæt på grænsen." if mål.tæt_på else ""
    return {
        "forbrug": round(mål.forbrug, 3),
        "tekst": forbrug(mål.forbrug),
        "grænse": mål.grænse,
        "over": mål.over,
        "tæt": mål.tæt_på,
        "plads": plads_tilbage(mål),
        "vidne": " ".join(sætning for sætning in (vidne, forbehold) if sætning),
        "omfang": f"{skriv_tal(mål.ord)} ord, {skriv_tal(mål.tegn)} tegn",
    }


def _afsnit(mål: Sidemål, opslag: Opslag) -> list[Data]:
    overskrifter = [
        nr for nr, felt in enumerate(opslag.felter) if isinstance(felt.blok, Overskrift)
    ]
    return [
        {
            "navn": a.overskrift,
            "niveau": a.niveau,
            "side": a.side,
            "forbrug": round(a.forbrug, 3),
            "tekst": forbrug(a.forbrug),
            "felt": felt,
        }
        for a, felt in zip(mål.afsnit, overskrifter, strict=True)
    ]


def _felter(
    opslag: Opslag,
    resultat: Resultat,
    typografi: Typografi,
    register: Register,
    fejl_i: Mapping[int, list[str]],
) -> Iterator[Data]:
    """Yield every paragraph, once for each page it stands on; places in hundredths of the page."""
    side = typografi.side
    bredde, højde = pt(side.bredde), pt(side.højde)
    top, bund = pt(side.top), højde - pt(side.bund)
    set_før: dict[str, int] = {}
    for nr, felt in enumerate(opslag.felter):
        tekst = _tekst(felt)
        if not tekst:
            continue
        sti, tegn = register.egne[nr]
        navn = ".".join(map(str, sti)) or "skabelon"
        set_før[navn] = set_før.get(navn, 0) + 1
        sted = stedvisning(resultat.kort.sted(sti, tegn=tegn)) if sti else None
        plads = felt.plads
        for nummer in range(plads.side, plads.slutside + 1):
            over = plads.y if nummer == plads.side else top
            under = plads.slut_y if nummer == plads.slutside else bund
            fortsat = nummer > plads.side
            yield {
                "nr": nr,
                "nøgle": f"{navn}#{set_før[navn]}{'+' if fortsat else ''}",
                "side": nummer,
                "art": _art(felt),
                "tekst": tekst,
                "fortsat": fortsat,
                "kasse": [
                    round(100 * felt.x / bredde, 3),
                    round(100 * over / højde, 3),
                    round(100 * felt.bredde / bredde, 3),
                    round(100 * (under - over) / højde, 3),
                ],
                "sted": sted,
                "fund": [] if fortsat else fejl_i.get(nr, []),
            }


def _art(felt: Felt) -> str:
    match felt.blok:
        case Overskrift(niveau=niveau):
            return f"h{min(niveau + 2, 6)}"
        case Figur():
            return "figur"
        case _:
            return "p"


def _tekst(felt: Felt) -> str:
    if isinstance(felt.blok, Figur):
        return f"Figur: {felt.blok.alternativ_tekst} {ren_tekst(felt.blok.billedtekst)}".strip()
    return " ".join(ren_tekst(indhold(felt)).replace("\u00ad", "").split())


def _fund(fund: PlaceretFund, nummer: str, felt: int | None, opslag: Opslag | None) -> Data:
    plads = opslag.felter[felt].plads if opslag and felt is not None else None
    return {
        "nr": nummer,
        "alvor": str(fund.alvor),
        "ord": ALVOR[fund.alvor],
        "besked": fund.besked,
        "ret": fund.ret,
        "undtaget": fund.undtaget,
        "regel": fund.regel,
        "sted": stedvisning(fund.sted),
        "side": plads.side if plads else None,
        "felt": felt,
    }


def _regler(fund: Sequence[PlaceretFund]) -> dict[str, Data]:
    """Return what `forklar` says of the rules that have found something."""
    alle = _sider()
    slugs = {f.regel for f in fund}
    return {
        slug: {"titel": alle[slug].titel, "forklaring": alle[slug].forklaring}
        for slug in sorted(slugs & alle.keys())
    }


_KENDTE: dict[str, Katalogside] = {}


def _sider() -> dict[str, Katalogside]:
    if not _KENDTE:
        _KENDTE.update(sider())
    return _KENDTE
