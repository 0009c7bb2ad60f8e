"""Tables of an older application: partners, fora, estates, figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.importer.ansoegning.markdown import kort
from generator.importer.ansoegning.word import Ansøgningsafsnit, Ansøgningstabel
from generator.importer.fejl import Importfejl, Mangel
from generator.importer.regneark.find import find_tabel
from generator.importer.regneark.kolonner import Ordbog, fold
from generator.importer.regneark.vaerdier import Kolonnelæser
from generator.laesning.ark import Ark, Arkcelle
from generator.model.organisering import Deltagerniveau, Forumtype, Niveau

_MÆRKE = re.compile(r"^[▪●▲■†✓]+\s*")
_STATUS = re.compile(r"\s*\*?\(\*?(aftalt|i dialog|undersøges)\*?\)\*?", re.IGNORECASE)
_MØDER = re.compile(r"\s*\bMøder:\s*(.+?)\.?$", re.DOTALL)
_GRÆNSE = re.compile(r"(?:graense|i alt|ialt|total|sum|gennemsnit|krav|kriteri|maal)\b")


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


@dataclass
class Nøgletal:
    """A table of figures: rows of (organisation, estate, column -> text)."""

    kolonner: list[str]
    rækker: list[tuple[str, str, dict[str, str]]]
    ubrugte: tuple[str, ...] = ()


def celletekst(celle: list[Ansøgningsafsnit]) -> str:
    """Return a cell's plain text."""
    return " ".join(a.ren for a in celle)


def celle_md(celle: list[Ansøgningsafsnit]) -> str:
    """Return a cell's Markdown as a text of its own."""
    return "\n\n".join(f"- {a.md}" if a.liste else a.md for a in celle).replace("\n\n- ", "\n- ")


def _hoved(tabel: Ansøgningstabel) -> list[str]:
    return [fold(celletekst(c)) for c in tabel.rækker[0]] if tabel.rækker else []


# --- partners ---


def partnere(tabel: Ansøgningstabel) -> list[Partner] | None:
    """Return the partners of a table, None when it is none of partners."""
    hoved = _hoved(tabel)
    navn = _find(hoved, r"partner|aktoer|hvem|samarbejde")
    inden = _find(hoved, r"inden ?for")
    uden = _find(hoved, r"uden ?for", ikke=inden)
    if navn is None or (inden is None and uden is None):
        inden = _find(hoved, r"bidrag|rolle|opgave|indsats", ikke=navn)
        if navn is None or inden is None or not re.search(r"partner|aktoer", hoved[navn]):
            return None
    egen = inden is not None and "helhedsplanens rammer" in hoved[inden]
    ud: list[Partner] = []
    gruppe: Partner | None = None
    for nr, række in enumerate(tabel.rækker[1:], 1):
        celler = [celle_md(c) for c in række]
        hvem = kort(_felt(celler, navn))
        bidrag = [_felt(celler, inden), _felt(celler, uden)]
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
    return Partner(navn.strip().strip("*"), status, inden, uden, deltagere)


def navneliste(tekst: str) -> list[str]:
    """Return the items of »a, b og c«."""
    *foran, sidst = re.split(r",\s+", tekst.strip().rstrip("."))
    venstre, og, højre = sidst.rpartition(" og ")
    return [*foran, *([venstre, højre] if og else [sidst])]


# --- fora ---


def fora(tabel: Ansøgningstabel) -> list[Forum] | None:
    """Return the fora of a table, None when it is none of fora."""
    hoved = _hoved(tabel)
    navn = _find(hoved, r"forum|fora\b|gruppe|udvalg|organ|bestyrelse")
    ansvar = _find(hoved, r"ansvar|opgave|rolle|formaal|kompetence", ikke=navn)
    hvem = _find(hoved, r"deltager|medlem|sammensaetning|hvem", ikke=navn)
    niveau = _find(hoved, r"niveau", ikke=navn)
    møder = _find(hoved, r"moede|hvor tit|frekvens", ikke=hvem)
    if navn is None or (ansvar is None and hvem is None):
        return None
    ud = []
    for række in tabel.rækker[1:]:
        celler = [celle_md(c) for c in række]
        hedder = kort(_felt(celler, navn))
        if not hedder:
            continue
        forum = nyt_forum(hedder.replace("**", ""), _felt(celler, ansvar), _felt(celler, niveau))
        tekst = _felt(celler, hvem)
        if m := _MØDER.search(tekst):
            forum.møder, tekst = kort(m[1]), tekst[: m.start()]
        if møder is not None:
            forum.møder = kort(_felt(celler, møder))
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
        kendt = "bydel" if "bydel" in navn.casefold() else "område"
    return Forum(navn, typer, kendt, ansvar, gættet=gættet)


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
        if part == "boligorganisationerne":
            part = "alle ansøgere"
        if part:
            ud.append((part, hans))
    return ud


# --- figures and estates ---


def nøgletal(tabel: Ansøgningstabel, ordbog: Ordbog) -> Nøgletal | Importfejl | None:
    """Return the figures of a table, why they are not certain, or None when it holds none."""
    bredde = len(tabel.rækker[0]) if tabel.rækker else 0
    felter = {
        nr: [
            Arkcelle(nr, kolonne, _MÆRKE.sub("", celletekst(celle)).strip())
            for kolonne, celle in enumerate(række, 1)
        ]
        for nr, række in enumerate(tabel.rækker, 1)
    }
    felter = {nr: række for nr, række in felter.items() if any(c.tekst for c in række)}
    ark = Ark("tabellen", None, felter)
    try:
        fundet = find_tabel(ark, ordbog, None)
    except Importfejl as fejl:
        return fejl
    if fundet is None or not fundet.tal or "afdeling" not in fundet.kolonner:
        return None
    rækker: list[tuple[str, str, int]] = []
    organisation = ""
    for nr in range(fundet.sidste + 1, len(tabel.rækker) + 1):
        navn = ark.tekst(nr, fundet.kolonner["afdeling"])
        egen = ark.tekst(nr, fundet.kolonner.get("boligorganisation"))
        har_tal = any(ark.tekst(nr, fundet.kolonner[n]) for n in fundet.tal)
        if not navn or _GRÆNSE.match(fold(navn)) or _GRÆNSE.match(fold(egen)):
            continue
        if not har_tal:
            if "boligomraade" in fold(navn):
                break  # the areas' own figures are no estates'
            organisation = navn
            continue
        if len(tabel.rækker[nr - 1]) != bredde:
            return None  # merged cells: nobody knows which column a figure is in
        if " · " in navn and not egen:
            egen, _, navn = navn.partition(" · ")
        rækker.append((egen or organisation, navn, nr))
    tal: dict[str, list[str]] = {}
    mangler = []
    for nøgle in fundet.tal:
        læser = Kolonnelæser(ark, ordbog, nøgle)
        tal[nøgle] = læser.læs([ark.celle(nr, fundet.kolonner[nøgle]) for _, _, nr in rækker])
        mangler += læser.mangler
    egne = {kolonne - 1 for nøgle, kolonne in fundet.kolonner.items() if nøgle in fundet.tal}
    if any(nr > fundet.sidste - 1 and kolonne in egne for nr, kolonne in tabel.lodrette):
        mangler.append(Mangel("", "Et tal er flettet over flere rækker.", "Ophæv fletningen."))
    if mangler:
        return Importfejl(mangler)
    ud = [(o, n, {k: tal[k][i] for k in tal}) for i, (o, n, _) in enumerate(rækker)]
    return Nøgletal(fundet.tal, ud, fundet.ubrugte) if ud else None


def afdelinger(tabel: Ansøgningstabel) -> list[tuple[str, str, str]] | None:
    """Return (organisation, estate, number of dwellings) of a table of estates."""
    hoved = _hoved(tabel)
    navn = _find(hoved, r"^(?:bolig)?afdeling(?:er|en|snavn)?$|^navn$")
    boliger = _find(hoved, r"lejebolig|^(?:antal )?boliger|lejemaal", ikke=navn)
    ejer = _find(hoved, r"organisation|boligselskab|boligforening|selskab", ikke=navn)
    if navn is None or boliger is None:
        return None
    ud = []
    hos = ""
    for række in tabel.rækker[1:]:
        celler = [celletekst(c) for c in række]
        if ejer is not None:
            hos = _felt(celler, ejer) or hos
        antal = re.sub(r"[.\s]", "", _felt(celler, boliger))
        hedder = _felt(celler, navn)
        if hedder and antal.isdigit() and not _GRÆNSE.match(fold(hedder)):
            ud.append((hos, hedder, antal))
    return ud or None


def _find(hoved: list[str], mønster: str, ikke: int | None = None) -> int | None:
    return next((n for n, o in enumerate(hoved) if n != ikke and re.search(mønster, o)), None)


def _felt(celler: list[str], nr: int | None) -> str:
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
