"""Why the two engines differ, document by document: read off the pages of both."""

from __future__ import annotations

ÅRSAGER: dict[int, str] = {}
