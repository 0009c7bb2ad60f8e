"""Many projects in one run: told how far it is, and one that is broken does not stop the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import uden_windows, ved_en_terminal
from tests.proeveprojekt import kopi
from tests.sider_hjaelp import Konsol, konsol

__all__ = ["konsol"]


def _projekter(rod: Path, navne: str = "abc") -> None:
    for navn in navne:
        kopi(rod / "indhold" / navn)
    (rod / "indhold" / "b" / "projekt.yaml").write_bytes(b"\0\xff")


@pytest.mark.parametrize("navne", ["abc", "abcdefgh"])  # in this process, and over the cores
def test_et_oedelagt_projekt_standser_ikke_de_andre(konsol: Konsol, navne: str) -> None:
    _projekter(konsol.mappe, navne)
    svar = konsol("byg", "--rapport", "json", "--format", "docx,md")
    assert svar.kode == 1
    filer = [led["filer"] for led in json.loads(svar.ud)["projekter"]]
    assert filer == [[f"ud/{n}.docx", f"ud/{n}.md"] if n != "b" else [] for n in navne]
    assert "1 af" not in svar.fejl, "fremgangen er til den, der ser på"


@uden_windows
def test_ved_en_terminal_siges_hvor_langt_man_er(tmp_path: Path) -> None:
    _projekter(tmp_path)
    kode, skærm = ved_en_terminal(tmp_path, ["tjek", "--uden-cache"])
    assert kode == 1
    for linje in ("1 af 3: indhold/a", "2 af 3: indhold/b", "3 af 3: indhold/c"):
        assert linje in skærm
