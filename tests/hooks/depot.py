"""A temporary repository whose commits and pushes go through the real hook programs."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.proeveprojekt import ROD

PROGRAMMER = ("pre-commit", "prek")
begge = pytest.mark.parametrize("program", PROGRAMMER, indirect=True)
"""For what rests on how each program lists files; the rest is shown with one of them."""


def find(program: str) -> str | None:
    """Return where a hook program is: beside this Python, or on the path."""
    steder = [str(Path(sys.executable).parent), *os.environ.get("PATH", "").split(os.pathsep)]
    return shutil.which(program, path=os.pathsep.join(steder))


def manifest() -> list[dict[str, object]]:
    """Return the hooks that this repository offers."""
    tekst = (ROD / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    hooks: list[dict[str, object]] = yaml.safe_load(tekst)
    return hooks


SKRIVER = "projektbeskrivelse-tekst"
"""The one hook that writes; the others only look."""


STRENG = "-streng"
"""How the name of a hook ends that stops where the one without it tells."""


def lokale_hooks(*, der_skriver: bool = False, streng: bool = False) -> list[dict[str, object]]:
    """Return the manifest's hooks, run by this Python instead of an installed wheel."""
    python = shlex.quote(Path(sys.executable).as_posix())
    ud = []
    for hook in manifest():
        if (hook["id"] == SKRIVER) is not der_skriver:
            continue
        if str(hook["id"]).endswith(STRENG) is not (streng and not der_skriver):
            continue
        navn, _, resten = str(hook["entry"]).partition(" ")
        assert navn == "projektbeskrivelse"
        entry = f"{python} -m generator {resten}"
        # What is installed already needs nothing installed with it.
        egne = {n: v for n, v in hook.items() if n != "additional_dependencies"}
        ud.append({**egne, "language": "system", "entry": entry})
    return ud


@dataclass
class Svar:
    """How a git command ended: its code, and all it printed."""

    kode: int
    tekst: str

    def linjer(self, med: str) -> list[str]:
        return [linje for linje in self.tekst.splitlines() if med in linje]


@dataclass
class Depot:
    """A repository; `rod` is its work tree."""

    rod: Path
    miljø: dict[str, str]
    program: str
    indhold: str = "indhold"

    def git(self, *argumenter: str, mappe: Path | None = None, må_fejle: bool = False) -> Svar:
        svar = kør_git(argumenter, mappe or self.rod, self.miljø)
        assert må_fejle or svar.kode == 0, svar.tekst
        return svar

    def installér(self, *slags: str, hooks: list[dict[str, object]] | None = None) -> None:
        """Write the configuration, commit it, and put the program's hooks into git."""
        lokale = lokale_hooks() if hooks is None else hooks
        opsætning = {"repos": [{"repo": "local", "hooks": lokale}]}
        # JSON is YAML, and both programs read the same file.
        (self.rod / ".pre-commit-config.yaml").write_text(json.dumps(opsætning), encoding="utf-8")
        self.gem("Opsætning")
        self.sæt_ind(*slags)

    def sæt_ind(self, *slags: str) -> None:
        sti = find(self.program)
        assert sti is not None
        typer = [led for s in slags or ("pre-commit",) for led in ("--hook-type", s)]
        svar = subprocess.run(
            [sti, "install", *typer],
            cwd=self.rod, env=self.miljø, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert svar.returncode == 0, svar.stdout + svar.stderr

    def mappe(self, navn: str) -> Path:
        return self.rod / self.indhold / navn

    def gem(self, besked: str) -> None:
        """Commit everything past the hooks: what was there before the change under test."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "-m", besked)

    def commit(self, *argumenter: str, alt: bool = True, mappe: Path | None = None) -> Svar:
        """Commit through the hooks, everything in the folder staged first."""
        if alt:
            self.git("add", "--all", mappe=mappe)
        return self.git("commit", "-m", "Ændring", *argumenter, mappe=mappe, må_fejle=True)

    @property
    def hoved(self) -> str:
        return self.git("rev-parse", "HEAD").tekst.strip()


def kør_git(argumenter: tuple[str, ...], mappe: Path, miljø: Mapping[str, str]) -> Svar:
    svar = subprocess.run(
        ["git", *argumenter],
        cwd=mappe, env=dict(miljø), capture_output=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    return Svar(svar.returncode, svar.stdout + svar.stderr)
