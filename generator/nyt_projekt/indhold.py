"""The shipped sample with the facts put in, as files to write."""

from __future__ import annotations

import json
import re
from datetime import date

from generator.maskine.ressourcer import skabeloner
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.opslag import kendte_sæt, slå_op
from generator.model.regelsaet import Regelsæt
from generator.nyt_projekt.oplysninger import Oplysninger
from generator.skema import skemaer

_PLADS = re.compile(r"«(\w+)»")
_LIGE_UD = re.compile(r"[A-Za-zÆØÅæøåÉéÜüÖöÄä][\wæøåÆØÅ .,&/()'-]*")
_SÆRLIGE = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "ja", "nej"})
FILER = ("projekt", "problemkompleks", "samarbejdspartnere", "organisering", "tal")
_AFDELING = '"[navn på afdelingen]"'


def som_yaml(tekst: str) -> str:
    """Return a text as a YAML value on one line: in quotes wherever it needs them."""
    if (
        _LIGE_UD.fullmatch(tekst)
        and not tekst.endswith((" ", ":"))
        and tekst.casefold() not in _SÆRLIGE
    ):
        return tekst
    return '"' + tekst.replace("\\", "\\\\").replace('"', '\\"') + '"'


def regelsæt_for(fra: date) -> tuple[str, Regelsæt]:
    """Return the funding period a plan begins in, or the latest when it begins after them all."""
    alle = [
        (navn, sæt)
        for navn in kendte_sæt(None, "regelsaet")
        if (sæt := slå_op(Regelsæt, "regelsaet", navn, None).sæt)
    ]
    gyldige = [(n, s) for n, s in alle if s.gyldig_fra <= fra <= s.gyldig_til]
    return max(gyldige or alle, key=lambda navngivet: navngivet[1].gyldig_til)


def filer(oplysninger: Oplysninger) -> dict[str, str]:
    """Return the content files and the editor's set-up, by their path in the project."""
    navn, regelsæt = regelsæt_for(oplysninger.fra)
    værdier = _værdier(oplysninger, navn, regelsæt)
    ud = {f"{stamme}.yaml": _udfyldt(f"{stamme}.yaml", værdier) for stamme in FILER}
    return ud | editorens()


def editorens() -> dict[str, str]:
    """Return the editor's set-up and the schemas, by their path in a project."""
    ud = {}
    opgaver = {"fund": matchere(), "fund_igen": matchere(følger=True)}
    for fil in ("extensions.json", "settings.json", "tasks.json"):
        ud[f".vscode/{fil}"] = _udfyldt(f"vscode/{fil}", opgaver)
    for fil, tekst in skemaer().items():
        ud[f".vscode/skema/{fil}"] = tekst
    return ud


def til_git() -> dict[str, str]:
    """Return the files that belong at the root of a repository."""
    return {
        ".pre-commit-config.yaml": _udfyldt("pre-commit-config.yaml", {}),
        ".gitignore": _udfyldt("gitignore", {}),
    }


def _udfyldt(fil: str, værdier: dict[str, str]) -> str:
    tekst = (skabeloner() / "ny" / fil).read_text(encoding="utf-8")
    return _PLADS.sub(lambda fundet: værdier[fundet[1]], tekst)


def _værdier(o: Oplysninger, navn: str, regelsæt: Regelsæt) -> dict[str, str]:
    organisationer = [som_yaml(n) for n in o.boligorganisationer]
    kriteriesæt = max(kendte_sæt(None, "kriterier"))
    return {
        "regelsæt": navn,
        "kriteriesæt": kriteriesæt,
        "nøgletalsår": _nøgletalsår(kriteriesæt),
        "sidste_år": str(o.dato.year - 1),
        "helhedsplan": som_yaml(o.helhedsplan),
        "ansøgningstype": o.ansøgningstype,
        "kommune": som_yaml(o.kommune),
        "område": f"område: {som_yaml(o.område)}\n" if o.område else "",
        "dato": o.dato.isoformat(),
        "fra": o.fra.isoformat(),
        "til": o.til.isoformat(),
        "ansøgere": "\n".join(f"  - navn: {n}" for n in organisationer),
        "afdelinger": "\n".join(
            f"  - boligorganisation: {n}\n    navn: {_AFDELING}\n    lejeboliger: 0"
            for n in organisationer
        ),
        "boligorganisationer": "\n".join(
            f"  - navn: {n}\n    type: boligorganisation\n    bidrag:\n"
            '      inden_for: "[skriv bidraget]"\n      uden_for: "[skriv bidraget]"'
            for n in organisationer
        ),
        "erfaringer": "# Hvad den nuværende plan har opnået, og hvad I har lært.\nerfaringer: |\n"
        "  [skriv erfaringerne]\n"
        if o.ansøgningstype == "videreførelse"
        else "",
        "indsatsområder": "\n".join(
            f"  - navn: {som_yaml(str(område))}\n"
            '    målgrupper:\n      - "[skriv en målgruppe]"\n'
            '    problematikker:\n      - "[skriv en problematik]"\n'
            "    tekst: |\n      [skriv udfordringen]\n"
            "    indsats: |\n      [skriv indsatsens retning]"
            for område in regelsæt.indsatsområder
        ),
    }


def _nøgletalsår(kriteriesæt: str) -> str:
    """Return the years of the set's own figures, as commented lines of the example."""
    sæt = slå_op(Kriteriesæt, "kriterier", kriteriesæt, None).sæt
    linjer = []
    if sæt and sæt.beboere_dato:
        linjer.append(f"beboere: {sæt.beboere_dato.isoformat()}")
    for kolonne, kriterium in sæt.kriterier.items() if sæt else ():
        år = [str(et) for et in kriterium.dataår if et]
        linjer += (
            [f"{kolonne}: {år[0]}"] if len(år) == 1 else [f"{kolonne}:", *map("  - {}".format, år)]
        )
    return "".join(f"#     {linje}\n" for linje in linjer)


def matchere(*, følger: bool = False, indryk: int = 6) -> str:
    """Return VS Code's problem matchers of the report `kort`, one for each severity, as JSON.

    `følger` is for a task that keeps running: its fixed lines begin and end each report.
    """
    baggrund = {
        "background": {
            "activeOnStart": True,
            "beginsPattern": r"^Tjekker\.",
            "endsPattern": "^Venter ",
        }
    }

    ud = [
        {
            "owner": f"projektbeskrivelse-{alvor}",
            "source": "projektbeskrivelse",
            "fileLocation": ["autoDetect", "${workspaceFolder}"],
            "severity": alvorlighed,
            "pattern": {
                "regexp": rf"^(.+?):(\d+):(\d+): {alvor} (\S+) (.*)$",
                "file": 1,
                "line": 2,
                "column": 3,
                "code": 4,
                "message": 5,
            },
            **(baggrund if følger else {}),
        }
        for alvor, alvorlighed in (("fejl", "error"), ("advarsel", "warning"), ("info", "info"))
    ]
    return json.dumps(ud, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * indryk)
