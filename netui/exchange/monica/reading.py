"""The JSON that Monica exports (format 1.0-preview.1, and the trial form before it) read into people and entries.

Its shape is that of ``app/ExportResources`` in monicahq/monica 4.x: lists of ``{count, type, values}`` under the
account and under each contact, what is said of a thing under its ``properties``, things named by their ``uuid``.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from netui.domain.incoming.reading import Card, Context, Happening, Reading, Refusal, Source, Standing
from netui.domain.people.contact import ContactDraft, PartialDate, State, Tier
from netui.domain.people.known import FactKind
from netui.domain.people.known_lines import KnownDraft
from netui.domain.people.partial_dates import partial_date
from netui.domain.people.relation import RelationDraft
from netui.exchange.decoding import decode
from netui.exchange.json_values import day_of, load, mapping, objects, source_text, text, texts, true
from netui.exchange.monica import entries as monica_entries
from netui.exchange.monica import facts as monica_facts
from netui.exchange.monica.relations import Related, relations_of

MAX_FILE_BYTES = 512 * 1024 * 1024
"""A file is read into memory at once; photos and documents lie in it."""

SCHEME = "monica:"
"""Stands before the identity that Monica gives a person or an entry."""

_NO_EXPORT = "this is no export of Monica: it has no account with contacts in it"
_NOBODY = "no name and no address: nothing to call this contact by"

_UUID = re.compile(r'"uuid"\s*:\s*"([^"\\]{1,200})"')

_BRACE_WITHIN = 200
"""Characters before a uuid in which the thing that has it begins: it stands first."""

_BUSY = frozenset({"last_consulted_at", "number_of_views", "updated_at"})
"""What Monica counts of its own use: it moves whenever somebody is looked at, and says nothing of them."""

_ENTRIES = frozenset({"call", "note", "conversation", "activity"})
"""The lists of a contact that become entries, each with its own text."""

_FACTS = frozenset({"task", "reminder", "debt", "pet", "life_event", "gift"})
_LEFT = {"photo": "photo", "document": "document"}
_UNDER_ACCOUNT = frozenset({"user", "contact", "relationship", "activity"})
_UNDERSTOOD = frozenset(
    {
        *("first_name", "middle_name", "last_name", "nickname", "description", "job", "company", "tags"),
        *("is_starred", "is_partial", "is_active", "is_dead", "food_preferences", "stay_in_touch_frequency"),
        *("birthdate", "deceased_date", "first_met_date", "first_met_through", "first_met_where"),
        *("first_met_additional_info", "first_met_general_information", "gender", "avatar", "last_talked_to"),
        *("stay_in_touch_trigger_date", "vcard", "distant_etag", "deceased_reminder", "first_met_reminder"),
        *("created_at", *_BUSY),
    }
)
"""The properties of a contact whose meaning is known; some stay in its text only."""


def read_monica(data: bytes, file: str, context: Context) -> Reading:
    """The people and entries of a Monica export; ``file`` is the name that refusals give.

    Never raises, whatever the bytes. Names, work, birthday, ways to reach, addresses and tags make the card, how
    they met its hook. Food, pets, debts, tasks, reminders, life events and ideas for gifts become facts. Notes,
    calls, activities, conversations and gifts become entries, each conversation one. Days to stay in touch become
    a cadence. Partial contacts are names in the relations of others; of a relation that is told from both sides
    one is kept. What is not understood stays in the contact's text and is counted in the notices.
    """
    if len(data) > MAX_FILE_BYTES:
        return _refused(file, 1, f"more than {MAX_FILE_BYTES >> 20} MiB")
    said = decode(data)
    value, line, problem = load(said)
    if problem:
        return _refused(file, line, problem)
    account = mapping(mapping(value).get("account"))
    if not any(kind == "contact" for kind, _ in collections(account)):
        return _refused(file, 1, _NO_EXPORT)
    return _Export(account, said, file, context).read()


def collections(holder: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """The lists under an account or a contact, each with what it is a list of, in the singular."""
    for each in objects(holder.get("data")):
        if isinstance(each.get("values"), list):
            yield _singular(text(each.get("type"))), each["values"]
    for place in (holder, mapping(holder.get("properties"))):
        for name, each in place.items():
            if isinstance(each, dict) and isinstance(each.get("values"), list):
                yield _singular(name), each["values"]


def things(holder: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    """The things of one kind under an account or a contact."""
    return (each for found, values in collections(holder) if found == kind for each in objects(values))


def _singular(name: str) -> str:
    word = re.sub(r"(?<=[a-z])(?=[A-Z])|-", "_", name).lower()
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    return word if word.endswith("ss") else word.removesuffix("s")


def _refused(file: str, line: int, reason: str) -> Reading:
    return Reading(refusals=(Refusal(file, line, reason),), source=Source.MONICA)


class _Export:
    """One export as it is read."""

    def __init__(self, account: Mapping[str, Any], said: str, file: str, context: Context) -> None:
        self._account = account
        self._file = file
        self._context = context
        self._lines = _Lines(said)
        self._under = Counter[str]()
        for kind, values in collections(account):
            self._under[kind] += len(values)
        self._contacts = list(things(account, "contact"))
        self._me = {text(_properties(user).get("me_contact")) for user in things(account, "user")} - {""}
        instance = mapping(account.get("instance"))
        self._field_types = _by_uuid(instance.get("contact_field_types"))
        self._event_types = _by_uuid(instance.get("life_event_types"))
        self._activity_types = _by_uuid(instance.get("activity_types"))
        self._names = {text(each.get("uuid")): _name(_properties(each)) for each in self._contacts}
        self._births = {text(each.get("uuid")): _properties(each).get("birthdate") for each in self._contacts}
        self._partial = {text(e.get("uuid")) for e in self._contacts if true(_properties(e).get("is_partial"))}
        self._refusals: list[Refusal] = []
        self._unknown = Counter[str]()
        self._related: set[str] = set()

    def read(self) -> Reading:
        """Everything, in the order of the file."""
        related = relations_of(things(self._account, "relationship"), self._names, self._partial)
        self._related.update(each.other for found in related.values() for each in found)
        cards: list[Card] = []
        happenings: list[Happening] = []
        took_part: dict[str, dict[str, ContactDraft]] = {}
        for contact in self._contacts:
            uuid = text(contact.get("uuid"))
            if uuid in self._partial:
                continue
            card = self._card(contact, uuid, related.get(uuid, []))
            if card is None:
                self._refusals.append(Refusal(self._file, self._lines.of(uuid), _NOBODY))
                continue
            cards.append(card)
            who = ContactDraft(card.draft.name, uid=card.draft.uid)
            happenings += self._entries(contact, who)
            for kind, values in collections(contact):
                for each in values if kind == "activity" else ():
                    named = text(each if isinstance(each, str) else mapping(each).get("uuid"))
                    took_part.setdefault(named, {})[uuid or card.draft.name] = who
        for activity in things(self._account, "activity"):
            people = tuple(took_part.get(text(activity.get("uuid")), {}).values())
            self._add(happenings, monica_entries.activity(activity, self._activity_types, people), activity)
        return Reading(
            tuple(cards),
            tuple(self._refusals),
            tuple(happenings),
            Source.MONICA,
            tuple(self._notices()),
        )

    def _card(self, contact: Mapping[str, Any], uuid: str, related: Sequence[Related]) -> Card | None:
        said = _properties(contact)
        lists = list(collections(contact))
        fields = [_properties(each) for each in things(contact, "contact_field")]
        addresses = [_properties(each) for each in things(contact, "address")]
        points = [point for each in fields if (point := monica_facts.point_of(each, self._field_types))]
        points += [point for each in addresses if (point := monica_facts.address_of(each))]
        name = _name(said) or text(said.get("company")) or next((point.value for point in points), "")
        if not name:
            return None
        for strange in said.keys() - _UNDERSTOOD:
            if not isinstance(said[strange], dict) or "values" not in said[strange]:
                self._unknown[f"“{strange[:60]}”"] += 1
        for kind, values in lists:
            if kind not in (*_ENTRIES, *_FACTS, *_LEFT, "contact_field", "address"):
                self._unknown[f"“{kind[:60]}”"] += len(values)
        draft = ContactDraft(
            name,
            role=text(said.get("job")),
            organisation=text(said.get("company")),
            place=next((place for each in addresses if (place := monica_facts.place_of(each))), ""),
            hook=_hook(said),
            about=text(said.get("description")),
            points=tuple(dict.fromkeys(points)),
            tags=tuple(texts(said.get("tags"))),
            dates=tuple(_dates(said)),
            uid=f"{SCHEME}{uuid}" if uuid else "",
            raw=source_text(_lasting(contact)),
        )
        known = [*_known(said), *monica_facts.known_of(lists, self._event_types, self._names, self._context.today)]
        known += [fact for each in related if (fact := self._of_partial(each))]
        relations = [each.draft for each in related]
        through = text(said.get("first_met_through"))
        if self._names.get(through):
            self._related.add(through)
            relations.append(RelationDraft("introduced by", self._names[through], through in self._partial))
        return Card(
            draft,
            self._lines.of(uuid),
            tuple(dict.fromkeys(known)),
            tuple(relations),
            _standing(said, me=uuid in self._me),
        )

    def _of_partial(self, related: Related) -> KnownDraft | None:
        """When somebody was born who is only a name here: it is known of whom they are related to."""
        day = _special_date("born", self._births.get(related.other)) if related.other in self._partial else None
        if day is None:
            return None
        return KnownDraft(FactKind.FACT, f"{related.draft.kind} {related.draft.name}: born {partial_date(day)}")

    def _entries(self, contact: Mapping[str, Any], who: ContactDraft) -> list[Happening]:
        found: list[Happening] = []
        for kind, values in collections(contact):
            for each in objects(values):
                match kind:
                    case "note":
                        self._add(found, monica_entries.note(each, who), each)
                    case "call":
                        self._add(found, monica_entries.call(each, who), each)
                    case "conversation":
                        self._add(found, monica_entries.conversation(each, who), each)
                    case "gift" if monica_facts.is_given(_properties(each)):
                        self._add(found, monica_entries.gift(each, who, self._names), each)
        return found

    def _add(self, found: list[Happening], entry: monica_entries.Entry, each: Mapping[str, Any]) -> None:
        uuid = text(each.get("uuid"))
        line = self._lines.of(uuid)
        made = entry.happening(f"{SCHEME}{uuid}" if uuid else "", line, source_text(each), self._context.zone)
        if made is None:
            self._refusals.append(Refusal(self._file, line, f"this {entry.called} has no date and was not read"))
        else:
            found.append(made)

    def _notices(self) -> Iterator[str]:
        for uuid in sorted(self._me & self._names.keys()):
            yield f"{self._names[uuid]} is yourself in Monica: they come in archived"
        named = self._partial & self._related
        if named:
            yield f"{_many(len(named), 'partial contact')} came in as names in the relations of others"
        if alone := self._partial - named:
            yield f"{_many(len(alone), 'partial contact')} left in the file: nobody there is related to them"
        for kind, word in _LEFT.items():
            if count := self._under[kind]:
                yield f"{_many(count, word)} left in the file: netui keeps no pictures and no documents"
        if count := len(list(objects(mapping(self._account.get("properties")).get("journal_entries")))):
            yield f"{_many(count, 'journal entry')} left in the file: a journal is about nobody"
        for kind in sorted(self._under.keys() - _UNDER_ACCOUNT - _LEFT.keys()):
            yield f"{_many(self._under[kind], kind.replace('_', ' ')[:60])} left in the file"
        for what, count in sorted(self._unknown.items()):
            yield f"{what} of {_many(count, 'contact')} was not understood and stays in their own text"


class _Lines:
    """The lines on which the things of a file begin, by their uuids."""

    def __init__(self, said: str) -> None:
        self._breaks = [found.start() for found in re.finditer("\n", said)]
        self._at: dict[str, int] = {}
        for found in _UUID.finditer(said):
            begin = said.rfind("{", max(0, found.start() - _BRACE_WITHIN), found.start())
            self._at.setdefault(found[1], found.start() if begin < 0 else begin)

    def of(self, uuid: str) -> int:
        """The line, counted from 1, on which the thing of that uuid begins; 1 where none is known."""
        return bisect_right(self._breaks, self._at[uuid]) + 1 if uuid in self._at else 1


def _properties(thing: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is said of a thing; the trial form says some of it beside the properties."""
    own = {name: value for name, value in thing.items() if name not in ("uuid", "data", "properties")}
    return {**own, **mapping(thing.get("properties"))}


def _by_uuid(value: Any) -> dict[str, Mapping[str, Any]]:
    return {text(each.get("uuid")): mapping(each.get("properties")) for each in objects(value)}


def _name(said: Mapping[str, Any]) -> str:
    parts = (text(said.get(part)) for part in ("first_name", "middle_name", "last_name"))
    return " ".join(part for part in parts if part) or text(said.get("nickname"))


def _hook(said: Mapping[str, Any]) -> str:
    """How they met: where, what is told of it, and when."""
    told = [text(said.get(f"first_met_{part}")) for part in ("where", "additional_info", "general_information")]
    day = _special_date("met", said.get("first_met_date"))
    return "; ".join(part for part in (*told, f"met {partial_date(day)}" if day else "") if part)


def _dates(said: Mapping[str, Any]) -> Iterator[PartialDate]:
    for kind, name in (("birthday", "birthdate"), ("died", "deceased_date")):
        if day := _special_date(kind, said.get(name)):
            yield day


def _special_date(kind: str, value: Any) -> PartialDate | None:
    """A date of which the year may be unknown, or which is no more than the year that an age makes."""
    said = mapping(value)
    day = day_of(said.get("date"))
    if day is None:
        return None
    if true(said.get("is_age_based")):
        return PartialDate(kind, day.year)
    return PartialDate(kind, None if true(said.get("is_year_unknown")) else day.year, day.month, day.day)


def _known(said: Mapping[str, Any]) -> Iterator[KnownDraft]:
    nickname, food = text(said.get("nickname")), text(said.get("food_preferences"))
    if nickname and nickname != _name(said):
        yield KnownDraft(FactKind.FACT, f"nickname: {nickname}")
    if food:
        yield KnownDraft(FactKind.FACT, f"food: {food}")


def _standing(said: Mapping[str, Any], *, me: bool) -> Standing | None:
    """The attention somebody gets in Monica: days to stay in touch, and whether they live and are not archived."""
    days = text(said.get("stay_in_touch_frequency"))
    active = "is_active" not in said or said["is_active"] is None or true(said["is_active"])
    state = State.DECEASED if true(said.get("is_dead")) else State.ACTIVE if active and not me else State.ARCHIVED
    if days.isascii() and days.isdigit() and 0 < int(days) < 1_000_000:
        return Standing(Tier.POOL, f"P{int(days)}D", state=state)
    return None if state is State.ACTIVE else Standing(Tier.POOL, state=state)


def _lasting(contact: Mapping[str, Any]) -> Mapping[str, Any]:
    """A contact without what became entries of their own, and without what moves at every look."""
    lasting = {name: value for name, value in contact.items() if name not in _BUSY}
    if isinstance(contact.get("properties"), dict):
        said = contact["properties"]
        lasting["properties"] = {
            name: value for name, value in said.items() if name not in _BUSY and _singular(name) not in _ENTRIES
        }
    if isinstance(contact.get("data"), list):
        lasting["data"] = [
            each for each in contact["data"] if _singular(text(mapping(each).get("type"))) not in _ENTRIES
        ]
    return lasting


def _many(count: int, word: str) -> str:
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{count:,} {word if count == 1 else plural}"
