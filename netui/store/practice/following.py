"""First follow-ups: their steps, the letters that went out, and how soon they did."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from netui.domain.folding import storable
from netui.domain.interaction import Direction, Interaction, Kind
from netui.domain.line.logline import LogLine, parse_log
from netui.domain.moment import Moment
from netui.domain.people.contact import State, Tier
from netui.domain.practice.follow_up import MEETINGS, Clock, figures
from netui.domain.practice.follow_up_steps import (
    Followed,
    FollowingFigures,
    FollowUp,
    HelpOffered,
    Step,
    StepDone,
    help_detail,
    help_mark,
    read_help,
    unsent_help,
)
from netui.domain.practice.letters import letter_fields, letter_line, topic_of
from netui.store.due.clocks import Clocks
from netui.store.file.connection import Change, Connection, one_of, parts
from netui.store.file.errors import StoreError
from netui.store.file.fields import utc_text
from netui.store.models.practice import EventContactRow, EventRow, FollowUpStepRow
from netui.store.people.contacts import Contacts
from netui.store.people.facts import Facts
from netui.store.timeline.drafts import DraftKey
from netui.store.timeline.interactions import Interactions
from netui.store.timeline.promises import Promises
from netui.store.timeline.timeline import Timeline

NOTE_TITLE = "follow-up note"
REQUEST_WORDS = "connection request (LinkedIn)"
MOST_LETTERS = 50_000
"""Characters of a letter that is logged; nobody sends a longer one."""

_TALKED_OF = 12
"""How many of the last entries are looked at for the last subject."""

_PEOPLE_AT_ONCE = 5000


class Following:
    """The verbs and questions about first follow-ups."""

    def __init__(
        self,
        connection: Connection,
        contacts: Contacts,
        timeline: Timeline,
        interactions: Interactions,
        clocks: Clocks,
        facts: Facts,
        promises: Promises,
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._timeline = timeline
        self._interactions = interactions
        self._clocks = clocks
        self._facts = facts
        self._promises = promises

    def of(self, contact_id: int, now: Moment) -> FollowUp:
        """The follow-up with one contact as it stands; raises UnknownContact."""
        contact = self._contacts.get(contact_id)
        clock, meeting = self._began(contact_id, now)
        steps = tuple(self._steps(contact_id, meeting))
        return FollowUp(contact, clock, meeting, steps, tuple(self._facts.of(contact_id)))

    def steps(self, contact_id: int, now: Moment) -> tuple[StepDone, ...]:
        """What was done and skipped since the clock that runs began, else since the last meeting, in order."""
        return tuple(self._steps(contact_id, self._began(contact_id, now)[1]))

    def fields(self, contact_id: int, now: Moment) -> dict[str, str]:
        """What the fields of a template stand for with this contact."""
        page = self.of(contact_id, now)
        ids = self._timeline.of(contact_id)[:_TALKED_OF]
        entries = self._timeline.entries(ids)
        lived = [entries[number].interaction for number in ids]
        return letter_fields(
            page.contact,
            page.facts,
            self._promises.open(contact_id),
            meeting=page.meeting.words if page.meeting and page.meeting.kind in MEETINGS else "",
            event=self._event(contact_id),
            topic=topic_of([entry for entry in lived if _took_part(entry, contact_id, now)]),
            help=page.unsent_help,
        )

    # The steps

    def finding(self, contact_id: int, text: str, source: str, now: Moment) -> Change:
        """Keep something that research brought to light as a fact with its ``source``; research is done then."""
        with self._file.changing(
            f"found out about {self._contacts.names([contact_id])}: {text[:60]}", now.at
        ) as doing:
            noted = self._facts.note(contact_id, "fact", text, now, source=source)
            self._put(contact_id, Step.RESEARCH, now, detail=text.strip())
            doing.subject = noted.subject
        return doing.change

    def research_done(self, contact_id: int, now: Moment) -> Change:
        """I looked, and there was nothing to note."""
        with self._file.changing(f"research on {self._contacts.names([contact_id])}", now.at) as doing:
            doing.subject = contact_id
            self._put(contact_id, Step.RESEARCH, now)
        return doing.change

    def help(self, contact_id: int, kind: str, text: str, now: Moment) -> Change:
        """Pick one way to be of assistance; ``text`` is how the note says it. Raises StoreError for nothing."""
        if not text.strip():
            raise StoreError("a way to help says what it is: write it down, or skip it")
        with self._file.changing(
            f"a way to help {self._contacts.names([contact_id])}: {text[:60]}", now.at
        ) as doing:
            doing.subject = contact_id
            self._put(contact_id, Step.HELP, now, detail=help_detail(kind, text))
        return doing.change

    def skip(self, contact_id: int, step: Step, now: Moment) -> Change:
        """Leave a step out; that is allowed, and counted."""
        with self._file.changing(f"skip the {step} for {self._contacts.names([contact_id])}", now.at) as doing:
            doing.subject = contact_id
            self._put(contact_id, step, now, skipped=True)
        return doing.change

    def note(
        self,
        contact_id: int,
        text: str,
        now: Moment,
        *,
        kind: Kind = Kind.EMAIL,
        promo: bool = False,
        draft: DraftKey | None = None,
    ) -> Change:
        """Log that the note went out, with the help that is in it, and mark its step; one change.

        ``Change.subject`` is the entry. Where nothing was said of help with the first one, that
        counts as skipped; help that went out already is not given twice.
        """
        steps = self.steps(contact_id, now)
        helped = unsent_help(steps)
        first = not any(done.step is Step.NOTE for done in steps)
        mark = "" if helped is None or helped.skipped else help_mark(*read_help(helped.detail))
        line = self._line(NOTE_TITLE, text, now, mark, promo=promo)
        with self._file.changing(f"{NOTE_TITLE} to {self._contacts.names([contact_id])}", now.at) as doing:
            doing.subject = self._log(kind, contact_id, line, now, draft)
            if helped is None and first:
                self._put(contact_id, Step.HELP, now, skipped=True, entry=doing.subject)
            self._put(contact_id, Step.NOTE, now, detail=kind, entry=doing.subject)
        return doing.change

    def request(self, contact_id: int, now: Moment) -> Change:
        """Log that a connection request went out, and mark its step; one change."""
        line = parse_log(REQUEST_WORDS, now=now.at, zone=now.zone, find=_nobody)
        with self._file.changing(f"connection request to {self._contacts.names([contact_id])}", now.at) as doing:
            doing.subject = self._log(Kind.MESSAGE, contact_id, line, now, None)
            self._put(contact_id, Step.REQUEST, now, entry=doing.subject)
        return doing.change

    # Letters of any kind

    def letter(
        self,
        contact_id: int,
        title: str,
        text: str,
        now: Moment,
        *,
        kind: Kind = Kind.EMAIL,
        mark: str = "",
        promo: bool = False,
        draft: DraftKey | None = None,
    ) -> Change:
        """Log that a letter went out: ``title: text``, with a ``mark`` of the grammar such as ``!thanks``."""
        line = self._line(title, text, now, mark, promo=promo)
        with self._file.changing(f"{title} to {self._contacts.names([contact_id])}", now.at) as doing:
            doing.subject = self._log(kind, contact_id, line, now, draft)
        return doing.change

    def _line(self, title: str, text: str, now: Moment, mark: str, *, promo: bool) -> LogLine:
        if not text.strip():
            raise StoreError("there is nothing in the letter yet")
        if len(text) > MOST_LETTERS:
            raise StoreError(f"a letter of more than {MOST_LETTERS} characters cannot be logged: shorten it")
        raw = letter_line(title, text, mark, "!promo" if promo else "")
        return parse_log(raw, now=now.at, zone=now.zone, find=_nobody)

    def _log(self, kind: Kind, contact_id: int, line: LogLine, now: Moment, draft: DraftKey | None) -> int:
        logged = self._interactions.log(kind, [contact_id], line, now, Direction.OUT, draft)
        assert logged.subject is not None
        return logged.subject

    def _put(
        self,
        contact_id: int,
        step: Step,
        now: Moment,
        *,
        detail: str = "",
        skipped: bool = False,
        entry: int | None = None,
    ) -> None:
        # A clock set back must not lay a step before the meeting it follows.
        met = self._file.sql(_MET_LAST, contact_id)[0][0]
        self._file.run(
            FollowUpStepRow.insert(
                contact=contact_id,
                interaction=entry,
                step=step,
                skipped=int(skipped),
                detail=storable(detail),
                at=max(utc_text(now.at), met or ""),
            )
        )

    # How I follow up

    def figures(self, now: Moment) -> FollowingFigures:
        """How soon I follow up and how often I help, with whom each number counts.

        Whoever is never in the queue (the pool, ambient, the archived) is not late, but counts when followed.
        """
        counted = [found for found in self._clocks.follow_ups(now) if found[2].counts(now.at)]
        people = self._people([contact_id for contact_id, _, _ in counted])
        counted = [found for found in counted if found[2].stopped is not None or people[found[0]][1]]
        followed = [
            Followed(contact_id, people[contact_id][0], day, clock.hours, clock.in_time)
            for contact_id, day, clock in sorted(counted, key=lambda found: found[2].started, reverse=True)
        ]
        helps = [
            HelpOffered(row[0], row[1], bool(row[2]), read_help(row[3])[1] if row[3] else "")
            for row in self._file.sql(_HELPS)
        ]
        return FollowingFigures(figures([clock for _, _, clock in counted], now.at), tuple(followed), tuple(helps))

    def _people(self, contact_ids: Sequence[int]) -> dict[int, tuple[str, bool]]:
        """The name of each, and whether a clock may call them to the queue."""
        found: dict[int, tuple[str, bool]] = {}
        for ids in parts(contact_ids, _PEOPLE_AT_ONCE):
            sql = f"SELECT id, name, tier, state FROM contact WHERE {one_of('id', ids)}"
            for number, name, tier, state in self._file.sql(sql):
                found[number] = name, state == State.ACTIVE and not (tier and Tier(tier).silent)
        return found

    # Where it began

    def _began(self, contact_id: int, now: Moment) -> tuple[Clock | None, Interaction | None]:
        """The clock of this follow-up and the entry it counts from: one that runs, else the last meeting."""
        clocks = self._clocks.of([contact_id], now).get(contact_id, ())
        running = next((clock for clock in clocks if clock.live), None)
        if running is not None:
            return running, self._entry(running.begun_by)
        row = self._file.sql(_LAST_MEETING, contact_id, utc_text(now.at))
        clock = clocks[0] if clocks else None
        return clock, self._entry(row[0][0] if row else clock.begun_by if clock else None)

    def _entry(self, interaction_id: int | None) -> Interaction | None:
        return None if interaction_id is None else self._timeline.get(interaction_id).interaction

    def _steps(self, contact_id: int, meeting: Interaction | None) -> list[StepDone]:
        query = FollowUpStepRow.select().where(FollowUpStepRow.contact == contact_id).order_by(FollowUpStepRow.id)
        if meeting is not None:
            # A meeting known by its day counts as noon, and may be written down hours before or after.
            query = query.where(FollowUpStepRow.at >= min(meeting.moment.at, meeting.written))
        return [_step(row) for row in self._file.rows(query.dicts())]

    def _event(self, contact_id: int) -> str:
        """The event at which their card was collected, the latest if there are several."""
        row = self._file.row(
            EventRow.select(EventRow.name)
            .join(EventContactRow, on=EventContactRow.event == EventRow.id)
            .where(EventContactRow.contact == contact_id, EventContactRow.interaction.is_null(False))
            .order_by(EventRow.begins.desc(), EventRow.id.desc())
        )
        return str(row.name) if row else ""


_MET_LAST = """
SELECT max(min(i.at, i.written_at)) FROM participant p JOIN interaction i ON i.id = p.interaction_id
WHERE p.contact_id = ? AND p.present AND i.touch
"""

_LAST_MEETING = """
SELECT i.id FROM participant p JOIN interaction i ON i.id = p.interaction_id
WHERE p.contact_id = ? AND p.present AND i.kind IN ('met', 'event') AND i.at <= ?
ORDER BY i.at DESC, i.id DESC LIMIT 1
"""

_HELPS = """
SELECT s.contact_id, c.name, s.skipped, s.detail FROM follow_up_step s JOIN contact c ON c.id = s.contact_id
WHERE c.state <> 'deceased'
AND s.id = (SELECT max(t.id) FROM follow_up_step t WHERE t.contact_id = s.contact_id AND t.step = 'help')
ORDER BY s.id DESC
"""


def _step(row: dict[str, Any]) -> StepDone:
    at: datetime = row["at"]
    return StepDone(Step(row["step"]), bool(row["skipped"]), row["detail"], at, row["interaction"])


def _took_part(entry: Interaction, contact_id: int, now: Moment) -> bool:
    present = any(person.contact_id == contact_id and person.present for person in entry.people)
    return present and entry.moment.at <= now.at


def _nobody(name: str) -> tuple[()]:
    """Whom a name in a letter means: its words are words."""
    return ()
