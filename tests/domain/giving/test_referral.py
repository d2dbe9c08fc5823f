"""A referral as it is typed, and what it calls for: a sum is read in one way or not at all."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.due.subject import Subject
from netui.domain.giving.money import Amount, amount_words, find_amount, totals, typed_amount
from netui.domain.giving.referral import (
    ECHO_STAYS,
    ECHO_YEARS,
    Form,
    Referral,
    ReferralDraft,
    ReferralSide,
    ReferralState,
    echo_days,
    parse_referral,
    referral_line,
    referral_matters,
    totals_words,
)

TODAY = date(2026, 11, 18)
GIVEN, RECEIVED = ReferralSide.GIVEN, ReferralSide.RECEIVED
OPEN, WON, LOST = ReferralState.OPEN, ReferralState.WON, ReferralState.LOST


def eur(value: int | str, currency: str = "EUR") -> Amount:
    return Amount(Decimal(value), currency)


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("fit-out 40k EUR", "40000", "EUR"),
        ("fit-out 40K eur", "40000", "EUR"),
        ("fit-out, €12,500", "12500", "EUR"),
        ("fit-out 12.500 EUR", "12500", "EUR"),
        ("fit-out 12.500,50 EUR", "12500.50", "EUR"),
        ("fit-out 12,500.50 EUR", "12500.50", "EUR"),
        ("fit-out 12,5 EUR", "12.5", "EUR"),
        ("fit-out 0.500 EUR", "0.5", "EUR"),
        ("fit-out 1.2m USD", "1200000", "USD"),
        ("fit-out US$ 3 mio", "3000000", "USD"),
        ("fit-out $3k", "3000", "$"),
        ("fit-out ¥500.000", "500000", "¥"),
        ("fit-out 40 000 kr", "40000", "kr"),
        ("fit-out CHF 12'500", "12500", "CHF"),
        ("fit-out 12,34,567 INR", "1234567", "INR"),
        ("fit-out 40€", "40", "EUR"),
        ("fit-out EUR 1.234.567", "1234567", "EUR"),
        ("fit-out (40k EUR)", "40000", "EUR"),
    ],
)
def test_R6a_a_sum_is_read_in_every_way_it_is_written(text: str, value: str, currency: str) -> None:
    draft = parse_referral(text)
    assert draft.amount == eur(value, currency)
    assert draft.what.strip("() ") == "fit-out"
    assert not draft.notice
    assert not draft.problem


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fit-out 40k", "no currency"),
        ("fit-out 40,000", "no currency"),
        ("fit-out 12.500 KWD", "two ways"),
        ("fit-out 1.250k EUR", "two ways"),
        ("fit-out 1.234.56 EUR", "two ways"),
        ("fit-out EUR 40 USD", "two ways"),
        ("40k EUR of 60k USD", "two sums"),
        ("40-50k EUR a year", "write it like"),
        ("fit-out 40kEUR", "write it like"),
    ],
)
def test_R6a_nothing_is_guessed_and_what_stays_words_is_said(text: str, said: str) -> None:
    draft = parse_referral(text)
    assert draft.amount is None
    assert draft.what == text
    assert said in draft.notice


@pytest.mark.parametrize(
    "text", ["all 3 boats", "Rollout 2026", "3 all", "2 try", "reader of letter 38", "room 101", "the top 40", ""]
)
def test_numbers_that_are_no_money_are_words_without_a_word(text: str) -> None:
    assert (find_amount(text).amount, find_amount(text).notice) == (None, "")


@pytest.mark.parametrize(
    ("text", "what", "form"),
    [
        ("Harbour fit-out, 40k EUR", "Harbour fit-out", Form.LEAD),
        ("lead: Harbour fit-out for 40k EUR", "Harbour fit-out", Form.LEAD),
        ("HELP:  Harbour   fit-out", "Harbour fit-out", Form.HELP),
        ("40k EUR for the port", "for the port", Form.LEAD),
        ("leader of the port", "leader of the port", Form.LEAD),
    ],
)
def test_R6a_what_it_is_and_whether_a_lead_or_help(text: str, what: str, form: Form) -> None:
    draft = parse_referral(text)
    assert (draft.what, draft.form) == (what, form)


@pytest.mark.parametrize("text", ["", "40k EUR", "help: ", " ,"])
def test_a_referral_says_what_it_is(text: str) -> None:
    assert parse_referral(text).problem


@given(
    st.text("abc lead:help .,-€$1230kmEUR", max_size=30),
    st.sampled_from(Form),
    st.none() | st.builds(eur, st.decimals(1, 10**9, places=3), st.sampled_from(["EUR", "KWD", "$", "kr"])),
)
def test_the_line_a_referral_is_edited_as_says_the_same_again(
    what: str, form: Form, amount: Amount | None
) -> None:
    typed = parse_referral(what)
    if typed.problem or typed.amount or typed.notice or parse_referral(typed.what) != typed:
        return
    draft = ReferralDraft(typed.what, form, amount)
    again = parse_referral(referral_line(draft))
    assert (again.what, again.form, again.amount) == (draft.what, form, amount)


@given(st.text(max_size=60))
def test_any_line_is_understood_somehow(text: str) -> None:
    draft = parse_referral(text)
    assert draft.what or draft.problem


@given(st.decimals(0, 10**12, places=2), st.sampled_from(["EUR", "KWD", "$", "kr", "¥"]))
def test_a_sum_typed_again_is_the_same_sum(value: Decimal, currency: str) -> None:
    assert find_amount(typed_amount(Amount(value, currency))).amount == Amount(value, currency)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (eur(40000), "40,000 EUR"),
        (eur("12500.5"), "12,500.50 EUR"),
        (eur("3E+3", "$"), "$3,000"),
        (eur(0, "kr"), "0 kr"),
        (None, ""),
    ],
)
def test_a_sum_in_words(amount: Amount | None, words: str) -> None:
    assert amount_words(amount) == words


def test_no_currency_is_ever_converted() -> None:
    assert totals([eur(1), None, eur(2, "USD"), eur("1.5")]) == (eur("2.5"), eur(2, "USD"))


def referral(
    side: ReferralSide,
    state: ReferralState,
    *,
    opened: int = 30,
    closed: int | None = None,
    honoured: int | None = None,
) -> Referral:
    """One with its days as days before today."""

    def ago(days: int | None) -> date | None:
        return None if days is None else TODAY - timedelta(days=days)

    day = ago(opened)
    assert day is not None
    what = "Harbour fit-out"
    return Referral(7, 1, "Bo Li", side, Form.LEAD, what, eur(40000), state, day, ago(closed), ago(honoured))


def called_for(one: Referral, today: date = TODAY, echoed: date | None = None) -> list[tuple[Subject, str, date]]:
    found = referral_matters(one, today, echoed)
    return [(matter.subject, matter.says, matter.day) for matter in found if matter.day <= today]


def test_R6b_a_win_calls_for_a_celebration_until_it_was_held() -> None:
    won = referral(GIVEN, WON, closed=2)
    says = "won: Harbour fit-out, 40,000 EUR: celebrate, in person if you can"
    assert called_for(won) == [(Subject.CELEBRATION, says, date(2026, 11, 16))]
    assert called_for(referral(GIVEN, WON, closed=2, honoured=1)) == []
    assert called_for(referral(GIVEN, OPEN)) == []
    assert called_for(referral(GIVEN, LOST, closed=2)) == []


@pytest.mark.parametrize(
    ("one", "due"),
    [
        (referral(RECEIVED, OPEN, opened=0), False),
        (referral(RECEIVED, OPEN, opened=1), True),
        (referral(RECEIVED, LOST, opened=9, closed=8), True),
        (referral(RECEIVED, OPEN, opened=9, honoured=3), False),
        (referral(RECEIVED, WON, opened=9, closed=0), True),
        (referral(RECEIVED, WON, opened=9, closed=5, honoured=3), False),
    ],
)
def test_R2d_who_recommended_me_is_thanked_the_day_after_and_when_it_was_won(one: Referral, due: bool) -> None:
    assert [subject for subject, _, _ in called_for(one)] == [Subject.THANKS] * due


def test_R6c_a_win_is_remembered_a_year_later_for_two_weeks() -> None:
    won = referral(GIVEN, WON, closed=0, honoured=0)
    year = date(2027, 11, 18)
    assert called_for(won, year - timedelta(days=1)) == []
    assert called_for(won, year) == [(Subject.ECHO, "a year ago: won Harbour fit-out, 40,000 EUR for them", year)]
    assert called_for(won, year + timedelta(days=ECHO_STAYS))
    assert called_for(won, year + timedelta(days=ECHO_STAYS) + timedelta(days=1)) == []
    assert called_for(won, year, echoed=year) == []
    again = date(2028, 11, 20)
    assert called_for(won, again, echoed=year)[0][1].startswith("2 years ago")
    assert called_for(won, date(2026 + ECHO_YEARS, 11, 18))
    assert called_for(won, date(2027 + ECHO_YEARS, 11, 18)) == []


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 1500))
def test_every_echo_lies_in_the_days_that_are_looked_at(won_on: date, later: int) -> None:
    today = won_on + timedelta(days=later)
    won = Referral(1, 1, "Bo", GIVEN, Form.LEAD, "x", None, WON, won_on, won_on, won_on)
    if list(referral_matters(won, today)):
        assert any(first <= won_on <= last for first, last in echo_days(today))


def test_the_totals_count_what_was_won_for_others_and_what_was_received() -> None:
    known = [
        referral(GIVEN, WON, closed=1),
        referral(GIVEN, WON, closed=2, honoured=1),
        referral(GIVEN, OPEN),
        referral(RECEIVED, OPEN),
        referral(RECEIVED, WON, closed=1),
    ]
    assert totals_words(known) == "won for others: 2, 80,000 EUR · received: 2, 40,000 EUR"
    assert totals_words([]) == "won for others: 0 · received: 0"
