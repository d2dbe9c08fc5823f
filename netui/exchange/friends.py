"""The Markdown file of the ``friends`` command line (JacobEvelyn/friends) read into people, meetings and notes."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from netui.domain.folding import fold
from netui.domain.incoming.reading import Card, Context, Happening, Reading, Refusal, Source
from netui.domain.interaction import Direction, Kind, usual_direction
from netui.domain.moment import moment_on
from netui.domain.people.contact import ContactDraft
from netui.domain.people.known import FactKind
from netui.domain.people.known_lines import KnownDraft
from netui.exchange.decoding import decode
from netui.exchange.json_values import day_of

MAX_FILE_BYTES = 64 * 1024 * 1024
"""A life's activities, a line each, stay far below."""

_HEADER = re.compile(r"#{1,6}\s*(activities|notes|friends|locations)\s*:?\s*", re.IGNORECASE)
_PERSON = re.compile(r"\*\*(\w[^*]*)\*\*")
_PLACE = re.compile(r"(?<![\w/])_(\w[^_]*)_(?!\w)")
_TAG = re.compile(r"@[^\W_](?:[:-]?[^\W_])*")
_AKA = "a.k.a. "

_KINDS = {"activities": Kind.MET, "notes": Kind.NOTE}


@dataclass(slots=True)
class _Friend:
    """One line of the friends, or of the locations: a name, its others, and what stands behind."""

    name: str
    others: list[str] = field(default_factory=list)
    place: str = ""
    tags: list[str] = field(default_factory=list)


def read_friends(data: bytes, file: str, context: Context) -> Reading:
    """The friends of such a file, their activities and notes; ``file`` is the name that refusals give.

    Never raises, whatever the bytes. Every line gives a person, an entry or a refusal. An activity is a meeting of
    all whom it names in ``**``, a note is one about them; a nickname means whoever has it in this file. The place
    of an entry is the first in ``_``. Since such a file gives no identity, an entry is known by its day, its text
    and which of several equal ones it is; people by their names.
    """
    if len(data) > MAX_FILE_BYTES:
        return _refused(file, f"more than {MAX_FILE_BYTES >> 20} MiB")
    lines = list(_lines(decode(data)))
    if not any(_HEADER.fullmatch(line) for _, line in lines):
        return _refused(file, "this is no file of friends: it has no headers such as “### Friends:”")
    return _File(file, context).read(lines)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if stripped := line.strip():
            yield number, stripped


def _refused(file: str, reason: str) -> Reading:
    return Reading(refusals=(Refusal(file, 1, reason),), source=Source.FRIENDS)


class _File:
    """One file as it is read."""

    def __init__(self, file: str, context: Context) -> None:
        self._file = file
        self._context = context
        self._names: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def read(self, lines: list[tuple[int, str]]) -> Reading:
        """Everything in it; the friends first, whom the lines before them name."""
        parts: dict[str, list[tuple[int, str]]] = {
            "": [],
            **{name: [] for name in ("friends", "locations", *_KINDS)},
        }
        section = ""
        for number, line in lines:
            if header := _HEADER.fullmatch(line):
                section = header[1].casefold()
            else:
                parts[section].append(
                    (number, line.removeprefix("-").strip() if line[:2] in ("-", "- ") else line)
                )
        refusals = [
            Refusal(self._file, number, "this stands under no header and was not read") for number, _ in parts[""]
        ]
        cards: list[Card] = []
        locations = [_read_friend(line) for _, line in parts["locations"]]
        for place in locations:
            self._places |= {fold(name): place.name for name in (place.name, *place.others)}
        for number, line in parts["friends"]:
            friend = _read_friend(line)
            if not friend.name:
                refusals.append(Refusal(self._file, number, "no name: nothing to call this contact by"))
                continue
            cards.append(self._card(friend, number, line))
        entries: list[Happening] = []
        for section, kind in _KINDS.items():
            for number, line in parts[section]:
                entry = self._entry(kind, section, number, line)
                if entry is None:
                    reason = "no day such as 2018-11-01 at its beginning: this entry was not read"
                    refusals.append(Refusal(self._file, number, reason))
                else:
                    entries.append(entry)
        return Reading(
            tuple(cards),
            tuple(sorted(refusals, key=lambda refusal: refusal.line)),
            tuple(sorted(entries, key=lambda entry: entry.line)),
            Source.FRIENDS,
            tuple(self._notices(cards, entries, locations)),
        )

    def _card(self, friend: _Friend, number: int, line: str) -> Card:
        for name in (friend.name, *friend.others):
            self._names.setdefault(fold(name), friend.name)
        self._names[fold(friend.name)] = friend.name
        draft = ContactDraft(friend.name, place=self._place(friend.place), tags=tuple(friend.tags), raw=line)
        return Card(draft, number, tuple(KnownDraft(FactKind.FACT, f"nickname: {name}") for name in friend.others))

    def _place(self, name: str) -> str:
        return self._places.get(fold(name), name)

    def _entry(self, kind: Kind, section: str, number: int, line: str) -> Happening | None:
        written, _, said = line.partition(": ")
        day = day_of(written) if len(written.rstrip(":")) == 10 else None
        if day is None:
            return None
        self._seen[section, written, said] += 1
        which = self._seen[section, written, said]
        people = dict.fromkeys(self._names.get(fold(name), name) for name in map(str.strip, _PERSON.findall(said)))
        place = _PLACE.search(said)
        return Happening(
            uid=hashlib.sha256(f"{section}\0{day.isoformat()}\0{said}\0{which}".encode()).hexdigest(),
            kind=kind,
            direction=Direction.BOTH if kind is Kind.MET else usual_direction(kind),
            moment=moment_on(day, self._context.zone),
            words=_PLACE.sub(r"\1", _PERSON.sub(r"\1", said)).strip(),
            who=tuple(ContactDraft(name) for name in people),
            line=number,
            place=self._place(place[1].strip()) if place else "",
            raw=line,
        )

    def _notices(self, cards: list[Card], entries: list[Happening], locations: list[_Friend]) -> Iterator[str]:
        used = {card.draft.place for card in cards} | {entry.place for entry in entries}
        if unused := sum(place.name not in used for place in locations):
            plural = "" if unused == 1 else "s"
            yield f"{unused:,} location{plural} left in the file: nobody is there, and nothing happened there"


def _read_friend(line: str) -> _Friend:
    """``Grace Hopper (a.k.a. The Admiral a.k.a. Amazing Grace) [Paris] @navy``; all but the name may miss."""
    words = line.split()
    tags: list[str] = []
    while words and _TAG.fullmatch(words[-1]):
        tags.append(words.pop()[1:])
    rest, place, others = " ".join(words), "", ""
    if rest.endswith("]") and " [" in rest:
        rest, _, place = rest[:-1].rpartition(" [")
    if rest.endswith(")") and f" ({_AKA}" in rest:
        rest, _, others = rest[:-1].partition(f" ({_AKA}")
    names = [name.strip() for name in others.split(f" {_AKA}")]
    return _Friend(
        rest.strip(), [name for name in names if name], place.strip(), list(dict.fromkeys(reversed(tags)))
    )
