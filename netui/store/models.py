"""The tables as Peewee models, bound to no database, so that two files can be open at once; rows stay here."""

from typing import Any

from peewee import BlobField, ForeignKeyField, IntegerField, Model, TextField

from netui.store.fields import DayField, UtcField


class Row(Model):
    """What every table has in common."""

    id: Any

    class Meta:
        legacy_table_names = False


class ContactRow(Row):
    """A person; ``sort_key`` and ``search_key`` are folded from the rest by the store."""

    uid = TextField()
    name = TextField()
    sort_key = TextField()
    search_key = TextField()
    role = TextField(default="")
    organisation = TextField(default="")
    place = TextField(default="")
    hook = TextField(default="")
    about = TextField(default="")
    tier = TextField(null=True)
    tier_since = DayField(null=True)
    cadence = TextField(null=True)
    cadence_since = DayField(null=True)
    depth = IntegerField(default=0)
    state = TextField(default="active")
    created_on = DayField()

    class Meta:
        table_name = "contact"


class PointRow(Row):
    """A way to reach somebody, with the key that finds equal ones."""

    contact = ForeignKeyField(ContactRow)
    kind = TextField()
    value = TextField()
    label = TextField(default="")
    match_key = TextField()
    position = IntegerField(default=0)

    class Meta:
        table_name = "contact_point"


class TagRow(Row):
    """A tag, which may set a cadence for all who carry it."""

    name = TextField()
    match_key = TextField()
    cadence = TextField(null=True)
    cadence_since = DayField(null=True)

    class Meta:
        table_name = "tag"


class ContactTagRow(Row):
    """Who carries which tag since when."""

    contact = ForeignKeyField(ContactRow)
    tag = ForeignKeyField(TagRow)
    since = DayField()

    class Meta:
        table_name = "contact_tag"


class ContactDateRow(Row):
    """A birthday or another date, of which parts may be unknown."""

    contact = ForeignKeyField(ContactRow)
    kind = TextField()
    year = IntegerField(null=True)
    month = IntegerField(null=True)
    day = IntegerField(null=True)
    text = TextField(default="")
    lead = IntegerField(null=True)

    class Meta:
        table_name = "contact_date"


class CardRow(Row):
    """What a file said about a contact, to the letter, so that the same file again changes nothing."""

    contact = ForeignKeyField(ContactRow)
    source = TextField()
    uid = TextField(default="")
    digest = TextField()
    original = TextField()

    class Meta:
        table_name = "card"


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


class GiveRow(Row):
    """Something I did for them, or (``mine`` 0) a kindness they did for me."""

    contact = ForeignKeyField(ContactRow, null=True)
    interaction = ForeignKeyField(InteractionRow, null=True)
    kind = TextField()
    detail = TextField(default="")
    mine = IntegerField(default=1)

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


class SnoozeRow(Row):
    """An item of the queue put off; the latest set is the one that counts."""

    subject = TextField()
    contact = ForeignKeyField(ContactRow, null=True)
    promise = ForeignKeyField(PromiseRow, null=True)
    until = DayField()
    set_at = UtcField()
    set_on = DayField()
    after = IntegerField()

    class Meta:
        table_name = "snooze"


class WaiverRow(Row):
    """A clock (follow-up or reply) let go of without an answer."""

    contact = ForeignKeyField(ContactRow)
    kind = TextField()
    waived_on = DayField()

    class Meta:
        table_name = "waiver"


class GreetingRow(Row):
    """A birthday or other date greeted: its ``date_key`` as ``kind``, and the day of that occurrence."""

    contact = ForeignKeyField(ContactRow)
    kind = TextField()
    occurrence = DayField()

    class Meta:
        table_name = "greeting"


class JobRow(Row):
    """Where somebody worked before."""

    contact = ForeignKeyField(ContactRow)
    role = TextField(default="")
    organisation = TextField(default="")
    until = DayField(null=True)

    class Meta:
        table_name = "job"


class RelationRow(Row):
    """Who somebody is to a contact: another contact, or only a name."""

    contact = ForeignKeyField(ContactRow)
    other = ForeignKeyField(ContactRow, null=True, backref="+")
    name = TextField(default="")
    kind = TextField()
    noted_on = DayField()

    class Meta:
        table_name = "relation"


class EventRow(Row):
    """A conference, a dinner, a talk: where people are met."""

    name = TextField()
    match_key = TextField()
    place = TextField(default="")
    begins = DayField()
    ends = DayField(null=True)

    class Meta:
        table_name = "event"


class EventContactRow(Row):
    """Whose card was collected at an event, and the meeting that was logged with it."""

    event = ForeignKeyField(EventRow)
    contact = ForeignKeyField(ContactRow)
    interaction = ForeignKeyField(InteractionRow, null=True)
    role = TextField(default="collected")

    class Meta:
        table_name = "event_contact"


class FollowUpStepRow(Row):
    """A step of a first follow-up, done or skipped: research, help, note, connection request."""

    contact = ForeignKeyField(ContactRow)
    interaction = ForeignKeyField(InteractionRow, null=True)
    step = TextField()
    skipped = IntegerField(default=0)
    detail = TextField(default="")
    at = UtcField()

    class Meta:
        table_name = "follow_up_step"


class VacationRow(Row):
    """Dates, both included, between which cadences pause."""

    begins = DayField()
    ends = DayField()

    class Meta:
        table_name = "vacation"


class SavedListRow(Row):
    """A search kept under a name and the character that calls it up."""

    call_key = TextField()
    name = TextField()
    query = TextField()

    class Meta:
        table_name = "saved_list"


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


RECORDED: tuple[type[Row], ...] = (
    ContactRow,
    PointRow,
    TagRow,
    ContactTagRow,
    ContactDateRow,
    CardRow,
    InteractionRow,
    ParticipantRow,
    PromiseRow,
    PromiseMoveRow,
    FactRow,
    GiveRow,
    NextDateRow,
    SnoozeRow,
    WaiverRow,
    GreetingRow,
    JobRow,
    RelationRow,
    EventRow,
    EventContactRow,
    FollowUpStepRow,
    VacationRow,
    SavedListRow,
)
"""Every table whose changes can be undone."""
