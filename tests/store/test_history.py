"""Undo and redo: every verb is taken back to the byte, after a restart too, and never over something newer."""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from conftest import TestClock, line, person, took_in
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.domain.due.cadence import Interval
from netui.domain.due.queue import Subject
from netui.domain.giving.clip import parse_clip
from netui.domain.giving.introduction import Step
from netui.domain.giving.referral import ReferralSide, parse_referral
from netui.domain.interaction import Kind
from netui.domain.line.logline import LogLine
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind, State, Tier
from netui.store import Store, StoreError, UndoRefused, open_store
from netui.store.file.inbox_index import missed
from netui.store.file.search_index import differences
from netui.store.models.recorded import RECORDED

Image = dict[str, list[tuple[object, ...]]]

HOSTILE = "a\x00b\x1b[2J\x7f\x80\u202e'\"; --\r\n李\U0001f600"
CARD = ContactDraft(
    name=f"Bo {HOSTILE}",
    about=HOSTILE * 100,
    points=(ContactPoint(PointKind.EMAIL, "bo@li.io", "work"), ContactPoint(PointKind.PHONE, "+1 212 555 0123")),
    tags=("vip", "york"),
    dates=(PartialDate("birthday", 1980, 2, 29),),
    uid="uid-1",
    raw="BEGIN:VCARD\x00",
)
RICH = f"yesterday: 15m {HOSTILE} @Cy >deck fri <intro +cfo *son runs #vip !article www.x.io ^3w"
REQUIRED = "id, uid, name, sort_key, search_key, created_on"
TODAY = date(2026, 11, 18)

VERBS: dict[str, Callable[[Store, TestClock], object]] = {
    "add": lambda s, c: s.contacts.add(CARD, c()),
    "edit a card": lambda s, c: s.contacts.edit(1, CARD, c()),
    "archive": lambda s, c: s.contacts.set_state([1, 2], State.ARCHIVED, c()),
    "tag": lambda s, c: s.contacts.tag([1, 2], ["new", "york"], c()),
    "untag": lambda s, c: s.contacts.untag([1, 2], ["york"], c()),
    "log": lambda s, c: s.interactions.log(Kind.CALL, [1], line(s, RICH, c()), c()),
    "log bare": lambda s, c: s.interactions.log(Kind.MET, [1, 2], LogLine(""), c()),
    "log into the inbox": lambda s, c: s.interactions.log(Kind.NOTE, [], line(s, RICH, c()), c()),
    "log a megabyte": lambda s, c: s.interactions.log(
        Kind.NOTE, [1], LogLine("x" * 10**6, words="y" * 10**6), c()
    ),
    "edit an entry": lambda s, c: s.interactions.edit(
        1, line(s, "new >deck fri >other ^4w", c()), c(), Kind.EMAIL
    ),
    "delete": lambda s, c: s.interactions.delete(1, c()),
    "move": lambda s, c: s.interactions.move(1, 2, c()),
    "remove": lambda s, c: s.removing.remove([1], c()),
    "keep a promise": lambda s, c: s.promises.keep(1, c()),
    "move a promise": lambda s, c: s.promises.renegotiate(1, date(2026, 12, 24), c()),
    "break a promise": lambda s, c: s.promises.break_(1, c()),
    "drop a promise": lambda s, c: s.promises.drop(1, c()),
    "tier": lambda s, c: s.attention.set_tier([1, 2], Tier.A, c()),
    "cadence": lambda s, c: s.attention.set_cadence([1], Interval(weeks=3), c()),
    "tag cadence": lambda s, c: s.attention.set_tag_cadence("york", Interval(months=1), c()),
    "depth": lambda s, c: s.attention.set_depth([1], 5, c()),
    "next": lambda s, c: s.attention.set_next([1, 2], TODAY, c()),
    "clear next": lambda s, c: s.attention.clear_next([1], c()),
    "snooze": lambda s, c: s.attention.snooze([1], [Subject.NEXT, Subject.CADENCE], TODAY, c()),
    "snooze a promise": lambda s, c: s.attention.snooze_promise(1, HOSTILE, TODAY, c()),
    "merge": lambda s, c: s.merging.merge(1, 2, c()),
    "import": lambda s, c: took_in(s, [CARD, ContactDraft("Zoe")], "cards.vcf", c()),
}


GIVING: dict[str, Callable[[Store, TestClock], object]] = {
    "keep a clip": lambda s, c: s.clips.keep(parse_clip(f"book: cake {HOSTILE}"), c()),
    "give a clip": lambda s, c: s.clips.give(1, [1, 2], c()),
    "introduce": lambda s, c: s.introductions.begin(1, 2, HOSTILE, c()),
    "take a step": lambda s, c: s.introductions.take(1, s.introductions.get(1).next or Step.MET, c(), "well"),
    "tell of an introduction": lambda s, c: s.interactions.log(Kind.EMAIL, [1], line(s, "!intro @Cy", c()), c()),
    "refer": lambda s, c: s.referrals.open(2, ReferralSide.GIVEN, parse_referral(f"{HOSTILE} 5k EUR"), c()),
    "tell of a referral": lambda s, c: s.interactions.log(
        Kind.MET, [2], line(s, '!referral "x" !thanks', c()), c()
    ),
    "win": lambda s, c: s.referrals.won(1, c()),
    "celebrate": lambda s, c: s.referrals.honour(1, c()),
    "delete a referral": lambda s, c: s.referrals.remove(1, c()),
    "answer": lambda s, c: s.rounds.answer(1, "a CFO by march", c()),
    "edit the last entry": lambda s, c: s.interactions.edit(_last(s), line(s, "else @Cy !thanks", c()), c()),
    "move the last entry": lambda s, c: s.interactions.move(_last(s), 2, c()),
    "move it back": lambda s, c: s.interactions.move(_last(s), 1, c()),
    "delete the last entry": lambda s, c: s.interactions.delete(_last(s), c()),
}

WALKED = {verb: VERBS[verb] for verb in VERBS if verb != "log a megabyte"} | GIVING


def _last(store: Store) -> int:
    return int(store.connection.sql("SELECT coalesce(max(id), 0) FROM interaction")[0][0])


def image(store: Store) -> Image:
    """Every byte of every table that undo speaks of."""
    found: Image = {}
    for model in RECORDED:
        fields = [field.column_name for field in model._meta.sorted_fields]
        values = ", ".join(f'typeof("{name}"), hex(CAST("{name}" AS BLOB))' for name in fields)
        table = model._meta.table_name
        found[table] = store.connection.sql(f'SELECT {values} FROM "{table}" ORDER BY id')
    return found


def furnished(store: Store, clock: TestClock) -> Store:
    """Two people with a history, so that every verb finds something."""
    store.connection.sql("PRAGMA synchronous = OFF")
    person(store, clock(), "Bo Li", tags=("york",), points=CARD.points[:1])
    person(store, clock(), "Cy", tags=("york", "tea"), points=CARD.points, dates=CARD.dates)
    store.interactions.log(Kind.CALL, [1], line(store, RICH, clock()), clock())
    store.interactions.log(Kind.CALL, [2], line(store, "lunch @Bo >cake today ^2w", clock()), clock())
    store.attention.snooze_promise(1, "deck", TODAY, clock())
    return store


@pytest.mark.parametrize("verb", VERBS)
def test_undo_and_redo_of_every_verb_restore_every_byte_after_a_restart_too(
    store: Store, clock: TestClock, verb: str
) -> None:
    furnished(store, clock)
    before = image(store)
    VERBS[verb](store, clock.move(minutes=1) and clock)
    after = image(store)
    assert after != before
    name = store.history.past()[0].name
    for _ in range(2):
        assert store.history.undo().name == name
        assert image(store) == before
        with open_store(store.path, now=clock.at, backups=store.path.parent) as again:
            assert again.history.redo().name == name
            assert image(again) == after


@settings(max_examples=15)
@given(st.lists(st.sampled_from(list(WALKED)), min_size=5, max_size=30), st.data())
def test_any_walk_back_and_forth_through_any_history_meets_the_same_states(
    verbs: list[str], data: st.DataObject
) -> None:
    clock = TestClock(datetime(2026, 11, 18, 8, 0, tzinfo=UTC))
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "n.db", now=clock.at, backups=Path(folder), create=True) as store,
    ):
        furnished(store, clock)
        states = [image(store)]
        for verb in verbs:
            clock.move(minutes=1)
            with suppress(StoreError):  # of somebody merged away, of an entry deleted
                last = store.history.past(1)
                WALKED[verb](store, clock)
                if store.history.past(1) != last:
                    states.append(image(store))
                assert differences(store.connection.database) == 0
                assert missed(store.connection.database) == []
        place = len(states) - 1
        for step in data.draw(st.lists(st.sampled_from([-1, 1]), max_size=30)) + [-1] * 30:
            if 0 <= place + step < len(states):
                (store.history.undo if step < 0 else store.history.redo)()
                place += step
                assert image(store) == states[place]
        assert differences(store.connection.database) == 0
        assert missed(store.connection.database) == []


def test_nothing_to_undo_or_redo_is_said_so(store: Store, clock: TestClock) -> None:
    for ask, words in ((store.history.undo, "nothing to undo"), (store.history.redo, "nothing to redo")):
        with pytest.raises(StoreError, match=words):
            ask()
    person(store, clock(), "Bo")
    with pytest.raises(StoreError, match="nothing to redo"):
        store.history.redo()


def test_the_history_is_listed_by_name_with_the_newest_first(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo")
    store.attention.set_tier([bo], Tier.A, clock.move(hours=1))
    store.history.undo()
    assert [(past.name, past.at, past.undone) for past in store.history.past()] == [
        ("Bo to tier A", clock.at, True),
        ("add Bo", datetime(2026, 11, 18, 8, 0, tzinfo=UTC), False),
    ]
    assert len(store.history.past(1)) == 1


def test_a_new_change_drops_what_could_be_redone(store: Store, clock: TestClock) -> None:
    person(store, clock(), "Bo")
    person(store, clock(), "Cy")
    store.history.undo()
    person(store, clock(), "Dana")
    with pytest.raises(StoreError, match="nothing to redo"):
        store.history.redo()
    store.history.undo()
    assert store.history.redo().name == "add Dana", "and not Cy, who was undone before Dana came"
    with pytest.raises(StoreError, match="nothing to redo"):
        store.history.redo()
    assert [store.contacts.get(number).name for number in store.contacts.ids()] == ["Bo", "Dana"]


def test_a_verb_that_changes_nothing_leaves_redo_alone(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo")
    store.attention.set_tier([bo], Tier.A, clock())
    store.history.undo()
    store.attention.set_tier([bo], None, clock())
    assert store.history.redo().name == "Bo to tier A"


def behind(store: Store, sql: str) -> None:
    """What another program does to the file."""
    connection = sqlite3.connect(store.path)
    connection.execute("PRAGMA foreign_keys = 0")
    connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("verb", "sql"),
    [
        ("tier", "UPDATE contact SET tier = 'B' WHERE id = 1"),
        ("tier", "DELETE FROM contact WHERE id = 1"),
        ("add", "UPDATE contact SET role = 'newer' WHERE id = 3"),
        ("add", "DELETE FROM contact_point WHERE contact_id = 3"),
        ("add", "INSERT INTO fact (contact_id, kind, text, noted_on) VALUES (3, 'fact', 'newer', '2026-11-18')"),
        ("log", "UPDATE promise SET state = 'kept' WHERE interaction_id = 3"),
        ("log", "UPDATE interaction SET words = 'newer' WHERE id = 3"),
        ("delete", "INSERT INTO promise (id, side, text, made_on) VALUES (1, 'mine', 'newer', '2026-11-18')"),
        ("edit an entry", "UPDATE interaction SET line = line || ' newer' WHERE id = 1"),
        ("merge", "DELETE FROM contact_date WHERE contact_id = 1"),
        ("merge", f"INSERT INTO contact ({REQUIRED}) VALUES (2, 'u', 'n', 'n', 'n', '2026-01-01')"),
    ],
)  # fmt: skip
def test_undo_refuses_over_what_another_program_wrote_and_then_changes_nothing(
    store: Store, clock: TestClock, verb: str, sql: str
) -> None:
    furnished(store, clock)
    store.attention.set_depth([1], 3, clock())
    VERBS[verb](store, clock)
    behind(store, sql)
    before, past = image(store), store.history.past()
    with pytest.raises(UndoRefused, match=r"(?s)cannot undo “.*”: .*"):
        store.history.undo()
    assert image(store) == before
    assert store.history.past() == past


def test_redo_refuses_over_what_another_program_wrote_too(store: Store, clock: TestClock) -> None:
    furnished(store, clock)
    VERBS["edit a card"](store, clock)
    store.history.undo()
    behind(store, "UPDATE contact SET about = 'newer' WHERE id = 1")
    before = image(store)
    with pytest.raises(UndoRefused, match="cannot redo “edit Bo"):
        store.history.redo()
    assert image(store) == before


def test_what_undo_lets_go_with_a_new_change_is_gone_from_the_file(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo")
    store.interactions.log(Kind.NOTE, [bo], line(store, "a secret nobody should keep", clock()), clock())
    store.history.undo()
    person(store, clock(), "Cy")
    store.close()
    assert b"a secret nobody" not in store.path.read_bytes()


def test_it_is_known_which_tables_were_written_to_since(store: Store, clock: TestClock) -> None:
    history, none = store.history, frozenset[str]()
    at_first = history.mark()
    assert history.touched_since(at_first) == none
    bo = person(store, clock(), "Bo")
    assert history.touched_since(at_first) == {"contact"}
    known = history.mark()
    store.interactions.log(Kind.CALL, [bo], LogLine(""), clock())
    store.drafts.keep(bo, Kind.CALL, "begun", clock().at)
    assert history.touched_since(known) == {"interaction", "participant"}
    history.undo()
    assert "contact" not in (history.touched_since(known) or none), "what came and went since counts for nothing"
    history.undo()
    assert history.touched_since(known) is None, "what was newest is undone"
    person(store, clock(), "Cy")
    assert history.touched_since(known) is None, "and let go"


def test_what_others_wrote_or_a_whole_new_content_is_not_known(store: Store, clock: TestClock) -> None:
    person(store, clock(), "Bo")
    known = store.history.mark()
    behind(store, "UPDATE contact SET sort_key = 'zo'")
    assert store.history.touched_since(known) is None
    known = store.history.mark()
    store.connection.sql("CREATE TABLE another (id INTEGER)")
    assert store.history.touched_since(known) is None
