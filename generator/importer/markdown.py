"""Foreign text -> Markdown that says the same: looks are kept, and no sign becomes markup."""

from __future__ import annotations

import re

FED, FED_SLUT, KURSIV, KURSIV_SLUT = "\ue000", "\ue001", "\ue002", "\ue003"
"""Marks in a text where bold and italic begin and end; no document has use for them."""
NOTE, NOTE_SLUT = "\ue004", "\ue005"
"""Around the label of a note."""
_MÆRKER = re.compile("[\ue000-\ue00f]")
_ALTID = re.compile(r"([*`\[\]|])")
_STREG = re.compile(r"(?<!\w)_|_(?!\w)")
_MINDRE = re.compile(r"<(?=[A-Za-z/!?])")
_ENHED = re.compile(r"&(?=#?\w+;)")
_START = re.compile(r"(?m)^(\s*)(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+\s*$|-+\s*$|~{3,}|:{3,})")
_NUMMER = re.compile(r"(?m)^(\s*\d{1,9})([.)])(?=\s|$)")
_OMKRING = re.compile(rf"(\W*)(.*?)((?:[\s:;,.]|{NOTE}\w+{NOTE_SLUT})*)", re.DOTALL)
_LINK = re.compile(r"\\<((?:https?://|mailto:)[^\s<>\\]+)>")


def uden_mærker(tekst: str) -> str:
    """Return a text without the marks of looks."""
    return _MÆRKER.sub("", tekst)


def undgå(tekst: str) -> str:
    """Return a text in which no sign is read as Markdown or as a template's."""
    tekst = tekst.replace("\\", "\\\\")
    tekst = _ALTID.sub(r"\\\1", tekst)
    tekst = _STREG.sub(r"\\_", tekst)
    tekst = _MINDRE.sub(r"\\<", tekst)
    tekst = _ENHED.sub(r"\\&", tekst)
    tekst = tekst.replace("~~", r"\~\~")
    while "{{" in tekst:
        tekst = tekst.replace("{{", r"{\{")
    return _LINK.sub(r"<\1>", tekst)


def som_markdown(rå: str) -> str:
    """Return a paragraph with marks as Markdown; a line break is kept as one."""
    tekst = ""
    stykker = _stykker(rå)
    for nr, (stykke, fed, kursiv) in enumerate(stykker):
        efter = stykker[nr + 1][0][:1] if nr + 1 < len(stykker) else ""
        if tekst.endswith("*"):
            fed = kursiv = False  # stars beside stars would be read as others
        tekst += _med_udseende(stykke, fed, kursiv, efter)
    linjer = [" ".join(linje.split()) for linje in tekst.strip().split("\n")]
    tekst = "\\\n".join(linje for linje in linjer if linje)
    tekst = _START.sub(r"\1\\\2", tekst)
    tekst = _NUMMER.sub(r"\1\\\2", tekst)
    return tekst.replace(NOTE, "[^").replace(NOTE_SLUT, "]")


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


def _med_udseende(tekst: str, fed: bool, kursiv: bool, efter: str) -> str:
    """Return a stretch with its stars; `efter` is the character that follows it."""
    rent = undgå(tekst)
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
