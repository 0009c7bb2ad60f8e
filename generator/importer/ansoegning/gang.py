"""Where a walk through an older application is: what heading, area, partner or list is open."""

from __future__ import annotations

import re

from generator.fund import Sti
from generator.importer.ansoegning.kladde import Kladde, Område, Rest
from generator.importer.ansoegning.word import Ansøgning, Ansøgningsafsnit, alle_afsnit
from generator.importer.ansoegning.worddele import Forum, Partner
from generator.importer.regneark.kolonner import Ordbog, fold
from generator.model.regelsaet import Regelsæt

PROBLEMKOMPLEKS = "problemkompleks"
SAMARBEJDSPARTNERE = "samarbejdspartnere"
ORGANISERING = "organisering"


class Gang:
    """One walk: where in the document it is, and what has been found."""

    def __init__(self, ansøgning: Ansøgning, regelsæt: Regelsæt, ordbog: Ordbog) -> None:
        self.ansøgning, self.ordbog = ansøgning, ordbog
        self.navne = [str(n) for n in regelsæt.indsatsområder]
        self.ud = Kladde()
        self.del_ = ""
        self.overskrift = ""
        self.niveau = 0
        self.delniveau = 1
        """The level of the headings of the three parts."""
        self.liste: list[str] | None = None
        """The list that items go to, after »Målgrupper:« and the like."""
        self.område: Område | None = None
        self.felt = "tekst"
        self.under: list[str] | None = None
        """The paragraphs of a sub-section that is open."""
        self.slot: Sti = ()
        """The long text that paragraphs go to outside an area."""
        self.partner: Partner | None = None
        self.over: Partner | None = None
        """The partner whose units follow in a list."""
        self.efter_partner = False
        """The paragraph before was read as a partner."""
        self.forum: Forum | None = None
        self.efter_tabel = False

    def ny_del(self, navn: str) -> None:
        """Begin one of the three parts, unless the walk is in it."""
        if self.del_ != navn:
            self.del_ = navn
            self.område = self.under = self.partner = self.over = self.forum = None
            self.efter_partner = False
            self.slot = (navn, "indledning")
            self.felt, self.efter_tabel = "tekst", False
        self.ud.dele.add(navn)

    def ud_af_delene(self) -> None:
        """Leave the three parts: what follows belongs to none of them."""
        self.del_, self.slot = "", ()
        self.område = self.under = self.partner = self.forum = None

    def adresser(self, a: Ansøgningsafsnit) -> None:
        """Let estates of ours keep the order they had in their list."""
        for sti, tekst in a.mærker:
            if len(sti) == 4 and sti[:2] == ("projekt", "afdelinger") and isinstance(sti[2], int):
                for afdeling in self.ud.afdelinger:
                    if afdeling.navn == tekst and afdeling.nr is None:
                        afdeling.nr = sti[2]

    def rest(self, a: Ansøgningsafsnit, hvorfor: str) -> None:
        """Keep a paragraph that has no place, and say why."""
        self.ud.rester.append(Rest(self.overskrift, som_blok(a), hvorfor))

    def læselig(self, overskrift: str) -> str:
        """Return a heading in capitals as it would stand in a text, its words as they do there."""
        if not overskrift.isupper():
            return overskrift
        tekst = " ".join(a.ren for a in alle_afsnit(self.ansøgning) if not a.ren.isupper())
        skrevet = {ord_.casefold(): ord_ for ord_ in re.findall(r"[^\W_]+", tekst)}
        ny = re.sub(r"[^\W_]+", lambda m: skrevet.get(m[0].casefold(), m[0].lower()), overskrift)
        self.ud.gæt("skrevet med små bogstaver", kort_citat(overskrift))
        return ny[0].upper() + ny[1:]

    def er_afdeling(self, navn: str) -> bool:
        """Tell whether a heading names an afdeling of the list, or several of one name."""
        stammer = {re.sub(r" \d+$", "", fold(a.navn)) for a in self.ud.afdelinger}
        return any(
            re.fullmatch(rf"{re.escape(s)}(?:e?rne|ene|en|et)?", fold(navn)) for s in stammer
        )


def som_blok(a: Ansøgningsafsnit) -> str:
    """Return a paragraph as a block of a long text."""
    if not a.liste:
        return a.md
    ind = "  " * a.dybde if a.liste == "-" else "   " * a.dybde
    tal = a.nummer.rstrip(".)")
    tegn = f"{int(tal)}." if re.fullmatch(r"[0-9]{1,9}", tal) else a.liste
    return f"{ind}{tegn} " + a.md.replace("\n", f"\n{ind}  ")


def kort_citat(tekst: str) -> str:
    """Return a text fit to be quoted in a message: at most 50 characters."""
    return tekst if len(tekst) <= 50 else f"{tekst[:49]}…"
