"""Every fault of the content, at its line and column and in its words; the draft is still built.

A file in ``faelder/`` stands in for the content file its name begins with, in the smallest
project; the file beside it is what ``--format kort`` prints of it. ``pytest --forny`` writes the
answers again: read the difference before you keep it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.proeveprojekt import kopi, læsefejl

FÆLDER = sorted((Path(__file__).parent / "faelder").glob("*.yaml"))


@pytest.mark.parametrize("fælde", FÆLDER, ids=lambda f: f.stem)
def test_hver_fejl_siges_paa_sit_sted_og_kun_een_gang(
    fælde: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    som_ventet: Callable[[str, Path], None],
) -> None:
    stamme = fælde.stem.partition("-")[0]
    mappe = kopi(tmp_path / stamme)
    (mappe / f"{stamme}.yaml").write_bytes(fælde.read_bytes())
    monkeypatch.chdir(mappe)
    linjer = læsefejl(Path())
    som_ventet("".join(f"{linje}\n" for linje in linjer), fælde.with_suffix(".fund.txt"))
    assert len(set(linjer)) == len(linjer)
