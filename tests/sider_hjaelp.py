"""For the tests of page counts from outside: projects of a wanted length, stand-ins, a run."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.cli.program import kør as cli
from generator.loeb import gennemfør
from generator.maskine.cache import MAPPEVARIABEL
from generator.omfang import Omfang
from generator.sidemaal import Sidemålsfejl
from generator.sidemaal.soffice import VARIABEL, find_vidne
from tests.proeveprojekt import ROD, kopi, ret

LINJE = "Naboerne mødes og hjælper hinanden i hverdagen, og det giver ro i gården."
TEKST = "afsnit/børn og unge.md"
UDEN = "/findes/ikke/soffice"
"""What `VARIABEL` is set to where LibreOffice is to be missing."""
EGEN = os.environ.get(VARIABEL)
"""The LibreOffice that whoever runs the tests has chosen, if any."""
ÅBENT_AFSNIT = "Uddannelse og livschancer"
"""The section whose text `lav_projekt` makes long."""

posix = pytest.mark.skipif(sys.platform == "win32", reason="stedfortræderne er shell-programmer")


def lav_projekt(til: Path, linjer: int = 3) -> Path:
    """Make a small project with a table and a text in files of their own, names with æ and ø."""
    kopi(til)
    ret(
        til / "projekt.yaml",
        "afdelinger:\n  - boligorganisation: Boligforeningen Birk\n    navn: Birkelunden\n"
        "    lejeboliger: 412\n",
        "afdelinger:\n  fil: afdelinger på øen.csv\n",
    )
    skriv(
        til / "afdelinger på øen.csv",
        "boligorganisation;navn;lejeboliger\nBoligforeningen Birk;Birkelunden;412\n",
    )
    fil = til / "problemkompleks.yaml"
    tekst = fil.read_text(encoding="utf-8")
    skriv(fil, tekst[: tekst.index("    tekst:")] + f"    tekst:\n      fil: {TEKST}\n")
    skriv(til / TEKST, afsnit(linjer))
    return til


def afsnit(linjer: int) -> str:
    """Return that many short paragraphs."""
    return "\n\n".join([LINJE] * linjer) + "\n"


def skriv(fil: Path, tekst: str) -> None:
    fil.parent.mkdir(parents=True, exist_ok=True)
    fil.write_text(tekst, encoding="utf-8", newline="\n")


def fyld(mappe: Path, mindst: float, højst: float) -> None:
    """Write so many paragraphs that the built-in count lands between the two."""
    skriv(mappe / TEKST, afsnit(_linjer(mindst, højst)))


@functools.cache
def _linjer(mindst: float, højst: float) -> int:
    with tempfile.TemporaryDirectory() as navn:
        mappe = lav_projekt(Path(navn, "p"))
        antal = 180
        for _ in range(20):
            skriv(mappe / TEKST, afsnit(antal))
            mål = gennemfør(mappe, Omfang(pdf=False, uden_cache=True, regler=())).mål
            assert mål is not None
            if mindst <= mål.forbrug <= højst:
                return antal
            mangler = (mindst + højst) / 2 - mål.forbrug
            antal += round(mangler * 40) or (1 if mangler > 0 else -1)
    raise AssertionError(f"intet antal afsnit fylder mellem {mindst} og {højst} sider")


def tæt_under(mappe: Path) -> None:
    fyld(mappe, 4.905, 4.98)


def tæt_over(mappe: Path) -> None:
    fyld(mappe, 5.001, 5.099)


def for_lang(mappe: Path) -> None:
    fyld(mappe, 5.3, 5.6)


def stedfortræder(mappe: Path, krop: str, version: str = "25.2.3.2") -> Path:
    """Make a program that gives LibreOffice's answer to »--version«, and else does `krop`.

    In `krop` »$DOCX« is the first file that is to be converted, »$UD« where its PDF is awaited, and
    every start leaves a line in the file »kald« beside the program.
    """
    fil = mappe / "soffice"
    skriv(
        fil,
        "#!/bin/sh\n"
        f'case "$*" in *--version*) echo "LibreOffice {version} abc"; exit 0;; esac\n'
        f'echo "$*" >> "{mappe}/kald"\n'
        'for led in "$@"; do case "$led" in *.docx) DOCX="${DOCX:-$led}";; esac; done\n'
        'MAPPE="$(dirname "$DOCX")/pdf"; UD="$MAPPE/$(basename "$DOCX" .docx).pdf"\n'
        f"{krop}\n",
    )
    fil.chmod(0o755)
    return fil


def kald(soffice: Path) -> int:
    """Return how many times a stand-in was asked to convert."""
    fil = soffice.with_name("kald")
    return len(fil.read_text(encoding="utf-8").splitlines()) if fil.exists() else 0


def miljø(tmp: Path, **mere: str) -> dict[str, str]:
    """Return an environment with a cache and a temporary folder of its own."""
    ud = {navn: værdi for navn, værdi in os.environ.items() if not navn.startswith("GIT_")}
    temp = tmp / "temp"
    temp.mkdir(exist_ok=True)
    ud |= {
        "PYTHONPATH": str(ROD),
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        MAPPEVARIABEL: str(tmp / "cache"),
        "TMPDIR": str(temp),
        "TEMP": str(temp),
        "TMP": str(temp),
    }
    return ud | mere


def kør(
    *argumenter: str | Path,
    mappe: Path,
    miljø: Mapping[str, str],
    foran: Sequence[str | Path] = (),
) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own; `foran` is put before it (a wrapper)."""
    return subprocess.run(
        [*map(str, foran), sys.executable, "-m", "generator", *map(str, argumenter)],
        cwd=mappe,
        env=dict(miljø),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@dataclass(frozen=True)
class Svar:
    """What the program said, run in this process."""

    kode: int
    ud: str
    fejl: str

    @property
    def json(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.ud)
        assert data["version"] == 1
        return data

    @property
    def projekt(self) -> dict[str, Any]:
        """The only project of a run with `--format json`."""
        (projekt,) = self.json["projekter"]
        return dict(projekt)


class Konsol:
    """The program in this process; `mappe` is where it stands, `temp` its temporary folder."""

    def __init__(
        self, tmp: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.mappe, self.temp, self._capfd, self._pas = tmp, tmp / "temp", capfd, monkeypatch
        self.temp.mkdir()
        monkeypatch.chdir(tmp)
        monkeypatch.setattr(tempfile, "tempdir", str(self.temp))
        monkeypatch.setenv(MAPPEVARIABEL, str(tmp / "cache"))
        monkeypatch.setenv("LANGUAGE", "da")
        monkeypatch.setenv("NO_COLOR", "1")
        self.brug(UDEN)

    def brug(self, soffice: Path | str | None) -> None:
        """Let this be LibreOffice; None is the machine's own."""
        soffice = EGEN if soffice is None else soffice
        if soffice is None:
            self._pas.delenv(VARIABEL, raising=False)
        else:
            self._pas.setenv(VARIABEL, str(soffice))

    def __call__(self, *argumenter: str | Path) -> Svar:
        self._capfd.readouterr()
        kode = cli([str(led) for led in argumenter])
        ud, fejl = self._capfd.readouterr()
        assert "Traceback" not in ud + fejl
        return Svar(kode, ud, fejl)

    @property
    def efterladt(self) -> list[str]:
        """What lies in the temporary folder afterwards."""
        return sorted(fil.name for fil in self.temp.iterdir())


@pytest.fixture
def konsol(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Konsol:
    return Konsol(tmp_path, capfd, monkeypatch)


def kræv_libreoffice() -> str:
    """Return the name of the LibreOffice that may confirm; skip the test where there is none."""
    with pytest.MonkeyPatch.context() as pas, tempfile.TemporaryDirectory() as mappe:
        pas.setenv(MAPPEVARIABEL, mappe)
        if EGEN:
            pas.setenv(VARIABEL, EGEN)
        else:
            pas.delenv(VARIABEL, raising=False)
        try:
            return find_vidne().navn
        except Sidemålsfejl as fejl:
            pytest.skip(f"LibreOffice 25.2 eller nyere er her ikke: {fejl}")


def med_libreoffice(miljø: dict[str, str]) -> dict[str, str]:
    """Return an environment in which the machine's own LibreOffice is found."""
    ud = {navn: værdi for navn, værdi in miljø.items() if navn != VARIABEL}
    return {**ud, VARIABEL: EGEN} if EGEN else ud
