"""The paragraphs between tables: there are some of both documents, or none.

No program can take away the mark of a paragraph that a table comes after, and LibreOffice not even
an empty paragraph. So what one document alone has between two tables gets company: a paragraph
of the other document from across a table that it does not have.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from generator.sammenlign.parled import Parring
from generator.sammenlign.redline.blokpar import NEW, OLD, BlockPair, af, alene, begge, er_tabel

Runs: TypeAlias = list[list[BlockPair]]
"""What stands before, between and after the tables."""


def uden_løse_skel(plan: list[BlockPair]) -> list[BlockPair]:
    """Return the plan with paragraphs of both documents between two tables, or of neither."""
    for _ in plan:
        nyt = _et_mindre(*_ved_tabeller(plan))
        if nyt is None:
            break
        plan = _uden_halve_flytninger(nyt)
    return plan


def _ved_tabeller(plan: list[BlockPair]) -> tuple[Runs, list[BlockPair]]:
    """Return what stands before, between and after the tables; and the tables."""
    mellem: Runs = [[]]
    tabeller: list[BlockPair] = []
    for p in plan:
        if er_tabel(p):
            tabeller.append(p)
            mellem.append([])
        else:
            mellem[-1].append(p)
    return mellem, tabeller


def _et_mindre(mellem: Runs, tabeller: list[BlockPair]) -> list[BlockPair] | None:
    """Return the plan with company for one that has none; None when there is nothing to do."""
    for nr, stykke in enumerate(mellem):
        for side in (OLD, NEW):
            if stykke and not _antal(stykke, 1 - side):
                for form in (_forbi, _lånt, _længere_op, _delt_tabel, _lånt_sidste):
                    nyt = form(mellem, tabeller, nr, side)
                    if nyt is not None:
                        return nyt
    return None


def _antal(stykke: Sequence[BlockPair], side: int) -> int:
    return sum(len(af(p, side)) for p in stykke)


def _samlet(mellem: Runs, tabeller: list[BlockPair]) -> list[BlockPair]:
    ud = list(mellem[0])
    for tabel, stykke in zip(tabeller, mellem[1:], strict=True):
        ud += [tabel, *stykke]
    return ud


def _naboer(
    mellem: Runs, tabeller: list[BlockPair], nr: int, side: int, mindst: int = 1
) -> list[tuple[int, BlockPair]]:
    """Return where across a table so many of the other document stand, and that table.

    The place after comes first.
    """
    alle = [(nr + 1, nr), (nr - 1, nr - 1)]
    return [
        (nabo, tabeller[tabel])
        for nabo, tabel in alle
        if 0 <= tabel < len(tabeller) and _antal(mellem[nabo], 1 - side) >= mindst
    ]


def _flyt_til(mellem: Runs, tabeller: list[BlockPair], nr: int, nabo: int) -> list[BlockPair]:
    """Return the plan with what stands at `nr` together with its neighbour."""
    ud = list(mellem)
    først, sidst = sorted((nr, nabo))
    ud[nr], ud[nabo] = [], mellem[først] + mellem[sidst]
    return _samlet(ud, tabeller)


def _forbi(mellem: Runs, tabeller: list[BlockPair], nr: int, side: int) -> list[BlockPair] | None:
    """A table of the other document can stand on either side: there is company across it."""
    for nabo, tabel in _naboer(mellem, tabeller, nr, side):
        if not af(tabel, side):
            return _flyt_til(mellem, tabeller, nr, nabo)
    return None


def _lånt(
    mellem: Runs, tabeller: list[BlockPair], nr: int, side: int, mindst: int = 2
) -> list[BlockPair] | None:
    """Across a table of this document the other one has a paragraph more than it needs there.

    It becomes the last one here, and what it was one with is alone.
    """
    for nabo, tabel in _naboer(mellem, tabeller, nr, side, mindst):
        if af(tabel, 1 - side) or (mindst == 1 and nabo > nr):
            continue
        steder = [sted for sted, p in enumerate(mellem[nabo]) if af(p, 1 - side)]
        sted = steder[0 if nabo > nr else -1]
        p, sidste = mellem[nabo][sted], mellem[nr][-1]
        lånt = af(p, 1 - side)[0 if nabo > nr else -1]
        rest = [alene(side, blok) for blok in af(p, side)]
        rest += [alene(1 - side, blok) for blok in af(p, 1 - side) if blok is not lånt]
        egen = af(sidste, side)[-1]
        par = begge(egen, lånt) if side == OLD else begge(lånt, egen)
        ud = list(mellem)
        ud[nabo] = [*mellem[nabo][:sted], *rest, *mellem[nabo][sted + 1 :]]
        ud[nr] = [*mellem[nr][:-1], par]
        return _samlet(ud, tabeller)
    return None


def _længere_op(
    mellem: Runs, tabeller: list[BlockPair], nr: int, side: int
) -> list[BlockPair] | None:
    """Before a table of the other document, there may be another to borrow from."""
    if nr and not af(tabeller[nr - 1], side):
        return _flyt_til(mellem, tabeller, nr, nr - 1)
    return None


def _lånt_sidste(
    mellem: Runs, tabeller: list[BlockPair], nr: int, side: int
) -> list[BlockPair] | None:
    """Further up there is always one more to borrow, and what lends its last one borrows too."""
    for form in (_lånt, _delt_tabel):
        nyt = form(mellem, tabeller, nr, side, 1)
        if nyt is not None:
            return nyt
    return None


def _delt_tabel(
    mellem: Runs, tabeller: list[BlockPair], nr: int, side: int, mindst: int = 2
) -> list[BlockPair] | None:
    """As a last resort a table of both is deleted and inserted: then one can be borrowed."""
    for nabo, t in _naboer(mellem, tabeller, nr, side, mindst):
        if not (af(t, OLD) and af(t, NEW)) or (mindst == 1 and nabo > nr):
            continue
        egen, anden = alene(side, *af(t, side)), alene(1 - side, *af(t, 1 - side))
        stykke = mellem[nr]
        midte = [anden, *stykke, egen] if nabo > nr else [egen, *stykke, anden]
        først = min(nr, nabo)
        før = _samlet([*mellem[:først], mellem[først] if nabo < nr else []], tabeller[:først])
        bag = mellem[først + 1 :] if nabo > nr else [[], *mellem[først + 2 :]]
        return før + midte + _samlet(bag, tabeller[først + 1 :])
    return None


def _uden_halve_flytninger(plan: list[BlockPair]) -> list[BlockPair]:
    """Return the plan with what has lost its other place as deleted, or new."""
    steder = [
        {(p.gamle, p.nye) for p in plan if p.slags is slags}
        for slags in (Parring.FLYTTET_FRA, Parring.FLYTTET)
    ]
    hele = steder[0] & steder[1]
    return [p if (p.gamle, p.nye) in hele else p.uden_flytning() for p in plan]
