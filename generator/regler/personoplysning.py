from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler._husk import korte_tekster
from generator.regler.grundlag import Grundlag, regel

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
    for prosa in (*grundlag.prosa, *korte_tekster(grundlag)):
        tekst = prosa.tekst
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
            if not (andet or er_beløb or prosa.er_værdi(*m.span())):
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
