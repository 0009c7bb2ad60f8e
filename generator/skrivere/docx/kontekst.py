"""What the modules of the writer share while one document is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.dokument.trae import Dokument
from generator.skrivere.docx.nummerering import Numre
from generator.skrivere.docx.stier import Bogmærker
from generator.skrivere.docx.xml import HOVED, PAKKE, R, værdi
from generator.typografi import Typografi

EKSTERN = ' TargetMode="External"'


class Relationer:
    """The relations of one part, numbered in the order they are asked for."""

    def __init__(self) -> None:
        self._linjer: dict[tuple[str, str, bool], str] = {}

    def til(self, slags: str, mål: str, ekstern: bool = False) -> str:
        """Return the id of the relation of this kind to `mål`, made at first use."""
        return self._linjer.setdefault((slags, mål, ekstern), f"rId{len(self._linjer) + 1}")

    def __bool__(self) -> bool:
        return bool(self._linjer)

    def del_(self) -> str:
        """Return the relations part."""
        linjer = "".join(
            f'<Relationship Id="{id_}" Type="{slags if "://" in slags else f"{R}/{slags}"}" '
            f'Target="{værdi(mål)}"{EKSTERN if ekstern else ""}/>'
            for (slags, mål, ekstern), id_ in self._linjer.items()
        )
        return f'{HOVED}<Relationships xmlns="{PAKKE}/relationships">{linjer}</Relationships>'


@dataclass(slots=True)
class Skrivning:
    """The document being written, and what has been handed out so far."""

    dokument: Dokument
    typografi: Typografi
    numre: Numre
    bogmærker: Bogmærker = field(default_factory=Bogmærker)
    relationer: Relationer = field(default_factory=Relationer)
    """Those of the main part; `i_del` changes to another part's."""
    medier: dict[str, bytes] = field(default_factory=dict)
    """Part name -> picture."""
    tegninger: int = 0
    """How many drawings have got an id."""
    logo_sat: bool = False
    set_noter: set[int] = field(default_factory=set)
    i_note: bool = False
