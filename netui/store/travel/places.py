"""Places by name: one's own names for them first, then the gazetteer."""

from typing import TYPE_CHECKING

from netui.domain.folding import fold, storable
from netui.domain.moment import Moment
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError

if TYPE_CHECKING:
    from netui.domain.places.place import Place
    from netui.store.travel.gazetteer import Found


class AmbiguousPlace(StoreError):  # noqa: N818
    """A place that may be several, or none that is known."""


class Places:
    """The questions about places, and the verbs that name them."""

    def __init__(self, connection: Connection, home: str = "") -> None:
        self._file = connection
        self._home = home

    def home(self, zone: str) -> "Place | None":
        """Where I live: what the configuration says, else the largest city of the ``zone`` I am in."""
        return self.find(self._home).place if self._home.strip() else self._file.gazetteer.largest_in(zone)

    def find(self, text: str, *, slips: bool = True) -> "Found":
        """What ``text`` may mean: a name of one's own, or whatever the gazetteer says; ``slips`` as there."""
        rows = self._file.sql("SELECT means FROM place_alias WHERE match_key = ?", fold(storable(text)))
        return self._file.gazetteer.find(rows[0][0] if rows else text, slips=slips)

    def one(self, text: str) -> "Place":
        """The place ``text`` means; raises AmbiguousPlace, listing those it may be with country and size."""
        found = self.find(text)
        if found.place is not None:
            return found.place
        if not found.places:
            raise AmbiguousPlace(f"no place is known that is called “{text[:60]}”: try the nearest larger town")
        listed = "; ".join(f"{place.says} ({place.size or 'small'})" for place in found.places[:8])
        more = f"; and {len(found.places) - 8} more" if len(found.places) > 8 else ""
        raise AmbiguousPlace(f"“{text[:60]}” may be {listed}{more}: say which by its region or country")

    def beginning(self, text: str, most: int = 8) -> "list[Place]":
        """Cities whose name begins like ``text``, the likeliest first."""
        return self._file.gazetteer.beginning(text, most)

    def call(self, name: str, means: str, now: Moment) -> Change:
        """Let ``name`` mean another place (``the Valley``: San Jose, California), here and on every card.

        Raises StoreError for a name of nothing, AmbiguousPlace where what it ``means`` is not sure.
        """
        from netui.store.models.travel import PlaceAliasRow

        key = fold(storable(name))
        if not key:
            raise StoreError("a name for a place says something: the Valley")
        found = self._file.gazetteer.find(means)
        if found.place is None:
            self.one(means)  # says what it may be
        with self._file.changing(f"“{name.strip()[:40]}” means {means.strip()[:60]}", now.at) as doing:
            self._file.run(PlaceAliasRow.delete().where(PlaceAliasRow.match_key == key))
            columns = {"name": storable(name.strip()), "match_key": key, "means": storable(means.strip())}
            self._file.run(PlaceAliasRow.insert(columns))
        return doing.change

    def forget(self, name: str, now: Moment) -> Change:
        """Let a name of one's own mean nothing any more; raises StoreError when it means nothing yet."""
        from netui.store.models.travel import PlaceAliasRow

        key = fold(storable(name))
        with self._file.changing(f"forget what “{name.strip()[:40]}” means", now.at) as doing:
            if not self._file.run(PlaceAliasRow.delete().where(PlaceAliasRow.match_key == key)):
                raise StoreError(f"“{name.strip()[:40]}” is no name of yours for a place")
        return doing.change

    def listed(self) -> list[tuple[str, str]]:
        """Every name of one's own with what it means, by name."""
        from netui.store.models.travel import PlaceAliasRow

        query = PlaceAliasRow.select(PlaceAliasRow.name, PlaceAliasRow.means).order_by(PlaceAliasRow.match_key)
        return [(row[0], row[1]) for row in self._file.rows(query.tuples())]
