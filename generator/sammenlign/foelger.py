"""What the program computes and other changes have changed: told once, and not in every sentence.

A figure in `tal.yaml`, a cell or an afdeling is one change. What follows from it — the number of
afdelinger, who is over a limit, a development — is told here with the number of places it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.dansk.tal import Talfejl, læs_decimaltal, læs_heltal
from generator.dokument.trae import Afsnit, Overskrift, Tekst, alle_blokke
from generator.fund import Sti
from generator.model.projekt import Afdeling
from generator.sammenlign.aendringer import Følge, Ændring, Ændringsslags
from generator.sammenlign.gang import Planudgave
from generator.sammenlign.navne import ARTER, par_led
from generator.sammenlign.vaerdier import forskel, rens
from generator.skabelon.udtryk import regn_ud
from generator.skabelon.vaerdier import Værdifejl, værdier

FASTE = {
    "afdelinger.antal": "Afdelinger i alt",
    "afdelinger.lejeboliger": "Lejeboliger i alt",
}
"""What the templates print of themselves, with a name for those who do not read `{{ … }}`."""
LAV = "forebyggelsesområde"
GRUNDLAG: tuple[Sti, ...] = (
    ("projekt", "afdelinger"),
    ("projekt", "ansøgere"),
    ("problemkompleks", "kriterier"),
)
"""What the computed figures are computed from."""
_HVAD = {"antal": "Afdelinger", "navne": "Navnene på afdelinger", "lejeboliger": "Lejeboliger"}
_OVER = re.compile(r"""kriterier\.(?:(\w+)\.)?over\((['"])(\w+)\2, *(['"])(\w+)\4\)\.(\w+)""")
_STATUS = re.compile(r"kriterier\.(\w+)\.(\w+)")
_GRUPPE = re.compile(r"""afdelinger\.(?:gruppe\((['"])([^'"]+)\1\)|(\w+))\.(\w+)""")
_UDVIKLING = re.compile(r"tal\.(\w+)\.udvikling")


def følger(gammel: Planudgave, ny: Planudgave, ændringer: Sequence[Ændring] = ()) -> list[Følge]:
    """Return the computed values that differ.

    A list of names that differs by a name that `ændringer` tell has changed is no news.
    """
    if any(side.plan.har_skade(sti) for side in (gammel, ny) for sti in GRUNDLAG):
        return []  # what is counted is not all there, and that has been told
    steder = _steder(ny)
    omdøbte = [(æ.gammel, æ.ny) for æ in ændringer if æ.slags is Ændringsslags.OMDØBT]
    ud = []
    udtryk = [*FASTE, *sorted((gammel.tekster.brugte & ny.tekster.brugte) - set(FASTE))]
    for kode in udtryk:
        if kode not in FASTE and not _er_beregnet(kode):
            continue
        før, nu = _regn(gammel, kode), _regn(ny, kode)
        if før is None or nu is None:
            continue
        if kode.endswith("navne"):
            for fra, til in omdøbte:
                før = før.replace(fra.rpartition(" · ")[2], til.rpartition(" · ")[2])
        if før != nu:
            ud.append(
                Følge(FASTE.get(kode) or _navn(kode, ny), før, nu, _forskel(før, nu), steder[kode])
            )
    return [*ud, *_opfylder(gammel, ny)]


def _navn(kode: str, side: Planudgave) -> str:
    """Return what an expression counts in words; one that is rare stands as it is written."""
    if (m := _OVER.fullmatch(kode)) and m[6] in _HVAD:
        hvem = f"{_HVAD[m[6]]} i »{m[1]}«" if m[1] else _HVAD[m[6]]
        return f"{hvem} over grænsen for {m[3].replace('_', ' ')} ({m[5]})"
    if (m := _STATUS.fullmatch(kode)) and m[2] in _HVAD:
        return f"{_HVAD[m[2]]}, hvis egne tal svarer til {m[1].replace('_', ' ')}"
    if (m := _GRUPPE.fullmatch(kode)) and m[4] in _HVAD:
        return f"{_HVAD[m[4]]} i »{m[2] or m[3]}«"
    if (m := _UDVIKLING.fullmatch(kode)) and side.plan.tal and m[1] in side.plan.tal.tal:
        return f"Udvikling: {rens(str(side.plan.tal.tal[m[1]].om))}"
    return f"{{{{ {kode} }}}}"


def _er_beregnet(kode: str) -> bool:
    """Tell whether a value is computed; one that is only fetched is itself among the changes."""
    return kode.startswith(("afdelinger", "kriterier", "ansøgere")) or kode.endswith(".udvikling")


def _regn(side: Planudgave, kode: str) -> str | None:
    try:
        return rens(regn_ud(kode, værdier(side.plan)))
    except Værdifejl:
        return None


def _forskel(før: str, nu: str) -> str:
    tal = []
    for tekst in (før, nu):
        try:
            tal.append(læs_heltal(tekst))
        except Talfejl:
            try:
                tal.append(læs_decimaltal(tekst))  # type: ignore[arg-type]
            except Talfejl:
                return ""
    return forskel(tal[0], tal[1], "")


def _steder(side: Planudgave) -> Counter[str]:
    """Count the paragraphs and short texts that print each expression."""
    ud: Counter[str] = Counter()
    for blokke in side.tekster.lange.values():
        for blok in alle_blokke(blokke):
            if isinstance(blok, Afsnit | Overskrift):
                ud.update({s.udtryk for s in blok.indhold if isinstance(s, Tekst) and s.værdi})
    for indhold in side.tekster.korte.values():
        ud.update({s.udtryk for s in indhold if isinstance(s, Tekst) and s.værdi})
    return ud


def _opfylder(gammel: Planudgave, ny: Planudgave) -> Iterator[Følge]:
    """Yield the afdelinger whose own figures now meet § 61 b, or no longer do."""
    art = ARTER[Afdeling]
    a, b = gammel.plan.projekt.afdelinger, ny.plan.projekt.afdelinger
    for p in par_led(
        [art.kendetegn(gammel.plan, x) for x in a],
        [art.kendetegn(ny.plan, x) for x in b],
        lambda _g, _n: 0.0,
        ordnet=False,
    ):
        if p.gammel is None or p.ny is None:
            continue
        svar = []
        for side, afdeling in ((gammel, a[p.gammel]), (ny, b[p.ny])):
            række, sæt = side.plan.nøgletal_for(afdeling), side.plan.kriteriesæt
            if række is None or sæt is None or LAV not in sæt.statusser:
                break
            svar.append("ja" if sæt.opfylder(række, LAV) else "nej")
        if len(svar) == 2 and svar[0] != svar[1]:
            navn = f"{art.vist(ny.plan, b[p.ny])} opfylder § 61 b på egne tal"
            yield Følge(navn, svar[0], svar[1])
