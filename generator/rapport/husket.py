"""What a project was told last time, told again while nothing has changed.

The answer hangs on everything it was made of: the project's files, the sets beside it, the
program and its templates, the packages installed, the day, and what was asked. A file that was
read from anywhere else is no part of that, so such an answer is not kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator import __version__
from generator.fund import Alvor, Peg, PlaceretFund, Sted
from generator.laesning.projekter import EGNE_SÆT
from generator.maskine import cache
from generator.maskine.ressourcer import skabeloner
from generator.rapport.svar import Svar
from generator.sidemaal.sidetal import fra_json

SLAGS = "svar"
UDGAVE = "4"
"""Raised when an answer is kept in another shape."""
FLEST_FILER = 400
STØRST = 32 * 1024 * 1024
"""Bytes of all files; a larger folder is read anew, which costs no more than to look for change."""


def nøgle(mappe: Path, ønsket: str) -> str | None:
    """Return the name of the answer to `ønsket` about a project; None when none is to be kept."""
    try:
        dele = list(_dele(mappe, ønsket))
    except (OSError, _Uoverskuelig):
        return None  # the reading will say what is wrong
    return cache.nøgle(*dele)


def hent(navn: str) -> tuple[Svar, int] | None:
    """Return the answer and its exit code, or None when there is none."""
    data = cache.hent(SLAGS, navn)
    if not isinstance(data, dict):
        return None
    try:
        svar = _svar(data)
        return (svar, int(data["kode"])) if _vidnet_er_her(svar) else None
    except (LookupError, TypeError, ValueError):
        return None


def gem(navn: str, svar: Svar, kode: int, læst: Sequence[Path], mappe: Path) -> None:
    """Keep an answer, when every file that was read is one that its name hangs on."""
    rødder = [rod.resolve() for rod in (*_rødder(mappe), skabeloner())]
    if all(any(fil.resolve().is_relative_to(rod) for rod in rødder) for fil in læst):
        cache.gem(SLAGS, navn, _data(svar, kode))


def _vidnet_er_her(svar: Svar) -> bool:
    """Tell whether the LibreOffice that had a say, if any, is the one that would be asked today."""
    if svar.sider is None or not svar.sider.bekræftet_af:
        return True
    # Imported here: most projects are far from the limit, and nobody was asked.
    from generator.sidemaal.fejl import Sidemålsfejl
    from generator.sidemaal.soffice import find_vidne

    try:
        return find_vidne().navn == svar.sider.bekræftet_af
    except Sidemålsfejl:
        return False


class _Uoverskuelig(Exception):
    """More than is worth looking through, or something that is not the project's own."""


def _dele(mappe: Path, ønsket: str) -> Iterator[bytes | str]:
    yield from (UDGAVE, __version__, sys.version, ønsket, date.today().isoformat())
    yield from (os.getcwd(), str(mappe))  # noqa: PTH109 - the name as the shell has it
    yield from (f"{k}={v}" for k, v in sorted(os.environ.items()) if k.startswith("PROJEKTBESK"))
    for rod in (Path(__file__).parents[1], skabeloner()):
        yield from _tilstand(rod)
    # Whatever is installed or upgraded leaves its mark on one of these folders.
    for sti in sys.path:
        if sti.endswith(("site-packages", "dist-packages")) and os.path.isdir(sti):  # noqa: PTH112
            yield f"{sti} {os.stat(sti).st_mtime_ns}"  # noqa: PTH116
    rest = [FLEST_FILER, STØRST]
    for rod in _rødder(mappe):
        if rod.is_dir():
            yield from _indhold(rod, rest)


def _rødder(mappe: Path) -> Iterator[Path]:
    yield mappe
    for navn in EGNE_SÆT:
        yield mappe.resolve().parent / navn


def _tilstand(rod: Path) -> Iterator[str]:
    """Yield name, time and size of the program's own files; an answer must not outlive them."""
    for mappe, under, filer in os.walk(rod):
        under[:] = sorted(navn for navn in under if navn != "__pycache__")
        for navn in sorted(filer):
            post = os.stat(f"{mappe}/{navn}")  # noqa: PTH116 - hundreds of them; `Path` takes twice
            yield f"{mappe}/{navn} {post.st_mtime_ns} {post.st_size}"


def _indhold(rod: Path, rest: list[int]) -> Iterator[bytes | str]:
    """Yield every file's name and content; links by what they lead to."""
    for mappe, under, filer in os.walk(rod):
        under.sort()
        for navn in sorted(filer):
            fil = Path(mappe, navn)
            # It may lead to what never ends or never answers, and is not read as the project's.
            if fil.is_symlink() and not Path(os.path.realpath(fil)).is_relative_to(rod.resolve()):
                raise _Uoverskuelig
            post = fil.stat()
            rest[0] -= 1
            rest[1] -= post.st_size
            if min(rest) < 0 or not stat.S_ISREG(post.st_mode):
                raise _Uoverskuelig
            yield str(fil)
            yield hashlib.sha256(fil.read_bytes()).digest()
        for navn in under:
            yield f"{mappe}/{navn}/"  # an empty one where a file should be is a fault of its own
            # Not walked through, and what it leads to may change unseen.
            if Path(mappe, navn).is_symlink():
                raise _Uoverskuelig


def _data(svar: Svar, kode: int) -> dict[str, Any]:
    # A line is kept once: a long text is one line, and may have thousands of findings.
    linjer = {linje: nr for nr, linje in enumerate(dict.fromkeys(svar.linjer.values()))}
    return {
        "kode": kode,
        "sti": svar.sti,
        "besked": svar.besked,
        "forbehold": svar.forbehold,
        "sider": svar.sider.til_cache() if svar.sider else None,
        "linjer": list(linjer),
        "fund": [_fund_data(f, linjer.get(svar.kildelinje(f.sted))) for f in svar.fund],
    }


def _fund_data(fund: PlaceretFund, linjenr: int | None) -> list[Any]:
    sted = fund.sted
    return [
        list(fund.sti), fund.besked, fund.ret, fund.peg.name, fund.tegn, fund.ord,
        fund.alvor.value, fund.regel, fund.undtaget,
        str(sted.fil), sted.linje, sted.kolonne, linjenr,
    ]  # fmt: skip


def _svar(data: dict[str, Any]) -> Svar:
    linjer: dict[Sted, str] = {}
    fund = tuple(_fund(rå, data["linjer"], linjer) for rå in data["fund"])
    sider = fra_json(data["sider"])
    if sider is None and data["sider"] is not None:
        raise ValueError
    return Svar(
        data["sti"],
        fund,
        sider,
        linjer=linjer,
        besked=data["besked"],
        forbehold=data["forbehold"],
    )


def _fund(rå: list[Any], kilder: list[str], linjer: dict[Sted, str]) -> PlaceretFund:
    sti, besked, ret, peg, tegn, ord_, alvor, regel, undtaget, fil, linje, kolonne, nr = rå
    sted = Sted(Path(fil), linje, kolonne)
    if nr is not None:
        linjer[sted] = kilder[nr]
    with contextlib.suppress(KeyError):
        return PlaceretFund(
            tuple(sti), besked, ret, Peg[peg], tegn, ord_, regel, undtaget,
            alvor=Alvor(alvor), sted=sted,
        )  # fmt: skip
    raise ValueError
