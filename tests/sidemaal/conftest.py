"""A cache of its own for every test, and LibreOffice only where it is new enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.sidemaal import cache
from generator.sidemaal.fejl import Sidemålsfejl
from generator.sidemaal.soffice import Soffice, find_vidne


@pytest.fixture(autouse=True)
def egen_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.MAPPEVARIABEL, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def vidne() -> Soffice:
    try:
        return find_vidne()
    except Sidemålsfejl as fejl:
        pytest.skip(f"LibreOffice mangler: {fejl}")
