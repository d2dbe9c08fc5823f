"""The tables of the practice: events, follow-ups, introductions, referrals, the monthly round."""

from peewee import ForeignKeyField, IntegerField, TextField

from netui.store.file.fields import DayField, UtcField
from netui.store.models.people import ContactRow
from netui.store.models.row import Row
from netui.store.models.timeline import FactRow, InteractionRow


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


class IntroductionRow(Row):
    """A (``contact``) and B (``other``) to be made known to each other."""

    contact = ForeignKeyField(ContactRow)
    other = ForeignKeyField(ContactRow, backref="+")
    reason = TextField(default="")
    begun_on = DayField()
    state = TextField(default="open")
    outcome = TextField(default="")
    closed_on = DayField(null=True)

    class Meta:
        table_name = "introduction"


class IntroductionStepRow(Row):
    """A step of an introduction that was taken, and the entry that says so."""

    introduction = ForeignKeyField(IntroductionRow)
    interaction = ForeignKeyField(InteractionRow, null=True)
    step = TextField()
    day = DayField()

    class Meta:
        table_name = "introduction_step"


class ReferralRow(Row):
    """Business for them (``given``) or by them for me (``received``); ``value`` is a decimal number as text."""

    contact = ForeignKeyField(ContactRow)
    interaction = ForeignKeyField(InteractionRow, null=True)
    side = TextField()
    form = TextField()
    what = TextField(default="")
    value = TextField(null=True)
    currency = TextField(default="")
    state = TextField(default="open")
    opened_on = DayField()
    closed_on = DayField(null=True)
    honoured_on = DayField(null=True)
    honoured_by = ForeignKeyField(InteractionRow, null=True, column_name="honoured_by", backref="+")

    class Meta:
        table_name = "referral"


class DismissalRow(Row):
    """A match of two people that was turned down for good, and the words it rested on."""

    contact = ForeignKeyField(ContactRow)
    other = ForeignKeyField(ContactRow, backref="+")
    basis = TextField()
    dismissed_on = DayField()

    class Meta:
        table_name = "dismissal"


class RoundAnswerRow(Row):
    """Of whom the monthly round's question was asked, and the need that was the answer, if there was one."""

    contact = ForeignKeyField(ContactRow)
    asked_on = DayField()
    fact = ForeignKeyField(FactRow, null=True)

    class Meta:
        table_name = "round_answer"
