"""Drills of a whole site: PostgreSQL and nginx from the system's packages, two copies of the portal, and what breaks.

`make drills-site` runs them and says first what this machine lacks.

    needs.py        which programs, and how to get them
    postgresql.py   servers from the system's packages, and their standbys
    nginx.py        nginx with a configuration of the drill's own
    copies.py       the portal, served by several processes on one database
    bucket.py       an object store with one bucket
    staff.py        a member of staff in a browser, at one copy
    mail.py         a mail server that keeps what it is sent
    machines.py     machines with a fresh Debian 12, on a network of their own (as root only)
    way_out.py      their way to packages
    manual.py       the blocks of docs/operations.md
    reader.py       who types them
    installed.py    the two machines that become a site by it
    visitor.py      who reaches that site from outside
"""
