"""Counts of what the plan consists of (afdelinger, lejeboliger, indsatsområder …) in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.dansk.ord import lige, navn_slutter, nævner
from generator.dansk.tal import skriv_tal
from generator.fund import Alvor
from generator.model.projekt import Afdeling
from generator.regler._husk import én_gang
from generator.regler._navne import Navne, afdelingsnavne
from generator.regler.grundlag import Grundlag
from generator.regler.prosa.laesning import Prosa
from generator.regler.prosa.om_afdelinger import afdelingstal
from generator.regler.prosa.tal_i_tekst import CIRKA, Slags, Tal
from generator.regler.prosa.udsagn import Prosafund, Ytring, ytringer


@dataclass(frozen=True)
class Optælling:
    """The right numbers of one kind: the total, and those of groups and organisations."""

    ord: str
    total: int
    dele: dict[str, int]
    udtryk: str
    """The field in ``{{ … }}`` that gives the number; empty when there is none."""
    sted: str = "listen i projekt.yaml"
    """Where the number comes from, as the remedy names it."""
    også: frozenset[int] = frozenset()
    """Other numbers that may be meant of the whole: the areas chosen and those not."""
    planens: int | None = None
    """What the plan itself has chosen of the whole."""


_FOR_ALLE = re.compile(
    r"\b(?P<ord>de|alle|alle\s+de|samtlige|samtlige\s+de|i\s+alt|tilsammen|sammenlagt|\w*helhedsplanens|"
    r"planens)\s+\Z",
    re.IGNORECASE,
)
_DE_NYE = re.compile(r"\b(?:de|alle|samtlige)\s+(?P<led>\w+)\s+\Z", re.IGNORECASE)
"""»De nye 15 afdelinger«: the word that names the group stands before the number."""
_EFTER_I_ALT = re.compile(r"\s+(?:i\s+alt|tilsammen|sammenlagt)\b", re.IGNORECASE)
_OMFATTER = re.compile(
    r"\b(?:omfatter|dækker|består\s+af|tæller|rummer|arbejder\s+(?:inden\s+for|med|på))\s+"
    r"(?:[^\s,;:.()]+\s+){0,8}\Z",
    re.IGNORECASE,
)
_PLANEN = re.compile(
    r"(?<!fysiske )(?<!fysisk )\b(?:helhedsplanen|planen|ansøgningen|projektet)\b", re.IGNORECASE
)
_NEUTRALE = {"almene", "deltagende", "samlede", "involverede", "omfattede", "tilsammen"}
_INDSKRÆNKER = re.compile(
    r"\s*,?\s*(?:der|som|hvor)\b|\s+(?:i|på|ved|hos|med|uden|under|over|ud|langs|nord|syd|øst|vest)\b",
    re.IGNORECASE,
)
_HOS = re.compile(r"\s+(?:hos|fra|i)\s+", re.IGNORECASE)
_FLERE = re.compile(r"\s*(?:,|og\b|samt\b|eller\b)\s*[A-ZÆØÅ0-9]")
_I = re.compile(r"\s+(?:i|for)\s+", re.IGNORECASE)
_MED_LEJEBOLIGER = re.compile(
    r"\s+(?:med|og)\s+(?:i\s+alt\s+|tilsammen\s+)?(?:de\s+)?", re.IGNORECASE
)
_DELVIST_UDSAGN = re.compile(
    r"\s+(?:er|har|ligger|opfylder|rammer|får|står|skal|bliver|overstiger|ville?|kan|overskrider|"
    r"renoveres|genhuses|mangler)\b(?!\s+(?:med|omfattet|en\s+del)\b)",
    re.IGNORECASE,
)
_UDENFOR = re.compile(
    r"\b(?:i\s+(?:hele\s+)?(?:kommunen|byen|landet|danmark|sektoren|regionen)|på\s+landsplan|landets|"
    r"kommunens?|byens|hele\s+landet|landsplan|almene\s+sektor|landsbyggefonden\w*|bydelens?|nationalt)\b",
    re.IGNORECASE,
)
_LOVENS_KRITERIER = re.compile(
    r"\b(?:tabellen|lovens|almenboligloven\w*|ministeri\w*|statens|parallelsamfund\w*)\b|§",
    re.IGNORECASE,
)
"""Whose criteria: a municipality or a project may have its own."""
_PLANENS_VALG = re.compile(
    r"\bplanens\b|\b(?:vi|planen|helhedsplanen)\s+(?:\w+\s+){0,2}?(?:arbejder|vælger|valgt|omfatter|dækker)\b|"
    r"\b(?:er|blev)\s+(?:\w+\s+)?valgt\b|\barbejdes\b",
    re.IGNORECASE,
)
_AF = re.compile(r"\baf\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_FÅ = 4
"""»De tre afdelinger« speaks of three just named; only more can be meant of the whole plan."""


@én_gang
def forkerte_antal(grundlag: Grundlag) -> tuple[Prosafund, ...]:
    """Return the counts that do not agree with the list."""
    return tuple(_Afstemning(grundlag).fund())


@én_gang
def optællinger(grundlag: Grundlag) -> dict[Slags, Optælling]:
    """Return the right numbers of each kind that can be counted."""
    plan = grundlag.plan
    alle = plan.projekt.afdelinger
    ud = {
        Slags.AFDELINGER: Optælling(
            "afdelinger", len(alle), {n: len(a) for n, a in plan.grupper.items()}, "antal"
        ),
        Slags.BOLIGER: Optælling(
            "lejeboliger",
            _lejeboliger(alle),
            {n: _lejeboliger(a) for n, a in plan.grupper.items()},
            "lejeboliger",
        ),
        Slags.ORGANISATIONER: Optælling("boligorganisationer", len(plan.projekt.ansøgere), {}, ""),
    }
    if plan.regelsæt and plan.problemkompleks:
        områder = plan.problemkompleks.indsatsområder
        valgt = sum(o.fravalgt is None for o in områder)
        ud[Slags.OMRÅDER] = Optælling(
            "indsatsområder",
            len(plan.regelsæt.indsatsområder),
            {},
            "",
            "problemkompleks.yaml",
            frozenset({valgt, len(områder) - valgt}),
            valgt,
        )
    if plan.kriteriesæt:
        antal = len(plan.kriteriesæt.kriterier)
        delmængder = (len(s.af) for s in plan.kriteriesæt.statusser.values())
        ud[Slags.KRITERIER] = Optælling(
            "kriterier", antal, {}, "", "kriteriesættet", frozenset(delmængder)
        )
    karréer = [a for a in alle if re.search(r"karr[ée]", f"{a.navn} {a.gruppe}", re.IGNORECASE)]
    if karréer:
        ud[Slags.KARREER] = Optælling("karréer", len(karréer), {}, "")
    return ud


def _lejeboliger(afdelinger: Iterable[Afdeling]) -> int:
    return sum(a.lejeboliger for a in afdelinger)


class _Afstemning:
    """Reads the prose once; holds what every sentence is compared with."""

    def __init__(self, grundlag: Grundlag) -> None:
        self.grundlag = grundlag
        self.rette = optællinger(grundlag)
        self.navne: Navne = afdelingsnavne(grundlag)
        projekt = grundlag.plan.projekt
        self.plannavn = str(projekt.helhedsplan)
        steder = ("helhedsplanen", "planen", self.plannavn, str(projekt.område or "planen"))
        self.steder = tuple(lige(sted) for sted in steder)
        by = str(projekt.kommune).removesuffix(" Kommune").removesuffix("s")
        self.i_byen = lige(f"i {by}")

    def fund(self) -> Iterator[Prosafund]:
        sete: set[tuple[int, Slags, Decimal]] = set()
        egne = {(id(a.ytring.prosa), a.tal.start) for a in afdelingstal(self.grundlag)}
        for ytring in ytringer(self.grundlag):
            for nr, tal in enumerate(ytring.tal):
                nøgle = (id(ytring.prosa), tal.slags, tal.værdi)
                if (id(ytring.prosa), tal.start) in egne:
                    continue
                if tal.slags in self.rette and nøgle not in sete:
                    sete.add(nøgle)
                    if fundet := self._døm(ytring, ytring.tal[:nr], tal):
                        yield fundet

    def _døm(self, ytring: Ytring, tidligere: tuple[Tal, ...], tal: Tal) -> Prosafund | None:
        sætning, prosa, fra = ytring.tekst, ytring.prosa, ytring.start
        før, efter = ytring.før(tal), ytring.efter(tal)
        if tal.interval or prosa.er_værdi(tal.start, tal.slut) or CIRKA.search(før):
            return None
        rette = self.rette[tal.slags]
        if (
            rette.planens not in (None, tal.værdi)
            and _PLANENS_VALG.search(sætning)
            and not _AF.search(før)
        ):
            egne = replace(rette, total=rette.planens)
            return self._fund(prosa, tal, egne, None, Alvor.FEJL, "")
        if tal.værdi in rette.også or (
            tal.slags is Slags.KRITERIER and not _LOVENS_KRITERIER.search(sætning)
        ):
            return None
        led = set(tal.led.casefold().split())
        gruppe = self._gruppe(rette, tal.led, efter)
        if gruppe is None and (de_nye := _DE_NYE.search(før)):
            gruppe = next((n for n in rette.dele if nævner(de_nye["led"], n)), None)
        helhed = self._om_helheden(prosa, tal, før, efter, gruppe, led)
        if not helhed and tal.slags is Slags.BOLIGER and tidligere:
            helhed, gruppe = self._efter_afdelinger(prosa, fra, tidligere[-1], tal, gruppe)
        lejebolig = tal.slags is not Slags.BOLIGER or tal.enhed.casefold().startswith("lejebolig")
        if not helhed:
            if not lejebolig or tal.værdi <= rette.total or self._er_større_end_planen(sætning):
                return None
            rigtigt = skriv_tal(rette.total)
            if re.search(rf"(?<![\d.]){re.escape(rigtigt)}(?![\d.,]*\d)", sætning):
                return None  # the right total stands there too: the larger number is the background
            return self._fund(prosa, tal, rette, None, Alvor.FEJL, "")
        ventet = rette.dele[gruppe] if gruppe else rette.total
        if tal.værdi == ventet:
            return None
        samme = [n for n, antal in rette.dele.items() if antal == tal.værdi]
        if gruppe is None and any(nævner(sætning, n) for n in samme):
            return None
        if samme or (gruppe and tal.værdi == rette.total):
            hvem = samme[0] if samme else "hele helhedsplanen"
            return self._fund(prosa, tal, rette, gruppe, Alvor.ADVARSEL, hvem)
        return self._fund(prosa, tal, rette, gruppe, Alvor.FEJL, "")

    def _gruppe(self, rette: Optælling, led: str, efter: str) -> str | None:
        """Return the group or organisation that the words beside the number name."""
        hos = _HOS.match(efter)
        for navn in rette.dele:
            if nævner(led, navn):
                return navn
            ender = navn_slutter(efter, hos.end(), lige(navn)) if hos else None
            # »hos 3B og AAB« is neither's own number.
            if ender is not None and not _FLERE.match(efter, ender):
                return navn
        return None

    def _om_planen(self, tekst: str) -> bool:
        return _PLANEN.search(tekst) is not None or nævner(tekst, self.plannavn)

    def _er_større_end_planen(self, tekst: str) -> bool:
        return _UDENFOR.search(tekst) is not None or self.i_byen in lige(tekst)

    def _om_helheden(
        self, prosa: Prosa, tal: Tal, før: str, efter: str, gruppe: str | None, led: set[str]
    ) -> bool:
        if "af" in led or (led - _NEUTRALE and gruppe is None):
            return False
        omfatter = _OMFATTER.search(før) is not None and self._om_planen(før)
        if omfatter:
            return True
        if gruppe is not None and _DE_NYE.search(før):
            return True
        bestemmer = _FOR_ALLE.search(før)
        ord_ = " ".join(bestemmer["ord"].casefold().split()) if bestemmer else ""
        if ord_ in ("i alt", "tilsammen", "sammenlagt") or _EFTER_I_ALT.match(efter):
            return _DELVIST_UDSAGN.match(efter) is None and self._ikke_indskrænket(efter)
        if not bestemmer:
            return False
        if ord_.endswith("planens"):
            return True
        if self.navne.antal_nævnt(prosa.tekst) == tal.værdi:
            return False  # »Folehaven og Elleparken … De to afdelinger …«
        if ord_ == "de" and gruppe is None and tal.værdi <= _FÅ:
            total = self.rette[tal.slags].total
            if tal.værdi * 2 <= total:
                return False
        return gruppe is not None or self._ikke_indskrænket(efter)

    def _ikke_indskrænket(self, efter: str) -> bool:
        """Tell whether the noun stands for all: »de tre afdelinger i Valby« are some."""
        i = _I.match(efter)
        if i and any(navn_slutter(efter, i.end(), sted) is not None for sted in self.steder):
            return True
        if (med := _MED_LEJEBOLIGER.match(efter)) and efter[med.end() : med.end() + 1].isdigit():
            return True
        return _INDSKRÆNKER.match(efter) is None

    def _efter_afdelinger(
        self, prosa: Prosa, fra: int, foran: Tal, tal: Tal, gruppe: str | None
    ) -> tuple[bool, str | None]:
        """»De 15 nye afdelinger med 2.859 lejeboliger«: the second number is said of the same."""
        imellem = prosa.tekst[foran.ende : tal.start]
        if foran.slags is not Slags.AFDELINGER or not _MED_LEJEBOLIGER.fullmatch(imellem):
            return False, gruppe
        før = prosa.tekst[fra : foran.start]
        efter = prosa.tekst[foran.ende : tal.ende]
        led = set(foran.led.casefold().split())
        deres = self._gruppe(self.rette[Slags.AFDELINGER], foran.led, efter)
        helhed = self._om_helheden(prosa, foran, før, efter, deres, led)
        return helhed, deres

    def _fund(
        self, prosa: Prosa, tal: Tal, rette: Optælling, gruppe: str | None, alvor: Alvor, hvem: str
    ) -> Prosafund:
        ventet = rette.dele[gruppe] if gruppe else rette.total
        om = f"»{gruppe}«" if gruppe else rette.sted.split()[0]
        fundet, krævet = skriv_tal(tal.værdi), skriv_tal(ventet)
        besked = (
            f"Antallet af {rette.ord} stemmer ikke med {rette.sted.split()[0]} (fundet {fundet}, "
            f"{om} har {krævet})"
        )
        if alvor is Alvor.ADVARSEL:
            hvad = hvem if hvem == "hele helhedsplanen" else f"»{hvem}«"
            besked = (
                f"Antallet af {rette.ord} passer på {hvad}, men det siger sætningen ikke "
                f"(fundet {fundet}, {om} har {krævet})"
            )
        ret = _ret(rette, gruppe, krævet, alvor, hvem)
        return Prosafund(prosa, tal.start, tal.ende, besked, ret, alvor)


def _ret(rette: Optælling, gruppe: str | None, krævet: str, alvor: Alvor, hvem: str) -> str:
    if not rette.udtryk:
        return f"Skriv {krævet}, eller ret {rette.sted}."
    del_ = ""
    if gruppe:
        del_ = f".{gruppe}" if gruppe.isidentifier() else f".gruppe('{gruppe}')"
    udtryk = f"{{{{ afdelinger{del_}.{rette.udtryk} }}}}"
    if alvor is Alvor.ADVARSEL and hvem != "hele helhedsplanen":
        return f"Nævn »{hvem}« i sætningen, eller skriv {udtryk}."
    return f"Skriv {udtryk}, så følger tallet listen."
