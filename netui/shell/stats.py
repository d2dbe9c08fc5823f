"""``netui stats``: the network at a glance, printed for people or as one JSON object."""

from collections.abc import Mapping
from typing import Any

from netui.domain.day_words import short_day
from netui.domain.giving.referral import ReferralSide, ReferralState
from netui.domain.moment import Moment
from netui.domain.practice.follow_up import ARTICLE_SHARE
from netui.domain.practice.health import Health, Tally
from netui.domain.practice.health_figures import figures
from netui.domain.practice.trust import Rate
from netui.printing import say, say_json, say_table
from netui.store import Store

_WEEKS_SHOWN = 12


def print_stats(store: Store, now: Moment, week_start: int, *, json: bool) -> None:
    """Print the figures of the health screen in its words."""
    with store.connection.looking():
        health = store.health.read(now, week_start)
        found = _object(store, health, now) if json else None
    if found is not None:
        say_json(found)
        return
    heat = health.heat
    weeks = range(max(0, heat.last - _WEEKS_SHOWN + 1), heat.last + 1)
    counts = " ".join(str(heat.count(week)) for week in weeks)
    say(f"touches per week since {short_day(heat.begin(weeks.start), now.day)}: {counts}")
    say_table([(one.group, one.label, one.says, one.beside) for one in figures(health)])


def _object(store: Store, health: Health, now: Moment) -> dict[str, Any]:
    found = health.follow_up
    return {
        "promises": {"mine": _rate(health.trust.mine), "theirs": _rate(health.trust.theirs)},
        "follow_ups": {
            "counted": found.count,
            "within_24h": found.within_24h,
            "share": found.share,
            "median_hours": found.median_hours,
            "article_share": ARTICLE_SHARE,
        },
        "gives": {
            "given": health.given.count,
            "asked": health.asks.count,
            "received": health.kindnesses.count,
            "by_kind": {kind: tally.count for kind, tally in health.gives.items()},
        },
        "referrals": {side.value: _referrals(health, side) for side in ReferralSide},
        "depth": {
            **{str(depth): tally.count for depth, tally in health.depths.items()},
            "moved_up": _people(store, health.up, now),
            "moved_down": _people(store, health.down, now),
            "recorded_since": health.recorded,
        },
        "touches": [
            {"week": health.heat.begin(week), "count": health.heat.count(week)}
            for week in range(health.heat.last + 1)
        ],
        "introductions": {"in_flight": health.introductions.count},
        "cooling": _people(store, health.cooling, now),
        "neglected": _people(store, health.neglected, now),
        "round": {"asked": health.asked, "of": health.round.count},
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {"counted": rate.counted, "on_time": rate.on_time, "rate": rate.share}


def _referrals(health: Health, side: ReferralSide) -> Mapping[str, Any]:
    counts: dict[str, Any] = {state.value: health.referrals[side, state].tally.count for state in ReferralState}
    won = health.referrals[side, ReferralState.WON].worth
    return counts | {"value": {amount.currency: f"{amount.value:f}" for amount in won}}


def _people(store: Store, tally: Tally, now: Moment) -> list[dict[str, Any]]:
    found = store.counted.of(tally, tally.ids, now)
    return [{"id": number, "name": found[number].name, "why": found[number].why} for number in tally.ids]
