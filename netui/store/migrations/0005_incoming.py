"""In and out: what sources said last, entries that came from files, conflicts, people known to be two, folders."""

from typing import Any

SCHEMA = """
ALTER TABLE card ADD COLUMN kind TEXT NOT NULL DEFAULT 'vcard';
ALTER TABLE card ADD COLUMN said TEXT NOT NULL DEFAULT '';

CREATE TABLE brought (
    id INTEGER PRIMARY KEY,
    interaction_id INTEGER REFERENCES interaction ON DELETE SET NULL,
    kind TEXT NOT NULL,
    uid TEXT NOT NULL,
    digest TEXT NOT NULL,
    said TEXT NOT NULL,
    original TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, uid)
) STRICT;
CREATE INDEX brought_as ON brought (interaction_id) WHERE interaction_id IS NOT NULL;

CREATE TABLE departed (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    uid TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL,
    departed_on TEXT NOT NULL
) STRICT;
CREATE INDEX departed_digest ON departed (digest);
CREATE INDEX departed_uid ON departed (uid) WHERE uid <> '';

CREATE TABLE conflict (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    field TEXT NOT NULL,
    mine TEXT NOT NULL,
    theirs TEXT NOT NULL,
    source TEXT NOT NULL,
    noted_on TEXT NOT NULL
) STRICT;
CREATE INDEX conflict_of ON conflict (contact_id);

CREATE TABLE two_people (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    said_on TEXT NOT NULL
) STRICT;
CREATE INDEX two_people_of ON two_people (contact_id);
CREATE INDEX two_people_other ON two_people (other_id);

CREATE TABLE column_map (
    id INTEGER PRIMARY KEY,
    head TEXT NOT NULL UNIQUE,
    means TEXT NOT NULL
) STRICT;

CREATE TABLE in_step (
    id INTEGER PRIMARY KEY,
    folder TEXT NOT NULL,
    file TEXT NOT NULL,
    contact_id INTEGER REFERENCES contact ON DELETE SET NULL,
    digest TEXT NOT NULL,
    said TEXT NOT NULL,
    UNIQUE (folder, file)
) STRICT;
CREATE INDEX in_step_of ON in_step (contact_id) WHERE contact_id IS NOT NULL;
"""


def up(migrator: Any, database: Any) -> None:
    """Add the tables and columns; nothing that was there changes."""
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            database.execute_sql(statement)
