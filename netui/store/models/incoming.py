"""The tables of what came from files and goes out to them: entries, conflicts, mappings, folders in step."""

from peewee import ForeignKeyField, TextField

from netui.store.file.fields import DayField
from netui.store.models.people import ContactRow
from netui.store.models.row import Row
from netui.store.models.timeline import InteractionRow


class BroughtRow(Row):
    """An entry that came from a file, and what the file said of it last; deleted here it is not brought again."""

    interaction = ForeignKeyField(InteractionRow, null=True)
    kind = TextField()
    uid = TextField()
    digest = TextField()
    said = TextField()
    original = TextField(default="")

    class Meta:
        table_name = "brought"


class DepartedRow(Row):
    """What a file said of somebody who was deleted here, so that it does not bring them back."""

    kind = TextField()
    uid = TextField(default="")
    digest = TextField()
    departed_on = DayField()

    class Meta:
        table_name = "departed"


class ConflictRow(Row):
    """A field that was changed here and in a file, each in its own way; what stands here stayed."""

    contact = ForeignKeyField(ContactRow)
    field = TextField()
    mine = TextField()
    theirs = TextField()
    source = TextField()
    noted_on = DayField()

    class Meta:
        table_name = "conflict"


class TwoPeopleRow(Row):
    """Two contacts that look like one person and are known to be two."""

    contact = ForeignKeyField(ContactRow)
    other = ForeignKeyField(ContactRow, backref="+")
    said_on = DayField()

    class Meta:
        table_name = "two_people"


class ColumnMapRow(Row):
    """What the columns of a CSV file with this head mean; not part of undo."""

    head = TextField()
    means = TextField()

    class Meta:
        table_name = "column_map"


class InStepRow(Row):
    """A file of a vCard folder as both sides last agreed on it; without a contact it is nobody's any more."""

    folder = TextField()
    file = TextField()
    contact = ForeignKeyField(ContactRow, null=True)
    digest = TextField()
    said = TextField()

    class Meta:
        table_name = "in_step"
