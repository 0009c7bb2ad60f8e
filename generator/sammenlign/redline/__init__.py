"""The redline: a document of ours with tracked changes, the new one when all are accepted.

Both documents are Word's own trees, whether the writer has just made them or others have saved them
since: only so can the redline say exactly what they say. They are taken into one package, where
what is the same has the same id, and merged paragraph by paragraph and word by word. The result is
looked at again before it is handed out: seen with everything accepted it must be the new document,
seen with everything rejected the old one.
"""

from generator.sammenlign.redline.dokument import redline
from generator.sammenlign.redline.usporet import forbehold

__all__ = ["forbehold", "redline"]
