"""The brief as lines: what to know first stands first, all of it to be read in ten seconds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netui.domain.day_words import distance, short_day, spell
from netui.domain.giving.balance import balance
from netui.domain.people.contact import DEPTHS, State
from netui.domain.people.known import WANTED, Fact, FactKind, Given
from netui.domain.people.special_dates import due
from netui.domain.practice.brief import Brief, Want
from netui.domain.practice.depth import evidence_lines
from netui.domain.practice.subjects import age_of_relation, month_of, subject
from netui.domain.practice.trust import NONE_COUNTED, Trust
from netui.domain.promise import Promise, Side
from netui.domain.timeline import Entry
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cells, cut, flow, length
from netui.tui.render import ARROWS, company, hang, reach_line, spread
from netui.tui.render_hours import hour_words
from netui.tui.render_introductions import in_flight_line
from netui.tui.render_promises import rates_line

NEAR_DAYS = 30
"""A birthday further away than this is not in the brief."""

_ASK_LINES = 5
"""Lines to ask about in a small terminal, where the last exchange is to be seen as well."""

_MOST_NEWS = {True: 4, False: 3}
"""What is told of their lives, in a roomy terminal and in a small one."""

_MOST_PROMISES = 4
_MOST_WANTS = 4
_MOST_YEARS = 3
_MOST_KINDNESSES = 2
_OF_THEIRS = frozenset((FactKind.PRONOUNCE, FactKind.SALUTATION, FactKind.REACH, *WANTED))
"""What is said elsewhere in the brief than under what to ask about."""

Section = Sequence[Line]


def brief_lines(brief: Brief, today: date, width: int, *, roomy: bool = False) -> list[Line]:
    """One contact on one page: who, whose turn, what to ask, what binds, what they want, what was said last.

    ``roomy`` parts the sections by blank lines; otherwise less is told, so that more of it is seen at once.
    """
    sections: list[Section] = [
        _head(brief, today, width),
        _titled("Ask about", _ask_about(brief, today, width, roomy)),
        _titled("I promised", _promises(brief.promises, Side.MINE, today, width)),
        _titled("Needs and goals" if brief.wants else "What I could give", _could_give(brief, today, width)),
        _balance(brief, today, width, roomy),
        _titled("The last exchanges", _exchanges(brief.entries, brief.contact.id, today, width)),
        _around(brief, today, width),
        _titled("Subjects", _subjects(brief, width)),
    ]
    lines: list[Line] = []
    for section in sections:
        if section:
            lines += [*([()] if roomy and lines else []), *section]
    return [cut(line, width) for line in lines]


def _titled(title: str, lines: Section) -> Section:
    return [((title, "heading"),), *lines] if lines else []


def _head(brief: Brief, today: date, width: int) -> Section:
    """Who and how to reach them, whose turn, how we met, how deep it goes and why."""
    contact = brief.contact
    lines = _name_lines(brief, width)
    reach = list(reach_line(contact))
    if likes := _told(brief.facts, FactKind.REACH):
        reach.append((f"{'  ' if reach else ''}likes {likes}", "tag"))
    if reach:
        lines.append(tuple(reach))
    if contact.state is State.ACTIVE:
        last = brief.standing.last if brief.standing else None
        touched = f" · last {spell(last.day, today)}" if last else ""
        lines += flow(((brief.turn.says, "accent"), (touched, "muted")), width, 2)
        for day in contact.dates:
            if near := due(replace(day, lead=NEAR_DAYS), today):
                lines += flow(((f"♪ {clip(near.says, 100)} · {short_day(near.on, today)}", "good"),), width, 1)
    lines += flow(_met(brief, today), width, 2)
    lines += _depth(brief, width)
    if brief.suggestion is not None:
        lines += flow(((f"↑ {clip(brief.suggestion.reason, 200)} t sets it", "good"),), width, 2)
    return lines


def _name_lines(brief: Brief, width: int) -> list[Line]:
    """The name, how it is said, the work, and at the end what o'clock it is there."""
    contact = brief.contact
    work = " · ".join(clip(part, 80) for part in (contact.role, contact.organisation, contact.place) if part)
    said = _told(brief.facts, FactKind.PRONOUNCE), _told(brief.facts, FactKind.SALUTATION)
    ways = ("pronounced ", "addressed as ")
    how = ", ".join(f"{way}{words}" for way, words in zip(ways, said, strict=True) if words)
    name: Line = ((clip(contact.name, 200), "name"), (f" ({how})" if how else "", "tag"))
    if contact.state is not State.ACTIVE:
        name = (*name, (f"  {contact.state}", "warning"))
    hour = hour_words(brief.local)
    if length(name) + cells(work) + length(hour) + 4 <= width:
        return [spread((*name, (f"  {work}" if work else "", "muted")), hour, width)]
    return [spread(name, hour, width), *([cut(((work, "muted"),), width)] if work else [])]


def _told(facts: Sequence[Fact], kind: FactKind) -> str:
    """What is known of one kind, the latest of it; empty where nothing is."""
    return next((clip(fact.text, 60) for fact in facts if fact.kind == kind), "")


def _met(brief: Brief, today: date) -> Line:
    contact = brief.contact
    if brief.first is not None:
        age = age_of_relation(brief.first, today)
    else:
        age = age_of_relation(contact.created, today, "listed") if contact.created else ""
    hook = clip(contact.hook, 200)
    return (
        (f"met: {hook}" if hook else "", ""),
        (" · " if hook and age else "", "muted"),
        (age, "muted"),
    )


def _depth(brief: Brief, width: int) -> Section:
    """The depth with its evidence, and how both sides keep their word: a line each.

    Kindnesses have a line of their own further down, and the years stand beside how we met.
    """
    contact, found = brief.contact, brief.evidence
    rest = replace(found, mine=NONE_COUNTED, theirs=NONE_COUNTED, years=0, kindnesses=0)
    shown = " · ".join(evidence_lines(rest)) or "nothing speaks for one yet"
    tier = f"tier {contact.tier}" if contact.tier else "no tier"
    if brief.standing and brief.standing.cadence:
        tier += f", every {brief.standing.cadence.interval.words()}"
    tags: Line = tuple((f" #{clip(tag, 30)}", "tag") for tag in contact.tags)
    return [
        cut(((f"depth {contact.depth}, {DEPTHS[contact.depth]}", "name"), (f": {shown}", "muted")), width),
        cut((*rates_line(Trust(found.mine, found.theirs)), (f" · {tier}", "muted"), *tags), width),
    ]


def _ask_about(brief: Brief, today: date, width: int, roomy: bool) -> Section:
    """The latest that is known and noted of their lives, what they promised, and what is not known yet."""
    lines: list[Line] = []
    news = [fact for fact in brief.facts if fact.kind not in _OF_THEIRS]
    for fact in news[: _MOST_NEWS[roomy]]:
        label = "" if fact.kind == FactKind.FACT else f"{clip(fact.kind, 20)}: "
        ahead = f" → {spell(fact.due, today)}" if fact.due else ""
        told: Line = ((f"  * {label}{clip(fact.text, 300)}", "tag"), (ahead, "accent"))
        lines += hang((*told, (f" · {distance(fact.noted_on, today)}", "muted")), width, 2)
    for entry in brief.notes:
        day = short_day(entry.interaction.moment.day, today)
        lines += hang(((f"  n {clip(entry.interaction.words, 300)}", ""), (f" · {day}", "muted")), width, 2)
    lines += _promises(brief.promises, Side.THEIRS, today, width)
    asked = len(brief.questions) if roomy else max(1, _ASK_LINES - len(lines))
    for question in brief.questions[:asked]:
        lines += hang(((f"  ? {question}", ""),), width, 2)
    return lines


def _promises(promises: Sequence[Promise], side: Side, today: date, width: int) -> list[Line]:
    """The promises of one side that bind, late ones with a sign and a word."""
    of_side = [promise for promise in promises if promise.side is side]
    lines: list[Line] = []
    for promise in of_side[:_MOST_PROMISES]:
        late = promise.due is not None and promise.due < today
        sign, style = (">", "mine") if side is Side.MINE else ("<", "theirs")
        who = "" if side is Side.MINE else "they promised: "
        when = f" → {'late: ' if late else ''}{spell(promise.due, today)}" if promise.due else " · no date"
        shown: Line = ((f"  {'!' if late else sign} {who}{clip(promise.text, 300)}", style),)
        lines += hang((*shown, (when, "error" if late else "muted")), width, 2)
    if len(of_side) > _MOST_PROMISES:
        lines.append(((f"  and {len(of_side) - _MOST_PROMISES} more: p shows them", "muted"),))
    return lines


def _could_give(brief: Brief, today: date, width: int) -> Section:
    """What they want, and the kept clip that may fit it."""
    lines = [*_wants(brief.wants, today, width)]
    for kept, why in brief.clips[:1]:
        more = f" and {len(brief.clips) - 1} more" if len(brief.clips) > 1 else ""
        said: Line = ((f"  y clip that may fit{more}: “{clip(kept.name, 120)}”", "good"),)
        lines.append(cut((*said, (f" · {why.told}: {clip(why.marked, 200)}", "muted")), width))
    return lines


def _wants(wants: Sequence[Want], today: date, width: int) -> Section:
    """Each need and goal with its state, and what I last did for them since I know of it."""
    lines: list[Line] = []
    for want in wants[:_MOST_WANTS]:
        fact = want.fact
        if fact.ended_on is not None:
            state = f"✓ {clip(fact.outcome, 20)} {spell(fact.ended_on, today)}"
        elif fact.due is not None:
            state = f"{'look again ' if fact.kind == FactKind.NEED else ''}{spell(fact.due, today)}"
        else:
            state = f"open since {month_of(fact.noted_on)}"
        did = f"I gave: {_given(want.did, today)}" if want.did else "I gave: nothing yet"
        what: Line = ((f"  + {clip(fact.kind, 20)}: {clip(fact.text, 300)}", "accent"), (f" · {state}", "muted"))
        lines += hang((*what, (f" · {did}", "good" if want.did else "warning")), width, 2)
    return lines


def _given(given: Given, today: date) -> str:
    """``help, reviewed the plan, Tue 3 Nov``."""
    about = subject(given.what) or clip(given.what, 60)
    day = short_day(given.day, today) if given.day else ""
    return ", ".join(part for part in (clip(given.kind, 20), clip(about, 60), day) if part)


def _balance(brief: Brief, today: date, width: int, roomy: bool) -> Section:
    """How often I gave and asked, and the kindnesses received by name, which are never forgotten."""
    counts = balance(brief.given, brief.asked, today)
    mine = [_given(gift, today) for gift in brief.given if gift.mine]
    theirs = [_given(gift, today).removeprefix("kindness, ") for gift in brief.given if not gift.mine]
    spans: list[Span] = []
    if said := " · ".join(part for part in (counts.gave_words, counts.asked_words) if part):
        spans.append((said, "muted"))
    if theirs:
        more = f"; and {len(theirs) - _MOST_KINDNESSES} more" if len(theirs) > _MOST_KINDNESSES else ""
        told = f"{counts.received_words}: {'; '.join(theirs[:_MOST_KINDNESSES])}{more}"
        spans += [(" · " if spans else "", "muted"), (told, "good")]
    if not spans:
        return []
    last = f" · gave last: {mine[0]}" if mine and roomy else ""
    return flow((("balance: ", "muted"), *spans, (last, "muted")), width, 2 if roomy else 1)


def _around(brief: Brief, today: date, width: int) -> Section:
    """The people around them, where they worked before, and what is written of them."""
    lines: list[Line] = []
    if under_way := in_flight_line(brief.introductions, brief.contact.id, today):
        lines += flow(((under_way, "accent"),), width, 1)
    around = [f"{clip(relation.kind, 30)} {clip(relation.name, 60)}" for relation in brief.relations[:6]]
    before = [
        " at ".join(clip(part, 60) for part in (job.role, job.organisation) if part)
        + (f" until {job.until.year}" if job.until else "")
        for job in brief.contact.jobs[:3]
    ]
    around += [f"before: {', '.join(before)}"] if before else []
    if around:
        lines += flow(((" · ".join(around), "tag"),), width, 2)
    if brief.contact.about:
        lines += flow(((clip(brief.contact.about, 600), "muted"),), width, 2)
    return lines


def _exchanges(entries: Sequence[Entry], owner: int, today: date, width: int) -> Section:
    """The last exchanges, a line or two each."""
    lines: list[Line] = []
    for entry in entries:
        done = entry.interaction
        day = short_day(done.moment.day, today)
        kind = f"  {ARROWS[done.direction]} {done.kind}"
        facts = [f"{done.minutes} min" if done.minutes else "", company(done, owner)]
        more = "".join(f" {fact}" for fact in facts if fact)
        words = clip(done.words, 600)
        said: Line = ((f": {words}", ""),) if words else ()
        lines += hang(((f"  {day}", "muted"), (kind, "accent"), (more, "muted"), *said), width, 2)
    return lines


def _subjects(brief: Brief, width: int) -> Section:
    """What we spoke of in each of the last years."""
    shown = brief.subjects[:_MOST_YEARS]
    lines: list[Line] = [
        (
            (f"  {year.year}  ", "muted"),
            (" · ".join(clip(about, 60) for about in year.subjects), ""),
        )
        for year in shown
    ]
    if len(brief.subjects) > len(shown) and lines:
        lines[-1] = (*cut(lines[-1], max(1, width - 14)), (f"  … since {brief.subjects[-1].year}", "muted"))
    return lines
