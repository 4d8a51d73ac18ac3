"""PostgreSQL as the portal uses it: every wait has an end, on our side too.

base.py      the database engine, which `DATABASES` names
limits.py    how long statements, locks and answers may take, by the name of the work
pooler.py    a pooler in front of the database, for pages
schema.py    changes of tables: which of them may wait for a lock
silence.py   a database that does not answer is not asked by everybody at once
errors.py    what a database error means: away, too slow, or something else
"""
