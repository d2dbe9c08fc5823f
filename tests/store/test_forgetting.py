"""Forgotten for good: gone from every table, from undo, from search, the map and the very bytes of the file."""

import random
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event, Timer

import pytest
from conftest import TestClock, line, person, took_in
from test_history import WALKED, furnished, image
from test_removing import rich, well

from netui.domain.due.queue import Subject
from netui.domain.interaction import Kind
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind, Tier, card_of
from netui.domain.query import parse_query
from netui.store import Store, StoreError, UnknownContact, open_store
from netui.store.file import search_index
from netui.store.file.backups import Backups
from netui.store.models.incoming import BroughtRow, DepartedRow, InStepRow
from netui.store.models.people import ContactRow
from netui.store.models.timeline import ParticipantRow
from netui.store.people.removing import pointing_at

NAME = "Zelda Quagmire"
SOON = date(2026, 12, 1)
CARD = ContactDraft(
    NAME,
    role="Cartographer",
    organisation="Umbrage Works",
    place="Ulan Bator",
    points=(
        ContactPoint(PointKind.EMAIL, "zelda@quagmire.example"),
        ContactPoint(PointKind.PHONE, "+976 11 325 118"),
    ),
    tags=("xylophones",),
    dates=(PartialDate("birthday", 1983, 7, 4),),
    about="collects hygrometers",
    raw="BEGIN:VCARD\nFN:Zelda Quagmire\nX-HAT:bowler\nEND:VCARD",
    uid="zelda-in-the-file",
)
TRACES = (
    *(
        "zelda",
        "quagmire",
        "976 11 325",
        "97611325118",
        "umbrage",
        "cartographer",
        "ulan",
        "xylophones",
        "hygrometers",
    ),
    *(
        "bowler",
        "ferrets",
        "sandglass",
        "pomegranate",
        "kazoo",
        "trombone",
        "gherkins",
        "pumpernickel",
        "limericks",
    ),
)
"""What was written of her alone, as it is found in any of its spellings."""


def left(data: bytes) -> list[str]:
    """Which of her traces are in these bytes, in UTF-8 or UTF-16."""
    small = data.lower()
    return [word for word in TRACES if word.encode() in small or word.encode("utf-16-le") in small]


def bytes_of(store: Store) -> bytes:
    """Every byte of the file and of whatever lies beside it."""
    return b"".join(path.read_bytes() for path in store.path.parent.glob(f"{store.path.name}*"))


def log(store: Store, clock: TestClock, whom: list[int], text: str, kind: Kind = Kind.CALL) -> int:
    clock.move(minutes=1)
    subject = store.interactions.log(kind, whom, line(store, text, clock()), clock()).subject
    assert subject is not None
    return subject


def zelda(store: Store, clock: TestClock) -> tuple[int, int]:
    """Her, who came from a file and with whom much went on, and Bo, whom she knows; their ids."""
    store.connection.sql("PRAGMA synchronous = OFF")
    bo = person(store, clock(), "Bo Li")
    for number in range(30):
        log(store, clock, [bo], f"harbour {number} " + "words of no matter " * (number % 7))
    (her,) = took_in(store, [CARD], "cards.vcf", clock()).added
    store.contacts.edit(her, replace(card_of(store.contacts.get(her)), hook="breeds ferrets"), clock())
    log(store, clock, [her], "the sandglass >send a pomegranate fri +a kazoo *plays trombone ^3w #xylophones")
    edited = log(store, clock, [her], "gherkins")
    store.interactions.edit(edited, line(store, "pumpernickel", clock()), clock())
    gone = log(store, clock, [her], "limericks")
    store.interactions.delete(gone, clock())
    log(store, clock, [bo, her], "dinner in town >call Bo back fri", Kind.MET)
    linked = log(store, clock, [bo], "lunch")
    run = store.connection.run
    with store.connection.changing("spoken of", clock.at):
        run(ParticipantRow.insert(interaction=linked, contact=her, present=0, position=1))
    store.attention.set_tier([her, bo], Tier.A, clock())
    store.attention.snooze([her], [Subject.CADENCE], SOON, clock())
    store.relations.note(bo, "friend", her, clock())
    store.relations.note(bo, "sister", NAME, clock())
    store.introductions.begin(her, bo, "both like pomegranate", clock())
    store.drafts.keep(her, "call", "half a kazoo", clock.at)
    store.drafts.keep(her, "letter thanks", "Dear Zelda", clock.at)
    uid = store.contacts.get(her).uid
    with store.connection.changing("as files leave it", clock.at):
        run(InStepRow.insert(folder="/cards", file="her.vcf", digest="1", said=f"{uid} 1\n\nFN:{NAME}\n"))
        run(InStepRow.insert(folder="/cards", file="bo.vcf", digest="1", said="other 1\n\nFN:Bo\n"))
        for number, entry in ((1, edited), (2, None)):
            original = f"ATTENDEE:mailto:zelda@quagmire.example {number}"
            run(
                BroughtRow.insert(
                    interaction=entry, kind="ics", uid=f"{number}", digest="1", said="x", original=original
                )
            )
        run(DepartedRow.insert(kind="vcard", uid="zelda-in-the-file", digest="2", departed_on=SOON))
    return her, bo


def test_nothing_of_hers_is_left_in_any_table_or_byte_and_all_else_is_well(store: Store, clock: TestClock) -> None:
    her, bo = zelda(store, clock)
    assert set(left(bytes_of(store))) == set(TRACES), "each trace is there before"
    done = store.forgetting.forget([her], clock())
    assert left(bytes_of(store)) == []
    for model, field in pointing_at(ContactRow):
        assert not store.connection.rows(model.select().where(field == her)), model
    assert (done.names, done.entries, done.mentions, done.backups) == ((NAME,), 2, (), ())
    with pytest.raises(UnknownContact):
        store.contacts.get(her)
    assert store.querying.find(parse_query("quagmire", clock().day), clock()) == []
    assert store.finding.resolve("Zelda") == []
    assert well(store, clock)
    assert store.relations.of(bo) == []
    words = [store.timeline.get(entry).interaction.words for entry in store.timeline.of(bo)]
    assert words[:2] == ["lunch", "dinner in town"]
    assert store.drafts.waiting() == {}


def test_who_was_deleted_before_is_forgotten_out_of_undo(store: Store, clock: TestClock) -> None:
    her, bo = zelda(store, clock)
    store.removing.remove([her], clock())
    assert left(bytes_of(store)) != []
    assert store.finding.resolve(NAME) == []
    assert store.forgetting.deleted("zelda  QUAGMIRE") == [(her, NAME)]
    store.connection.sql("DELETE FROM draft")
    done = store.forgetting.forget([her], clock())
    assert (done.names, done.entries) == ((NAME,), 0)
    assert left(bytes_of(store)) == []
    assert store.forgetting.deleted(NAME) == []
    assert store.contacts.ids() == [bo]
    assert well(store, clock)


def test_who_was_merged_into_her_is_forgotten_with_her(store: Store, clock: TestClock) -> None:
    kept = person(store, clock(), "Queenie Umbrage")
    her, _ = zelda(store, clock)
    store.merging.merge(kept, her, clock())
    store.forgetting.forget([kept], clock())
    assert left(bytes_of(store)) == []


def test_what_others_wrote_stays_and_is_listed(store: Store, clock: TestClock) -> None:
    her, bo = zelda(store, clock)
    log(store, clock, [bo], "brunch @Zelda")
    entry = log(store, clock, [bo], "asked about ZELDA quagmire >call zelda@quagmire.example fri")
    store.clips.keep(_clip(f"article: by {NAME}"), clock())
    log(store, clock, [bo], "the Quagmires are another family, and Zelda is a first name")
    done = store.forgetting.forget([her], clock())
    assert [(one.what, one.whose, one.words) for one in done.mentions] == [
        ("entry", "Bo Li", "brunch @Zelda"),
        ("entry", "Bo Li", "asked about ZELDA quagmire >call zelda@quagmire.example fri"),
        ("promise", "Bo Li", "call zelda@quagmire.example"),
        ("clip", "", f"by {NAME}"),
    ]
    assert store.timeline.get(entry).interaction.words == "asked about ZELDA quagmire"


def _clip(text: str) -> object:
    from netui.domain.giving.clip import parse_clip

    return parse_clip(text)


def test_a_mere_name_stays_where_somebody_else_bears_it_too(store: Store, clock: TestClock) -> None:
    her, bo = zelda(store, clock)
    person(store, clock(), NAME)
    store.forgetting.forget([her], clock())
    assert [(one.kind, one.name) for one in store.relations.of(bo)] == [("sister", NAME)]


def test_several_are_forgotten_at_once(store: Store, clock: TestClock) -> None:
    her, bo = zelda(store, clock)
    cy = person(store, clock(), "Cy Ng")
    done = store.forgetting.forget([her, bo, her], clock())
    assert (done.names, done.whom) == ((NAME, "Bo Li"), "2 people")
    assert store.contacts.ids(archived=True) == [cy]
    assert left(bytes_of(store)) == []
    assert b"harbour" not in bytes_of(store)


def test_who_was_never_here_is_nobody(store: Store, clock: TestClock) -> None:
    before = image(store)
    for ask in (store.forgetting.look, store.forgetting.forget):
        with pytest.raises(UnknownContact):
            ask([99], clock())
    assert image(store) == before


def test_every_table_of_a_rich_history_lets_go_of_her(store: Store, clock: TestClock) -> None:
    ana, bo = rich(store, clock)
    looked = store.forgetting.look([ana], clock())
    done = store.forgetting.forget([ana], clock())
    assert looked == done
    assert b"ana ruiz" not in bytes_of(store).lower()
    assert b"ana@acme" not in bytes_of(store).lower()
    for model, field in pointing_at(ContactRow):
        assert not store.connection.rows(model.select().where(field == ana)), model
    assert store.contacts.ids() == [bo]
    assert well(store, clock)


# Before, and when it fails


def test_a_look_changes_nothing(store: Store, clock: TestClock) -> None:
    her, _ = zelda(store, clock)
    before, past = image(store), store.history.past(1000)
    looked = store.forgetting.look([her], clock())
    assert (image(store), store.history.past(1000)) == (before, past)
    assert store.drafts.waiting()
    assert looked == store.forgetting.forget([her], clock())


def test_it_is_whole_or_absent(store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch) -> None:
    her, _ = zelda(store, clock)
    before = image(store)
    with monkeypatch.context() as patch:
        patch.setattr("netui.store.people.forgetting.mentions", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.forgetting.forget([her], clock())
    assert image(store) == before
    person(store, clock(), "Eve")
    assert store.history.past(1)[0].name == "add Eve", "and what comes is recorded as ever"
    assert store.history.undo().name == "add Eve"


def test_when_the_bytes_cannot_be_wiped_it_is_said_and_can_be_done_later(store: Store, clock: TestClock) -> None:
    her, _ = zelda(store, clock)
    store.connection.sql("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        real = store.forgetting.sweep

        def kept_busy() -> None:
            other.execute("BEGIN IMMEDIATE")
            real()

        store.forgetting.sweep = kept_busy  # type: ignore[method-assign]
        with pytest.raises(
            StoreError, match=r"Zelda Quagmire is forgotten, but .* locked.*: netui forget --sweep"
        ):
            store.forgetting.forget([her], clock())
    assert store.finding.resolve(NAME) == []
    real()
    assert left(bytes_of(store)) == []


def test_another_window_is_told_and_nothing_is_written_on_top(store: Store, clock: TestClock) -> None:
    her, _ = zelda(store, clock)
    with open_store(store.path, now=clock.at, backups=store.backups.folder) as other:
        store.forgetting.forget([her], clock())
        with pytest.raises(StoreError, match="written anew by another window"):
            person(other, clock(), "Dana")
    person(store, clock(), "Eve")


# Undo


def test_undo_loses_what_she_occurs_in_and_no_more_than_it_must(store: Store, clock: TestClock) -> None:
    bo, cy = person(store, clock(), "Bo Li"), person(store, clock(), "Cy Ng")
    ana = person(store, clock(), "Ana Ruiz")
    store.attention.set_depth([bo], 1, clock())
    store.attention.set_tier([cy], Tier.B, clock())
    store.attention.set_tier([ana, cy], Tier.A, clock())
    log(store, clock, [ana], "pricing")
    log(store, clock, [bo], "harbour")
    done = store.forgetting.forget([ana], clock())
    assert done.undo_lost == 5, "her three, and the two of Cy that could not be undone under one of them"
    kept = [past.name for past in store.history.past()]
    assert kept == ["call with Bo Li", "Bo Li: depth 1, met", "add Bo Li"]
    assert store.contacts.get(cy).tier is Tier.A


def test_whatever_is_left_of_any_history_is_undone_and_redone_to_the_byte(
    clock: TestClock, tmp_path: Path
) -> None:
    furnish = tmp_path / "furnished.db"
    with open_store(furnish, now=clock.at, backups=tmp_path, create=True) as store:
        furnished(store, clock)
        for name in ("Dana Kim", "Eve Stone"):
            person(store, clock(), name)
    for seed in range(20):
        rng = random.Random(seed)
        path = tmp_path / f"{seed}.db"
        shutil.copy(furnish, path)
        with open_store(path, now=clock.at, backups=tmp_path / "b") as store:
            store.connection.sql("PRAGMA synchronous = OFF")
            for verb in rng.choices(list(WALKED), k=rng.randint(3, 20)):
                clock.move(minutes=1)
                with suppress(StoreError):
                    WALKED[verb](store, clock)
                    if rng.random() < 0.2:
                        store.history.undo()
            forget_and_walk(store, rng.choice([1, 2, 3, 4]), clock)


def forget_and_walk(store: Store, who: int, clock: TestClock) -> None:
    """Somebody is forgotten; then undo goes all the way back, and redo all the way forth."""
    done = len([past for past in store.history.past(1000) if not past.undone])
    forgotten = store.forgetting.forget([who], clock())
    past = store.history.past(1000)
    assert len(past) == done - forgotten.undo_lost
    after = image(store)
    for _ in past:
        store.history.undo()
    for _ in past:
        store.history.redo()
    assert image(store) == after
    assert well(store, clock)


@pytest.mark.parametrize("pages", [250, 0], ids=["at once", "of a large network when it is closed"])
def test_what_undo_lets_go_of_leaves_the_index_too(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    monkeypatch.setattr(search_index, "_FEW_PAGES", pages)
    bo = person(store, clock(), "Bo")
    for number in range(20):
        log(store, clock, [bo], f"harbour {number}")
    log(store, clock, [bo], "zanzibar quokkas")
    store.history.undo()
    assert b"quokkas" in bytes_of(store)
    person(store, clock(), "Cy")
    if not pages:
        store.close()
    assert b"quokkas" not in bytes_of(store)
    assert b"zanzibar" not in bytes_of(store)


# What else holds her


def test_a_backup_that_is_being_made_is_waited_for_and_named(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = person(store, clock(), "Ana Secretive")
    copied, go_on = Event(), Event()
    check = Backups._copy_to

    def slowly(self: Backups, copy: sqlite3.Connection) -> None:
        check(self, copy)
        copied.set()
        go_on.wait(10)

    monkeypatch.setattr(Backups, "_copy_to", slowly)
    with ThreadPoolExecutor(1) as pool:
        making = pool.submit(store.backups.beside(clock.at).daily, clock.at)
        assert copied.wait(10)
        Timer(0.2, go_on.set).start()
        forgotten = store.forgetting.forget([ana], clock())
        assert forgotten.backups == (making.result(),)


def test_what_holds_her_elsewhere_is_named(store: Store, clock: TestClock, tmp_path: Path) -> None:
    her, _ = zelda(store, clock)
    (before,) = store.backups.made().values()
    with_her = store.backups.make(clock.at, thin=False)
    store.removing.remove([her], clock())
    in_undo = store.backups.make(clock.at, thin=False)
    store.history.undo()
    sealed = store.backups.make(clock.at, seal=lambda data: data[::-1])
    damaged = store.path.with_name("network.db.damaged-20261118T080000Z")
    damaged.touch()
    folder = tmp_path / "cards"
    folder.mkdir()
    (folder / "her.vcf").touch()
    store.connection.sql("UPDATE in_step SET folder = ?", str(folder))
    store.connection.sql("DELETE FROM draft")
    done = store.forgetting.forget([her], clock())
    assert set(done.backups) == {with_her, in_undo}
    assert set(done.unknown) == {sealed, damaged}
    assert done.files == (folder / "her.vcf",)
    made = store.forgetting.remove_backups(done.backups, clock.at)
    assert {path.name for path in store.backups.folder.iterdir()} == {
        name for path in (before, sealed, made) for name in (path.name, f"{path.name}.sha256")
    }
    assert left(made.read_bytes()) == []
