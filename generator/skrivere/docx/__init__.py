"""The Word writer: document tree -> DOCX, with the standard library only.

`python-docx` is not used to write: it knows no footnotes, bookmarks or repeated header rows, and
importing it takes longer than the whole writing does.
"""

from generator.skrivere.docx.dokument import skriv_docx

__all__ = ["skriv_docx"]
