"""The tables of what was put off, let go of and settled, of rest, and of searches kept."""

from peewee import ForeignKeyField, IntegerField, TextField

from netui.store.file.fields import DayField, UtcField
from netui.store.models.people import ContactRow
from netui.store.models.row import Row
from netui.store.models.timeline import PromiseRow


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


class SettledRow(Row):
    """A matter of the queue (``subject``, and the id it has there) that ``d`` settled, without more."""

    contact = ForeignKeyField(ContactRow)
    subject = TextField()
    matter = IntegerField()
    settled_on = DayField()

    class Meta:
        table_name = "settled"


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
