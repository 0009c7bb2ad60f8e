"""Numbers in prose that ask for a source: those that no other rule about numbers has reported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from generator.dansk.ord import nævner
from generator.fund import Alvor
from generator.regler._husk import én_gang
from generator.regler._navne import afdelingsnavne
from generator.regler.grundlag import Grundlag
from generator.regler.prosa.aktivitet import tal_i_aktiviteter
from generator.regler.prosa.antal import forkerte_antal, optællinger
from generator.regler.prosa.kendte_tal import (
    Kendt,
    afvigende_tal,
    er_egne_data,
    er_regnet_ud,
    kendt_som,
    kendte_tal,
)
from generator.regler.prosa.om_afdelinger import afdelingstal
from generator.regler.prosa.over_graensen import talte_grænser
from generator.regler.prosa.procenter import procentfund
from generator.regler.prosa.tal_i_tekst import CIRKA, Slags, Tal
from generator.regler.prosa.talformer import talformfund
from generator.regler.prosa.udsagn import Prosafund, Ytring, optagne, ytringer

_ENHEDER = {Slags.PCT, Slags.POINT, Slags.PROMILLE, Slags.KR}
_TALTE = {Slags.FOLK, Slags.SAGER, Slags.BOLIGER}
_MINDST = 10
_GRÆNSE = re.compile(
    r"\b(?:\w*grænse\w*|\w*kriteri\w*|betingelse\w*|krav(?:et|ene)?|kræver|overstiger|parallelsamfund\w*|"
    r"forebyggelsesområde\w*|omdannelsesområde\w*|diskretioner\w*|udsat(?:te)?\s+boligområde\w*|almenboligloven\w*|status(?:sen)?|"
    r"ministeriets\s+liste)\b|§",
    re.IGNORECASE,
)
_MEDFINANSIERING = re.compile(r"\bmedfinansier", re.IGNORECASE)
_MÅLSÆTNING = re.compile(
    r"\b(?:målet\s+er|mål(?:et)?\s+om|målsætning\w*|ambitionen|delmål\w*|succeskriteri\w*|måltal\w*)\b",
    re.IGNORECASE,
)
_RET_KILDE = (
    "Skriv tallet i tal.yaml og sæt det ind med {{ tal.navn }}, eller skriv kilden, fx "
    "(LBF Beboerdata, 2023)."
)
_ORDENSTAL = r"(?:anden|andet|tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende)"
_TIDSRUM = (
    r"(?:gang|\w*(?:dag|aften|uge|måned|år|time|weekend|kvartal|semester|møde|generation)\w*|sommer|vinter|"
    r"sal|etage|\w*blok|\w*opgang|\w*bolig|\w*lejlighed|\w*afdeling|\w*bygning)"
)
"""»Hver anden uge« is how often, and the owner knows what »hver anden blok« is."""
_FOLK = (
    r"(?:\w*beboer\w*|\w*borger\w*|\w*person\w*|\w*dreng\w*|\w*pige\w*|\w*børn\w*|\w*barn|\w*ung\w*|\w*voks\w*|\w*famili\w*|\w*elev\w*|\w*kvind\w*|"
    r"\w*mand|\w*mænd\w*|\w*ledig\w*|\w*husstand\w*|\w*forældre\w*|\w*lejer\w*|\w*ældre|\w*enlig\w*)"
)
_ANDEL_I_ORD = re.compile(
    rf"\bhvert?\s+{_ORDENSTAL}\s+(?!{_TIDSRUM}\b)(?P<hver>\w+)|"
    rf"\b(?:en|én|to|tre|fire)\s+ud\s+af\s+(?:tre|fire|fem|ti|\d+)\s+(?:\w+\s+)?{_FOLK}\b|"
    rf"\b(?:halvdelen|en\s+tredjedel|to\s+tredjedele|en\s+fjerdedel|tre\s+fjerdedele|en\s+femtedel)\s+af\s+"
    rf"(?:\w+\s+){{0,2}}?{_FOLK}\b|"
    r"\b(?:dobbelt|halvt|(?:to|tre|fire|fem)\s+gange)\s+så\s+\w+\b(?=[^.;]{0,60}\bsom\s+"
    r"(?:året\s+før|sidste\s+år|i\s+(?:19|20)\d\d|for\s+\w+\s+år\s+siden))|"
    r"\b(?:er|har|blevet|næsten)\s+(?:\w+\s+){0,2}?(?:for|tre|fire)doblet\b|\b(?:er|blevet)\s+halveret\b|"
    r"\b(?:steget|vokset|faldet|gået)\s+fra\s+(?!(?:19|20)\d\d\b)\d[\d.,]*\s+til\s+\d+(?:[.,]\d+)*\b(?!\s*(?:år|pct|%))",
    re.IGNORECASE,
)
_KOMMENDE = re.compile(r"\b(?:skal|vil|ville|kan|bør|hvis)\b", re.IGNORECASE)
_MASKERET_UNDER = Decimal(100)
"""The source masks the figures of afdelinger with fewer residents (»diskretionering«)."""
_NÆRVED = Decimal("0.1")


@én_gang
def kræver_kilde(grundlag: Grundlag) -> tuple[Prosafund, ...]:
    """Return the numbers that ask for a source; with one in the sentence it is only a remark."""
    regler = (forkerte_antal, tal_i_aktiviteter, procentfund, talformfund, afvigende_tal)
    optaget = optagne(grundlag, *regler)
    # What the table proves needs no other source, and what it denies is a finding already.
    optaget |= {(id(a.ytring.prosa), a.tal.start) for a in afdelingstal(grundlag)}
    optaget |= talte_grænser(grundlag)
    regn = _Undtaget(grundlag)
    return tuple(
        regn.krav(ytring, tal)
        for ytring in ytringer(grundlag)
        for tal in ytring.egne_tal
        if _tæller(tal)
        and (id(ytring.prosa), tal.start) not in optaget
        and not regn.undtager(ytring, tal)
    )


@én_gang
def andele_uden_kilde(grundlag: Grundlag) -> tuple[Prosafund, ...]:
    """Return shares and changes in words (»hver femte«, »fordoblet«) without a source."""
    ud: list[Prosafund] = []
    for ytring in ytringer(grundlag):
        tekst = ytring.tekst
        if ytring.prosa.fil != "problemkompleks" or not (m := _ANDEL_I_ORD.search(tekst)):
            continue
        talt = any(m.start() <= t.start - ytring.start < m.end() for t in ytring.tal)
        if (
            talt
            or ytring.har_kilde
            or _er_kendt(grundlag, m[0], tekst)
            or _MÅLSÆTNING.search(tekst)
            or _KOMMENDE.search(tekst)
            or er_regnet_ud(grundlag, ytring)
        ):
            continue
        if any(u.startswith("tal.") for u in ytring.prosa.udtryk(ytring.start, ytring.slut)):
            continue  # the figure itself stands beside the words
        fra, til = ytring.start + m.start(), ytring.start + m.end()
        besked = f"»{m[0]}« har ingen kilde med årstal i sætningen"
        ud.append(Prosafund(ytring.prosa, fra, til, besked, _RET_KILDE))
    return tuple(ud)


_ANDELE = (
    ("halvdelen", 50), ("en tredjedel", 33), ("to tredjedele", 67), ("en fjerdedel", 25),
    ("tre fjerdedele", 75), ("en femtedel", 20), ("anden", 50), ("andet", 50), ("tredje", 33),
    ("fjerde", 25), ("femte", 20), ("tiende", 10),
)  # fmt: skip
_NÆR_ANDEL = 6
"""»Over halvdelen« is said of 50 to 56 pct."""


def _er_kendt(grundlag: Grundlag, andel: str, tekst: str) -> bool:
    """Tell whether a share in words is a figure of tal.yaml: »halvdelen af husstandene«."""
    sagt = " ".join(andel.casefold().split())
    pct = next((p for ord_, p in _ANDELE if ord_ in sagt), None)
    return pct is not None and any(
        k.enhed is Slags.PCT and abs(k.værdi - pct) <= _NÆR_ANDEL and k.omtalt(tekst)
        for k in kendte_tal(grundlag)
    )


def _tæller(tal: Tal) -> bool:
    return tal.slags in _ENHEDER or (tal.slags in _TALTE and tal.værdi >= _MINDST)


class _Undtaget:
    """What the plan itself answers for: limits, its own list of afdelinger, its own budget."""

    def __init__(self, grundlag: Grundlag) -> None:
        plan = grundlag.plan
        self.plan = plan
        sæt = plan.kriteriesæt
        self.grænser: set[Decimal] = set()
        if sæt is not None:
            self.grænser = {g for k in sæt.kriterier.values() for g in k.grænser.values()}
            self.grænser.add(Decimal(sæt.mindste_beboertal))
            self.grænser.add(_MASKERET_UNDER)
        self.medfinansiering = plan.regelsæt.medfinansiering_pct if plan.regelsæt else None
        økonomi = plan.projekt.økonomi
        beløb: Iterable[int | None] = ()
        if økonomi is not None:
            beløb = (økonomi.samlet_budget, *(b.beløb for b in økonomi.medfinansiering))
        self.beløb = {Decimal(b) for b in beløb if b}
        boliger = optællinger(grundlag)[Slags.BOLIGER]
        afdelinger = (a.lejeboliger for a in plan.projekt.afdelinger)
        self.lejeboliger = {
            Decimal(n) for n in (boliger.total, *boliger.dele.values(), *afdelinger)
        }
        self.alle_lejeboliger = Decimal(boliger.total)
        self.navne = afdelingsnavne(grundlag)
        self.grundlag = grundlag
        self.indsatte = {
            (prosa.sti, udtryk.split(".")[1])
            for prosa in grundlag.prosa
            for udtryk in prosa.udtryk()
            if udtryk.startswith("tal.")
        }
        """The figures that a text has from tal.yaml already: their source stands beside them."""

    def krav(self, ytring: Ytring, tal: Tal) -> Prosafund:
        """Say what a number lacks."""
        besked, ret, alvor = "har ingen kilde med årstal i sætningen", _RET_KILDE, None
        kendt = kendt_som(self.grundlag, ytring, tal)
        if ytring.har_kilde:
            besked, alvor = "står med kilde i teksten, men ikke i tal.yaml", Alvor.INFO
            ret = "Skriv det i tal.yaml; så bliver år og kilde også tjekket."
        elif kendt and (
            self.med_kilden(ytring, kendt)
            or (ytring.prosa.sti, kendt.udtryk.split(".")[1]) in self.indsatte
        ):
            besked, alvor = "er skrevet af efter tal.yaml", Alvor.INFO
        if kendt:
            ret = f"Tallet står i tal.yaml: skriv {{{{ {kendt.udtryk} }}}}."
        ord_ = ytring.prosa.tekst[tal.start : tal.ende]
        return Prosafund(ytring.prosa, tal.start, tal.ende, f"»{ord_}« {besked}", ret, alvor)

    def med_kilden(self, ytring: Ytring, kendt: Kendt) -> bool:
        """Tell whether a sentence names the source of a figure, and a year beside it."""
        tal = self.grundlag.plan.tal
        kilde = tal.kilder.get(kendt.tal.kilde or "") if tal else None
        return bool(kilde and ytring.år and nævner(ytring.tekst, str(kilde.navn)))

    def undtager(self, ytring: Ytring, tal: Tal) -> bool:
        """Tell whether a number needs no source, or the plan itself is the source."""
        tekst = ytring.tekst
        if tal.værdi in self.grænser and _GRÆNSE.search(tekst):
            return True
        if _MÅLSÆTNING.search(tekst):
            return True  # an aim has no source
        if tal.værdi == self.medfinansiering and _MEDFINANSIERING.search(tekst):
            return True
        if tal.slags is Slags.KR and tal.værdi in self.beløb:
            return True
        if tal.slags is Slags.BOLIGER and (
            self._er_listens(ytring, tal) or self._kendes_af_ejeren(ytring)
        ):
            return True
        if er_egne_data(self.grundlag, ytring, tal):
            return True
        # What a partner gives is the partner's own word.
        return "bidrag" in ytring.prosa.sti and tal.slags not in (
            Slags.PCT,
            Slags.POINT,
            Slags.PROMILLE,
        )

    def _kendes_af_ejeren(self, ytring: Ytring) -> bool:
        """What happens to dwellings in one of the applicants' own afdelinger, they know best."""
        return any(len(numre) == 1 for _, _, numre in self.navne.nævnt(ytring.tekst))

    def _er_listens(self, ytring: Ytring, tal: Tal) -> bool:
        """The list of afdelinger is itself the source of how many lejeboliger there are."""
        if tal.værdi in self.lejeboliger:
            return True
        cirka = CIRKA.search(ytring.før(tal)) is not None
        afstand = abs(tal.værdi - self.alle_lejeboliger)
        return cirka and afstand <= self.alle_lejeboliger * _NÆRVED
