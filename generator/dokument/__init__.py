"""The document tree (`trae`) and Markdown -> tree (`markdown`)."""
