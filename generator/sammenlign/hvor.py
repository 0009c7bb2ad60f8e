"""Where in a plan a change is, in the words a reader knows: part, section, item and field."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.fund import Sti

DELE = {
    "projekt": "Projektet",
    "problemkompleks": "Del 1: Problemkompleks",
    "samarbejdspartnere": "Del 2: Samarbejdspartnere",
    "organisering": "Del 3: Organisering",
    "tal": "Tal og kilder",
}
"""Stem of a content file -> the part as reports call it; in the order they are reported."""

AFSNIT: dict[tuple[str, ...], str] = {
    ("projekt",): "Stamoplysninger",
    ("projekt", "ansøgere"): "Ansøgere",
    ("projekt", "afdelinger"): "Afdelinger",
    ("projekt", "økonomi"): "Økonomi",
    ("projekt", "forkortelser"): "Forkortelser",
    ("projekt", "ansøgningsmateriale"): "Ansøgningsmateriale",
    ("projekt", "udseende"): "Udseende",
    ("projekt", "undtagelser"): "Undtagelser fra reglerne",
    ("problemkompleks",): "Del 1",
    ("problemkompleks", "indledning"): "Udgangspunkt",
    ("problemkompleks", "erfaringer"): "Erfaringer",
    ("problemkompleks", "kriterier"): "Kriterier",
    ("problemkompleks", "kriterier", "nøgletal"): "Nøgletal",
    ("problemkompleks", "kriterier", "kolonner"): "Kriterietabellens kolonner",
    ("problemkompleks", "kriterier", "boligområder"): "Boligområder",
    ("problemkompleks", "indsatsområder"): "Indsatsområder",
    ("problemkompleks", "delområder"): "Delområder",
    ("problemkompleks", "opmærksomhedspunkter"): "Øvrige opmærksomhedspunkter",
    ("problemkompleks", "figurer"): "Figurer",
    ("samarbejdspartnere",): "Del 2",
    ("samarbejdspartnere", "indledning"): "Indledning",
    ("samarbejdspartnere", "partnere"): "Partnere",
    ("samarbejdspartnere", "afslutning"): "Afslutning",
    ("samarbejdspartnere", "figurer"): "Figurer",
    ("organisering",): "Del 3",
    ("organisering", "indledning"): "Indledning",
    ("organisering", "fora"): "Fora",
    ("organisering", "politiske_fora"): "Politiske fora",
    ("organisering", "diagram"): "Fora",
    ("organisering", "team"): "Lokalt boligsocialt team",
    ("organisering", "figurer"): "Figurer",
    ("tal", "kilder"): "Kilder",
    ("tal", "tal"): "Tal",
}
"""Address of keys -> the section; what is below one belongs to it."""

EGET_AFSNIT = frozenset({"indsatsområder", "delområder"})
"""Lists whose items are sections of the document."""

FODNOTER = "Fodnoter"

_FELTER = {
    "inden_for": "bidrag inden for rammerne",
    "uden_for": "bidrag uden for rammerne",
    "alternativ_tekst": "alternativ tekst",
    "nøgletal_kilde": "nøgletallenes kilde",
    "nøgletal_år": "nøgletallenes år",
    "samlet_budget": "samlet budget",
    "bredde_cm": "bredde",
    "politiske_fora": "politiske fora",
}
_STUMME = frozenset({"bidrag", "kriterier", "team", "økonomi", "opmærksomhedspunkter", "udseende"})
"""Keys around others that a label is clearer without."""


@dataclass(frozen=True, slots=True)
class Hvor:
    """A place: what `Ændring` calls it."""

    del_: str
    afsnit: str
    emne: str = ""
    led: tuple[str, ...] = ()

    @property
    def felt(self) -> str:
        """Return the field's name: »bidrag inden for rammerne«, »periode, fra«."""
        led = [n for n in self.led if n not in _STUMME] or list(self.led)
        if len(led) > 1 and led[-1] == "tekst":
            led.pop()
        return ", ".join(_FELTER.get(navn, navn.replace("_", " ")) for navn in led)

    def under(self, emne: str) -> Hvor:
        """Return the place of an item in the section, or of one in an item."""
        return replace(self, emne=f"{self.emne} › {emne}" if self.emne else emne, led=())


def i_fil(stamme: str) -> Hvor:
    """Return the place of a content file."""
    return Hvor(DELE[stamme], AFSNIT.get((stamme,), ""))


def nøglen(hvor: Hvor, sti: Sti) -> Hvor:
    """Return the place of the key that an address ends in, seen from the place around it."""
    navne = tuple(led for led in sti if isinstance(led, str))
    ny = AFSNIT.get(navne) if len(navne) == len(sti) else None
    if ny is not None:
        return Hvor(hvor.del_, ny, led=(str(sti[-1]),))
    return replace(hvor, led=(*hvor.led, str(sti[-1])))
