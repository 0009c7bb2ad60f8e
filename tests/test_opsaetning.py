"""A fresh machine gets the releases that were tested, today and next year."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROD = Path(__file__).parents[1]
FIL = ".ci/constraints.txt"
PYPROJECT = tomllib.loads((ROD / "pyproject.toml").read_text(encoding="utf-8"))
LÅS = tomllib.loads((ROD / "uv.lock").read_text(encoding="utf-8"))


def _fastlagt() -> dict[str, str]:
    """Return package -> release as the constraints file has them."""
    linjer = (ROD / FIL).read_text(encoding="utf-8").splitlines()
    krav = [linje for linje in linjer if linje and not linje.startswith("#")]
    dele = [re.fullmatch(r"([a-z0-9-]+)==([\w.]+)( ; .+)?", linje) for linje in krav]
    assert None not in dele, "en linje er ikke en udgave"
    return {del_[1]: del_[2] for del_ in dele if del_}


def test_constraints_er_laasen() -> None:
    """When this fails, the first lines of the file say how it is made."""
    låst = {p["name"]: p["version"] for p in LÅS["package"] if p["name"] != "projektbeskrivelse"}
    assert _fastlagt() == låst


def test_ingen_har_et_aftryk() -> None:
    """With hashes pip would refuse the program itself, which is built here and has none."""
    assert "--hash" not in (ROD / FIL).read_text(encoding="utf-8")


def test_laasen_svarer_til_pyproject() -> None:
    """What pyproject asks for is what the lock was made from."""
    (vores,) = [p for p in LÅS["package"] if p["name"] == "projektbeskrivelse"]
    låst = {
        (krav["name"], krav.get("specifier", "")) for krav in vores["metadata"]["requires-dist"]
    }
    projekt = PYPROJECT["project"]
    skrevet = [projekt["dependencies"], *projekt["optional-dependencies"].values()]
    assert {_delt(krav) for liste in skrevet for krav in liste} == låst


def _delt(krav: str) -> tuple[str, str]:
    navn = re.match(r"[\w-]+", krav)
    assert navn
    dele = [d.strip() for d in krav[navn.end() :].split(",") if d]
    return navn[0].lower(), ",".join(sorted(dele, key=lambda d: d.startswith("<")))


@pytest.mark.parametrize("krav", PYPROJECT["build-system"]["requires"])
def test_byggeren_er_laast(krav: str) -> None:
    """A build is isolated: no constraints file reaches into it."""
    assert re.fullmatch(r"[\w-]+==[\w.]+", krav)


@pytest.mark.parametrize(
    "fil",
    [
        "README.md",
        ".pre-commit-hooks.yaml",
        ".github/actions/projektbeskrivelse/action.yml",
        ".gitlab/projektbeskrivelse.gitlab-ci.yml",
        ".ci/run",
    ],
)
def test_hver_installation_bruger_dem(fil: str) -> None:
    tekst = (ROD / fil).read_text(encoding="utf-8")
    assert FIL in tekst
    linjer = [linje for linje in tekst.splitlines() if "-m pip install" in linje]
    assert [linje for linje in linjer if " -c " not in linje] == []
    if fil.startswith(".pre-commit"):
        assert tekst.count(f"--constraint={FIL}") == tekst.count("language: python")
    else:
        assert linjer


def test_classifiers_naevner_kun_det_der_er_koert() -> None:
    """CI has Python 3.11; the newcomer's tests were run by hand with 3.12.1 and 3.13.0 on Linux."""
    udgaver = [c for c in PYPROJECT["project"]["classifiers"] if "Python :: 3." in c]
    assert [u.rpartition(" ")[2] for u in udgaver] == ["3.11", "3.12", "3.13"]
