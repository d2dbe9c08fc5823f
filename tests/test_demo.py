"""The demo: the same invented network for the same moment, and something of everything in it."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from netui.cli import main
from netui.demo import HOME, build, throw_away
from netui.demo_people import read_data
from netui.domain.due.queue import RANKS, Queue, Subject
from netui.domain.interaction import Kind
from netui.domain.moment import Moment, moment_at
from netui.domain.people.contact import PointKind, State, Tier
from netui.domain.people.known import FactKind
from netui.domain.promise import PromiseState, Side
from netui.store import Store, open_store
from netui.store.file.search_index import differences
from netui.store.models.record import DraftRow
from netui.store.models.recorded import RECORDED

PARIS = moment_at(datetime(2026, 11, 18, 8, 0, tzinfo=UTC), "Europe/Paris")
EXAMPLE = re.compile(r"[a-z.]+@example\.(com|org|net)")
FICTIONAL = re.compile(r"\+1 \d{3} 555 01\d\d|\+44 7700 900\d{3}|\+33 6 39 98 \d\d \d\d")
NOWS = [
    PARIS,
    moment_at(datetime(2027, 3, 31, 16, 0, tzinfo=UTC), "America/Los_Angeles"),
    moment_at(datetime(2028, 2, 29, 1, 30, tzinfo=UTC), "Asia/Shanghai"),
    moment_at(datetime(2028, 3, 31, 9, 59, tzinfo=UTC), "Pacific/Kiritimati"),
    moment_at(datetime(2026, 12, 31, 10, 1, tzinfo=UTC), "Pacific/Kiritimati"),
    moment_at(datetime(2027, 1, 1, 23, 30, tzinfo=UTC), "UTC"),
    moment_at(datetime(2026, 8, 31, 12, 0, tzinfo=UTC), "Asia/Kathmandu"),
    moment_at(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Europe/Paris"),
]
NOW_NAMES = [f"{now.day} {now.zone}" for now in NOWS]


def built(path: Path, now: Moment, seed: int | None = None) -> Store:
    store = open_store(path / "demo.db", now=now.at, backups=path / "backups", create=True, home=HOME)
    build(store, now) if seed is None else build(store, now, seed)
    return store


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with built(tmp_path_factory.mktemp("demo"), PARIS) as store:
        yield store


@pytest.fixture(scope="module", params=NOWS, ids=NOW_NAMES)
def at_some_now(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Moment]]:
    with built(tmp_path_factory.mktemp("demo"), request.param) as store:
        yield store, request.param


def facts(store: Store) -> list[tuple[Any, ...]]:
    """Everything in the file that was not drawn by the machine."""
    found: list[tuple[Any, ...]] = []
    for model in (*RECORDED, DraftRow):
        table = model._meta.table_name
        columns = [row[1] for row in store.connection.sql(f"PRAGMA table_info({table})") if row[1] != "uid"]
        rows = store.connection.sql(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id")
        found.extend((table, *row) for row in rows)
    return found


def entries(store: Store) -> list[Any]:
    ids = [row[0] for row in store.connection.sql("SELECT id FROM interaction ORDER BY id")]
    found = store.timeline.entries(ids)
    return [found[number] for number in ids]


def subjects(queue: Queue) -> set[int]:
    return {item.rank for item in queue.items}


def test_the_same_moment_gives_the_same_network(tmp_path: Path, demo: Store) -> None:
    with built(tmp_path, PARIS) as again:
        assert facts(again) == facts(demo)


def test_another_seed_gives_other_days(tmp_path: Path, demo: Store) -> None:
    with built(tmp_path, PARIS, seed=7) as other:
        assert facts(other) != facts(demo)
        assert other.contacts.ids() != []


def test_about_140_people_of_every_tier_depth_and_state(demo: Store) -> None:
    people = [demo.contacts.get(number) for number in demo.contacts.ids(archived=True)]
    assert 138 <= len(people) <= 146
    assert len({person.name for person in people}) == len(people)
    tiers = Counter(person.tier for person in people)
    assert set(tiers) == {None, *Tier}
    assert (tiers[Tier.A], tiers[Tier.POOL]) == (12, 32)
    assert {person.depth for person in people} == set(range(6))
    states = Counter(person.state for person in people)
    assert states[State.ARCHIVED] >= 4
    assert states[State.DECEASED] == 1
    assert len({person.place for person in people}) > 40
    assert all(person.organisation and person.role for person in people)
    assert sum(bool(person.hook) for person in people) > 90
    assert any(date.kind == "birthday" for person in people for date in person.dates)


def test_two_years_of_talks_in_every_kind(demo: Store) -> None:
    found = entries(demo)
    assert {entry.interaction.kind for entry in found} == set(Kind)
    assert len({entry.interaction.line for entry in found}) > 400
    assert found[0].interaction.moment.at < PARIS.at - timedelta(days=690)
    assert len({entry.interaction.moment.zone for entry in found}) > 3
    each = Counter(person.contact_id for entry in found for person in entry.interaction.people)
    assert 5 <= sum(30 <= number <= 60 for number in each.values()) <= 15
    assert max(each.values()) <= 60
    assert sum(3 <= number <= 15 for number in each.values()) > len(each) / 2
    assert {fact.kind for entry in found for fact in entry.facts} == {"fact", "need"}
    gives = {give.kind for entry in found for give in entry.gives}
    assert gives >= {"introduction", "article", "book", "event", "mention", "referral", "gift", "listened", "help"}


def test_every_line_was_understood(demo: Store) -> None:
    """No sign stayed a word, so what is shown is what was meant."""
    for entry in entries(demo):
        words = entry.interaction.words or entry.gives[0].detail
        assert not re.search(r"(?<!\S)[><+*@#^!]\w|[{}]| [,.;:]", words), entry.interaction.line
        assert words


def test_every_line_written_is_told_to_somebody_who_fits() -> None:
    topics, lines = read_data("topics.toml"), read_data("lines.toml")
    people = {**read_data("close.toml")["people"], **read_data("wide.toml")["people"]}
    told_of = {data["keep"].split()[2] for data in people.values()}
    assert told_of == set(topics)
    assert set(lines["offices"]) <= set(topics)
    written = [line for part in (*topics.values(), lines["general"], lines["business"]) for line in part]
    assert len(written) > 200
    assert len(set(written)) == len(written)
    assert {line.partition(" ")[0] for line in written} <= set(Kind)
    places = {data["card"].split(", ")[-1] for data in people.values()}
    assert set(lines["far"]) <= places


def test_the_queue_shows_every_reason_and_is_no_pile(at_some_now: tuple[Store, Moment]) -> None:
    store, now = at_some_now
    queue = store.due.queue(now)
    ranks = Counter(item.rank for item in queue.items)
    assert set(ranks) == set(RANKS.values())
    assert ranks[1] == 4
    assert ranks[5] == 2
    assert 5 <= ranks[6] <= 8
    assert len(queue.items) <= 28
    assert 4 <= len(queue.waiting) <= 8
    assert queue.handled == 4
    shown = {reason.subject for item in queue.items for reason in item.reasons}
    assert set(Subject) - shown <= {Subject.REPLY, Subject.NEED, Subject.ECHO}
    mine = [item.promise for item in queue.items if item.rank == 1]
    dues = {(now.day - promise.due).days for promise in mine if promise and promise.due}
    assert dues == {0, 1, 2}
    ids = [item.contact_id for item in queue.items if item.contact_id]
    assert len(store.timeline.last_words(ids, now)) >= len(set(ids)) - 1
    assert len({item.why for item in queue.items if item.rank == 6}) > 5


def test_all_of_it_lies_before_now(at_some_now: tuple[Store, Moment]) -> None:
    store, now = at_some_now
    found = [entry.interaction for entry in entries(store)]
    assert all(entry.moment.at < now.at and entry.written < now.at for entry in found)
    assert all(entry.moment == moment_at(entry.moment.at, entry.moment.zone) for entry in found)
    assert [entry.moment.at for entry in found] == sorted(entry.moment.at for entry in found)
    for table, column in (
        ("contact", "created_on"),
        ("contact", "tier_since"),
        ("contact", "cadence_since"),
        ("tag", "cadence_since"),
        ("contact_tag", "since"),
        ("promise", "made_on"),
        ("promise", "closed_on"),
        ("fact", "noted_on"),
        ("snooze", "set_on"),
    ):
        latest = store.connection.sql(f"SELECT max({column}) FROM {table}")[0][0]
        assert latest <= now.day.isoformat(), (table, column)
    assert store.connection.sql("SELECT max(set_at) FROM next_date")[0][0] < now.at.isoformat()
    assert store.connection.sql("SELECT min(closed_on >= made_on) FROM promise WHERE closed_on <> ''") == [(1,)]


def test_promises_of_both_sides_kept_and_open(at_some_now: tuple[Store, Moment]) -> None:
    store, _ = at_some_now
    counted = Counter(
        (Side(side), PromiseState(state))
        for side, state in store.connection.sql("SELECT side, state FROM promise")
    )
    assert counted[Side.MINE, PromiseState.KEPT] > 40
    assert counted[Side.THEIRS, PromiseState.KEPT] > 10
    assert 2 <= counted[Side.THEIRS, PromiseState.OPEN] <= 15
    assert 4 <= counted[Side.MINE, PromiseState.OPEN] <= 15
    for side in Side:
        assert counted[side, PromiseState.BROKEN] == 1
        assert counted[side, PromiseState.RENEGOTIATED] == 1
    assert store.connection.sql("SELECT count(*) FROM promise_move") == [(4,)]


def test_the_inbox_a_draft_and_a_tag_with_a_cadence(demo: Store) -> None:
    assert len(demo.timeline.inbox()) == 2
    assert len(demo.drafts.waiting()) == 1
    assert demo.connection.sql("SELECT name, cadence FROM tag WHERE cadence <> ''") == [("board", "P6W")]
    assert demo.connection.sql("SELECT count(*) FROM contact WHERE cadence <> ''") == [(1,)]
    assert demo.connection.sql("SELECT count(*) FROM snooze") == [(1,)]


def test_nobody_met_for_the_first_time_was_forgotten_but_the_newest(demo: Store) -> None:
    waiting = []
    for number in demo.contacts.ids():
        talks = [entry.interaction for entry in demo.timeline.entries(demo.timeline.of(number)).values()]
        touches = [one for one in talks if one.touch]
        if touches and touches[0].kind in (Kind.MET, Kind.EVENT) and len(touches) == 1:
            waiting.append(demo.contacts.get(number).name)
    assert waiting == [
        "Anders Wikström",
        "Carol Jensen-Abara",
        "Malik Johnson",
        "Tomás Brandão",
        "Yuki Hoshino",
    ]


def test_F8_a_conference_with_cards_at_every_stage(at_some_now: tuple[Store, Moment]) -> None:
    store, now = at_some_now
    (event,) = (event for event in store.events.listed() if event.begins < now.day)
    assert (event.name, event.place) == ("Web Summit", "Lisbon")
    assert 0 <= (now.day - event.last).days <= 2
    said = store.events.funnel(event.id, now).says()
    assert said == "8 collected · 3 researched · 4 within 24 h · 2 replied · 1 second touch"
    bruno = next(one for one in store.events.people(event.id, now) if one.name == "Bruno Tavares")
    assert bruno.contact_id not in store.promoting.pool()


def test_R1b_every_kind_of_thing_is_known_of_somebody(at_some_now: tuple[Store, Moment]) -> None:
    store, now = at_some_now
    kinds = Counter(row[0] for row in store.connection.sql("SELECT kind FROM fact"))
    assert set(kinds) == set(FactKind)
    assert min(kinds.values()) >= 2
    assert store.connection.sql("SELECT count(*) FROM fact WHERE outcome = 'reached'") == [(1,)]
    assert store.connection.sql("SELECT count(*) FROM fact WHERE source LIKE 'http%'") == [(4,)]
    assert store.connection.sql("SELECT count(*), count(other_id) FROM relation") == [(6, 2)]
    assert store.connection.sql("SELECT count(*) FROM job") == [(2,)]
    assert [item.name for item in store.due.queue(now).items if "turns 100 in 24 days" in item.why] == [
        "Misaki Satō"
    ]


def test_F10_some_have_gone_quiet_and_are_not_due(at_some_now: tuple[Store, Moment]) -> None:
    store, now = at_some_now
    quiet = {store.contacts.get(number).name for number in store.dormancy.ids(now)}
    expected = {"Ayşe Tuncel", "Leonor Pacheco", "Nikhil Bora", "Ruben Claes"}
    assert quiet >= expected
    assert expected.isdisjoint(item.name for item in store.due.queue(now).items)


def test_at_midnight_nothing_was_done_today(tmp_path: Path) -> None:
    now = moment_at(datetime(2026, 11, 17, 23, 0, tzinfo=UTC), "Europe/Paris")
    with built(tmp_path, now) as store:
        assert store.due.queue(now).handled == 0
        assert {1, 5, 6} <= subjects(store.due.queue(now))


def test_no_address_or_number_could_be_anybodys(demo: Store) -> None:
    points = [point for number in demo.contacts.ids(archived=True) for point in demo.contacts.points(number)]
    kinds = Counter(point.kind for point in points)
    assert kinds[PointKind.PHONE] > 25
    assert kinds[PointKind.HANDLE] > 10
    assert kinds[PointKind.PROFILE] > 10
    for point in points:
        match point.kind:
            case PointKind.EMAIL:
                assert EXAMPLE.fullmatch(point.value), point.value
            case PointKind.PHONE:
                assert FICTIONAL.fullmatch(point.value), point.value
            case PointKind.PROFILE:
                assert point.value.startswith("https://example.net/in/")
            case _:
                assert re.fullmatch(r"[a-z_]+", point.value)
    assert len({point.value for point in points}) == len(points) - 1, "one is here twice"
    text = " ".join(entry.interaction.line for entry in entries(demo))
    text = re.sub(r"https://example\.(org|net)/[a-z/-]+", "", text)
    assert not re.search(r"https?://|www\.|\w@\w|\w\.(com|org|net|io)\b|\d{5,}", text)


def test_undo_cannot_take_the_whole_network_away(demo: Store) -> None:
    assert demo.history.past() == []


def test_a_throw_away_network_is_gone_afterwards() -> None:
    with throw_away(PARIS) as path:
        folder = path.parent
        assert path.is_file()
        assert folder.stat().st_mode & 0o777 == 0o700
        assert path.stat().st_mode & 0o777 == 0o600
        with open_store(path, now=PARIS.at, backups=folder / "backups") as store:
            assert store.due.queue(PARIS).waiting
    assert not folder.exists()


def test_it_goes_when_something_breaks_too() -> None:
    def broken() -> Path:
        with throw_away(PARIS) as path:
            seen.append(path)
            raise KeyboardInterrupt

    seen: list[Path] = []
    with pytest.raises(KeyboardInterrupt):
        broken()
    assert not seen[0].parent.exists()


def test_the_command_line_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--demo", "due"], clock=lambda: PARIS) == 0
    shown = capsys.readouterr().out
    assert "I promised: send the two housing suppliers, 2 days late" in shown
    assert "Li Ming" not in shown
    assert "李明" in shown
    assert "waiting for another day" in shown


def test_search_knows_every_word_of_the_demo(demo: Store) -> None:
    assert differences(demo.connection.database) == 0
