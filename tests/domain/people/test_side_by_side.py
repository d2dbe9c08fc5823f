"""Two contacts laid side by side: nothing is lost by the proposal, and what is chosen is what becomes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.people.contact import (
    Contact,
    ContactDraft,
    ContactPoint,
    Job,
    PartialDate,
    PointKind,
    Tier,
    card_of,
)
from netui.domain.people.point_keys import point_key
from netui.domain.people.side_by_side import (
    Chosen,
    Row,
    Side,
    all_like,
    chosen,
    longer_known,
    merged_card,
    side_by_side,
    turned,
)

MAIL = ContactPoint(PointKind.EMAIL, "ana@x.org", "work")
SAME_MAIL = ContactPoint(PointKind.EMAIL, "ANA@X.ORG")
OTHER_MAIL = ContactPoint(PointKind.EMAIL, "ana@y.org")
PHONE = ContactPoint(PointKind.PHONE, "+34 600 123 123")
BORN, IN_FULL = PartialDate("birthday", None, 11, 12), PartialDate("birthday", 1980, 11, 12)
WEDDING = PartialDate("wedding", 2011, 6, 1)

ANA = Contact(
    1,
    "u1",
    "Ana Ruiz",
    role="CTO",
    organisation="Acme",
    about="one",
    tier=Tier.POOL,
    points=(MAIL, PHONE),
    tags=("ai", "vip"),
    dates=(BORN,),
)
RUIZ = Contact(
    2,
    "u2",
    "Ruiz, Ana",
    role="CTO",
    organisation="Birch",
    place="Madrid",
    about="other",
    tier=Tier.B,
    cadence="P3W",
    depth=3,
    points=(OTHER_MAIL, SAME_MAIL),
    tags=("AI", "york"),
    dates=(WEDDING, IN_FULL),
    jobs=(Job("chef", "Chez Ana", date(2020, 1, 31)),),
)
ROWS = side_by_side(ANA, RUIZ)


def row(field: str, rows: tuple[Row, ...] = ROWS) -> Row:
    return next(one for one in rows if one.field == field)


def test_every_field_that_says_something_is_a_row_in_words() -> None:
    said = [(one.label, one.kept, one.gone, str(one.side), one.equal) for one in ROWS]
    assert said == [
        ("name", "Ana Ruiz", "Ruiz, Ana", "kept", False),
        ("role", "CTO", "CTO", "kept", True),
        ("organisation", "Acme", "Birch", "kept", False),
        ("place", "", "Madrid", "gone", False),
        ("about", "one", "other", "both", False),
        ("tier", "pool", "B", "gone", False),
        ("cadence", "", "every 3 weeks", "gone", False),
        ("depth", "0 know of", "3 know them", "gone", False),
        ("birthday", "12 Nov", "12 Nov 1980", "gone", False),
        ("email", "ana@x.org (work)", "ANA@X.ORG", "kept", False),
        ("phone", "+34 600 123 123", "", "both", False),
        ("email", "", "ana@y.org", "both", False),
        ("tags", "#ai #vip", "#AI #york", "both", False),
        ("date", "", "wedding 1 Jun 2011", "both", False),
        ("earlier job", "", "chef, Chez Ana (until Jan 2020)", "both", False),
    ]


def test_the_proposal_keeps_all_there_can_be_several_of() -> None:
    assert merged_card(ANA, ROWS, {}) == ContactDraft(
        "Ana Ruiz",
        "CTO",
        "Acme",
        "Madrid",
        about="one\nother",
        points=(MAIL, PHONE, OTHER_MAIL),
        tags=("ai", "vip", "york"),
        dates=(IN_FULL, WEDDING),
        jobs=RUIZ.jobs,
    )
    assert chosen(ROWS, {}) == Chosen(Side.GONE, Side.GONE, Side.GONE)


def test_one_side_for_all_is_that_very_card() -> None:
    kept, gone = (merged_card(ANA, ROWS, all_like(ROWS, side)) for side in (Side.KEPT, Side.GONE))
    assert kept == card_of(ANA)
    assert gone == replace(card_of(RUIZ), points=(SAME_MAIL, OTHER_MAIL), dates=(IN_FULL, WEDDING))
    assert chosen(ROWS, all_like(ROWS, Side.KEPT)) == Chosen()


def test_both_for_all_leaves_alone_what_there_is_one_of() -> None:
    sides = all_like(ROWS, Side.BOTH)
    assert {key[0] for key in sides} == {"about", "points", "tags", "dates", "jobs"}
    assert merged_card(ANA, ROWS, sides) == merged_card(ANA, ROWS, {})


@pytest.mark.parametrize(
    ("field", "side", "becomes"),
    [
        ("name", Side.GONE, "Ruiz, Ana"),
        ("place", Side.KEPT, ""),
        ("about", Side.GONE, "other"),
        ("tags", Side.GONE, ("AI", "york")),
        ("tags", Side.KEPT, ("ai", "vip")),
        ("points", Side.GONE, (SAME_MAIL, PHONE, OTHER_MAIL)),
        ("jobs", Side.KEPT, ()),
        ("dates", Side.KEPT, (IN_FULL,)),
    ],
)
def test_a_side_chosen_is_what_the_field_becomes(field: str, side: Side, becomes: object) -> None:
    assert getattr(merged_card(ANA, ROWS, {row(field).key: side}), field) == becomes


def test_a_point_of_which_no_side_is_wanted_is_left_out() -> None:
    phone = next(one for one in ROWS if one.label == "phone")
    assert merged_card(ANA, ROWS, {phone.key: Side.GONE}).points == (MAIL, OTHER_MAIL)


@pytest.mark.parametrize(
    ("mine", "theirs", "side"),
    [
        (Tier.A, Tier.B, Side.KEPT),
        (Tier.A, Tier.POOL, Side.KEPT),
        (None, Tier.POOL, Side.KEPT),
        (Tier.POOL, None, Side.GONE),
        (None, Tier.B, Side.GONE),
    ],
)
def test_the_pool_is_no_tier_anybody_chose(mine: Tier | None, theirs: Tier | None, side: Side) -> None:
    assert row("tier", side_by_side(replace(ANA, tier=mine), replace(RUIZ, tier=theirs))).side is side


POINT = st.builds(
    ContactPoint,
    st.sampled_from([PointKind.EMAIL, PointKind.PHONE]),
    st.sampled_from(["a@x.org", "A@X.ORG", "b@x.org", "+34 600 123 123", "0034600123123", "…"]),
    st.sampled_from(["", "work"]),
)
CONTACT = st.builds(
    Contact,
    st.just(1),
    st.just("u"),
    st.sampled_from(["Ana", "Bo"]),
    about=st.sampled_from(["", "one", "one\ntwo"]),
    tier=st.sampled_from([None, Tier.A, Tier.POOL]),
    depth=st.integers(0, 5),
    points=st.lists(POINT, max_size=4).map(tuple),
    tags=st.lists(st.sampled_from(["ai", "AI", "vip"]), max_size=3, unique_by=str.lower).map(tuple),
    dates=st.lists(st.sampled_from([BORN, IN_FULL, WEDDING]), max_size=3).map(tuple),
    jobs=st.lists(st.sampled_from([Job("CTO", "Acme"), Job("", "Birch")]), max_size=2).map(tuple),
)


@given(CONTACT, CONTACT)
def test_whoever_they_are_nothing_is_lost_and_changing_places_changes_no_choice(
    one: Contact, other: Contact
) -> None:
    rows = side_by_side(one, other)
    card = merged_card(one, rows, {})
    keys = {(point.kind, point_key(point) or point.value) for point in card.points}
    assert keys == {(point.kind, point_key(point) or point.value) for point in (*one.points, *other.points)}
    assert {tag.lower() for tag in card.tags} == {tag.lower() for tag in (*one.tags, *other.tags)}
    assert set(card.jobs) == {*one.jobs, *other.jobs}
    sides = {each.key: each.side for each in rows}
    back = side_by_side(other, one)
    other_card = merged_card(other, back, turned(sides))
    assert (other_card.name, set(other_card.jobs)) == (card.name, set(card.jobs))
    assert chosen(back, turned(sides)).depth.turned is chosen(rows, sides).depth or one.depth == other.depth


def test_who_is_chosen_then_talked_with_then_fuller_then_known_longer_is_kept() -> None:
    base = Contact(1, "u", "Ana", created=date(2026, 1, 1))
    assert longer_known(replace(base, tier=Tier.C), replace(base, id=2), {2: 9})
    assert longer_known(base, replace(base, id=2), {1: 2, 2: 1})
    assert longer_known(replace(base, tier=Tier.AMBIENT), replace(base, id=2, tier=Tier.POOL, points=(MAIL,)), {})
    assert longer_known(replace(base, points=(MAIL,)), replace(base, id=2), {})
    assert longer_known(base, replace(base, id=2, created=date(2026, 1, 2)), {})
    assert not longer_known(replace(base, id=2), base, {})
