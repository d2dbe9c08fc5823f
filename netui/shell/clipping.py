"""``netui give``: a clip kept, who would care for it printed with the reasons, or logged as given at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from netui.domain.day_words import short_day
from netui.domain.giving.caring import Cares
from netui.domain.giving.clip import Clip, parse_clip
from netui.domain.moment import Moment
from netui.printing import say, say_json, say_table
from netui.store import Store

_MOST_PRINTED = 10


def clip_line(store: Store, text: str, to: Sequence[int], now: Moment, *, json: bool) -> None:
    """Keep what ``text`` says; log it as given to the contacts ``to``, or print who would care, the best first.

    Keeping and giving are one change. Raises StoreError for a text that says nothing, and keeps nothing then.
    """
    line = parse_clip(text)
    with store.connection.changing(f"clip: {line.title or line.url}"[:60], now.at) as doing:
        kept = store.clips.keep(line, now)
        clip = store.clips.get(kept.subject or 0)
        if to:
            doing.name = store.clips.give(clip.id, to, now).name
    cares = () if to else store.clips.caring(clip, _MOST_PRINTED)
    if json:
        say_json([_cares_row(one, clip) for one in cares] if not to else [_clip_row(clip, len(set(to)))])
        return
    say(doing.change.name if to else f"{kept.name} ({clip.kind})")
    if to:
        return
    say_table([(one.name, _why(one, now.day)) for one in cares])
    if not cares:
        say("nobody here is known to care; it is kept, and offered when somebody states a fitting need")


def list_clips(store: Store, now: Moment, *, json: bool) -> None:
    """Print the clips that are kept, the newest first."""
    kept = store.clips.listed()
    if json:
        say_json([_clip_row(one.clip, one.given) for one in kept])
        return
    say_table(
        [
            (
                str(one.clip.id),
                one.clip.kind,
                short_day(one.clip.clipped_on, now.day),
                _times(one.given),
                one.clip.detail,
            )
            for one in kept
        ]
    )
    if not kept:
        say("nothing is kept: netui give 'article: On foot https://…' keeps it and says who would care")


def _times(given: int) -> str:
    return f"given {given}×" if given else ""


def _why(one: Cares, today: date) -> str:
    has = [f"has it since {short_day(one.given_on, today)}"] if one.given_on is not None else []
    pool = ["in the pool"] if one.pool else []
    return "; ".join((*has, *pool, *(f"{reason.told}: {reason.marked}" for reason in one.reasons)))


def _cares_row(one: Cares, clip: Clip) -> dict[str, Any]:
    return {
        "name": one.name,
        "id": one.contact_id,
        "clip": clip.id,
        "given": one.given_on,
        "pool": one.pool,
        "reasons": [
            {"field": reason.told, "text": reason.text, "words": reason.matching} for reason in one.reasons
        ],
    }


def _clip_row(clip: Clip, given: int) -> dict[str, Any]:
    return {
        "clip": clip.id,
        "kind": clip.kind,
        "title": clip.title,
        "url": clip.url,
        "text": clip.text,
        "clipped": clip.clipped_on,
        "given": given,
    }
