"""Marks that begin an item of a list, as Word and others put them into plain text."""

from __future__ import annotations

import re

KUGLER = "•·▪▫◦●○■□▶►‣⁃∙♦◆❖➢➤➔✓✔\ue000-\uf8ff"
"""Bullets, as the inside of a character class; the last are Word's own, from its symbol fonts."""
_FONT = "oØüvq§"
"""Letters that Word pastes for a bullet from another font; only before a tab are they one."""
_NUMMER = r"\(?(?:\d{1,3}|[a-zæøå]|[ivx]{1,5}|[IVX]{1,5})\)|(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\."
PUNKT = re.compile(
    rf"[{KUGLER}][ \t\u00a0]*(?=\S)|[-–—*+][ \t\u00a0]+(?=\S)|[-–—](?=[^\W\d_])"
    rf"|[{_FONT}]\t+(?=\S)|o[ \u00a0]+(?=\S)|(?:{_NUMMER})[ \t\u00a0]+(?=\S)"
)
"""What a line that is an item begins with."""
