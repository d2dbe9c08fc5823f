"""Domain values as lines: never wider than asked, never harmful, and readable without colour."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

import pytest
from deskside import HARMFUL
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.due.cadence import Cadence, Interval
from netui.domain.due.queue import Item, NextDate, Reason, Standing, Subject, Touch
from netui.domain.interaction import Direction, Interaction, Kind, Person, Purpose
from netui.domain.line.drafts import Span
from netui.domain.moment import Moment
from netui.domain.people.contact import (
    Contact,
    ContactPoint,
    Listed,
    PartialDate,
    PointKind,
    State,
    Tier,
)
from netui.domain.people.known import Fact
from netui.domain.people.partial_dates import partial_date
from netui.domain.promise import Promise, PromiseState, Side
from netui.domain.timeline import Entry, Give
from netui.tui import render
from netui.tui.lines import Line, length

TODAY = date(2026, 11, 18)
NOON = datetime(2026, 11, 18, 11, tzinfo=UTC)
LONG = "漢字 [/] \x1b]0;x\x07 e" + "\u0301" * 40 + " \u202egnp 👩\u200d👧 " + "long words " * 300

WIDTHS = st.integers(1, 160)
TEXTS = st.text(max_size=60) | st.sampled_from([LONG, "漢" * 300, "\x9b31m", "\ud800", "👩\u200d👧\u200d👦" * 30])
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
SOME_DAY = st.none() | DAYS


def plain(line: Line) -> str:
    return "".join(text for text, _ in line)


def text_of(lines: Iterable[Line]) -> str:
    return "\n".join(plain(line) for line in lines)


def sound(lines: Sequence[Line], width: int) -> None:
    for line in lines:
        assert length(line) <= width, (line, width)
        assert not HARMFUL & set(plain(line)), line


@st.composite
def promises(draw: st.DrawFn) -> Promise:
    return Promise(
        draw(st.integers(1, 9)),
        1,
        draw(TEXTS),
        draw(st.sampled_from(Side)),
        draw(TEXTS),
        draw(SOME_DAY),
        draw(st.sampled_from(PromiseState)),
        draw(DAYS),
    )


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    kind = draw(st.sampled_from(["fact", "need", "offer", "goal"]))
    return Fact(1, 1, kind, draw(TEXTS), draw(SOME_DAY), draw(DAYS), draw(SOME_DAY))


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    point = st.builds(ContactPoint, st.sampled_from(PointKind), TEXTS, TEXTS)
    day = st.builds(
        PartialDate,
        TEXTS,
        st.none() | st.integers(1, 9999),
        st.none() | st.integers(0, 14),
        st.none() | st.integers(1, 31),
        TEXTS,
    )
    return Contact(
        1,
        "uid",
        *(draw(TEXTS) for _ in range(6)),
        tier=draw(st.none() | st.sampled_from(Tier)),
        depth=draw(st.integers(0, 5)),
        state=draw(st.sampled_from(State)),
        points=tuple(draw(st.lists(point, max_size=3))),
        tags=tuple(draw(st.lists(TEXTS, max_size=3))),
        dates=tuple(draw(st.lists(day, max_size=2))),
    )


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    person = st.builds(Person, st.integers(1, 3), TEXTS, st.booleans())
    interaction = Interaction(
        1,
        draw(st.sampled_from(Kind)),
        draw(st.sampled_from(Direction)),
        draw(st.sampled_from(Purpose)),
        Moment(NOON, draw(DAYS), draw(st.sampled_from(["Europe/Paris", "No/Where"])), draw(st.booleans())),
        draw(st.none() | st.integers(0, 999)),
        NOON,
        "",
        draw(TEXTS),
        tuple(draw(st.lists(person, max_size=3))),
    )
    give = st.builds(Give, st.just(1), st.sampled_from(["book", "kindness"]), TEXTS, st.booleans())
    return Entry(
        interaction,
        tuple(draw(st.lists(promises(), max_size=2))),
        tuple(draw(st.lists(facts(), max_size=2))),
        tuple(draw(st.lists(give, max_size=2))),
        draw(SOME_DAY),
    )


STANDINGS = st.none() | st.builds(
    Standing,
    st.just(1),
    TEXTS,
    st.sampled_from(State),
    st.none() | st.builds(Cadence, st.just(Interval(weeks=3)), DAYS),
    st.none() | st.builds(Touch, st.just(NOON), DAYS, st.just(1)),
    next=st.none() | st.builds(NextDate, DAYS, st.just(NOON), st.just(1)),
)


@given(
    TEXTS,
    TEXTS,
    st.none() | st.sampled_from(Tier),
    SOME_DAY,
    st.none() | st.integers(1, 7),
    st.booleans(),
    st.integers(20, 160),
)
def test_contact_line_fills_its_width_exactly(
    name: str, firm: str, tier: Tier | None, last: date | None, rank: int | None, drafted: bool, width: int
) -> None:
    line = render.contact_line(Listed(1, name, firm, tier, State.ACTIVE, last), rank, drafted, TODAY, width)
    sound([line], width)
    assert length(line) >= width - 1


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(Subject), WIDTHS, st.booleans())
def test_item_lines_stay_inside(
    name: str, why: str, last: str, subject: Subject, width: int, chosen: bool
) -> None:
    item = Item(1, name, (Reason(subject, why), Reason(Subject.CADENCE, why)))
    sound(render.item_lines(item, last, width, chosen), width)


@given(entries(), WIDTHS, st.booleans(), st.booleans())
def test_entry_lines_stay_inside(entry: Entry, width: int, chosen: bool, heads: bool) -> None:
    sound(render.entry_lines(entry, 1, TODAY, width, chosen=chosen, heads_day=heads), width)


@given(contacts(), STANDINGS, st.lists(promises(), max_size=4), WIDTHS, st.integers(0, 8))
def test_card_lines_stay_inside(
    contact: Contact, standing: Standing | None, made: list[Promise], width: int, height: int
) -> None:
    lines = render.card_lines(contact, standing, made, TODAY, width, height)
    sound(lines, width)
    assert len(lines) <= height


@given(st.lists(TEXTS, max_size=4), st.lists(TEXTS, max_size=3), WIDTHS, st.integers(0, 5))
def test_preview_lines_stay_inside(said: list[str], notices: list[str], width: int, height: int) -> None:
    spans = [Span(0, 1, what, text) for what, text in zip(("mine", "when", "tag", "odd"), said, strict=False)]
    lines = render.preview_lines(spans, notices, width, height)
    sound(lines, width)
    assert len(lines) <= max(height, 0)


@given(st.integers(1, 12), WIDTHS)
def test_inbox_line_and_day_heading_stay_inside(number: int, width: int) -> None:
    for begun in (False, True):
        sound([render.inbox_line(number, begun, width)], width)
    sound([render.day_heading(TODAY, TODAY, width)], width)


def test_every_rank_has_its_own_sign() -> None:
    signs = [render.RANK_SIGNS[rank] for rank in range(1, 8)]
    assert len(set(signs)) == 7
    assert all(len(sign) == 1 and not sign.isspace() for sign in signs)
    assert render.RANK_STYLES.keys() == render.RANK_SIGNS.keys()


def test_a_contact_line_says_rank_draft_tier_and_age_without_colour() -> None:
    def shown(rank: int | None, drafted: bool, tier: Tier | None, last: date | None, width: int = 40) -> str:
        listed = Listed(1, "Ana Ruiz", "Acme", tier, State.ACTIVE, last)
        return plain(render.contact_line(listed, rank, drafted, TODAY, width))

    assert shown(None, False, None, None) == "  Ana Ruiz  Acme                       –"
    assert shown(1, False, Tier.A, date(2026, 11, 10)).startswith("! Ana Ruiz  Acme")
    assert shown(1, False, Tier.A, date(2026, 11, 10)).endswith(" A    8d")
    assert shown(None, True, Tier.POOL, TODAY).startswith(" ✎Ana Ruiz")
    assert shown(6, True, Tier.AMBIENT, TODAY).startswith("●✎Ana Ruiz")
    assert shown(6, True, Tier.AMBIENT, TODAY).endswith(" ~ today")
    assert "Acme" not in shown(None, False, None, None, 20)
    assert "Ana Ruiz" in shown(None, False, None, None, 20)


@pytest.mark.parametrize(
    ("side", "sign", "who"), [(Side.MINE, ">", "I promised"), (Side.THEIRS, "<", "they promised")]
)
def test_promises_say_whose_they_are_and_what_became_of_them(side: Side, sign: str, who: str) -> None:
    made = Promise(1, 1, "Ana", side, "send the deck", date(2026, 11, 20), PromiseState.OPEN, TODAY)
    kept = Promise(1, 1, "Ana", side, "send the deck", date(2026, 11, 20), PromiseState.KEPT, TODAY)
    shown = plain(render.promise_spans(made, TODAY)).strip()
    assert shown == f"{sign} {who}: send the deck → Fri 20 Nov, in 2 days"
    assert plain(render.promise_spans(kept, TODAY)).strip() == f"{sign} {who}: send the deck  ✓ kept"


def test_an_entry_says_its_direction_people_and_purpose() -> None:
    interaction = Interaction(
        1,
        Kind.EMAIL,
        Direction.OUT,
        Purpose.PROMO,
        Moment(NOON, TODAY, "Europe/Paris"),
        15,
        NOON,
        "",
        "the news",
        (Person(1, "Ana"), Person(2, "Bo"), Person(3, "Cy", present=False)),
    )
    text = text_of(render.entry_lines(Entry(interaction), 1, TODAY, 90, chosen=False, heads_day=True))
    assert text == ("Wed 18 Nov  today\n→ email  12:00  15 min  with Bo  about Cy  promo, no touch\n  the news")
    only = render.entry_lines(Entry(interaction), 3, TODAY, 90, chosen=False, heads_day=False)
    assert "mentioned  with Ana, Bo" in text_of(only)


def test_a_long_entry_opens_up_when_it_is_highlighted() -> None:
    interaction = Interaction(
        1,
        Kind.CALL,
        Direction.BOTH,
        Purpose.NEUTRAL,
        Moment(NOON, TODAY, "Europe/Paris", timed=False),
        None,
        NOON,
        "",
        "many words " * 60,
        (Person(1, "Ana"),),
    )
    closed = render.entry_lines(Entry(interaction), 1, TODAY, 40, chosen=False, heads_day=False)
    opened = render.entry_lines(Entry(interaction), 1, TODAY, 40, chosen=True, heads_day=False)
    assert len(closed) < len(opened)
    assert plain(closed[-1]).endswith("…")
    assert text_of(opened).count("many words") > 50


def test_the_card_puts_my_promises_first_and_the_earliest_due_above() -> None:
    made = [
        Promise(1, 1, "Ana", Side.THEIRS, "theirs", date(2026, 11, 1), PromiseState.OPEN, TODAY),
        Promise(2, 1, "Ana", Side.MINE, "later", date(2026, 12, 1), PromiseState.OPEN, TODAY),
        Promise(3, 1, "Ana", Side.MINE, "late", date(2026, 11, 1), PromiseState.OPEN, TODAY),
    ]
    contact = Contact(1, "u", "Ana Ruiz", "CTO", "Acme", "Madrid", hook="at a fair", state=State.ARCHIVED)
    lines = render.card_lines(contact, None, made, TODAY, 80, 7)
    text = text_of(lines)
    assert text.splitlines()[0] == "Ana Ruiz  CTO · Acme · Madrid  archived"
    assert [line.split(":")[1].split(" →")[0].strip() for line in text.splitlines()[3:6]] == [
        "late",
        "later",
        "theirs",
    ]
    assert text.splitlines()[6] == "met: at a fair"
    assert len(render.card_lines(contact, None, made, TODAY, 80, 4)) == 4


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (PartialDate("birthday", 1980, 3, 22), "22 Mar 1980"),
        (PartialDate("birthday", None, 2, 29), "29 Feb"),
        (PartialDate("birthday", 1980), "1980"),
        (PartialDate("birthday", text="circa 1900"), "circa 1900"),
        (PartialDate("birthday", None, 13, 1), "1"),
    ],
)
def test_a_date_says_what_is_known_of_it(day: PartialDate, words: str) -> None:
    assert partial_date(day) == words
