"""The words and figures of a comparison that its formats share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.dansk.tal import skriv_tal
from generator.fund import Alvor
from generator.sammenlign.aendringer import Ændringsslags
from generator.sammenlign.ordforskel import Ordslags, Ordstykke

if TYPE_CHECKING:
    from generator.sammenlign.aendringer import ComparisonAnswer, Sideforskel, Ændring

INGEN = "Ingen ændringer."
BREDEST = 60
"""Characters of a heading that are shown where figures stand beside it."""
OMKRING = 70
"""Characters of unchanged text that are shown before and after a change."""
ALVORSORD = {
    Alvor.FEJL: ("fejl", "fejl"),
    Alvor.ADVARSEL: ("advarsel", "advarsler"),
    Alvor.INFO: ("bemærkning", "bemærkninger"),
}


def hvad(ændring: Ændring) -> str:
    """Return item and field: »AAB · Afd. 50, indkomst«; for a whole item its kind alone."""
    if ændring.felt in ("fodnote", "forkortelse") and ændring.emne:
        return f"{ændring.felt} {ændring.emne}"
    hele = ændring.emne.endswith(ændring.ny or ændring.gammel) and not ændring.forskel
    if ændring.linjer or hele or ændring.slags is Ændringsslags.OMDØBT:
        return ændring.felt or ændring.emne
    dele = [led for led in (ændring.emne, ændring.felt) if led]
    return ", ".join(dele)


def antal(tal: int, en: str, flere: str) -> str:
    """Return »1 ændring«, »2 ændringer«."""
    return f"{skriv_tal(tal)} {en if tal == 1 else flere}"


def resume(s: ComparisonAnswer) -> str:
    """Return the one line that says how much there is: changes, findings, pages."""
    if s.er_ens:
        return INGEN
    if not (s.ændringer or s.følger):
        return "Ingen ændringer i indholdet."
    dele = [antal(len(s.ændringer), "ændring", "ændringer")]
    if s.følger:
        dele.append(f"{antal(len(s.følger), 'beregnet tal', 'beregnede tal')} følger med")
    return f"{', '.join(dele)}."


def fundlinje(s: ComparisonAnswer) -> str:
    """Return »Fund: 3 fejl, 1 advarsel før; 2 fejl nu (1 nyt, 2 væk, 2 i begge).«."""
    if s.fund is None:
        return ""
    før, nu = optalt(s.fund.før), optalt(s.fund.nu)
    flyttet = f"{antal(len(s.fund.nye), 'nyt', 'nye')}, {len(s.fund.væk)} væk, {s.fund.ens} i begge"
    return f"Fund: før {før}, nu {nu} ({flyttet})."


def optalt(tal: dict[Alvor, int]) -> str:
    """Return »2 fejl og 1 advarsel«, »ingen«."""
    dele = [antal(tal[a], *ALVORSORD[a]) for a in Alvor if tal.get(a)]
    return " og ".join(dele) if len(dele) < 3 else f"{dele[0]}, {dele[1]} og {dele[2]}"


def sidelinje(sider: Sideforskel) -> str:
    """Return »Sider: 5 -> 5 af højst 5; forbrug 4,62 -> 4,65 (+0,03).«."""
    tal = _par(hel(sider.før), hel(sider.nu))
    if sider.forbrug_før is None or sider.forbrug_nu is None:
        return f"Sider: {tal} af højst {sider.grænse}."
    brug = _par(kommatal(sider.forbrug_før), kommatal(sider.forbrug_nu))
    ændret = i_parentes(forskel(sider.forbrug_før, sider.forbrug_nu))
    return f"Sider: {tal} af højst {sider.grænse}; forbrug {brug}{ændret}."


def _par(før: str, nu: str) -> str:
    """Return »4 -> 5«, or »5« when nothing has changed."""
    return nu if før == nu else f"{før} -> {nu}"


def hel(tal: int | None) -> str:
    """Return a number of pages; »ukendt« when they could not be laid out."""
    return "ukendt" if tal is None else str(tal)


def kommatal(tal: float) -> str:
    """Return pages with two decimals: »0,41«."""
    return skriv_tal(Decimal(str(tal)), 2)


def forskel(før: float, nu: float) -> str:
    """Return »+0,03«; nothing when the two are printed alike."""
    tal = Decimal(str(nu)) - Decimal(str(før))
    return f"{'+' if tal > 0 else ''}{skriv_tal(tal, 2)}" if round(tal, 2) else ""


def i_parentes(tekst: str) -> str:
    """Return »(+0,03)« with a space in front; nothing of nothing."""
    return f" ({tekst})" if tekst else ""


class Pladslinje(NamedTuple):
    """What a section takes of the pages before and now, as it is printed."""

    overskrift: str
    før: str
    """A dash when there was no such section."""
    nu: str
    forskel: str
    niveau: int


def ændrede_afsnit(sider: Sideforskel) -> list[Pladslinje]:
    """Return the sections whose use has changed as it is printed, long headings cut."""
    return [
        Pladslinje(
            stump(a.overskrift, BREDEST),
            "–" if a.før is None else kommatal(a.før),
            "–" if a.nu is None else kommatal(a.nu),
            forskel(a.før or 0.0, a.nu or 0.0),
            a.niveau,
        )
        for a in sider.afsnit
        if a.før != a.nu
    ]


def forkortet(ord_: Sequence[Ordstykke], omkring: int = OMKRING) -> Iterator[Ordstykke]:
    """Yield the pieces with long unchanged stretches cut to what stands nearest the changes."""
    for nr, stykke in enumerate(ord_):
        if stykke.slags is not Ordslags.ENS:
            yield stykke
            continue
        først, sidst = nr == 0, nr == len(ord_) - 1
        tekst = stykke.tekst
        if len(tekst) > omkring * (1 if først or sidst else 2) + 10:
            hale = "" if sidst else _hale(tekst, omkring)
            hoved = "" if først else _hoved(tekst, omkring)
            tekst = f"{hoved}…{hale}" if først or sidst else f"{hoved} … {hale}"
        yield Ordstykke(Ordslags.ENS, tekst)


def stump(tekst: str, længde: int = 2 * OMKRING) -> str:
    """Return the beginning of a text that is only to be known again."""
    return tekst if len(tekst) <= længde + 10 else f"{_hoved(tekst, længde)} …"


def _hoved(tekst: str, længde: int) -> str:
    stump = tekst[:længde]
    return stump[: stump.rfind(" ")] if " " in stump else stump


def _hale(tekst: str, længde: int) -> str:
    stump = tekst[-længde:]
    return stump[stump.find(" ") + 1 :] if " " in stump else stump
