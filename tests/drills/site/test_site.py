"""The pieces of a site together: two copies on a PostgreSQL from the system's packages, behind nginx."""

from tests.drills.served import HOST, ask, free_port

from .copies import copies, site_environment
from .nginx import nginx

BOTH = """
    upstream portal {{ server {host}:{first}; server {host}:{second}; }}
    server {{
        listen {host}:{port};
        location / {{ proxy_pass http://portal; proxy_set_header Host $host; }}
    }}
"""


def test_two_copies_share_one_database_behind_nginx(folder, postgresql, content):
    other, port = site_environment(folder / "copy-2", postgresql.url()), free_port()

    with copies([content, other]) as (first, second):
        both = BOTH.format(host=HOST, first=first.port, second=second.port, port=port)
        with nginx(folder / "nginx", both):
            answers = [ask(port, "GET", "/medlemmer/") for _ in range(4)]

    assert [answer.status for answer in answers] == [200] * 4
    assert len({answer.body for answer in answers}) == 1
