"""LibreOffice failing in every way we know, seen from the command line.

Each time: a Danish sentence, exit code 3 because the confirmation was asked for, never a false
»bekræftet«, nothing left in the temporary folder, and nobody left running.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from generator.maskine.cache import cachemappe
from generator.maskine.standsning import STOP
from generator.sidemaal import Sidemålsfejl, proces, soffice
from generator.sidemaal.libreoffice import spørg_libreoffice
from generator.sidemaal.pdf import læs_pdf
from tests.sider_hjaelp import (
    VARIABEL,
    Konsol,
    kald,
    konsol,
    kræv_libreoffice,
    kør,
    lav_projekt,
    med_libreoffice,
    miljø,
    posix,
    stedfortræder,
)

pytestmark = pytest.mark.langsom

__all__ = ["konsol"]

IKKE = "Sidetallet er ikke bekræftet. "


@pytest.fixture
def projekt(konsol: Konsol) -> Path:
    return lav_projekt(konsol.mappe / "Bøgelunden øst")


@pytest.fixture
def kort_tid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait a minute for a stand-in that hangs."""
    standard = spørg_libreoffice.__kwdefaults__
    assert standard is not None
    monkeypatch.setitem(standard, "start", 0.4)
    monkeypatch.setitem(standard, "pr_fil", 0.0)


def svigter(konsol: Konsol, projekt: Path) -> str:
    """Ask for a confirmation, hold what must always be so, and return the sentence."""
    svar = konsol("sider", projekt, "--bekræft", "--format", "json")
    assert svar.kode == 3
    mål = svar.projekt["sider"]
    assert (mål["bekræftet"], mål["bekræftet_af"]) == (False, "")
    assert konsol.efterladt == []
    assert svar.fejl.startswith(IKKE)
    sætning = svar.fejl.removeprefix(IKKE).strip()
    assert sætning[-1] == "."
    assert "\n" not in sætning
    # The same run without asking works, and says no more than it knows.
    uden = konsol("sider", projekt, "--format", "json")
    assert uden.kode == 0
    assert uden.projekt["sider"]["bekræftet"] is False
    return sætning


def levende(mærke: str) -> list[str]:
    """Return the command lines of running processes that hold a word."""
    if Path("/proc/self/cmdline").exists():  # a slim Linux has no `ps`
        linjer = [_kommandolinje(fil) for fil in Path("/proc").glob("[0-9]*/cmdline")]
    else:
        svar = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
        linjer = svar.stdout.splitlines()
    return [linje for linje in linjer if mærke in linje and "ps -eo" not in linje]


def _kommandolinje(fil: Path) -> str:
    try:
        return fil.read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:  # it has ended meanwhile
        return ""


def pdf_med(skrift: str, sider: int = 2) -> bytes:
    """Make a PDF of empty pages that say they use a font."""
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject

    skriver = PdfWriter()
    for _ in range(sider):
        side = skriver.add_blank_page(595, 842)
        if not skrift:
            continue
        font = DictionaryObject({NameObject("/BaseFont"): NameObject(f"/ABCDEF+{skrift}")})
        skrifter = DictionaryObject({NameObject("/F1"): font})
        side[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): skrifter})
    ud = io.BytesIO()
    skriver.write(ud)
    return ud.getvalue()


def leverer(mappe: Path, pdf: bytes, først: str = "") -> Path:
    """Make a stand-in that hands over a PDF."""
    (mappe / "svar.pdf").write_bytes(pdf)
    return stedfortræder(mappe, f'{først}\nmkdir -p "$MAPPE"; cp "{mappe}/svar.pdf" "$UD"')


def test_libreoffice_findes_ikke(konsol: Konsol, projekt: Path) -> None:
    sætning = svigter(konsol, projekt)
    assert sætning == (
        f"{VARIABEL} peger på »/findes/ikke/soffice«, som ikke findes. "
        "Ret variablen, eller fjern den."
    )


def test_libreoffice_er_ikke_installeret(
    konsol: Konsol, projekt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    konsol.brug("")
    monkeypatch.setattr(soffice, "_kandidater", list)
    sætning = svigter(konsol, projekt)
    assert sætning.startswith("LibreOffice blev ikke fundet på denne maskine. Installér ")
    assert "libreoffice.org" in sætning


@posix
@pytest.mark.parametrize("version", ["7.4.7.2", "24.8.1.1", "25.1.0.3"])
def test_en_gammel_version_navngives(konsol: Konsol, projekt: Path, version: str) -> None:
    program = leverer(konsol.mappe, pdf_med("Carlito"))
    konsol.brug(stedfortræder(konsol.mappe, "exit 0", version))
    assert f"LibreOffice {version} ({program}) er for gammel" in svigter(konsol, projekt)
    assert kald(program) == 0, "den spørges slet ikke"


@posix
@pytest.mark.usefixtures("kort_tid")
def test_en_der_hænger_standses_med_alt_den_har_startet(konsol: Konsol, projekt: Path) -> None:
    mærke = f"31{os.getpid()}"
    program = stedfortræder(konsol.mappe, f'mkdir -p "$MAPPE"; sleep {mærke} & sleep {mærke}')
    konsol.brug(program)
    assert svigter(konsol, projekt) == "LibreOffice 25.2.3.2 svarede ikke i tide og blev standset."
    assert levende(f"sleep {mærke}") == []
    assert kald(program) == 2, "ét forsøg mere, med en frisk profil"


@posix
def test_en_der_dør_fra_sit_barn_tager_barnet_med(konsol: Konsol, projekt: Path) -> None:
    mærke = f"32{os.getpid()}"
    konsol.brug(stedfortræder(konsol.mappe, f"sleep {mærke} &\nexit 77"))
    assert "sluttede uden at danne en PDF (kode 77)" in svigter(konsol, projekt)
    assert levende(f"sleep {mærke}") == []


@posix
@pytest.mark.usefixtures("kort_tid")
def test_en_der_hænger_får_lov_at_rydde_op(konsol: Konsol, projekt: Path) -> None:
    sokkel, mærke = konsol.mappe / "sokkel", f"34{os.getpid()}"
    # The last sleep: who is killed right after being asked does not get that far.
    fælde = f"trap 'sleep 0.1; rm \"{sokkel}\"; exit 0' TERM"
    konsol.brug(stedfortræder(konsol.mappe, f'{fælde}\n: > "{sokkel}"; sleep {mærke}'))
    svigter(konsol, projekt)
    assert not sokkel.exists()


@posix
@pytest.mark.usefixtures("kort_tid")
def test_en_der_ikke_vil_standses_standses(konsol: Konsol, projekt: Path) -> None:
    mærke = f"35{os.getpid()}"
    konsol.brug(stedfortræder(konsol.mappe, f"trap '' TERM INT HUP; sleep {mærke} & sleep {mærke}"))
    svigter(konsol, projekt)
    assert levende(f"sleep {mærke}") == []


@posix
def test_hvad_den_glemmer_i_den_midlertidige_mappe_går_med(konsol: Konsol, projekt: Path) -> None:
    sted = konsol.mappe / "sted"
    konsol.brug(stedfortræder(konsol.mappe, f'mktemp > "{sted}"; exit 1'))
    svigter(konsol, projekt)
    glemt = Path(sted.read_text(encoding="utf-8").strip())
    assert glemt.name
    assert not glemt.exists()


@posix
def test_en_der_hænger_allerede_på_sin_version(
    konsol: Konsol, projekt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = konsol.mappe / "soffice"
    program.write_text("#!/bin/sh\nsleep 600\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(soffice, "SEKUNDER_TIL_VERSION", 0.3)
    konsol.brug(program)
    assert "svarede ikke i tide og blev standset" in svigter(konsol, projekt)


@posix
@pytest.mark.parametrize(
    ("krop", "sætning"),
    [
        ("exit 0", "sluttede uden at danne en PDF (kode 0)"),
        ('mkdir -p "$MAPPE"; : > "$UD"', "sluttede uden at danne en PDF (kode 0)"),
        ("exec false", "sluttede uden at danne en PDF (kode 1)"),
        ("kill -SEGV $$", "sluttede uden at danne en PDF (kode -11)"),
        ('mkdir -p "$MAPPE"; echo nej > "$UD"', "kan ikke læses"),
        ('mkdir -p "$MAPPE"; printf "%%PDF-1.7\\nhalv" > "$UD"', "kan ikke læses"),
        ('mkdir -p "$MAPPE"; cp "$MAPPE/../../../halv.pdf" "$UD"', "kan ikke læses"),
        ('mkdir -p "$UD"', "sluttede uden at danne en PDF (kode 0)"),
        ('printf "\\377\\376 %*s" 99999 >&2; exit 3', "sluttede uden at danne en PDF (kode 3)"),
    ],
)
def test_ingen_pdf_eller_en_der_er_i_stykker(
    konsol: Konsol, projekt: Path, krop: str, sætning: str
) -> None:
    hel = pdf_med("Carlito", 9)
    (konsol.mappe / "halv.pdf").write_bytes(hel[: len(hel) // 2])
    program = stedfortræder(konsol.mappe, krop)
    konsol.brug(program)
    assert sætning in svigter(konsol, projekt)
    assert kald(program) == 2


@posix
def test_en_pdf_uden_sider(konsol: Konsol, projekt: Path) -> None:
    konsol.brug(leverer(konsol.mappe, pdf_med("Carlito", 0)))
    assert "dannede en PDF uden sider" in svigter(konsol, projekt)


@posix
def test_en_pdf_uden_teksten(konsol: Konsol, projekt: Path) -> None:
    konsol.brug(leverer(konsol.mappe, pdf_med("")))
    assert "dannede en PDF uden teksten" in svigter(konsol, projekt)


@posix
def test_forkert_skrift_gælder_ikke_på_denne_maskine(konsol: Konsol, projekt: Path) -> None:
    program = leverer(konsol.mappe, pdf_med("DejaVuSans-Bold"))
    konsol.brug(program)
    sætning = svigter(konsol, projekt)
    assert sætning.startswith(
        "Sidetallet gælder ikke på denne maskine: LibreOffice 25.2.3.2 brugte"
    )
    assert "DejaVuSans" in sætning
    assert kald(program) == 1, "et nyt forsøg ville give det samme"


@posix
def test_et_nedbrud_første_gang_er_ikke_det_sidste_ord(konsol: Konsol, projekt: Path) -> None:
    før = f'[ -e "{konsol.mappe}/prøvet" ] || {{ : > "{konsol.mappe}/prøvet"; exit 139; }}'
    program = leverer(konsol.mappe, pdf_med("Carlito", 1), før)
    konsol.brug(program)
    svar = konsol("sider", projekt, "--bekræft", "--format", "json")
    assert svar.kode == 0
    assert svar.projekt["sider"]["bekræftet"] is True
    assert kald(program) == 2
    første, andet = (program.with_name("kald")).read_text(encoding="utf-8").splitlines()
    profil = [led for led in første.split() if "UserInstallation" in led]
    assert profil != [led for led in andet.split() if "UserInstallation" in led]
    assert konsol.efterladt == []


@posix
def test_et_program_der_ikke_kan_startes(konsol: Konsol, projekt: Path) -> None:
    fil = konsol.mappe / "soffice"
    fil.write_bytes(b"\x7fELF ikke et program")
    fil.chmod(0o755)
    konsol.brug(fil)
    assert f"»{fil}« kan ikke startes: filen er ikke et program." in svigter(konsol, projekt)


@posix
def test_et_program_der_forsvinder_undervejs(konsol: Konsol, projekt: Path) -> None:
    program = leverer(konsol.mappe, pdf_med("Carlito", 1))
    konsol.brug(program)
    assert konsol("sider", projekt, "--bekræft").kode == 0
    # The version is known from before, and the program can no longer be started.
    program.write_bytes(program.read_bytes().replace(b"#!/bin/sh", b"#!/bin/xx"))
    sætning = svigter(konsol, projekt)
    assert "kan ikke startes" in sætning or "kunne ikke køres" in sætning


@posix
def test_en_genvej_køres_under_sit_eget_navn(konsol: Konsol, projekt: Path) -> None:
    """A snap's link leads to a program that asks what it was called."""
    rigtig = konsol.mappe / "snap"
    (konsol.mappe / "svar.pdf").write_bytes(pdf_med("Carlito", 1))
    program = stedfortræder(
        konsol.mappe,
        f'[ "$(basename "$0")" = soffice ] || exit 1\n'
        f'mkdir -p "$MAPPE"; cp "{konsol.mappe}/svar.pdf" "$UD"',
    )
    program.rename(rigtig)
    program.symlink_to(rigtig)
    konsol.brug(program)
    assert konsol("sider", projekt, "--bekræft").kode == 0


@posix
def test_en_ny_version_bag_samme_startfil_opdages(konsol: Konsol, projekt: Path) -> None:
    program = konsol.mappe / "program/soffice"
    program.parent.mkdir()
    rc = program.with_name("versionrc")
    rc.write_text("25.2.3.2", encoding="utf-8")
    (konsol.mappe / "svar.pdf").write_bytes(pdf_med("Carlito", 1))
    program.write_text(
        f'#!/bin/sh\ncase "$*" in *--version*) echo "LibreOffice $(cat "{rc}")"; exit 0;; esac\n'
        f'for led in "$@"; do DOCX="$led"; done; mkdir -p "$(dirname "$DOCX")/pdf"\n'
        f'cp "{konsol.mappe}/svar.pdf" "$(dirname "$DOCX")/pdf/0.pdf"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    konsol.brug(program)
    spørg = ("sider", projekt, "--bekræft", "--format", "json")
    assert konsol(*spørg).projekt["sider"]["bekræftet_af"] == "LibreOffice 25.2.3.2"
    rc.write_text("25.8.12.1", encoding="utf-8")
    assert konsol(*spørg).projekt["sider"]["bekræftet_af"] == "LibreOffice 25.8.12.1"


@pytest.fixture
def i_egen_proces(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `sider --bekræft` on a small project, with something put before the program."""
    lav_projekt(tmp_path / "p")

    def kald_(*foran: str | Path, **mere: str) -> subprocess.CompletedProcess[str]:
        arg = ("sider", "p", "--bekræft", "--format", "json")
        return kør(*arg, mappe=tmp_path, miljø=miljø(tmp_path, **mere), foran=foran)

    return kald_


@posix
def test_en_fil_må_ikke_blive_så_stor(
    i_egen_proces: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    program = leverer(tmp_path, pdf_med("Carlito", 1))
    # 20 blocks of 512 bytes: the fonts that LibreOffice is lent are larger.
    svar = i_egen_proces("sh", "-c", 'ulimit -f 20; exec "$@"', "sh", **{VARIABEL: str(program)})
    assert svar.returncode == 3, svar.stderr
    assert "filen blev større, end systemet tillader" in svar.stderr
    assert '"bekræftet": false' in svar.stdout
    assert not list((tmp_path / "temp").iterdir())


@posix
@pytest.mark.parametrize("plads", ["100k", "4m"])
def test_disken_er_fuld(tmp_path: Path, plads: str) -> None:
    """A disk of its own, too small for the fonts, or only for what LibreOffice writes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    monter = f'mount -t tmpfs -o size={plads} none "{disk}"'
    prøve = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", monter]
    if shutil.which("unshare") is None or subprocess.run(prøve, capture_output=True).returncode:
        pytest.skip("en lille disk kræver unshare (Linux) og lov til at montere den")
    lav_projekt(tmp_path / "p")
    # What it writes does not fit, and as the real one it ends with 0 all the same.
    program = stedfortræder(
        tmp_path, 'mkdir -p "$MAPPE"; head -c 9000000 /dev/zero > "$MAPPE/x"; rm "$MAPPE/x"; exit 0'
    )
    indeni = f'{monter}; "$@"; kode=$?; ls -A "{disk}" >&2; exit $kode'
    svar = kør(
        *("sider", "p", "--bekræft", "--format", "json"),
        mappe=tmp_path,
        miljø=miljø(tmp_path, TMPDIR=str(disk), **{VARIABEL: str(program)}),
        foran=[*prøve[:-1], indeni, "sh"],
    )
    assert svar.returncode == 3, svar.stderr
    assert f"Disken er fuld: LibreOffice kunne ikke skrive i »{disk}«. Gør plads" in svar.stderr
    assert '"bekræftet": false' in svar.stdout
    assert svar.stderr.count("\n") == 1, "intet er efterladt på disken"


@posix
@pytest.mark.parametrize("hvormed", STOP)
def test_et_stop_efterlader_intet(tmp_path: Path, hvormed: int) -> None:
    mærke = f"33{os.getpid()}"
    lav_projekt(tmp_path / "p")
    program = stedfortræder(tmp_path, f"sleep {mærke}")
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "sider", "p", "--bekræft"],
        cwd=tmp_path,
        env=miljø(tmp_path, **{VARIABEL: str(program)}),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as kørende:
        frist = time.monotonic() + 60
        while not levende(f"sleep {mærke}") and time.monotonic() < frist:
            time.sleep(0.05)
        kørende.send_signal(hvormed)
        ud, fejl = kørende.communicate(timeout=60)
    assert kørende.returncode == 2
    assert "Afbrudt." in fejl
    assert "Traceback" not in ud + fejl
    assert levende(f"sleep {mærke}") == []
    assert not list((tmp_path / "temp").iterdir())


@posix
@pytest.mark.parametrize(("foran", "kode"), [((), 2), (("nohup",), 3)])
def test_med_nohup_må_vinduet_lukkes(tmp_path: Path, foran: Sequence[str], kode: int) -> None:
    lav_projekt(tmp_path / "p")
    program = stedfortræder(tmp_path, "kill -HUP $PPID; exit 1")
    omgivelser = miljø(tmp_path, **{VARIABEL: str(program)})
    svar = kør("sider", "p", "--bekræft", mappe=tmp_path, miljø=omgivelser, foran=foran)
    assert svar.returncode == kode, svar.stderr


@pytest.mark.libreoffice
def test_to_kørsler_på_én_gang_med_den_rigtige(tmp_path: Path) -> None:
    kræv_libreoffice()
    for navn in ("a", "b"):
        lav_projekt(tmp_path / navn, 3 if navn == "a" else 4)
    omgivelser = med_libreoffice(miljø(tmp_path))

    def spørg(navn: str) -> subprocess.CompletedProcess[str]:
        return kør("sider", navn, "--bekræft", "--format", "json", mappe=tmp_path, miljø=omgivelser)

    with ThreadPoolExecutor(2) as samtidigt:
        svar = list(samtidigt.map(spørg, ["a", "b"]))
    for led in svar:
        assert led.returncode == 0, led.stderr
        assert '"bekræftet": true' in led.stdout
    assert not list((tmp_path / "temp").iterdir())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kun Linux viser de døde i /proc")
@pytest.mark.skipif(sys.platform == "win32", reason="der ventes på en anden måde")
def test_et_stop_midt_i_ventetiden_giver_ingen_ny(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hænger, børn = threading.Event(), list[int]()

    def stands_med_låsen(denne: subprocess.Popen[bytes], **_: float) -> int:
        lås: threading.Lock = denne._waitpid_lock  # type: ignore[attr-defined] # Python's own
        if not lås.acquire(blocking=False):
            hænger.set()  # Python waits here for ever
        børn.append(denne.pid)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "wait", stands_med_låsen)
    with pytest.raises(KeyboardInterrupt):
        proces.kør(["sleep", "60"], miljø=os.environ, mappe=tmp_path, sekunder=60)
    assert not hænger.is_set()
    with pytest.raises(ProcessLookupError):
        os.kill(børn[0], 0)


@posix
@pytest.mark.parametrize("hvormed", STOP)
def test_et_stop_mens_den_begynder_når_den_også(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hvormed: int
) -> None:
    mærke, rigtig, før = f"36{os.getpid()}", subprocess.Popen, signal.getsignal(hvormed)

    def stands_i_det_samme(*led: Any, **tilvalg: Any) -> subprocess.Popen[bytes]:
        barn = rigtig(*led, **tilvalg)
        signal.raise_signal(hvormed)  # it runs, and nobody has been told its number
        return barn

    signal.signal(hvormed, signal.default_int_handler)
    try:
        monkeypatch.setattr(subprocess, "Popen", stands_i_det_samme)
        with pytest.raises(KeyboardInterrupt):
            proces.kør(["sleep", mærke], miljø=os.environ, mappe=tmp_path, sekunder=60)
        assert signal.getsignal(hvormed) is signal.default_int_handler
    finally:
        signal.signal(hvormed, før)
    monkeypatch.undo()
    assert levende(f"sleep {mærke}") == []


def test_de_døde_ventes_der_ikke_på() -> None:
    with subprocess.Popen(["sleep", "600"], start_new_session=True) as barn:
        assert proces._lever(barn.pid)
        barn.kill()
        os.waitid(os.P_PID, barn.pid, os.WEXITED | os.WNOWAIT)
        os.killpg(barn.pid, 0)  # still on the list, since nobody has reaped it
        assert not proces._lever(barn.pid)
    assert not proces._lever(barn.pid)


def test_en_afkortet_pdf_er_ingen_pdf() -> None:
    """The reader mends what it can, but must not count the pages that happened to come."""
    hel = pdf_med("Carlito", 9)
    assert læs_pdf(hel).sider == 9
    for længde in range(0, len(hel) - 6, 61):
        with pytest.raises(Sidemålsfejl, match="kan ikke læses"):
            læs_pdf(hel[:længde])


def test_prøverne_rører_ikke_brugerens_cache(konsol: Konsol) -> None:
    assert cachemappe().is_relative_to(konsol.mappe)
