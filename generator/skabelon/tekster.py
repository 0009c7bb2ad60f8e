"""Every text of the plan, read once: ``{{ … }}`` filled in, Markdown parsed.

Templates print the result and rules read it; both know where each word stood in the raw text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.dansk.tal import skriv_tal
from generator.dokument.markdown import Indsat, Kildetekst, Læst, læs_blokke, læs_inline
from generator.dokument.trae import Afsnit, Blok, Inline, Notehenvisning, Tekst, alle_blokke
from generator.fund import Alvor, Fund, Sti
from generator.model.felter import Fodnotetekst, Langtekst
from generator.model.find import find_tekster
from generator.model.plan import Plan
from generator.skabelon.udtryk import find_udtryk, find_værdi, find_åbne
from generator.skabelon.vaerdier import Værdi, Værdifejl, værdier

_PLADSHOLDERE = range(0xF0000, 0xFFFFD)
"""Private characters that stand for a value while Markdown is read."""
STYKKER = 5_000
"""Blocks and runs in all long texts together: mit-kvarter has some 300. Twenty thousand short
paragraphs, or words in bold, take the page layout 20 s and a GiB."""
_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fodnote:
    """A footnote's definition: what it says, and where it stands."""

    navn: str
    sti: Sti
    tegn: int | None
    blokke: tuple[Afsnit, ...]


@dataclass(frozen=True)
class Tekster:
    """The plan's texts, read. Immutable once `læs_tekster` has returned it."""

    lange: Mapping[Sti, tuple[Blok, ...]]
    korte: Mapping[Sti, tuple[Inline, ...]]
    noter: Mapping[int, Fodnote]
    """By the provisional (negative) number that `Notehenvisning` carries until numbered."""
    fund: tuple[Fund, ...]
    brugte: frozenset[str]
    """The expressions used between braces, as written: ``tal.fravær.kilde``."""
    rod: Værdi
    """Everything a text may name."""
    uden_værdi: int = 0
    """How many expressions stand in the document as they are written, for want of a value."""

    def __contains__(self, sti: Sti) -> bool:
        return sti in self.lange or sti in self.korte


@dataclass
class _Læsning:
    rod: Værdi
    plan: Plan
    fund: list[Fund] = field(default_factory=list)
    brugte: set[str] = field(default_factory=set)
    numre: dict[tuple[str, str], int] = field(default_factory=dict)
    uden_værdi: int = 0
    stykker: int = 0
    """Blocks and runs of the long texts so far."""


def læs_tekster(plan: Plan, uden: frozenset[tuple[str, str]] = frozenset()) -> Tekster:
    """Read every text of the plan; faults are findings, and what cannot be read stands as it is.

    `uden` are footnotes, by file and name, that only look as if they had a text (it stands where
    Markdown sees something else). One reading finds them; in the next their references are text.
    """
    tekster = list(find_tekster(plan))
    arbejde = _Læsning(værdier(plan), plan)
    for sti, tekst in tekster:
        fil = str(sti[0])
        navne = _DEFINITION.findall(tekst) if isinstance(tekst, Langtekst) else []
        if isinstance(tekst, Fodnotetekst):
            navne = [str(sti[-1])]
        for navn in navne:
            if (fil, navn) not in uden:
                arbejde.numre.setdefault((fil, navn), -1 - len(arbejde.numre))
    lange: dict[Sti, tuple[Blok, ...]] = {}
    korte: dict[Sti, tuple[Inline, ...]] = {}
    noter: dict[int, Fodnote] = {}
    for sti, tekst in tekster:
        kilde = _udfyld(str(tekst), sti, arbejde)
        fil = str(sti[0])

        def nummer(navn: str, fil: str = fil) -> int | None:
            return arbejde.numre.get((fil, navn))

        if not isinstance(tekst, Langtekst):
            korte[sti], fund = læs_inline(kilde)
            arbejde.fund.extend(fund)
            continue
        læst = læs_blokke(kilde, nummer)
        arbejde.fund.extend(læst.fund)
        lange[sti] = _højst(STYKKER, læst, sti, tekst, arbejde)
        _saml_noter(fil, sti, tekst, læst, arbejde, noter)
    tomme = frozenset(sted for sted, nr in arbejde.numre.items() if nr not in noter)
    if tomme:
        return læs_tekster(plan, uden | tomme)
    return Tekster(
        lange, korte, noter, tuple(arbejde.fund), frozenset(arbejde.brugte), arbejde.rod,
        arbejde.uden_værdi,
    )  # fmt: skip


def _højst(
    højst: int, læst: Læst, sti: Sti, tekst: Langtekst, arbejde: _Læsning
) -> tuple[Blok, ...]:
    """Return a text's blocks; where all texts come to too many pieces, all its words in one."""
    før = arbejde.stykker
    blokke = (*læst.blokke, *(a for note in læst.noter.values() for a in note))
    arbejde.stykker += sum(1 + len(getattr(b, "indhold", ())) for b in alle_blokke(blokke))
    if arbejde.stykker <= højst:
        return læst.blokke
    if før <= højst:
        arbejde.fund.append(
            Fund(
                sti,
                "Med denne tekst er de lange tekster delt i for mange afsnit, punkter og ord med "
                f"fed eller kursiv (fundet {skriv_tal(arbejde.stykker)}, højst {skriv_tal(højst)} "
                "tilsammen). Teksten står som ét afsnit.",
                "Slet det, der ikke hører til; fem sider er omkring 300.",
                alvor=Alvor.FEJL,
                regel="fil-for-stor",
            )
        )
    return (Afsnit((Tekst(" ".join(str(tekst).split())),), sti=sti),)


def _saml_noter(
    fil: str, sti: Sti, tekst: Langtekst, læst: Læst, arbejde: _Læsning, noter: dict[int, Fodnote]
) -> None:
    definerede = [(navn, læst.note_tegn[navn], blokke) for navn, blokke in læst.noter.items()]
    if isinstance(tekst, Fodnotetekst):
        afsnit = tuple(b for b in læst.blokke if isinstance(b, Afsnit))
        definerede.append((str(sti[-1]), 0, afsnit))
    for navn, tegn, blokke in definerede:
        # Markdown also finds a definition where the look ahead saw none (in a quotation).
        nummer = arbejde.numre.setdefault((fil, navn), -1 - len(arbejde.numre))
        if nummer in noter:
            arbejde.fund.append(
                Fund(
                    sti,
                    f"Fodnoten »{navn}« er defineret to gange i {fil}.yaml.",
                    "Slet den ene, eller giv den et andet navn.",
                    tegn=tegn,
                    ord=f"[^{navn}]",
                    alvor=Alvor.FEJL,
                    regel="dobbelt-fodnote",
                )
            )
        else:
            noter[nummer] = Fodnote(navn, sti, tegn, blokke)


def _udfyld(rå: str, sti: Sti, arbejde: _Læsning) -> Kildetekst:
    """Put a placeholder for every expression; a text without any costs nothing."""
    for sted in find_åbne(rå):
        arbejde.fund.append(
            Fund(
                sti,
                "»{{« bliver ikke lukket.",
                "Skriv »}}« efter navnet, fx {{ tal.fravær }}.",
                tegn=sted,
                ord="{{",
                alvor=Alvor.FEJL,
                regel="udtryk-ikke-lukket",
            )
        )
    # Hardly ever any, so the largest is looked at first.
    ingen = ord(max(rå, default="\0")) < _PLADSHOLDERE.start
    optaget = set() if ingen else {c for c in rå if ord(c) in _PLADSHOLDERE}
    ledige = (chr(nr) for nr in _PLADSHOLDERE if chr(nr) not in optaget)
    dele: list[str] = []
    tegn: list[int] = []
    indsat: dict[str, Indsat] = {}
    nu = 0
    for udtryk in find_udtryk(rå):
        dele.append(rå[nu : udtryk.start])
        tegn.extend(range(nu, udtryk.start))
        nu = udtryk.slut
        try:
            fundet = find_værdi(udtryk.kode, arbejde.rod)
        except Værdifejl as fejl:
            if fejl.slug != "ukendt-navn" or not _kan_være_skadet(udtryk.kode, arbejde.plan):
                arbejde.fund.append(_fejl(fejl, rå, sti, udtryk.start))
            arbejde.uden_værdi += 1
            dele.append(rå[udtryk.start : udtryk.slut])
            tegn.extend(range(udtryk.start, udtryk.slut))
            continue
        arbejde.brugte.add(udtryk.kode)
        værdi = fundet.tekst or ""
        plads = next(ledige)
        indsat[plads] = Indsat(
            (
                Tekst(
                    værdi,
                    værdi=True,
                    udtryk=udtryk.kode,
                    tegn=udtryk.start,
                    sti=sti,
                    kilde=fundet.kilde,
                    beregnet=fundet.beregnet,
                ),
            )
        )
        dele.append(plads)
        tegn.append(udtryk.start)
        if værdi.endswith(".") and rå.startswith(".", nu) and not rå.startswith("..", nu):
            nu += 1  # »8,21 pct.« ends the sentence: one full stop is enough
    dele.append(rå[nu:])
    tegn.extend(range(nu, len(rå) + 1))
    return Kildetekst("".join(dele), sti, tegn, indsat)


_KRITERIER: Sti = ("problemkompleks", "kriterier")
_LISTER: tuple[Sti, ...] = (("projekt", "afdelinger"), ("projekt", "ansøgere"))


def _kan_være_skadet(kode: str, plan: Plan) -> bool:
    """Tell whether what an expression names may be among what could not be read.

    Then an unknown name is no news: the fault of reading has been told.
    """
    navne = re.findall(r"\w+", kode)
    stier: tuple[Sti, ...] = ()
    match navne[:1]:
        case ["tal"]:
            stier = (("tal", "tal", *navne[1:2]),)
        case ["afdelinger"]:
            stier = _LISTER
        case ["kriterier" | "nøgletal"]:
            stier = (*_LISTER, _KRITERIER)
        case [navn]:
            stier = (("projekt", navn),)
    return any(plan.har_skade(sti) or sti[0] in plan.ulæselige for sti in stier)


def _fejl(fejl: Værdifejl, rå: str, sti: Sti, start: int) -> Fund:
    return Fund(
        sti,
        fejl.besked,
        fejl.ret,
        tegn=fejl.find(rå, start),
        ord=fejl.ord,
        alvor=Alvor.FEJL,
        regel=fejl.slug,
    )


def henvisninger(indhold: tuple[Inline, ...]) -> list[int]:
    """Return the provisional numbers of the footnotes that a line refers to."""
    return [s.nummer for s in indhold if isinstance(s, Notehenvisning)]
