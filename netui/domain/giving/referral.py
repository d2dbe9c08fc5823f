"""Referrals: business won for somebody or by them for me, how one is typed, and what calls for a celebration."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from netui.domain.due.cadence import Interval, cutoff
from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.frozen import dataclass
from netui.domain.giving.money import Amount, amount_words, find_amount, totals, typed_amount
from netui.domain.moment import day_after

ECHO_YEARS = 3
"""How many years running a win is remembered: such occasions "stand the test of time" (the friend's tale)."""

ECHO_STAYS = 14
"""How many days the day of a win is worth a word."""

IF_POSSIBLE = "in person if you can"
"""How to celebrate; a trip of mine that leads to them says when that is."""


class ReferralSide(StrEnum):
    """Whose business it was: won for them (``given``), or by them for me (``received``)."""

    GIVEN = "given"
    RECEIVED = "received"


class Form(StrEnum):
    """A lead to business, or help in winning it."""

    LEAD = "lead"
    HELP = "help"


class ReferralState(StrEnum):
    """What became of it."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Referral:
    """Business won, or hoped for.

    ``interaction_id`` is the entry it came from. ``honoured_on`` is the day it was celebrated (``given`` and
    won) or thanks were said (``received``), ``honoured_by`` the entry that did; None while that is due.
    """

    id: int
    contact_id: int
    contact: str
    side: ReferralSide
    form: Form
    what: str
    amount: Amount | None
    state: ReferralState
    opened_on: date
    closed_on: date | None = None
    honoured_on: date | None = None
    honoured_by: int | None = None
    interaction_id: int | None = None

    @property
    def won_for_them(self) -> bool:
        """Whether I won business for them."""
        return self.side is ReferralSide.GIVEN and self.state is ReferralState.WON

    @property
    def to_honour(self) -> bool:
        """Whether a celebration, or a word of thanks, is due."""
        return self.honoured_on is None and (self.won_for_them or self.side is ReferralSide.RECEIVED)

    @property
    def closed(self) -> bool:
        """Whether nothing is to be done about it any more."""
        return self.state is not ReferralState.OPEN and not self.to_honour

    @property
    def words(self) -> str:
        """``Harbour fit-out, 40,000 EUR``."""
        return ", ".join(part for part in (self.what, amount_words(self.amount)) if part) or "business"


@dataclass(frozen=True, slots=True)
class ReferralDraft:
    """A referral as typed; ``notice`` says what was not taken as an amount, ``problem`` why it cannot be kept."""

    what: str
    form: Form = Form.LEAD
    amount: Amount | None = None
    notice: str = ""
    problem: str = ""


_FORM = re.compile(r"\s*(lead|help)\s*:\s*", re.IGNORECASE)
_BEFORE_AMOUNT = re.compile(r"\s(?:for|worth|of|at)\s+\Z", re.IGNORECASE)
_AROUND = " ,;:·–—-"
_BLANKS = re.compile(r"\s+")


def parse_referral(text: str) -> ReferralDraft:
    """``help: Harbour fit-out, 40k EUR`` as what it is, its form (``lead`` unless said) and its amount."""
    led = _FORM.match(text)
    form = Form(led[1].lower()) if led else Form.LEAD
    rest = text[led.end() :] if led else text
    money = find_amount(rest)
    what = rest
    if money.amount is not None:
        before, after = rest[: money.start], rest[money.stop :]
        if not after.strip(" .,;)"):
            before, after = _BEFORE_AMOUNT.sub("", before), ""
        what = f"{before} {after}"
    what = _BLANKS.sub(" ", what).strip(_AROUND)
    problem = "" if what else "say what it is: Harbour fit-out, 40k EUR"
    return ReferralDraft(what, form, money.amount, money.notice, problem)


def referral_line(referral: Referral | ReferralDraft) -> str:
    """The line a referral is edited as; read again it says the same."""
    led = f"{referral.form}: " if referral.form is Form.HELP or _FORM.match(referral.what) else ""
    amount = f", {typed_amount(referral.amount)}" if referral.amount else ""
    return f"{led}{referral.what}{amount}"


def referral_matters(referral: Referral, today: date, echoed: date | None = None) -> Iterator[Matter]:
    """What a referral calls for: a celebration, thanks the day after and once more when won, an echo each year.

    Rule 6 of the six rules: "win business for them", and celebrate, "in person if you can"; rule 2: who is
    recommended without hesitation has somebody to thank. ``echoed`` is the day an echo was last settled.
    """
    if referral.to_honour and referral.side is ReferralSide.GIVEN:
        says = f"won: {referral.words}: celebrate, {IF_POSSIBLE}"
        yield Matter(Subject.CELEBRATION, referral.id, says, referral.closed_on or referral.opened_on)
    elif referral.to_honour:
        won = referral.state is ReferralState.WON
        day = referral.closed_on if won else None
        says = f"thanks due: they {'won me' if won else 'recommended me:'} {referral.words}"
        yield Matter(Subject.THANKS, referral.id, says, day or day_after(referral.opened_on, 1))
    elif referral.won_for_them and referral.closed_on is not None:
        yield from _echo(referral, referral.closed_on, today, echoed)


def echo_days(today: date) -> tuple[tuple[date, date], ...]:
    """First and last day of a win that may be remembered ``today``, one pair for each year; a day too many."""
    spare = 2
    years = (cutoff(Interval(years=years), today) for years in range(1, ECHO_YEARS + 1))
    return tuple((day_after(day, -ECHO_STAYS - spare), day_after(day, spare)) for day in years)


def _echo(referral: Referral, won_on: date, today: date, echoed: date | None) -> Iterator[Matter]:
    for years in range(1, ECHO_YEARS + 1):
        day = Interval(years=years).after(won_on)
        if day <= today <= day_after(day, ECHO_STAYS) and (echoed is None or echoed < day):
            ago = "a year ago" if years == 1 else f"{years} years ago"
            yield Matter(Subject.ECHO, referral.id, f"{ago}: won {referral.words} for them", day)


def totals_words(referrals: Iterable[Referral]) -> str:
    """``won for others: 3, 52,000 EUR · received: 2``: each currency for itself."""
    known = list(referrals)
    given = [one for one in known if one.won_for_them]
    received = [one for one in known if one.side is ReferralSide.RECEIVED]
    sums = [amount_words(amount) for amount in totals(one.amount for one in given)]
    won = [amount_words(amount) for amount in totals(one.amount for one in received if one.state == "won")]
    given_words = ", ".join((f"won for others: {len(given)}", *sums))
    return f"{given_words} · {', '.join((f'received: {len(received)}', *won))}"
