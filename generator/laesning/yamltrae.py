"""YAML -> plain values that know their place.

The events of the parser are walked, not its finished values: every value stays the text that
was written, and anchors, tags and doubled keys can be seen and refused. Events come one by
one, so nothing is ever built deeper or larger than the bounds allow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import yaml

from generator.dansk.tal import skriv_tal
from generator.fund import Peg, Sti
from generator.laesning import yamlafvist, yamlfejl, yamlflyd
from generator.laesning.graenser import DYBDE, KNUDER, POSTER
from generator.laesning.kildekort import Kilde, Kildestykke
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.samling import Samling
from generator.laesning.tegnvis import pladser
from generator.laesning.tekstfil import ULOVLIGE, tegn_navn
from generator.laesning.yamltekst import Yamlstykke, tjek_nøgle, tjek_tekst

if TYPE_CHECKING:
    from generator.laesning.typer import Rå

# The wheels have the parser in C, 13 times as fast; a plain source build may lack it.
_Indlæser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_LISTEFELTER = {
    "organisering": "fora", "problemkompleks": "indsatsområder", "samarbejdspartnere": "partnere",
}  # fmt: skip
"""The field that a file's list belongs to, where the line with its name has been deleted."""
_INTET = frozenset({"", "~", "null", "Null", "NULL"})


class _Stop(Exception):
    """A fault after which the rest of the file cannot be read; it has been reported."""


def læs_yaml(kilde: Kildetekst, stamme: str, samling: Samling) -> tuple[bool, Rå]:
    """Read one file; return whether it could be read, and its value."""
    læser = _Læser(kilde, (stamme,), samling)
    try:
        return True, læser.dokument()
    except _Stop:
        return False, None
    except yaml.MarkedYAMLError as fejl:
        yamlfejl.meld(fejl, kilde, (stamme,), læser.sidste, samling)
        return False, None
    finally:
        læser.luk()


class _Læser:
    """Builds the tree of one file from the parser's events."""

    def __init__(self, kilde: Kildetekst, sti: Sti, samling: Samling) -> None:
        self.kilde = kilde
        self.rod = sti
        self.samling = samling
        self.sidste: tuple[int, int, str] = (0, 0, "")
        """Start, end and style of the last text: an unclosed quote shows only later."""
        self._yaml = _Indlæser(kilde.tekst)
        self._knuder = 0

    def luk(self) -> None:
        self._yaml.dispose()

    def dokument(self) -> Rå:
        """Return the file's one mapping; an empty file is an empty one."""
        self._yaml.get_event()  # the start of the stream
        if self._yaml.check_event(yaml.StreamEndEvent):
            return {}
        self._yaml.get_event()  # the start of the document
        start = self._yaml.peek_event()
        værdi = self._værdi(self._yaml.get_event(), self.rod, None, 0)
        self._yaml.peek_event()  # a text that is not the end of it is a graver fault
        if isinstance(værdi, list) and (felt := _LISTEFELTER.get(str(self.rod[-1]))):
            self._fejl(
                "forkert-type", self.rod, start.start_mark.index,
                f"Filen begynder med en liste; linjen »{felt}:« over den mangler.",
                f"Skriv »{felt}:« på en linje for sig over listen.",
            )  # fmt: skip
            raise _Stop
        if værdi is not None and not isinstance(værdi, dict):
            self._fejl(
                "forkert-type", self.rod, start.start_mark.index,
                "Filen skal bestå af felter med hver sin værdi, men begynder med "
                f"{'en liste' if isinstance(værdi, list) else 'en tekst'}.",
                "Begynd filen med et felt og et kolon, for eksempel »navn: …«.",
            )  # fmt: skip
            raise _Stop
        # Something the whole file lacks is reported at its top, above any comment.
        self.samling.kort.tilføj(self.rod, Kilde(Kildestykke(self.kilde, 0, 0)))
        self._yaml.get_event()  # the end of the document
        if not self._yaml.check_event(yaml.StreamEndEvent):
            andet = self._yaml.peek_event().start_mark.index
            self._fejl(
                "yaml-flere-dokumenter", self.rod, andet,
                "Linjen »---« begynder et nyt dokument, men en fil må kun indeholde ét.",
                "Slet linjen, eller flyt resten til en fil for sig.",
            )  # fmt: skip
        return {} if værdi is None and self.rod not in self.samling.ulæste else værdi

    def _værdi(self, hændelse: Any, sti: Sti, nøgle: Kildestykke | None, dybde: int) -> Rå:
        start: int = hændelse.start_mark.index
        if isinstance(hændelse, yaml.AliasEvent):
            yamlafvist.meld_alias(str(hændelse.anchor), self.kilde, start, sti, self.samling)
            self._ulæst(sti, start, nøgle)
            return None
        if hændelse.anchor is not None or hændelse.tag is not None:
            yamlafvist.meld_pynt(hændelse.anchor, self.kilde, start, sti, self.samling)
            start = yamlflyd.efter_pynt(self.kilde.tekst, start)
        self._tæl(start, sti, dybde)
        if isinstance(hændelse, yaml.ScalarEvent):
            return self._tekst(hændelse, start, sti, nøgle)
        if hændelse.flow_style and self.kilde.tekst.startswith("{{", start):
            yamlflyd.meld_skabelon(self.kilde, start, sti, self.samling)
            self._spring_over(hændelse)
            self._ulæst(sti, start, nøgle)
            return None
        self.samling.kort.tilføj(sti, Kilde(Kildestykke(self.kilde, start, start), nøgle))
        if isinstance(hændelse, yaml.SequenceStartEvent):
            liste = self._liste(sti, dybde, flyd=bool(hændelse.flow_style))
            return liste if len(liste) <= POSTER else self._for_lang(len(liste), sti, start)
        return self._nøgler(sti, dybde, flyd=bool(hændelse.flow_style))

    def _tekst(self, hændelse: Any, start: int, sti: Sti, nøgle: Kildestykke | None) -> str | None:
        slut: int = hændelse.end_mark.index
        stil: str = hændelse.style or ""
        værdi: str = hændelse.value
        self.sidste = (start, slut, stil)
        if not stil and værdi in _INTET:
            # An empty value has nothing to point at but its key.
            tom = Kildestykke(self.kilde, start, start)
            self.samling.kort.tilføj(sti, Kilde(nøgle if nøgle and not værdi else tom, nøgle))
            return None
        if stil == '"':
            værdi = self._undveget(normalize("NFC", værdi), start, slut, sti)
        ment = tjek_tekst(Yamlstykke(self.kilde, start, slut, sti), stil, værdi, self.samling)
        self.samling.kort.tilføj(
            sti, Kilde(Kildestykke(self.kilde, start, slut, stil, værdi), nøgle)
        )
        return ment

    def _undveget(self, værdi: str, start: int, slut: int, sti: Sti) -> str:
        """Refuse characters that only an escape can put into a text."""
        fundet = ULOVLIGE.search(værdi)
        if fundet is None:
            return værdi
        steder = pladser(self.kilde.tekst, start, slut, '"', værdi)
        self._fejl(
            "ulovligt-tegn", sti, steder[fundet.start()] if steder else start,
            f"Teksten indeholder et usynligt styretegn ({tegn_navn(fundet.group())}), "
            "som ikke kan stå i et dokument.",
            "Slet koden i teksten.",
        )  # fmt: skip
        return ULOVLIGE.sub("\ufffd", værdi)

    def _liste(self, sti: Sti, dybde: int, *, flyd: bool) -> list[Rå]:
        liste: list[Rå] = []
        forrige: yamlflyd.Led | None = None
        while not isinstance(hændelse := self._yaml.get_event(), yaml.SequenceEndEvent):
            her = (*sti, len(liste))
            led = yamlflyd.led(hændelse) if flyd else None
            if led and forrige:
                yamlflyd.tjek_liste(self.kilde, forrige, led, her, self.samling)
            forrige = led
            liste.append(self._værdi(hændelse, her, None, dybde + 1))
        return liste

    def _for_lang(self, antal: int, sti: Sti, start: int) -> Rå:
        """Report a list that no page can hold, and leave it unread."""
        self._fejl(
            "fil-for-stor", sti, start,
            f"Listen er for lang (fundet {skriv_tal(antal)} punkter, højst {skriv_tal(POSTER)}).",
            "Slet det, der ikke hører til.",
        )  # fmt: skip
        self.samling.ulæste.add(sti)
        return None

    def _nøgler(self, sti: Sti, dybde: int, *, flyd: bool) -> dict[str, Rå]:
        ud: dict[str, Rå] = {}
        linjer: dict[str, int] = {}
        forrige: yamlflyd.Led | None = None
        while not isinstance(hændelse := self._yaml.get_event(), yaml.MappingEndEvent):
            navn = self._nøglenavn(hændelse, sti)
            værdi = self._yaml.get_event()
            delt = flyd and yamlflyd.tjek_nøgle(
                self.kilde, forrige, hændelse, værdi, sti, self.samling
            )
            forrige = yamlflyd.led(værdi)
            if navn is None or delt:
                self._spring_over(værdi)
                continue
            stykke = Kildestykke(self.kilde, hændelse.start_mark.index, hændelse.end_mark.index)
            linje = self.kilde.linje_og_kolonne(stykke.start)[0]
            if navn in ud:
                self._fejl(
                    "dobbelt-felt", (*sti, navn), stykke.start,
                    f"Feltet »{navn}« står to gange; det første står i linje {linjer[navn]}.",
                    "Slet det ene, eller saml indholdet under det første.",
                    ord=navn, peg=Peg.NØGLE,
                )  # fmt: skip
                self._spring_over(værdi)
                continue
            linjer[navn] = linje
            ud[navn] = self._værdi(værdi, (*sti, navn), stykke, dybde + 1)
        return ud

    def _nøglenavn(self, hændelse: Any, sti: Sti) -> str | None:
        """Return a key's text; report and return None when it is something else."""
        start = hændelse.start_mark.index
        if isinstance(hændelse, yaml.AliasEvent):
            yamlafvist.meld_alias(str(hændelse.anchor), self.kilde, start, sti, self.samling)
            return None
        if hændelse.anchor is not None or hændelse.tag is not None:
            yamlafvist.meld_pynt(hændelse.anchor, self.kilde, start, sti, self.samling)
        if not isinstance(hændelse, yaml.ScalarEvent):
            self._spring_over(hændelse)
            yamlafvist.meld_nøgleart(self.kilde, start, sti, self.samling)
            return None
        self._tæl(start, sti, 0)
        slut: Any = hændelse.end_mark
        self.sidste = (start, slut.index, hændelse.style or "")
        navn = normalize("NFC", str(hændelse.value)).strip(" \t\n")
        if navn == "<<" and not hændelse.style:
            yamlafvist.meld_fletning(self.kilde, start, sti, self.samling)
            return None
        # A line break; and a control character that only an escape can put there.
        utrykkelig = "\n" in navn or ULOVLIGE.search(navn)
        if (not hændelse.style and navn in _INTET) or not navn.strip() or utrykkelig:
            yamlafvist.meld_nøgleart(self.kilde, start, sti, self.samling)
            return None
        return (
            tjek_nøgle(Yamlstykke(self.kilde, start, slut.index, sti), navn, self.samling) or None
        )

    def _tæl(self, start: int, sti: Sti, dybde: int) -> None:
        self._knuder += 1
        if dybde > DYBDE:
            self._fejl(
                "for-dybt", sti[: len(self.rod)], start,
                yamlfejl.FOR_DYBT, yamlfejl.DEL_OP,
            )  # fmt: skip
            raise _Stop
        if self._knuder > KNUDER:
            self._fejl(
                "fil-for-stor", self.rod, start,
                f"Filen indeholder flere end {skriv_tal(KNUDER)} værdier.",
                "Del indholdet op, eller slet det, der ikke hører til.",
            )  # fmt: skip
            raise _Stop

    def _spring_over(self, hændelse: Any) -> None:
        """Leave out a value whose first event has been taken."""
        dybde = 0
        while True:
            if isinstance(hændelse, yaml.CollectionStartEvent):
                dybde += 1
            elif isinstance(hændelse, yaml.CollectionEndEvent):
                dybde -= 1
            if not dybde:
                return
            hændelse = self._yaml.get_event()
            self._tæl(hændelse.start_mark.index, self.rod, dybde)

    def _ulæst(self, sti: Sti, start: int, nøgle: Kildestykke | None) -> None:
        self.samling.ulæste.add(sti)
        self.samling.kort.tilføj(sti, Kilde(Kildestykke(self.kilde, start, start), nøgle))

    def _fejl(
        self, regel: str, sti: Sti, indeks: int, besked: str, ret: str,
        *, ord: str = "", peg: Peg = Peg.VÆRDI,  # noqa: A002 - as in Fund
    ) -> None:  # fmt: skip
        sted = self.kilde.sted(indeks)
        self.samling.meld(regel, sti, sted, besked, ret, ord=ord, peg=peg)
