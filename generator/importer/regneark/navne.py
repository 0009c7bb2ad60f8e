"""Which of the project's afdelinger a row of a foreign sheet is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.dansk.naermeste import nærmeste
from generator.importer.regneark.kolonner import fold
from generator.model.plan import Plan
from generator.model.projekt import Afdeling, Ansøger

_FODNOTE = re.compile(r"\s*(?:\*+|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|[†‡]+|\(?\d\)|\[\d\])$")
_NUMMER_FORAN = re.compile(r"(?:afd\.?|afdeling)?\s*(\d+)\s*[-–:,.]?\s+(\D.*)", re.IGNORECASE)
_NUMMER_BAG = re.compile(r"(.*\D)\s*[-–,(]\s*(?:afd\.?|afdeling|nr\.?)?\s*(\d+)\)?", re.IGNORECASE)
_KUN_NUMMER = re.compile(r"(?:afd\.?|afdeling|nr\.?)?\s*(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tvivl:
    """A row that may be one of the project's afdelinger; two Danish sentences."""

    besked: str
    ret: str


@dataclass(frozen=True, slots=True)
class Ukendt:
    """A row that is none of the project's, as it is named, and the name nearest to it."""

    navn: str
    nærmest: str | None


def uden_fodnote(navn: str) -> str:
    """Return a name without the mark of a note behind it."""
    return _FODNOTE.sub("", navn).rstrip()


class Navnebog:
    """The project's afdelinger by every spelling; æ and ae, capitals and spaces are alike."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._ansøgere = {fold(n): a for a in plan.projekt.ansøgere for n in a.alle_navne}
        self._afdelinger: dict[str, list[Afdeling]] = {}
        for afdeling in plan.projekt.afdelinger:
            for navn in {fold(n) for n in afdeling.alle_navne}:
                self._afdelinger.setdefault(navn, []).append(afdeling)

    def ansøger(self, navn: str) -> Ansøger | None:
        """Return the applicant that a name means."""
        return self._ansøgere.get(fold(navn)) or self._ansøgere.get(fold(uden_fodnote(navn)))

    def find(self, organisation: str, navn: str, nummer: str) -> Afdeling | Tvivl | Ukendt:
        """Return the afdeling a row is about, or why it is not certain."""
        vist = " ".join(navn.split()) or f"nr. {nummer}"
        mulige = self._efter_navn(navn, nummer)
        if isinstance(mulige, Tvivl):
            return mulige
        if not mulige:
            return Ukendt(vist, self._nærmest(navn))
        if organisation:
            ejer = self.ansøger(organisation)
            if ejer is None:
                hvem = " eller ".join(sorted({a.boligorganisation for a in mulige}))
                return Tvivl(
                    f"»{vist}« står under »{organisation}«, som projektet ikke kender.",
                    f"Hvis det er {hvem}, så skriv »{organisation}« under »aliasser« hos ansøgeren "
                    "i projekt.yaml; ellers slet rækken.",
                )
            hans = [a for a in mulige if self._ejer(a) is ejer]
            if not hans:
                return Ukendt(f"{vist} ({organisation})", None)
            mulige = hans
        if len({id(a) for a in mulige}) > 1:
            ejere = " og ".join(dict.fromkeys(a.boligorganisation for a in mulige))
            return Tvivl(
                f"»{vist}« kan være flere afdelinger ({ejere}).",
                "Tilføj en kolonne »boligorganisation« i regnearket.",
            )
        return mulige[0]

    def _ejer(self, afdeling: Afdeling) -> Ansøger | None:
        return self.plan.ansøger(afdeling.boligorganisation)

    def _efter_navn(self, navn: str, nummer: str) -> list[Afdeling] | Tvivl:
        mulige = self._navne(navn) if navn else self._nummer(nummer)
        if nummer and navn and mulige:
            andre = [a for a in mulige if a.nummer and not _ens(a.nummer, nummer)]
            mulige = [a for a in mulige if a not in andre]
            if andre and not mulige:
                return Tvivl(
                    f"»{navn}« har nummer {nummer} i regnearket, men {andre[0].nummer} i "
                    "projekt.yaml.",
                    "Ret nummeret dér, hvor det er forkert.",
                )
        return mulige

    def _navne(self, navn: str) -> list[Afdeling]:
        if fundet := self._afdelinger.get(fold(navn)):
            return fundet
        rent = uden_fodnote(navn)
        if rent != navn and (fundet := self._afdelinger.get(fold(rent))):
            # »Karré (1)« may as well be »Karré 1« as a Karré with a note.
            if not any(n.startswith(f"{fold(rent)} ") for n in self._afdelinger):
                return fundet
            return []
        if m := _KUN_NUMMER.fullmatch(navn.strip()):
            return self._nummer(m[1])
        for m in (_NUMMER_FORAN.fullmatch(rent.strip()), _NUMMER_BAG.fullmatch(rent.strip())):
            if m is None:
                continue
            tal, del_ = (m[1], m[2]) if m[1].isdigit() else (m[2], m[1])
            fundet = self._afdelinger.get(fold(del_.strip(" -–,(")), [])
            med_nummer = [a for a in fundet if a.nummer and _ens(a.nummer, tal)]
            if med_nummer:
                return med_nummer
        return []

    def _nummer(self, nummer: str) -> list[Afdeling]:
        return [a for a in self.plan.projekt.afdelinger if a.nummer and _ens(a.nummer, nummer)]

    def _nærmest(self, navn: str) -> str | None:
        navne = [n for a in self.plan.projekt.afdelinger for n in a.alle_navne]
        rent = uden_fodnote(navn)
        m = _NUMMER_FORAN.fullmatch(rent) or _NUMMER_BAG.fullmatch(rent)
        uden = (m[2] if m[1].isdigit() else m[1]) if m else rent
        return nærmeste(rent, navne) or nærmeste(uden.strip(" -–,("), navne)


def _ens(a: str, b: str) -> bool:
    return a.strip().lstrip("0") == b.strip().lstrip("0")
