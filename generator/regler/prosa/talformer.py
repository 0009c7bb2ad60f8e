"""How numbers and dates are written: 1.000 with a full stop, 8,21 with a comma, 1. januar 2027."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dansk.datoer import MÅNEDER
from generator.dansk.tal import skriv_tal
from generator.regler._husk import én_gang
from generator.regler.grundlag import Grundlag
from generator.regler.prosa.aktivitet import tal_i_aktiviteter
from generator.regler.prosa.antal import forkerte_antal
from generator.regler.prosa.procenter import procentfund
from generator.regler.prosa.tal_i_tekst import Slags, tal_i
from generator.regler.prosa.udsagn import Prosafund, optagne

# A pattern that begins with its digit is found several times faster than one that looks back first.
_CIFFER = re.compile(r"\d")
_HELT = re.compile(r"\d(?<![\w.,:/§#+–-]\d)\d{3,8}(?![\w/:–-]|[.,]\d)")
_ÅRSTAL = re.compile(r"(?:1[6-9]|20)\d\d")
_NUMMER_FØR = re.compile(
    r"(?:§+|\b(?:nr|nummer|cvr|cvr-nr|p-nr|ean|tlf|telefon|mobil|matr|matrikel|afd|afdeling|postnr|postnummer|"
    r"journalnr|sagsnr|lov|lbk|bek|lbk\s+nr|lovbekendtgørelse|bekendtgørelse|stk|kl|klokken|konto|kontonr|reg|"
    r"side|s|id|sag|dok|akt|bilag|j|udgave|version|i|fra|siden|til|efter|før|inden|år|året|og|mellem|primo|ultimo)\b\.?)[\s:]*\Z",
    re.IGNORECASE,
)
_NAVN_EFTER = re.compile(r"\s+[A-ZÆØÅ][\w]+")
_NUL_TUSINDER = re.compile(r"(\d(?<![\w.,]\d)\d{0,2}),(000)(?![\d,])(?=\s+[a-zæøå])")
_PUNKTUM = re.compile(r"(\d(?<![\w.,:/§-]\d)\d*)\.(\d{1,2}|\d{4,})(?![\d]|[.,:/–-]\d|\.)")
_ENHED_EFTER = re.compile(
    r"\s*(?:pct\b|procent|%|promille|‰|mio\b|mia\b|millioner|milliarder|m²|m2\b|km\b|gange\s+(?:så|flere|højere)|"
    r"pr\.\s+1\.?000|år\b(?!\s*(?:19|20)\d\d)|point\b)",
    re.IGNORECASE,
)
_AFSNIT_FØR = re.compile(
    r"\b(?:kl\.|klokken|afsnit|kapitel|kap\.|punkt|pkt\.|nr\.|figur|tabel|bilag|version|udgave|d\.|den|§+|"
    r"fra|til|mellem|og)\s*\Z",
    re.IGNORECASE,
)
_STØRSTE_DAG = 31

_ENGELSK = ("january", "february", "march", "may", "june", "july", "october")
_FÆLLES = ("april", "august", "september", "november", "december")
_ENGELSKE = "|".join(_ENGELSK)
_DATO = re.compile(
    rf"\b(?P<md1>{_ENGELSKE}|{'|'.join(_FÆLLES)}|{'|'.join(MÅNEDER)})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<å1>\d{{4}})\b|"
    rf"\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<md2>{_ENGELSKE})\b(?:,?\s+(?P<å2>\d{{4}}))?|"
    rf"\b(?P<md3>{_ENGELSKE})\s+(?P<å3>\d{{4}})\b|"
    r"(?<![\w-])(?P<å4>(?:19|20)\d\d)-(?P<md4>[01]\d)-(?P<d4>[0-3]\d)(?![\w-])|"
    r"(?<![\w/.])(?P<md5>1?\d)/(?P<d5>1[3-9]|2\d|3[01])/(?P<å5>(?:19|20)?\d\d)(?![\w/])",
    re.IGNORECASE,
)
_KAN_VÆRE_DATO = re.compile(
    r"\d(?:\d{3}-\d|/\d|(?:st|nd|rd|th)?,\s\d{4})|"
    r"[jJ](?:anuary|une|uly)\b|[fF]ebruary|[mM](?:arch|ay)\b|[oO]ctober"
)
"""Most texts have none of these, and the pattern above is slow."""
_PÅ_DANSK = {
    "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "october": 10,
    **{navn: nr for nr, navn in enumerate(MÅNEDER, 1)},
}  # fmt: skip


@én_gang
def talformfund(grundlag: Grundlag) -> tuple[Prosafund, ...]:
    """Return the numbers and dates written in another way, less those another rule reports."""
    optaget = optagne(grundlag, forkerte_antal, tal_i_aktiviteter, procentfund)
    ud: list[Prosafund] = []
    for prosa in grundlag.prosa:
        if _CIFFER.search(prosa.tekst):
            ud += [
                Prosafund(prosa, fra, til, hvad, ret)
                for fra, til, hvad, ret in sorted(_i_tekst(prosa.tekst))
                if (id(prosa), fra) not in optaget and not prosa.er_værdi(fra, til)
            ]
    return tuple(ud)


def _i_tekst(tekst: str) -> Iterator[tuple[int, int, str, str]]:
    yield from _datoer(tekst)
    yield from _tusinder(tekst)
    yield from _decimaler(tekst)


def _datoer(tekst: str) -> Iterator[tuple[int, int, str, str]]:
    if not _KAN_VÆRE_DATO.search(tekst):
        return
    for m in _DATO.finditer(tekst):
        måned = next((m[f"md{n}"] for n in range(1, 6) if m[f"md{n}"]), "")
        nr = _PÅ_DANSK.get(måned.casefold()) or (int(måned) if måned.isdigit() else 0)
        if not 1 <= nr <= len(MÅNEDER):
            continue
        dag = next((m[f"d{n}"] for n in (1, 2, 4, 5) if m[f"d{n}"]), "")
        år = next((m[f"å{n}"] for n in range(1, 6) if m[f"å{n}"]), "")
        dansk = " ".join(d for d in (f"{int(dag)}." if dag else "", MÅNEDER[nr - 1], år) if d)
        yield m.start(), m.end(), f"Datoen »{m[0]}« er ikke skrevet på dansk", f"Skriv {dansk}."


def _tusinder(tekst: str) -> Iterator[tuple[int, int, str, str]]:
    talte = {t.start for t in tal_i(tekst)}
    for m in _HELT.finditer(tekst):
        cifre = m[0]
        if cifre.startswith("0"):
            continue
        if m.start() not in talte:
            # Nothing is counted: it may be a year, a post code or the number of a thing.
            if _ÅRSTAL.fullmatch(cifre) or len(cifre) == 8:
                continue
            før = tekst[max(0, m.start() - 25) : m.start()]
            if _NUMMER_FØR.search(før) or før[-2:-1].isdigit():
                continue
            if _NAVN_EFTER.match(tekst[m.end() : m.end() + 20]) or re.match(
                r"\s\d", tekst[m.end() :][:2]
            ):
                continue
        rigtigt = skriv_tal(int(cifre))
        yield m.start(), m.end(), f"»{cifre}« mangler punktum mellem tusinder", f"Skriv {rigtigt}."
    for m in _NUL_TUSINDER.finditer(tekst):
        yield m.start(), m.end(), f"»{m[0]}« har komma mellem tusinder", f"Skriv {m[1]}.{m[2]}."


def _decimaler(tekst: str) -> Iterator[tuple[int, int, str, str]]:
    for m in _PUNKTUM.finditer(tekst):
        efter = tekst[m.end() : m.end() + 20]
        med_enhed = _ENHED_EFTER.match(efter) is not None
        kroner = any(t.start == m.start() and t.slags is Slags.KR for t in tal_i(tekst))
        før = tekst[max(0, m.start() - 12) : m.start()]
        sikkert = int(m[1]) > _STØRSTE_DAG and _AFSNIT_FØR.search(før) is None
        if (med_enhed or kroner or sikkert) and not re.match(r"\s*[-–]\s*\d", efter):
            komma = f"{m[1]},{m[2]}"
            yield m.start(), m.end(), f"»{m[0]}« har punktum som decimaltegn", f"Skriv {komma}."
