"""What the tests of `vis` share; without the extra, or without a browser, they skip by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.vis import mangler
from tests.browserfixturer import undlad
from tests.proeveprojekt import EKSEMPLER, PRØVEANSØGNING, kopi


@pytest.fixture
def ekstra() -> None:
    """What `pip install projektbeskrivelse[vis]` brings."""
    if mangler():
        undlad('vis er ikke installeret (pip install -e ".[vis]")')


@pytest.fixture
def projekt(tmp_path: Path) -> Callable[..., Path]:
    """Copy a project; by default the smallest."""

    def lav(navn: str = "mindste") -> Path:
        af = PRØVEANSØGNING if navn == "mit-kvarter" else EKSEMPLER / navn
        return kopi(tmp_path / navn, af)

    return lav
