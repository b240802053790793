"""Columns that are written from other columns: what search and sorting compare."""

from django.db import models

from iiwg.database.fold import alphabetical, fold


class _Derived(models.CharField):
    """A column computed from named columns of the same row whenever the row is saved."""

    def __init__(self, *sources: str, **options):
        self.sources = sources
        options.setdefault("max_length", 500)
        options.setdefault("editable", False)
        options.setdefault("default", "")
        options.setdefault("db_index", True)
        super().__init__(**options)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        return name, path, list(self.sources), kwargs

    def compute(self, text: str) -> str:
        """The stored value for the joined text of the source columns."""
        raise NotImplementedError

    def pre_save(self, model_instance, add):
        text = " ".join(str(getattr(model_instance, name) or "") for name in self.sources)
        value = self.compute(text)[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


class FoldedField(_Derived):
    """The folded form of its sources, for search and unique checks."""

    def compute(self, text: str) -> str:
        return fold(text)


class AlphabetField(_Derived):
    """The sort key of its sources in the Tajik alphabet."""

    def compute(self, text: str) -> str:
        return alphabetical(text)


class FoldedTextField(models.TextField):
    """The folded form of a long text column of the same row, for search."""

    def __init__(self, source: str, **options):
        self.source = source
        options.setdefault("editable", False)
        options.setdefault("default", "")
        super().__init__(**options)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        return name, path, [self.source], kwargs

    def pre_save(self, model_instance, add):
        value = fold(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, value)
        return value


class KeyField(models.CharField):
    """A column of small Latin letters and digits, in their order in ASCII on both databases: beginnings are found by its index."""

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        return parameters | {"collation": "C" if connection.vendor == "postgresql" else None}


def begins(column: str, letters: str) -> models.Q:
    """The condition that a KeyField begins with these letters."""
    return models.Q(**{f"{column}__gte": letters, f"{column}__lt": f"{letters}~"})
