"""Numbers stay with what they count or name, and nothing else is bound."""

from __future__ import annotations

import re

import pytest

from generator.dansk.bundet import bind

FAST = "\u00a0"


@pytest.mark.parametrize(
    "tekst",  # ~ and = stand for the space and the hyphen that must not break
    [
        "Boligerne i Afd.~50 (274) og afd.~7",
        "efter §~61~b og §~91~a, stk.~2, nr.~4",
        "grænserne i §§~61~a og 61~b.",
        "4~pct. af 25~mio. kr. og 12~% eller 300~kr.",
        "den 1.~januar 2025 og 3.~kvartal 2024",
        "ca.~40 kl.~15.30",
        "UU=vejledere og SSP=sager",
        # innocent: a line may end here
        "Børne- og Ungdomsforvaltningen, A-kasse, BUF-SOF og tre-fire",
        "den 1. Januargruppen mødes",
        "i 2024 kom 12 beboere",
        "afdelingen 50 og § b",
        "12 kroner",
        "se § 5 a",  # one digit: the letter could be a word
    ],
)
def test_bind(tekst: str) -> None:
    løs = tekst.replace("~", " ").replace("=", "-")
    alene = tekst.replace("§ 5", f"§{FAST}5")  # bound, but no letter after it
    ventet = tekst.replace("~", FAST).replace("=", "\u2011") if re.search("[~=]", tekst) else alene
    assert bind(løs) == ventet
    assert bind(ventet) == ventet
    assert len(bind(løs)) == len(løs)
