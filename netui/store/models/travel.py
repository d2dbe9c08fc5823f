"""The tables of travel: names of one's own for places, trips with their legs, and whom to see there."""

from peewee import FloatField, ForeignKeyField, IntegerField, TextField

from netui.store.file.fields import DayField
from netui.store.models.people import ContactRow
from netui.store.models.row import Row
from netui.store.models.timeline import InteractionRow


class PlaceAliasRow(Row):
    """A name of my own for a place: ``the Valley``."""

    name = TextField()
    match_key = TextField()
    means = TextField()

    class Meta:
        table_name = "place_alias"


class TripRow(Row):
    """A journey, mine or (with ``contact``) theirs."""

    contact = ForeignKeyField(ContactRow, null=True)
    name = TextField(default="")
    note = TextField(default="")

    class Meta:
        table_name = "trip"


class LegRow(Row):
    """One place of a trip with its days; what the gazetteer says of it was looked up when it was written."""

    trip = ForeignKeyField(TripRow)
    place = TextField()
    begins = DayField()
    ends = DayField()
    says = TextField(default="")
    country = TextField(default="")
    lat = FloatField(null=True)
    lon = FloatField(null=True)
    zone = TextField(default="")

    class Meta:
        table_name = "leg"


class VisitRow(Row):
    """Somebody to see on a trip: wanted, asked, confirmed, met, and the entry in which we met."""

    trip = ForeignKeyField(TripRow)
    contact = ForeignKeyField(ContactRow)
    interaction = ForeignKeyField(InteractionRow, null=True)
    state = TextField()
    note = TextField(default="")

    class Meta:
        table_name = "visit"


class PreparedRow(Row):
    """A trip or an event that was prepared, so that the queue no longer asks."""

    subject = TextField()
    matter = IntegerField()
    prepared_on = DayField()

    class Meta:
        table_name = "prepared"
