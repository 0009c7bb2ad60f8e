"""What was said last time is said again only while nothing it was made of has changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.maskine.cache import MAPPEVARIABEL
from generator.rapport import husket
from tests.sidemaal.test_vidne_svigt import leverer, pdf_med
from tests.sider_hjaelp import (
    TEKST,
    Konsol,
    konsol,
    lav_projekt,
    posix,
    skriv,
    stedfortræder,
    tæt_under,
)

__all__ = ["konsol"]


@pytest.fixture
def projekt(konsol: Konsol) -> Path:
    return lav_projekt(konsol.mappe / "Bøgelunden øst")


@pytest.fixture
def kørsler(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The projects that were really read."""
    import generator.loeb

    ægte, læst = generator.loeb.læs_projekt, list[Path]()

    def læs(mappe: Path) -> object:
        læst.append(mappe)
        return ægte(mappe)

    monkeypatch.setattr(generator.loeb, "læs_projekt", læs)
    return læst


@pytest.mark.parametrize("form", ["tekst", "kort", "json", "github"])
def test_det_samme_siges_igen_uden_at_noget_laeses(
    konsol: Konsol, projekt: Path, kørsler: list[Path], form: str
) -> None:
    skriv(projekt / TEKST, "[Skriv her.]\n\nSe afdeling Birkelund.\n")
    første = konsol("tjek", projekt, "--format", form)
    assert len(kørsler) == 1
    anden = konsol("tjek", projekt, "--format", form)
    assert (anden.kode, anden.ud, anden.fejl) == (første.kode, første.ud, første.fejl)
    assert len(kørsler) == 1
    # The answer is the project's, not the format's; `--streng` looks at the same findings.
    konsol("tjek", projekt, "--format", "tekst" if form != "tekst" else "kort")
    assert konsol("tjek", projekt, "--streng").kode == 1
    assert len(kørsler) == 1


def _ny_fil(mappe: Path) -> None:
    skriv(mappe / "tal.yaml", "tal: {}\n")


def _slettet(mappe: Path) -> None:
    (mappe / TEKST).unlink()


def _samme_længde_samme_tid(mappe: Path) -> None:
    fil = mappe / TEKST
    før = fil.stat()
    skriv(fil, fil.read_text("utf-8").replace("Naboerne", "Naboernn"))
    os.utime(fil, ns=(før.st_atime_ns, før.st_mtime_ns))


def _sæt_ved_siden_af(mappe: Path) -> None:
    skriv(mappe.parent / "regelsæt" / "2031-35.yaml", "navn: 2031-35\n")


@pytest.mark.parametrize("ændr", [_ny_fil, _slettet, _samme_længde_samme_tid, _sæt_ved_siden_af])
def test_en_aendring_laeses(
    konsol: Konsol, projekt: Path, kørsler: list[Path], ændr: Callable[[Path], None]
) -> None:
    konsol("tjek", projekt)
    ændr(projekt)
    konsol("tjek", projekt)
    assert len(kørsler) == 2


def test_en_ny_dag_et_nyt_miljoe_og_et_nyt_program_laeses(
    konsol: Konsol, projekt: Path, kørsler: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    class IMorgen(date):
        @classmethod
        def today(cls) -> IMorgen:
            return cls(2031, 5, 1)

    konsol("tjek", projekt)
    monkeypatch.setattr(husket, "date", IMorgen)
    konsol("tjek", projekt)
    assert len(kørsler) == 2
    monkeypatch.setenv("PROJEKTBESKRIVELSE_ANDET", "1")
    konsol("tjek", projekt)
    assert len(kørsler) == 3
    tilstand = husket._tilstand
    monkeypatch.setattr(husket, "_tilstand", lambda rod: [*tilstand(rod), "ny.py 1 1"])
    konsol("tjek", projekt)
    assert len(kørsler) == 4


@pytest.mark.parametrize("tilvalg", ["--uden-cache", "--bekræft"])
def test_den_der_vil_have_et_nyt_svar_faar_det(
    konsol: Konsol, projekt: Path, kørsler: list[Path], tilvalg: str
) -> None:
    konsol("tjek", projekt)
    konsol("tjek", projekt, tilvalg)
    assert len(kørsler) == 2


@pytest.mark.langsom
def test_et_sidetal_der_venter_paa_libreoffice_huskes_ikke(
    konsol: Konsol, projekt: Path, kørsler: list[Path]
) -> None:
    tæt_under(projekt)
    assert "ubekræftet" in konsol("tjek", projekt).ud
    kørsler.clear()
    konsol("tjek", projekt)
    assert len(kørsler) == 1


def test_et_projekt_der_ikke_kan_laeses_huskes_ikke(
    konsol: Konsol, projekt: Path, kørsler: list[Path]
) -> None:
    skriv(projekt / "projekt.yaml", "{\n")
    assert konsol("tjek", projekt).kode == 1
    assert konsol("tjek", projekt).kode == 1
    assert len(kørsler) == 2


def test_en_fil_uden_for_mappen_goer_svaret_til_engangs(
    konsol: Konsol, projekt: Path, kørsler: list[Path]
) -> None:
    """A folder that is a link may come to hold something else."""
    (projekt / "afsnit").rename(projekt / "tekster")
    (projekt / "afsnit").symlink_to(projekt / "tekster", target_is_directory=True)
    konsol("tjek", projekt)
    konsol("tjek", projekt)
    assert len(kørsler) == 2


def test_hvad_der_ligger_uden_for_mappen_aabnes_ikke(
    konsol: Konsol, projekt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be a device that never answers (/proc/kmsg says that it is a plain file)."""
    udenfor = konsol.mappe / "udenfor.md"
    udenfor.write_text("Ikke projektets.\n", encoding="utf-8")
    (projekt / "notat.md").symlink_to(udenfor)
    åbnet: list[Path] = []
    ægte = Path.read_bytes

    def læs(fil: Path) -> bytes:
        åbnet.append(fil.resolve())
        return ægte(fil)

    monkeypatch.setattr(Path, "read_bytes", læs)
    assert husket.nøgle(projekt, "") is None
    (projekt / "notat.md").unlink()
    (projekt / "rundt.md").symlink_to(projekt / "rundt.md")
    assert husket.nøgle(projekt, "") is None
    (projekt / "rundt.md").unlink()
    assert husket.nøgle(projekt, "")
    assert udenfor.resolve() not in åbnet


@pytest.mark.langsom
@pytest.mark.parametrize("rest", ["", "{", "[]", '{"kode": 0}', '{"kode":0,"sti":"","fund":[[1]]}'])
def test_et_beskadiget_svar_laeses_forfra(
    konsol: Konsol, projekt: Path, kørsler: list[Path], rest: str
) -> None:
    første = konsol("tjek", projekt)
    (fil,) = (konsol.mappe / "cache" / "svar").iterdir()
    fil.write_text(rest, encoding="utf-8")
    assert konsol("tjek", projekt).ud == første.ud
    assert len(kørsler) == 2


def test_af_flere_projekter_laeses_kun_det_aendrede(konsol: Konsol, kørsler: list[Path]) -> None:
    for navn in "abc":
        lav_projekt(konsol.mappe / "indhold" / navn)
    konsol("tjek")
    kørsler.clear()
    skriv(konsol.mappe / "indhold" / "b" / TEKST, "Se [TODO].\n")
    svar = konsol("tjek", "--format", "json").json
    assert [led["sti"] for led in svar["projekter"]] == ["indhold/a", "indhold/b", "indhold/c"]
    assert [fil.name for fil in kørsler] == ["b"]
    assert [bool(led["fund"]) for led in svar["projekter"]][1]


@pytest.mark.langsom
def test_en_soffice_der_kommer_til_bliver_spurgt(konsol: Konsol, projekt: Path) -> None:
    tæt_under(projekt)
    konsol("tjek", projekt)
    konsol.brug(stedfortræder(konsol.mappe, "exit 1"))
    konsol("tjek", projekt)
    assert (konsol.mappe / "kald").exists()


def test_det_der_staar_hvor_en_fil_skulle_vaere_er_en_del_af_svaret(
    konsol: Konsol, projekt: Path
) -> None:
    """Nothing, a folder, a link within and a link out are four answers."""
    fil, udenfor, inde = projekt / TEKST, konsol.mappe / "udenfor.md", projekt / "inde.md"
    udenfor.write_bytes(fil.read_bytes())
    inde.write_bytes(fil.read_bytes())
    fil.unlink()
    svar = [konsol("tjek", projekt).ud]
    fil.mkdir()
    svar.append(konsol("tjek", projekt).ud)
    fil.rmdir()
    fil.symlink_to(inde)
    svar.append(konsol("tjek", projekt).ud)
    fil.unlink()
    fil.symlink_to(udenfor)
    svar.append(konsol("tjek", projekt).ud)
    assert svar[3] == konsol("tjek", projekt, "--uden-cache").ud
    assert len(set(svar)) == 4


def test_hvad_der_gemmes_mens_der_laeses_huskes_ikke_som_det_foer(
    konsol: Konsol, projekt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import generator.loeb

    ægte, før = generator.loeb.læs_projekt, (projekt / TEKST).read_text("utf-8")

    def læs(mappe: Path) -> object:
        skriv(projekt / TEKST, "[Skriv her.]\n")
        return ægte(mappe)

    rigtigt = konsol("tjek", projekt, "--uden-cache").ud
    monkeypatch.setattr(generator.loeb, "læs_projekt", læs)
    assert konsol("tjek", projekt).ud != rigtigt
    monkeypatch.setattr(generator.loeb, "læs_projekt", ægte)
    skriv(projekt / TEKST, før)
    assert konsol("tjek", projekt).ud == rigtigt


@pytest.mark.parametrize(
    ("fra", "til"),
    [('"kode": 0', '"kode": 77'), ('"besked": ""', '"besked": 5'), ('"forbrug": ', '"forbrug":-')],
)
def test_et_svar_som_nogen_har_rettet_i_laeses_forfra(
    konsol: Konsol, projekt: Path, kørsler: list[Path], fra: str, til: str
) -> None:
    første = konsol("tjek", projekt)
    (fil,) = (konsol.mappe / "cache" / "svar").iterdir()
    fra, til = fra.replace('"', '\\"'), til.replace('"', '\\"')
    tekst = fil.read_text("utf-8")
    assert fra in tekst
    fil.write_text(tekst.replace(fra, til), encoding="utf-8")
    assert konsol("tjek", projekt).ud == første.ud
    assert len(kørsler) == 2


@pytest.mark.langsom
@posix
def test_en_anden_libreoffice_bliver_spurgt(
    konsol: Konsol, projekt: Path, kørsler: list[Path]
) -> None:
    tæt_under(projekt)
    kørsler.clear()
    konsol.brug(leverer(konsol.mappe, pdf_med("Carlito", 5)))
    assert "LibreOffice 25.2.3.2" in konsol("tjek", projekt).ud
    assert "LibreOffice 25.2.3.2" in konsol("tjek", projekt).ud
    assert len(kørsler) == 1
    program = konsol.mappe / "soffice"
    skriv(program, program.read_text("utf-8").replace("25.2.3.2", "25.8.1.10"))
    assert "LibreOffice 25.8.1.10" in konsol("tjek", projekt).ud
    assert len(kørsler) == 2


def test_en_lang_linje_gemmes_een_gang(konsol: Konsol, projekt: Path) -> None:
    """It was kept once for each of its findings: thousands in a long text, and 1.3 GB."""
    skriv(projekt / TEKST, " ".join(f"{nr},5 pct. af børnene bor her." for nr in range(9, 400)))
    første = konsol("tjek", projekt, "--format", "json")
    assert første.ud.count("tal-uden-kilde") > 100
    (svar,) = (Path(os.environ[MAPPEVARIABEL]) / husket.SLAGS).rglob("*.json")
    assert svar.read_text(encoding="utf-8").count("399,5 pct. af børnene bor") == 1
    assert konsol("tjek", projekt, "--format", "json").ud == første.ud
