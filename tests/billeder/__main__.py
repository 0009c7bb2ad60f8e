"""Make the guides' pictures again: ``python -m tests.billeder`` (``--til MAPPE`` for elsewhere).

Needs what the pictures are taken with: Chromium, LibreOffice, and
``pip install -e ".[vis,redline]" playwright pillow``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.billeder.tag import BILLEDER, ROD


def main() -> None:
    """Read the command line."""
    læser = argparse.ArgumentParser(description="Lav vejledningernes billeder igen.")
    læser.add_argument("navne", nargs="*", help="Nogle af billederne; ellers alle.")
    læser.add_argument("--til", type=Path, default=ROD, help="Mappen, de lægges under.")
    valg = læser.parse_args()
    if ukendte := set(valg.navne) - BILLEDER.keys():
        læser.error(f"ukendt: {', '.join(sorted(ukendte))} (findes: {', '.join(BILLEDER)})")
    for navn in valg.navne or BILLEDER:
        fil = valg.til / navn
        fil.parent.mkdir(parents=True, exist_ok=True)
        BILLEDER[navn](fil)
        print(f"{navn}: {fil.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
