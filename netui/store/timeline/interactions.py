"""Interactions in the file: logged, edited, moved, deleted, each with all its line led to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from peewee import fn

from netui.domain.folding import storable
from netui.domain.interaction import Direction, Kind, usual_direction
from netui.domain.line.logline import LogLine
from netui.domain.moment import Moment
from netui.store.file.connection import Change, Connection
from netui.store.models.timeline import (
    FactRow,
    GiveRow,
    InteractionRow,
    NextDateRow,
    ParticipantRow,
    PromiseMoveRow,
    PromiseRow,
)
from netui.store.people.contacts import Contacts
from netui.store.timeline import visiting
from netui.store.timeline.drafts import DraftKey, let_go
from netui.store.timeline.timeline import Timeline

_OUTCOMES = (PromiseRow, FactRow, GiveRow, NextDateRow)
"""What a line leads to, each row of it naming its contact and its interaction."""


class Interactions:
    """The verbs about what happened with people."""

    def __init__(self, connection: Connection, contacts: Contacts, timeline: Timeline) -> None:
        self._file = connection
        self._contacts = contacts
        self._timeline = timeline

    def place_at(self, moment: Moment) -> str:
        """Where a trip of mine has me at a moment; empty where none does."""
        return visiting.place_at(self._file, moment)

    def log(
        self,
        kind: Kind,
        subjects: Sequence[int],
        line: LogLine,
        now: Moment,
        direction: Direction | None = None,
        draft: DraftKey | None = None,
    ) -> Change:
        """Log one interaction with ``subjects`` (none: into the inbox) and all its line says, as one change.

        ``Change.subject`` is the interaction's id; ``draft`` names the unfinished line this was, if it was one.
        """
        moment = line.when or now
        way = direction or line.direction or usual_direction(kind)
        with self._file.changing(self._title(kind, subjects), now.at) as doing:
            entry = self._file.run(
                InteractionRow.insert(
                    kind=kind,
                    direction=way,
                    written_at=now.at,
                    place=visiting.place_at(self._file, moment),
                    **_moment_columns(moment),
                    **_line_columns(line),
                )
            )
            doing.subject = entry
            self._put_people(entry, subjects, line)
            self._put_outcomes(entry, subjects, line, now)
            thanks = _says_thanks(kind, way, line)
            if line.gives or thanks:
                self._tell_gives(entry, subjects, line, moment.day, thanks=thanks)
            visiting.tell(self._file, entry, kind, moment.day)
            let_go(self._file, draft)
        return doing.change

    def _tell_gives(self, entry: int, subjects: Sequence[int], line: LogLine, day: date, *, thanks: bool) -> None:
        """What a new entry says of introductions and of referrals."""
        from netui.store.timeline import introduced, referring

        introduced.tell(self._file, entry, subjects, line, day)
        referring.tell(self._file, entry, subjects, line, day, thanks=thanks)

    def edit(
        self,
        interaction_id: int,
        line: LogLine,
        now: Moment,
        kind: Kind | None = None,
        draft: DraftKey | None = None,
    ) -> Change:
        """Write an entry anew: what its new line still says is kept as it is, the rest goes or comes.

        A promise kept meanwhile stays kept when the line still makes it.
        """
        from netui.store.timeline import introduced, referring

        before = self._timeline.get(interaction_id)
        entry = before.interaction
        subjects = self._subjects(interaction_id)
        new_kind = kind or entry.kind
        with self._file.changing(f"edit {self._title(entry.kind, subjects)}", now.at) as doing:
            doing.subject = interaction_id
            columns: dict[str, Any] = {"kind": new_kind, **_line_columns(line)}
            if line.when is not None:
                columns |= _moment_columns(line.when)
            if line.direction is not None:
                columns["direction"] = line.direction
            elif new_kind is not entry.kind:
                columns["direction"] = usual_direction(new_kind)
            self._file.run(InteractionRow.update(columns).where(InteractionRow.id == interaction_id))
            self._file.run(
                ParticipantRow.delete().where(
                    ParticipantRow.interaction == interaction_id,
                    ParticipantRow.contact.not_in(subjects),
                )
            )
            self._put_people(interaction_id, subjects, line)
            self._replace_outcomes(interaction_id, subjects, line, now)
            day = (line.when or entry.moment).day
            introduced.tell(self._file, interaction_id, subjects, line, day)
            thanks = _says_thanks(new_kind, Direction(columns.get("direction", entry.direction)), line)
            referring.keep_in_step(self._file, before, subjects, line, day, thanks=thanks)
            visiting.forget(self._file, interaction_id)
            visiting.tell(self._file, interaction_id, new_kind, day)
            let_go(self._file, draft)
        return doing.change

    def delete(self, interaction_id: int, now: Moment) -> Change:
        """Delete an entry with all its line led to; undo brings everything back."""
        from netui.store.models.incoming import BroughtRow
        from netui.store.models.practice import EventContactRow, FollowUpStepRow
        from netui.store.timeline import introduced, referring

        entry = self._timeline.get(interaction_id).interaction
        name = f"delete {self._title(entry.kind, self._subjects(interaction_id))}"
        with self._file.changing(name, now.at) as doing:
            doing.subject = interaction_id
            introduced.forget(self._file, interaction_id)
            referring.forget(self._file, interaction_id)
            visiting.forget(self._file, interaction_id)
            for model in (*_OUTCOMES, ParticipantRow, FollowUpStepRow):
                self._file.run(model.delete().where(model.interaction == interaction_id))
            cards = EventContactRow.update(interaction=None)
            self._file.run(cards.where(EventContactRow.interaction == interaction_id))
            brought = BroughtRow.update(interaction=None)
            self._file.run(brought.where(BroughtRow.interaction == interaction_id))
            self._file.run(InteractionRow.delete().where(InteractionRow.id == interaction_id))
        return doing.change

    def move(self, interaction_id: int, contact_id: int, now: Moment) -> Change:
        """Make it ``contact_id``'s entry instead, with all its line led to; also assigns an inbox entry."""
        from netui.domain.line.logline import parse_log
        from netui.store.timeline import introduced, referring

        before = self._timeline.get(interaction_id)
        entry = before.interaction
        subjects = self._subjects(interaction_id)
        who = self._contacts.names([contact_id])
        with self._file.changing(f"move {self._title(entry.kind, subjects)} to {who}", now.at) as doing:
            doing.subject = interaction_id
            if subjects == [contact_id]:
                return doing.change
            self._file.run(
                ParticipantRow.delete().where(
                    ParticipantRow.interaction == interaction_id,
                    (ParticipantRow.position == 0) | (ParticipantRow.contact == contact_id),
                )
            )
            self._put_person(interaction_id, contact_id, present=True, position=0)
            for model in _OUTCOMES:
                self._file.run(model.update(contact=contact_id).where(model.interaction == interaction_id))
            self._move_pointing(interaction_id, contact_id)
            introduced.retell(self._file, interaction_id, contact_id, entry.moment.day, was=subjects)
            line = parse_log(entry.line, now=entry.written, zone=entry.moment.zone, find=lambda _: ())
            thanks = _says_thanks(entry.kind, entry.direction, line)
            referring.hand_over(self._file, before, contact_id, assigned=not subjects, thanks=thanks)
            visiting.forget(self._file, interaction_id)
            visiting.tell(self._file, interaction_id, entry.kind, entry.moment.day)
            self._contacts.tag([contact_id], line.tags, now)
        return doing.change

    def _move_pointing(self, interaction_id: int, contact_id: int) -> None:
        """The card collected and the step done with an entry go with it; a card the other one has stays, bare."""
        from netui.store.models.practice import EventContactRow, FollowUpStepRow

        for row in self._file.rows(EventContactRow.select().where(EventContactRow.interaction == interaction_id)):
            there = EventContactRow.select().where(
                EventContactRow.event == row.event_id,
                EventContactRow.contact == contact_id,
                EventContactRow.role == row.role,
            )
            has_it = self._file.row(there) is not None
            columns: dict[str, Any] = {"interaction": None} if has_it else {"contact": contact_id}
            self._file.run(EventContactRow.update(columns).where(EventContactRow.id == row.id))
        moved_steps = FollowUpStepRow.update(contact=contact_id)
        self._file.run(moved_steps.where(FollowUpStepRow.interaction == interaction_id))

    def _title(self, kind: Kind, subjects: Sequence[int]) -> str:
        between = "on" if kind is Kind.NOTE else "with"
        return f"{kind} {between} {self._contacts.names(subjects)}" if subjects else f"{kind} in the inbox"

    def _subjects(self, interaction_id: int) -> list[int]:
        """Whose entry it is: those at position 0."""
        query = (
            ParticipantRow.select(ParticipantRow.contact)
            .where(ParticipantRow.interaction == interaction_id, ParticipantRow.position == 0)
            .order_by(ParticipantRow.id)
        )
        return [row[0] for row in self._file.rows(query.tuples())]

    def _put_people(self, interaction_id: int, subjects: Sequence[int], line: LogLine) -> None:
        for contact_id in subjects:
            self._put_person(interaction_id, contact_id, present=True, position=0)
        for place, person in enumerate(line.people, start=1):
            self._put_person(interaction_id, person.contact_id, present=person.present, position=place)

    def _put_person(self, interaction_id: int, contact_id: int, *, present: bool, position: int) -> None:
        self._file.run(
            ParticipantRow.insert(
                interaction=interaction_id, contact=contact_id, present=int(present), position=position
            ).on_conflict_ignore()
        )

    def _put_outcomes(self, interaction_id: int, subjects: Sequence[int], line: LogLine, now: Moment) -> None:
        owner = subjects[0] if subjects else None
        source = {"contact": owner, "interaction": interaction_id}
        for promise in line.promises:
            self._file.run(
                PromiseRow.insert(
                    **source,
                    side=promise.side,
                    text=storable(promise.text),
                    due=promise.due,
                    made_on=now.day,
                )
            )
        for fact in line.facts:
            self._file.run(
                FactRow.insert(**source, kind=fact.kind, text=storable(fact.text), due=fact.due, noted_on=now.day)
            )
        for give in line.gives:
            self._file.run(
                GiveRow.insert(**source, kind=give.kind, detail=storable(give.detail), mine=int(give.mine))
            )
        if line.next is not None:
            newest = self._file.row(InteractionRow.select(fn.MAX(InteractionRow.id)).tuples())
            at = max(now.at, line.when.at) if line.when else now.at
            for contact_id in subjects or (None,):
                self._file.run(
                    NextDateRow.insert(
                        contact=contact_id,
                        interaction=interaction_id,
                        day=line.next,
                        set_at=at,
                        after=newest[0] if newest else interaction_id,
                    )
                )
        if subjects and line.tags:
            self._contacts.tag(subjects, line.tags, now)

    def _replace_outcomes(self, interaction_id: int, subjects: Sequence[int], line: LogLine, now: Moment) -> None:
        """Remove what the new line no longer says and add what it says anew."""
        had = self._timeline.get(interaction_id)
        written = self._due_as_written(p.id for p in had.promises)
        made = {p.id: (p.side, p.text, written.get(p.id, p.due)) for p in had.promises}
        promises = set(made.values())
        as_written = self._facts_as_written(interaction_id)
        facts = set(as_written.values())
        new_promises = {(p.side, p.text, p.due) for p in line.promises}
        new_facts = {(f.kind, f.text, f.due) for f in line.facts}
        gone = [number for number, key in made.items() if key not in new_promises]
        self._file.run(PromiseRow.delete().where(PromiseRow.id.in_(gone)))
        gone = [number for number, key in as_written.items() if key not in new_facts]
        self._file.run(FactRow.delete().where(FactRow.id.in_(gone)))
        own_gives = GiveRow.interaction == interaction_id
        clips = self._file.rows(GiveRow.select().where(own_gives, GiveRow.clip.is_null(False)))
        self._file.run(GiveRow.delete().where(own_gives))
        own_next = NextDateRow.interaction == interaction_id
        keeps_next = line.next == had.next
        if not keeps_next:
            self._file.run(NextDateRow.delete().where(own_next))
        elif line.when is not None:
            # An entry moved to a later moment must not clear the next date its own line sets.
            self._file.run(
                NextDateRow.update(set_at=line.when.at).where(own_next, NextDateRow.set_at < line.when.at)
            )
        rest = replace(
            line,
            promises=tuple(p for p in line.promises if (p.side, p.text, p.due) not in promises),
            facts=tuple(f for f in line.facts if (f.kind, f.text, f.due) not in facts),
            next=None if keeps_next else line.next,
        )
        self._put_outcomes(interaction_id, subjects, rest, now)
        for gave in clips:
            same = own_gives & (GiveRow.kind == gave.kind) & (GiveRow.detail == gave.detail)
            self._file.run(GiveRow.update(clip=gave.clip_id).where(same))

    def _facts_as_written(self, interaction_id: int) -> dict[int, tuple[str, str, date | None]]:
        """What the line itself said of each fact it led to, however it was edited since."""
        from netui.store.people.facts import read_written

        query = FactRow.select().where(FactRow.interaction == interaction_id).order_by(FactRow.id)
        rows = self._file.rows(query)
        return {row.id: read_written(row.written) or (row.kind, row.text, row.due) for row in rows}

    def _due_as_written(self, promise_ids: Iterable[int]) -> dict[int, date | None]:
        """The dates that promises given a new one had in their line."""
        moves = (
            PromiseMoveRow.select(PromiseMoveRow.promise, PromiseMoveRow.old_due)
            .where(PromiseMoveRow.promise.in_(list(promise_ids)))
            .order_by(PromiseMoveRow.id.desc())
        )
        return dict(self._file.rows(moves.tuples()))


def _says_thanks(kind: Kind, way: Direction, line: LogLine) -> bool:
    """Whether I thanked them: a note reaches nobody, and what came in was said by them."""
    return line.thanks and kind is not Kind.NOTE and way is not Direction.IN


def _moment_columns(moment: Moment) -> dict[str, Any]:
    return {"at": moment.at, "day": moment.day, "zone": moment.zone, "timed": int(moment.timed)}


def _line_columns(line: LogLine) -> dict[str, Any]:
    return {
        "purpose": line.purpose,
        "minutes": line.minutes,
        "line": storable(line.raw),
        "words": storable(line.words),
    }
