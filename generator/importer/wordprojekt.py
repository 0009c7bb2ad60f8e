"""An older application -> the files of a new project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.dansk.lister import opregn
from generator.fund import Sti
from generator.importer.ansoegning import forstå
from generator.importer.eftersyn import savnede_afsnit
from generator.importer.fakta import Ansøger, Fakta, find_fakta, i_orden, vælg_regelsæt
from generator.importer.kladde import Kladde, Område, Rest
from generator.importer.kolonner import Ordbog, fold
from generator.importer.maal import felt
from generator.importer.markdown import undgå
from generator.importer.vaerdier import IKKE_OPLYST
from generator.importer.word import Ansøgning, læs_ansøgning
from generator.importer.worddele import Forum, Partner
from generator.importer.yamltekst import Med, Prosa, skriv_yaml
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.opslag import kendte_sæt, slå_op
from generator.model.regelsaet import Regelsæt

_SÆT = "parallelsamfund-2022"
_MANGLER = "[skriv {}]"
_FLEST_I_YAML = 10
"""Estates; more are easier to read in a table of their own."""
_SKEMA = "yaml-language-server: $schema=.vscode/skema/{}.json"
"""The first line of a file, by which the editor knows what it is."""
_UPLACERET = """\
Det, importen ikke fandt en plads til, ord for ord. Programmet læser ikke denne fil, og intet
herfra kommer med i dokumentet: Flyt det, der skal med, til den rigtige fil, og slet resten."""
_IKKE_TRYKT = (
    "det, der ikke trykkes, er ikke i dokumentet: tallene i tal.yaml (i teksten er de nu "
    "almindelige tal), økonomi, numre, aliasser, grupper, undtagelser, ansøgningsmateriale og "
    "partnernes typer og indsatsområder"
)


@dataclass(frozen=True)
class Nytprojekt:
    """The files of a new project, and what there is to say of them."""

    filer: Mapping[str, str]
    fundet: tuple[str, ...]
    gæt: tuple[str, ...]
    mangler: tuple[str, ...]
    tabt: tuple[str, ...]
    uplaceret: int
    """How many pieces of text found no place."""


def importer_ansøgning(fil: Path, *, stier: bool = True) -> Nytprojekt:
    """Read an older application; nothing is written here.

    Raises:
        Filfejl: the file is no DOCX, is damaged or would fill the memory.
    """
    ansøgning = læs_ansøgning(fil, stier=stier)
    kendte = [
        (navn, sæt)
        for navn in sorted(kendte_sæt(None, "regelsaet"))
        if (sæt := slå_op(Regelsæt, "regelsaet", navn, None).sæt) is not None
    ]
    navn, antal = vælg_regelsæt(ansøgning, kendte)
    kriterier = slå_op(Kriteriesæt, "kriterier", _SÆT, None).sæt
    kladde = forstå(ansøgning, dict(kendte)[navn], Ordbog(None, kriterier))
    fakta = find_fakta(ansøgning, kladde)
    if not antal:
        kladde.gæt.append(f"regelsættet er sat til {navn}")
    return _Skriver(ansøgning, kladde, fakta, navn).projekt()


class _Skriver:
    def __init__(self, ansøgning: Ansøgning, kladde: Kladde, fakta: Fakta, regelsæt: str) -> None:
        self.ansøgning, self.kladde, self.fakta, self.regelsæt = ansøgning, kladde, fakta, regelsæt
        self.mangler: list[str] = []
        self.brugte: set[str] = set()
        self.pladsholdere: list[str] = []
        """What is filled in with a value that is not true, in a word each."""
        self.etiketter = _etiketter(ansøgning)

    def projekt(self) -> Nytprojekt:
        """Return the files."""
        kladde, fakta = self.kladde, self.fakta
        ansøgere = fakta.ansøgere or [Ansøger("")]
        filer: dict[str, str] = {}
        projekt = self._projekt(ansøgere, filer)
        hoved = f"{_SKEMA.format('projekt')}\nHentet fra en ældre ansøgning; læs alt igennem."
        filer["projekt.yaml"] = skriv_yaml(projekt, hoved)
        filer["problemkompleks.yaml"] = self._del("problemkompleks", self._del1(ansøgere, filer))
        filer["samarbejdspartnere.yaml"] = self._del("samarbejdspartnere", self._del2())
        filer["organisering.yaml"] = self._del("organisering", self._del3())
        self._løse_noter()
        if savnede := savnede_afsnit(self.ansøgning, filer, kladde.rester):
            kladde.rester.append(
                Rest(
                    "",
                    "\n\n".join(savnede),
                    "er læst ind i felterne eller skrives af skabelonen; her er ordene, som de var",
                )
            )
        if kladde.rester:
            filer["uplaceret.yaml"] = self._uplaceret()
        tabt = list(kladde.tabt)
        a = self.ansøgning
        if a.kommentarer:
            tabt.append(f"{_tæl(a.kommentarer, 'kommentar', 'kommentarer')}")
        if a.ændringer:
            hvad = _tæl(a.ændringer, "sporet ændring", "sporede ændringer")
            tabt.append(f"{hvad}: teksten er læst, som om alt var godkendt")
        if a.billeder:
            tabt.append(
                f"{_tæl(a.billeder, 'billede', 'billeder')}; hvor de stod, står [indsæt figur]"
            )
        if a.gentagne:
            hvad = _tæl(a.gentagne, "gentaget notehenvisning", "gentagne notehenvisninger")
            tabt.append(f"{hvad}: noten selv er med, hvor den står første gang")
        if a.har_stier:
            tabt.append(_IKKE_TRYKT)
        fundet = (
            _tæl(len(kladde.områder), "indsatsområde", "indsatsområder"),
            _tæl(len(kladde.delområder), "delområde", "delområder"),
            _tæl(_antal(kladde.partnere), "samarbejdspartner", "samarbejdspartnere"),
            _tæl(len(kladde.fora), "forum", "fora"),
            _tæl(len(kladde.afdelinger), "afdeling", "afdelinger"),
            _tæl(len(kladde.nøgletal), "række nøgletal", "rækker nøgletal"),
            _tæl(len(a.noter), "note", "noter"),
        )
        return Nytprojekt(
            filer, fundet, (*fakta.gæt, *kladde.gæt), tuple(self.mangler), tuple(tabt),
            len(kladde.rester),
        )  # fmt: skip

    # --- projekt.yaml ---

    def _projekt(self, ansøgere: Sequence[Ansøger], filer: dict[str, str]) -> dict[str, object]:
        f = self.fakta
        ud: dict[str, object] = {
            "regelsæt": self.regelsæt,
            "helhedsplan": self._fundet(undgå(f.helhedsplan), "helhedsplanens navn"),
            "titel": undgå(self.kladde.titel),
            "ansøgningstype": "videreførelse" if f.videreførelse else "ny",
            "dato": self._dato(f.dato, "dokumentets dato", "2000-01-01"),
            "kommune": self._fundet(undgå(f.kommune), "kommunens navn"),
        }
        if not f.videreførelse and not f.ny:
            self.kladde.gæt.append("ansøgningstypen er sat til ny")
        liste = []
        for a in ansøgere:
            post: dict[str, object] = {
                "navn": self._fundet(undgå(a.navn), "boligorganisationens navn")
            }
            for nøgle, værdi in (("kortnavn", a.kortnavn), ("administrator", a.administrator)):
                if værdi:
                    post[nøgle] = undgå(værdi)
            liste.append(post)
        ud["ansøgere"] = liste
        if f.område:
            ud["område"] = undgå(f.område)
        ud["periode"] = {
            "fra": self._dato(f.fra, "helhedsplanens første dag", "2000-01-01"),
            "til": self._dato(f.til, "helhedsplanens sidste dag", "2003-12-31"),
        }
        ud["afdelinger"] = self._afdelinger(ansøgere, filer)
        if self.pladsholdere:
            # What had to be filled in is no fact: the title says so until somebody has seen to it.
            bed = f"[skriv {opregn(self.pladsholdere)} nedenfor, og slet så dette]"
            ud["titel"] = f"{ud.get('titel') or ''} {bed}".strip()
        if tekst := self.kladde.tekster.get(("projekt", "forbehold")):
            # The applicants' file has no notes of its own.
            ud["forbehold"] = Prosa(_uden_note("\n\n".join(tekst)))
        if not ud["titel"]:
            del ud["titel"]
        if self.kladde.forkortelser:
            ud["forkortelser"] = {k: undgå(v) for k, v in self.kladde.forkortelser.items()}
        return ud

    def _fundet(self, værdi: str, hvad: str) -> str:
        if værdi:
            return værdi
        if hvad not in self.mangler:
            self.mangler.append(hvad)
        return _MANGLER.format(hvad)

    def _dato(self, værdi: str, hvad: str, ellers: str) -> object:
        if værdi:
            return værdi
        self.mangler.append(f"{hvad} (sat til {ellers})")
        ord_ = "dato" if hvad.startswith("dokument") else "periode"
        if ord_ not in self.pladsholdere:
            self.pladsholdere.append(ord_)
        return Med(ellers, f"skriv {hvad}")

    def _afdelinger(self, ansøgere: Sequence[Ansøger], filer: dict[str, str]) -> object:
        rækker = []
        for a in self._alle_afdelinger(ansøgere):
            rækker.append(a)
        uden = [navn for _, navn, antal, _ in rækker if not antal]
        if uden:
            self.mangler.append(f"antal lejeboliger for {opregn(uden)} (sat til 0)")
            self.pladsholdere.append("lejeboliger")
        if len(rækker) > _FLEST_I_YAML:
            betinget = any(b for *_, b in rækker)
            linjer = ["boligorganisation;afdeling;lejeboliger" + ";betinget" * betinget]
            for ejer, navn, antal, b in rækker:
                led = [felt(ejer), felt(navn), antal or "0", *(["ja" if b else "nej"] * betinget)]
                linjer.append(";".join(led))
            filer["afdelinger.csv"] = "".join(f"{linje}\n" for linje in linjer)
            return {"fil": "afdelinger.csv"}
        liste = []
        for ejer, navn, antal, b in rækker:
            post: dict[str, object] = {
                "boligorganisation": ejer,
                "navn": navn,
                "lejeboliger": antal or Med("0", "skriv antallet"),
            }
            if b:
                post["betinget"] = "ja"
            liste.append(post)
        return liste

    def _alle_afdelinger(self, ansøgere: Sequence[Ansøger]) -> list[tuple[str, str, str, bool]]:
        """Return owner, name, dwellings and condition of every estate, those of the figures too."""
        ud = [
            (self._ejer(a.ejer, ansøgere), undgå(a.navn), a.lejeboliger, a.betinget)
            for a in i_orden(self.kladde)
        ]
        kendte = {fold(navn) for _, navn, _, _ in ud}
        for ejer, navn, _ in self.kladde.nøgletal:
            if fold(undgå(navn)) not in kendte:
                ud.append((self._ejer(ejer, ansøgere), undgå(navn), "", False))
        if not ud:
            ud = [(self._ejer("", ansøgere), self._fundet("", "afdelingens navn"), "", False)]
        return ud

    def _ejer(self, ejer: str, ansøgere: Sequence[Ansøger]) -> str:
        """Return an owner as the afdelinger name him: the short name where there is one."""
        for a in ansøgere:
            if ejer and fold(ejer) in (fold(a.navn), fold(a.kortnavn)):
                return undgå(a.kortnavn or a.navn)
        første = ansøgere[0]
        return undgå(første.kortnavn or første.navn) or _MANGLER.format("boligorganisationens navn")

    # --- the three parts ---

    def _del(self, navn: str, indhold: dict[str, object]) -> str:
        if not indhold:
            self.mangler.append(f"hele del »{navn}«")
            return (
                f"# {_SKEMA.format(navn)}\n"
                f"# Dokumentet havde ikke noget, der hører til {navn}.yaml.\n"
            )
        if noter := self._noter(indhold):
            indhold["fodnoter"] = noter
        return skriv_yaml(self._med_etiketter(indhold), _SKEMA.format(navn))

    def _tekst(self, *sti: str) -> Prosa | None:
        afsnit = self.kladde.tekster.get(sti)
        return Prosa("\n\n".join(afsnit)) if afsnit else None

    def _del1(self, ansøgere: Sequence[Ansøger], filer: dict[str, str]) -> dict[str, object]:
        k, navn = self.kladde, "problemkompleks"
        ud: dict[str, object] = {}
        for nøgle in ("indledning", "erfaringer"):
            if tekst := self._tekst(navn, nøgle):
                ud[nøgle] = tekst
        if kriterier := self._kriterier(ansøgere, filer):
            ud["kriterier"] = kriterier
        if not (ud or k.områder or k.delområder or k.opmærksomhed):
            return {}
        områder = k.områder
        if not områder:
            self.mangler.append("indsatsområderne")
            områder = [Område(_MANGLER.format("indsatsområdets navn"))]
        ud["indsatsområder"] = [self._område(o) for o in områder]
        if k.delområder:
            ud["delområder"] = [self._delområde(o, "overskrift") for o in k.delområder]
        if k.opmærksomhed is not None:
            punkter = self._delområde(k.opmærksomhed, "")
            if punkter:
                ud["opmærksomhedspunkter"] = punkter
        return ud

    def _kriterier(self, ansøgere: Sequence[Ansøger], filer: dict[str, str]) -> dict[str, object]:
        k = self.kladde
        ud: dict[str, object] = {}
        if k.nøgletal:
            navne = {fold(undgå(a.navn)): self._ejer(a.ejer, ansøgere) for a in k.afdelinger}
            linjer = [";".join(["boligorganisation", "afdeling", *k.kolonner])]
            for ejer, navn, tal in k.nøgletal:
                hans = navne.get(fold(undgå(navn))) or self._ejer(ejer, ansøgere)
                værdier = [tal.get(n, IKKE_OPLYST) for n in k.kolonner]
                linjer.append(";".join([felt(hans), felt(undgå(navn)), *værdier]))
            filer["noegletal.csv"] = "".join(f"{linje}\n" for linje in linjer)
            ud["nøgletal"] = {"fil": "noegletal.csv"}
        for nøgle in ("indledning", "konklusion"):
            if tekst := self._tekst("problemkompleks", "kriterier", nøgle):
                ud[nøgle] = tekst
        kendte = {fold(undgå(a.navn)) for a in k.afdelinger} | {
            fold(undgå(r[1])) for r in k.nøgletal
        }
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
        self.kladde.gæt.append(f"kriteriesættet er sat til {_SÆT}")
        return {"kriteriesæt": _SÆT, **ud}

    def _område(self, o: Område) -> dict[str, object]:
        ud: dict[str, object] = {"navn": o.navn}
        tekster = dict(o.tekster)
        if tekster.get("fravalgt") and not o.tekster.get("tekst"):
            ud["fravalgt"] = Prosa("\n\n".join(tekster["fravalgt"]))
            return ud
        self._lister(o, ud)
        tekst = [*tekster.get("tekst", []), *tekster.get("fravalgt", [])]
        if not tekst:
            self.mangler.append(f"teksten om {o.navn}")
        ud["tekst"] = Prosa("\n\n".join(tekst) or _MANGLER.format("teksten"))
        if tekster.get("indsats"):
            ud["indsats"] = Prosa("\n\n".join(tekster["indsats"]))
        self._afsnit(o, ud)
        return ud

    def _delområde(self, o: Område, nøgle: str) -> dict[str, object]:
        ud: dict[str, object] = {nøgle: undgå(o.navn)} if nøgle else {}
        self._lister(o, ud)
        tekst = [p for dele in o.tekster.values() for p in dele]
        if tekst:
            ud["tekst"] = Prosa("\n\n".join(tekst))
        self._afsnit(o, ud)
        return ud

    def _lister(self, o: Område, ud: dict[str, object]) -> None:
        for nøgle in ("målgrupper", "problematikker", "mål"):
            if o.lister.get(nøgle):
                ud[nøgle] = [_uden_note(punkt) for punkt in o.lister[nøgle]]

    def _afsnit(self, o: Område, ud: dict[str, object]) -> None:
        if o.afsnit:
            ud["afsnit"] = [
                {
                    "overskrift": undgå(navn),
                    "tekst": Prosa("\n\n".join(tekst) or _MANGLER.format("teksten")),
                }
                for navn, tekst in o.afsnit
            ]

    def _del2(self) -> dict[str, object]:
        k, navn = self.kladde, "samarbejdspartnere"
        if navn not in k.dele and not k.partnere:
            return {}
        ud: dict[str, object] = {}
        if tekst := self._tekst(navn, "indledning"):
            ud["indledning"] = tekst
        if not k.partnere:
            self.mangler.append("samarbejdspartnerne")
            k.partnere.append(Partner(_MANGLER.format("partnerens navn")))
        ud["partnere"] = [self._partner(p) for p in k.partnere]
        if tekst := self._tekst(navn, "afslutning"):
            ud["afslutning"] = tekst
        return ud

    def _partner(self, p: Partner) -> dict[str, object]:
        ud: dict[str, object] = {"navn": _uden_note(p.navn)}
        if slags := _partnertype(p.navn):
            ud["type"] = slags
        if p.status:
            ud["status"] = p.status
        if p.deltagere:
            ud["deltagere"] = [_uden_note(d) for d in p.deltagere]
        bidrag = {n: _svar(t) for n, t in (("inden_for", p.inden), ("uden_for", p.uden)) if t}
        if bidrag:
            ud["bidrag"] = bidrag
        if p.enheder:
            ud["enheder"] = [self._partner(e) for e in p.enheder]
        return ud

    def _del3(self) -> dict[str, object]:
        k, navn = self.kladde, "organisering"
        if navn not in k.dele and not k.fora:
            return {}
        ud: dict[str, object] = {}
        if tekst := self._tekst(navn, "indledning"):
            ud["indledning"] = tekst
        if not k.fora:
            self.mangler.append("foraene")
            k.fora.append(Forum(_MANGLER.format("forummets navn"), ["andet"], "område", ""))
        ud["fora"] = [self._forum(f) for f in k.fora]
        ingen = k.ingen_fora or self._tekst(navn, "politiske_fora", "ingen")
        if ingen:
            ud["politiske_fora"] = {"ingen": Prosa(ingen)}
        team: dict[str, object] = {}
        if tekst := self._tekst(navn, "team", "tekst"):
            team["tekst"] = tekst
        for nøgle, liste in (("baser", k.baser), ("stillinger", k.stillinger)):
            if liste:
                team[nøgle] = [undgå(x) for x in liste]
        if team:
            ud["team"] = team
        return ud

    def _forum(self, f: Forum) -> dict[str, object]:
        if f.gættet:
            self.kladde.gæt.append(f"»{f.navn}« er {' og '.join(f.typer)} på niveauet {f.niveau}")
        if not f.ansvar:
            self.mangler.append(f"ansvaret for »{f.navn}«")
        ud: dict[str, object] = {
            "navn": _uden_note(f.navn),
            "type": f.typer[0] if len(f.typer) == 1 else f.typer,
            "niveau": f.niveau,
            "ansvar": _kort_eller_prosa(f.ansvar or _MANGLER.format("forummets ansvar")),
        }
        if f.deltagere:
            ud["deltagere"] = [_deltager(part, hans) for part, hans in f.deltagere]
        if f.møder:
            ud["møder"] = _uden_note(f.møder)
        return ud

    # --- notes ---

    def _noter(self, indhold: object) -> dict[str, object]:
        """Return the notes that a part refers to."""
        brugt = list(dict.fromkeys(re.findall(r"\[\^(n\d+)\]", " ".join(_tekster(indhold)))))
        self.brugte.update(brugt)
        noter = self.ansøgning.noter
        return {self.etiketter[e]: _kort_eller_prosa(noter[e]) for e in brugt if noter.get(e)}

    def _med_etiketter(self, værdi: object) -> dict[str, object]:
        ud = _erstat(værdi, self.etiketter)
        assert isinstance(ud, dict)
        return ud

    def _løse_noter(self) -> None:
        i_rester = " ".join(r.tekst for r in self.kladde.rester)
        for etiket, tekst in self.ansøgning.noter.items():
            if etiket not in self.brugte and tekst:
                sted = "hører til en tekst her" if f"[^{etiket}]" in i_rester else "var en note"
                self.kladde.rester.append(Rest("", f"[^{etiket}] {tekst}", sted))

    # --- the rest ---

    def _uplaceret(self) -> str:
        liste = []
        samlet: list[Rest] = []
        for rest in self.kladde.rester:
            forrige = samlet[-1] if samlet else None
            if forrige and (forrige.efter, forrige.hvorfor) == (rest.efter, rest.hvorfor):
                samlet[-1] = replace(forrige, tekst=f"{forrige.tekst}\n\n{rest.tekst}")
            else:
                samlet.append(rest)
        for rest in samlet:
            post: dict[str, object] = {}
            if rest.efter:
                post["efter"] = rest.efter
            post["hvorfor"] = rest.hvorfor
            post["tekst"] = Prosa(rest.tekst)
            liste.append(post)
        return skriv_yaml({"uplaceret": liste}, _UPLACERET)


def _antal(partnere: Iterable[Partner]) -> int:
    return sum(1 + len(p.enheder) for p in partnere)


def _tæl(antal: int, en: str, flere: str) -> str:
    return f"{antal} {en if antal == 1 else flere}"


def _etiketter(a: Ansøgning) -> dict[str, str]:
    """Return the label each note is given: its own, when the document says it."""
    ud: dict[str, str] = {}
    for etiket in a.noter:
        sti: Sti = a.nøgler.get(etiket, ())
        egen = str(sti[2]) if len(sti) == 3 and sti[1] == "fodnoter" else etiket
        ud[etiket] = egen if re.fullmatch(r"\w+", egen) and egen not in ud.values() else etiket
    return ud


def _partnertype(navn: str) -> str:
    foldet = fold(navn)
    for slags, mønster in (
        ("kommune", r"\bkommune$"), ("region", r"^region\b"), ("politi", r"politi$"),
        ("partnerskab", r"partnerskab(?:et)?$"),
    ):  # fmt: skip
        if re.search(mønster, foldet):
            return slags
    return ""


def _deltager(part: str, niveauer: list[str]) -> dict[str, object]:
    part = _uden_note(part)
    if not niveauer:
        return {"part": part}
    return {"part": part, "niveau": niveauer[0] if len(niveauer) == 1 else niveauer}


def _uden_note(tekst: str) -> str:
    """Return a text without references to notes, which a short one cannot have.

    The note itself is then kept among what found no place.
    """
    return re.sub(r"\[\^n\d+\]", "", tekst).strip()


def _svar(tekst: str) -> object:
    for nøgle, mønster in (
        ("ingen", r"Intet bidrag: (.+)"), ("afklares", r"Afklares (.+)"),
    ):  # fmt: skip
        if m := re.fullmatch(mønster, tekst, re.DOTALL):
            return {nøgle: _kort_eller_prosa(m[1])}
    return _kort_eller_prosa(tekst)


def _kort_eller_prosa(tekst: str) -> str:
    return Prosa(tekst) if "\n" in tekst or len(tekst) > 90 else tekst


def _tekster(værdi: object) -> Iterable[str]:
    match værdi:
        case str():
            yield værdi
        case dict():
            for under in værdi.values():
                yield from _tekster(under)
        case list():
            for under in værdi:
                yield from _tekster(under)


def _erstat(værdi: object, etiketter: Mapping[str, str]) -> object:
    match værdi:
        case Med():
            return værdi
        case str():
            ny = re.sub(r"\[\^(n\d+)\]", lambda m: f"[^{etiketter.get(m[1], m[1])}]", værdi)
            return type(værdi)(ny)
        case dict():
            return {k: _erstat(v, etiketter) for k, v in værdi.items()}
        case list():
            return [_erstat(v, etiketter) for v in værdi]
    return værdi
