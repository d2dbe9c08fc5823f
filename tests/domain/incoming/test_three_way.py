"""Three-way merge: what changed on one side is carried over, what changed on both is kept here and listed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.domain.incoming.draft_text import draft_text, read_draft
from netui.domain.incoming.three_way import TEXTS, Conflict, merge_cards
from netui.domain.people.contact import ContactDraft, ContactPoint, Job, PartialDate, PointKind

MAIL = ContactPoint(PointKind.EMAIL, "bo@li.io")
WORK = ContactPoint(PointKind.EMAIL, "bo@acme.io", "work")
BASE = ContactDraft("Bo Li", role="CTO", organisation="Acme", points=(MAIL,), tags=("york",))
BORN = PartialDate("birthday", 1980, 2, 29)


def card(**fields: object) -> ContactDraft:
    return replace(BASE, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mine", "theirs", "becomes", "conflicts"),
    [
        (BASE, BASE, BASE, ()),
        (BASE, card(role="CEO"), card(role="CEO"), ()),
        (card(role="CEO"), BASE, card(role="CEO"), ()),
        (card(role="CEO"), card(role="CEO"), card(role="CEO"), ()),
        (card(role="CEO"), card(role="CFO"), card(role="CEO"), (Conflict("role", "CEO", "CFO"),)),
        (card(role="CEO"), card(organisation="Umbrella"), card(role="CEO", organisation="Umbrella"), ()),
        (BASE, card(role=""), card(role=""), ()),
        (card(role=""), card(role="CFO"), card(role=""), (Conflict("role", "", "CFO"),)),
        (card(role="CEO"), card(role=""), card(role="CEO"), (Conflict("role", "CEO", ""),)),
        (BASE, card(name="Bo Li-Smith"), card(name="Bo Li-Smith"), ()),
        (BASE, card(name=""), BASE, ()),
        (BASE, card(points=(WORK,)), card(points=(WORK,)), ()),
        (BASE, card(points=(WORK, MAIL)), card(points=(WORK, MAIL)), ()),
        (card(points=(MAIL, WORK)), card(points=()), card(points=(WORK,)), ()),
        (card(points=()), card(points=(MAIL, WORK)), card(points=(WORK,)), ()),
        (card(points=()), card(points=(replace(MAIL, label="home"),)), card(points=()), ()),
        (BASE, card(points=(replace(MAIL, label="home"),)), card(points=(replace(MAIL, label="home"),)), ()),
        (
            card(points=(replace(MAIL, label="private"),)),
            card(points=(replace(MAIL, label="home"),)),
            card(points=(replace(MAIL, label="private"),)),
            (),
        ),
        (card(tags=("york", "vip")), card(tags=("golf",)), card(tags=("vip", "golf")), ()),
        (BASE, card(dates=(BORN,)), card(dates=(BORN,)), ()),
        (
            card(dates=(replace(BORN, day=28),)),
            card(dates=(BORN,)),
            card(dates=(replace(BORN, day=28),)),
            (Conflict("birthday", "birthday 28 Feb 1980", "birthday 29 Feb 1980"),),
        ),
        (
            card(jobs=(Job("clerk", "Post"),)),
            card(jobs=(Job("waiter"),)),
            card(jobs=(Job("clerk", "Post"), Job("waiter"))),
            (),
        ),
    ],
)
def test_a_source_that_is_known_changes_what_it_changed_and_nothing_else(
    mine: ContactDraft, theirs: ContactDraft, becomes: ContactDraft, conflicts: tuple[Conflict, ...]
) -> None:
    result = merge_cards(BASE, mine, theirs)
    assert (result.draft, result.conflicts) == (becomes, conflicts)


@pytest.mark.parametrize(
    ("mine", "theirs", "becomes", "conflicts"),
    [
        (card(role=""), card(role="CFO"), card(role="CFO"), ()),
        (card(role="CEO"), card(role=""), card(role="CEO"), ()),
        (card(role="ceo "), card(role="CEO"), card(role="ceo "), ()),
        (card(role="CEO"), card(role="CFO"), card(role="CEO"), (Conflict("role", "CEO", "CFO"),)),
        (card(about="rows"), card(about="sings"), card(about="rows\nsings"), ()),
        (card(about="rows\nsings"), card(about="sings"), card(about="rows\nsings"), ()),
        (card(points=(MAIL,)), card(points=(WORK,)), card(points=(MAIL, WORK)), ()),
        (
            card(points=(ContactPoint(PointKind.EMAIL, "BO@li.io"),)),
            card(points=(replace(MAIL, label="home"),)),
            card(points=(ContactPoint(PointKind.EMAIL, "BO@li.io", "home"),)),
            (),
        ),
        (card(tags=("York",)), card(tags=("york", "vip")), card(tags=("York", "vip")), ()),
        (card(dates=(BORN,)), card(), card(dates=(BORN,)), ()),
        (
            card(dates=(replace(BORN, year=None, lead=9),)),
            card(dates=(BORN,)),
            card(dates=(replace(BORN, lead=9),)),
            (),
        ),
        (card(dates=(BORN,)), card(dates=(replace(BORN, year=None),)), card(dates=(BORN,)), ()),
    ],
)
def test_a_source_that_is_met_for_the_first_time_fills_in_and_takes_nothing_away(
    mine: ContactDraft, theirs: ContactDraft, becomes: ContactDraft, conflicts: tuple[Conflict, ...]
) -> None:
    result = merge_cards(None, mine, theirs)
    assert (result.draft, result.conflicts) == (becomes, conflicts)


TEXT = st.sampled_from(["", "a", "b", "c"])
POINTS = st.lists(
    st.builds(
        ContactPoint,
        st.just(PointKind.EMAIL),
        st.sampled_from(["a@x", "b@x", "c@x"]),
        st.sampled_from(["", "home"]),
    ),
    max_size=3,
    unique_by=lambda point: point.value,
).map(tuple)
DAYS = st.lists(
    st.builds(
        PartialDate,
        st.sampled_from(["birthday", "wedding"]),
        st.sampled_from([None, 1980]),
        st.just(2),
        st.integers(1, 3),
    ),
    max_size=3,
    unique_by=lambda day: day.kind,
).map(tuple)
CARDS = st.builds(
    ContactDraft,
    name=st.sampled_from(["Bo", "Bo Li", "B. Li"]),
    role=TEXT,
    organisation=TEXT,
    place=TEXT,
    hook=TEXT,
    about=TEXT,
    points=POINTS,
    tags=st.lists(st.sampled_from(["x", "y", "z"]), max_size=3, unique=True).map(tuple),
    dates=DAYS,
    jobs=st.lists(st.builds(Job, TEXT.filter(bool), TEXT), max_size=2, unique=True).map(tuple),
)


@given(base=CARDS, mine=CARDS, theirs=CARDS)
@settings(max_examples=300)
def test_no_edit_of_either_side_is_lost(base: ContactDraft, mine: ContactDraft, theirs: ContactDraft) -> None:
    result = merge_cards(base, mine, theirs)
    disputed = {conflict.field: conflict for conflict in result.conflicts}
    for field in TEXTS:
        was, here, there, now = (getattr(one, field) for one in (base, mine, theirs, result.draft))
        if here != was:
            assert now == here
        if there != was and (field != "name" or there):
            assert now == there or disputed[field].theirs == there
    for part in ("points", "tags", "jobs"):
        was, here, there, now = (
            {_key(each) for each in getattr(one, part)} for one in (base, mine, theirs, result.draft)
        )
        assert now == (here - (was - there)) | (there - was)


def _key(each: object) -> object:
    return each.value if isinstance(each, ContactPoint) else each


@given(base=CARDS, other=CARDS)
@settings(max_examples=200)
def test_one_side_alone_is_simply_right(base: ContactDraft, other: ContactDraft) -> None:
    there = merge_cards(base, base, other)
    assert there.conflicts == ()
    assert set(there.draft.dates) == set(other.dates)
    assert replace(there.draft, dates=()) == replace(other, dates=())
    assert merge_cards(base, other, base) == merge_cards(base, other, other)
    assert merge_cards(base, other, base).draft == other


@given(base=CARDS, mine=CARDS, theirs=CARDS)
@settings(max_examples=200)
def test_a_merge_done_again_changes_nothing(base: ContactDraft, mine: ContactDraft, theirs: ContactDraft) -> None:
    once = merge_cards(base, mine, theirs).draft
    assert merge_cards(theirs, once, theirs).draft == once


@given(card=CARDS)
def test_a_draft_comes_back_from_its_text(card: ContactDraft) -> None:
    assert read_draft(draft_text(card)) == card


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", '{"points": [["fax", "1", ""]]}', '{"jobs": [1]}', '{"dates": [{"x": 1}]}']
)
def test_a_text_that_is_no_draft_gives_none(text: str) -> None:
    assert read_draft(text) is None
