"""No way out of the project's folder, by whatever a file may point with."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.cli.hjaelp import Program
from tests.proeveprojekt import EKSEMPLER, kopi, ret

pytestmark = pytest.mark.langsom

HEMMELIG = "HEMMELIGHEDEN"
PEGERE = {
    "tekst": ("problemkompleks.yaml", "tekst: |", "tekst: {{fil: {}}}\n    indsats: |"),
    "tabel": ("projekt.yaml", "afdelinger:\n", "afdelinger: {{fil: {}}}\nx:\n"),
    "logo": ("projekt.yaml", "periode:\n", "udseende:\n  logo: {}\nperiode:\n"),
    "figur": ("problemkompleks.yaml", "indsatsområder:\n",
              "figurer:\n  - fil: {}\n    tekst: x\nindsatsområder:\n"),
    "kriterier": ("problemkompleks.yaml", "indsatsområder:\n",
                  "kriterier:\n  kriteriesæt: {}\nindsatsområder:\n"),
    "regelsæt": ("projekt.yaml", "regelsæt: lbf-2019-26", "regelsæt: {}"),
}  # fmt: skip
"""Where a name may stand in a project, as a change of `eksempler/mindste`."""

NAVNE = [
    "../hemmelig.md", "../hemmelig.csv", "../hemmelig.png", "../hemmelig", "../hemmelig.yaml",
    "./../hemmelig.md", "afsnit/../../hemmelig.md", "afsnit/./.././../hemmelig.csv", "..", ".", "/",
    "{rod}/hemmelig.md", "{rod}/hemmelig.csv", "//{rod}/hemmelig.md", "file://{rod}/hemmelig.md",
    "~/hemmelig.md", "$HOME/hemmelig.md", "%USERPROFILE%/hemmelig.md", "..\\hemmelig.md",
    "\\\\server\\deling\\hemmelig.md", "//server/deling/hemmelig.md", "\\\\?\\C:\\hemmelig.md",
    "\\\\.\\PhysicalDrive0", "C:\\hemmelig.md", "C:/hemmelig.md", "C:hemmelig.md",
    "c:..\\hemmelig.csv",
    "CON", "con.md", "NUL", "nul.csv", "PRN.png", "AUX.md", "COM1.md", "LPT9.csv", "CONIN$",
    "plan.md:hemmelig", "plan.md::$DATA", "hemmelig.md.", "hemmelig.md ", "hemmelig.md\\0.png",
    "/dev/zero", "/dev/stdin", "/dev/tty", "/proc/self/environ", "/proc/self/fd/0", "/etc/passwd",
    "..%2fhemmelig.md", "%2e%2e/hemmelig.md", "．．/hemmelig.md", "..\u2215hemmelig.md",
    "http://127.0.0.1:9/hemmelig.md", "data:text/plain,hemmelig", "ud.md", "ud.csv", "ud.png",
    "mappe/hemmelig.md", "mappe/hemmelig.csv", "rund/rund/rund.md", "ud",
]  # fmt: skip


@pytest.fixture
def hemmelig(tmp_path: Path) -> Path:
    """A folder with a secret of every kind, and links that lead to it from inside the project."""
    rod = tmp_path
    plan = kopi(rod / "plan")
    for navn, indhold in {
        "hemmelig": HEMMELIG, "hemmelig.md": HEMMELIG, "hemmelig.yaml": f"titel: {HEMMELIG}\n",
        "hemmelig.csv": f"boligorganisation;afdeling;lejeboliger\nx;{HEMMELIG};1\n",
    }.items():  # fmt: skip
        (rod / navn).write_text(indhold, encoding="utf-8")
    (rod / "hemmelig.png").write_bytes((EKSEMPLER / "alt/kort.png").read_bytes())
    (plan / "afsnit").mkdir()
    for endelse in (".md", ".csv", ".png"):
        (plan / f"ud{endelse}").symlink_to(rod / f"hemmelig{endelse}")
    (plan / "mappe").symlink_to(rod)
    (plan / "rund").symlink_to(".")
    for sæt in ("kriterier", "regelsæt"):
        (plan / sæt).mkdir()
        (plan / sæt / "ud.yaml").symlink_to(rod / "hemmelig.yaml")
    return plan


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
@pytest.mark.parametrize("peger", PEGERE)
def test_ingen_vej_ud(peger: str, hemmelig: Path, program: Program) -> None:
    fil, gammelt, nyt = PEGERE[peger]
    kilde = (hemmelig / fil).read_bytes()
    tegnes = peger in ("logo", "figur")
    billede = (hemmelig.parent / "hemmelig.png").read_bytes()
    for navn in NAVNE:
        (hemmelig / fil).write_bytes(kilde)
        skrevet = navn.replace("{rod}", str(Path.cwd())).replace("\\", "\\\\")
        ret(hemmelig / fil, gammelt, nyt.format(f'"{skrevet}"'))
        svar = program("byg", "plan", "--format", "md,docx" if tegnes else "md")
        assert svar.kode in (1, 2), navn
        assert HEMMELIG not in svar.ud + svar.fejl, navn
        if Path("ud").exists():
            assert HEMMELIG not in Path("ud/plan.md").read_text(encoding="utf-8"), navn
            if tegnes:
                with zipfile.ZipFile("ud/plan.docx") as arkiv:
                    assert billede not in [arkiv.read(n) for n in arkiv.namelist()], navn
            shutil.rmtree("ud")


def test_et_billede_inden_for_mappen_naar_dokumentet(program: Program) -> None:
    """The test above would see a picture that came along."""
    plan = kopi(Path("plan"))
    billede = (EKSEMPLER / "alt/kort.png").read_bytes()
    (plan / "kort.png").write_bytes(billede)
    fil, gammelt, nyt = PEGERE["figur"]
    ret(plan / fil, gammelt, nyt.format("kort.png"))
    program("byg", "plan", "--format", "docx")
    with zipfile.ZipFile("ud/plan.docx") as arkiv:
        assert billede in [arkiv.read(n) for n in arkiv.namelist()]
