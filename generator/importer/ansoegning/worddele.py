"""Tables of an older application: partners and fora."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.importer.ansoegning.markdown import kort
from generator.importer.ansoegning.word import Ansøgningsafsnit, Ansøgningstabel
from generator.importer.regneark.kolonner import fold
from generator.model.organisering import Deltagerniveau, Forumtype, Niveau

_STATUS = re.compile(r"\s*\*?\(\*?(aftalt|i dialog|undersøges)\*?\)\*?", re.IGNORECASE)
_HVEM = re.compile(
    r"(?:Her (?:deltager|sidder)|Deltagere(?: er)?:?|(?:Det|Den|De|\w+) består af) ([^.]+)\."
)
_HVORNÅR = re.compile(r"(?:Der holdes møder?|Møder(?: holdes)?:?|\w+ mødes|Mødes) ([^.]+)\.")
_MØDER = re.compile(r"\s*\bMøder:\s*(.+?)\.?$", re.DOTALL)


@dataclass
class Partner:
    """A partner as it stands in the document."""

    navn: str
    status: str = ""
    inden: str = ""
    uden: str = ""
    deltagere: list[str] = field(default_factory=list)
    enheder: list[Partner] = field(default_factory=list)


@dataclass
class Forum:
    """A forum as it stands in the document."""

    navn: str
    typer: list[str]
    niveau: str
    ansvar: str
    deltagere: list[tuple[str, list[str]]] = field(default_factory=list)
    møder: str = ""
    gættet: bool = False


def celletekst(celle: list[Ansøgningsafsnit]) -> str:
    """Return a cell's plain text."""
    return " ".join(a.ren for a in celle)


def celle_md(celle: list[Ansøgningsafsnit]) -> str:
    """Return a cell's Markdown as a text of its own."""
    return "\n\n".join(f"- {a.md}" if a.liste else a.md for a in celle).replace("\n\n- ", "\n- ")


def hoved_i(tabel: Ansøgningstabel) -> list[str]:
    """Return the first row's texts, folded."""
    return [fold(celletekst(c)) for c in tabel.rækker[0]] if tabel.rækker else []


# --- partners ---


def partnere(tabel: Ansøgningstabel) -> list[Partner] | None:
    """Return the partners of a table, None when it is none of partners."""
    hoved = hoved_i(tabel)
    navn = find_kolonne(hoved, r"partner|aktoer|hvem|samarbejde")
    inden = find_kolonne(hoved, r"inden ?for")
    uden = find_kolonne(hoved, r"uden ?for", ikke=inden)
    if navn is None or (inden is None and uden is None):
        inden = find_kolonne(hoved, r"bidrag|rolle|opgave|indsats", ikke=navn)
        if navn is None or inden is None or not re.search(r"partner|aktoer", hoved[navn]):
            return None
    egen = inden is not None and "helhedsplanens rammer" in hoved[inden]
    ud: list[Partner] = []
    gruppe: Partner | None = None
    for nr, række in enumerate(tabel.rækker[1:], 1):
        celler = [celle_md(c) for c in række]
        hvem = kort(feltet(celler, navn))
        bidrag = [feltet(celler, inden), feltet(celler, uden)]
        if not hvem and not any(bidrag):
            continue
        alene = not any(celler[n] for n in range(len(celler)) if n != navn)
        # A row over others is bold or one wide cell; a partner who brings nothing is neither.
        over = nr in tabel.brede or len(række) < len(hoved)
        if alene and hvem and (over or all(a.fed for a in række[navn])):
            gruppe = None if fold(hvem.strip("*")) == "oevrige" else Partner(hvem.strip("*"))
            if gruppe is not None:
                ud.append(gruppe)
        elif gruppe is not None and fold(hvem) == "faelles":
            gruppe.inden, gruppe.uden = bidrag
        else:
            partner = _partner(hvem, *bidrag, egen=egen)
            (gruppe.enheder if gruppe is not None else ud).append(partner)
    return ud or None


def _partner(hvem: str, inden: str, uden: str, *, egen: bool) -> Partner:
    navn = hvem
    status = ""
    if m := _STATUS.search(navn):
        status = m[1].lower()
        navn = navn[: m.start()] + navn[m.end() :]
    deltagere: list[str] = []
    if egen and " med " in navn:
        navn, _, hale = navn.partition(" med ")
        deltagere = navneliste(hale)
    if status or inden.startswith("*Afklares "):
        # Our own document shows in italics what is not agreed yet; the content does not.
        inden = _HELT_KURSIV.sub(r"\1" if inden.startswith("*Afklares ") else r"\1\2", inden)
    return Partner(navn.strip().strip("*"), status, inden, uden, deltagere)


_HELT_KURSIV = re.compile(r"^\*(?!\*)([^*]+)\*(\.?)$")


def navneliste(tekst: str) -> list[str]:
    """Return the items of »a, b og c«."""
    *foran, sidst = re.split(r",\s+", tekst.strip().rstrip("."))
    venstre, og, højre = sidst.rpartition(" og ")
    return [*foran, *([venstre, højre] if og else [sidst])]


# --- fora ---


def fora(tabel: Ansøgningstabel) -> list[Forum] | None:
    """Return the fora of a table, None when it is none of fora."""
    hoved = hoved_i(tabel)
    navn = find_kolonne(hoved, r"forum|fora\b|gruppe|udvalg|organ|bestyrelse")
    ansvar = find_kolonne(hoved, r"ansvar|opgave|rolle|formaal|kompetence", ikke=navn)
    hvem = find_kolonne(hoved, r"deltager|medlem|sammensaetning|hvem", ikke=navn)
    niveau = find_kolonne(hoved, r"niveau", ikke=navn)
    møder = find_kolonne(hoved, r"moede|hvor tit|frekvens", ikke=hvem)
    if navn is None or (ansvar is None and hvem is None):
        return None
    ud = []
    for række in tabel.rækker[1:]:
        celler = [celle_md(c) for c in række]
        hedder = kort(feltet(celler, navn))
        if not hedder:
            continue
        forum = nyt_forum(hedder.replace("**", ""), feltet(celler, ansvar), feltet(celler, niveau))
        tekst = feltet(celler, hvem)
        if m := _MØDER.search(tekst):
            forum.møder, tekst = kort(m[1]), tekst[: m.start()]
        if møder is not None:
            forum.møder = kort(feltet(celler, møder))
        forum.deltagere = deltagere(tekst)
        ud.append(forum)
    return ud or None


def nyt_forum(navn: str, ansvar: str, niveau: str = "") -> Forum:
    """Return a forum with its types and level read out of its name."""
    typer: list[str] = []
    if m := re.search(r"\s*\(([^()]*)\)$", navn):
        led = navneliste(m[1])
        if all(d in [t.value for t in Forumtype] for d in led):
            typer, navn = led, navn[: m.start()]
    egne = [t.value for t in Forumtype if t.value in navn.casefold() and t.value not in typer]
    typer = [*egne, *typer]
    gættet = not typer
    if not typer:
        foldet = fold(navn)
        if "bestyrelse" in foldet:
            typer = [Forumtype.BOLIGSOCIAL_BESTYRELSE.value]
        elif re.search(r"politi|byraad|borgerrepraes", foldet):
            typer = [Forumtype.POLITISK_FORUM.value]
        else:
            typer = [Forumtype.ANDET.value]
    kendt = next((n.value for n in Niveau if n.value == fold_niveau(niveau)), "")
    gættet = gættet or not kendt
    if not kendt:
        byen = re.search(r"bystrategisk|hele byen|\bbyniveau", f"{navn} {ansvar}".casefold())
        kendt = "by" if byen else "bydel" if "bydel" in navn.casefold() else "område"
    return Forum(navn, typer, kendt, ansvar, gættet=gættet)


def forum_af_tekst(navn: str, tekst: str) -> Forum:
    """Return a forum of a name and the sentences on it; what is left of them is its ansvar."""
    fundet: dict[str, str] = {}
    rest = tekst
    for hvad, mønster in (("deltagere", _HVEM), ("møder", _HVORNÅR)):
        if (m := mønster.search(rest)) and (
            uden := f"{rest[: m.start()]}{rest[m.end() :]}".strip()
        ):
            fundet[hvad], rest = kort(m[1]), uden
    forum = nyt_forum(navn, rest)
    forum.møder = fundet.get("møder", "")
    if hvem := fundet.get("deltagere"):
        forum.deltagere = [(hvem, [])]
    return forum


def fold_niveau(tekst: str) -> str:
    """Return a level as the format spells it, or what was there."""
    return tekst.strip("* .").casefold()


def deltagere(tekst: str) -> list[tuple[str, list[str]]]:
    """Return the parties of a cell, each with the levels it sits with."""
    niveauer = {n.value for n in Deltagerniveau}
    skiller = ";" if ";" in tekst else "\n" if "\n" in tekst else "," if "(" not in tekst else ";"
    ud = []
    for led in tekst.split(skiller):
        part, hans = kort(re.sub(r"^\s*-\s+", "", led)).rstrip("."), []
        if m := re.search(r"\s*\(([^()]*)\)$", part):
            led_ = [d.strip() for d in m[1].split(",")]
            if led_ and all(d in niveauer for d in led_):
                hans, part = led_, part[: m.start()]
        if part in ("boligorganisationen", "boligorganisationerne"):
            part = "alle ansøgere"
        if part:
            ud.append((part, hans))
    return ud


def find_kolonne(hoved: list[str], mønster: str, ikke: int | None = None) -> int | None:
    """Return the first column whose heading matches."""
    return next((n for n, o in enumerate(hoved) if n != ikke and re.search(mønster, o)), None)


def feltet(celler: list[str], nr: int | None) -> str:
    """Return a cell, empty when the row has none there."""
    return celler[nr] if nr is not None and nr < len(celler) else ""


def som_markdown_tabel(tabel: Ansøgningstabel) -> str:
    """Return a table as Markdown; cells of several paragraphs stand on one line."""
    bredde = max((len(r) for r in tabel.rækker), default=0)
    rækker = [
        [kort(" ".join(a.md for a in c)).replace("|", "\\|") for c in r] + [""] * (bredde - len(r))
        for r in tabel.rækker
    ]
    linjer = [f"| {' | '.join(r)} |" for r in rækker]
    return "\n".join([linjer[0], "|" + "---|" * bredde, *linjer[1:]]) if linjer else ""
