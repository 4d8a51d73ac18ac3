"""The web server, for trying and for real: `manage.py serve`.

supervisor.py    the main process: one listening socket, its workers, respawn, reload and end
worker.py        a worker process: Waitress with our limits, which reads bodies before it takes a thread
connections.py   Waitress's connections with deadlines, sizes and pages of ours
refusals.py      the outermost WSGI wrapper: what is refused before Django sees it, and what Django does not catch
code.py          which folder's code the next worker runs, where a symlink names the release
capacity.py      whether PostgreSQL has connections for all threads
parent.py        a program that ends when the one that started it is gone
logs.py          JSON lines without personal data
request_log.py   a line for each request
reporting.py     errors to `ADMINS` or to Sentry, without personal data
"""
