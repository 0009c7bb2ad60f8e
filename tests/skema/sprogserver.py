"""The real YAML language server, spoken to as an editor speaks to it (LSP over standard in/out)."""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

UDGAVE = "1.25.0"
"""What the YAML extension of VS Code ships; the messages under test come from here."""

FRIST = 60


def find_server() -> Path:
    """Return the language server's program, installed in a cache of its own at first use.

    Skips by name when node or npm is missing or the package cannot be had.
    """
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node og npm er ikke installeret")
    cache = Path(os.environ.get("YAML_LANGUAGE_SERVER_CACHE") or Path(tempfile.gettempdir()))
    hjem = cache / f"projektbeskrivelse-yaml-language-server-{UDGAVE}"
    program = hjem / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not program.is_file():
        hjem.mkdir(parents=True, exist_ok=True)
        npm = shutil.which("npm")
        assert npm
        svar = subprocess.run(
            [npm, "install", "--silent", "--no-save", "--fetch-retries=0", "--prefix", str(hjem),
             f"yaml-language-server@{UDGAVE}"],
            capture_output=True, encoding="utf-8", check=False, timeout=300,
        )  # fmt: skip
        if svar.returncode or not program.is_file():
            pytest.skip(
                f"yaml-language-server {UDGAVE} kan ikke hentes: {svar.stderr.strip()[:200]}"
            )
    return program


@dataclass(frozen=True)
class Melding:
    """A squiggle: where, and what it says (lines and columns from 1)."""

    linje: int
    kolonne: int
    tekst: str


class Sprogserver:
    """One running server; documents are opened with their text, not read from the disk."""

    def __init__(
        self, program: Path, mappe: Path, skemaer: dict[str, list[str]] | None = None
    ) -> None:
        """Start with `mappe` opened; `skemaer` is the setting ``yaml.schemas``."""
        self.mappe = mappe
        yaml = {**INDSTILLINGER["yaml"], "schemas": skemaer or {}}
        self._indstillinger = {**INDSTILLINGER, "yaml": yaml}
        self._nr = self._åbnet = 0
        self._proces = subprocess.Popen(
            ["node", str(program), "--stdio"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._ind: queue.Queue[dict[str, Any]] = queue.Queue()
        self._læser = threading.Thread(target=self._læs, daemon=True)
        self._læser.start()
        evner = {
            "textDocument": {
                "completion": {
                    "completionItem": {
                        "snippetSupport": True, "documentationFormat": ["markdown", "plaintext"],
                    }
                },
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True},
        }  # fmt: skip
        rod = mappe.as_uri()
        self._spørg(
            "initialize",
            processId=os.getpid(), rootUri=rod, capabilities=evner,
            workspaceFolders=[{"uri": rod, "name": "prøve"}],
        )  # fmt: skip
        self._sig("initialized")
        while self._næste().get("method") != "workspace/configuration":
            pass

    # --- what an editor does ---

    def åbn(self, navn: str, tekst: str) -> str:
        """Open a document in the folder; return its address, which no other has had.

        Closing one clears its squiggles in a message that must not be taken for the next one's, so
        each is called `navn` with a number in front, where the name holds a ``#``.
        """
        self._åbnet += 1
        uri = (self.mappe / navn.replace("#", f"{self._åbnet}-")).as_uri()
        self._sig(
            "textDocument/didOpen",
            textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": tekst},
        )
        return uri

    def luk_dokument(self, uri: str) -> None:
        self._sig("textDocument/didClose", textDocument={"uri": uri})

    def meldinger(self, navn: str, tekst: str) -> list[Melding]:
        """Return the squiggles of a document, from the top."""
        uri = self.åbn(navn, tekst)
        rå = self._streger(uri)
        self.luk_dokument(uri)
        fundet = [
            Melding(d["range"]["start"]["line"] + 1, d["range"]["start"]["character"] + 1,
                    d["message"])
            for d in rå
        ]  # fmt: skip
        return sorted(fundet, key=lambda m: (m.linje, m.kolonne, m.tekst))

    def rettelser(self, navn: str, tekst: str) -> dict[str, str]:
        """Return the quick fixes offered at the first squiggle: the name, and what is put in."""
        uri = self.åbn(navn, tekst)
        rå = self._streger(uri)
        svar = self._spørg(
            "textDocument/codeAction",
            textDocument={"uri": uri}, range=rå[0]["range"], context={"diagnostics": rå},
        )  # fmt: skip
        self.luk_dokument(uri)
        return {a["title"]: a["edit"]["changes"][uri][0]["newText"] for a in svar if "edit" in a}

    def _streger(self, uri: str) -> list[dict[str, Any]]:
        while True:
            besked = self._næste()
            if (
                besked.get("method") == "textDocument/publishDiagnostics"
                and besked["params"]["uri"] == uri
            ):
                streger: list[dict[str, Any]] = besked["params"]["diagnostics"]
                return streger

    def hover(self, navn: str, tekst: str) -> str:
        """Return what is shown at the sign ¤ in a text."""
        uri, plads = self._ved(navn, tekst)
        svar = self._spørg("textDocument/hover", textDocument={"uri": uri}, position=plads)
        self.luk_dokument(uri)
        return str(svar["contents"]["value"]) if svar else ""

    def forslag(self, navn: str, tekst: str) -> dict[str, str]:
        """Return what is offered at the sign ¤: the label and the text it puts in."""
        uri, plads = self._ved(navn, tekst)
        svar = self._spørg("textDocument/completion", textDocument={"uri": uri}, position=plads)
        self.luk_dokument(uri)
        punkter = svar["items"] if isinstance(svar, dict) else svar or []
        return {
            p["label"]: p.get("textEdit", {}).get("newText") or p.get("insertText", "")
            for p in punkter
        }

    def _ved(self, navn: str, tekst: str) -> tuple[str, dict[str, int]]:
        før, _, efter = tekst.partition("¤")
        uri = self.åbn(navn, før + efter)
        linje = før.count("\n")
        return uri, {"line": linje, "character": len(før) - (før.rfind("\n") + 1)}

    def luk(self) -> None:
        """End the server that was started here."""
        self._spørg("shutdown")
        self._sig("exit")
        try:
            self._proces.wait(FRIST)
        except subprocess.TimeoutExpired:
            self._proces.kill()
            self._proces.wait(FRIST)
        self._læser.join(FRIST)
        for rør in (self._proces.stdin, self._proces.stdout):
            assert rør
            rør.close()

    # --- the protocol ---

    def _læs(self) -> None:
        ud = self._proces.stdout
        assert ud
        while hoved := ud.readline():
            fundet = re.match(rb"Content-Length: (\d+)", hoved)
            if not fundet:
                return
            længde = int(fundet[1])
            while ud.readline().strip():
                pass
            krop = ud.read(længde)
            if len(krop) < længde:  # ended in the middle of a word
                return
            self._ind.put(json.loads(krop))

    def _næste(self) -> dict[str, Any]:
        besked = self._ind.get(timeout=FRIST)
        if besked.get("method") == "workspace/configuration":
            punkter = besked["params"]["items"]
            svar = [self._indstillinger.get(p.get("section", ""), {}) for p in punkter]
            self._send({"id": besked["id"], "result": svar})
        elif "id" in besked and "method" in besked:
            self._send({"id": besked["id"], "result": None})
        return besked

    def _spørg(self, metode: str, **indhold: Any) -> Any:
        self._nr += 1
        self._send({"id": self._nr, "method": metode, "params": indhold})
        while True:
            besked = self._næste()
            if besked.get("id") == self._nr and "method" not in besked:
                assert "error" not in besked, besked
                return besked["result"]

    def _sig(self, metode: str, **indhold: Any) -> None:
        self._send({"method": metode, "params": indhold})

    def _send(self, besked: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **besked}).encode()
        ind = self._proces.stdin
        assert ind
        ind.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        ind.flush()


INDSTILLINGER: dict[str, Any] = {
    # No shop of schemas: the server may not look for any on the net.
    "yaml": {
        "validate": True, "hover": True, "completion": True,
        "schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False},
    },
    "[yaml]": {"editor.tabSize": 2},
    "editor": {"tabSize": 2},
}  # fmt: skip
