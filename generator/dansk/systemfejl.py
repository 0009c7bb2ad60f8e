"""What the operating system answers, in Danish: its own words are English on most machines."""

from __future__ import annotations

import errno

_GRUNDE = {
    "ENOSPC": "der er ikke mere plads på disken",
    "EDQUOT": "der er ikke mere plads på din del af disken",
    "EFBIG": "filen blev større, end systemet tillader",
    "EACCES": "adgangen er nægtet",
    "EPERM": "adgangen er nægtet",
    "EROFS": "der kan kun læses, ikke skrives, på det drev",
    "ENOENT": "filen eller mappen findes ikke",
    "EEXIST": "der ligger allerede en fil af det navn på stien",
    "ENOTDIR": "en del af stien er ikke en mappe",
    "EISDIR": "stien er en mappe og ikke en fil",
    "ENAMETOOLONG": "navnet er for langt",
    "ELOOP": "genvejene peger på hinanden i ring",
    "ENOEXEC": "filen er ikke et program",
    "EMFILE": "der er for mange åbne filer",
    "ENOMEM": "der er ikke mere hukommelse",
    "EIO": "drevet svarer med en læse- eller skrivefejl",
    "ETXTBSY": "filen er ved at blive skrevet",
    "EBUSY": "filen er i brug",
    **dict.fromkeys(
        ("ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH"), "drevet svarer ikke"
    ),
    **dict.fromkeys(
        ("ESTALE", "ENOTCONN", "ECONNRESET", "ENODEV", "ENXIO", "ENOLINK", "EREMOTEIO"),
        "forbindelsen til drevet er afbrudt",
    ),
}
"""What can happen to a reader or writer of small files; Windows maps its own codes to these."""


def grund(fejl: OSError) -> str:
    """Return why, as the last half of a sentence: »der er ikke mere plads på disken«."""
    dansk = _GRUNDE.get(errno.errorcode.get(fejl.errno or 0, ""))
    return dansk or f"styresystemet svarer »{fejl.strerror or type(fejl).__name__}«"
