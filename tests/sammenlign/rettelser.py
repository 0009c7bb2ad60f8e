"""Edits that a writer makes to the real application, each by itself: name -> what it does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.proeveprojekt import ret

Rettelse = Callable[[Path], None]
RETTELSER: dict[str, Rettelse] = {}


def rettelse(funktion: Rettelse) -> Rettelse:
    RETTELSER[funktion.__name__] = funktion
    return funktion


def _afsnit(fil: Path) -> tuple[str, list[str]]:
    tekst = fil.read_text(encoding="utf-8")
    return tekst, tekst.rstrip("\n").split("\n\n")


# --- figures ---


@rettelse
def et_tal_i_pct(p: Path) -> None:
    ret(p / "tal.yaml", "værdi: 8,21", "værdi: 8,43")


@rettelse
def et_antal(p: Path) -> None:
    ret(p / "tal.yaml", "værdi: 439", "værdi: 1438")


@rettelse
def et_tidligere_tal(p: Path) -> None:
    ret(p / "tal.yaml", "værdi: 82,2", "værdi: 80")


@rettelse
def et_aar_oplyses(p: Path) -> None:
    ret(
        p / "tal.yaml",
        "værdi: 439\n    enhed: antal\n    år: ikke oplyst",
        "værdi: 439\n    enhed: antal\n    år: 2022",
    )


@rettelse
def samme_tal_med_flere_decimaler(p: Path) -> None:
    ret(p / "noegletal.csv", "612;24,3;2,64", "612;24,30;2,64")


@rettelse
def en_celle(p: Path) -> None:
    ret(p / "noegletal.csv", "612;24,3;2,64", "612;30,1;2,64")


@rettelse
def en_celle_oplyses_ikke(p: Path) -> None:
    ret(p / "noegletal.csv", "612;24,3;2,64", "612;24,3;*")


@rettelse
def en_celle_der_giver_61b(p: Path) -> None:
    ret(p / "noegletal.csv", "612;24,3;2,64;49,4;59,2;51,0", "612;24,3;2,64;49,4;59,2;29,0")


# --- texts ---


@rettelse
def et_ord(p: Path) -> None:
    ret(p / "problemkompleks.yaml", "Udviklingen er positiv. I", "Udviklingen er opmuntrende. I")


@rettelse
def andre_linjeskift(p: Path) -> None:
    ret(p / "problemkompleks.yaml", "før bekymring bliver til en sag, og\n      samarbejdet",
        "før bekymring bliver til en sag,\n      og samarbejdet")  # fmt: skip


@rettelse
def kun_fed(p: Path) -> None:
    ret(p / "problemkompleks.yaml", "Udviklingen er positiv. I", "Udviklingen er **positiv**. I")


@rettelse
def afsnit_byttet_om(p: Path) -> None:
    fil = p / "afsnit" / "frederiksholm.md"
    _, (et, to, note) = _afsnit(fil)
    fil.write_text("\n\n".join([to, et, note]) + "\n", encoding="utf-8")


@rettelse
def afsnit_byttet_om_med_et_ord(p: Path) -> None:
    afsnit_byttet_om(p)
    ret(p / "afsnit" / "frederiksholm.md", "en del af opgaven", "en stor del af opgaven")


@rettelse
def afsnit_flyttet_til_et_andet_felt(p: Path) -> None:
    fil = p / "problemkompleks.yaml"
    tekst = fil.read_text(encoding="utf-8")
    start = tekst.index("\n      Mange bor alene.")
    slut = tekst.index("    indsats: |", start)
    flyttet = tekst[start:slut]
    fil.write_text(tekst[:start] + tekst[slut:], encoding="utf-8")
    ret(fil, "bliver kortere og tryggere.\n", f"bliver kortere og tryggere.\n{flyttet}")


@rettelse
def afsnit_delt(p: Path) -> None:
    ret(p / "problemkompleks.yaml", "Tilliden er også lav. I Sjælør",
        "Tilliden er også lav.\n\n      I Sjælør")  # fmt: skip


@rettelse
def nyt_afsnit(p: Path) -> None:
    ret(p / "problemkompleks.yaml", "bliver kortere og tryggere.\n",
        "bliver kortere og tryggere.\n\n      Det sker sammen med skolerne.\n")  # fmt: skip


@rettelse
def tekst_i_en_fil_foelger_med(p: Path) -> None:
    fil = p / "afsnit" / "frederiksholm.md"
    ny = fil.with_name("sydhavnen.md")
    fil.rename(ny)
    ret(p / "problemkompleks.yaml", "fil: afsnit/frederiksholm.md", "fil: afsnit/sydhavnen.md")


# --- lists ---


@rettelse
def et_punkt_slettet(p: Path) -> None:
    ret(p / "problemkompleks.yaml", "      - fravær i grundskolen\n", "")


@rettelse
def et_punkt_rettet(p: Path) -> None:
    ret(p / "problemkompleks.yaml", "- bandeaktivitet\n", "- bandeaktivitet og rekruttering\n")


@rettelse
def punkter_byttet_om(p: Path) -> None:
    ret(p / "problemkompleks.yaml",
        "      - lav valgdeltagelse\n      - lav tillid mellem mennesker\n",
        "      - lav tillid mellem mennesker\n      - lav valgdeltagelse\n")  # fmt: skip


@rettelse
def tekst_der_intet_trykker(p: Path) -> None:
    fil = p / "problemkompleks.yaml"
    ret(fil, "erfaringer: |", "figurer: []\nerfaringer: |")
    for navn in ("samarbejdspartnere.yaml", "organisering.yaml"):
        tekst = (p / navn).read_text(encoding="utf-8")
        (p / navn).write_text(tekst + "fodnoter: {}\n", encoding="utf-8")


@rettelse
def punkter_med_stort(p: Path) -> None:
    fil = p / "problemkompleks.yaml"
    ret(fil, "      - lav tillid mellem mennesker\n", "      - Lav tillid mellem mennesker\n")
    ret(fil, "      - lav valgdeltagelse\n", "      - Lav valgdeltagelse\n")


# --- footnotes ---


@rettelse
def ny_fodnote_forrest(p: Path) -> None:
    fil = p / "problemkompleks.yaml"
    ret(fil, "bære helhedsplanen alene.", "bære helhedsplanen alene.[^bevilling]")
    ret(fil, "fodnoter:\n", "fodnoter:\n  bevilling: |\n    Bevillingen udløber i 2024.\n")


@rettelse
def fodnote_rettet(p: Path) -> None:
    ret(p / "problemkompleks.yaml", "§§ 11, 50, 51 og 52", "§§ 11, 50 og 52")


@rettelse
def fodnotens_navn_er_skrivernes_eget(p: Path) -> None:
    fil = p / "problemkompleks.yaml"
    ret(fil, "[^socialsager]", "[^sager]")
    ret(fil, "  socialsager: |", "  sager: |")


@rettelse
def fodnote_i_teksten_selv(p: Path) -> None:
    ret(p / "afsnit" / "frederiksholm.md", "en social koordinator", "to sociale koordinatorer")


# --- afdelinger ---


@rettelse
def afdeling_omdoebt(p: Path) -> None:
    ret(p / "afdelinger.csv", "SAB;Elleparken;", "SAB;Elleparken Vest;")
    ret(p / "noegletal.csv", "SAB;Elleparken;", "SAB;Elleparken Vest;")


@rettelse
def afdeling_omdoebt_ved_sit_boligomraade(p: Path) -> None:
    ret(p / "afdelinger.csv", "3B;Folehaven;", "3B;Folehaven Nord;")
    ret(p / "noegletal.csv", "3B;Folehaven;", "3B;Folehaven Nord;")
    ret(p / "problemkompleks.yaml", "      afdelinger:\n        - Folehaven\n",
        "      afdelinger:\n        - Folehaven Nord\n")  # fmt: skip


@rettelse
def ny_afdeling(p: Path) -> None:
    ret(p / "afdelinger.csv", "SAB;Elleparken;", "SAB;Åparken;;98;nuværende;nej\nSAB;Elleparken;")
    ret(p / "noegletal.csv", "SAB;Elleparken;",
        "SAB;Åparken;180;20,0;1,00;40,0;70,0;25,0\nSAB;Elleparken;")  # fmt: skip


@rettelse
def afdeling_vaek(p: Path) -> None:
    ret(p / "afdelinger.csv", "3B;Ved Rosenhaven;;38;nuværende;nej\n", "")
    fil = p / "noegletal.csv"
    rækker = fil.read_text(encoding="utf-8").splitlines(keepends=True)
    fil.write_text("".join(r for r in rækker if "Ved Rosenhaven" not in r), encoding="utf-8")


@rettelse
def afdelinger_i_ny_orden(p: Path) -> None:
    ret(p / "afdelinger.csv",
        "3B;Grønrisvej;;66;nuværende;nej\n3B;Händelsvej;;113;nuværende;nej\n",
        "3B;Händelsvej;;113;nuværende;nej\n3B;Grønrisvej;;66;nuværende;nej\n")  # fmt: skip


@rettelse
def noegletal_i_ny_orden_trykkes_ens(p: Path) -> None:
    fil = p / "noegletal.csv"
    hoved, *rækker = fil.read_text(encoding="utf-8").splitlines(keepends=True)
    fil.write_text("".join([hoved, *reversed(rækker)]), encoding="utf-8")


@rettelse
def lejeboliger(p: Path) -> None:
    ret(p / "afdelinger.csv", "3B;Folehaven;;973", "3B;Folehaven;;985")


@rettelse
def afdeling_bliver_betinget(p: Path) -> None:
    ret(p / "afdelinger.csv", "SAB;Elleparken;;270;nuværende;nej", "SAB;Elleparken;;270;nye;ja")


# --- partners and fora ---

_NY_PARTNER = """\
  - navn: Sydhavnens Bibliotek
    type: andet
    status: i dialog
    deltagere:
      - biblioteket
      - frivillige
    bidrag:
      inden_for: Lektiehjælp i {{ afdelinger.antal }} afdelinger.
      uden_for:
        ingen: biblioteket har kun dette.
"""


@rettelse
def ny_partner(p: Path) -> None:
    ret(p / "samarbejdspartnere.yaml", "  - navn: Servicecentrene\n",
        _NY_PARTNER + "  - navn: Servicecentrene\n")  # fmt: skip


@rettelse
def partner_omdoebt(p: Path) -> None:
    ret(p / "samarbejdspartnere.yaml", "navn: Servicecentrene", "navn: Driftsfællesskabet")


@rettelse
def enhed_har_aftalt(p: Path) -> None:
    ret(p / "samarbejdspartnere.yaml", "navn: BIF\n        status: i dialog",
        "navn: BIF\n        status: aftalt")  # fmt: skip


@rettelse
def enheds_bidrag(p: Path) -> None:
    ret(p / "samarbejdspartnere.yaml", "inden_for: En partnerskabsstilling, som drøftes.",
        "inden_for: En halv partnerskabsstilling, som drøftes.")  # fmt: skip


@rettelse
def bidrag_bliver_til_et_andet_svar(p: Path) -> None:
    ret(p / "samarbejdspartnere.yaml", "uden_for: Den daglige service og vedligeholdelse.",
        "uden_for:\n        afklares: i foråret.")  # fmt: skip


@rettelse
def forum_vaek(p: Path) -> None:
    fil = p / "organisering.yaml"
    tekst = fil.read_text(encoding="utf-8")
    start = tekst.index("  - navn: Boligsociale ledergrupper")
    slut = tekst.index("  - navn: Fælles styregruppe")
    fil.write_text(tekst[:start] + tekst[slut:], encoding="utf-8")


@rettelse
def forum_moedes_oftere(p: Path) -> None:
    ret(p / "organisering.yaml", "møder: 3-4 gange årligt", "møder: 6 gange årligt")


@rettelse
def deltager_faar_et_niveau_mere(p: Path) -> None:
    ret(p / "organisering.yaml", "      - part: Afdelingsbestyrelserne\n        niveau: beboer",
        "      - part: Afdelingsbestyrelserne\n        niveau:\n          - leder\n"
        "          - beboer")  # fmt: skip


# --- the rest of projekt.yaml ---


@rettelse
def dato_og_periode(p: Path) -> None:
    ret(p / "projekt.yaml", "dato: 2023-12-01", "dato: 2024-02-01")
    ret(p / "projekt.yaml", "til: 2028-12-31", "til: 2028-06-30")


@rettelse
def helhedsplanen_omdoebt(p: Path) -> None:
    ret(p / "projekt.yaml", "helhedsplan: Mit Kvarter", "helhedsplan: Vores Kvarter")


@rettelse
def ansoeger_omdoebt(p: Path) -> None:
    ret(p / "projekt.yaml", "navn: Boligforeningen 3B", "navn: Boligforeningen Tre B")


@rettelse
def ny_forkortelse(p: Path) -> None:
    ret(p / "projekt.yaml", "  BIF: ", "  BBBO: bedre boliger\n  BIF: ")


@rettelse
def oekonomi(p: Path) -> None:
    fil = p / "projekt.yaml"
    fil.write_text(
        fil.read_text(encoding="utf-8")
        + "økonomi:\n  samlet_budget: 24000000\n  medfinansiering:\n    - fra: 3B\n"
        "      beløb: 2500000\n",
        encoding="utf-8",
    )


@rettelse
def omraade_fravalgt(p: Path) -> None:
    fil = p / "problemkompleks.yaml"
    tekst = fil.read_text(encoding="utf-8")
    start = tekst.index("  - navn: Beskæftigelse\n")
    slut = tekst.index("  - navn: Kriminalitetsforebyggelse\n")
    fil.write_text(
        tekst[:start]
        + "  - navn: Beskæftigelse\n    fravalgt: Jobcentret har allerede et tilbud.\n"
        + tekst[slut:],
        encoding="utf-8",
    )


@rettelse
def boligomraade_skifter_status(p: Path) -> None:
    fil = p / "problemkompleks.yaml"
    gammelt = "        - Folehaven\n      status: forebyggelsesområde\n      liste: 2022-12-01"
    nyt = gammelt.replace("forebyggelsesområde", "udsat boligområde").replace("2022", "2023")
    ret(fil, gammelt, nyt)


@rettelse
def en_kommentar_og_anden_opsaetning(p: Path) -> None:
    fil = p / "projekt.yaml"
    fil.write_text("# rettet af os\n" + fil.read_text(encoding="utf-8"), encoding="utf-8")
    ret(fil, "kommune: Københavns Kommune", 'kommune: "Københavns Kommune"')


INGEN_ÆNDRING = frozenset(
    {
        "samme_tal_med_flere_decimaler",
        "andre_linjeskift",
        "tekst_der_intet_trykker",
        "tekst_i_en_fil_foelger_med",
        "fodnotens_navn_er_skrivernes_eget",
        "noegletal_i_ny_orden_trykkes_ens",
        "en_kommentar_og_anden_opsaetning",
    }
)
"""What changes nothing that anybody reads."""
