"""Runs that are killed, and runs at the same time, over one output."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.maskine import udgivelse
from generator.maskine.kladde import FORSTAVELSE, SEKUNDER_TIL_REST, Filplads
from generator.maskine.udgivelse import erstat, udgiv
from tests.hold.drab import skyd
from tests.proeveprojekt import EKSEMPLER, kopi

pytestmark = pytest.mark.langsom

posix = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")


@posix
def test_tyve_drab_giver_hele_filer(tmp_path: Path) -> None:
    """The command `python -m tests.hold.drab` makes it 500; `skyd` asserts what must hold."""
    tal = skyd(20, 7, tmp_path / "rod")
    assert tal["gamle filer"] + tal["nye filer"] + tal["gamle og nye filer"] == 20
    # Killed between the moment a file gets its name and the one it is moved in, a run leaves it
    # behind; `skyd` has seen that the next build takes it away.
    assert tal["rester"] <= tal["under skrivningen"] * 3


@pytest.mark.parametrize("med_navn", [False, True])
def test_otte_paa_een_gang_er_enige(med_navn: bool, tmp_path: Path) -> None:
    """One project, one output folder, one empty cache."""
    kopi(tmp_path / "plan", EKSEMPLER / "alt")
    uden = "import os, sys\nif sys.argv.pop(1) == 'ja': vars(os).pop('O_TMPFILE', None)\n"
    kommando = [
        sys.executable, "-c", f"{uden}from generator.cli import hoved\nhoved()",
        "ja" if med_navn else "nej", "byg", "plan",
    ]  # fmt: skip
    miljø = {**os.environ, "PROJEKTBESKRIVELSE_CACHE": str(tmp_path / "cache")}
    alene = subprocess.run(
        [*kommando, "--ud", "alene", "--uden-cache"],
        cwd=tmp_path, env=miljø, capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert alene.returncode == 0, alene.stderr.decode()
    otte = [
        subprocess.Popen(
            kommando, cwd=tmp_path, env=miljø, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(8)
    ]
    svar = [(p.communicate(timeout=120), p.returncode) for p in otte]
    assert {kode for _, kode in svar} == {0}, svar
    assert len({ud for (ud, _), _ in svar}) == 1
    assert {fejl for (_, fejl), _ in svar} == {b""}
    ud = {f.name: f.read_bytes() for f in (tmp_path / "ud").iterdir()}
    assert ud == {f.name: f.read_bytes() for f in (tmp_path / "alene").iterdir()}


def test_en_gammel_rest_fjernes_og_en_ung_faar_lov(tmp_path: Path) -> None:
    gammel, ung = (tmp_path / f"{FORSTAVELSE}{navn}.tmp" for navn in ("gammel", "ung"))
    egen = tmp_path / ".min-egen.tmp"
    for fil in (gammel, ung, egen):
        fil.write_bytes(b"x")
    for fil in (gammel, egen):
        os.utime(fil, (time.time() - SEKUNDER_TIL_REST - 60,) * 2)
    udgiv(tmp_path, {"a.md": b"a"}, erstat)
    assert {f.name for f in tmp_path.iterdir()} == {"a.md", ung.name, egen.name}


@posix
def test_en_koersel_der_draebes_mellem_to_filer_bliver_sagt(tmp_path: Path) -> None:
    udgiv(tmp_path, {"a.docx": b"1", "a.pdf": b"1"}, erstat)
    barn = os.fork()
    if barn == 0:
        flyt = udgivelse._på_plads

        def dræb(fra: Path, plads: Filplads) -> object:
            return os._exit(9) if plads.fil.name == "a.pdf" else flyt(fra, plads)

        vars(udgivelse)["_på_plads"] = dræb
        udgiv(tmp_path, {"a.docx": b"2", "a.pdf": b"2"}, erstat)
    assert os.waitstatus_to_exitcode(os.waitpid(barn, 0)[1]) == 9
    (rest,) = tmp_path.glob(f"{FORSTAVELSE}*")
    assert [(tmp_path / n).read_bytes() for n in ("a.docx", "a.pdf")] == [b"2", b"1"]
    assert udgiv(tmp_path, {"b.md": b"1"}, erstat).noter == ()
    os.utime(rest, (time.time() - SEKUNDER_TIL_REST - 60,) * 2)
    (note,) = udgiv(tmp_path, {"b.md": b"2"}, erstat).noter
    assert note.startswith("En tidligere kørsel blev afbrudt")
    assert note.endswith("Byg igen, hvis filerne dér ikke hører sammen.")
    assert udgiv(tmp_path, {"b.md": b"3"}, erstat).noter == ()
