"""The dated things of an export of Monica made entries: notes, calls, activities, conversations, gifts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from netui.domain.incoming.reading import Happening
from netui.domain.interaction import Direction, Kind, usual_direction
from netui.domain.people.contact import ContactDraft
from netui.exchange.json_values import mapping, moment_of, objects, text, true
from netui.exchange.monica.facts import gift_words


@dataclass(frozen=True, slots=True)
class Entry:
    """Something dated: what it is ``called`` in words, and ``when``, the first that holds a date counts."""

    called: str
    kind: Kind
    direction: Direction
    when: tuple[Any, ...]
    words: str
    who: tuple[ContactDraft, ...]

    def happening(self, uid: str, line: int, raw: str, zone: str) -> Happening | None:
        """The entry as read, seen from ``zone``; None without a date."""
        moment = next((found for each in self.when if (found := moment_of(each, zone))), None)
        if moment is None:
            return None
        return Happening(uid, self.kind, self.direction, moment, self.words, self.who, line, raw=raw)


def note(thing: Mapping[str, Any], who: ContactDraft) -> Entry:
    """A note, on the day it was written."""
    said = mapping(thing.get("properties"))
    way, words = usual_direction(Kind.NOTE), text(said.get("body"))
    return Entry("note", Kind.NOTE, way, (thing.get("created_at"),), words, (who,))


def call(thing: Mapping[str, Any], who: ContactDraft) -> Entry:
    """A call: theirs or mine, as far as that is told, and how it felt."""
    said = mapping(thing.get("properties"))
    called = said.get("contact_called")
    direction = Direction.BOTH if called is None else Direction.IN if true(called) else Direction.OUT
    felt = said.get("emotions")
    names = dict.fromkeys(word for each in felt if (word := _named(each))) if isinstance(felt, list) else {}
    words = "; ".join(part for part in (text(said.get("content")), ", ".join(names)) if part)
    return Entry("call", Kind.CALL, direction, (said.get("called_at"), thing.get("created_at")), words, (who,))


def activity(
    thing: Mapping[str, Any], types: Mapping[str, Mapping[str, Any]], who: tuple[ContactDraft, ...]
) -> Entry:
    """Something done together, with all who took part."""
    said = mapping(thing.get("properties"))
    kind = types.get(text(said.get("type")), {})
    called = text(kind.get("name")) or text(kind.get("translation_key")).replace("_", " ")
    told = (text(said.get("summary")) or called, text(said.get("description")))
    words = "\n".join(part for part in told if part)
    when = (said.get("happened_at"), thing.get("created_at"))
    return Entry("activity", Kind.MET, Direction.BOTH, when, words, who)


def conversation(thing: Mapping[str, Any], who: ContactDraft) -> Entry:
    """A conversation in writing as one entry, who said what on a line each; who wrote says which way it went."""
    said = mapping(thing.get("properties"))
    messages = [mapping(each.get("properties")) or each for each in objects(said.get("messages"))]
    mine = {true(each.get("written_by_me")) for each in messages}
    direction = Direction.BOTH if len(mine) != 1 else Direction.OUT if mine == {True} else Direction.IN
    lines = [
        f"{'me' if true(each.get('written_by_me')) else who.name}: {words}"
        for each in messages
        if (words := text(each.get("content")))
    ]
    when = (said.get("happened_at"), *(each.get("written_at") for each in messages), thing.get("created_at"))
    return Entry("conversation", Kind.MESSAGE, direction, when, "\n".join(lines), (who,))


def gift(thing: Mapping[str, Any], who: ContactDraft, names: Mapping[str, str]) -> Entry:
    """A gift that was given, or received."""
    said = mapping(thing.get("properties"))
    direction = Direction.IN if text(said.get("status")).casefold() == "received" else Direction.OUT
    when = (said.get("date"), thing.get("created_at"))
    return Entry("gift", Kind.GIFT, direction, when, gift_words(said, names), (who,))


def _named(value: Any) -> str:
    said = mapping(value)
    return text(value) or text(said.get("name")) or text(mapping(said.get("properties")).get("name"))
