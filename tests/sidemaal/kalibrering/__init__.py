"""Calibration: hundreds of generated documents, laid out by the tool and by LibreOffice.

``python -m tests.sidemaal.kalibrering DATO`` lays all of them out and rewrites ``resultat.md``;
``--nyt-korpus`` also chooses the documents anew (how much text each one takes to end where it
should is found with the built-in layout, and kept in ``korpus.csv``).
"""
