"""What every table has in common."""

from typing import Any

from peewee import Model


class Row(Model):
    """What every table has in common."""

    id: Any

    class Meta:
        legacy_table_names = False
