"""The review's place in the queue: onwards, back, left and taken up again."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from netui.domain.due.review import Review, taken_up

TODAY, TOMORROW = date(2026, 11, 18), date(2026, 11, 19)
ABCD = ("a", "b", "c", "d")


def test_it_goes_through_the_queue_and_ends() -> None:
    review = taken_up(None, ABCD, TODAY)
    assert (review.current, review.says()) == ("a", "1 of 4")
    review = review.on(ABCD)
    assert (review.current, review.says()) == ("b", "2 of 4")
    for _ in range(3):
        review = review.on(ABCD)
    assert review.over
    assert (review.current, review.says()) == (None, "4 of 4")


def test_what_was_done_meanwhile_is_passed_over_but_can_be_gone_back_to() -> None:
    review = taken_up(None, ABCD, TODAY).on({"c", "d"})
    assert (review.current, review.says()) == ("c", "3 of 4")
    assert review.back().current == "b"
    assert review.back().back().back().current == "a"


def test_left_and_taken_up_it_goes_on_where_it_was_with_what_is_new_at_its_end() -> None:
    left = taken_up(None, ABCD, TODAY).on(ABCD)
    assert taken_up(left, ("a", "b", "x", "c", "d"), TODAY) == Review(TODAY, (*ABCD, "x"), 1)
    assert taken_up(left, ("a", "c"), TODAY).current == "c"


def test_over_or_of_yesterday_it_begins_anew() -> None:
    over = Review(TODAY, ABCD, 4)
    assert taken_up(over, ("c",), TODAY) == Review(TODAY, ("c",))
    assert taken_up(Review(TODAY, ABCD, 2), ABCD, TOMORROW) == Review(TOMORROW, ABCD)


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.sets(st.integers(0, 9))))
def test_it_never_shows_one_item_twice_and_always_ends(keys: list[int], dues: list[set[int]]) -> None:
    review, seen = taken_up(None, keys, TODAY), []
    for due in [*dues, *[set(keys)] * (len(keys) + 1)]:
        if not review.over:
            seen.append(review.current)
        review = review.on(due)
    assert review.over
    assert len(seen) == len(set(seen))
