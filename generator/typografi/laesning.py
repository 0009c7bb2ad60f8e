"""Reads the Word template into `generator.typografi.typer`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from generator.dokument.trae import Justering
from generator.maskine.ressourcer import skabeloner
from generator.typografi import typer as t
from generator.typografi.stile import JUSTERING, Stilark, fra, mm
from generator.word.fil import Filfejl
from generator.word.pakke import Pakke, åbn
from generator.word.xml import Element, W, attribute, is_on, local_name, transitional, value

KENDT_I_SEKTION = {"pgSz", "pgMar", "cols", "docGrid", "footnotePr", "type", "formProt"}
DELE = {
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "theme": "word/theme/theme1.xml",
}
"""Kind of part that a document of ours takes from the template -> what it is called there."""
LODRET = {"top": "top", "center": "midt", "bottom": "bund"}


def læs_typografi(fil: Path | None = None) -> t.Typografi:
    """Read a Word template (default: the shipped one).

    Raises:
        Typografifejl: it is no Word document, or lacks a style or a sample table.
    """
    fil = fil or skabeloner() / "typografi.docx"
    try:
        post = fil.stat()
    except OSError:
        return _læs(fil)  # the reading has the words for it
    return _læst(fil, post.st_mtime_ns, post.st_size)


@lru_cache(maxsize=2)
def _læst(fil: Path, _ændret: int, _størrelse: int) -> t.Typografi:
    """Read a template once, for as long as it stays as it is."""
    return _læs(fil)


def _læs(fil: Path) -> t.Typografi:
    try:
        pakke = åbn(fil)
        stilark = Stilark(_rod(pakke, "styles"))
        numre, indstillinger = _rod(pakke, "numbering"), _rod(pakke, "settings")
        krop = next(pakke.tekstdele()).find(f"{W}body")
        dele = {DELE[slags]: transitional(pakke.rå(navn)) for slags, navn, _ in pakke.alle(*DELE)}
    except Filfejl as fejl:
        raise t.Typografifejl(f"{fil.name} kan ikke læses som et Word-dokument.") from fejl
    sektion = None if krop is None else krop.find(f"{W}sectPr")
    if krop is None or sektion is None:
        raise t.Typografifejl(f"{fil.name} mangler en sideopsætning.")

    listestile = set(t.LISTESTILE.values())
    navne_i_brug = (*t.STILNAVNE.values(), *t.OVERSKRIFTER, *t.ANDRE_STILE, *t.CELLESTILE)
    former = {navn.lower(): stilark.form(navn) for navn in navne_i_brug}
    lister = {slags: _liste(stilark, numre, navn) for slags, navn in t.LISTESTILE.items()}
    tabeller = {form.slags: form for form in _tabeller(krop, stilark)}
    for slags in ("kriterier", "partnere", "fora", "fri"):
        if slags not in tabeller:
            raise t.Typografifejl(
                f"{fil.name} mangler prøvetabellen »{slags}«: Ingen tabel har den titel (i Word: "
                "Tabelegenskaber, Alternativ tekst). LibreOffice gemmer ikke titlerne; ret filen "
                "i Word."
            )
    ukendte = list(stilark.ukendte)
    ukendte += _ukendt_i_sektion(sektion)
    if is_on(indstillinger.find(f"{W}autoHyphenation")):
        ukendte.append("indstillinger: automatisk orddeling")
    skrifter = {form.skrift for form in former.values()}
    skrifter |= {stilark.form(navn).skrift for navn in listestile}
    ukendte += [
        f"skrifttypen {skrift} følger ikke med programmet"
        for skrift in sorted(skrifter - {t.SKRIFTTYPE})
    ]
    return t.Typografi(
        side=_side(sektion),
        former=former,
        lister=lister,
        tabeller=tabeller,
        link=stilark.tegnform(t.LINK),
        notetegn=stilark.tegnform(t.NOTETEGN),
        hovedfarve=former["title"].farve,
        ukendte=tuple(dict.fromkeys(ukendte)),
        dele=dele,
    )


def _rod(pakke: Pakke, slags: str) -> Element:
    """Return the root of the part of a kind; raises `Filfejl`."""
    fundet = pakke.den(slags)
    if fundet is None:
        raise Filfejl(f"{pakke.navn} mangler delen {slags}.")
    return fundet[1]


def _side(sektion: Element) -> t.Side:
    mål, marginer = sektion.find(f"{W}pgSz"), sektion.find(f"{W}pgMar")
    return t.Side(
        bredde=mm(fra(mål, "w")),
        højde=mm(fra(mål, "h")),
        top=mm(fra(marginer, "top")),
        bund=mm(fra(marginer, "bottom")),
        venstre=mm(fra(marginer, "left")),
        højre=mm(fra(marginer, "right")),
        sidehoved=mm(fra(marginer, "header")),
        sidefod=mm(fra(marginer, "footer")),
    )


def _ukendt_i_sektion(sektion: Element) -> Iterator[str]:
    navne = {
        "headerReference": "sidehoved",
        "footerReference": "sidefod (projektets egen skrives i stedet)",
        "pgBorders": "siderammer",
        "lnNumType": "linjenumre",
        "titlePg": "egen første side",
    }
    for barn in sektion:
        navn = local_name(barn)
        if navn == "cols" and int(attribute(barn, "num", "1")) > 1:
            yield "sideopsætning: flere spalter"
        elif navn not in KENDT_I_SEKTION and is_on(barn):
            yield f"sideopsætning: {navne.get(navn, 'w:' + navn)}"
    if fra(sektion.find(f"{W}pgMar"), "gutter"):
        yield "sideopsætning: indbindingsmargen"


def _liste(stilark: Stilark, numre: Element, navn: str) -> t.Listeform:
    nummer = stilark.nummer(navn)
    for num in numre.iterfind(f"{W}num"):
        if num.get(f"{W}numId") == nummer:
            abstrakt = value(num, "abstractNumId") or ""
            break
    else:
        raise t.Typografifejl(f"Typografien »{navn}« har ingen listedefinition.")
    for definition in numre.iterfind(f"{W}abstractNum"):
        if definition.get(f"{W}abstractNumId") == abstrakt:
            niveauer = tuple(_listeniveau(trin) for trin in definition.iterfind(f"{W}lvl"))
            if niveauer:
                return t.Listeform(stilark.form(navn), abstrakt, niveauer)
    raise t.Typografifejl(f"Typografien »{navn}« har en listedefinition uden niveauer.")


def _listeniveau(trin: Element) -> t.Listeniveau:
    indryk = trin.find(f"{W}pPr/{W}ind")
    return t.Listeniveau(
        tekst=value(trin, "lvlText") or "",
        talformat=value(trin, "numFmt") or "decimal",
        venstre=mm(fra(indryk, "left", "start")),
        hængende=mm(fra(indryk, "hanging")),
    )


def _tabeller(krop: Element, stilark: Stilark) -> Iterator[t.Tabelform]:
    for tabel in krop.iterfind(f"{W}tbl"):
        egne = tabel.find(f"{W}tblPr")
        if egne is None or not (slags := value(egne, "tblCaption") or ""):
            continue
        stil_id = value(egne, "tblStyle") or ""
        lag = [*stilark.tabellag(stil_id), egne]
        margener, streger = _sider(lag, "tblCellMar"), _sider(lag, "tblBorders")
        stilark.ukendte += _ukendt_i_tabel(slags, tabel, lag, streger)
        celle = tabel.find(f"{W}tr/{W}tc/{W}tcPr/{W}vAlign")
        yield t.Tabelform(
            slags=slags,
            stil_id=stil_id,
            kolonner=tuple(mm(fra(k, "w")) for k in tabel.iterfind(f"{W}tblGrid/{W}gridCol")),
            margen_top=mm(fra(margener.get("top"), "w")),
            margen_bund=mm(fra(margener.get("bottom"), "w")),
            margen_venstre=mm(fra(margener.get("left"), "w")),
            margen_højre=mm(fra(margener.get("right"), "w")),
            streg_top=_streg(streger.get("top")),
            streg_bund=_streg(streger.get("bottom")),
            streg_vandret=_streg(streger.get("insideH")),
            hoved_lodret=LODRET.get(attribute(celle, "val"), "top"),
        )


def _sider(lag: Iterable[Element], navn: str) -> dict[str, Element]:
    """Merge the sides of margins or borders, the nearest layer last."""
    ens = {"start": "left", "end": "right"}
    return {
        ens.get(local_name(side), local_name(side)): side
        for egenskaber in lag
        for samling in egenskaber.iterfind(f"{W}{navn}")
        for side in samling
    }


def _streg(kant: Element | None) -> t.Streg:
    if kant is None or attribute(kant, "val") in ("", "nil", "none"):
        return t.Streg()
    farve = attribute(kant, "color", "auto")
    return t.Streg(fra(kant, "sz") / 8, "#000000" if farve == "auto" else f"#{farve.upper()}")


def _ukendt_i_tabel(
    slags: str, tabel: Element, lag: Iterable[Element], streger: Mapping[str, Element]
) -> Iterator[str]:
    sted = f"prøvetabellen »{slags}«"
    for side in ("left", "right", "insideV"):
        if _streg(streger.get(side)).tykkelse:
            yield f"{sted}: lodrette streger"
    for kant in streger.values():
        if attribute(kant, "val") not in ("", "single", "nil", "none"):
            yield f"{sted}: stregtypen {attribute(kant, 'val')}"
    for egenskaber in lag:
        if fra(egenskaber.find(f"{W}tblInd"), "w"):
            yield f"{sted}: indrykning"
        if JUSTERING.get(value(egenskaber, "jc") or "left") != Justering.VENSTRE:
            yield f"{sted}: placering på siden"
        for navn, dansk in (("tblCellSpacing", "afstand mellem celler"), ("shd", "skygge")):
            if egenskaber.find(f"{W}{navn}") is not None:
                yield f"{sted}: {dansk}"
    for navn, dansk in (("tcBorders", "streger på enkelte celler"), ("tcMar", "cellemargener")):
        if tabel.find(f"{W}tr/{W}tc/{W}tcPr/{W}{navn}") is not None:
            yield f"{sted}: {dansk} (sæt dem på tabellen)"
