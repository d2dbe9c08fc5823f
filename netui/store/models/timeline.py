"""The tables of what happened, and of what each entry led to."""

from peewee import ForeignKeyField, IntegerField, TextField

from netui.store.file.fields import DayField, UtcField
from netui.store.models.people import ContactRow
from netui.store.models.row import Row


class InteractionRow(Row):
    """An entry of the timeline; ``touch`` is computed by the table itself."""

    kind = TextField()
    direction = TextField()
    purpose = TextField()
    touch = IntegerField()
    at = UtcField()
    day = DayField()
    zone = TextField()
    timed = IntegerField(default=1)
    minutes = IntegerField(null=True)
    written_at = UtcField()
    line = TextField(default="")
    words = TextField(default="")
    place = TextField(default="")

    class Meta:
        table_name = "interaction"


class ParticipantRow(Row):
    """Who took part in an interaction (``present``) or was spoken of; position 0 is whose entry it is."""

    interaction = ForeignKeyField(InteractionRow)
    contact = ForeignKeyField(ContactRow)
    present = IntegerField(default=1)
    position = IntegerField(default=0)

    class Meta:
        table_name = "participant"


class PromiseRow(Row):
    """A promise, mine or theirs."""

    contact = ForeignKeyField(ContactRow, null=True)
    interaction = ForeignKeyField(InteractionRow, null=True)
    side = TextField()
    text = TextField()
    due = DayField(null=True)
    state = TextField(default="open")
    made_on = DayField()
    closed_on = DayField(null=True)

    class Meta:
        table_name = "promise"


class PromiseMoveRow(Row):
    """A promise given a new date: from which, to which, and on what day it was said."""

    promise = ForeignKeyField(PromiseRow)
    old_due = DayField(null=True)
    new_due = DayField()
    moved_on = DayField()

    class Meta:
        table_name = "promise_move"


class FactRow(Row):
    """Something known of a contact; ended, not erased. ``written`` is its log line's own wording once edited."""

    contact = ForeignKeyField(ContactRow, null=True)
    interaction = ForeignKeyField(InteractionRow, null=True)
    kind = TextField()
    text = TextField()
    due = DayField(null=True)
    noted_on = DayField()
    ended_on = DayField(null=True)
    source = TextField(default="")
    outcome = TextField(default="")
    written = TextField(null=True)

    class Meta:
        table_name = "fact"


class ClipRow(Row):
    """Something found that could be of use to somebody: kept until it is put away."""

    kind = TextField()
    title = TextField(default="")
    url = TextField(default="")
    text = TextField(default="")
    clipped_on = DayField()
    put_away_on = DayField(null=True)

    class Meta:
        table_name = "clip"


class GiveRow(Row):
    """Something I did for them, or (``mine`` 0) a kindness they did for me."""

    contact = ForeignKeyField(ContactRow, null=True)
    interaction = ForeignKeyField(InteractionRow, null=True)
    kind = TextField()
    detail = TextField(default="")
    mine = IntegerField(default=1)
    clip = ForeignKeyField(ClipRow, null=True)

    class Meta:
        table_name = "give"


class NextDateRow(Row):
    """A next date set by hand; the latest set is the one that counts."""

    contact = ForeignKeyField(ContactRow, null=True)
    interaction = ForeignKeyField(InteractionRow, null=True)
    day = DayField()
    set_at = UtcField()
    after = IntegerField()
    cleared = IntegerField(default=0)

    class Meta:
        table_name = "next_date"
