"""Two sides' edits of one card become one: nothing typed is lost, and nothing passes for taken back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.incoming.folder_card import merge_in_folder, onto, same_card, shared
from netui.domain.incoming.three_way import Conflict
from netui.domain.people.contact import ContactDraft, ContactPoint, Job, PartialDate, PointKind

MAIL = ContactPoint(PointKind.EMAIL, "bo@li.example", "work")
PHONE = ContactPoint(PointKind.PHONE, "+34 600 1")
BORN = PartialDate("birthday", 1980, 3, 12)
BO = ContactDraft("Bo Li", role="CTO", points=(MAIL,), tags=("fintech",), dates=(BORN,))

CARDS = st.builds(
    ContactDraft,
    st.just("Bo Li"),
    role=st.sampled_from(["", "CTO", "CEO"]),
    about=st.sampled_from(["", "tea", "coffee"]),
    points=st.lists(st.sampled_from([MAIL, PHONE, replace(MAIL, label="home")]), max_size=3).map(tuple),
    tags=st.lists(st.sampled_from(["fintech", "Vip", "york"]), unique=True, max_size=3).map(tuple),
    dates=st.sampled_from([(), (BORN,), (PartialDate("birthday", None, 3, 12),)]),
)


@given(CARDS, CARDS)
def test_a_card_that_only_one_side_changed_is_as_that_side_has_it(base: ContactDraft, new: ContactDraft) -> None:
    for mine, theirs in ((new, base), (base, new)):
        merged = merge_in_folder([base], mine, theirs)
        assert same_card(merged.draft, new)
        assert merged.conflicts == ()


@given(CARDS, CARDS, CARDS)
def test_a_merge_once_written_changes_nothing_more(
    base: ContactDraft, mine: ContactDraft, theirs: ContactDraft
) -> None:
    merged = merge_in_folder([base], mine, theirs).draft
    assert merge_in_folder([base, merged], merged, merged).draft == merged
    assert merge_in_folder([merged], merged, merged).conflicts == ()


@given(CARDS, CARDS)
def test_who_meet_for_the_first_time_lose_no_point_no_tag_and_no_word(
    mine: ContactDraft, theirs: ContactDraft
) -> None:
    merged = merge_in_folder([], mine, theirs)
    said = repr(merged)
    assert {point.value for card in (mine, theirs) for point in card.points} <= {
        p.value for p in merged.draft.points
    }
    assert {*mine.tags, *theirs.tags} <= set(merged.draft.tags)
    assert all(text in said for card in (mine, theirs) for text in (card.role, card.about))


def test_one_name_at_two_services_is_two_points() -> None:
    handles = tuple(ContactPoint(PointKind.HANDLE, "bo", service) for service in ("telegram", "matrix"))
    both = merge_in_folder([BO], replace(BO, points=(MAIL, PHONE)), replace(BO, points=(MAIL, *handles))).draft
    assert set(both.points) == {MAIL, PHONE, *handles}


WRITTEN = replace(BO, role="CEO", points=(MAIL, PHONE))
"""What netui made of BO's file."""


@pytest.mark.parametrize(
    ("theirs", "becomes", "conflicts"),
    [
        pytest.param(replace(WRITTEN, place="Oslo"), replace(WRITTEN, place="Oslo"), [], id="made after it"),
        pytest.param(
            replace(WRITTEN, role=""), replace(WRITTEN, role=""), [], id="one of two taken away after it"
        ),
        pytest.param(BO, BO, [], id="put back"),
        pytest.param(
            replace(BO, place="Oslo"),
            replace(WRITTEN, place="Oslo"),
            [Conflict("role", "CEO", "CTO"), Conflict("phone", "+34 600 1", "")],
            id="put over it by somebody who had not seen it",
        ),
        pytest.param(
            replace(BO, role="Chair", place="Oslo"),
            replace(WRITTEN, role="Chair", place="Oslo"),
            [Conflict("role", "Chair", "CEO"), Conflict("phone", "+34 600 1", "")],
            id="put over it with another word for the same",
        ),
    ],
)
def test_what_netui_wrote_does_not_pass_for_taken_back(
    theirs: ContactDraft, becomes: ContactDraft, conflicts: list[Conflict]
) -> None:
    merged = merge_in_folder([BO, WRITTEN], WRITTEN, theirs)
    assert merged.draft == becomes
    assert list(merged.conflicts) == conflicts


def test_of_several_things_written_the_last_one_they_saw_counts() -> None:
    first = replace(BO, role="CEO")
    second = replace(first, about="tea")
    third = replace(second, place="Oslo")
    theirs = replace(second, points=(MAIL, PHONE))
    merged = merge_in_folder([BO, first, second, third], third, theirs)
    assert merged.draft == replace(third, points=(MAIL, PHONE))
    assert merged.conflicts == (Conflict("place", "Oslo", ""),)


def test_a_birthday_changed_by_both_is_one_conflict() -> None:
    mine, theirs = (replace(BO, dates=(replace(BORN, day=day),)) for day in (13, 14))
    written = merge_in_folder([BO, mine], mine, theirs)
    assert written.draft.dates == theirs.dates
    assert [conflict.field for conflict in written.conflicts] == ["birthday"]
    assert merge_in_folder([BO], mine, theirs).draft.dates == mine.dates


def test_what_no_file_carries_stays_here_and_so_does_the_writing_of_what_was_left_alone() -> None:
    here = replace(
        BO,
        hook="met on a boat",
        about="tea \r\n coffee",
        tags=("FinTech",),
        jobs=(Job("CFO", "Acme"),),
        dates=(replace(BORN, lead=7),),
        points=(replace(MAIL, value=" bo@li.example"), PHONE),
    )
    read = replace(BO, about="tea \n coffee", points=(MAIL, PHONE))
    merged = replace(
        read,
        role="CEO",
        tags=("fintech", "york"),
        dates=(BORN, PartialDate("anniversary", 2001)),
        points=(PHONE, MAIL),
    )
    assert onto(here, read, merged) == replace(
        here,
        role="CEO",
        tags=("FinTech", "york"),
        dates=(replace(BORN, lead=7), PartialDate("anniversary", 2001)),
        points=(PHONE, replace(MAIL, value=" bo@li.example")),
    )
    assert onto(here, read, read) == here
    assert (shared(here).hook, shared(here).jobs, shared(here).dates) == ("", (), (BORN,))
