"""Word's own page count, which Word leaves in a DOCX it has saved."""

from __future__ import annotations

import io
import re
import zipfile

STØRST = 1_000_000
"""Bytes; the part is a few hundred."""


def word_sidetal(docx: bytes) -> int | None:
    """Return the number of pages Word counted when it last saved the file; None when it did not.

    Other programs write the same part with a guess or a 1, so only Word's word is taken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as arkiv:
            del_ = arkiv.getinfo("docProps/app.xml")
            if del_.file_size > STØRST:
                return None
            xml = arkiv.read(del_).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError):
        return None
    program = re.search(r"<(?:\w+:)?Application>([^<]*)<", xml)
    sider = re.search(r"<(?:\w+:)?Pages>\s*(\d+)\s*<", xml)
    if program is None or "Microsoft" not in program[1] or "Word" not in program[1]:
        return None
    return int(sider[1]) if sider else None
