"""The first schema: contacts, interactions, promises, facts, snoozes, drafts, and the record of changes."""

from typing import Any

SCHEMA = """
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    hook TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    tier TEXT CHECK (tier IN ('A', 'B', 'C', 'D', 'ambient', 'pool')),
    tier_since TEXT,
    cadence TEXT,
    cadence_since TEXT,
    depth INTEGER NOT NULL DEFAULT 0 CHECK (depth BETWEEN 0 AND 5),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'archived', 'deceased')),
    created_on TEXT NOT NULL
) STRICT;
CREATE INDEX contact_by_name ON contact (sort_key, id, state);
CREATE INDEX contact_by_tier ON contact (tier) WHERE tier IS NOT NULL;

CREATE TABLE contact_point (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    match_key TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX contact_point_of ON contact_point (contact_id, position);
CREATE INDEX contact_point_by_key ON contact_point (match_key);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    match_key TEXT NOT NULL UNIQUE,
    cadence TEXT,
    cadence_since TEXT
) STRICT;

CREATE TABLE contact_tag (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
    since TEXT NOT NULL,
    UNIQUE (contact_id, tag_id)
) STRICT;
CREATE INDEX contact_tag_by_tag ON contact_tag (tag_id);

CREATE TABLE contact_date (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    kind TEXT NOT NULL,
    year INTEGER,
    month INTEGER,
    day INTEGER,
    text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_date_of ON contact_date (contact_id);
CREATE INDEX contact_date_by_month ON contact_date (month, contact_id);

CREATE TABLE card (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    source TEXT NOT NULL,
    uid TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL,
    original TEXT NOT NULL
) STRICT;
CREATE INDEX card_of ON card (contact_id);
CREATE INDEX card_by_digest ON card (digest);
CREATE INDEX card_by_uid ON card (uid) WHERE uid <> '';

CREATE TABLE interaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('call', 'message', 'email', 'met', 'event', 'gift', 'note')),
    direction TEXT NOT NULL CHECK (direction IN ('out', 'in', 'both')),
    purpose TEXT NOT NULL CHECK (purpose IN ('give', 'neutral', 'ask', 'promo')),
    touch INTEGER NOT NULL GENERATED ALWAYS AS (kind <> 'note' AND purpose <> 'promo') VIRTUAL,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    zone TEXT NOT NULL,
    timed INTEGER NOT NULL DEFAULT 1 CHECK (timed IN (0, 1)),
    minutes INTEGER,
    written_at TEXT NOT NULL,
    line TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX interaction_by_day ON interaction (day);

CREATE TABLE participant (
    id INTEGER PRIMARY KEY,
    interaction_id INTEGER NOT NULL REFERENCES interaction ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    present INTEGER NOT NULL DEFAULT 1 CHECK (present IN (0, 1)),
    position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (interaction_id, contact_id)
) STRICT;
CREATE INDEX participant_by_contact ON participant (contact_id, present, interaction_id);

CREATE TABLE promise (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('mine', 'theirs')),
    text TEXT NOT NULL,
    due TEXT,
    state TEXT NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'kept', 'renegotiated', 'broken', 'dropped')),
    made_on TEXT NOT NULL,
    closed_on TEXT
) STRICT;
CREATE INDEX promise_of ON promise (contact_id);
CREATE INDEX promise_from ON promise (interaction_id);
CREATE INDEX promise_open ON promise (due) WHERE state = 'open';

CREATE TABLE promise_move (
    id INTEGER PRIMARY KEY,
    promise_id INTEGER NOT NULL REFERENCES promise ON DELETE CASCADE,
    old_due TEXT,
    new_due TEXT NOT NULL,
    moved_on TEXT NOT NULL
) STRICT;
CREATE INDEX promise_move_of ON promise_move (promise_id);

CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    due TEXT,
    noted_on TEXT NOT NULL,
    ended_on TEXT
) STRICT;
CREATE INDEX fact_of ON fact (contact_id);
CREATE INDEX fact_from ON fact (interaction_id);
CREATE INDEX fact_due ON fact (due, contact_id) WHERE due IS NOT NULL AND ended_on IS NULL;

CREATE TABLE give (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE CASCADE,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    mine INTEGER NOT NULL DEFAULT 1 CHECK (mine IN (0, 1))
) STRICT;
CREATE INDEX give_of ON give (contact_id);
CREATE INDEX give_from ON give (interaction_id);

CREATE TABLE next_date (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE CASCADE,
    day TEXT NOT NULL,
    set_at TEXT NOT NULL,
    after INTEGER NOT NULL,
    cleared INTEGER NOT NULL DEFAULT 0 CHECK (cleared IN (0, 1))
) STRICT;
CREATE INDEX next_date_of ON next_date (contact_id, set_at);
CREATE INDEX next_date_from ON next_date (interaction_id);

CREATE TABLE snooze (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    promise_id INTEGER REFERENCES promise ON DELETE CASCADE,
    until TEXT NOT NULL,
    set_at TEXT NOT NULL,
    set_on TEXT NOT NULL,
    after INTEGER NOT NULL
) STRICT;
CREATE INDEX snooze_of ON snooze (contact_id, subject, set_at);
CREATE INDEX snooze_promise ON snooze (promise_id) WHERE promise_id IS NOT NULL;

CREATE TABLE waiver (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    kind TEXT NOT NULL,
    waived_on TEXT NOT NULL
) STRICT;
CREATE INDEX waiver_of ON waiver (contact_id);

CREATE TABLE greeting (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    kind TEXT NOT NULL,
    occurrence TEXT NOT NULL
) STRICT;
CREATE INDEX greeting_of ON greeting (contact_id);

CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    line TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    UNIQUE (contact_id, kind)
) STRICT;

CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE delta (
    id INTEGER PRIMARY KEY,
    change_id INTEGER NOT NULL REFERENCES change ON DELETE CASCADE,
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
    tbl TEXT NOT NULL,
    row INTEGER NOT NULL,
    col TEXT,
    old ANY,
    new ANY
) STRICT;
CREATE INDEX delta_of ON delta (change_id);

CREATE TABLE recording (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    change_id INTEGER
) STRICT;
INSERT INTO recording VALUES (1, NULL);
"""


def up(migrator: Any, database: Any) -> None:
    """Make every table of the first version."""
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            database.execute_sql(statement)
