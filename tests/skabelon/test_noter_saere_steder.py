"""A footnote's text that stands where one would not look for it, or only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proeveprojekt import kopi, læs


@pytest.mark.parametrize(
    "tekst",
    [
        "> [^a]: i et citat\n\nSe[^a].",
        "- punkt\n\n    [^a]: i et punkt\n\nSe[^a].",
        "```\n[^a]: i kode\n```\n\nSe[^a].",
        "<!--\n[^a]: i HTML\n-->\n\nSe[^a].",
        "| x |\n|---|\n[^a]: i en tabel\n\nSe[^a].",
        "[^a]: to noter\n[^a]: med ét navn\n\nSe[^a].",
        "Se[^a].\n\n[^a]: den ene\n\n> [^a]: den anden",
    ],
)
def test_intet_vaelter_og_intet_ord_forsvinder(tekst: str, tmp_path: Path) -> None:
    mappe = kopi(tmp_path / "p")
    linjer = "\n".join(f"  {linje}" for linje in tekst.splitlines())
    (mappe / "samarbejdspartnere.yaml").write_text(
        f"indledning: |\n{linjer}\npartnere:\n  - navn: Skolen\n    inden_for: Lokaler.\n",
        encoding="utf-8",
    )
    læst = læs(mappe)
    assert "Se" in str(læst.dokument.blokke)
    trykt = str(læst.dokument)
    for ord_ in ("citat", "punkt", "kode", "HTML", "tabel", "den ene"):
        assert ord_ not in tekst or ord_ in trykt or læst.linjer, ord_
