"""Values that are mended know where they were written: the reader's map stays as it is."""

from __future__ import annotations

from pathlib import Path

from generator.fund import Sti
from generator.laesning.projekt import læs_projekt
from generator.model.fejl import Afprøvning, kort_over, rens

A: Sti = ("projekt", "a")


def test_naar_et_punkt_fjernes_rykker_de_næste_op_med_deres_steder(tmp_path: Path) -> None:
    (tmp_path / "projekt.yaml").write_text(
        "a:\n  - b: 1\n  - b: 2\n  - b: 3\nc: 4\n", encoding="utf-8"
    )
    rådata = læs_projekt(tmp_path)
    rå = {"projekt": rens(rådata.filer["projekt"], ("projekt",), rådata.kort, Afprøvning())}
    kort = kort_over(rå, rådata.kort)
    tredje, c = kort.sted((*A, 2, "b")), kort.sted(("projekt", "c"))
    rå["projekt"]["a"][2].omdøb("b", "d")
    rå["projekt"]["a"].tag_ud(1)
    assert kort.sted((*A, 0, "b")).linje == 2
    assert kort.sted((*A, 1, "d")) == tredje
    assert kort.har((*A, 1, "d"))
    assert not kort.har((*A, 1, "x"))
    assert kort.sted(("projekt", "c")) == c
    assert rådata.kort.sted((*A, 2, "b")) == tredje


def test_en_værdi_der_omdøbes_to_gange_staar_hvor_den_stod_først(tmp_path: Path) -> None:
    (tmp_path / "projekt.yaml").write_text("x: 1\na:\n  - navn: 2\n", encoding="utf-8")
    rådata = læs_projekt(tmp_path)
    rå = {"projekt": rens(rådata.filer["projekt"], ("projekt",), rådata.kort, Afprøvning())}
    kort = kort_over(rå, rådata.kort)
    før = kort.sted((*A, 0, "navn"))
    rå["projekt"].omdøb("a", "b")
    rå["projekt"].omdøb("b", "c")
    assert kort.sted(("projekt", "c", 0, "navn")) == før
    assert kort.har(("projekt", "c", 0, "navn"))
    assert not kort.har(("projekt", "c", 0, "x"))
