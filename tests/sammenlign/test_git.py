"""Revisions of a real repository: found, read, named, and gone again."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

import pytest

from generator.depot import revision
from generator.laesning.projekter import Brugsfejl
from generator.sammenlign.argumenter import åbn
from tests.cli.hjaelp import Program
from tests.proeveprojekt import EKSEMPLER, ROD, kopi, ret

from .conftest import Depot

pytestmark = pytest.mark.git

PROJEKT = "indhold/mit kvarter ø"
TAL = "Ændret fravær (Fravær i grundskolen), værdi: 8,21 pct. -> 8,43 pct. (+0,22 procentpoint)"


@pytest.fixture
def rettet(depot: Depot) -> Depot:
    """The figure is put right in the working tree, and nothing else."""
    ret(depot.projekt / "tal.yaml", "værdi: 8,21", "værdi: 8,43")
    return depot


@pytest.fixture
def efterladt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that temporary folders are made in."""
    mappe = tmp_path / "midlertidige"
    mappe.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(mappe))
    return mappe


@pytest.mark.usefixtures("rettet")
@pytest.mark.parametrize("optaget", ["main", f"main:{PROJEKT}", f"rev:main:{PROJEKT}"])
@pytest.mark.langsom
def test_en_mappe_kan_ikke_tage_en_revisions_plads(
    program: Program, depot: Depot, optaget: str
) -> None:
    kopi(depot.rod / optaget, EKSEMPLER / "mindste")
    for gammel in ("rev:main", f"rev:main:{PROJEKT}"):
        svar = program("sammenlign", gammel, PROJEKT)
        assert (svar.kode, svar.fejl) == (0, "")
        assert TAL in svar.ud
    for ukendt in ("rev:", "rev:-x", "rev:findes ikke"):
        assert program("sammenlign", ukendt, PROJEKT).kode == 2


@pytest.mark.parametrize(
    ("gammel", "ny", "vist"),
    [
        ("HEAD", PROJEKT, f"HEAD:{PROJEKT} -> {PROJEKT}"),
        ("main", PROJEKT, f"main:{PROJEKT} -> {PROJEKT}"),
        (f"HEAD:{PROJEKT}", PROJEKT, f"HEAD:{PROJEKT} -> {PROJEKT}"),
        (f"HEAD:./{PROJEKT}/", PROJEKT, f"HEAD:{PROJEKT} -> {PROJEKT}"),
        (f"HEAD:{PROJEKT}/tal.yaml", f"{PROJEKT}/tal.yaml", f"HEAD:{PROJEKT} -> {PROJEKT}"),
        ("HEAD^{/første: dag|første}", PROJEKT, None),
    ],
)
@pytest.mark.usefixtures("rettet")
@pytest.mark.stikproeve(6)
def test_en_revision_mod_det_der_ligger_på_disken(
    program: Program, efterladt: Path, gammel: str, ny: str, vist: str | None
) -> None:
    svar = program("sammenlign", gammel, ny)
    assert (svar.kode, svar.fejl) == (0, "")
    assert TAL in svar.ud
    assert "1 ændring." in svar.ud
    if vist:
        assert svar.ud.splitlines()[0] == vist
    assert list(efterladt.iterdir()) == []


@pytest.mark.langsom
def test_to_revisioner_og_den_ene_uden_sti(rettet: Depot, program: Program) -> None:
    rettet.gem("tallet er rettet")
    for par in ((f"HEAD~1:{PROJEKT}", "HEAD"), ("HEAD~1", f"main:{PROJEKT}"), ("HEAD~1", "HEAD")):
        svar = program("sammenlign", *par)
        assert TAL in svar.ud, svar
    omvendt = program("sammenlign", "HEAD", "HEAD~1")
    assert "8,43 pct. -> 8,21 pct. (-0,22 procentpoint)" in omvendt.ud


@pytest.mark.langsom
def test_stien_ses_også_fra_den_mappe_man_står_i(
    rettet: Depot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rettet.projekt.parent)
    assert TAL in program("sammenlign", "HEAD:mit kvarter ø", "mit kvarter ø").ud
    assert TAL in program("sammenlign", "HEAD:./mit kvarter ø", "mit kvarter ø").ud
    monkeypatch.chdir(rettet.projekt)
    assert TAL in program("sammenlign", "HEAD", ".").ud
    assert TAL in program("sammenlign", "HEAD:.", ".").ud


@pytest.mark.langsom
def test_repositoriet_kan_være_et_andet_sted(
    rettet: Depot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert TAL in program("sammenlign", "main", rettet.projekt).ud
    assert TAL in program("sammenlign", f"main:{PROJEKT}", rettet.projekt).ud


@pytest.mark.langsom
def test_en_sti_der_findes_går_forud_for_en_revision(depot: Depot, program: Program) -> None:
    depot.git("branch", "udkast")
    Path("udkast").symlink_to(depot.projekt) if os.name == "posix" else None
    svar = program("sammenlign", "udkast", PROJEKT)
    assert svar.ud.startswith("udkast -> " if os.name == "posix" else "udkast:")


def test_et_projekt_i_roden_af_sit_repositorium(
    tmp_path: Path, depot: Depot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    del depot
    from tests.proeveprojekt import EKSEMPLER, kopi

    rod = kopi(tmp_path / "selv", EKSEMPLER / "mindste")
    alene = Depot(rod)
    alene.git("init", "--quiet")
    alene.gem("første")
    monkeypatch.chdir(rod)
    assert "Ingen ændringer." in program("sammenlign", "HEAD", ".").ud


@pytest.mark.langsom
def test_et_eget_kriteriesæt_ved_siden_af_følger_med(depot: Depot, program: Program) -> None:
    """The set lies beside the projects and is a part of what they mean."""
    mappe = depot.projekt.parent / "kriterier"
    mappe.mkdir()
    sæt = (ROD / "skabeloner" / "kriterier" / "parallelsamfund-2022.yaml").read_text("utf-8")
    (mappe / "vores.yaml").write_text(sæt, encoding="utf-8")
    ret(depot.projekt / "problemkompleks.yaml", "kriteriesæt: parallelsamfund-2022",
        "kriteriesæt: vores")  # fmt: skip
    depot.gem("vores eget")
    svar = program("sammenlign", "HEAD", PROJEKT)
    assert "Ingen ændringer." in svar.ud


@pytest.mark.langsom
def test_en_docx_i_en_revision(depot: Depot, program: Program) -> None:
    assert program("byg", PROJEKT, "--format", "docx").kode == 1
    depot.gem("bygget")
    ret(depot.projekt / "tal.yaml", "værdi: 8,21", "værdi: 8,43")
    assert program("byg", PROJEKT, "--format", "docx").kode == 1
    svar = program("sammenlign", "HEAD", "ud/mit kvarter ø.docx")
    assert svar.ud.splitlines()[0] == "HEAD:ud/mit kvarter ø.docx -> ud/mit kvarter ø.docx"
    assert "fraværet i grundskolen [-8,21-]{+8,43+} pct. mod" in svar.ud
    svar = program("sammenlign", "HEAD", PROJEKT, "--format", "docx", "--tjek")
    assert (svar.kode, svar.fejl) == (1, "Skrevet: sammenligning.docx\n")
    mod_projekt = program("sammenlign", "HEAD:ud/mit kvarter ø.docx", PROJEKT)
    assert "fraværet i grundskolen [-8,21-]{+8,43+} pct. mod" in mod_projekt.ud


def test_genveje_læses_når_de_bliver_i_mappen(depot: Depot) -> None:
    if os.name != "posix":
        pytest.skip("genveje kræver særlige rettigheder på Windows")
    tal = depot.projekt / "tal.yaml"
    tal.rename(depot.projekt / "egne-tal.yaml")
    tal.symlink_to("egne-tal.yaml")
    (depot.projekt / "hemmelig.md").symlink_to("/etc/passwd")
    (depot.projekt / "ude.md").symlink_to("../../../gitconfig")
    depot.gem("genveje")
    with åbn("HEAD", PROJEKT) as (gammel, _):
        assert (gammel.sti / "tal.yaml").read_bytes() == tal.read_bytes()
        assert not (gammel.sti / "tal.yaml").is_symlink()
        assert not (gammel.sti / "hemmelig.md").exists()
        assert not (gammel.sti / "ude.md").exists()
        assert gammel.noter == (
            f"{PROJEKT}/hemmelig.md er en genvej ud af mappen og er ikke læst.",
            f"{PROJEKT}/ude.md er en genvej ud af mappen og er ikke læst.",
        )
    assert not gammel.sti.exists()


def test_det_der_ikke_skal_med_i_et_arkiv_er_alligevel_indhold(depot: Depot) -> None:
    """`git archive` would leave it out."""
    (depot.rod / ".gitattributes").write_text("tal.yaml export-ignore\n", encoding="utf-8")
    depot.gem("attributter")
    with åbn("HEAD", PROJEKT) as (gammel, _):
        assert (gammel.sti / "tal.yaml").is_file()


# --- what cannot be ---


def fejl(program: Program, *argumenter: str) -> str:
    svar = program("sammenlign", *argumenter)
    assert (svar.kode, svar.ud) == (2, ""), svar
    (sætning,) = svar.fejl.splitlines()
    return sætning


@pytest.mark.parametrize(
    ("gammel", "sætning"),
    [
        ("udgave1", "Git kender ingen revision, der hedder »udgave1«. »git log --oneline« viser "
         "dem, der er."),
        ("mian", "Git kender ingen revision, der hedder »mian«. Mente du »main«?"),
        ("mian~1", "Git kender ingen revision, der hedder »mian~1«. Mente du »main~1«?"),
        ("HEAD:indhold/andet", "indhold/andet findes ikke i revisionen »HEAD«. Hed det noget andet "
         "dengang, så skriv HEAD:STI."),
        ("HEAD:indhold", "HEAD:indhold indeholder ikke filen projekt.yaml, så mappen er ikke et "
         "projekt."),
        ("HEAD:../../ude", "Stien findes ikke i revisionen »HEAD«. Hed det noget andet dengang, så "
         "skriv HEAD:STI."),
        ("indhold/mangler.docx", "indhold/mangler.docx findes ikke. Git kender ingen revision, der "
         "hedder »indhold/mangler.docx«. »git log --oneline« viser dem, der er."),
        ("C:\\andet\\sted", "C:\\andet\\sted findes ikke. Ret stien."),
        ("--upload-pack=x:indhold", "Git kender ingen revision, der hedder »--upload-pack=x«. »git "
         "log --oneline« viser dem, der er."),
        ("", "GAMMEL er ikke en sti eller en revision."),
    ],
)  # fmt: skip
def test_én_sætning_om_hvad_der_er_galt(
    depot: Depot, program: Program, efterladt: Path, gammel: str, sætning: str
) -> None:
    del depot
    assert fejl(program, "--", gammel, PROJEKT) == sætning
    assert list(efterladt.iterdir()) == []


def test_et_fladt_klon_mangler_de_ældre(
    rettet: Depot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rettet.gem("anden")
    klon = tmp_path / "fladt"
    rettet.git("clone", "--quiet", "--depth=1", rettet.rod.as_uri(), str(klon))
    monkeypatch.chdir(klon)
    assert fejl(program, "HEAD~1", PROJEKT) == (
        "Git kender ingen revision, der hedder »HEAD~1«. Her er kun de nyeste revisioner hentet: "
        "Hent resten med »git fetch --unshallow« (i et workflow: fetch-depth: 0)."
    )
    # A branch that only the server's name knows, as in a workflow.
    rettet.git("branch", "gren")
    subprocess.run(["git", "fetch", "--quiet", "origin", "gren:refs/remotes/origin/gren"],
                   check=True, cwd=klon)  # fmt: skip
    assert "Mente du »origin/gren«?" in fejl(program, "gren", PROJEKT)


def test_et_delvist_klon_henter_ikke_selv(
    rettet: Depot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rettet.git("config", "uploadpack.allowFilter", "true")
    rettet.gem("anden")
    klon = tmp_path / "delvist"
    rettet.git("clone", "--quiet", "--filter=blob:none", rettet.rod.as_uri(), str(klon))
    monkeypatch.chdir(klon)
    besked = fejl(program, "HEAD~1", PROJEKT)
    assert besked.startswith("Git kan ikke læse alt i »HEAD~1«: Noget er ikke hentet")


def test_uden_for_et_repositorium(
    depot: Depot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ude = tmp_path / "ude"
    ude.mkdir()
    monkeypatch.chdir(ude)
    (ude / "plan").mkdir()
    for fil in depot.projekt.glob("*.yaml"):
        (ude / "plan" / fil.name).write_bytes(fil.read_bytes())
    assert fejl(program, "HEAD", "plan") == (
        "HEAD findes ikke, og her er intet git-repositorium, så det kan heller ikke være en "
        "revision. Ret stien."
    )


@pytest.mark.langsom
def test_uden_git(depot: Depot, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(depot.rod))
    assert fejl(program, "HEAD", PROJEKT) == (
        "Git er ikke installeret her, så revisioner kan ikke læses. Installér git, eller "
        "sammenlign to mapper eller to DOCX-filer."
    )
    assert program("sammenlign", PROJEKT, PROJEKT).kode == 0


def test_flere_projekter_og_kun_revisioner(depot: Depot, program: Program) -> None:
    from tests.proeveprojekt import EKSEMPLER, kopi

    kopi(depot.rod / "indhold" / "a", EKSEMPLER / "mindste")
    assert fejl(program, "HEAD", "main") == (
        "Her er 2 projekter, så skriv også, hvilket det er: HEAD:indhold/a."
    )


def test_for_meget_og_git_lfs(
    depot: Depot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    (depot.projekt / "kort.png").write_text(
        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", encoding="utf-8"
    )
    depot.gem("lfs")
    assert f"{PROJEKT}/kort.png ligger i Git LFS" in fejl(program, "HEAD", PROJEKT)
    monkeypatch.setattr(revision, "FLEST", 3)
    assert "fylder for meget til at være et projekt" in fejl(program, "HEAD", PROJEKT)


def test_en_beskadiget_docx_i_en_revision_nævnes_ved_sit_eget_navn(
    depot: Depot, program: Program
) -> None:
    fil = depot.rod / "sendt" / "ansøgning.docx"
    fil.parent.mkdir()
    fil.write_bytes(b"PK\x03\x04 ikke mere")
    depot.gem("ødelagt")
    besked = fejl(program, "HEAD:sendt/ansøgning.docx", PROJEKT)
    assert besked.startswith("HEAD:sendt/ansøgning.docx er ikke et Word-dokument (DOCX), eller")


def test_et_projekt_der_ikke_kan_læses_nævnes_ved_sit_eget_navn(
    depot: Depot, program: Program
) -> None:
    fil = depot.projekt / "projekt.yaml"
    hel = fil.read_bytes()
    fil.write_text("regelsæt: [", encoding="utf-8")
    depot.gem("ødelagt")
    fil.write_bytes(hel)
    besked = fejl(program, "HEAD", PROJEKT)
    assert besked.startswith(
        f"HEAD:{PROJEKT} kan ikke sammenlignes, for projekt.yaml kan ikke læses."
    )
    assert tempfile.gettempdir() not in besked


@pytest.mark.langsom
def test_intet_i_repositoriet_er_rørt(rettet: Depot, program: Program) -> None:
    før = rettet.git("status", "--porcelain=v2", "--branch"), rettet.git("count-objects", "-v")
    program("sammenlign", "HEAD", PROJEKT)
    assert (rettet.git("status", "--porcelain=v2", "--branch"),
            rettet.git("count-objects", "-v")) == før  # fmt: skip
    assert {p.name for p in rettet.rod.iterdir()} == {".git", "indhold"}


@pytest.mark.langsom
def test_en_hook_forstyrrer_ikke(
    rettet: Depot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git tells its hooks where the repository is; another one may be meant."""
    monkeypatch.setenv("GIT_DIR", str(rettet.rod.parent / "et andet"))
    monkeypatch.setenv("GIT_INDEX_FILE", "index")
    assert TAL in program("sammenlign", "HEAD", PROJEKT).ud


@pytest.mark.parametrize("navn", ["../ude", "a/../../ude", "/ude", "a//b"])
def test_et_navn_fra_et_træ_bliver_i_mappen(navn: str) -> None:
    from pathlib import PurePosixPath

    ok = revision._er_fredelig(PurePosixPath(navn))
    assert ok == (navn == "a//b")


def test_åbn_rydder_op_også_når_læsningen_svigter(depot: Depot, efterladt: Path) -> None:
    del depot
    with pytest.raises(Brugsfejl), åbn("HEAD", "findes-ikke:x"):
        pass
    fundet = []
    try:
        with åbn("HEAD", PROJEKT):
            fundet += efterladt.iterdir()
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        assert fundet
    assert list(efterladt.iterdir()) == []


@pytest.mark.usefixtures("depot")
def test_en_andens_repositorium(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own way to try it
    besked = fejl(program, "HEAD", PROJEKT)
    assert besked.startswith("Git læser ikke repositoriet ved ")
    assert besked.endswith("git config --global --add safe.directory og mappens sti.")
