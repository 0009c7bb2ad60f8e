"""The workflows to copy: valid, without secrets, and their scripts run on a real repository."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.proeveprojekt import ROD, ret
from tests.sider_hjaelp import TEKST, for_lang, lav_projekt, miljø, skriv

pytestmark = pytest.mark.langsom

ACTION = ROD / ".github/actions/projektbeskrivelse/action.yml"
ARBEJDSGANG = ROD / ".github/workflows/projektbeskrivelse.yml"
GITLAB = ROD / ".gitlab/projektbeskrivelse.gitlab-ci.yml"
SKEMAER = {
    ACTION: ("vendor.github-actions",),
    ARBEJDSGANG: ("vendor.github-workflows",),
    GITLAB: ("vendor.gitlab-ci", "--data-transform", "gitlab-ci"),
}
OND_GREN = "x;touch${IFS}OND;$(touch${IFS}OND)`touch${IFS}OND`"
"""A name that git allows for a branch, and that runs three commands where it is pasted."""


def læs(fil: Path) -> Any:
    return yaml.safe_load(fil.read_text(encoding="utf-8"))


def _scripts(del_: Any) -> Iterator[str]:
    if isinstance(del_, dict):
        for nøgle, værdi in del_.items():
            if nøgle in ("run", "script"):
                yield from [værdi] if isinstance(værdi, str) else værdi
            else:
                yield from _scripts(værdi)
    elif isinstance(del_, list):
        for led in del_:
            yield from _scripts(led)


@pytest.mark.parametrize("fil", SKEMAER, ids=lambda fil: fil.name)
def test_skemaet_overholdes(fil: Path) -> None:
    program = Path(sys.executable).with_name("check-jsonschema")
    if not program.exists():
        pytest.skip("check-jsonschema er ikke installeret (pip install check-jsonschema)")
    svar = subprocess.run(
        [program, "--builtin-schema", *SKEMAER[fil], fil], capture_output=True, encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert svar.returncode == 0, svar.stdout


@pytest.mark.parametrize("fil", SKEMAER, ids=lambda fil: fil.name)
def test_ingen_hemmeligheder_og_intet_udefra_i_et_script(fil: Path) -> None:
    tekst = fil.read_text(encoding="utf-8")
    assert "secrets." not in tekst
    assert "pull_request_target" not in tekst
    assert "head_ref" not in tekst
    scripts = list(_scripts(læs(fil)))
    assert scripts or fil == ARBEJDSGANG
    assert not [s for s in scripts if "${{" in s], "værdier kommer gennem miljøet"


def test_arbejdsgangen_må_kun_læse_og_låser_andres_actions() -> None:
    gang = læs(ARBEJDSGANG)
    assert gang["permissions"] == {"contents": "read"}
    (job,) = gang["jobs"].values()
    assert "permissions" not in job
    brugte = [trin["uses"] for trin in job["steps"]]
    brugte += [trin["uses"] for trin in læs(ACTION)["runs"]["steps"] if "uses" in trin]
    fremmede = [u for u in brugte if not u.startswith("./")]
    assert fremmede
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", u) for u in fremmede)
    assert [u for u in brugte if u.startswith("./")] == ["./.github/actions/projektbeskrivelse"]


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    """A repository with a project on main, and a branch with an evil name that changes it."""
    if shutil.which("git") is None or shutil.which("bash") is None:
        pytest.skip("git eller bash er ikke installeret")
    her = tmp_path / "depot øst"
    lav_projekt(her / "indhold/Birk øst")
    git(her, "init", "--quiet", "--initial-branch=main")
    gem(her, "Først")
    git(her, "switch", "--quiet", "--create", OND_GREN)
    return her


def git(her: Path, *argumenter: str) -> str:
    navn = ("-c", "user.name=Å", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
    svar = subprocess.run(
        ["git", *navn, *argumenter], cwd=her, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert svar.returncode == 0, svar.stderr
    return svar.stdout.strip()


def gem(her: Path, besked: str) -> None:
    git(her, "add", "--all")
    git(her, "commit", "--quiet", "-m", besked)


def flet(her: Path) -> None:
    """Do as GitHub does with a pull request: check out the merge of the branch into main."""
    git(her, "switch", "--quiet", "main")
    git(her, "switch", "--quiet", "--detach")
    git(her, "merge", "--quiet", "--no-ff", "-m", "Fletning", OND_GREN)


def med_program(tmp: Path, **mere: str) -> dict[str, str]:
    """Return an environment in which the program is on the path, as after its installation."""
    bin_ = tmp / "bin"
    bin_.mkdir(exist_ok=True)
    program = bin_ / "projektbeskrivelse"
    skriv(program, f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m generator "$@"\n')
    program.chmod(0o755)
    return miljø(tmp, PATH=f"{bin_}{os.pathsep}{os.environ['PATH']}", **mere)


class Kørsel:
    """The steps of the action, run one after the other as GitHub's runner does."""

    def __init__(self, her: Path, tmp: Path, **inputs: str) -> None:
        self.her, self.opsummering, self.ud = her, tmp / "opsummering.md", tmp / "output"
        self.koder: dict[str, int] = {}
        self.tekst = ""
        handling = læs(ACTION)
        værdier = {navn: str(i.get("default", "")) for navn, i in handling["inputs"].items()}
        værdier |= inputs
        self.ud.write_text("", encoding="utf-8")
        standset = False
        for trin in handling["runs"]["steps"]:
            if "run" not in trin or trin["name"] == "Installér" or standset:
                continue
            env = {navn: self._værdi(udtryk, værdier) for navn, udtryk in trin["env"].items()}
            svar = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", trin["run"]],
                cwd=her, capture_output=True, encoding="utf-8", check=False,
                env=med_program(
                    tmp, GITHUB_OUTPUT=str(self.ud), GITHUB_STEP_SUMMARY=str(self.opsummering),
                    RUNNER_TEMP=str(tmp), **env,
                ),
            )  # fmt: skip
            self.tekst += svar.stdout + svar.stderr
            self.koder[trin["name"]] = svar.returncode
            standset = svar.returncode != 0

    def _værdi(self, udtryk: str, inputs: dict[str, str]) -> str:
        """Return what the runner would put in place of an expression."""
        (indre,) = re.fullmatch(r"\$\{\{ (.*) \}\}", udtryk).groups()  # type: ignore[union-attr]
        if indre == "github.event_name == 'pull_request'":
            return "true"
        if indre == "steps.tjek.outputs.kode":
            return re.findall(r"kode=(\d+)", self.ud.read_text(encoding="utf-8"))[-1]
        første = indre.split(" || ")[0]
        if første == "inputs.base" and not inputs["base"]:
            return git(self.her, "rev-parse", "main")
        return inputs[første.removeprefix("inputs.")]

    @property
    def filer(self) -> set[str]:
        return {fil.name for fil in (self.her / "ud").iterdir()}


@pytest.mark.git
def test_en_pull_request_bygges_og_sammenlignes(depot: Path, tmp_path: Path) -> None:
    ret(depot / "indhold/Birk øst/projekt.yaml", "helhedsplan: Birkelunden", "helhedsplan: Elmen")
    gem(depot, "Ændring")
    flet(depot)
    kørsel = Kørsel(depot, tmp_path)
    assert kørsel.koder == {"Tjek": 0, "Byg": 0, "Sammenlign": 0, "Svar": 0}, kørsel.tekst
    endelser = (".docx", ".pdf", ".md", "-ændringer.docx")
    assert kørsel.filer == {f"Birk øst{endelse}" for endelse in endelser}
    opsummering = kørsel.opsummering.read_text(encoding="utf-8")
    assert "Elmen" in opsummering
    assert "Birkelunden" in opsummering
    assert not list(tmp_path.rglob("OND"))


@pytest.mark.git
def test_fejl_standser_først_når_dokumentet_er_gemt(depot: Path, tmp_path: Path) -> None:
    for_lang(depot / "indhold/Birk øst")
    gem(depot, "For lang")
    flet(depot)
    kørsel = Kørsel(depot, tmp_path)
    assert kørsel.koder == {"Tjek": 0, "Byg": 0, "Sammenlign": 0, "Svar": 1}, kørsel.tekst
    assert "Birk øst.pdf" in kørsel.filer
    assert "::error file=indhold/Birk øst/problemkompleks.yaml" in kørsel.tekst


@pytest.mark.git
def test_et_nyt_projekt_og_et_valgt(depot: Path, tmp_path: Path) -> None:
    lav_projekt(depot / "indhold/Ny")
    skriv(depot / "indhold/Birk øst" / TEKST, "Helt andre ord.\n")
    gem(depot, "Nyt projekt")
    flet(depot)
    kørsel = Kørsel(depot, tmp_path, projekter="indhold/Ny/\n")
    assert kørsel.koder["Svar"] == 0, kørsel.tekst
    assert kørsel.filer == {"Ny.docx", "Ny.pdf", "Ny.md"}
    assert "Ny er nyt." in kørsel.opsummering.read_text(encoding="utf-8")


@pytest.mark.git
def test_en_base_der_ikke_findes_er_ingen_fejl(depot: Path, tmp_path: Path) -> None:
    kørsel = Kørsel(depot, tmp_path, base="0" * 40)
    assert kørsel.koder["Svar"] == 0, kørsel.tekst
    opsummering = kørsel.opsummering.read_text(encoding="utf-8")
    assert "Der er ingen tidligere udgave at sammenligne med." in opsummering
    kørsel = Kørsel(depot, tmp_path, base="--upload-pack=touch OND")
    assert kørsel.koder["Sammenlign"] == 2
    assert not list(tmp_path.rglob("OND"))


@pytest.mark.git
@pytest.mark.parametrize("lang", [False, True])
def test_gitlabs_kørsel(depot: Path, tmp_path: Path, lang: bool) -> None:
    if lang:
        for_lang(depot / "indhold/Birk øst")
    else:
        ret(
            depot / "indhold/Birk øst/projekt.yaml",
            "helhedsplan: Birkelunden",
            "helhedsplan: Elmen",
        )
    gem(depot, "Ændring")
    job = læs(GITLAB)["projektbeskrivelse"]
    _installér, kør = job["script"]
    svar = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", kør], cwd=depot, capture_output=True, encoding="utf-8",
        check=False,
        env=med_program(
            tmp_path, CI_MERGE_REQUEST_DIFF_BASE_SHA=git(depot, "rev-parse", "main"),
            CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=OND_GREN,
        ),
    )  # fmt: skip
    assert svar.returncode == (1 if lang else 0), svar.stdout + svar.stderr
    filer = {fil.name for fil in (depot / "ud").iterdir()}
    endelser = (".docx", ".pdf", ".md", "-ændringer.docx")
    assert filer == {"aendringer.md", *(f"Birk øst{endelse}" for endelse in endelser)}
    assert lang or "Elmen" in (depot / "ud/aendringer.md").read_text(encoding="utf-8")
    assert not list(tmp_path.rglob("OND"))
