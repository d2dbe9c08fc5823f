"""A large network as quick as a small one: the entries of nobody apart, names with what is searched in them."""

from typing import Any

SCHEMA = """
CREATE TABLE unassigned (interaction_id INTEGER PRIMARY KEY) STRICT;

DROP INDEX contact_by_name;
CREATE INDEX contact_by_name ON contact (sort_key, id, state, search_key);
CREATE INDEX contact_by_cadence ON contact (cadence) WHERE cadence IS NOT NULL;
CREATE INDEX contact_awake ON contact (id) WHERE coalesce(tier, '') NOT IN ('pool', 'ambient');
"""


def up(migrator: Any, database: Any) -> None:
    """Add the table and the indexes; nothing that was there changes. The inbox is read afterwards."""
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            database.execute_sql(statement)
