"""What all tests share: expected outputs in files, and the option that renews them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.maskine.standsning import STOP

# Here, since a session may have but one Playwright: two folders' tests use it.
from tests.browserfixturer import axe, chromium, side

__all__ = ["axe", "chromium", "side"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--forny",
        action="store_true",
        help="skriv de forventede svar (*.fund.txt, *.svar.*) igen ud fra det, programmet gør nu; "
        "læs forskellen igennem, før den gemmes",
    )


def pytest_configure(config: pytest.Config) -> None:
    # A shell lets a job in the background, and all that it starts, ignore Ctrl-C, and `nohup` that
    # the window closes; ours must not.
    for slags in STOP:
        if signal.getsignal(slags) is signal.SIG_IGN:
            signal.signal(slags, signal.default_int_handler)
    if config.getoption("--forny") and os.environ.get("CI"):
        raise pytest.UsageError("--forny er til den, der kan læse forskellen; aldrig i CI")


@pytest.fixture
def som_ventet(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Hold a text against the file that says what it should be."""

    def sammenlign(fundet: str, fil: Path) -> None:
        if request.config.getoption("--forny"):
            fil.write_text(fundet, encoding="utf-8", newline="\n")
        assert fundet == fil.read_text(encoding="utf-8"), f"se {fil.name}; --forny skriver den igen"

    return sammenlign
