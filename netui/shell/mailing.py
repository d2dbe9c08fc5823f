"""``netui log --from-mail``: a mail that a mail program pipes in, logged once."""

import re
import shlex
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from netui.config import Config
from netui.domain.day_words import spell
from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.interaction import Direction, Kind
from netui.domain.line.drafts import LogLine
from netui.domain.line.logline import literal, parse_log
from netui.domain.line.tokens import signs
from netui.domain.moment import Moment, zone_info
from netui.domain.people.point_keys import email_key
from netui.domain.practice.guards import about_to_log, guard
from netui.domain.visible import clip, visible
from netui.exchange.mail import MAX_MAIL_BYTES, Mail, Mailbox, read_mail, without_replies
from netui.printing import complain, say
from netui.shell.verbs import one_contact, say_logged
from netui.store import Store, StoreError

_MOST_UNKNOWN = 10
"""People nobody here knows who are named for one mail."""

_SKEW = timedelta(days=1)
"""By so much a clock may be ahead before a date still to come is worth a word."""

_PARTS_A_LINE = re.compile(r"[,;#\s]+")


@dataclass(frozen=True, slots=True)
class _Sides:
    """Who a mail is between: contacts in its order, those unknown here, and what is to be said of others."""

    way: Direction
    contacts: tuple[int, ...]
    unknown: tuple[Mailbox, ...]
    notices: tuple[str, ...]


def log_mail(store: Store, args: Namespace, now: Moment, config: Config) -> int:
    """``netui log --from-mail [--inbox] [--with NAME]… [LINE…]``: the mail on standard input as an ``email``.

    Its subject becomes words of which none is taken for a token; those of LINE count. The same mail again
    changes nothing. Nobody is made a contact.
    """
    mail = read_mail(_standard_input())
    extra = " ".join(args.line).strip()
    if not (mail.senders or mail.receivers):
        raise StoreError("standard input holds no mail: pipe one in with its head, as mutt does with |")
    if (entry := store.mails.entry(mail.uid)) is not None:
        return _logged_already(store, entry, extra, now)
    if mail.automatic:
        raise StoreError(f"{mail.automatic} is no letter: nothing was logged")
    sides = _sides(store, mail, config.me, [one_contact(store, name) for name in args.with_])
    if not sides.contacts and not args.inbox:
        raise StoreError(_nobody(sides))
    moment = mail.moment(now.zone)
    notices = [*sides.notices, *_about_date(moment, now)]
    line = _line(store, mail, sides, extra, now)
    when = moment if moment and moment.at <= now.at else now
    line = replace(line, when=line.when or when)
    asked = _asked(store, sides, line, now)
    change = store.mails.log(mail.uid, sides.contacts, line, sides.way, now)
    for notice in (*notices, *_unknown_here(sides, known_as_me=bool(config.me))):
        complain(notice)
    say_logged(store, change, line, sides.contacts, asked, now, told=_told(mail, sides, when, now))
    return 0


def _standard_input() -> bytes:
    try:
        if sys.stdin is not None:
            return sys.stdin.buffer.read(MAX_MAIL_BYTES)
    except OSError as error:
        raise StoreError(f"standard input cannot be read: {error.strerror}; nothing was logged") from error
    raise StoreError("there is no standard input: nothing was logged")


def _logged_already(store: Store, entry: int, extra: str, now: Moment) -> int:
    done = store.timeline.get(entry).interaction
    who = [person.contact_id for person in done.people]
    between = f"with {store.contacts.names(who)}" if who else "in the inbox"
    say(f"logged already: {done.kind} {between}, {spell(done.moment.day, now.day)}")
    if extra:
        complain("the line was not written: netui log NAME note LINE writes it by itself")
    return 0


def _sides(store: Store, mail: Mail, me: frozenset[str], added: Sequence[int]) -> _Sides:
    """Who sent it and who got it, the other side first; an address of several counts by the name beside it.

    While nobody says which addresses are ``me``, one among the receivers that is not known here may be mine.
    """
    sent = any(email_key(box.address) in me for box in mail.senders)
    boxes = (*mail.receivers, *mail.answer_to) if sent else (*mail.senders, *mail.answer_to, *mail.receivers)
    others = [box for box in boxes if email_key(box.address) not in me]
    owners = store.addresses.owners(box.address for box in others)
    contacts = dict.fromkeys(added)
    unknown: dict[str, Mailbox] = {}
    notices: list[str] = []
    for box in others:
        found = owners.get(box.address, [])
        named = [one for one in found if fold(one[1]) == fold(box.name)] if len(found) > 1 else found
        if len(named) == 1:
            contacts[named[0][0]] = None
        elif found:
            listed = ", ".join(f"{clip(name, 60)} (id {number})" for number, name in found[:5])
            notices.append(f"{box.address} may be {listed}: nobody was taken, --with NAME says who")
        elif me or box not in mail.receivers:
            unknown.setdefault(email_key(box.address), box)
    way = Direction.OUT if sent else Direction.IN
    return _Sides(way, tuple(contacts), tuple(unknown.values()), tuple(notices))


def _nobody(sides: _Sides) -> str:
    if sides.notices:
        return f"{sides.notices[0]}; nothing was logged"
    if not sides.unknown:
        return "nobody else stands on this mail: nothing was logged"
    first, more = sides.unknown[0], len(sides.unknown) - 1
    others = f" and {more} more" if more else ""
    return (
        f"nobody here has {first.address}{others}: {_add_command(first)} adds them, --inbox keeps the mail "
        "in the inbox; nothing was logged"
    )


def _unknown_here(sides: _Sides, *, known_as_me: bool) -> list[str]:
    """What is said of those whom nobody here knows, and where it matters that my own addresses are not known."""
    said = [f"{box.address} is nobody here: {_add_command(box)}" for box in sides.unknown[:_MOST_UNKNOWN]]
    if (more := len(sides.unknown) - _MOST_UNKNOWN) > 0:
        said.append(f"and {more} more")
    if not known_as_me:
        said.append('the configuration does not say who you are: me = ["you@example.org"] tells mail you sent')
    return said


def _add_command(box: Mailbox) -> str:
    """The command that adds somebody, safe to copy whatever they call themselves."""
    name = _PARTS_A_LINE.sub(" ", visible(box.name)).strip(" -") or box.address.partition("@")[0].strip("-")
    return f"netui add {shlex.quote(f'{name}, {box.address}')}"


def _about_date(moment: Moment | None, now: Moment) -> list[str]:
    if moment is None:
        return ["the mail has no date that can be read: it is logged as of now"]
    ahead = moment.at - now.at > _SKEW
    return ["the mail's date is still to come: it is logged as of now"] if ahead else []


def _line(store: Store, mail: Mail, sides: _Sides, extra: str, now: Moment) -> LogLine:
    """The subject to the letter, behind it what was added; in the inbox before it who it is from or for."""
    subject = without_replies(mail.subject)
    if not sides.contacts and sides.unknown:
        box = sides.unknown[0]
        who = ", ".join(part for part in (box.name, box.address) if part)
        subject = f"{who}: {subject}" if subject else who
    between = "" if not (subject and extra) else " " if _begins_with_sign(extra) else "; "
    text = f"{literal(subject)}{between}{extra}"
    return parse_log(text, now=now.at, zone=now.zone, find=store.finding.resolve)


def _begins_with_sign(text: str) -> bool:
    return next((sign.start == 0 for sign in signs(text, 0)), False)


def _asked(store: Store, sides: _Sides, line: LogLine, now: Moment) -> str | None:
    if not sides.contacts:
        return None
    return guard(store.timeline.recent(sides.contacts[0], now), about_to_log(Kind.EMAIL, line, sides.way))


def _told(mail: Mail, sides: _Sides, when: Moment, now: Moment) -> list[str]:
    """What the line itself does not say: when it was written, and by whom."""
    hour = f", {when.at.astimezone(zone_info(when.zone)):%H:%M}" if when.timed else ""
    who = "I wrote" if sides.way is Direction.OUT else "they wrote"
    subject = clip(without_replies(mail.subject), 120)
    return [f"{spell(when.day, now.day)}{hour}", f"{who}: {subject}" if subject else who]
