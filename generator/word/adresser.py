"""How a document says which address in the YAML each of its bookmarks means.

Word allows a bookmark's name 40 letters, digits and ``_``, too few for an address. So a bookmark
is called ``_pb0001_1a2b3c4d`` (a name that begins with ``_`` is hidden in Word), and a custom
XML part, which Word carries along untouched, tells which address that is.
`generator.word.stier` reads it back.
"""

from __future__ import annotations

import json

from generator.fund import Sti

NAVNERUM = "urn:projektbeskrivelse:stier"
FORSTAVELSE = "_pb"


def sti_json(sti: Sti) -> str:
    """Return an address as it stands in the custom XML part."""
    return json.dumps(sti, ensure_ascii=False, separators=(",", ":"))
