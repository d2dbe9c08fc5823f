"""The entries of an import written: each once, as words only, and no clock begins for what is long past."""

from collections.abc import Callable, Generator, Sequence

from netui.domain.folding import storable
from netui.domain.incoming.plan import Coming, Plan, Verdict
from netui.domain.interaction import Purpose
from netui.domain.line.logline import literal
from netui.domain.moment import Moment
from netui.store.due.clocks import Clocks
from netui.store.file.connection import Connection, parts
from netui.store.incoming.coming_in import PAGE
from netui.store.incoming.planning import said_of
from netui.store.models.incoming import BroughtRow
from netui.store.models.timeline import InteractionRow, ParticipantRow


class Entries:
    """The entries of one plan as they are written: ``made`` are the new ones' ids, ``touched`` who is in them."""

    def __init__(
        self, connection: Connection, plan: Plan, id_of: Callable[[int], int | None], now: Moment
    ) -> None:
        self._file = connection
        self._plan = plan
        self._id_of = id_of
        self._now = now
        self.made: list[int] = []
        self.touched: set[int] = set()

    def write(self) -> Generator[int, None, None]:
        """Add the new ones and write anew those that changed there only; gives how many are done."""
        new = [entry for entry in self._plan.entries if entry.verdict is Verdict.NEW]
        for some in parts(new, PAGE):
            self._add(some)
            yield len(self.made)
        for entry in self._plan.entries:
            if entry.verdict is Verdict.MERGED:
                self._write_anew(entry)
        yield len(self.made)

    def _people(self, entry: Coming) -> list[int]:
        found = (self._id_of(who) for who in entry.who)
        return list(dict.fromkeys(number for number in found if number))

    def _add(self, entries: Sequence[Coming]) -> None:
        rows = self._file.sql("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'interaction'")
        people = [(entry, who) for entry in entries if (who := self._people(entry))]
        made = [(number, entry, who) for number, (entry, who) in enumerate(people, start=int(rows[0][0]) + 1)]
        self._file.add_all(InteractionRow, [{"id": number, **self._columns(entry)} for number, entry, _ in made])
        self._file.add_all(
            ParticipantRow,
            [
                {"interaction": number, "contact": contact, "present": 1, "position": 0}
                for number, _, who in made
                for contact in who
            ],
        )
        self._file.add_all(BroughtRow, [{"interaction": number, **_said(entry)} for number, entry, _ in made])
        self.made.extend(number for number, _, _ in made)
        self.touched.update(contact for _, _, who in made for contact in who)

    def _columns(self, entry: Coming) -> dict[str, object]:
        came = entry.came
        words = storable(came.words)
        return {
            "kind": came.kind,
            "direction": came.direction,
            "purpose": Purpose.NEUTRAL,
            "at": came.moment.at,
            "day": came.moment.day,
            "zone": came.moment.zone,
            "timed": int(came.moment.timed),
            "minutes": came.minutes,
            "written_at": self._now.at,
            "line": storable(literal(words)),
            "words": words,
            "place": storable(came.place),
        }

    def _write_anew(self, entry: Coming) -> None:
        columns = self._columns(entry)
        del columns["written_at"]
        self._file.run(InteractionRow.update(columns).where(InteractionRow.id == entry.entry))
        there = ParticipantRow.select(ParticipantRow.contact).where(ParticipantRow.interaction == entry.entry)
        had = {row[0] for row in self._file.rows(there.tuples())}
        self._file.add_all(
            ParticipantRow,
            [
                {"interaction": entry.entry, "contact": contact, "present": 1, "position": 0}
                for contact in self._people(entry)
                if contact not in had
            ],
        )
        self._file.run(BroughtRow.update(_said(entry)).where(BroughtRow.interaction == entry.entry))


def waive(clocks: Clocks, entries: Entries, now: Moment) -> None:
    """What came from a file and should have been answered long ago is history, and nobody is due for it."""
    made = set(entries.made)
    for contact, running in clocks.running(sorted(entries.touched), now).items():
        for clock in running:
            if clock.begun_by in made and clock.deadline < now.at:
                clocks.waive(contact, clock.kind, now)


def _said(entry: Coming) -> dict[str, object]:
    came = entry.came
    return {
        "kind": entry.source,
        "uid": storable(came.uid) or entry.digest,
        "digest": entry.digest,
        "said": said_of(storable(came.words), came.kind, came.moment.at),
        "original": storable(came.raw),
    }
