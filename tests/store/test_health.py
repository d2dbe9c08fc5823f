"""The health of the network: every number equals the list it opens, and what a plain count of everything says."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import TestClock, line, person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netui.domain.interaction import Direction, Kind
from netui.domain.moment import Moment, moment_at
from netui.domain.people.contact import State, Tier
from netui.domain.practice.health import Counted, Health, Tally
from netui.domain.practice.health_figures import figures
from netui.store import Store, open_store
from netui.store.models.practice import IntroductionRow, ReferralRow


def opened(store: Store, tally: Tally, now: Moment) -> list[Counted]:
    """The list a number opens, in its order."""
    found = store.counted.of(tally, tally.ids, now)
    return [found[number] for number in tally.ids]


def log(store: Store, who: list[int], text: str, now: Moment, kind: Kind = Kind.CALL, way: Any = None) -> int:
    subject = store.interactions.log(kind, who, line(store, text, now), now, way).subject
    assert subject is not None
    return subject


def names(store: Store, tally: Tally, now: Moment) -> list[str]:
    return [one.name for one in opened(store, tally, now)]


@pytest.fixture
def ana(store: Store, clock: TestClock) -> int:
    """Somebody."""
    return person(store, clock(), "Ana Ruiz", organisation="Acme")


def test_a_week_of_the_heat_map_opens_exactly_its_touches(store: Store, clock: TestClock, ana: int) -> None:
    bo = person(store, clock(), "Bo Li")
    monday = log(store, [ana], "mon 9:00: the harbour", clock())
    both = log(store, [ana, bo], "tue 9:00: the panel", clock())
    log(store, [ana], "tue 10:00: to remember", clock(), Kind.NOTE)
    log(store, [ana], "tue 10:00: my book !promo", clock())
    log(store, [], "tue 10:00: somebody called", clock())
    log(store, [ana], "tomorrow 9:00: lunch", clock())
    log(store, [bo], "sun 9:00: a walk", clock())
    heat = store.health.heat(clock())
    assert heat.count(heat.last) == 2
    week = store.health.week(heat, heat.last, clock())
    assert week.ids == (both, monday)
    assert [(one.name, one.why, one.entry_id) for one in opened(store, week, clock())] == [
        ("Ana Ruiz, Bo Li", "call: the panel", both),
        ("Ana Ruiz", "call: the harbour", monday),
    ]
    assert heat.count(heat.last - 1) == 1
    from_sunday = store.health.heat(clock(), 6)
    assert from_sunday.count(from_sunday.last) == 3, "the week that begins on Sunday holds the walk"


def test_R1a_who_moved_up_this_quarter_is_read_off_the_record(store: Store, clock: TestClock) -> None:
    now = clock()
    clock.move(days=-80)
    ana, bo, eve = (person(store, clock(), name) for name in ("Ana Ruiz", "Bo Li", "Eve"))
    store.attention.set_depth([ana, bo], 2, clock())
    clock.move(days=60)
    store.attention.set_depth([ana], 3, clock())
    store.attention.set_depth([bo, eve], 4, clock())
    store.attention.set_depth([bo], 1, clock())
    store.attention.set_depth([eve], 5, clock())
    store.history.undo()
    clock.move(days=20)
    assert clock() == now
    health = store.health.read(clock())
    assert [(one.name, one.why) for one in opened(store, health.up, clock())] == [
        ("Ana Ruiz", "2 two-way → 3 know them, Thu 29 Oct"),
        ("Eve", "0 know of → 4 trusted, Thu 29 Oct"),
    ]
    assert [one.why for one in opened(store, health.down, clock())] == ["2 two-way → 1 met, Thu 29 Oct"]
    assert health.recorded == date(2026, 8, 30)


def test_who_is_cooling_had_a_cadence_or_was_known(store: Store, clock: TestClock) -> None:
    now = clock()
    clock.move(days=-120)
    known, timed, stranger, pooled, steady = (
        person(store, clock(), name) for name in ("Known", "Timed", "Stranger", "Pooled", "Steady")
    )
    store.attention.set_depth([known, pooled], 2, clock())
    store.attention.set_tier([timed, steady], Tier.B, clock())
    store.attention.set_tier([pooled], Tier.POOL, clock())
    for _ in range(3):
        log(store, [known, timed, stranger, pooled, steady], "talked", clock.move(hours=1))
    clock.move(days=60)
    for _ in range(2):
        log(store, [steady], "talked", clock.move(hours=1))
    clock.at = now.at
    health = store.health.read(now)
    assert sorted(names(store, health.cooling, now)) == ["Known", "Timed"]
    assert opened(store, health.cooling, now)[0].why == "3 → 0 touches in 90 days, last Tue 21 Jul"


def test_platinum_that_is_overdue_or_silent_is_neglected(store: Store, clock: TestClock) -> None:
    now = clock()
    clock.move(days=-100)
    silent, late, fine, gone, ambient, nobody = (
        person(store, clock(), name) for name in ("Silent", "Late", "Fine", "Gone", "Ambient", "Nobody")
    )
    store.attention.set_depth([silent, late, fine, gone, ambient], 5, clock())
    store.attention.set_depth([nobody], 4, clock())
    store.attention.set_tier([late, fine], Tier.A, clock())
    store.attention.set_tier([ambient], Tier.AMBIENT, clock())
    store.contacts.set_state([gone], State.DECEASED, clock())
    log(store, [silent, late, fine, gone, ambient, nobody], "talked", clock())
    clock.move(days=70)
    log(store, [late], "talked", clock())
    clock.at = now.at
    log(store, [fine], "talked", now)
    health = store.health.read(now)
    assert [(one.name, one.why) for one in opened(store, health.neglected, now)] == [
        ("Late", "due since Mon 9 Nov"),
        ("Silent", "no touch since Mon 10 Aug"),
    ]


def test_gives_asks_and_kindnesses_of_the_last_twelve_months(store: Store, clock: TestClock, ana: int) -> None:
    now = clock()
    clock.move(days=-366)
    log(store, [ana], "long ago !article https://a.example/x", clock())
    log(store, [ana], "long ago !ask", clock())
    clock.at = now.at - timedelta(days=30)
    article = log(store, [ana], "the paper !article https://a.example/y", clock())
    gift = log(store, [ana], "a fountain pen", clock(), Kind.GIFT)
    log(store, [ana], "their pen", clock(), Kind.GIFT, Direction.IN)
    kind = log(store, [ana], "she drove me home !kind", clock())
    asked = log(store, [ana], "an intro? !ask", clock())
    log(store, [ana], "she asks !ask", clock(), Kind.EMAIL, Direction.IN)
    clock.at = now.at
    health = store.health.read(now)
    assert {kind: tally.count for kind, tally in health.gives.items()} == {"article": 1, "gift": 1}
    assert [(one.entry_id, one.why) for one in opened(store, health.given, now)] == [
        (article, "article: https://a.example/y"),
        (gift, "gift: a fountain pen"),
    ]
    assert [one.entry_id for one in opened(store, health.kindnesses, now)] == [kind]
    assert health.asks.ids == (asked,)


def test_R6a_referrals_and_introductions_open_their_lists(store: Store, clock: TestClock, ana: int) -> None:
    now = clock()
    bo = person(store, now, "Bo Li")
    for state, value, currency in (
        ("won", "40000", "EUR"),
        ("won", "12000.50", "EUR"),
        ("won", "500", "USD"),
        ("won", None, ""),
        ("open", "1", "EUR"),
    ):
        store.connection.run(
            ReferralRow.insert(
                contact=ana,
                side="given",
                form="lead",
                what="fit-out",
                value=value,
                currency=currency,
                state=state,
                opened_on=now.day,
            )
        )
    store.connection.run(IntroductionRow.insert(contact=ana, other=bo, reason="harbours", begun_on=now.day))
    store.connection.run(
        IntroductionRow.insert(contact=ana, other=bo, reason="over", begun_on=now.day, state="done")
    )
    health = store.health.read(now)
    shown = {one.label: one for one in figures(health) if one.group == "Referrals"}
    assert (shown["given, won"].says, shown["given, won"].beside) == ("4", "500 USD · 52,000.50 EUR")
    assert shown["given, open"].says == "1"
    assert shown["received, won"].says == "0"
    assert opened(store, shown["given, open"].tally, now)[0].why == "lead: fit-out, 1 EUR"
    (flying,) = opened(store, health.introductions, now)
    assert (flying.name, flying.why, flying.contact_id) == ("Ana Ruiz ↔ Bo Li", "harbours", ana)


def test_F18_R2b_follow_ups_and_promises_open_exactly_what_their_rates_count(
    store: Store, clock: TestClock, ana: int
) -> None:
    clock.move(days=-9)
    bo = person(store, clock(), "Bo Li")
    log(store, [ana, bo], "the fair >one 2d <two 3d", clock(), Kind.MET)
    first = store.promises.open(ana)[0]
    store.promises.keep(first.id, clock())
    log(store, [ana], "wrote", clock.move(hours=5), Kind.EMAIL)
    clock.move(days=9)
    now = clock()
    health = store.health.read(now)
    assert [one.why for one in opened(store, health.mine, now)] == ["on time: one"]
    assert [one.why for one in opened(store, health.theirs, now)] == ["overdue: two"]
    assert health.follow_up.count == health.followed.count == 2
    assert {(one.name, one.why[0]) for one in opened(store, health.followed, now)} == {
        ("Ana Ruiz", "✓"),
        ("Bo Li", "·"),
    }
    assert names(store, health.answered, now) == ["Ana Ruiz"]
    assert health.answered.why[ana] == "✓ met Mon 9 Nov, after 5 h"


def test_R4b_the_round_is_told_with_everybody_it_is_for(store: Store, clock: TestClock, ana: int) -> None:
    bo = person(store, clock(), "Bo Li")
    store.attention.set_depth([ana, bo], 3, clock())
    store.rounds.answer(bo, "a crane", clock())
    health = store.health.read(clock())
    assert (health.asked, [one.why for one in opened(store, health.round, clock())]) == (
        1,
        ["still to be asked", "asked: a crane"],
    )


def test_an_empty_network_has_no_health_and_no_error(store: Store, clock: TestClock) -> None:
    health = store.health.read(clock())
    assert all(not one.tally.count for one in figures(health))
    assert not health.heat.counts
    assert health.recorded is None


NOW = moment_at(datetime(2026, 11, 18, 8, tzinfo=UTC), "Europe/Paris")

ENTRIES = st.lists(
    st.tuples(
        st.integers(-30, 800),
        st.lists(st.integers(0, 4), max_size=3, unique=True),
        st.sampled_from(list(Kind)),
        st.sampled_from(["talked", "talked !ask", "my book !promo", "the paper !help", "so kind !kind"]),
        st.sampled_from([None, *Direction]),
    ),
    max_size=25,
)


@given(ENTRIES, st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), max_size=5), st.sampled_from([0, 6]))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_every_number_is_a_plain_count_and_equals_its_list(
    entries: list[Any], depths: list[tuple[int, int]], week_start: int
) -> None:
    with TemporaryDirectory() as name, network(Path(name)) as store:
        begun = moment_at(NOW.at - timedelta(days=900), NOW.zone)
        people = [person(store, begun, f"P{number}") for number in range(5)]
        for who, depth in depths:
            store.attention.set_depth([people[who]], depth, NOW)
        for ago, who, kind, text, way in entries:
            log(store, [people[one] for one in who], text, _on(ago), kind, way)
        health = store.health.read(NOW, week_start)
        _check(health, [one for one in entries if one[0] >= 0], dict(depths), people)
        for one in figures(health):
            assert len(opened(store, one.tally, NOW)) == one.tally.count, one.label
            if one.says.isdigit():
                assert int(one.says) == one.tally.count, one.label
        for week in range(health.heat.last + 1):
            assert store.health.week(health.heat, week, NOW).count == health.heat.count(week)


def _on(ago: int) -> Moment:
    return moment_at(NOW.at - timedelta(days=ago), NOW.zone)


def _check(health: Health, entries: list[Any], depths: dict[int, int], people: list[int]) -> None:
    """The slow way: entry by entry, straight from what was done."""
    touches = [
        (ago, who) for ago, who, kind, text, _ in entries if kind is not Kind.NOTE and "!promo" not in text and who
    ]
    days = Counter(_on(ago).day for ago, _ in touches)
    assert health.heat.counts == {day: count for day, count in days.items() if day >= health.heat.first}
    year = [one for one in entries if _on(one[0]).day > date(2025, 11, 18)]
    gifts = sum(
        kind is Kind.GIFT and way in (None, Direction.OUT) for _, _, kind, text, way in year if "!help" not in text
    )
    assert health.given.count == sum("!help" in text for *_, text, _ in year) + gifts
    assert health.kindnesses.count == sum("!kind" in text for *_, text, _ in year)
    assert health.asks.count == sum(
        "!ask" in text and way is not Direction.IN and bool(who) for _, who, _, text, way in year
    )
    cooling = set()
    for place, number in enumerate(people):
        own = [ago for ago, who in touches if place in who]
        recent, before = sum(ago < 90 for ago in own), sum(90 <= ago < 180 for ago in own)
        if depths.get(place, 0) >= 2 and before >= 2 and recent * 2 < before:
            cooling.add(number)
    assert set(health.cooling.ids) == cooling
    neglected = {
        number
        for place, number in enumerate(people)
        if depths.get(place) == 5 and not any(ago < 90 for ago, who in touches if place in who)
    }
    assert set(health.neglected.ids) == neglected
    assert {depth: tally.count for depth, tally in health.depths.items()} == {
        depth: sum(depths.get(place, 0) == depth for place in range(5)) for depth in range(6)
    }
    assert set(health.up.ids) == {people[place] for place, depth in depths.items() if depth}


def network(folder: Path) -> Store:
    return open_store(folder / "network.db", now=NOW.at, backups=folder / "backups", create=True)
