"""A project's own colour laid over the template's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from generator.typografi.typer import Form, Streg, Tegnform, Typografi

_F = TypeVar("_F", Form, Tegnform, Streg)


def med_farve(typografi: Typografi, farve: str) -> Typografi:
    """Return the looks with ``#RRGGBB`` wherever they have their main colour; "" changes nothing.

    The template's own parts change in the same way, so the DOCX needs no rule of its own.
    """
    ny, gammel = farve.upper(), typografi.hovedfarve
    if ny in ("", gammel):
        return typografi
    rå = re.compile(rb'"%b"' % gammel[1:].encode(), re.IGNORECASE)
    return replace(
        typografi,
        former={navn: _fyldt(form, gammel, ny) for navn, form in typografi.former.items()},
        lister={
            slags: replace(liste, form=_fyldt(liste.form, gammel, ny))
            for slags, liste in typografi.lister.items()
        },
        tabeller={
            slags: replace(
                tabel,
                streg_top=_farvet(tabel.streg_top, gammel, ny),
                streg_bund=_farvet(tabel.streg_bund, gammel, ny),
                streg_vandret=_farvet(tabel.streg_vandret, gammel, ny),
            )
            for slags, tabel in typografi.tabeller.items()
        },
        link=_farvet(typografi.link, gammel, ny),
        hovedfarve=ny,
        dele={
            navn: rå.sub(b'"%b"' % ny[1:].encode(), data) for navn, data in typografi.dele.items()
        },
    )


def _farvet(form: _F, gammel: str, ny: str) -> _F:
    return replace(form, farve=ny) if form.farve == gammel else form


def _fyldt(form: Form, gammel: str, ny: str) -> Form:
    form = _farvet(form, gammel, ny)
    return replace(form, fyld=ny) if form.fyld == gammel else form
