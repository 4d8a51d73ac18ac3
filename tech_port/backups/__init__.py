"""Backups: one file with database and media that any tar and PostgreSQL read, and the way back from it.

making.py      one backup: dump, media and what is in them, checked before it gets its name
restoring.py   the way back, in one transaction: either all of it or nothing
archive.py     the file: what is written and read is summed
tables.py      what is in the database: rows, checksums, sequences, migrations
script.py      a dump is loaded over the portal's own connection
media.py       the uploaded files, wherever the storage keeps them
programs.py    PostgreSQL's own programs, found and asked
thinning.py    which backups are kept
erased.py      who was erased after a backup stays erased when it is restored
operations.py  what migrations need to have erasures noted
health.py      when the last backup was made
"""
