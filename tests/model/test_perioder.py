"""A new funding period or criteria set is a new file beside the content, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.loeb import gennemfør
from generator.maskine.ressourcer import skabeloner
from tests.proeveprojekt import EKSEMPLER, kopi, ret

NY = "lbf-2019-27"


def _periode(mappe: Path, ændring: tuple[str, str] = ("", "")) -> Path:
    tekst = (skabeloner() / "regelsaet" / "lbf-2019-26.yaml").read_text(encoding="utf-8")
    for gammelt, nyt in (
        ("gyldig_fra: 2019-01-01", "gyldig_fra: 2027-01-01"),
        ("gyldig_til: 2026-12-31", "gyldig_til: 2030-12-31"),
        ("sider: 5", "sider: 1"),
        ("  - Beskæftigelse\n", "  - Arbejde og fritidsjob\n"),
        ændring,
    ):
        assert gammelt in tekst
        tekst = tekst.replace(gammelt, nyt, 1)
    fil = mappe / "regelsæt" / f"{NY}.yaml"
    fil.parent.mkdir(exist_ok=True)
    fil.write_text(tekst, encoding="utf-8")
    return fil


@pytest.fixture
def projekt(tmp_path: Path) -> Path:
    mappe = kopi(tmp_path / "indhold" / "plan")
    ret(mappe / "projekt.yaml", "regelsæt: lbf-2019-26", f"regelsæt: {NY}")
    return mappe


@pytest.mark.parametrize("hvor", ["ved siden af indholdet", "i forælderen"])
def test_en_ny_periode_ved_siden_af_indholdet_gælder(projekt: Path, hvor: str) -> None:
    _periode(projekt if hvor == "ved siden af indholdet" else projekt.parent)
    resultat = gennemfør(projekt)
    assert resultat.plan is not None
    assert resultat.plan.regelsæt is not None
    assert resultat.plan.regelsæt.indsatsområder[1] == "Arbejde og fritidsjob"
    fund = {f.regel: f.besked for f in resultat.fund}
    assert "»Arbejde og fritidsjob«" in fund["manglende-indsatsomraade"]
    assert resultat.opslag is not None
    assert resultat.opslag.mål.grænse == 1


def test_uden_filen_er_perioden_ukendt_og_de_kendte_nævnes(projekt: Path) -> None:
    fund = [f for f in gennemfør(projekt).fund if f.regel == "ukendt-regelsaet"]
    assert len(fund) == 1
    assert "lbf-2019-26" in fund[0].besked + fund[0].ret


def test_en_fejl_i_periodens_fil_står_i_den_fil(projekt: Path) -> None:
    fil = _periode(projekt, ("medfinansiering_pct: 25", "medfinansering_pct: 25"))
    fund = [f for f in gennemfør(projekt).fund if f.regel == "ukendt-felt"]
    assert [f.sted and f.sted.fil for f in fund] == [fil]
    assert fund[0].ret == "Mente du »medfinansiering_pct«?"
    nr = next(
        nr for nr, t in enumerate(fil.read_text("utf-8").splitlines(), 1) if "medfinansering" in t
    )
    assert fund[0].sted is not None
    assert (fund[0].sted.linje, fund[0].sted.kolonne) == (nr, 1)


def test_et_kriteriesæt_ved_siden_af_indholdet_gælder(tmp_path: Path) -> None:
    mappe = kopi(tmp_path / "alt", EKSEMPLER / "alt")
    sæt = (skabeloner() / "kriterier" / "parallelsamfund-2022.yaml").read_text(encoding="utf-8")
    (mappe / "kriterier").mkdir()
    egen = mappe / "kriterier" / "parallelsamfund-2022.yaml"
    egen.write_text(sæt.replace("forebyggelsesområde: 30", "forebyggelsesområde: 99"), "utf-8")
    resultat = gennemfør(mappe)
    assert resultat.plan is not None
    assert resultat.plan.kriteriesæt is not None
    rækker = resultat.plan.nøgletal
    assert rækker
    assert not any(resultat.plan.kriteriesæt.opfylder(r, "forebyggelsesområde") for r in rækker), (
        "ingen har over 99 pct., så det er det nye sæt, der gælder"
    )


def test_forklar_viser_perioden_ved_siden_af_indholdet(projekt: Path) -> None:
    _periode(projekt.parent)
    svar = subprocess.run(
        [sys.executable, "-m", "generator", "forklar"],
        cwd=projekt.parent.parent,
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""},
    )
    assert f"  {NY}\n" in svar.stdout.decode()


def test_et_stavet_kriteriesæt_er_ét_fund_og_ikke_et_for_hver_kolonne(tmp_path: Path) -> None:
    mappe = kopi(tmp_path / "alt", EKSEMPLER / "alt")
    ret(mappe / "problemkompleks.yaml", "kriteriesæt: parall", "kriteriesaett: parall")
    fund = [f for f in gennemfør(mappe).fund if f.alvor == "fejl"]
    assert [(f.regel, f.ret) for f in fund] == [("ukendt-felt", "Mente du »kriteriesæt«?")]
