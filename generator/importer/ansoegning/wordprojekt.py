"""An older application -> the files of a new project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.dansk.lister import opregn
from generator.importer.ansoegning.eftersyn import savnede_afsnit
from generator.importer.ansoegning.fakta import find_fakta, vælg_regelsæt
from generator.importer.ansoegning.fil_organisering import organiseringsfil
from generator.importer.ansoegning.fil_problemkompleks import SÆT, problemkompleksfil
from generator.importer.ansoegning.fil_projekt import projektfil
from generator.importer.ansoegning.fil_samarbejdspartnere import partnerfil
from generator.importer.ansoegning.kladde import Kladde, Rest
from generator.importer.ansoegning.laesning import forstå
from generator.importer.ansoegning.noter import Noter
from generator.importer.ansoegning.parring import par_nøgletal
from generator.importer.ansoegning.skrivning import Skrivning
from generator.importer.ansoegning.word import Ansøgning, læs_ansøgning
from generator.importer.regneark.kolonner import Ordbog
from generator.importer.yamltekst import Prosa, skriv_yaml
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.opslag import kendte_sæt, slå_op
from generator.model.regelsaet import Regelsæt

_SKEMA = "yaml-language-server: $schema=.vscode/skema/{}.json"
"""The first line of a file, by which the editor knows what it is."""
_UPLACERET = """\
Det, importen ikke fandt en plads til, ord for ord. Programmet læser ikke denne fil, og intet
herfra kommer med i dokumentet: Flyt det, der skal med, til den rigtige fil, og slet resten."""
_IKKE_TRYKT = (
    "det, der ikke trykkes, er ikke i dokumentet: tallene i tal.yaml (i teksten er de nu "
    "almindelige tal), økonomi, numre, aliasser, grupper, undtagelser, ansøgningsmateriale og "
    "partnernes typer og indsatsområder"
)


@dataclass(frozen=True)
class Nytprojekt:
    """The files of a new project, and what there is to say of them."""

    filer: Mapping[str, str]
    fundet: tuple[str, ...]
    gæt: tuple[str, ...]
    mangler: tuple[str, ...]
    tabt: tuple[str, ...]
    uplaceret: int
    """How many pieces of text found no place."""


def importer_ansøgning(fil: Path, *, stier: bool = True) -> Nytprojekt:
    """Read an older application; nothing is written here.

    Raises:
        Filfejl: the file is no DOCX, is damaged or would fill the memory.
    """
    ansøgning = læs_ansøgning(fil, stier=stier)
    kendte = [
        (navn, sæt)
        for navn in sorted(kendte_sæt(None, "regelsaet"))
        if (sæt := slå_op(Regelsæt, "regelsaet", navn, None).sæt) is not None
    ]
    navn, antal = vælg_regelsæt(ansøgning, kendte)
    kriterier = slå_op(Kriteriesæt, "kriterier", SÆT, None).sæt
    kladde = forstå(ansøgning, dict(kendte)[navn], Ordbog(None, kriterier))
    par_nøgletal(kladde)
    fakta = find_fakta(ansøgning, kladde)
    if not antal:
        kladde.gæt(f"regelsættet er sat til {navn}")
    return _projekt(ansøgning, Skrivning(kladde, fakta, navn))


def _projekt(ansøgning: Ansøgning, skrivning: Skrivning) -> Nytprojekt:
    kladde, filer = skrivning.kladde, skrivning.filer
    noter = Noter(ansøgning)
    hoved = f"{_SKEMA.format('projekt')}\nHentet fra en ældre ansøgning; læs alt igennem."
    projekt = projektfil(skrivning)
    filer["projekt.yaml"] = skriv_yaml(projekt, hoved)
    for navn, fil in (
        ("problemkompleks", problemkompleksfil),
        ("samarbejdspartnere", partnerfil),
        ("organisering", organiseringsfil),
    ):
        filer[f"{navn}.yaml"] = _del(navn, fil(skrivning), skrivning, noter)
    kladde.rester += noter.løse(kladde.rester)
    if savnede := savnede_afsnit(ansøgning, filer, kladde.rester):
        kladde.rester.append(
            Rest(
                "",
                "\n\n".join(savnede),
                "er læst ind i felterne eller skrives af skabelonen; her er ordene, som de var",
            )
        )
    if kladde.rester:
        filer["uplaceret.yaml"] = _uplaceret(kladde.rester)
    return Nytprojekt(
        filer,
        _fundet(ansøgning, kladde),
        (
            *skrivning.fakta.gæt,
            *(
                f"{tekst}: {opregn(ting)}" if ting else tekst
                for tekst, ting in kladde.gættet.items()
            ),
        ),
        tuple(skrivning.mangler),
        (*kladde.tabt, *_tabt(ansøgning)),
        len(kladde.rester),
    )


def _del(navn: str, indhold: dict[str, object], skrivning: Skrivning, noter: Noter) -> str:
    if not indhold:
        skrivning.mangler.append(f"hele del »{navn}«")
        return (
            f"# {_SKEMA.format(navn)}\n# Dokumentet havde ikke noget, der hører til {navn}.yaml.\n"
        )
    return skriv_yaml(noter.sat_ind(indhold), _SKEMA.format(navn))


def _fundet(ansøgning: Ansøgning, kladde: Kladde) -> tuple[str, ...]:
    partnere = sum(1 + len(p.enheder) for p in kladde.partnere)
    return (
        _tæl(len(kladde.områder), "indsatsområde", "indsatsområder"),
        _tæl(len(kladde.delområder), "delområde", "delområder"),
        _tæl(partnere, "samarbejdspartner", "samarbejdspartnere"),
        _tæl(len(kladde.fora), "forum", "fora"),
        _tæl(len(kladde.afdelinger), "afdeling", "afdelinger"),
        _tæl(len(kladde.nøgletal), "række nøgletal", "rækker nøgletal"),
        _tæl(len(ansøgning.noter), "note", "noter"),
    )


def _tabt(a: Ansøgning) -> list[str]:
    """Return what the content format has no place for, counted."""
    tabt = []
    if a.kommentarer:
        tabt.append(_tæl(a.kommentarer, "kommentar", "kommentarer"))
    if a.ændringer:
        hvad = _tæl(a.ændringer, "sporet ændring", "sporede ændringer")
        tabt.append(f"{hvad}: teksten er læst, som om alt var godkendt")
    if a.billeder:
        tabt.append(f"{_tæl(a.billeder, 'billede', 'billeder')}; hvor de stod, står [indsæt figur]")
    if a.gentagne:
        hvad = _tæl(a.gentagne, "gentaget notehenvisning", "gentagne notehenvisninger")
        tabt.append(f"{hvad}: noten selv er med, hvor den står første gang")
    if a.har_stier:
        tabt.append(_IKKE_TRYKT)
    return tabt


def _uplaceret(rester: Sequence[Rest]) -> str:
    liste = []
    samlet: list[Rest] = []
    for rest in rester:
        forrige = samlet[-1] if samlet else None
        if forrige and (forrige.efter, forrige.hvorfor) == (rest.efter, rest.hvorfor):
            samlet[-1] = replace(forrige, tekst=f"{forrige.tekst}\n\n{rest.tekst}")
        else:
            samlet.append(rest)
    for rest in samlet:
        post: dict[str, object] = {}
        if rest.efter:
            post["efter"] = rest.efter
        post["hvorfor"] = rest.hvorfor
        post["tekst"] = Prosa(rest.tekst)
        liste.append(post)
    return skriv_yaml({"uplaceret": liste}, _UPLACERET)


def _tæl(antal: int, en: str, flere: str) -> str:
    return f"{antal} {en if antal == 1 else flere}"
