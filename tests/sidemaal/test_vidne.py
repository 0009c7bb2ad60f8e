"""The independent witness: what it says, and that it never says too much."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.sidemaal import Sidemålsfejl
from generator.sidemaal.libreoffice import spørg_libreoffice
from generator.sidemaal.skrift import fremmede_skrifter
from generator.sidemaal.soffice import VARIABEL, Soffice, find_vidne
from generator.sidemaal.vidner import Vidne, bekræft, skriftfiler, word_sidetal
from generator.skrivere.docx import skriv_docx
from generator.typografi.laesning import læs_typografi

from .proeve import af_længde, med_alt

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are shell scripts")


@pytest.fixture(scope="module")
def docx() -> bytes:
    return skriv_docx(af_længde(30), læs_typografi())


@pytest.fixture
def egen_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    mappe = tmp_path / "temp"
    mappe.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(mappe))
    return mappe


def stedfortræder(mappe: Path, krop: str, version: str = "25.2.3.2") -> Path:
    """A program that answers as LibreOffice to »--version«, and else does `krop`."""
    fil = mappe / "soffice"
    fil.write_text(
        f'#!/bin/sh\ncase "$*" in *--version*) echo "LibreOffice {version} abc"; exit 0;; esac\n'
        f"{krop}\n"
    )
    fil.chmod(0o755)
    return fil


def pakket(**dele: str) -> bytes:
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w") as arkiv:
        for navn, tekst in {"word__document": "", **dele}.items():
            arkiv.writestr(navn.replace("__", "/") + ".xml", tekst)
    return ud.getvalue()


@pytest.mark.libreoffice
def test_sidetal_og_overskrifter(vidne: Soffice, docx: bytes, egen_temp: Path) -> None:
    (svar,) = bekræft([docx])
    assert isinstance(svar, Vidne)
    assert svar.antal == 4
    assert [b.tekst for b in svar.overskrifter] == [f"Del {nr}" for nr in range(1, 6)]
    assert svar.motor == vidne.navn
    assert not list(egen_temp.iterdir())


@pytest.mark.libreoffice
@pytest.mark.usefixtures("vidne")
def test_en_dårlig_fil_tager_ikke_de_andre_med(docx: bytes) -> None:
    god, tekst, tom = bekræft([docx, b"ikke en DOCX", pakket(word__document="<w:")])
    assert isinstance(god, Vidne)
    assert str(tekst) == "Filen er ikke et Word-dokument (DOCX)."
    assert isinstance(tom, Sidemålsfejl)


@pytest.mark.libreoffice
@pytest.mark.usefixtures("vidne")
def test_to_på_én_gang(docx: bytes) -> None:
    andet = skriv_docx(med_alt(), læs_typografi())
    with ThreadPoolExecutor(2) as samtidigt:
        (et,), (to,) = samtidigt.map(lambda d: bekræft([d], uden_cache=True), [docx, andet])
    assert isinstance(et, Vidne)
    assert isinstance(to, Vidne)
    assert et.antal == 4


@pytest.mark.libreoffice
@pytest.mark.usefixtures("vidne")
def test_et_kendt_svar_spørger_ikke_igen(docx: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    (først,) = bekræft([docx])

    def aldrig(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("generator.sidemaal.vidner.spørg_libreoffice", aldrig)
    (igen,) = bekræft([docx])
    assert isinstance(først, Vidne)
    assert isinstance(igen, Vidne)
    assert (igen.antal, igen.overskrifter) == (først.antal, først.overskrifter)


def _tilstand(pid: str) -> str:
    """Return a process's state; empty when there is none of that number."""
    if Path("/proc/self/stat").exists():  # a slim Linux has no `ps`
        fil = Path("/proc") / pid / "stat"
        return fil.read_text().rpartition(")")[2].split()[0] if fil.exists() else ""
    svar = subprocess.run(["ps", "-o", "stat=", "-p", pid], capture_output=True, text=True)
    return svar.stdout.strip()[:1]


@POSIX
def test_en_der_hænger_standses(tmp_path: Path, egen_temp: Path, docx: bytes) -> None:
    pid = tmp_path / "pid"
    fil = stedfortræder(tmp_path, f"sleep 600 & echo $! > {pid}; wait")
    (svar,) = spørg_libreoffice([docx], Soffice(fil, "25.2.3.2"), [], start=0.3, pr_fil=0.1)
    assert str(svar) == "LibreOffice 25.2.3.2 svarede ikke i tide og blev standset."
    assert not list(egen_temp.iterdir())
    # Gone, or dead and waiting for a system that is slow to bury its orphans.
    assert _tilstand(pid.read_text().strip()) in ("", "Z")


@POSIX
def test_kode_0_uden_pdf_er_en_fejl(tmp_path: Path, egen_temp: Path, docx: bytes) -> None:
    (svar,) = spørg_libreoffice([docx], Soffice(stedfortræder(tmp_path, "exit 0"), "25.2"), [])
    assert str(svar) == "LibreOffice 25.2 sluttede uden at danne en PDF (kode 0)."
    assert not list(egen_temp.iterdir())


@POSIX
def test_en_pdf_der_ikke_er_hel_er_en_fejl(tmp_path: Path, docx: bytes) -> None:
    fil = stedfortræder(tmp_path, "mkdir -p pdf; echo '%PDF-1.7 halv' > pdf/0.pdf")
    (svar,) = spørg_libreoffice([docx], Soffice(fil, "25.2"), [])
    assert str(svar) == "Den PDF, der blev dannet, kan ikke læses."


@POSIX
def test_en_ældre_navngives_og_må_ikke_bekræfte(
    tmp_path: Path, docx: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABEL, str(stedfortræder(tmp_path, "exit 1", "7.4.7.2")))
    with pytest.raises(Sidemålsfejl, match=r"LibreOffice 7\.4\.7\.2 .* er for gammel") as fejl:
        bekræft([docx])
    assert "bookworm-backports" in fejl.value.ret


def test_den_der_mangler_siges_på_dansk(monkeypatch: pytest.MonkeyPatch, docx: bytes) -> None:
    monkeypatch.setenv(VARIABEL, "/findes/ikke/soffice")
    with pytest.raises(Sidemålsfejl, match="som ikke findes"):
        bekræft([docx])


@POSIX
def test_et_andet_program_er_ikke_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fil = tmp_path / "soffice"
    fil.write_text("#!/bin/sh\necho hej\n")
    fil.chmod(0o755)
    monkeypatch.setenv(VARIABEL, str(fil))
    with pytest.raises(Sidemålsfejl, match="svarer ikke som LibreOffice"):
        find_vidne()


class Fuld:
    free = 0


@POSIX
def test_fuld_disk(
    tmp_path: Path, egen_temp: Path, docx: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.sidemaal.libreoffice.shutil.disk_usage", lambda _: Fuld)
    (svar,) = spørg_libreoffice([docx], Soffice(stedfortræder(tmp_path, "exit 0"), "25.2"), [])
    assert str(svar).startswith("Disken er fuld")
    assert not list(egen_temp.iterdir())


def test_fremmed_skrift_gør_tallet_ugyldigt() -> None:
    fil = pakket(word__styles='<w:rFonts w:ascii="Calibri"/><w:rFonts w:hAnsi="Times New Roman"/>')
    kendte = frozenset({"Carlito-Bold", "TimesNewRomanPSMT", "LiberationSerif", "OpenSymbol"})
    assert fremmede_skrifter(kendte, fil) == []
    assert fremmede_skrifter(kendte | {"DejaVuSans"}, fil) == ["DejaVuSans"]


@pytest.mark.parametrize(
    ("app", "sider"),
    [
        ("<Application>Microsoft Office Word</Application><Pages>6</Pages>", 6),
        ("<Application>Microsoft Office Word</Application><Pages>0</Pages>", None),
        ("<Application>LibreOffice/25.2</Application><Pages>6</Pages>", None),
        ("<Application>Microsoft Office Word</Application>", None),
    ],
)
def test_words_eget_tal(app: str, sider: int | None) -> None:
    assert word_sidetal(pakket(docProps__app=app)) == sider
    assert word_sidetal(b"ikke et arkiv") is None


def test_skrifterne_følger_med() -> None:
    assert {fil.stem for fil in skriftfiler()} == {
        "Carlito-Regular", "Carlito-Bold", "Carlito-Italic", "Carlito-BoldItalic",
    }  # fmt: skip
