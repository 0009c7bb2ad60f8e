"""The model -> JSON Schemas for the editor, one for each content file (draft-07).

Draft-07 is what most editors and checkers read best. The schemas say of a file's form what can
be said of one file alone; rules across files are for `tjek`.
"""

from __future__ import annotations

import json

from generator.model.byg import MODELLER
from generator.skema.felter import mapping
from generator.skema.ordlyd import FILER

DRAFT = "http://json-schema.org/draft-07/schema#"


def skemaer() -> dict[str, str]:
    """Return every schema as text, by its file's name: ``projekt.json``."""
    ud = {}
    for stamme, model in MODELLER.items():
        skema = {
            "$schema": DRAFT,
            **mapping(model),
            "title": f"{stamme}.yaml",
            "markdownDescription": FILER[stamme],
        }
        ud[f"{stamme}.json"] = json.dumps(skema, ensure_ascii=False, indent=1) + "\n"
    return ud


def er_skema(data: bytes) -> bool:
    """Tell whether a file was made of `skemaer`, in this release or another, or holds nothing."""
    try:
        skema = json.loads(data)
    except ValueError:
        return False
    if not isinstance(skema, dict):
        return False
    titler = {f"{stamme}.yaml" for stamme in MODELLER}
    return not skema or (skema.get("$schema") == DRAFT and skema.get("title") in titler)


__all__ = ["er_skema", "skemaer"]
