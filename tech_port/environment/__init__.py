"""What a site's environment says: read strictly, and checked against the site.

reading.py   each variable as what it is to be; what is missing or wrong is told all at once
mailers.py   a mail server, as Django 6.1 and those before it are told
checks.py    what only the loaded site can tell, as Django's system checks
"""
