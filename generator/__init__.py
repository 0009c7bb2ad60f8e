"""Projektbeskrivelse: from structured YAML to the document Landsbyggefonden reads.

The flow goes one way; each stage is a function from one value type to the next:

    content files --laesning--> raw values + their places (Kildekort)
    raw values    --model-----> Plan (pydantic, frozen)
    Plan          --skabelon--> Dokument (a tree of blocks, each with its Sti)
    Plan, Dokument --regler---> Fund
    Dokument      --skrivere--> .docx, .md, Typst source (--sidemaal--> PDF, pages)
    Fund          --rapport---> text for people and machines

`loeb` takes projects through those stages; `cli` and `vis` ask it. What comes from outside has a
reader of its own kind, and ends in the same values:

    DOCX          --word------> a document as a value, untrusted files checked first
                  --retur-----> a reviewer's remarks, led back to file and line
                  --importer--> a new project (figures in workbooks: into one that is)
    two versions  --sammenlign> changes, or a DOCX with them tracked

`tests/test_arkitektur.py` holds every module to its place in the flow.
"""

__version__ = "0.1.0"
