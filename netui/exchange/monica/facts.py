"""What an export of Monica says of people beside their card: ways to reach them, and what is known of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from netui.domain.people.contact import ContactPoint, PointKind
from netui.domain.people.known import FactKind
from netui.domain.people.known_lines import KnownDraft
from netui.exchange.json_values import day_of, mapping, objects, text, true
from netui.exchange.vcard_points import profile_site

_PARTS = ("street", "city", "province", "postal_code", "country")
_EVERY = {"day": "day", "week": "week", "month": "month", "year": "year"}


def point_of(said: Mapping[str, Any], types: Mapping[str, Mapping[str, Any]]) -> ContactPoint | None:
    """The way to reach somebody that a contact field is: its type, by uuid among ``types``, says which."""
    value = text(said.get("data"))
    if not value:
        return None
    kind = types.get(text(said.get("type")), {})
    name, icon = text(kind.get("name")), text(kind.get("fontawesome_icon"))
    match text(kind.get("type")) or text(kind.get("protocol")).removesuffix(":"):
        case "email" | "mailto":
            return ContactPoint(PointKind.EMAIL, value.removeprefix("mailto:"))
        case "phone" | "tel":
            return ContactPoint(PointKind.PHONE, value.removeprefix("tel:"))
    label = (name or icon.removeprefix("fa fa-").partition("-")[0]).casefold()
    if site := profile_site(value):
        return ContactPoint(PointKind.PROFILE, value, label or site)
    if "://" in value:
        return ContactPoint(PointKind.URL, value, label)
    if not label and "@" in value[1:]:
        return ContactPoint(PointKind.EMAIL, value)
    return ContactPoint(PointKind.HANDLE, value, label)


def address_of(said: Mapping[str, Any]) -> ContactPoint | None:
    """An address on one line; a city alone without a name is where somebody is, and no address."""
    parts = [text(said.get(part)) for part in _PARTS]
    label = text(said.get("name")).casefold()
    if not any(parts) or (not label and [part for part in parts if part] == [parts[1]]):
        return None
    return ContactPoint(PointKind.ADDRESS, ", ".join(part for part in parts if part), label)


def place_of(said: Mapping[str, Any]) -> str:
    """Where an address is: its city, else its province or its country."""
    return next((place for part in ("city", "province", "country") if (place := text(said.get(part)))), "")


def is_given(said: Mapping[str, Any]) -> bool:
    """Whether a gift was given or received, and is no idea yet."""
    return text(said.get("status")).casefold() not in ("", "idea", "ideas")


def known_of(
    lists: Iterable[tuple[str, Sequence[Any]]],
    event_types: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, str],
    today: date,
) -> Iterator[KnownDraft]:
    """What the lists of a contact say of them, as facts: tasks are what I have to do, and so none of their needs.

    A reminder for one day that is not over has that day, so that it is asked of again; those that Monica makes
    by itself for a birthday say nothing that the birthday does not.
    """
    for kind, values in lists:
        for each in objects(values):
            said = {**each, **mapping(each.get("properties"))}
            words, due = "", None
            match kind:
                case "task":
                    words = _task(said)
                case "reminder" if said.get("delible") is not False:
                    words, due = _reminder(said, today)
                case "debt":
                    words = _debt(said)
                case "pet":
                    words = _pet(said)
                case "life_event":
                    words = _life_event(said, event_types)
                case "gift" if not is_given(said):
                    words = f"gift idea: {gift_words(said, names)}"
            if words.partition(": ")[2] or (words and ": " not in words):
                yield KnownDraft(FactKind.FACT, words, due)


def gift_words(said: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What a gift is: its name, for whom of theirs, its price, what is said of it, and where it is found."""
    words = text(said.get("name"))
    if recipient := names.get(text(said.get("recipient"))):
        words += f" for {recipient}"
    if amount := text(said.get("amount")):
        words += f" ({amount})"
    return "; ".join(part for part in (words.strip(), text(said.get("comment")), text(said.get("url"))) if part)


def _pet(said: Mapping[str, Any]) -> str:
    name, category = text(said.get("name")), text(said.get("category"))
    return f"pet: {name} ({category})" if name and category else f"pet: {name or category}"


def _task(said: Mapping[str, Any]) -> str:
    done = day_of(said.get("completed_at"))
    state = f"done {done.isoformat()}" if done else "done" if true(said.get("completed")) else "to do"
    told = "; ".join(part for part in (text(said.get("title")), text(said.get("description"))) if part)
    return f"{state}: {told}"


def _reminder(said: Mapping[str, Any], today: date) -> tuple[str, date | None]:
    told = "; ".join(part for part in (text(said.get("title")), text(said.get("description"))) if part)
    day, often = day_of(said.get("initial_date")), _EVERY.get(text(said.get("frequency_type")), "")
    number = text(said.get("frequency_number"))
    several = number not in ("", "1")
    when = "" if not often else f"every {number} {often}s" if several else f"every {often}"
    if day:
        when = f"{when} from {day.isoformat()}" if when else f"on {day.isoformat()}"
    if true(said.get("inactive")):
        when = f"{when}, over".removeprefix(", ")
    ahead = day if day and not often and day >= today and not true(said.get("inactive")) else None
    return f"reminder: {told}{f' ({when})' if when and told else when}", ahead


def _debt(said: Mapping[str, Any]) -> str:
    amount = " ".join(part for part in (text(said.get("amount")), text(said.get("currency"))) if part)
    who = "I owe them" if true(said.get("in_debt")) else "they owe me"
    settled = " (settled)" if text(said.get("status")).casefold() in ("complete", "completed") else ""
    why = f"; {text(said.get('reason'))}" if text(said.get("reason")) else ""
    return f"debt: {who} {amount or 'something'}{settled}{why}"


def _life_event(said: Mapping[str, Any], types: Mapping[str, Mapping[str, Any]]) -> str:
    kind = types.get(text(said.get("type")), {})
    called = text(kind.get("name")) or text(kind.get("translation_key")).replace("_", " ")
    words = text(said.get("name")) or called or "life event"
    day = day_of(said.get("happened_at"))
    more = [text(said.get("note")), *_specifics(said.get("specific_information"))]
    dated = f"{words}, {day.isoformat()}" if day else words
    return "; ".join(part for part in (dated, *more) if part)


def _specifics(value: Any) -> Iterator[str]:
    """What is told of a certain kind of life event: the employer of a new job."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return
    for name, each in mapping(value).items():
        if told := text(mapping(each).get("value")):
            yield f"{name.replace('_', ' ')}: {told}"
