"""What the hook tests share: one home for the hook programs, and a fresh repository each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sider_hjaelp import UDEN, VARIABEL, lav_projekt, miljø

from .depot import PROGRAMMER, Depot, find


@pytest.fixture(scope="session")
def hjem(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which neither git nor a hook program knows this machine's user."""
    rod = tmp_path_factory.mktemp("hjem")
    gitconfig = rod / "gitconfig"
    gitconfig.write_text(
        "[user]\n\tname = Åse Prøve\n\temail = aase@example.org\n[init]\n\tdefaultBranch = main\n"
        "[commit]\n\tgpgsign = false\n[core]\n\tautocrlf = false\n"
        '[safe]\n\tdirectory = *\n[protocol "file"]\n\tallow = always\n',
        encoding="utf-8",
    )
    return miljø(
        rod,
        HOME=str(rod),
        GIT_CONFIG_GLOBAL=str(gitconfig),
        GIT_CONFIG_NOSYSTEM="1",
        GIT_TERMINAL_PROMPT="0",
        PRE_COMMIT_HOME=str(rod / "pre-commit"),
        PREK_HOME=str(rod / "prek"),
        PRE_COMMIT_COLOR="never",
        **{VARIABEL: UDEN},
    )


@pytest.fixture
def program(request: pytest.FixtureRequest) -> str:
    """The hook program: the one a test marked `begge` names, else one that is here."""
    her = [navn for navn in reversed(PROGRAMMER) if find(navn)]
    navn: str = getattr(request, "param", her[0] if her else PROGRAMMER[0])
    if shutil.which("git") is None:
        pytest.skip("git er ikke installeret")
    if find(navn) is None:
        pytest.skip(f"{navn} er ikke installeret (pip install {navn})")
    return navn


@pytest.fixture
def tomt_depot(tmp_path: Path, hjem: dict[str, str], program: str) -> Callable[..., Depot]:
    """Make a repository with the named projects and no hooks yet."""

    def lav(*projekter: str, indhold: str = "indhold") -> Depot:
        depot = Depot(tmp_path / "dépôt øst", dict(hjem), program, indhold)
        depot.rod.mkdir()
        depot.git("init", "--quiet")
        for navn in projekter:
            lav_projekt(depot.mappe(navn))
        (depot.rod / "LÆS MIG.txt").write_text("Om os.\n", encoding="utf-8")
        depot.gem("Først")
        return depot

    return lav


@pytest.fixture
def depot(tomt_depot: Callable[..., Depot]) -> Callable[..., Depot]:
    """Make a repository with the named projects, and put the hooks in."""

    def lav(*projekter: str, slags: tuple[str, ...] = ("pre-commit",), **mere: str) -> Depot:
        ud = tomt_depot(*projekter, **mere)
        ud.installér(*slags)
        return ud

    return lav
