"""Search: words found wherever they were written, filters by the queue's own rules, the best first, ever fresh."""

from datetime import timedelta

import pytest
from conftest import TestClock, line, person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netui.domain.folding import fold
from netui.domain.interaction import Kind
from netui.domain.people.contact import ContactPoint, PartialDate, PointKind, State, Tier
from netui.domain.query import parse_query
from netui.store import Store, open_store
from netui.store.file.search_index import KINDS, SOURCES
from netui.store.people import held_cards, querying


def log(store: Store, clock: TestClock, who: int, text: str, kind: Kind = Kind.CALL, days_ago: int = 0) -> int:
    clock.move(days=-days_ago)
    now = clock()
    made = store.interactions.log(kind, [who], line(store, text, now), now).subject
    clock.move(days=days_ago)
    assert made is not None
    return made


def found(store: Store, clock: TestClock, text: str) -> list[str]:
    query = parse_query(text, clock().day)
    assert query.problems == ()
    return [store.contacts.get(number).name for number in store.querying.find(query, clock())]


def index_is_true(store: Store) -> bool:
    """Whether the index holds exactly the words of its sources, folded."""
    truth = {}
    for number, source in enumerate(SOURCES):
        words = " || ' ' || ".join(source.columns)
        for row, text in store.connection.sql(f"SELECT id, {words} FROM {source.table}"):
            if folded := fold(text):
                truth[row * KINDS + number] = folded
    return truth == dict(store.connection.sql("SELECT rowid, words FROM written"))


@pytest.fixture
def people(store: Store, clock: TestClock) -> dict[str, int]:
    """Five people, each with something of their own to be found by."""
    now = clock()
    phone, email = (
        ContactPoint(PointKind.PHONE, "+45 33 12 34 56"),
        ContactPoint(PointKind.EMAIL, "jens@vestas.dk"),
    )
    birthday = (PartialDate("birthday", 1980, 3, 1),)
    points = (phone, email)
    who = {
        "jens": person(store, now, "Jens Sørensen", organisation="Vestas", place="Århus", points=points),
        "li": person(store, now, "李明", organisation="Harbour", tags=("family",), dates=birthday),
        "ana": person(store, now, "Ana Ruiz", role="CTO", organisation="Acme", place="Madrid", hook="Web Summit"),
        "acme": person(store, now, "Acmea Stone", about="collects Madrid football shirts"),
        "old": person(store, now, "Olga Old"),
    }
    store.contacts.set_state([who["old"]], State.ARCHIVED, now)
    store.attention.set_tier([who["jens"]], Tier.A, now)
    store.attention.set_tier([who["acme"]], Tier.POOL, now)
    store.attention.set_depth([who["ana"]], 4, now)
    words = "turbines for Madrid >send the drawings fri +a second cfo *son Magnus sails"
    log(store, clock, who["jens"], words, days_ago=40)
    log(store, clock, who["ana"], "pricing", Kind.MET, days_ago=3)
    log(store, clock, who["ana"], "sent it", Kind.EMAIL, days_ago=2)
    store.facts.note(who["ana"], "goal", "a shop in Berlin", now)
    return who


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ["Acmea Stone", "Ana Ruiz", "Jens Sørensen", "李明"]),
        ("sorensen", ["Jens Sørensen"]),
        ("liming", ["李明"]),
        ("李明", ["李明"]),
        ("acme", ["Acmea Stone", "Ana Ruiz"]),
        ("madrid", ["Ana Ruiz", "Jens Sørensen", "Acmea Stone"]),
        ("turb", ["Jens Sørensen"]),
        ("magnus", ["Jens Sørensen"]),
        ("drawings", ["Jens Sørensen"]),
        ("vestas turbines", ["Jens Sørensen"]),
        ("vestas pricing", []),
        ('"turbines for madrid"', ["Jens Sørensen"]),
        ('"madrid for turbines"', []),
        ("madrid -acme", ["Jens Sørensen"]),
        ("33 12 34", ["Jens Sørensen"]),
        ("+45 331-234", ["Jens Sørensen"]),
        ("34 33", []),
        ("#family", ["李明"]),
        ("-#family tier:none", ["Ana Ruiz"]),
        ("tier:A", ["Jens Sørensen"]),
        ("is:pool", ["Acmea Stone"]),
        ("is:archived", ["Olga Old"]),
        ("olga", []),
        ("depth:>=3", ["Ana Ruiz"]),
        ("depth:0 org:vestas", ["Jens Sørensen"]),
        ("last:never", ["Acmea Stone", "李明"]),
        ("last:>4w", ["Jens Sørensen"]),
        ("last:1w", ["Ana Ruiz"]),
        ("last:<1w", ["Ana Ruiz"]),
        ("last:<2026-11-01", ["Jens Sørensen"]),
        ("kind:met", ["Ana Ruiz"]),
        ('met:"web summit"', ["Ana Ruiz"]),
        ("met:pricing", ["Ana Ruiz"]),
        ("near:arhus", ["Jens Sørensen"]),
        ("near:denmark", ["Jens Sørensen"]),
        ("near:Madrid", ["Ana Ruiz"]),
        ("need:cfo", ["Jens Sørensen"]),
        ("goal:berlin", ["Ana Ruiz"]),
        ("promise:drawings", ["Jens Sørensen"]),
        ("has:promise has:phone", ["Jens Sørensen"]),
        ("has:birthday", ["李明"]),
        ("has:tag", ["李明"]),
        ("has:cadence", ["Jens Sørensen"]),
        ("-has:email role:cto", ["Ana Ruiz"]),
        ("due:today", ["Jens Sørensen"]),
        ("is:due", ["Jens Sørensen"]),
        ("due:never", ["Acmea Stone", "Ana Ruiz", "李明"]),
        ("name:ruiz", ["Ana Ruiz"]),
    ],
)
def test_who_is_found(store: Store, clock: TestClock, people: dict[str, int], text: str, names: list[str]) -> None:
    assert found(store, clock, text) == names


def test_the_best_written_text_comes_first_and_a_name_before_any_text(store: Store, clock: TestClock) -> None:
    long = "long talk, and among much else of sailing, and of what comes then"
    for name, words in (("Ann", long), ("Ben", "sailing")):
        log(store, clock, person(store, clock(), name), words)
    person(store, clock(), "Will Sailing")
    assert found(store, clock, "sailing") == ["Will Sailing", "Ben", "Ann"]


def test_what_is_undone_edited_moved_or_merged_is_found_where_it_is_now(store: Store, clock: TestClock) -> None:
    ann, ben = person(store, clock(), "Ann"), person(store, clock(), "Ben")
    entry = log(store, clock, ann, "turbines *likes opera")
    assert found(store, clock, "turbines") == ["Ann"]
    store.interactions.edit(entry, line(store, "boats *likes opera", clock()), clock())
    assert (found(store, clock, "turbines"), found(store, clock, "boats")) == ([], ["Ann"])
    store.history.undo()
    assert (found(store, clock, "turbines"), found(store, clock, "boats")) == (["Ann"], [])
    store.history.redo()
    assert found(store, clock, "boats") == ["Ann"]
    store.interactions.move(entry, ben, clock())
    assert (found(store, clock, "boats"), found(store, clock, "opera")) == (["Ben"], ["Ben"])
    store.merging.merge(ann, ben, clock())
    assert found(store, clock, "opera") == ["Ann"]
    assert index_is_true(store)
    while not store.history.past()[-1].undone:
        store.history.undo()
    assert index_is_true(store)
    assert store.connection.sql("SELECT count(*) FROM written") == [(0,)]


def test_what_lies_ahead_is_asked_by_the_queues_own_rules(store: Store, clock: TestClock) -> None:
    ann = person(store, clock(), "Ann")
    store.attention.set_next([ann], clock().day + timedelta(days=10), clock())
    assert found(store, clock, "due:week") == []
    assert found(store, clock, "due:2w") == ["Ann"]
    assert found(store, clock, "due:>1w") == ["Ann"]
    assert found(store, clock, "due:>2w") == []
    assert found(store, clock, "due:overdue") == []


@pytest.mark.parametrize("text", ['"', "a" * 2000, "near:%", "x' OR 1=1 --", "AND OR NOT", "*", "name:_", "\x00"])
def test_whatever_is_typed_is_only_looked_for(store: Store, clock: TestClock, text: str) -> None:
    person(store, clock(), "Ann")
    query = parse_query(text, clock().day)
    assert store.querying.find(query, clock()) in ([], store.contacts.ids())


NAMES = st.lists(st.text(alphabet="abn ñ", min_size=1, max_size=9), max_size=8)


@given(names=NAMES, firms=NAMES, typed=st.text(alphabet="abn ñ", min_size=1, max_size=6))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_held_cards_find_letter_by_letter_whom_the_file_finds(
    store: Store, clock: TestClock, names: list[str], firms: list[str], typed: str
) -> None:
    for name, firm in zip(names, firms, strict=False):
        person(store, clock(), name, organisation=firm)
    store.querying.let_go()
    queries = [query for end in range(len(typed)) if (query := parse_query(typed[: end + 1], clock().day)).terms]
    in_the_file = [store.querying.find(query, clock()) for query in queries]
    at_once = [store.querying.at_once(query) for query in queries]
    assert all(begun == found[: len(begun or ())] for begun, found in zip(at_once, in_the_file, strict=True))
    store.querying.hold(store.querying.reading_cards()())
    assert [store.querying.at_once(query) for query in queries] == in_the_file
    assert [store.querying.find(query, clock()) for query in queries] == in_the_file
    with pytest.MonkeyPatch.context() as patch:
        for limit, number in (("_MANY", 0), ("_QUICK", 0), ("_PART", 2)):
            patch.setattr(held_cards, limit, number)
        store.querying.hold(store.querying.reading_cards()())
        begun_or_all = [begun or found for begun, found in zip(at_once, in_the_file, strict=True)]
        assert [store.querying.at_once(query) for query in queries] == begun_or_all
        assert [store.querying.find(query, clock()) for query in reversed(queries)] == in_the_file[::-1]


def test_held_cards_notice_what_is_written_meanwhile(
    store: Store, clock: TestClock, people: dict[str, int]
) -> None:
    query, querying = parse_query("acme", clock().day), store.querying
    querying.hold(querying.reading_cards()())
    assert querying.at_once(query) == querying.find(query, clock()) == [people["acme"], people["ana"]]
    store.contacts.set_state([people["ana"]], State.ARCHIVED, clock())
    assert not querying.holds_cards
    assert querying.at_once(query) == querying.find(query, clock()) == [people["acme"]]
    reading = querying.reading_cards()
    with open_store(store.path, now=clock().at, backups=store.path.parent) as elsewhere:
        elsewhere.contacts.set_state([people["ana"]], State.ACTIVE, clock())
    querying.hold(reading())
    assert not querying.holds_cards, "written after it was begun to read them"
    assert querying.at_once(query) == [people["acme"]]
    assert querying.find(query, clock()) == [people["acme"], people["ana"]]


@pytest.mark.parametrize("text", ["acme tier:A", "-acme", "#family", "tier:A", ""])
def test_held_cards_know_words_only(store: Store, clock: TestClock, people: dict[str, int], text: str) -> None:
    query = parse_query(text, clock().day)
    before = store.querying.find(query, clock())
    assert store.querying.at_once(query) is None
    store.querying.hold(store.querying.reading_cards()())
    assert store.querying.at_once(query) is None
    assert store.querying.find(query, clock()) == before


def test_of_very_many_texts_the_newest_come_first(
    store: Store, clock: TestClock, people: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    log(store, clock, people["jens"], "regatta regatta", days_ago=2)
    log(store, clock, people["li"], "a regatta, and much else that makes it count for less")
    assert found(store, clock, "regatta") == ["Jens Sørensen", "李明"]
    monkeypatch.setattr(querying, "_RANKED_TEXTS", 1)
    assert found(store, clock, "regatta") == ["李明", "Jens Sørensen"]
