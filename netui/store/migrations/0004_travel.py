"""Travel: where contacts are on the map, names of one's own for places, trips with legs and whom to see there."""

from typing import Any

SCHEMA = """
ALTER TABLE interaction ADD COLUMN place TEXT NOT NULL DEFAULT '';

CREATE INDEX contact_by_depth ON contact (depth);

CREATE TABLE place_alias (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    match_key TEXT NOT NULL UNIQUE,
    means TEXT NOT NULL
) STRICT;

CREATE TABLE position (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    says TEXT NOT NULL,
    country TEXT NOT NULL,
    lat REAL,
    lon REAL,
    zone TEXT NOT NULL
) STRICT;
CREATE INDEX position_of ON position (contact_id);
CREATE INDEX position_at ON position (lat, lon, contact_id);
CREATE INDEX position_in ON position (country, contact_id);
CREATE TABLE unplaced (contact_id INTEGER PRIMARY KEY) STRICT;

CREATE TABLE trip (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    name TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX trip_of ON trip (contact_id);

CREATE TABLE leg (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    trip_id INTEGER NOT NULL REFERENCES trip ON DELETE CASCADE,
    place TEXT NOT NULL,
    begins TEXT NOT NULL,
    ends TEXT NOT NULL CHECK (ends >= begins),
    says TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    lat REAL,
    lon REAL,
    zone TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX leg_of ON leg (trip_id);
CREATE INDEX leg_by_day ON leg (ends);

CREATE TABLE visit (
    id INTEGER PRIMARY KEY,
    trip_id INTEGER NOT NULL REFERENCES trip ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE SET NULL,
    state TEXT NOT NULL CHECK (state IN ('wanted', 'asked', 'confirmed', 'met', 'dropped')),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (trip_id, contact_id)
) STRICT;
CREATE INDEX visit_of ON visit (contact_id);
CREATE INDEX visit_from ON visit (interaction_id) WHERE interaction_id IS NOT NULL;

CREATE TABLE prepared (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL CHECK (subject IN ('trip', 'event')),
    matter INTEGER NOT NULL,
    prepared_on TEXT NOT NULL
) STRICT;
CREATE INDEX prepared_of ON prepared (subject, matter);
"""


def up(migrator: Any, database: Any) -> None:
    """Add the tables; nothing that was there changes. Where everybody is on the map is read afterwards."""
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            database.execute_sql(statement)
