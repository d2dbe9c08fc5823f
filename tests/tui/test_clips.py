"""Clips on screen: one line keeps it, who would care, a letter or a bare give, offered again for a need."""

from collections.abc import Sequence

import pytest
from conftest import TestClock, person
from deskside import (
    HARMFUL,
    SIZES,
    network,
    press,
    screen_lines,
    screen_text,
    sitting,
    strips,
    until,
    write,
)
from textual import events

from netui.domain.giving.clip import parse_clip
from netui.domain.interaction import Kind, Purpose
from netui.store import Store, StoreError
from netui.store.timeline.drafts import INBOX
from netui.tui.screens.giving.caring import CaringScreen
from netui.tui.screens.giving.clip_letter import ClipLetterScreen
from netui.tui.screens.giving.clips import ClipsScreen
from netui.tui.widgets.letter_text import LetterText
from netui.tui.widgets.line_input import LineInput
from netui.tui.widgets.rows import RowList


def keep(store: Store, clock: TestClock, *lines: str) -> Sequence[int]:
    return [store.clips.keep(parse_clip(text), clock()).subject or 0 for text in lines]


async def test_R4c_a_line_is_kept_and_shows_who_would_care_and_why(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.facts.note(people.bo, "need", "a runner for the relay", clock())
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "y")
        assert "Nothing is kept yet." in screen_text(pilot.app)
        await write(pilot, "Marathon, entries open https://a.io/run")
        assert "event? (“book: …” says otherwise)  ·  Marathon, entries open  ·  https://a.io/run" in screen_text(
            pilot.app
        )
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CaringScreen)
        text = screen_text(pilot.app)
        assert "✓ clip: Marathon, entries open" in text
        assert "event: Marathon, entries open https://a.io/run" in text
        assert text.index("fact: son ‹runs› ‹marathons›") < text.index("need: a ‹runner› for the relay")
        assert "Ana Ruiz  Acme  nothing given yet" in text
        await press(pilot, "escape")
        assert "event    Marathon, entries open" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is desk
    (kept,) = store.clips.listed()
    assert (kept.clip.kind, kept.clip.title, kept.clip.url) == (
        "event",
        "Marathon, entries open",
        "https://a.io/run",
    )


async def test_R4c_a_letter_from_the_template_is_logged_as_a_give_only_once_sent(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    (number,) = keep(store, clock, "book: Marathons of the north https://a.io/m")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "y", "down", "enter", "enter")
        assert isinstance(pilot.app.screen, ClipLetterScreen)
        letter = pilot.app.screen.query_one(LetterText).text
        assert "thought of you: Marathons of the north." in letter
        assert "\nhttps://a.io/m\n" in letter
        assert "You once told me of this: son runs marathons. Perhaps" in letter
        before = store.timeline.of(people.ana)
        await press(pilot, "y", "escape")
        assert store.timeline.of(people.ana) == before
        await press(pilot, "y", "e")
        assert "✓ book for Ana Ruiz · u undoes" in screen_text(pilot.app)
        assert "has it since Wed 18 Nov" in screen_text(pilot.app)
    entry = store.timeline.get(store.timeline.of(people.ana)[0])
    assert (entry.interaction.kind, entry.interaction.purpose) == (Kind.EMAIL, Purpose.GIVE)
    assert [(one.kind, one.detail) for one in entry.gives] == [("book", "Marathons of the north https://a.io/m")]
    assert store.clips.listed()[0].given == 1
    assert store.drafts.waiting() == {}
    assert number == store.clips.listed()[0].clip.id


async def test_an_unfinished_letter_about_one_clip_is_none_about_another(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    keep(store, clock, "Marathon in spring", "Marathon in autumn")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "y", "down", "enter", "enter", "e")
        pilot.app.screen.query_one(LetterText).load_text("Dear Ana")
        await press(pilot, "escape", "escape", "escape", "j", "enter", "enter")
        assert "Marathon in spring" in pilot.app.screen.query_one(LetterText).text
    assert store.drafts.waiting() == {people.ana: ["letter clip 2"]}


@pytest.mark.parametrize("kind", ["article", "book", "event", "job", "lead", "other"])
async def test_F15_each_kind_is_given_with_one_key_to_all_that_are_marked(
    store: Store, clock: TestClock, kind: str
) -> None:
    people = network(store, clock)
    for who in (people.bo, people.dana):
        store.facts.note(who, "interest", "chess", clock())
    keep(store, clock, f"{kind}: Chess by post")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "y", "down", "enter", "space", "space")
        assert "2 marked: w writes to each, d logs it as given to all" in screen_text(pilot.app)
        await press(pilot, "d")
        assert f"✓ {kind} for " in screen_text(pilot.app)
        assert "and 1 more · u undoes" in screen_text(pilot.app)
        for who in (people.bo, people.dana):
            entry = store.timeline.get(store.timeline.of(who)[0])
            assert [(one.kind, one.detail) for one in entry.gives] == [(kind, "Chess by post")]
        await press(pilot, "u")
        assert "undone: " in screen_text(pilot.app)
        assert store.clips.listed()[0].given == 0


async def test_R4c_a_fitting_need_brings_a_kept_clip_back_everywhere(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    keep(store, clock, "article: What a CFO costs", "article: Whales")
    async with sitting(store, clock, (140, 40)) as (pilot, desk):
        desk.show_contact(people.ana)
        await press(pilot, "c")
        await write(pilot, "good talk +a CFO by march")
        await press(pilot, "enter")
        assert "clip that may fit: “What a CFO costs” (y)" in screen_text(pilot.app)
        await press(pilot, "enter")
        await until(
            pilot, lambda: "y clip that may fit: “What a CFO costs” · need: a ‹CFO›" in screen_text(pilot.app)
        )
        await press(pilot, "y")
        assert isinstance(pilot.app.screen, ClipsScreen)
        rows = [text for text in screen_lines(pilot.app) if "article  " in text]
        assert ["What a CFO costs" in text for text in rows] == [True, False]
        assert "2 kept · 1 may fit Ana Ruiz" in screen_text(pilot.app)
        assert "fits Ana Ruiz: need: a ‹CFO›" in screen_text(pilot.app)
        await press(pilot, "enter", "d")
        assert "✓ article for Ana Ruiz" in screen_text(pilot.app)
    assert store.clips.offered(people.ana) == ()


async def test_a_line_without_a_need_looks_for_no_clip(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    network(store, clock)

    def never(*args: object) -> None:
        raise AssertionError("no need, no search")

    monkeypatch.setattr(type(store.clips), "_open", never)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "c")
        await write(pilot, "good talk *likes chess")
        await press(pilot, "enter")
        assert "clip" not in screen_text(pilot.app)


async def test_a_clip_is_edited_put_away_and_taken_out_again(store: Store, clock: TestClock) -> None:
    network(store, clock)
    keep(store, clock, "article: On foot https://a.io/b; walking")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "y", "down", "e")
        field = pilot.app.screen.query_one("#line", LineInput)
        assert field.value == "article: On foot https://a.io/b; walking"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ClipsScreen)
        assert field.value == ""
        await press(pilot, "e")
        await write(pilot, " in town")
        await press(pilot, "enter")
        assert store.clips.listed()[0].clip.text == "walking in town"
        await press(pilot, "x")
        assert "✓ put away: On foot · u undoes" in screen_text(pilot.app)
        assert store.clips.listed() == []
        await press(pilot, "tab")
        assert "put away Wed 18 Nov" in screen_text(pilot.app)
        await press(pilot, "x")
        assert len(store.clips.listed()) == 1
        await press(pilot, "u", "u")
        assert len(store.clips.listed()) == 1
        assert store.clips.listed(put_away=True) == []


async def test_what_was_typed_waits_and_tab_completes_the_kind(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "y", *"art", "tab")
        await write(pilot, "On fo")
        await press(pilot, "escape")
        assert pilot.app.screen is desk
        assert store.drafts.waiting() == {INBOX: ["clip"]}
        await press(pilot, "y")
        assert pilot.app.screen.query_one("#line", LineInput).value == "article: On fo"
        await press(pilot, "enter")
        assert "Nobody here is known to care." in screen_text(pilot.app)
        assert store.drafts.waiting() == {}


async def test_a_pasted_page_is_one_clip(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "y")
        pasted = "On foot\nhttps://a.io/b\n\nWhy we walk.\nMore of it."
        pilot.app.screen.focused.post_message(events.Paste(pasted))  # type: ignore[union-attr]
        await until(pilot, lambda: "text: Why we walk." in screen_text(pilot.app))
        await press(pilot, "enter")
    (kept,) = store.clips.listed()
    assert (kept.clip.title, kept.clip.url, kept.clip.text) == (
        "On foot",
        "https://a.io/b",
        "Why we walk. More of it.",
    )


async def test_its_page_is_opened_and_nothing_but_a_page(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    keep(store, clock, "Nothing to open", "book: B www.a.io/b", "C https://user:word@a.io/")
    async with sitting(store, clock) as (pilot, _):
        monkeypatch.setattr(pilot.app, "open_url", opened.append)
        await press(pilot, "y", "down", "o")
        assert "no plain address" in screen_text(pilot.app)
        await press(pilot, "j", "o")
        assert "opened https://www.a.io/b" in screen_text(pilot.app)
        await press(pilot, "j", "o")
        assert "it has no address" in screen_text(pilot.app)
    assert opened == ["https://www.a.io/b"]


async def test_g_is_the_first_row_as_in_every_list_and_d_gives_once(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    for who in (people.bo, people.dana):
        store.facts.note(who, "interest", "chess", clock())
    keep(store, clock, "book: Chess by post")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "y", "down", "enter", "G", "g")
        assert pilot.app.screen.query_one("#caring", RowList).chosen == 0
        assert store.clips.listed()[0].given == 0
        await press(pilot, "d", "d")
        assert "as it was already: book for " in screen_text(pilot.app)
        assert store.clips.listed()[0].given == 1


async def test_somebody_else_can_be_given_it_and_s_shows_them(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    keep(store, clock, "Marathon in spring")
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "y", "down", "enter", "a")
        await write(pilot, "jens")
        await press(pilot, "enter")
        assert pilot.app.screen.query_one("#caring", RowList).chosen_key == people.jens
        await press(pilot, "d", "s")
        assert pilot.app.screen is desk
        assert desk.contact_id == people.jens
    assert store.timeline.get(store.timeline.of(people.jens)[0]).gives[0].detail == "Marathon in spring"


async def test_undoing_the_clip_itself_leads_back_to_the_list(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "y")
        await write(pilot, "Marathon in spring")
        await press(pilot, "enter", "u")
        assert isinstance(pilot.app.screen, ClipsScreen)
        assert "Nothing is kept yet." in screen_text(pilot.app)
    assert store.clips.listed() == []


async def test_a_file_that_cannot_be_written_keeps_the_line(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    network(store, clock)
    (number,) = keep(store, clock, "Marathon in spring")

    def refuse(*args: object, **options: object) -> None:
        raise StoreError("the disk is full; nothing was written")

    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "y")
        with monkeypatch.context() as full:
            full.setattr(store.clips, "keep", refuse)
            full.setattr(store.clips, "give", refuse)
            await write(pilot, "On foot")
            await press(pilot, "enter")
            assert "the disk is full" in screen_text(pilot.app)
            assert pilot.app.screen.query_one("#line", LineInput).value == "On foot"
            await press(pilot, "down", "enter", "d")
            assert "the disk is full" in screen_text(pilot.app)
    assert [kept.clip.id for kept in store.clips.listed()] == [number]


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_clips_are_shown_and_never_obeyed_and_every_key_fits(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    evil = "[red]x[/] \x1b[2J\x07\u202e e\u0301\u0301\u0301\u0301 漢字"
    number = person(store, clock(), evil)
    store.facts.note(number, "need", f"marathon {evil} marathon", clock())
    keep(store, clock, f"{evil} marathon https://a.io/\x1b[2J; {evil}")
    async with sitting(store, clock, size) as (pilot, _):
        await press(pilot, "y")
        for keys in (("down",), ("enter",), ("space",)):
            await press(pilot, *keys)
            assert not set(screen_text(pilot.app)) & (HARMFUL - {"\n"})
            assert {strip.cell_length for strip in strips(pilot.app)} == {size[0]}
        assert "[red]x[/]" in screen_text(pilot.app)
        assert "Enter w write · d gave it · space mark · a another · s show · u undo · Esc" in screen_text(
            pilot.app
        )
        await press(pilot, "escape")
        assert "Enter who cares · e edit · o open · x put away · Tab others · u undo · Esc" in screen_text(
            pilot.app
        )
