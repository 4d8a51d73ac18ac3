"""What stands before Django for whoever only reads: public pages kept as they were answered.

    declared.py   how a view says that its page may be kept, and by which parameters it is asked
    asking.py     which request asks for such a page, and under which name it is kept
    keeping.py    the pages of one process: compressed, the least recently used go first
    answers.py    how a kept page is answered: in the visitor's encoding, or that they have it already
    pages.py      the WSGI application around Django: a kept page, one that is being made, or Django's own answer

A page is kept for the version of the data it was made of (`tech_port.versions`), a minute at most, and is never what
belongs to one visitor: no cookie comes in or goes out, and Django's own answer must not forbid it.
"""
