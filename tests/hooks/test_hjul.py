"""The hooks as others get them: this repository cloned, built and installed by the hook program."""

from __future__ import annotations

import json
import os
import re
import shutil
import ssl
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.proeveprojekt import ROD, ret
from tests.sider_hjaelp import for_lang

from .depot import Depot, begge, kør_git

pytestmark = [pytest.mark.langsom, pytest.mark.git, pytest.mark.netvaerk]

DELE = (
    "generator",
    "skabeloner",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    ".pre-commit-hooks.yaml",
    ".ci/constraints.txt",
)
INDEKS = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")


@pytest.fixture(scope="session")
def pakkeregister() -> None:
    """Skip where the package registry cannot be reached."""
    try:
        with urllib.request.urlopen(f"{INDEKS}/hatchling/", timeout=10):  # noqa: S310 - https
            return
    except (urllib.error.URLError, ssl.SSLError, TimeoutError, ValueError) as fejl:
        pytest.skip(f"pakkeregistret {INDEKS} svarer ikke: {fejl}")


@pytest.fixture
def værktøj(tmp_path: Path, hjem: dict[str, str]) -> Path:
    """Make a repository of what is to be released, as it lies here, with a version to name."""
    rod = tmp_path / "værktøj"
    rod.mkdir()
    for navn in DELE:
        if (ROD / navn).is_dir():
            ignorér = shutil.ignore_patterns("__pycache__", "*.pyc")
            shutil.copytree(ROD / navn, rod / navn, ignore=ignorér)
        else:
            (rod / navn).parent.mkdir(exist_ok=True)
            shutil.copy(ROD / navn, rod / navn)
    # A word of its own tells the wheel from whatever else is installed here.
    ret(
        rod / "generator/regler/for_mange_sider.py",
        'f" Grænsen passeres',
        'f" Hjulet siger: passeres',
    )
    for ord_ in ("init -q", "add -A", "commit -qm Udgave", "tag v0.0.1"):
        svar = kør_git(tuple(ord_.split()), rod, hjem)
        assert svar.kode == 0, svar.tekst
    return rod


@begge
@pytest.mark.usefixtures("pakkeregister")
def test_hjulet_installeres_og_tjekker_en_commit(
    tomt_depot: Callable[..., Depot], værktøj: Path, tmp_path: Path
) -> None:
    her = tomt_depot("Bøgelunden øst")
    # prek asks uv, which lies beside this Python; and no hook may find this repository instead.
    her.miljø["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{her.miljø['PATH']}"
    her.miljø.pop("PYTHONPATH")
    hooks = [{"id": f"projektbeskrivelse-{navn}"} for navn in ("tjek", "sidetal", "tekst")]
    repo = {"repo": str(værktøj), "rev": "v0.0.1", "hooks": hooks}
    opsætning = her.rod / ".pre-commit-config.yaml"
    opsætning.write_text(json.dumps({"repos": [repo]}), encoding="utf-8")
    her.gem("Opsætning")
    her.sæt_ind("pre-commit", "pre-push")

    (her.rod / "LÆS MIG.txt").write_text("Om os alle.\n", encoding="utf-8")
    svar = her.commit()
    assert svar.kode == 0, svar.tekst
    for_lang(her.mappe("Bøgelunden øst"))
    svar = her.commit()
    assert svar.kode == 1, svar.tekst
    assert "problemkompleks.yaml:2:5: fejl for-mange-sider" in svar.tekst
    assert "Hjulet siger: passeres" in svar.tekst
    assert "Skrevet: indhold/Bøgelunden øst/Bøgelunden øst.md" in svar.tekst
    assert str(tmp_path) not in svar.tekst
    # The hook got the releases that were tested, whatever is newest today.
    fastlagt = (ROD / ".ci/constraints.txt").read_text(encoding="utf-8")
    installeret = _installeret(Path(her.miljø["HOME"]))
    assert {"pyyaml", "click", "typst"} <= installeret.keys()
    assert {n: v for n, v in installeret.items() if f"{n}=={v}" not in fastlagt} == {}


def _installeret(hjem: Path) -> dict[str, str]:
    """Return package -> release of the environment that pre-commit or prek made for the hook."""
    ud = {}
    for mappe in hjem.rglob("site-packages/*.dist-info"):
        navn, _, udgave = mappe.name.removesuffix(".dist-info").rpartition("-")
        navn = re.sub(r"[-_.]+", "-", navn).lower()
        if navn not in ("pip", "setuptools", "wheel", "projektbeskrivelse"):
            ud[navn] = udgave
    return ud
