"""`vis` without a browser: who is let in, what a save is, and how it ends."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator.laesning.typer import ProjektFejl
from generator.loeb import gennemfør
from generator.maskine.filsyn import Forsøg
from generator.maskine.standsning import STOP
from generator.omfang import Bekræftelse, Omfang
from generator.sidemaal import Sidemålsfejl
from generator.sidemaal.soffice import find_vidne
from generator.vis import bygger
from generator.vis.tavle import Tavle
from tests.proeveprojekt import ret
from tests.vis.browser import Kørende, visning

pytestmark = [pytest.mark.langsom, pytest.mark.usefixtures("ekstra")]

Projekt = Callable[..., Path]


class Klient:
    """Asks as a browser does, or as somebody else does."""

    def __init__(self, vis: Kørende) -> None:
        dele = urlsplit(vis.adresse)
        self.vært, self.port = dele.hostname or "", dele.port or 0
        self.rod = dele.path.rstrip("/")
        """What every address begins with: the key."""

    def __call__(self, sti: str, metode: str = "GET", **hoveder: str) -> http.client.HTTPResponse:
        forbindelse = http.client.HTTPConnection(self.vært, self.port, timeout=20)
        forbindelse.request(metode, self.rod + sti, headers=hoveder)
        svar = forbindelse.getresponse()
        svar.krop = svar.read()  # type: ignore[attr-defined]
        forbindelse.close()
        return svar

    def json(self, sti: str = "/tilstand/0") -> Any:
        return json.loads(self(sti).krop)  # type: ignore[attr-defined]

    def vent(self, på: Callable[[Any], bool], sekunder: float = 20) -> Any:
        """Ask until the state is as wanted."""
        frist = time.monotonic() + sekunder
        while not på(data := self.json()):
            assert time.monotonic() < frist, data.get("stop")
            time.sleep(0.02)
        return data


@contextmanager
def åben(mappe: Path, rod: Path) -> Iterator[Klient]:
    with visning(mappe, mappe=rod) as vis:
        klient = Klient(vis)
        klient.vent(lambda d: "sider" in d)
        yield klient


def _tekster(data: Any) -> str:
    return " ".join(f["tekst"] for side in data["sider"] for f in side["felter"])


def test_kun_denne_computer_lukkes_ind(projekt: Projekt, tmp_path: Path) -> None:
    with åben(projekt(), tmp_path) as klient:
        assert klient("/").status == 200
        assert klient("/", Host=f"localhost:{klient.port}").status == 200
        # A name that someone else has pointed at this machine (DNS rebinding).
        for vært in ("ond.example.org", f"ond.example.org:{klient.port}", "127.0.0.1.ond.dk", ""):
            assert klient("/tilstand/0", Host=vært).status == 400
        svar = klient("/tilstand/0", Origin="http://ond.example.org")
        assert svar.status == 403
        assert not [h for h, _ in svar.getheaders() if h.lower().startswith("access-control")]
        assert svar.getheader("cross-origin-resource-policy") == "same-origin"
        assert svar.getheader("cache-control") == "no-store"
        regler = klient("/").getheader("content-security-policy") or ""
        assert regler.startswith("default-src 'none'; ")
        assert "unsafe" not in regler
        # Other machines do not reach the port at all.
        andre = {i[4][0] for i in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        for adresse in andre - {"127.0.0.1"}:
            with (
                pytest.raises(ConnectionRefusedError),
                socket.create_connection(  # nobody there
                    (adresse, klient.port), 2
                ),
            ):
                pass


@pytest.mark.parametrize(
    "sti",
    [
        "/statisk/../server.py",
        "/statisk/..%2fserver.py",
        "/statisk/%2e%2e/server.py",
        "/statisk/..%5cserver.py",
        "/statisk//etc/passwd",
        "/statisk/",
        "/tilstand/1",
        "/tilstand/-1",
        "/tilstand/99999999999999999999",
        "/projekt/7",
        "/projekt/" + "9" * 5000,
        "/projekt/-1",
        "/projekt/x",
        "/tilstand/" + "9" * 5000,
        "/tilstand/%C2%B2",
        "/side/0/abc.bmp?b=700",
        "/side/0/abc.bmp",
        "/pdf/3/x.pdf",
        "/projekt.yaml",
    ],
)
def test_andre_adresser_findes_ikke(sti: str, projekt: Projekt, tmp_path: Path) -> None:
    with åben(projekt(), tmp_path) as klient:
        svar = klient(sti)
        assert svar.status == 404
        assert b"import" not in svar.krop  # type: ignore[attr-defined]


def test_intet_kan_aendres_udefra(projekt: Projekt, tmp_path: Path) -> None:
    with åben(projekt(), tmp_path) as klient:
        for metode in ("POST", "PUT", "DELETE", "PATCH"):
            assert klient("/tilstand/0", metode).status == 405


def test_sidens_billede_og_pdf(projekt: Projekt, tmp_path: Path) -> None:
    with åben(projekt(), tmp_path) as klient:
        sum_ = klient.json()["sider"][0]["billede"]
        for ønsket, bredde in (("500", 500), ("1", 100), ("999999", 2600)):
            billede = klient(f"/side/0/{sum_}.bmp?b={ønsket}").krop  # type: ignore[attr-defined]
            assert int.from_bytes(billede[18:22], "little") == bredde
        assert klient(f"/side/0/{sum_}.bmp?b=x").status == 404
        assert klient("/pdf/0/mindste.pdf").krop.startswith(b"%PDF-")  # type: ignore[attr-defined]


def _gem_ved_omdøbning(fil: Path, tekst: str) -> None:
    ny = fil.with_name(f".{fil.name}.swp")
    ny.write_text(tekst, encoding="utf-8")
    ny.replace(fil)


def _gem_over_sikkerhedskopi(fil: Path, tekst: str) -> None:
    fil.rename(fil.with_name(f"{fil.name}~"))
    fil.write_text(tekst, encoding="utf-8")


def _gem_to_gange(fil: Path, tekst: str) -> None:
    fil.write_text(tekst[: len(tekst) // 2], encoding="utf-8")
    time.sleep(0.03)
    fil.write_text(tekst, encoding="utf-8")


def _slet_og_skriv(fil: Path, tekst: str) -> None:
    fil.unlink()
    time.sleep(0.15)
    fil.write_text(tekst, encoding="utf-8")


@pytest.mark.parametrize(
    "gem", [_gem_ved_omdøbning, _gem_over_sikkerhedskopi, _gem_to_gange, _slet_og_skriv]
)
def test_editorer_gemmer_paa_hver_sin_maade(
    gem: Callable[[Path, str], None], projekt: Projekt, tmp_path: Path
) -> None:
    mappe = projekt()
    fil = mappe / "problemkompleks.yaml"
    with åben(mappe, tmp_path) as klient:
        tekst = fil.read_text(encoding="utf-8").replace("Skolen og boligforeningen", "Byens skole")
        gem(fil, tekst)
        data = klient.vent(lambda d: "Byens skole ser de samme" in _tekster(d) and not d["stop"])
        assert not data["gammel"]


def test_et_gem_midt_i_et_byg_giver_et_nyt(projekt: Projekt, tmp_path: Path) -> None:
    """However fast the saves come, the last one is what stands in the end."""
    mappe = projekt("mit-kvarter")
    fil = mappe / "problemkompleks.yaml"
    tekst = fil.read_text(encoding="utf-8")
    with åben(mappe, tmp_path) as klient:
        for nr in range(20):
            ny = tekst.replace("I Valby og Sydhavnen bor mange", f"I {nr} kvarterer bor mange")
            _gem_ved_omdøbning(fil, ny)
            time.sleep(0.07)
        klient.vent(lambda d: "I 19 kvarterer bor mange" in _tekster(d))


def test_et_gem_systemet_ikke_melder_ses_alligevel(projekt: Projekt, tmp_path: Path) -> None:
    """Some network drives tell of nothing: a poll that never comes round stands in for one."""
    mappe = projekt()
    stille = {"WATCHFILES_FORCE_POLLING": "1", "WATCHFILES_POLL_DELAY_MS": "600000"}
    with visning(mappe, mappe=tmp_path, **stille) as vis:
        klient = Klient(vis)
        klient.vent(lambda d: "sider" in d)
        ret(mappe / "problemkompleks.yaml", "Skolen og boligforeningen", "Byens skole")
        klient.vent(lambda d: "Byens skole ser de samme" in _tekster(d))


def test_der_skrives_ikke_i_projektet(projekt: Projekt, tmp_path: Path) -> None:
    mappe = projekt("alt")

    def aftryk() -> dict[str, tuple[int, bytes]]:
        return {
            str(f): (f.stat().st_mtime_ns, f.read_bytes())
            for f in tmp_path.rglob("*")
            if f.is_file()
        }

    før = aftryk()
    with åben(mappe, tmp_path) as klient:
        (mappe / "ny.md").write_text("Intet peger på den.\n", encoding="utf-8")
        klient.vent(lambda d: d["udgave"] > 1)
        (mappe / "ny.md").unlink()
    assert aftryk() == før


def test_vores_egen_fejl_er_en_saetning(projekt: Projekt, monkeypatch: pytest.MonkeyPatch) -> None:
    def spræng(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(bygger, "gennemfør", spræng)
    tavle = Tavle([projekt()])
    bygger.byg(tavle, 0, lambda: "Programmet er stødt på en fejl i sig selv.")
    data = tavle.opslag[0].udgave.data
    assert [s["besked"] for s in data["stop"]] == ["Programmet er stødt på en fejl i sig selv."]
    assert not tavle.opslag[0].arbejder


# --- the command ---


def _vis(*argumenter: str, mappe: Path, **miljø: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", "vis", "--uden-browser", *argumenter],
        cwd=mappe,
        env={**os.environ, **miljø},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_en_optaget_port(projekt: Projekt, tmp_path: Path) -> None:
    with socket.socket() as stik:
        stik.bind(("127.0.0.1", 0))
        stik.listen()
        port = str(stik.getsockname()[1])
        svar = _vis(str(projekt()), "--port", port, mappe=tmp_path)
    assert svar.returncode == 2
    assert svar.stderr == (
        f"Port {port} er optaget af et andet program. Vælg en anden med --port, eller udelad "
        "--port, så findes der en ledig.\n"
    )


def test_en_mappe_uden_projekt(tmp_path: Path) -> None:
    svar = _vis(str(tmp_path), mappe=tmp_path)
    assert svar.returncode == 2
    assert "indeholder ikke filen projekt.yaml" in svar.stderr


@pytest.mark.parametrize("hvormed", STOP)
def test_et_stop_under_et_byg(projekt: Projekt, tmp_path: Path, hvormed: int) -> None:
    with visning(projekt("mit-kvarter"), mappe=tmp_path) as vis:
        assert vis.luk(hvormed) == (0, "Visningen er lukket.\n", "")


@pytest.mark.skipif(os.name == "nt", reason="Windows har ikke nohup")
def test_med_nohup_må_vinduet_lukkes(projekt: Projekt, tmp_path: Path) -> None:
    kommando = ["nohup", sys.executable, "-m", "generator", "vis", "--uden-browser"]
    with subprocess.Popen(
        [*kommando, str(projekt())], cwd=tmp_path, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, encoding="utf-8",
    ) as proces:  # fmt: skip
        assert proces.stdout is not None
        assert proces.stdout.readline().startswith("Siderne vises på")
        proces.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            proces.wait(2)
        proces.send_signal(signal.SIGINT)
        assert proces.wait(20) == 0


def test_ctrl_c_mens_nogen_ser_paa(projekt: Projekt, tmp_path: Path) -> None:
    with visning(projekt(), mappe=tmp_path) as vis:
        klient = Klient(vis)
        klient.vent(lambda d: "sider" in d)
        forbindelse = http.client.HTTPConnection(klient.vært, klient.port, timeout=20)
        forbindelse.request("GET", f"{klient.rod}/nyt?efter=-1")
        nyt = json.loads(forbindelse.getresponse().read())
        assert nyt["projekter"][0]["nr"] == 0
        forbindelse.request("GET", f"{klient.rod}/nyt?efter={nyt['stand']}")
        assert forbindelse.getresponse().status == 204
        begyndt = time.monotonic()
        assert vis.luk() == (0, "Visningen er lukket.\n", "")
        assert time.monotonic() - begyndt < 8
        forbindelse.close()


def test_uden_noeglen_er_her_intet(projekt: Projekt, tmp_path: Path) -> None:
    """Another user of the machine, or a page elsewhere, can reach the port and nothing more."""
    with åben(projekt(), tmp_path) as klient:
        nøgle, stier = klient.rod, ("/", "/tilstand/0", "/nyt", "/statisk/vis.js", "/pdf/0/x.pdf")
        for forkert in ("", "/", nøgle[:-1], nøgle.swapcase(), f"{nøgle}x", f"/x{nøgle}"):
            klient.rod = forkert
            for sti in stier:
                svar = klient(sti)
                assert svar.status == 404, (forkert, sti)
                assert svar.krop == b"Her er ikke noget."  # type: ignore[attr-defined]
        klient.rod = nøgle
        assert all(klient(sti).status == 200 for sti in stier)
        assert "set-cookie" not in {h.lower() for h, _ in klient("/").getheaders()}


@pytest.mark.parametrize("fra", ["cross-site", "same-site"])
def test_en_side_et_andet_sted_fra_faar_intet(fra: str, projekt: Projekt, tmp_path: Path) -> None:
    with åben(projekt(), tmp_path) as klient:
        for måde, til in (("no-cors", "image"), ("cors", "empty"), ("navigate", "iframe")):
            hoveder = {"Sec-Fetch-Site": fra, "Sec-Fetch-Mode": måde, "Sec-Fetch-Dest": til}
            svar = klient("/tilstand/0", **hoveder)
            assert svar.status == 403
            assert b"titel" not in svar.krop  # type: ignore[attr-defined]
        # The file that leads here is another place too, and an address may be opened.
        åbnet = {"Sec-Fetch-Site": fra, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
        assert klient("/", **åbnet).status == 200
        egen = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}
        assert klient("/tilstand/0", **egen).status == 200


@pytest.mark.parametrize("siger", [b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", b"\x16\x03\x01"])
def test_mange_tavse_klienter_holder_ingen_ude(
    siger: bytes, projekt: Projekt, tmp_path: Path
) -> None:
    with visning(projekt(), mappe=tmp_path) as vis:
        klient = Klient(vis)
        klient.vent(lambda d: "sider" in d)
        tavse = [socket.create_connection((klient.vært, klient.port), 5) for _ in range(400)]
        try:
            for tavs in tavse:
                with suppress(OSError):  # already let go
                    tavs.sendall(siger)
            assert klient("/tilstand/0").status == 200
            if sys.platform == "linux":
                stik = 0
                for fil in Path(f"/proc/{vis.proces.pid}/fd").iterdir():
                    with suppress(FileNotFoundError):  # closed meanwhile
                        stik += "socket" in str(fil.readlink())
                assert stik < 100
        finally:
            for tavs in tavse:
                tavs.close()
        assert klient("/tilstand/0").status == 200
        assert vis.luk() == (0, "Visningen er lukket.\n", "")


def test_en_fejl_der_gaar_over_ses_af_sig_selv(
    projekt: Projekt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock is lifted without a save: nothing about the file is another."""
    låst = True
    rigtig = bygger.gennemfør

    def måske(mappe: Path, omfang: Omfang) -> Any:
        if låst:
            raise ProjektFejl("p/tal.yaml kan ikke læses: adgangen er nægtet.")
        return rigtig(mappe, omfang)

    monkeypatch.setattr(bygger, "gennemfør", måske)
    tavle = Tavle([projekt()])
    from generator.vis.vagt import Vagt  # its library comes with the extra

    vagt = Vagt(tavle, lambda: "vores fejl", lambda _: None)
    monkeypatch.setattr(Forsøg, "FØRST", 0.0)
    vagt.forsøg[0] = Forsøg()
    vagt._byg_ændrede()
    assert tavle.opslag[0].udgave.data["stop"]
    låst = False
    vagt._byg_ændrede()
    assert not tavle.opslag[0].udgave.data.get("stop")
    byg = tavle.nr
    vagt._byg_ændrede()
    assert tavle.nr == byg


@pytest.mark.libreoffice
def test_libreoffice_taeller_efter_naar_det_er_taet(projekt: Projekt, tmp_path: Path) -> None:
    """The pages come at once; the confirmation when LibreOffice has it."""
    try:
        find_vidne()
    except Sidemålsfejl as fejl:
        pytest.skip(f"LibreOffice mangler: {fejl}")
    mappe = projekt("mit-kvarter")
    # At the very end, where a line more is a line more.
    fil, anker = mappe / "organisering.yaml", "styrker metoder og faglighed på tværs."
    tekst = fil.read_text(encoding="utf-8")
    assert tekst.count(anker) == 1
    for antal in range(8, 40, 4):
        ny = tekst.replace(anker, anker + " Her er en sætning mere om det." * antal)
        fil.write_text(ny, encoding="utf-8")
        mål = gennemfør(mappe, Omfang(bekræftelse=Bekræftelse.ALDRIG)).mål
        assert mål is not None
        if mål.tæt_på:
            break
    else:
        pytest.fail("siderne kom aldrig tæt på grænsen")
    with visning(mappe, mappe=tmp_path, PROJEKTBESKRIVELSE_CACHE=str(tmp_path / "cache")) as vis:
        klient = Klient(vis)
        først = klient.vent(lambda d: "sider" in d)
        assert først["måler"]["vidne"] == "Ubekræftet, så tæt på grænsen."
        siden = klient.vent(lambda d: "LibreOffice" in d["måler"]["vidne"], 60)
        assert siden["udgave"] > først["udgave"]
        assert [s["billede"] for s in siden["sider"]] == [s["billede"] for s in først["sider"]]


@pytest.mark.skipif(sys.platform == "win32", reason="et shellscript står for browseren")
def test_browseren_aabnes_paa_adressen(projekt: Projekt, tmp_path: Path) -> None:
    """Without --uden-browser the address is opened in what the user has chosen as a browser."""
    husket = tmp_path / "adresse.txt"
    script = tmp_path / "browser.sh"
    script.write_text(f'#!/bin/sh\necho "$1" > "{husket}"\n', encoding="utf-8")
    script.chmod(0o755)
    kommando = [sys.executable, "-m", "generator", "vis", str(projekt())]
    miljø = {**os.environ, "BROWSER": f"{script} %s"}
    with subprocess.Popen(
        kommando, cwd=tmp_path, env=miljø, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as proces:
        assert proces.stdout is not None
        linje = proces.stdout.readline()
        frist = time.monotonic() + 20
        while not (husket.exists() and husket.read_text()) and time.monotonic() < frist:
            time.sleep(0.05)
        vejviser = husket.read_text(encoding="utf-8").strip()
        fil = Path(vejviser.removeprefix("file://"))
        indhold, tilstand = fil.read_text(encoding="utf-8"), fil.stat().st_mode & 0o777
        processer = [
            f.read_text(errors="replace") for f in Path("/proc").glob("[0-9]*/cmdline")
            if f.exists()
        ]  # fmt: skip
        proces.send_signal(signal.SIGINT)
        proces.communicate(timeout=20)
    assert vejviser.startswith("file:///")
    assert not Path(vejviser.removeprefix("file://")).exists(), "it is put away at the end"
    assert tilstand == 0o600
    adresse = re.search(r"url=(\S+?)\"", indhold)
    assert adresse
    assert linje == f"Siderne vises på {adresse[1]} - luk med Ctrl-C.\n"
    nøgle = urlsplit(adresse[1]).path.strip("/")
    assert nøgle not in "".join(processer)
    assert nøgle not in vejviser


_FREMMED = """
cat "$1"
cat /proc/[0-9]*/cmdline
exec 3<>/dev/tcp/127.0.0.1/$2
printf 'GET %s HTTP/1.1\\r\\nHost: 127.0.0.1:%s\\r\\nConnection: close\\r\\n\\r\\n' "$3" "$2" >&3
cat <&3
"""


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("setpriv") is None,
    reason="kun root kan prøve som en anden bruger",
)
def test_en_anden_bruger_af_maskinen_faar_intet(projekt: Projekt, tmp_path: Path) -> None:
    """The file that leads the browser, the list of processes and the port, asked by another."""
    vejviser = tmp_path / "vejviser.txt"
    script = tmp_path / "browser.sh"
    script.write_text(f'#!/bin/sh\necho "$1" > "{vejviser}"\n', encoding="utf-8")
    script.chmod(0o755)
    kommando = [sys.executable, "-m", "generator", "vis", str(projekt())]
    miljø = {**os.environ, "BROWSER": f"{script} %s"}
    with subprocess.Popen(
        kommando, cwd=tmp_path, env=miljø, stdout=subprocess.PIPE, text=True
    ) as proces:
        assert proces.stdout is not None
        fundet = re.search(r"http://[^/]+:(\d+)/([^/]+)/", proces.stdout.readline())
        assert fundet
        frist = time.monotonic() + 20
        while not (vejviser.exists() and vejviser.read_text()) and time.monotonic() < frist:
            time.sleep(0.05)
        fil = vejviser.read_text(encoding="utf-8").strip().removeprefix("file://")
        assert fundet[2] in Path(fil).read_text(encoding="utf-8")
        svar = [
            subprocess.run(
                ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                 "bash", "-c", _FREMMED, "bash", fil, fundet[1], sti],
                cwd="/", capture_output=True, timeout=30, check=False,
            )
            for sti in ("/", "/tilstand/0", "/statisk/vis.js")
        ]  # fmt: skip
        proces.send_signal(signal.SIGINT)
        proces.communicate(timeout=20)
    for anden in svar:
        assert b"cat: " in anden.stderr, "the file must not be read"
        assert b"HTTP/1.1 404" in anden.stdout, "the port is reached, or nothing has been tried"
        assert fundet[2].encode() not in anden.stdout
        assert b"titel" not in anden.stdout
