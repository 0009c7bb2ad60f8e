"""An older application -> the content format's values, with all that was guessed and left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.dansk.datoer import gæt_dato
from generator.dansk.lister import opregn
from generator.fund import Sti
from generator.importer import worddele
from generator.importer.fejl import Importfejl
from generator.importer.kolonner import Ordbog, fold
from generator.importer.markdown import kort, undgå
from generator.importer.overskrifter import (
    DELE,
    Overskrift,
    Slags,
    kend,
    læs_overskrift,
    uden_nummer,
)
from generator.importer.word import Afsnit, Ansøgning, Tabel
from generator.importer.worddele import Forum, Partner
from generator.model.regelsaet import Regelsæt

_P, _S, _O = "problemkompleks", "samarbejdspartnere", "organisering"
_LEDETEKST = re.compile(
    r"(?:^|(?<=[.;!?] ))\**(Målgrupper|Målgruppe|Problematikker|Problemer|Mål)\**\s*:\**\s*"
)
_LISTER = {
    "Målgrupper": "målgrupper", "Målgruppe": "målgrupper", "Problematikker": "problematikker",
    "Problemer": "problematikker", "Mål": "mål",
}  # fmt: skip
_FRAVALGT = re.compile(r"\**(.+?)\** er valgt fra:\s*(.+)", re.DOTALL)
_SKABELONENS = re.compile(
    r"Beskrivelsen svarer på |.+ søger sammen med .+ om prækvalifikation|(?:▪ )?over grænsen for |"
    r"Kortfattet projektbeskrivelse$"
)
"""What our own templates write; it is written again when the project is built."""
_AFDELINGER = re.compile(
    r"(?P<ejer>.+?)\s*(?:\(\d+ afdelinger?, [\d.]+ lejeboliger\))?:\s*"
    r"(?P<led>[^:]+\([\d.]+(?: (?:lejeboliger|boliger|lejemål))?\).*)"
)
_LED = re.compile(r"(.+?)\s*\((\d[\d.]*)(?: (?:lejeboliger|boliger|lejemål))?\)(?:,\s*| og |$)")
_PARTNERLINJE = re.compile(
    r"\**(?P<navn>[^:*]{2,80}?)\**\s*(?::\**|\s[–—-])\s+(?P<tekst>\S.*)", re.DOTALL
)
_BIDRAG = re.compile(r"\**(inden|uden) for[^:]{0,40}:\**\s*", re.IGNORECASE)


@dataclass
class Rest:
    """What found no place: kept word for word."""

    efter: str
    """The heading it stood under."""
    tekst: str
    hvorfor: str


@dataclass
class Afdeling:
    """An estate of the document."""

    ejer: str
    navn: str
    lejeboliger: str = ""
    betinget: bool = False
    nr: int | None = None
    """Its number in the list it came from, when the document says so."""


@dataclass
class Område:
    """An area of effort, or a part of the area with a heading of its own."""

    navn: str
    lister: dict[str, list[str]] = field(default_factory=dict)
    tekster: dict[str, list[str]] = field(default_factory=dict)
    """Key (tekst, indsats, fravalgt) -> paragraphs."""
    afsnit: list[tuple[str, list[str]]] = field(default_factory=list)


@dataclass
class Kladde:
    """The content as far as it is understood."""

    titel: str = ""
    tekster: dict[Sti, list[str]] = field(default_factory=dict)
    """Address of a long text -> its paragraphs."""
    områder: list[Område] = field(default_factory=list)
    delområder: list[Område] = field(default_factory=list)
    opmærksomhed: Område | None = None
    partnere: list[Partner] = field(default_factory=list)
    fora: list[Forum] = field(default_factory=list)
    ingen_fora: str = ""
    baser: list[str] = field(default_factory=list)
    stillinger: list[str] = field(default_factory=list)
    afdelinger: list[Afdeling] = field(default_factory=list)
    nøgletal: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    kolonner: list[str] = field(default_factory=list)
    boligområder: list[tuple[str, list[str], str, str]] = field(default_factory=list)
    """Name, estates, status, date of the list."""
    forkortelser: dict[str, str] = field(default_factory=dict)
    dele: set[str] = field(default_factory=set)
    rester: list[Rest] = field(default_factory=list)
    gæt: list[str] = field(default_factory=list)
    tabt: list[str] = field(default_factory=list)


def forstå(ansøgning: Ansøgning, regelsæt: Regelsæt, ordbog: Ordbog) -> Kladde:
    """Walk through a document and put everything in its place."""
    gang = _Gang(ansøgning, regelsæt, ordbog)
    for blok in ansøgning.blokke:
        if isinstance(blok, Tabel):
            gang.tabel(blok)
        else:
            gang.afsnit(blok)
    gang.slut()
    return gang.ud


class _Gang:
    """One walk: where in the document it is, and what has been found."""

    def __init__(self, ansøgning: Ansøgning, regelsæt: Regelsæt, ordbog: Ordbog) -> None:
        self.ansøgning, self.ordbog = ansøgning, ordbog
        self.navne = [str(n) for n in regelsæt.indsatsområder]
        self.ud = Kladde()
        self.del_ = ""
        self.overskrift = ""
        self.niveau = 0
        self.liste: list[str] | None = None
        """The list that items go to, after »Målgrupper:« and the like."""
        self.område: Område | None = None
        self.felt = "tekst"
        self.under: list[str] | None = None
        """The paragraphs of a sub-section that is open."""
        self.slot: Sti = ()
        """The long text that paragraphs go to outside an area."""
        self.partner: Partner | None = None
        self.forum: Forum | None = None
        self.efter_tabel = False

    # --- headings ---

    def _åbn(self, o: Overskrift) -> None:
        self.liste = None
        self.overskrift = o.navn
        inde_i = self.område is not None and (o.niveau > self.niveau or o.niveau >= 3)
        if o.slags in DELE and not (self.del_ and o.niveau > 1 and o.sikker):
            self._ny_del(
                {Slags.PROBLEMKOMPLEKS: _P, Slags.PARTNERE: _S, Slags.ORGANISERING: _O}[o.slags]
            )
            self.niveau = o.niveau
            if not o.sikker:
                self._gæt(f"»{_kort(o.navn)}« er læst som overskriften på {self.del_}")
        elif o.slags is Slags.EGEN and self._forlader(o):
            self._ud_af_delene()
        elif o.slags is Slags.FORKORTELSER:
            self.slot = ("forkortelser",)
        elif o.slags is Slags.OMRÅDE and self.del_ in ("", _P):
            self._ny_del(_P)
            self._nyt_område(o)
        elif self.del_ == _P:
            self._i_problemkompleks(o, inde_i)
        elif self.del_ == _S:
            self.partner = Partner(undgå(o.navn))
            self.ud.partnere.append(self.partner)
            self._gæt(f"»{_kort(o.navn)}« er læst som en samarbejdspartner")
        elif self.del_ == _O:
            self._i_organisering(o)
        else:
            self.slot = ()

    def _forlader(self, o: Overskrift) -> bool:
        """Tell whether a heading ends the three parts: annexes, budgets, signatures."""
        if not self.del_ or not o.sikker:
            return False
        if re.match(r"(?:bilag|budget|oekonomi|tidsplan|underskrift|kontakt|litteratur|kilder)\b",
                    fold(o.navn)):  # fmt: skip
            return True
        return self.del_ != _P and o.niveau <= self.niveau

    def _ud_af_delene(self) -> None:
        self.del_, self.slot = "", ()
        self.område = self.under = self.partner = self.forum = None

    def _ny_del(self, navn: str) -> None:
        if self.del_ != navn:
            self.del_ = navn
            self.område = self.under = self.partner = self.forum = None
            self.slot = (navn, "indledning")
            self.felt, self.efter_tabel = "tekst", False
        self.ud.dele.add(navn)

    def _nyt_område(self, o: Overskrift) -> None:
        self.område = next((x for x in self.ud.områder if x.navn == o.navn), None)
        if self.område is None:
            self.område = Område(o.navn)
            self.ud.områder.append(self.område)
        self.felt, self.under, self.niveau = "tekst", None, o.niveau

    def _i_problemkompleks(self, o: Overskrift, inde_i: bool) -> None:
        lister = {
            Slags.MÅLGRUPPER: "målgrupper", Slags.PROBLEMATIKKER: "problematikker",
            Slags.MÅL: "mål",
        }  # fmt: skip
        if self.område is not None and o.slags in lister:
            self.liste = self.område.lister.setdefault(lister[o.slags], [])
        elif self.område is not None and o.slags in (Slags.UDFORDRING, Slags.INDSATS):
            self.under = None
            self.felt = "indsats" if o.slags is Slags.INDSATS else "tekst"
            if self.område not in self.ud.områder:
                self.felt = "tekst"
        elif o.slags in (Slags.INDLEDNING, Slags.ERFARINGER, Slags.KRITERIER) and not (
            inde_i and o.slags is not Slags.KRITERIER
        ):
            self.område = self.under = None
            self.efter_tabel = False
            self.slot = {
                Slags.INDLEDNING: (_P, "indledning"),
                Slags.ERFARINGER: (_P, "erfaringer"),
                Slags.KRITERIER: (_P, "kriterier", "indledning"),
            }[o.slags]
        elif o.slags is Slags.OPMÆRKSOMHED:
            self.område = self.ud.opmærksomhed = self.ud.opmærksomhed or Område(o.navn)
            self.felt, self.under, self.niveau = "tekst", None, o.niveau
        elif inde_i and self.område is not None:
            self.under = []
            self.område.afsnit.append((o.navn, self.under))
        else:
            self.område = Område(o.navn)
            self.ud.delområder.append(self.område)
            self.felt, self.under, self.niveau = "tekst", None, o.niveau
            if not self.ansøgning.har_stier:
                self._gæt(f"»{_kort(o.navn)}« er læst som et delområde")

    def _i_organisering(self, o: Overskrift) -> None:
        self.forum = None
        if o.slags is Slags.TEAM:
            self.slot = (_O, "team", "tekst")
        elif o.slags in (Slags.INDLEDNING, Slags.ORGANISERING):
            self.slot = (_O, "indledning")
        elif re.search(r"politiske? for", fold(o.navn)):
            self.slot = (_O, "politiske_fora", "ingen")
        else:
            self.forum = worddele.nyt_forum(undgå(o.navn), "")
            self.ud.fora.append(self.forum)
            self._gæt(f"»{_kort(o.navn)}« er læst som et forum")

    # --- paragraphs ---

    def afsnit(self, a: Afsnit) -> None:
        """Put a paragraph in its place."""
        o = læs_overskrift(a, self.navne)
        if o is not None and not (a.sti and not a.niveau):
            if a.noter:
                self._rest(Afsnit(a.ren, a.md), "en note i en overskrift")
            if not self.del_ and o.slags is Slags.EGEN:
                if _SKABELONENS.match(a.ren):
                    return
                titel = re.sub(r"\[indsæt figur[^\]]*\]", "", o.navn).strip()
                if a.niveau == 1 and titel.startswith("Kortfattet projektbeskrivelse"):
                    self.ud.titel = "" if _SKABELONENS.match(titel) else titel
                    return
                self.overskrift = o.navn
                self._rest(a, "stod uden for de tre dele")
                return
            self._åbn(o)
            return
        if _SKABELONENS.match(a.ren):
            return  # the last look over all words keeps what is not written again
        if self._kendt_linje(a):
            return
        if a.sti and self._efter_sti(a):
            return
        if a.liste:
            self._punkt(a)
        else:
            self.liste = None if not a.ren.endswith(":") else self.liste
            self._brødtekst(a)

    def _kendt_linje(self, a: Afsnit) -> bool:
        """Take the lines that say themselves what they are."""
        ud = self.ud
        ren = a.ren
        if m := re.match(r"(?:†\s*)?Forbehold:\s*(.+)", ren):
            md = re.sub(r"^†?\s*\**Forbehold\**:?\**\s*", "", a.md)
            ud.tekster.setdefault(("projekt", "forbehold"), []).append(md)
            return bool(m)
        if ren.startswith("Forkortelser:") or self.slot == ("forkortelser",):
            for led in re.split(r"\s+·\s+|;\s*|\n", ren.removeprefix("Forkortelser:").strip()):
                kort_, _, lang = led.strip().partition(" ")
                if lang:
                    ud.forkortelser[kort_.rstrip(":=")] = lang.strip(" –:=").rstrip(".")
            return True
        if ren.startswith("Statens boligområder:"):
            return self._boligområder(ren.removeprefix("Statens boligområder:"))
        if (
            m := re.match(r"\**Politiske fora\**\s*:\**\s*(.+)", a.md, re.DOTALL)
        ) and self.del_ == _O:
            ud.ingen_fora = m[1]
            return True
        m = re.match(r"(?:Baser?: (?P<b>.+?)\.)?\s*(?:Stillinger: (?P<s>.+?)\.)?$", ren)
        if m and (m["b"] or m["s"]):
            ud.baser += worddele.navneliste(m["b"]) if m["b"] else []
            ud.stillinger += worddele.navneliste(m["s"]) if m["s"] else []
            return True
        if self.del_ in ("", _P) and a.sti[:1] != (_P,) and self._afdelingsliste(a):
            return True
        if self.del_ == _P and (m := _FRAVALGT.fullmatch(a.md)):
            slags, navn = kend(m[1].strip("*"), self.navne)
            if slags is Slags.OMRÅDE:
                ud.områder.append(Område(navn, tekster={"fravalgt": [m[2]]}))
                return True
        if self.område is not None and _LEDETEKST.match(a.md):
            return self._ledetekster(a.md)
        return False

    def _ledetekster(self, md: str) -> bool:
        """Split »Målgrupper: a; b. Problematikker: c.« into the lists."""
        assert self.område is not None
        dele = _LEDETEKST.split(md)
        for navn, tekst in zip(dele[1::2], dele[2::2], strict=True):
            liste = self.område.lister.setdefault(_LISTER[navn], [])
            self.liste = liste
            tekst = kort(tekst).strip()
            if tekst.endswith(".") and not tekst.endswith(" mv."):
                tekst = tekst[:-1]
            liste += [p.strip() for p in tekst.split(";") if p.strip()]
        return True

    def _efter_sti(self, a: Afsnit) -> bool:
        """Put a paragraph of ours where it stood."""
        sti = a.sti
        if sti[:1] == (_P,) and len(sti) >= 4 and sti[1] in ("indsatsområder", "delområder"):
            område = self.område
            if område is not None and sti[3] in ("tekst", "indsats") and self.del_ == _P:
                område.tekster.setdefault(str(sti[3]), []).append(_som_blok(a))
                return True
        if sti in (
            (_P, "indledning"), (_P, "erfaringer"), (_P, "kriterier", "indledning"),
            (_P, "kriterier", "konklusion"), (_S, "indledning"), (_S, "afslutning"),
            (_O, "indledning"), (_O, "team", "tekst"),
        ):  # fmt: skip
            self._tilføj(self.ud.tekster.setdefault(sti, []), a)
            return True
        return False

    def _punkt(self, a: Afsnit) -> None:
        """Put a list item in its place."""
        if self.liste is not None:
            self.liste.append(kort(a.md))
        elif self.del_ == _S and self.partner is None:
            self._partnerpunkt(a)
        elif self.del_ == _S and self.partner is not None:
            self._bidrag(self.partner, a)
        elif self.del_ == _O and self.forum is None and self.slot == (_O, "indledning"):
            m = _PARTNERLINJE.fullmatch(a.md)
            navn, ansvar = (m["navn"], m["tekst"]) if m else (kort(a.md), "")
            self.ud.fora.append(worddele.nyt_forum(kort(navn), ansvar))
            self._gæt(f"»{_kort(kort(navn))}« er læst som et forum")
        else:
            self._brødtekst(a)

    def _partnerpunkt(self, a: Afsnit) -> None:
        """Read »Navn: bidrag«, or a name alone; a deeper item is what the one above brings."""
        if a.dybde and self.ud.partnere:
            self._bidrag(self.ud.partnere[-1], a)
            return
        m = _PARTNERLINJE.fullmatch(a.md)
        partner = Partner(kort(m["navn"] if m else a.md).strip("*"))
        self.ud.partnere.append(partner)
        if m:
            self._bidrag(partner, Afsnit(m["tekst"], m["tekst"], noter=a.noter))

    def _bidrag(self, partner: Partner, a: Afsnit) -> None:
        stykker = _BIDRAG.split(a.md)
        if len(stykker) == 1:
            partner.inden = f"{partner.inden}\n\n{a.md}".strip()
            self._gæt("bidrag uden »inden for« eller »uden for« står som bidrag inden for rammerne")
            return
        if stykker[0].strip():
            partner.inden = f"{partner.inden}\n\n{stykker[0].strip()}".strip()
        for side, tekst in zip(stykker[1::2], stykker[2::2], strict=True):
            if side.lower() == "inden":
                partner.inden = f"{partner.inden}\n\n{tekst.strip()}".strip()
            else:
                partner.uden = f"{partner.uden}\n\n{tekst.strip()}".strip()

    def _brødtekst(self, a: Afsnit) -> None:
        if self.del_ == "":
            self._rest(a, "stod uden for de tre dele")
        elif self.område is not None:
            if self.under is not None:
                self._tilføj(self.under, a)
            else:
                self._tilføj(self.område.tekster.setdefault(self.felt, []), a)
        elif self.partner is not None:
            self._bidrag(self.partner, a)
        elif self.forum is not None:
            self.forum.ansvar = f"{self.forum.ansvar}\n\n{_som_blok(a)}".strip()
        elif self.slot == (_P, "kriterier", "indledning") and self.efter_tabel:
            self._tilføj(self.ud.tekster.setdefault((_P, "kriterier", "konklusion"), []), a)
        elif self.slot == (_S, "indledning") and self.ud.partnere:
            self._tilføj(self.ud.tekster.setdefault((_S, "afslutning"), []), a)
        elif self.slot:
            self._tilføj(self.ud.tekster.setdefault(self.slot, []), a)
        else:
            self._rest(a, "hører ikke til en kendt del")

    def _tilføj(self, afsnit: list[str], a: Afsnit) -> None:
        blok = _som_blok(a)
        if a.liste and afsnit and re.match(r"\s*(?:-|1\.) ", afsnit[-1].rpartition("\n")[2]):
            afsnit[-1] += f"\n{blok}"
        else:
            afsnit.append(blok)

    # --- tables ---

    def tabel(self, tabel: Tabel) -> None:
        """Take a table for what its headings say, else keep it where it stands."""
        self.liste = None
        tal = worddele.nøgletal(tabel, self.ordbog)
        if isinstance(tal, Importfejl):
            self._rest_tabel(tabel, f"tallene kan ikke læses med sikkerhed: {tal.mangler[0]}")
            self.ud.tabt.append("en tabel med tal, der ikke kan læses med sikkerhed")
            self.efter_tabel = True
        elif tal is not None and not self.ud.nøgletal:
            self.ud.nøgletal, self.ud.kolonner = tal.rækker, tal.kolonner
            self.efter_tabel = True
            if ubrugte := [u for u in tal.ubrugte if not u.startswith("»§ 61")]:
                self.ud.tabt.append(f"i tabellen med nøgletal er ikke læst: {opregn(ubrugte)}")
            if self.del_ == "":
                self._ny_del(_P)
        elif (partnere := worddele.partnere(tabel)) is not None:
            if self.del_ != _S:
                self._gæt("en tabel over samarbejdspartnere stod uden for sin del")
            self.ud.dele.add(_S)
            self.ud.partnere += partnere
            self.partner = None
        elif (fora := worddele.fora(tabel)) is not None:
            self.ud.dele.add(_O)
            self.ud.fora += fora
            self.forum = None
        elif (afdelinger := worddele.afdelinger(tabel)) is not None:
            self.ud.afdelinger += [Afdeling(*a) for a in afdelinger]
        else:
            self._løs_tabel(tabel)
        for celle in (c for r in tabel.rækker for c in r):
            for a in celle:
                self._adresser(a)

    def _løs_tabel(self, tabel: Tabel) -> None:
        md = worddele.som_markdown_tabel(tabel)
        if self.del_ and (self.område is not None or self.slot) and self.partner is None:
            self._brødtekst(Afsnit(md, md))
        else:
            self._rest_tabel(tabel, "tabellen er ikke af en kendt slags")

    def _rest_tabel(self, tabel: Tabel, hvorfor: str) -> None:
        md = worddele.som_markdown_tabel(tabel)
        self.ud.rester.append(Rest(self.overskrift, md, hvorfor))

    # --- facts ---

    def _afdelingsliste(self, a: Afsnit) -> bool:
        """Read »Organisation (2 afdelinger, 500 lejeboliger): A (300), B (200)«."""
        fundne: list[Afdeling] = []
        for stykke in re.split(r"\s+·\s+", a.ren):
            m = _AFDELINGER.fullmatch(stykke.rstrip("."))
            if m is None:
                return False
            led = _LED.findall(m["led"])
            if not led or _LED.sub("", m["led"]).strip(" ,."):
                return False
            stamme, betinget = "", False
            for navn, antal in led:
                if navn.isdigit() and stamme:
                    navn = f"{stamme} {navn}"
                else:
                    betinget = "†" in navn
                    navn = " ".join(navn.replace("†", "").split())
                    stamme = re.sub(r"\s*\d+$", "", navn)
                fundne.append(Afdeling(m["ejer"], navn, antal.replace(".", ""), betinget))
        self._adresser(a)
        self.ud.afdelinger += fundne
        return True

    def _adresser(self, a: Afsnit) -> None:
        """Let estates of ours keep the order they had in their list."""
        for sti, tekst in a.mærker:
            if len(sti) == 4 and sti[:2] == ("projekt", "afdelinger") and isinstance(sti[2], int):
                for afdeling in self.ud.afdelinger:
                    if afdeling.navn == tekst and afdeling.nr is None:
                        afdeling.nr = sti[2]

    def _boligområder(self, tekst: str) -> bool:
        fundne = []
        for led in tekst.strip().rstrip(".").split("; "):
            m = re.fullmatch(
                r"(.+?)(?: \((.+)\))? er (ikke på listen|[a-zæøå ]+?)(?: på listen af (.+))?", led
            )
            if m is None:
                return False
            status = "ingen" if m[3] == "ikke på listen" else m[3]
            dato = gæt_dato(m[4]) if m[4] else None
            navne = worddele.navneliste(m[2]) if m[2] else [m[1]]
            fundne.append((m[1], navne, status, dato.isoformat() if dato else ""))
        self.ud.boligområder += fundne
        return True

    # --- the end ---

    def slut(self) -> None:
        """Keep what the document has beside its body."""
        for tekst in self.ansøgning.sidetekst:
            self.ud.rester.append(Rest("", tekst, "stod i sidehoved eller sidefod"))
        for tekst in filter(None, self.ansøgning.skjult):
            self.ud.rester.append(Rest("", tekst, "var skjult tekst"))

    def _rest(self, a: Afsnit, hvorfor: str) -> None:
        self.ud.rester.append(Rest(self.overskrift, _som_blok(a), hvorfor))

    def _gæt(self, tekst: str) -> None:
        if tekst not in self.ud.gæt:
            self.ud.gæt.append(tekst)


def _som_blok(a: Afsnit) -> str:
    """Return a paragraph as a block of a long text."""
    if not a.liste:
        return a.md
    ind = "  " * a.dybde if a.liste == "-" else "   " * a.dybde
    return f"{ind}{a.liste} " + a.md.replace("\n", f"\n{ind}  ")


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= 50 else f"{tekst[:49]}…"


def alle_afsnit(ansøgning: Ansøgning) -> Iterator[Afsnit]:
    """Yield every paragraph of the body, those of tables too."""
    for blok in ansøgning.blokke:
        if isinstance(blok, Tabel):
            for række in blok.rækker:
                for celle in række:
                    yield from celle
        else:
            yield blok


def vælg_regelsæt(ansøgning: Ansøgning, kendte: Iterable[tuple[str, Regelsæt]]) -> tuple[str, int]:
    """Return the name of the funding period whose areas the headings name, and how many."""
    linjer = {fold(uden_nummer(a.ren)) for a in alle_afsnit(ansøgning) if len(a.ren) < 100}
    point = [
        (sum(fold(str(n)) in linjer for n in sæt.indsatsområder), navn) for navn, sæt in kendte
    ]
    antal, navn = max(point)
    return navn, antal
