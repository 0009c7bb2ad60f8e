"""Foreign text -> Markdown that says the same: looks are kept, and no sign becomes markup."""

from __future__ import annotations

import re

from generator.dokument.markdown import Kildetekst, læs_blokke
from generator.dokument.trae import Afsnit, ren_tekst
from generator.importer.yamltekst import ombrudt

FED, FED_SLUT, KURSIV, KURSIV_SLUT = "\ue000", "\ue001", "\ue002", "\ue003"
"""Marks in a text where bold and italic begin and end; no document has use for them."""
NOTE, NOTE_SLUT = "\ue004", "\ue005"
"""Around the label of a note."""
_MÆRKER = re.compile("[\ue000-\ue00f]")
_ALTID = re.compile(r"([*`])")
_KLAMME = re.compile(r"\[(?=\^)|\[(?=[^\[\]]*\]\()")
_STREG = re.compile(r"(?<!\w)_|_(?!\w)")
_VINKEL = re.compile(r"<(?=[A-Za-z][\w.+-]*[:@])")
_ENHED = re.compile(r"&(?=#?\w+;)")
_START = re.compile(r"(?m)^(\s*)(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+\s*$|-+\s*$|~{3,}|:{3,})")
_NUMMER = re.compile(r"(?m)^(\s*\d{1,9})([.)])(?=\s|$)")
_ALLE = re.compile(r"[!-/:-@\[-`{-~]")
_NOTER = re.compile(f"{NOTE}[^{NOTE_SLUT}]*{NOTE_SLUT}")
_OMKRING = re.compile(rf"([\W_]*)(.*?)((?:[\s:;,.]|{NOTE}\w+{NOTE_SLUT})*)", re.DOTALL)
_LINK = re.compile(r"\\<((?:https?://|mailto:)[^\s<>\\]+)>")


def uden_mærker(tekst: str) -> str:
    """Return a text without the marks of looks."""
    return _MÆRKER.sub("", tekst)


def undgå(tekst: str) -> str:
    """Return a text in which no sign is read as Markdown or as a template's."""
    tekst = tekst.replace("\\", "\\\\")
    tekst = _ALTID.sub(r"\\\1", tekst)
    tekst = _KLAMME.sub(r"\\[", tekst)
    tekst = _STREG.sub(r"\\_", tekst)
    tekst = _VINKEL.sub(r"\\<", tekst)
    tekst = _ENHED.sub(r"\\&", tekst)
    return _uden_udtryk(_LINK.sub(r"<\1>", tekst))


def _uden_udtryk(tekst: str) -> str:
    while "{{" in tekst:
        tekst = tekst.replace("{{", r"{\{")
    return tekst


def som_markdown(rå: str) -> str:
    """Return a paragraph with marks as Markdown; a line break is kept as one.

    It is read back: where bold and italic cannot be written so that the words stay as they are,
    the words win.
    """
    stykker = _stykker(rå)
    uden = [(tekst, False, False) for tekst, _, _ in stykker]
    ventet = "".join(_NOTER.sub("", uden_mærker(_NOTER.sub("", rå))).split())
    for forsøg, alt in ((stykker, False), (uden, False), (uden, True)):
        md = _sat_sammen(forsøg, alt)
        if _læst(md) == ventet:
            break
    return md


def _sat_sammen(stykker: list[tuple[str, bool, bool]], alt: bool) -> str:
    tekst = ""
    for nr, (stykke, fed, kursiv) in enumerate(stykker):
        efter = stykker[nr + 1][0][:1] if nr + 1 < len(stykker) else ""
        if tekst.endswith("*"):
            fed = kursiv = False  # stars beside stars would be read as others
        tekst += _med_udseende(stykke, fed, kursiv, efter, alt)
    linjer = [" ".join(linje.split()) for linje in tekst.strip().split("\n")]
    tekst = "\\\n".join(linje for linje in linjer if linje)
    if not alt:
        tekst = _START.sub(r"\1\\\2", tekst)
        tekst = _NUMMER.sub(r"\1\\\2", tekst)
    return _uden_udtryk(tekst).replace(NOTE, "[^").replace(NOTE_SLUT, "]")


def _læst(md: str) -> str | None:
    """Return the letters and signs that are printed of a paragraph; None when it is no paragraph.

    Read as it is written in the file, and as it is written on one line.
    """
    svar = set()
    for tekst in (ombrudt(md), kort(md)):
        læst = læs_blokke(Kildetekst(tekst), lambda _: 1)
        if læst.fund or not all(isinstance(blok, Afsnit) for blok in læst.blokke):
            return None
        dele = [ren_tekst(blok.indhold) for blok in læst.blokke if isinstance(blok, Afsnit)]
        svar.add("".join("".join(dele).split()))
    return svar.pop() if len(svar) == 1 else None


def _stykker(rå: str) -> list[tuple[str, bool, bool]]:
    """Return the stretches of one look; neighbours that Word has split are one."""
    ud: list[tuple[str, bool, bool]] = []
    fed = kursiv = False
    for del_ in re.split(f"([{FED}{FED_SLUT}{KURSIV}{KURSIV_SLUT}])", rå):
        match del_:
            case "\ue000" | "\ue001":
                fed = del_ == FED
            case "\ue002" | "\ue003":
                kursiv = del_ == KURSIV
            case "":
                pass
            case _ if ud and ud[-1][1:] == (fed, kursiv):
                ud[-1] = (ud[-1][0] + del_, fed, kursiv)
            case _ if ud and not del_.strip():
                ud[-1] = (ud[-1][0] + del_, *ud[-1][1:])  # a space has no looks
            case _:
                ud.append((del_, fed, kursiv))
    samlet: list[tuple[str, bool, bool]] = []
    for stykke in ud:
        if samlet and samlet[-1][1:] == stykke[1:]:
            samlet[-1] = (samlet[-1][0] + stykke[0], *stykke[1:])
        else:
            samlet.append(stykke)
    return samlet


def _med_udseende(tekst: str, fed: bool, kursiv: bool, efter: str, alt: bool) -> str:
    """Return a stretch with its stars; `efter` is the character that follows it."""
    rent = _ALLE.sub(r"\\\g<0>", tekst) if alt else undgå(tekst)
    tegn = "**" * fed + "*" * kursiv
    if not tegn:
        return rent
    linjer = []
    for linje in rent.split("\n"):
        # Emphasis stands right at its words: spaces, signs and notes at its ends are put outside.
        m = _OMKRING.fullmatch(linje)
        foran, inde, bag = m.groups() if m else ("", "", linje)
        løs = not bag and efter.isalnum() and not inde[-1:].isalnum()
        linjer.append(linje if not inde or løs else f"{foran}{tegn}{inde}{tegn}{bag}")
    return "\n".join(linjer)


def kort(md: str) -> str:
    """Return a paragraph's Markdown on one line, as a short text takes it."""
    return " ".join(md.replace("\\\n", " ").split())
