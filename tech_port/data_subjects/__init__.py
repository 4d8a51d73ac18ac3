"""What the portal knows of somebody who asks, and how it forgets them: by what `privacy.py` declares, and by looking.

asked.py     whom is asked about: an e-mail address or a name
people.py    those whom a name may be, told apart
held.py      the records that are theirs, purpose by purpose, and their erasure
mentions.py  every row of every table in which the address or the name stands
handed.py    all of it as data, to hand over
looked.py    what an erasure takes away and leaves, by doing it and taking it back
views.py     the administrators' pages; the commands are `tell_about` and `erase`
"""
