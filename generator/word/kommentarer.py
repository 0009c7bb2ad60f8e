"""The comments of a document: who wrote them, what answers what, and what is resolved."""

from __future__ import annotations

from collections.abc import Callable

from generator.word.dokument import Wordblok, Wordkommentar
from generator.word.pakke import DYBEST, Pakke
from generator.word.xml import W14, W15, Element, W, attribute


def læs_kommentarer(
    pakke: Pakke, rod: Element, blokke: Callable[[Element], list[Wordblok]]
) -> dict[str, Wordkommentar]:
    """Return id -> comment; `blokke` reads the paragraphs of one.

    An answer to an answer belongs to the comment that began the thread, as Word shows it.
    Raises `Filfejl` when the part that knows the threads cannot be read.
    """
    ud: dict[str, Wordkommentar] = {}
    ved_afsnit: dict[str, str] = {}
    for element in rod.iterfind(f"{W}comment"):
        id_ = attribute(element, "id")
        ud[id_] = Wordkommentar(
            id_,
            attribute(element, "author"),
            attribute(element, "date"),
            blokke(element),
        )
        for p in element.iter(f"{W}p"):  # a thread is known by a comment's last paragraph
            ved_afsnit[p.get(f"{W14}paraId", "").upper()] = id_
    if udvidet := pakke.den("commentsExtended"):
        for mere in udvidet[1].iterfind(f"{W15}commentEx"):
            kommentar = ud.get(ved_afsnit.get(mere.get(f"{W15}paraId", "").upper(), ""))
            if kommentar is not None:
                kommentar.løst = mere.get(f"{W15}done") in ("1", "true")
                over = mere.get(f"{W15}paraIdParent", "").upper()
                kommentar.svar_på = ved_afsnit.get(over, "") if over else ""
    første = {id_: _først_i_tråden(id_, ud) for id_ in ud}
    for id_, kommentar in ud.items():
        kommentar.svar_på = første[id_] if første[id_] != id_ else ""
    return ud


def _først_i_tråden(id_: str, kommentarer: dict[str, Wordkommentar]) -> str:
    """Return the comment that a thread began with; one that answers itself began its own."""
    set_før = {id_}
    nu = id_
    while (over := kommentarer[nu].svar_på) in kommentarer:
        if over in set_før or len(set_før) > DYBEST:
            return id_
        set_før.add(over)
        nu = over
    return nu
