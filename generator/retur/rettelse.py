"""An operation on a paragraph -> what to change in the values it is made of, or why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.dansk.tal import Talfejl, læs_decimaltal, læs_heltal, skriv_tal
from generator.fund import Sti, sti_tekst
from generator.laesning import Kildestykke
from generator.retur.indgreb import SKIFT, Indgreb
from generator.retur.nutid import Nuafsnit, Nustykke, Nutid
from generator.skabelon.udtryk import find_udtryk
from generator.word.dokument import NOTETEGN


class Grund(Exception):
    """Why a change is left for the writer; a Danish sentence."""


@dataclass(frozen=True, slots=True, order=True)
class Værdirettelse:
    """A piece of a value and what is to stand there instead."""

    sti: Sti
    fra: int
    til: int
    """Offsets in the text as the model has it."""
    nyt: str


SKABELON = "Ordene er skabelonens egne og står ikke i indholdet."
FLERE = "Rettelsen går over flere værdier i indholdet; ret dem hver for sig."
NOTE = "Rettelsen går hen over en henvisning til en fodnote."
_EGNE = str.maketrans({"\u00ad": None, "\u2011": "-", "\u00a0": " "})
"""What a word processor and the document itself put into words -> what a writer types."""
_MÆRKER = re.compile(r"\*{1,3}|_{1,3}|`+")
_SPECIELLE = re.compile(r"([\\*`\[])|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|<(?=[\w/!])")
_LISTETEGN = re.compile(r"[ \t]*(?:([-*+])|(\d+)([.)]))[ \t]+")
_TAL = re.compile(r"([-−]?\d[\d. \u00a0]*(?:,\d+)?)(.*)", re.DOTALL)


def til_værdier(nu: Nutid, afsnit: Nuafsnit, i: Indgreb, før: Sequence[int]) -> list[Værdirettelse]:
    """Return the changes of values that make the operation.

    `før` are the places of the paragraph's characters that it takes out, then the one after.
    Raises `Grund` when it is not certain what to change.
    """
    væk, punkt = før[:-1], før[-1]
    nyt = i.nyt.translate(_EGNE)
    if "\n" in nyt or "\t" in nyt:
        raise Grund("Rettelsen indeholder et linjeskift eller en tabulator.")
    if NOTETEGN in nyt:
        raise Grund("En fodnote er sat ind; skriv den i indholdet med [^navn].")
    if "{{" in nyt or "}}" in nyt:
        raise Grund("Rettelsen indeholder »{{« eller »}}«, som betyder noget særligt i indholdet.")
    egne = [p for p in væk if not afsnit.tekst[p].isspace() or ((s := afsnit.ved(p)) and s.sti)]
    if any((s := afsnit.ved(p)) and s.sti for p in egne):
        væk = egne  # the template's space beside a word is nobody's
    stykker = _stykker(afsnit, væk)
    ét = stykker[0] if len(stykker) == 1 else None
    helt = ét is not None and not nyt and len(væk) == ét.slut - ét.start
    udtrykket_væk = helt and ét and ét.tekst and ét.tekst.værdi
    if ét and ét.fra is None and ét.tekst is not None and not udtrykket_væk:
        return [_hel_værdi(nu, afsnit, ét, væk, nyt)]
    if not væk:
        return [_indsæt(nu, afsnit, punkt, nyt, i)]
    if any(s.tekst is None for s in stykker):
        raise Grund(NOTE)
    stier = {s.sti for s in stykker}
    if () in stier:
        raise Grund(SKABELON if stier == {()} else FLERE)
    if len(stier) > 1:
        raise Grund(FLERE)
    (sti,) = stier
    return _erstat(nu, afsnit, sti, væk, _med_skift(nu, afsnit, sti, nyt, i, væk[0]))


def _stykker(afsnit: Nuafsnit, pladser: Sequence[int]) -> list[Nustykke]:
    fundne = (afsnit.ved(p) for p in pladser)
    return list(dict.fromkeys(s for s in fundne if s is not None))


def rå_plads(nu: Nutid, afsnit: Nuafsnit, plads: int) -> int | None:
    """Return where in its value a character stands; None when it is not the writer's own."""
    stykke = afsnit.ved(plads)
    if stykke is None or stykke.fra is None:
        return None
    nr = stykke.fra + plads - stykke.start
    rå = nu.rå.get(stykke.sti, "")
    return nr if nr < len(rå) and _samme(rå[nr], afsnit.tekst[plads]) else None


def _samme(rå: str, vist: str) -> bool:
    return rå == vist or (rå.isspace() and vist.isspace()) or (rå, vist) == ("-", "\u2011")


def _indsæt(nu: Nutid, afsnit: Nuafsnit, punkt: int, nyt: str, i: Indgreb) -> Værdirettelse:
    """Put text between two characters: with the one before it, unless that is not the value's."""
    før = afsnit.ved(punkt - 1)
    if før is not None and før is afsnit.ved(punkt) and før.tekst is not None and før.fra is None:
        raise Grund(forklaring(nu, før))
    steder = []
    for plads, efter in ((punkt - 1, 1), (punkt, 0)):
        stykke = afsnit.ved(plads) if plads >= 0 else None
        if stykke is None or stykke.tekst is None or not stykke.sti:
            continue
        rå = rå_plads(nu, afsnit, plads)
        if rå is None and stykke.tekst.værdi and stykke.tekst.tegn is not None:
            rå = _udtryk(nu, stykke)[efter] - efter
        if rå is not None:
            pyntet = bool(stykke.tekst.fed or stykke.tekst.kursiv or stykke.tekst.link)
            steder.append((stykke.sti, rå + efter, pyntet, plads))
    if not steder:
        ved = _stykker(afsnit, [p for p in (punkt - 1, punkt) if p >= 0])
        raise Grund(NOTE if any(s.tekst is None for s in ved) else _ikke_egen(nu, ved))
    if len({sti for sti, *_ in steder}) > 1:
        raise Grund("Ordene er sat ind mellem to værdier; skriv dem i den, de hører til.")
    sti, rå, _, plads = min(steder, key=lambda sted: sted[2])
    return Værdirettelse(sti, rå, rå, _med_skift(nu, afsnit, sti, nyt, i, plads))


def _ikke_egen(nu: Nutid, stykker: Sequence[Nustykke]) -> str:
    beregnet = [s for s in stykker if s.tekst is not None and (s.sti or s.tekst.beregnet)]
    return forklaring(nu, beregnet[0]) if beregnet else SKABELON


def _udtryk(nu: Nutid, stykke: Nustykke) -> tuple[int, int]:
    """Return where the expression of a piece begins and ends."""
    assert stykke.tekst is not None
    for udtryk in find_udtryk(nu.rå.get(stykke.sti, "")):
        if udtryk.start == stykke.tekst.tegn:
            return udtryk.start, udtryk.slut
    raise Grund("Værdien kan ikke findes i teksten.")


def _erstat(
    nu: Nutid, afsnit: Nuafsnit, sti: Sti, væk: Sequence[int], nyt: str
) -> list[Værdirettelse]:
    """Replace characters of one value; marks of emphasis between them stay when they must."""
    områder: list[tuple[int, int]] = []
    hele = set(væk)
    for plads in væk:
        stykke = afsnit.ved(plads)
        assert stykke is not None
        assert stykke.tekst is not None
        if stykke.tekst.værdi:
            if not set(range(stykke.start, stykke.slut)) <= hele:
                raise Grund(forklaring(nu, stykke))
            område = _udtryk(nu, stykke)
        else:
            rå = rå_plads(nu, afsnit, plads)
            if rå is None:
                raise Grund(forklaring(nu, stykke) if stykke.fra is None else _SKREVET_OM)
            område = (rå, rå + 1)
        if områder and område[0] < områder[-1][0]:
            raise Grund(_SKREVET_OM)
        if not områder or område != områder[-1]:
            områder.append(område)
    tekst = nu.rå[sti]
    samlet: list[tuple[int, int]] = []
    for fra, til in områder:
        mellem = tekst[samlet[-1][1] : fra] if samlet else ""
        if samlet and (not mellem or mellem.isspace()):
            samlet[-1] = (samlet[-1][0], til)
        else:
            samlet.append((fra, til))
    fra, til = samlet[0][0], samlet[-1][1]
    mærker = [m for a, b in pairwise(samlet)
              for m in _MÆRKER.findall(tekst[a[1] : b[0]])]  # fmt: skip
    if len(samlet) > 1 and all(mærker.count(m) % 2 == 0 for m in mærker):
        samlet = [(fra, til)]
    if not nyt and len(samlet) == 1:
        samlet = [_uden_dobbelt_blank(tekst, *_uden_tomme_mærker(tekst, fra, til))]
    ud = [Værdirettelse(sti, a, b, "") for a, b in samlet]
    ud[0] = Værdirettelse(sti, *samlet[0], nyt)
    return ud


_SKREVET_OM = "Teksten er skrevet om på vej fra indholdet til dokumentet; ret den i indholdet."


def _uden_tomme_mærker(tekst: str, fra: int, til: int) -> tuple[int, int]:
    """Take the marks along when all that was emphasised is gone."""
    for mærke in ("***", "**", "*", "__", "_"):
        if tekst[:fra].endswith(mærke) and tekst[til:].startswith(mærke):
            return fra - len(mærke), til + len(mærke)
    return fra, til


def _uden_dobbelt_blank(tekst: str, fra: int, til: int) -> tuple[int, int]:
    """Take a space along where a deletion would leave two together."""
    før, efter = tekst[fra - 1 : fra] if fra else "\n", tekst[til : til + 1] or "\n"
    if før.isspace() and efter == " ":
        return fra, til + 1
    if før == " " and (efter.isspace() or efter in ".,;:!?)"):
        return fra - 1, til
    return fra, til


def _med_skift(nu: Nutid, afsnit: Nuafsnit, sti: Sti, nyt: str, i: Indgreb, plads: int) -> str:
    """Return new text as it is written in the value: Markdown of a text, paragraphs apart."""
    if sti in nu.rå:
        nyt = _SPECIELLE.sub(lambda m: f"\\{m[0]}", nyt)
    if SKIFT not in nyt:
        return nyt
    if sti not in nu.lange:
        raise Grund("Her er kun plads til ét afsnit.")
    if afsnit.punkt != i.liste and afsnit.punkt:
        raise Grund("Et afsnit er sat ind midt i en liste; skriv det, hvor det hører til.")
    skift = "\n\n"
    if afsnit.punkt:
        skift = _punkttegn(nu, afsnit, sti, plads)
    dele = [del_.strip() for del_ in nyt.split(SKIFT)]
    if not afsnit.punkt and i.liste and any(dele[1:]):
        raise Grund("Et punkt i en liste er sat ind i en tekst; skriv det, hvor det hører til.")
    forrest = " " if nyt.startswith(" ") and dele[0] else ""
    return forrest + skift.join(dele)


def _punkttegn(nu: Nutid, afsnit: Nuafsnit, sti: Sti, plads: int) -> str:
    tekst = nu.rå[sti]
    rå = rå_plads(nu, afsnit, plads) or 0
    linje = tekst.rfind("\n", 0, rå) + 1
    fundet = _LISTETEGN.match(tekst, linje)
    if fundet is None:
        raise Grund("Punktets begyndelse kan ikke findes i teksten.")
    if fundet[1]:
        return f"\n{fundet[0]}"
    return "\n" + fundet[0].replace(fundet[2], str(int(fundet[2]) + 1))


# --- whole values ---


def _hel_værdi(
    nu: Nutid, afsnit: Nuafsnit, stykke: Nustykke, væk: Sequence[int], nyt: str
) -> Værdirettelse:
    """Change a figure, or a name that the document prints as it is."""
    vist = afsnit.tekst[stykke.start : stykke.slut]
    ny = vist[: væk[0] - stykke.start] + nyt + vist[væk[-1] + 1 - stykke.start :]
    sti = kildens_sti(nu, stykke)
    kilde = nu.kort.kilde(sti) if sti else None
    if kilde is None or not isinstance(kilde.værdi, Kildestykke) or kilde.værdi.stil == "beholder":
        raise Grund(forklaring(nu, stykke))
    rå = kilde.værdi.værdi
    if SKIFT in ny or not ny.strip():
        raise Grund("Feltet kan ikke være tomt." if SKIFT not in ny else "Her er én linje.")
    if rå == vist and not _TAL.fullmatch(vist):
        return Værdirettelse(sti, 0, len(rå), ny)
    nyt_tal = _som_tal(vist, ny, rå)
    if nyt_tal is None:
        raise Grund(forklaring(nu, stykke))
    return Værdirettelse(sti, 0, len(rå), nyt_tal)


def _som_tal(vist: str, ny: str, rå: str) -> str | None:
    """Return a printed figure as the writer writes figures; None when it is no figure."""
    gammel, nu = _TAL.fullmatch(vist), _TAL.fullmatch(ny)
    if gammel is None or nu is None or gammel[2] != nu[2]:
        return None
    try:
        if "," not in gammel[1] + nu[1]:
            tal = skriv_tal(læs_heltal(nu[1]))
            return tal if "." in rå and "," not in rå else tal.replace(".", "")
        decimaltal = f"{læs_decimaltal(nu[1]):f}"
    except Talfejl:
        return None
    punktum = "." in rå and "," not in rå
    return decimaltal if punktum else decimaltal.replace(".", ",")


def kildens_sti(nu: Nutid, stykke: Nustykke) -> Sti:
    """Return the address of what a whole value is printed from; empty when it is computed."""
    tekst = stykke.tekst
    if tekst is None:
        return ()
    if not tekst.værdi:
        return stykke.sti
    if len(tekst.kilde) > 2 and tekst.kilde[0] == "tal" and _gange(nu, tekst.kilde[2]) > 1:
        sted = nu.kort.sted(tekst.kilde)
        raise Grund(
            f"Tallet »tal.{tekst.kilde[2]}« bruges flere steder; ret det i {sted.fil.name}, "
            f"linje {sted.linje}."
        )
    return tekst.kilde


def _gange(nu: Nutid, navn: object) -> int:
    """Return how many times the document prints a figure, or what is computed from it."""
    udtryk = (s.tekst.udtryk for a in nu.afsnit for s in a.stykker if s.tekst is not None)
    led = (u.split(".") for u in udtryk)
    return sum(e[:2] == ["tal", navn] and e[2:] not in (["kilde"], ["år"]) for e in led)


def forklaring(nu: Nutid, stykke: Nustykke) -> str:
    """Say where a text comes from that is not the writer's own letters."""
    tekst = stykke.tekst
    if tekst is None:
        return NOTE
    if tekst.beregnet:
        return f"»{tekst.tekst}« er {tekst.beregnet}."
    if tekst.værdi:
        return (
            f"»{tekst.tekst}« er regnet ud af »{{{{ {tekst.udtryk} }}}}«; ret det, det kommer af."
        )
    if not stykke.sti:
        return SKABELON
    if len(stykke.sti) == 1:
        return f"»{tekst.tekst}« er fondens overskrift og står ikke i indholdet."
    if nu.kort.har(stykke.sti):
        sted = nu.kort.sted(stykke.sti)
        return (
            f"»{tekst.tekst}« skrives af programmet ud fra »{sti_tekst(stykke.sti)}«; "
            f"ret det i {sted.fil.name}, linje {sted.linje}."
        )
    return f"»{tekst.tekst}« er fondens eller regelsættets ord og står ikke i indholdet."
