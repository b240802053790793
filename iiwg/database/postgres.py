"""Seals and no-overlap ranges on PostgreSQL: triggers that raise 23514, and exclusion constraints."""

from iiwg.database.seals import NoOverlap, Seal, columns


def names(model, rule) -> list[str]:
    """Names of the triggers or constraints that a rule needs."""
    if isinstance(rule, NoOverlap):
        return [rule.name]
    return [rule.name, f"{rule.name}_insert"] if rule.inserts else [rule.name]


def create(model, rule) -> list[str]:
    """Statements that install a rule."""
    make = _overlap if isinstance(rule, NoOverlap) else _seal
    return [*drop(model, rule), *make(model, rule)]


def drop(model, rule) -> list[str]:
    """Statements that take a rule away."""
    table = model._meta.db_table
    if isinstance(rule, NoOverlap):
        return [f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS {rule.name}']
    return [f'DROP TRIGGER IF EXISTS {name} ON "{table}"' for name in (rule.name, f"{rule.name}_insert")]


def held(cursor) -> set[str]:
    """Names of all triggers and exclusion constraints in the database."""
    cursor.execute(
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal "
        "UNION SELECT conname FROM pg_constraint WHERE contype = 'x'"
    )
    return {row[0] for row in cursor.fetchall()}


def _seal(model, seal: Seal) -> list[str]:
    table = model._meta.db_table
    fail = f"RAISE EXCEPTION 'sealed: {seal.name}' USING ERRCODE = '23514';"
    changed = " OR ".join(
        f'NEW."{c}" IS DISTINCT FROM OLD."{c}"' for c in columns(model) if c not in seal.writable
    )
    made = [
        f"""CREATE OR REPLACE FUNCTION {seal.name}_f() RETURNS trigger AS $seal$ BEGIN
        IF TG_OP = 'DELETE' THEN
            IF {seal.when} THEN {fail} END IF;
            RETURN OLD;
        END IF;
        IF ({seal.when}) AND ({changed}) THEN {fail} END IF;
        RETURN NEW;
        END $seal$ LANGUAGE plpgsql""",
        f'CREATE TRIGGER {seal.name} BEFORE UPDATE OR DELETE ON "{table}" '
        f"FOR EACH ROW EXECUTE FUNCTION {seal.name}_f()",
    ]
    if seal.inserts:
        made += [
            f"""CREATE OR REPLACE FUNCTION {seal.name}_insert_f() RETURNS trigger AS $seal$ BEGIN
            IF {seal.inserts} THEN {fail} END IF;
            RETURN NEW;
            END $seal$ LANGUAGE plpgsql""",
            f'CREATE TRIGGER {seal.name}_insert BEFORE INSERT ON "{table}" '
            f"FOR EACH ROW EXECUTE FUNCTION {seal.name}_insert_f()",
        ]
    return made


def _overlap(model, rule: NoOverlap) -> list[str]:
    same = ", ".join(f'"{name}" WITH =' for name in rule.fields)
    return [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        f'ALTER TABLE "{model._meta.db_table}" ADD CONSTRAINT {rule.name} EXCLUDE USING gist '
        f"""({same}, daterange("{rule.start}", "{rule.end}", '[]') WITH &&) WHERE ({rule.where})""",
    ]
