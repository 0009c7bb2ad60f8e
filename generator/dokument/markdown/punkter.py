"""Lists as Word pastes them: bullets, dashes and letters made to what Markdown reads.

Markdown knows »- «, »* « and »1.«; any other mark would leave a list as one long line. Bullets and
numbers become lists of Markdown's; letters (»a)«) keep their letters, each on a line of its own.
A line that only happens to begin so (a wrapped »– og det …«) stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.dansk.punkttegn import Mærke, læs_mærke
from generator.dokument.markdown.opsaetning import er_dansk_ordenstal
from generator.dokument.markdown.typer import Kildetekst

_TABULATOR = 4
_TAL = re.compile(r"nummer 1[.)]")
_TÆT = re.compile(r"(?:[-–—](?=\d)|o(?=[A-ZÆØÅ])|\*(?=[^\W\d_])(?!.*\*))")
"""May be a mark without its space, and may be a minus or a word."""


@dataclass(slots=True)
class _Tekstlinje:
    tekst: str
    start: int
    ind: int
    """Width of the indentation."""
    blank: bool
    mærke: Mærke | None = None
    punkt: bool = False

    @property
    def bar(self) -> str:
        return self.tekst.lstrip(" \t\u00a0")


def _linjer(tekst: str) -> list[_Tekstlinje]:
    ud, start, kode = [], 0, False
    for rå in tekst.split("\n"):
        bar = rå.lstrip(" \t\u00a0")
        ind = len(rå[: len(rå) - len(bar)].expandtabs(_TABULATOR))
        hegn = bar.startswith(("```", "~~~"))
        kode = kode != hegn
        mærke = None if kode or hegn or er_dansk_ordenstal(rå) else læs_mærke(bar)
        ud.append(_Tekstlinje(rå, start, ind, not bar.strip(), mærke))
        start += len(rå) + 1
    for nr, linje in enumerate(ud):
        linje.punkt = linje.mærke is not None and _er_punkt(ud, nr, linje.mærke)
    return ud


def _er_punkt(linjer: list[_Tekstlinje], nr: int, mærke: Mærke) -> bool:
    """Tell whether a line with a mark is an item: by the mark, or by the lines around it."""
    første = not nr or linjer[nr - 1].blank
    if mærke.sikkert or (første and _kender_markdown(mærke, linjer[nr].bar)):
        return True
    if mærke.tegn in "-*" and linjer[nr].bar[1:2] in (" ", "\t"):
        return True
    if nr and _er_underpunkt(linjer[nr - 1], linjer[nr], mærke):
        return True
    if nr and linjer[nr - 1].tekst.rstrip().endswith(":") and mærke.længde > len(mærke.tegn):
        return True
    return any(
        linjer[n].mærke is not None and mærke.følger(linjer[n].mærke)  # type: ignore[arg-type]
        for n in _naboer(linjer, nr)
    )


def _er_underpunkt(over: _Tekstlinje, linje: _Tekstlinje, mærke: Mærke) -> bool:
    """Tell whether a line is the only item below the one above it.

    A wrapped line may begin with a dash or a number; none begins with »o« or »a)«.
    """
    if not over.punkt or linje.ind <= over.ind or mærke.længde == len(mærke.tegn):
        return False
    stort = linje.bar[mærke.længde : mærke.længde + 1].isupper()
    return mærke.tegn == "o" or mærke.tegn.endswith(")") or (mærke.tegn in "–—" and stort)


def _naboer(linjer: list[_Tekstlinje], nr: int) -> list[int]:
    """Return the nearest lines with a mark, up and down, in this and the next paragraph.

    Between two items no more than the rest of the first may stand.
    """
    ud = []
    for trin in (-1, 1):
        n, blanke = nr + trin, 0
        fri = trin == 1 or linjer[nr - 1].blank or linjer[nr - 1].mærke is not None
        while 0 <= n < len(linjer) and blanke < 2:
            blanke = blanke + 1 if linjer[n].blank else 0
            if linjer[n].mærke is not None:
                ud.append(n)
            elif not linjer[n].blank and (not fri or linjer[n - 1].blank):
                break
            n += trin
    return ud


def _kender_markdown(mærke: Mærke, linje: str) -> bool:
    if mærke.tegn == "+" and re.match(r"\+\s+\d", linje):
        return False
    rum = linje[len(mærke.tegn) : len(mærke.tegn) + 1]
    return rum in (" ", "\t") and (mærke.tegn in "-*+" or _TAL.fullmatch(mærke.slags) is not None)


def som_markdown(kilde: Kildetekst) -> Kildetekst:
    """Return a text whose lists are Markdown's; every character keeps the way to its place."""
    linjer = _linjer(kilde.tekst)
    ud = _Skriver(kilde)
    nr = 0
    while nr < len(linjer):
        slut = _slut(linjer, nr) if linjer[nr].punkt else nr + 1
        if linjer[nr].punkt and _fremmed(linjer, nr, slut):
            ud.liste(linjer[nr:slut], efter_tekst=nr > 0 and not linjer[nr - 1].blank)
        else:
            for linje in linjer[nr:slut]:
                ud.som_den_er(linje)
        nr = slut
    return ud.færdig()


def _slut(linjer: list[_Tekstlinje], nr: int) -> int:
    """Return where the list ends: at a line after a blank one that is neither item nor in it."""
    slut = nr + 1
    while slut < len(linjer):
        linje = linjer[slut]
        efter_blank = linjer[slut - 1].blank
        if efter_blank and not (linje.blank or linje.punkt or linje.ind > linjer[nr].ind):
            break
        slut += 1
    while linjer[slut - 1].blank:
        slut -= 1
    return slut


def _fremmed(linjer: list[_Tekstlinje], nr: int, slut: int) -> bool:
    """Tell whether Markdown would read the list as another than it looks."""
    før: _Tekstlinje | None = None
    for n in range(nr, slut):
        linje, mærke = linjer[n], linjer[n].mærke
        if not linje.punkt or mærke is None:
            continue
        if not _kender_markdown(mærke, linje.bar):
            return True
        # A number but 1 cannot follow directly after a text, but only go on from the one before.
        følger = før is not None and før.mærke is not None and mærke.følger(før.mærke)
        i_tekst = n > 0 and not linjer[n - 1].blank and not følger
        if i_tekst and _TAL.fullmatch(mærke.slags) and 1 not in mærke.numre:
            return True
        # Deeper than the item above, but not as deep as its text: neither above nor below it.
        if før and før.mærke and før.ind < linje.ind < før.ind + før.mærke.længde:
            return True
        før = linje
    return False


class _Skriver:
    """Collects the new text and, for each of its characters, the place in the old one."""

    def __init__(self, kilde: Kildetekst) -> None:
        self.kilde = kilde
        self.dele: list[str] = []
        self.pladser: list[int] = []
        self.stak: list[tuple[int, str, str]] = []
        """Indentation, kind and Markdown's mark of every list that is open."""
        self.lister = 0
        self._sidst = 0
        """How many lists the line before stands in: a lettered line goes on from its own depth."""

    def nyt(self, tekst: str, plads: int) -> None:
        self.dele.append(tekst)
        self.pladser += [plads] * len(tekst)

    def gammelt(self, start: int, slut: int) -> None:
        self.dele.append(self.kilde.tekst[start:slut])
        self.pladser += range(start, slut)

    def som_den_er(self, linje: _Tekstlinje) -> None:
        slut = linje.start + len(linje.tekst)
        self.gammelt(linje.start, min(slut + 1, len(self.kilde.tekst)))

    def liste(self, linjer: list[_Tekstlinje], *, efter_tekst: bool) -> None:
        self.stak, self._sidst = [], 0
        for nr, linje in enumerate(linjer):
            if linje.punkt and linje.mærke is not None:
                efter_blank = nr > 0 and linjer[nr - 1].blank
                self._punkt(linje, linje.mærke, efter_tekst or nr > 0, efter_blank)
            elif linjer[nr - 1].blank and not linje.blank:
                # More of the item: as deep as its text now stands.
                self.nyt(" " * 4 * self._dybde(), linje.start)
                bar = linje.start + len(linje.tekst) - len(linje.bar)
                self.gammelt(bar, min(linje.start + len(linje.tekst) + 1, len(self.kilde.tekst)))
            else:
                self.som_den_er(linje)

    def _dybde(self) -> int:
        return sum(1 for _, _, tegn in self.stak if tegn)

    def _punkt(self, linje: _Tekstlinje, mærke: Mærke, efter: bool, efter_blank: bool) -> None:
        ny = self._find_niveau(linje, mærke, efter_blank)
        start = linje.start + len(linje.tekst) - len(linje.bar)
        slut = min(linje.start + len(linje.tekst) + 1, len(self.kilde.tekst))
        tegn = self.stak[-1][2]
        if tegn:
            if efter and ny and mærke.numre:
                self.nyt("\n", start)
            self.nyt(" " * 4 * (self._dybde() - 1), start)
            if mærke.numre:
                self.gammelt(start, start + len(mærke.tegn))
            else:
                self.nyt(tegn, start)
            self.nyt(" ", start)
        else:
            if efter and not efter_blank:
                self._ny_linje(start, hård=self._sidst == self._dybde())
            self.nyt(" " * 4 * self._dybde(), start)
            self.gammelt(start, start + len(mærke.tegn))
            self.nyt(" ", start)
        self._sidst = self._dybde()
        self.gammelt(start + mærke.længde, slut)

    def _ny_linje(self, plads: int, *, hård: bool) -> None:
        """Break the line that was just written, or leave a blank line after a list."""
        if not hård:
            self.nyt("\n", plads)
        elif self.dele and self.dele[-1].endswith("\n"):
            sidste = self.dele.pop()
            linjeskift = self.pladser.pop()
            self.dele.append(sidste[:-1])
            self.nyt("  \n", linjeskift)

    def _find_niveau(self, linje: _Tekstlinje, mærke: Mærke, efter_blank: bool) -> bool:
        """Open or go back to the list that an item belongs to; tell whether it was opened."""
        kendt = [slags for _, slags, _ in self.stak]
        if efter_blank and linje.ind == 0 and mærke.slags not in kendt:
            self.stak = []
        while self.stak and linje.ind < self.stak[-1][0]:
            self.stak.pop()
        ens = [n for n, (ind, _, _) in enumerate(self.stak) if ind == linje.ind]
        for n in ens:
            if self.stak[n][1] == mærke.slags:
                del self.stak[n + 1 :]
                return False
        self.lister += 1
        er_liste = not mærke.numre or _TAL.fullmatch(mærke.slags) is not None
        self.stak.append((linje.ind, mærke.slags, "-*"[self.lister % 2] if er_liste else ""))
        return True

    def færdig(self) -> Kildetekst:
        tegn = self.kilde.tegn
        if tegn:
            tegn = [tegn[min(n, len(tegn) - 1)] for n in (*self.pladser, len(self.kilde.tekst))]
        return replace(self.kilde, tekst="".join(self.dele), tegn=tegn)


def tvivlsomme(kilde: Kildetekst, *, kort: bool = False) -> list[tuple[int, str]]:
    """Return where lines run together that may have been items, with the mark they begin with.

    In a short text (`kort`) all lines do.
    """
    set_før: set[str] = set()
    for nr, linje in enumerate(_linjer(kilde.tekst)):
        plads = linje.start + len(linje.tekst) - len(linje.bar)
        tæt = _TÆT.match(linje.bar)
        if linje.blank:
            set_før.clear()
        elif kort and nr and linje.punkt and linje.mærke is not None:
            return [(plads, linje.mærke.tegn)]
        elif tæt and tæt[0] in set_før:
            return [(plads, tæt[0])]
        elif tæt:
            set_før.add(tæt[0])
    return []


def tabulatortabel(kilde: Kildetekst) -> int | None:
    """Return where the first row of a table stands whose columns are parted by tabs, or None."""
    linjer = _linjer(kilde.tekst)
    for nr, linje in enumerate(linjer[1:], 1):
        før = linjer[nr - 1]
        if not (linje.punkt or før.punkt) and "\t" in linje.bar.strip() and "\t" in før.bar.strip():
            return før.start + len(før.tekst) - len(før.bar)
    return None
