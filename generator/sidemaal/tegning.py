"""A drawing from data, by a small Typst program: PNG bytes, the same on every machine."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path

from generator.sidemaal.opslag import _skrifter as skrifter

PUNKTER_PR_TOMME = 200


def tegn_png(navn: str, data: Mapping[str, object], bredde: float) -> tuple[bytes, float]:
    """Draw ``sidemaal/tegninger/<navn>.typ`` at `bredde` mm; return the PNG and its height in mm.

    The data reach the program as JSON, never as markup.
    """
    import typst

    kilde = (Path(__file__).parent / "tegninger" / f"{navn}.typ").read_bytes()
    png = typst.compile(  # type: ignore[call-overload]  # the stub knows files only by path
        {"main.typ": kilde},
        format="png",
        ppi=PUNKTER_PR_TOMME,
        font_paths=skrifter(),
        sys_inputs={"data": json.dumps({**data, "bredde": bredde}, ensure_ascii=False)},
    )
    assert isinstance(png, bytes), "tegningen er én side"
    punkter = struct.unpack(">II", png[16:24])
    return png, round(bredde * punkter[1] / punkter[0], 2)
