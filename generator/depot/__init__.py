"""Git as the program meets it: what a commit holds, what stood in a revision, and DOCX as text."""
