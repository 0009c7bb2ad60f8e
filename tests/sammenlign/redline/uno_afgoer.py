"""Run by Debian's Python: opens, accepts or rejects all, and saves as ODF, over one running office.

The folder has ``opgaver.json``: ``[[name, "Accept" | "Reject" | "", name of the answer], …]``.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue


def egenskab(navn: str, vaerdi: object) -> PropertyValue:
    e = PropertyValue()
    e.Name, e.Value = navn, vaerdi
    return e


def main() -> None:
    mappe = Path(sys.argv[1]).resolve()
    roer = f"redline{mappe.name}"
    kontor = subprocess.Popen(
        [
            *("soffice", "--headless", "--norestore", "--nologo"),
            f"-env:UserInstallation={(mappe / 'profil').as_uri()}",
            f"--accept=pipe,name={roer};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        lokal = uno.getComponentContext()
        find = lokal.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", lokal
        )
        for _ in range(240):
            try:
                der = find.resolve(f"uno:pipe,name={roer};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.25)
        bord = der.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", der)
        hjaelp = der.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", der
        )
        for navn, hvad, svar in json.loads((mappe / "opgaver.json").read_text()):
            fil = bord.loadComponentFromURL(
                (mappe / f"{navn}.docx").as_uri(), "_blank", 0, (egenskab("Hidden", True),)
            )
            if hvad:
                ramme = fil.CurrentController.Frame
                hjaelp.executeDispatch(ramme, f".uno:{hvad}AllTrackedChanges", "", 0, ())
            fil.storeToURL((mappe / f"{svar}.odt").as_uri(), (egenskab("FilterName", "writer8"),))
            fil.close(True)
        with contextlib.suppress(Exception):
            bord.terminate()
    finally:
        try:
            kontor.wait(20)
        except subprocess.TimeoutExpired:
            kontor.kill()


main()
