"""markdown-it, set up so that no text vanishes or turns into markup by accident."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator.dansk.datoer import MÅNEDER

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_EFTER_TAL = "|".join(
    (*MÅNEDER, "kvartal", "halvår", "klasse", "etape", "etage", "sal", "og", "til")
)
_DANSK_ORDENSTAL = re.compile(rf"\s*\d+\.\s+(?:{_EFTER_TAL})", re.IGNORECASE)
_STREG = re.compile(r"\s*([-*])(?:\s*\1){2,}\s*")


_PLUS_TAL = re.compile(r"\s*\+\s+\d")


def er_dansk_ordenstal(linje: str) -> bool:
    """Tell whether a line begins with a date or an ordinal number: »1. januar«, »2. kvartal«."""
    return _DANSK_ORDENSTAL.match(linje) is not None


def _liste_på_dansk(oprindelig: Callable[..., bool]) -> Callable[..., bool]:
    """Keep a line that begins »1. januar« or »+ 2 pct.«, or is »* * *«, from becoming a list."""

    def regel(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803 - markdown-it's names
        linje = state.src[state.bMarks[startLine] : state.eMarks[startLine]]
        if er_dansk_ordenstal(linje) or _STREG.fullmatch(linje) or _PLUS_TAL.match(linje):
            return False
        return oprindelig(state, startLine, endLine, silent)

    return regel


@cache
def parser(skabelon: bool) -> MarkdownIt:
    """Return the parser of writers' texts, or of templates, which may use containers."""
    md = MarkdownIt("commonmark", {"html": False}).enable("table")
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.disable(["code", "hr", "lheading", "reference", "html_block", "html_inline", "text_join"])
    from markdown_it.rules_block import list_block

    md.block.ruler.at("list", _liste_på_dansk(list_block), {"alt": ["paragraph", "blockquote"]})
    if skabelon:
        md.use(container_plugin, "stil", validate=lambda info, *_: bool(info.strip()))
    return md
