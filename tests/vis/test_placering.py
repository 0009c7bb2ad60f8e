"""Which paragraph each finding stands at: a table that can be read, one line a finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.fund import Sted
from generator.vis import steder
from generator.vis.bygger import byg
from generator.vis.tavle import Tavle
from tests.proeveprojekt import EKSEMPLER


def _data(mappe: Path) -> dict[str, object]:
    tavle = Tavle([mappe])
    byg(tavle, 0, lambda: "fejl i programmet")
    data = tavle.opslag[0].udgave.data
    assert data["stop"] is None
    return data


@pytest.mark.parametrize("navn", ["fejl", "alt"])
def test_fundene_staar_ved_det_afsnit_de_handler_om(
    navn: str, som_ventet: Callable[[str, Path], None]
) -> None:
    data = _data(EKSEMPLER / navn)
    tekster = {f["nr"]: f["tekst"] for s in data["sider"] for f in s["felter"]}  # type: ignore[attr-defined]
    linjer = [
        f"{f['regel']} ({f['sted']['vist']}) -> "
        + (f"side {f['side']}: {tekster[f['felt']][:60]}" if f["side"] else "hele projektet")
        for f in data["fund"]  # type: ignore[attr-defined]
    ]
    som_ventet("\n".join(linjer) + "\n", Path(__file__).with_name(f"{navn}.placering.txt"))


def test_hvert_felt_er_paa_papiret_og_har_sin_egen_noegle() -> None:
    data = _data(EKSEMPLER / "alt")
    nøgler = []
    for side in data["sider"]:  # type: ignore[attr-defined]
        for felt in side["felter"]:
            x, y, bredde, højde = felt["kasse"]
            assert x > 0
            assert y > 0
            assert bredde > 0
            assert højde > 0
            assert x + bredde < 100
            assert y + højde < 100
            nøgler.append(felt["nøgle"])
    assert len(nøgler) == len(set(nøgler)) > 150


@pytest.mark.parametrize(
    ("fil", "link"),
    [
        ("/hjem/plan/tal.yaml", "vscode://file/hjem/plan/tal.yaml:3:5"),
        (
            "/hjem/vores plan/æøå#1?.yaml",
            "vscode://file/hjem/vores%20plan/%C3%A6%C3%B8%C3%A5%231%3F.yaml:3:5",
        ),
    ],
)
def test_link_til_editoren(fil: str, link: str) -> None:
    assert steder.stedvisning(Sted(Path(fil), 3, 5))["link"] == link


def test_link_paa_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive's letter is a step of the path like the others."""
    monkeypatch.setattr(Path, "absolute", lambda self: self)
    monkeypatch.setattr(Path, "as_posix", lambda _: "C:/Mine filer/tal.yaml")
    vist = steder.stedvisning(Sted(Path("tal.yaml"), 3, 5))
    assert vist["link"] == "vscode://file/C:/Mine%20filer/tal.yaml:3:5"


def test_et_regneark_har_raekke_og_intet_link(tmp_path: Path) -> None:
    vist = steder.stedvisning(Sted(tmp_path / "tal.xlsx", 7, 2))
    assert vist["vist"] == "tal.xlsx, række 7, kolonne 2"
    assert vist["link"] == ""
