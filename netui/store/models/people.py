"""The tables of who people are: contacts, ways to reach them, tags, dates, cards, jobs, relations."""

from peewee import ForeignKeyField, IntegerField, TextField

from netui.store.file.fields import DayField
from netui.store.models.row import Row


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
    """What a file said about a contact, to the letter (``original``) and as it was understood (``said``)."""

    contact = ForeignKeyField(ContactRow)
    source = TextField()
    uid = TextField(default="")
    digest = TextField()
    original = TextField()
    kind = TextField(default="vcard")
    said = TextField(default="")

    class Meta:
        table_name = "card"


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
