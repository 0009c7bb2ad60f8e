"""The ways in which people have typed an application in Word: each a function Sandhed -> DOCX.

A form is put together of what varies from one organisation to the next: how headings are made,
whether they are the fund's sentences or short, how lists are made, and whether partners stand in
bullets, in a table or in prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Worddokument

from tests.importer.korpus.noter import sæt_note
from tests.importer.korpus.sandhed import Ansøgersandhed, Forumsandhed, Partnersandhed, Sandhed

FONDENS_ORD = (
    "Afdelingens/boligområdets problemkompleks, herunder målgrupper og problematikker",
    "Hvilke samarbejdspartnere der ud fra en lokal vurdering er relevante, og hvad de bidrager med",
    "Overvejelser om organiseringen, herunder den boligsociale bestyrelse",
)
KORTE_ORD = ("Problemkompleks", "Samarbejdspartnere", "Organisering")
LANGE_KOLONNER = (
    "Beboere 1/1-2022", "Udenfor arbejdsmarked", "Dømte", "Kun grundskole", "Gns. Indkomst",
    "IE ikke vestlige",
)  # fmt: skip
_BEGGE_ÅR = "(2020 og 2021)"
GRÆNSER = (
    ("", "> 40 pct. (2020-21)", f"≥ 2,18 pct. {_BEGGE_ÅR}", "> 60 pct.", "< 55 pct.", "> 50 pct."),
    ("", "> 30 pct. (2020-21)", f"≥ 1,45 pct. {_BEGGE_ÅR}", "> 60 pct.", "< 65 pct.", "> 30 pct."),
)


@dataclass(frozen=True)
class Form:
    """What varies from one organisation's document to the next."""

    overskrift: str = "typografi"
    """typografi (heading styles), dyb (one level deeper), fed, versaler."""
    ord: tuple[str, ...] = FONDENS_ORD
    nummer: str = "{}. {}"
    """How a part's number is typed; "{1}" leaves it out."""
    punkt: str = "word"
    """word (list styles), or the sign typed before each item."""
    partnere: str = "punkter"
    """punkter, tabel (two columns), tabel3 (three), fed (bold run-ins), prosa."""
    fora: str = "punkter"
    """punkter, tabel, prosa."""
    hoveder: int = 3
    """Header rows of the table of figures: 1, or 3 with the limits in the last two."""
    afdelinger: str = "punkter"
    """punkter (one for each organisation), tabel, prosa."""
    skilletegn: str = ": "
    """Between a partner or forum and what is said of it."""

    @property
    def siger_hvis_enhed(self) -> bool:
        """Tell whether the document says which kommune a unit belongs to."""
        return self.partnere in ("punkter", "fed")


def skriv(sandhed: Sandhed, form: Form) -> bytes:
    """Return the application as DOCX."""
    d = Document()
    _titel(d, sandhed, form)
    _problemkompleks(d, sandhed, form)
    _del(d, form, 2)
    _partnere(d, sandhed, form)
    _del(d, form, 3)
    _fora(d, sandhed, form)
    ud = BytesIO()
    d.save(ud)
    return sæt_note(ud.getvalue(), sandhed.noter)


def _titel(d: Worddokument, s: Sandhed, form: Form) -> None:
    if form.overskrift in ("typografi", "dyb"):
        d.add_heading(f"Kortfattet projektbeskrivelse: {s.navn}", 0)
    else:
        _fed(d, f"Den boligsociale helhedsplan {s.navn}")
    d.add_paragraph(
        "Projektbeskrivelsen svarer på de punkter, som Landsbyggefonden beder om i sin vejledning."
    )


def _overskrift(d: Any, tekst: str, niveau: int, form: Form) -> None:
    if form.overskrift == "typografi":
        d.add_heading(tekst, niveau)
    elif form.overskrift == "dyb":
        d.add_heading(tekst, niveau + 1)
    elif form.overskrift == "versaler" and niveau < 3:
        d.add_paragraph(tekst.upper())
    else:
        _fed(d, tekst)


def _del(d: Any, form: Form, nr: int) -> None:
    _overskrift(d, form.nummer.format(nr, form.ord[nr - 1]), 1, form)


def _fed(d: Any, tekst: str, resten: str = "") -> Any:
    afsnit = d.add_paragraph()
    afsnit.add_run(tekst).bold = True
    if resten:
        afsnit.add_run(resten)
    return afsnit


def _punkt(d: Any, tekst: str, form: Form, fed: str = "", dybde: int = 1) -> None:
    if form.punkt == "word":
        afsnit = d.add_paragraph(style="List Bullet" if dybde == 1 else "List Bullet 2")
    else:
        afsnit = d.add_paragraph(form.punkt)
    if fed:
        afsnit.add_run(fed).bold = True
    afsnit.add_run(tekst)


def _tabel(d: Any, rækker: Sequence[Sequence[str]]) -> Any:
    tabel = d.add_table(len(rækker), len(rækker[0]), style="Table Grid")
    for række, celler in zip(tabel.rows, rækker, strict=True):
        for celle, tekst in zip(række.cells, celler, strict=True):
            celle.text = tekst
    return tabel


# --- part 1 ---


def _problemkompleks(d: Any, s: Sandhed, form: Form) -> None:
    _del(d, form, 1)
    først, *andre = s.ansøgere
    hvem = " og ".join([*(a.navn for a in andre), s.kommune])
    antal = len(s.afdelinger)
    d.add_paragraph(
        f"{først.navn} søger, i samarbejde med {hvem}, om støtte til at videreføre den "
        f"boligsociale helhedsplan {s.navn} i perioden {s.fra} - {s.til}. Der søges om at få "
        f"prækvalificeret følgende {antal} {'afdelinger' if antal > 1 else 'afdeling'}:"
    )
    _afdelinger(d, s, form)
    d.add_paragraph(s.indledning)
    _nøgletal(d, s, form)
    for område in s.områder:
        _overskrift(d, _områdenavn(område.navn, form), 2, form)
        for tekst in område.afsnit:
            d.add_paragraph(tekst)
        for titel, tekst in område.under:
            _overskrift(d, titel, 3, form)
            d.add_paragraph(tekst)


def _områdenavn(navn: str, form: Form) -> str:
    return navn.replace("og livschancer", "og Livschancer") if form.overskrift == "dyb" else navn


def _afdelinger(d: Any, s: Sandhed, form: Form) -> None:
    if form.afdelinger == "tabel":
        rækker = [(a.navn, afd.navn, str(afd.lejeboliger)) for a, afd in s.afdelinger]
        _tabel(d, [("Boligorganisation", "Afdeling", "Antal lejeboliger"), *rækker])
        return
    for ansøger in s.ansøgere:
        if form.afdelinger == "prosa":
            d.add_paragraph(f"{ansøger.navn}: {_opregning(ansøger)}.")
        else:
            _punkt(d, f" {_opregning(ansøger)}", form, fed=f"{ansøger.navn}:")


def _opregning(ansøger: Ansøgersandhed) -> str:
    navne = [f"{a.navn} ({_tusinder(a.lejeboliger)} lejeboliger)" for a in ansøger.afdelinger]
    return ", ".join(navne)


def _tusinder(tal: int) -> str:
    return f"{tal:,}".replace(",", ".")


def _nøgletal(d: Any, s: Sandhed, form: Form) -> None:
    rækker = [
        (a.kort, afd.i_tabellen or afd.navn, *afd.tal)
        for a, afd in s.afdelinger
        if afd.tal is not None
    ]
    if form.hoveder == 1:
        hoveder = [("Boligorganisation", "Afdeling", *LANGE_KOLONNER)]
    else:
        hoveder = [
            ("", "Afdeling", *LANGE_KOLONNER),
            ("", "Parallelsamfund", *GRÆNSER[0]),
            ("", "Forebyggelsesområde", *GRÆNSER[1]),
        ]
    _tabel(d, [*hoveder, *rækker])


# --- part 2 ---


def _partnere(d: Any, s: Sandhed, form: Form) -> None:
    if form.partnere in ("tabel", "tabel3"):
        to = ("Samarbejdspartner", "Bidrag")
        tre = ("Samarbejdspartner", "Inden for helhedsplanen", "Uden for helhedsplanen")
        hoved = to if form.partnere == "tabel" else tre
        rækker = [(p.navn, p.bidrag, "")[: len(hoved)] for p in s.partnere]
        _tabel(d, [hoved, *rækker])
    elif form.partnere == "prosa":
        for p in s.partnere:
            d.add_paragraph(f"{p.navn}{form.skilletegn}{p.bidrag}" if p.bidrag else p.navn)
    else:
        _partnerpunkter(d, s, form)
    if s.desuden:
        *først, sidst = s.desuden
        navne = f"{', '.join(først)} og {sidst}"
        d.add_paragraph(f"Derudover vil helhedsplanen samarbejde med {navne}.")


def _partnerpunkter(d: Any, s: Sandhed, form: Form) -> None:
    under = ""
    for p in s.partnere:
        if p.under and p.under != under:
            d.add_paragraph(f"{p.under}, herunder:")
        under = p.under
        if form.partnere == "fed":
            _fed(d, f"{p.navn}.", f" {p.bidrag}")
        else:
            _punkt(d, _ytring(p, form), form)


def _ytring(p: Partnersandhed, form: Form) -> str:
    return f"{p.navn}{form.skilletegn}{p.bidrag}" if p.bidrag else p.navn


# --- part 3 ---


def _fora(d: Any, s: Sandhed, form: Form) -> None:
    _overskrift(d, "Organisering af helhedsplanen", 2, form)
    d.add_paragraph("Organiseringen er aftalt mellem boligorganisationerne og kommunen.")
    if form.fora == "tabel":
        hoved = ("Forum", "Ansvar", "Deltagere", "Møder")
        _tabel(d, [hoved, *((f.navn, f.ansvar, f.deltagere, f.møder) for f in s.fora)])
    else:
        for forum in s.fora:
            if form.fora == "prosa":
                _fed(d, f"{forum.navn}.", f" {_forumord(forum)}")
            else:
                _punkt(d, f"{forum.navn}{form.skilletegn}{_forumord(forum)}", form)
    _overskrift(d, "Lokalt boligsocialt team", 2, form)
    d.add_paragraph(s.team)


def _forumord(forum: Forumsandhed) -> str:
    ud = [forum.ansvar]
    if forum.deltagere:
        ud.append(f"Her deltager {forum.deltagere}.")
    if forum.møder:
        ud.append(f"Der holdes møde {forum.møder}.")
    return " ".join(ud)
