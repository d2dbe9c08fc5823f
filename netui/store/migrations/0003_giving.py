"""Giving: clips, introductions, referrals, what was settled by hand, matches turned down, the monthly round."""

from typing import Any

SCHEMA = """
CREATE TABLE clip (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('article', 'book', 'event', 'job', 'lead', 'other')),
    title TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    clipped_on TEXT NOT NULL,
    put_away_on TEXT
) STRICT;

ALTER TABLE give ADD COLUMN clip_id INTEGER REFERENCES clip ON DELETE SET NULL;
CREATE INDEX give_of_clip ON give (clip_id) WHERE clip_id IS NOT NULL;

CREATE TABLE introduction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    reason TEXT NOT NULL DEFAULT '',
    begun_on TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
    outcome TEXT NOT NULL DEFAULT '',
    closed_on TEXT,
    CHECK (contact_id <> other_id)
) STRICT;
CREATE INDEX introduction_of ON introduction (contact_id);
CREATE INDEX introduction_to ON introduction (other_id);
CREATE INDEX introduction_open ON introduction (begun_on) WHERE state = 'open';

CREATE TABLE introduction_step (
    id INTEGER PRIMARY KEY,
    introduction_id INTEGER NOT NULL REFERENCES introduction ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE SET NULL,
    step TEXT NOT NULL CHECK (step IN ('asked_a', 'asked_b', 'made', 'met')),
    day TEXT NOT NULL,
    UNIQUE (introduction_id, step)
) STRICT;
CREATE INDEX introduction_step_from ON introduction_step (interaction_id) WHERE interaction_id IS NOT NULL;

CREATE TABLE referral (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE SET NULL,
    side TEXT NOT NULL CHECK (side IN ('given', 'received')),
    form TEXT NOT NULL CHECK (form IN ('lead', 'help')),
    what TEXT NOT NULL DEFAULT '',
    value TEXT,
    currency TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'won', 'lost')),
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    honoured_on TEXT,
    honoured_by INTEGER REFERENCES interaction ON DELETE SET NULL
) STRICT;
CREATE INDEX referral_of ON referral (contact_id);
CREATE INDEX referral_from ON referral (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX referral_honoured_by ON referral (honoured_by) WHERE honoured_by IS NOT NULL;

CREATE TABLE settled (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    subject TEXT NOT NULL,
    matter INTEGER NOT NULL,
    settled_on TEXT NOT NULL
) STRICT;
CREATE INDEX settled_of ON settled (contact_id, subject, matter);

CREATE TABLE dismissal (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    basis TEXT NOT NULL,
    dismissed_on TEXT NOT NULL,
    UNIQUE (contact_id, other_id, basis)
) STRICT;
CREATE INDEX dismissal_to ON dismissal (other_id);

CREATE TABLE round_answer (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    asked_on TEXT NOT NULL,
    fact_id INTEGER REFERENCES fact ON DELETE SET NULL
) STRICT;
CREATE INDEX round_answer_of ON round_answer (contact_id, asked_on);
CREATE INDEX round_answer_fact ON round_answer (fact_id) WHERE fact_id IS NOT NULL;

CREATE INDEX interaction_ask ON interaction (at) WHERE purpose = 'ask' AND direction = 'in';

DELETE FROM written;
DELETE FROM unread;
"""


def up(migrator: Any, database: Any) -> None:
    """Add the tables; the search index, numbered anew for more sources, is read again whole."""
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            database.execute_sql(statement)
