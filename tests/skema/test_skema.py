"""The schemas say what the program says: never more, and as much as can be said of one file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.model import felter
from generator.model.byg import MODELLER
from generator.model.farve import Farve
from generator.skema import skemaer
from generator.skema.ordlyd import VALG
from generator.skema.skalarer import kendt
from tests.proeveprojekt import EKSEMPLER, MIT_KVARTER, ROD, forsøg, kopi, læsefejl
from tests.skema.editor import som_editoren

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema er ikke installeret (pip)")

MAPPE = ROD / "skabeloner" / "skema"
SKEMAER = {navn.removesuffix(".json"): json.loads(tekst) for navn, tekst in skemaer().items()}


def fejl_i(skema: dict[str, Any], værdi: Any) -> list[str]:
    """Return what a schema has against a value."""
    return [
        f"{'/'.join(map(str, f.absolute_path))}: {f.message[:150]}"
        for f in jsonschema.Draft7Validator(skema).iter_errors(værdi)
    ]


def under(skema: Any) -> Iterator[dict[str, Any]]:
    """Yield a schema and every schema in it."""
    if isinstance(skema, dict):
        yield skema
        for værdi in skema.values():
            yield from under(værdi)
    elif isinstance(skema, list):
        for værdi in skema:
            yield from under(værdi)


# --- the copies ---


@pytest.mark.parametrize("navn", skemaer())
def test_kopien_er_frisk(navn: str) -> None:
    """Renew with: projektbeskrivelse skema --ud skabeloner/skema."""
    assert (MAPPE / navn).read_text(encoding="utf-8") == skemaer()[navn]


def test_der_er_ingen_andre_kopier() -> None:
    assert {fil.name for fil in MAPPE.iterdir()} == set(skemaer())


@pytest.mark.parametrize("stamme", SKEMAER)
def test_et_skema_er_et_skema(stamme: str) -> None:
    jsonschema.Draft7Validator.check_schema(SKEMAER[stamme])


# --- what the program reads is never refused ---

PROJEKTER = [EKSEMPLER / "alt", EKSEMPLER / "mindste", MIT_KVARTER]
FILER = [fil for projekt in PROJEKTER for fil in sorted(projekt.glob("*.yaml"))]


@pytest.mark.parametrize("fil", FILER, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_eksemplerne_er_uden_boelgestreg(fil: Path) -> None:
    assert fejl_i(SKEMAER[fil.stem], som_editoren(fil.read_text(encoding="utf-8"))) == []


RETTELSER = yaml.safe_load((Path(__file__).parent / "former.yaml").read_text(encoding="utf-8"))
"""Group -> file and YAML laid over the smallest example, with what it shows."""


def _lagt_over(mappe: Path, stamme: str, ændring: str) -> list[str]:
    """Write a file of the project with a change laid over; return the program's faults of form."""
    fil = mappe / f"{stamme}.yaml"
    if ændring.startswith("hele:"):
        tekst = ændring.partition("\n")[2]
    else:
        gammelt = fil.read_text(encoding="utf-8") if fil.is_file() else ""
        nøgler = re.findall(r"^(\w+):", ændring, re.MULTILINE)
        for nøgle in nøgler:
            gammelt = re.sub(rf"(?ms)^{nøgle}:.*?(?=^\w|\Z)", "", gammelt)
        tekst = gammelt + ændring
    fil.write_text(tekst, encoding="utf-8", newline="\n")
    return [linje for linje in læsefejl(mappe) if f"{stamme}.yaml:" in linje]


@pytest.fixture
def projekt(tmp_path: Path) -> Path:
    mappe = kopi(tmp_path / "p")
    kopi(tmp_path / "alt", EKSEMPLER / "alt")
    for navn in ("kort.png", "afdelinger.csv", "noegletal.xlsx", "afsnit"):
        (tmp_path / "alt" / navn).rename(mappe / navn)
    (mappe / "tal.yaml").write_text("kilder: {}\ntal: {}\n", encoding="utf-8")
    return mappe


def _former(gruppe: str) -> list[Any]:
    return [
        pytest.param(stamme, case, id=f"{stamme}-{nr}")
        for stamme, tilfælde in RETTELSER[gruppe].items()
        for nr, case in enumerate(tilfælde, 1)
    ]


@pytest.mark.stikproeve(3)
@pytest.mark.parametrize(("stamme", "ændring"), _former("læses"))
def test_hvad_programmet_laeser_faar_ingen_boelgestreg(
    stamme: str, ændring: str, projekt: Path
) -> None:
    assert _lagt_over(projekt, stamme, ændring) == []
    tekst = (projekt / f"{stamme}.yaml").read_text(encoding="utf-8")
    assert fejl_i(SKEMAER[stamme], som_editoren(tekst)) == []


@pytest.mark.stikproeve(3)
@pytest.mark.parametrize(("stamme", "ændring"), _former("afvises"))
def test_hvad_programmet_afviser_faar_en_boelgestreg(
    stamme: str, ændring: str, projekt: Path
) -> None:
    assert _lagt_over(projekt, stamme, ændring) != []
    tekst = (projekt / f"{stamme}.yaml").read_text(encoding="utf-8")
    assert fejl_i(SKEMAER[stamme], som_editoren(tekst)) != []


@pytest.mark.parametrize(("stamme", "ændring"), _former("afvises kun af programmet"))
def test_hvad_et_skema_ikke_kan_se(stamme: str, ændring: str, projekt: Path) -> None:
    """Known limits; when the schema learns to see one, it moves to the group above."""
    assert _lagt_over(projekt, stamme, ændring) != []
    tekst = (projekt / f"{stamme}.yaml").read_text(encoding="utf-8")
    assert fejl_i(SKEMAER[stamme], som_editoren(tekst)) == []


SKALARER = {
    "Heltal": felter.Heltal, "Antal": felter.Antal, "Decimaler": felter.Decimaler,
    "Decimaltal": felter.Decimaltal, "Bredde": felter.Bredde, "Dato": felter.Dato,
    "JaNej": felter.JaNej, "År": felter.ÅrEllerIkkeOplyst, "Kilde": felter.KildeEllerIkkeOplyst,
    "Måltal": felter.MåltalFelt, "Beboertal": felter.BeboertalFelt, "Farve": Farve,
}  # fmt: skip
TEGN = "0123456789.,-−– \u00a0/#:abcdefABCDEFjaneITRUElstry ikkeoplyst~*"
TAL = st.from_regex(
    r"\A[-−–]?[0-9]{1,3}([. \u00a0]?[0-9]{3}){0,2}([,.][0-9]{1,3})?\Z", fullmatch=True
)
DATOER = st.dates().map(str)
ÅR = st.from_regex(r"\A(19|20|21)[0-9]{2}( ?[-–/] ?(20)?[0-9]{2})?\Z", fullmatch=True)
TEKSTER = st.one_of(
    TAL, DATOER, ÅR, st.text(TEGN, max_size=12),
    # Digits of other scripts are no business of an editor's.
    st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=6),
    st.sampled_from(["ja", "Nej", "TRUE", "false", "ikke oplyst", "Ikke Oplyst", "..", "#1F3864"]),
)  # fmt: skip


@pytest.mark.parametrize("navn", SKALARER)
@settings(max_examples=forsøg(100), deadline=None)
@given(data=st.data())
def test_en_vaerdi_der_kan_laeses_afvises_aldrig(navn: str, data: st.DataObject) -> None:
    alias = SKALARER[navn]
    tekst = data.draw(TEKSTER)
    fundet = kendt(get_args(alias)[1:])
    assert fundet
    try:
        TypeAdapter(alias, config={"arbitrary_types_allowed": True}).validate_python(tekst)
    except ValidationError:
        return
    # As text it may stand in quotes; else the editor gives it a type of its own.
    former = [tekst]
    try:
        if isinstance(værdi := som_editoren(tekst), str | int | float | bool):
            former.append(værdi)
    except yaml.YAMLError:
        pass
    for værdi in former:
        assert fejl_i(fundet[0], værdi) == [], repr(værdi)


def _blade(værdi: Any, sti: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the address of every value."""
    if sti:
        yield sti
    if isinstance(værdi, dict):
        for nøgle, indre in værdi.items():
            yield from _blade(indre, (*sti, nøgle))
    elif isinstance(værdi, list):
        for nr, indre in enumerate(værdi):
            yield from _blade(indre, (*sti, nr))


ALT = {
    stamme: som_editoren((EKSEMPLER / "alt" / f"{stamme}.yaml").read_text(encoding="utf-8"))
    for stamme in SKEMAER
}
# The example itself is read without a fault.
STEDER = [(stamme, sti) for stamme, værdi in ALT.items() for sti in _blade(værdi)]
PEGER = {"fil": "afsnit/kajkvarteret.md"}
ANDET = [None, "", "x", "ja", 7, 7.5, True, "8,21", "2027-01-01", [], ["x"], {}, {"tekst": "x"},
         PEGER, {"ingen": "x"}, "slet", [None]]  # fmt: skip


@settings(max_examples=forsøg(100), deadline=None)
@given(st.sampled_from(STEDER), st.sampled_from(ANDET))
def test_en_fil_der_kan_laeses_faar_ingen_boelgestreg(
    tmp_path_factory: pytest.TempPathFactory, sted: tuple[str, tuple[Any, ...]], nyt: Any
) -> None:
    stamme, sti = sted
    fil = deepcopy(ALT[stamme])
    om = fil
    for led in sti[:-1]:
        om = om[led]
    # The format lets a text or a table be in a file, not a figure; the reader takes one even so.
    assume(nyt != PEGER or not isinstance(om[sti[-1]], int | float))
    if nyt == "slet":
        del om[sti[-1]]
    else:
        om[sti[-1]] = nyt
    if not fejl_i(SKEMAER[stamme], fil):
        return
    mappe = kopi(tmp_path_factory.mktemp("p") / "p", EKSEMPLER / "alt")
    tekst = json.dumps(fil, ensure_ascii=False)
    (mappe / f"{stamme}.yaml").write_text(tekst, encoding="utf-8")
    assert læsefejl(mappe), (sti, nyt, fejl_i(SKEMAER[stamme], fil))


# --- words ---


def _valg(model: type[BaseModel], set_før: set[Any]) -> Iterator[type[StrEnum]]:
    def dele(annotation: Any) -> Iterator[Any]:
        yield annotation
        for indre in get_args(annotation):
            yield from dele(indre)

    for info in model.model_fields.values():
        for slags in dele(info.annotation):
            if not isinstance(slags, type) or slags in set_før:
                continue
            set_før.add(slags)
            if issubclass(slags, StrEnum):
                yield slags
            elif issubclass(slags, BaseModel):
                yield from _valg(slags, set_før)


def test_hvert_valg_er_forklaret() -> None:
    for model in MODELLER.values():
        for valg in _valg(model, set()):
            assert list(VALG[valg]) == [str(v.value) for v in valg]


@pytest.mark.parametrize("stamme", SKEMAER)
def test_hvert_felt_har_titel_og_forklaring(stamme: str) -> None:
    uden = [
        navn
        for skema in under(SKEMAER[stamme])
        for navn, felt in (skema.get("properties") or {}).items()
        if isinstance(felt, dict)
        and not felt.get("doNotSuggest")
        and felt != {"not": {"type": "null"}}
        and not (felt.get("title") and felt.get("markdownDescription"))
    ]
    assert uden == []


def _afvisende(skema: Any, sti: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema whose faults are shown, with its address: conditions are not."""
    if isinstance(skema, bool):
        return
    yield sti, skema
    for nøgle in ("properties", "patternProperties"):
        for navn, indre in skema.get(nøgle, {}).items():
            yield from _afvisende(indre, f"{sti}/{navn}")
    for nøgle in ("allOf", "anyOf", "oneOf"):
        for indre in skema.get(nøgle, ()):
            yield from _afvisende(indre, f"{sti}/{nøgle}")
    for nøgle in ("then", "else", "items", "additionalProperties", "propertyNames"):
        yield from _afvisende(skema.get(nøgle, True), f"{sti}/{nøgle}")


@pytest.mark.parametrize("stamme", SKEMAER)
def test_alt_hvad_der_kan_afvises_har_en_dansk_besked(stamme: str) -> None:
    """The server's own sentences are English: every keyword that refuses brings one of ours."""
    engelske = {"minimum", "maximum", "exclusiveMinimum", "minItems", "maxItems", "minLength",
                "not", "const", "format"}  # fmt: skip
    antal = 0
    for sti, skema in _afvisende(SKEMAER[stamme]):
        if {"required", "type", "enum"} & skema.keys() or skema.get(
            "additionalProperties"
        ) is False:
            assert skema.get("errorMessage"), sti
            antal += 1
        if "pattern" in skema:
            assert skema.get("patternErrorMessage"), sti
        assert not engelske & skema.keys(), sti
    assert antal > 100


# --- snippets ---

_STOP = re.compile(r"\$\{\d+[:|]([^},|]*)[^}]*\}|\$\d")


def _udfyldt(krop: Any) -> Any:
    """Return a snippet as it stands when nothing is changed in it."""
    if isinstance(krop, dict):
        return {_udfyldt(n): _udfyldt(v) for n, v in krop.items()}
    if isinstance(krop, list):
        return [_udfyldt(v) for v in krop]
    tekst = _STOP.sub(lambda m: m[1] or "x", krop)
    return som_editoren(tekst) if not tekst.startswith("|") else tekst


@pytest.mark.parametrize("stamme", SKEMAER)
def test_hver_stump_passer_hvor_den_tilbydes(stamme: str) -> None:
    antal = 0
    for skema in under(SKEMAER[stamme]):
        for stump in skema.get("defaultSnippets", ()):
            if skema.keys() == {"defaultSnippets"} or stump["label"] == "tal":
                continue  # the item's copy of its list's; »tal« puts in nothing
            krop = _udfyldt(stump["body"])
            værdi = [krop] if stump.get("type") == "array" else krop
            assert fejl_i(skema, værdi) == [], stump
            antal += 1
    assert antal > 20
