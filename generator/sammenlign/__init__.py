"""What has changed from one version of an application to another.

    GAMMEL, NY --argumenter--> two sides on the disk --sider--> projects or documents
    two projects  --planer, foelger, resultater--> changes --rapport--> tekst, md, html, json
    two documents --dokumenter-------------------> changes
    two DOCX      --redline----------------------> a DOCX with tracked changes

One walk (`vandring`) goes through the texts of both. Two projects are compared field by field; as
soon as one side is a DOCX the documents are, for a document from outside has no fields.
"""
