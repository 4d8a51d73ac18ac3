"""The tables of histories, for a migration."""

from django.db.migrations.operations.base import Operation


class Tables(Operation):
    """Several tables, made one after the other.

    Django builds every model anew that a new one is tied to, and those of histories are tied to all: so it is done
    once for the lot, by dropping what has been built so far.
    """

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return "Create the tables of histories"
