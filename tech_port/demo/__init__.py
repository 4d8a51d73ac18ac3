"""What a real site never runs: the portal on one machine, for trying and testing.

`tech_port/settings.py` installs this app when the demo is on; nothing else of the site imports it, but for
`manage.py seed` when it is asked for samples or to remove them.

    environment.py        values for the variables that a site must name
    embedded_postgres/    the database engine that brings its own server
    mail_files.py         mails as files
    samples/              made-up content
    management/           `manage.py run`, which is `make run` …
    portal.py             … and does its work: prepares, starts, watches and stops
    preparation.py        tables and static files up to date
    sign_in.py            the user “demo”
    ports.py              the address, and what keeps a port from being it
    web_server.py         `manage.py serve`, for the demo
    programs.py           the processes
"""
