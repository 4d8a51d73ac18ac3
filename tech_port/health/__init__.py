"""How a running site is: one source of facts, told to monitors and to staff.

facts.py        what is watched, and what of it makes the site not ready
views.py        `/helse/` and `/helse/klar/`, as JSON
middleware.py   these two answer under any host
words.py        the same facts in words, and what to do
staff_page.py   the page “Drift” of the admin, and what staff's front page says
"""
