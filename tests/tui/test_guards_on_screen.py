"""Guards while a line is typed: one line of a question above what was understood, and Enter saves all the same."""

from datetime import date

import pytest
from conftest import TestClock, line, person
from deskside import SIZES, press, sitting, write

from netui.domain.due.queue import next_due
from netui.domain.interaction import Kind
from netui.domain.people.contact import Tier
from netui.store import Store
from netui.tui.screens.desk.main import MainScreen
from netui.tui.widgets.painted import Block

MAILS = "e-mails in a row: how about a call or a meeting?"
SELFISH = "The last two were for me as well: is there something to give first?"
SILENT = "Two unanswered and nothing given: what would help them?"


def somebody(store: Store, clock: TestClock, kind: Kind, *lines: str) -> int:
    """Bo Li (tier A) with an entry for each line."""
    bo = person(store, clock(), "Bo Li")
    store.attention.set_tier([bo], Tier.A, clock())
    for text in lines:
        store.interactions.log(kind, [bo], line(store, text, clock()), clock())
    return bo


def preview(desk: MainScreen) -> str:
    return desk.bar.query_one("#understood", Block).text()


def due_on(store: Store, clock: TestClock, who: int) -> date | None:
    standing = store.due.standing(who, clock())
    return next_due(standing, clock().day) if standing else None


async def test_R3b_after_three_mails_in_a_row_a_call_or_a_meeting_is_proposed(
    store: Store, clock: TestClock
) -> None:
    bo = somebody(store, clock, Kind.EMAIL, "2026-10-01: a !in", "2026-10-20: b !help", "2026-11-10: c !in")
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "e")
        await write(pilot, "and again !help")
        assert f"Three {MAILS}" in preview(desk)
        await press(pilot, "escape", "c")
        await write(pilot, "a real talk")
        assert MAILS not in preview(desk)
        await press(pilot, "enter", "e")
        assert MAILS not in preview(desk)
    assert store.timeline.get(store.timeline.of(bo)[0]).interaction.kind is Kind.CALL


async def test_R3f_promo_moves_no_due_date_and_a_third_self_serving_word_is_questioned(
    store: Store, clock: TestClock
) -> None:
    bo = somebody(store, clock, Kind.CALL, "2026-11-10: hello", "2026-11-12: a favour !ask")
    async with sitting(store, clock) as (pilot, desk):
        before = due_on(store, clock, bo)
        clock.move(minutes=1)
        await press(pilot, "1", "m")
        await write(pilot, "my new site !promo")
        assert SELFISH not in preview(desk)
        await press(pilot, "enter")
        assert due_on(store, clock, bo) == before
        clock.move(minutes=1)
        await press(pilot, "m")
        await write(pilot, "come to my talk !promo")
        assert SELFISH in preview(desk)
        await press(pilot, "enter")
        assert due_on(store, clock, bo) == before
        assert len(store.timeline.of(bo)) == 4


@pytest.mark.parametrize("size", SIZES)
async def test_F11_the_question_is_one_line_and_what_was_understood_stays_in_sight(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    bo = somebody(store, clock, Kind.MESSAGE, "2026-10-01: hello", "2026-11-01: hello again")
    async with sitting(store, clock, size) as (pilot, desk):
        await press(pilot, "1", "m")
        await write(pilot, "hello? >send the deck fri")
        shown = preview(desk).splitlines()
        assert shown.count(SILENT) == 1
        assert "my promise: send the deck → Fri 20 Nov, in 2 days" in shown[0]
        await write(pilot, ' !article "On foot"')
        assert SILENT not in preview(desk)
        await press(pilot, "enter")
        assert len(store.timeline.of(bo)) == 3
