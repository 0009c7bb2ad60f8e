"""The draft of a faulty project: what could be read is there, and every finding has its place."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.dokument.trae import Afsnit, Overskrift, alle_blokke, ren_tekst
from generator.fund import Alvor
from generator.laesning import Kildekort, Rådata, Tabeldata, læs_projekt
from generator.laesning.laesefejl import LÆSEFEJL
from generator.model.byg import MODELLER, byg_plan
from generator.model.fejl import MANGLER
from generator.skabelon import byg_dokument, læs_tekster
from tests.proeveprojekt import EKSEMPLER, Læst, forsøg, kopi, læs, læsefejl, ret


def _tekst(læst: Læst) -> str:
    blokke = alle_blokke(læst.dokument.blokke)
    return "\n".join(ren_tekst(b.indhold) for b in blokke if isinstance(b, Afsnit | Overskrift))


def _sted(fil: str, tekst: str) -> str:
    """Return where a text stands in a file of the current folder, as the reports say it."""
    hele = Path(fil).read_text(encoding="utf-8")
    før = hele[: hele.index(tekst)]
    return f"{fil}:{før.count(chr(10)) + 1}:{len(før) - før.rfind(chr(10))}"


@pytest.fixture
def mappe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    mappe = kopi(tmp_path / "p", EKSEMPLER / "alt")
    monkeypatch.chdir(mappe)
    return mappe


def test_en_forkert_stavet_noegle_beholder_sin_tekst(mappe: Path) -> None:
    ret(mappe / "problemkompleks.yaml", "erfaringer: |", "erfaringr: |")
    læst = læs(mappe)
    assert læst.linjer == [
        "problemkompleks.yaml:6:1: fejl ukendt-felt Feltet »erfaringr« findes ikke. "
        "Ret: Mente du »erfaringer«?"
    ]
    assert "Forældre siger ja, når tilbuddet kommer fra en voksen, de kender." in _tekst(læst)


def test_en_fejl_i_en_forkert_stavet_noegles_tekst_peger_i_teksten(mappe: Path) -> None:
    ret(mappe / "problemkompleks.yaml", "erfaringer: |", "erfaringr: |")
    ret(mappe / "problemkompleks.yaml", "har lært os tre ting", "har {{ lært }} os tre ting")
    assert læs(mappe).linjer[1].startswith("problemkompleks.yaml:7:36: fejl ukendt-navn ")


def test_et_navn_der_mangler_staar_som_mangler(mappe: Path) -> None:
    ret(mappe / "organisering.yaml", "  - navn: Lokal styregruppe\n    #", "  - #")
    læst = læs(mappe)
    assert len(læst.linjer) == 1
    assert MANGLER in _tekst(læst)
    assert "Følger indsatsen og bringer beboernes viden ind." in _tekst(læst)


def test_et_punkt_der_tages_ud_flytter_ikke_de_andres_steder(mappe: Path) -> None:
    fil = mappe / "problemkompleks.yaml"
    ret(fil, "      - færre børn har højt fravær\n", "      -\n      - {a: b}\n")
    ret(fil, "      - flere unge begynder på en", "      - flere unge {{ begynder }} på en")
    læst = læs(mappe)
    navn = fil.name
    linje, _, _ = _sted(navn, "-\n      - {a").removeprefix(f"{navn}:").partition(":")
    assert [linje.partition(": fejl ")[0] for linje in læst.linjer] == [
        f"{navn}:{linje}:8",
        _sted(navn, "{a: b}"),
        _sted(navn, "begynder }}"),
    ]
    assert "flere unge {{ begynder }} på en ungdomsuddannelse" in _tekst(læst)


def test_fejl_i_flere_filer_siges_alle(mappe: Path) -> None:
    for fil, gammelt, nyt in (
        ("projekt.yaml", "kommune: Fjordby", "komune: Fjordby"),
        ("problemkompleks.yaml", "liste: 2022-12-01", "liste: december"),
        ("samarbejdspartnere.yaml", "status: undersøges", "status: måske"),
        ("organisering.yaml", "diagram: ja", "diagram: måske"),
        ("tal.yaml", "værdi: 9,4", "værdi: 9.400"),
        ("afdelinger.csv", "FH;Skovbrynet;15;96", "FH;Skovbrynet;15;mange"),
    ):
        ret(mappe / fil, gammelt, nyt)
    fundet = [linje.partition(": fejl ")[0] for linje in læs(mappe).linjer]
    assert fundet == [
        _sted("afdelinger.csv", "mange"),
        _sted("organisering.yaml", "måske"),
        _sted("problemkompleks.yaml", "december"),
        _sted("projekt.yaml", "komune"),
        _sted("samarbejdspartnere.yaml", "måske"),
        _sted("tal.yaml", "9.400"),
    ]


def test_et_tal_der_ikke_kan_laeses_meldes_ikke_ogsaa_fra_teksterne(mappe: Path) -> None:
    ret(mappe / "tal.yaml", "værdi: 9,4", "værdi: 9.400")
    assert [linje.split()[2] for linje in læs(mappe).linjer] == ["tal-kan-laeses-paa-to-maader"]


def test_en_tabel_der_ikke_kan_laeses_er_een_fejl_og_resten_staar_i_kladden(mappe: Path) -> None:
    with (mappe / "afdelinger.csv").open("a", encoding="utf-8") as fil:
        fil.write('"aldrig lukket')
    læst = læs(mappe)
    (linje,) = læst.linjer
    assert linje.startswith("afdelinger.csv:8:1: fejl csv-form Feltets citationstegn")
    assert læst.plan.projekt.afdelinger == ()
    assert "Forældre siger ja, når tilbuddet kommer fra en voksen, de kender." in _tekst(læst)


def test_uden_ansoegere_er_resten_i_kladden(mappe: Path) -> None:
    projekt = (mappe / "projekt.yaml").read_text(encoding="utf-8")
    før, _, efter = projekt.partition("ansøgere:\n")
    rest = efter[efter.index("\nområde:") :]
    (mappe / "projekt.yaml").write_text(før + rest, encoding="utf-8")
    læst = læs(mappe)
    assert any("»ansøgere«" in linje for linje in læst.linjer)
    assert "Forældre siger ja, når tilbuddet kommer fra en voksen, de kender." in _tekst(læst)


def test_et_ukendt_kriteriesaet_meldes_kun_een_gang(mappe: Path) -> None:
    ret(mappe / "problemkompleks.yaml", "parallelsamfund-2022", "parallelsamfund-2032")
    assert læs(mappe).linjer == [
        f"{_sted('problemkompleks.yaml', 'parallelsamfund-2032')}: fejl ukendt-navn "
        "Der findes ikke et kriteriesæt, der hedder "
        "»parallelsamfund-2032«. Ret: Mente du »parallelsamfund-2022«?"
    ]


def test_en_afdeling_der_ikke_kan_laeses_meldes_ikke_ogsaa_fra_boligomraaderne(
    mappe: Path,
) -> None:
    ret(mappe / "afdelinger.csv", "FH;Fyrparken;14;268", "FH;Fyrparken;14;to hundrede")
    assert [linje.partition(": fejl ")[0] for linje in læs(mappe).linjer] == [
        _sted("afdelinger.csv", "to hundrede")
    ]


def test_et_tal_i_en_fil_med_syntaksfejl_meldes_kun_som_syntaksfejl(mappe: Path) -> None:
    ret(mappe / "tal.yaml", "kilder:\n  beboerdata:", "kilder:\n\tbeboerdata:")
    assert [linje.split()[2] for linje in læs(mappe).linjer] == ["yaml-tabulator"]


# --- never an exception, whatever the files say ---

ALT = læs_projekt(EKSEMPLER / "alt")
ALT.filer["organisering"]["diagram"] = "nej"  # type: ignore[index, call-overload]  # drawing takes time
NØGLER = sorted(
    {navn for m in MODELLER.values() for navn in m.model_fields}
    | {"navn", "tekst", "værdi", "år", "om", "id", "part", "type", "fil", "ingen", "niveau", "en"}
    | {"[mangler]", "", " ", "tal.x", "0", "flere", "{}", "besked", "ret"}
)
korte = st.one_of(
    st.sampled_from(
        ["", " ", "ja", "nej", "8,21", "8.21", "1.964", "-1", "2021", "2020-21", "2027-01-01", "*",
         "..", "[mangler]", "ikke oplyst", "lbf-2019-26", "parallelsamfund-2022", "{{ periode }}",
         "{{ tal.x }}", "[^a]", "a\n\nb", "{besked}", "%s", "\x00", "boligsocial bestyrelse", "by",
         "kommune", "pct.", "ny", "\ud800", "1" * 400, "#1F3864"]
    ),
    st.text(max_size=6),
)  # fmt: skip
træer = st.recursive(
    st.none() | korte,
    lambda indre: (
        st.lists(indre, max_size=3)
        | st.dictionaries(st.sampled_from(NØGLER) | korte, indre, max_size=4)
    ),
    max_leaves=12,
)


def _byg(filer: dict[str, Any]) -> None:
    rådata = Rådata(EKSEMPLER / "alt", filer, Kildekort(EKSEMPLER / "alt"), (), (), frozenset())
    bygget = byg_plan(rådata)
    fund = list(bygget.fund)
    if bygget.plan is not None:
        tekster = læs_tekster(bygget.plan)
        byg_dokument(bygget.plan, tekster)
        fund += tekster.fund
    else:
        assert fund, "no plan, and not a word why"
    for f in fund:
        assert f.besked, f
        assert f.regel in LÆSEFEJL or f.alvor is Alvor.INFO, f


@settings(max_examples=forsøg(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(list(MODELLER)), træer, min_size=1).filter(
    lambda filer: "projekt" in filer
))  # fmt: skip
def test_ingen_fil_faar_modellen_til_at_fejle(filer: dict[str, Any]) -> None:
    _byg(filer)


def _stier(træ: Any, sti: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    ud = [sti] if sti else []
    if isinstance(træ, dict):
        ud += [s for nøgle, værdi in træ.items() for s in _stier(værdi, (*sti, nøgle))]
    elif isinstance(træ, list):
        ud += [s for nr, værdi in enumerate(træ) for s in _stier(værdi, (*sti, nr))]
    return ud


ALLE_STIER = _stier(ALT.filer)
ændringer = st.lists(
    st.tuples(
        st.sampled_from(ALLE_STIER),
        st.sampled_from(["sæt", "sæt", "slet", "omdøb", "føj til"]),
        træer,
        st.sampled_from(NØGLER),
    ),
    min_size=1,
    max_size=5,
)


def _ændr(filer: Any, sti: tuple[str | int, ...], hvad: str, værdi: Any, nøgle: str) -> None:
    post = filer
    for led in sti[:-1]:
        try:
            post = post[led]
        except (KeyError, IndexError, TypeError):
            return  # an earlier change has taken it away
    led = sti[-1]
    if isinstance(post, dict) and led in post:
        match hvad:
            case "sæt":
                post[led] = værdi
            case "slet" if sti != ("projekt",):
                del post[led]
            case "omdøb" if len(sti) > 1:
                post[nøgle] = post.pop(led)
            case "føj til" if len(sti) > 1:
                post[nøgle] = værdi
    elif isinstance(post, list) and isinstance(led, int) and led < len(post):
        match hvad:
            case "sæt":
                post[led] = værdi
            case "slet":
                del post[led]
            case "omdøb" | "føj til":
                post.insert(led, værdi)


@settings(max_examples=forsøg(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(ændringer)
def test_ingen_aendring_af_et_rigtigt_projekt_faar_modellen_til_at_fejle(
    ændringer: list[tuple[tuple[str | int, ...], str, Any, str]],
) -> None:
    filer = copy.deepcopy(ALT.filer)
    for ændring in ændringer:
        _ændr(filer, *ændring)
    _byg(filer)


@settings(max_examples=forsøg(15), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["boligorganisation", "afdeling", "lejeboliger", "gruppe", "nummer",
                             "Afdeling", "betinget", "x"]),
            st.text(max_size=5) | st.sampled_from(["1.964", "ja", "a|b", ""]),
        ),
        max_size=4,
    ),
    st.lists(st.sampled_from(["boligorganisation", "afdeling", "Afdeling", "lejeboliger", "gruppe",
                              "betinget", "x", ""]), unique=True),
)  # fmt: skip
def test_ingen_tabel_faar_modellen_til_at_fejle(
    rækker: list[dict[str, str]], kolonner: list[str]
) -> None:
    filer: Any = copy.deepcopy(ALT.filer)
    tabel = Tabeldata(
        EKSEMPLER / "alt" / "x.csv",
        tuple(kolonner),
        [{k: v for k, v in r.items() if k in kolonner} for r in rækker],
    )
    filer["projekt"]["afdelinger"] = tabel
    filer["problemkompleks"]["kriterier"]["nøgletal"] = tabel
    _byg(filer)


def test_en_ukendt_kolonne_i_en_fil_naevnes_uden_at_stoppe(mappe: Path) -> None:
    fil = mappe / "afdelinger.csv"
    linjer = fil.read_text(encoding="utf-8").splitlines()
    fil.write_text("\n".join([linjer[0] + ";ejer", *(r + ";x" for r in linjer[1:])]), "utf-8")
    assert læsefejl(Path()) == [
        f"{_sted('afdelinger.csv', 'ejer')}: info ukendt-kolonne "
        "Tabellen har kolonner, der ikke bruges: »ejer«. "
        "Ret: Slet dem, eller ret navnene; her bruges boligorganisation, navn, lejeboliger, "
        "nummer, gruppe, betinget og aliasser."
    ]


def test_en_kolonne_der_mangler_siges_ved_filen(mappe: Path) -> None:
    ret(mappe / "afdelinger.csv", ";lejeboliger;", ";boligtal;")
    assert læsefejl(Path())[0].startswith(
        "afdelinger.csv:1:1: fejl manglende-felt Tabellen mangler kolonnen »lejeboliger«."
    )
