"""Seals and no-overlap ranges on SQLite: triggers. Writers are serialised, so a look before insert is enough."""

from iiwg.database.seals import NoOverlap, Seal, changed, columns

FAR = "'9999-12-31'"
LONG_AGO = "'0001-01-01'"


def expected(model, rule) -> set[tuple[str, str, str]]:
    """Table, name and words of each trigger that a rule needs."""
    return {(model._meta.db_table, name, words) for name, words in _triggers(model, rule)}


def create(model, rule) -> list[str]:
    """Statements that install a rule."""
    return [*drop(model, rule), *(words for _name, words in _triggers(model, rule))]


def drop(model, rule) -> list[str]:
    """Statements that take a rule away."""
    return [f"DROP TRIGGER IF EXISTS {rule.name}_{word}" for word in ("update", "delete", "insert")]


def held(cursor) -> set[tuple[str, str, str]]:
    """Table, name and words of all triggers in the database."""
    cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'")
    return set(cursor.fetchall())


def _triggers(model, rule) -> list[tuple[str, str]]:
    """Name and words of each trigger of a rule."""
    is_range, table = isinstance(rule, NoOverlap), model._meta.db_table
    conditions = _overlaps(model, rule) if is_range else _breaks(model, rule)
    abort = f"SELECT RAISE(ABORT, '{'overlap' if is_range else 'sealed'}: {rule.name}');"
    return [
        (
            name,
            f'CREATE TRIGGER {name} BEFORE {event.upper()} ON "{table}" WHEN {condition} BEGIN {abort} END',
        )
        for event, condition in conditions.items()
        for name in [f"{rule.name}_{event}"]
    ]


def _breaks(model, seal: Seal) -> dict[str, str]:
    """Event -> the condition under which it breaks a seal. REPLACE is a deletion: see the settings of the database."""
    when = f"({seal.when})"
    found = {"update": f"{when} AND ({changed(model, seal, 'IS NOT')})", "delete": when}
    return found | ({"insert": f"({seal.inserts})"} if seal.inserts else {})


def _overlaps(model, rule: NoOverlap) -> dict[str, str]:
    """Event -> the condition under which two ranges meet."""
    table = model._meta.db_table
    same = " AND ".join(f'o."{name}" = NEW."{name}"' for name in rule.fields)
    meets = (
        f'COALESCE(o."{rule.start}", {LONG_AGO}) <= COALESCE(NEW."{rule.end}", {FAR}) '
        f'AND COALESCE(NEW."{rule.start}", {LONG_AGO}) <= COALESCE(o."{rule.end}", {FAR})'
    )
    clash = (
        f'EXISTS (SELECT 1 FROM "{table}" o WHERE o.id IS NOT NEW.id AND {same} AND {meets} '
        f"AND ({_prefixed(model, rule.where, 'o')})) AND ({_prefixed(model, rule.where, 'NEW')})"
    )
    return {"insert": clash, "update": clash}


def _prefixed(model, condition: str, prefix: str) -> str:
    """The condition with the bare column names of the model written as prefix.column."""
    words = condition.split(" ")
    known = set(columns(model))
    return " ".join(f"{prefix}.{word}" if word in known else word for word in words)
