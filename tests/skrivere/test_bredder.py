"""How wide the columns are: those of the forum table, and of a table a writer has typed."""

from __future__ import annotations

import pytest

from generator.dokument.trae import Afsnit, Celle, Celletype, Række, Stil, Tabel, Tekst
from generator.skrivere.bredder import GIVER, for_lange, kolonnebredder
from generator.skrivere.ordmaal import trykord
from generator.typografi.laesning import læs_typografi
from generator.typografi.typer import Tabelform, Typografi

KORT, LANGT = "Samler op.", "boligorganisationerne (medarbejder, chef); helhedsplanen (leder); " * 3


@pytest.fixture(scope="module")
def form() -> Tabelform:
    return læs_typografi().tabel("fora")


def bredder(*felter: str) -> list[int]:
    def celle(tekst: str) -> Celle:
        return Celle((Afsnit((Tekst(tekst),), Stil.TABELTEKST),))

    hoved = Række(tuple(map(celle, ("Niveau", "Forum", "Ansvar", "Deltagere og møder"))))
    tabel = Tabel("fora", (hoved,), (Række(tuple(map(celle, felter))),))
    return kolonnebredder(tabel, læs_typografi(), 170)


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def test_det_lange_felt_faar_bredden_fra_det_korte(form: Tabelform) -> None:
    prøve = [twips(b) for b in form.kolonner]
    deltagere = bredder("Område", "Gruppen", KORT, LANGT)
    ansvar = bredder("Område", "Gruppen", LANGT, KORT)
    assert deltagere[3] > prøve[3] > ansvar[3]
    assert ansvar[2] > deltagere[2]


@pytest.mark.parametrize("felter", [(KORT, LANGT), (LANGT, KORT), ("", ""), (LANGT, LANGT)])
def test_bredden_er_taet_paa_proevens(form: Tabelform, felter: tuple[str, str]) -> None:
    fundet = bredder("Område", "Københavns Bydelsbestyrelse", *felter)
    prøve = [twips(b) for b in form.kolonner]
    assert abs(sum(fundet) - sum(prøve)) <= 2
    for bredde, prøvens in zip(fundet, prøve, strict=True):
        assert abs(bredde - prøvens) <= GIVER * prøvens + 1


def test_uden_grund_er_bredden_proevens(form: Tabelform) -> None:
    fundet = bredder("Område", "Gruppen", KORT, KORT)
    assert fundet == [twips(b) for b in form.kolonner]


def fri(*rækker: str) -> Tabel:
    """Make a table as a writer types it; the first row is its header."""
    alle = [
        Række(
            tuple(
                Celle((Afsnit((Tekst(felt.strip()),), Stil.TABELTEKST),), type_)
                for felt in række.split("|")
            )
        )
        for række, type_ in zip(
            rækker, (Celletype.HOVED, *[Celletype.ALMINDELIG] * len(rækker)), strict=False
        )
    ]
    return Tabel("fri", (alle[0],), tuple(alle[1:]))


PROSA = "Stigningen skyldes især de nye beboere i de renoverede boliger i den østlige del"


def luft(tabel: Tabel, typografi: Typografi) -> list[float]:
    """Return what each column has left in mm beside its longest word."""
    form = typografi.tabel("fri")
    rækker = (*tabel.hovedrækker, *tabel.rækker)
    ud = []
    for nr, twips in enumerate(kolonnebredder(tabel, typografi, 170)):
        celler = [række.celler[nr] for række in rækker]
        ordene = [
            ord_.helt
            for celle in celler
            for afsnit in celle.blokke
            if isinstance(afsnit, Afsnit)
            for ord_ in trykord(afsnit.indhold, typografi.celle(afsnit.stil, celle.type))
        ]
        margener = form.margen_venstre + form.margen_højre
        ud.append(twips * 25.4 / 1440 - margener - max(ordene) * 25.4 / 72)
    return ud


def test_ingen_kolonne_er_smallere_end_sit_laengste_ord() -> None:
    tabel = fri(
        "Afdeling | Indkomst | Hvad er der sket | Hvad mangler | Hvem følger op",
        f"Birkelunden | 221.100 kr. | {PROSA} | {PROSA} | {PROSA}",
    )
    assert min(luft(tabel, læs_typografi())) > 0
    assert sum(kolonnebredder(tabel, læs_typografi(), 170)) == twips(170)


def test_naar_ikke_alle_kan_faa_plads_deles_de_laengste() -> None:
    langt = "kriminalitetsforebyggelsesmedarbejder"
    tabel = fri("A | B | C | D | E", f"Birkelunden | 221.100 | {langt} | {langt} | {langt}")
    rest = luft(tabel, læs_typografi())
    assert all(0 < mm < 0.2 for mm in rest[:2]), "de korte er hele, og har intet til overs"
    assert max(rest[2:]) < 0
    assert not for_lange(tabel, læs_typografi(), 170)


def test_det_der_ikke_kan_deles_findes() -> None:
    adresse = "www.eksempel.dk/" + "boligsocialt/" * 6
    tabel = fri("A | B | C", f"{PROSA} | {adresse} | {adresse}")
    assert [f.ord.tekst for f in for_lange(tabel, læs_typografi(), 170)] == [adresse] * 2
