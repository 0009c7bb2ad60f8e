from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

# The same program in an empty folder as the other tests of commands have.
from tests.cli.conftest import program as program  # a fixture is used by its name
from tests.cli.hjaelp import Program
from tests.proeveprojekt import PRØVEANSØGNING, kopi


class Depot:
    """A repository in the current folder, with the real application in it."""

    def __init__(self, rod: Path) -> None:
        self.rod = rod
        self.projekt = rod / "indhold" / "mit kvarter ø"

    def git(self, *argumenter: str) -> str:
        svar = subprocess.run(
            ["git", "-C", str(self.rod), *argumenter], capture_output=True, check=False
        )
        assert svar.returncode == 0, svar.stderr.decode()
        return svar.stdout.decode()

    def gem(self, besked: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", besked)


@pytest.fixture
def depot(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    program: Program,  # noqa: ARG001 - it sets the environment that this one adds to
) -> Depot:
    """A repository with the application as it was (»main«), seen from its root."""
    if shutil.which("git") is None:
        pytest.skip("git er ikke installeret")
    opsætning = tmp_path / "gitconfig"
    opsætning.write_text(
        "[user]\n\tname = Åse\n\temail = a@example.org\n[core]\n\tautocrlf = false\n"
        '[init]\n\tdefaultBranch = main\n[protocol "file"]\n\tallow = always\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(opsætning))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    ny = Depot(tmp_path / "dépôt øst")
    ny.rod.mkdir()
    ny.git("init", "--quiet")
    ny.projekt.parent.mkdir()
    kopi(ny.projekt, PRØVEANSØGNING)
    ny.gem("første")
    monkeypatch.chdir(ny.rod)
    return ny
