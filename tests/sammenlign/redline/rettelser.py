"""Pairs of documents: an example built from the tree, and the same with several random edits."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Celle,
    Celletype,
    Dokument,
    Figur,
    Inline,
    Liste,
    Note,
    Notehenvisning,
    Overskrift,
    Punkt,
    Række,
    Stil,
    Tabel,
    Tekst,
)
from tests.skrivere.proeve import kriterier, p, partnere, png, prøvedokument, t

ORD = (
    "beboerne helhedsplanen fravær 24,3 1.234,5 skolen klubben jobcentret § 61 b unge "
    "under\u00adretning e\u2011mail 12\u00a0pct. Børne- og Ungdomsforvaltningen AKB's "
    "»stærke« & <fælles> forældre"
).split(" ")

Blokke = list[Blok]
Rettelse = Callable[[random.Random, "Blokke", "list[Note]"], None]


def _tekst(r: random.Random, antal: int = 0) -> str:
    return " ".join(r.choice(ORD) for _ in range(antal or r.randint(3, 14)))


def _steder(blokke: Blokke, slags: type, stil: Stil | None = None) -> list[int]:
    return [
        nr
        for nr, b in enumerate(blokke)
        if isinstance(b, slags) and (stil is None or getattr(b, "stil", None) is stil)
    ]


def _afsnit(r: random.Random, blokke: Blokke) -> int | None:
    """Return the place of a paragraph of running text."""
    steder = _steder(blokke, Afsnit, Stil.BRØDTEKST)
    return r.choice(steder) if steder else None


def _ret_ord(r: random.Random, indhold: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Change, add or remove a word of the content."""
    steder = [nr for nr, s in enumerate(indhold) if isinstance(s, Tekst) and s.tekst.strip()]
    if not steder:
        return (*indhold, Tekst(_tekst(r, 2)))
    nr = r.choice(steder)
    stykke = indhold[nr]
    assert isinstance(stykke, Tekst)
    ord_ = stykke.tekst.split(" ")
    plads = r.randrange(len(ord_))
    match r.randrange(3):
        case 0:
            ord_[plads] = r.choice(ORD)
        case 1:
            ord_.insert(plads, _tekst(r, 2))
        case _:
            del ord_[plads]
    return (*indhold[:nr], replace(stykke, tekst=" ".join(ord_)), *indhold[nr + 1 :])


def ord_ændret(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    if (nr := _afsnit(r, blokke)) is not None:
        b = blokke[nr]
        assert isinstance(b, Afsnit)
        blokke[nr] = replace(b, indhold=_ret_ord(r, b.indhold))


def afsnit_slettet(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    if len(blokke) > 3:
        del blokke[r.choice([0, len(blokke) - 1, *range(len(blokke))])]


def afsnit_nyt(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    stil = r.choice((Stil.BRØDTEKST, Stil.CITAT, Stil.SIGNATUR))
    plads = r.choice([0, len(blokke), r.randrange(len(blokke) + 1)])
    indhold = (Tekst(_tekst(r)), Tekst(_tekst(r), fed=True))
    blokke.insert(plads, Afsnit(indhold, stil, ("nyt", r.randrange(99))))


def flyttet(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    if (nr := _afsnit(r, blokke)) is not None:
        blok = blokke.pop(nr)
        blokke.insert(r.randrange(len(blokke) + 1), blok)


def flyttet_og_rettet(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    if (nr := _afsnit(r, blokke)) is not None:
        b = blokke.pop(nr)
        assert isinstance(b, Afsnit)
        blok = replace(b, indhold=_ret_ord(r, b.indhold))
        blokke.insert(r.randrange(len(blokke) + 1), blok)


def delt(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    if (nr := _afsnit(r, blokke)) is not None:
        b = blokke[nr]
        assert isinstance(b, Afsnit)
        steder = [i for i, s in enumerate(b.indhold) if isinstance(s, Tekst) and ". " in s.tekst]
        if steder:
            i = r.choice(steder)
            s = b.indhold[i]
            assert isinstance(s, Tekst)
            foran, _skel, bag = s.tekst.partition(". ")
            stil = b.stil if r.random() < 0.8 else Stil.CITAT
            blokke[nr : nr + 1] = [
                replace(b, indhold=(*b.indhold[:i], replace(s, tekst=f"{foran}."))),
                replace(b, indhold=(replace(s, tekst=bag), *b.indhold[i + 1 :]), stil=stil),
            ]


def samlet(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    steder = [
        nr
        for nr in _steder(blokke, Afsnit, Stil.BRØDTEKST)
        if nr + 1 < len(blokke) and isinstance(blokke[nr + 1], Afsnit)
    ]
    if steder:
        nr = r.choice(steder)
        a, b = blokke[nr], blokke[nr + 1]
        assert isinstance(a, Afsnit)
        assert isinstance(b, Afsnit)
        blokke[nr : nr + 2] = [replace(a, indhold=(*a.indhold, Tekst(" "), *b.indhold))]


def overskrift_ændret(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    if steder := _steder(blokke, Overskrift):
        nr = r.choice(steder)
        b = blokke[nr]
        assert isinstance(b, Overskrift)
        niveau = b.niveau if r.random() < 0.6 else 1 + b.niveau % 3
        blokke[nr] = replace(b, niveau=niveau, indhold=_ret_ord(r, b.indhold))


def kun_fed(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    """Make some words of a paragraph bold, or not, and change nothing else."""
    if (nr := _afsnit(r, blokke)) is not None:
        b = blokke[nr]
        assert isinstance(b, Afsnit)
        steder = [i for i, s in enumerate(b.indhold) if isinstance(s, Tekst) and len(s.tekst) > 9]
        if steder:
            i = r.choice(steder)
            s = b.indhold[i]
            assert isinstance(s, Tekst)
            fra = r.randrange(len(s.tekst) - 5)
            til = r.randrange(fra + 1, len(s.tekst))
            stykker = (
                replace(s, tekst=s.tekst[:fra]),
                replace(s, tekst=s.tekst[fra:til], fed=not s.fed, kursiv=r.random() < 0.2),
                replace(s, tekst=s.tekst[til:]),
            )
            blokke[nr] = replace(b, indhold=(*b.indhold[:i], *stykker, *b.indhold[i + 1 :]))


def liste_ændret(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    """Swap, change, add, remove, move in or out an item, or number the whole list."""
    if not (steder := _steder(blokke, Liste)):
        return
    nr = r.choice(steder)
    liste = blokke[nr]
    assert isinstance(liste, Liste)
    punkter = list(liste.punkter)
    plads = r.randrange(len(punkter))
    match r.randrange(6):
        case 0 if len(punkter) > 1:
            punkter.append(punkter.pop(plads))
        case 1 if len(punkter) > 1:
            del punkter[plads]
        case 2:
            punkter.insert(plads, Punkt((p(_tekst(r)),)))
        case 3 if plads:
            inde = Liste((punkter.pop(plads),), nummereret=r.random() < 0.5)
            forrige = punkter[plads - 1]
            punkter[plads - 1] = replace(forrige, blokke=(*forrige.blokke, inde))
        case 4:
            blokke[nr] = replace(liste, nummereret=not liste.nummereret)
            return
        case _:
            første, *resten = punkter[plads].blokke
            if isinstance(første, Afsnit):
                nyt = replace(første, indhold=_ret_ord(r, første.indhold))
                punkter[plads] = replace(punkter[plads], blokke=(nyt, *resten))
    blokke[nr] = replace(liste, punkter=tuple(punkter))


def _tabel(r: random.Random, blokke: Blokke) -> tuple[int, Tabel] | None:
    if not (steder := _steder(blokke, Tabel)):
        return None
    nr = r.choice(steder)
    tabel = blokke[nr]
    assert isinstance(tabel, Tabel)
    return nr, tabel


def række_ny_og_slettet(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    if fundet := _tabel(r, blokke):
        nr, tabel = fundet
        rækker = list(tabel.rækker)
        if rækker and r.random() < 0.8:
            del rækker[r.randrange(len(rækker))]
        if rækker and r.random() < 0.8:
            skabelon = r.choice(rækker)
            celler = tuple(
                replace(c, blokke=(Afsnit((Tekst(_tekst(r, 2)),), Stil.TABELTEKST),))
                for c in skabelon.celler
            )
            rækker.insert(r.randrange(len(rækker) + 1), replace(skabelon, celler=celler))
        blokke[nr] = replace(tabel, rækker=tuple(rækker))


def _ret_celle(r: random.Random, blokke: Blokke, ret: Callable[[Celle], Celle]) -> None:
    if fundet := _tabel(r, blokke):
        nr, tabel = fundet
        if tabel.rækker:
            i = r.randrange(len(tabel.rækker))
            celler = list(tabel.rækker[i].celler)
            j = r.randrange(len(celler))
            celler[j] = ret(celler[j])
            rækker = list(tabel.rækker)
            rækker[i] = replace(rækker[i], celler=tuple(celler))
            blokke[nr] = replace(tabel, rækker=tuple(rækker))


def celle_ændret(r: random.Random, blokke: Blokke, noter: list[Note]) -> None:
    """Edit what stands in a cell, with any of the edits of a document."""

    def ret(celle: Celle) -> Celle:
        inde = list(celle.blokke)
        valg = (afsnit_nyt, afsnit_slettet, liste_ændret, flyttet)
        for rettelse in r.sample(valg, 2):
            if inde:
                rettelse(r, inde, noter)
        if inde and isinstance(inde[0], Afsnit):
            inde[0] = replace(inde[0], indhold=_ret_ord(r, inde[0].indhold))
        return replace(celle, blokke=tuple(inde))

    _ret_celle(r, blokke, ret)


def over_grænsen(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    """Let a figure cross the limit: another fill, another style, another sign."""

    def ret(celle: Celle) -> Celle:
        typer = (Celletype.ALMINDELIG, Celletype.OVER, Celletype.LANGT_OVER)
        type_ = typer[(typer.index(celle.type) + 1) % 3] if celle.type in typer else typer[1]
        mærke = {Celletype.OVER: "▪ ", Celletype.LANGT_OVER: "▪▪ "}.get(type_, "")
        tal = Afsnit((Tekst(f"{mærke}{r.randrange(20, 60)},{r.randrange(10)}"),), Stil.TALTABEL)
        return replace(celle, type=type_, blokke=(tal,))

    _ret_celle(r, blokke, ret)


def kolonne_væk(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    """Take the last column away, or the whole table, or a second one in its place."""
    if fundet := _tabel(r, blokke):
        nr, tabel = fundet
        if r.random() < 0.3:
            del blokke[nr]
            return

        def kort(række: Række) -> Række:
            sidste = række.celler[-1]
            if sidste.kolonner > 1:
                sidste = replace(sidste, kolonner=sidste.kolonner - 1)
                return replace(række, celler=(*række.celler[:-1], sidste))
            return replace(række, celler=række.celler[:-1] or række.celler)

        blokke[nr] = replace(
            tabel,
            slags="fri",
            hovedrækker=tuple(map(kort, tabel.hovedrækker)),
            rækker=tuple(map(kort, tabel.rækker)),
        )


def tabel_ny(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    plads = r.choice([len(blokke), r.randrange(len(blokke) + 1)])
    blokke.insert(plads, r.choice([partnere(), kriterier(2)]))


def note_slettet(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    """Take a reference out; the notes after it get other numbers."""
    steder = [
        nr
        for nr in _steder(blokke, Afsnit)
        if any(isinstance(s, Notehenvisning) for s in blokke[nr].indhold)  # type: ignore[union-attr]
    ]
    if steder:
        nr = r.choice(steder)
        b = blokke[nr]
        assert isinstance(b, Afsnit)
        uden = tuple(s for s in b.indhold if not isinstance(s, Notehenvisning))
        blokke[nr] = replace(b, indhold=uden)


def note_ny(r: random.Random, blokke: Blokke, noter: list[Note]) -> None:
    """Set a note in a paragraph, or in a cell of a table."""
    link = t("kilden", link=f"https://kilde.dk/{r.randrange(3)}")
    indhold: tuple[Inline, ...] = (Tekst(_tekst(r)), *((link,) if r.random() < 0.4 else ()))
    noter.append(Note((Afsnit(indhold, Stil.FODNOTE),)))
    henvisning = Notehenvisning(len(noter))
    if r.random() < 0.3:
        tekst = Afsnit((Tekst(_tekst(r, 3)), henvisning), Stil.TABELTEKST)
        _ret_celle(r, blokke, lambda celle: replace(celle, blokke=(*celle.blokke, tekst)))
    elif (nr := _afsnit(r, blokke)) is not None:
        b = blokke[nr]
        assert isinstance(b, Afsnit)
        plads = r.randrange(len(b.indhold) + 1)
        blokke[nr] = replace(b, indhold=(*b.indhold[:plads], henvisning, *b.indhold[plads:]))


def note_ændret(r: random.Random, _: Blokke, noter: list[Note]) -> None:
    if noter:
        nr = r.randrange(len(noter))
        første, *resten = noter[nr].blokke
        nyt = replace(første, indhold=_ret_ord(r, første.indhold))
        noter[nr] = replace(noter[nr], blokke=(nyt, *resten))


def link_ændret(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    """Let words become a link, or a link lead elsewhere."""
    if (nr := _afsnit(r, blokke)) is not None:
        b = blokke[nr]
        assert isinstance(b, Afsnit)
        steder = [i for i, s in enumerate(b.indhold) if isinstance(s, Tekst)]
        if steder:
            i = r.choice(steder)
            s = b.indhold[i]
            assert isinstance(s, Tekst)
            link = r.choice(("", "https://lbf.dk/ny", "https://lbf.dk/a b"))
            blokke[nr] = replace(
                b, indhold=(*b.indhold[:i], replace(s, link=link), *b.indhold[i + 1 :])
            )


def figur_ændret(r: random.Random, blokke: Blokke, _: list[Note]) -> None:
    if steder := _steder(blokke, Figur):
        nr = r.choice(steder)
        f = blokke[nr]
        assert isinstance(f, Figur)
        match r.randrange(3):
            case 0:
                del blokke[nr]
            case 1:
                blokke[nr] = replace(f, data=png(340, 120, (200, r.randrange(9), 90)))
            case _:
                blokke.insert(r.randrange(len(blokke)), blokke.pop(nr))


RETTELSER: tuple[Rettelse, ...] = (
    *(ord_ændret, afsnit_slettet, afsnit_nyt, flyttet, flyttet_og_rettet, delt, samlet),
    *(overskrift_ændret, kun_fed, liste_ændret, række_ny_og_slettet, celle_ændret, over_grænsen),
    *(kolonne_væk, tabel_ny, note_slettet, note_ny, note_ændret, link_ændret, figur_ændret),
)


def rettet(dokument: Dokument, frø: int, antal: int) -> tuple[Dokument, list[str]]:
    """Return the document with so many random edits, and their names; a seed, one answer."""
    r = random.Random(frø)  # noqa: S311 - the same pairs every time
    blokke, noter = list(dokument.blokke), list(dokument.noter)
    # Every kind is used as often as any other, whatever the number of pairs.
    valgte = [RETTELSER[(frø + 7 * nr) % len(RETTELSER)] for nr in range(2)]
    valgte += [r.choice(RETTELSER) for _ in range(max(0, antal - 2))]
    for rettelse in valgte:
        rettelse(r, blokke, noter)
    nyt = replace(dokument, blokke=tuple(blokke), noter=tuple(noter))
    return med_numre(nyt), [rettelse.__name__ for rettelse in valgte]


def med_numre(dokument: Dokument) -> Dokument:
    """Return the document with its notes numbered in the order of their first references."""
    orden: dict[int, int] = {}

    def inline(indhold: tuple[Inline, ...]) -> tuple[Inline, ...]:
        ud: list[Inline] = []
        for s in indhold:
            if isinstance(s, Notehenvisning):
                gentaget = s.nummer in orden
                nummer = orden.setdefault(s.nummer, len(orden) + 1)
                ud.append(Notehenvisning(nummer, gentaget))
            else:
                ud.append(s)
        return tuple(ud)

    def blok(b: Blok) -> Blok:
        match b:
            case Afsnit() | Overskrift():
                return replace(b, indhold=inline(b.indhold))
            case Liste():
                punkter = tuple(
                    replace(punkt, blokke=tuple(map(blok, punkt.blokke))) for punkt in b.punkter
                )
                return replace(b, punkter=punkter)
            case Tabel():
                return replace(
                    b,
                    hovedrækker=tuple(map(række, b.hovedrækker)),
                    rækker=tuple(map(række, b.rækker)),
                )
            case _:
                return b

    def række(rk: Række) -> Række:
        celler = tuple(replace(c, blokke=tuple(map(blok, c.blokke))) for c in rk.celler)
        return replace(rk, celler=celler)

    blokke = tuple(map(blok, dokument.blokke))
    noter = tuple(dokument.noter[gammel - 1] for gammel in orden)
    return replace(dokument, blokke=blokke, noter=noter)


def par(frø: int) -> tuple[Dokument, Dokument, list[str]]:
    """Return an old document, a new one and what was done; also the other way round."""
    gammel, før = rettet(prøvedokument(), frø + 100_000, frø % 4)
    ny, efter = rettet(gammel, frø, 2 + frø % 6)
    if frø % 2:
        return ny, gammel, [*efter, *før]
    return gammel, ny, [*efter, *før]
