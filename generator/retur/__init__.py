"""A DOCX that comes back: read as text, comments and tracked changes, whoever wrote it.

Only the standard library, and little of it: `tekst` is what git runs for every version of every
document it shows, each in a process of its own.

    bytes --pakke--> XML parts --laesning--> Worddokument --tekst--> text for people and git
                                                          --bemaerkninger--> what a reviewer did
    bemaerkninger + the project --steder--> file, line and key
"""
