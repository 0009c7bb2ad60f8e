"""The one ZIP writer: the same parts give the same bytes on every machine and day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts (file name -> content) as an archive.

    Every entry has the date that Word itself writes and no trace of the operating system; what
    Word looks for first stands first, the rest in the order of their names.
    """
    out = io.BytesIO()
    first = (CONTENT_TYPES, ROOT_RELATIONS)
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(parts, key=lambda name: (name not in first, name)):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name], compresslevel=6)
    return out.getvalue()
