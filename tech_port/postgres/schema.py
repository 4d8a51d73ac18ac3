"""Django's changes of tables, with patience for those that hold nobody up."""

from dataclasses import replace

from django.db.backends.postgresql import schema


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    def execute(self, sql, params=()):
        """What runs CONCURRENTLY waits for every transaction that is older, and nobody waits for it meanwhile."""
        if "CONCURRENTLY" not in str(sql):
            return super().execute(sql, params)
        before = self.connection.limits
        self.connection.use_limits(replace(before, lock=0))
        try:
            return super().execute(sql, params)
        finally:
            self.connection.use_limits(before)

    def add_index(self, model, index, concurrently=False):
        if concurrently:
            self.remove_index(model, index, concurrently=True)  # what a try that was cut has left, which is no use
        super().add_index(model, index, concurrently)
