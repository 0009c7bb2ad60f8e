"""What the program computes and other changes have changed: told once, and not in every sentence.

A figure in `tal.yaml`, a cell or an afdeling is one change. What follows from it — the number of
afdelinger, who is over a limit, a development — is told here with the number of places it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.dansk.tal import Talfejl, læs_decimaltal, læs_heltal
from generator.dokument.trae import Afsnit, Overskrift, Tekst, alle_blokke
from generator.sammenlign.aendringer import Følge
from generator.sammenlign.navne import ARTER, par_led
from generator.sammenlign.planer import Udgave
from generator.sammenlign.vaerdier import forskel, rens
from generator.skabelon.udtryk import regn_ud
from generator.skabelon.vaerdier import Værdifejl, værdier

FASTE = {
    "afdelinger.antal": "Afdelinger i alt",
    "afdelinger.lejeboliger": "Lejeboliger i alt",
}
"""What the templates print of themselves, with a name for those who do not read `{{ … }}`."""
LAV = "forebyggelsesområde"


def følger(gammel: Udgave, ny: Udgave) -> list[Følge]:
    """Return the computed values that differ."""
    steder = _steder(ny)
    ud = []
    udtryk = [*FASTE, *sorted((gammel.tekster.brugte & ny.tekster.brugte) - set(FASTE))]
    for kode in udtryk:
        if kode not in FASTE and not _er_beregnet(kode):
            continue
        før, nu = _regn(gammel, kode), _regn(ny, kode)
        if før is not None and nu is not None and før != nu:
            navn = FASTE.get(kode, f"{{{{ {kode} }}}}")
            ud.append(Følge(navn, før, nu, _forskel(før, nu), steder[kode]))
    return [*ud, *_opfylder(gammel, ny)]


def _er_beregnet(kode: str) -> bool:
    """Tell whether a value is computed; one that is only fetched is itself among the changes."""
    return kode.startswith(("afdelinger", "kriterier", "ansøgere")) or kode.endswith(".udvikling")


def _regn(side: Udgave, kode: str) -> str | None:
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


def _steder(side: Udgave) -> Counter[str]:
    """Count the paragraphs and short texts that print each expression."""
    ud: Counter[str] = Counter()
    for blokke in side.tekster.lange.values():
        for blok in alle_blokke(blokke):
            if isinstance(blok, Afsnit | Overskrift):
                ud.update({s.udtryk for s in blok.indhold if isinstance(s, Tekst) and s.værdi})
    for indhold in side.tekster.korte.values():
        ud.update({s.udtryk for s in indhold if isinstance(s, Tekst) and s.værdi})
    return ud


def _opfylder(gammel: Udgave, ny: Udgave) -> Iterator[Følge]:
    """Yield the afdelinger whose own figures now meet § 61 b, or no longer do."""
    from generator.model.projekt import Afdeling

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
            navn = f"{art.vist(ny.plan, b[p.ny])} opfylder § 61 b på egne tal (●)"
            yield Følge(navn, svar[0], svar[1])
