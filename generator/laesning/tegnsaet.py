"""Bytes -> text and the character set it was written in, by evidence and never by a guess.

UTF-8 and UTF-16 are certain. The old sets give every byte a letter, so a file in one of them is
read only when exactly one reading looks like Danish: letters that Danish uses, where words have
them. charset-normalizer was measured on short Danish texts and is wrong too often for that.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

GEM_CSV = "Gem filen fra Excel som »CSV UTF-8 (semikolonsepareret)«."
UTF8, UTF16, WINDOWS = "UTF-8", "UTF-16", "Windows-1252"


class Afkodet(NamedTuple):
    """A file's text without its byte order mark, and how it was written."""

    tekst: str
    kode: str
    """Python's name of the codec."""
    navn: str
    """As the messages name it."""
    mærke: bytes = b""
    """The byte order mark that stood first."""


class Tegnsætsfejl(Exception):
    """The letters of a file are not certain: two Danish sentences and a byte to point at."""

    def __init__(
        self, besked: str, ret: str = GEM_CSV, *, linje: int = 1, navngivet: bool = False
    ) -> None:
        super().__init__(f"{besked} {ret}")
        self.besked, self.ret, self.linje = besked, ret, linje
        self.navngivet = navngivet
        """Whether the sentence says what went wrong, and not only that UTF-8 was expected."""


class _Gammelt(NamedTuple):
    kode: str
    navn: str
    excel: str
    """What Excel calls it where a file is imported; empty for the sets that are read here."""


_GAMLE = (
    _Gammelt("cp1252", WINDOWS, ""),
    _Gammelt("iso8859-15", "ISO-8859-15", ""),
    _Gammelt("cp850", "MS-DOS (850)", "850: Vesteuropæisk (DOS)"),
    _Gammelt("cp865", "MS-DOS (865)", "865: Nordisk (DOS)"),
    _Gammelt("mac_roman", "Macintosh", "10000: Vesteuropæisk (Mac)"),
)

_LETTERS = frozenset("æøåéèêëáàâíïóôöúüäçñÆØÅÉÖÄÜ")
_BREAKS = frozenset(' \n\r\t;,"')
_WORD = re.compile(r"[^\W\d_]+")
# Each of these stands only where the pattern for what is before and after it allows.
_AROUND = {
    **dict.fromkeys("“”„‘«»…•", re.compile(r"(?!\w.\w)", re.DOTALL)),
    "’": re.compile(r"\w.(?:s|ere?|erne|ernes|en|ens|et|ets)?\b(?!\w)|\W.\W|\w.\W", re.DOTALL),
    **dict.fromkeys("–—·\xa0\xad", re.compile("")),
    **dict.fromkeys("€£§×±½¼¾", re.compile(r"[\W\d].[\W\d]", re.DOTALL)),
    **dict.fromkeys("²³", re.compile(r"\w.\W", re.DOTALL)),
    "°": re.compile(r"[\W\d].[^a-zæøå]", re.DOTALL),
    **dict.fromkeys("®©™", re.compile(r"..\W", re.DOTALL)),
}
# What MS-DOS and Macintosh letters become inside a word when they are read as Windows-1252.
_DOS_MAC = dict(zip("›†‘¿Œ¾", "øåæøåæ", strict=True))
_INSIDE = re.compile(f"(?<=[a-zæøåA-ZÆØÅ])[{''.join(_DOS_MAC)}](?=[a-zæøå])")


def afkod(data: bytes) -> Afkodet:
    """Return the text of a file.

    Raises:
        Tegnsætsfejl: the character set is not certain, is MS-DOS or Macintosh, or the letters were
            spoiled before the file was saved.
    """
    ud = _certain(data) or _old(data)
    _check_spoiled(ud.tekst)
    return ud


def er_utf16(data: bytes) -> bool:
    """Return whether the bytes are UTF-16 (or 32), with or without their mark."""
    return _utf16(data) != ""


def _utf16(data: bytes) -> str:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16-le" if data.startswith(BOM_UTF16_LE) else "utf-16-be"
    # Western text is mostly below U+0100: every other byte is zero, and none of the rest.
    even, odd = data[::2].count(0), data[1::2].count(0)
    if len(data) < 4 or len(data) % 2 or 2 * max(even, odd) < len(data) // 2 or min(even, odd):
        return ""
    return "utf-16-le" if odd else "utf-16-be"


def _certain(data: bytes) -> Afkodet | None:
    kode, navn = _utf16(data), UTF16
    mærke = data[:2] if kode and data[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) else b""
    if not kode:
        kode, navn = "utf-8", UTF8
        mærke = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    try:
        tekst = data.removeprefix(mærke).decode(kode)
    except UnicodeDecodeError as fejl:
        if mærke or navn == UTF16:
            besked = f"Filen er mærket som {navn}, men indeholder andet."
            raise Tegnsætsfejl(besked, linje=_line(data, len(mærke) + fejl.start)) from None
        return None
    if navn == UTF16 and "\0" in tekst:
        raise Tegnsætsfejl("Filen er ikke en tekstfil.")
    return Afkodet(tekst, kode, navn, mærke)


def _old(data: bytes) -> Afkodet:
    """Return the text in the one old set in which it reads as Danish."""
    if b"\0" in data:
        raise Tegnsætsfejl("Filen er ikke en tekstfil.")
    læst = {g: data.decode(g.kode, "replace") for g in _GAMLE}
    danske = [g for g in _GAMLE if not any(_unlikely(læst[g]))]
    første = danske[0] if danske else None
    if første and not første.excel and len({læst[g] for g in danske}) == 1:
        return Afkodet(læst[første], første.kode, første.navn)
    raise _doubt(data, læst, danske)


def _doubt(data: bytes, læst: dict[_Gammelt, str], danske: list[_Gammelt]) -> Tegnsætsfejl:
    """Return why no old set is certain: two are possible, it is MS-DOS or Mac, or none fits."""
    windows = læst[_GAMLE[0]]
    antal = {g: sum(_unlikely(tekst)) for g, tekst in læst.items()}
    nærmest = min(antal, key=lambda g: antal[g])
    anden = next((g for g in danske if læst[g] != læst[nærmest]), None)
    if anden is not None and not nærmest.excel:
        a, b = læst[nærmest], læst[anden]
        nr = next(nr for nr in range(len(data)) if a[nr] != b[nr])
        besked = f"det er uvist, om der står »{_word_at(a, nr)}« eller »{_word_at(b, nr)}«."
        return Tegnsætsfejl(f"Filen er ikke gemt som UTF-8, og {besked}", linje=_line(data, nr))
    nr = next(nr for nr, byte in enumerate(data) if byte > 127)
    if not nærmest.excel or 4 * antal[nærmest] > sum(byte > 127 for byte in data):
        nr = max(windows.find("\ufffd"), nr)
        besked = "Filen er hverken gemt som UTF-8 eller Windows-1252."
        return Tegnsætsfejl(besked, linje=_line(data, nr))
    return Tegnsætsfejl(
        f"Filen er gemt med tegnsættet {nærmest.navn} (krævet UTF-8): "
        f"»{_word_at(læst[nærmest], nr)}« ville blive læst som »{_word_at(windows, nr)}«.",
        "Vælg »Data« og »Fra tekst/CSV« i Excel, vælg filen og dér filoprindelsen "
        f"»{nærmest.excel}«, og gem den som »CSV UTF-8 (semikolonsepareret)«.",
        linje=_line(data, nr),
        navngivet=True,
    )


def _line(data: bytes, nr: int) -> int:
    før = data[:nr].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return før.count(b"\n") + 1


def _word_at(tekst: str, nr: int) -> str:
    """Return the word around a character, at most 40 characters of it."""
    start, slut = nr, nr + 1
    while start > max(0, nr - 20) and tekst[start - 1] not in _BREAKS:
        start -= 1
    while slut < min(len(tekst), nr + 20) and tekst[slut] not in _BREAKS:
        slut += 1
    return tekst[start:slut]


def _unlikely(tekst: str) -> Iterator[bool]:
    """Yield True for each character that Danish has not, or not where it stands."""
    for m in _WORD.finditer(tekst):
        if not m.group().isascii():
            yield from _odd_letters(tekst, m.start(), m.end())
    # Quotes come in pairs; »1½« in MS-DOS would else read as a lone closing one.
    enlige = "«»" if tekst.count("«") != tekst.count("»") else ""
    for m in re.finditer(r"[^\x00-\x7f]", tekst):
        tegn = m.group()
        if not tegn.isalpha():
            nær = tekst[m.start() - 1 : m.start()] or " "
            form = _AROUND.get(tegn)
            yield (
                tegn in enlige
                or form is None
                or not form.match(nær + tekst[m.start() : m.end() + 5] + "   ")
            )


def _odd_letters(tekst: str, start: int, slut: int) -> Iterator[bool]:
    """Yield for each foreign letter of a word whether it is odd there."""
    for nr in range(start, slut):
        tegn = tekst[nr]
        if tegn.isascii() or not tegn.isalpha():
            continue
        før, efter = tekst[nr - 1 : nr] if nr else "", tekst[nr + 1 : nr + 2]
        yield (
            tegn not in _LETTERS
            or (tegn.isupper() and (før.islower() or (før.isupper() and efter.islower())))
            or (tegn.islower() and efter.isupper())
            or før.isdigit()
            or efter.isdigit()
            or (slut - start == 1 and tegn not in "æøåÆØÅéà")
        )


@cache
def _twice() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return what a letter, dash or quote looks like when its UTF-8 is read as an old set."""
    seen: dict[str, str] = {}
    for nr in (*range(0xA0, 0x180), *range(0x2010, 0x2027), 0x20AC):
        for kode in ("cp1252", "latin-1", "cp850", "mac_roman"):
            # Python leaves five bytes of cp1252 undefined; Windows reads them as controls.
            dele = (bytes([b]).decode(kode, "ignore") or chr(b) for b in chr(nr).encode())
            run = "".join(dele)
            if nr < 0x100 or nr > 0x180 or run[1] not in "«»“”„‘’…–—•":  # »BLÅ« is no »BLū
                seen.setdefault(run, chr(nr))
    return seen, re.compile("|".join(map(re.escape, seen)))


def _check_spoiled(tekst: str) -> None:
    """Refuse a text whose letters were read in the wrong set and then saved.

    Raises:
        Tegnsætsfejl: with the first such word and what it was.
    """
    to_gange, mønster = _twice()
    for kendt, form in ((to_gange, mønster), (_DOS_MAC, _INSIDE)):
        if m := form.search(tekst):
            ord_ = _word_at(tekst, m.start())
            rigtigt = form.sub(partial(_undo, kendt), ord_)
            raise _spoiled(
                tekst, m.start(), f"»{ord_}« skulle have været »{rigtigt}«"
                + (" (UTF-8, der er gemt som UTF-8 to gange)." if form is mønster else "."),
            )  # fmt: skip
    if (nr := tekst.find("\ufffd")) >= 0:
        raise _spoiled(tekst, nr, f"i »{_word_at(tekst, nr)}« er et bogstav gået tabt.")


def _undo(kendt: dict[str, str], fundet: re.Match[str]) -> str:
    return kendt[fundet.group()]


def _spoiled(tekst: str, nr: int, hvad: str) -> Tegnsætsfejl:
    return Tegnsætsfejl(
        f"Bogstaverne var læst forkert, da filen blev gemt: {hvad}",
        "Hent filen igen, hvor den kommer fra, eller ret bogstaverne; gem den fra Excel som "
        "»CSV UTF-8 (semikolonsepareret)«.",
        linje=_line(tekst[:nr].encode(), nr * 4),
        navngivet=True,
    )
