"""Events and cards in the file: named once, collected in one change each, and what became of them."""

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import TestClock, line, person

from netui.domain.interaction import Direction, Kind
from netui.domain.line.card_line import CardLine, parse_card
from netui.domain.moment import Moment
from netui.domain.people.contact import ContactPoint, PointKind, State, Tier
from netui.domain.practice.event import parse_event
from netui.domain.practice.follow_up import ClockKind
from netui.domain.practice.funnel import Stage
from netui.domain.query import parse_query
from netui.store import Store, StoreError, open_store
from netui.store.file.connection import Connection, Doing
from netui.store.models.practice import EventContactRow, FollowUpStepRow
from netui.store.timeline.drafts import INBOX


def event(store: Store, clock: TestClock, text: str = "Web Summit, Lisbon") -> int:
    """The id of an event named now."""
    now = clock()
    subject = store.events.find_or_make(parse_event(text, now=now.at, zone=now.zone), now).subject
    assert subject is not None
    return subject


def card(store: Store, clock: TestClock, event_id: int, text: str, moment: Moment | None = None) -> CardLine:
    """A card as the screen reads it."""
    now, name = clock(), store.events.get(event_id).name
    return parse_card(text, name, now=now.at, zone=now.zone, find=store.finding.resolve, moment=moment)


def collect(store: Store, clock: TestClock, event_id: int, text: str, moment: Moment | None = None) -> int:
    """Collect a card now; whose it is."""
    subject = store.events.collect(event_id, card(store, clock, event_id, text, moment), clock()).subject
    assert subject is not None
    return subject


def counts(store: Store, clock: TestClock, event_id: int) -> list[int]:
    found = store.events.funnel(event_id, clock())
    return [found.count(stage) for stage in Stage]


def test_F8_an_event_is_named_once_and_found_again(store: Store, clock: TestClock) -> None:
    summit = event(store, clock)
    assert event(store, clock, "yesterday: web summit") == summit
    assert (
        store.events.find_or_make(parse_event("Web Summit", now=clock.at, zone=clock.zone), clock()).id is None
    ), "nothing was written"
    dinner = event(store, clock, "12 nov: Dinner")
    assert event(store, clock, "12 nov: Dinner, Paris") == dinner
    assert store.events.get(dinner).place == "Paris"
    last_year = event(store, clock, "12 nov 2025: Web Summit")
    assert [one.id for one in store.events.listed()] == [summit, dinner, last_year]
    with pytest.raises(StoreError, match="needs a name"):
        event(store, clock, ", Lisbon")
    with pytest.raises(StoreError, match="no event with id 99"):
        store.events.get(99)


def test_F8_a_card_is_one_change_with_contact_meeting_and_all_its_line_says(
    store: Store, clock: TestClock
) -> None:
    summit = event(store, clock)
    store.drafts.keep(INBOX, f"cards {summit}", "Ana Ruiz, CTO", clock().at)
    read = card(
        store, clock, summit, "Ana Ruiz, CTO Acme, ana@acme.io; grew a team #ai >send the deck fri *son runs"
    )
    change = store.events.collect(summit, read, clock(), draft=(INBOX, f"cards {summit}"))
    ana = change.subject
    assert change.name == "card of Ana Ruiz, Web Summit"
    assert ana is not None
    contact = store.contacts.get(ana)
    assert (contact.name, contact.role, contact.organisation, contact.tags) == ("Ana Ruiz", "CTO", "Acme", ("ai",))
    assert contact.hook == "Web Summit: grew a team"
    entry = store.timeline.get(store.timeline.of(ana)[0])
    assert (entry.interaction.kind, entry.interaction.words) == (Kind.MET, "Web Summit: grew a team")
    assert entry.interaction.moment == clock()
    assert [(promise.text, promise.due) for promise in entry.promises] == [("send the deck", date(2026, 11, 20))]
    assert [fact.text for fact in entry.facts] == ["son runs"]
    assert store.drafts.line(INBOX, f"cards {summit}") == ""
    assert [one.name for one in store.events.people(summit, clock())] == ["Ana Ruiz"]

    assert store.history.undo().name == change.name
    assert store.contacts.ids() == []
    assert store.promises.open() == []
    assert store.events.people(summit, clock()) == []
    store.history.redo()
    assert [one.contact_id for one in store.events.people(summit, clock())] == [ana]


def test_an_edit_of_the_entry_reads_the_same_again(store: Store, clock: TestClock) -> None:
    club = event(store, clock, "\\Friday: the club")
    ana = collect(store, clock, club, "Ana; 15m chess >send the deck fri")
    entry_id = store.timeline.of(ana)[0]
    before = store.timeline.get(entry_id)
    store.interactions.edit(entry_id, line(store, before.interaction.line, clock()), clock())
    after = store.timeline.get(entry_id)
    assert before.interaction.words == after.interaction.words == "Friday: the club: chess"
    assert after == before


def test_F1_every_card_starts_its_clock_of_24_hours(store: Store, clock: TestClock) -> None:
    summit = event(store, clock)
    first = collect(store, clock, summit, "Ana; chess")
    clock.move(minutes=5)
    second = collect(store, clock, summit, "Bo; boats")
    found = store.clocks.running([first, second], clock())
    assert [found[number][0].left(clock.at) for number in (first, second)] == [
        timedelta(hours=23, minutes=55),
        timedelta(hours=24),
    ]
    assert [(item.name, item.rank) for item in store.due.queue(clock(), 10).items] == [("Ana", 2), ("Bo", 2)]


def test_F1_a_day_only_event_counts_from_that_days_end(store: Store, clock: TestClock) -> None:
    named = parse_event("yesterday: Web Summit", now=clock.at, zone=clock.zone)
    summit = event(store, clock, "yesterday: Web Summit")
    ana = collect(store, clock, summit, "Ana; chess", named.when)
    entry = store.timeline.get(store.timeline.of(ana)[0]).interaction
    assert (entry.moment.day, entry.moment.timed) == (date(2026, 11, 17), False)
    (running,) = store.clocks.running([ana], clock())[ana]
    assert running.left(clock.at) == timedelta(hours=15)


def test_F3_an_equal_address_is_the_same_person(store: Store, clock: TestClock) -> None:
    now = clock()
    mail = ContactPoint(PointKind.EMAIL, "ana@acme.io")
    ana = person(store, now, "Ana Ruiz", organisation="Acme", hook="an old friend", points=(mail,))
    summit = event(store, clock)
    read = card(store, clock, summit, "A. Ruiz, CTO Acme, ANA@acme.io, +34 600 123 123, Madrid; chess")
    assert store.events.recognise(read) == (ana, "Ana Ruiz")
    assert collect(store, clock, summit, read.raw) == ana
    contact = store.contacts.get(ana)
    assert (contact.name, contact.role, contact.place, contact.hook) == (
        "Ana Ruiz",
        "CTO",
        "Madrid",
        "an old friend",
    )
    assert [point.value for point in contact.points] == ["ana@acme.io", "+34 600 123 123"]
    assert len(store.contacts.ids()) == 1
    store.history.undo()
    assert store.contacts.get(ana).points == (mail,)
    assert store.timeline.of(ana) == []


def test_two_colleagues_with_one_switchboard_stay_two(store: Store, clock: TestClock) -> None:
    summit = event(store, clock)
    ana = collect(store, clock, summit, "Ana Ruiz, Acme, +34 600 123 123")
    bo = collect(store, clock, summit, "Bo Li, Acme, +34 600 123 123")
    assert ana != bo
    assert [one.name for one in store.events.people(summit, clock())] == ["Bo Li", "Ana Ruiz"]


def test_whom_two_contacts_may_be_is_nobody_for_sure(store: Store, clock: TestClock) -> None:
    mail = ContactPoint(PointKind.EMAIL, "ruiz@acme.io")
    for _ in range(2):
        person(store, clock(), "Ana Ruiz", points=(mail,))
    summit = event(store, clock)
    assert store.events.recognise(card(store, clock, summit, "Ana Ruiz, ruiz@acme.io")) is None


def test_somebody_here_is_named_with_at(store: Store, clock: TestClock) -> None:
    dana = person(store, clock(), "Dana Kim")
    summit = event(store, clock)
    assert collect(store, clock, summit, "@Dana Kim; her new job >send the list fri") == dana
    assert [promise.text for promise in store.promises.open(dana)] == ["send the list"]
    assert store.contacts.get(dana).hook == "Web Summit: her new job"


@pytest.mark.parametrize("text", ["@Zoe; hi", "@Dana; hi", ", x@y.io", "; hi"])
def test_a_card_of_nobody_in_particular_saves_nothing(store: Store, clock: TestClock, text: str) -> None:
    person(store, clock(), "Dana Kim")
    person(store, clock(), "Dana Lee")
    summit = event(store, clock)
    before = store.history.past()
    with pytest.raises(StoreError):
        store.events.collect(summit, card(store, clock, summit, text), clock())
    assert store.history.past() == before
    assert len(store.contacts.ids()) == 2


def test_F1_a_second_card_of_the_same_person_does_not_stop_the_clock(store: Store, clock: TestClock) -> None:
    summit = event(store, clock)
    ana = collect(store, clock, summit, "Ana Ruiz; chess")
    clock.move(minutes=10)
    assert collect(store, clock, summit, "@Ana Ruiz; and sails *has a boat") == ana
    kinds = [store.timeline.get(number).interaction.kind for number in store.timeline.of(ana)]
    assert kinds == [Kind.NOTE, Kind.MET]
    assert ana in store.clocks.running([ana], clock())
    assert counts(store, clock, summit) == [1, 0, 0, 0, 0]


def test_R1d_who_was_met_is_no_longer_in_the_pool_or_archived(store: Store, clock: TestClock) -> None:
    eve, old = person(store, clock(), "Eve Stone"), person(store, clock(), "Old Friend")
    store.attention.set_tier([eve], Tier.POOL, clock())
    store.contacts.set_state([old], State.ARCHIVED, clock())
    summit = event(store, clock)
    assert [collect(store, clock, summit, text) for text in ("@Eve Stone; hi", "@Old Friend; hi")] == [eve, old]
    assert (store.contacts.get(eve).tier, store.contacts.get(old).state) == (None, State.ACTIVE)
    assert [item.name for item in store.due.queue(clock(), 10).items] == ["Eve Stone", "Old Friend"]
    store.history.undo()
    store.history.undo()
    assert (store.contacts.get(eve).tier, store.contacts.get(old).state) == (Tier.POOL, State.ARCHIVED)


def test_F8_the_funnel_counts_from_the_facts(store: Store, clock: TestClock) -> None:
    summit, dinner = event(store, clock), event(store, clock, "Dinner")
    ana, bo, cy, dee = (collect(store, clock, summit, f"{name}; hi") for name in ("Ana", "Bo", "Cy", "Dee"))
    other = collect(store, clock, dinner, "Zed; hi")

    def touch(who: int, hours: float, direction: Direction) -> None:
        clock.move(hours=hours)
        store.interactions.log(Kind.EMAIL, [who], line(store, "mail", clock()), clock(), direction)

    store.facts.note(ana, "fact", "wrote a book", clock(), source="https://example.org")
    store.facts.note(bo, "fact", "has a dog", clock())
    with store.connection.changing("research", clock.at):
        for who, skipped in ((cy, 0), (dee, 1)):
            row = FollowUpStepRow.insert(contact=who, step="research", skipped=skipped, at=clock.at)
            store.connection.run(row)
    touch(ana, 5, Direction.OUT)
    touch(ana, 1, Direction.IN)
    touch(bo, 1, Direction.IN)
    assert counts(store, clock, summit) == [4, 2, 1, 2, 0]
    touch(ana, 30, Direction.OUT)
    touch(cy, 0, Direction.OUT)
    assert counts(store, clock, summit) == [4, 2, 1, 2, 1]
    found = store.events.funnel(summit, clock())
    assert found.counted[Stage.RESEARCHED] == (cy, ana)
    assert found.counted[Stage.REPLIED] == (bo, ana)
    both = store.events.funnels([summit, dinner], clock())
    assert both[summit] == found
    assert both[dinner].counted[Stage.COLLECTED] == (other,)
    assert store.events.funnels([], clock()) == {}


def test_the_funnel_follows_undo_deletion_and_a_waived_clock(store: Store, clock: TestClock) -> None:
    summit = event(store, clock)
    ana = collect(store, clock, summit, "Ana; hi")
    store.clocks.waive(ana, ClockKind.FOLLOW_UP, clock())
    (one,) = store.events.people(summit, clock())
    assert one.progress.clock is not None
    assert one.progress.clock.waived
    store.interactions.delete(store.timeline.of(ana)[0], clock())
    (one,) = store.events.people(summit, clock())
    assert (one.words, one.progress.clock, one.progress.stages) == ("", None, {Stage.COLLECTED})
    assert not store.events.met_there(summit, ana)
    assert collect(store, clock, summit, "@Ana; really met") == ana
    assert [one.words for one in store.events.people(summit, clock())] == ["Web Summit: really met"]


def test_an_event_lasts_as_long_as_people_are_met_there(store: Store, clock: TestClock) -> None:
    summit = event(store, clock)
    collect(store, clock, summit, "Ana; hi")
    clock.move(days=2)
    collect(store, clock, summit, "Bo; hi")
    collect(store, clock, summit, "Cy; yesterday: hi")
    collect(store, clock, summit, "Dee; 3 jan: long ago")
    found = store.events.get(summit)
    assert (found.begins, found.ends) == (date(2026, 11, 18), date(2026, 11, 20))
    soon = event(store, clock, "tomorrow: Fair")
    collect(store, clock, soon, "Eve; before the doors opened")
    assert store.events.get(soon).begins == date(2026, 11, 21)


def test_two_who_turn_out_to_be_one_are_one_card(store: Store, clock: TestClock) -> None:
    summit = event(store, clock)
    one, other = collect(store, clock, summit, "Ana; hi"), collect(store, clock, summit, "Ana Ruiz; hi")
    store.merging.merge(one, other, clock())
    assert [found.contact_id for found in store.events.people(summit, clock())] == [one]
    assert len(store.connection.rows(EventContactRow.select())) == 1
    store.history.undo()
    assert counts(store, clock, summit)[0] == 2


def test_a_card_goes_with_its_entry_to_whose_it_is(store: Store, clock: TestClock) -> None:
    number = event(store, clock)
    collect(store, clock, number, "Wrong Name; grew a team to 40")
    right = person(store, clock(), "Right Name")
    (entry,) = store.timeline.of(store.events.people(number, clock())[0].contact_id)
    store.interactions.move(entry, right, clock())
    assert [one.contact_id for one in store.events.people(number, clock())] == [right]
    assert counts(store, clock, number)[0] == 1
    store.history.undo()
    assert right not in [one.contact_id for one in store.events.people(number, clock())]


def test_two_terminals_make_one_event_and_one_contact(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(store.path, now=clock.at, backups=store.path.parent / "more") as other:
        begin = Connection.changing

        def late(file: Connection, name: str, now: datetime) -> AbstractContextManager[Doing]:
            """Just before this terminal writes, the other one has written the same."""
            monkeypatch.setattr(Connection, "changing", begin)
            meanwhile()
            return begin(file, name, now)

        meanwhile = lambda: event(other, clock)  # noqa: E731
        monkeypatch.setattr(Connection, "changing", late)
        summit = event(store, clock)
        assert [one.id for one in store.events.listed()] == [summit]
        meanwhile = lambda: collect(other, clock, summit, "Ana Ruiz, ana@acme.io; sails")  # noqa: E731
        written = card(store, clock, summit, "Ana Ruiz, ana@acme.io; sails")
        monkeypatch.setattr(Connection, "changing", late)
        store.events.collect(summit, written, clock())
    assert len(store.contacts.ids()) == 1


def test_a_card_moved_to_who_has_one_leaves_no_entry_of_somebody_else(store: Store, clock: TestClock) -> None:
    summit = event(store, clock)
    ana, bo = collect(store, clock, summit, "Ana; sails"), collect(store, clock, summit, "Bo; chess")
    (entry,) = store.timeline.of(ana)
    store.interactions.move(entry, bo, clock())
    assert not store.events.met_there(summit, ana)
    assert {one.contact_id: one.words for one in store.events.people(summit, clock())} == {
        ana: "",
        bo: "Web Summit: chess",
    }


@pytest.mark.parametrize("at", [datetime(9999, 12, 30, 8, tzinfo=UTC), datetime(9999, 12, 31, 8, tzinfo=UTC)])
def test_nothing_breaks_at_the_end_of_the_calendar(store: Store, clock: TestClock, at: datetime) -> None:
    clock.at = at
    summit = event(store, clock)
    ana = collect(store, clock, summit, "Ana; sails")
    assert event(store, clock) == summit
    store.attention.set_tier([ana], Tier.A, clock())
    for text in ("due:week", "due:never", "due:>1y", "due:overdue", "due:<3d"):
        store.querying.find(parse_query(text, clock().day), clock())
    assert len(store.promoting.plan([ana, collect(store, clock, summit, "Bo")], Tier.B, clock(), 1)) == 2
    assert counts(store, clock, summit)[0] == 2
