"""Give the program inputs nobody would write: ``python -m tests.fuzz --tid 60 --frø 1``.

Each input is made from a seed (`FRØ:art:nr`) and run in a worker process with standard streams of
its own, some of them as whole processes; `orakler` says what must hold of every run. The table
counts inputs, findings and breaches; exit code 1 when there is a breach or a time-out. The first
input of every breach is kept under ``--gem``, made smaller, with the command that repeats it;
``--gentag FRØ:art:nr`` runs one again and prints what became of it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from tests.fuzz import yamlsamling
from tests.fuzz.arter import ARTER
from tests.proeveprojekt import EKSEMPLER, MIT_KVARTER, ROD

SEKUNDER = 20.0
"""One input may take this long; the slowest honest one takes two."""
HØJST_MB = 1024.0
"""... and this much memory."""
FORMINDSK_SEKUNDER = 40.0
INPUT_PR_ARBEJDER = 200


class Proces:
    """A worker, and how to ask it."""

    def __init__(self, hjem: Path, indstillinger: dict[str, Any]) -> None:
        self.hjem, self.indstillinger = hjem, indstillinger
        self.nr = 0
        self._start()

    def _start(self) -> None:
        self.nr += 1
        mappe = self.hjem / str(self.nr)
        mappe.mkdir(parents=True)
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.arbejder", mappe, json.dumps(self.indstillinger)],
            cwd=ROD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip

    def spørg(self, opgave: dict[str, Any], sekunder: float = SEKUNDER) -> dict[str, Any]:
        """Return the answer; a worker that is too slow or dies is one, and is replaced."""
        assert self.proces.stdin is not None
        assert self.proces.stdout is not None
        start = time.monotonic()
        try:
            self.proces.stdin.write(json.dumps(opgave).encode() + b"\n")
            self.proces.stdin.flush()
            klar, _, _ = select.select([self.proces.stdout], [], [], sekunder)
            linje = self.proces.stdout.readline() if klar else b""
        except OSError:
            klar, linje = [True], b""
        if linje:
            svar: dict[str, Any] = json.loads(linje)
            if svar.get("mb", 0) > HØJST_MB:
                svar["brud"].append(("hukommelse", f"{svar['mb']:.0f} MB"))
            return svar
        self.stands()
        hvad = f"døde med kode {self.proces.returncode}" if klar else f"over {sekunder:.0f} s"
        self._start()
        return {
            **opgave, "kode": None, "sekunder": time.monotonic() - start, "mb": 0.0, "spor": "",
            "brud": [("arbejderen døde" if klar else "for langsom", hvad)], "fund": [], "fejl": "",
            "argumenter": opgave.get("argumenter", []), "hel": False,
        }  # fmt: skip

    def forny(self) -> None:
        """Start afresh: what Typst remembers would be counted as the next input's memory."""
        self.stands()
        self._start()

    def stands(self) -> None:
        """End the worker and what it has started."""
        with suppress(ProcessLookupError):
            os.killpg(self.proces.pid, 9)
        for strøm in (self.proces.stdin, self.proces.stdout):
            with suppress(OSError):  # what was not written yet goes nowhere
                if strøm is not None:
                    strøm.close()
        self.proces.wait()
        shutil.rmtree(self.hjem / str(self.nr), ignore_errors=True)


class Regnskab:
    """What has been seen so far; shared by the threads."""

    def __init__(self) -> None:
        self.lås = threading.Lock()
        self.antal: Counter[str] = Counter()
        self.tid: Counter[str] = Counter()
        self.koder: Counter[int | None] = Counter()
        self.regler: dict[str, set[str]] = defaultdict(set)
        self.former: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.brud: dict[str, Counter[str]] = defaultdict(Counter)
        self.første: dict[str, dict[str, Any]] = {}
        self.langsomst: dict[str, Any] = {"sekunder": 0.0, "frø": "-", "mb": 0.0}
        self.størst: dict[str, Any] = {"mb": 0.0, "frø": "-", "sekunder": 0.0}
        self.hele = 0

    def tæl(self, svar: dict[str, Any]) -> None:
        """Add one answer."""
        with self.lås:
            art = svar["art"]
            self.antal[art] += 1
            self.tid[art] += svar["sekunder"]
            self.koder[svar["kode"]] += 1
            self.hele += svar["hel"]
            for regel, form in svar["fund"]:
                self.regler[art].add(regel)
                self.former[art].add((regel, form))
            self.langsomst = max(self.langsomst, svar, key=lambda s: s["sekunder"])
            self.størst = max(self.størst, svar, key=lambda s: s["mb"])
            if svar["brud"]:  # at once: what goes wrong is easier to look into while it does
                print(f"{time.strftime('%H:%M:%S')} {svar['frø']} {svar['brud'][0][0]}", flush=True)
            for brud in {kending(svar, b) for b in svar["brud"]}:
                self.brud[brud][art] += 1
                self.første.setdefault(brud, svar)

    def skriv(self, sekunder: float, noter: list[str]) -> None:
        """Print the table."""
        print(f"{'art':<16} {'input':>7} {'ms/input':>9} {'regler':>7} {'beskeder':>9} {'brud':>6}")
        for art in self.antal:
            brud = sum(c[art] for c in self.brud.values())
            print(
                f"{art:<16} {self.antal[art]:>7} {self.tid[art] / self.antal[art] * 1000:>9.0f} "
                f"{len(self.regler[art]):>7} {len(self.former[art]):>9} {brud:>6}"
            )
        alle_regler = set().union(*self.regler.values()) if self.regler else set()
        alle_former = set().union(*self.former.values()) if self.former else set()
        ialt, brud = self.antal.total(), sum(c.total() for c in self.brud.values())
        print(
            f"{'i alt':<16} {ialt:>7} {'':>9} {len(alle_regler):>7} {len(alle_former):>9} {brud:>6}"
        )
        koder = ", ".join(f"{kode}: {n}" for kode, n in sorted(self.koder.items(), key=str))
        fald = sum(c.total() for b, c in self.brud.items() if not b.startswith("for langsom"))
        tider = sum(c.total() for b, c in self.brud.items() if b.startswith("for langsom"))
        print(f"\n{ialt} input på {sekunder:.0f} s, {self.hele} som hele processer.")
        print(f"Udgangskoder {koder}.")
        print(f"Brud og fald: {fald}. For langsomme: {tider}.")
        for ord_, svar in (("Langsomst", self.langsomst), ("Mest hukommelse", self.størst)):
            print(f"{ord_}: {svar['sekunder']:.2f} s, {svar['mb']:.0f} MB, {svar['frø']}")
        for note in noter:
            print(note)


def kending(svar: dict[str, Any], brud: tuple[str, str]) -> str:
    """Return what tells one fault from another: the oracle, and where the program fell."""
    orakel, detalje = brud
    if svar["spor"]:
        linjer = [ln.strip() for ln in svar["spor"].splitlines() if ln.strip()]
        steder = [
            ln for ln in linjer if ln.startswith("File ") and ("/generator/" in ln or "fuzz" in ln)
        ]
        sted = re.sub(r'.*/(?=(generator|tests)/)|"', "", steder[-1]) if steder else ""
        return f"{orakel} · {linjer[-1].partition(':')[0]} · {sted}"
    if orakel in ("undslap", "skadet fil", "spor på skærmen"):
        return f"{orakel} · {detalje[:80]}"
    return orakel


def opgaver(frø: int, arter: list[str]) -> Iterator[dict[str, Any]]:
    """Yield inputs without end, the kinds mixed by their shares."""
    rng = Random(f"{frø}")  # noqa: S311 - no secret
    vægte = [ARTER[a][1] for a in arter]
    nr = 0
    while True:
        nr += 1
        art = rng.choices(arter, vægte)[0]
        yield {"art": art, "frø": f"{frø}:{art}:{nr}"}


def forbered(hjem: Path, noter: list[str]) -> dict[str, Any]:
    """Build the documents that are to be damaged, and fetch the YAML test suite."""
    hjem.mkdir(parents=True, exist_ok=True)
    docx = []
    for mappe in (EKSEMPLER / "mindste", EKSEMPLER / "alt", MIT_KVARTER):
        subprocess.run(
            [sys.executable, "-m", "generator", "byg", mappe, "--format", "docx", "--ud", hjem],
            cwd=ROD, check=False, capture_output=True,
        )  # fmt: skip
        docx.append(str(hjem / f"{mappe.name}.docx"))
    egen = os.environ.get(yamlsamling.VARIABEL)
    samling: Path | None = Path(egen) if egen else hjem / "yamlsamling.json"
    try:
        noter.append(
            f"YAML-samlingen: {yamlsamling.hent(samling)} dokumenter ({yamlsamling.PAKKE})."
        )
    except (yamlsamling.Mangler, OSError, subprocess.SubprocessError) as fejl:
        noter.append(f"SKIPPED: YAML-samlingen er ikke med: {fejl}.")
        samling = None
    return {
        "docx": docx,
        "yamlsamling": str(samling) if samling else "",
        "soffice": str(hjem / "intet-libreoffice"),
    }


def kør(valg: argparse.Namespace, indstillinger: dict[str, Any], hjem: Path) -> Regnskab:
    """Run inputs until the time is up, one thread a worker."""
    arter = [a for a in ARTER if a != "yamlsamling" or indstillinger["yamlsamling"]]
    if valg.art:
        arter = [a for a in arter if a in valg.art]
    regnskab, strøm, lås = Regnskab(), opgaver(valg.frø, arter), threading.Lock()
    slut = time.monotonic() + valg.tid

    def arbejd(nr: int) -> None:
        proces = Proces(hjem / f"arbejder{nr}", indstillinger)
        antal = 0
        while time.monotonic() < slut:
            with lås:
                opgave = next(strøm)
            regnskab.tæl(proces.spørg(opgave))
            antal += 1
            if antal % INPUT_PR_ARBEJDER == 0:
                proces.forny()
        proces.stands()

    tråde = [threading.Thread(target=arbejd, args=(nr,)) for nr in range(valg.arbejdere)]
    for tråd in tråde:
        tråd.start()
    for tråd in tråde:
        tråd.join()
    return regnskab


def gem(regnskab: Regnskab, til: Path, indstillinger: dict[str, Any], hjem: Path) -> None:
    """Keep the first input of every fault, smaller, with how to see it again."""
    proces = Proces(hjem / "formindsker", indstillinger)
    for nr, (brud, svar) in enumerate(sorted(regnskab.første.items()), 1):
        mappe = til / f"{nr:02d}"
        shutil.rmtree(mappe, ignore_errors=True)
        mappe.mkdir(parents=True)
        opgave = {"art": svar["art"], "frø": svar["frø"]}
        lavet = proces.spørg({**opgave, "kun_lav": True})
        if "rod" not in lavet:
            continue
        rod = mappe / "rod"
        shutil.copytree(lavet["rod"], rod, symlinks=True, ignore=_uden_rør)
        opgave |= {"mappe": str(rod), "argumenter": lavet["argumenter"], "hel": lavet["hel"]}
        mindre = formindsk(proces, opgave, brud, rod)
        (mappe / "brud.txt").write_text(
            f"{brud}\n{dict(regnskab.brud[brud])}\nfrø: {svar['frø']}\n"
            f"argumenter: {json.dumps(lavet['argumenter'])}\n"
            f"formindsket: {'ja' if mindre else 'nej, den falder ikke alene (eller ikke igen)'}\n"
            f"igen: python -m tests.fuzz --gentag {svar['frø']}\n\n"
            + "\n".join(f"{o}: {d}" for o, d in svar["brud"])
            + f"\n\n{svar['spor']}\n{svar['fejl']}\n",
            encoding="utf-8", errors="replace",
        )  # fmt: skip
    proces.stands()


def _uden_rør(mappe: str, navne: list[str]) -> set[str]:
    """Leave out what cannot be copied: a pipe would be waited for."""
    return {n for n in navne if (f := Path(mappe, n)).exists() and not (f.is_file() or f.is_dir())}


def formindsk(proces: Proces, opgave: dict[str, Any], brud: str, rod: Path) -> bool:
    """Take lines and files away as long as the same fault is left; tell whether it was there."""
    frist = time.monotonic() + FORMINDSK_SEKUNDER

    def falder() -> bool:
        svar = proces.spørg(opgave, min(SEKUNDER, 10.0))
        return brud in {kending(svar, tuple(b)) for b in svar["brud"]}

    if not falder():
        return False
    for fil in sorted(rod.rglob("*")):
        if not fil.is_file() or fil.is_symlink():
            continue
        data = fil.read_bytes()
        fil.unlink()
        if time.monotonic() < frist and falder():
            continue
        fil.write_bytes(data)
        if b"\0" in data or fil.suffix not in (".yaml", ".md", ".csv"):
            continue
        linjer, stykke = data.splitlines(keepends=True), max(len(data.splitlines()) // 2, 1)
        while stykke and time.monotonic() < frist:
            nr = 0
            while nr < len(linjer) and time.monotonic() < frist:
                uden = linjer[:nr] + linjer[nr + stykke :]
                fil.write_bytes(b"".join(uden))
                if falder():
                    linjer = uden
                else:
                    nr += stykke
            stykke //= 2
        fil.write_bytes(b"".join(linjer))
    return True


def main() -> int:
    """Read the command line, run, print."""
    fortolker = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    fortolker.add_argument("--tid", type=float, default=60.0, help="sekunder")
    fortolker.add_argument("--frø", type=int, default=int(time.time()), help="ellers et nyt")
    fortolker.add_argument("--arbejdere", type=int, default=os.cpu_count() or 1)
    fortolker.add_argument("--art", action="append", choices=list(ARTER), help="kun denne")
    fortolker.add_argument("--gem", type=Path, default=Path("ud/fuzz"), help="mappe til brud")
    fortolker.add_argument("--soffice", type=Path, help="LibreOffice, som ellers ikke bruges")
    fortolker.add_argument("--gentag", metavar="FRØ:ART:NR", help="kør ét input igen")
    valg = fortolker.parse_args()
    noter: list[str] = []
    with tempfile.TemporaryDirectory(prefix="pb-fuzz-", ignore_cleanup_errors=True) as navn:
        hjem = Path(navn)
        indstillinger = forbered(hjem / "fælles", noter)
        if valg.soffice:
            indstillinger["soffice"] = str(valg.soffice)
        if valg.gentag:
            proces = Proces(hjem / "arbejder", indstillinger)
            opgave = {"frø": valg.gentag, "art": valg.gentag.split(":")[1]}
            svar = proces.spørg(opgave, 5 * SEKUNDER)
            proces.stands()
            print(json.dumps(svar, ensure_ascii=False, indent=1))
            print(svar["spor"])
            return 1 if svar["brud"] else 0
        print(f"Frø {valg.frø}, {valg.arbejdere} arbejdere, {valg.tid:.0f} s.", flush=True)
        start = time.monotonic()
        regnskab = kør(valg, indstillinger, hjem)
        regnskab.skriv(time.monotonic() - start, noter)
        if regnskab.brud:
            print(f"\nBrud (det første af hver ligger i {valg.gem}):")
            for brud, antal in sorted(regnskab.brud.items()):
                print(f"  {antal.total():>5}  {brud}  {regnskab.første[brud]['frø']}")
                print(f"         {regnskab.første[brud]['brud'][0][1][:200]}")
            gem(regnskab, valg.gem, indstillinger, hjem)
        return 1 if regnskab.brud else 0


if __name__ == "__main__":
    sys.exit(main())
