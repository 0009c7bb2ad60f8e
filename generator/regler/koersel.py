"""Run the rules: severity, place, exceptions and order are settled here, once for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.fund import Alvor, Fund, PlaceretFund, sti_tekst
from generator.laesning import Kildekort
from generator.model.plan import Plan
from generator.model.projekt import Undtagelse
from generator.regler import alle_regler
from generator.regler.grundlag import Grundlag, Regel


def kør_regler(grundlag: Grundlag, regler: Iterable[Regel] | None = None) -> list[Fund]:
    """Return what the rules find, silenced ones marked, without places."""
    valgte = None if regler is None else list(regler)
    return med_sidetal(grundlag, uden_sidetal(grundlag, valgte), valgte)


def uden_sidetal(grundlag: Grundlag, regler: Iterable[Regel] | None = None) -> list[Fund]:
    """Return what can be found before the pages are counted."""
    tidlige = [regel for regel in _valgte(regler) if not (regel.sider or regel.efter)]
    return [f for regel in tidlige for f in _kør(regel, grundlag)]


def med_sidetal(
    grundlag: Grundlag, fundet: Iterable[Fund], regler: Iterable[Regel] | None = None
) -> list[Fund]:
    """Return what was `fundet` and what else the rules find now, silenced ones marked."""
    valgte = _valgte(regler)
    ud = [*fundet, *(f for regel in valgte if regel.sider for f in _kør(regel, grundlag))]
    ud = _undtag(ud, grundlag.plan)
    bagefter = replace(grundlag, fund=tuple(ud))
    return [*ud, *(f for regel in valgte if regel.efter for f in _kør(regel, bagefter))]


def _valgte(regler: Iterable[Regel] | None) -> list[Regel]:
    return list(alle_regler().values() if regler is None else regler)


def _kør(regel: Regel, grundlag: Grundlag) -> Iterator[Fund]:
    for fund in regel.funktion(grundlag):
        # Where a fault of reading has left a hole, a rule would only say it again.
        if not grundlag.plan.er_skadet(fund.sti):
            yield replace(fund, regel=regel.slug, alvor=fund.alvor or regel.alvor)


def _undtag(fund: list[Fund], plan: Plan) -> list[Fund]:
    """Silence what the writer has excepted with a reason: it stays as a remark."""
    for undtagelse in plan.projekt.undtagelser:
        regel = alle_regler().get(undtagelse.regel)
        if regel is None or not undtagelse.begrundelse:
            continue  # the rule undtagelse-uden-begrundelse says so
        fund = [
            replace(f, alvor=Alvor.INFO, undtaget=undtagelse.begrundelse)
            if gælder(undtagelse, f) and not f.undtaget and kan_dæmpes(regel, f)
            else f
            for f in fund
        ]
    return fund


def kan_dæmpes(regel: Regel, fund: Fund) -> bool:
    """Tell whether an exception may silence a finding; what must not pass is only its fejl."""
    return regel.kan_undtages or fund.alvor is not Alvor.FEJL


def gælder(undtagelse: Undtagelse, fund: Fund) -> bool:
    """Tell whether an exception is about a finding: its rule, and its word or path if given."""
    if fund.regel != undtagelse.regel:
        return False
    if undtagelse.ved is None:
        return True
    ved = undtagelse.ved.strip()
    sti = sti_tekst(fund.sti)
    return ved.casefold() == fund.ord.casefold() or sti == ved or sti.startswith(f"{ved}.")


def med_steder(fund: Iterable[Fund], kort: Kildekort) -> list[PlaceretFund]:
    """Give every finding its place in the files, and sort by file, line, column and severity."""
    return sorted(set(map(kort.placér, fund)), key=_orden)


def _orden(fund: PlaceretFund) -> tuple[object, ...]:
    return (fund.sted, fund.alvor.rang, fund.regel, fund.besked)
