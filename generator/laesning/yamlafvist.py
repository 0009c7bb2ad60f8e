"""Parts of YAML that are not used here, each refused where it stands."""

from __future__ import annotations

from generator.fund import Peg, Sti
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.samling import Samling

_SKRIV_UD = "Skriv værdien helt ud; skal teksten begynde med {}, så sæt den i citationstegn."


def meld_alias(navn: str, kilde: Kildetekst, start: int, sti: Sti, samling: Samling) -> None:
    """Report an alias, which may as well be a text that begins with a star."""
    samling.meld(
        "anker-eller-alias", sti, kilde.sted(start),
        f"»*{navn}« læses som en henvisning til en anden værdi, og det bruges ikke her.",
        _SKRIV_UD.format("*"), ord=f"*{navn}",
    )  # fmt: skip


def meld_pynt(navn: str | None, kilde: Kildetekst, start: int, sti: Sti, samling: Samling) -> None:
    """Report an anchor or a tag in front of a value."""
    if navn is not None:
        samling.meld(
            "anker-eller-alias", sti, kilde.sted(start),
            f"»&{navn}« læses som et mærke på værdien, og det bruges ikke her.",
            _SKRIV_UD.format("&"), ord=f"&{navn}",
        )  # fmt: skip
    else:
        samling.meld(
            "yaml-specialtegn", sti, kilde.sted(start),
            "Værdien begynder med !, som YAML læser som en type.", _SKRIV_UD.format("!"), ord="!",
        )  # fmt: skip


def meld_fletning(kilde: Kildetekst, start: int, sti: Sti, samling: Samling) -> None:
    """Report a merge key."""
    samling.meld(
        "anker-eller-alias", sti, kilde.sted(start),
        "»<<« henter felter fra et andet sted, og det bruges ikke her.",
        "Skriv felterne helt ud.", ord="<<", peg=Peg.NØGLE,
    )  # fmt: skip


def meld_nøgleart(kilde: Kildetekst, start: int, sti: Sti, samling: Samling) -> None:
    """Report a key that is no text."""
    samling.meld(
        "yaml-felt", sti, kilde.sted(start),
        "Et felts navn skal være et ord eller en kort tekst på én linje.",
        "Skriv navnet som et ord foran kolon.", peg=Peg.NØGLE,
    )  # fmt: skip
