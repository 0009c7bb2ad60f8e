"""The schema of a single value, as the reader takes it: written as text and read by its field.

The editor types a value by YAML's rules before the schema sees it (`412` is a number, `5.980`
too, `8,21` is text), so a schema that asks for one type refuses what the program reads. What is
refused is therefore said by ``if``/``then``; that also keeps the editor from offering `null`,
`true` and `false`, which it does for every type a schema names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.dansk.lister import opregn
from generator.model.farve import Farve
from generator.model.felter import (
    FLEST_DECIMALER,
    Antal,
    BeboertalFelt,
    Bredde,
    Dato,
    Decimaler,
    Decimaltal,
    Heltal,
    JaNej,
    KildeEllerIkkeOplyst,
    MåltalFelt,
    Opgørelsestid,
    ÅrEllerIkkeOplyst,
)

Skema = dict[str, Any]

_MELLEM = r"\s\u00a0\u2009\u202f"
_FORTEGN = r"[-\u2212\u2013]?"
_HELTAL = rf"^\s*{_FORTEGN}[0-9][0-9.{_MELLEM}]*$"
_DECIMALTAL = rf"^\s*{_FORTEGN}[0-9][0-9.{_MELLEM}]*(,[0-9]+)?\s*$"
_DATO = r"^\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\s*$"
_ÅR = r"^\s*((19|20|21)[0-9]{2}(\s?[-\u2013/]\s?([0-9]{4}|[0-9]{2}))?|[iI][kK][kK][eE] [oO][pP][lL][yY][sS][tT])\s*$"  # noqa: E501
_TID = f"{_ÅR}|{_DATO}"
_JA_NEJ = r"^\s*([jJ][aA]|[nN][eE][jJ]|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE])\s*$"
_FARVE = r"^\s*#[0-9A-Fa-f]{6}\s*$"

SAMLINGER = ("object", "array")


def afvis(typer: Iterable[str], besked: str, venter: str = "string", *, tom: bool = False) -> Skema:
    """Refuse values of these YAML types; `venter` is any type that is not among them.

    `tom` lets a text of nothing through: where a key may be left out, so is an empty one.
    """
    typer = list(typer)
    if not (tom and "string" in typer):
        return afvis_når({"type": typer}, besked, venter)
    andre = [t for t in typer if t != "string"]
    tekst_ = {"type": "string", "pattern": r"\S"}
    return afvis_når({"anyOf": [{"type": andre}, tekst_]}, besked, venter)


def afvis_når(betingelse: Skema, besked: str, venter: str = "string") -> Skema:
    """Refuse what meets a condition; `venter` is a type that what meets it never has."""
    return {"if": betingelse, "then": {"type": venter, "errorMessage": besked}}


def _mønster(mønster: str, besked: str) -> Skema:
    return {"pattern": mønster, "patternErrorMessage": besked}


def stump(hvad: str, krop: Any = "$1", forklaring: str = "") -> Skema:
    """Return what the editor offers to put in: a label and the text with its stops."""
    ud = {"label": hvad, "body": krop}
    return ud | ({"markdownDescription": forklaring} if forklaring else {})


def tekst(*, krævet: bool, tom: bool = True, lang: bool = False) -> Skema:
    """A text; any single value is one. `tom`: an empty value is left out without a word."""
    besked = "Her skal der stå en tekst."
    tomt = ["null"] if krævet or not tom else []
    led: list[Skema] = [
        afvis(["array"], f"{besked} En tekst, der begynder med [ eller -, sættes i citationstegn.")
    ]
    if tomt:
        led.append(afvis(tomt, "Feltet er tomt. " + besked if tom else _TOMT_PUNKT))
    if krævet:
        led.append(_mønster(r"\S", "Feltet er tomt. " + besked))
    ud: Skema = {"allOf": [*led, *_fil("en tekst", ".md")]}
    if lang:
        ud["defaultSnippets"] = [
            stump("tekst på flere linjer", "|\n    ${1:Teksten}", "Markdown, rykket ind."),
            stump("tekst i en fil", {"fil": "afsnit/${1:navn}.md"}, "En Markdown-fil."),
        ]  # fmt: skip
    else:
        ud["defaultSnippets"] = [stump("tekst")]
    return ud


_TOMT_PUNKT = "Punktet er tomt. Skriv en tekst efter stregen, eller slet linjen."


def _fil(hvad: str, *endelser: str) -> list[Skema]:
    """Where a mapping may stand only as a pointer to a file."""
    besked = (
        f"Her skal der stå {hvad}, eller »fil:« og stien til en fil i projektets mappe "
        f"({opregn(endelser, 'eller')})."
    )
    return [
        {
            "if": {"type": "object"},
            "then": {
                "properties": FIL_NØGLER,
                "required": ["fil"],
                "additionalProperties": False,
                "errorMessage": besked,
            },
        }
    ]


FIL_NØGLER: Skema = {
    "fil": {
        "title": "Fil",
        "markdownDescription": "Stien til en fil i projektets mappe, med `/` mellem mapper.",
        **afvis(["null", *SAMLINGER], "Skriv stien til en fil i projektets mappe.", "string"),
        "defaultSnippets": [stump("sti")],
    },
    "ark": {
        "title": "Ark",
        "markdownDescription": "Arkets navn, når filen er et regneark (`.xlsx`) med flere ark.",
        **afvis(SAMLINGER, "Skriv arkets navn."),
        "defaultSnippets": [stump("arkets navn")],
    },
}


def _tal(mønster: str, hvad: str, *mere: Skema) -> Skema:
    return {
        "allOf": [_mønster(mønster, hvad), afvis(("boolean", *SAMLINGER), hvad), *mere],
        "defaultSnippets": [stump("tal")],
    }


def _under_nul(besked: str) -> Skema:
    return afvis_når({"type": "number", "exclusiveMaximum": 0}, besked)


def _år(mønster: str, besked: str) -> Skema:
    fire_cifre = {"type": "integer", "minimum": 1900, "maximum": 2199}
    return {
        "allOf": [
            _mønster(mønster, besked),
            afvis_når({"type": "number", "not": fire_cifre}, "Skriv et årstal, fx 2021."),
            afvis(("boolean", *SAMLINGER), besked),
        ],
        "defaultSnippets": [stump("årstal", "${1:2021}"), stump("ikke oplyst", "ikke oplyst")],
    }


_HELT = "Skriv et helt tal, fx 412 eller 5.980."
_ANTAL = _tal(_HELTAL, _HELT, _under_nul("Tallet er under nul. Skriv et antal, fx 412."))
_MÅL = {
    "allOf": [afvis(SAMLINGER, "Skriv et tal, fx 8,21, eller .. når det ikke er oplyst.")],
    "defaultSnippets": [stump("tal")],
}

_SKRIV_FARVE = 'Skriv # og seks cifre eller bogstaver fra A til F, fx "#1F3864".'

_KENDTE: list[tuple[Any, Skema, str]] = [
    (Heltal, _tal(_HELTAL, _HELT), "Et helt tal, fx `412` eller `5.980`."),
    (Antal, _ANTAL, "Et helt tal, fx `412` eller `5.980`."),
    (
        Decimaler,
        _tal(
            _HELTAL,
            f"Skriv et tal fra 0 til {FLEST_DECIMALER}.",
            _under_nul(f"Skriv et tal fra 0 til {FLEST_DECIMALER}."),
            afvis_når(
                {"type": "number", "exclusiveMinimum": FLEST_DECIMALER},
                f"Skriv et tal fra 0 til {FLEST_DECIMALER}.",
            ),
        ),
        f"Fra 0 til {FLEST_DECIMALER}.",
    ),
    (
        Decimaltal,
        _tal(_DECIMALTAL, "Skriv tallet med cifre og komma, fx 8,21."),
        "Et tal, fx `8,21` eller `412`.",
    ),
    (
        Bredde,
        _tal(
            _DECIMALTAL,
            "Skriv bredden i cm, fx 12 eller 8,5.",
            afvis_når({"type": "number", "maximum": 0}, "Skriv bredden i cm, fx 12 eller 8,5."),
        ),
        "Et tal i cm, fx `12`.",
    ),
    (
        Dato,
        {
            "allOf": [
                _mønster(_DATO, "Skriv datoen som år-måned-dag, fx 2027-01-01."),
                afvis(
                    ("number", "boolean", *SAMLINGER),
                    "Skriv datoen som år-måned-dag, fx 2027-01-01.",
                ),
            ],
            "defaultSnippets": [stump("år-måned-dag", "${1:2027}-${2:01}-${3:01}")],
        },
        "En dato som `2027-01-01`.",
    ),
    (
        JaNej,
        {
            "allOf": [
                _mønster(_JA_NEJ, "Skriv ja eller nej."),
                afvis(("number", *SAMLINGER), "Skriv ja eller nej."),
            ],
            "defaultSnippets": [stump("ja", "ja"), stump("nej", "nej")],
        },
        "`ja` eller `nej`.",
    ),
    (
        ÅrEllerIkkeOplyst,
        _år(_ÅR, "Skriv fx 2021, 2020-21, 2021/22 eller »ikke oplyst«."),
        "`2021`, `2020-21`, `2021/22` eller `ikke oplyst`.",
    ),
    (
        Opgørelsestid,
        _år(_TID, "Skriv fx 2021, 2020-21, 2022-01-01 eller »ikke oplyst«."),
        "`2021`, `2020-21`, `2022-01-01` eller `ikke oplyst`.",
    ),
    (
        KildeEllerIkkeOplyst,
        {
            "allOf": [afvis(SAMLINGER, "Skriv en kildes navn, eller »ikke oplyst«.")],
            "defaultSnippets": [stump("en kildes navn"), stump("ikke oplyst", "ikke oplyst")],
        },
        "",
    ),
    (MåltalFelt, _MÅL, "Et tal, `..` (ikke oplyst) eller `*` (diskretioneret)."),
    (BeboertalFelt, _MÅL, "Et tal, `..` (ikke oplyst) eller `*` (diskretioneret)."),
    (
        Farve,
        {
            "allOf": [
                _mønster(_FARVE, _SKRIV_FARVE),
                afvis(("number", "boolean", *SAMLINGER), _SKRIV_FARVE),
            ],
            "defaultSnippets": [stump("farve i citationstegn", '"#${1:1F3864}"')],
        },
        'En farve i citationstegn, fx `"#1F3864"`.',
    ),
]  # fmt: skip


def tom_tilladt(skema: Skema) -> Skema:
    """Return the schema of a field that may be left out: a text of nothing passes too."""
    led = [
        {**del_, "pattern": rf"^\s*$|{del_['pattern']}"} if "pattern" in del_ else del_
        for del_ in skema["allOf"]
    ]
    return {**skema, "allOf": led}


def kendt(metadata: list[Any] | tuple[Any, ...]) -> tuple[Skema, str] | None:
    """Return the schema of a field by the validator that reads it, and a line for its hover."""
    for felt, skema, hjælp in _KENDTE:
        if any(m in metadata for m in felt.__metadata__):
            return skema, hjælp
    return None
