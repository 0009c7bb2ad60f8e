"""Projektbeskrivelse: from structured YAML to the document Landsbyggefonden reads.

The flow goes one way; each stage is a function from one value type to the next:

    content files --laesning--> raw values + their places (Kildekort)
    raw values    --model-----> Plan (pydantic, frozen)
    Plan          --skabelon--> Dokument (a tree of blocks, each with its Sti)
    Plan, Dokument --regler---> Fund
    Dokument      --skrivere--> .docx, .md, Typst source (--sidemaal--> PDF, pages)
    Fund          --rapport---> text for people and machines
"""

__version__ = "0.1.0"
