"""The bounds of what is read: far above any real application, far below what hangs a machine."""

MB = 1024 * 1024

TEKSTFIL_BYTES = 2 * MB
TABELFIL_BYTES = 10 * MB
BILLEDFIL_BYTES = 10 * MB
UDPAKKET_BYTES = 50 * MB

PROJEKT_TEGN = 250_000
"""In the YAML and Markdown of one project; the real application has 40,000. A longer one would
take minutes and gigabytes to lay out, as one long table or as many short paragraphs."""
ARKIVFILER = 2000

XML_MÆRKER = 2_500_000
XML_MÆRKER_ØVRIGE = 300_000
"""Tags outside the sheets and their texts; openpyxl takes 20 µs for each style."""

DYBDE = 40
KNUDER = 200_000
RÆKKER = 20_000
"""In a sheet that is searched for the project's rows."""
POSTER = 1_000
"""In a list of the content, or a table it points to; the largest helhedsplan has some forty
afdelinger. Five thousand take the page layout half a minute and 1.5 GB."""
KOLONNER = 200
FLETNINGER = 5_000
"""Merged areas of a sheet."""

KOMBINERENDE_TEGN = 30
"""Accents in a row on one letter; Unicode's own limit for safe streams."""
TEGNFEJL_PR_FIL = 20
PIXLER = 40_000_000
"""Points in a picture; a full page at 600 dpi has 35 million."""
PROJEKT_PIXLER = 80_000_000
"""... and in all pictures of a project together."""
