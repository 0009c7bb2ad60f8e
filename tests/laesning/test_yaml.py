"""What YAML gets wrong is told in one Danish sentence at its place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.laesning import yamltrae
from generator.laesning.graenser import DYBDE, KNUDER
from generator.laesning.laesefejl import LÆSEFEJL, Læsefejl
from generator.laesning.projekter import Brugsfejl, find_projekter
from tests.laesning.hjaelp import læs
from tests.proeveprojekt import forsøg

_TABEL = (Path(__file__).parent / "yaml_fejl.txt").read_text(encoding="utf-8")
TILFÆLDE = [tuple(t.split("\n-----", 1)) for t in _TABEL.split("\n=====\n")[1:]]
# The parser in pure Python reads half a surrogate pair, and refuses it as a character.
KUN_I_C = "\\ud800"


@pytest.mark.parametrize("indlæser", ["C", "Python"])
@pytest.mark.parametrize(("kilde", "ventet"), TILFÆLDE)
def test_fund_i_yaml(
    kilde: str, ventet: str, indlæser: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if indlæser == "Python":
        if KUN_I_C in kilde:
            pytest.skip("the two parsers differ here")
        monkeypatch.setattr(yamltrae, "_Indlæser", yaml.BaseLoader)
    _, fund = læs(tmp_path, projekt_yaml=kilde.replace("→", "\t") + "\n")
    assert "\n".join(fund) == ventet.strip("\n")


@pytest.mark.parametrize("fejl", LÆSEFEJL.values(), ids=lambda fejl: fejl.slug)
def test_eksemplet_paa_en_yaml_fejl_giver_den_og_rettelsen_ingen(
    fejl: Læsefejl, tmp_path: Path
) -> None:
    if not fejl.slug.startswith(
        ("yaml-", "dobbelt-n", "anker", "skabelon", "tekst-", "for-dybt", "usynligt", "punkter")
    ):
        pytest.skip("raised by another stage, or not in YAML")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert {f.regel for f in læs(tmp_path / "a", projekt_yaml=fejl.forkert)[0].fund} == {fejl.slug}
    assert læs(tmp_path / "b", projekt_yaml=fejl.rigtigt)[1] == []


@pytest.mark.parametrize(("kilde", "ventet"), TILFÆLDE)
def test_ingen_af_bibliotekets_ord_bliver_laest(
    kilde: str, ventet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next release may word its faults as it likes: what the writer is told stays the same."""

    class AndreOrd(yaml.MarkedYAMLError):
        def __init__(self, *dele: object) -> None:
            super().__init__("hmm", dele[1], "hmm", dele[3])  # type: ignore[arg-type]

    class Læser(yaml.BaseLoader):
        def __getattribute__(self, navn: str) -> object:
            værdi = super().__getattribute__(navn)
            if navn not in ("get_event", "peek_event", "check_event"):
                return værdi

            def kald(*a: object) -> object:
                try:
                    return værdi(*a)
                except yaml.MarkedYAMLError as fejl:
                    raise AndreOrd(0, fejl.context_mark, 0, fejl.problem_mark) from None

            return kald

    if KUN_I_C in kilde:
        pytest.skip("the two parsers differ here")
    monkeypatch.setattr(yamltrae, "_Indlæser", Læser)
    _, fund = læs(tmp_path, projekt_yaml=kilde.replace("→", "\t") + "\n")
    assert "\n".join(fund) == ventet.strip("\n")


@pytest.mark.parametrize("dybt", ["a: " + "[" * 2_000, "- " * 2_000, "a: {b: " + "{c: [" * 900])
def test_en_parser_med_en_graense_af_sin_egen_faar_ikke_ordet(
    dybt: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As libyaml 0.2.6: it looks ahead and stops at 1,000 levels before the first is handed out."""

    class Læser(yaml.BaseLoader):
        def get_event(self) -> object:
            mærke = yaml.Mark("", 1_900, 0, 1_900, None, None)
            raise yaml.MarkedYAMLError("while scanning", mærke, "exceeded max depth", mærke)

    monkeypatch.setattr(yamltrae, "_Indlæser", Læser)
    _, fund = læs(tmp_path, projekt_yaml=dybt)
    assert [linje.split(" Ret:")[0].partition(": ")[2] for linje in fund] == [
        f"for-dybt Indholdet er rykket mere end {DYBDE} trin ind."
    ]


def test_alt_er_tekst_som_den_er_skrevet(tmp_path: Path) -> None:
    værdier = ["no", "012", "12:30", "1.964", "8,21", "2025-01-01", "1_000", "true", "0x1F", ".5"]
    data, fund = læs(tmp_path, projekt_yaml="a:\n" + "".join(f"  - {v}\n" for v in værdier))
    assert (data.filer["projekt"], fund) == ({"a": værdier}, [])


@pytest.mark.parametrize("tom", ["", "~", "null", "Null", "NULL"])
def test_en_tom_værdi_er_intet_men_i_citationstegn_er_den_tekst(tom: str, tmp_path: Path) -> None:
    data, _ = læs(tmp_path, projekt_yaml=f'a: {tom}\nb: "{tom}"\nc: [{tom or "~"}]\n')
    assert data.filer["projekt"] == {"a": None, "b": tom, "c": [None]}


@pytest.mark.parametrize("luft", ["\u2003", "\u00a0", "\u3000\u2009", "\u1680"])
def test_luft_som_yaml_ikke_kender_er_tekst(luft: str, tmp_path: Path) -> None:
    data, fund = læs(tmp_path, projekt_yaml=f"a: [b, {luft}, c]\nd: {{e: {luft}, f: {luft}}}\n")
    assert data.filer["projekt"] == {"a": ["b", luft, "c"], "d": {"e": luft, "f": luft}}
    assert fund == []


@pytest.mark.parametrize("tom", ["", "\n", "# kun en kommentar\n", "---\n", "\ufeff"])
def test_en_tom_fil_er_uden_nøgler(tom: str, tmp_path: Path) -> None:
    data, fund = læs(tmp_path, projekt_yaml=tom)
    assert (data.filer, fund) == ({"projekt": {}}, [])


def test_en_syntaksfejl_standser_kun_sin_egen_fil(tmp_path: Path) -> None:
    data, fund = læs(
        tmp_path,
        projekt_yaml="a: b: c\n",
        tal_yaml="x: 1\nx: 2\n",
        organisering_yaml="y: {a, b: c}\n",
    )
    assert data.filer == {"tal": {"x": "1"}, "organisering": {"y": {"b": "c"}}}
    assert data.ulæselige == {"projekt"}
    assert [linje.split(": ")[1].split()[0] for linje in fund] == [
        "yaml-kolon", "tekst-delt-af-komma", "dobbelt-felt",
    ]  # fmt: skip


def test_hvad_der_ikke_kunne_læses_står_i_ulæste(tmp_path: Path) -> None:
    data, _ = læs(tmp_path, projekt_yaml="a: {{ x }}\nb: *c\nd: {fil: e.md}\n")
    assert data.filer["projekt"] == {"a": None, "b": None, "d": None}
    assert data.ulæste == {("projekt", "a"), ("projekt", "b"), ("projekt", "d")}


@pytest.mark.parametrize(
    ("yaml_", "slug"),
    [
        ("a: " + "[" * (DYBDE + 5) + "]" * (DYBDE + 5), "for-dybt"),
        ("a: " + "[" * 240_000, "for-dybt"),
        ("a: " + "{" * 240_000, "for-dybt"),
        ("a: " + "[a: " * 60_000, "for-dybt"),
        ("? " * 120_000, "for-dybt"),
        ("- " * 120_000, "for-dybt"),
        ("a: " + "{{" * 120_000, "skabelon-uden-citationstegn"),
        ("a: b\na: " + "[" * 240_000, "dobbelt-felt"),
        ("a: [" + "b," * (KNUDER + 1) + "]", "fil-for-stor"),
        ("a: &a [x]\n" + "b: &b [*a, *a]\n" * 500, "anker-eller-alias"),
        ("a" * 2_200_000, "fil-for-stor"),
        ("a: " + "[" * 250_000, "fil-for-stor"),
        ("a: 'e" + "\u0301\u0323" * 120_000 + "'", "ulovligt-tegn"),
        ("a: " + '"\n' * 120_000, "yaml-citationstegn"),
        ("a: |\n" + "  \n" * 80_000, ""),
        ("a: " + "b " * 120_000, ""),
        ("a: " + "b: " * 80_000, "yaml-kolon"),
        ("\x01\n" * 120_000, "ulovligt-tegn"),
    ],
    ids=lambda værdi: værdi[:12],
)  # fmt: skip
def test_en_bombe_bliver_til_et_fund_uden_at_det_tager_tid(
    yaml_: str, slug: str, tmp_path: Path
) -> None:
    start = time.perf_counter()
    data, _ = læs(tmp_path, projekt_yaml=yaml_)
    assert time.perf_counter() - start < 5
    assert slug in {f.regel for f in data.fund} or not (slug or data.fund)


BIRK = "Boligforeningen Birk"


@pytest.mark.parametrize(
    ("skrevet", "sted", "tegn"),
    [
        ("kommune:\u00a0Esbjerg Kommune\ndato: x", (1, 9), "U+00A0"),
        ("kom\u200bmune: Esbjerg", (1, 4), "U+200B"),
        ("\u00a0\u00a0kommune: Esbjerg\ndato: x", (1, 1), "U+00A0"),
        ("a:\n  -\u00a0navn: Birk\nb: c", (2, 4), "U+00A0"),
        ("a:\n  - navn: Birk\n\u00a0\u00a0\u00a0\u00a0antal: 4\nb: c", (3, 1), "U+00A0"),
        ("navn: Bolig\u00adforeningen Birk", (1, 12), "U+00AD"),
        ("navn: Boligforeningen\u00a0Birk", (1, 22), "U+00A0"),
        ('navn: "Boligforeningen\u200b Birk"', (1, 23), "U+200B"),
        ("antal: \u200e412", (1, 8), "U+200E"),
        ("antal: 412\u202c", (1, 11), "U+202C"),
    ],
)
def test_et_tegn_der_ikke_ses_siges_hvor_det_staar(
    skrevet: str, sted: tuple[int, int], tegn: str, tmp_path: Path
) -> None:
    data, _ = læs(tmp_path, projekt_yaml=skrevet + "\n")
    assert [(f.regel, f.sted.linje, f.sted.kolonne) for f in data.fund] == [
        ("usynligt-tegn", *sted)
    ]
    assert f"‹{tegn}›" in data.fund[0].besked


def test_et_navn_med_citationstegn_eller_usynlige_tegn_laeses_som_det_er_ment(
    tmp_path: Path,
) -> None:
    """So that no other name that looks alike is told to be unknown."""
    data, _ = læs(
        tmp_path, projekt_yaml=f"a: “{BIRK}”\nb: Bolig\u00adforeningen Birk\nc\u200b: {BIRK}\n"
    )
    assert data.filer["projekt"] == {"a": BIRK, "b": BIRK, "c": BIRK}
    assert len(data.fund) == 3


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1"])
def test_et_dokument_fra_word_gemt_som_yaml(start: bytes, tmp_path: Path) -> None:
    data, _ = læs(tmp_path, tal_yaml=start + b"\x00\xff\x81 tekst")
    assert [f.regel for f in data.fund] == ["fil-forkert-art"]
    assert "ren tekst" in data.fund[0].ret


def test_projekt_yaml_txt_skal_omdoebes(tmp_path: Path) -> None:
    (tmp_path / "projekt.yaml.txt").write_text("a: b\n", encoding="utf-8")
    with pytest.raises(Brugsfejl, match=r"Omdøb filen »projekt\.yaml\.txt« til »projekt\.yaml«"):
        find_projekter([tmp_path])


@given(st.text("ab:-#|>'\"\\[]{},&*!%@`? \n\t\u0301é\x00\ufeff\u2028~<", max_size=60))
@settings(
    max_examples=forsøg(1500),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_enhver_tekst_kan_læses_eller_giver_fund(tmp_path: Path, tekst: str) -> None:
    data, fund = læs(tmp_path, projekt_yaml=tekst)
    assert set(data.filer) | data.ulæselige == {"projekt"}
    assert fund or not data.ulæselige
    for f in data.fund:
        assert f.sted is not None
        linje = data.kort.kildelinje(f.sted)
        assert 1 <= f.sted.kolonne <= len(linje) + 1
        assert f.besked.endswith((".", "?"))
        assert f.ret.endswith(".")
