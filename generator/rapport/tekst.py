"""The report for people: each finding with its source line and a caret, then the summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, PlaceretFund
from generator.maskine.synlig import synlig
from generator.rapport.svar import Svar, i_orden, opsummering, optæl, plads
from generator.sidemaal.sidetal import Sidemål

FORBEHOLD = "Et bestået tjek er ikke en godkendelse: Det er fonden, der vurderer ansøgningen."
_NAVNE = {Alvor.FEJL: "fejl", Alvor.ADVARSEL: "advarsel", Alvor.INFO: "bemærkning"}
_BREDEST = 100


def skriv(svar: Sequence[Svar]) -> str:
    """Return the whole report; the most serious findings come first."""
    if not svar:
        return "Der er ikke tjekket noget projekt.\n"
    linjer: list[str] = []
    for s in svar:
        if len(svar) > 1:
            linjer += [f"== {s.sti} ==", ""]
        for fund in i_orden(s.fund):
            linjer += [*_fund(fund, s), ""]
        linjer += _bund(s)
    tal = optæl(svar)
    ulæste = any(s.fejl for s in svar)
    if tal.total() or not ulæste:
        linjer.append(opsummering(tal))
    if not tal[Alvor.FEJL] and not ulæste:
        linjer.append(FORBEHOLD)
    return "\n".join(linjer).rstrip("\n") + "\n"


def _fund(fund: PlaceretFund, svar: Svar) -> Iterator[str]:
    fil, linje, kolonne = plads(fund)
    navn = _NAVNE[fund.alvor]
    yield f"{navn}: {_en_linje(fund.besked)} [{fund.regel}]"
    yield f"  --> {fil}:{linje}:{kolonne}"
    kilde = svar.kildelinje(fund.sted)
    if kilde.strip():
        yield from _udsnit(kilde, linje, kolonne, len(fund.ord))
    if fund.ret:
        yield f"  Ret: {_en_linje(fund.ret)}"
    if fund.undtaget:
        yield f"  Undtaget: {_en_linje(fund.undtaget)}"


def _en_linje(tekst: str) -> str:
    """A sentence may quote what the writer has typed over several lines."""
    return " ".join(tekst.split("\n"))


def _udsnit(kilde: str, linje: int, kolonne: int, længde: int) -> Iterator[str]:
    """Show the source line and a caret; a long line is cut around the place."""
    start = max(0, kolonne - 1 - _BREDEST // 2) if len(kilde) > _BREDEST else 0
    vist, før = kilde[start : start + _BREDEST], kilde[start : kolonne - 1]
    plads_ = len(synlig(før)) + kolonne - 1 - start - len(før)  # it may stand after the line
    længde = max(1, min(len(synlig(vist[len(før) :][:længde])), len(synlig(vist)) - plads_))
    vist = synlig(vist)
    margen = f"{linje:>5}"
    yield f"{margen} | {vist}"
    yield f"{' ' * len(margen)} | {' ' * plads_}{'^' * længde}"


def _bund(svar: Svar) -> list[str]:
    linjer = []
    if svar.sider:
        linjer.append(sidelinje(svar.sider))
    linjer += [svar.forbehold] if svar.forbehold else []
    linjer += [f"Skrevet: {fil}" for fil in svar.filer]
    linjer += [tekst for tekst in (svar.besked, svar.fejl) if tekst]
    return [*linjer, ""] if linjer else []


def sidelinje(sider: Sidemål) -> str:
    """Return the page count in one line: »Sider: 5 af højst 5 (forbrug 4,62), …«."""
    forbrug = f"{sider.forbrug:.2f}".replace(".", ",")
    if sider.bekræftet:
        vidne = f"bekræftet af {sider.bekræftet_af}"
    elif sider.bekræftet_af:
        vidne = f"ikke bekræftet af {sider.bekræftet_af}"
    elif sider.tæt_på:
        vidne = "ubekræftet, så tæt på grænsen"
    else:
        vidne = sider.motor
    return (
        f"Sider: {sider.antal} af højst {sider.grænse} (forbrug {forbrug}, {vidne}); "
        f"{skriv_tal(sider.ord)} ord, {skriv_tal(sider.tegn)} tegn."
    )
