"""A first follow-up as lines: who and what is known, the four steps with their keys, and how soon I follow up."""

from datetime import timedelta

from netui.domain.day_words import short_day, spell
from netui.domain.interaction import Interaction
from netui.domain.moment import Moment, civil_day, zone_info
from netui.domain.people.contact import Contact, PointKind
from netui.domain.people.known import Fact, FactKind
from netui.domain.practice.follow_up import ARTICLE_IDLE, ARTICLE_SHARE, Clock, ClockKind
from netui.domain.practice.follow_up_steps import Followed, FollowingFigures, FollowUp, HelpOffered, Step, StepDone
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cut, flow, length

_STEPS: tuple[tuple[Step, str, str, Line], ...] = (
    (
        Step.RESEARCH,
        "Research",
        "look them up, note what you find",
        (("w", "key"), (" search  ", "muted"), ("a", "key"), (" note it", "muted")),
    ),
    (
        Step.HELP,
        "Help",
        "one way to be of assistance",
        (("h", "key"), (" pick one  ", "muted"), ("s", "key"), (" skip it", "muted")),
    ),
    (Step.NOTE, "Note", "the draft below, in your words", ()),
    (Step.REQUEST, "Request", "a connection request", (("r", "key"), (" open the profile", "muted"))),
)
_LETTER_KEYS = (
    ("e", "edit"),
    ("E", "editor"),
    ("t", "template"),
    ("y", "copy"),
    ("m", "mail"),
    ("o", "file"),
    ("T", "its template"),
)
_TITLES = 10


def clock_words(clock: Clock | None, now: Moment) -> str:
    """How the clock stands, for the title; a late one is still welcome."""
    if clock is None:
        return "no clock runs"
    if clock.waived:
        return "clock waived"
    if clock.stopped is not None:
        took = clock.hours or 0.0
        return f"{'answered' if clock.kind is ClockKind.REPLY else 'followed up'} after {took:.0f} h"
    left = clock.left(now.at)
    hours = f"{abs(left) // timedelta(hours=1)} h"
    return f"{hours} left" if left >= timedelta(0) else f"{hours} late, still welcome"


def about_lines(page: FollowUp, now: Moment, width: int) -> list[Line]:
    """Who it is, when and how we met, how to reach them, and what is known."""
    contact = page.contact
    known = " · ".join(_known(fact) for fact in page.facts[:4])
    lines: list[Line] = [
        _who(contact),
        _met(page, now),
        (("reach ", "muted"), _reach(contact)),
        (("know  ", "muted"), (known, "tag") if known else ("nothing yet: w looks them up", "muted")),
    ]
    return [cut(line, width) for line in lines]


def step_lines(page: FollowUp, now: Moment, width: int) -> list[Line]:
    """The four steps: done, skipped or open, what each holds, and its keys at the right."""
    lines: list[Line] = []
    for step, title, invites, keys in _STEPS:
        done = page.last(step)
        sign, style = ("·", "muted") if done is None else ("–", "muted") if done.skipped else ("✓", "good")
        text = invites if done is None else _holds(page, done, now)
        left: Line = (
            (f"{sign} ", style),
            (f"{title:{_TITLES}}", "name" if done is None else ""),
            (text, "muted" if done is None or done.skipped else ""),
        )
        left = cut(left, max(0, width - length(keys) - 2))
        gap = max(0, width - length(left) - length(keys))
        lines.append(cut((*left, (" " * gap, ""), *keys), width))
    return lines


def letter_keys() -> Line:
    """What can be done with the letter, over it."""
    return tuple(part for key, says in _LETTER_KEYS for part in ((key, "key"), (f" {says}  ", "muted")))


def figures_line(figures: FollowingFigures) -> Line:
    """How soon I follow up, in one line, beside the article's figure."""
    clocks = figures.clocks
    if clocks.share is None:
        mine: Line = (("no follow-up counts yet", "muted"),)
    else:
        middle = "" if clocks.median_hours is None else f"median {_hours(clocks.median_hours)} · "
        share = f"{clocks.within_24h} of {clocks.count} within 24 h ({clocks.share:.0%})"
        mine = ((f"{middle}{share}", "name"),)
    helps = f" · help {figures.offered}, skipped {figures.skipped}" if figures.helps else ""
    return (*mine, (f" · the article: {ARTICLE_SHARE:.0%}{helps}", "muted"))


def figures_page(figures: FollowingFigures, now: Moment, width: int) -> list[Line]:
    """Every number of the figures with the list it counts."""
    lines = flow(figures_line(figures), width, 3)
    said = (
        f"The article speaks of {ARTICLE_SHARE:.0%} who follow up within 24 hours, and of {ARTICLE_IDLE:.0%} who "
        "never use the card they asked for: a practitioner's figures, not science."
    )
    lines += [
        *flow(((said, "muted"),), width, 4),
        (),
        (("First follow-ups, the latest meeting first", "heading"),),
    ]
    lines += [_followed(one, now, width) for one in figures.followed]
    if not figures.followed:
        lines.append((("none yet: a first meeting, logged with v or added with “met”, starts a clock", "muted"),))
    lines += [(), ((f"Help offered {figures.offered} · skipped {figures.skipped}", "heading"),)]
    lines += [_helped(one, width) for one in figures.helps]
    if not figures.helps:
        lines.append((("none yet: h in a follow-up offers some", "muted"),))
    return lines


def _met(page: FollowUp, now: Moment) -> Line:
    meeting = page.meeting
    if meeting is None:
        return (("met   ", "muted"), (clip(page.contact.hook, 200) or "no meeting is logged", ""))
    spoken = clip(page.contact.hook or meeting.words, 200)
    return (("met   ", "muted"), (f"{_when(meeting, now)}  ", "accent"), (spoken, ""))


def _when(meeting: Interaction, now: Moment) -> str:
    moment = meeting.moment
    day = spell(moment.day, now.day)
    return f"{day}, {moment.at.astimezone(zone_info(moment.zone)):%H:%M}" if moment.timed else day


def _holds(page: FollowUp, done: StepDone, now: Moment) -> str:
    match done.step:
        case Step.RESEARCH if page.findings:
            count = len(page.findings)
            found = "1 finding" if count == 1 else f"{count} findings"
            return f"{found}: {clip(page.findings[-1].detail, 200)}"
        case Step.RESEARCH:
            return "skipped" if done.skipped else "looked, nothing to note"
        case Step.HELP:
            return "left out this time, that is fine" if done.skipped else clip(page.help, 200)
        case _:
            return "skipped" if done.skipped else _sent(page, done, now)


def _sent(page: FollowUp, done: StepDone, now: Moment) -> str:
    """When a letter went out, and how long after we met: the two timed steps of the first day."""
    day = short_day(civil_day(done.at, now.zone), now.day)
    at = f"{day}, {done.at.astimezone(zone_info(now.zone)):%H:%M}"
    kind = f" as {done.detail}" if done.detail else ""
    if page.clock is None:
        return f"sent{kind}, {at}"
    hours = max(0.0, (done.at - page.clock.started) / timedelta(hours=1))
    return f"sent{kind} after {_hours(hours)}, {at}"


def _hours(hours: float) -> str:
    """Hours for a reader: 40 min, 3 h, 2 days."""
    if hours < 1:
        return f"{hours * 60:.0f} min"
    return f"{hours:.0f} h" if hours < 72 else f"{hours / 24:.0f} days"


def _followed(one: Followed, now: Moment, width: int) -> Line:
    sign, style = ("✓", "good") if one.in_time else ("·", "muted")
    took = "not yet" if one.hours is None else f"after {_hours(one.hours)}"
    met = f"met {short_day(one.met, now.day)}" if one.met else "met"
    return cut(((f"{sign} ", style), (clip(one.name, 60), "name"), (f"  {met}, {took}", "muted")), width)


def _helped(one: HelpOffered, width: int) -> Line:
    sign, said = ("–", "skipped") if one.skipped else ("♥", clip(one.text, 200))
    style = "muted" if one.skipped else "good"
    return cut(((f"{sign} ", style), (clip(one.name, 60), "name"), (f"  {said}", "muted")), width)


def letter_lines(contact: Contact, width: int) -> list[Line]:
    """Over a letter: to whom, and how to reach them."""
    lines: list[Line] = [_who(contact), (("reach ", "muted"), _reach(contact))]
    return [cut(line, width) for line in lines]


def _known(fact: Fact) -> str:
    return clip(fact.text, 120) if fact.kind == FactKind.FACT else f"{fact.kind}: {clip(fact.text, 120)}"


def _who(contact: Contact) -> Line:
    work = " · ".join(clip(part, 80) for part in (contact.role, contact.organisation, contact.place) if part)
    return ((clip(contact.name, 100), "name"), (f"  {work}" if work else "", "muted"))


def _reach(contact: Contact) -> Span:
    """The first mail address, number and profile; a letter goes by one of them."""
    first: dict[PointKind, str] = {}
    for point in contact.points:
        first.setdefault(point.kind, clip(point.value, 60))
    shown = [first[kind] for kind in (PointKind.EMAIL, PointKind.PHONE, PointKind.PROFILE) if kind in first]
    if not shown:
        return "no mail, number or profile is known: their card (on the main screen) takes one", "muted"
    return " · ".join(shown), "key"
