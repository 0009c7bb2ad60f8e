"""Where the shipped files are."""

from __future__ import annotations

from pathlib import Path


def skabeloner() -> Path:
    """Return the folder `skabeloner`: in the package when installed, else beside it."""
    pakke = Path(__file__).resolve().parents[1]
    installeret = pakke / "skabeloner"
    return installeret if installeret.is_dir() else pakke.parent / "skabeloner"
