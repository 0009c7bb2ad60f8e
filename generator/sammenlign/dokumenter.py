"""Two Word documents held against each other: headings, paragraphs, list items, rows, notes.

Whoever wrote them. Tracked changes are read as accepted. In a document of ours each paragraph
knows its address in the YAML, and so the field that is named; in others it is the place in the
section. A note's number is no text, so a note that is put in changes no other.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.dansk.tal import Talfejl, læs_decimaltal
from generator.fund import Sti
from generator.retur.dokument import (
    Afsnit,
    Blok,
    Mærke,
    Note,
    Række,
    Stump,
    Tabel,
    Worddokument,
    alle_afsnit,
)
from generator.retur.laesning import læs
from generator.retur.pakke import Pakke
from generator.retur.stier import læs_stier
from generator.sammenlign.aendringer import Slags, Ændring
from generator.sammenlign.hvor import Hvor
from generator.sammenlign.ordforskel import Ordslags, ordforskel
from generator.sammenlign.parring import Led, Parring, par
from generator.sammenlign.vaerdier import forskel, rens

FORREST = "Øverst"
"""What stands before the first heading."""
NOTETEGN = "[*]"
BREDEST = 60
"""Characters of a row's name that are shown."""
_MÆRKER = str.maketrans({"▪": None, "●": None, "†": None, "*": None})


@dataclass(frozen=True, slots=True)
class Stykke:
    """A heading, paragraph, item, row or note, and the headings it stands under."""

    tekst: str
    art: str
    del_: str
    afsnit: str
    nummer: int
    """Which of its kind in the section, from 1."""
    sti: Sti = ()
    celler: tuple[str, ...] = ()
    kolonner: tuple[str, ...] = ()
    """The headings of a row's table: its first row."""
    navn: str = ""
    """What tells a row from the others of its table."""
    enheder: tuple[str, ...] = ()

    @property
    def led(self) -> Led:
        """Return the piece as the pairing takes it."""
        return Led(self.tekst, self.art, self.sti or None)

    @property
    def hvor(self) -> tuple[str, str]:
        """Return item and field."""
        if self.celler:
            return self.navn, "række"
        if self.art == "fodnote":
            return "", "fodnote"
        if self.art != "overskrift" and (felt := _felt(self.sti)):
            return "", felt
        return "", self.art if self.art == "overskrift" else f"{self.nummer}. {self.art}"


def _felt(sti: Sti) -> str:
    """Return the field that an address ends in; empty for a whole item or part."""
    navne: list[str] = []
    for led in reversed(sti[1:]):
        if not isinstance(led, str):
            break
        navne.insert(0, led)
    return Hvor("", "", led=tuple(navne)).felt if navne else ""


@dataclass
class Dokument:
    """A document as a row of pieces, and what is worth knowing of how it was read."""

    stykker: list[Stykke] = field(default_factory=list)
    billeder: Counter[str] = field(default_factory=Counter)
    noter: list[str] = field(default_factory=list)
    """Whole sentences."""


def læs_dokument(data: bytes, navn: str) -> Dokument:
    """Return a DOCX as pieces; raises `Filfejl`."""
    pakke = Pakke(data, navn)
    word = læs(pakke)
    ud = _Opdeling(word, læs_stier(pakke)).dokument
    ud.billeder = _summer(data)
    if _har_ændringer(word):
        ud.noter.append(f"{navn} har sporede ændringer; de er læst, som var de godkendt.")
    if word.kommentarer:
        ud.noter.append(
            f"{navn} har kommentarer, som ikke er sammenlignet; »projektbeskrivelse kommentarer« "
            "viser dem."
        )
    return ud


def _summer(data: bytes) -> Counter[str]:
    """Return the sum of every picture; two of the same count as two."""
    with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
        return Counter(
            hashlib.sha256(arkiv.read(navn)).hexdigest()
            for navn in arkiv.namelist()
            if navn.startswith("word/media/")
        )


def _har_ændringer(word: Worddokument) -> bool:
    blokke = [*word.krop, *(b for note in word.noter.values() for b in note)]
    return any(
        afsnit.mærke
        or any(stump.ændringer for stump in afsnit.led if isinstance(stump, Stump | Note))
        for afsnit in alle_afsnit(blokke)
    )


class _Opdeling:
    """Goes through a document once, keeping the headings around."""

    def __init__(self, word: Worddokument, stier: dict[str, Sti]) -> None:
        self._word, self._stier = word, stier
        self._del, self._afsnit = "", ""
        self._over: dict[int, str] = {}
        self._numre: Counter[str] = Counter()
        self._noter: list[str] = []
        self._forrest = ""
        """Text of a paragraph whose mark is deleted: it belongs to the next."""
        self.dokument = Dokument()
        self._blokke(word.krop)
        self._skriv_noter()
        for navn, alle in (("Sidehoved", word.sidehoveder), ("Sidefod", word.sidefødder)):
            tekster = dict.fromkeys(
                rens(" ".join(filter(None, (a.tekst for a in alle_afsnit(b))))) for b in alle
            )
            for tekst in filter(None, tekster):
                self.dokument.stykker.append(Stykke(tekst, navn.lower(), navn, "", 1))

    def _blokke(self, blokke: Sequence[Blok], art: str = "") -> None:
        for blok in blokke:
            if isinstance(blok, Tabel):
                self._tabel(blok)
            else:
                self._et(blok, art)
                self._blokke(blok.bokse, art)

    def _et(self, afsnit: Afsnit, art: str) -> None:
        tekst = self._tekst(afsnit)
        if any(æ.slags.væk for æ in afsnit.mærke):
            self._forrest += tekst
            return
        tekst, self._forrest = rens(self._forrest + tekst), ""
        if not tekst:
            return
        if afsnit.niveau:
            self._overskrift(afsnit.niveau, tekst)
            self._tilføj(tekst, "overskrift", self._sti([afsnit]))
            return
        self._tilføj(tekst, art or ("punkt" if afsnit.liste else "afsnit"), self._sti([afsnit]))

    def _overskrift(self, niveau: int, tekst: str) -> None:
        self._skriv_noter()
        self._over = {n: t for n, t in self._over.items() if n < niveau} | {niveau: tekst}
        øverst, *under = [t for _, t in sorted(self._over.items())]
        self._del, self._afsnit = øverst, " › ".join(under)
        self._numre.clear()

    def _tabel(self, tabel: Tabel) -> None:
        rækker = [r for r in tabel.rækker if not any(æ.slags.væk for æ in r.ændringer)]
        alle = [tuple(self._celle(r)) for r in rækker]
        kolonner = next((celler for celler in alle if any(celler)), ())
        navne, enheder = _navnekolonne(alle), _enheder(alle)
        for række, celler in zip(rækker, alle, strict=True):
            if any(celler):
                afsnit = [a for celle in række.celler for a in alle_afsnit(celle.blokke)]
                navn = celler[navne] if navne < len(celler) else ""
                self._tilføj(
                    " | ".join(celler),
                    "række",
                    self._sti(afsnit),
                    celler=celler,
                    kolonner=kolonner,
                    navn=navn or next(filter(None, celler)),
                    enheder=enheder,
                )

    def _celle(self, række: Række) -> Iterator[str]:
        for celle in række.celler:
            yield rens(" ".join(self._tekst(a) for a in alle_afsnit(celle.blokke)))

    def _tekst(self, afsnit: Afsnit) -> str:
        dele: list[str] = []
        for led in afsnit.led:
            if isinstance(led, Stump) and not any(æ.slags.væk for æ in led.ændringer):
                dele.append(led.tekst)
            elif isinstance(led, Note) and not any(æ.slags.væk for æ in led.ændringer):
                dele.append(NOTETEGN)
                if led.nøgle not in self._noter:
                    self._noter.append(led.nøgle)
        return "".join(dele)

    def _sti(self, alle: Sequence[Afsnit]) -> Sti:
        """Return what the addresses of the paragraphs have in common."""
        stier = [
            self._stier[led.id]
            for afsnit in alle
            for led in afsnit.led
            if isinstance(led, Mærke) and led.slags == "navn" and led.id in self._stier
        ]
        if not stier:
            return ()
        fælles = 0
        while all(len(s) > fælles and s[fælles] == stier[0][fælles] for s in stier):
            fælles += 1
        return stier[0][:fælles]

    def _tilføj(self, tekst: str, art: str, sti: Sti = (), **mere: Any) -> None:
        self._numre[art] += 1
        sted = self._del or FORREST, self._afsnit, self._numre[art]
        self.dokument.stykker.append(Stykke(tekst, art, *sted, sti, **mere))

    def _skriv_noter(self) -> None:
        """Put the notes of a section last in it, in the order they are referred to."""
        nøgler, self._noter = self._noter, []
        for nøgle in nøgler:
            blokke = self._word.noter.get(nøgle, [])
            tekst = rens(" ".join(a.tekst for a in alle_afsnit(blokke)))
            if tekst:
                self._tilføj(tekst, "fodnote", self._sti(list(alle_afsnit(blokke))))


def _navnekolonne(rækker: Sequence[tuple[str, ...]]) -> int:
    """Return the first column that tells every row from the others; else the first."""
    for nr in range(max(map(len, rækker), default=0)):
        søjle = [r[nr] for r in rækker if nr < len(r) and any(r)]
        if len(søjle) == sum(map(any, rækker)) == len(set(søjle)):
            return nr
    return 0


def _enheder(rækker: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the units of the criteria table's columns: what has a limit is a share."""
    grænser = next((r for r in rækker if r[:1] and r[0].startswith("Grænse, ")), ())
    return tuple("pct." if celle and nr else "" for nr, celle in enumerate(grænser))


# --- the comparison ---


def sammenlign_dokumenter(gammel: Dokument, ny: Dokument) -> list[Ændring]:
    """Return the changes in the order of the new document."""
    gamle, nye = gammel.stykker, ny.stykker
    ud: list[Ændring] = []
    for p in par([s.led for s in gamle], [s.led for s in nye]):
        g = [gamle[i] for i in p.gamle]
        n = [nye[i] for i in p.nye]
        match p.slags:
            case Parring.ENS | Parring.FLYTTET_FRA:
                continue
            case Parring.SLETTET:
                ud.append(_ét(g[0], Slags.FJERNET, g[0].tekst, ""))
            case Parring.NY:
                ud.append(_ét(n[0], Slags.TILFØJET, "", n[0].tekst))
            case Parring.ÆNDRET if g[0].celler and len(g[0].celler) == len(n[0].celler):
                ud += _rækken(g[0], n[0])
            case Parring.ÆNDRET:
                ud.append(_rettet(g[0], n[0], Slags.ÆNDRET))
            case Parring.FLYTTET:
                ud.append(_rettet(g[0], n[0], Slags.FLYTTET, f"Stod før i »{_sted(g[0])}«."))
            case Parring.DELT | Parring.SAMLET:
                a, b = _samlet(g), _samlet(n)
                note = (
                    f"Delt i {len(n)}."
                    if p.slags is Parring.DELT
                    else f"{len(g)} er samlet til ét."
                )
                ud.append(_rettet(a, b, Slags.ÆNDRET, note))
    ud += _billeder(gammel, ny)
    return _foldet(ud)


def _ét(s: Stykke, slags: Slags, gammel: str, ny: str) -> Ændring:
    emne, felt = s.hvor
    return Ændring(s.del_, s.afsnit, _kort(emne), felt, slags, gammel, ny, sti=s.sti)


def _kort(navn: str) -> str:
    """Return a row's name that fits a line."""
    return navn if len(navn) <= BREDEST else f"{navn[: BREDEST - 1].rstrip()}…"


def _rettet(g: Stykke, n: Stykke, slags: Slags, note: str = "") -> Ændring:
    ord_ = tuple(ordforskel(g.tekst, n.tekst)) if g.tekst != n.tekst else ()
    return replace(_ét(n, slags, g.tekst, n.tekst), ord=ord_, note=note)


def _samlet(dele: Sequence[Stykke]) -> Stykke:
    return replace(dele[0], tekst=" ".join(d.tekst for d in dele), celler=())


def _sted(s: Stykke) -> str:
    emne, felt = s.hvor
    return ", ".join(led for led in (s.afsnit or s.del_, emne, felt) if led)


def _rækken(g: Stykke, n: Stykke) -> Iterator[Ændring]:
    """Yield each cell that has changed; a figure with more decimals is the same figure."""
    for nr, (gammel, ny) in enumerate(zip(g.celler, n.celler, strict=True)):
        før, nu = _tal(gammel), _tal(ny)
        mærker = [{t for t in tekst if t in "▪●†*"} for tekst in (gammel, ny)]
        if gammel == ny or (før is not None and før == nu and mærker[0] == mærker[1]):
            continue
        felt = n.kolonner[nr] if nr < len(n.kolonner) and n.kolonner != n.celler else ""
        tekster = før is None and nu is None and bool(gammel and ny)
        yield Ændring(
            n.del_,
            n.afsnit,
            _kort(n.navn),
            felt or f"{nr + 1}. felt",
            Slags.ÆNDRET if gammel and ny else Slags.TILFØJET if ny else Slags.FJERNET,
            gammel,
            ny,
            forskel=forskel(før, nu, n.enheder[nr] if nr < len(n.enheder) else ""),
            ord=tuple(ordforskel(gammel, ny)) if tekster else (),
            sti=n.sti,
        )


def _tal(celle: str) -> object:
    """Return the figure of a cell, its marks aside; None when it holds something else."""
    try:
        return læs_decimaltal(celle.translate(_MÆRKER))
    except Talfejl:
        return None


def _billeder(gammel: Dokument, ny: Dokument) -> Iterator[Ændring]:
    væk, nye = gammel.billeder - ny.billeder, ny.billeder - gammel.billeder
    if væk or nye:
        yield Ændring(
            "Billeder", "", "", "billeder", Slags.ÆNDRET,
            f"{væk.total()} er der ikke mere", f"{nye.total()} er nye",
        )  # fmt: skip


def _foldet(alle: list[Ændring]) -> list[Ændring]:
    """Tell the same change of words once: a name or a figure that was put right everywhere."""
    ens: dict[tuple[tuple[str, str], ...], list[int]] = defaultdict(list)
    for nr, æ in enumerate(alle):
        if æ.slags is Slags.ÆNDRET and æ.ord and not æ.note:
            ens[_rettelser(æ)].append(nr)
    skjult: set[int] = set()
    for steder in ens.values():
        if len(steder) > 1:
            andre = [alle[i] for i in steder[1:]]
            hvor = list(dict.fromkeys(_kort(æ.afsnit or æ.del_) for æ in andre))
            flere = " og andre" if len(hvor) > 3 else ""
            hvad = "ét sted" if len(andre) == 1 else f"{len(andre)} steder"
            note = f"Samme rettelse {hvad} mere: {', '.join(hvor[:3])}{flere}."
            alle[steder[0]] = replace(alle[steder[0]], note=note)
            skjult.update(steder[1:])
    return [æ for nr, æ in enumerate(alle) if nr not in skjult]


def _rettelser(æ: Ændring) -> tuple[tuple[str, str], ...]:
    """Return the words that were put right: what went and what came in its place."""
    ud: list[tuple[str, str]] = []
    for stykke in æ.ord:
        if stykke.slags is Ordslags.SLETTET:
            ud.append((stykke.tekst, ""))
        elif stykke.slags is Ordslags.NY:
            if ud and not ud[-1][1]:
                ud[-1] = (ud[-1][0], stykke.tekst)
            else:
                ud.append(("", stykke.tekst))
    return tuple(dict.fromkeys(ud))


def er_vores(data: bytes) -> bool:
    """Tell whether a DOCX is one that this program has built, whoever has saved it since."""
    return bool(læs_stier(Pakke(data, "")))
