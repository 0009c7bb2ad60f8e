"""Read a rule's example, put it into the smallest valid project, and run the rules on it.

How an example is written:

* ``# problemkompleks.yaml`` on a line of its own names the file that follows; its top-level keys
  replace those of ``eksempler/mindste``. Nothing under it is an empty file. An example without
  such a line belongs to the file that knows its first key.
* ``# <- message Ret: remedy`` at the end of a line (or of the file's own line, for a finding on
  the file) is what is found there, word for word; a line with ``#`` and three spaces or more
  right under it goes on with the message, and a second ``# <-`` begins another finding.
* ``# målt: 6 sider, forbrug 5,31, LibreOffice 6 sider`` is the page count the rules see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile

from generator.fund import Fund
from generator.laesning import læs_projekt
from generator.model.byg import MODELLER, byg_plan
from generator.model.plan import Plan
from generator.regler.grundlag import Grundlag, Regel
from generator.regler.koersel import kør_regler, med_steder
from generator.sidemaal import Afsnitsmål, Sidemål
from generator.skabelon import byg_dokument
from generator.skabelon.tekster import læs_tekster

ROD = Path(__file__).parents[2]
MINDSTE = ROD / "eksempler" / "mindste"

_FIL = re.compile(r"# ([\w./-]+\.(?:yaml|csv|md))\s*(?:# <- (.*))?")
_MÅLT = re.compile(
    r"# målt: (\d+) sider?, forbrug (\d+,\d+)(?:, LibreOffice (\d+) sider?)?", re.IGNORECASE
)
_BILLEDE = re.compile(r"fil: (\w+\.png)")
_MÆRKE = " # <- "
_VIDERE = re.compile(r"\s*#\s{3,}(\S.*)")
_NØGLE = re.compile(r"([^\W\d][\w]*):(?:\s|$)")

Melding = tuple[str, int, str]
"""File, line and whole message of a finding."""


@dataclass
class Eksempel:
    """An example taken apart."""

    filer: dict[str, list[str]] = field(default_factory=dict)
    ventet: list[Melding] = field(default_factory=list)
    mål: Sidemål | None = None


def læs_eksempel(tekst: str) -> Eksempel:
    """Split an example into files, expected findings and page count."""
    ud = Eksempel()
    fil = "" if _FIL.match(tekst.strip()) else _gættet_fil(tekst)
    if fil:
        ud.filer[fil] = []
    åben = False
    for linje in tekst.splitlines():
        if (hoved := _FIL.fullmatch(linje)) is not None:
            fil = hoved[1]
            ud.filer.setdefault(fil, [])
            åben = _forvent(ud, fil, 1, hoved[2] or "")
        elif (målt := _MÅLT.fullmatch(linje)) is not None:
            ud.mål = _sidemål(målt)
        elif åben and (videre := _VIDERE.fullmatch(linje)) is not None:
            *før, (fil_, nr, besked) = ud.ventet
            ud.ventet = [*før, (fil_, nr, f"{besked} {videre[1]}")]
        else:
            rest, *mærker = linje.split(_MÆRKE)
            ud.filer[fil].append(rest.rstrip() if mærker else linje)
            åben = False
            for mærke in mærker:
                åben = _forvent(ud, fil, len(ud.filer[fil]), mærke)
    ud.ventet = [(f, nr, besked) for f, nr, hel in ud.ventet for besked in hel.split(_MÆRKE)]
    return ud


def _gættet_fil(tekst: str) -> str:
    nøgler = [m[1] for linje in tekst.splitlines() if (m := _NØGLE.match(linje))]
    return next(f"{s}.yaml" for s, m in MODELLER.items() if nøgler[0] in m.model_fields)


def _forvent(ud: Eksempel, fil: str, linje: int, besked: str) -> bool:
    if besked:
        ud.ventet.append((fil, linje, besked.strip()))
    return bool(besked)


def _sidemål(målt: re.Match[str]) -> Sidemål:
    forbrug = float(målt[2].replace(",", "."))
    antal = int(målt[1])
    mål = Sidemål(
        antal=antal,
        forbrug=forbrug,
        grænse=5,
        motor="typst",
        tegn=14210,
        ord=2105,
        afsnit=(Afsnitsmål("Beskæftigelse", ("problemkompleks", "indsatsområder", 0), 2, 2, 0.75),),
        linjer_tilbage=int((5 - forbrug) * 56.8),
        indbygget_antal=antal,
    )
    return mål.med_vidne(int(målt[3]), "LibreOffice") if målt[3] else mål


def skriv_projekt(eksempel: Eksempel, mappe: Path) -> None:
    """Write the smallest project into a folder with the example's keys in place of its own."""
    for fil in MINDSTE.glob("*.yaml"):
        linjer = eksempel.filer.get(fil.name)
        tekst = fil.read_text(encoding="utf-8")
        if linjer is not None:
            egne = {m[1] for linje in linjer if (m := _NØGLE.match(linje))}
            rest = _uden(tekst, egne) if linjer else ""
            tekst = "\n".join([*linjer, rest])
        (mappe / fil.name).write_text(tekst, encoding="utf-8")
    for billede in _BILLEDE.findall("\n".join(map("\n".join, eksempel.filer.values()))):
        copyfile(ROD / "eksempler" / "fejl" / "kort.png", mappe / billede)
    for navn, linjer in eksempel.filer.items():
        if not (MINDSTE / navn).exists():
            (mappe / navn).parent.mkdir(parents=True, exist_ok=True)
            (mappe / navn).write_text("\n".join([*linjer, ""]), encoding="utf-8")


def _uden(tekst: str, nøgler: set[str]) -> str:
    ud: list[str] = []
    med = True
    for linje in tekst.splitlines():
        if (m := _NØGLE.match(linje)) is not None:
            med = m[1] not in nøgler
        if med:
            ud.append(linje)
    return "\n".join([*ud, ""])


@dataclass(frozen=True)
class Kørsel:
    """What came of a project: faults of reading, and what the rules found."""

    plan: Plan
    læsefejl: list[Fund]
    fund: list[Fund]

    def meldinger(self, mappe: Path, slug: str | None = None) -> list[Melding]:
        """Return the findings (of one rule) as file, line and whole message, in order."""
        return [melding(f, mappe) for f in self.fund if slug in (None, f.regel)]


def kør(mappe: Path, regel: Regel | None = None, mål: Sidemål | None = None) -> Kørsel:
    """Read a project and run one rule on it (all, when it is none or comes after the others)."""
    rådata = læs_projekt(mappe)
    bygget = byg_plan(rådata)
    assert bygget.plan is not None, bygget.fund
    tekster = læs_tekster(bygget.plan)
    grundlag = Grundlag(bygget.plan, tekster, byg_dokument(bygget.plan, tekster), mål)
    fund = kør_regler(grundlag, None if regel is None or regel.efter else [regel])
    return Kørsel(
        bygget.plan,
        med_steder([*bygget.fund, *tekster.fund], bygget.kort),
        med_steder(fund, bygget.kort),
    )


def melding(fund: Fund, mappe: Path) -> Melding:
    """Return a finding as file, line and whole message, no-break spaces as spaces."""
    assert fund.sted is not None
    hel = f"{fund.besked} Ret: {fund.ret}" if fund.ret else fund.besked
    fil = fund.sted.fil.resolve().relative_to(mappe.resolve()).as_posix()
    return (fil, fund.sted.linje, hel.replace("\u00a0", " "))
