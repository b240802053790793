"""Seals and no-overlap ranges on SQLite: triggers. Writers are serialised, so a look before insert is enough."""

from iiwg.database.seals import NoOverlap, Seal, columns

FAR = "'9999-12-31'"
LONG_AGO = "'0001-01-01'"


def names(model, rule) -> list[str]:
    """Names of the triggers that a rule needs."""
    if isinstance(rule, NoOverlap):
        return [f"{rule.name}_insert", f"{rule.name}_update"]
    found = [f"{rule.name}_update", f"{rule.name}_delete"]
    return [*found, f"{rule.name}_insert"] if rule.inserts else found


def create(model, rule) -> list[str]:
    """Statements that install a rule."""
    make = _overlap if isinstance(rule, NoOverlap) else _seal
    return [*drop(model, rule), *make(model, rule)]


def drop(model, rule) -> list[str]:
    """Statements that take a rule away."""
    return [f"DROP TRIGGER IF EXISTS {name}" for name in names(model, rule)]


def held(cursor) -> set[str]:
    """Names of all triggers in the database."""
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return {row[0] for row in cursor.fetchall()}


def _seal(model, seal: Seal) -> list[str]:
    table = model._meta.db_table
    abort = f"SELECT RAISE(ABORT, 'sealed: {seal.name}');"
    changed = " OR ".join(f'NEW."{c}" IS NOT OLD."{c}"' for c in columns(model) if c not in seal.writable)
    made = [
        f'CREATE TRIGGER {seal.name}_update BEFORE UPDATE ON "{table}" '
        f"WHEN ({seal.when}) AND ({changed}) BEGIN {abort} END",
        f'CREATE TRIGGER {seal.name}_delete BEFORE DELETE ON "{table}" WHEN ({seal.when}) BEGIN {abort} END',
    ]
    if seal.inserts:
        made.append(
            f'CREATE TRIGGER {seal.name}_insert BEFORE INSERT ON "{table}" WHEN ({seal.inserts}) '
            f"BEGIN {abort} END"
        )
    return made


def _overlap(model, rule: NoOverlap) -> list[str]:
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
    return [
        f'CREATE TRIGGER {rule.name}_{word} BEFORE {word.upper()} ON "{table}" WHEN {clash} '
        f"BEGIN SELECT RAISE(ABORT, 'overlap: {rule.name}'); END"
        for word in ("insert", "update")
    ]


def _prefixed(model, condition: str, prefix: str) -> str:
    """The condition with the bare column names of the model written as prefix.column."""
    words = condition.split(" ")
    known = set(columns(model))
    return " ".join(f"{prefix}.{word}" if word in known else word for word in words)
