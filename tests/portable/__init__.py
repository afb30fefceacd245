"""Makes the folders to unzip: Drafter with its Python and packages, for computers that may install nothing.

It lies beside the other makers, not in `drafter/`: it needs pip, the network and Markdown, which no user needs, and what
is in `drafter/` goes into the folder itself. `start/` holds the files that users double-click.
"""
