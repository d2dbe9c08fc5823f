"""``netui show``: one contact with everything known, printed for people or as JSON."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from netui.domain.day_words import spell
from netui.domain.due.queue import next_due
from netui.domain.moment import Moment
from netui.domain.people.contact import Contact, PartialDate
from netui.domain.people.jobs import job_line
from netui.domain.people.known import FactKind, Known, deed_words, origin
from netui.domain.people.partial_dates import lead_words, partial_date
from netui.domain.people.relation import Relation
from netui.domain.promise import Promise
from netui.domain.timeline import Entry
from netui.printing import say, say_json
from netui.store import Store

_SAID = {FactKind.PRONOUNCE: "pronounced", FactKind.SALUTATION: "addressed as", FactKind.REACH: "reached by"}


def show_contact(store: Store, contact_id: int, now: Moment, *, json: bool) -> None:
    """Print one contact: the card, what is known, who is who, the promises and the whole timeline."""
    with store.connection.looking():
        contact = store.contacts.get(contact_id)
        ids = store.timeline.of(contact_id)
        entries = store.timeline.entries(ids)
        timeline = [entries[number] for number in ids]
        standing = store.due.standing(contact_id, now)
        promises = store.promises.open(contact_id)
        relations = store.relations.of(contact_id)
        known = store.known.of(contact_id, now, ended=json)
    due_on = next_due(standing, now.day) if standing else None
    if json:
        say_json([_contact_row(contact, due_on, timeline, promises, known, relations)])
        return
    say(f"{contact.name} (id {contact.id})")
    work = ", ".join(part for part in (contact.role, contact.organisation, contact.place) if part)
    for text in (work, contact.hook, " ".join(f"#{tag}" for tag in contact.tags)):
        if text:
            say(f"  {text}")
    for point in contact.points:
        say(f"  {point.kind}: {point.value.replace(chr(10), ', ')}" + (f" ({point.label})" if point.label else ""))
    cadence = f"every {standing.cadence.interval.words()}, " if standing and standing.cadence else ""
    next_words = f"next {spell(due_on, now.day)}" if due_on else "not due"
    say(f"  tier {contact.tier or 'none'}, {cadence}{next_words}, depth {contact.depth}")
    for day in contact.dates:
        say(f"  {_date_words(day)}")
    for job in contact.jobs:
        say(f"  earlier: {job_line(job)}")
    if contact.about:
        say(f"  about: {contact.about}")
    for one in known:
        say(f"  {_known_words(one, now.day)}")
    for relation in relations:
        say(f"  {relation.kind}: {relation.name}" + (f" (id {relation.other_id})" if relation.other_id else ""))
    for promise in promises:
        when = f", due {spell(promise.due, now.day)}" if promise.due else ""
        say(f"  promise ({promise.side}): {promise.text}{when}")
    for entry in timeline:
        interaction = entry.interaction
        say(f"{interaction.moment.day}  {interaction.kind:8}{interaction.line.strip() or '—'}")


def _date_words(day: PartialDate) -> str:
    lead = "" if day.lead is None else f", {lead_words(day.lead)}"
    return f"{day.kind or 'date'}: {partial_date(day)}{lead}"


def _known_words(known: Known, today: date) -> str:
    """``goal: a second shop → Wed 31 Mar 2027, in 4 months (nothing done for it yet; typed Fri 6 Nov)``."""
    fact = known.fact
    due = f" → {spell(fact.due, today)}" if fact.due else ""
    more = "; ".join(words for words in (deed_words(known, today), origin(known, today)) if words)
    return f"{_SAID.get(FactKind(fact.kind), fact.kind)}: {fact.text}{due} ({more})"


def _contact_row(
    contact: Contact,
    due_on: date | None,
    timeline: Sequence[Entry],
    promises: Sequence[Promise],
    known: Sequence[Known],
    relations: Sequence[Relation],
) -> dict[str, Any]:
    return {
        "id": contact.id,
        "name": contact.name,
        "role": contact.role,
        "organisation": contact.organisation,
        "place": contact.place,
        "hook": contact.hook,
        "about": contact.about,
        "tier": contact.tier,
        "cadence": contact.cadence,
        "depth": contact.depth,
        "state": contact.state,
        "tags": contact.tags,
        "points": [{"kind": p.kind, "value": p.value, "label": p.label} for p in contact.points],
        "dates": [
            {"kind": d.kind, "year": d.year, "month": d.month, "day": d.day, "text": d.text, "lead": d.lead}
            for d in contact.dates
        ],
        "jobs": [{"role": j.role, "organisation": j.organisation, "until": j.until} for j in contact.jobs],
        "next": due_on,
        "facts": [_fact_row(one) for one in known],
        "relations": [{"kind": r.kind, "name": r.name, "id": r.other_id, "relation": r.id} for r in relations],
        "promises": [{"text": p.text, "due": p.due, "side": p.side, "state": p.state} for p in promises],
        "timeline": [_entry_row(entry) for entry in timeline],
    }


def _fact_row(known: Known) -> dict[str, Any]:
    fact = known.fact
    return {
        "fact": fact.id,
        "kind": fact.kind,
        "text": fact.text,
        "due": fact.due,
        "noted": fact.noted_on,
        "ended": fact.ended_on,
        "outcome": fact.outcome,
        "source": fact.source,
        "interaction": fact.interaction_id,
    }


def _entry_row(entry: Entry) -> dict[str, Any]:
    interaction = entry.interaction
    return {
        "id": interaction.id,
        "kind": interaction.kind,
        "direction": interaction.direction,
        "purpose": interaction.purpose,
        "at": interaction.moment.at,
        "day": interaction.moment.day,
        "zone": interaction.moment.zone,
        "line": interaction.line,
        "people": [{"id": p.contact_id, "name": p.name} for p in interaction.people],
    }
