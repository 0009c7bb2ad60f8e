"""All that an item holds, for the report of one that is new or gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.fund import Sti
from generator.model.felter import Indhold, Korttekst, Langtekst
from generator.model.problemkompleks import Nøgletalsrække
from generator.sammenlign.aendringer import Ændringsslags
from generator.sammenlign.enheder import I_KR
from generator.sammenlign.gang import Plangang, Planudgave, meld
from generator.sammenlign.hvor import Hvor
from generator.sammenlign.navne import ARTER
from generator.sammenlign.tekstforskel import kort_stykke, lange_stykker
from generator.sammenlign.vaerdier import skriv


def hele(
    gang: Plangang,
    led: Any,
    sti: Sti,
    hvor: Hvor,
    navn: str,
    uden: Sequence[str] = (),
    *,
    ny: bool,
) -> None:
    """Report an item that is new or gone, with what it holds."""
    slags, ord_ = (
        (Ændringsslags.TILFØJET, ("", navn)) if ny else (Ændringsslags.FJERNET, (navn, ""))
    )
    linjer = tuple(blade(gang.ny if ny else gang.gammel, led, sti, uden))
    meld(gang, hvor, slags, *ord_, linjer=linjer, sti=sti)


def blade(
    side: Planudgave, led: Any, sti: Sti, uden: Sequence[str] = (), led_: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """Yield every value of an item with its key, as it is printed."""
    match led:
        case None:
            return
        case Langtekst():
            tekst = " ".join(s.tekst for s in lange_stykker(side, sti))
        case Korttekst():
            tekst = kort_stykke(side, sti).tekst
        case Nøgletalsrække():
            for kolonne in ("beboere", *side.plan.nøgletalskolonner):
                yield kolonne.replace("_", " "), skriv(led.værdi(kolonne))
            return
        case Indhold():
            for navn in type(led).model_fields:
                if navn not in uden:
                    yield from blade(side, getattr(led, navn), (*sti, navn), (), (*led_, navn))
            return
        case tuple() if any(isinstance(d, Indhold) for d in led):
            for nr, del_ in enumerate(led):
                art = ARTER.get(type(del_))
                hvad = art.vist(side.plan, del_) if art else str(nr + 1)
                under = list(blade(side, del_, (*sti, nr), art.navnenøgler if art else (), ()))
                yield (
                    Hvor("", "", led=led_).felt,
                    hvad + "".join(f" ({navn}: {værdi})" if værdi else "" for navn, værdi in under),
                )
            return
        case tuple() if any(isinstance(d, Korttekst) for d in led):
            tekst = "; ".join(kort_stykke(side, (*sti, nr)).tekst for nr in range(len(led)))
        case _:
            tekst = skriv(led, "kr." if led_[-1:] and led_[-1] in I_KR else "")
    if tekst:
        yield Hvor("", "", led=led_).felt, tekst
