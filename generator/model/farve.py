"""A colour of the organisation's own: refused when it cannot be read on white, or white on it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator

from generator.dansk.tal import skriv_tal
from generator.model.felter import Feltfejl

MINDSTE_KONTRAST = 4.5
"""WCAG 2.1, criterion 1.4.3, which EN 301 549 clause 10.1.4.3 asks of documents."""


def kontrast_mod_hvid(farve: str) -> float:
    """Return the contrast ratio of ``#RRGGBB`` against white, 1 to 21 (WCAG 2.1's definition)."""
    kanaler = (int(farve[i : i + 2], 16) / 255 for i in (1, 3, 5))
    lineære = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaler]
    lysstyrke = sum(v * k for v, k in zip((0.2126, 0.7152, 0.0722), lineære, strict=True))
    return 1.05 / (lysstyrke + 0.05)


def _farve(værdi: Any) -> Any:
    if not isinstance(værdi, str):
        return værdi
    farve = værdi.strip().upper()
    if not re.fullmatch(r"#[0-9A-F]{6}", farve):
        raise Feltfejl(
            "forkert-type",
            f"»{værdi}« er ikke en farve.",
            'Skriv # og seks cifre eller bogstaver fra A til F i citationstegn, fx "#1F3864".',
        )
    kontrast = kontrast_mod_hvid(farve)
    if kontrast < MINDSTE_KONTRAST:
        # Rounded down, so that what is found never looks like what is required.
        fundet = skriv_tal(Decimal(int(kontrast * 10)) / 10, 1)
        raise Feltfejl(
            "forkert-type",
            f"Farven {farve} er for lys til tekst (fundet kontrast {fundet}, krævet mindst 4,5).",
            "Vælg en mørkere farve.",
        )
    return farve


Farve = Annotated[str, BeforeValidator(_farve)]
"""``#RRGGBB``, dark enough for text on white and for white text on it."""
