"""Whether a part of the document has anything in it."""

from __future__ import annotations

from pydantic import BaseModel


def er_tom(del_: BaseModel | None) -> bool:
    """Tell whether a part is missing or empty: the rule manglende-del says so, no other."""
    return del_ is None or not any(getattr(del_, navn) for navn in type(del_).model_fields)
