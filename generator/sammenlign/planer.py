"""Two plans held against each other, field by field.

The walk is driven by the model: a new key of the content format is compared from the day it is
there. What is special is data beside it: what an item is known by (`navne`), which section a key
belongs to (`hvor`), the unit of a figure (`_enhed`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.dokument.markdown import ren_kort
from generator.fund import Sti
from generator.model.afsnit import FigurFil
from generator.model.felter import Indhold, Korttekst, Langtekst
from generator.model.find import FILER, find
from generator.model.kriteriesaet import Operator
from generator.model.plan import Plan
from generator.model.problemkompleks import Nøgletalsrække
from generator.model.projekt import Afdeling
from generator.model.tal import Tal
from generator.sammenlign.aendringer import Slags, Ændring
from generator.sammenlign.hvor import DELE, EGET_AFSNIT, FODNOTER, Hvor, i_fil, nøglen
from generator.sammenlign.navne import ARTER, Art, afdelingsnavn, par_led, slægtskab
from generator.sammenlign.ordforskel import ordforskel
from generator.sammenlign.parring import Par, Parring, par
from generator.sammenlign.tekster import Tekststykke, linje, stykker
from generator.sammenlign.vaerdier import forskel, rens, skriv
from generator.skabelon import Tekster

GRÆNSER = {"forebyggelsesområde": "forebyggelsesområde", "parallelsamfund": "parallelsamfund"}
"""The limits that the table marks, with the words a note has for them."""
_I_KR = frozenset({"samlet_budget", "beløb"})
_SPRING_OVER = frozenset({"fodnoter"})
"""Footnotes are compared with those that stand in the texts, in `_noter`."""


@dataclass(frozen=True)
class Udgave:
    """A plan with its texts read."""

    plan: Plan
    tekster: Tekster


@dataclass(frozen=True, slots=True)
class _Rest:
    """A piece of text that only one side has, and that may be found elsewhere on the other."""

    stykke: Tekststykke
    ændring: Ændring


@dataclass
class _Gang:
    """One walk through both plans."""

    gammel: Udgave
    ny: Udgave
    ud: list[Ændring] = field(default_factory=list)
    forbehold: list[str] = field(default_factory=list)
    væk: list[_Rest] = field(default_factory=list)
    til: list[_Rest] = field(default_factory=list)
    omdøbte: dict[Any, Any] = field(default_factory=dict)
    """What an afdeling was known by in the old plan -> what it is known by in the new."""


def sammenlign_planer(gammel: Udgave, ny: Udgave) -> tuple[list[Ændring], list[str]]:
    """Return the changes in the order of the files, and what could not be compared."""
    gang = _Gang(replace(gammel, tekster=_samme_notenavne(gammel, ny)), ny)
    for stamme in FILER:
        ulæselig = [
            hvad
            for hvad, side in (("den gamle", gammel), ("den nye", ny))
            if getattr(side.plan, stamme) is None and stamme in side.plan.ulæselige
        ]
        if ulæselig:
            gang.forbehold.append(
                f"{stamme}.yaml er ikke sammenlignet, fordi den ikke kan læses i "
                f"{' og '.join(ulæselig)} udgave."
            )
            continue
        a, b = getattr(gammel.plan, stamme), getattr(ny.plan, stamme)
        if a is not None or b is not None:
            _model(gang, a, b, (stamme,), (stamme,), i_fil(stamme))
            _noter(gang, stamme)
    _billeder(gang)
    _flyt_på_tværs(gang)
    orden = list(DELE.values())
    return sorted(gang.ud, key=lambda æ: orden.index(æ.del_)), gang.forbehold


# --- the walk ---


def _model(
    gang: _Gang,
    a: Indhold | None,
    b: Indhold | None,
    g_sti: Sti,
    n_sti: Sti,
    hvor: Hvor,
    uden: Sequence[str] = (),
) -> None:
    """Compare two parts of a kind; one that is missing has no values."""
    del_ = a if a is not None else b
    assert del_ is not None, "den ene side har altid noget"
    if isinstance(del_, Nøgletalsrække):
        _nøgletal(gang, a, b, n_sti, hvor)
        return
    for navn in type(del_).model_fields:
        if navn in uden or navn in _SPRING_OVER:
            continue
        x, y = getattr(a, navn, None), getattr(b, navn, None)
        if navn == "sammenligning":
            x, y = getattr(a, "sammenligninger", ()), getattr(b, "sammenligninger", ())
        enhed = _enhed(navn, a, b, gang.gammel.plan, gang.ny.plan, n_sti)
        _værdi(gang, x, y, (*g_sti, navn), (*n_sti, navn), nøglen(hvor, (*n_sti, navn)), enhed)


def _enhed(navn: str, a: Any, b: Any, plan_g: Plan, plan_n: Plan, sti: Sti) -> tuple[str, str]:
    """Return the old and the new unit of a figure."""
    if navn in _I_KR:
        return "kr.", "kr."
    if navn == "bredde_cm":
        return "cm", "cm"
    if navn != "værdi":
        return "", ""
    if isinstance(a or b, Tal):
        return getattr(a, "enhed", ""), getattr(b, "enhed", "")
    # A comparison or an earlier point has its figure's unit.
    tal = [p.tal.tal.get(str(sti[2])) if p.tal else None for p in (plan_g, plan_n)]
    return getattr(tal[0], "enhed", ""), getattr(tal[1], "enhed", "")


def _værdi(
    gang: _Gang, a: Any, b: Any, g_sti: Sti, n_sti: Sti, hvor: Hvor, enhed: tuple[str, str]
) -> None:
    """Compare two values of any type."""
    tom_a, tom_b = a is None or a in ((), {}), b is None or b in ((), {})
    if tom_a and tom_b:
        return
    if _er_hul(gang, g_sti, n_sti, hvor):
        return
    slags = a if not tom_a else b
    match slags:
        case Langtekst():
            _tekst(gang, g_sti if not tom_a else None, n_sti if not tom_b else None, hvor)
        case Korttekst():
            _kort(gang, g_sti if not tom_a else None, n_sti if not tom_b else None, hvor)
        case Indhold():
            _model(gang, a, b, g_sti, n_sti, hvor)
        case tuple():
            _liste(gang, a or (), b or (), g_sti, n_sti, hvor)
        case Mapping():
            _opslag(gang, a or {}, b or {}, g_sti, n_sti, hvor)
        case _:
            if a != b:
                _enkelt(gang, a, b, n_sti if not tom_b else g_sti, hvor, enhed)


def _er_hul(gang: _Gang, g_sti: Sti, n_sti: Sti, hvor: Hvor) -> bool:
    """Tell whether either side lacks a value because it could not be read; then say so."""
    sider = [
        hvad
        for hvad, side, sti in (
            ("den gamle", gang.gammel, g_sti),
            ("den nye", gang.ny, n_sti),
        )
        if side.plan.er_skadet(sti) and sti not in side.plan.ufuldstændige
    ]
    if sider:
        hvad = ", ".join(led for led in (hvor.afsnit, hvor.emne, hvor.felt) if led)
        gang.forbehold.append(
            f"»{hvad}« er ikke sammenlignet, fordi det ikke kan læses i "
            f"{' og '.join(sider)} udgave."
        )
    return bool(sider)


def _enkelt(
    gang: _Gang, a: Any, b: Any, sti: Sti, hvor: Hvor, enhed: tuple[str, str] = ("", "")
) -> None:
    """Report a value that is no text."""
    gammel, ny = skriv(a, enhed[0]), skriv(b, enhed[1])
    if gammel == ny:
        return  # printed alike
    tal = forskel(a, b, enhed[1]) if enhed[0] == enhed[1] else ""
    _meld(gang, hvor, _slags(gammel, ny), gammel, ny, forskel=tal, sti=sti)


def _slags(gammel: str, ny: str) -> Slags:
    if not gammel:
        return Slags.TILFØJET
    return Slags.ÆNDRET if ny else Slags.FJERNET


def _meld(gang: _Gang, hvor: Hvor, slags: Slags, gammel: str, ny: str, **mere: Any) -> None:
    gang.ud.append(Ændring(hvor.del_, hvor.afsnit, hvor.emne, hvor.felt, slags, gammel, ny, **mere))


# --- texts ---


def _stykker(side: Udgave, sti: Sti | None) -> list[Tekststykke]:
    if sti is None or sti not in side.tekster.lange:
        return []
    return list(stykker(side.tekster.lange[sti], side.tekster))


def _tekst(gang: _Gang, g_sti: Sti | None, n_sti: Sti | None, hvor: Hvor) -> None:
    """Compare two long texts, paragraph by paragraph."""
    gamle, nye = _stykker(gang.gammel, g_sti), _stykker(gang.ny, n_sti)
    _stykkevis(gang, gamle, nye, hvor, n_sti or g_sti or ())


def _kort(gang: _Gang, g_sti: Sti | None, n_sti: Sti | None, hvor: Hvor) -> None:
    """Compare two short texts."""
    gammel, ny = _korte(gang.gammel, g_sti), _korte(gang.ny, n_sti)
    if gammel.nøgle != ny.nøgle or gammel.aftryk != ny.aftryk:
        _rettet(gang, gammel, ny, hvor, n_sti or g_sti or ())


def _korte(side: Udgave, sti: Sti | None) -> Tekststykke:
    if sti is None or sti not in side.tekster.korte:
        return Tekststykke("", "", "punkt")
    return linje(side.tekster.korte[sti], side.tekster)


def _rettet(
    gang: _Gang,
    gammel: Tekststykke,
    ny: Tekststykke,
    hvor: Hvor,
    sti: Sti,
    slags: Slags | None = None,
    note: str = "",
) -> None:
    """Report one text that has become another."""
    if gammel.nøgle == ny.nøgle and slags is None:
        note = f"Kun fed, kursiv eller link er ændret: {_omtegnet(gammel, ny)}."
    elif gammel.nøgle == ny.nøgle and gammel.aftryk != ny.aftryk:
        note = f"{note} Fed, kursiv eller link er også ændret.".strip()
    ord_ = tuple(ordforskel(gammel.tekst, ny.tekst)) if gammel.tekst != ny.tekst else ()
    if not (gammel.tekst and ny.tekst):
        ord_ = ()
    _meld(
        gang, hvor, slags or _slags(gammel.tekst, ny.tekst), gammel.tekst, ny.tekst,
        ord=ord_, note=note, sti=sti,
    )  # fmt: skip


def _omtegnet(gammel: Tekststykke, ny: Tekststykke) -> str:
    """Return the words that look otherwise than before."""
    ord_ = dict.fromkeys(a[0] for a in (*gammel.aftryk, *ny.aftryk))
    ændret = [o for o in ord_ if _udseende(gammel, o) != _udseende(ny, o)]
    return ", ".join(f"»{rens(o)}«" for o in ændret[:5]) + (" …" if len(ændret) > 5 else "")


def _udseende(stykke: Tekststykke, ord_: str) -> list[tuple[str, bool, bool, str]]:
    return [a for a in stykke.aftryk if a[0] == ord_]


def _stykkevis(
    gang: _Gang, gamle: list[Tekststykke], nye: list[Tekststykke], hvor: Hvor, sti: Sti
) -> None:
    """Report what has become of each piece of a text."""
    if not (gamle or nye):  # a text that prints nothing
        return
    if not (gamle and nye) and all(s.art == "punkt" for s in (*gamle, *nye)):
        # A list that is new or gone is one change.
        gammel, ny = ("; ".join(s.tekst for s in alle) for alle in (gamle, nye))
        _meld(gang, hvor, _slags(gammel, ny), gammel, ny, sti=sti)
        return
    flere = max(len(gamle), len(nye)) > 1

    def her(nr: int, stykke: Tekststykke) -> Hvor:
        if not flere:
            return hvor
        nummer = f"{nr + 1}. {stykke.art}"
        return replace(hvor, led=(*hvor.led[:-1], f"{hvor.led[-1]}, {nummer}"))

    parrene = par([s.led for s in gamle], [s.led for s in nye])
    bogstaver = [p for p in parrene if _kun_bogstaver(p, gamle, nye)]
    if len(bogstaver) > 1:  # one change of style, and not one for every item
        g, n = (
            _samlet(alle, [steder[0] for steder in valgte], "; ")
            for alle, valgte in (
                (gamle, [p.gamle for p in bogstaver]),
                (nye, [p.nye for p in bogstaver]),
            )
        )
        note = f"Kun store og små bogstaver er ændret i {len(bogstaver)} {_flertal(n.art)}."
        _rettet(gang, g, n, hvor, sti, Slags.ÆNDRET, note)
    for p in parrene:
        if len(bogstaver) > 1 and p in bogstaver:
            continue
        match p.slags:
            case Parring.ENS | Parring.FLYTTET_FRA:
                continue
            case Parring.SLETTET:
                g = gamle[p.gamle[0]]
                _meld(gang, her(p.gamle[0], g), Slags.FJERNET, g.tekst, "", sti=sti)
                gang.væk.append(_Rest(g, gang.ud[-1]))
            case Parring.NY:
                n = nye[p.nye[0]]
                _meld(gang, her(p.nye[0], n), Slags.TILFØJET, "", n.tekst, sti=sti)
                gang.til.append(_Rest(n, gang.ud[-1]))
            case Parring.FLYTTET:
                g, n = gamle[p.gamle[0]], nye[p.nye[0]]
                note = f"Stod før som {p.gamle[0] + 1}. {g.art}."
                _rettet(gang, g, n, her(p.nye[0], n), sti, Slags.FLYTTET, note)
            case Parring.ÆNDRET:
                g, n = gamle[p.gamle[0]], nye[p.nye[0]]
                _rettet(gang, g, n, her(p.nye[0], n), sti)
            case Parring.DELT | Parring.SAMLET:
                g, n = _samlet(gamle, p.gamle), _samlet(nye, p.nye)
                if p.slags is Parring.DELT:
                    note = f"Delt i {len(p.nye)} {_flertal(n.art)}."
                else:
                    note = f"{len(p.gamle)} {_flertal(n.art)} er samlet til ét."
                _rettet(gang, g, n, her(p.nye[0], n), sti, Slags.ÆNDRET, note)


def _flertal(art: str) -> str:
    return {"afsnit": "afsnit", "punkt": "punkter", "række": "rækker"}.get(art, f"{art}er")


def _kun_bogstaver(p: Par, gamle: Sequence[Tekststykke], nye: Sequence[Tekststykke]) -> bool:
    """Tell whether an item has only got capitals, or lost them."""
    if p.slags is not Parring.ÆNDRET:
        return False
    g, n = gamle[p.gamle[0]], nye[p.nye[0]]
    return g.nøgle != n.nøgle and g.nøgle.casefold() == n.nøgle.casefold()


def _samlet(alle: Sequence[Tekststykke], steder: Sequence[int], imellem: str = " ") -> Tekststykke:
    dele = [alle[i] for i in steder]
    return Tekststykke(
        imellem.join(d.tekst for d in dele),
        imellem.join(d.nøgle for d in dele),
        dele[0].art,
        tuple(a for d in dele for a in d.aftryk),
    )


def _flyt_på_tværs(gang: _Gang) -> None:
    """Find pieces that are gone from one field and have come in another: they have moved."""
    væk = [r for r in gang.væk if len(r.stykke.tekst.split()) > 2]
    til = [r for r in gang.til if len(r.stykke.tekst.split()) > 2]
    if not væk or not til:
        return
    for p in par([r.stykke.led for r in væk], [r.stykke.led for r in til], del_=False):
        if len(p.gamle) != 1 or len(p.nye) != 1 or p.slags is Parring.FLYTTET_FRA:
            continue
        if p.lighed < 0.7:
            continue
        g, n = væk[p.gamle[0]], til[p.nye[0]]
        fra = ", ".join(led for led in (g.ændring.afsnit, g.ændring.emne, g.ændring.felt) if led)
        ord_ = ordforskel(g.stykke.tekst, n.stykke.tekst) if p.ændret else []
        ny = replace(
            n.ændring,
            slags=Slags.FLYTTET,
            gammel=g.stykke.tekst,
            ord=tuple(ord_),
            note=f"Stod før i »{fra}«.",
        )
        gang.ud = [ny if æ is n.ændring else æ for æ in gang.ud if æ is not g.ændring]


# --- lists and mappings ---


def _liste(
    gang: _Gang, a: tuple[Any, ...], b: tuple[Any, ...], g_sti: Sti, n_sti: Sti, hvor: Hvor
) -> None:
    art = next((ARTER[type(led)] for led in (*a, *b) if type(led) in ARTER), None)
    if art is not None:
        _navngivne(gang, a, b, g_sti, n_sti, hvor, art)
        return
    if any(isinstance(led, Korttekst) for led in (*a, *b)):
        gamle = [_korte(gang.gammel, (*g_sti, nr)) for nr in range(len(a))]
        nye = [_korte(gang.ny, (*n_sti, nr)) for nr in range(len(b))]
    else:
        if n_sti[-1] == "afdelinger":  # names that follow when an afdeling is renamed
            a = tuple(led if led in b else _nyt_navn(gang, led) for led in a)
        if max(len(a), len(b)) == 1:
            _enkelt(gang, (a or (None,))[0], (b or (None,))[0], n_sti, hvor)
            return
        gamle, nye = ([_ordret(led) for led in liste] for liste in (a, b))
    _stykkevis(gang, gamle, nye, hvor, n_sti)


def _ordret(led: Any) -> Tekststykke:
    return Tekststykke(skriv(led), skriv(led), "punkt")


def _nyt_navn(gang: _Gang, navn: Any) -> Any:
    return next((ny for gammel, ny in gang.omdøbte.values() if gammel == navn), navn)


def _rækker(
    gang: _Gang, a: Sequence[Any], b: Sequence[Any], gamle: list[Any], nye: list[Any]
) -> tuple[list[Any], list[Any]]:
    """Return what rows of figures are known by: as they are written, else by their afdeling."""
    skrevet = (
        [(r.boligorganisation, r.afdeling) for r in a],
        [(r.boligorganisation, r.afdeling) for r in b],
    )
    fælles = set(skrevet[0]) & set(skrevet[1])
    g = [
        s if s in fælles else gang.omdøbte.get(k, (k, None))[0]
        for s, k in zip(skrevet[0], gamle, strict=True)
    ]
    return g, [s if s in fælles else k for s, k in zip(skrevet[1], nye, strict=True)]


def _navngivne(
    gang: _Gang,
    a: tuple[Any, ...],
    b: tuple[Any, ...],
    g_sti: Sti,
    n_sti: Sti,
    hvor: Hvor,
    art: Art,
) -> None:
    """Compare two lists of items with names."""
    plan_g, plan_n = gang.gammel.plan, gang.ny.plan
    gamle = [art.kendetegn(plan_g, led) for led in a]
    nye = [art.kendetegn(plan_n, led) for led in b]
    if art.navn == "række":
        gamle, nye = _rækker(gang, a, b, gamle, nye)
    hullet = g_sti in plan_g.ufuldstændige or n_sti in plan_n.ufuldstændige
    if hullet:
        gang.forbehold.append(
            f"Listen »{hvor.felt}« under »{hvor.afsnit}« mangler noget, der ikke kan læses; "
            "kun det, begge udgaver har, er sammenlignet."
        )
    # A row of figures is printed where its afdeling stands.
    ordnet = art.navn not in ("række", "undtagelse", "sammenligning")
    for p in par_led(gamle, nye, lambda g, n: slægtskab(plan_g, plan_n, a[g], b[n]), ordnet=ordnet):
        if p.gammel is None or p.ny is None:
            if hullet:
                continue
            slags = Slags.TILFØJET if p.gammel is None else Slags.FJERNET
            side, sti = (gang.ny, (*n_sti, p.ny)) if p.gammel is None else (
                gang.gammel, (*g_sti, p.gammel))  # fmt: skip
            led = b[p.ny] if p.ny is not None else a[p.gammel]  # type: ignore[index]  # one is set
            _hele(gang, side, led, sti, hvor, art, slags)  # type: ignore[arg-type]
            continue
        _begge(gang, a[p.gammel], b[p.ny], (*g_sti, p.gammel), (*n_sti, p.ny), hvor, art, p.flyttet)


def _sted(hvor: Hvor, sti: Sti, navn: str) -> Hvor:
    """Return the place of an item: some are sections of their own."""
    if sti[-2] in EGET_AFSNIT:
        return Hvor(hvor.del_, navn)
    # A list inside an item (a forum's deltagere) tells its kind by the key.
    inde = any(isinstance(led, int) for led in sti[:-1]) and sti[-2] not in ("enheder", "afsnit")
    return hvor.under(f"{sti[-2]!s}: {navn}" if inde and not hvor.emne else navn)


def _begge(
    gang: _Gang, a: Any, b: Any, g_sti: Sti, n_sti: Sti, hvor: Hvor, art: Art, flyttet: bool
) -> None:
    """Compare an item that is on both sides."""
    plan_g, plan_n = gang.gammel.plan, gang.ny.plan
    gammel, ny = art.vist(plan_g, a), art.vist(plan_n, b)
    sted = _sted(hvor, n_sti, ny or f"nr. {int(n_sti[-1]) + 1}")
    navn = replace(sted, led=(art.navn,))
    if gammel != ny and art.navn != "række":
        _meld(gang, navn, Slags.OMDØBT, gammel, ny, sti=n_sti)
        if isinstance(a, Afdeling):
            k = art.kendetegn(plan_g, a)
            gang.omdøbte[k] = (art.kendetegn(plan_n, b), None)
            gang.omdøbte["navn", a.navn] = (a.navn, b.navn)
    if flyttet:
        note = f"Stod før som nr. {int(g_sti[-1]) + 1} på listen, nu som nr. {int(n_sti[-1]) + 1}."
        _meld(gang, navn, Slags.FLYTTET, gammel, ny, note=note, sti=n_sti)
    if isinstance(a, Nøgletalsrække):
        _nøgletal(gang, a, b, n_sti, sted)
    else:
        _model(gang, a, b, g_sti, n_sti, sted, art.navnenøgler)


def _hele(
    gang: _Gang, side: Udgave, led: Any, sti: Sti, hvor: Hvor, art: Art, slags: Slags
) -> None:
    """Report an item that is new or gone, with what it holds."""
    navn = art.vist(side.plan, led) or f"nr. {int(sti[-1]) + 1}"
    sted = replace(_sted(hvor, sti, navn), led=(art.navn,))
    gammel, ny = ("", navn) if slags is Slags.TILFØJET else (navn, "")
    linjer = tuple(_blade(side, led, sti, art.navnenøgler))
    _meld(gang, sted, slags, gammel, ny, linjer=linjer, sti=sti)


def _blade(
    side: Udgave, led: Any, sti: Sti, uden: Sequence[str] = (), led_: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """Yield every value of an item with its key, as it is printed."""
    match led:
        case None:
            return
        case Langtekst():
            tekst = " ".join(s.tekst for s in _stykker(side, sti))
        case Korttekst():
            tekst = _korte(side, sti).tekst
        case Nøgletalsrække():
            for kolonne in ("beboere", *side.plan.nøgletalskolonner):
                yield kolonne.replace("_", " "), skriv(led.værdi(kolonne))
            return
        case Indhold():
            for navn in type(led).model_fields:
                if navn not in uden:
                    yield from _blade(side, getattr(led, navn), (*sti, navn), (), (*led_, navn))
            return
        case tuple() if any(isinstance(d, Indhold) for d in led):
            for nr, del_ in enumerate(led):
                art = ARTER.get(type(del_))
                hvad = art.vist(side.plan, del_) if art else str(nr + 1)
                under = list(_blade(side, del_, (*sti, nr), art.navnenøgler if art else (), ()))
                yield (
                    Hvor("", "", led=led_).felt,
                    hvad + "".join(f" ({navn}: {værdi})" if værdi else "" for navn, værdi in under),
                )
            return
        case tuple() if any(isinstance(d, Korttekst) for d in led):
            tekst = "; ".join(_korte(side, (*sti, nr)).tekst for nr in range(len(led)))
        case _:
            tekst = skriv(led, "kr." if led_[-1:] and led_[-1] in _I_KR else "")
    if tekst:
        yield Hvor("", "", led=led_).felt, tekst


def _opslag(
    gang: _Gang, a: Mapping[str, Any], b: Mapping[str, Any], g_sti: Sti, n_sti: Sti, hvor: Hvor
) -> None:
    """Compare two mappings whose keys are the writer's own names."""
    gamle, nye = list(a), list(b)
    værdier = [*a.values(), *b.values()]
    art = {"tal": "tal", "kilder": "kilde", "kolonner": "kolonne", "forkortelser": "forkortelse"}
    slags_navn = art.get(str(n_sti[-1]), "")

    def ligner(g: int, n: int) -> float:
        return float(a[gamle[g]] == b[nye[n]] and isinstance(værdier[0], Indhold))

    for p in par_led(gamle, nye, ligner, ordnet=n_sti[-1] == "kolonner"):
        g = gamle[p.gammel] if p.gammel is not None else None
        n = nye[p.ny] if p.ny is not None else None
        x = a[g] if g is not None else None
        y = b[n] if n is not None else None
        navn = n if n is not None else str(g)
        sted = hvor.under(_med_om(navn, y if y is not None else x))
        eget = replace(sted, led=(slags_navn,))
        sti: Sti = (*n_sti, n) if n is not None else (*g_sti, str(g))
        if _har_hul(gang, g, n, (*g_sti, navn), (*n_sti, navn)):
            gang.forbehold.append(
                f"»{navn}« under »{hvor.afsnit}« er ikke sammenlignet, fordi noget i det ikke kan "
                "læses."
            )
            continue
        if g is not None and n is not None and g != n:
            _meld(gang, eget, Slags.OMDØBT, g, n, sti=sti)
            continue
        if p.flyttet:
            note = (
                f"Stod før som nr. {gamle.index(str(g)) + 1}, nu som nr. {nye.index(str(n)) + 1}."
            )
            _meld(gang, eget, Slags.FLYTTET, str(g), str(n), note=note, sti=sti)
        if isinstance(x if x is not None else y, Indhold):
            if x is None or y is None:
                side = gang.ny if x is None else gang.gammel
                linjer = tuple(_blade(side, y if x is None else x, sti))
                slags = Slags.TILFØJET if x is None else Slags.FJERNET
                ord_ = ("", navn) if x is None else (navn, "")
                _meld(gang, eget, slags, *ord_, linjer=linjer, sti=sti)
            elif not _er_hul(gang, (*g_sti, navn), (*n_sti, navn), eget):
                _model(gang, x, y, (*g_sti, navn), (*n_sti, navn), sted)
        else:
            _værdi(gang, x, y, (*g_sti, navn), (*n_sti, navn), eget, ("", ""))


def _har_hul(gang: _Gang, g: str | None, n: str | None, g_sti: Sti, n_sti: Sti) -> bool:
    """Tell whether what one side lacks is there, but could not be read."""
    return (g is None and gang.gammel.plan.har_skade(g_sti)) or (
        n is None and gang.ny.plan.har_skade(n_sti)
    )


def _med_om(navn: str, værdi: Any) -> str:
    """Return a figure's name with what it is about: the key alone says little to a reader."""
    om = getattr(værdi, "om", None)
    return f"{navn} ({rens(ren_kort(str(om)))})" if om else navn


# --- figures of the criteria table ---


def _nøgletal(gang: _Gang, a: Any, b: Any, sti: Sti, hvor: Hvor) -> None:
    """Compare the figures of a row, and say which limit a figure has passed."""
    plan_g, plan_n = gang.gammel.plan, gang.ny.plan
    tabeller = (*plan_g.nøgletalskolonner, *plan_n.nøgletalskolonner)
    for kolonne in dict.fromkeys(("beboere", *tabeller)):
        x, y = a.værdi(kolonne), b.værdi(kolonne)
        if x == y:
            continue
        enheder = _kolonneenhed(plan_g, kolonne), _kolonneenhed(plan_n, kolonne)
        felt = replace(hvor, led=(kolonne,))
        gammel, ny = skriv(x, enheder[0]), skriv(y, enheder[1])
        if gammel == ny:
            continue
        tal = forskel(x, y, enheder[1]) if enheder[0] == enheder[1] else ""
        note = _passeret(gang, a, b, kolonne)
        _meld(gang, felt, Slags.ÆNDRET, gammel, ny, forskel=tal, note=note, sti=(*sti, kolonne))


def _kolonneenhed(plan: Plan, kolonne: str) -> str:
    if kolonne == "beboere":
        return ""
    if plan.kriteriesæt and kolonne in plan.kriteriesæt.kriterier:
        return plan.kriteriesæt.kriterier[kolonne].enhed
    kriterier = plan.problemkompleks.kriterier if plan.problemkompleks else None
    egen = kriterier.kolonner.get(kolonne) if kriterier else None
    return (egen.enhed or "") if egen else ""


def _passeret(gang: _Gang, a: Any, b: Any, kolonne: str) -> str:
    """Say which of the table's limits a figure is now over, or no longer over."""
    dele = []
    for grænse, navn in GRÆNSER.items():
        før, nu = (
            side.plan.kriteriesæt is not None
            and kolonne in side.plan.kriteriesæt.kriterier
            and side.plan.kriteriesæt.over(række, kolonne, grænse)
            for side, række in ((gang.gammel, a), (gang.ny, b))
        )
        if før != nu:
            sæt = (gang.ny if nu else gang.gammel).plan.kriteriesæt
            under = sæt is not None and sæt.kriterier[kolonne].operator is Operator.UNDER
            side = "under" if under else "over"
            dele.append(f"{'Nu' if nu else 'Ikke længere'} {side} grænsen for {navn}.")
    return " ".join(dele)


# --- pictures ---


def _billeder(gang: _Gang) -> None:
    """Report a picture that is another under the same name."""
    før, nu = gang.gammel.plan.billeder, gang.ny.plan.billeder
    for navn in før:
        if navn in nu and før[navn] != nu[navn]:
            hvor = Hvor(DELE["projekt"], "Billeder", rens(navn), ("billede",))
            sti = next(
                (s for s, figur in find(gang.ny.plan, FigurFil) if figur.fil == navn),
                ("projekt", "udseende", "logo"),
            )
            note = "Billedet er et andet end før."
            _meld(gang, hvor, Slags.ÆNDRET, navn, navn, note=note, sti=sti)


# --- footnotes ---


def _noter(gang: _Gang, stamme: str) -> None:
    """Compare the footnotes of a file, wherever in it they are written."""
    gamle, nye = (_fodnoter(side, stamme) for side in (gang.gammel, gang.ny))
    for navn in dict.fromkeys((*gamle, *nye)):
        if navn in gamle and navn in nye and gamle[navn].nøgle == nye[navn].nøgle:
            continue
        g, n = gamle.get(navn), nye.get(navn)
        tom = Tekststykke("", "", "fodnote")
        hvor = Hvor(DELE[stamme], FODNOTER, navn, ("fodnote",))
        _rettet(gang, g or tom, n or tom, hvor, (stamme, "fodnoter", navn))


def _samme_notenavne(gammel: Udgave, ny: Udgave) -> Tekster:
    """Return the old texts with the new name of a footnote that has only got another name.

    The name is the writer's own and is not printed.
    """
    nye: dict[str, dict[str, str]] = {}
    for stamme in FILER:
        før, nu = _fodnoter(gammel, stamme), _fodnoter(ny, stamme)
        ledige = {nu[navn].nøgle: navn for navn in nu if navn not in før}
        nye[stamme] = {
            navn: ledige[før[navn].nøgle]
            for navn in før
            if navn not in nu and før[navn].nøgle in ledige
        }
    noter = {
        nr: replace(note, navn=nye.get(str(note.sti[0]), {}).get(note.navn, note.navn))
        for nr, note in gammel.tekster.noter.items()
    }
    return replace(gammel.tekster, noter=noter)


def _fodnoter(side: Udgave, stamme: str) -> dict[str, Tekststykke]:
    ud: dict[str, Tekststykke] = {}
    for note in side.tekster.noter.values():
        if note.sti[0] == stamme:
            dele = list(stykker(note.blokke, side.tekster))
            ud[note.navn] = Tekststykke(
                " ".join(d.tekst for d in dele), " ".join(d.nøgle for d in dele), "fodnote"
            )
    return ud


__all__ = ["Udgave", "afdelingsnavn", "sammenlign_planer"]
