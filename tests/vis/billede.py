"""Take a picture of `vis`: ``python -m tests.vis.billede indhold/mit-kvarter --til vis.png``."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.vis.browser import chromium, visning

KLAR = "body[data-udgave]:not([data-udgave='0']):not(.arbejder)"
"""The page's content policy lets nobody evaluate code in it, so what is awaited is a selector."""


def tag_billede(
    *stier: Path,
    til: Path,
    bredde: int = 1400,
    højde: int = 900,
    mørk: bool = False,
    hele: bool = False,
    klik: str = "",
    rul: int = 0,
    mappe: Path | None = None,
) -> None:
    """Write a PNG of the projects as `vis` shows them.

    `klik` is a CSS selector that is clicked first, `rul` how far the page is scrolled, `mappe` the
    folder that file names are shown from.
    """
    with (
        visning(*(s.absolute() for s in stier), mappe=mappe or Path.cwd()) as kørende,
        chromium() as browser,
    ):
        side = browser.new_page(
            viewport={"width": bredde, "height": højde},
            color_scheme="dark" if mørk else "light",
            device_scale_factor=2 if bredde < 500 else 1,
            locale="da-DK",
        )
        side.goto(kørende.adresse)
        side.wait_for_selector(KLAR)
        if hele:
            side.wait_for_selector(".papir:not(:has(img))", state="detached")
        if rul:
            side.mouse.wheel(0, rul)
            side.wait_for_timeout(200)
        if klik:
            # The link would ask for VS Code, which is not what the picture is of.
            side.evaluate("document.getElementById('i-vscode').checked = false")
            side.locator(klik).first.click()
        side.screenshot(path=til, full_page=hele)


def main() -> None:
    """Read the command line."""
    læser = argparse.ArgumentParser(description="Tag et billede af vis.")
    læser.add_argument("stier", nargs="+", type=Path)
    læser.add_argument("--til", type=Path, required=True)
    læser.add_argument("--bredde", type=int, default=1400)
    læser.add_argument("--højde", type=int, default=900)
    læser.add_argument("--mørk", action="store_true")
    læser.add_argument("--hele", action="store_true")
    læser.add_argument("--klik", default="")
    læser.add_argument("--rul", type=int, default=0)
    valg = læser.parse_args()
    tag_billede(
        *valg.stier,
        til=valg.til,
        bredde=valg.bredde,
        højde=valg.højde,
        mørk=valg.mørk,
        hele=valg.hele,
        klik=valg.klik,
        rul=valg.rul,
    )


if __name__ == "__main__":
    main()
