"""A small network with something in every table, mostly cut out of the demo, as a file of netui's own."""

import json
from typing import Any

from netui.demo import build
from netui.domain.incoming.whole_network import WholeNetwork
from netui.domain.moment import Moment
from netui.exchange.own_json import own_json, read_own
from netui.store import Store
from netui.store.network.tables import Tables

DAY, AT = "2026-10-01", "2026-10-01T10:00:00.000000Z"

Said = dict[str, Any]
"""A whole network as JSON says it: the rows of every table, and the head."""


def text_of(store: Store) -> bytes:
    """A network as the file it is exported to."""
    return "".join(own_json(store.whole_network.schema, store.whole_network.tables())).encode()


def file_of(said: Said) -> bytes:
    """The file that says it."""
    return json.dumps(said).encode()


def network_of(data: bytes, called: str = "other.json") -> WholeNetwork:
    """What a file holds that is one of netui's own."""
    network = read_own(data, called)
    assert isinstance(network, WholeNetwork), network
    return network


def small(store: Store, now: Moment, people: int = 7) -> Said:
    """Some people of the demo with all that is theirs, as JSON; ``store`` is left with the whole demo."""
    build(store, now)
    said: Said = json.loads(text_of(store))
    ids = {"contact": {row["id"] for row in said["contact"][:people]}}
    took_part = {row["interaction_id"] for row in said["participant"] if row["contact_id"] in ids["contact"]}
    ids["interaction"] = {row["id"] for row in said["interaction"] if row["id"] in sorted(took_part)[:60]}
    for table in Tables(store.connection).in_order():
        said[table.name] = [
            row
            for row in said[table.name]
            if row["id"] in ids.get(table.name, {row["id"]})
            and all(row.get(column) is None or row[column] in ids[other] for column, other in table.references)
            and (table.name != "draft" or row["contact_id"] in ids["contact"])
        ]
        ids[table.name] = {row["id"] for row in said[table.name]}
    for name, row in _rows(said).items():
        said[name] = said[name] or [{"id": 1, **row}]
    return said


def _rows(said: Said) -> dict[str, dict[str, Any]]:
    """A row for each table that may have none."""
    one, other = (row["id"] for row in said["contact"][:2])
    entry = said["interaction"][0]["id"]
    mine, pair = {"contact_id": one}, {"contact_id": one, "other_id": other}
    return {
        "snooze": mine | {"subject": "cadence", "until": DAY, "set_at": AT, "set_on": DAY, "after": entry},
        "waiver": mine | {"kind": "reply", "waived_on": DAY},
        "greeting": mine | {"kind": "birthday", "occurrence": DAY},
        "job": mine | {"role": "Baker", "organisation": "Mill", "until": DAY},
        "event_contact": mine | {"event_id": said["event"][0]["id"], "interaction_id": entry},
        "follow_up_step": mine | {"step": "note", "interaction_id": entry, "at": AT},
        "vacation": {"begins": DAY, "ends": DAY},
        "saved_list": {"call_key": "1", "name": "close", "query": "depth:5"},
        "introduction": pair | {"reason": "both bake", "begun_on": DAY},
        "introduction_step": {"introduction_id": 1, "step": "made", "day": DAY},
        "dismissal": pair | {"basis": "bread", "dismissed_on": DAY},
        "place_alias": {"name": "the Valley", "match_key": "the valley", "means": "San Jose"},
        "visit": mine | {"trip_id": said["trip"][0]["id"], "state": "asked"},
        "prepared": {"subject": "trip", "matter": said["trip"][0]["id"], "prepared_on": DAY},
        "settled": mine | {"subject": "ask", "matter": entry, "settled_on": DAY},
        "brought": {"interaction_id": entry, "kind": "icalendar", "uid": "e-1", "digest": "d", "said": "lunch"},
        "departed": {"kind": "vcard", "uid": "gone-1", "digest": "d", "departed_on": DAY},
        "column_map": {"head": "name,mail", "means": '["name", "email"]'},
        "conflict": mine | {"field": "role", "mine": "a", "theirs": "b", "source": "x.vcf", "noted_on": DAY},
        "two_people": pair | {"said_on": DAY},
        "card": mine | {"source": "x.vcf", "uid": "card-1", "digest": "d", "original": "BEGIN:VCARD"},
        "in_step": mine | {"folder": "/cards", "file": "a.vcf", "digest": "d", "said": "{}"},
        "draft": mine | {"kind": "call", "line": "half a line", "saved_at": AT},
        "relation": mine | {"name": "Marta", "kind": "spouse", "noted_on": DAY},
        "promise_move": {"promise_id": said["promise"][0]["id"], "new_due": DAY, "moved_on": DAY},
        "next_date": mine | {"day": DAY, "set_at": AT, "after": entry},
        "round_answer": mine | {"asked_on": DAY},
        "referral": mine | {"side": "given", "form": "lead", "what": "ovens", "value": "12.50", "opened_on": DAY},
        "clip": {"kind": "book", "title": "On bread", "clipped_on": DAY},
    }
