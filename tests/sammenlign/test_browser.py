"""The page in a real Chromium: read by all, on any screen, and it asks nobody for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.rapport.sammenligning import skriv
from tests.vis.test_browser import AXE_KØR

from .test_formater import ONDE, PRØVE, med_tekst

pytestmark = pytest.mark.langsom

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.netvaerk
@pytest.mark.parametrize("bredde", [1200, 390])
@pytest.mark.parametrize("farver", ["light", "dark"])
def test_ingen_fejl_i_tilgængeligheden(side: Page, axe: str, bredde: int, farver: str) -> None:
    side.set_viewport_size({"width": bredde, "height": 900})
    side.emulate_media(color_scheme="dark" if farver == "dark" else "light")
    side.set_content(skriv(PRØVE, "html"))
    side.evaluate(axe)
    assert side.evaluate(AXE_KØR) == []
    assert side.evaluate("document.documentElement.scrollWidth") <= bredde
    # Also where the parts of a table stand one above the other, it is a table to those who listen.
    for rolle, antal in (("table", 1 + 4 + 1), ("rowheader", 6 + 7 + 2)):
        assert side.get_by_role(rolle).count() == antal, rolle


def test_ond_tekst_kører_ikke_og_henter_ikke(side: Page) -> None:
    spurgt: list[str] = []
    side.on("request", lambda r: spurgt.append(r.url))
    side.on("dialog", lambda d: spurgt.append(d.message))
    side.set_viewport_size({"width": 390, "height": 900})
    for ond in (*ONDE, "langtord" * 40):
        side.set_content(skriv(med_tekst(ond), "html"))
        assert side.locator("script, img, iframe, link, object, form").count() == 0
        assert side.evaluate("document.documentElement.scrollWidth") <= 390
    assert spurgt == []
