"""Writing entries: two keys and the note, and whatever happens no letter of it is lost."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock, person
from deskside import app_over, network, one_row_each, press, screen_text, sitting, until, write
from textual import events

from netui.domain.due.queue import next_due
from netui.domain.interaction import Kind
from netui.domain.promise import PromiseState
from netui.domain.timeline import Entry
from netui.store import Store, StoreError, open_store
from netui.tui.screens.desk.main import MainScreen
from netui.tui.screens.dialogs.pick import PickScreen
from netui.tui.widgets import log_bar
from netui.tui.widgets.painted import Block

FULL = "the disk is full; nothing was written: free some space and try again"


def latest(store: Store, contact_id: int) -> Entry:
    return store.timeline.get(store.timeline.of(contact_id)[0])


def due_on(store: Store, clock: TestClock, contact_id: int) -> date | None:
    standing = store.due.standing(contact_id, clock())
    assert standing is not None
    return next_due(standing, clock().day)


def queue_names(desk: MainScreen) -> list[str]:
    return [item.name for item in desk.due.items]


async def test_from_the_queue_a_call_is_two_keys_and_the_note(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j", "j")
        assert desk.contact_id == people.ana
        await press(pilot, "c", *"hiring slows", "enter")
        assert not desk.bar.is_open
        assert queue_names(desk) == ["Bo Li", "Chloé Dubois", "Bo Li"]
        assert one_row_each(desk)
        assert desk.focused is desk.queue.list
        text = screen_text(pilot.app)
        assert "✓ call with Ana Ruiz · next Wed 9 Dec, in 21 days · u undoes" in text
        assert "Due today 3" in text
        assert "1 done today" in text
    entry = latest(store, people.ana).interaction
    assert (entry.kind, entry.line, entry.words, entry.moment) == (
        Kind.CALL,
        "hiring slows",
        "hiring slows",
        clock(),
    )
    assert len(store.timeline.of(people.ana)) == 2
    assert due_on(store, clock, people.ana) == date(2026, 12, 9)


async def test_a_bare_call_is_one_key(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j", "j", "C")
        assert queue_names(desk) == ["Bo Li", "Chloé Dubois", "Bo Li"]
        assert "next Wed 9 Dec, in 21 days" in screen_text(pilot.app)
        await press(pilot, "C")
        assert queue_names(desk) == ["Bo Li", "Chloé Dubois"]
    entry = latest(store, people.ana).interaction
    assert (entry.kind, entry.line, entry.touch) == (Kind.CALL, "", True)
    assert due_on(store, clock, people.ana) == date(2026, 12, 9)
    assert due_on(store, clock, people.bo) == date(2027, 1, 18)


async def test_a_bare_call_leaves_an_unfinished_line_alone(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.drafts.keep(people.ana, "call", "half a thought", clock.at)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j", "j", "C", "1", "g", "c")
        assert len(store.timeline.of(people.ana)) == 2
        assert desk.bar.line == "half a thought"


async def test_every_kind_has_its_key_and_its_bare_key(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    kinds = {"c": Kind.CALL, "m": Kind.MESSAGE, "e": Kind.EMAIL, "v": Kind.MET}
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j", "j", "n", "x", "enter")
        assert "Ana Ruiz" in queue_names(desk)
        assert latest(store, people.ana).interaction.kind is Kind.NOTE
        assert due_on(store, clock, people.ana) == date(2026, 11, 10)
        await press(pilot, "1", "g")
        for key, kind in kinds.items():
            await press(pilot, key)
            title = screen_text(pilot.app)
            assert f"{kind} with Ana Ruiz" in title
            await write(pilot, f"by {key}")
            await press(pilot, "enter")
            entry = latest(store, people.ana).interaction
            assert (entry.kind, entry.words) == (kind, f"by {key}")
            clock.move(minutes=1)
            await press(pilot, key.upper())
            entry = latest(store, people.ana).interaction
            assert (entry.kind, entry.line) == (kind, "")
            clock.move(minutes=1)
    assert len(store.timeline.of(people.ana)) == 10


async def test_the_line_shows_what_it_understood(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    typed = "15m pricing >send the deck fri <intro by march +cfo *son runs @Dana @Nobody #vip ^3w"
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "j", "j", "c")
        assert "I promise" in screen_text(pilot.app)
        await write(pilot, typed)
        text = screen_text(pilot.app)
        for understood in (
            "15 min",
            "send the deck → Fri 20 Nov, in 2 days",
            "intro → Wed 31 Mar 2027",
            "cfo",
            "son runs",
            "Dana Kim",
            "vip",
            "next → Wed 9 Dec, in 21 days",
        ):
            assert understood in " ".join(text.split()), understood
        assert "Nobody" in text.split("^3w")[1]
        await press(pilot, "enter")
        assert "Nobody" in screen_text(pilot.app).splitlines()[-1]
    entry = latest(store, people.ana)
    assert entry.interaction.line == typed
    assert [(p.text, p.due) for p in entry.promises] == [
        ("send the deck", date(2026, 11, 20)),
        ("intro", date(2027, 3, 31)),
    ]
    assert [(fact.kind, fact.text) for fact in entry.facts] == [("need", "cfo"), ("fact", "son runs @Nobody")]
    assert entry.next == date(2026, 12, 9)
    assert "vip" in store.contacts.get(people.ana).tags


@pytest.mark.parametrize("size", [(140, 40), (80, 24)], ids=str)
async def test_nothing_of_what_a_long_line_means_is_hidden(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    network(store, clock)
    async with sitting(store, clock, size) as (pilot, desk):
        await press(pilot, "1", "c")
        before = "met >send deck fri >call back mon >ask Bo tue +money *has dog *likes tea *sails *paints ^3w #fin"
        await write(pilot, f"{'words ' * 9}{before}")
        said = desk.query_one("#understood", Block).text()
        assert "Tab #fintech" in said.splitlines()[-1]
        for part in said.splitlines():
            assert part in screen_text(pilot.app)


async def test_tab_completes_names_and_tags(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j", "j", "c")
        await write(pilot, "with @dan")
        assert "Dana Kim" in screen_text(pilot.app).split("@dan", 1)[1]
        await press(pilot, "tab")
        assert desk.bar.line == 'with @"Dana Kim" '
        await write(pilot, "and @sor")
        await press(pilot, "tab")
        await write(pilot, "#fin")
        await press(pilot, "tab", "tab")
        assert desk.bar.line == 'with @"Dana Kim" and @"Jens Sørensen" #fintech '
        await press(pilot, *(["left"] * 9))
        await write(pilot, "#des")
        await press(pilot, "tab")
        assert desk.bar.line == 'with @"Dana Kim" and @"Jens Sørensen" #design #fintech '
        await press(pilot, "enter")
    took_part = {person.contact_id for person in latest(store, people.ana).interaction.people}
    assert took_part == {people.ana, people.dana, people.jens}
    assert latest(store, people.dana).interaction.touch


async def test_esc_keeps_a_draft_and_offers_it_where_it_belongs(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j", "j", "c")
        await write(pilot, "half a thou")
        await press(pilot, "escape")
        assert not desk.bar.is_open
        assert desk.focused is desk.queue.list
        text = screen_text(pilot.app)
        assert "kept as a draft: it waits in call with Ana Ruiz" in text
        assert any("✎" in row and "Ana Ruiz" in row for row in text.splitlines())
        assert store.drafts.line(people.ana, "call") == "half a thou"
        await press(pilot, "m")
        assert desk.bar.line == ""
        await press(pilot, "escape", "k", "c")
        assert desk.bar.line == ""
        await press(pilot, "escape", "j", "c")
        assert desk.bar.line == "half a thou"
        await write(pilot, "ght")
        await press(pilot, "enter")
        assert "✎" not in screen_text(pilot.app)
    assert latest(store, people.ana).interaction.words == "half a thought"
    assert store.drafts.waiting() == {}


async def test_a_draft_outlives_the_program(
    store: Store, clock: TestClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = network(store, clock)
    monkeypatch.setattr(log_bar, "_DRAFT_SECONDS", 0.001)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "1", "G", "v", "h", "i")
        await until(pilot, lambda: store.drafts.line(people.jens, "met") == "hi")
        await press(pilot, "a")
        await write(pilot, " Cy")
        await until(pilot, lambda: store.drafts.line(people.jens, "met") == "hia Cy")
    store.close()
    again = open_store(tmp_path / "network.db", now=clock.at, backups=tmp_path / "backups")
    async with sitting(again, clock) as (pilot, desk):
        assert any("✎" in row and "Jens" in row for row in screen_text(pilot.app).splitlines())
        await press(pilot, "1", "G", "v")
        assert desk.bar.line == "hia Cy"
        await press(pilot, "enter")
        assert latest(again, people.jens).interaction.words == "hia Cy"
    again.close()


async def test_enter_on_an_empty_line_cancels(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    before = store.history.past()
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "c", "enter")
        assert not desk.bar.is_open
        await press(pilot, "c", "space", "enter")
        assert not desk.bar.is_open
        await press(pilot, "c", "escape")
        assert not desk.bar.is_open
        assert desk.focused is desk.queue.list
        await press(pilot, "c", "h", "escape", "c", "backspace", "enter")
        await press(pilot, "a", "enter")
        assert not desk.bar.is_open
    assert store.history.past() == before
    assert store.drafts.waiting() == {}
    assert len(store.timeline.of(people.bo)) == 1


async def test_a_failing_file_keeps_the_text_and_says_why(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = network(store, clock)

    def fail(*_: Any, **__: Any) -> Any:
        raise StoreError(FULL)

    async with sitting(store, clock) as (pilot, desk):
        for verbs, verb, keys in (
            (store.interactions, "log", ("c",)),
            (store.adding, "add", ("a",)),
            (store.interactions, "edit", ("2", "enter")),
        ):
            await press(pilot, *keys)
            await write(pilot, " Zed said")
            typed = desk.bar.line
            with monkeypatch.context() as patch:
                patch.setattr(verbs, verb, fail)
                await press(pilot, "enter")
            assert desk.bar.is_open
            assert desk.bar.line == typed
            assert FULL in screen_text(pilot.app)
            await press(pilot, "enter")
            assert not desk.bar.is_open
            await press(pilot, "3")
        await press(pilot, "c")
        await write(pilot, "must not go")
        with monkeypatch.context() as patch:
            patch.setattr(store.drafts, "keep", fail)
            await press(pilot, "escape")
            assert desk.bar.is_open
            assert desk.bar.line == "must not go"
            assert FULL in screen_text(pilot.app)
            await press(pilot, "ctrl+u", "escape")
            assert not desk.bar.is_open
        with monkeypatch.context() as patch:
            for verbs, verb in (
                (store.interactions, "log"),
                (store.interactions, "delete"),
                (store.promises, "keep"),
                (store.history, "undo"),
                (store.history, "redo"),
            ):
                patch.setattr(verbs, verb, fail)
            patch.setattr(store.history, "coming", lambda *, back: "a change")
            for keys in (("3", "C"), ("d",), ("2", "x"), ("u",), ("ctrl+r",)):
                desk.status.quiet()
                await press(pilot, *keys)
                assert FULL in screen_text(pilot.app), keys
    assert [store.contacts.get(number).name for number in store.finding.matching("zed")] == ["Zed said"]
    assert latest(store, people.bo).interaction.words.startswith("Zed said")


async def test_an_entry_deleted_elsewhere_while_it_is_edited_ends_nothing(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "2", "enter")
        store.interactions.delete(store.timeline.of(people.bo)[0], clock())
        await write(pilot, " more")
        await press(pilot, "enter")
        assert desk.bar.is_open
        assert "there is no entry" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert not desk.bar.is_open


async def test_another_line_begun_meanwhile_loses_nothing(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j", "j", "c")
        await write(pilot, "for Ana")
        await pilot.click("#contacts-list", offset=(5, 3))
        assert desk.contact_id == people.dana
        await press(pilot, "c")
        assert desk.bar.line == ""
        await write(pilot, "for Dana")
        await press(pilot, "enter")
        assert store.drafts.line(people.ana, "call") == "for Ana"
    assert latest(store, people.dana).interaction.words == "for Dana"


async def test_pasting_several_lines_loses_nothing(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j", "j", "c")
        await write(pilot, "said: ")
        pilot.app.post_message(events.Paste("first line\nsecond\r\nthird, a\ttab\n\n  fourth\x0bpart"))
        await pilot.pause()
        assert desk.bar.line == "said: first line second third, a\ttab   fourth\x0bpart"
        await press(pilot, "enter")
    assert latest(store, people.ana).interaction.line == "said: first line second third, a\ttab   fourth\x0bpart"


async def test_enter_on_the_timeline_edits_the_entry(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    number = store.timeline.of(people.bo)[0]
    promise = store.timeline.get(number).promises[0].id
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "2", "enter")
        assert "edit call with Bo Li" in screen_text(pilot.app)
        assert desk.bar.line == "harbour tour >send the deck 16 nov <an intro to the port"
        await press(pilot, "escape")
        assert store.drafts.waiting() == {}
        await press(pilot, "enter", "home")
        await write(pilot, "long ")
        await press(pilot, "escape", "enter")
        assert desk.bar.line.startswith("long harbour")
        await press(pilot, "end")
        await write(pilot, " ^3d")
        # The dates of an entry count from the day it was written.
        assert "Fri 4 Sep" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert not desk.bar.is_open
        assert "long harbour tour" in screen_text(pilot.app)
    entry = store.timeline.get(number)
    assert entry.interaction.words == "long harbour tour"
    assert entry.interaction.moment.day == date(2026, 9, 1)
    assert entry.promises[0].id == promise
    assert entry.promises[0].state is PromiseState.OPEN
    assert store.drafts.waiting() == {}


async def test_x_deletes_the_entry_and_u_brings_it_back(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    number = store.timeline.of(people.bo)[0]
    was = store.timeline.get(number)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "2", "x")
        assert store.timeline.of(people.bo) == []
        assert store.promises.open(people.bo) == []
        assert "✓ delete call with Bo Li · u undoes" in screen_text(pilot.app)
        assert "harbour tour" not in screen_text(pilot.app)
        await press(pilot, "u")
        assert "undone: delete call with Bo Li" in screen_text(pilot.app)
        assert "harbour tour" in screen_text(pilot.app)
        assert store.timeline.get(number) == was
        assert len(desk.due.items) == 4


async def test_upper_x_gives_the_entry_to_someone_else(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    number = store.timeline.of(people.bo)[0]
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "2", "X")
        assert isinstance(pilot.app.screen, PickScreen)
        assert "Whose entry is it?" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert store.timeline.of(people.bo) == [number]
        await press(pilot, "X")
        await write(pilot, "dan")
        await press(pilot, "enter")
        assert pilot.app.screen is desk
        assert "✓ move call with Bo Li to Dana Kim" in screen_text(pilot.app)
    assert store.timeline.of(people.bo) == []
    assert number in store.timeline.of(people.dana)
    assert {promise.contact_id for promise in store.promises.open()} == {people.dana}


async def test_what_is_logged_with_nobody_waits_in_the_inbox(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "c")
        assert "call with the inbox" in screen_text(pilot.app)
        await write(pilot, "a voice from Lyon >call back today")
        await press(pilot, "enter")
        text = screen_text(pilot.app)
        assert "✉ Inbox" in text
        assert "1 to assign" in text
        assert "I promised: call back, today" in " ".join(text.split())
        assert one_row_each(desk)
        (number,) = store.timeline.inbox()
        lyon = person(store, clock(), "Léa from Lyon")
        desk.look_again()
        desk.reload()
        await press(pilot, "1", "g", "C")
        assert "nobody is chosen" in screen_text(pilot.app)
        await press(pilot, "2", "X")
        await write(pilot, "lea")
        await press(pilot, "enter")
        assert "Inbox" not in screen_text(pilot.app)
        assert one_row_each(desk)
    assert store.timeline.inbox() == []
    assert store.timeline.of(lyon) == [number]
    assert [promise.contact_id for promise in store.promises.open()] == [lyon]


async def test_logging_into_the_past_counts_from_there(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j", "j", "c")
        await write(pilot, "12 nov: caught up")
        await press(pilot, "enter")
        assert queue_names(desk) == ["Bo Li", "Chloé Dubois", "Bo Li"]
        assert "next Thu 3 Dec" in screen_text(pilot.app)
    assert due_on(store, clock, people.ana) == date(2026, 12, 3)


async def test_keys_typed_at_once_after_the_start_are_not_lost(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    app = app_over(store, clock)
    async with app.run_test() as pilot:
        await press(pilot, "c", *"hi", "enter")
    assert latest(store, people.bo).interaction.words == "hi"


async def test_F3_a_pasted_card_is_an_add_line_to_correct(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "a")
        card = "Ana Ruiz\nCTO\nAcme\nana@acme.example\n+34 600 123 123\nMadrid"
        pilot.app.post_message(events.Paste(card))
        await pilot.pause()
        assert desk.bar.line == "Ana Ruiz, CTO at Acme, ana@acme.example, +34 600 123 123, Madrid"
        assert "email: ana@acme.example" in screen_text(pilot.app)
        await press(pilot, "enter")
        (found,) = store.finding.matching("ana")
        contact = store.contacts.get(found)
        assert (contact.name, contact.organisation, contact.place) == ("Ana Ruiz", "Acme", "Madrid")
        assert len(contact.points) == 2


async def test_a_line_begun_for_somebody_who_was_deleted_is_found_in_the_inbox(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    store.drafts.keep(people.ana, "call", "half a thou", clock().at)
    store.removing.remove([people.ana], clock())
    async with sitting(store, clock) as (pilot, desk):
        assert "✉✎Inbox" in screen_text(pilot.app)
        await press(pilot, "1", "g", "c")
        assert desk.bar.line == "half a thou"
        await press(pilot, "enter")
        assert [store.timeline.get(number).interaction.words for number in store.timeline.inbox()] == [
            "half a thou"
        ]
