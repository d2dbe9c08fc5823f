"""A mail read for what stands on its outside: who wrote to whom, when, and about what; the letter stays unread."""

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256
from typing import Any

from netui.domain.folding import storable
from netui.domain.moment import Moment, moment_at, zone_info
from netui.exchange.decoding import decode

MAX_MAIL_BYTES = 32 * 1024 * 1024
"""Bytes of a mail that are taken off a pipe; of these only the head is looked at."""

_MAX_HEAD = 1024 * 1024
_MAX_FIELD = 32 * 1024
"""Characters of one field of the head that are read."""

_MOST_PARSED = 2048
"""Characters from which on people are read more plainly: the full reader's time grows with the square of them."""

_MAX_FIELDS = 12
"""Fields of one name that are read; RFC 5322, section 3.6, allows one."""

_MAX_PEOPLE = 500
_MAX_SUBJECT = 1000
_LONGEST_ADDRESS = 320
_LONGEST_NAME = 200

_HEAD_END = re.compile(rb"\r?\n\r?\n|\r\r")
_LETTER = r"[^\s@<>,;:\"\\()\[\]]"
_ADDRESS = re.compile(rf"(?<!{_LETTER}){_LETTER}++@{_LETTER}+")
_REPLIES = re.compile(
    r"(?:\s*(?:re|fwd?|aw|wg|sv|vs|vb|antw|odp|tr|rv|res|enc|回复|答复|转发|回覆|轉寄)"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*[:：])+",
    re.IGNORECASE,
)
"""What mail programs put before the subject of an answer or of something passed on, in some languages."""

_BULK = frozenset(("bulk", "list", "junk"))

_BROKEN_HOURS = (
    "Asia/Kolkata",
    "America/St_Johns",
    "Asia/Tehran",
    "Asia/Kabul",
    "Asia/Kathmandu",
    "Asia/Yangon",
    "Australia/Adelaide",
    "Australia/Darwin",
    "Australia/Eucla",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Marquesas",
)
"""Zones whose offset is no whole number of hours; a mail tells only the offset."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Somebody a mail names: the name it gives them, which may be empty, and their address as it is written."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Mail:
    """What the head of a mail says.

    ``uid`` is its Message-ID, or stands for the head of one that has none. ``at`` is its date in the offset it
    was written in, None where it has none that can be read. ``automatic`` says in words why nobody wrote it to
    me (RFC 3834, RFC 2919), and is empty for a letter.
    """

    uid: str
    subject: str = ""
    at: datetime | None = None
    senders: tuple[Mailbox, ...] = ()
    answer_to: tuple[Mailbox, ...] = ()
    receivers: tuple[Mailbox, ...] = ()
    automatic: str = ""

    def moment(self, zone: str) -> Moment | None:
        """When it was written, on the calendar of the one who wrote it; my ``zone`` where it has that offset."""
        if self.at is None:
            return None
        offset = self.at.utcoffset() or timedelta()
        whole = f"Etc/GMT{-(offset // timedelta(hours=1)):+d}" if offset else "UTC"
        zones = (known for known in (zone, whole, *_BROKEN_HOURS) if self._offset_in(known) == offset)
        return moment_at(self.at, next(zones, zone))

    def _offset_in(self, zone: str) -> timedelta | None:
        return self.at.astimezone(zone_info(zone)).utcoffset() if self.at else None


def read_mail(data: bytes) -> Mail:
    """The mail that ``data`` (RFC 5322, with or without its letter) begins with; never raises.

    Whatever is broken in it is left out; what stands in it is text as it was written, only its blanks made one.
    """
    head = _Head(data)
    return Mail(
        uid=head.uid(),
        subject=head.subject(),
        at=head.at(),
        senders=head.people("from"),
        answer_to=head.people("reply-to"),
        receivers=head.people("to", "cc"),
        automatic=head.automatic(),
    )


def without_replies(subject: str) -> str:
    """A subject without the ``Re:``, ``Fwd:`` and ``AW:`` before it."""
    found = _REPLIES.match(subject)
    return subject[found.end() :].strip() if found else subject


class _Head:
    """The fields of a mail's head, each decoded from whatever bytes it has."""

    def __init__(self, data: bytes) -> None:
        data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n \t")
        end = _HEAD_END.search(data, 0, _MAX_HEAD)
        self._bytes = data[: end.start() if end else _MAX_HEAD] + b"\n\n"
        self._fields: dict[str, list[str]] = {}
        for name, value in _fields(self._bytes):
            there = self._fields.setdefault(name.lower(), [])
            if len(there) < _MAX_FIELDS:
                there.append(_unfolded(value))

    def _first(self, name: str) -> str:
        return self._fields.get(name, [""])[0].strip()

    def uid(self) -> str:
        """The Message-ID; for want of one what the head's other fields say, which are the same another time."""
        said = "".join(self._first("message-id").split())
        if said:
            return said[:_MAX_SUBJECT]
        parts = "\n".join(self._first(name) for name in ("date", "from", "to", "subject"))
        return f"sha256:{sha256(parts.encode()).hexdigest()}"

    def subject(self) -> str:
        """The subject, its encoded words decoded, on one line."""
        return " ".join(_decoded(self._first("subject")).split())[:_MAX_SUBJECT]

    def at(self) -> datetime | None:
        """The date; for want of one when the first server took the mail in."""
        for name in ("date", "received"):
            for value in self._fields.get(name, ()):
                if found := _date(value.rpartition(";")[2] if name == "received" else value):
                    return found
        return None

    def people(self, *names: str) -> tuple[Mailbox, ...]:
        """Everybody named in some fields, each address once."""
        found: dict[str, Mailbox] = {}
        for name in names:
            for value in self._fields.get(name, ()):
                for box in _boxes(value):
                    found.setdefault(box.address.casefold(), box)
        return tuple(found.values())[:_MAX_PEOPLE]

    def automatic(self) -> str:
        """Why it is no letter: a list sent it, a program wrote it, or it went to many."""
        if self._first("list-id"):
            return "mail of a list"
        if (self._first("auto-submitted").partition(";")[0].strip().casefold() or "no") != "no":
            return "mail that a program wrote"
        return "mail to many" if self._first("precedence").casefold() in _BULK else ""


def _fields(head: bytes) -> Iterable[tuple[str, str]]:
    try:
        message: Message[Any, Any] = message_from_bytes(head, policy=policy.default)
        return list(message.raw_items())
    except Exception:  # whatever the standard library trips over, it is no mail
        return ()


def _unfolded(value: str) -> str:
    """A field on one line as text; bytes that are no ASCII (RFC 6532, or none at all) as what they likely are."""
    value = value[:_MAX_FIELD]
    if not value.isascii():
        value = decode(value.encode("utf-8", "surrogateescape"))
    return storable(value.replace("\r", "").replace("\n", ""))


def _decoded(value: str) -> str:
    """A field of words with its encoded words (RFC 2047) decoded; as it stands where they are broken."""
    try:
        return storable(str(policy.default.header_factory("subject", value)))
    except Exception:  # an unknown way of writing is shown as it is
        return value


def _boxes(value: str) -> list[Mailbox]:
    """The people of a field; of one that the standard library cannot read every address that stands in it."""
    pairs: list[tuple[str, str]] = []
    if len(value) <= _MOST_PARSED:
        with contextlib.suppress(Exception):
            header: Any = policy.default.header_factory("to", value)
            pairs = _good((each.display_name, each.addr_spec) for each in header.addresses)
    if not pairs:
        pairs = [(_decoded(name), address) for name, address in _plain_pairs(value)]
    return [Mailbox(" ".join(storable(name).split())[:_LONGEST_NAME], storable(at)) for name, at in pairs]


def _good(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair in pairs if len(pair[1]) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(pair[1])]


def _plain_pairs(value: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    with contextlib.suppress(Exception):
        found = _good(getaddresses([value]))
    return found or _good(("", address) for address in _ADDRESS.findall(value))


def _date(value: str) -> datetime | None:
    """A date with its offset; one that names none, or ``-0000``, is in UTC (RFC 5322, section 3.3)."""
    try:
        found = parsedate_to_datetime(value)
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return found if 1970 < found.astimezone(UTC).year < 9999 else None
    except Exception:
        return None
