"""Find and open the files a project points to, and nothing outside its folder."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from unicodedata import normalize

from generator.dansk.naermeste import nærmeste
from generator.dansk.systemfejl import grund
from generator.fund import PlaceretFund, Sted
from generator.laesning import billede
from generator.laesning.graenser import BILLEDFIL_BYTES, MB, TABELFIL_BYTES, TEKSTFIL_BYTES
from generator.laesning.tegnsaet import er_utf16
from generator.laesning.typer import ProjektFejl
from generator.maskine.sti import vis_sti

_STØRSTE = {
    ".yaml": TEKSTFIL_BYTES, ".md": TEKSTFIL_BYTES,
    ".csv": TABELFIL_BYTES, ".xlsx": TABELFIL_BYTES,
    ".png": BILLEDFIL_BYTES, ".jpg": BILLEDFIL_BYTES, ".jpeg": BILLEDFIL_BYTES,
}  # fmt: skip
TVILLING = "<!-- Skrevet af projektbeskrivelse: dokumentets tekst, som git kan vise."
"""How the Markdown twin of a project begins: a file of the program's, and never content."""
BILLEDER = frozenset({".png", ".jpg", ".jpeg"})
_ARTER = {
    ".md": "en tekst", ".csv": "en CSV-fil", ".xlsx": "et Excel-regneark", ".png": "et PNG-billede",
    ".jpg": "et JPEG-billede", ".jpeg": "et JPEG-billede",
}  # fmt: skip
_SIGNATURER = (
    (b"PK\x03\x04", "et pakket Office- eller zip-dokument"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "et gammelt eller krypteret Office-dokument"),
    (b"%PDF", "en PDF"),
    (b"\x89PNG\r\n\x1a\n", "et PNG-billede"),
    (b"\xff\xd8\xff", "et JPEG-billede"),
    (b"GIF8", "et GIF-billede"),
    (b"{\\rtf", "et RTF-dokument"),
)
_GEM = {
    ".xlsx": "Åbn filen i Excel, fjern adgangskoden, hvis den har en, og gem den som »Excel-"
    "projektmappe (*.xlsx)«.",
    ".yaml": "Kopiér teksten til et tekstprogram (fx Notesblok eller VS Code), og gem den som ren "
    "tekst med tegnsættet UTF-8.",
    ".csv": "Gem den fra Excel som »CSV UTF-8 (semikolonsepareret)«, eller ret endelsen.",
}


class Afvist(NamedTuple):
    """Why a file is not read."""

    regel: str
    besked: str
    ret: str


def find_fil(mappe: Path, navn: str) -> Path | Afvist:
    """Return the file a project means by a name, or why it cannot be that.

    The name is held against the folder's own listing, so a project that is read on one
    computer is read on all, whether or not its disk tells capitals apart.
    Raises `ProjektFejl` when the system refuses to list a folder.
    """
    navn = normalize("NFC", navn.strip())
    afvist = _tjek_navn(navn)
    if afvist:
        return afvist
    fil = mappe
    dele = PurePosixPath(navn).parts
    for nr, del_ in enumerate(dele):
        try:
            her = sorted(post.name for post in fil.iterdir())
        except OSError as fejl:
            raise ProjektFejl(_åbnefejl(fil, fejl)) from fejl
        passer = [post for post in her if normalize("NFC", post) == del_]
        if not passer:
            return _mangler(navn, dele[:nr], del_, dele[nr + 1 :], her)
        fil = fil / passer[0]
        if nr < len(dele) - 1 and not fil.is_dir():
            return _mangler(navn, (), "", (), [])
    if not _inde(mappe, fil):
        return Afvist(
            "fil-uden-for-mappen",
            f"»{navn}« er en genvej til en fil uden for projektets mappe.",
            "Læg selve filen i projektets mappe.",
        )
    if not fil.is_file():
        if fil.is_symlink() and not fil.exists():
            return Afvist(
                "fil-mangler",
                f"»{navn}« er en genvej til en fil, der ikke findes.",
                "Læg selve filen i projektets mappe.",
            )
        art = "en mappe" if fil.is_dir() else "ikke en almindelig fil"
        return Afvist("fil-forkert-art", f"»{navn}« er {art} (krævet en fil).", "Ret filnavnet.")
    return fil


def læs_bytes(fil: Path, visning: str) -> bytes | Afvist:
    """Read a file that exists, bounded by the size its kind may have.

    Raises `ProjektFejl` when the system refuses to open it.
    """
    største = _STØRSTE.get(fil.suffix.lower(), TEKSTFIL_BYTES)
    try:
        oplyst = fil.stat()
        if not stat.S_ISREG(oplyst.st_mode):
            return Afvist(
                "fil-forkert-art", f"»{visning}« er ikke en almindelig fil.", "Ret filnavnet."
            )
        with fil.open("rb") as åben:
            data = åben.read(største + 1)
    except OSError as fejl:
        raise ProjektFejl(_åbnefejl(fil, fejl)) from fejl
    if len(data) > største:
        fundet = f"{max(oplyst.st_size, len(data)) / MB:.1f}".replace(".", ",")
        return Afvist(
            "fil-for-stor",
            f"»{visning}« er for stor (fundet {fundet} MB, højst {største // MB} MB).",
            "Gør filen mindre, eller del den op.",
        )
    return data


def tjek_art(data: bytes, fil: Path, visning: str) -> Afvist | None:
    """Return why a file's content is not what its name says, or None."""
    endelse = fil.suffix.lower()
    fundet = next((navn for start, navn in _SIGNATURER if data.startswith(start)), "")
    match endelse:
        case ".png":
            passer = fundet == "et PNG-billede"
        case ".jpg" | ".jpeg":
            passer = fundet == "et JPEG-billede"
        case ".xlsx":
            passer = data.startswith(b"PK\x03\x04")
        case _:
            # UTF-16 is full of NUL too, and is reported as the character set it is.
            passer = not fundet and (b"\0" not in data or er_utf16(data) or endelse == ".yaml")
    if endelse == ".md" and data.removeprefix(BOM_UTF8).startswith(TVILLING.encode()):
        return Afvist(
            "fil-forkert-art",
            f"»{visning}« er dokumentets egen tekst, som programmet skriver (krævet indhold).",
            "Skriv teksten i en fil med et andet navn.",
        )
    if passer and endelse in BILLEDER and (skade := billede.skade(data)):
        return Afvist(
            "fil-forkert-art",
            f"Billedet »{visning}« kan ikke læses: {skade}.",
            "Åbn billedet i et billedprogram, og gem det igen som PNG eller JPEG.",
        )
    if passer:
        return None
    detalje = f"fundet {fundet}, " if fundet else ""
    return Afvist(
        "fil-forkert-art",
        f"Indholdet af »{visning}« passer ikke med navnet "
        f"({detalje}krævet {_ARTER.get(endelse, 'en tekst')}).",
        _GEM.get(endelse, "Gem filen i det rigtige format, eller ret filnavnet."),
    )


def find_billede(mappe: Path, navn: str) -> Path | Afvist:
    """Return the picture a project means by a name, or why it cannot be that."""
    fil = find_fil(mappe, navn)
    if isinstance(fil, Path) and fil.suffix.lower() not in BILLEDER:
        return Afvist(
            "fil-forkert-art",
            f"»{navn}« er ikke et billede, der kan trykkes (krævet .png eller .jpg).",
            "Gem billedet som PNG eller JPEG, og skriv det navn her.",
        )
    return fil


def læs_billede(mappe: Path, navn: str) -> bytes | PlaceretFund:
    """Return the bytes of a picture in the project's folder.

    `læs_projekt` has already reported what is wrong with the pictures of `figurer` and the
    logo, so their finding is for the caller to know, not to report again. It has no `sti`.
    """
    fil = find_billede(mappe, navn)
    if isinstance(fil, Afvist):
        return _fund(fil, mappe / "projekt.yaml")
    data = læs_bytes(fil, navn)
    if isinstance(data, Afvist):
        return _fund(data, fil)
    afvist = tjek_art(data, fil, navn)
    return _fund(afvist, fil) if afvist else data


def _fund(afvist: Afvist, fil: Path) -> PlaceretFund:
    return PlaceretFund((), afvist.besked, afvist.ret, regel=afvist.regel, sted=Sted(fil))


def _tjek_navn(navn: str) -> Afvist | None:
    if not navn or navn == ".":
        return Afvist("fil-mangler", "Filnavnet er tomt.", "Skriv filens navn.")
    if any(ord(tegn) < 32 for tegn in navn):
        return Afvist(
            "fil-uden-for-mappen",
            "Filnavnet indeholder et usynligt styretegn.",
            "Skriv navnet igen.",
        )
    if navn.startswith(("/", "~", "\\")) or navn[1:2] == ":" or "://" in navn:
        return Afvist(
            "fil-uden-for-mappen",
            f"»{navn}« peger uden for projektets mappe.",
            "Læg filen i projektets mappe, og skriv stien derfra, for eksempel »afsnit/navn.md«.",
        )
    if "\\" in navn:
        rettet = navn.replace("\\", "/")
        return Afvist(
            "fil-uden-for-mappen",
            f"»{navn}« er skrevet med omvendt skråstreg, som ikke virker på alle computere.",
            f"Skriv »{rettet}«.",
        )
    if ".." in PurePosixPath(navn).parts:
        return Afvist(
            "fil-uden-for-mappen",
            f"»{navn}« går med »..« ud af mappen.",
            "Læg filen i projektets mappe, og skriv stien derfra.",
        )
    return None


def _mangler(
    navn: str, over: tuple[str, ...], del_: str, under: tuple[str, ...], her: list[str]
) -> Afvist:
    nær = nærmeste(del_, [normalize("NFC", post) for post in her])
    forslag = "/".join((*over, nær, *under)) if nær else ""
    return Afvist(
        "fil-mangler",
        f"Filen »{navn}« findes ikke i projektets mappe"
        + (f"; mente du »{forslag}«?" if forslag else "."),
        "Ret navnet, så det er præcis filens eget, også med store og små bogstaver."
        if forslag
        else "Læg filen i mappen, eller ret navnet.",
    )


def _inde(mappe: Path, fil: Path) -> bool:
    rod = os.path.realpath(mappe)
    return Path(os.path.realpath(fil)).is_relative_to(rod)


def _åbnefejl(fil: Path, fejl: OSError) -> str:
    if isinstance(fejl, PermissionError):
        return (
            f"{vis_sti(fil)} kan ikke læses: adgangen er nægtet. Luk filen, hvis den er åben i et "
            "andet program, og se efter, at du har lov til at læse den."
        )
    return f"{vis_sti(fil)} kan ikke læses: {grund(fejl)}."
