"""Any valid plan: strategies made from the models themselves, so a new field is covered too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from hypothesis import reject
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from generator.fund import Sti
from generator.model.byg import MODELLER
from generator.model.felter import Fodnotetekst, Korttekst, Langtekst, Årstal
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.opslag import slå_op
from generator.model.plan import Plan
from generator.model.problemkompleks import Indsatsområde, Nøgletal, Nøgletalsrække
from generator.model.regelsaet import Regelsæt
from generator.model.samarbejdspartnere import Bidragssvar
from generator.sidemaal import Sidemål

NAVNE = (
    "BN", "Boligforeningen Nord", "boligforeningen nord", "Eksempel Kommune", "Havneparken",
    "Havneparkn", "Afd. 50", "50", "alle ansøgere", "boligorganisationerne", "Socialforvaltningen",
    "Beskæftigelse", "Uddannelse og Livschancer", "VIVE", "LBF Beboerdata", "fravær", "lbf",
    "for-mange-sider", "kort-tid-til-start", "ukendt-felt", "pct.", "*", "a+b (c", "{{", " ", "",
    "😀", "Å" * 80,
)  # fmt: skip
"""Few, so that they meet; some that a careless pattern or look-up would stumble over."""
PROSA = (
    *NAVNE,
    "Vi vil drøfte et samarbejde.",
    "Fraværet er {{ tal.fravær }} mod {{ tal.fravær.sammenligning }} {{ tal.fravær.kilde }}.",
    "{{ afdelinger.antal }} afdelinger i {{ kommune }}, {{ periode }}.[^a]\n\n[^a]: En note.",
    "Alle 12 afdelinger, 35 % og 35 pct. (LBF, 2021); hver tirsdag kl. 16.30 for 25 børn.",
    "Serviceloven §50, §91a, TODO, CPR 010190-1234, tlf. 12 34 56 78, a@b.dk.",
    "| Tal | År |\n|---|---|\n| 8,21[^a] | 2021 |\n\n- et\n- to\n\n# Overskrift",
    "Ord. " * 60,
    "ord " * 60,
    "{{ tal.findes_ikke }} {{ åben",
)
TAL = ("8,21", "0", "-5", "100", "1.386", "150,5", "99999", "*", "..", "-", "ca. 2", "")
ÅR = ("2021", "2020-21", "2021/22", "2018", "1901", "2199", "ikke oplyst")
SÆT = ("parallelsamfund-2022", "findes-ikke")
KOLONNER = ("dømte", "kun_grundskole", "indkomst", "ikkevestlige", "valgdeltagelse", "x")

Data = st.SearchStrategy[Any]


def data_til(type_: Any) -> Data:
    """Return raw values that a field of the type accepts."""
    oprindelse, led = get_origin(type_), get_args(type_)
    if oprindelse is Annotated:
        return data_til(led[0])
    if Årstal in led:
        return data_til(Årstal)  # »ikke oplyst« is None's spelling
    if oprindelse in (Union, UnionType):
        return st.one_of([data_til(t) for t in led])
    if oprindelse is tuple:
        return st.lists(data_til(led[0]), max_size=3)
    if oprindelse is dict:
        nøgler = st.sampled_from([n for n in (*NAVNE, *KOLONNER) if n.strip()])
        return st.dictionaries(nøgler, data_til(led[1]), max_size=3)
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        return model(type_)
    if isinstance(type_, type) and issubclass(type_, Enum):
        return st.sampled_from([v.value for v in type_])
    return _ENKLE[type_]()


_ENKLE: dict[Any, Callable[[], Data]] = {
    NoneType: st.none,
    Any: lambda: st.sampled_from(TAL),
    Langtekst: lambda: st.sampled_from(PROSA),
    Fodnotetekst: lambda: st.sampled_from([t for t in PROSA if "]:" not in t]),
    Korttekst: lambda: st.sampled_from(PROSA),
    str: lambda: st.sampled_from(NAVNE),
    bool: st.booleans,
    int: lambda: st.sampled_from([0, 1, 4, 99, 412, 10**7, 10**12]),
    Decimal: lambda: st.sampled_from(
        [Decimal(t) for t in ("0", "25", "8.21", "-1.5", "1.45", "2.18", "1E+3", "99999999.99")]
    ),
    date: lambda: st.one_of(
        st.sampled_from([date(2022, 12, 1), date(2025, 3, 1), date(2024, 2, 29)]), st.dates()
    ),
    Årstal: lambda: st.sampled_from(ÅR),
}


def model(klasse: type[BaseModel]) -> Data:
    """Return raw mappings that a model accepts, its optional keys now there, now not."""
    krævet: dict[str, Data] = {}
    frit: dict[str, Data] = {}
    for navn, felt in klasse.model_fields.items():
        gruppe = krævet if felt.is_required() else frit
        gruppe[navn] = _senere(felt.annotation)
    if "kriteriesæt" in krævet:
        krævet["kriteriesæt"] = st.sampled_from(SÆT)
    data = st.fixed_dictionaries(krævet, optional=frit)
    return data.map(_MEND[klasse]) if klasse in _MEND else data


def _senere(type_: Any) -> Data:
    """Most keys are left out in any one plan: what they take is made when it is drawn."""

    def lav() -> Data:
        return data_til(type_)

    return st.deferred(lav)


def _ét_svar(data: dict[str, Any]) -> dict[str, Any]:
    return dict([p for p in data.items() if p[1] is not None][:1])


def _tekst_eller_fravalgt(data: dict[str, Any]) -> dict[str, Any]:
    if data.get("tekst") is None:
        return {"navn": data["navn"], "fravalgt": data.get("fravalgt") or "Dækket."}
    return {**data, "fravalgt": None}


def _med_kolonner(data: dict[str, Any]) -> dict[str, Any]:
    værdi = str(data.get("beboere", ""))
    start = TAL.index(værdi) if værdi in TAL else 0
    return {**data, **{k: TAL[(start + nr) % len(TAL)] for nr, k in enumerate(KOLONNER)}}


def _kendte_kriterier(data: dict[str, Any]) -> dict[str, Any]:
    for krav in data["statusser"].values():
        for led in ("af", "samt"):
            if krav.get(led):
                krav[led] = [k for k in krav[led] if k in data["kriterier"]]
    return data


_MEND: dict[type[BaseModel], Callable[[dict[str, Any]], dict[str, Any]]] = {
    Bidragssvar: _ét_svar,
    Kriteriesæt: _kendte_kriterier,
    Indsatsområde: _tekst_eller_fravalgt,
    Nøgletal: _med_kolonner,
    Nøgletalsrække: _med_kolonner,
}


def _gyldig(klasse: type[BaseModel], data: Any) -> Any:
    """Validate, leaving out what a field does not take (a width of 0, 99 decimals)."""
    for _ in range(50):
        try:
            return klasse.model_validate(data)
        except ValidationError as fejl:
            for detalje in fejl.errors():
                _tag_ud(data, detalje["loc"])
    return reject()


def _tag_ud(data: Any, loc: tuple[int | str, ...]) -> None:
    vej = [data]
    for led in loc:
        nu = vej[-1]
        # What is not there is a tag that pydantic adds for a union.
        if isinstance(nu, dict) and led in nu:
            vej.append(nu[led])
        elif isinstance(nu, list) and isinstance(led, int):
            vej.append(nu[led])
    for oppe, nede in zip(vej[-2::-1], vej[:0:-1], strict=True):
        if isinstance(oppe, list):
            oppe[:] = [v for v in oppe if v is not nede]
            return
        if len(oppe) > 1:
            for nøgle in [k for k, v in oppe.items() if v is nede]:
                del oppe[nøgle]
            return


_DELE = {stamme: model(klasse) for stamme, klasse in MODELLER.items()}
_REGELSÆT = slå_op(Regelsæt, "regelsaet", "lbf-2019-26", None).sæt
_KRITERIESÆT = slå_op(Kriteriesæt, "kriterier", "parallelsamfund-2022", None).sæt
_SKADER: list[Sti] = [
    ("problemkompleks", "indsatsområder"),
    ("projekt", "afdelinger"),
    ("tal", "tal", "fravær"),
]


@st.composite
def planer(træk: Callable[[Data], Any]) -> Plan:
    """Draw a plan; a part may be missing, unreadable or damaged, a set unknown or the writer's."""
    dele = {
        stamme: _gyldig(MODELLER[stamme], træk(_DELE[stamme]))
        for stamme in MODELLER
        if stamme == "projekt" or træk(st.integers(0, 5))
    }
    return Plan(
        navn="plan",
        **dele,
        regelsæt=træk(_sæt(_REGELSÆT, Regelsæt)),
        regelsæt_kendte=("lbf-2019-26",),
        kriteriesæt=træk(_sæt(_KRITERIESÆT, Kriteriesæt)),
        ulæselige=frozenset(træk(st.sets(st.sampled_from(list(MODELLER)), max_size=1))),
        skader=frozenset(træk(st.sets(st.sampled_from(_SKADER), max_size=2))),
    )


def _sæt(kendt: BaseModel | None, klasse: type[BaseModel]) -> Data:
    egne = model(klasse).map(partial(_gyldig, klasse))
    return st.one_of(st.just(kendt), st.none(), egne)


sidemål = st.one_of(
    st.none(),
    st.builds(
        Sidemål,
        antal=st.integers(1, 9),
        forbrug=st.floats(0.01, 9, allow_nan=False),
        grænse=st.integers(0, 5),
        motor=st.just("typst"),
        tegn=st.just(14210),
        ord=st.integers(0, 5000),
        afsnit=st.just(()),
        linjer_tilbage=st.integers(-200, 200),
        indbygget_antal=st.integers(1, 9),
        bekræftet=st.booleans(),
        bekræftet_af=st.sampled_from(["", "LibreOffice 25.2.3.2"]),
    ),
)
