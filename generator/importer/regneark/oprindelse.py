"""When the figures on a sheet are from, and whose they are, as the sheet itself says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.dansk.lister import opregn
from generator.importer.regneark.find import Fundet
from generator.importer.regneark.kolonner import fold, år_i

_KILDE = re.compile(r"\bkilder?\s*[:–-]\s*(.+)", re.IGNORECASE | re.DOTALL)
_HUSE = re.compile(
    r"\b(?:landsbyggefonden|lbf|danmarks statistik|statistikbanken|dst|"
    r"(?:indenrigs|social|bolig)[\w ,-]*ministeriet)\b",
    re.IGNORECASE,
)
# The day a sheet was made says nothing of the figures in it.
_UDTRÆK = re.compile(r"\b(?:udtraek|udtrukket|opdateret|genereret|udskrevet|hentet|dannet)")


@dataclass(frozen=True, slots=True)
class Oprindelse:
    """Years and source of a sheet's figures; empty where it does not say."""

    år: Mapping[str, tuple[int, ...]]
    """By column; one that nothing is said of is left out."""
    kilde: str
    uens: tuple[int, ...] = ()
    """Years that cannot all be right: a title of 2022 on a sheet that is called 2023."""

    def linjer(self) -> list[str]:
        """Return what the report says: what was found, and what to add for the rest."""
        ud = []
        if self.år:
            alle = sorted({et for år in self.år.values() for et in år})
            ud.append(f"Tallene er fra {opregn(map(str, alle))}.")
        elif self.uens:
            ud.append(
                f"Bemærk: Titlen og arkets navn siger hver sit år ({opregn(map(str, self.uens))}); "
                "skriv det rigtige med --år."
            )
        else:
            ud.append("Bemærk: Det fremgår ikke, hvilket år tallene er fra; skriv det med --år.")
        if self.kilde:
            ud.append(f"Tallenes kilde: {self.kilde}.")
        else:
            ud.append("Bemærk: Tallenes kilde fremgår ikke; skriv den med --kilde.")
        return ud

    def felter(self, kolonner: Sequence[str], andre: bool) -> dict[str, object]:
        """Return the fields of problemkompleks.yaml that say it, as they are written.

        `kolonner` are those of the sheet; each is named when the project has `andre`.
        """
        ud: dict[str, object] = {}
        if self.kilde:
            hver = dict.fromkeys(kolonner, self.kilde)
            ud["nøgletal_kilde"] = hver if andre else self.kilde
        år = {k: _som_skrevet(self.år[k]) for k in kolonner if k in self.år}
        ens = len(set(map(str, år.values()))) == 1 and len(år) == len(kolonner) and not andre
        if år:
            ud["nøgletal_år"] = next(iter(år.values())) if ens else år
        return ud


def _som_skrevet(år: tuple[int, ...]) -> object:
    return str(år[0]) if len(år) == 1 else list(map(str, år))


def find_oprindelse(fundet: Fundet, år: int | None, kilde: str | None) -> Oprindelse:
    """Return years and source; what the command line says (`år`, `kilde`) goes before the sheet."""
    ark = fundet.ark
    over = [c.tekst for nr in ark.rækker if nr < fundet.første for c in ark.felter[nr] if c.tekst]
    under = [c.tekst for nr in ark.rækker if nr > fundet.sidste for c in ark.felter[nr] if c.tekst]
    navn = [ark.navn or ""]
    årene, uens = _år(over, navn)
    if år is not None:
        årene, uens = (år,), ()
    hver = {n: tuple(sorted(fundet.kendte[n].år)) or årene for n in fundet.tal}
    fra = " ".join((kilde or _kilde([*over, *under], [*over, *navn])).split()).rstrip(". ")
    kendte = {kolonne: et for kolonne, et in hver.items() if et}
    return Oprindelse(kendte, fra, () if len(kendte) == len(hver) else uens)


def _år(over: list[str], navn: list[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the years of title and sheet name, or those that disagree."""
    titel, ark = _årstal(over), _årstal(navn)
    if titel and ark and titel != ark:
        return (), tuple(sorted(titel | ark))
    return tuple(sorted(titel | ark)), ()


def _årstal(tekster: Iterable[str]) -> set[int]:
    return {
        å
        for tekst in tekster
        if not _UDTRÆK.search(fold(tekst)) and not _KILDE.search(tekst)
        for å in år_i(tekst)
    }


def _kilde(noter: list[str], titler: list[str]) -> str:
    """Return what follows »Kilde:«, else a known house of statistics in title or sheet name."""
    for tekst in noter:
        if m := _KILDE.search(tekst):
            return re.split(r"[*;\n]|\.\s", m[1])[0]
    return next((m[0] for tekst in titler if (m := _HUSE.search(tekst))), "")
