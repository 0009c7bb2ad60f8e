"""A fault of YAML in one plain Danish sentence, at the place where the writer mends it.

The parser's own words are for programmers and stand where it gave up, which is often below the
fault. So the source around the place is looked at, from the surest sign to the vaguest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from generator.fund import Sti
from generator.laesning.graenser import DYBDE
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.samling import Samling
from generator.laesning.yamlflyd import meld_skabelon
from generator.laesning.yamlindryk import forkert_indryk, ingen_nøgle, usynligt
from generator.laesning.yamlsted import Diagnose, Fejlsted, indryk, linjen_før

FOR_DYBT = f"Indholdet er rykket mere end {DYBDE} trin ind."
DEL_OP = "Del det op; intet i en projektbeskrivelse kræver så mange trin."
_CITAT = "Sæt hele teksten i citationstegn, eller skriv den på linjen under et »|«."


def meld(
    fejl: yaml.MarkedYAMLError, kilde: Kildetekst, sti: Sti, sidste: tuple[int, int, str],
    samling: Samling,
) -> None:  # fmt: skip
    """Report why the parser gave up."""
    mærke: Any = fejl.problem_mark or fejl.context_mark
    kontekst: Any = fejl.context_mark or mærke
    sted = Fejlsted(kilde, _i_filen(kilde, mærke), kontekst.index, sidste)
    for prøv in _PRØVER:
        fundet = prøv(sted)
        if fundet is None:
            continue
        plads = kilde.sted(fundet.indeks)
        if any(f.sted.fil == plads.fil and f.sted.linje == plads.linje and f.sted != plads
               and f.regel == "yaml-indrykning" for f in samling.fund):  # fmt: skip
            return  # the line has been told why; what follows from it need not be
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


_TRIN = re.compile(r"""[\[{\]}\n]|(?<![^ \n])[-?](?=[ \n])|"(?:\\.|[^"\\])*"|'[^']*'""", re.DOTALL)


def _for_dybt(sted: Fejlsted) -> Diagnose | None:
    """Count the levels ourselves: a parser may stop at a bound of its own, and far ahead.

    Brackets, and the dashes of one line; what is indented deeper arrives event by event and has
    been counted before.
    """
    dybde = streger = 0
    for fundet in _TRIN.finditer(sted.kilde.tekst, 0, sted.indeks + 1):
        match fundet[0]:
            case "[" | "{":
                dybde += 1
            case "]" | "}":
                dybde -= 1
            case "-" | "?":
                streger += 1
            case "\n":
                streger = 0
        if dybde + streger > DYBDE:
            return Diagnose("for-dybt", fundet.start(), FOR_DYBT, DEL_OP)
    return None


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
    begyndt = tekst[sted.kontekst : sted.kontekst + 1]
    if begyndt in ("'", '"') and sted.kontekst < sted.indeks:
        # The parser was inside a quoted text: a code it does not know, or no end.
        kode = tekst.rfind("\\", sted.kontekst, sted.indeks + 1)
        if begyndt == '"' and sted.indeks - kode <= _LÆNGSTE_KODE and kode >= 0:
            return _kode(tekst, kode)
        return _uden_slut(sted.kontekst, begyndt)
    start, slut, stil = sted.sidste
    if stil not in ("'", '"') or not slut or tekst[slut : sted.indeks].strip(" "):
        return None
    if "\n" in tekst[start:slut]:
        return _uden_slut(start, stil)
    return Diagnose(
        "yaml-citationstegn", sted.indeks,
        f"Der står tekst efter det afsluttende citationstegn »{stil}«.",
        f"Sæt citationstegn om hele teksten; et »{stil}« inde i den skrives "
        f"»{chr(39) * 2 if stil == chr(39) else chr(92) + stil}«.",
    )  # fmt: skip


_LÆNGSTE_KODE = 9
"""Letters in ``\\U0001F600`` after the backslash."""
_HALVT_TEGN = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def _kode(tekst: str, start: int) -> Diagnose:
    ord_ = tekst[start : start + 2]
    if halvt := _HALVT_TEGN.match(tekst, start):
        return Diagnose(
            "ulovligt-tegn", start,
            f"Koden »{halvt[0]}« er et halvt tegn, som ikke kan stå i et dokument.",
            "Slet koden, eller skriv selve tegnet.", ord_,
        )  # fmt: skip
    return Diagnose(
        "yaml-citationstegn", start,
        f"Koden »{ord_}« findes ikke; en omvendt skråstreg har en særlig betydning mellem "
        "dobbelte citationstegn.",
        "Skriv to omvendte skråstreger, eller brug enkelte citationstegn om teksten.", ord_,
    )  # fmt: skip


def _uden_slut(start: int, tegn: str) -> Diagnose:
    return Diagnose(
        "yaml-citationstegn", start,
        f"Citationstegnet »{tegn}« begynder en tekst, der ikke bliver afsluttet.",
        f"Sæt et »{tegn}« efter tekstens sidste ord, eller slet det første.", tegn,
    )  # fmt: skip


_EFTER_STREG = re.compile(r"[-+0-9]{0,2}(?:[ \t]+[^\s#]|[^-+0-9\s])")
"""Text on the line of a »|«; signs and figures there say how the text is kept."""


def _specialtegn(sted: Fejlsted) -> Diagnose | None:
    tekst = sted.kilde.tekst
    for start in (sted.værdistart, sted.kontekst, sted.indeks):
        tegn = tekst[start : start + 1]
        if tegn in ("|", ">"):
            if start == sted.værdistart and _EFTER_STREG.match(tekst, start + 1):
                return Diagnose(
                    "yaml-specialtegn", start,
                    f"Der står tekst på samme linje efter »{tegn}«.",
                    f"Flyt teksten ned på linjen under »{tegn}«, og ryk den to mellemrum ind.",
                    tegn,
                )  # fmt: skip
        elif tegn and tegn in "%@`*&!" and start >= sted.start:
            return Diagnose(
                "yaml-specialtegn", start,
                f"Teksten begynder med »{tegn}«, som YAML bruger til sit eget.", _CITAT, tegn,
            )  # fmt: skip
    return None


def _kolon(sted: Fejlsted) -> Diagnose | None:
    if not sted.ved_kolon:
        return None
    før = sted.kilde.tekst[sted.start : sted.indeks]
    if " " in før.strip() or ":" in før:
        return Diagnose(
            "yaml-kolon", sted.indeks,
            "Teksten indeholder et kolon, som YAML læser som endnu et felt.", _CITAT, ":",
        )  # fmt: skip
    forrige = linjen_før(sted)
    if forrige and indryk(sted.kilde.linjetekst(forrige)) == sted.indryk:
        return ingen_nøgle(sted.kilde, forrige)  # two lines were taken for one text
    return forkert_indryk(sted)


def _klamme(sted: Fejlsted) -> Diagnose | None:
    tekst = sted.kilde.tekst
    tegn = tekst[sted.kontekst : sted.kontekst + 1]
    if tegn in ("[", "{") and sted.kontekst < sted.indeks:
        slut = "]" if tegn == "[" else "}"
        return Diagnose(
            "yaml-klamme", sted.kontekst,
            f"Klammen »{tegn}« bliver ikke afsluttet med »{slut}«, hvor den skulle.",
            f"Sæt et »{slut}«; er klammen en del af teksten, så sæt teksten i citationstegn.", tegn,
        )  # fmt: skip
    ved = tekst[sted.indeks : sted.indeks + 1]
    if ved and ved in "]},":
        return Diagnose(
            "yaml-klamme", sted.indeks,
            f"Tegnet »{ved}« står, hvor en tekst skulle begynde.",
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
    if not re.match(r"-[ \n]", sted.kilde.tekst[sted.indeks : sted.indeks + 2] + "\n"):
        return None
    if not sted.kilde.tekst[sted.start : sted.indeks].strip(" -"):
        return None
    return Diagnose(
        "yaml-syntaks", sted.indeks,
        "Et punkt med »- « står på samme linje som sit felt.",
        "Flyt punktet ned på næste linje; begynder en tekst med bindestreg, så sæt den i "
        "citationstegn.", "-",
    )  # fmt: skip


_I_ANDET = re.compile(r"[-?](?: |$)|[\[{]|$")
"""A line that begins an item or a bracket, or is blank, need not have a colon."""


def _uden_kolon(sted: Fejlsted) -> Diagnose | None:
    linje = sted.kilde.linje_og_kolonne(sted.kontekst)[0]
    tekst = sted.kilde.linjetekst(linje).strip()
    if linje > sted.linje or _I_ANDET.match(tekst) or re.search(r":(?: |$)", tekst):
        return None
    return ingen_nøgle(sted.kilde, linje)


def _ellers(sted: Fejlsted) -> Diagnose:
    return Diagnose(
        "yaml-syntaks", sted.indeks, "Linjen kan ikke læses.",
        "Se efter, at feltet har kolon og mellemrum, og at tekster med særlige tegn står i "
        "citationstegn.",
    )  # fmt: skip


_PRØVER: tuple[Callable[[Fejlsted], Diagnose | None], ...] = (
    _for_dybt, usynligt, _tabulator, _skabelon, _citationstegn, _specialtegn, _kolon, _klamme,
    _liste_i_linje, _uden_kolon, forkert_indryk, _ellers,
)  # fmt: skip
