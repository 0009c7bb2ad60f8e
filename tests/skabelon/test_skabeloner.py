"""The templates: every field is printed, nothing empty leaves a trace, a fault names its line."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
from jinja2 import Environment
from pydantic import BaseModel

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Dokument,
    Figur,
    Liste,
    Overskrift,
    Sidefelt,
    Stil,
    Tabel,
    Tekst,
    alle_blokke,
    ren_tekst,
)
from generator.fund import Sti
from generator.maskine.ressourcer import skabeloner
from generator.model.byg import MODELLER
from generator.model.felter import KunTjek
from generator.skabelon import SkabelonFejl, byg_dokument, visning
from generator.skabelon.skabeloner import _miljø
from generator.skrivere.markdown import skriv_markdown
from tests.proeveprojekt import EKSEMPLER, MIT_KVARTER, PRØVEANSØGNING, Læst, kopi, læs, ret

PROJEKTER = [EKSEMPLER / "mindste", EKSEMPLER / "alt", EKSEMPLER / "fejl", MIT_KVARTER]

OVER_EN_MELLEMSTATION = {
    # Read by the Python that sets up a table, a list or a value, not by a template itself: each
    # with a change of eksempler/alt (or mit-kvarter) that must change the document.
    ("Afdeling", "boligorganisation"): ("afdelinger.csv", "FH;Skovbrynet", "AK;Skovbrynet"),
    ("Boligområde", "nøgletal"): ("problemkompleks.yaml", "dømte: 2,16", "dømte: 2,17"),
    ("Kriterieafsnit", "kriteriesæt"): ("problemkompleks.yaml", "parallelsamfund-2022", "eget"),
    ("Kriterieafsnit", "nøgletal"): ("problemkompleks.yaml", "ark: Nøgletal", "ark: Andet"),
    ("Kriterieafsnit", "nøgletal_kilde"): ("problemkompleks.yaml", "kilde: beboerdata", "kilde: B"),
    ("Kriterieafsnit", "nøgletal_år"): ("problemkompleks.yaml", "indkomst: 2021", "indkomst: 2020"),
    ("Nøgletal", "beboere"): ("problemkompleks.yaml", "beboere: 1.386", "beboere: 1.387"),
    ("Nøgletalsrække", "afdeling"): ("noegletal.csv", ";Folehaven;", ";Folehave;"),
    ("Nøgletalsrække", "beboere"): ("noegletal.csv", ";Folehaven;1964", ";Folehaven;1965"),
    ("Nøgletalsrække", "boligorganisation"): ("noegletal.csv", "AAB;Afd. 50", "PAB;Afd. 50"),
    ("Organisering", "fodnoter"): ("organisering.yaml", "Tidligere var", "Før var"),
    ("Periode", "fra"): ("projekt.yaml", "fra: 2025-01-01", "fra: 2025-02-01"),
    ("Periode", "til"): ("projekt.yaml", "til: 2028-12-31", "til: 2028-11-30"),
    ("Problemkompleks", "fodnoter"): ("problemkompleks.yaml", "Boligområdet omfatter", "Det er"),
    ("Projekt", "forkortelser"): ("projekt.yaml", "Børne- og Ungecentret", "Centret"),
    ("Samarbejdspartnere", "fodnoter"): ("samarbejdspartnere.yaml", "i foråret 2023", "i 2023"),
    ("UdseendeValg", "farve"): ("projekt.yaml", "#1F4E5F", "#1F3864"),
    ("UdseendeValg", "logo"): ("projekt.yaml", "logo: logo.png", "logo: kort.png"),
}
TAL = {"Talfil", "Tal", "Talkilde", "Sammenligning", "Tidligere"}
"""tal.yaml is printed where a text fetches it; tests/skabelon/udtryk.txt covers every field."""


def tekst(blokke: tuple[Blok, ...]) -> str:
    return "\n".join(
        ren_tekst(b.indhold).replace("\u00a0(", " (")
        for b in alle_blokke(blokke)
        if isinstance(b, Afsnit | Overskrift)
    )


@pytest.fixture(scope="module")
def alt() -> Læst:
    return læs(EKSEMPLER / "alt")


# --- every field reaches the document ---


def _modeller() -> Iterator[type[BaseModel]]:
    set_før: set[type[BaseModel]] = set()

    def under(annotation: Any) -> Iterator[type[BaseModel]]:
        er_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
        if er_model and annotation not in set_før:
            set_før.add(annotation)
            yield annotation
            for felt in annotation.model_fields.values():
                if not any(isinstance(m, KunTjek) for m in felt.metadata):
                    yield from under(felt.annotation)
        for del_ in get_args(annotation):
            yield from under(del_)

    for model in MODELLER.values():
        yield from under(model)


def test_hvert_felt_naar_en_skabelon() -> None:
    visning.BRUGTE_FELTER.clear()
    for projekt in PROJEKTER:
        læs(projekt)
    # A field of a base class is read from the class that has it.
    brugte = {(k.__name__, navn) for klasse, navn in visning.BRUGTE_FELTER for k in klasse.__mro__}
    mangler = {
        (model.__name__, navn)
        for model in _modeller()
        for navn, felt in model.model_fields.items()
        if not any(isinstance(m, KunTjek) for m in felt.metadata)
        and model.__name__ not in TAL
        and (model.__name__, navn) not in brugte
        and not any((u.__name__, navn) in brugte for u in model.__subclasses__())
    }
    assert sorted(mangler - OVER_EN_MELLEMSTATION.keys()) == []
    assert sorted(OVER_EN_MELLEMSTATION.keys() - mangler) == []


@pytest.mark.parametrize("felt", OVER_EN_MELLEMSTATION, ids=".".join)
@pytest.mark.stikproeve(9)
def test_et_felt_over_en_mellemstation_kommer_med(felt: tuple[str, str], tmp_path: Path) -> None:
    fil, gammelt, nyt = OVER_EN_MELLEMSTATION[felt]
    original = MIT_KVARTER if fil == "noegletal.csv" else EKSEMPLER / "alt"
    mappe = kopi(tmp_path / "p", original)
    (mappe / "kriterier").mkdir()
    sæt = (skabeloner() / "kriterier" / "parallelsamfund-2022.yaml").read_text(encoding="utf-8")
    egen = mappe / "kriterier" / "eget.yaml"
    egen.write_text(sæt.replace("forebyggelsesområde: 30", "forebyggelsesområde: 35"), "utf-8")
    før = læs(mappe)
    ret(mappe / fil, gammelt, nyt)
    assert læs(mappe).dokument != før.dokument


SYNLIGE = [
    # Fields that are no text (those: tests/test_helhed_tekst.py): what changes, what is seen.
    ("projekt.yaml", "ansøgningstype: videreførelse", "ansøgningstype: ny", "(ny)"),
    ("projekt.yaml", "dato: 2023-09-01", "dato: 2023-09-02", "2. september 2023"),
    ("projekt.yaml", "til: 2028-12-31", "til: 2028-12-30", "30. december 2028"),
    ("afdelinger.csv", "Skovbrynet;15;96", "Skovbrynet;15;97", "Skovbrynet (97)"),
    ("afdelinger.csv", "Skovbrynet;15;96;nuværende;nej", "Skovbrynet;15;96;x;ja", "Skovbrynet†"),
    ("problemkompleks.yaml", "enhed: pct.", "enhed: point", "Valgdeltagelse, point"),
    ("problemkompleks.yaml", "periode: 2021", "periode: 2017", "Valgdeltagelse 2017"),
    ("problemkompleks.yaml", "status: forebyggelsesområde", "status: parallelsamfund",
     "2022 som parallelsamfund"),
    ("problemkompleks.yaml", "status: forebyggelsesområde", "status: ingen", "ikke på listen"),
    ("problemkompleks.yaml", "liste: 2022-12-01", "liste: 2021-12-01",
     "listen af 1. december 2021"),
    ("problemkompleks.yaml", "        - Fyrparken\n", "        - Skovbrynet\n",
     "(Møllevangen og Skovbrynet)"),
    ("samarbejdspartnere.yaml", "status: i dialog", "status: aftalt", "Tryghedsrådet (aftalt)"),
    ("organisering.yaml", "    niveau: by\n", "    niveau: område\n", None),
    ("organisering.yaml", "    type: boligsocial bestyrelse", "    type: styregruppe",
     "(styregruppe)"),
    ("organisering.yaml", "niveau: andet", "niveau: chef", "Foreningen MYRA (chef)"),
    ("organisering.yaml", "diagram: ja", "diagram: nej", None),
    ("organisering.yaml", "bredde_cm: 9", "bredde_cm: 8", None),
    ("organisering.yaml", "fil: billeder/baser.png", "fil: kort.png", None),
    ("organisering.yaml", "alternativ_tekst: Kort", "alternativ_tekst: Plan", None),
]  # fmt: skip


@pytest.mark.parametrize(("fil", "gammelt", "nyt", "ses"), SYNLIGE, ids=[s[2] for s in SYNLIGE])
@pytest.mark.stikproeve(6)
def test_hver_vaerdi_kan_ses(
    fil: str, gammelt: str, nyt: str, ses: str | None, tmp_path: Path, alt: Læst
) -> None:
    mappe = kopi(tmp_path / "alt", EKSEMPLER / "alt")
    ret(mappe / fil, gammelt, nyt)
    ny = læs(mappe).dokument
    assert ny.blokke != alt.dokument.blokke
    if ses:
        assert ses not in tekst(alt.dokument.blokke).replace("\u00a0", " ")
        assert ses in tekst(ny.blokke).replace("\u00a0", " ")


# --- nothing empty leaves a trace ---

VALGFRI = [
    # file, the key that is taken out, and what must not be left behind
    ("problemkompleks.yaml", "erfaringer", "Erfaringer"),
    ("problemkompleks.yaml", "indledning", "Udgangspunkt"),
    ("problemkompleks.yaml", "kriterier", "Parallelsamfundskriterierne"),
    ("problemkompleks.yaml", "kriterier", "Statens boligområder"),
    ("problemkompleks.yaml", "delområder", "Kajkvarteret renoveres"),
    ("problemkompleks.yaml", "opmærksomhedspunkter", "Øvrige opmærksomhedspunkter"),
    ("organisering.yaml", "politiske_fora", "Politiske fora"),
    ("organisering.yaml", "team", "Lokalt boligsocialt team"),
    ("organisering.yaml", "team", "Stillinger"),
    ("projekt.yaml", "forkortelser", "Forkortelser"),
    ("projekt.yaml", "forbehold", "Forbehold"),
    ("projekt.yaml", "område", "Havnen og Skovbyen"),
    ("samarbejdspartnere.yaml", "afslutning", "Partnerne mødes"),
]


def _uden(fil: Path, nøgle: str) -> None:
    linjer = fil.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(nr for nr, linje in enumerate(linjer) if linje.startswith(f"{nøgle}:"))
    slut = next(
        (nr for nr in range(start + 1, len(linjer)) if re.match(r"[^\s#-]", linjer[nr])),
        len(linjer),
    )
    fil.write_text("".join(linjer[:start] + linjer[slut:]), encoding="utf-8")


@pytest.mark.stikproeve(4)
@pytest.mark.parametrize(("fil", "nøgle", "spor"), VALGFRI)
def test_et_afsnit_uden_indhold_saetter_intet_spor(
    fil: str, nøgle: str, spor: str, tmp_path: Path, alt: Læst
) -> None:
    assert spor in tekst(alt.dokument.blokke)
    mappe = kopi(tmp_path / "alt", EKSEMPLER / "alt")
    _uden(mappe / fil, nøgle)
    dokument = læs(mappe).dokument
    assert spor not in tekst(dokument.blokke)
    _ingen_huller(dokument)


@pytest.mark.parametrize("fil", ["problemkompleks", "samarbejdspartnere", "organisering", "tal"])
def test_en_fil_der_mangler_saetter_intet_spor(fil: str, tmp_path: Path) -> None:
    mappe = kopi(tmp_path / "alt", EKSEMPLER / "alt")
    (mappe / f"{fil}.yaml").unlink()
    _ingen_huller(læs(mappe).dokument)


@pytest.mark.parametrize("projekt", PROJEKTER, ids=lambda p: p.name)
def test_intet_i_dokumentet_er_tomt(projekt: Path) -> None:
    _ingen_huller(læs(projekt).dokument)


def _ingen_huller(dokument: Dokument) -> None:
    """No empty block, no doubled sign, no template's or program's own words."""
    for blok in dokument.blokke:  # a cell may well be empty
        match blok:
            case Afsnit(indhold=indhold) | Overskrift(indhold=indhold):
                assert ren_tekst(indhold).strip(), blok
            case Liste(punkter=dele) | Tabel(rækker=dele):
                assert dele, blok
            case Figur():
                assert blok.data
    hele = tekst(dokument.blokke)
    for spor in ("None", "Visning", "object at", "{%", "{#", "[]", "()", ". .", ";;", ": ;", "  "):
        assert spor not in hele, spor
    assert not re.search(r"[\U000f0000-\U000ffffd]", hele), "a placeholder is left"
    assert not re.search(r"\{(gruppe|over|langt over|hoved)\}", hele)
    for linje in hele.splitlines():
        assert not re.search(r" [,;.]( |$)", linje), linje


# --- every block knows where it came from ---


@pytest.mark.parametrize("projekt", PROJEKTER, ids=lambda p: p.name)
def test_hver_blok_med_brugerens_tekst_kender_sin_sti(projekt: Path) -> None:
    læst = læs(projekt)
    gyldige = {sti[:n] for sti in _alle_stier(læst) for n in range(len(sti) + 1)}
    for blok in alle_blokke(læst.dokument.blokke):
        if blok.sti:
            regelsættets = blok.sti[:2] == ("projekt", "regelsæt")
            assert blok.sti in gyldige or regelsættets, blok.sti
        if isinstance(blok, Afsnit | Overskrift):
            for stykke in blok.indhold:
                if isinstance(stykke, Tekst) and stykke.tegn is not None:
                    sti = stykke.sti or blok.sti
                    assert sti, (stykke, blok)
                    rå = _rå(læst, sti)
                    assert isinstance(rå, str), sti
                    assert stykke.tegn <= len(rå)
                    if not stykke.værdi:
                        assert rå[stykke.tegn] in (stykke.tekst[0], "\\", "\n", "&"), stykke


def _alle_stier(læst: Læst) -> set[Sti]:
    ud: set[Sti] = set()

    def under(sti: Sti, værdi: Any) -> None:
        ud.add(sti)
        if isinstance(værdi, BaseModel):
            for navn, v in værdi:
                under((*sti, navn), v)
        elif isinstance(værdi, dict):
            for navn, v in værdi.items():
                under((*sti, navn), v)
        elif isinstance(værdi, tuple):
            for nr, v in enumerate(værdi):
                under((*sti, nr), v)

    for stamme in MODELLER:
        under((stamme,), getattr(læst.plan, stamme))
    return ud


def _rå(læst: Læst, sti: Sti) -> Any:
    nu: Any = getattr(læst.plan, str(sti[0]))
    for led in sti[1:]:
        nu = getattr(nu, str(led)) if isinstance(nu, BaseModel) else nu[led]
    return nu


def test_overskrifter_har_det_afsnits_sti_de_aabner(alt: Læst) -> None:
    stier = {ren_tekst(b.indhold): b.sti for b in alt.dokument.blokke if isinstance(b, Overskrift)}
    assert stier["Beskæftigelse"] == ("problemkompleks", "indsatsområder", 1)
    assert stier["Kajkvarteret"] == ("problemkompleks", "delområder", 0)
    assert stier["Vejen til skole"] == ("problemkompleks", "indsatsområder", 0, "afsnit", 0)
    assert stier["Erfaringer"] == ("problemkompleks", "erfaringer")
    assert stier["Parallelsamfundskriterierne"][:2] == ("problemkompleks", "kriterier")
    assert stier["Lokalt boligsocialt team"][:2] == ("organisering", "team")
    dele = [s for t, s in stier.items() if re.match(r"\d\. ", t)]
    assert [s[0] for s in dele] == ["problemkompleks", "samarbejdspartnere", "organisering"]


def test_dokumentets_dele_staar_i_orden(alt: Læst) -> None:
    overskrifter = [
        f"{b.niveau} {ren_tekst(b.indhold)[:32]}"
        for b in alt.dokument.blokke
        if isinstance(b, Overskrift)
    ]
    assert overskrifter == [
        "1 1. Afdelingens/boligområdets pro",
        "2 Udgangspunkt",
        "2 Erfaringer",
        "2 Parallelsamfundskriterierne",
        "2 Uddannelse og livschancer",
        "3 Vejen til skole",
        "2 Beskæftigelse",
        "2 Sammenhængskraft og medborgerska",
        "2 Kajkvarteret",
        "3 Toftegården",
        "2 Øvrige opmærksomhedspunkter",
        "3 Byomdannelse",
        "1 2. Hvilke samarbejdspartnere der",
        "1 3. Overvejelser om organiseringe",
        "2 Lokalt boligsocialt team",
    ]


# --- a fault in a template ---

SKABELONFEJL = [
    # file, what is changed, to what, and the sentence
    ("10-top.md.j2", "projekt.helhedsplan", "projekt.helhedsplann",
     "Skabelonen 10-top.md.j2, linje 7: »helhedsplann« findes ikke."),
    ("10-top.md.j2", "{{ projekt.dato }}", "{{ projket.dato }}",
     "Skabelonen 10-top.md.j2, linje 7: »projket« findes ikke."),
    ("10-top.md.j2", "{% if regelsæt %}", "{% if regelsæt.nogt %}",
     "Skabelonen 10-top.md.j2, linje 9: »nogt« findes ikke."),
    ("10-top.md.j2", "{% if regelsæt %}", "{% hvis regelsæt %}",
     "Skabelonen 10-top.md.j2, linje 9, kan ikke læses: Encountered unknown tag 'hvis'."),
    ("10-top.md.j2", "::: undertitel", "::: underoverskrift",
     "Skabelonen 10-top.md.j2, linje 6: Typografien »underoverskrift« findes ikke."),
    ("10-top.md.j2", "{{ projekt.dato }}", "[x](smb://server/mappe)",
     "Skabelonen 10-top.md.j2, linje 7: Linket fører til »smb://server/mappe«;"),
    ("10-top.md.j2", "{{ projekt.dato }}", "[x](file:///c:/x.exe)",
     "Skabelonen 10-top.md.j2, linje 7: Linket fører til »file:///c:/x.exe«;"),
    ("10-top.md.j2", "{{ projekt.dato }}", "{{ projekt.dato + 1 }}",
     "Skabelonen 10-top.md.j2, linje 7: Udtrykket kan ikke bruges"),
    ("10-top.md.j2", "{{ projekt.dato }}", "{{ projekt.dato | findes_ikke }}",
     "Skabelonen 10-top.md.j2, linje 7, kan ikke læses: No filter named 'findes_ikke'."),
    ("20-problemkompleks.md.j2", '"kriterier.md.j2"', '"kriterie.md.j2"',
     "Skabelonen kriterie.md.j2 findes ikke."),
    ("kriterier.md.j2", "{{ kriterier.indledning }}", "{{ kriterier.inledning }}",
     "Skabelonen kriterier.md.j2, linje 5: »inledning« findes ikke."),
    ("sidefod.md.j2", "projekt.udseende.sidefod", "projekt.udseende.sidefods",
     "Skabelonen sidefod.md.j2, linje 2: »sidefods« findes ikke."),
    ("40-organisering.md.j2", "::: tabel fora Foraene: niveau, ansvar, deltagere og møder", "::: x",
     "Skabelonen 40-organisering.md.j2, linje 8: Typografien »x« findes ikke."),
    ("40-organisering.md.j2", "|---|---|---|---|", "",
     "Skabelonen 40-organisering.md.j2, linje 8: Mellem »::: tabel« og »:::« skal der stå en "
     "tabel."),
]  # fmt: skip


@pytest.fixture
def afsnit(tmp_path: Path) -> Path:
    shutil.copytree(skabeloner() / "afsnit", tmp_path / "afsnit")
    return tmp_path / "afsnit"


@pytest.mark.parametrize(("fil", "gammelt", "nyt", "sætning"), SKABELONFEJL)
def test_en_fejl_i_en_skabelon_siges_med_fil_og_linje(
    fil: str, gammelt: str, nyt: str, sætning: str, afsnit: Path, alt: Læst
) -> None:
    ret_første(afsnit / fil, gammelt, nyt)
    with pytest.raises(SkabelonFejl) as fejl:
        byg_dokument(alt.plan, alt.tekster, afsnit)
    assert str(fejl.value).startswith(sætning)
    assert str(fejl.value).endswith((".", ")"))


def ret_første(fil: Path, gammelt: str, nyt: str) -> None:
    hele = fil.read_text(encoding="utf-8")
    assert gammelt in hele
    fil.write_text(hele.replace(gammelt, nyt, 1), encoding="utf-8")


def test_en_skabelon_kan_ikke_naa_ud_af_sin_sandkasse(afsnit: Path, alt: Læst) -> None:
    fil = afsnit / "90-forkortelser.md.j2"
    for kode in (
        "{{ ''.__class__.__mro__ }}",
        "{{ projekt.__class__ }}",
        "{{ projekt.værdi_.__class__.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ figur.__globals__ }}",
        "{{ problemkompleks.model_copy() }}",
    ):
        fil.write_text(kode, encoding="utf-8")
        with pytest.raises(SkabelonFejl):
            byg_dokument(alt.plan, alt.tekster, afsnit)


def test_dokumenter_efter_hinanden_blander_intet(alt: Læst) -> None:
    """The compiled templates are shared; what stands in the placeholders is not."""
    mindste = læs(EKSEMPLER / "mindste")
    assert byg_dokument(alt.plan, alt.tekster) == alt.dokument
    assert byg_dokument(mindste.plan, mindste.tekster) == mindste.dokument
    assert byg_dokument(alt.plan, alt.tekster) == alt.dokument


def test_en_aendret_skabelon_slaar_igennem_uden_genstart(afsnit: Path, alt: Læst) -> None:
    assert byg_dokument(alt.plan, alt.tekster, afsnit) == alt.dokument
    fil = afsnit / "20-problemkompleks.md.j2"
    ret_første(fil, "## Udgangspunkt", "## {{ 'Afsæt' }}")
    os.utime(fil, (1, 1))
    assert "Afsæt" in tekst(byg_dokument(alt.plan, alt.tekster, afsnit).blokke)


def test_ordlyden_er_skabelonernes(afsnit: Path, alt: Læst) -> None:
    ret_første(afsnit / "20-problemkompleks.md.j2", "## Erfaringer", "## Hvad vi har lært")
    dokument = byg_dokument(alt.plan, alt.tekster, afsnit)
    assert "Hvad vi har lært" in tekst(dokument.blokke)
    assert "Erfaringer\n" not in tekst(dokument.blokke)


# --- sums follow the data ---


def test_summer_foelger_een_celle_i_afdelinger_csv(tmp_path: Path) -> None:
    før = læs(MIT_KVARTER)
    mappe = kopi(tmp_path / "mit-kvarter", MIT_KVARTER)
    ret(mappe / "afdelinger.csv", "3B;Folehaven;;973;", "3B;Folehaven;;1173;")
    efter = læs(mappe)
    gammel, ny = tekst(før.dokument.blokke), tekst(efter.dokument.blokke)
    assert "28 afdelinger med i alt 5.980 lejeboliger" in gammel
    assert "28 afdelinger med i alt 6.180 lejeboliger" in ny
    assert "(8 afdelinger, 1.832 lejeboliger): Folehaven (973)" in gammel
    assert "(8 afdelinger, 2.032 lejeboliger): Folehaven (1.173)" in ny
    assert "5.980" not in ny
    ændrede = [(a, b) for a, b in zip(gammel.split("\n"), ny.split("\n"), strict=True) if a != b]
    assert len(ændrede) >= 2
    for a, b in ændrede:
        assert re.sub(r"[\d.]+", "", a) == re.sub(r"[\d.]+", "", b)


def test_en_afdeling_mere_taelles_med_alle_steder(tmp_path: Path) -> None:
    mappe = kopi(tmp_path / "mit-kvarter", MIT_KVARTER)
    with (mappe / "afdelinger.csv").open("a", encoding="utf-8") as fil:
        fil.write("AAB;Ny Ellebjerg;;100;nye;nej\n")
    ny = tekst(læs(mappe).dokument.blokke)
    assert "29 afdelinger med i alt 6.080 lejeboliger" in ny
    assert "(2 afdelinger, 374 lejeboliger): Afd.\u00a050 (274), Ny Ellebjerg (100)" in ny


# --- the folded list of names ---


def _organisation(tmp_path: Path, rækker: list[tuple[str, str]]) -> str:
    mappe = kopi(tmp_path / "p")
    ret(
        mappe / "projekt.yaml",
        "  - boligorganisation: Boligforeningen Birk\n    navn: Birkelunden\n"
        "    lejeboliger: 412\n",
        "".join(
            f"  - boligorganisation: Boligforeningen Birk\n    navn: {navn}\n"
            f"    lejeboliger: 10\n    betinget: {betinget}\n"
            for navn, betinget in rækker
        ),
    )
    blokke = læs(mappe).dokument.blokke
    linje = next(b for b in blokke if isinstance(b, Afsnit) and b.stil is Stil.HÆNGENDE)
    return ren_tekst(linje.indhold).partition(": ")[2].replace("\u00a0(", " (")


@pytest.mark.parametrize(
    ("rækker", "linje"),
    [
        ([("Karré 1", "nej"), ("Karré 2", "nej")], "Karré 1 (10), Karré 2 (10)"),
        ([("Karré 10", "nej"), ("Karré 2", "nej"), ("Karré 1", "nej")],
         "Karré 1 (10), 2 (10), 10 (10)"),
        ([("Karré 2", "ja"), ("Karré 3", "ja"), ("Karré 1", "ja")],
         "Karré 1† (10), 2† (10), 3† (10)"),
        ([("Karré 1", "nej"), ("Karré 2", "ja"), ("Karré 3", "nej")],
         "Karré 1 (10), 2† (10), 3 (10)"),
        ([("Karré 1", "ja"), ("Karré 2", "nej"), ("Karré 3", "nej")],
         "Karré 1† (10), 2 (10), 3 (10)"),
        ([("Karré 1", "ja"), ("Karré 2", "ja"), ("Karré 3", "nej"), ("Søhus", "ja")],
         "Karré 1† (10), 2† (10), 3 (10), Søhus† (10)"),
        ([('"*Karré* 1"', "nej"), ('"*Karré* 2"', "nej"), ('"*Karré* 3"', "nej")],
         "Karré 1 (10), 2 (10), 3 (10)"),
        ([("Blok A1", "ja"), ("Blok A2", "ja"), ("Blok A3", "ja")],
         "Blok A1† (10), Blok A2† (10), Blok A3† (10)"),
    ],
)  # fmt: skip
def test_navne_foldes_og_maerkes_i_listen(
    rækker: list[tuple[str, str]], linje: str, tmp_path: Path
) -> None:
    assert _organisation(tmp_path, rækker) == linje


def test_dokumentets_egenskaber(alt: Læst) -> None:
    d = alt.dokument
    assert (d.titel, d.forfatter, str(d.dato), d.sprog) == (
        "Kortfattet projektbeskrivelse for Fjordkvarteret – Fjordkvarteret",
        "Boligselskabet Fjordhjem",
        "2023-09-01",
        "da-DK",
    )
    assert d.sidefod_venstre == "Boligselskabet Fjordhjem · Kortfattet projektbeskrivelse"
    assert d.sidefod_højre == ("Side ", Sidefelt.SIDE, " af ", Sidefelt.SIDER)
    assert d.udseende.logo_alternativ_tekst == "Logo for Boligselskabet Fjordhjem"
    assert all(getattr(d, f.name) is not None for f in fields(d))


# --- footnotes ---


def test_fodnoter_taelles_i_laeserens_orden_og_staar_een_gang(tmp_path: Path) -> None:
    mappe = kopi(tmp_path / "p")
    ret(
        mappe / "problemkompleks.yaml",
        "indsatsområder:\n",
        "indledning: |\n  Sidst[^b] og først[^a], igen[^b].\n\n  [^a]: A-noten med[^c] en til.\n"
        "fodnoter:\n  b: B-noten.\n  c: C-noten.\n  d: Bruges ikke.\nindsatsområder:\n",
    )
    læst = læs(mappe)
    assert læst.linjer == []
    noter = [" ".join(ren_tekst(a.indhold) for a in n.blokke) for n in læst.dokument.noter]
    assert noter == ["B-noten.", "A-noten med en til.", "C-noten."]
    from generator.dokument.trae import Notehenvisning

    henvisninger = [
        (s.nummer, s.gentaget)
        for b in alle_blokke(læst.dokument.blokke)
        if isinstance(b, Afsnit)
        for s in b.indhold
        if isinstance(s, Notehenvisning)
    ]
    assert henvisninger == [(1, False), (2, False), (1, True)]
    assert [n.sti for n in læst.dokument.noter] == [
        ("problemkompleks", "fodnoter", "b"),
        ("problemkompleks", "indledning"),
        ("problemkompleks", "fodnoter", "c"),
    ]


def test_en_fodnote_kendes_kun_i_sin_egen_fil(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mappe = kopi(tmp_path / "p")
    ret(mappe / "problemkompleks.yaml", "indsatsområder:\n",
        "fodnoter:\n  a: Noten.\nindsatsområder:\n")  # fmt: skip
    ret(mappe / "organisering.yaml", "    ansvar: Leder", "    ansvar: Her[^a] leder")
    monkeypatch.chdir(mappe)
    assert læs(Path()).linjer == [
        "organisering.yaml:5:16: fejl fodnote-uden-definition Fodnoten »[^a]« er ikke skrevet i "
        "filen. Ret: Skriv »[^a]: …« nederst i teksten eller »a: …« under »fodnoter«, eller ret "
        "navnet."
    ]


def test_et_punktum_af_skribentens_eget_bliver_ikke_til_to(tmp_path: Path) -> None:
    mappe = kopi(tmp_path / "p", PRØVEANSØGNING)
    ret(mappe / "organisering.yaml", "møder: 3-4 gange årligt", "møder: 3-4 gange årligt.")
    tekst = skriv_markdown(læs(mappe).dokument)
    assert "3-4 gange årligt. |" in tekst
    assert "*Afklares i delaftalen om kriminalitetsforebyggelse.* |" in tekst
    assert ".. " not in tekst


def test_skabelonen_slutter_svaret_med_punktum(tmp_path: Path) -> None:
    mappe = kopi(tmp_path / "p", PRØVEANSØGNING)
    ret(
        mappe / "samarbejdspartnere.yaml",
        "afklares: i delaftalen om kriminalitetsforebyggelse.",
        "afklares: i delaftalen om kriminalitetsforebyggelse",
    )
    tekst = skriv_markdown(læs(mappe).dokument)
    assert "*Afklares i delaftalen om kriminalitetsforebyggelse*. |" in tekst


@pytest.mark.parametrize(
    ("skrevet", "trykt"),
    [
        ("På bestyrelsens møde i maj", "*Afklares på bestyrelsens møde i maj*."),
        ("BUF svarer i maj", "*Afklares BUF svarer i maj*."),
    ],
)
def test_et_svar_der_afklares_gaar_videre_med_saetningen(
    skrevet: str, trykt: str, tmp_path: Path
) -> None:
    mappe = kopi(tmp_path / "p", PRØVEANSØGNING)
    gammel = "afklares: i delaftalen om kriminalitetsforebyggelse."
    ret(mappe / "samarbejdspartnere.yaml", gammel, f"afklares: {skrevet}")
    assert f"{trykt} |" in skriv_markdown(læs(mappe).dokument)


def test_kursiv_viser_hvad_der_ikke_er_aftalt(tmp_path: Path) -> None:
    mappe = kopi(tmp_path / "p", PRØVEANSØGNING)
    ret(mappe / "samarbejdspartnere.yaml", "status: undersøges", "status: aftalt")
    rækker = {
        linje.split("|")[1].strip(): linje.split("|")[2].strip()
        for linje in skriv_markdown(læs(mappe).dokument).splitlines()
        if linje.startswith("|")
    }
    assert not rækker["UU (aftalt)"].startswith("*")
    for navn in ("BIF *(i dialog)*", "KFF *(i dialog)*", "Københavns Politi"):
        assert rækker[navn].startswith("*"), navn


@pytest.mark.skipif(sys.platform == "win32", reason="rettigheder er POSIX")
def test_oversatte_skabeloner_koeres_kun_som_de_blev_skrevet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are code: nothing damaged, and nothing that others could have put there."""
    skriv_skabelon = tmp_path / "x.j2"
    skriv_skabelon.write_text("ja", encoding="utf-8")
    monkeypatch.setenv("PROJEKTBESKRIVELSE_CACHE", str(tmp_path / "cache"))
    oversat: list[str] = []
    ægte = Environment.compile

    def compile_(self: Environment, *a: object, **k: object) -> object:
        oversat.append("x")
        return ægte(self, *a, **k)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", compile_)

    def gengiv() -> int:
        oversat.clear()
        _miljø.cache_clear()
        assert _miljø(tmp_path).get_template("x.j2").render({"indsæt_": str}) == "ja"
        return len(oversat)

    assert (gengiv(), gengiv()) == (1, 0)
    (fil,) = (tmp_path / "cache" / "skabeloner").iterdir()
    assert fil.parent.stat().st_mode & 0o077 == 0
    hel = fil.read_bytes()
    for skadet in (hel[:-3], hel[:-1] + bytes([hel[-1] ^ 1]), hel[32:], b""):
        fil.write_bytes(skadet)
        assert gengiv() == 1
        assert gengiv() == 0, "skrevet igen"
    fil.parent.chmod(0o777)
    assert (gengiv(), gengiv()) == (1, 1)
