"""Seals and no-overlap ranges on PostgreSQL: triggers that raise 23514, and exclusion constraints."""

from iiwg.database.seals import NoOverlap, Seal, changed


def expected(model, rule) -> set[tuple[str, str, str]]:
    """Table, name and words of each trigger or constraint that a rule needs; words of constraints are not compared."""
    table = model._meta.db_table
    if isinstance(rule, NoOverlap):
        return {(table, rule.name, "")}
    return {(table, name, body) for name, _event, body in _triggers(model, rule)}


def create(model, rule) -> list[str]:
    """Statements that install a rule."""
    make = _overlap if isinstance(rule, NoOverlap) else _seal
    return [*drop(model, rule), *make(model, rule)]


def drop(model, rule) -> list[str]:
    """Statements that take a rule away."""
    table = model._meta.db_table
    if isinstance(rule, NoOverlap):
        return [f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS {rule.name}']
    names = (rule.name, f"{rule.name}_insert", f"{rule.name}_truncate")
    return [f'DROP TRIGGER IF EXISTS {name} ON "{table}"' for name in names]


def held(cursor) -> set[tuple[str, str, str]]:
    """Table, name and words of all triggers that are not disabled, and all exclusion constraints, in the database."""
    cursor.execute(
        "SELECT c.relname, t.tgname, p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') "
        "UNION ALL SELECT c.relname, x.conname, '' FROM pg_constraint x JOIN pg_class c ON c.oid = x.conrelid "
        "WHERE x.contype = 'x'"
    )
    return set(cursor.fetchall())


def _triggers(model, seal: Seal) -> list[tuple[str, str, str]]:
    """Name, event and body of each trigger of a seal."""
    fail = f"RAISE EXCEPTION 'sealed: {seal.name}' USING ERRCODE = '23514';"
    changes = changed(model, seal, "IS DISTINCT FROM")
    body = f"""BEGIN
        IF TG_OP = 'DELETE' THEN
            IF {seal.when} THEN {fail} END IF;
            RETURN OLD;
        END IF;
        IF ({seal.when}) AND ({changes}) THEN {fail} END IF;
        RETURN NEW;
        END"""
    made = [
        (seal.name, "UPDATE OR DELETE", body),
        (f"{seal.name}_truncate", "TRUNCATE", f"BEGIN {fail} END"),
    ]
    if seal.inserts:
        body = f"BEGIN IF {seal.inserts} THEN {fail} END IF; RETURN NEW; END"
        made.append((f"{seal.name}_insert", "INSERT", body))
    return made


def _seal(model, seal: Seal) -> list[str]:
    made = []
    for name, event, body in _triggers(model, seal):
        each = "STATEMENT" if event == "TRUNCATE" else "ROW"
        made += [
            f"CREATE OR REPLACE FUNCTION {name}_f() RETURNS trigger AS $seal${body}$seal$ LANGUAGE plpgsql",
            f'CREATE TRIGGER {name} BEFORE {event} ON "{model._meta.db_table}" '
            f"FOR EACH {each} EXECUTE FUNCTION {name}_f()",
        ]
    return made


def _overlap(model, rule: NoOverlap) -> list[str]:
    same = ", ".join(f'"{name}" WITH =' for name in rule.fields)
    return [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        f'ALTER TABLE "{model._meta.db_table}" ADD CONSTRAINT {rule.name} EXCLUDE USING gist '
        f"""({same}, daterange("{rule.start}", "{rule.end}", '[]') WITH &&) WHERE ({rule.where})""",
    ]
