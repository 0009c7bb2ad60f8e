"""A project reads the files in its folder, and nothing else."""

# ruff: noqa: E501 - findings are compared whole

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest

from generator.fund import Fund, Sted
from generator.laesning import ProjektFejl, læs_billede, læs_projekt
from tests.laesning.hjaelp import læs, skriv
from tests.skrivere.proeve import png

PEGER = "a: {{fil: {}}}\n"
FØR = "projekt.yaml:1:10: "
I_MAPPEN = "Læg filen i projektets mappe, og skriv stien derfra"
RET_NAVNET = "Ret navnet, så det er præcis filens eget, også med store og små bogstaver."
PNG = png(40, 20)
JPEG = (
    b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x14\x00\x28\x01\x01\x11\x00"  # 40 x 20 points
    b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x2a" * 20 + b"\xff\xd9"
)


def med_mål(billede: bytes, bredde: int, højde: int) -> bytes:
    """Return a PNG that says it has other measures than it has."""
    hoved = b"IHDR" + struct.pack(">II", bredde, højde) + billede[24:29]
    return billede[:12] + hoved + struct.pack(">I", zlib.crc32(hoved)) + billede[33:]


def test_en_md_fil_bliver_til_sin_tekst(tmp_path: Path) -> None:
    data, fund = læs(
        tmp_path, projekt_yaml=PEGER.format("afsnit/a.md"), afsnit__a_md="# Én\r\nTo\n"
    )
    assert (data.filer["projekt"], fund) == ({"a": "# Én\nTo\n"}, [])
    assert data.stier == (tmp_path / "afsnit/a.md", tmp_path / "projekt.yaml")


@pytest.mark.parametrize("navn", ["./afsnit/a.md", "afsnit//a.md", "'afsnit/a.md '", "afsnit/A.MD"])
def test_navnet_må_skrives_paa_flere_maader(navn: str, tmp_path: Path) -> None:
    data, fund = læs(tmp_path, projekt_yaml=PEGER.format(navn), afsnit__a_md="x", afsnit__A_MD="x")
    assert (data.filer["projekt"], fund) == ({"a": "x"}, [])


@pytest.mark.parametrize("paa_disken", ["ma\u030al", "mål"])
@pytest.mark.parametrize("i_yaml", ["ma\u030al", "mål"])
def test_et_navn_med_accenter_findes_i_begge_former(
    paa_disken: str, i_yaml: str, tmp_path: Path
) -> None:
    data, fund = læs(
        tmp_path, projekt_yaml=PEGER.format(f"{i_yaml}.md"), **{f"{paa_disken}_md": "hej"}
    )
    assert (data.filer["projekt"], fund) == ({"a": "hej"}, [])


@pytest.mark.parametrize(
    ("navn", "ventet"),
    [
        ("../x.md", "fil-uden-for-mappen »../x.md« går med »..« ud af mappen. Ret: " + I_MAPPEN + "."),
        ("a/../b.md", "fil-uden-for-mappen »a/../b.md« går med »..« ud af mappen. Ret: " + I_MAPPEN + "."),
        *(
            (navn, f"fil-uden-for-mappen »{navn}« peger uden for projektets mappe. Ret: {I_MAPPEN}, "
             "for eksempel »afsnit/navn.md«.")
            for navn in ("/etc/passwd", "C:\\x.md", "C:/x.md", "~/x.md", "http://x.dk/y.md", "\\\\s\\x.md")
        ),
        ("afsnit\\a.md", "fil-uden-for-mappen »afsnit\\a.md« er skrevet med omvendt skråstreg, som ikke "
         "virker på alle computere. Ret: Skriv »afsnit/a.md«."),
        ("''", "fil-mangler Filnavnet er tomt. Ret: Skriv filens navn."),
        ("", "fil-mangler Filnavnet er tomt. Ret: Skriv filens navn."),
        ("mangler.md", "fil-mangler Filen »mangler.md« findes ikke i projektets mappe. Ret: Læg filen i "
         "mappen, eller ret navnet."),
        ("afsnit/a.md/b.md", "fil-mangler Filen »afsnit/a.md/b.md« findes ikke i projektets mappe. Ret: "
         "Læg filen i mappen, eller ret navnet."),
        ("AFSNIT/a.md", "fil-mangler Filen »AFSNIT/a.md« findes ikke i projektets mappe; mente du "
         f"»afsnit/a.md«? Ret: {RET_NAVNET}"),
        ("afsnit/maalgrupper.md", "fil-mangler Filen »afsnit/maalgrupper.md« findes ikke i projektets "
         f"mappe; mente du »afsnit/målgrupper.md«? Ret: {RET_NAVNET}"),
        ("afsnit", "fil-forkert-art »afsnit« er en mappe (krævet en fil). Ret: Ret filnavnet."),
        ("afsnit/a.docx", "fil-forkert-art »afsnit/a.docx« kan ikke læses her (fundet ».docx«, krævet .md, "
         ".csv eller .xlsx). Ret: Gem teksten som .md eller tabellen som .csv eller .xlsx."),
        ("afsnit/uden", "fil-forkert-art »afsnit/uden« kan ikke læses her (fundet ingen endelse, krævet "
         ".md, .csv eller .xlsx). Ret: Gem teksten som .md eller tabellen som .csv eller .xlsx."),
    ],
)  # fmt: skip
def test_en_peger_der_ikke_kan_følges(navn: str, ventet: str, tmp_path: Path) -> None:
    data, fund = læs(
        tmp_path, projekt_yaml=PEGER.format(navn), afsnit__a_md="x", afsnit__målgrupper_md="x"
    )
    kolonne = "9" if not navn else "10"
    sted = f"projekt.yaml:1:{kolonne}: " if navn else "projekt.yaml:1:5: "
    assert fund == [sted + ventet]
    assert data.filer["projekt"] == {"a": None}
    assert data.ulæste == {("projekt", "a")}


UDEN_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="needs symbolic links and pipes")


def genveje(mappe: Path) -> None:
    (mappe.parent / "hemmelig.md").write_text("hemmelig")
    (mappe / "ude.md").symlink_to(mappe.parent / "hemmelig.md")
    (mappe / "mappe").symlink_to(mappe.parent)
    (mappe / "død.md").symlink_to(mappe / "findes-ikke.md")
    (mappe / "rund.md").symlink_to("rund.md")
    (mappe / "inde.md").symlink_to("b.md")
    os.mkfifo(mappe / "rør.md")


UDE = "er en genvej til en fil uden for projektets mappe. Ret: Læg selve filen i projektets mappe."


@pytest.mark.parametrize(
    ("navn", "ventet"),
    [
        ("ude.md", f"fil-uden-for-mappen »ude.md« {UDE}"),
        ("mappe/hemmelig.md", f"fil-uden-for-mappen »mappe/hemmelig.md« {UDE}"),
        ("død.md", "fil-mangler »død.md« er en genvej til en fil, der ikke findes. Ret: Læg selve "
         "filen i projektets mappe."),
        ("rund.md", "fil-mangler »rund.md« er en genvej til en fil, der ikke findes. Ret: Læg selve "
         "filen i projektets mappe."),
        ("rør.md", "fil-forkert-art »rør.md« er ikke en almindelig fil (krævet en fil). Ret: Ret "
         "filnavnet."),
    ],
)  # fmt: skip
@UDEN_WINDOWS
def test_en_genvej_følges_kun_inden_for_mappen(navn: str, ventet: str, tmp_path: Path) -> None:
    mappe = tmp_path / "projekt"
    mappe.mkdir()
    genveje(mappe)
    data, fund = læs(mappe, projekt_yaml=PEGER.format(navn))
    assert fund == [FØR + ventet]
    assert "hemmelig" not in str(data.filer)


@UDEN_WINDOWS
def test_en_genvej_inden_for_mappen_læses(tmp_path: Path) -> None:
    genveje(tmp_path)
    data, fund = læs(tmp_path, projekt_yaml=PEGER.format("inde.md"), b_md="b")
    assert (data.filer["projekt"], fund) == ({"a": "b"}, [])


@UDEN_WINDOWS
def test_en_indholdsfil_må_ikke_selv_være_en_genvej_ud(tmp_path: Path) -> None:
    mappe = tmp_path / "projekt"
    mappe.mkdir()
    (tmp_path / "tal.yaml").write_text("hemmelig: x")
    (mappe / "tal.yaml").symlink_to(tmp_path / "tal.yaml")
    data, fund = læs(mappe)
    assert fund == [f"tal.yaml:1:1: fil-uden-for-mappen »tal.yaml« {UDE}"]
    assert (list(data.filer), list(data.ulæselige)) == (["projekt"], ["tal"])


UTF16 = (
    "tegnsaet Filen er gemt med tegnsættet UTF-16 (krævet UTF-8). Ret: Gem filen igen med "
    "tegnsættet UTF-8; i Notesblok vælges det under »Gem som«, »Kodning«."
)
CP1252 = (
    "tegnsaet Filen er ikke gemt med tegnsættet UTF-8: tegnet »å« i linjen kan ikke læses. Ret: Gem "
    "filen igen med tegnsættet UTF-8, og se efter, at æ, ø og å står rigtigt."
)
STYRETEGN = (
    "ulovligt-tegn Linjen indeholder et usynligt styretegn (U+{}), som ikke kan stå i et dokument."
)
SLET = " Ret: Slet tegnet; det er oftest kommet med fra et andet program."
KRÆVET_TEKST = " Ret: Gem filen i det rigtige format, eller ret filnavnet."


@pytest.mark.parametrize(
    ("indhold", "ventet"),
    [
        ("tekst på\n".encode("utf-16"), ["a.md:1:1: " + UTF16]),
        ("tekst på\n".encode("utf-16-le"), ["a.md:1:1: " + UTF16]),
        ("tekst på\n".encode("utf-32"), ["a.md:1:1: " + UTF16]),
        ("to\r\nlinjer på\n".encode("cp1252"), ["a.md:2:9: " + CP1252]),
        (b"\xef\xbb\xbfen p\xe5", ["a.md:1:5: " + CP1252]),
        (b"abc\0def", [FØR + "fil-forkert-art Indholdet af »a.md« passer ikke med navnet (krævet en "
                       "tekst)." + KRÆVET_TEKST]),
        (b"PK\x03\x04", [FØR + "fil-forkert-art Indholdet af »a.md« passer ikke med navnet (fundet et "
                         "pakket Office- eller zip-dokument, krævet en tekst)." + KRÆVET_TEKST]),
        (b"%PDF-1.7", [FØR + "fil-forkert-art Indholdet af »a.md« passer ikke med navnet (fundet en "
                       "PDF, krævet en tekst)." + KRÆVET_TEKST]),
        (b"a" * (2 * 1024 * 1024 + 1), [FØR + "fil-for-stor »a.md« er for stor (fundet 2,0 MB, højst "
                                        "2 MB). Ret: Gør filen mindre, eller del den op."]),
        ("én\x07 to\x07\nx\x0b\u2028".encode(), [f"a.md:1:3: {STYRETEGN.format('0007')}{SLET}",
                                                f"a.md:2:2: {STYRETEGN.format('000B')}{SLET}"]),
        ("e\u0301\x07".encode(), [f"a.md:1:3: {STYRETEGN.format('0007')}{SLET}"]),
        ("a\ufeffb".encode(), [f"a.md:1:2: {STYRETEGN.format('FEFF')}{SLET}"]),
        ("x\ny e\u0301".encode() + "\u0323".encode() * 99, [
            "a.md:2:1: ulovligt-tegn Et bogstav i linjen bærer flere accenter, end noget sprog "
            "bruger. Ret: Slet ordet, og skriv det igen."]),
    ],
)  # fmt: skip
def test_hvad_en_tekstfil_ikke_må_rumme(indhold: bytes, ventet: list[str], tmp_path: Path) -> None:
    assert læs(tmp_path, projekt_yaml=PEGER.format("a.md"), a_md=indhold)[1] == ventet


@pytest.mark.parametrize(
    ("indhold", "ventet"),
    [
        ("a: b\nc: få\n".encode("cp1252"), "projekt.yaml:2:5: " + CP1252),
        ("a: b\nc: få\n".encode("utf-16"), "projekt.yaml:1:1: " + UTF16),
        (b"a: b\nc: d\0\n", f"projekt.yaml:2:5: {STYRETEGN.format('0000')}{SLET}"),
    ],
)
def test_yaml_i_et_andet_tegnsæt(indhold: bytes, ventet: str, tmp_path: Path) -> None:
    assert læs(tmp_path, projekt_yaml=indhold)[1] == [ventet]


@pytest.mark.parametrize(
    ("navn", "indhold", "ventet"),
    [
        ("k.png", PNG, ""),
        ("k.jpeg", JPEG, ""),
        ("k.png", JPEG, "fil-forkert-art Indholdet af »k.png« passer ikke med navnet (fundet et "
         "JPEG-billede, krævet et PNG-billede)." + KRÆVET_TEKST),
        ("k.png", b"", "fil-forkert-art Indholdet af »k.png« passer ikke med navnet (krævet et "
         "PNG-billede)." + KRÆVET_TEKST),
        # Word needs a second picture beside an SVG, so a writer's own is asked for as PNG.
        ("k.svg", b"<svg/>", "fil-forkert-art »k.svg« er ikke et billede, der kan trykkes (krævet "
         ".png eller .jpg). Ret: Gem billedet som PNG eller JPEG, og skriv det navn her."),
        ("k.gif", b"GIF89a", "fil-forkert-art »k.gif« er ikke et billede, der kan trykkes (krævet "
         ".png eller .jpg). Ret: Gem billedet som PNG eller JPEG, og skriv det navn her."),
        ("k.md", b"x", "fil-forkert-art »k.md« er ikke et billede, der kan trykkes (krævet .png "
         "eller .jpg). Ret: Gem billedet som PNG eller JPEG, og skriv det navn her."),
    ],
)  # fmt: skip
def test_et_billede_skal_være_hvad_det_hedder(
    navn: str, indhold: bytes, ventet: str, tmp_path: Path
) -> None:
    yaml = f"figurer:\n  - fil: {navn}\n    tekst: Kort\n"
    data, fund = læs(tmp_path, projekt_yaml=yaml, **{navn.replace(".", "_"): indhold})
    assert fund == (["projekt.yaml:2:10: " + ventet] if ventet else [])
    assert data.filer["projekt"] == {"figurer": [{"fil": navn, "tekst": "Kort"}]}
    læst = læs_billede(tmp_path, navn)
    if not ventet:
        assert læst == indhold
        assert tmp_path / navn in data.stier


@pytest.mark.parametrize(
    ("navn", "indhold", "hvorfor"),
    [
        ("k.png", PNG[:-1], "det er ikke helt"),
        ("k.png", PNG[:8], "det er ikke helt"),
        ("k.png", PNG[:8] + b"x" * 500, "det er ikke helt"),
        ("k.png", PNG[:40] + b"\0" + PNG[41:], "dets kontrolsum passer ikke"),
        ("k.png", med_mål(PNG, 0, 20), "det har ingen udstrækning"),
        ("k.png", med_mål(PNG, 40, 21), "det er ikke helt"),
        ("k.png", med_mål(PNG, 100_000, 100_000), "det har for mange punkter"),
        ("k.jpg", JPEG[:-2], "det er ikke helt"),
        ("k.jpg", JPEG[:12], "det er ikke helt"),
        ("k.jpg", JPEG[:3] + b"x" * 300, "det er ikke helt"),
        ("k.jpg", JPEG.replace(b"\0\x14\0\x28", b"\xff\xff\xff\xff"), "det har for mange punkter"),
    ],
)
def test_et_beskadiget_billede_tegnes_ikke(
    navn: str, indhold: bytes, hvorfor: str, tmp_path: Path
) -> None:
    yaml = f"figurer:\n  - fil: {navn}\n    tekst: Kort\n"
    _, fund = læs(tmp_path, projekt_yaml=yaml, **{navn.replace(".", "_"): indhold})
    assert fund == [
        f"projekt.yaml:2:10: fil-forkert-art Billedet »{navn}« kan ikke læses: {hvorfor}. Ret: Åbn "
        "billedet i et billedprogram, og gem det igen som PNG eller JPEG."
    ]
    assert isinstance(læs_billede(tmp_path, navn), Fund)


@pytest.mark.parametrize("plads", range(8, len(PNG), 3))
def test_en_byte_er_nok_til_at_et_png_ikke_er_helt(plads: int, tmp_path: Path) -> None:
    (tmp_path / "k.png").write_bytes(PNG[:plads] + bytes([PNG[plads] ^ 1]) + PNG[plads + 1 :])
    assert isinstance(læs_billede(tmp_path, "k.png"), Fund)


@pytest.mark.parametrize("navn", ["k.yaml", "k.md", "k.svg", "k"])
def test_kun_et_billede_laeses_som_et_billede(navn: str, tmp_path: Path) -> None:
    (tmp_path / navn).write_text("a: b\n")
    assert isinstance(læs_billede(tmp_path, navn), Fund)


def test_et_logo_tjekkes_som_et_billede(tmp_path: Path) -> None:
    _, fund = læs(tmp_path, projekt_yaml="udseende:\n  logo: Logo.png\n", logo_png=PNG)
    assert fund == [
        "projekt.yaml:2:9: fil-mangler Filen »Logo.png« findes ikke i projektets mappe; mente du "
        f"»logo.png«? Ret: {RET_NAVNET}"
    ]


def test_læs_billede_giver_et_fund_uden_at_kende_adressen(tmp_path: Path) -> None:
    fund = læs_billede(tmp_path, "../kort.png")
    assert isinstance(fund, Fund)
    assert (fund.sti, fund.regel, fund.sted) == (
        (), "fil-uden-for-mappen", Sted(tmp_path / "projekt.yaml"),
    )  # fmt: skip


def test_uden_projekt_yaml_er_det_ikke_et_projekt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nyt").mkdir()
    with pytest.raises(ProjektFejl) as fejl:
        læs_projekt(tmp_path / "nyt")
    assert (
        str(fejl.value) == "nyt indeholder ikke filen projekt.yaml, så mappen er ikke et projekt."
    )
    with pytest.raises(ProjektFejl) as fejl:
        læs_projekt(Path("findes/ikke"))
    assert str(fejl.value) == "findes/ikke er ikke en mappe. Skriv navnet på projektets mappe."


@pytest.mark.parametrize("navn", ["Projekt.yaml", "projekt.yml", "projekt.yaml.txt"])
def test_en_projektfil_under_et_andet_navn_nævnes(navn: str, tmp_path: Path) -> None:
    (tmp_path / navn).touch()
    with pytest.raises(ProjektFejl, match=f"Omdøb filen »{navn}« til »projekt.yaml«."):
        læs_projekt(tmp_path)


def test_en_indholdsfil_under_et_andet_navn_nævnes(tmp_path: Path) -> None:
    data, fund = læs(tmp_path, tal_yml="a: b\n", tal2_yaml="a: b\n")
    assert fund == [
        "tal.yaml:1:1: fil-mangler Filen »tal.yaml« findes ikke under det navn. Ret: Omdøb filen "
        "»tal.yml« til »tal.yaml«."
    ]
    assert data.ulæselige == {"tal"}


@pytest.mark.parametrize(
    ("fejl", "ventet"),
    [
        (PermissionError(13, "x"), "p/tal.yaml kan ikke læses: adgangen er nægtet. Luk filen, hvis "
         "den er åben i et andet program, og se efter, at du har lov til at læse den."),
        (OSError(5, "Input/output error"), "p/tal.yaml kan ikke læses: drevet svarer med en læse- "
         "eller skrivefejl."),
        (OSError(95, "Operation not supported"), "p/tal.yaml kan ikke læses: styresystemet svarer "
         "»Operation not supported«."),
    ],
)  # fmt: skip
def test_en_fil_som_systemet_ikke_giver_fra_sig_standser_læsningen(
    fejl: OSError, ventet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may open anything, so a refusal has to be made.
    skriv(tmp_path / "p", projekt_yaml="", tal_yaml="")
    åbn = Path.open

    def afslå(fil: Path, *a: str) -> object:
        if fil.name == "tal.yaml":
            raise fejl
        return åbn(fil, *a)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", afslå)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ProjektFejl) as fanget:
        læs_projekt(Path("p"))
    assert str(fanget.value) == ventet
