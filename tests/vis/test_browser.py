"""`vis` in a real Chromium: what the writer sees, and what the page does not do."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from generator.loeb import gennemfør
from generator.omfang import Bekræftelse, Omfang
from generator.rapport.sidetal import forbrug
from tests.proeveprojekt import ret
from tests.vis.billede import KLAR
from tests.vis.browser import visning

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.langsom, pytest.mark.chromium, pytest.mark.usefixtures("ekstra")]

Projekt = Callable[..., Path]


def åbn(side: Page, adresse: str) -> None:
    side.goto(adresse)
    side.wait_for_selector(KLAR)


def udgave(side: Page) -> int:
    return int(side.locator("body").get_attribute("data-udgave") or "-1")


def vent_på_ny(side: Page, før: int) -> None:
    """Wait until a later edition than `før` is on the screen."""
    frist = time.monotonic() + 15
    while udgave(side) <= før:
        assert time.monotonic() < frist, "siden blev ikke opdateret"
        side.wait_for_timeout(25)
    side.wait_for_selector(KLAR)


def test_maaler_og_afsnit(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    """The meter and the sections say what `sider` says."""
    mappe = projekt("mit-kvarter")
    mål = gennemfør(mappe, Omfang(bekræftelse=Bekræftelse.ALDRIG)).mål
    assert mål is not None
    with visning(mappe, mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        assert side.inner_text("#forbrug") == forbrug(mål.forbrug)
        assert side.inner_text("#graense") == "/ 5 sider"
        plads = side.inner_text("#plads")
        assert re.findall(r"\d+", plads) == [str(mål.linjer_tilbage)]
        måler = side.get_by_role("meter").get_attribute("aria-valuetext")
        assert måler == f"{forbrug(mål.forbrug)} af 5 sider. {plads}"
        assert side.title().startswith(f"{forbrug(mål.forbrug)} / 5 · ")
        afsnit = side.locator("#afsnit li")
        assert afsnit.locator(".n").all_inner_texts() == [a.overskrift for a in mål.afsnit]
        vist = [t.split()[0] for t in afsnit.locator(".f").all_inner_texts()]
        assert vist == [forbrug(a.forbrug) for a in mål.afsnit]
        side.wait_for_selector(".papir:not(:has(img))", state="detached")
        assert side.locator(".papir img").count() == mål.indbygget_antal


def test_fund_staar_ved_deres_side(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    with visning(projekt("fejl"), mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        antal = side.inner_text("#optaelling")
        tal = [int(t) for t in re.findall(r"\d+", antal)]
        assert side.locator(".fund").count() == sum(tal)
        assert side.locator(".fund.fejl").count() == tal[0]
        pladsholder = side.locator(".fund", has_text="»TODO« er en pladsholder")
        hjemme = pladsholder.locator("xpath=ancestor::section[1]")
        assert hjemme.get_attribute("aria-labelledby") == "side-1"
        pladsholder.get_by_role("button", name="Vis på siden").click()
        valgt = side.locator(".felt.valgt")
        assert "TODO: skriv om skolen" in valgt.inner_text()
        assert valgt.locator("a").evaluate("e => e === document.activeElement")
        # What is of no page stands for itself, and says so.
        løs = side.locator("#fund .fund", has_text="Den lokale medfinansiering er for lille")
        assert løs.count() == 1
        assert løs.get_by_role("button", name="Vis på siden").count() == 0


def test_klik_fører_til_fil_og_linje(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    mappe = projekt("mindste").rename(tmp_path / "vores åben plan")
    with visning(mappe, mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        afsnit = side.locator(".felt a", has_text="Skolen og boligforeningen ser de samme børn")
        link = afsnit.get_attribute("href") or ""
        fil = (mappe / "problemkompleks.yaml").resolve()
        assert " " not in link
        assert unquote(link) == f"vscode://file{fil.as_posix()}:8:7"
        linje = fil.read_text(encoding="utf-8").splitlines()[7]
        assert linje[6:].startswith("Skolen og boligforeningen")
        # Those who have another editor do without the link, and see and copy the place.
        side.get_by_label("Åbn i VS Code ved klik").uncheck()
        afsnit.click()
        assert side.inner_text("#sted-tekst") == "vores åben plan/problemkompleks.yaml:8:7"
        side.get_by_role("button", name="Kopiér stedet", exact=True).click()
        assert side.evaluate("navigator.clipboard.readText()") == (
            "vores åben plan/problemkompleks.yaml:8:7"
        )
        side.keyboard.press("Escape")
        assert side.locator("#sted").is_hidden()


def test_hvert_sted_findes(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    """No link leads to a file or a line that is not there."""
    with visning(projekt("mit-kvarter"), mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        links = side.locator(".felt a").evaluate_all("alle => alle.map(a => a.href)")
        assert len(links) > 300
        linjer: dict[str, int] = {}
        for link in set(links):
            fil, linje, kolonne = unquote(link.removeprefix("vscode://file")).rsplit(":", 2)
            if fil not in linjer:
                linjer[fil] = len(Path(fil).read_text(encoding="utf-8").splitlines())
            assert 1 <= int(linje) <= linjer[fil]
            assert int(kolonne) >= 1


def test_gem_og_se(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    mappe = projekt("mit-kvarter")
    with visning(mappe, mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        side.wait_for_selector(".papir:not(:has(img))", state="detached")
        billeder = side.locator(".papir img").evaluate_all("alle => alle.map(i => i.src)")
        hentet: list[str] = []
        side.on("request", lambda r: hentet.append(r.url))
        side.locator("#side-4").scroll_into_view_if_needed()
        side.mouse.wheel(0, 200)
        side.wait_for_timeout(300)
        fokus = side.locator(".ark:nth-child(4) .felt a").nth(3)
        fokus.focus()
        tekst = fokus.inner_text()
        rul, før = side.evaluate("scrollY"), udgave(side)
        assert rul > 2000
        ret(mappe / "problemkompleks.yaml", "I Valby og Sydhavnen bor mange", "I Valby bor mange")
        vent_på_ny(side, før)
        assert side.locator(".felt", has_text="I Valby bor mange").count() == 1
        assert abs(side.evaluate("scrollY") - rul) < 2
        assert side.evaluate("document.activeElement.innerText") == tekst
        assert re.match(r"Siderne er opdateret: \d,\d\d af 5 sider\.", side.inner_text("#nyt"))
        side.wait_for_timeout(500)
        nye = side.locator(".papir img").evaluate_all("alle => alle.map(i => i.src)")
        ændrede = [ny for ny, gammel in zip(nye, billeder, strict=True) if ny != gammel]
        assert ændrede == nye[:1]
        # Only the page that has changed is sent again.
        assert [u for u in hentet if "/side/" in u] == ændrede


def test_det_man_ser_paa_bliver_staaende(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    """A finding more above the pages moves them; what stands on the screen stays there."""
    mappe = projekt("mit-kvarter")
    with visning(mappe, mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        side.wait_for_selector(".papir:not(:has(img))", state="detached")
        side.evaluate("document.getElementById('side-3').scrollIntoView()")
        side.wait_for_timeout(200)
        top = "document.querySelector('.ark:nth-child(3) .papir').getBoundingClientRect().top"
        stod, rul, før = side.evaluate(top), side.evaluate("scrollY"), udgave(side)
        with (mappe / "projekt.yaml").open("a", encoding="utf-8") as fil:
            fil.write("\nstavet_forkert: 1\n")
        vent_på_ny(side, før)
        assert side.locator("#fund .fund", has_text="stavet_forkert").count() == 1
        assert side.evaluate("scrollY") > rul + 50
        assert abs(side.evaluate(top) - stod) < 2


def test_en_fejl_stopper_og_rettes(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    mappe = projekt("mit-kvarter")
    fil = mappe / "problemkompleks.yaml"
    hel = fil.read_text(encoding="utf-8")
    with visning(mappe, mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        før, sider = udgave(side), side.locator(".ark").count()
        fil.write_text(
            hel.replace("indledning: |", "indledning: |\n\tskævt: [", 1), encoding="utf-8"
        )
        vent_på_ny(side, før)
        stop = side.get_by_role("alert")
        assert "før denne fejl" in stop.inner_text()
        assert "Linjen er rykket ind med en tabulator" in stop.inner_text()
        assert "Ret: Slet tabulatoren" in stop.inner_text()
        assert unquote(stop.locator("a").get_attribute("href") or "").endswith(
            "problemkompleks.yaml:2:1"
        )
        # The old pages stay, and say that they are old.
        assert side.locator(".ark").count() == sider
        assert side.locator(".ark h2", has_text="gammel side").count() == sider
        assert side.inner_text(".tilstand").endswith("Åbn som PDF")
        assert "Stoppet af en fejl" in side.inner_text(".tilstand")
        før = udgave(side)
        fil.write_text(hel, encoding="utf-8")
        vent_på_ny(side, før)
        assert stop.is_hidden()
        assert side.locator(".ark h2", has_text="gammel side").count() == 0
        assert side.inner_text("#nyt").startswith("Fejlen er rettet.")


def test_begyndt_med_en_fejl(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    """What can be read is shown, and the rest is named; no page is called old that is not."""
    mappe = projekt("mindste")
    ret(mappe / "organisering.yaml", "fora:", "fora: [")
    with visning(mappe, mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        assert side.locator(".ark").count() == 1
        assert "Siderne mangler det, der ikke kan læses" in side.inner_text("#stop")
        før = udgave(side)
        ret(mappe / "problemkompleks.yaml", "Skolen og boligforeningen", "Byens skole")
        vent_på_ny(side, før)
        assert side.locator(".felt", has_text="Byens skole ser").count() == 1
        assert side.locator(".ark h2", has_text="gammel side").count() == 0


def test_projektet_forsvinder_og_kommer_igen(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    mappe = projekt("mindste")
    with visning(mappe, mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        før = udgave(side)
        shutil.move(mappe, tmp_path / "væk")
        vent_på_ny(side, før)
        assert "Mappen mindste findes ikke længere." in side.inner_text("#stop")
        før = udgave(side)
        shutil.move(tmp_path / "væk", mappe)
        vent_på_ny(side, før)
        assert side.locator("#stop").is_hidden()
        # ... and it is watched again.
        før = udgave(side)
        ret(mappe / "problemkompleks.yaml", "Skolen og boligforeningen", "Byens skole")
        vent_på_ny(side, før)
        assert side.locator(".felt", has_text="Byens skole ser").count() == 1


def test_to_projekter(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    mindste = projekt("mindste")
    with visning(mindste, projekt("fejl"), mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        side.wait_for_selector("#projektliste a:has-text('1,51 / 5 sider')")
        liste = side.get_by_role("navigation", name="Projekter")
        assert [t.split("\n")[0] for t in liste.get_by_role("link").all_inner_texts()] == [
            "Birkelunden",
            "Bakkebyen",
        ]
        assert liste.locator("[aria-current=page]").inner_text().startswith("Birkelunden")
        liste.get_by_role("link", name="Bakkebyen").click()
        side.wait_for_selector(KLAR)
        assert side.inner_text("h1") == "Bakkebyen"
        assert side.inner_text("#forbrug") == "1,51"
        # A save in the other project changes its line in the list, and nothing on this page.
        før = udgave(side)
        ret(mindste / "projekt.yaml", "helhedsplan: Birkelunden", "helhedsplan: Birkeparken")
        side.wait_for_selector("#projektliste a:has-text('Birkeparken')")
        assert udgave(side) == før


def test_ingen_forespoergsler_til_andre(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    mappe = projekt("alt")
    spurgt: list[str] = []
    side.on("request", lambda r: spurgt.append(r.url))
    # What a writer has typed is text on the page, whatever it looks like.
    ret(
        mappe / "projekt.yaml",
        "helhedsplan: Fjordkvarteret",
        "helhedsplan: \"<img src='http://example.org/x.png' onerror='document.title=1'>\"",
    )
    with visning(mappe, mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        side.wait_for_selector(".papir:not(:has(img))", state="detached")
        assert side.inner_text("h1").startswith("<img src=")
        assert side.locator("h1 img").count() == 0
        før = udgave(side)
        ret(mappe / "tal.yaml", "kilder:", "# en bemærkning\nkilder:")
        vent_på_ny(side, før)
        vært = urlsplit(vis.adresse).netloc
    assert len(spurgt) > 8
    assert {urlsplit(u).netloc for u in spurgt} == {vært}


AXE_KØR = """async () => (await axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
})).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" | ")}`)"""


@pytest.mark.netvaerk
@pytest.mark.parametrize("bredde", [1400, 800, 390])
@pytest.mark.parametrize("farver", ["light", "dark"])
def test_ingen_fejl_i_tilgaengeligheden(
    side: Page, projekt: Projekt, tmp_path: Path, axe: str, bredde: int, farver: str
) -> None:
    mappe = projekt("fejl")
    side.set_viewport_size({"width": bredde, "height": 900})
    side.emulate_media(color_scheme="dark" if farver == "dark" else "light")
    with visning(mappe, projekt("mindste"), mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        side.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        side.get_by_label("Åbn i VS Code ved klik").uncheck()
        side.locator(".felt a").first.press("Enter")
        side.evaluate(axe)
        assert side.evaluate(AXE_KØR) == []
        # Nothing is wider than the screen.
        assert side.evaluate("document.documentElement.scrollWidth") <= bredde
        før = udgave(side)
        (mappe / "problemkompleks.yaml").write_text("a: [", encoding="utf-8")
        vent_på_ny(side, før)
        assert side.evaluate(AXE_KØR) == []


def test_med_tastaturet_alene(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    with visning(projekt("mindste"), mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        aktiv = "document.activeElement.innerText"
        side.keyboard.press("Tab")
        assert side.evaluate(aktiv) == "Gå til siderne"
        side.keyboard.press("Enter")
        assert side.evaluate("document.activeElement.id") == "sider"
        # To the page itself, with no more stops than there are things to do on the way.
        for _ in range(60):
            side.keyboard.press("Tab")
            if side.evaluate("document.activeElement.matches('.felt > a')"):
                break
        else:
            pytest.fail("Tab når ikke frem til siden")
        første = side.evaluate(aktiv)
        side.keyboard.press("ArrowDown")
        assert side.evaluate(aktiv) != første
        side.keyboard.press("Home")
        assert side.evaluate(aktiv) == første
        side.keyboard.press("End")
        assert side.evaluate("document.activeElement.matches('.felt > a')")
        # One Tab leaves the page: its paragraphs are one stop.
        side.keyboard.press("Tab")
        assert not side.evaluate("document.activeElement.matches('.felt > a')")
        side.keyboard.press("Shift+Tab")
        side.evaluate("document.getElementById('i-vscode').checked = false")
        side.keyboard.press("Enter")
        assert side.locator("#sted").is_visible()
        side.keyboard.press("Escape")
        assert side.evaluate("document.activeElement.matches('.felt > a')")


def test_teksten_kan_laeses_hoejt(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    """A screen reader gets the document itself: headings and paragraphs, in order."""
    with visning(projekt("mindste"), mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        ark = side.get_by_role("region", name="Side 1 af 1")
        overskrifter = ark.get_by_role("heading").all_inner_texts()
        assert overskrifter[0] == "Side 1 af 1"
        assert any(
            o.startswith("1. Afdelingens/boligområdets problemkompleks") for o in overskrifter
        )
        assert any(o.startswith("Uddannelse og livschancer") for o in overskrifter)
        tekst = ark.locator(".felter").inner_text()
        assert tekst.index("Målgrupper") < tekst.index("Skolen og boligforeningen ser")


def test_visningen_lukkes(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    with visning(projekt("mindste"), mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        kode, ud, fejl = vis.luk()
        assert (kode, ud, fejl) == (0, "Visningen er lukket.\n", "")
        side.wait_for_selector("text=Visningen er lukket. Start den igen")


def test_over_graensen(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    mappe = projekt("mit-kvarter")
    ret(
        mappe / "problemkompleks.yaml",
        "I Valby og Sydhavnen bor mange",
        "Her er en sætning mere. " * 80 + "I Valby og Sydhavnen bor mange",
    )
    with visning(mappe, mappe=tmp_path) as vis:
        åbn(side, vis.adresse)
        assert side.inner_text("#plads").startswith("Over grænsen med ")
        assert side.locator(".bane.over").count() == 1
        assert side.locator(".ark").count() == 6
        assert "over grænsen" in side.inner_text("#side-6")


def test_tolv_faneblade_viser_alle_det_nye(side: Page, projekt: Projekt, tmp_path: Path) -> None:
    """A browser has six connections to a server, however many tabs it has."""
    mappe = projekt()
    with visning(mappe, mappe=tmp_path) as vis:
        sider = [side, *(side.context.new_page() for _ in range(11))]
        for en in sider:
            åbn(en, vis.adresse)
        før = [udgave(en) for en in sider]
        ret(mappe / "projekt.yaml", "helhedsplan: ", "helhedsplan: Ny ")
        for en, gammel in zip(sider, før, strict=True):
            vent_på_ny(en, gammel)
        assert all("Ny Birkelunden" in en.content() for en in sider)


def test_en_fil_foerer_browseren_til_siderne_og_en_fremmed_side_faar_intet(
    side: Page, projekt: Projekt, tmp_path: Path
) -> None:
    with visning(projekt(), mappe=tmp_path) as vis:
        vejviser = tmp_path / "vej.html"
        vejviser.write_text(
            f'<meta http-equiv="refresh" content="0; url={vis.adresse}">', encoding="utf-8"
        )
        side.goto(vejviser.as_uri())
        side.wait_for_selector(KLAR)
        fremmed = side.context.new_page()
        fremmed.goto("data:text/html,<p>en anden side")
        svar = fremmed.evaluate(
            """async (adresse) => {
              const set = [];
              for (const sti of ["", "nyt", "tilstand/0", "statisk/vis.js"]) {
                for (const mode of ["cors", "no-cors"]) {
                  try {
                    const svar = await fetch(adresse + sti, { mode });
                    set.push(svar.status + await svar.text());
                  } catch { /* turned away */ }
                }
              }
              return set.join("");
            }""",
            vis.adresse,
        )
        assert svar.strip("0") == ""
