"""The site's content as files: facts with their sources. What is made up lies in `tech_port/demo/samples/`.

    *.toml       one file a subject
    dates.py     dates as the files write them
    records.py   the files, read and checked without a database
    writer.py    makes rows of records, each of them once
    floors.py    keeps every floor's area whole when units come and go
    loader.py    a run over it all

A record is written once and remembered by its key in `SeededRecord`. What staff then change stays changed, and what
they delete stays deleted.
"""


class SeedError(Exception):
    """One sentence on what is wrong with the files: file, record and reason."""
