"""What both databases know of many rows, each by its own word."""

from django.db.models import Aggregate, TextField

SEPARATOR = ","


class Joined(Aggregate):
    """The texts of many rows in one, with a comma between them; None where there is no row."""

    function = "STRING_AGG"
    template = f"%(function)s(%(expressions)s, '{SEPARATOR}')"
    output_field = TextField()

    def as_sqlite(self, compiler, connection, **context):
        """The word of SQLite."""
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **context)
