"""The document tree as files: DOCX, Markdown, and Typst source for the pages and the PDF."""
