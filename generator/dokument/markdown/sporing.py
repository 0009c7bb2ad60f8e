"""The way back from what was parsed to where it stands."""

from __future__ import annotations


class Sporing:
    """Finds where in the text a parsed piece stands, by searching on from the last one."""

    def __init__(self, tekst: str, fra: int) -> None:
        self.tekst, self.nu = tekst, fra

    def find(self, stykke: str) -> int:
        """Return where a piece stands, and go on from its end the next time."""
        if not stykke:
            return self.nu
        fundet = self.tekst.find(stykke, self.nu)
        if (
            fundet < 0
        ):  # the piece spans an indent that the parser took away: its first word will do
            ord_ = stykke.split()
            fundet = self.tekst.find(ord_[0], self.nu) if ord_ else -1
            if fundet >= 0:
                self.nu = fundet + len(ord_[0])
                return max(0, fundet - (len(stykke) - len(stykke.lstrip())))
            return self.nu
        self.nu = fundet + len(stykke)
        return fundet
