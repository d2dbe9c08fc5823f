"""The tables beside the network: unfinished lines, and the record of changes."""

from peewee import BlobField, ForeignKeyField, IntegerField, TextField

from netui.store.file.fields import UtcField
from netui.store.models.row import Row


class DraftRow(Row):
    """A line begun and not yet saved; contact 0 is the inbox. Not part of undo."""

    contact_id = IntegerField()
    kind = TextField()
    line = TextField()
    saved_at = UtcField()

    class Meta:
        table_name = "draft"


class ChangeRow(Row):
    """One verb's work, by name, for undo and redo."""

    name = TextField()
    at = UtcField()
    undone = IntegerField(default=0)

    class Meta:
        table_name = "change"


class DeltaRow(Row):
    """One row made or removed, or one column changed, by a change."""

    change = ForeignKeyField(ChangeRow)
    op = TextField()
    tbl = TextField()
    row = IntegerField()
    col = TextField(null=True)
    old = BlobField(null=True)
    new = BlobField(null=True)

    class Meta:
        table_name = "delta"
