"""Print the tables of the corpus: ``python -m tests.regler.korpus [PART]…``."""

from __future__ import annotations

import sys
from collections import Counter

from . import Tilfælde, er_fundet, læs_tabel, nye_fund, projekter


def main() -> None:
    """Print per part and kind how many faults were found and true sentences alarmed."""
    dele = sorted({projekt.partition("/")[0] for projekt in projekter()})
    for navn in [d for d in dele if not sys.argv[1:] or d in sys.argv[1:]]:
        print(f"--- {navn} ---\n")
        _del([p for p in projekter() if p.startswith(f"{navn}/")])


def _del(egne: list[str]) -> None:
    fejl = [t for p in egne for t in læs_tabel(p, "fejl.txt")]
    sande = [t for p in egne for t in læs_tabel(p, "sande.txt")]
    oversete = [t for t in fejl if not er_fundet(t)]
    alarmer = [(t, fund) for t in sande if (fund := nye_fund(t))]
    _tabel("Fejl", fejl, "fundet", [t for t in fejl if t not in oversete])
    _tabel("Sande sætninger", sande, "alarmeret", [t for t, _ in alarmer])
    for t in oversete:
        print(f"overset  {t.projekt}/fejl.txt:{t.linje} ({t.regel}): {t.tekst}")
    for t, fundne in alarmer:
        print(f"alarm    {t.projekt}/sande.txt:{t.linje}: {t.tekst}")
        for f in fundne:
            print(f"             {f.regel}: {f.besked}")


def _tabel(titel: str, alle: list[Tilfælde], hvad: str, ramte: list[Tilfælde]) -> None:
    i_alt, ramt = Counter(t.slags for t in alle), Counter(t.slags for t in ramte)
    bredde = max(map(len, i_alt))
    print(f"{titel:{bredde}}  {'i alt':>6} {hvad:>10}")
    for slags, antal in sorted(i_alt.items()):
        print(f"{slags:{bredde}}  {antal:6} {ramt[slags]:10}")
    print(f"{'i alt':{bredde}}  {len(alle):6} {len(ramte):10}\n")


if __name__ == "__main__":
    main()
