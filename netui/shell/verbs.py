"""The verbs of the command line: each asks the store for one thing or does one thing, and prints it."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from netui.domain.interaction import Kind
from netui.domain.moment import Moment
from netui.printing import complain, say, say_json, say_table
from netui.store import Change, Store, StoreError

if TYPE_CHECKING:
    from netui.config import Config
    from netui.domain.due.queue import Item
    from netui.domain.line.drafts import LogLine
    from netui.domain.promise import Promise

INBOX = "-"
"""The NAME that stands for nobody yet."""

STDIN = "-"
"""The FILE that stands for standard input."""


class Ambiguous(StoreError):  # noqa: N818
    """A NAME that several people answer to, or nobody."""


def one_contact(store: Store, name: str) -> int:
    """The id of the one contact ``name`` means; raises Ambiguous, listing the candidates with their ids."""
    found = store.finding.resolve(name)
    if len(found) == 1:
        return found[0][0]
    if not found:
        raise Ambiguous(f"nobody here is called “{name}”: netui find looks for people, netui add makes one")
    listed = ", ".join(f"{who} (id {number})" for number, who in found[:12])
    more = f" and {len(found) - 12} more" if len(found) > 12 else ""
    raise Ambiguous(f"“{name}” may be {listed}{more}: say which by id")


def log(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui log NAME KIND LINE…``."""
    from netui.domain.line.logline import parse_log
    from netui.domain.practice.guards import about_to_log, guard, questionable

    subjects = [] if args.name == INBOX else [one_contact(store, args.name)]
    line = parse_log(" ".join(args.line), now=now.at, zone=now.zone, find=store.finding.resolve)
    entry, asked = about_to_log(Kind(args.kind), line), None
    if subjects and questionable(entry):
        asked = guard(store.timeline.recent(subjects[0], now), entry)
    change = store.interactions.log(Kind(args.kind), subjects, line, now)
    say_logged(store, change, line, subjects, asked, now)
    return 0


def say_logged(
    store: Store,
    change: Change,
    line: "LogLine",
    subjects: Sequence[int],
    asked: str | None,
    now: Moment,
    told: Sequence[str] = (),
) -> None:
    """Print what was logged with ``subjects``, all its ``line`` led to, and what is ``asked`` about it.

    ``told`` are sentences that the line itself does not say.
    """
    for notice in (*line.notices, *([asked] if asked else [])):
        complain(notice)
    _said(change)
    for says in (*told, *(span.says for span in line.spans if span.says)):
        say(f"  {says}")
    if place := store.interactions.place_at(line.when or now):
        say(f"  in {place}")
    needs = [fact.text for fact in line.facts if fact.kind == "need"]
    for kept in store.clips.fitting(*needs)[:1] if needs else ():
        say(f"  clip that may fit: “{kept.name}”; netui give lists what is kept")
    if subjects:
        _say_next(store, subjects[0], now)


def add(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui add LINE…``."""
    from netui.domain.line.addline import parse_add

    text = " ".join(args.line)
    if len(text.splitlines()) > 1:
        from netui.domain.line.block_line import block_line

        text = block_line(text)
    line = parse_add(text, now=now.at, zone=now.zone, find=store.finding.resolve)
    twins = store.finding.twins(line.draft)
    change = store.adding.add(line, now)
    for notice in (*line.notices, *(f"already here? {name} (id {number})" for number, name in twins[:3])):
        complain(notice)
    _said(change)
    for span in line.spans:
        if span.says:
            say(f"  {span.says}")
    say(f"  id {change.subject}")
    return 0


def due(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui due``."""
    with store.connection.looking():
        queue = store.due.queue(now, config.daily_limit)
        ids = [item.contact_id for item in queue.items if item.contact_id is not None]
        last = store.timeline.last_words(ids, now)
    if args.json:
        say_json([_due_row(item, last) for item in queue.items])
        return 0
    if args.plain:
        for item in queue.items:
            words = last.get(item.contact_id or 0, "")
            say(f"{item.name}: {item.why}." + (f" Last: {words}" if words else ""))
    else:
        say_table(
            [(str(item.rank), item.name, item.why, last.get(item.contact_id or 0, "")) for item in queue.items]
        )
    if not queue.items:
        say("all clear: nobody is waiting for you today")
    if queue.waiting:
        say(f"and {len(queue.waiting)} waiting for another day")
    return 0


def _due_row(item: "Item", last: dict[int, str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "rank": item.rank,
        "name": item.name,
        "id": item.contact_id,
        "why": item.why,
        "last": last.get(item.contact_id or 0, ""),
    }
    if item.promise is not None:
        row["promise"] = _promise_row(item.promise)
    if item.plan is not None:
        row[item.plan.subject] = item.plan.id
    return row


def promises(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui promises [NAME]``."""
    from netui.domain.day_words import spell
    from netui.domain.practice.trust import trust

    contact_id = one_contact(store, args.name) if args.name else None
    found = store.promises.every(contact_id) if args.all else store.promises.open(contact_id)
    if args.json:
        say_json([_promise_row(promise) | {"name": promise.contact} for promise in found])
        return 0
    say_table([(p.side, p.contact, p.state, spell(p.due, now.day) if p.due else "no date", p.text) for p in found])
    if not found:
        say("nothing is promised")
    kept = trust(store.promises.records(contact_id), now.day)
    say(f"kept: mine {kept.mine.says()}, theirs {kept.theirs.says()}")
    return 0


def _promise_row(promise: "Promise") -> dict[str, Any]:
    return {
        "id": promise.contact_id,
        "promise": promise.id,
        "text": promise.text,
        "due": promise.due,
        "side": promise.side,
        "state": promise.state,
        "made": promise.made_on,
        "closed": promise.closed_on,
    }


def show(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui show NAME``."""
    from netui.shell.showing import show_contact

    show_contact(store, one_contact(store, args.name), now, json=args.json)
    return 0


def stats(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui stats``."""
    from netui.shell.stats import print_stats

    print_stats(store, now, config.week_start, json=args.json)
    return 0


def find(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui find QUERY``: words and filters; a filter that cannot be understood finds nobody and says where."""
    from netui.domain.day_words import since
    from netui.domain.query import parse_query

    query = parse_query(" ".join(args.query), now.day)
    if query.problems:
        problem = query.problems[0]
        raise StoreError(f"{query.text[problem.start : problem.stop]} ← {problem.says}")
    with store.connection.looking():
        ids = store.querying.find(query, now, archived=args.archived)
        listed = store.contacts.listed(ids, now)
    people = [listed[number] for number in ids]
    if args.json:
        say_json(
            [
                {"id": p.id, "name": p.name, "organisation": p.organisation, "tier": p.tier, "last": p.last}
                for p in people
            ]
        )
        return 0
    say_table([(str(p.id), p.name, p.organisation, p.tier or "", since(p.last, now.day)) for p in people])
    if not people:
        say("nobody found")
    return 0


def give(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui give [LINE…] [--to NAME]…``."""
    from netui.shell.clipping import clip_line, list_clips

    text = " ".join(args.line)
    if not text.strip() and not args.to:
        list_clips(store, now, json=args.json)
        return 0
    to = [one_contact(store, name) for name in args.to]
    clip_line(store, text, to, now, json=args.json)
    return 0


def undo(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui undo [N]``: the last N changes."""
    for _ in range(args.count):
        say(f"undone: {store.history.undo().name}")
    return 0


def redo(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui redo``."""
    say(f"redone: {store.history.redo().name}")
    return 0


def history(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui history``."""
    from netui.domain.moment import zone_info

    past = store.history.past(args.limit)
    if args.json:
        say_json([{"id": p.id, "change": p.name, "at": p.at, "undone": p.undone} for p in past])
        return 0
    zone = zone_info(now.zone)
    say_table([(f"{p.at.astimezone(zone):%Y-%m-%d %H:%M}", "undone" if p.undone else "", p.name) for p in past])
    return 0


def promote(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui promote QUERY… --tier B``: everybody in the pool whom QUERY finds, their days spread."""
    from netui.domain.day_words import spell
    from netui.domain.due.spreading import spread_words
    from netui.domain.people.capacity import kind_word

    query, tier = " ".join(args.query), args.tier
    ids = store.promoting.pool(query)
    if not ids:
        raise StoreError(f"nobody in the pool fits “{query}”" if query else "the pool is empty")
    full = kind_word(tier, store.promoting.counts()[tier] + len(ids) - 1, config.capacity)
    days = store.promoting.plan(ids, tier, now, config.daily_limit)
    change = None if args.dry_run else store.promoting.promote(ids, tier, now, days)
    people = store.promoting.rows(ids)
    when = "never due" if tier.silent else "when the time has come"
    say_table(
        [(people[who].name, spell(day, now.day) if day else when) for who, day in zip(ids, days, strict=True)]
    )
    if full:
        complain(full)
    would = "" if change else "would be "
    told = when if tier.silent else spread_words(days, now.day)
    say(f"{would}{len(ids)} to {tier}, {told}" + ("; netui undo takes it back" if change else ""))
    return 0


def vacation(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui vacation [FROM TO | none]``: between the two cadences pause and promises do not."""
    from netui.domain.day_words import spell
    from netui.domain.line.typed_dates import parse_day

    if args.dates == ["none"]:
        for known in store.vacations.listed():
            if known.ends >= now.day:
                _said(store.vacations.give_up(known.id, now))
    elif args.dates:
        days = [parse_day(text, now.day) for text in args.dates]
        if len(days) != 2 or days[0] is None or days[1] is None:
            raise StoreError("write two dates, the first and the last day: netui vacation 2026-12-20 2027-01-03")
        _said(store.vacations.take(days[0], days[1], now))
    coming = [known for known in store.vacations.listed() if known.ends >= now.day]
    for known in coming:
        say(f"{spell(known.begins, now.day)} to {spell(known.ends, now.day)}")
    if not coming:
        say("no vacation ahead")
    return 0


def set_field(store: Store, args: Namespace, now: Moment, config: "Config") -> int:
    """``netui set NAME FIELD VALUE…``."""
    from netui.shell.setting import changed_words, set_one

    if not args.value:
        raise StoreError(f"{args.field}: write its new value, or none to empty it")
    contact_id = one_contact(store, args.name)
    before = store.contacts.get(contact_id)
    _said(set_one(store, contact_id, args.field, " ".join(args.value), now))
    if words := changed_words(args.field, before, store.contacts.get(contact_id)):
        say(f"  {words}")
    _say_next(store, contact_id, now)
    return 0


def _said(change: Change) -> None:
    say(change.name if change.id is not None else f"nothing to change: {change.name}")


def _say_next(store: Store, contact_id: int, now: Moment) -> None:
    from netui.domain.day_words import spell
    from netui.domain.due.queue import next_due

    with store.connection.looking():
        standing = store.due.standing(contact_id, now)
    day = next_due(standing, now.day) if standing else None
    if day is not None:
        say(f"  next {spell(day, now.day)}")


Verb = Callable[[Store, Namespace, Moment, "Config"], int]
