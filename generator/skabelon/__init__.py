"""Model and templates -> document tree; the only room of Jinja."""

from generator.skabelon.byg import byg_dokument
from generator.skabelon.skabeloner import SkabelonFejl
from generator.skabelon.tekster import Tekster, læs_tekster

__all__ = ["SkabelonFejl", "Tekster", "byg_dokument", "læs_tekster"]
