"""A reviewer at work: LibreOffice opens a DOCX, comments, corrects, and saves it again.

Run by a Python that has LibreOffice's `uno`, in a process of its own:
``korrektur.py SOFFICE FRA.docx TIL.docx OPGAVER.json``. A task is ``{"gør": …, "find": …}`` and
what that kind needs; the kinds are in `gør`.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

FORNAVN, EFTERNAVN = "Karen", "Korrektur"
PROFIL = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items '
    'xmlns:oor="http://openoffice.org/2001/registry"><item '
    'oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="givenname" oor:op="fuse"><value>'
    f'{FORNAVN}</value></prop></item><item oor:path="/org.openoffice.UserProfile/Data"><prop '
    f'oor:name="sn" oor:op="fuse"><value>{EFTERNAVN}</value></prop></item></oor:items>'
)


def egenskab(navn: str, værdi: object) -> Any:
    ud = PropertyValue()
    ud.Name, ud.Value = navn, værdi
    return ud


def alle_afsnit(dokument: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each paragraph with the text it stands in: the body, cells, notes."""
    tekster = [dokument.getText()]
    for tabel in dokument.getTextTables():
        tekster += [tabel.getCellByName(navn) for navn in tabel.getCellNames()]
    noter = dokument.getFootnotes()
    tekster += [noter.getByIndex(nr) for nr in range(noter.getCount())]
    for tekst in tekster:
        for del_ in tekst:
            if del_.supportsService("com.sun.star.text.Paragraph"):
                yield tekst, del_


def find(dokument: Any, søgt: str) -> Any:
    """Return the first place of a text (LibreOffice's own search needs a view)."""
    for tekst, afsnit in alle_afsnit(dokument):
        plads = afsnit.getString().find(søgt)
        if plads < 0:
            continue
        # A note's mark is one step, and as many letters as its number has.
        for forsøg in range(plads, max(-1, plads - 6), -1):
            markør = tekst.createTextCursorByRange(afsnit.getStart())
            markør.goRight(forsøg, False)
            markør.goRight(len(søgt), True)
            if markør.getString() == søgt:
                return markør
    raise SystemExit(f"findes ikke: {søgt}")


def gør(dokument: Any, opgave: dict[str, str]) -> None:
    fundet = find(dokument, opgave["find"])
    tekst = fundet.getText()
    dokument.RecordChanges = opgave["gør"] != "kommentér"
    match opgave["gør"]:
        case "kommentér":
            note = dokument.createInstance("com.sun.star.text.textfield.Annotation")
            note.Author, note.Content = f"{FORNAVN} {EFTERNAVN}", opgave["tekst"]
            tekst.insertTextContent(fundet, note, True)
        case "ret":
            fundet.setString(opgave["tekst"])
        case "indsæt":
            tekst.insertString(fundet.getEnd(), opgave["tekst"], False)
        case "slet":
            fundet.setString("")
        case "slet afsnit":
            markør = tekst.createTextCursorByRange(fundet)
            markør.gotoStartOfParagraph(False)
            markør.gotoNextParagraph(True)
            markør.setString("")
        case "nyt afsnit":
            markør = tekst.createTextCursorByRange(fundet)
            markør.gotoEndOfParagraph(False)
            tekst.insertControlCharacter(markør, 0, False)
            tekst.insertString(markør, opgave["tekst"], False)
        case "del":
            tekst.insertControlCharacter(fundet.getEnd(), 0, False)
        case "fed":
            fundet.CharWeight = 150.0
        case andet:
            raise SystemExit(f"ukendt opgave: {andet}")


def forbind(rør: str) -> Any:
    lokal = uno.getComponentContext()
    løser = lokal.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", lokal
    )
    for _ in range(300):
        try:
            return løser.resolve(f"uno:pipe,name={rør};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            time.sleep(0.1)
    raise SystemExit("LibreOffice svarer ikke")


def main(soffice: str, fra: str, til: str, opgaver: str) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as mappe:
        (Path(mappe) / "user").mkdir()
        (Path(mappe) / "user/registrymodifications.xcu").write_text(PROFIL, encoding="utf-8")
        rør = f"pb{Path(mappe).name.replace('_', '')}"
        program = subprocess.Popen(
            [soffice, f"-env:UserInstallation={Path(mappe).as_uri()}", "--headless", "--norestore",
             "--nologo", "--nodefault", f"--accept=pipe,name={rør};urp;"],
            start_new_session=True,
        )  # fmt: skip
        try:
            kontekst = forbind(rør)
            # Loaded without a view: a LibreOffice without its user interface has no windows to
            # show comments in, and ends when it tries.
            dokument = kontekst.ServiceManager.createInstanceWithContext(
                "com.sun.star.text.TextDocument", kontekst
            )
            filter_ = egenskab("FilterName", "MS Word 2007 XML")
            dokument.load((egenskab("URL", Path(fra).absolute().as_uri()), filter_))
            for opgave in json.loads(Path(opgaver).read_text(encoding="utf-8")):
                gør(dokument, opgave)
            dokument.storeToURL(Path(til).absolute().as_uri(), (filter_,))
        finally:
            # The launcher's child is the program; and it does not always end when it is asked to.
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
