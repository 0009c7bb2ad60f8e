"""What must not leave the house with a finished document: remarks, hidden text, people's names.

The Word template is edited by people in Word, and Word keeps who did it. So the finished bytes
are looked at, whatever they were made of.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.lister import opregn
from generator.word.dokument import Tekstløb, Worddokument, alle_afsnit
from generator.word.laesning import læs
from generator.word.pakke import Pakke
from generator.word.spor import sporede
from generator.word.xml import AP, CP, DC, Element, attribute

RET = (
    "Åbn skabeloner/typografi.docx i Word, vælg Filer, Oplysninger og »Undersøg dokument«, fjern "
    "det, og byg igen."
)


def find_rester(pakke: Pakke, forfatter: str) -> list[str]:
    """Return what a finished DOCX still holds, each as a few Danish words; empty is as it should.

    `forfatter` is whom the document is by, an organisation: no other name belongs in it.
    Raises `Filfejl` when a part cannot be read.
    """
    dokument = læs(pakke)
    dele = {navn: rod for navn in pakke.navne() if (rod := _xml(pakke, navn)) is not None}
    ud: list[str] = []
    if dokument.kommentarer or any("comments" in navn for navn in dele):
        antal = len(dokument.kommentarer)
        ud.append("kommentarer" if antal != 1 else "en kommentar")
    if sporede(pakke):
        ud.append("sporede ændringer")
    if skjult := list(_skjult(dokument)):
        ud.append(f"skjult tekst (»{skjult[0]}«)")
    if navne := sorted(_navne(dele) - {forfatter, ""}):
        ud.append(f"navne ({opregn(f'»{navn}«' for navn in navne)})")
    if skabelon := _skabelon(pakke):
        ud.append(f"stien til en skabelon (»{skabelon}«)")
    return ud


def _xml(pakke: Pakke, navn: str) -> Element | None:
    return pakke.xml(navn) if navn.endswith(".xml") else None


def _skjult(dokument: Worddokument) -> Iterator[str]:
    blokke = [*dokument.krop]
    for andre in (*dokument.noter.values(), *dokument.sidehoveder, *dokument.sidefødder):
        blokke += andre
    for afsnit in alle_afsnit(blokke):
        skjult = (led.tekst for led in afsnit.led if isinstance(led, Tekstløb) and led.skjult)
        if tekst := " ".join("".join(skjult).split()):
            yield tekst[:40]


def _navne(dele: dict[str, Element]) -> set[str]:
    """Return every name of a person or a house that the parts hold."""
    ud: set[str] = set()
    for navn, rod in dele.items():
        if navn.startswith("word/"):
            ud |= {attribute(e, "author") for e in rod.iter()}
            if navn.rpartition("/")[2] == "people.xml":
                ud |= {
                    str(v) for e in rod.iter() for k, v in e.items() if str(k).endswith("author")
                }
        elif navn.startswith("docProps/"):
            for tag in (f"{DC}creator", f"{CP}lastModifiedBy", f"{AP}Manager", f"{AP}Company"):
                ud |= {(e.text or "").strip() for e in rod.iter(tag)}
    return ud


def _skabelon(pakke: Pakke) -> str:
    """Return the path of the template that Word last used: it often names whose computer."""
    for del_ in pakke.navne():
        if del_.startswith("word/") and "/_rels/" not in del_:
            for slags, mål, _ in pakke.fra(del_).values():
                if slags == "attachedTemplate":
                    return mål
    return ""
