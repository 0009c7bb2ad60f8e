"""Every character of every value is found in the file where the map says it stands."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Literal
from unicodedata import combining, normalize

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.fund import Peg, Sti
from generator.laesning import Kildestykke, Rå, Rådata, Tabeldata, læs_projekt
from generator.laesning.tegnvis import pladser
from tests.proeveprojekt import forsøg

BOGSTAVER = "abÆøå é–»«:#-'\"\\{}[]|>%&*!,.\u00a0\U0001f600\u1ea1"
Form = Literal["NFC", "NFD"]
FORMER: st.SearchStrategy[Form] = st.sampled_from(("NFC", "NFD"))
TEKST = st.text(alphabet=BOGSTAVER + "    \n\n", max_size=80)
LINJE = st.text(alphabet=BOGSTAVER + "   \t", min_size=1, max_size=30).filter(str.strip)


def læst(data: bytes, navn: str = "projekt.yaml", **andre: bytes) -> Rådata:
    with tempfile.TemporaryDirectory() as mappe:
        (Path(mappe) / "projekt.yaml").write_bytes(b"")
        (Path(mappe) / navn).write_bytes(data)
        for fil, indhold in andre.items():
            (Path(mappe) / fil.replace("_", ".")).write_bytes(indhold)
        return læs_projekt(Path(mappe))


def tekster(værdi: Rå, sti: Sti) -> list[tuple[Sti, str]]:
    """Return every text of the tree with its address."""
    if isinstance(værdi, str):
        return [(sti, værdi)]
    if isinstance(værdi, dict):
        return [t for k, v in værdi.items() for t in tekster(v, (*sti, k))]
    if isinstance(værdi, list):
        return [t for nr, v in enumerate(værdi) for t in tekster(v, (*sti, nr))]
    if isinstance(værdi, Tabeldata):
        return [((*sti, nr, k), v) for nr, r in enumerate(værdi.rækker) for k, v in r.items()]
    return []


def alle_tekster(data: Rådata) -> list[tuple[Sti, str]]:
    return [t for stamme, værdi in data.filer.items() for t in tekster(værdi, (stamme,))]


def filtegn(linje: str, kolonne: int) -> str:
    """Return the letter at a column with the accents that follow it, composed."""
    slut = kolonne
    while slut < len(linje) and combining(linje[slut]):
        slut += 1
    return normalize("NFC", linje[kolonne - 1 : slut])


def tjek_alle_tegn(data: Rådata) -> None:
    for sti, værdi in alle_tekster(data):
        kilde = data.kort.kilde(sti)
        assert kilde is not None, sti
        if not isinstance(kilde.værdi, Kildestykke):
            continue
        stykke = kilde.værdi
        fundet = pladser(stykke.tekst.tekst, stykke.start, stykke.slut, stykke.stil, værdi)
        assert fundet is not None, (stykke.stil, værdi, stykke.tekst.tekst)
        assert fundet == sorted(fundet)
        for nr, tegn in enumerate(værdi):
            sted = data.kort.sted(sti, tegn=nr)
            linje = data.kort.kildelinje(sted)
            her = filtegn(linje, sted.kolonne)
            if tegn in " \n" and her in ("", " ", "\t"):
                continue  # a fold stands for the break, or for the blanks before it
            if stykke.stil == '"' and "\\" in linje[sted.kolonne - 1 : sted.kolonne + 1]:
                continue  # an escape, or a letter whose accent is one
            assert her == tegn, (sti, værdi, nr, sted, linje)


@given(
    TEKST, st.sampled_from([None, "'", '"', "|", ">"]), st.integers(20, 60), st.booleans(),
    st.integers(2, 6), st.sampled_from(["\n", "\r\n", "\r"]), FORMER,
    st.booleans(),
)  # fmt: skip
@example("\n a\n\n  b\nc", ">", 20, True, 2, "\n", "NFC", False)
@example("\n", "|", 20, False, 2, "\n", "NFC", False)
@example(" a\n", "|", 20, True, 4, "\n", "NFC", False)
@example("e\u0301 og e", '"', 20, False, 2, "\n", "NFC", True)
@example("-Æ", ">", 20, True, 2, "\n", "NFC", False)
@settings(max_examples=forsøg(600), deadline=None)
def test_hvert_tegn_i_en_skrevet_yaml_har_sit_sted(
    tekst: str, stil: str | None, bredde: int, unicode: bool, indryk: int, brud: str, form: Form,
    bom: bool,
) -> None:  # fmt: skip
    ud = yaml.dump(
        {"a": {"b": [tekst, {"c": tekst}]}, "d": tekst},
        default_style=stil, width=bredde, allow_unicode=unicode, indent=indryk, sort_keys=False,
    )  # fmt: skip
    rå = normalize(form, ud).replace("\n", brud)
    data = læst(rå.encode("utf-8-sig" if bom else "utf-8"))
    # Typed quotation marks, a dash typed as a list mark and signs that nobody sees are found; all
    # else is read as it stands.
    fundet = {f.regel for f in data.fund}
    assert fundet <= {
        "yaml-citationstegn", "usynligt-tegn", "yaml-syntaks", "punkter-loeber-sammen",
    }  # fmt: skip
    if data.fund:
        return
    # Not `tekst` itself: the dumper folds some lines that it should have left.
    ventet = yaml.load(ud, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    skrevet = [ventet["a"]["b"][0], ventet["a"]["b"][1]["c"], ventet["d"]]
    assert [v for _, v in alle_tekster(data)] == [normalize("NFC", v) for v in skrevet]
    tjek_alle_tegn(data)


def _yaml_i_hånden(linjer: list[str], hoved: str, indryk: int, hale: str) -> str:
    krop = "".join(" " * indryk + linje + "\n" for linje in linjer)
    return f"a:\n  b: {hoved}\n{krop}{hale}"


@given(
    st.lists(LINJE | st.just(""), min_size=1, max_size=6),
    st.sampled_from("|>"), st.sampled_from(["", "+", "-"]), st.booleans(), st.integers(3, 7),
    st.sampled_from(["", "\n\n", "# slut\n", "\n  c: d\n", "  \n", "x: y"]),
)  # fmt: skip
@settings(max_examples=forsøg(600), deadline=None)
def test_hvert_tegn_i_en_blok_har_sit_sted(
    linjer: list[str], art: str, ende: str, tal: bool, indryk: int, hale: str
) -> None:
    hoved = art + (str(indryk - 2) if tal else "") + ende + "  # note"
    data = læst(_yaml_i_hånden(linjer, hoved, indryk, hale).encode())
    if data.ulæselige:
        assert not tal or any(linje.startswith("\t") for linje in linjer)
        return
    tjek_alle_tegn(data)


@given(
    st.lists(st.text("abæøå ,.", min_size=1, max_size=9).filter(str.strip), min_size=1, max_size=6),
    st.sampled_from(["", "'", '"']),
    st.lists(st.sampled_from(["\n   ", "\n\n \t\n    ", " \n   "])),
)
@settings(max_examples=forsøg(300), deadline=None)
def test_hvert_tegn_i_en_tekst_over_flere_linjer_har_sit_sted(
    ord_: list[str], tegn: str, brud: list[str]
) -> None:
    tekst = ord_[0].strip() + "".join(
        (brud[nr] if nr < len(brud) else "\n   ") + o.strip() for nr, o in enumerate(ord_[1:])
    )
    data = læst(f"a: {tegn}{tekst}{tegn}\nb: c\n".encode())
    if not data.ulæselige:
        tjek_alle_tegn(data)


@given(
    st.lists(st.lists(st.text(BOGSTAVER + ";\n", max_size=12), min_size=2, max_size=2), max_size=5),
    FORMER,
    st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=forsøg(300), deadline=None)
def test_hvert_tegn_i_en_csv_celle_har_sit_sted(
    rækker: list[list[str]], form: Form, brud: str
) -> None:
    def felt(celle: str) -> str:
        return '"' + celle.replace('"', '""') + '"' if set(celle) & set('";\n') else celle

    linjer = ["første;anden", *(";".join(map(felt, række)) for række in rækker)]
    csv = normalize(form, "\n".join(linjer)).replace("\n", brud)
    data = læst(b"a: {fil: x.csv}\n", x_csv=csv.encode())
    assert all("ikke ses (‹U+00A0›)" in fund.besked for fund in data.fund)
    tabel = data.filer["projekt"]["a"]  # type: ignore[index, call-overload]
    assert isinstance(tabel, Tabeldata)
    ventet = [[normalize("NFC", c).strip() for c in r] for r in rækker]
    assert [list(r.values()) for r in tabel.rækker] == [r for r in ventet if any(r)]
    tjek_alle_tegn(data)


@given(st.text(BOGSTAVER + "\n\t", max_size=80), FORMER)
@settings(max_examples=forsøg(200), deadline=None)
def test_hvert_tegn_i_en_md_fil_har_sit_sted(tekst: str, form: Form) -> None:
    data = læst(b"a: {fil: x.md}\n", x_md=normalize(form, tekst).encode())
    assert data.filer["projekt"] == {"a": normalize("NFC", tekst)}
    tjek_alle_tegn(data)


TRÆ = """\
# en kommentar
titel: Åen
liste:
  - navn: x
    tom:
  - en tekst
  -
blok: |
  Første
  anden {{ tal.x }}
flyd: {a: b, "c d": [e, f]}
"""


@pytest.mark.parametrize(
    ("sti", "peg", "tegn", "ventet"),
    [
        ((), Peg.VÆRDI, None, "projekt.yaml:1:1"),
        (("projekt",), Peg.VÆRDI, None, "projekt.yaml:1:1"),
        (("tal", "tal", "x"), Peg.VÆRDI, None, "tal.yaml:1:1"),
        (("projekt", "titel"), Peg.VÆRDI, None, "projekt.yaml:2:8"),
        (("projekt", "titel"), Peg.NØGLE, None, "projekt.yaml:2:1"),
        (("projekt", "titel"), Peg.VÆRDI, 2, "projekt.yaml:2:10"),
        (("projekt", "titel"), Peg.VÆRDI, 99, "projekt.yaml:2:11"),
        (("projekt", "titel", "tekst"), Peg.VÆRDI, 1, "projekt.yaml:2:9"),
        (("projekt", "liste"), Peg.VÆRDI, None, "projekt.yaml:4:3"),
        (("projekt", "liste", 0), Peg.VÆRDI, None, "projekt.yaml:4:5"),
        (("projekt", "liste", 0), Peg.NØGLE, None, "projekt.yaml:4:5"),
        (("projekt", "liste", 0, "findes", "ikke"), Peg.VÆRDI, None, "projekt.yaml:4:5"),
        (("projekt", "liste", 0, "tom"), Peg.VÆRDI, None, "projekt.yaml:5:5"),
        (("projekt", "liste", 9), Peg.VÆRDI, None, "projekt.yaml:3:1"),
        (("projekt", "liste", 1), Peg.VÆRDI, 3, "projekt.yaml:6:8"),
        (("projekt", "liste", 2), Peg.VÆRDI, None, "projekt.yaml:7:4"),
        (("projekt", "blok"), Peg.VÆRDI, None, "projekt.yaml:8:7"),
        (("projekt", "blok"), Peg.VÆRDI, 0, "projekt.yaml:9:3"),
        (("projekt", "blok"), Peg.VÆRDI, 13, "projekt.yaml:10:9"),
        (("projekt", "flyd", "c d", 1), Peg.VÆRDI, None, "projekt.yaml:11:25"),
        (("projekt", "flyd", "c d"), Peg.NØGLE, None, "projekt.yaml:11:14"),
    ],
)
def test_stedet_for_en_adresse(sti: Sti, peg: Peg, tegn: int | None, ventet: str) -> None:
    sted = læst(TRÆ.encode()).kort.sted(sti, peg, tegn)
    assert f"{sted.fil.name}:{sted.linje}:{sted.kolonne}" == ventet


def test_md_teksten_peger_på_sin_egen_fil_og_nøglen_på_yaml() -> None:
    data = læst(b"a: {fil: x.md}\n", x_md="\ufeffe\u0301t\r\nto tal".encode())
    sted = data.kort.sted(("projekt", "a"), tegn=4)
    assert (sted.fil.name, sted.linje, sted.kolonne) == ("x.md", 2, 2)
    assert data.kort.kildelinje(sted) == "to tal"
    assert data.kort.sted(("projekt", "a"), tegn=1).kolonne == 3
    nøgle = data.kort.sted(("projekt", "a"), Peg.NØGLE)
    assert (nøgle.fil.name, nøgle.linje, nøgle.kolonne) == ("projekt.yaml", 1, 1)
