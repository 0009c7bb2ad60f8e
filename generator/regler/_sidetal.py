"""How the two rules on pages write their numbers."""

from __future__ import annotations

from decimal import Decimal

from generator.dansk.tal import skriv_tal


def sider(antal: int) -> str:
    """Return »1 side« or »5 sider«."""
    return f"{skriv_tal(antal)} {'side' if antal == 1 else 'sider'}"


def forbrug(sider: float) -> str:
    """Return the use of pages with two decimals, as every report prints it."""
    return skriv_tal(Decimal(str(sider)), 2)
