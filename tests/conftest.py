"""What all tests share: expected outputs in files, and the option that renews them."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

from generator.maskine.standsning import STOP

# Here, since a session may have but one Playwright: two folders' tests use it.
from tests.browserfixturer import axe, chromium, side
from tests.proeveprojekt import RESTEN

__all__ = ["axe", "chromium", "side"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--forny",
        action="store_true",
        help="skriv de forventede svar (*.fund.txt, *.svar.*) igen ud fra det, programmet gør nu; "
        "læs forskellen igennem, før den gemmes",
    )
    parser.addoption(
        "--resten",
        action="store_true",
        help="kun det, en almindelig kørsel udelader, fordi det tager lang tid: prøverne mærket "
        "»langsom« eller »libreoffice«, og de tilfældige prøver med alle deres eksempler (CI kører "
        "begge dele)",
    )
    parser.addoption(
        "--nye-eksempler",
        action="store_true",
        help="giv de tilfældige prøver andre eksempler end sidst; ellers er de hver gang de samme, "
        "så en kørsel kan gentages",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--resten"):
        os.environ[RESTEN] = "1"
    # A run that was green is green again on the next machine: the same examples each time. New ones
    # are looked for by whoever has time to read what they find.
    settings.register_profile("ens", derandomize=True)
    if not config.getoption("--nye-eksempler"):
        settings.load_profile("ens")
        # Its examples are also made of the constants in the modules read so far, which differ from
        # process to process.
        vars(providers)["_get_local_constants"] = providers.Constants
    # A shell lets a job in the background, and all that it starts, ignore Ctrl-C, and `nohup` that
    # the window closes; ours must not.
    for slags in STOP:
        if signal.getsignal(slags) is signal.SIG_IGN:
            signal.signal(slags, signal.default_int_handler)
    if config.getoption("--forny") and os.environ.get("CI"):
        raise pytest.UsageError("--forny er til den, der kan læse forskellen; aldrig i CI")


_UDELADT = pytest.StashKey[Counter[str]]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the newcomer's tests, or with `--resten` what that run leaves out or tries less of."""
    udeladte = _udeladte(items)
    if config.getoption("--resten"):
        valgte = [p for p in items if p in udeladte or _er_tilfældig(p)]
    elif config.args == config.getini("testpaths"):
        valgte = [p for p in items if p not in udeladte]
        config.stash[_UDELADT] = Counter(str(Path(p.location[0]).parent) for p in udeladte)
    else:
        return  # whoever names a file wants all of it
    config.hook.pytest_deselected(items=list(set(items).difference(valgte)))
    items[:] = valgte


def _udeladte(items: list[pytest.Item]) -> set[pytest.Item]:
    """Return what takes long: tests that say so, and most cases of a test with `stikproeve`."""
    ud = {p for p in items if any(map(p.get_closest_marker, ("langsom", "libreoffice")))}
    set_: Counter[str] = Counter()
    for p in items:
        if stikprøve := p.get_closest_marker("stikproeve"):
            navn = p.nodeid.partition("[")[0]
            if set_[navn] % stikprøve.args[0]:
                ud.add(p)
            set_[navn] += 1
    return ud


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Send what was left out from a worker process to the one that prints."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["udeladt"] = dict(session.config.stash.get(_UDELADT, {}))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    node.config.stash[_UDELADT] = Counter(getattr(node, "workeroutput", {}).get("udeladt", {}))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Name what was left out: it is run in CI, and by hand with `--resten`."""
    if udeladt := config.stash.get(_UDELADT, Counter()):
        hvor = ", ".join(f"{mappe} ({antal})" for mappe, antal in sorted(udeladt.items()))
        terminalreporter.write_line(
            f"Også i CI (python -m pytest --resten): {udeladt.total()} prøver, der tager lang tid: "
            f"{hvor}; desuden alle eksempler i de tilfældige prøver."
        )


def _er_tilfældig(prøve: pytest.Item) -> bool:
    return bool(getattr(getattr(prøve, "obj", None), "is_hypothesis_test", False))


@pytest.fixture
def som_ventet(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Hold a text against the file that says what it should be."""

    def sammenlign(fundet: str, fil: Path) -> None:
        if request.config.getoption("--forny"):
            fil.write_text(fundet, encoding="utf-8", newline="\n")
        assert fundet == fil.read_text(encoding="utf-8"), f"se {fil.name}; --forny skriver den igen"

    return sammenlign
