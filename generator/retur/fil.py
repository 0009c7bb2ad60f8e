"""Changes of values -> the new bytes of their files, every other character as it was."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.fund import Sti
from generator.laesning import Kildestykke
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.tegnsaet import afkod
from generator.laesning.tegnvis import pladser
from generator.maskine.sti import vis_sti
from generator.retur.nutid import Nutid
from generator.retur.rettelse import Grund, Værdirettelse

_USIKKER = re.compile(r"(?:: |:\Z| #|\A[-?:,\[\]{}#&*!|>'\"%@`])")
"""What a plain YAML text may not hold."""
Stykke = tuple[int, int, str]
"""Start, end and new text, in the characters of a file."""


def nye_filer(nu: Nutid, rettelser: Iterable[Værdirettelse]) -> dict[Path, bytes]:
    """Return file -> its new content; raises `Grund` when a value cannot be changed in place."""
    værdier: dict[Sti, list[Værdirettelse]] = defaultdict(list)
    for r in sorted(set(rettelser)):
        værdier[r.sti].append(r)
    filer: dict[Path, tuple[Kildetekst, list[Stykke]]] = {}
    for sti, egne in værdier.items():
        kilde, forskudt = kildestykke(nu, sti)
        stykker = _i_filen(kilde, egne, forskudt)
        filer.setdefault(kilde.tekst.fil, (kilde.tekst, []))[1].extend(stykker)
    return {
        fil: _skrevet(nu.data[fil], fil, tekst, stykker) for fil, (tekst, stykker) in filer.items()
    }


def kildestykke(nu: Nutid, sti: Sti) -> tuple[Kildestykke, int]:
    """Return where a value stands, and how far into it its text begins."""
    kort, skrevet = nu.kort, sti
    if not kort.har(skrevet) and skrevet and skrevet[-1] == "tekst":
        skrevet = skrevet[:-1]  # the short form: the text stands for the whole
    kilde = kort.kilde(skrevet)
    if kilde is None:
        raise Grund("Værdien står ikke selv i indholdet.")
    if not isinstance(kilde.værdi, Kildestykke):
        sted = kilde.værdi
        raise Grund(
            f"Værdien står i regnearket {vis_sti(sted.fil)}, række {sted.linje}, kolonne "
            f"{sted.kolonne}; ret den dér."
        )
    rå = nu.rå.get(sti)
    if kilde.værdi.stil == "beholder" or kilde.værdi.tekst.fil not in nu.data:
        raise Grund("Værdien kan ikke findes i filen.")
    if rå is None or kilde.værdi.værdi == rå:
        return kilde.værdi, 0
    if kilde.værdi.værdi.count(rå) != 1:
        raise Grund("Teksten er læst anderledes, end den står i filen; ret den dér.")
    return kilde.værdi, kilde.værdi.værdi.index(rå)


def _i_filen(kilde: Kildestykke, rettelser: list[Værdirettelse], forskudt: int) -> list[Stykke]:
    tekst = kilde.tekst.tekst
    steder = pladser(tekst, kilde.start, kilde.slut, kilde.stil, kilde.værdi)
    if steder is None:
        raise Grund("Teksten står på en måde i filen, så den ikke kan rettes sikkert; ret den dér.")
    ender = _ender(kilde, steder)
    ud: list[Stykke] = []
    sidste = -1
    ny_værdi = kilde.værdi
    for r in reversed(rettelser):
        ny_værdi = ny_værdi[: r.fra + forskudt] + r.nyt + ny_værdi[r.til + forskudt :]
    anførsel = _anførsel(kilde, ny_værdi)
    for r in rettelser:
        fra, til = r.fra + forskudt, r.til + forskudt
        if fra < sidste:
            raise Grund("To rettelser går ud over den samme tekst.")
        sidste = til
        start = steder[fra] if fra < len(steder) else (ender[-1] if ender else kilde.start)
        if fra == til and fra and tekst[steder[fra - 1]] == kilde.værdi[fra - 1]:
            start = ender[fra - 1]  # right after a word, not after the line break that follows
        slut = ender[til - 1] if til > fra else start
        ud.append((start, slut, _indsat(kilde, r.nyt, anførsel)))
    if anførsel and not kilde.stil:
        citat = [(nr, nr + 1, "''") for nr in range(kilde.start, kilde.slut) if tekst[nr] == "'"
                 and not any(a <= nr < b for a, b, _ in ud)]  # fmt: skip
        ud = [(kilde.start, kilde.start, "'"), *ud, *citat, (kilde.slut, kilde.slut, "'")]
    if anførsel and kilde.stil == "ren":
        ud = [(kilde.start, kilde.start, '"'), *ud, (kilde.slut, kilde.slut, '"')]
    return ud


def _ender(kilde: Kildestykke, steder: list[int]) -> list[int]:
    """Return where each character of a value ends in the file; escapes and folds are longer."""
    tekst, kant = kilde.tekst.tekst, len(kilde.stil) if kilde.stil in ("'", '"') else 0
    ud: list[int] = []
    for nr, sted in enumerate(steder):
        næste = steder[nr + 1] if nr + 1 < len(steder) else kilde.slut - kant
        enkelt = (
            tekst[sted] == kilde.værdi[nr]
            and tekst[sted] not in "\n\\'\""
            and not (tekst[sted] == " " and "\n" in tekst[sted:næste])
        )
        ud.append(sted + 1 if enkelt or (kilde.stil in ("|", ">") and nr + 1 == len(steder))
                  else max(næste, sted + 1))  # fmt: skip
    return ud


def _anførsel(kilde: Kildestykke, værdi: str) -> bool:
    """Tell whether a text without quotes needs them now."""
    if kilde.stil == "ren" and kilde.tekst.fil.suffix.lower() == ".csv":
        return any(tegn in værdi for tegn in ';,"\t\n') and not any(
            tegn in kilde.værdi for tegn in ",\t"
        )
    return kilde.stil == "" and _USIKKER.search(værdi) is not None


def _indsat(kilde: Kildestykke, nyt: str, anførsel: bool) -> str:
    """Return new text as the value's style writes it."""
    match kilde.stil:
        case "|":
            return re.sub(r"\n(?!\n)", f"\n{_indryk(kilde)}", nyt)
        case ">":
            # In a folded text it takes one break more to make one.
            return re.sub(r"\n+", lambda m: f"\n{m[0]}{_indryk(kilde)}", nyt)
        case "'" | "" if "\n" in nyt:
            raise Grund("Teksten står på én linje i filen; skriv de nye afsnit dér med »|«.")
        case "'":
            return nyt.replace("'", "''")
        case '"':
            return nyt.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        case "celle":
            return nyt.replace('"', '""')
        case "":
            return nyt.replace("'", "''") if anførsel else nyt
        case _:
            return nyt.replace('"', '""') if anførsel else nyt


def _indryk(kilde: Kildestykke) -> str:
    """Return the white space that the lines of a block begin with."""
    linjer = kilde.tekst.tekst[kilde.start : kilde.slut].split("\n")[1:]
    første = next((linje for linje in linjer if linje.strip()), "")
    return første[: len(første) - len(første.lstrip(" "))]


def _skrevet(data: bytes, fil: Path, tekst: Kildetekst, stykker: list[Stykke]) -> bytes:
    """Return the file with the pieces replaced: its own line breaks, accents and character set."""
    læst = afkod(data)
    rå = læst.tekst
    starter = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", rå))]
    skift = "\r\n" if "\r\n" in rå else "\r" if "\r" in rå and "\n" not in rå else "\n"

    def sted(plads: int) -> int:
        linje, kolonne = tekst.linje_og_kolonne(plads)
        return starter[linje - 1] + kolonne - 1

    ud, sidst = [], 0
    for start, slut, nyt in sorted(stykker, key=lambda s: (s[0], s[1])):
        fra, til = sted(start), sted(slut)
        if fra < sidst:
            raise Grund("To rettelser går ud over den samme tekst.")
        ud += [rå[sidst:fra], nyt.replace("\n", skift)]
        sidst = til
    try:
        return læst.mærke + "".join([*ud, rå[sidst:]]).encode(læst.kode)
    except UnicodeEncodeError as fejl:
        tegn = fejl.object[fejl.start]
        raise Grund(f"»{tegn}« findes ikke i det tegnsæt, som {vis_sti(fil)} er gemt i.") from fejl


def ændrede(nu: Nutid, filer: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Return the files that are not as they were."""
    return {fil: data for fil, data in filer.items() if nu.data.get(fil) != data}
