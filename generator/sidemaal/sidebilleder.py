"""The pages as pictures: SVG, sharp at any size, drawn from the layout that Typst has kept."""

from __future__ import annotations

from datetime import date

from generator.sidemaal import Opslag
from generator.sidemaal.opslag import _skrifter as skrifter
from generator.sidemaal.opslag import dan_pdf, typstfejl


def tegn_sider(opslag: Opslag) -> list[bytes]:
    """Return every page of a layout with `felter`, in order; raises `Sidemålsfejl`.

    Five pages take about 35 ms; as PNG of 144 dots an inch they take 280 ms (typst 0.15).
    """
    import typst

    assert opslag.filer, "bestilt med felter"
    with typstfejl():
        sider = typst.compile(  # type: ignore[call-overload]  # the stub knows files only by path
            dict(opslag.filer), font_paths=skrifter(), format="svg"
        )
    return [sider] if isinstance(sider, bytes) else list(sider)


def tegn_pdf(opslag: Opslag, dato: date) -> bytes:
    """Return the PDF of a layout with `felter`, the same as one without; raises `Sidemålsfejl`."""
    return dan_pdf(opslag.filer, dato)[0]
