"""What a trip of mine makes of an entry: where it was, and that whoever was to be seen was met."""

from datetime import date

from netui.domain.interaction import Kind
from netui.domain.moment import Moment
from netui.store.file.connection import Connection
from netui.store.models.timeline import ParticipantRow
from netui.store.travel.legs import mine_around, mine_on

IN_PERSON = (Kind.MET, Kind.EVENT)
"""The kinds of an entry in which people were met."""


def place_at(file: Connection, moment: Moment) -> str:
    """Where a trip of mine has me at a moment; empty where none does."""
    on = mine_on(file, moment.day)
    if not on:
        return ""
    from netui.domain.places.trip import there_at

    leg = there_at(on, moment)
    return leg.name if leg else ""


def tell(file: Connection, entry: int, kind: Kind, day: date) -> None:
    """Within a verb's change: who took part, and was to be seen on the trip of that day, is met by the entry."""
    on = [trip.id for trip in mine_around(file, day)] if kind in IN_PERSON else []
    if on:
        from netui.domain.places.trip import VisitState
        from netui.store.models.travel import VisitRow

        people = ParticipantRow.select(ParticipantRow.contact).where(
            ParticipantRow.interaction == entry, ParticipantRow.present == 1
        )
        met = VisitRow.update(state=VisitState.MET, interaction=entry)
        open_ones = (VisitRow.state != VisitState.MET) & VisitRow.trip.in_(on)
        file.run(met.where(open_ones, VisitRow.contact.in_(people)))


def forget(file: Connection, entry: int) -> None:
    """Before an entry goes or changes: whom it met is still to be seen, as was agreed."""
    from netui.domain.places.trip import VisitState
    from netui.store.models.travel import VisitRow

    update = VisitRow.update(state=VisitState.CONFIRMED, interaction=None)
    file.run(update.where(VisitRow.interaction == entry))
