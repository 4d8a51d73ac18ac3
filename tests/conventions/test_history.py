"""Changes of many rows at once are told in their history as all others are."""

import ast

from .source import name_of, nodes_of, sources

IN_BULK = {"bulk_create", "bulk_update", "abulk_create", "abulk_update"}
# Where rows are changed in bulk without a word in a history, how often, and why.
UNTOLD = {
    "events/batches/changes.py": (1, "which change who signed up knows is the portal's own note"),
    "events/batches/writing.py": (2, "batches have none; who knows is the portal's own note"),
    "events/models/mail_batches.py": (1, "a batch is its own log"),
    "events/privacy.py": (1, "the code of a network address is in no history"),
    "premises/alerts/watching.py": (2, "what an alert told of is its own log"),
    "premises/letting/notices.py": (1, "a line of a notice is its own log"),
    "premises/models/alerts.py": (1, "as above"),
    "premises/models/freshness.py": (1, "a question to a landlord is its own log"),
    "premises/models/landlords.py": (1, "a confirmation is its own log"),
    "premises/models/letting.py": (2, "a line of a notice is its own log"),
    "tech_port/addresses/models.py": (2, "former addresses are a history themselves"),
    "tech_port/audit/settings_seen.py": (1, "the audit is no record of the district's"),
    "tech_port/backups/erased.py": (1, "erasures have none"),
    "tech_port/content/claimed_rows.py": (1, "of a migration, before there were histories"),
    "tech_port/drafts/sharing.py": (1, "a link that is ended is its own log"),
    "tech_port/history/many.py": (2, "the one place"),
    "tech_port/history/records.py": (2, "rows of a history"),
    "tech_port/newsletter/models/subscriptions.py": (1, "numbers of a month are no record of anybody's"),
    "tech_port/pictures/fields.py": (1, "from when a picture is unused is the portal's own note"),
    "tech_port/pictures/jobs.py": (2, "as above"),
    "tech_port/rights/roles.py": (2, "groups and their rights are the audit's"),
    "tech_port/seed/writer.py": (1, "what was written has none"),
    "tech_port/staff/preview.py": (1, "a rehearsal, which is rolled back"),
    "tech_port/worker/models.py": (2, "jobs have none"),
    "tech_port/worker/to_many.py": (3, "mails and their links have none"),
    "tech_port/still_right/confirming.py": (1, "a confirmation is its own log"),
    "tech_port/writing/stored.py": (1, "of a migration, whose models tell nothing"),
}


def calls_in_bulk(file):
    """Calls that change rows without a signal; `update` of a dictionary or a hash has an argument without a name."""
    for node in nodes_of(file):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name in IN_BULK or (name in {"update", "aupdate"} and node.keywords and not node.args):
                yield node


def test_rows_are_changed_in_bulk_where_a_history_tells_of_it():
    found = {name_of(file): sum(1 for _call in calls_in_bulk(file)) for file in sources()}

    of_settings = {"tech_port/settings.py", "tech_port/demo/embedded_postgres/base.py"}
    assert {name: count for name, count in found.items() if count and name not in of_settings} == {
        name: count for name, (count, _why) in UNTOLD.items()
    }
