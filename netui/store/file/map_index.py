"""Whose place on the map is to be read again: noted by triggers, within every change of a card."""

from peewee import SqliteDatabase

PHONE = "phone"
"""The kind of the points that tell a country."""

_TRIGGERS = (
    ("contact", "INSERT", "NEW.id", "WHEN NEW.place <> ''"),
    ("contact", "UPDATE OF place", "NEW.id", "WHEN NEW.place IS NOT OLD.place"),
    ("contact", "DELETE", "OLD.id", ""),
    ("contact_point", "INSERT", "NEW.contact_id", f"WHEN NEW.kind = '{PHONE}'"),
    ("contact_point", "UPDATE", "NEW.contact_id", f"WHEN '{PHONE}' IN (NEW.kind, OLD.kind)"),
    ("contact_point", "DELETE", "OLD.contact_id", f"WHEN OLD.kind = '{PHONE}'"),
)
_EVERYBODY = "INSERT OR IGNORE INTO unplaced SELECT id FROM contact WHERE place <> ''"


def watch(database: SqliteDatabase) -> None:
    """(Re)make the triggers that note whose whereabouts are to be read again."""
    for number, (table, event, whose, when) in enumerate(_TRIGGERS):
        name = f"unplaced_{number}"
        database.execute_sql(f'DROP TRIGGER IF EXISTS "{name}"')
        database.execute_sql(
            f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" {when} '
            f"BEGIN INSERT OR IGNORE INTO unplaced VALUES ({whose}); END"
        )
    for event in ("INSERT", "UPDATE", "DELETE"):
        name = f"unplaced_alias_{event.lower()}"
        database.execute_sql(f'DROP TRIGGER IF EXISTS "{name}"')
        database.execute_sql(f'CREATE TRIGGER "{name}" AFTER {event} ON place_alias BEGIN {_EVERYBODY}; END')


def install(database: SqliteDatabase) -> None:
    """The same, with everybody noted once."""
    watch(database)
    database.execute_sql(
        "INSERT OR IGNORE INTO unplaced SELECT id FROM contact WHERE place <> '' "
        f"UNION SELECT contact_id FROM contact_point WHERE kind = '{PHONE}'"
    )


def unplaced(database: SqliteDatabase) -> int:
    """How many contacts are noted to be read again."""
    return int(database.execute_sql("SELECT count(*) FROM unplaced").fetchone()[0])
