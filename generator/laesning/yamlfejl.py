"""A fault of YAML in one plain Danish sentence, at the place where the writer mends it.

The parser's own words are for programmers and stand where it gave up, which is often below the
fault. So the source around the place is looked at, from the surest sign to the vaguest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from generator.fund import Peg, Sti
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.samling import Samling
from generator.laesning.yamlflyd import meld_skabelon

_VÆRDISTART = re.compile(r"[ ]*(?:-[ ]+)*(?:[^\s:#\"'\[{][^:#]*:[ ]+)?(?=\S)")
_SKRIV_UD = "Skriv værdien helt ud; skal teksten begynde med {}, så sæt den i citationstegn."
_CITAT = "Sæt hele teksten i citationstegn, eller skriv den på linjen under et »|«."


class Fejlsted(NamedTuple):
    """What the parser knows of a fault, and the line it stands in."""

    kilde: Kildetekst
    problem: str
    indeks: int
    kontekst: int
    sidste: tuple[int, int, str]
    """Start, end and style of the last text before the fault."""

    @property
    def linje(self) -> int:
        """Return the number of the line."""
        return self.kilde.linje_og_kolonne(self.indeks)[0]

    @property
    def start(self) -> int:
        """Return the offset where the line begins."""
        return self.kilde.linjestart(self.linje)

    @property
    def tekst(self) -> str:
        """Return the line."""
        return self.kilde.linjetekst(self.linje)

    @property
    def indryk(self) -> int:
        """Return how many spaces the line begins with."""
        return len(self.tekst) - len(self.tekst.lstrip(" "))

    @property
    def værdistart(self) -> int:
        """Return the offset of the line's value: after bullets and a key."""
        fundet = _VÆRDISTART.match(self.tekst)
        return self.start + (fundet.end() if fundet else self.indryk)


class Diagnose(NamedTuple):
    """A fault as the writer is told it."""

    regel: str
    indeks: int
    besked: str
    ret: str
    ord: str = ""


def meld(
    fejl: yaml.MarkedYAMLError, kilde: Kildetekst, sti: Sti, sidste: tuple[int, int, str],
    samling: Samling,
) -> None:  # fmt: skip
    """Report why the parser gave up."""
    mærke: Any = fejl.problem_mark or fejl.context_mark
    kontekst: Any = fejl.context_mark or mærke
    sted = Fejlsted(kilde, fejl.problem or "", _i_filen(kilde, mærke), kontekst.index, sidste)
    for prøv in _PRØVER:
        fundet = prøv(sted)
        if fundet is None:
            continue
        plads = kilde.sted(fundet.indeks)
        # `*ord og mere` is first seen as an alias, then as a fault: one finding is enough.
        samling.fund[:] = [f for f in samling.fund if f.sted != plads]
        if fundet.regel == "skabelon-uden-citationstegn":
            meld_skabelon(kilde, fundet.indeks, sti, samling)
        else:
            samling.meld(fundet.regel, sti, plads, fundet.besked, fundet.ret, ord=fundet.ord)
        return


def _i_filen(kilde: Kildetekst, mærke: Any) -> int:
    """Return the mark's offset; the end of the file is the end of its last written line."""
    indeks: int = mærke.index
    return indeks if indeks < len(kilde.tekst) else max(len(kilde.tekst.rstrip()) - 1, 0)


def _tabulator(sted: Fejlsted) -> Diagnose | None:
    blanke = len(sted.tekst) - len(sted.tekst.lstrip(" \t"))
    kolonne = sted.tekst.find("\t", 0, blanke)
    if kolonne < 0 and sted.kilde.tekst[sted.indeks : sted.indeks + 1] == "\t":
        kolonne = sted.indeks - sted.start
    if kolonne < 0:
        return None
    return Diagnose(
        "yaml-tabulator", sted.start + kolonne,
        "Linjen er rykket ind med en tabulator (krævet mellemrum).",
        "Slet tabulatoren, og ryk ind med to mellemrum for hvert trin.",
    )  # fmt: skip


def _skabelon(sted: Fejlsted) -> Diagnose | None:
    tekst = sted.kilde.tekst
    for start in (sted.værdistart, sted.kontekst, sted.kontekst - 1):
        if start >= 0 and tekst.startswith("{{", start):
            return Diagnose("skabelon-uden-citationstegn", start, "", "")
    return None


def _citationstegn(sted: Fejlsted) -> Diagnose | None:
    tekst = sted.kilde.tekst
    if "unexpected end of stream" in sted.problem or "document indicator" in sted.problem:
        return _uden_slut(sted.kontekst, tekst[sted.kontekst])
    if "escape" in sted.problem or "hex" in sted.problem:
        ord_ = tekst[max(sted.indeks - 1, 0) : sted.indeks + 1]
        return Diagnose(
            "yaml-citationstegn", max(sted.indeks - 1, 0),
            f"Koden »{ord_}« findes ikke; en omvendt skråstreg har en særlig betydning mellem "
            "dobbelte citationstegn.",
            "Skriv to omvendte skråstreger, eller brug enkelte citationstegn om teksten.", ord_,
        )  # fmt: skip
    start, slut, stil = sted.sidste
    if stil not in ("'", '"') or not slut or tekst[slut : sted.indeks].strip(" "):
        return None
    if "\n" in tekst[start:slut]:
        return _uden_slut(start, stil)
    return Diagnose(
        "yaml-citationstegn", sted.indeks,
        f"Der står tekst efter det afsluttende citationstegn {stil}.",
        f"Sæt citationstegn om hele teksten; et {stil} inde i den skrives "
        f"{chr(39) * 2 if stil == chr(39) else chr(92) + stil}.",
    )  # fmt: skip


def _uden_slut(start: int, tegn: str) -> Diagnose:
    return Diagnose(
        "yaml-citationstegn", start,
        f"Citationstegnet {tegn} begynder en tekst, der ikke bliver afsluttet.",
        f"Sæt et {tegn} efter tekstens sidste ord, eller slet det første.", tegn,
    )  # fmt: skip


def _specialtegn(sted: Fejlsted) -> Diagnose | None:
    tekst = sted.kilde.tekst
    for start in (sted.værdistart, sted.kontekst, sted.indeks):
        tegn = tekst[start : start + 1]
        if tegn in ("|", ">"):
            if "comment or line break" in sted.problem or "indicators" in sted.problem:
                return Diagnose(
                    "yaml-specialtegn", start,
                    f"Der står tekst på samme linje efter »{tegn}«.",
                    f"Flyt teksten ned på linjen under »{tegn}«, og ryk den to mellemrum ind.",
                    tegn,
                )  # fmt: skip
        elif tegn and tegn in "%@`*&!" and start >= sted.start:
            return Diagnose(
                "yaml-specialtegn", start,
                f"Teksten begynder med {tegn}, som YAML bruger til sit eget.", _CITAT, tegn,
            )  # fmt: skip
    return None


def _kolon(sted: Fejlsted) -> Diagnose | None:
    if "mapping values" not in sted.problem:
        return None
    før = sted.kilde.tekst[sted.start : sted.indeks]
    if " " in før.strip() or ":" in før:
        return Diagnose(
            "yaml-kolon", sted.indeks,
            "Teksten rummer et kolon, som YAML læser som endnu en nøgle.", _CITAT, ":",
        )  # fmt: skip
    return _forkert_indryk(sted)


def _klamme(sted: Fejlsted) -> Diagnose | None:
    tekst = sted.kilde.tekst
    tegn = tekst[sted.kontekst : sted.kontekst + 1]
    if tegn in ("[", "{") and ("',' or" in sted.problem or "',' or" in sted.problem):
        slut = "]" if tegn == "[" else "}"
        return Diagnose(
            "yaml-klamme", sted.kontekst,
            f"Klammen {tegn} bliver ikke afsluttet med {slut}, hvor den skulle.",
            f"Sæt et {slut}; er klammen en del af teksten, så sæt teksten i citationstegn.", tegn,
        )  # fmt: skip
    ved = tekst[sted.indeks : sted.indeks + 1]
    if ved and ved in "]},":
        return Diagnose(
            "yaml-klamme", sted.indeks,
            f"Tegnet {ved} står, hvor en tekst skulle begynde.",
            "Slet det, eller sæt hele teksten i citationstegn.", ved,
        )  # fmt: skip
    start = sted.værdistart
    if tekst[start : start + 1] in ("[", "{") and start < sted.indeks:
        return Diagnose(
            "yaml-klamme", sted.indeks,
            "Der står tekst efter den klamme, som værdien begynder med.", _CITAT,
        )  # fmt: skip
    return None


def _liste_i_linje(sted: Fejlsted) -> Diagnose | None:
    if "sequence entries" not in sted.problem:
        return None
    return Diagnose(
        "yaml-syntaks", sted.indeks,
        "Et punkt med »- « står på samme linje som sin nøgle.",
        "Flyt punktet ned på næste linje; begynder en tekst med bindestreg, så sæt den i "
        "citationstegn.", "-",
    )  # fmt: skip


def _uden_kolon(sted: Fejlsted) -> Diagnose | None:
    if "could not find expected ':'" not in sted.problem:
        return None
    kilde = sted.kilde
    linje = kilde.linje_og_kolonne(sted.kontekst)[0]
    tekst = kilde.linjetekst(linje)
    start = kilde.linjestart(linje)
    punkt = re.match(r"\s*-(?=[^\s-])", tekst)
    if punkt:
        return Diagnose(
            "yaml-syntaks", start + punkt.end() - 1,
            "Der mangler et mellemrum efter stregen.", "Skriv »- « foran punktet.", "-",
        )  # fmt: skip
    kolon = re.search(r":(?=\S)", tekst)
    if kolon:
        return Diagnose(
            "yaml-syntaks", start + kolon.start(),
            "Der mangler et mellemrum efter kolon.", "Skriv »nøgle: værdi«.", ":",
        )  # fmt: skip
    return Diagnose(
        "yaml-indrykning", sted.kontekst,
        "Linjen er hverken en nøgle med kolon eller rykket ind under en tekst.",
        "Ryk den ind under den tekst, den hører til, eller sæt kolon efter nøglen.",
    )  # fmt: skip


def _forkert_indryk(sted: Fejlsted) -> Diagnose | None:
    if sted.tekst[: sted.indeks - sted.start].strip(" ") and "mapping values" not in sted.problem:
        return None
    niveauer = _niveauer(sted)
    fundet = sted.indryk
    if not niveauer or fundet in niveauer:
        detalje = "Linjen passer ikke ind i listen eller nøglerne over den."
    else:
        krævet = " eller ".join(str(n) for n in niveauer)
        detalje = f"Linjen er rykket forkert ind (fundet {fundet} mellemrum, krævet {krævet})."
    return Diagnose(
        "yaml-indrykning", sted.start + fundet, detalje,
        "Lad den begynde lige under den linje, den hører sammen med.",
    )  # fmt: skip


def _niveauer(sted: Fejlsted) -> list[int]:
    """Return the indentations that are open where the line stands, smallest first."""
    niveauer: list[int] = []
    for nr in range(sted.linje - 1, 0, -1):
        tekst = sted.kilde.linjetekst(nr)
        indhold = tekst.lstrip(" ")
        if not indhold or indhold.startswith("#"):
            continue
        indryk = len(tekst) - len(indhold)
        if not niveauer or indryk < niveauer[0]:
            niveauer.insert(0, indryk)
        if not indryk:
            break
    return niveauer


def _ellers(sted: Fejlsted) -> Diagnose:
    return Diagnose(
        "yaml-syntaks", sted.indeks, "Linjen kan ikke læses.",
        "Se efter, at nøglen har kolon og mellemrum, og at tekster med særlige tegn står i "
        "citationstegn.",
    )  # fmt: skip


_PRØVER: tuple[Callable[[Fejlsted], Diagnose | None], ...] = (
    _tabulator, _skabelon, _citationstegn, _specialtegn, _kolon, _klamme, _liste_i_linje,
    _uden_kolon, _forkert_indryk, _ellers,
)  # fmt: skip


def meld_alias(navn: str, kilde: Kildetekst, start: int, sti: Sti, samling: Samling) -> None:
    """Report an alias, which may as well be a text that begins with a star."""
    samling.meld(
        "anker-eller-alias", sti, kilde.sted(start),
        f"»*{navn}« læses som en henvisning til en anden værdi, og det bruges ikke her.",
        _SKRIV_UD.format("*"), ord=f"*{navn}",
    )  # fmt: skip


def meld_pynt(navn: str | None, kilde: Kildetekst, start: int, sti: Sti, samling: Samling) -> None:
    """Report an anchor or a tag in front of a value."""
    if navn is not None:
        samling.meld(
            "anker-eller-alias", sti, kilde.sted(start),
            f"»&{navn}« læses som et mærke på værdien, og det bruges ikke her.",
            _SKRIV_UD.format("&"), ord=f"&{navn}",
        )  # fmt: skip
    else:
        samling.meld(
            "yaml-specialtegn", sti, kilde.sted(start),
            "Værdien begynder med !, som YAML læser som en type.", _SKRIV_UD.format("!"), ord="!",
        )  # fmt: skip


def meld_fletning(kilde: Kildetekst, start: int, sti: Sti, samling: Samling) -> None:
    """Report a merge key."""
    samling.meld(
        "anker-eller-alias", sti, kilde.sted(start),
        "Nøglen »<<« henter nøgler fra et andet sted, og det bruges ikke her.",
        "Skriv nøglerne helt ud.", ord="<<", peg=Peg.NØGLE,
    )  # fmt: skip


def meld_nøgleart(kilde: Kildetekst, start: int, sti: Sti, samling: Samling) -> None:
    """Report a key that is no text."""
    samling.meld(
        "yaml-noegle", sti, kilde.sted(start),
        "En nøgle skal være et ord eller en kort tekst på én linje.",
        "Skriv nøglen som et ord foran kolon.", peg=Peg.NØGLE,
    )  # fmt: skip
