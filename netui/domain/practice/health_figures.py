"""The figures of the health screen and of ``netui stats``: each a few words, a number, and the list it opens."""

from collections.abc import Iterator

from netui.domain.day_words import short_day
from netui.domain.frozen import dataclass
from netui.domain.giving.money import amount_words
from netui.domain.giving.referral import ReferralSide, ReferralState
from netui.domain.people.contact import DEPTHS
from netui.domain.practice.follow_up import ALLOWED, ARTICLE_SHARE
from netui.domain.practice.health import PLATINUM, WINDOW, Health, Tally, quarter_begin
from netui.domain.practice.trust import Rate

_DEEP = (5, 4, 3)
"""The depths that are worth a figure: to know of somebody is none."""

_ARTICLE_HOURS = ALLOWED.total_seconds() / 3600


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: where it belongs, what it is, how it is said, what stands beside it, and what it counts.

    ``share`` (0 to 1) is drawn as a bar, ``mark`` the share it is set beside.
    """

    group: str
    label: str
    says: str
    tally: Tally
    beside: str = ""
    share: float | None = None
    mark: float | None = None


def figures(health: Health) -> tuple[Figure, ...]:
    """Every figure in the order of the screen."""
    parts = (_depth, _attention, _promises, _follow_up, _giving, _referrals)
    return tuple(figure for part in parts for figure in part(health))


def _depth(health: Health) -> Iterator[Figure]:
    quarter = quarter_begin(health.today)
    since = f"since {short_day(quarter, health.today)}"
    if health.recorded is None:
        since = "no change on record yet: a depth set from now on counts"
    elif health.recorded > quarter:
        since = f"since {short_day(health.recorded, health.today)}, where the record begins"
    yield Figure("Depth", "moved up this quarter", str(health.up.count), health.up, since)
    if health.down.count:
        yield Figure("Depth", "moved down", str(health.down.count), health.down)
    most = max((health.depths[depth].count for depth in _DEEP), default=0)
    for depth in _DEEP:
        tally = health.depths[depth]
        yield Figure("Depth", f"{depth} {DEPTHS[depth]}", str(tally.count), tally, share=_of(tally.count, most))


def _attention(health: Health) -> Iterator[Figure]:
    neglected, cooling = health.neglected, health.cooling
    platinum = health.depths[PLATINUM].count
    beside = f"of {platinum}: overdue, or {WINDOW} days silent" if platinum else ""
    yield Figure("Attention", "platinum neglected", str(neglected.count), neglected, beside)
    beside = f"less than half as often in {WINDOW} days as in those before"
    yield Figure("Attention", "cooling", str(cooling.count), cooling, beside)
    close = health.round.count
    said = f"{health.asked} of {close}" if close else "nobody close yet"
    beside = "asked this month" if close else ""
    yield Figure("Attention", "monthly round", said, health.round, beside, _of(health.asked, close))


def _promises(health: Health) -> Iterator[Figure]:
    yield Figure("Promises", "mine kept", *_kept(health.trust.mine, health.mine))
    yield Figure("Promises", "theirs kept", *_kept(health.trust.theirs, health.theirs))


def _kept(rate: Rate, tally: Tally) -> tuple[str, Tally, str, float | None]:
    return rate.says(), tally, "" if rate.share is None else f"{rate.share:.0%}", rate.share


def _follow_up(health: Health) -> Iterator[Figure]:
    found = health.follow_up
    said = f"{found.within_24h} of {found.count}" if found.count else "none yet"
    own = "" if found.share is None else f"{found.share:.0%}, "
    article = f"{own}article {ARTICLE_SHARE:.0%}"
    yield Figure("Follow-up", "within 24 h", said, health.followed, article, found.share, ARTICLE_SHARE)
    said = "none yet" if found.median_hours is None else f"{found.median_hours:.0f} h"
    yield Figure("Follow-up", "median", said, health.answered, f"article {_ARTICLE_HOURS:.0f} h")


def _giving(health: Health) -> Iterator[Figure]:
    given, asks, kind = health.given, health.asks, health.kindnesses
    most = max(given.count, asks.count, kind.count)
    kinds = ", ".join(f"{name} {tally.count}" for name, tally in health.gives.items())
    yield Figure("Giving", "given, 12 months", str(given.count), given, kinds, _of(given.count, most))
    yield Figure("Giving", "asked", str(asks.count), asks, share=_of(asks.count, most))
    yield Figure("Giving", "received", str(kind.count), kind, share=_of(kind.count, most))
    flying = health.introductions
    yield Figure("Giving", "introductions in flight", str(flying.count), flying)


def _referrals(health: Health) -> Iterator[Figure]:
    for side in ReferralSide:
        found = [state for state in ReferralState if health.referrals[side, state].tally.count]
        for state in found or [ReferralState.WON]:
            business = health.referrals[side, state]
            worth = " · ".join(amount_words(amount) for amount in business.worth)
            yield Figure("Referrals", f"{side}, {state}", str(business.tally.count), business.tally, worth)


def _of(part: int, whole: int) -> float | None:
    return part / whole if whole else None
