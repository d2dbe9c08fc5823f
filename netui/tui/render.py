"""Domain values as lines of styled, harmless text: rows, header card, brief, preview."""

from collections.abc import Iterable, Sequence
from datetime import date

from netui.domain.day_words import distance, short_day, since, spell
from netui.domain.due.cadence import Interval
from netui.domain.due.queue import Item, Standing, next_due
from netui.domain.interaction import Direction, Interaction, Kind, Purpose
from netui.domain.line.drafts import Span as LineSpan
from netui.domain.moment import zone_info
from netui.domain.people.contact import DEPTHS, Contact, Listed, PointKind
from netui.domain.people.known import Fact
from netui.domain.promise import Promise, Side
from netui.domain.timeline import Entry
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cells, cut, fit, flow, length, pad, wrap
from netui.tui.render_promises import promise_spans

RANK_SIGNS = {1: "!", 2: "◷", 3: "★", 4: "♪", 5: "›", 6: "●", 7: "·"}
"""A sign for every rank, so that no colour is needed to tell them apart."""

RANK_STYLES = {1: "error", 2: "warning", 3: "good", 4: "accent", 5: "accent", 6: "warning", 7: "muted"}

MARKED = "◆"
ARROWS = {Direction.OUT: "→", Direction.IN: "←", Direction.BOTH: "↔"}
_MOST_WORDS = 4000
"""Letters of one text that are ever laid out; the rest is there, behind the ellipsis."""

_COLLAPSED_LINES = 4
"""Lines of an entry's words while it is not the highlighted one."""

_CHOSEN_LINES = 60
_LEAST_FIRM = 4
"""Cells in which the beginning of an organisation still tells something."""

_QUEUE_WORDS_LINES = 1


def spread(left: Line, right: Line, width: int) -> Line:
    """``left`` and ``right`` at the two ends of a line; the left gives way."""
    right = cut(right, width)
    room = max(0, width - length(right) - 1)
    left = cut(left, room)
    gap = max(0, width - length(left) - length(right))
    return (*left, (" " * gap, ""), *right)


def contact_line(
    person: Listed, rank: int | None, drafted: bool, today: date, width: int, *, marked: bool = False
) -> Line:
    """One row of the contact list: its signs, name, organisation, tier, age of the last touch.

    The second sign is the mark's, or else the draft's.
    """
    sign = RANK_SIGNS[rank] if rank else " "
    second = MARKED if marked else "✎" if drafted else " "
    mark: Span = (f"{sign}{second}", RANK_STYLES[rank] if rank else "accent" if marked else "muted")
    age = since(person.last, today)
    age = "–" if person.last is None else age
    tier = {"ambient": "~", "pool": "∘"}.get(person.tier or "", person.tier or " ")
    right: Line = ((f" {tier}", "tag"), (pad(age, 6, ">"), "muted"))
    room = max(0, width - cells(mark[0]) - length(right))
    name = fit(clip(person.name, width), room)
    firm_room = room - cells(name) - 2
    left: Line = (mark, (name, "muted" if person.tier == "pool" else ""))
    if person.organisation and firm_room >= _LEAST_FIRM:
        left = (*left, ("  ", ""), (fit(clip(person.organisation, width), firm_room), "muted"))
    gap = max(0, width - length(left) - length(right))
    return (*left, (" " * gap, ""), *right)


def inbox_line(count: int, begun: bool, width: int) -> Line:
    """The contact list's row for entries that belong to nobody yet, with the sign of a line begun there."""
    signs: Line = (("✉", "accent"), ("✎" if begun else " ", "accent"), ("Inbox", "accent"))
    return spread(signs, ((f"{count} to assign" if count else "", "muted"),), width)


def item_lines(item: Item, last: str, width: int, chosen: bool, hour: Line = ()) -> list[Line]:
    """One row of the queue: who, why, and the last words exchanged; at the end of its head the ``hour`` there."""
    style = RANK_STYLES[item.rank]
    head: Line = (
        (f"{RANK_SIGNS[item.rank]} ", style),
        (clip(item.name, width), "name"),
    )
    room = max(1, width - 2)
    lines = [spread(head, hour, width)]
    for number, reason in enumerate(item.reasons):
        words = wrap(clip(reason.says, _MOST_WORDS), room, 8 if chosen else 2)
        lines += [cut((("  ", ""), (text, style if number == 0 else "muted")), width) for text in words]
    if last:
        words = wrap(f"“{clip(last, _MOST_WORDS)}”", room, 6 if chosen else _QUEUE_WORDS_LINES)
        lines += [cut((("  ", ""), (text, "muted")), width) for text in words]
    return lines


def day_heading(day: date, today: date, width: int) -> Line:
    """The heading over the entries of one day."""
    return cut(((short_day(day, today), "heading"), (f"  {distance(day, today)}", "muted")), width)


def entry_lines(
    entry: Entry,
    owner: int,
    today: date,
    width: int,
    *,
    chosen: bool,
    heads_day: bool,
    milestones: Sequence[str] = (),
) -> list[Line]:
    """One entry of a timeline: what it was, its words, and everything that came out of it.

    ``milestones`` are the wins it celebrated: they show at its head.
    """
    interaction = entry.interaction
    lines: list[Line] = [day_heading(interaction.moment.day, today, width)] if heads_day else []
    kind = f"{'★ ' if milestones else ''}{ARROWS[interaction.direction]} {interaction.kind}"
    head: list[Span] = [(kind, "good" if milestones else "accent" if interaction.touch else "muted")]
    facts = [_local_time(interaction), f"{interaction.minutes} min" if interaction.minutes else ""]
    facts.append(f"in {clip(interaction.place, 40)}" if interaction.place else "")
    if others := company(interaction, owner):
        facts.append(others)
    if interaction.purpose is not Purpose.NEUTRAL:
        facts.append("promo, no touch" if interaction.purpose is Purpose.PROMO else interaction.purpose)
    head += [(f"  {fact}", "muted") for fact in facts if fact]
    words = clip(interaction.words, _MOST_WORDS)
    most = _CHOSEN_LINES if chosen else _COLLAPSED_LINES
    if words and len(head) == 1:
        lines += hang(((f"{kind}  ", head[0][1]), (words, "")), width, most)
    else:
        lines.append(cut(tuple(head), width))
        if words:
            lines += hang(((f"  {words}", ""),), width, most)
    for won in milestones:
        if won not in interaction.words:
            lines += hang(((f"  ★ won: {clip(won, 300)}", "good"),), width, 2)
    for promise in entry.promises:
        lines += hang(promise_spans(promise, today), width, 3)
    for fact in entry.facts:
        lines += hang(fact_spans(fact, today), width, 3)
    for give in entry.gives:
        who = "gave" if give.mine else "kindness received"
        text = f"  ♥ {who}: {give.kind} {clip(give.detail, 200)}".rstrip()
        lines += hang(((text, "good"),), width, 2)
    if entry.next is not None:
        lines.append(cut(((f"  › next {spell(entry.next, today)}", "accent"),), width))
    return lines


def hang(line: Line, width: int, most: int) -> list[Line]:
    """``line`` wrapped into at most ``most`` lines, what follows its first line indented."""
    flowed = flow(line, max(1, width - 2), most)
    return [flowed[0], *(cut((("  ", ""), *rest), width) for rest in flowed[1:])] if flowed else []


def _local_time(interaction: Interaction) -> str:
    moment = interaction.moment
    if not moment.timed:
        return ""
    return moment.at.astimezone(zone_info(moment.zone)).strftime("%H:%M")


def company(interaction: Interaction, owner: int) -> str:
    """Who else an entry names, as seen from the timeline of ``owner``."""
    others = [person for person in interaction.people if person.contact_id != owner]
    here = [clip(person.name, 40) for person in others if person.present]
    spoken = [clip(person.name, 40) for person in others if not person.present]
    words = [f"with {', '.join(here)}"] if here else []
    if any(person.contact_id == owner and not person.present for person in interaction.people):
        words = ["mentioned", *words]
    return "  ".join((*words, *([f"about {', '.join(spoken)}"] if spoken else [])))


def fact_spans(fact: Fact, today: date) -> Line:
    """A fact or need as one line."""
    sign = "*" if fact.kind == "fact" else "+"
    label = "" if fact.kind == "fact" else f"{fact.kind}: "
    due = f" → {spell(fact.due, today)}" if fact.due else ""
    ended = f"  ended {short_day(fact.ended_on, today)}" if fact.ended_on else ""
    style = "muted" if ended else "tag" if fact.kind == "fact" else "accent"
    return ((f"  {sign} {label}{clip(fact.text, 500)}{due}{ended}", style),)


def card_lines(
    contact: Contact,
    standing: Standing | None,
    promises: Sequence[Promise],
    today: date,
    width: int,
    height: int,
    hour: Line = (),
) -> list[Line]:
    """The card above the timeline, at most ``height`` lines: who, where, attention, last and next, promises.

    ``hour`` is what o'clock it is there, at the end of the line that says when somebody comes up next.
    """
    work = " · ".join(clip(part, 80) for part in (contact.role, contact.organisation, contact.place) if part)
    attention = [f"tier {contact.tier}" if contact.tier else "no tier"]
    if standing and standing.cadence:
        attention.append(f"every {standing.cadence.interval.words()}")
    elif contact.tier is not None and contact.tier.silent:
        attention.append("never due")
    attention.append(f"depth {contact.depth}, {DEPTHS[contact.depth]}")
    tags: Line = tuple((f" #{clip(tag, 30)}", "tag") for tag in contact.tags)
    state: Line = ((f"  {contact.state}", "warning"),) if contact.state != "active" else ()
    lines: list[Line] = [
        ((clip(contact.name, 200), "name"), (f"  {work}" if work else "", "muted"), *state),
        ((" · ".join(attention), ""), *tags),
        spread(_last_and_next(standing, today), hour, width),
    ]
    mine = sorted(promises, key=lambda p: (p.side is Side.THEIRS, p.due or date.max))
    for promise in mine[: max(0, height - 4)] if contact.hook else mine[: max(0, height - 3)]:
        late = promise.due is not None and promise.due < today
        sign, who = (">", "I promised") if promise.side is Side.MINE else ("<", "they promised")
        due = f" → {spell(promise.due, today)}" if promise.due else ""
        style = "error" if late else "mine" if promise.side is Side.MINE else "theirs"
        lines.append(((f"{sign} {who}: {clip(promise.text, 200)}{due}", style),))
    if contact.hook:
        lines.append(((f"met: {clip(contact.hook, 300)}", "muted"),))
    return [cut(line, width) for line in lines[:height]]


def _last_and_next(standing: Standing | None, today: date) -> Line:
    if standing is None:
        return (("not in the queue", "muted"),)
    last = "no touch yet" if standing.last is None else f"last {spell(standing.last.day, today)}"
    day = next_due(standing, today)
    if day is None:
        return ((last, "muted"), (" · not due", "muted"))
    style = "warning" if day <= today else "muted"
    return ((last, "muted"), (" · ", "muted"), (f"next {spell(day, today)}", style))


def reach_line(contact: Contact) -> Line:
    """The first number and the first address to reach somebody by; Y shows them all."""
    first: dict[PointKind, str] = {}
    for point in contact.points:
        first.setdefault(point.kind, clip(point.value, 60))
    shown = [first[kind] for kind in (PointKind.PHONE, PointKind.EMAIL, PointKind.PROFILE) if kind in first]
    return ((" · ".join(shown), "key"),) if shown else ()


def preview_lines(spans: Iterable[LineSpan], notices: Sequence[str], width: int, height: int) -> list[Line]:
    """What was understood of a line while it is typed, and what was not."""
    styles = {"mine": "mine", "theirs": "theirs", "need": "accent", "fact": "tag", "tag": "tag"}
    said: list[Span] = []
    for span in spans:
        if span.says:
            if said:
                said.append(("  ·  ", "muted"))
            said.append((clip(span.says, 300), styles.get(span.what, "accent")))
    lines = flow(tuple(said), width, height) if said else []
    room = height - len(lines)
    for notice in notices[:room] if room else notices[:1]:
        lines.append(((clip(notice, 300), "warning"),))
    return [cut(line, width) for line in lines[-height:]] if height > 0 else []


def tier_choice(interval: Interval | None) -> str:
    """A tier's interval in words, for the dialog that chooses one."""
    return f"every {interval.words()}" if interval else "never due"


def kind_title(kind: Kind, name: str, *, editing: bool = False) -> str:
    """The title of the line: what is being written, and of whom."""
    between = "on" if kind is Kind.NOTE else "with"
    verb = "edit " if editing else ""
    return f"{verb}{kind} {between} {clip(name, 60)}"
