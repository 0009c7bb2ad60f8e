"""The seal of a file that the program wrote: whose it is, and whether anybody has changed it since.

One line of plain text in the file itself, so it follows the file to another machine: the program's
name and a digest of all the rest (128 bits, as a number of 39 digits). It stands where the format
has room for a remark, and changes nothing that is shown: a comment of the archive (DOCX), of the
file (PDF), of the markup (HTML), the name of a link that nothing leads to (Markdown), a field
(JSON), and in a plain text the last line. Word drops it when it saves.

It tells a careless hand from ours and is no signature: anybody can make one.
"""

from __future__ import annotations

import hashlib
import re
from enum import Enum, auto

_SEGL = re.compile(rb"projektbeskrivelse:[0-9]{39}")
_BLANK = b"projektbeskrivelse:" + b"0" * 39
_ARKIV, _PDF = b"PK\x03\x04", b"%PDF-"
_SLUT_PÅ_ARKIV = b"PK\x05\x06"
_LÆNGDE_AF_SLUT = 22
"""Bytes of a ZIP archive's last record when it has no comment; the last two are its length."""


class Seglstand(Enum):
    """What a file's seal says."""

    UDEN_SEGL = auto()
    BRUDT = auto()
    """Ours, and changed since."""
    HELT = auto()


def forsegl(slags: str, data: bytes) -> bytes:
    """Return a file with its seal.

    Args:
        slags: ``docx``, ``pdf``, ``md``, ``html``, ``json`` or ``tekst``.
        data: The file as it is without. An archive or a PDF of another make than ours, in which
            there is no such place, is returned as it is.
    """
    med = _med_plads(slags, data)
    if med is None:
        return data
    return _skift(med, b"projektbeskrivelse:" + _sum(med).encode())


def stand(data: bytes) -> Seglstand:
    """Return what the seal says; git may have ended a text's lines as Windows does."""
    fundne = _SEGL.findall(data)
    if not fundne:
        return Seglstand.UDEN_SEGL
    egen = fundne[-1].partition(b":")[2].decode()
    return Seglstand.HELT if egen == _sum(_skift(data, _BLANK)) else Seglstand.BRUDT


def _med_plads(slags: str, data: bytes) -> bytes | None:
    """Return the file with a seal of noughts, None when it has no place for one."""
    match slags:
        case "docx":
            hale = data[-_LÆNGDE_AF_SLUT:]
            if not hale.startswith(_SLUT_PÅ_ARKIV) or hale[-2:] != b"\0\0":
                return None
            return data[:-2] + len(_BLANK).to_bytes(2, "little") + _BLANK
        case "pdf":
            # Between the last object and the pointer to the table: no other byte moves.
            før, ord_, efter = data.rpartition(b"startxref")
            return før + b"%" + _BLANK + b"\n" + ord_ + efter if ord_ else None
        case "md":
            return data + b"\n[" + _BLANK + b"]: #\n"
        case "html":
            return data + b"<!-- " + _BLANK + b" -->\n"
        case "json":
            krop = data.rstrip().removesuffix(b"}").rstrip()
            return krop + b',\n "segl": "' + _BLANK + b'"\n}\n'
        case _:
            return data + b"\n[" + _BLANK + b"]\n"


def _skift(data: bytes, segl: bytes) -> bytes:
    """Return the file with its last seal (the text may quote another) as `segl`."""
    *_, sidste = _SEGL.finditer(data)
    return data[: sidste.start()] + segl + data[sidste.end() :]


def _sum(data: bytes) -> str:
    if not data.startswith((_ARKIV, _PDF)):
        data = data.replace(b"\r\n", b"\n")
    return f"{int.from_bytes(hashlib.sha256(data).digest()[:16]):039}"
