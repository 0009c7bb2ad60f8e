"""Projects through every stage: read, understand, set up, measure, check."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.dansk.lister import opregn
from generator.dokument.trae import Dokument
from generator.fund import Alvor, Fund, PlaceretFund
from generator.laesning import Kildekort, læs_projekt
from generator.laesning.typer import ProjektFejl
from generator.maskine.baggrund import IBaggrunden
from generator.model.byg import byg_plan
from generator.model.find import FILER
from generator.model.plan import Plan
from generator.omfang import Bekræftelse, Omfang
from generator.regler import alle_regler
from generator.regler.grundlag import Grundlag, Regel
from generator.regler.koersel import med_sidetal, med_steder, uden_sidetal
from generator.sidemaal import Opslag, Sidemål, Sidemålsfejl, mål_sider, tæl_sider
from generator.sidemaal.sidetal import STANDARDGRÆNSE
from generator.skabelon import SkabelonFejl, byg_dokument, læs_tekster
from generator.typografi.laesning import læs_typografi
from generator.typografi.typer import Typografi, Typografifejl

if TYPE_CHECKING:
    from generator.sidemaal.vidner import Vidneudsagn

HOLD = 10
"""Projects taken together, so that LibreOffice is started once for those near the limit; no more,
so that a thousand take no more memory than ten."""


@dataclass(frozen=True)
class Resultat:
    """What became of one project."""

    mappe: Path
    navn: str
    """The folder's name; output files are called the same."""
    fund: tuple[PlaceretFund, ...]
    """Sorted by file and line."""
    kort: Kildekort
    stier: tuple[Path, ...]
    plan: Plan | None = None
    dokument: Dokument | None = None
    typografi: Typografi | None = None
    mål: Sidemål | None = None
    opslag: Opslag | None = None
    """The layout with its PDF, where that was asked for."""
    sidefejl: str = ""
    """Why the pages could not be laid out at all; a Danish sentence."""
    ubekræftet: str = ""
    """Why a confirmation that was asked for could not be had; a Danish sentence."""
    docx: bytes | None = None
    """The document as DOCX, where a witness or the caller has had use for it."""

    @property
    def forbehold(self) -> str:
        """Say what could not be read: findings and page count are of the rest only."""
        if self.plan is None:
            return "Kun det, der kan læses, er tjekket; projekt.yaml og sidetallet er ikke med."
        helt, dele = self.plan.ulæselige, self.plan.udeladt
        mangler = [f"{stamme}.yaml" for stamme in FILER if stamme in helt]
        mangler += [f"noget af {stamme}.yaml" for stamme in FILER if stamme in dele]
        if not mangler:
            return ""
        return f"Kun det, der kan læses, er talt og tjekket; {opregn(mangler)} er ikke med."

    @property
    def fremmede_typografier(self) -> str:
        """Say which features of the Word template the built-in count cannot take into account."""
        if self.typografi is None or not self.typografi.ukendte or self.mål is None:
            return ""
        sætning = (
            "Word-skabelonen bruger noget, som det indbyggede sidetal ikke kan regne med: "
            f"{'; '.join(self.typografi.ukendte)}."
        )
        if self.mål.bekræftet:
            return f"{sætning} Regn med tallet fra {self.mål.bekræftet_af}."
        return f"{sætning} Lad LibreOffice tælle efter med --bekræft."

    @property
    def bør_bekræftes(self) -> bool:
        """Tell whether LibreOffice should count too: near the limit, or with unknown styles.

        A style the twin cannot draw makes its count a guess, however far from the limit.
        """
        if self.mål is None or self.typografi is None:
            return False
        return self.mål.tæt_på or bool(self.typografi.ukendte)

    @property
    def optælling(self) -> Counter[Alvor]:
        """Count the findings by severity."""
        return Counter(f.alvor for f in self.fund)

    @property
    def har_fejl(self) -> bool:
        """Tell whether any finding is a fejl."""
        return self.optælling[Alvor.FEJL] > 0


Udfald = Resultat | ProjektFejl | SkabelonFejl
"""A project that cannot be read does not stop the others."""


def gennemfør(mappe: Path, omfang: Omfang | None = None) -> Resultat:
    """Take one project through all stages; the document is there whenever it can be.

    Raises:
        ProjektFejl: the folder is no project, or the system refuses to read a file.
        SkabelonFejl: a template cannot be rendered.
    """
    (udfald,) = gennemfør_alle([mappe], omfang)
    if isinstance(udfald, Resultat):
        return udfald
    raise udfald


def gennemfør_alle(mapper: Sequence[Path], omfang: Omfang | None = None) -> Iterator[Udfald]:
    """Take projects through all stages, in their order."""
    omfang = omfang or Omfang()
    for første in range(0, len(mapper), HOLD):
        if første:
            # The trees of the last ones refer to each other, and Python looks for such but seldom.
            gc.collect()
        yield from _gennemfør_hold(mapper[første : første + HOLD], omfang)


def _gennemfør_hold(mapper: Sequence[Path], omfang: Omfang) -> Iterator[Udfald]:
    # The pages of one are laid out while its rules run and the next is read.
    læste = [_læs(mappe, omfang) for mappe in mapper]
    hold = [_optalt(læst, omfang) if isinstance(læst, _LæstProjekt) else læst for læst in læste]
    spurgte = [m for m in hold if isinstance(m, _OptaltProjekt) and m.spørges]
    svar = dict(zip(map(id, spurgte), _spørg(spurgte, omfang), strict=True))
    for optalt in hold:
        if isinstance(optalt, _OptaltProjekt):
            yield _tjek(optalt, svar.get(id(optalt)), omfang)
        else:
            yield optalt


@dataclass(frozen=True)
class _LæstProjekt:
    """A project as far as the rules that do not ask for the page count; that is on its way."""

    resultat: Resultat
    """Its findings are those of reading."""
    grundlag: Grundlag
    fund: list[Fund]
    """What the rules have found so far."""
    opslag: IBaggrunden[Opslag | Sidemål]


@dataclass(frozen=True)
class _OptaltProjekt:
    """A project as far as the built-in count."""

    resultat: Resultat
    grundlag: Grundlag
    fund: list[Fund]
    spørges: bool
    """LibreOffice is to count its DOCX too."""


def _læs(mappe: Path, omfang: Omfang) -> _LæstProjekt | Udfald:
    """Read, understand, set up, begin to count, and run the rules meanwhile."""
    try:
        rådata = læs_projekt(mappe)
        bygget = byg_plan(rådata)
        plan = bygget.plan
        if plan is None:
            fund = tuple(med_steder(bygget.fund, bygget.kort))
            return Resultat(mappe, mappe.resolve().name, fund, bygget.kort, rådata.stier)
        tekster = læs_tekster(plan)
        dokument = replace(byg_dokument(plan, tekster), kladde=not omfang.endelig)
        typografi = læs_typografi()
    except (ProjektFejl, SkabelonFejl) as fejl:
        return fejl
    except Typografifejl as fejl:
        return SkabelonFejl(str(fejl))
    grænse = plan.regelsæt.sider if plan.regelsæt else STANDARDGRÆNSE
    opslag = IBaggrunden(lambda: _opslag(dokument, typografi, grænse, omfang))
    grundlag = Grundlag(plan, tekster, dokument)
    resultat = Resultat(
        mappe,
        plan.navn,
        (*bygget.fund, *map(bygget.kort.placér, tekster.fund)),
        bygget.kort,
        rådata.stier,
        plan,
        dokument,
        typografi,
        docx=_docx(dokument, typografi) if omfang.docx else None,
    )
    return _LæstProjekt(resultat, grundlag, uden_sidetal(grundlag, _regler(omfang)), opslag)


def _regler(omfang: Omfang) -> Sequence[Regel] | None:
    return None if omfang.regler is None else [alle_regler()[slug] for slug in omfang.regler]


def _docx(dokument: Dokument, typografi: Typografi) -> bytes:
    # Imported here: most runs of `tjek` write none.
    from generator.skrivere.docx import skriv_docx

    return skriv_docx(dokument, typografi)


def _opslag(
    dokument: Dokument, typografi: Typografi, grænse: int, omfang: Omfang
) -> Opslag | Sidemål:
    if not omfang.pdf:
        return tæl_sider(dokument, typografi, grænse=grænse, uden_cache=omfang.uden_cache)
    return mål_sider(dokument, typografi, grænse=grænse, felter=omfang.felter)


def _optalt(læst: _LæstProjekt, omfang: Omfang) -> _OptaltProjekt:
    """Wait for the built-in count; settle whether LibreOffice is to be asked."""
    resultat = læst.resultat
    try:
        svar = læst.opslag.svar()
        if isinstance(svar, Opslag):
            resultat = replace(resultat, mål=svar.mål, opslag=svar)
        else:
            resultat = replace(resultat, mål=svar)
    except Sidemålsfejl as fejl:
        resultat = replace(resultat, sidefejl=f"{fejl} {fejl.ret}".strip())
    krævet = omfang.bekræftelse is Bekræftelse.KRÆVET
    usikkert = resultat.bør_bekræftes and omfang.bekræftelse is not Bekræftelse.ALDRIG
    spørges = resultat.mål is not None and (krævet or usikkert)
    if spørges and resultat.docx is None:
        assert resultat.dokument is not None, "den er talt op"
        assert resultat.typografi is not None, "følger dokumentet"
        resultat = replace(resultat, docx=_docx(resultat.dokument, resultat.typografi))
    return _OptaltProjekt(resultat, læst.grundlag, læst.fund, spørges)


def _spørg(spurgte: Sequence[_OptaltProjekt], omfang: Omfang) -> Sequence[Vidneudsagn]:
    """Ask LibreOffice about all of them in one call."""
    docx = [m.resultat.docx for m in spurgte if m.resultat.docx is not None]
    if not docx:
        return []
    # Imported here: most projects are far from the limit.
    from generator.sidemaal.vidner import bekræft

    try:
        return bekræft(docx, uden_cache=omfang.uden_cache)
    except Sidemålsfejl as fejl:
        return [fejl] * len(docx)


def _tjek(optalt: _OptaltProjekt, vidne: Vidneudsagn | None, omfang: Omfang) -> Resultat:
    """Let the witness's answer in, run the other rules, and give every finding its place."""
    resultat = optalt.resultat
    mål, ubekræftet = resultat.mål, ""
    if isinstance(vidne, Sidemålsfejl):
        if omfang.bekræftelse is not Bekræftelse.TILBUDT:
            ubekræftet = f"Sidetallet er ikke bekræftet. {vidne} {vidne.ret}".strip()
    elif mål and vidne:
        mål = mål.med_vidne(vidne.antal, vidne.motor)
    grundlag = replace(optalt.grundlag, sider=mål)
    alle = med_sidetal(grundlag, optalt.fund, _regler(omfang))
    fund = med_steder([*resultat.fund, *alle], resultat.kort)
    return replace(resultat, fund=tuple(fund), mål=mål, ubekræftet=ubekræftet)
