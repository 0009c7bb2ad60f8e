"""A project made of a few bytes, and its findings as they are printed."""

from __future__ import annotations

from pathlib import Path

from generator.laesning import Rådata, læs_projekt


def skriv(mappe: Path, **filer: str | bytes) -> Path:
    """Write files; in a name ``__`` stands for a slash and the last ``_`` for the dot."""
    for navn, indhold in filer.items():
        fil = mappe / ".".join(navn.replace("__", "/").rsplit("_", 1))
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.write_bytes(indhold if isinstance(indhold, bytes) else indhold.encode())
    return mappe


def fundlinjer(data: Rådata) -> list[str]:
    linjer = []
    for fund in data.fund:
        assert fund.sted is not None
        assert fund.alvor == "fejl"
        fil = fund.sted.fil.relative_to(data.mappe).as_posix()
        sted = f"{fil}:{fund.sted.linje}:{fund.sted.kolonne}"
        linjer.append(f"{sted}: {fund.regel} {fund.besked} Ret: {fund.ret}")
    return linjer


def læs(mappe: Path, **filer: str | bytes) -> tuple[Rådata, list[str]]:
    filer.setdefault("projekt_yaml", "")
    data = læs_projekt(skriv(mappe, **filer))
    return data, fundlinjer(data)
