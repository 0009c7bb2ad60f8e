"""The looks of the document, read once from the Word template and used by every writer."""
