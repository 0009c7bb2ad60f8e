"""Each picture of the guides: what it shows, and how it is taken."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from tests.proeveprojekt import EKSEMPLER, MIT_KVARTER, ROD, kopi, ret
from tests.vis.billede import tag_billede
from tests.vis.browser import chromium

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

FARVER = 192
"""As many as text on white, a few tints and their edges need; a third of the bytes."""
BREDDE = 860
"""About as wide as GitHub shows a picture in a README."""
FUNDET = "antal-i-prosa-stemmer-ikke"
"""The finding in the picture, from eksempler/fejl; the guide takes it apart in words."""


def gem(billede: Image, fil: Path, tekst: str = "") -> None:
    """Write a PNG with few colours; `tekst` goes with it, for the test that it is still true."""
    from PIL.PngImagePlugin import PngInfo

    med = PngInfo()
    if tekst:
        med.add_itxt("viser", tekst, lang="da")
    billede.convert("RGB").quantize(FARVER).save(fil, optimize=True, pnginfo=med)


def _gem_png(png: bytes, fil: Path, tekst: str = "") -> None:
    from PIL import Image

    gem(Image.open(io.BytesIO(png)), fil, tekst)


def program(*argumenter: str, mappe: Path = ROD) -> str:
    """Return what the program prints in a terminal 100 characters wide."""
    kørt = subprocess.run(
        [sys.executable, "-m", "generator", *argumenter],
        cwd=mappe,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROD), "PYTHONUTF8": "1"},
        timeout=120,
        check=False,
    )
    assert kørt.returncode in (0, 1), kørt.stderr
    return kørt.stdout


# --- a finding, with a number beside each part ---


def fundet() -> str:
    """Return the finding as the program prints it today."""
    rapport = program("tjek", "eksempler/fejl")
    return next(del_ for del_ in rapport.split("\n\n") if f"[{FUNDET}]" in del_)


_TERMINAL = """<!doctype html><meta charset=utf-8><style>
body { margin: 0; background: #fff; width: max-content }
pre { margin: 0; padding: 18px 22px; background: #1e2430; color: #e6e6e6; border-radius: 8px;
  font: 15px/1.75 "DejaVu Sans Mono", "Liberation Mono", monospace }
b { color: #ff8f8f } i { color: #9fc3ff; font-style: normal }
em { color: #a8e6a1; font-style: normal }
s { display: inline-block; width: 1.45em; margin-left: .5em; border-radius: 50%; background: #fff;
  color: #1e2430; text-align: center; text-decoration: none; font-weight: bold; line-height: 1.45 }
</style><pre>"""


def _opmaerket(fund: str) -> str:
    """Return the finding as HTML: a number after the seriousness, the rule and so on."""
    linjer = [escape(linje, quote=False) for linje in fund.splitlines()]
    hoved, sted, kilde, streg, råd = linjer
    art, _, besked = hoved.partition(":")
    besked, _, regel = besked.rpartition(" [")
    tal = [f"<s>{nr}</s>" for nr in range(6)]
    return "\n".join(
        [
            f"<b>{art}</b>{tal[1]}:{besked}{tal[2]} <i>[{regel}</i>{tal[3]}",
            f"{sted}{tal[4]}",
            kilde,
            f"<b>{streg}</b>",
            f"<em>{råd}</em>{tal[5]}",
        ]
    )


def fund(fil: Path) -> None:
    """A finding in the terminal."""
    tekst = fundet()
    with chromium() as browser:
        side = browser.new_page(viewport={"width": 1400, "height": 400})
        side.set_content(_TERMINAL + _opmaerket(tekst))
        png = side.locator("pre").screenshot()
    _gem_png(png, fil, tekst)


# --- the finished document ---


def _pdf(projekt: Path, mappe: Path) -> PdfDocument:
    import pypdfium2

    program("byg", str(projekt), "--endelig", "--ud", str(mappe), "--format", "pdf", "--uden-cache")
    return pypdfium2.PdfDocument((mappe / f"{projekt.name}-endelig.pdf").read_bytes())


def _tegnet(pdf: PdfDocument, nr: int, bredde: int) -> Image:
    ark = pdf[nr]
    return ark.render(scale=bredde / ark.get_width()).to_pil()


def side(fil: Path) -> None:
    """The first page of the application, with a thin edge as paper has."""
    from PIL import ImageOps

    with tempfile.TemporaryDirectory() as mappe:
        pdf = _pdf(MIT_KVARTER, Path(mappe))
        billede = _tegnet(pdf, 0, BREDDE)
        pdf.close()
    gem(ImageOps.expand(billede, 1, "#c8c8c8"), fil)


def alle_sider(fil: Path) -> None:
    """All pages beside each other, to show how the five are used."""
    from PIL import Image, ImageOps

    with tempfile.TemporaryDirectory() as mappe:
        pdf = _pdf(MIT_KVARTER, Path(mappe))
        ark = [ImageOps.expand(_tegnet(pdf, nr, 225), 1, "#c8c8c8") for nr in range(len(pdf))]
        pdf.close()
    samlet = Image.new(
        "RGB", (sum(a.width for a in ark) + 12 * (len(ark) - 1), ark[0].height), "white"
    )
    for nr, a in enumerate(ark):
        samlet.paste(a, (nr * (a.width + 12), 0))
    gem(samlet, fil)


def kriterietabel(fil: Path) -> None:
    """The table of criteria, cut out of its page: every kind of cell is in it."""
    with tempfile.TemporaryDirectory() as mappe:
        pdf = _pdf(EKSEMPLER / "alt", Path(mappe))
        nr, top, bund = _mellem(pdf, "Parallelsamfundskriterierne", "Statens boligområde")
        hele = _tegnet(pdf, nr, BREDDE * 12 // 10)
        mål = hele.width / pdf[nr].get_width()
        højde = pdf[nr].get_height()
        pdf.close()
    fra, til = round((højde - top) * mål) - 8, round((højde - bund) * mål)
    gem(hele.crop((60, fra, hele.width - 60, til)), fil)


def _mellem(pdf: PdfDocument, fra: str, til: str) -> tuple[int, float, float]:
    """Return the page that holds two texts, the top of the first and that of the second."""
    for nr, ark in enumerate(pdf):
        tekst = ark.get_textpage()
        steder = []
        for ord_ in (fra, til):
            if (fundet := tekst.search(ord_).get_next()) is not None:
                steder.append(tekst.get_charbox(fundet[0], loose=True)[3])
        if len(steder) == 2:
            return nr, steder[0], steder[1]
    raise AssertionError(f"»{fra}« og »{til}« står ikke på samme side.")


# --- the browser ---


def vis(fil: Path) -> None:
    """The live preview, with a finding beside its page."""
    with tempfile.TemporaryDirectory() as mappe:
        projekt = kopi(Path(mappe) / "mit-kvarter", MIT_KVARTER)
        png = Path(mappe) / "vis.png"
        tag_billede(projekt, til=png, bredde=1250, højde=760, mappe=Path(mappe))
        _gem_png(png.read_bytes(), fil)


def sammenlign(fil: Path) -> None:
    """A comparison before and now: one figure and one sentence changed."""
    with tempfile.TemporaryDirectory() as mappe:
        før = kopi(Path(mappe) / "før", EKSEMPLER / "alt")
        nu = kopi(Path(mappe) / "nu", EKSEMPLER / "alt")
        ret(nu / "tal.yaml", "værdi: 9,4", "værdi: 8,9")
        ret(nu / "problemkompleks.yaml", "Forældrene skal være med fra\n      begyndelsen.",
            "Forældrene skal være med,\n      fra barnet begynder i skole.")  # fmt: skip
        html = program("sammenlign", før.name, nu.name, "--format", "html", mappe=Path(mappe))
    with chromium() as browser:
        ark = browser.new_page(viewport={"width": 1000, "height": 640}, locale="da-DK")
        ark.set_content(html)
        _gem_png(ark.screenshot(), fil)


# --- the Word template ---


def typografi(fil: Path) -> None:
    """The template as Word shows it: LibreOffice draws it."""
    import pypdfium2
    from PIL import ImageOps

    from generator.sidemaal.soffice import find_soffice

    soffice = find_soffice().sti
    assert soffice, "LibreOffice er ikke installeret"
    with tempfile.TemporaryDirectory() as mappe:
        subprocess.run(
            [
                str(soffice),
                f"-env:UserInstallation={(Path(mappe) / 'profil').as_uri()}",
                "--headless",
                *("--convert-to", "pdf", "--outdir", mappe),
                str(ROD / "skabeloner" / "typografi.docx"),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        pdf = pypdfium2.PdfDocument((Path(mappe) / "typografi.pdf").read_bytes())
        billede = _tegnet(pdf, 0, 760)
        pdf.close()
    gem(ImageOps.expand(billede, 1, "#c8c8c8"), fil)


BILLEDER: dict[str, Callable[[Path], None]] = {
    "indhold/billeder/fund.png": fund,
    "indhold/billeder/vis.png": vis,
    "indhold/billeder/side.png": side,
    "indhold/billeder/alle-sider.png": alle_sider,
    "indhold/billeder/sammenlign.png": sammenlign,
    "skabeloner/billeder/kriterietabel.png": kriterietabel,
    "skabeloner/billeder/typografi.png": typografi,
}
"""Path in the repository -> what takes the picture."""
