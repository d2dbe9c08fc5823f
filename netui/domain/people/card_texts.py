"""A whole card as the texts of a form, one per field, and what the texts typed there make of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from netui.domain.frozen import dataclass
from netui.domain.people.contact import ContactPoint, Job, PartialDate, PointKind
from netui.domain.people.jobs import job_line, read_job
from netui.domain.people.known import FactKind
from netui.domain.people.known_lines import KnownEdits, known_line, read_known, reconcile
from netui.domain.people.partial_dates import date_line, read_date_line
from netui.domain.people.relation import RelationEdits, read_relation, reconcile_relations, relation_line
from netui.domain.people.tag_words import read_tags, tag_words
from netui.domain.people.whole_card import CardEdit, WholeCard, one_each, together

PLAIN = ("name", "role", "organisation", "place", "hook", "about")
"""The fields that are a text of the card as it is."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class FieldProblem(Exception):  # noqa: N818
    """What cannot be taken: the field, the number of its line from 0, and the sentence."""

    field: str
    line: int
    says: str


def card_texts(whole: WholeCard) -> dict[str, str]:
    """The text of every field of the form; several things of a kind stand one per line."""
    card = whole.card
    only = {kind: whole.only(kind) for kind in (FactKind.PRONOUNCE, FactKind.SALUTATION)}
    return {
        **{name: one_line(getattr(card, name)) for name in PLAIN if name != "about"},
        "tags": tag_words(card.tags),
        **{kind: one_line(fact.text) if fact else "" for kind, fact in only.items()},
        "points": _lines(card.points, _point_line),
        "dates": _lines(card.dates, _date_line),
        "known": _lines(whole.listed, known_line),
        "relations": _lines(whole.relations, relation_line),
        "jobs": _lines(card.jobs, job_line),
        "about": card.about,
    }


def read_card(whole: WholeCard, touched: Mapping[str, str], today: date) -> CardEdit:
    """What the texts of the ``touched`` fields make of a card; of the others nothing is read, nothing changes.

    A line that is still as it was stands for what it stood for, to the letter. Raises FieldProblem.
    """
    card, changed = whole.card, dict[str, Any]()
    known, relations = KnownEdits(), RelationEdits()
    for field, text in touched.items():
        match field:
            case "tags":
                changed["tags"] = read_tags(text)
            case "points":
                changed["points"] = _read(field, text, card.points, _point_line, _read_point)
            case "dates":
                changed["dates"] = _read(field, text, card.dates, _date_line, _read_date)
            case "jobs":
                changed["jobs"] = _read(field, text, card.jobs, job_line, _read_job)
            case "known":
                _check(field, text, map(known_line, whole.listed), lambda line: read_known(line, today).problem)
                known = together(known, reconcile(whole.listed, text, today))
            case "relations":
                _check(field, text, map(relation_line, whole.relations), lambda line: read_relation(line).problem)
                relations = reconcile_relations(whole.relations, text)
            case FactKind.PRONOUNCE | FactKind.SALUTATION:
                known = together(known, one_each(whole, FactKind(field), text))
            case _:
                changed[field] = text
    edited = replace(card, **changed)
    if not edited.name.strip():
        raise FieldProblem("name", 0, "a contact needs a name")
    return CardEdit(edited, known, relations)


def one_line(text: str) -> str:
    """A text as a field of one line shows it."""
    return " ".join(text.splitlines())


def _lines(items: Iterable[Item], line_of: Callable[[Item], str]) -> str:
    return "\n".join(map(line_of, items))


def _read(
    field: str,
    text: str,
    before: Iterable[Item],
    line_of: Callable[[Item], str],
    read: Callable[[str], tuple[Item, str]],
) -> tuple[Item, ...]:
    """What stands in the lines of ``text``; raises FieldProblem for the first line that says what is wrong."""
    had = {line_of(item): item for item in before}
    items: list[Item] = []
    for number, line in enumerate(text.splitlines()):
        if (same := had.get(line)) is not None:
            items.append(same)
        elif line.strip():
            item, problem = read(line)
            if problem:
                raise FieldProblem(field, number, problem)
            items.append(item)
    return tuple(items)


def _check(field: str, text: str, before: Iterable[str], problem_of: Callable[[str], str]) -> None:
    had = set(before)
    for number, line in enumerate(text.splitlines()):
        bare = " ".join(line.split())
        if bare and bare not in had and (problem := problem_of(bare)):
            raise FieldProblem(field, number, problem)


def _read_date(line: str) -> tuple[PartialDate, str]:
    read = read_date_line(line)
    return read.day, read.problem


def _date_line(day: PartialDate) -> str:
    return date_line(day) or "date"


def _read_job(line: str) -> tuple[Job, str]:
    read = read_job(line)
    return read.job, read.problem


def _point_line(point: ContactPoint) -> str:
    label = f" ({one_line(point.label)})" if point.label else ""
    return f"{point.kind} {one_line(point.value)}{label}"


def _read_point(line: str) -> tuple[ContactPoint, str]:
    """The way to reach somebody that a typed line names; its kind by its first word, else by its shape."""
    text = line.strip()
    first, _, rest = text.partition(" ")
    kind = first.rstrip(":").casefold()
    if kind in list(PointKind) and rest:
        value, label = rest.strip(), ""
        if value.endswith(")") and " (" in value:
            value, _, label = value[:-1].rpartition(" (")
        return ContactPoint(PointKind(kind), value, label), ""
    if "@" in text and " " not in text:
        return ContactPoint(PointKind.EMAIL, text), ""
    if "://" in text or text.startswith("www."):
        return ContactPoint(PointKind.URL, text), ""
    if sum(char.isdigit() for char in text) >= 5:
        return ContactPoint(PointKind.PHONE, text), ""
    return ContactPoint(PointKind.HANDLE, text), ""
