"""A journey in a real terminal: prepared, called from the airport, met, celebrated, home; nothing has shifted."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from conftest import line, person
from test_terminal import Start, Terminal, start

from netui.domain.due.queue import Subject
from netui.domain.giving.referral import ReferralSide, parse_referral
from netui.domain.interaction import Kind
from netui.domain.moment import Moment, moment_at
from netui.domain.people.contact import ContactPoint, PointKind, Tier
from netui.domain.places.trip import VisitState
from netui.store import Store, open_store

__all__ = ["start"]

HOME, ABROAD = "Europe/Madrid", "Asia/Shanghai"

PROGRAM = """
import os, sys
from datetime import datetime
from pathlib import Path
from netui.cli import main
from netui.clock import local_zone
from netui.domain.moment import moment_at
now = Path(os.environ["NETUI_TEST_NOW"])
def clock():
    at, *zone = now.read_text().split()
    if zone:
        os.environ["TZ"] = zone[0]
    return moment_at(datetime.fromisoformat(at), local_zone())
sys.exit(main(clock=clock))
"""
"""The clock is what a file says, the zone what the program itself finds in TZ, which the file may set anew."""

PEOPLE = {
    "Bo Li": ("Beijing", "+86 139 1000 2000", 4),
    "Mei Chen": ("Beijing", "+86 139 1000 3000", 2),
    "Ana Ruiz": ("Madrid", "+34 600 111 222", 4),
    "Jens Berg": ("Oslo", "+47 900 11 222", 3),
    "Dana Katz": ("New York", "+1 212 555 0100", 2),
}
"""Their place, their number and how deep the acquaintance is; all of tier A, last called on 10 November."""

DOWN, ESC = "\x1b[B", "\x1b"


def at(text: str, zone: str) -> Moment:
    return moment_at(datetime.fromisoformat(text), zone)


TRIP_TAKEN = at("2026-11-17T22:50+00:00", HOME)
TWO_WEEKS_BEFORE = at("2026-11-18T07:30+00:00", HOME)
LANDED = at("2026-12-02T16:20+00:00", ABROAD)
"""Twenty past midnight on Thursday in Beijing; in Madrid it is Wednesday afternoon."""
AFTER_DINNER = at("2026-12-06T16:40+00:00", ABROAD)
"""Twenty to one on Monday in Beijing; in Madrid it is Sunday."""
HOME_AGAIN = at("2026-12-07T06:00+00:00", HOME)


class Laptop:
    """netui on a laptop that is carried about; what is pressed is waited for in the file or on the screen."""

    def __init__(self, store: Store, terminal: Terminal, clock: Path) -> None:
        self.store = store
        self.terminal = terminal
        self._clock = clock

    def carry(self, now: Moment) -> None:
        """Let the running program find another time, and another zone."""
        set_clock(self._clock, now, now.zone)

    def shows(self, keys: str, *wanted: str) -> str:
        """Press keys and wait until all they lead to is shown; the screen."""
        self.terminal.press(keys)
        return self.terminal.until(lambda shown: all(words in shown for words in wanted))

    def writes(self, keys: str, *wanted: str) -> str:
        """Press keys that make one change, and wait until the file holds it and the screen shows it."""
        done = stands(self.store)
        self.terminal.press(keys)
        self.terminal.until(lambda _: stands(self.store) == done + 1)
        return self.shows("", *wanted)

    def leaves(self, words: str) -> None:
        """Esc, and wait until what was left is gone: Esc before another key would be Alt."""
        self.terminal.press(ESC)
        self.terminal.until(lambda shown: words not in shown)

    def due(self, now: Moment) -> list[tuple[str, Subject]]:
        """The rows of the queue by their first reasons."""
        return [(item.name, item.reasons[0].subject) for item in self.store.due.queue(now).items]


def set_clock(clock: Path, now: Moment, zone: str = "") -> None:
    """Write the instant for the program, and the zone unless the environment tells it; never half of it."""
    new = clock.with_suffix(".new")
    new.write_text(f"{now.at.isoformat()} {zone}")
    new.replace(clock)


def stands(store: Store) -> int:
    """How many changes stand."""
    return int(store.connection.sql("SELECT count(*) FROM change WHERE undone = 0")[0][0])


def everything(store: Store) -> dict[str, list[str]]:
    """Every row of every table, but the history and the search index, which each change arranges anew."""
    kept = "type = 'table' AND name NOT IN ('change', 'delta') AND name NOT LIKE 'sqlite%'"
    tables = store.connection.sql(f"SELECT name FROM pragma_table_list WHERE {kept}")
    return {name: sorted(map(repr, store.connection.sql(f"SELECT * FROM {name}"))) for (name,) in tables}


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    """The file the program reads its clock from."""
    path = tmp_path / "now"
    set_clock(path, TRIP_TAKEN, HOME)
    return path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The network of somebody of Madrid; Bo of Beijing was promised a brochure and has won business through me."""
    settings = tmp_path / "config" / "netui" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('home = "Madrid"\n')
    now = at("2026-11-10T10:00+00:00", HOME)
    with open_store(
        tmp_path / "network.db", now=now.at, backups=tmp_path / "b", create=True, home="Madrid"
    ) as new:
        for name, (place, number, depth) in PEOPLE.items():
            subject = person(new, now, name, place=place, points=(ContactPoint(PointKind.PHONE, number),))
            new.attention.set_tier([subject], Tier.A, now)
            new.attention.set_depth([subject], depth, now)
            said = "port fees >bring the brochure 7 dec" if name == "Bo Li" else "spoke of the fair"
            new.interactions.log(Kind.CALL, [subject], line(new, said, now), now)
        won = new.referrals.open(named(new, "Bo Li"), ReferralSide.GIVEN, parse_referral("Harbour fit-out"), now)
        new.referrals.won(won.subject or 0, now)
        yield new


def named(store: Store, name: str) -> int:
    """The id of a contact."""
    ((contact_id, _),) = store.finding.resolve(name)
    return contact_id


def prepare(laptop: Laptop, home: Path) -> None:
    """The trip is taken; two weeks before the queue asks for it, and whom to see is asked and confirmed."""
    laptop.shows("", "Due today 1", "celebrate, in person if")
    laptop.shows("T", "No trip yet.")
    laptop.shows("Beijing 2-7 dec: China trade fair", "Beijing, China, Wed 2 Dec – Mon 7 Dec, in 15 days")
    laptop.writes("\r", "mine 1")
    laptop.leaves("Trips of mine")
    assert laptop.due(TRIP_TAKEN) == [("Bo Li", Subject.CELEBRATION)], "fifteen days before nothing is asked"

    laptop.carry(TWO_WEEKS_BEFORE)
    shown = laptop.shows("", "Due today 2", "Beijing in 14 days: whom to", "Wed 18 Nov")
    assert "Beijing Wed 2 Dec" in shown, "the celebration waits for the trip"
    laptop.shows("T", "in 14 days")
    laptop.shows(DOWN, "Enter opens")
    shown = laptop.shows("\r", "near Beijing", "Mei Chen")
    assert "★ won: Harbour fit-out" in shown
    assert "> I promised: bring the brochure → Mon 7 Dec" in shown, "what can be kept in person"
    for key, sign in (("w", "○ wanted"), ("a", "? asked"), ("c", "✓ confirmed")):
        laptop.writes(key, f"▌  {sign}")

    laptop.shows("f", "china-trade-fair-beijing.md")
    laptop.shows("\r", "china-trade-fair-beijing.md written: 1 person to see")
    brief = (home / "china-trade-fair-beijing.md").read_text()
    assert "- Bo Li: confirmed; won: Harbour fit-out: celebrate, in person if you can" in brief
    assert "bring the brochure" in brief
    laptop.shows("i", "china-trade-fair-beijing.ics")
    laptop.shows("\r", "china-trade-fair-beijing.ics written: 1 person to see")
    calendar = (home / "china-trade-fair-beijing.ics").read_text()
    assert "SUMMARY:see Bo Li" in calendar
    assert "DTSTART;VALUE=DATE:20261202" in calendar

    laptop.writes("d", "✓ prepared: China trade fair")
    laptop.leaves("near Beijing")
    laptop.leaves("Trips of mine")
    laptop.shows("", "Due today 1")
    assert laptop.due(TWO_WEEKS_BEFORE) == [("Bo Li", Subject.CELEBRATION)]


def call_from_the_airport(laptop: Laptop) -> None:
    """The running program finds itself in another zone; from there whoever is awake is called."""
    laptop.carry(LANDED)
    laptop.shows("", "Thu 3 Dec", "Due today 5", "Beijing until Mon 7 Dec")
    laptop.shows("h", "Near which place?")
    laptop.shows("PEK", "→ PEK Beijing, China · ☾ 00:20 there")
    laptop.shows("\r", "Near PEK Beijing, China", "☾ 00:20  +86 139 1000 2000")
    laptop.shows("\t", "40 minutes at PEK")
    laptop.shows(
        "\r", "Calls from PEK · 1 of 3 · 40 min left", "Ana Ruiz", "17:20 there · Madrid", "tel:+34600111222"
    )
    laptop.writes("C", "✓ call with Ana Ruiz · next Thu 24 Dec", "2 of 3", "Jens Berg")
    laptop.shows("n", "3 of 3", "Dana Katz", "11:20 there")
    laptop.shows("c", "call with Dana Katz")
    laptop.shows("10m boarding soon >send the photos 9 dec", "send the photos → Wed 9 Dec, in 6 days")
    laptop.writes("\r", "Boarding: 2 called")
    laptop.leaves("Calls from PEK")
    laptop.leaves("Near PEK")


def meet_and_celebrate(laptop: Laptop) -> None:
    """The dinner is logged where it was; what was won is celebrated, and the promise kept."""
    store, bo = laptop.store, named(laptop.store, "Bo Li")
    laptop.carry(AFTER_DINNER)
    laptop.shows("", "Mon 7 Dec", "Due today 4")
    laptop.shows("T", "1 confirmed")
    laptop.shows(DOWN, "Enter opens")
    laptop.shows("\r", "✓ 1 confirmed", "▌✓ Bo Li")
    laptop.shows("v", "met with Bo Li")
    laptop.shows("2h dinner at the port", "120 min  ·  in Beijing")
    laptop.writes("\r", "✓ met with Bo Li", "follow-up: 24 h left")
    (trip,) = store.trips.listed(AFTER_DINNER.day)
    assert store.trips.visits(trip.id) == {bo: VisitState.MET}

    laptop.shows("w", "★ celebrate: d when it is done")
    laptop.writes("d", "✓ celebrated with Bo Li: Harbour fit-out")
    laptop.leaves("Referrals")
    laptop.shows("3g", "▌! Bo Li")
    laptop.writes("d", "✓ kept “bring the brochure”", "★ ↔ met  00:40", "★ won Harbour fit-out")
    (milestone,) = store.referrals.milestones(bo)
    assert milestone.honoured_by == store.timeline.of(bo)[0], "what was celebrated is pinned to the dinner"
    assert milestone.honoured_on == date(2026, 12, 7), "on the day it was in Beijing"


def come_home(laptop: Laptop) -> None:
    """Everything stands where it was; the clock has counted real hours, and the queue is that of the rules."""
    shown = laptop.shows("", "Mon 7 Dec", "Due today 3", "follow-up: 10 h left", "★ ↔ met  00:40")
    assert "14:00 there" in shown, "Bo is abroad once more"
    entries = [
        (name, one.kind, one.moment, one.place)
        for name in ("Ana Ruiz", "Dana Katz", "Bo Li")
        for one in [laptop.store.timeline.get(laptop.store.timeline.of(named(laptop.store, name))[0]).interaction]
    ]
    assert entries == [
        ("Ana Ruiz", Kind.CALL, LANDED, "Beijing"),
        ("Dana Katz", Kind.CALL, LANDED, "Beijing"),
        ("Bo Li", Kind.MET, AFTER_DINNER, "Beijing"),
    ]
    assert [moment.day for _, _, moment, _ in entries] == [date(2026, 12, 3)] * 2 + [date(2026, 12, 7)]
    others = [("Jens Berg", Subject.CADENCE), ("Mei Chen", Subject.CADENCE)]
    assert laptop.due(HOME_AGAIN) == [("Bo Li", Subject.FOLLOW_UP), *others]

    laptop.shows("1g", "▌  Ana Ruiz", "last Thu 3 Dec", "↔ call  00:20  in Beijing")
    laptop.shows("3g", "▌◷ Bo Li")
    laptop.writes("d", "✓ waive the follow-up of Bo Li", "Due today 2")
    assert laptop.due(HOME_AGAIN) == others


def test_a_journey_prepared_flown_met_celebrated_and_home_with_nothing_shifted(
    start: Start, store: Store, clock: Path, tmp_path: Path
) -> None:
    before, begun = everything(store), stands(store)
    laptop = Laptop(store, start(program=PROGRAM, NETUI_TEST_NOW=str(clock), TZ=HOME), clock)
    prepare(laptop, tmp_path)
    call_from_the_airport(laptop)
    meet_and_celebrate(laptop)
    laptop.terminal.press("q")
    assert laptop.terminal.ended() == 0

    set_clock(clock, HOME_AGAIN)
    laptop = Laptop(store, start(program=PROGRAM, NETUI_TEST_NOW=str(clock), TZ=HOME), clock)
    come_home(laptop)

    for left in range(stands(store) - 1, begun - 1, -1):
        laptop.terminal.press("u")
        laptop.terminal.until(lambda _, left=left: stands(store) == left)  # type: ignore[misc]
    assert everything(store) == before, "all of it can be taken back"
    laptop.terminal.press("q")
    assert laptop.terminal.ended() == 0
