"""The documents of the corpus: who says what, typed how, saved by which program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from tests.importer.korpus import programmer
from tests.importer.korpus.former import KORTE_ORD, Form, skriv
from tests.importer.korpus.sandhed import Sandhed, læs_sandheder

FORMER = {
    "typografier": Form(),
    "dybere": Form(overskrift="dyb", skilletegn=" - "),
    "fede": Form(overskrift="fed", ord=KORTE_ORD, punkt="- "),
    "versaler": Form(
        overskrift="versaler", ord=KORTE_ORD, punkt="•\t", hoveder=1, afdelinger="prosa"
    ),
    "tabeller": Form(ord=KORTE_ORD, partnere="tabel", fora="tabel", afdelinger="tabel", hoveder=1),
    "tre-kolonner": Form(partnere="tabel3", fora="tabel"),
    "prosa": Form(overskrift="fed", partnere="fed", fora="prosa", nummer="Del {}: {}"),
    "uden-tal": Form(nummer="{1}", ord=KORTE_ORD, partnere="prosa", skilletegn=" – "),
}
SOM: dict[str, Callable[[bytes], bytes]] = {
    "pages": programmer.som_pages,
    "google": programmer.som_google_docs,
    "online": programmer.som_word_online,
}


@dataclass(frozen=True)
class Prøve:
    """One document of the corpus."""

    navn: str
    sandhed: Sandhed
    lav: Callable[[], bytes]
    igen: str = ""
    """Saved again by LibreOffice as docx or pdf before it is imported."""

    @property
    def data(self) -> bytes:
        """Return the document; it is not made before it is asked for."""
        return self.lav()


def prøver() -> list[Prøve]:
    """Return the corpus; those with `igen` need LibreOffice."""
    ud = []
    for navn, sandhed in læs_sandheder().items():
        for form_navn, form in FORMER.items():
            ud.append(_prøve(f"{navn}-{form_navn}", sandhed, form))
    bydel = læs_sandheder()["havnebyen"]
    for program, som in SOM.items():
        ud.append(Prøve(f"havnebyen-{program}", bydel, partial(_gemt_af, som, bydel)))
    for form_navn in ("typografier", "fede", "tabeller", "prosa"):
        prøve = _prøve(f"havnebyen-{form_navn}", bydel, FORMER[form_navn])
        ud += [replace(prøve, navn=f"{prøve.navn}-{igen}", igen=igen) for igen in ("docx", "pdf")]
    return ud


def _prøve(navn: str, sandhed: Sandhed, form: Form) -> Prøve:
    lav = partial(skriv, sandhed, form)
    if not form.siger_hvis_enhed:
        uden = tuple(replace(partner, under="") for partner in sandhed.partnere)
        sandhed = replace(sandhed, partnere=uden)
    return Prøve(navn, sandhed, lav)


def _gemt_af(som: Callable[[bytes], bytes], sandhed: Sandhed) -> bytes:
    return som(skriv(sandhed, FORMER["typografier"]))
