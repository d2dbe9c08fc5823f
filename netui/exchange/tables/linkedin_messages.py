"""LinkedIn's ``messages.csv`` read into entries of the timeline: who wrote what to whom, and who is me."""

import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import NamedTuple

from netui.domain.folding import fold
from netui.domain.incoming.reading import Context, Happening, Reading, Refusal, Source
from netui.domain.interaction import Direction, Kind
from netui.domain.line.date_shapes import FIRST_YEAR, LAST_YEAR
from netui.domain.moment import Moment, moment_at, moment_on
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind
from netui.domain.people.point_keys import url_key
from netui.domain.visible import clip
from netui.exchange.decoding import decode
from netui.exchange.tables.columns import is_message_head
from netui.exchange.tables.headers import squeezed
from netui.exchange.tables.originals import row_text
from netui.exchange.tables.people import linkedin_uid
from netui.exchange.tables.table import DELIMITERS, MAX_ROWS, NO_ROWS, TOO_MANY, Row, table_rows

_MEMBER = "linkedin member"
"""What LinkedIn calls everybody who has left it, folded."""

_TAG = re.compile(
    r"<(/?)(p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|tr|td|table|blockquote|img|font|hr)\b([^<>]{0,2000})>",
    re.IGNORECASE,
)
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)
_BREAKING = frozenset(("p", "br", "div", "li", "tr", "blockquote", "hr", "h1", "h2", "h3", "h4", "h5", "h6"))
_BREAKS = re.compile(r"\n{3,}")

_SAMPLE = 65_536
_HEAD_WITHIN = 30
"""Characters and rows in which the names of the columns are looked for."""

_NOT_ME = (
    "which of these people you are cannot be told, so no message was read: put me = "
    '["https://www.linkedin.com/in/…"], your own page, into the configuration'
)


class _Message(NamedTuple):
    """One message as it stands in the file."""

    line: int
    uid: str
    sender: str
    page: str
    to: str
    pages: str
    moment: Moment
    words: str
    raw: str


@dataclass(slots=True)
class _People:
    """Who is who: the pages by the names that senders have, and the names by the keys of pages."""

    names: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, ContactDraft] = field(default_factory=dict)
    _of_name: dict[str, set[str]] = field(default_factory=dict)

    def meet(self, name: str, page: str) -> None:
        """Somebody whose name stands beside their page."""
        if name and page:
            key = url_key(page)
            self.names.setdefault(key, name)
            self.pages.setdefault(key, page)
            self._of_name.setdefault(fold(name), set()).add(key)

    def key(self, name: str, page: str) -> str:
        """What somebody is known by: their page, also where only their name stands but one page has it."""
        if page:
            key = url_key(page)
            self.pages.setdefault(key, page)
            return key
        known = self._of_name.get(fold(name), set())
        return next(iter(known)) if len(known) == 1 else f"name:{name}"

    def called(self, key: str) -> str:
        """The name of somebody; of one whose name is nowhere the last word of the page's address."""
        if key.startswith("name:"):
            return key[5:]
        return self.names.get(key) or key.rpartition("/")[2] or key

    def recipients(self, to: str, pages: str) -> list[str]:
        """The keys of those a message went to; a comma may part names, or stand in one."""
        found = [page for part in pages.split(",") if (page := part.strip())]
        names = [name for part in to.split(", ") if (name := part.strip())]
        if len(found) == 1:
            self.meet(to.strip(), found[0])
        elif len(found) == len(names):
            for name, page in zip(names, found, strict=True):
                self.meet(name, page)
        if found:
            return [self.key("", page) for page in found]
        whole = to.strip()
        several = len(names) > 1 and fold(whole) not in self._of_name and all(" " in name for name in names)
        return [self.key(name, "") for name in (names if several else [whole]) if name]

    def draft(self, key: str) -> ContactDraft:
        """Somebody as a draft, one for all their messages."""
        if key not in self.drafts:
            page = self.pages.get(key, "")
            points = (ContactPoint(PointKind.PROFILE, page, "linkedin"),) if page else ()
            uid = linkedin_uid(page) if page else ""
            self.drafts[key] = ContactDraft(self.called(key), points=points, uid=uid)
        return self.drafts[key]


def is_messages(text: str) -> bool:
    """Whether a text begins as ``messages.csv`` does."""
    return _begin(text) is not None


def read_messages(data: bytes, file: str, context: Context) -> Reading:
    """The messages of a whole ``messages.csv``; another file is one refusal. Never raises."""
    text = decode(data)
    begin = _begin(text)
    if begin is None:
        refusal = Refusal(file, 1, "this is no messages.csv of LinkedIn: it has other columns")
        return Reading(refusals=(refusal,), source=Source.LINKEDIN)
    delimiter, head = begin
    rows = (row for row in table_rows(text, delimiter) if row.line > head.line)
    return messages_of(head.cells, rows, file, context)


def _begin(text: str) -> tuple[str, Row] | None:
    """What parts the cells, and the row that names the columns of messages."""
    for delimiter in DELIMITERS:
        for row in islice(table_rows(text[:_SAMPLE], delimiter), _HEAD_WITHIN):
            if is_message_head(row.cells):
                return delimiter, row
    return None


def messages_of(head: Sequence[str], rows: Iterable[Row], file: str, context: Context) -> Reading:
    """The messages in some rows of a file with this head.

    I am who ``context.mine`` says, else the only one who takes part in every message; where neither tells, all
    of it is one refusal. Drafts, spam, advertisements and messages with nobody but members who left are passed
    over, and counted in a notice. Never raises.
    """
    reader = _Reader(head, file, context)
    messages = list(reader.messages(rows))
    if not messages and not reader.refusals and not reader.passed:
        reader.refusals.append(Refusal(file, 1, NO_ROWS))
    if not messages:
        return Reading(refusals=tuple(reader.refusals), source=Source.LINKEDIN, notices=reader.notices())
    people = _People()
    for message in messages:
        people.meet(message.sender, message.page)
    senders = [people.key(message.sender, message.page) for message in messages]
    others = [people.recipients(message.to, message.pages) for message in messages]
    mine = _mine(senders, others, context)
    if not mine:
        refusal = Refusal(file, messages[0].line, _NOT_ME)
        return Reading(refusals=(*reader.refusals, refusal), source=Source.LINKEDIN, notices=reader.notices())
    happenings: list[Happening] = []
    for message, sender, to in zip(messages, senders, others, strict=True):
        who = [key for key in dict.fromkeys((sender, *to)) if key not in mine and not _gone(key)]
        if not who:
            reader.passed["with members who have left LinkedIn"] += 1
            continue
        happenings.append(
            Happening(
                uid=message.uid,
                kind=Kind.MESSAGE,
                direction=Direction.OUT if sender in mine else Direction.IN,
                moment=message.moment,
                words=message.words,
                who=tuple(map(people.draft, who)),
                line=message.line,
                raw=message.raw,
            )
        )
    me = ", ".join(f"{people.called(key)} ({people.pages.get(key, 'no page')})" for key in sorted(mine))
    notices = (f"{me} was taken for you", *reader.notices())
    return Reading(
        refusals=tuple(reader.refusals), happenings=tuple(happenings), source=Source.LINKEDIN, notices=notices
    )


class _Reader:
    """The rows made messages; ``passed`` counts those that are passed over, by why."""

    def __init__(self, head: Sequence[str], file: str, context: Context) -> None:
        self._head = head
        self._file = file
        self._zone = context.zone
        self._places = {squeezed(name): place for place, name in reversed(list(enumerate(head)))}
        self.refusals: list[Refusal] = []
        self.passed: Counter[str] = Counter()

    def messages(self, rows: Iterable[Row]) -> Iterator[_Message]:
        """The messages among the rows, each once."""
        seen: set[str] = set()
        for number, (line, cells, problem) in enumerate(rows):
            if number == MAX_ROWS:
                self.refusals.append(Refusal(self._file, line, TOO_MANY))
                return
            if problem:
                self.refusals.append(Refusal(self._file, line, problem))
            if not any(map(str.strip, cells)) or list(cells) == list(self._head):
                continue
            cell = {name: cells[place].strip() for name, place in self._places.items() if place < len(cells)}
            if why := _passed_over(cell):
                self.passed[why] += 1
                continue
            sent = cell.get("date", "")
            moment = _moment(sent, self._zone)
            sender, page = cell.get("from", ""), cell.get("senderprofileurl", "")
            if moment is None or not (sender or page):
                what = "nobody who sent it" if moment else f"no date that can be read (“{clip(sent, 40)}”)"
                self.refusals.append(Refusal(self._file, line, f"this message has {what}: it was not read"))
                continue
            content = cell.get("content", "")
            uid = _digest(cell.get("conversationid", ""), sent, page or sender, content)
            if uid not in seen:
                seen.add(uid)
                yield _Message(
                    line,
                    uid,
                    sender,
                    page,
                    cell.get("to", ""),
                    cell.get("recipientprofileurls", ""),
                    moment,
                    _words(cell),
                    row_text([(name, text) for name, text in zip(self._head, cells, strict=False) if text], ()),
                )

    def notices(self) -> tuple[str, ...]:
        """How many were passed over, and why, in one sentence."""
        if not self.passed:
            return ()
        counted = ", ".join(f"{count:,} {why}" for why, count in self.passed.items())
        return (f"messages that were left out: {counted}",)


def _passed_over(cell: dict[str, str]) -> str:
    """Why a message is passed over, empty for one that is not."""
    folder = cell.get("folder", "").casefold()
    if "draft" in folder or cell.get("ismessagedraft", "").casefold() in ("yes", "true"):
        return "never sent (drafts)"
    if folder in ("spam", "junk"):
        return "in the spam folder"
    if "spinmail" in cell.get("content", "")[:400] or "sponsored" in cell.get("conversationtitle", "").casefold():
        return "paid for (advertisements)"
    return ""


def _gone(key: str) -> bool:
    return key.startswith("name:") and fold(key[5:]) in (_MEMBER, "")


def _mine(senders: Sequence[str], others: Sequence[Sequence[str]], context: Context) -> frozenset[str]:
    """The keys that are mine: those said to be, else the only one that is in every message."""
    taking_part = [frozenset((sender, *to)) for sender, to in zip(senders, others, strict=True)]
    if said := context.mine.intersection(*[frozenset().union(*taking_part)]):
        return said
    everywhere = frozenset.intersection(*taking_part)
    return everywhere if len(everywhere) == 1 else frozenset()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()


def _moment(text: str, zone: str) -> Moment | None:
    """When a message was sent: LinkedIn writes UTC; a day without a time is that day here."""
    written = text.removesuffix("UTC").strip()[:40].replace("/", "-")
    try:
        if len(written) == 10:
            day = date.fromisoformat(written)
            return moment_on(day, zone) if FIRST_YEAR <= day.year <= LAST_YEAR else None
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        return None
    return moment_at(at if at.tzinfo else at.replace(tzinfo=UTC), zone)


def _words(cell: dict[str, str]) -> str:
    """What a message says; one without words says what was sent."""
    subject, text = plain_text(cell.get("subject", "")), plain_text(cell.get("content", ""))
    if subject and not text.startswith(subject):
        text = f"{subject}\n{text}".strip()
    return text or ("(attachment)" if cell.get("attachments") else "")


def plain_text(markup: str) -> str:
    """HTML without its tags, a link with its address behind it; text that holds no HTML stays as it is."""
    if "<" not in markup:
        return html.unescape(markup).replace("\r\n", "\n").strip()
    pieces: list[str] = []
    at = linked = 0
    href = ""
    for tag in _TAG.finditer(markup):
        pieces.append(html.unescape(markup[at : tag.start()]))
        at = tag.end()
        name = tag[2].casefold()
        if name in _BREAKING and (tag[1] or name in ("br", "hr")):
            pieces.append("\n")
        elif name == "a" and not tag[1]:
            found = _HREF.search(tag[3])
            href, linked = html.unescape(found[1]) if found else "", len(pieces)
        elif name == "a" and href:
            if href != "".join(pieces[linked:]).strip():
                pieces.append(f" ({href})")
            href = ""
    pieces.append(html.unescape(markup[at:]))
    lines = "".join(pieces).replace("\r\n", "\n").split("\n")
    return _BREAKS.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip()
