"""The values that a text may use in ``{{ … }}``, computed from the plan.

A `Værdi` is a closed little world: a printed text, named values below it, and perhaps a
function. Nothing else can be reached from a text, which is what makes it safe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from generator.dansk.datoer import skriv_dato, skriv_periode
from generator.dansk.lister import fold_navne, opregn
from generator.dansk.naermeste import nærmeste
from generator.dansk.tal import antal_decimaler, med_enhed, skriv_tal
from generator.dokument.markdown import ren_kort
from generator.fund import Sti
from generator.model.felter import Oplysning, Ulæst, Årstal
from generator.model.plan import Plan
from generator.model.problemkompleks import Nøgletalsrække
from generator.model.projekt import Afdeling
from generator.model.tal import Sammenligning, Tal, Tidligere


class Værdifejl(LookupError):
    """A name or call that gives no value; two Danish sentences, and the word at fault."""

    def __init__(
        self, besked: str, ret: str, ord_: str = "", slug: str = "ukendt-navn", før: str = ""
    ) -> None:
        super().__init__(besked)
        self.besked, self.ret, self.ord, self.slug = besked, ret, ord_, slug
        self.før = før
        """What stands before the word in the expression; it may hold the same word."""

    def find(self, tekst: str, start: int) -> int:
        """Return where the word at fault stands in a text whose expression begins at `start`."""
        if not self.ord:
            return start
        ordet = re.compile(rf"(?<!\w){re.escape(self.ord)}(?!\w)")
        nr = len(ordet.findall(self.før))
        fundet = next(islice(ordet.finditer(tekst, start), nr, None), None)
        return fundet.start() if fundet else start


@dataclass(frozen=True, slots=True)
class Værdi:
    """A value in a text: what it prints, what can be reached from it by a full stop."""

    tekst: str | None = None
    felter: Mapping[str, Værdi] = field(default_factory=dict)
    funktioner: Mapping[str, Callable[..., Værdi]] = field(default_factory=dict)
    hjælp: str = ""
    """What to write instead, when the value itself prints nothing."""
    kilde: Sti = ()
    """The address of the one value that it prints; empty when it is computed."""
    beregnet: str = ""
    """What it is computed from, in Danish words that end a sentence (»… er {beregnet}.«)."""


def værdier(plan: Plan) -> Værdi:
    """Return the root of everything a text may name."""
    projekt = plan.projekt
    felter = {
        "tal": _alle_tal(plan),
        "afdelinger": _afdelinger(plan),
        "periode": Værdi(
            skriv_periode(projekt.periode.fra, projekt.periode.til),
            {
                "fra": Værdi(skriv_dato(projekt.periode.fra), kilde=_projekt("periode", "fra")),
                "til": Værdi(skriv_dato(projekt.periode.til), kilde=_projekt("periode", "til")),
            },
            kilde=_projekt("periode"),
        ),
        "helhedsplan": Værdi(ren_kort(projekt.helhedsplan), kilde=_projekt("helhedsplan")),
        "kommune": Værdi(ren_kort(projekt.kommune), kilde=_projekt("kommune")),
        "dato": Værdi(skriv_dato(projekt.dato), kilde=_projekt("dato")),
        "ansøgere": Værdi(
            opregn(ren_kort(a.visningsnavn) for a in projekt.ansøgere),
            {
                "antal": Værdi(
                    skriv_tal(len(projekt.ansøgere)),
                    beregnet="antallet af ansøgere; ret listen i projekt.yaml",
                )
            },
            beregnet="ansøgernes navne; ret dem i projekt.yaml",
        ),
    }
    if projekt.område:
        felter["område"] = Værdi(ren_kort(projekt.område), kilde=_projekt("område"))
    if plan.kriteriesæt is not None:
        felter["kriterier"] = _kriterier(plan)
    return Værdi(
        felter=felter,
        funktioner={"nøgletal": lambda *navn: _nøgletal(plan, *navn)},
        hjælp="Skriv navnet på en værdi, fx »{{ periode }}«.",
    )


def _projekt(*led: str) -> Sti:
    return ("projekt", *led)


# --- tal ---


def _alle_tal(plan: Plan) -> Værdi:
    if plan.tal is None:
        return Værdi(hjælp="Skriv tallet i tal.yaml.")
    kilder = {navn: ren_kort(kilde.navn) for navn, kilde in plan.tal.kilder.items()}
    return Værdi(
        felter={navn: _tal(navn, tal, kilder) for navn, tal in plan.tal.tal.items()},
        hjælp="Skriv navnet på et tal efter punktummet, fx »{{ tal.fravær }}«.",
    )


KILDE_MANGLER, ÅR_MANGLER = "[kilde mangler]", "[år mangler]"
"""What a draft prints for what is not known; `tal-uden-kilde` keeps it out of the finished one."""


def _kilde(kilde: str | None, år: Årstal | None, kilder: Mapping[str, str]) -> str:
    return f"({kilder.get(kilde, kilde) if kilde else KILDE_MANGLER}, {_år(år)})"


def _år(år: Årstal | None) -> str:
    return str(år) if år else ÅR_MANGLER


def _tal(navn: str, tal: Tal, kilder: Mapping[str, str]) -> Værdi:
    sti: Sti = ("tal", "tal", navn)
    om_kilden = f"kilde og år for »{navn}«; ret dem i tal.yaml"

    def punkt(andet: Sammenligning | Tidligere, sti: Sti) -> Værdi:
        år, kilde = andet.år, andet.kilde
        if isinstance(andet, Sammenligning):
            år = andet.år if "år" in andet.model_fields_set else tal.år
        kilde = kilde if "kilde" in andet.model_fields_set else tal.kilde
        return Værdi(
            med_enhed(skriv_tal(andet.værdi, andet.decimaler), tal.enhed),
            {
                "kilde": Værdi(_kilde(kilde, år, kilder), beregnet=om_kilden),
                "år": Værdi(_år(år), beregnet=om_kilden),
            },
            kilde=(*sti, "værdi"),
        )

    felter = {
        "kilde": Værdi(_kilde(tal.kilde, tal.år, kilder), beregnet=om_kilden),
        "år": Værdi(_år(tal.år), beregnet=om_kilden),
    }
    ved_siden_af = (*sti, "sammenligning")
    if isinstance(tal.sammenligning, Sammenligning):
        felter["sammenligning"] = punkt(tal.sammenligning, ved_siden_af)
    elif tal.sammenligning:
        felter["sammenligning"] = Værdi(
            felter={
                s.id: punkt(s, (*ved_siden_af, nr))
                for nr, s in enumerate(tal.sammenligning)
                if s.id
            },
            hjælp="Tallet har flere sammenligninger: skriv ».sammenligning.« og et id.",
        )
    if tal.tidligere:
        felter["tidligere"] = punkt(tal.tidligere, (*sti, "tidligere"))
        felter["udvikling"] = Værdi(
            _udvikling(tal, tal.tidligere),
            beregnet=f"forskellen på de to tal for »{navn}«; ret tallene i tal.yaml",
        )
    vist = med_enhed(skriv_tal(tal.værdi, tal.decimaler), tal.enhed)
    return Værdi(vist, felter, kilde=(*sti, "værdi"))


_FORSKEL = {"pct.": "procentpoint", "promille": "promillepoint"}


def _udvikling(tal: Tal, tidligere: Tidligere) -> str:
    """The difference of two shares is percentage points, never per cent."""
    decimaler = max(antal_decimaler(tal.værdi), antal_decimaler(tidligere.værdi))
    if tal.decimaler is not None:
        decimaler = tal.decimaler
    forskel = tal.værdi - tidligere.værdi
    return med_enhed(skriv_tal(forskel, decimaler), _FORSKEL.get(tal.enhed, tal.enhed))


# --- afdelinger ---


def _navneliste(navne: Iterable[str]) -> str:
    """Return »a, b og c«; of no names »ingen«, so that the sentence still says something."""
    return opregn(vist for gruppe in fold_navne(list(navne)) for _, vist in gruppe) or "ingen"


def _afdelingsværdi(
    afdelinger: Iterable[Afdeling], felter: Mapping[str, Værdi] = {}, efter: str = ""
) -> Værdi:
    """Return what can be said of some afdelinger; `efter` is what they are chosen by."""
    alle = list(afdelinger)
    om = f", som er valgt efter {efter}" if efter else ""
    antal = f"antallet af afdelinger{om}; ret {efter or 'listen af afdelinger'}"
    return Værdi(
        felter={
            **felter,
            "antal": Værdi(skriv_tal(len(alle)), beregnet=antal),
            "boligafdelinger": Værdi(
                f"{skriv_tal(len(alle))} boligafdeling{'' if len(alle) == 1 else 'er'}",
                beregnet=antal,
            ),
            "lejeboliger": Værdi(
                skriv_tal(sum(a.lejeboliger for a in alle)),
                beregnet=f"summen af afdelingernes lejeboliger{om}; ret tallet i afdelingen",
            ),
            "navne": Værdi(
                _navneliste(ren_kort(a.navn) for a in alle),
                beregnet=f"afdelingernes navne{om}; ret dem i listen af afdelinger",
            ),
        },
        hjælp="Skriv ».antal«, ».boligafdelinger«, ».lejeboliger« eller ».navne« efter.",
    )


def _afdelinger(plan: Plan) -> Værdi:
    grupper = {
        navn: _afdelingsværdi(alle, efter="afdelingernes gruppe")
        for navn, alle in plan.grupper.items()
    }

    def gruppe(*navne: str) -> Værdi:
        return _slå_op(grupper, navne, "gruppe")

    samlet = _afdelingsværdi(plan.projekt.afdelinger, grupper)
    return Værdi(felter=samlet.felter, funktioner={"gruppe": gruppe}, hjælp=samlet.hjælp)


def _slå_op(kendte: Mapping[str, Værdi], navne: tuple[str, ...], slags: str) -> Værdi:
    if len(navne) != 1:
        raise Værdifejl(
            f"»{slags}« skal have ét navn i parentesen.", f'Skriv fx {slags}("…").', slags
        )
    if navne[0] not in kendte:
        forslag = nærmeste(navne[0], list(kendte))
        if forslag:
            ret = f"Mente du »{forslag}«?"
        else:
            ret = f"Kendte navne: {opregn(sorted(kendte))}." if kendte else "Slet udtrykket."
        raise Værdifejl(f"Der er ingen {slags}, der hedder »{navne[0]}«.", ret, navne[0])
    return kendte[navne[0]]


# --- figures and criteria ---

EFTER = "deres nøgletal"


def _skriv_måltal(værdi: Decimal | Oplysning | Ulæst) -> str:
    match værdi:
        case Decimal():
            return skriv_tal(værdi)
        case Oplysning.IKKE_OPLYST:
            return "ikke oplyst"
        case Oplysning.DISKRETIONERET:
            return "diskretioneret"
        case Ulæst(tekst=tekst):
            return tekst


def _nøgletal(plan: Plan, *navn: str) -> Værdi:
    rækker = plan.nøgletal_efter_navn(navn[0], navn[1] if len(navn) > 1 else None) if navn else []
    if len(rækker) > 1:
        raise Værdifejl(
            f"Flere boligorganisationer har en afdeling, der hedder »{navn[0]}«.",
            f'Skriv boligorganisationen efter: nøgletal("{navn[0]}", "…").',
            navn[0],
        )
    if not rækker:
        kendte = {r.afdeling: Værdi() for r in plan.nøgletal}
        return _slå_op(kendte, navn[:1], "nøgletal")
    række = rækker[0]
    kolonner = plan.nøgletalskolonner
    return Værdi(
        felter={
            k: Værdi(_skriv_måltal(række.værdi(k)), kilde=_nøgletalssti(plan, række, k))
            for k in ("beboere", *kolonner)
        },
        hjælp="Skriv kolonnen efter punktummet, fx ».dømte«.",
    )


def _nøgletalssti(plan: Plan, række: Nøgletalsrække, kolonne: str) -> Sti:
    nr = next(i for i, r in enumerate(plan.nøgletal) if r is række)
    return ("problemkompleks", "kriterier", "nøgletal", nr, kolonne)


def _kriterier(plan: Plan) -> Værdi:
    grupper = {n: _kriterieværdi(plan, afdelinger) for n, afdelinger in plan.grupper.items()}
    samlet = _kriterieværdi(plan, plan.projekt.afdelinger)

    def gruppe(*navne: str) -> Værdi:
        return _slå_op(grupper, navne, "gruppe")

    return Værdi(
        felter={**grupper, **samlet.felter},
        funktioner={**samlet.funktioner, "gruppe": gruppe},
        hjælp=samlet.hjælp,
    )


def _kriterieværdi(plan: Plan, afdelinger: Iterable[Afdeling]) -> Værdi:
    sæt = plan.kriteriesæt
    assert sæt is not None, "kaldes kun med et kriteriesæt"
    par = [(a, plan.nøgletal_for(a)) for a in afdelinger]
    med_tal: list[tuple[Afdeling, Nøgletalsrække]] = [(a, r) for a, r in par if r is not None]

    def over(*led: str) -> Værdi:
        if len(led) != 2:
            raise Værdifejl(
                "»over« skal have et kriterium og en status i parentesen.",
                'Skriv fx over("dømte", "forebyggelsesområde").',
                "over",
            )
        kolonne, status = led
        _slå_op(dict.fromkeys(sæt.kriterier, Værdi()), (kolonne,), "kriterium")
        grænser = sæt.kriterier[kolonne].grænser
        _slå_op(dict.fromkeys(grænser, Værdi()), (status,), "grænse")
        return _afdelingsværdi((a for a, r in med_tal if sæt.over(r, kolonne, status)), {}, EFTER)

    return Værdi(
        felter={
            status: _afdelingsværdi((a for a, r in med_tal if sæt.opfylder(r, status)), efter=EFTER)
            for status in sæt.statusser
        },
        funktioner={"over": over},
        hjælp="Skriv fx ».forebyggelsesområde.antal«.",
    )
