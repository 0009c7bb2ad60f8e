"""The one way the page measure says that it could not measure."""

from __future__ import annotations


class Sidemålsfejl(Exception):
    """The pages could not be counted; `str()` is a Danish sentence, `ret` what to do about it."""

    def __init__(self, besked: str, ret: str = "") -> None:
        """Keep the sentence as the exception's own text."""
        super().__init__(besked)
        self.ret = ret
