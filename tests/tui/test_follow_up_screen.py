"""The follow-up on one screen: each step is a key, and what was sent is in the file."""

import os
import signal
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import TestClock, line, person
from deskside import harmful, network, press, screen_text, sitting, strips, until, write
from textual.pilot import Pilot
from textual.widgets import TextArea

from netui.config import Config
from netui.domain.interaction import Kind, Purpose
from netui.domain.people.contact import ContactPoint, PointKind
from netui.store import Store
from netui.tui.app import NetuiApp
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.dialogs.choice import ChoiceScreen
from netui.tui.screens.dialogs.page import PageScreen
from netui.tui.screens.practice.follow_up import FollowUpScreen

POINTS = (
    ContactPoint(PointKind.EMAIL, "bo@harbour.cn"),
    ContactPoint(PointKind.PROFILE, "linkedin.com/in/boli"),
)


def meet(store: Store, clock: TestClock, points: tuple[ContactPoint, ...] = POINTS) -> int:
    """Somebody met three hours ago."""
    hook = "Web Summit: grew a team to 40"
    bo = person(store, clock(), "Bo Li", role="Founder", organisation="Harbour", hook=hook, points=points)
    said = line(store, f"{hook} >send the deck 30 nov +a cfo", clock())
    store.interactions.log(Kind.MET, [bo], said, clock())
    clock.move(hours=3)
    return bo


async def opened(pilot: Pilot[Any], *keys: str) -> FollowUpScreen:
    """Press keys until the follow-up stands on the screen."""
    await press(pilot, *keys)
    await back(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, FollowUpScreen)
    return screen


async def back(pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, FollowUpScreen))
    await pilot.pause()


async def asked(pilot: Pilot[Any], key: str, kind: type[Any] = ChoiceScreen) -> None:
    await press(pilot, key)
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))


async def answered(pilot: Pilot[Any], *keys: str) -> None:
    await press(pilot, *keys)
    await back(pilot)


def letter(pilot: Pilot[Any]) -> str:
    """The note as it stands on the screen below."""
    screen = next(screen for screen in pilot.app.screen_stack if isinstance(screen, FollowUpScreen))
    return screen.letter.text


def entries(store: Store, who: int) -> list[tuple[Kind, str]]:
    found = store.timeline.entries(store.timeline.of(who))
    return [(found[number].interaction.kind, found[number].interaction.words) for number in store.timeline.of(who)]


async def test_F1_F2_it_opens_with_the_hours_left_the_hook_and_a_whole_draft(
    store: Store, clock: TestClock
) -> None:
    meet(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        assert desk.due.items[0].why == "follow-up: 21 h left"
        await opened(pilot, "f")
        text = screen_text(pilot.app)
        assert "Follow up · Bo Li · 21 h left" in text
        assert "Wed 18 Nov, today, 09:00  Web Summit: grew a team to 40" in text
        assert "bo@harbour.cn" in text
        assert "need: a cfo" in text
        assert [sign in text for sign in ("· Research", "· Help", "· Note", "· Request")] == [True] * 4
        assert "Hello Bo," in letter(pilot)
        assert "stayed with me: grew a team to 40." in letter(pilot)
        assert "what I promised: send the deck." in letter(pilot)
        assert "no follow-up counts yet · the article: 5%" in text
        await press(pilot, "escape")
        assert pilot.app.screen is desk
        assert store.drafts.waiting() == {}, "a draft nobody edited is none"


async def test_F4_research_opens_pages_and_keeps_what_was_found_with_its_source(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo = meet(store, clock)
    async with sitting(store, clock) as (pilot, _):
        urls: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", urls.append)
        await opened(pilot, "f")
        await asked(pilot, "w")
        assert "web search (DuckDuckGo)" in screen_text(pilot.app)
        await answered(pilot, "w")
        assert urls == ["https://duckduckgo.com/?q=%22Bo%20Li%22%20Harbour"]
        assert pilot.app.clipboard == urls[0]
        assert "· Research" in screen_text(pilot.app), "offline it simply waits"
        await asked(pilot, "a", AskScreen)
        await write(pilot, "ran for Canada")
        await answered(pilot, "enter")
        await asked(pilot, "a", AskScreen)
        await write(pilot, "has a dog https://dogs.example/bo")
        assert "source: https://dogs.example/bo" in screen_text(pilot.app)
        await answered(pilot, "enter")
        assert "✓ Research  2 findings: has a dog" in screen_text(pilot.app)
        assert "read a little more since: has a dog." in letter(pilot)
        await press(pilot, "u")
        assert "1 finding: ran for Canada" in screen_text(pilot.app)
    facts = {fact.text: fact.source for fact in store.facts.of(bo) if fact.kind == "fact"}
    assert facts == {"ran for Canada": urls[0]}


async def test_F4_there_may_be_nothing_to_find(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(store, clock, ())
    async with sitting(store, clock) as (pilot, _):

        def offline(url: str) -> None:
            raise OSError(2, "No such file or directory")

        monkeypatch.setattr(pilot.app, "open_url", offline)
        await opened(pilot, "f")
        assert "no mail, number or profile is known" in screen_text(pilot.app)
        await asked(pilot, "w")
        await answered(pilot, "n")
        assert "· Research" in screen_text(pilot.app)
        await asked(pilot, "w")
        await answered(pilot, "x")
        assert "✓ Research  looked, nothing to note" in screen_text(pilot.app)


async def test_F12_one_way_to_help_is_picked_or_kindly_skipped(store: Store, clock: TestClock) -> None:
    bo = meet(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await opened(pilot, "f")
        await press(pilot, "s")
        assert "– Help      left out this time, that is fine" in screen_text(pilot.app)
        assert "that is fine, and counted" in screen_text(pilot.app)
        assert "help 0, skipped 1" in screen_text(pilot.app)
        await asked(pilot, "h")
        assert "introduce them to somebody" in screen_text(pilot.app)
        await asked(pilot, "1", AskScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AskScreen), "a help says what it is"
        await write(pilot, "Dana may know one")
        await answered(pilot, "enter")
        assert "✓ Help      a cfo: Dana may know one" in screen_text(pilot.app)
        assert "Perhaps this is of use to you: a cfo: Dana may know one." in letter(pilot)
        assert "help 1, skipped 0" in screen_text(pilot.app)
        await press(pilot, "u", "u")
        assert "· Help      one way to be of assistance" in screen_text(pilot.app)
        await asked(pilot, "h")
        await answered(pilot, "escape")
    assert store.following.steps(bo, clock()) == ()


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("i", "help"),  # an introduction counts as one when it is made
        ("a", "article"),
        ("b", "book"),
        ("e", "event"),
        ("m", "mention"),
        ("o", "help"),
    ],
)
async def test_F13_F14_F15_F16_F17_each_way_to_help_is_one_key_and_a_give_once_it_was_sent(
    store: Store, clock: TestClock, key: str, given: str
) -> None:
    bo = meet(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await opened(pilot, "f")
        await asked(pilot, "h")
        await asked(pilot, key, AskScreen)
        await write(pilot, "on pace")
        await answered(pilot, "enter")
        assert "on pace" in letter(pilot)
    assert store.known.given(bo, clock()) == ()
    store.following.note(bo, "as it was sent", clock.move(minutes=5))
    (gift,) = store.known.given(bo, clock())
    assert (gift.kind, gift.mine) == (given, True)


async def test_F5_a_note_is_edited_copied_and_logged_only_when_it_was_sent(store: Store, clock: TestClock) -> None:
    bo = meet(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        screen = await opened(pilot, "f")
        await asked(pilot, "h")
        await asked(pilot, "a", AskScreen)
        await write(pilot, "scaling")
        await answered(pilot, "enter")
        await press(pilot, "e")
        assert isinstance(pilot.app.focused, TextArea)
        await press(pilot, "ctrl+end", *"PS q")
        await press(pilot, "escape")
        assert pilot.app.screen is screen, "Esc leaves the text, not the screen"
        assert letter(pilot).endswith("PS q")
        assert store.drafts.line(bo, "letter follow-up") == letter(pilot)
        await asked(pilot, "y")
        assert pilot.app.clipboard == letter(pilot)
        await answered(pilot, "escape")
        assert len(entries(store, bo)) == 1
        assert "not logged as sent" in screen_text(pilot.app)
        await asked(pilot, "y")
        await answered(pilot, "enter")
        text = screen_text(pilot.app)
        assert "followed up after 3 h" in text
        assert "✓ Note      sent as email after 3 h, Wed 18 Nov, 12:00" in text
        assert "median 3 h · 1 of 1 within 24 h (100%) · the article: 5% · help 1, skipped 0" in text
        kind, words = entries(store, bo)[0]
        assert kind is Kind.EMAIL
        assert words.startswith("follow-up note: Hello Bo, It was good")
        assert words.endswith("PS q")
        (give,) = store.timeline.get(store.timeline.of(bo)[0]).gives
        assert (give.kind, give.detail) == ("article", "an article about scaling")
        assert store.drafts.waiting() == {}
        await press(pilot, "u")
        assert "21 h left" in screen_text(pilot.app)
        assert store.drafts.line(bo, "letter follow-up").endswith("PS q"), "the words are not lost with the undo"
        await press(pilot, "escape")
        assert pilot.app.screen is desk
        assert desk.due.items[0].why == "follow-up: 21 h left"


async def test_F5_the_draft_survives_leaving_and_the_end_of_the_program(store: Store, clock: TestClock) -> None:
    bo = meet(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await opened(pilot, "f")
        await press(pilot, "e", "ctrl+home", *"Dear ")
        await pilot.app.action_quit()  # the palette's way, and every signal's
    assert store.drafts.line(bo, "letter follow-up").startswith("Dear Hello Bo,")
    async with sitting(store, clock) as (pilot, _):
        await opened(pilot, "f")
        assert letter(pilot).startswith("Dear Hello Bo,")
        assert "the letter you left unfinished" in screen_text(pilot.app)
        await asked(pilot, "h")
        await asked(pilot, "b", AskScreen)
        await write(pilot, "Dune")
        await answered(pilot, "enter")
        assert "your edited letter stays as it is" in screen_text(pilot.app)
        assert "Dune" not in letter(pilot)
        await asked(pilot, "t")
        assert "✎ First follow-up" in screen_text(pilot.app)
        await answered(pilot, "4")
        assert letter(pilot).startswith("Hello Bo,\n\nI heard you speak")
        assert "Perhaps this is of use to you: the book Dune." in letter(pilot)
        await asked(pilot, "t")
        await answered(pilot, "1")
        assert letter(pilot).startswith("Dear Hello Bo,")


async def test_F5_a_template_of_ones_own_is_the_draft_and_what_is_wrong_with_others_is_said(
    store: Store, clock: TestClock, tmp_path: Path
) -> None:
    (tmp_path / "follow-up.txt").write_text("Hi {first_name}, {event} was good.\n", "utf-8")
    (tmp_path / "care.txt").write_bytes(b"\xff")
    meet(store, clock)
    app = NetuiApp(store, Config(), clock, templates=tmp_path)
    async with app.run_test(size=(140, 30)) as pilot:
        await pilot.pause()
        await opened(pilot, "f")
        assert letter(pilot) == "Hi Bo, Web Summit was good.\n"
        assert "care.txt is not used: it is not UTF-8" in screen_text(app)


async def test_F5_the_mail_program_gets_address_subject_and_text(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo = meet(store, clock)
    async with sitting(store, clock) as (pilot, _):
        urls: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", urls.append)
        screen = await opened(pilot, "f")
        await asked(pilot, "m")
        await answered(pilot, "m")
        parts = urlsplit(urls[0])
        assert (parts.scheme, parts.path) == ("mailto", "bo@harbour.cn")
        fields = parse_qs(parts.query)
        assert fields["subject"] == ["Good to meet you"]
        assert fields["body"][0].startswith("Hello Bo,\r\n\r\nIt was good to meet you.")
        assert entries(store, bo)[0][0] is Kind.MESSAGE
        screen.letter.load_text("x" * 9000)
        await press(pilot, "m")
        assert "too long for a mail link" in screen_text(pilot.app)
        screen.letter.load_text(" \n")
        for key in ("m", "y", "o"):
            await press(pilot, key)
            assert "nothing in the letter yet" in screen_text(pilot.app)
        assert len(urls) == 1


async def test_without_an_address_the_mail_program_is_not_bothered(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(store, clock, (ContactPoint(PointKind.EMAIL, "bo@harbour.cn?bcc=eve@evil.example,x@y.z"),))
    async with sitting(store, clock) as (pilot, _):
        urls: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", urls.append)
        await opened(pilot, "f")
        await press(pilot, "m")
        assert "no plain e-mail address is known" in screen_text(pilot.app)
        assert urls == []


async def test_F5_the_note_can_be_written_to_a_new_file_and_never_over_another(
    store: Store, clock: TestClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    bo = meet(store, clock)
    path = tmp_path / "follow-up-bo-li.txt"
    async with sitting(store, clock) as (pilot, _):
        await opened(pilot, "f")
        await asked(pilot, "o", AskScreen)
        assert "~/follow-up-bo-li.txt" in screen_text(pilot.app)
        await asked(pilot, "enter")
        await answered(pilot, "escape")
        assert path.read_text("utf-8") == letter(pilot)
        assert path.stat().st_mode & 0o077 == 0
        path.write_text("precious", "utf-8")
        await asked(pilot, "o", AskScreen)
        assert "something of that name already" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AskScreen)
        await answered(pilot, "escape")
    assert path.read_text("utf-8") == "precious"
    assert len(entries(store, bo)) == 1


async def test_F7_the_connection_request_is_a_timed_step_of_its_own(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo = meet(store, clock)
    async with sitting(store, clock) as (pilot, _):
        urls: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", urls.append)
        await opened(pilot, "f")
        await asked(pilot, "r")
        assert urls == ["https://linkedin.com/in/boli"]
        await answered(pilot, "escape")
        assert len(entries(store, bo)) == 1
        await asked(pilot, "r")
        await answered(pilot, "enter")
        assert "✓ Request   sent after 3 h, Wed 18 Nov, 12:00" in screen_text(pilot.app)
        assert entries(store, bo)[0] == (Kind.MESSAGE, "connection request (LinkedIn)")
        assert "· Note" in screen_text(pilot.app)


async def test_R3f_a_note_about_myself_is_no_contact(store: Store, clock: TestClock) -> None:
    bo = meet(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await opened(pilot, "f")
        await asked(pilot, "y")
        assert "counts as no contact" in screen_text(pilot.app)
        await answered(pilot, "p")
        assert "21 h left" in screen_text(pilot.app)
    assert store.timeline.get(store.timeline.of(bo)[0]).interaction.purpose is Purpose.PROMO


async def test_F18_F19_the_figures_open_the_list_they_count(store: Store, clock: TestClock) -> None:
    meet(store, clock)
    late = person(store, clock(), "Ann")
    store.interactions.log(Kind.MET, [late], line(store, "the fair", clock()), clock())
    store.following.note(late, "Hello", clock.move(hours=30))
    async with sitting(store, clock, (140, 40)) as (pilot, desk):
        assert desk.due.items[0].why == "follow-up: 9 h late"
        await opened(pilot, "f")
        assert "9 h late, still welcome" in screen_text(pilot.app)
        assert "median 30 h · 0 of 2 within 24 h (0%) · the article: 5%" in screen_text(pilot.app)
        await press(pilot, "l")
        await until(pilot, lambda: "How I follow up" in screen_text(pilot.app))
        await until(pilot, lambda: "Help offered" in screen_text(pilot.app))
        assert isinstance(pilot.app.screen, PageScreen)
        text = screen_text(pilot.app)
        assert "97% who never use the card" in text
        assert "not science" in text
        assert "Ann  met Wed 18 Nov, after 30 h" in text
        assert "Bo Li  met Wed 18 Nov, not yet" in text
        assert "Ann  skipped" in text
        await answered(pilot, "escape")


async def test_F1_d_waives_the_clock_and_u_winds_it_again(store: Store, clock: TestClock) -> None:
    meet(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await opened(pilot, "f")
        await press(pilot, "d")
        assert "clock waived" in screen_text(pilot.app)
        await press(pilot, "d")
        assert "no clock runs here" in screen_text(pilot.app)
        await press(pilot, "u")
        assert "21 h left" in screen_text(pilot.app)
        await press(pilot, "d", "f")
        assert pilot.app.screen is desk
        assert all(item.rank != 2 for item in desk.due.items)


async def test_without_a_clock_it_works_and_without_a_contact_it_says_so(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "f")
        assert pilot.app.screen is desk
        assert "nobody is chosen here" in screen_text(pilot.app)
        store.interactions.log(Kind.NOTE, [], line(store, "in the inbox", clock()), clock())
        desk.reload()
        await press(pilot, "1", "g", "f")
        assert pilot.app.screen is desk
        assert "nobody is chosen here" in screen_text(pilot.app)
        ann = person(store, clock(), "Ann")
        desk.reload()
        await opened(pilot, "1", "G", "f")
        assert "no clock runs" in screen_text(pilot.app)
        assert "[hook?]" in letter(pilot)
        await asked(pilot, "y")
        assert "[hook?] still stands in it" in screen_text(pilot.app)
        await answered(pilot, "enter")
    assert [step.step for step in store.following.steps(ann, clock())] == ["help", "note"]


async def test_undo_may_go_back_to_before_they_were_known(store: Store, clock: TestClock) -> None:
    meet(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await opened(pilot, "f")
        await press(pilot, "u")
        assert "no clock runs" in screen_text(pilot.app)
        await press(pilot, "u")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert len(desk.contacts.list.rows) == 0


def editor(tmp_path: Path, script: str) -> str:
    """A program that stands for the user's editor."""
    path = tmp_path / "my editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o700)
    return f"'{path}' --wait"


async def test_F5_the_users_own_editor_takes_the_note_over(
    store: Store, clock: TestClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    # What Ctrl+C in the editor sends to everybody at the terminal must not end netui.
    looks = f'(ls -l "$2"; ls -ld "$(dirname "$2")"; echo "$2") > "{seen}"'
    script = f'{looks}; kill -INT $PPID; echo "PS é" >> "$2"'
    monkeypatch.setenv("VISUAL", editor(tmp_path, script))
    monkeypatch.setenv("EDITOR", "false")
    bo = meet(store, clock)
    async with sitting(store, clock) as (pilot, _):
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        before = signal.getsignal(signal.SIGINT)
        await opened(pilot, "f")
        await press(pilot, "E")
        assert letter(pilot).endswith("PS é\n")
        assert "taken over from the editor" in screen_text(pilot.app)
        assert store.drafts.line(bo, "letter follow-up").endswith("PS é\n")
        assert signal.getsignal(signal.SIGINT) is before
        await pilot.pause(0.05)
        assert pilot.app.is_running
    file, folder, name = seen.read_text().splitlines()
    assert file.startswith("-rw-------")
    assert folder.startswith("drwx------")
    assert not Path(name).parent.exists(), "nothing is left behind"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("", "no editor is named"),
        ("'vi", "VISUAL cannot be read"),
        ("/nowhere/vi", "cannot be started: No such file"),
        ("false", "false ended with status 1: nothing was taken over"),
        ("{bad}", "the edited text is not UTF-8"),
    ],
)
async def test_an_editor_that_fails_is_one_sentence_and_changes_nothing(
    store: Store, clock: TestClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, said: str
) -> None:
    bad = editor(tmp_path, "printf '\\377' > \"$2\"")
    monkeypatch.setenv("VISUAL", command.format(bad=bad))
    monkeypatch.delenv("EDITOR", raising=False)
    meet(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await opened(pilot, "f")
        before = letter(pilot)
        if "vi" not in command or "nowhere" in command:
            monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await press(pilot, "E")
        assert said in screen_text(pilot.app)
        assert letter(pilot) == before


async def test_a_terminal_that_cannot_be_lent_is_said_so(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    meet(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await opened(pilot, "f")
        await press(pilot, "E")
        assert "cannot be given to an editor" in screen_text(pilot.app)


@pytest.mark.skipif(os.name != "posix", reason="signals of a Unix system")
async def test_what_is_to_end_the_program_while_the_editor_runs_still_ends_it(
    store: Store, clock: TestClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, 'kill -TERM $PPID; echo "kept" >> "$2"'))
    bo = meet(store, clock)
    async with sitting(store, clock) as (pilot, _):
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await opened(pilot, "f")
        await press(pilot, "E")
        await until(pilot, lambda: pilot.app.return_code is not None)
        assert pilot.app.return_code == 128 + signal.SIGTERM
    assert store.drafts.line(bo, "letter follow-up").endswith("kept\n")


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (20, 5)])
async def test_it_fits_every_terminal_and_shows_nothing_harmful(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    network(store, clock)
    evil = "\x1b[31mBo\u202e[b]\x07\x9b"
    bo = person(store, clock(), f"{evil} Li", role=evil, hook=f"{evil}: {evil}", place=evil, points=POINTS)
    store.interactions.log(Kind.MET, [bo], line(store, f"{evil} +{evil}x", clock()), clock())
    store.facts.note(bo, "fact", evil, clock(), source=evil)
    async with sitting(store, clock, size) as (pilot, desk):
        desk.show_contact(bo)
        await opened(pilot, "f")
        for keys in (("w",), ("h",), ("y",), ("t",), ("l",)):
            await press(pilot, *keys)
            await pilot.pause()
            assert [strip.cell_length for strip in strips(pilot.app)] == [size[0]] * size[1]
            assert not harmful(pilot.app)
            await answered(pilot, "escape")
        await press(pilot, "escape")
        assert pilot.app.screen is desk
