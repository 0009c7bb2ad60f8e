"""A link leads to a page or a mail address; what would open a file or a program is reported."""

from __future__ import annotations

import pytest

from generator.dokument.markdown import Kildetekst, læs_blokke, læs_inline
from generator.dokument.trae import Afsnit, Tekst

FARLIGE = (
    "file:///c:/x.docx", "smb://server/mappe", "ms-word:ofe|u|x", "vscode://file/x", "program.exe",
    "../indhold", "//server/mappe", "tel:12345678", "javascript:alert", "data:text/html,x",
    "ftp://x.dk/y", "http:x", "https:///x", "mailto:", "#afsnit", "HTTP//x",
)  # fmt: skip
GODE = ("https://lbf.dk", "http://lbf.dk/x(y)", "HTTPS://LBF.DK", "mailto:a@lbf.dk")


def _link(skrevet: str) -> tuple[list[str], list[tuple[str, int | None]]]:
    læst = læs_blokke(Kildetekst(skrevet, tegn=range(len(skrevet) + 1)), lambda _: None)
    links = [
        led.link
        for blok in læst.blokke
        if isinstance(blok, Afsnit)
        for led in blok.indhold
        if isinstance(led, Tekst) and led.link
    ]
    return links, [(str(f.regel), f.tegn) for f in læst.fund]


@pytest.mark.parametrize("adresse", FARLIGE)
def test_et_link_til_andet_end_en_side_er_en_fejl_paa_sit_sted(adresse: str) -> None:
    links, fund = _link(f"Se [den ene](https://lbf.dk) og [den anden]({adresse}) her.")
    assert links == ["https://lbf.dk"]
    ((regel, tegn),) = fund
    assert regel == "link-adresse"
    assert tegn == 44
    kort, fund_kort = læs_inline(Kildetekst(f"[Parken]({adresse})"))
    assert [f.regel for f in fund_kort] == ["link-adresse"]
    assert not any(isinstance(led, Tekst) and led.link for led in kort)


@pytest.mark.parametrize("skrevet", [r"[x](<\\\\server\\mappe>)", "<smb://server>", "<file:///x>"])
def test_ogsaa_en_server_og_en_adresse_alene(skrevet: str) -> None:
    links, fund = _link(skrevet)
    assert links == []
    assert [regel for regel, _ in fund] == ["link-adresse"]


@pytest.mark.parametrize("adresse", GODE)
def test_en_side_og_en_mailadresse_er_i_orden(adresse: str) -> None:
    links, fund = _link(f"Se [her]({adresse}), og skriv file:///x og a, data:b som tekst.")
    assert len(links) == 1
    assert fund == []
