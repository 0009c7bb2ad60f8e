"""What has changed from one version of an application to another.

    GAMMEL, NY --argumenter--> two sides on the disk --sider--> projects or documents
    two projects  --planer, foelger, resultater--> Sammenligning --rapport--> tekst, md, html, json
    two documents --dokumenter-------------------> Sammenligning
    two DOCX      --redline----------------------> a DOCX with tracked changes

Two projects are compared field by field; as soon as one side is a DOCX the documents are, for a
document from outside has no fields.
"""
