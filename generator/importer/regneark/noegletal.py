"""A spreadsheet -> the files of a project that its figures change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.dansk.lister import opregn
from generator.dansk.naermeste import nærmeste
from generator.importer.fejl import Importfejl, Mangel
from generator.importer.regneark.find import Fundet, find_tabel
from generator.importer.regneark.kolonner import Ordbog
from generator.importer.regneark.maal import STANDARDFIL, Ændring, peger, skriv_csv
from generator.importer.regneark.maalark import skriv_ark
from generator.importer.regneark.oprindelse import find_oprindelse
from generator.importer.regneark.peger import læs_del1, med_oprindelse, med_peger
from generator.importer.regneark.tabel import Tabelimport, læs_tabel
from generator.importer.yamltekst import skriv_yaml
from generator.laesning.ark import Arkfejl
from generator.laesning.csvfil import ADSKILLERE, csv_ark
from generator.laesning.filer import Afvist, læs_bytes, tjek_art
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.projekt import læs_projekt
from generator.laesning.projekter import Brugsfejl, find_projekter
from generator.laesning.tegnsaet import Tegnsætsfejl, afkod
from generator.laesning.xlsxfil import Arkbog
from generator.maskine.sti import vis_sti
from generator.model.byg import byg_plan
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.oprindelse import oprindelser
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


def importer_tabel(
    fil: Path, mappe: Path, ark: str | None, år: int | None, kilde: str | None = None
) -> Udfald:
    """Read a table of figures for a project; nothing is written here.

    `år` and `kilde` say when the figures are from and whose they are, where the sheet does not.

    Raises:
        Brugsfejl: the file, the sheet or the project is not what it should be (exit code 2).
        Importfejl: something cannot be read with certainty (exit code 1).
        ProjektFejl: the folder is no project, or the system refuses.
    """
    data = _data(fil)
    plan, kriteriesæt = _plan(mappe)
    _tjek_plan(plan, mappe)
    ordbog = Ordbog(plan)
    fundet, tegnsæt = _tabel(data, fil, ordbog, ark, år)
    hentet = læs_tabel(fundet, ordbog, plan)
    rå, _ = læs_del1(mappe)
    valgt = peger(rå)
    oprindelse = find_oprindelse(fundet, år, kilde)
    noter = oprindelse.linjer()
    andre = {o.kolonne for o in oprindelser(plan)} - set(fundet.tal)
    felter = oprindelse.felter(fundet.tal, bool(andre))
    filer: dict[str, bytes] = {}
    if valgt is None:
        navn = STANDARDFIL
        filer["problemkompleks.yaml"] = med_peger(mappe, navn, kriteriesæt, felter)
        noter.append(f"problemkompleks.yaml får en henvisning til {navn}.")
    else:
        navn = _målfil(valgt)
        if ny := med_oprindelse(mappe, felter):
            filer["problemkompleks.yaml"] = ny
    noter += _om_felter(felter, rå.get("kriterier"), "problemkompleks.yaml" in filer)
    if PurePosixPath(navn).suffix.lower() == ".xlsx":
        arknavn = valgt.get("ark") if isinstance(valgt, dict) else None
        ændring = skriv_ark(mappe, navn, str(arknavn or ""), plan, hentet)
    else:
        ændring = skriv_csv(mappe, navn, plan, hentet)
    if ændring.ny or ændring.linjer:
        filer[navn] = ændring.data
    return Udfald(filer, hentet, ændring, tegnsæt, (*hentet.noter, *noter))


def _om_felter(felter: Mapping[str, object], kriterier: object, skrives: bool) -> list[str]:
    """Return the lines on when and where the figures are from: those written, and those to write.

    What the file says already, and otherwise, is for the writer to change.
    """
    gamle = kriterier if isinstance(kriterier, dict) else {}
    nye = {n: v for n, v in felter.items() if gamle.get(n) is None}
    andre = {n: v for n, v in felter.items() if n not in nye and gamle[n] != v}
    ud = []
    for indledning, del_ in (
        ("problemkompleks.yaml får" if skrives else "Skriv i problemkompleks.yaml under kriterier",
         nye),
        ("Bemærk: problemkompleks.yaml siger noget andet end regnearket, som har", andre),
    ):  # fmt: skip
        if del_:
            ud += [f"{indledning}:", *(f"  {linje}" for linje in skriv_yaml(del_).splitlines())]
    return ud


def _data(fil: Path) -> bytes:
    """Return the bytes of a spreadsheet.

    Raises:
        Brugsfejl: it is missing, empty or of another kind.
    """
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
        raise Brugsfejl(f"{data.besked} {data.ret}")
    return data


def _tabel(
    data: bytes, fil: Path, ordbog: Ordbog, ark: str | None, år: int | None
) -> tuple[Fundet, str]:
    """Return the one table that is meant, and the character set of a CSV file."""
    try:
        if fil.suffix.lower() == ".xlsx":
            return _i_bog(fil, Arkbog(data, fil, uden_hævet=True), ordbog, ark, år), ""
        læst = afkod(data)
        if ark is not None:
            raise Brugsfejl(f"{vis_sti(fil)} er en CSV-fil og har ingen ark. Udelad --ark.")
        return _i_csv(fil, Kildetekst(fil, læst.tekst), ordbog, år), læst.navn
    except Tegnsætsfejl as fejl:
        sted = f"{vis_sti(fil)}, linje {fejl.linje}"
        raise Importfejl([Mangel(sted, fejl.besked, fejl.ret)]) from None
    except Arkfejl as fejl:
        if fejl.sted is None or fejl.regel == "fil-for-stor":
            raise Brugsfejl(str(fejl)) from None
        sted = f"{vis_sti(fil)}, linje {fejl.sted.linje}"
        raise Importfejl([Mangel(sted, fejl.besked, fejl.ret)]) from None


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


def _i_bog(fil: Path, bog: Arkbog, ordbog: Ordbog, ark: str | None, år: int | None) -> Fundet:
    """Return the one table that is meant among the sheets."""
    navne = bog.synlige
    if ark is not None:
        navne = [n for n in bog.navne if n.casefold() == ark.strip().casefold()][:1]
        if not navne:
            nær = nærmeste(ark, bog.navne)
            raise Brugsfejl(
                f"{vis_sti(fil)} har ikke et ark, der hedder »{ark}«"
                + (f"; mente du »{nær}«?" if nær else f". Arkene er {_navne(bog.navne)}.")
            )
    fundne: dict[str, Fundet | Importfejl] = {}
    for navn in navne:
        try:
            if (tabel := find_tabel(bog.ark(navn), ordbog, år)) is not None:
                fundne[navn] = tabel
        except Importfejl as fejl:
            fundne[navn] = fejl
    if len(fundne) > 1:
        raise Brugsfejl(
            f"{vis_sti(fil)} har flere ark med en tabel over afdelinger: {_navne(fundne)}. "
            f'Skriv, hvilket der skal læses, fx --ark "{next(iter(fundne))}".'
        )
    skjulte = [navn for navn in bog.navne if navn not in bog.synlige and ark is None]
    fundet = next(iter(fundne.values()), _ingen_tabel(fil, skjulte))
    if isinstance(fundet, Importfejl):
        raise fundet
    return fundet


def _i_csv(fil: Path, kilde: Kildetekst, ordbog: Ordbog, år: int | None) -> Fundet:
    """Return the table as the delimiter gives it that finds most columns."""
    fundne: list[Fundet] = []
    fejl: list[Importfejl | Arkfejl] = []
    for adskiller in ADSKILLERE:
        if adskiller not in kilde.tekst:
            continue
        try:
            ark = csv_ark(kilde, vis_sti(fil), adskiller)
            if (fundet := find_tabel(ark, ordbog, år)) is not None:
                fundne.append(fundet)
        except (Importfejl, Arkfejl) as e:
            fejl.append(e)
    if fundne:
        return max(fundne, key=lambda f: len(f.kolonner))
    raise fejl[0] if fejl else _ingen_tabel(fil, ())


def _ingen_tabel(fil: Path, skjulte: Sequence[str]) -> Importfejl:
    også = f" Skjulte ark er ikke set efter: {_navne(skjulte)}." if skjulte else ""
    return Importfejl(
        [
            Mangel(
                vis_sti(fil),
                "Der er ingen tabel med en afdeling i hver række: fandt ingen overskrifter som "
                f"»Afdeling« og fx »Beboere« eller »Uden for arbejdsmarkedet« i samme række.{også}",
                "Giv kolonnerne overskrifter, og gem filen.",
            )
        ]
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


def _navne(navne: Iterable[str]) -> str:
    return opregn(f"»{navn}«" for navn in navne)
