"""A test session's one Chromium, its page, and axe-core; without them a test skips by name."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from tests.vis import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = "axe-core@4.14.1"


def undlad(hvorfor: str) -> None:
    """Skip, but not where `.ci/run` says that everything has been installed."""
    if os.environ.get("ALT_INSTALLERET"):
        pytest.fail(hvorfor)
    pytest.skip(hvorfor)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if find_spec("playwright") is None:
        undlad("playwright er ikke installeret (pip install playwright)")
    if browser.find_chromium() is None:
        undlad("Chromium er ikke installeret (apt install chromium)")
    with browser.chromium() as b:
        yield b


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return axe-core's source, fetched once with npm."""
    if shutil.which("npm") is None:
        undlad("npm er ikke installeret, så axe-core kan ikke hentes")
    rod = tmp_path_factory.mktemp("axe")
    svar = subprocess.run(
        ["npm", "install", "--silent", "--no-save", "--prefix", str(rod), AXE],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    fil = rod / "node_modules" / "axe-core" / "axe.min.js"
    if not fil.is_file():
        undlad(f"axe-core kunne ikke hentes: {svar.stderr[-300:]}")
    return fil.read_text(encoding="utf-8")


@pytest.fixture
def side(chromium: Browser) -> Iterator[Page]:
    """A page that keeps what it asked for, and fails on an error in its own code."""
    ramme = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="da-DK")
    ramme.grant_permissions(["clipboard-read", "clipboard-write"])
    ny = ramme.new_page()
    fejl: list[str] = []
    ny.on("pageerror", lambda f: fejl.append(str(f)))
    yield ny
    ramme.close()
    assert fejl == []
