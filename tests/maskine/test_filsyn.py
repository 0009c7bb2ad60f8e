"""What is looked at of a folder, and what is not and is said not to be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.maskine.filsyn import FLEST_POSTER, Forsøg, se


def _navne(rod: Path) -> set[str]:
    return {Path(fil).name for fil, _, _ in se([rod]).aftryk}


def test_projektets_egne_filer_ses_og_editorens_ikke(tmp_path: Path) -> None:
    (tmp_path / "afsnit").mkdir()
    (tmp_path / ".git").mkdir()
    for navn in ("projekt.yaml", "afsnit/a.md", "TAL.XLSX", "~$tal.xlsx", ".a.yaml", "b.yaml~",
                 "post.eml", ".git/x.yaml"):  # fmt: skip
        (tmp_path / navn).write_text("x")
    assert _navne(tmp_path) == {"projekt.yaml", "a.md", "TAL.XLSX"}
    før = se([tmp_path]).aftryk
    (tmp_path / "afsnit/a.md").write_text("xy")
    assert se([tmp_path]).aftryk != før
    assert se([tmp_path / "findes ikke"]).aftryk == ()


def test_en_mappe_med_tusindvis_af_fremmede_filer_ses_ikke(tmp_path: Path) -> None:
    (tmp_path / "projekt.yaml").write_text("x")
    for mappe in ("fotos", "få"):
        (tmp_path / mappe / "dybere").mkdir(parents=True)
        (tmp_path / mappe / "dybere/a.md").write_text("x")
    for nr in range(FLEST_POSTER + 1):
        (tmp_path / "fotos" / f"{nr}.jpg").touch()
        (tmp_path / f"{nr}.eml").touch()
    syn = se([tmp_path])
    assert syn.udeladt == (tmp_path / "fotos",)
    assert _navne(tmp_path) == {"projekt.yaml", "a.md"}
    assert set(syn.mapper) == {tmp_path, tmp_path / "få", tmp_path / "få/dybere"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_en_genvej_til_en_mappe_foelges_ikke(tmp_path: Path) -> None:
    (tmp_path / "ude/stor").mkdir(parents=True)
    (tmp_path / "ude/stor/a.md").write_text("x")
    (tmp_path / "p").mkdir()
    (tmp_path / "p/stor").symlink_to(tmp_path / "ude")
    (tmp_path / "p/rundt").symlink_to(tmp_path / "p")
    (tmp_path / "p/tal.csv").symlink_to(tmp_path / "ude/stor/a.md")
    syn = se([tmp_path / "p"])
    assert set(syn.udeladt) == {tmp_path / "p/stor", tmp_path / "p/rundt"}
    assert _navne(tmp_path / "p") == {"tal.csv"}


def test_der_proeves_igen_snart_og_saa_sjaeldnere() -> None:
    forsøg = Forsøg()
    assert not forsøg.er_nu(1e9)
    nu, pauser = 0.0, []
    for _ in range(8):
        forsøg.gik(nu, godt=False)
        næste = next(t for t in range(1, 100) if forsøg.er_nu(nu + t))
        pauser.append(næste)
        nu += næste
    assert pauser == [1, 2, 4, 8, 16, 30, 30, 30]
    forsøg.gik(nu, godt=True)
    assert not forsøg.er_nu(1e9)
    forsøg.gik(nu, godt=False)
    assert forsøg.er_nu(nu + 1)
