from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler._husk import korte_tekster
from generator.regler._navne import afdelingsnavne
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.tal_i_tekst import Slags
from generator.regler.prosa.udsagn import ytringer

_TIL_DØREN = re.compile(
    r"\b[A-ZÆØÅ]\w*(?:\s[A-ZÆØÅ]?\w+){0,2}\s+\d+\s?[A-Z]?,?\s*(?:(?:st|kl|\d{1,2})\.?(?:\s*sal)?,?\s*"
    r"(?:tv|th|mf|dør\s*\d+)\b\.?|\d{1,2}\.\s*sal\b|(?:lejlighed|lejl\.|dør)\s*\d+)",
)
_FÅ = 4
"""The law names no number; sources mask figures of fewer than five persons (»diskretionering«)."""
_EN_PERSON = re.compile(
    r"\b(?:en|én|et|ét)\s+(?:[\w-]+\s+){0,2}?(?:beboer|mand|kvinde|familie|mor|far|dreng|pige|ung|borger|enlig|par|"
    r"ægtepar|lejer|søn|datter|bror|søster|elev|enke|pensionist)\b",
    re.IGNORECASE,
)
_FAGFOLK = re.compile(
    r"medarbejder|ansat|frivillig|deltager|bruger|medlem|respondent", re.IGNORECASE
)
_FØLSOMT = re.compile(
    r"\b(?:skizofren\w*|psykisk\s+syg\w*|diagnose\w*|autis\w*|adhd|demens\w*|stofmisbrug\w*|alkoholmisbrug\w*|"
    r"(?:er|blev|blevet)\s+(?:døm?t|sigtet)\w*|dømt\s+for|afsoner\w*|fængsl\w*|varetægts\w*|tvangs(?:fjern|anbring|anbragt)\w*|"
    r"anbragt\s+uden\s+for|sigtet\s+for|\w*dom(?:me)?\s+for|voldsdom\w*|betinget\s+dom|spiseforstyrr\w*|selvmord\w*|"
    r"depression\w*|kræft\w*|hiv|voldtæ\w*|incest\w*|graviditet\w*|gæld\s+på)\b",
    re.IGNORECASE,
)
_FØLSOMME_STAMMER = (
    "skizo", "syg", "diagno", "autis", "adhd", "demen", "misbrug", "døm", "sigtet", "afson",
    "fængsl", "varetægt", "tvang", "anbragt", "dom", "spiseforst", "selvmord", "depress", "kræft",
    "hiv", "voldt", "incest", "gravid", "gæld",
)  # fmt: skip
_ET_CIFFER = re.compile(r"\d")
_CIFFER = re.compile(r"\d{4}|\d\d \d\d")
_CPR = re.compile(
    r"(?<![\w.,-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d(?:\s?[-–]\s?|\s)?(?:\d{4}|[xX]{4})(?![\w-]|[.,]\d)"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_TELEFON = re.compile(
    r"(?<![\w.,/§#–-])(?:(?:\+|00)45\s?)?(?:[2-9]\d(?:\s\d\d){3}|[2-9]\d{3}\s\d{4}|[2-9]\d{7})(?![\w/–-]|[.,]\d|\s\d)"
)
_ÅR_OG_ÅR = re.compile(r"(?:19|20)\d\d\s(?:19|20)\d\d")
_ANDET_NUMMER = re.compile(
    r"\b(?:cvr|p-n|ean|se-nr|matr|sag|journal|konto|ref|id)[\w-]*\.?(?:\s?(?:nr|nummer)\.?)?[\s:]*\Z",
    re.IGNORECASE,
)
_FÆLLES_NUMMER = re.compile(
    r"\b(?:\w*vagt\w*|\w*hovednummer\w*|omstilling\w*|hotline\w*|\w*linjen?|døgn\w*|reception\w*)\b",
    re.IGNORECASE,
)
"""Of an office, not of a person."""
_BELØB = re.compile(r"\s*(?:kr|kroner|dkk|mio|mia|pct|%|m²)", re.IGNORECASE)


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    kan_undtages=False,
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Den boligsociale leder svarer på spørgsmål, og sagerne er talt op uden navne."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "En mor (010190-1234) har søgt hjælp."  # <- »010190-1234« ligner et CPR-nummer.
        #    Ret: Slet det; ansøgningen må ikke indeholde oplysninger om en enkelt beboer.
    """,
)
def personoplysning(grundlag: Grundlag) -> Iterator[Fund]:
    """Teksten indeholder en oplysning, der peger på en bestemt person.

    Ansøgningen bliver delt og gemt mange steder, så et CPR-nummer må aldrig stå i den. Det kan
    ikke undtages. Telefonnumre og e-mailadresser hører til i fondens ansøgningsskema, og de giver
    kun en advarsel.
    """
    yield from _få_personer(grundlag)
    for prosa in (*grundlag.prosa, *korte_tekster(grundlag)):
        tekst = prosa.tekst
        for m in _TIL_DØREN.finditer(tekst) if _ET_CIFFER.search(tekst) else ():
            yield prosa.fund(
                *m.span(),
                f"»{m[0]}« er en adresse til en enkelt bolig.",
                "Slet etage og dør; nævn vejen eller afdelingen.",
                Alvor.ADVARSEL,
            )
        har_cifre = _CIFFER.search(tekst) is not None
        for m in _CPR.finditer(tekst) if har_cifre else ():
            efter_nummer = _ANDET_NUMMER.search(tekst[max(0, m.start() - 25) : m.start()])
            if not prosa.er_værdi(*m.span()) and (not efter_nummer or "-" in m[0]):
                yield prosa.fund(
                    *m.span(),
                    f"»{m[0]}« ligner et CPR-nummer.",
                    "Slet det; ansøgningen må ikke indeholde oplysninger om en enkelt beboer.",
                )
        for m in _TELEFON.finditer(tekst) if har_cifre else ():
            andet = _ANDET_NUMMER.search(tekst[max(0, m.start() - 25) : m.start()])
            er_beløb = _BELØB.match(tekst, m.end()) or _ÅR_OG_ÅR.fullmatch(m[0])
            fælles = _FÆLLES_NUMMER.search(tekst[max(0, m.start() - 60) : m.start()])
            if not (andet or fælles or er_beløb or prosa.er_værdi(*m.span())):
                yield prosa.fund(
                    *m.span(),
                    f"»{m[0]}« ligner et telefonnummer.",
                    "Slet det; kontaktoplysninger hører til i ansøgningsskemaet.",
                    Alvor.ADVARSEL,
                )
        for m in _MAIL.finditer(tekst) if "@" in tekst else ():
            if not prosa.er_værdi(*m.span()):
                yield prosa.fund(
                    *m.span(),
                    f"»{m[0]}« er en e-mailadresse.",
                    "Slet den; kontaktoplysninger hører til i ansøgningsskemaet.",
                    Alvor.ADVARSEL,
                )


def _få_personer(grundlag: Grundlag) -> Iterator[Fund]:
    """»To beboere i Lærkevænget med skizofreni«: so few that the neighbours know who they are."""
    navne = afdelingsnavne(grundlag)
    for ytring in ytringer(grundlag):
        lille = ytring.tekst.casefold()
        if not any(stamme in lille for stamme in _FØLSOMME_STAMMER):
            continue  # most sentences; the pattern is slow
        sag = _FØLSOMT.search(ytring.tekst)
        få = [t for t in ytring.egne_tal if t.slags is Slags.FOLK and t.værdi <= _FÅ]
        få = [t for t in få if not _FAGFOLK.search(f"{t.led} {t.enhed}")]
        en = _EN_PERSON.search(ytring.tekst)
        if sag and (få or en) and navne.antal_nævnt(ytring.tekst):
            fra, til = (få[0].start, få[0].ende) if få else _flyt(en, ytring.start)
            yield ytring.prosa.fund(
                fra,
                til,
                f"Så få personer kan kendes, når afdelingen er nævnt sammen med »{sag[0]}«.",
                "Skriv uden antal eller uden afdelingens navn.",
                Alvor.ADVARSEL,
            )


def _flyt(m: re.Match[str] | None, start: int) -> tuple[int, int]:
    return (start + m.start(), start + m.end()) if m else (start, start)
