"""A new project: the few facts, the shipped sample around them, and the editor's set-up."""

from generator.nyt_projekt.oplysninger import Oplysninger, Oplysningsfejl
from generator.nyt_projekt.skriv import Oprettet, opret

__all__ = ["Oplysninger", "Oplysningsfejl", "Oprettet", "opret"]
