"""The one reader of DOCX files, whoever wrote them.

    file --fil--> checked archive --pakke--> XML parts --laesning--> Worddokument --tekst--> text

An untrusted file is checked before anything in it is parsed.
"""
