from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.hjaelp import Program


@pytest.fixture
def program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Program:
    """The program, run in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROJEKTBESKRIVELSE_CACHE", str(tmp_path / ".cache"))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.setenv("LANGUAGE", "en")
    return Program(tmp_path, capfdbinary)
