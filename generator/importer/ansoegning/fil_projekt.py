"""projekt.yaml of an imported application, and afdelinger.csv when the estates are many."""

from __future__ import annotations

from generator.dansk.lister import opregn
from generator.importer.ansoegning.fakta import i_orden
from generator.importer.ansoegning.markdown import undgå
from generator.importer.ansoegning.noter import uden_note
from generator.importer.ansoegning.skrivning import Skrivning
from generator.importer.regneark.kolonner import fold
from generator.importer.regneark.maal import felt
from generator.importer.yamltekst import Med, Prosa

_FLEST_I_YAML = 10
"""Estates; more are easier to read in a table of their own."""


def projektfil(skrivning: Skrivning) -> dict[str, object]:
    """Return what stands in projekt.yaml; many estates go into a file of their own."""
    f = skrivning.fakta
    ud: dict[str, object] = {
        "regelsæt": skrivning.regelsæt,
        "helhedsplan": skrivning.fundet(undgå(f.helhedsplan), "helhedsplanens navn"),
        "titel": undgå(skrivning.kladde.titel),
        "ansøgningstype": "videreførelse" if f.videreførelse else "ny",
        "dato": skrivning.dato(f.dato, "dokumentets dato", "2000-01-01"),
        "kommune": skrivning.fundet(undgå(f.kommune), "kommunens navn"),
    }
    if not f.videreførelse and not f.ny:
        skrivning.kladde.gæt("ansøgningstypen er sat til ny")
    liste = []
    for a in skrivning.ansøgere:
        post: dict[str, object] = {
            "navn": skrivning.fundet(undgå(a.navn), "boligorganisationens navn")
        }
        for nøgle, værdi in (("kortnavn", a.kortnavn), ("administrator", a.administrator)):
            if værdi:
                post[nøgle] = undgå(værdi)
        liste.append(post)
    ud["ansøgere"] = liste
    if f.område:
        ud["område"] = undgå(f.område)
    ud["periode"] = {
        "fra": skrivning.dato(f.fra, "helhedsplanens første dag", "2000-01-01"),
        "til": skrivning.dato(f.til, "helhedsplanens sidste dag", "2003-12-31"),
    }
    ud["afdelinger"] = _afdelinger(skrivning)
    if skrivning.pladsholdere:
        # What had to be filled in is no fact: the title says so until somebody has seen to it.
        bed = f"[skriv {opregn(skrivning.pladsholdere)} nedenfor, og slet så dette]"
        ud["titel"] = f"{ud.get('titel') or ''} {bed}".strip()
    if tekst := skrivning.kladde.tekster.get(("projekt", "forbehold")):
        # The applicants' file has no notes of its own.
        ud["forbehold"] = Prosa(uden_note("\n\n".join(tekst)))
    if not ud["titel"]:
        del ud["titel"]
    if skrivning.kladde.forkortelser:
        ud["forkortelser"] = {k: undgå(v) for k, v in skrivning.kladde.forkortelser.items()}
    return ud


def _afdelinger(skrivning: Skrivning) -> object:
    rækker = _alle_afdelinger(skrivning)
    uden = [navn for _, navn, antal, _ in rækker if not antal]
    if uden:
        skrivning.mangler.append(f"antal lejeboliger for {opregn(uden)} (sat til 0)")
        skrivning.pladsholdere.append("lejeboliger")
    if len(rækker) > _FLEST_I_YAML:
        betinget = any(b for *_, b in rækker)
        linjer = ["boligorganisation;afdeling;lejeboliger" + ";betinget" * betinget]
        for ejer, navn, antal, b in rækker:
            led = [felt(ejer), felt(navn), antal or "0", *(["ja" if b else "nej"] * betinget)]
            linjer.append(";".join(led))
        skrivning.filer["afdelinger.csv"] = "".join(f"{linje}\n" for linje in linjer)
        return {"fil": "afdelinger.csv"}
    liste = []
    for ejer, navn, antal, b in rækker:
        post: dict[str, object] = {
            "boligorganisation": ejer,
            "navn": navn,
            "lejeboliger": antal or Med("0", "skriv antallet"),
        }
        if b:
            post["betinget"] = "ja"
        liste.append(post)
    return liste


def _alle_afdelinger(skrivning: Skrivning) -> list[tuple[str, str, str, bool]]:
    """Return owner, name, dwellings and condition of every estate, those of the figures too."""
    ud = [
        (skrivning.ejernavn(a.ejer), undgå(a.navn), a.lejeboliger, a.betinget)
        for a in i_orden(skrivning.kladde)
    ]
    kendte = {(ejer, fold(navn)) for ejer, navn, _, _ in ud}
    for ejer, navn, _ in skrivning.kladde.nøgletal:
        if (hans := skrivning.ejernavn(ejer), fold(undgå(navn))) not in kendte:
            ud.append((hans, undgå(navn), "", False))
    if not ud:
        ud = [(skrivning.ejernavn(""), skrivning.fundet("", "afdelingens navn"), "", False)]
    return ud
