"""Referrals on screen: a line, won, celebrated the next morning, pinned to the timeline, a year later echoed."""

from datetime import date

import pytest
from conftest import TestClock, line, person
from deskside import SIZES, harmful, network, press, screen_lines, screen_text, sitting, until, write

from netui.domain.due.subject import Subject
from netui.domain.giving.money import amount_words
from netui.domain.giving.referral import ReferralSide, ReferralState, parse_referral
from netui.domain.interaction import Kind
from netui.domain.people.contact import ContactPoint, PointKind
from netui.store import Store
from netui.tui.screens.dialogs.choice import ChoiceScreen
from netui.tui.screens.giving.referrals import ReferralsScreen
from netui.tui.screens.practice.letter import LetterScreen

GIVEN, RECEIVED = ReferralSide.GIVEN, ReferralSide.RECEIVED


def opened(store: Store, clock: TestClock, who: int, text: str, side: ReferralSide = GIVEN) -> int:
    number = store.referrals.open(who, side, parse_referral(text), clock()).subject
    assert number is not None
    return number


def words(app: object) -> str:
    return " ".join(" ".join(row.strip("│ ▐▌") for row in screen_lines(app)).split())


async def test_R6a_R6b_R6c_from_a_line_to_the_celebration_its_pin_and_its_echo(
    store: Store, clock: TestClock
) -> None:
    bo = person(store, clock(), "Bo Li")
    for kind in (Kind.MET, Kind.CALL):
        store.interactions.log(kind, [bo], line(store, "3d ago: the harbour", clock()), clock())
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "w", "a")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await press(pilot, "g")
        await write(pilot, "Harbour fit-out, 40k EUR")
        assert "lead: Harbour fit-out · 40,000 EUR" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert "→ for Bo Li: Harbour fit-out  40,000 EUR" in screen_text(pilot.app)
        assert "lead · open since Wed 18 Nov" in screen_text(pilot.app)
        await press(pilot, "w")
        assert "✓ won: Harbour fit-out, 40,000 EUR" in screen_text(pilot.app)
        assert "won for others: 1, 40,000 EUR · received: 0" in screen_text(pilot.app)
        await press(pilot, "escape")

        clock.move(days=1)
        desk.look_again()
        assert [(item.name, item.rank) for item in desk.due.items] == [("Bo Li", 3)]
        await press(pilot, "3")
        assert "★ Bo Li" in screen_text(pilot.app)
        assert "celebrate, in person if you can" in words(pilot.app)
        store.interactions.log(Kind.MET, [bo], line(store, "dinner at the harbour", clock()), clock())
        await press(pilot, "d")
        assert desk.due.items == ()
        (one,) = store.referrals.of(bo)
        assert (one.state, one.honoured_on) == (ReferralState.WON, date(2026, 11, 19))
        assert store.timeline.get(one.honoured_by or 0).interaction.words == "dinner at the harbour"

        await press(pilot, "1")
        text = screen_text(pilot.app)
        assert "★ ↔ met" in text
        assert "★ won: Harbour fit-out, 40,000 EUR" in text
        assert "★ won Harbour fit-out, 40,000 EUR · 18 Nov ─" in text

        clock.move(days=364)
        desk.look_again()
        (item,) = desk.due.items
        assert (item.rank, item.why) == (7, "a year ago: won Harbour fit-out, 40,000 EUR for them")
        await press(pilot, "3", "d")
        assert desk.due.items == ()
        await press(pilot, "1")
        assert "· 18 Nov 2026 ─" in screen_text(pilot.app)
        await press(pilot, "u")
        assert [item.rank for item in desk.due.items] == [7]


async def test_R2d_one_received_is_thanked_for_by_a_letter(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li", points=(ContactPoint(PointKind.EMAIL, "bo@li.io"),))
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "w", "a", "r")
        await write(pilot, "help: the port")
        await press(pilot, "enter")
        assert "← from Bo Li: the port" in screen_text(pilot.app)
        assert "thanks due" in screen_text(pilot.app)
        clock.move(days=1)
        await press(pilot, "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, LetterScreen))
        assert "Thank you for your help with the port." in words(pilot.app)
        await press(pilot, "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await press(pilot, "e")
        await until(pilot, lambda: "♥ thanked Thu 19 Nov" in screen_text(pilot.app) or not desk.due.items)
        assert store.referrals.of(bo)[0].honoured_on == date(2026, 11, 19)
        await press(pilot, "escape")
        assert desk.due.items == ()
        await press(pilot, "u")
        assert [reason.subject for item in desk.due.items for reason in item.reasons] == [Subject.THANKS]
        await press(pilot, "3", "d")
        assert store.referrals.of(bo)[0].honoured_on == date(2026, 11, 19)


async def test_each_end_of_a_referral_is_one_key_and_u_takes_it_back(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    number = opened(store, clock, bo, "the quay")
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        await press(pilot, "1", "w", "d")
        assert "only what was won is celebrated" in screen_text(pilot.app)
        await press(pilot, "c")
        assert "nothing to congratulate on yet" in screen_text(pilot.app)
        assert isinstance(pilot.app.screen, ReferralsScreen)
        await press(pilot, "l")
        assert store.referrals.get(number).state is ReferralState.LOST
        assert "Nothing here needs you." in screen_text(pilot.app)
        await press(pilot, "tab")
        assert "Referrals · all" in screen_text(pilot.app)
        assert "✗ lost Wed 18 Nov" in screen_text(pilot.app)
        await press(pilot, "o", "w", "d")
        assert store.referrals.get(number).honoured_on == date(2026, 11, 18)
        assert "★ celebrated Wed 18 Nov" in screen_text(pilot.app)
        await press(pilot, "u", "u", "u")
        assert store.referrals.get(number).state is ReferralState.LOST
        await press(pilot, "e")
        await write(pilot, " 40k")
        assert "40k has no currency: it stays words" in screen_text(pilot.app)
        await write(pilot, " EUR")
        await press(pilot, "enter")
        assert amount_words(store.referrals.get(number).amount) == "40,000 EUR"
        await press(pilot, "x")
        assert store.referrals.of(bo) == store.timeline.of(bo) == []
        await press(pilot, "u")
        assert [one.id for one in store.referrals.of(bo)] == [number]
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_whoever_is_at_hand_stands_first_and_tab_narrows_by_side(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    opened(store, clock, people.bo, "the quay 10k EUR")
    opened(store, clock, people.ana, "the bank $3k", RECEIVED)
    async with sitting(store, clock, (100, 30)) as (pilot, desk):
        desk.show_contact(people.bo)
        await press(pilot, "w")
        text = screen_text(pilot.app)
        assert "Bo Li first" in text
        assert text.index("the quay") < text.index("the bank")
        await press(pilot, "tab", "tab")
        assert "Referrals · for them" in screen_text(pilot.app)
        assert "the bank" not in screen_text(pilot.app)
        await press(pilot, "tab")
        assert "the quay" not in screen_text(pilot.app)
        await press(pilot, "tab", "j", "enter")
        assert pilot.app.screen is desk
        assert desk.contact_id == people.ana
        assert desk.chosen_entry() == store.referrals.of(people.ana)[0].interaction_id


async def test_with_nobody_at_hand_the_list_teaches_and_asks_for_somebody(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        await press(pilot, "w", "w", "l", "d", "e", "x", "c", "enter")
        assert isinstance(pilot.app.screen, ReferralsScreen)
        assert "No business yet." in screen_text(pilot.app)
        await press(pilot, "a")
        assert "nobody is at hand" in screen_text(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_a_hostile_referral_is_shown_harmless_in_every_size(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    bo = person(store, clock(), "Bo [red]\x1b[2J Li")
    number = opened(store, clock, bo, "[b]fit\x07-out\x1b]0;x\u202e " + "long " * 80 + "40k EUR")
    store.referrals.won(number, clock())
    async with sitting(store, clock, size) as (pilot, desk):
        await press(pilot, "3")
        assert desk.due.items[0].rank == 3
        await press(pilot, "w")
        assert harmful(pilot.app) == set()
        assert "[b]fit" in screen_text(pilot.app)
        await press(pilot, "d", "escape", "1")
        assert harmful(pilot.app) == set()
        assert "★ won [b]fit" in screen_text(pilot.app)


async def test_in_the_review_the_foot_says_what_done_means(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    store.referrals.won(opened(store, clock, bo, "the quay"), clock())
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "r")
        assert "d celebrated" in screen_text(pilot.app)
        await press(pilot, "d")
        assert "All clear." in screen_text(pilot.app)
        assert desk.due.items == ()


async def test_R6d_the_brief_holds_the_balance_in_one_line(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    clock.move(days=-400)
    for text in ("the boxes !kind", "a plan !help", "a name !ask"):
        store.interactions.log(Kind.EMAIL, [bo], line(store, text, clock()), clock())
    clock.move(days=400)
    store.interactions.log(Kind.EMAIL, [bo], line(store, '!book "Tides"', clock()), clock())
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        await press(pilot, "1", "enter")
        await until(pilot, lambda: "balance:" in screen_text(pilot.app))
        assert "balance: gave 2 (1 this year) · asked 1 · ♥ received 1: the boxes" in screen_text(pilot.app)
