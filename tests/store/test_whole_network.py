"""A whole network from a file: equal where nothing was, joined where something is, whole or not at all."""

import copy
import json
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import line, person
from small_network import Said, file_of, network_of, small, text_of

from netui.demo import HOME, build
from netui.domain.incoming.three_way import Conflict
from netui.domain.incoming.whole_network import WholeNetwork
from netui.domain.interaction import Kind
from netui.domain.moment import moment_at
from netui.domain.people.contact import ContactPoint, PointKind, State, Tier, card_of
from netui.domain.query import parse_query
from netui.store import Store, StoreError, open_store
from netui.store.network.tables import Tables

NOW = moment_at(datetime(2026, 11, 18, 8, 0, tzinfo=UTC), "Europe/Paris")
LATER = moment_at(datetime(2026, 11, 19, 8, 0, tzinfo=UTC), "Europe/Paris")

Opened = Callable[[str], Store]


@contextmanager
def network(path: Path, *, create: bool = True) -> Iterator[Store]:
    with open_store(path, now=NOW.at, backups=path.parent / "backups", create=create, home=HOME) as store:
        yield store


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with network(tmp_path_factory.mktemp("demo") / "demo.db") as store:
        build(store, NOW)
        yield store


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """Something in every table."""
    with network(tmp_path_factory.mktemp("small") / "small.db") as store:
        return small(store, NOW)


@pytest.fixture
def there(store: Store, said: Said) -> Store:
    """A network with something in every table."""
    store.whole_network.take_in(network_of(file_of(said)), NOW)
    return store


@pytest.fixture
def other(tmp_path: Path, there: Store) -> Iterator[Store]:
    """A copy of it, that goes its own way."""
    path = tmp_path / "other.db"
    shutil.copy(there.path, path)
    with network(path, create=False) as store:
        yield store


def dump(store: Store) -> list[str]:
    """Every table to the letter, apart from the history, and what the search index holds."""
    apart = ("change", "delta", "recording", "sqlite_sequence", "schema_migration", "written")
    lines = store.connection.database.connection().iterdump()
    kept = [line for line in lines if not line.startswith(tuple(f'INSERT INTO "{name}' for name in apart))]
    return kept + [str(row) for row in store.connection.sql("SELECT rowid, words FROM written ORDER BY rowid")]


def well(store: Store) -> bool:
    return all(finding.well for finding in store.checking.findings())


def exported(store: Store) -> WholeNetwork:
    return network_of(text_of(store), f"{store.path.stem}.json")


def first(store: Store, place: int = 0) -> int:
    return sorted(store.contacts.ids(archived=True))[place]


def edit(store: Store, contact_id: int, **changes: Any) -> None:
    store.contacts.edit(contact_id, replace(card_of(store.contacts.get(contact_id)), **changes), NOW)


# Into an empty network


def test_an_empty_network_becomes_the_other_one_to_the_letter(demo: Store, store: Store) -> None:
    report = store.whole_network.take_in(exported(demo), NOW)
    assert dump(store) == dump(demo)
    assert text_of(store) == text_of(demo)
    assert well(store)
    assert report.change.name == f"import {report.new['contact']} contacts from demo.json"
    assert (report.merged, report.conflicts, report.kept) == (0, (), ())


def test_every_table_goes_there_and_back(there: Store, said: Said) -> None:
    back = json.loads(text_of(there))
    for name in Tables(there.connection).all:
        assert said[name], name
        assert [row["id"] for row in back[name]] == [row["id"] for row in said[name]]
        for row, before in zip(back[name], said[name], strict=True):
            assert before.items() <= row.items()


def test_search_and_map_know_them_at_once(demo: Store, store: Store) -> None:
    store.whole_network.take_in(exported(demo), NOW)
    for words in ("bread", "chocolate", "#family", "near:berlin"):
        query = parse_query(words, NOW.day)
        assert store.querying.find(query, NOW) == demo.querying.find(query, NOW)


def test_one_undo_takes_all_back_and_redo_brings_it_again(there: Store) -> None:
    whole = text_of(there)
    there.history.undo()
    assert there.contacts.ids(archived=True) == []
    assert there.history.past()[0].undone
    there.history.redo()
    assert text_of(there) == whole


def test_taken_back_and_taken_in_again_it_is_the_same(there: Store, said: Said) -> None:
    whole = text_of(there)
    there.history.undo()
    there.whole_network.take_in(network_of(file_of(said)), NOW)
    assert text_of(there) == whole


def test_keys_are_computed_whatever_the_file_says(store: Store, said: Said) -> None:
    edited = copy.deepcopy(said)
    edited["contact"][0] |= {"name": "Zoë Quill", "sort_key": "x", "search_key": "x"}
    edited["contact_point"][0]["match_key"] = "x"
    store.whole_network.take_in(network_of(file_of(edited)), NOW)
    assert [name for _, name in store.finding.resolve("zoe quill")] == ["Zoë Quill"]
    assert '"x"' not in text_of(store).decode().partition('"tag": [')[0]


def test_what_an_older_file_does_not_say_is_as_the_tables_have_it(store: Store, said: Said) -> None:
    older = copy.deepcopy(said)
    older["netui"] = {"schema": 1}
    for name in ("brought", "departed", "conflict", "two_people", "column_map", "in_step", "clip", "trip"):
        del older[name]
    for name in ("leg", "visit", "prepared", "give", "round_answer"):
        older[name] = [] if name != "give" else [{**row, "clip_id": None} for row in older["give"]]
    for row in older["card"]:
        row.pop("kind", None)
    for row in older["contact"]:
        del row["depth"], row["hook"]
    store.whole_network.take_in(network_of(file_of(older)), NOW)
    contact = store.contacts.get(first(store))
    assert (contact.depth, contact.hook, contact.state) == (0, "", State.ACTIVE)
    assert well(store)


@pytest.mark.parametrize(
    "text",
    ["\x00nul", "a\x1b[31mb", "\ud83d\ude00", "\ufffd", "é\u0301", "x" * 100_000, "\u202eevil", '"\\'],
    ids=ascii,
)
def test_any_text_comes_back_as_it_was(store: Store, said: Said, text: str) -> None:
    odd = copy.deepcopy(said)
    odd["contact"][0]["about"] = odd["interaction"][0]["words"] = text
    store.whole_network.take_in(network_of(file_of(odd)), NOW)
    kept = text.encode("utf-16", "surrogatepass").decode("utf-16")
    assert store.contacts.get(odd["contact"][0]["id"]).about == kept
    assert json.loads(text_of(store))["interaction"][0]["words"] == kept
    assert well(store)


def test_a_lone_surrogate_becomes_the_sign_for_what_could_not_be_read(store: Store, said: Said) -> None:
    odd = copy.deepcopy(said)
    odd["contact"][0]["about"] = "a\udc80b"
    store.whole_network.take_in(network_of(file_of(odd)), NOW)
    assert store.contacts.get(odd["contact"][0]["id"]).about == "a\ufffdb"


def test_lines_begun_before_stay_beside_those_that_come(store: Store, said: Said) -> None:
    owner = said["draft"][0]["contact_id"]
    store.drafts.keep(0, "call", "mine", NOW.at)
    store.whole_network.take_in(network_of(file_of(said)), NOW)
    assert (store.drafts.line(0, "call"), store.drafts.line(owner, "call")) == ("mine", "half a line")


# What is refused


def changed(said: Said, table: str, **columns: Any) -> Said:
    """The same with some columns of the first row of a table changed; one set to ``...`` is taken away."""
    edited = copy.deepcopy(said)
    row = edited[table][0]
    row.update(columns)
    edited[table][0] = {name: value for name, value in row.items() if value is not ...}
    return edited


@pytest.mark.parametrize(
    ("table", "columns", "sentence"),
    [
        ("contact", {"shoe": 42}, "contact has no column “shoe” (row 1)"),
        ("contact", {"uid": ...}, "row 1 of contact has no “uid”"),
        ("contact", {"name": None}, "“name” in row 1 of contact is nothing: it has to say something"),
        ("contact", {"depth": "3"}, '“depth” in row 1 of contact is "3": it takes a whole number'),
        ("contact", {"depth": 2**63}, "that is too large a number"),
        ("contact", {"depth": 6}, "cannot stand in a network (CHECK constraint failed: depth BETWEEN 0 AND 5)"),
        ("contact", {"tier": "Z"}, "contact 1 cannot stand in a network (CHECK"),
        ("contact", {"created_on": "2026-02-30"}, "it takes a day as 2026-11-22"),
        ("contact", {"cadence": "often"}, "it takes a span as P3W"),
        ("contact", {"id": 0}, "an id is a number from 1 to"),
        ("contact", {"id": 2}, "contact 2 stands twice"),
        ("contact_point", {"contact_id": 999}, "belongs to contact 999, and there is none"),
        ("contact_point", {"kind": "pigeon"}, "it takes email, phone"),
        ("interaction", {"at": "2026-11-22"}, "it takes an instant as"),
        ("promise", {"text": 5}, "it takes a text"),
        ("leg", {"lat": "north"}, "it takes a number"),
        ("referral", {"value": "much"}, "it takes a decimal number"),
        ("column_map", {"means": "name"}, "it takes a JSON list of texts"),
    ],
)
def test_what_cannot_be_held_is_said_and_nothing_is_written(
    store: Store, said: Said, table: str, columns: dict[str, Any], sentence: str
) -> None:
    before = dump(store)
    with pytest.raises(StoreError) as refused:
        store.whole_network.take_in(network_of(file_of(changed(said, table, **columns))), NOW)
    assert sentence in str(refused.value)
    assert str(refused.value).startswith("other.json: ")
    assert str(refused.value).endswith("nothing was taken in")
    assert dump(store) == before
    assert store.history.past() == []


def test_a_newer_file_and_an_unknown_table_are_refused(store: Store, said: Said) -> None:
    newer = WholeNetwork("new.json", store.whole_network.schema + 1, {})
    with pytest.raises(StoreError, match=r"new.json: it was written by a newer netui .* update netui"):
        store.whole_network.take_in(newer, NOW)
    with pytest.raises(StoreError, match="there is no table “pigeons” in a network"):
        store.whole_network.take_in(network_of(file_of({**said, "pigeons": []})), NOW)


ODD = (None, True, 0, -1, 2**53, 2**63, 1.5, "", "x", "2026-13-40", "2026-11-22", "\ud800", "A", "open", "[]")


def spoilt(said: Said, chance: random.Random) -> Said:
    """The same with a few things in it changed, doubled or taken away."""
    edited = copy.deepcopy(said)
    for _ in range(chance.choice((1, 1, 2, 4))):
        rows = edited[chance.choice([name for name in edited if name != "netui" and edited[name]])]
        row = chance.choice(rows)
        match chance.randrange(5):
            case 0 | 1:
                row[chance.choice(list(row))] = chance.choice(ODD)
            case 2:
                row.pop(chance.choice(list(row)), None)
                row["id"] = row.get("id", 1)
            case 3:
                rows.append(copy.deepcopy(row))
            case 4:
                rows.remove(row)
    return edited


def test_a_spoilt_file_is_taken_in_whole_or_not_at_all(there: Store, said: Said) -> None:
    chance = random.Random(24)
    taken = 0
    for _ in range(100):
        came = network_of(file_of(spoilt(said, chance)))
        before = text_of(there)
        try:
            report = there.whole_network.take_in(came, NOW)
        except StoreError:
            assert text_of(there) == before
            continue
        taken += 1
        after = text_of(there)
        assert there.whole_network.take_in(came, NOW).change.id is None
        assert text_of(there) == after
        assert well(there)
        if report.change.id is not None:
            there.history.undo()
    assert 0 < taken < 100


# Into a network that has something


def test_a_network_taken_into_itself_changes_nothing(demo: Store) -> None:
    before = dump(demo)
    report = demo.whole_network.take_in(exported(demo), NOW)
    assert report.change.id is None
    assert (report.new, report.merged, report.conflicts, report.kept) == ({}, 0, (), ())
    assert dump(demo) == before


def test_it_changes_nothing_after_a_merge_either_and_who_went_is_still_known(there: Store) -> None:
    kept, gone = first(there), first(there, 1)
    uid = there.contacts.get(gone).uid
    there.merging.merge(kept, gone, NOW)
    merged = exported(there)
    assert there.whole_network.take_in(merged, LATER).change.id is None
    edit(there, kept, hook="at the pier")
    there.whole_network.take_in(merged, LATER)
    assert there.connection.sql("SELECT contact_id FROM card WHERE uid = ?", f"urn:uuid:{uid}") == [(kept,)]


def test_what_is_only_there_comes_in_with_all_that_hangs_on_it(there: Store, other: Store) -> None:
    who = other.contacts.get(first(other)).name
    bo = person(other, LATER, "Bo Li", tags=("new tag",), points=(ContactPoint(PointKind.EMAIL, "bo@li.example"),))
    text = f'pricing >send the deck fri +cfo @"{who}" ^3w'
    other.interactions.log(Kind.CALL, [bo], line(other, text, LATER), LATER)
    here = person(there, LATER, "Cy Day")
    report = there.whole_network.take_in(exported(other), LATER)
    assert report.new == {
        **dict.fromkeys(("tag", "contact", "contact_point", "contact_tag", "interaction"), 1),
        **dict.fromkeys(("promise", "fact", "next_date"), 1),
        "participant": 2,
    }
    ((number, _),) = there.finding.resolve("Bo Li")
    brief = there.briefs.of(number, LATER)
    assert [entry.interaction.words for entry in brief.entries] == [
        other.briefs.of(bo, LATER).entries[0].interaction.words
    ]
    assert [promise.text for promise in brief.promises] == ["send the deck"]
    assert there.contacts.get(number).uid == other.contacts.get(bo).uid
    assert there.contacts.get(here).name == "Cy Day"
    assert well(there)
    there.history.undo()
    assert [name for _, name in there.finding.resolve("Bo Li")] == []


def test_two_copies_that_went_their_own_ways_are_joined_both_ways(there: Store, other: Store) -> None:
    one, two, three = (first(there, place) for place in range(3))
    edit(there, one, role="Chief here")
    edit(other, one, role="Chief there")
    edit(other, two, points=(*other.contacts.get(two).points, ContactPoint(PointKind.EMAIL, "new@example.org")))
    edit(there, three, tags=(*there.contacts.get(three).tags, "only-here"))
    person(there, LATER, "Only Here")
    person(other, LATER, "Only There")

    report = there.whole_network.take_in(exported(other), LATER)
    name = there.contacts.get(one).name
    assert report.conflicts == ((name, Conflict("role", "Chief here", "Chief there")),)
    assert (report.new["contact"], report.merged) == (1, 1)
    back = other.whole_network.take_in(exported(there), LATER)
    assert back.conflicts == ((name, Conflict("role", "Chief there", "Chief here")),)

    people = [
        {contact.uid: replace(contact, id=0, role="") for contact in map(store.contacts.get, store.contacts.ids())}
        for store in (there, other)
    ]
    assert people[0] == people[1]
    assert there.contacts.get(one).role == "Chief here"
    for store, came in ((there, other), (other, there)):
        before = text_of(store)
        store.whole_network.take_in(exported(came), LATER)
        settled = text_of(store)
        assert store.whole_network.take_in(exported(came), LATER).change.id is None
        assert text_of(store) == settled
        assert json.loads(before)["contact"] == json.loads(settled)["contact"]
        assert well(store)


def test_the_next_export_brings_only_what_changed_there_and_leaves_what_changed_here(
    there: Store, other: Store
) -> None:
    mail = ContactPoint(PointKind.EMAIL, "bo@li.example")
    bo = person(other, NOW, "Bo Li", role="Baker", place="Lyon", points=(mail,))
    there.whole_network.take_in(exported(other), LATER)
    ((here, _),) = there.finding.resolve("Bo Li")
    edit(there, here, place="Turin", tags=("mine",))
    edit(other, bo, role="Miller", points=())
    other.attention.set_depth([bo], 4, NOW)
    report = there.whole_network.take_in(exported(other), LATER)
    contact = there.contacts.get(here)
    assert (contact.role, contact.place, contact.points, contact.tags) == ("Miller", "Turin", (), ("mine",))
    assert (contact.depth, report.merged, report.conflicts, report.kept) == (4, 1, (), ())
    edit(other, bo, place="Rome")
    (conflict,) = there.whole_network.take_in(exported(other), LATER).conflicts
    assert conflict == ("Bo Li", Conflict("place", "Turin", "Rome"))


def test_conflicts_are_noted_once_where_they_can_be_settled(there: Store, other: Store) -> None:
    who = first(there)
    edit(there, who, role="Chief here")
    edit(other, who, role="Chief there")
    there.whole_network.take_in(exported(other), LATER)
    rows = "SELECT field, mine, theirs, source FROM conflict WHERE contact_id = ? AND source = 'other.json'"
    assert there.connection.sql(rows, who) == [("role", "Chief here", "Chief there", "other.json")]
    there.whole_network.take_in(exported(other), LATER)
    assert len(there.connection.sql(rows, who)) == 1


def test_attention_given_here_stays_and_what_is_missing_is_filled_in(there: Store, other: Store) -> None:
    one, two = first(there), first(there, 1)
    there.attention.set_tier([one], Tier.A, NOW)
    other.attention.set_tier([one], Tier.D, NOW)
    there.attention.set_tier([two], None, NOW)
    other.attention.set_tier([two], Tier.B, NOW)
    report = there.whole_network.take_in(exported(other), LATER)
    assert (there.contacts.get(one).tier, there.contacts.get(two).tier) == (Tier.A, Tier.B)
    assert f"{there.contacts.get(one).name}: tier A here, D there" in report.kept


def test_one_thing_that_went_on_differently_stays_one_and_is_told(there: Store, other: Store) -> None:
    who = first(there)
    there.interactions.log(Kind.CALL, [who], line(there, "pricing >send the deck fri", NOW), NOW)
    other.whole_network.take_in(exported(there), NOW)
    ((promise,),) = other.connection.sql("SELECT id FROM promise WHERE text = 'send the deck'")
    other.promises.keep(promise, LATER)
    report = there.whole_network.take_in(exported(other), LATER)
    assert there.connection.sql("SELECT state FROM promise WHERE text = 'send the deck'") == [("open",)]
    name = there.contacts.get(who).name
    (told,) = report.kept
    assert told.startswith(f"promise “send the deck” of {name}: state “open” here, “kept” there; ")
    assert report.change.id is None


def test_entries_of_one_instant_are_told_apart_by_who_took_part(there: Store, other: Store) -> None:
    people = [first(there, place) for place in range(3)]
    for who in people:
        other.interactions.log(Kind.CALL, [who], line(other, "", LATER), LATER)
    for who in reversed(people[:2]):
        there.interactions.log(Kind.CALL, [who], line(there, "", LATER), LATER)
    report = there.whole_network.take_in(exported(other), LATER)
    assert (report.new, report.kept) == ({"interaction": 1, "participant": 1}, ())
    assert [there.briefs.of(who, LATER).entries[0].interaction.kind for who in people] == [Kind.CALL] * 3


def test_a_rehearsal_says_the_same_and_writes_nothing(there: Store, other: Store) -> None:
    edit(other, first(other), place="Lyon")
    person(other, LATER, "Only There")
    before = dump(there)
    planned = there.whole_network.plan(exported(other), LATER)
    assert dump(there) == before
    done = there.whole_network.take_in(exported(other), LATER)
    assert replace(done, change=planned.change) == planned
    assert there.history.past()[0].name.startswith("import ")


def test_what_holds_between_the_other_network_and_its_disk_stays_there(tmp_path: Path, there: Store) -> None:
    with network(tmp_path / "new.db") as new:
        person(new, NOW, "Cy Day")
        report = new.whole_network.take_in(exported(there), NOW)
        assert "in_step" not in report.new
        assert new.connection.sql("SELECT count(*) FROM in_step") == [(0,)]
        assert well(new)
