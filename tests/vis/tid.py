"""Measure how long a save takes to reach the screen: ``python -m tests.vis.tid``.

From the moment the editor has closed the file until Chromium has painted the new pages; rules, page
count and findings are all in it. A number is printed and nothing is asserted: see the tests. On a
busy machine read the second line: the time spent computing, which others cannot make longer.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from tests.proeveprojekt import MIT_KVARTER, kopi
from tests.vis.billede import KLAR
from tests.vis.browser import chromium, visning

GANGE = 20
ORD = "I Valby og Sydhavnen bor mange"
MALET = """(før) => new Promise((svar) => {
  const mål = () => {
    if (Number(document.body.dataset.udgave) <= før) return false;
    requestAnimationFrame(() => requestAnimationFrame(() =>
      svar(performance.timeOrigin + performance.now())));
    return true;
  };
  if (mål()) return;
  const øje = new MutationObserver(() => { if (mål()) øje.disconnect(); });
  øje.observe(document.body, { attributes: true });
})"""


def _regnetid(pid: int) -> float:
    """Return the milliseconds a process has computed, in all its threads (Linux)."""
    felter = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return 1000 * (int(felter[11]) + int(felter[12])) / os.sysconf("SC_CLK_TCK")


def mål(gange: int) -> tuple[list[float], float, float]:
    """Return the milliseconds of each of so many saves, by rename as editors do.

    And the computing a save takes on average: in the program, and in the browser's main thread.
    """
    tider = []
    with tempfile.TemporaryDirectory() as rod:
        projekt = kopi(Path(rod) / "mit-kvarter", MIT_KVARTER)
        fil = projekt / "problemkompleks.yaml"
        tekst = fil.read_text(encoding="utf-8")
        assert tekst.count(ORD) == 1
        with visning(projekt, mappe=Path(rod)) as kørende, chromium() as browser:
            side = browser.new_page(viewport={"width": 1400, "height": 900})
            side.goto(kørende.adresse)
            side.wait_for_selector(KLAR)
            side.wait_for_timeout(1500)
            vindue = side.context.new_cdp_session(side)
            vindue.send("Performance.enable")

            def i_browseren() -> float:
                svar = vindue.send("Performance.getMetrics")["metrics"]
                return 1000 * next(m["value"] for m in svar if m["name"] == "TaskDuration")

            program, browser_ = _regnetid(kørende.proces.pid), i_browseren()
            for nr in range(gange):
                før = int(side.evaluate("document.body.dataset.udgave"))
                side.evaluate(f"window.svar = ({MALET})({før}); null")
                ny = fil.with_name(".problemkompleks.ny")
                ny.write_text(tekst.replace(ORD, f"{ORD} {nr + 2}"), encoding="utf-8")
                ny.replace(fil)
                gemt = time.time() * 1000
                tider.append(side.evaluate("window.svar") - gemt)
                # The next save must not meet what is still being done for this one.
                side.wait_for_timeout(700)
            program = (_regnetid(kørende.proces.pid) - program) / gange
            return tider, program, (i_browseren() - browser_) / gange


def main() -> None:
    """Print the table."""
    læser = argparse.ArgumentParser(description=__doc__)
    læser.add_argument("--gange", type=int, default=GANGE)
    gange = læser.parse_args().gange
    alle, program, browser_ = mål(gange)
    tider = sorted(alle)
    versioner = ", ".join(
        f"{p} {version(p)}" for p in ("typst", "starlette", "uvicorn", "watchfiles")
    )
    print(
        f"Python {platform.python_version()}, {versioner}; {os.cpu_count()} kerner, "
        f"belastning {os.getloadavg()[0]:.1f}"
    )
    print(f"Fra gem til malet side, indhold/mit-kvarter, {gange} gange, i ms:")
    print(
        f"mindst {tider[0]:.0f}, median {statistics.median(tider):.0f}, "
        f"90 pct. {tider[int(gange * 0.9) - 1]:.0f}, højst {tider[-1]:.0f}"
    )
    print(
        f"Regnetid pr. gem: programmet {program:.0f} ms (flere tråde), browseren {browser_:.0f} ms"
    )


if __name__ == "__main__":
    main()
