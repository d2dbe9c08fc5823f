"""The practice: more about facts and dates, earlier jobs, relations, events, follow-up steps, a search index."""

from typing import Any

SCHEMA = """
ALTER TABLE contact_date ADD COLUMN lead INTEGER;

ALTER TABLE fact ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE fact ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE fact ADD COLUMN written TEXT;

CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    role TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    until TEXT
) STRICT;
CREATE INDEX job_of ON job (contact_id);

CREATE TABLE relation (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    other_id INTEGER REFERENCES contact ON DELETE CASCADE,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    noted_on TEXT NOT NULL
) STRICT;
CREATE INDEX relation_of ON relation (contact_id);
CREATE INDEX relation_to ON relation (other_id) WHERE other_id IS NOT NULL;

CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    match_key TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    begins TEXT NOT NULL,
    ends TEXT
) STRICT;
CREATE INDEX event_by_day ON event (begins);

CREATE TABLE event_contact (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE SET NULL,
    role TEXT NOT NULL DEFAULT 'collected',
    UNIQUE (event_id, contact_id, role)
) STRICT;
CREATE INDEX event_contact_of ON event_contact (contact_id);
CREATE INDEX event_contact_from ON event_contact (interaction_id) WHERE interaction_id IS NOT NULL;

CREATE TABLE follow_up_step (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE SET NULL,
    step TEXT NOT NULL CHECK (step IN ('research', 'help', 'note', 'request')),
    skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1)),
    detail TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL
) STRICT;
CREATE INDEX follow_up_step_of ON follow_up_step (contact_id);
CREATE INDEX follow_up_step_from ON follow_up_step (interaction_id) WHERE interaction_id IS NOT NULL;

CREATE TABLE vacation (
    id INTEGER PRIMARY KEY,
    begins TEXT NOT NULL,
    ends TEXT NOT NULL CHECK (ends >= begins)
) STRICT;

CREATE TABLE saved_list (
    id INTEGER PRIMARY KEY,
    call_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    query TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE written USING fts5(words, tokenize = 'unicode61', prefix = '2 3');
CREATE TABLE unread (key INTEGER PRIMARY KEY) STRICT;
"""


def up(migrator: Any, database: Any) -> None:
    """Add what the practice needs; nothing that was there changes."""
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            database.execute_sql(statement)
