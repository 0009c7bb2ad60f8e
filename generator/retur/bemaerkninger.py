"""What a reviewer did to a document: comments and tracked changes, as a person sees them.

Word and LibreOffice split a change wherever the look of the text changes, and write a word that
is replaced as one deletion and one insertion. Here they are put together again, and each knows
the paragraph it stands in and the address it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from generator.retur.anker import anker, original
from generator.retur.bemaerkning import (
    Anker,
    Bemærkning,
    Bemærkningsart,
    Kommentarsvar,
    Måde,
    Retur,
)
from generator.word.dokument import (
    SporetÆndring,
    Sporslags,
    Wordcelle,
    Worddokument,
    Wordkommentar,
    alle_afsnit,
    er_ny,
    er_væk,
)
from generator.word.fladt import Afsnitsplads, Fladt, Tekstinterval, flad
from generator.word.tekst import uddrag

FLEST = 2_000
"""Remarks of one document; a thorough reviewer of five pages makes a hundred."""


def find_bemærkninger(dokument: Worddokument) -> Retur:
    """Return the remarks in the order of the document."""
    fladt = flad(dokument)
    fundne = chain(
        _kommentarer(dokument, fladt),
        _ændringer(fladt) if fladt.pladser else (),
        (_uden_sted(æ, len(fladt.tekst)) for æ in dokument.øvrige),
    )
    alle = sorted(
        islice(fundne, FLEST), key=lambda b: (b.start, b.art is not Bemærkningsart.KOMMENTAR)
    )
    originale = tuple(
        (plads.bogmærker[0].sti, original(fladt, nr))
        for nr, plads in enumerate(fladt.pladser)
        if plads.bogmærker and plads.første == nr
    )
    return Retur(tuple(alle), next(fundne, None) is not None, bool(dokument.stier), originale)


def _kommentarer(dokument: Worddokument, fladt: Fladt) -> Iterator[Bemærkning]:
    svar: dict[str, list[Wordkommentar]] = {}
    for k in dokument.kommentarer.values():
        if k.svar_på:
            svar.setdefault(k.svar_på, []).append(k)
    for k in dokument.kommentarer.values():
        if k.svar_på or not fladt.pladser:
            continue
        uden_sted = k.id not in fladt.kommentarer
        start, slut = fladt.kommentarer.get(k.id, (len(fladt.tekst), len(fladt.tekst)))
        hvor = INTET_STED if uden_sted else anker(fladt, start, slut)
        yield Bemærkning(
            Bemærkningsart.KOMMENTAR,
            k.forfatter,
            k.dato,
            k.tekst,
            _nu(fladt, start, slut),
            hvor,
            k.løst,
            tuple(Kommentarsvar(s.forfatter, s.dato, s.tekst) for s in svar.get(k.id, ())),
            start,
        )


def _nu(fladt: Fladt, start: int, slut: int) -> str:
    """Return the text of an interval as it reads now, cut to what is needed to find it."""
    return uddrag(_stykker(fladt, start, slut))


def _stykker(fladt: Fladt, start: int, slut: int) -> Iterator[str]:
    for nr in range(fladt.ved(start), fladt.ved(slut) + 1):
        for s in fladt.pladser[nr].stykker:
            fra, til = max(s.start, start), min(s.slut, slut)
            if fra < til and not er_væk(s.ændringer):
                yield fladt.tekst[fra:til]
        yield " "


def _ændringer(fladt: Fladt) -> Iterator[Bemærkning]:
    hele = {id(r) for r, _ in fladt.rækker if er_ny(r.ændringer) or er_væk(r.ændringer)}
    yield from _rækker(fladt)
    flytninger: dict[str, list[tuple[Afsnitsplads, list[Tekstinterval]]]] = {}
    for plads in fladt.pladser:
        if plads.række is not None and id(plads.række) in hele:
            continue
        grupper = list(_grupper(plads))
        yield from _af_tekst(fladt, plads, grupper, flytninger)
        yield from _af_mærket(fladt, plads)
    for plads in fladt.pladser:
        yield from (_øvrig(fladt, æ, plads) for æ in plads.afsnit.øvrige)
    yield from _celler(fladt)
    yield from _flyttede(fladt, flytninger)


INTET_STED = Anker((), Måde.INGEN, "", "", 0, "")


def _uden_sted(æ: SporetÆndring, start: int) -> Bemærkning:
    return Bemærkning(
        Bemærkningsart.ANDET, æ.forfatter, æ.dato, æ.navn, "", INTET_STED, start=start
    )


def _øvrig(fladt: Fladt, æ: SporetÆndring, plads: Afsnitsplads) -> Bemærkning:
    formateret = æ.slags is Sporslags.FORMAT
    return Bemærkning(
        Bemærkningsart.FORMATERET if formateret else Bemærkningsart.ANDET, æ.forfatter, æ.dato,
        æ.hvad if formateret else æ.navn, _nu(fladt, plads.start, plads.slut),
        anker(fladt, plads.start, plads.slut), start=plads.start,
    )  # fmt: skip


def _celler(fladt: Fladt) -> Iterator[Bemærkning]:
    """Yield the cells that were put in, taken out or merged; those of one column are one change."""
    grupper: dict[tuple[int, str, str], list[tuple[Wordcelle, int]]] = {}
    for celle, nr, tabel in fladt.celler:
        for æ in celle.ændringer:
            grupper.setdefault((tabel, æ.navn, æ.forfatter), []).append((celle, nr))
    for (_, navn, hvem), celler in grupper.items():
        celle, nr = celler[0]
        if nr >= len(fladt.pladser):
            continue
        tekster = (" ".join(a.råtekst for a in alle_afsnit(c.blokke)) for c, _ in celler)
        if len(celler) > 1:
            navn = navn.replace("en celle", "en kolonne eller flere celler")
        plads = fladt.pladser[nr]
        yield Bemærkning(
            Bemærkningsart.ANDET, hvem, celle.ændringer[0].dato, navn,
            " | ".join(filter(None, tekster)), anker(fladt, plads.start, plads.slut),
            start=plads.start,
        )  # fmt: skip


def _rækker(fladt: Fladt) -> Iterator[Bemærkning]:
    """Yield the rows that were put in or taken out: each is one change, whatever its cells say."""
    for række, første in fladt.rækker:
        æ = next((æ for æ in række.ændringer if æ.slags.ny or æ.slags.væk), None)
        if æ is None or første >= len(fladt.pladser):
            continue
        slut = første
        while slut + 1 < len(fladt.pladser) and fladt.pladser[slut + 1].række is række:
            slut += 1
        start, ende = fladt.pladser[første].start, fladt.pladser[slut].slut
        afsnit = (fladt.tekst[p.start : p.slut].split() for p in fladt.pladser[første : slut + 1])
        tekst = f"række: {' | '.join(' '.join(ord_) for ord_ in afsnit if ord_)}"
        ind = æ.slags.ny
        art = Bemærkningsart.INDSAT if ind else Bemærkningsart.SLETTET
        yield Bemærkning(
            art, æ.forfatter, æ.dato, tekst if ind else "",
            "" if ind else tekst, anker(fladt, start, min(ende, fladt.pladser[første].slut)),
            start=start,
        )  # fmt: skip


Gruppe = tuple[SporetÆndring, list[Tekstinterval]]


def _grupper(plads: Afsnitsplads) -> Iterator[Gruppe]:
    """Yield what one person did to neighbouring text in one way."""
    nu: Gruppe | None = None
    for stykke in plads.stykker:
        æ = _vigtigste(stykke.ændringer)
        if nu is not None and æ is not None and _ens(nu[0], æ) and nu[1][-1].slut == stykke.start:
            nu[1].append(stykke)
            continue
        if nu is not None:
            yield nu
        nu = (æ, [stykke]) if æ is not None else None
    if nu is not None:
        yield nu


def _vigtigste(ændringer: tuple[SporetÆndring, ...]) -> SporetÆndring | None:
    """Return the change that counts: what is put in and taken out again is taken out."""
    for passer in (
        lambda æ: æ.slags.væk,
        lambda æ: æ.slags.ny,
        lambda æ: æ.slags is Sporslags.FORMAT,
    ):
        if fundet := next(filter(passer, ændringer), None):
            return fundet
    return None


def _ens(a: SporetÆndring, b: SporetÆndring) -> bool:
    return (a.slags, a.forfatter, a.flytning) == (b.slags, b.forfatter, b.flytning)


def _af_tekst(
    fladt: Fladt,
    plads: Afsnitsplads,
    grupper: Sequence[Gruppe],
    flytninger: dict[str, list[tuple[Afsnitsplads, list[Tekstinterval]]]],
) -> Iterator[Bemærkning]:
    brugt = False
    for nr, (æ, stykker) in enumerate(grupper):
        if brugt:
            brugt = False
            continue
        start, slut = stykker[0].start, stykker[-1].slut
        tekst = fladt.tekst[start:slut]
        if æ.slags in (Sporslags.FLYTTET_FRA, Sporslags.FLYTTET_TIL):
            flytninger.setdefault(_flytning(æ, tekst), []).append((plads, stykker))
            continue
        if æ.slags is Sporslags.FORMAT:
            yield Bemærkning(
                Bemærkningsart.FORMATERET, æ.forfatter, æ.dato, æ.hvad, tekst,
                anker(fladt, start, slut), start=start,
            )  # fmt: skip
            continue
        if _begge(stykker):
            continue  # put in and taken out again: nothing is left of it
        næste = grupper[nr + 1] if nr + 1 < len(grupper) else None
        if næste and _erstatter(æ, næste[0]) and næste[1][0].start == slut:
            # Word writes what is taken out first, LibreOffice what is put in.
            brugt = True
            gammel, nyt = tekst, fladt.tekst[slut : næste[1][-1].slut]
            if æ.slags is Sporslags.INDSAT:
                gammel, nyt = nyt, gammel
            yield Bemærkning(
                Bemærkningsart.RETTET, æ.forfatter, æ.dato, nyt, gammel,
                anker(fladt, start, næste[1][-1].slut), start=start,
            )  # fmt: skip
            continue
        ind = æ.slags.ny
        art = Bemærkningsart.INDSAT if ind else Bemærkningsart.SLETTET
        yield Bemærkning(
            art, æ.forfatter, æ.dato, tekst if ind else "",
            "" if ind else tekst, anker(fladt, start, start if ind else slut), start=start,
        )  # fmt: skip


def _erstatter(a: SporetÆndring, b: SporetÆndring) -> bool:
    return a.forfatter == b.forfatter and {a.slags, b.slags} == {
        Sporslags.INDSAT,
        Sporslags.SLETTET,
    }


def _begge(stykker: Sequence[Tekstinterval]) -> bool:
    return all(er_ny(s.ændringer) and er_væk(s.ændringer) for s in stykker)


def _helt(plads: Afsnitsplads) -> bool:
    """Tell whether all of a paragraph is put in or taken out."""
    return bool(plads.stykker) and all(
        er_ny(s.ændringer) or er_væk(s.ændringer) for s in plads.stykker
    )


def _af_mærket(fladt: Fladt, plads: Afsnitsplads) -> Iterator[Bemærkning]:
    """Yield a paragraph that was split or joined; one that is all new or gone has been told of."""
    for æ in plads.afsnit.mærke:
        if not (æ.slags.ny or æ.slags.væk):
            continue
        if _helt(plads):
            continue
        nr = fladt.ved(plads.start) + 1
        if æ.slags.ny and nr < len(fladt.pladser) and _helt(fladt.pladser[nr]):
            continue
        yield Bemærkning(
            Bemærkningsart.DELT if æ.slags.ny else Bemærkningsart.SAMLET, æ.forfatter, æ.dato, "",
            _nu(fladt, plads.start, plads.slut),
            anker(fladt, plads.slut, plads.slut), start=plads.slut,
        )  # fmt: skip


def _flytning(æ: SporetÆndring, tekst: str) -> str:
    """Return what the two ends of a move have in common: its name, else its text."""
    return f"{æ.forfatter}\0{' '.join(tekst.split())}" if not æ.flytning else f"\0{æ.flytning}"


def _flyttede(
    fladt: Fladt, flytninger: dict[str, list[tuple[Afsnitsplads, list[Tekstinterval]]]]
) -> Iterator[Bemærkning]:
    for ender in flytninger.values():
        fra = [e for e in ender if _vigtigste(e[1][0].ændringer) and er_væk(e[1][0].ændringer)]
        til = [e for e in ender if e not in fra]
        for nr, (_, stykker) in enumerate(fra or til):
            æ = _vigtigste(stykker[0].ændringer)
            assert æ is not None
            start, slut = stykker[0].start, stykker[-1].slut
            hvorhen = _hvorhen(fladt, til[min(nr, len(til) - 1)][0]) if fra and til else ""
            yield Bemærkning(
                Bemærkningsart.FLYTTET, æ.forfatter, æ.dato, hvorhen, fladt.tekst[start:slut],
                anker(fladt, start, slut), start=start,
            )  # fmt: skip


def _hvorhen(fladt: Fladt, plads: Afsnitsplads) -> str:
    nr = fladt.ved(plads.start)
    for tidligere in (fladt.pladser[i] for i in range(nr - 1, -1, -1)):
        tekst = _nu(fladt, tidligere.start, tidligere.slut)
        if tekst:
            return f"til efter »{tekst}«"
    return "til dokumentets begyndelse"
