"""Which paragraph on the pages a finding is about: both have an address."""

from __future__ import annotations

from collections.abc import Sequence

from generator.dokument.trae import Afsnit, Figur, Inline, Overskrift, Tekst
from generator.fund import Fund, Sti
from generator.model.plan import Plan
from generator.sidemaal import Felt
from generator.vis.noegletal import celleadresser


def indhold(felt: Felt) -> tuple[Inline, ...]:
    """Return the text of a paragraph, a heading or a figure's caption."""
    match felt.blok:
        case Overskrift() | Afsnit():
            return felt.blok.indhold
        case Figur():
            return felt.blok.billedtekst
        case _:
            return ()


def _adresse(felt: Felt) -> tuple[Sti, int | None]:
    """Return where a paragraph's text begins: its value, and how far into it.

    A line that the template has put together of several values is where the first of them is.
    """
    egne = ((), felt.blok.sti)
    stykker = [s for s in indhold(felt) if isinstance(s, Tekst)]
    tegn = next((s.tegn for s in stykker if s.tegn is not None and s.sti in egne), None)
    if felt.blok.sti:
        return felt.sti, tegn
    return next(((s.sti, s.tegn) for s in stykker if s.sti), (felt.sti, None))


class Register:
    """The paragraphs of one document, found by address."""

    def __init__(self, felter: Sequence[Felt], plan: Plan) -> None:
        celler = celleadresser(felter, plan)
        self.egne = [
            (celler[nr], None) if nr in celler else _adresse(felt) for nr, felt in enumerate(felter)
        ]
        """Where each paragraph's text begins: its value, and how far into it."""
        self.adresser: list[tuple[Sti, int, int]] = []
        """Address, first character, paragraph: the paragraphs' own, then those of their pieces."""
        self.udtryk: dict[str, int] = {}
        self.dele: dict[str | int, int] = {}
        """The headings of the three parts, by their file."""
        for nr, felt in enumerate(felter):
            sti, tegn = self.egne[nr]
            if isinstance(felt.blok, Overskrift) and len(sti) == 1:
                self.dele.setdefault(sti[0], nr)
            if sti:
                # A heading has the address of its section; the section's own text comes first.
                begynder = -1 if isinstance(felt.blok, Overskrift) else tegn or 0
                self.adresser.append((sti, begynder, nr))
            for stykke in indhold(felt):
                if isinstance(stykke, Tekst):
                    if stykke.sti and stykke.sti != sti:
                        self.adresser.append((stykke.sti, stykke.tegn or 0, nr))
                    if stykke.udtryk:
                        self.udtryk.setdefault(stykke.udtryk, nr)

    def find(self, fund: Fund) -> int | None:
        """Return the number of the paragraph a finding is about; None when it is none of them."""
        return self._om(fund) if fund.sti else None

    def _om(self, fund: Fund) -> int | None:
        """Look for the value itself, then for what it is a part of, one step out at a time."""
        for dybde in range(len(fund.sti), 1, -1):
            om = fund.sti[:dybde]
            samme = [(tegn, nr) for a, tegn, nr in self.adresser if a == om]
            if samme:
                tegn = (fund.tegn or 0) if dybde == len(fund.sti) else 0
                før = [led for led in samme if led[0] <= tegn]
                return max(før, key=lambda led: (led[0], -led[1]))[1] if før else min(samme)[1]
            under = [(a, nr) for a, _, nr in self.adresser if a[:dybde] == om]
            # What is said of a whole list is not said of its first item.
            if under and not any(isinstance(a[dybde], int) for a, _ in under):
                return min(nr for _, nr in under)
        if fund.sti[:2] == ("tal", "tal") and len(fund.sti) > 2:
            # A figure stands where the text asks for it.
            navn = f"tal.{fund.sti[2]}"
            steder = [
                nr
                for udtryk, nr in self.udtryk.items()
                if udtryk == navn or udtryk.startswith((f"{navn}.", f"{navn} "))
            ]
            return min(steder, default=None)
        # Else the heading of the part; what stands in projekt.yaml and tal.yaml is of the whole.
        return self.dele.get(fund.sti[0])
