"""A spreadsheet -> the files of a project that its figures change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.dansk.lister import opregn
from generator.dansk.naermeste import nærmeste
from generator.importer.fejl import Importfejl, Mangel
from generator.importer.regneark.ark import Ark, læs_bog, læs_tekstfil, sætning
from generator.importer.regneark.find import Fundet, find_tabel
from generator.importer.regneark.kolonner import Ordbog
from generator.importer.regneark.maal import STANDARDFIL, Ændring, peger, skriv_csv
from generator.importer.regneark.maalark import skriv_ark
from generator.importer.regneark.peger import læs_del1, med_peger
from generator.importer.regneark.tabel import Tabelimport, læs_tabel
from generator.laesning.filer import Afvist, læs_bytes, tjek_art
from generator.laesning.projekt import læs_projekt
from generator.laesning.projekter import Brugsfejl, find_projekter
from generator.maskine.sti import vis_sti
from generator.model.byg import byg_plan
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.opslag import kendte_sæt, slå_op
from generator.model.plan import Plan

_GAMLE = frozenset({".xls", ".xlsb", ".ods", ".xlsm"})
_STANDARDSÆT = "parallelsamfund-2022"


@dataclass(frozen=True)
class Udfald:
    """What an import will write, and what it has to say."""

    filer: Mapping[str, bytes]
    """By their path inside the project; none when nothing changes."""
    hentet: Tabelimport
    ændring: Ændring
    tegnsæt: str
    """Of a CSV file, else empty."""
    noter: tuple[str, ...]


def projektet(til: Path) -> Path:
    """Return the project a path means: its folder, or a file in it.

    Raises:
        Brugsfejl: it is none.
    """
    mapper = find_projekter([til]).mapper
    if not mapper:
        raise Brugsfejl(
            f"{vis_sti(til)} hører ikke til et projekt. Skriv projektets mappe efter --til."
        )
    return mapper[0]


def importer_tabel(fil: Path, mappe: Path, ark: str | None, år: int | None) -> Udfald:
    """Read a table of figures for a project; nothing is written here.

    Raises:
        Brugsfejl: the file, the sheet or the project is not what it should be (exit code 2).
        Importfejl: something cannot be read with certainty (exit code 1).
        ProjektFejl: the folder is no project, or the system refuses.
    """
    arkene, tegnsæt = _arkene(fil)
    plan, kriteriesæt = _plan(mappe)
    _tjek_plan(plan, mappe)
    ordbog = Ordbog(plan)
    fundet = _vælg(fil, arkene, ordbog, ark, år)
    hentet = læs_tabel(fundet, ordbog, plan)
    rå, _ = læs_del1(mappe)
    valgt = peger(rå)
    noter: list[str] = []
    filer: dict[str, bytes] = {}
    if valgt is None:
        navn = STANDARDFIL
        filer["problemkompleks.yaml"] = med_peger(mappe, navn, kriteriesæt)
        noter.append(f"problemkompleks.yaml får en henvisning til {navn}.")
    else:
        navn = _målfil(valgt)
    if PurePosixPath(navn).suffix.lower() == ".xlsx":
        arknavn = valgt.get("ark") if isinstance(valgt, dict) else None
        ændring = skriv_ark(mappe, navn, str(arknavn or ""), plan, hentet)
    else:
        ændring = skriv_csv(mappe, navn, plan, hentet)
    if ændring.ny or ændring.linjer:
        filer[navn] = ændring.data
    return Udfald(filer, hentet, ændring, tegnsæt, (*hentet.noter, *noter))


def _arkene(fil: Path) -> tuple[list[Ark], str]:
    endelse = fil.suffix.lower()
    if not fil.exists():
        raise Brugsfejl(f"{vis_sti(fil)} findes ikke.")
    if endelse in _GAMLE:
        raise Brugsfejl(
            f"{vis_sti(fil)} er gemt i et format, der ikke læses her. Åbn filen i Excel, og gem "
            "den som »Excel-projektmappe (*.xlsx)«."
        )
    data = læs_bytes(fil, vis_sti(fil))
    if isinstance(data, bytes) and not data.strip():
        raise Brugsfejl(f"{vis_sti(fil)} er tom.")
    if isinstance(data, bytes) and (endelse == ".xlsx" or data.startswith((b"PK", b"\xd0\xcf"))):
        data = tjek_art(data, fil, vis_sti(fil)) or data
    if isinstance(data, Afvist):
        raise Brugsfejl(sætning(data))
    if endelse == ".xlsx":
        return læs_bog(data, fil), ""
    return læs_tekstfil(data, fil)


def _plan(mappe: Path) -> tuple[Plan, str]:
    """Return the project, and the criteria set its figures are for."""
    plan = byg_plan(læs_projekt(mappe)).plan
    if plan is None:
        raise Importfejl(
            [
                Mangel(
                    vis_sti(mappe / "projekt.yaml"),
                    "Filen kan ikke læses, så afdelingerne kendes ikke.",
                    "Kør »projektbeskrivelse tjek«, ret filen, og prøv igen.",
                )
            ]
        )
    kriterier = plan.problemkompleks.kriterier if plan.problemkompleks else None
    if plan.kriteriesæt is not None or kriterier is not None:
        return plan, ""
    navne = sorted(kendte_sæt(mappe, "kriterier"))
    navn = navne[0] if len(navne) == 1 else _STANDARDSÆT
    sæt = slå_op(Kriteriesæt, "kriterier", navn, mappe).sæt
    return replace(plan, kriteriesæt=sæt), navn


def _tjek_plan(plan: Plan, mappe: Path) -> None:
    """Refuse a project in which nobody knows the estates or the columns."""
    ret = "Kør »projektbeskrivelse tjek«, ret det, og prøv igen."
    if plan.har_skade(("projekt", "afdelinger")):
        besked = "Afdelingerne kan ikke alle læses, så rækkerne kan ikke passes sammen."
        raise Importfejl([Mangel(vis_sti(mappe / "projekt.yaml"), besked, ret)])
    if plan.kriteriesæt is None:
        besked = "Kriteriesættet kan ikke læses, så kolonnerne kendes ikke."
        raise Importfejl([Mangel(vis_sti(mappe / "problemkompleks.yaml"), besked, ret)])


def _vælg(fil: Path, arkene: list[Ark], ordbog: Ordbog, ark: str | None, år: int | None) -> Fundet:
    """Return the one table that is meant."""
    if arkene and arkene[0].navn is None:
        return _som_csv(fil, arkene, ordbog, ark, år)
    if ark is not None:
        valgt = next(
            (a for a in arkene if a.navn and a.navn.casefold() == ark.strip().casefold()), None
        )
        if valgt is None:
            nær = nærmeste(ark, [a.navn for a in arkene if a.navn])
            raise Brugsfejl(
                f"{vis_sti(fil)} har ikke et ark, der hedder »{ark}«"
                + (f"; mente du »{nær}«?" if nær else f". Arkene er {_navne(arkene)}.")
            )
        arkene = [valgt]
    fundne: list[Fundet] = []
    fejl: list[tuple[Ark, Importfejl]] = []
    for a in arkene:
        if a.skjult and ark is None:
            continue
        try:
            if (tabel := find_tabel(a, ordbog, år)) is not None:
                fundne.append(tabel)
        except Importfejl as e:
            fejl.append((a, e))
    med_tabel = [f.ark for f in fundne] + [a for a, _ in fejl]
    if len(med_tabel) > 1:
        raise Brugsfejl(
            f"{vis_sti(fil)} har flere ark med en tabel over afdelinger: {_navne(med_tabel)}. "
            "Skriv, hvilket der skal læses, fx "
            f'--ark "{med_tabel[0].navn}".'
        )
    if fejl:
        raise fejl[0][1]
    if not fundne:
        raise Importfejl([_ingen_tabel(fil, arkene)])
    return fundne[0]


def _som_csv(
    fil: Path, arkene: list[Ark], ordbog: Ordbog, ark: str | None, år: int | None
) -> Fundet:
    if ark is not None:
        raise Brugsfejl(f"{vis_sti(fil)} er en CSV-fil og har ingen ark. Udelad --ark.")
    bedst: Fundet | None = None
    fejl: Importfejl | None = None
    for a in arkene:
        try:
            fundet = find_tabel(a, ordbog, år)
        except Importfejl as e:
            fejl = fejl or e
            continue
        if fundet and (bedst is None or len(fundet.kolonner) > len(bedst.kolonner)):
            bedst = fundet
    if bedst is None:
        raise fejl or Importfejl([_ingen_tabel(fil, [])])
    return bedst


def _ingen_tabel(fil: Path, arkene: list[Ark]) -> Mangel:
    skjulte = [a for a in arkene if a.skjult]
    også = f" Skjulte ark er ikke set efter: {_navne(skjulte)}." if skjulte else ""
    return Mangel(
        vis_sti(fil),
        "Der er ingen tabel med en afdeling i hver række: fandt ingen overskrifter som "
        f"»Afdeling« og fx »Beboere« eller »Uden for arbejdsmarkedet« i samme række.{også}",
        "Giv kolonnerne overskrifter, og gem filen.",
    )


def _målfil(valgt: object) -> str:
    navn = valgt.get("fil") if isinstance(valgt, dict) else None
    if not isinstance(navn, str):
        raise Importfejl(
            [
                Mangel(
                    "problemkompleks.yaml",
                    "Nøgletallene står i selve filen og ikke i en tabel for sig.",
                    f"Skriv i stedet »nøgletal:« og under den »fil: {STANDARDFIL}«, og prøv igen.",
                )
            ]
        )
    if PurePosixPath(navn.strip()).suffix.lower() not in (".csv", ".xlsx"):
        raise Importfejl(
            [
                Mangel(
                    "problemkompleks.yaml",
                    f"»{navn}« er hverken en CSV-fil eller et Excel-regneark.",
                    f"Skriv »fil: {STANDARDFIL}« under »nøgletal«, og prøv igen.",
                )
            ]
        )
    return navn.strip()


def _navne(arkene: list[Ark]) -> str:
    return opregn(f"»{a.navn}«" for a in arkene)
