"""What the measure asks the layout to do otherwise, where Typst and LibreOffice break differently.

All of it is about notes at a page's foot. Typst sees a line's notes only when it sets the line, so
it cannot reckon with them when it decides which lines stay together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rettelser:
    """Blocks by their number in the document, notes by theirs."""

    ny_side: frozenset[int] = frozenset()
    """Blocks that begin a page."""
    delt: Mapping[int, int] = field(default_factory=dict)
    """Paragraphs that go on, from this word, on the next page."""
    hele_noter: frozenset[int] = frozenset()
    """Notes that leave no single line behind: they take their line along to the next page."""
    udskudte_noter: frozenset[int] = frozenset()
    """Notes that stand on the page after the line that refers to them."""
    med_ord: int | None = None
    """The paragraph whose words are marked, to learn which line each stands on."""
