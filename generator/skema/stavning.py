"""Keys typed without æ, ø and å: the editor's »mente du«."""

from __future__ import annotations

from typing import Any

_STAVES = {"æ": "(æ|ae|a|ä)", "ø": "(ø|oe|o|ö)", "å": "(å|aa|a)", "_": "[_ -]?"}


def stavefejl(nøgler: list[str]) -> list[dict[str, Any]]:
    """Return a pattern for each key with Danish letters or underscore: refused, with the key."""
    ud = []
    for nøgle in nøgler:
        if not any(tegn in _STAVES for tegn in nøgle):
            continue
        mønster = "".join(_STAVES.get(tegn, f"[{tegn}{tegn.upper()}]") for tegn in nøgle)
        ud.append(
            {
                "pattern": f"^(?!(?!{nøgle}$){mønster}$)",
                "patternErrorMessage": f"Mente du »{nøgle}«?",
            }
        )
    return ud
