"""Import on the screen: looked at first, one change, one undo, and a way out that leaves nothing half done."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from conftest import TestClock, person
from deskside import SIZES, harmful, network, press, screen_lines, screen_text, sitting, until, write
from textual.pilot import Pilot

from netui.domain.incoming.plan import Choice, Item, Plan, Verdict
from netui.domain.incoming.reading import Card, Context, Happening, Reading, Source
from netui.domain.incoming.three_way import Conflict
from netui.domain.interaction import Direction, Kind
from netui.domain.moment import moment_at
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind, Tier
from netui.exchange.own_json import own_json
from netui.store import Store, open_store
from netui.store.incoming import brought, coming_in
from netui.tui import render_import
from netui.tui.render_import import progress_words, size_words
from netui.tui.screens.desk import importing
from netui.tui.screens.desk.main import MainScreen
from netui.tui.screens.dialogs.choice import ChoiceScreen
from netui.tui.screens.dialogs.progress import ProgressScreen
from netui.tui.screens.incoming.column_map import ColumnMapScreen
from netui.tui.screens.incoming.import_preview import ImportPreview
from netui.tui.screens.people.pool import PoolScreen

PHONE = """BEGIN:VCARD
VERSION:3.0
FN:Ana Ruiz
EMAIL:ana@acme.io
TITLE:CEO
TEL:+34 911 222 333
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Bo Li
NOTE:another Bo Li\\, or the same
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Zoe Quinn
ORG:Z Ltd
END:VCARD
BEGIN:VCARD
VERSION:3.0
END:VCARD
"""
"""In it Ana has another role and one number more, Bo is in doubt, Zoe is new, and one card is nobody's."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own, with what was fetched in it."""
    folder = tmp_path / "home"
    (folder / "Downloads").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    return folder


def fetched(home: Path, text: str, name: str = "phone.vcf") -> Path:
    """A file among those fetched."""
    target = home / "Downloads" / name
    target.write_text(text)
    return target


def cards(*names: str) -> str:
    """A file of vCards with nothing but names."""
    return "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEND:VCARD\n" for name in names)


def everything(store: Store) -> str:
    """All that is in the file."""
    return "\n".join(store.connection.database.connection().iterdump())


def names(store: Store) -> list[str]:
    """Everybody who is here."""
    return [store.contacts.names([number]) for number in store.contacts.ids()]


async def looking(pilot: Pilot[Any]) -> str:
    """Open the import, take the file that is highlighted, and read what it would change."""
    await press(pilot, "I", "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ImportPreview))
    await pilot.pause()
    return screen_text(pilot.app)


async def taken_in(pilot: Pilot[Any]) -> None:
    """Carry it out, and wait until it is over."""
    await press(pilot, "y")
    await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen | MainScreen))
    await pilot.pause()


async def test_R3a_an_import_is_looked_at_then_one_change_and_one_undo(
    store: Store, clock: TestClock, home: Path
) -> None:
    people = network(store, clock)
    fetched(home, PHONE)
    before = everything(store)
    async with sitting(store, clock) as (pilot, desk):
        shown = await looking(pilot)
        assert "Import phone.vcf" in shown
        assert "1 new, 1 merged, 0 unchanged, 1 in doubt, 1 refused" in shown
        assert "nothing is written yet" in shown
        assert everything(store) == before
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        assert "2 people came in, and owe you nothing" in screen_text(pilot.app)
        await press(pilot, "l")
        assert "2 new, 1 merged · u undoes" in screen_lines(pilot.app)[-1]
        assert sorted(names(store)).count("Bo Li") == 2
        assert "Zoe Quinn" in names(store)
        assert {point.value for point in store.contacts.get(people.ana).points} >= {"+34 911 222 333"}
        assert store.contacts.get(people.ana).role == "CTO", "a conflict leaves what is here"
        assert {store.contacts.get(who).tier for who in store.contacts.ids() if who > people.jens} == {Tier.POOL}
        assert desk.due.items == store.due.queue(clock(), desk.config.daily_limit).items
        await press(pilot, "u")
        assert "undone: import 3 contacts from phone.vcf" in screen_text(pilot.app)
        assert len(names(store)) == 6
        assert "+34 911 222 333" not in [point.value for point in store.contacts.get(people.ana).points]


async def test_a_doubt_taken_for_the_same_person_shows_what_it_has_otherwise(
    store: Store, clock: TestClock, home: Path
) -> None:
    people = network(store, clock)
    fetched(home, "BEGIN:VCARD\nVERSION:3.0\nFN:A. Ruiz\nEMAIL:ana@acme.io\nTITLE:CEO\nEND:VCARD\n")
    async with sitting(store, clock) as (pilot, _):
        assert "conflicts" not in await looking(pilot)
        await press(pilot, "j", "j", "space")
        assert "conflicts 2" in screen_text(pilot.app)
        await press(pilot, "space", "space")
        assert "conflicts" not in screen_text(pilot.app)
        await press(pilot, "space")
        await taken_in(pilot)
        assert [one.field for one in store.conflicts.open()] == ["name", "role"]
        assert [store.contacts.get(people.ana).name, store.contacts.get(people.ana).role] == ["Ana Ruiz", "CTO"]
        assert len(names(store)) == 6


@pytest.mark.parametrize("size", SIZES)
async def test_the_preview_shows_every_doubt_conflict_and_refusal(
    store: Store, clock: TestClock, home: Path, size: tuple[int, int]
) -> None:
    network(store, clock)
    fetched(home, PHONE)
    async with sitting(store, clock, size) as (pilot, _):
        shown = await looking(pilot)
        assert "? Bo Li, line 8" in shown
        assert "may be Bo Li: the same name, and nothing else in common" in shown
        assert "● another person   ○ the same person   ○ leave out" in shown
        assert "≠ Ana Ruiz  role" in shown
        assert "here  “CTO”" in shown
        assert "file  “CEO”" in shown
        assert "phone.vcf, line 18: no name, e-mail or phone" in shown
        assert "+ Zoe Quinn" in shown
        assert "y imports" in shown
        assert "Esc writes nothing" in shown
        order = ("in doubt 1", "conflicts 1", "refused 1", "merged 1", "new 1")
        assert sorted(order, key=shown.index) == list(order)
        for kind in order:
            await press(pilot, "tab")
            assert f"only {kind}" in screen_text(pilot.app)
        await press(pilot, "tab")
        assert "nothing is written yet" in screen_text(pilot.app)
        await press(pilot, "shift+tab")
        assert "only new 1" in screen_text(pilot.app)


@pytest.mark.parametrize(
    ("presses", "choice", "bos", "says"),
    [
        (0, Choice.ANOTHER, 2, "2 new, 1 merged"),
        (1, Choice.SAME, 1, "1 new, 2 merged"),
        (2, Choice.LEAVE, 1, "1 new, 1 merged"),
        (3, Choice.ANOTHER, 2, "2 new, 1 merged"),
    ],
)
async def test_a_doubt_is_decided_with_the_space_bar(
    store: Store, clock: TestClock, home: Path, presses: int, choice: Choice, bos: int, says: str
) -> None:
    people = network(store, clock)
    fetched(home, PHONE)
    async with sitting(store, clock) as (pilot, _):
        await looking(pilot)
        await press(pilot, "j", "j", *["space"] * presses)
        assert f"● {choice}" in screen_text(pilot.app)
        assert f"in doubt: 1 {choice}" in screen_text(pilot.app)
        await taken_in(pilot)
        await press(pilot, "l")
        assert says in screen_lines(pilot.app)[-1]
    assert names(store).count("Bo Li") == bos
    assert ("another Bo Li" in store.contacts.get(people.bo).about) == (choice is Choice.SAME)


async def test_esc_at_any_point_before_leaves_the_file_as_it_was(
    store: Store, clock: TestClock, home: Path
) -> None:
    network(store, clock)
    fetched(home, PHONE)
    before = everything(store)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "I", "escape")
        assert pilot.app.screen is desk
        await looking(pilot)
        await press(pilot, "space", "j", "j", "space", "escape")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert "nothing was imported" in screen_lines(pilot.app)[-1]
    assert everything(store) == before


async def test_the_same_file_again_changes_nothing_and_says_so(store: Store, clock: TestClock, home: Path) -> None:
    fetched(home, cards("Ana Ruiz", "Bo Li"))
    async with sitting(store, clock) as (pilot, _):
        await looking(pilot)
        await taken_in(pilot)
        await press(pilot, "l")
        before = everything(store)
        shown = await looking(pilot)
        assert "2 unchanged" in shown
        assert "Nothing to change: the same file again." in shown
        await press(pilot, "y", "enter")
        assert isinstance(pilot.app.screen, ImportPreview), "there is nothing to carry out"
        assert "y imports" not in screen_text(pilot.app)
        assert everything(store) == before
        await press(pilot, "escape")
    assert names(store) == ["Ana Ruiz", "Bo Li"]


async def test_a_file_with_nobody_in_it_says_why(store: Store, clock: TestClock, home: Path) -> None:
    fetched(home, "not a card at all")
    async with sitting(store, clock) as (pilot, _):
        shown = await looking(pilot)
        assert "There is nobody in it to take in." in shown
        assert "✗ phone.vcf, line 1: there is no vCard in this file" in shown


async def test_several_files_are_one_import(store: Store, clock: TestClock, home: Path) -> None:
    fetched(home, cards("Ana Ruiz"), "one.vcf")
    fetched(home, cards("Bo Li"), "two.vcf")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "I", "space", "space", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ImportPreview))
        await pilot.pause()
        shown = screen_text(pilot.app)
        assert "Import 2 files" in shown
        assert "2 new" in shown
        await taken_in(pilot)
        await press(pilot, "l", "u")
        assert "undone: import 2 contacts from 2 files" in screen_text(pilot.app)
    assert names(store) == []


async def test_a_file_that_goes_away_is_refused_and_the_others_come_in(
    store: Store, clock: TestClock, home: Path
) -> None:
    there, gone = fetched(home, cards("Ana Ruiz"), "one.vcf"), home / "Downloads" / "gone.vcf"
    async with sitting(store, clock) as (pilot, desk):
        desk.run_worker(desk._take_in([there, gone]))
        await until(pilot, lambda: isinstance(pilot.app.screen, ImportPreview))
        await pilot.pause()
        assert "1 new, 0 merged, 0 unchanged, 1 refused" in screen_text(pilot.app)
        assert "gone.vcf, line 1: cannot be read: there is nothing of that name" in screen_text(pilot.app)
        await taken_in(pilot)
    assert names(store) == ["Ana Ruiz"]


async def test_a_workbook_called_csv_is_refused_and_not_asked_about(
    store: Store, clock: TestClock, home: Path
) -> None:
    (home / "Downloads" / "people.csv").write_bytes(b"PK\x03\x04\x14\x00,\x06\x00;\x08\n" * 20)
    async with sitting(store, clock) as (pilot, _):
        shown = await looking(pilot)
        assert "this is a workbook, not a CSV file" in shown
        assert "c columns" not in shown


async def test_who_came_in_can_be_promoted_at_once(store: Store, clock: TestClock, home: Path) -> None:
    network(store, clock)
    fetched(home, cards("Zoe Quinn", "Yan Xu"))
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "g", "space")
        await looking(pilot)
        await taken_in(pilot)
        assert "one key gives a tier" in screen_text(pilot.app)
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, PoolScreen)
        await press(pilot, "a", "escape")
        assert pilot.app.screen is desk
    (zoe,) = store.finding.matching("Zoe")
    assert store.contacts.get(zoe).tier is Tier.A


async def test_the_folder_is_remembered_while_it_is_open(store: Store, clock: TestClock, home: Path) -> None:
    (home / "cards").mkdir()
    (home / "cards" / "mine.vcf").write_text(cards("Zoe Quinn"))
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "I", "slash")
        await write(pilot, "~/cards/mine.vcf")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ImportPreview))
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        await press(pilot, "I")
        assert "~/cards" in screen_text(pilot.app)
        assert "mine.vcf" in screen_text(pilot.app)


async def test_what_was_changed_meanwhile_is_not_written_over(store: Store, clock: TestClock, home: Path) -> None:
    fetched(home, cards("Zoe Quinn"))
    async with sitting(store, clock) as (pilot, desk):
        await looking(pilot)
        person(store, clock(), "Zoe Quinn")
        await press(pilot, "y")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert "the network was changed meanwhile" in screen_lines(pilot.app)[-1]
    assert names(store) == ["Zoe Quinn"]


# Long ones


class Ticking(TestClock):
    """A clock that goes on by a second whenever it is looked at."""

    def __call__(self) -> Any:
        self.at += timedelta(seconds=1)
        return super().__call__()


async def test_a_long_import_counts_says_how_long_and_esc_takes_everything_back(
    store: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coming_in, "PAGE", 1)
    monkeypatch.setattr(importing, "_BREATH", 0.05)
    clock = Ticking(datetime(2026, 11, 18, 8, 0, tzinfo=UTC))
    fetched(home, cards(*(f"Person {number:02}" for number in range(60))))
    before = everything(store)
    async with sitting(store, clock) as (pilot, desk):
        await looking(pilot)
        await press(pilot, "y")
        await until(pilot, lambda: "s left" in screen_text(pilot.app))
        assert "Importing phone.vcf" in screen_text(pilot.app)
        assert "of 60 · about" in screen_text(pilot.app)
        assert "Esc stops, and takes everything back" in screen_text(pilot.app)
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert "stopped: everything is taken back, nothing was imported" in screen_lines(pilot.app)[-1]
        assert everything(store) == before
        monkeypatch.setattr(importing, "_BREATH", 0)
        await looking(pilot)
        await taken_in(pilot)
        await press(pilot, "l")
        assert "60 new" in screen_lines(pilot.app)[-1]
    assert len(names(store)) == 60


async def test_a_reading_that_takes_long_is_said_and_esc_stops_it(
    store: Store, clock: TestClock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(file: importing.Brought, context: Context) -> Reading:
        sleep(0.4)
        return Reading((Card(ContactDraft("Zoe Quinn"), 1),))

    monkeypatch.setattr(importing, "SOON", 0.01)
    monkeypatch.setattr(importing, "read", slow)
    fetched(home, cards("Zoe Quinn"))
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "I", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ProgressScreen))
        await pilot.pause()
        assert "Reading phone.vcf" in screen_text(pilot.app)
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert "nothing was imported" in screen_lines(pilot.app)[-1]
        await looking(pilot)
        assert "1 new" in screen_text(pilot.app)
    assert names(store) == []


async def test_many_are_compared_with_a_word_on_the_screen(
    store: Store, clock: TestClock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    show = ProgressScreen.show
    monkeypatch.setattr(ProgressScreen, "show", lambda self, says: (said.append(says), show(self, says))[1])
    monkeypatch.setattr(importing, "MUCH", 1)
    fetched(home, cards("Zoe Quinn", "Yan Xu"))
    async with sitting(store, clock) as (pilot, _):
        await looking(pilot)
        assert "0 of 2 compared with your network" in said


async def test_thirty_thousand_rows_cost_no_more_than_a_screenful(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Item] = []
    draw = render_import.item_lines

    def counted(item: Item, choice: Choice, width: int, chosen: bool) -> Any:
        drawn.append(item)
        return draw(item, choice, width, chosen)

    monkeypatch.setattr(render_import, "item_lines", counted)
    people = [
        Item(Card(ContactDraft(f"Person {number}"), number), Source.VCARD, verdict, who=1, name="Bo", because="so")
        for number in range(30_000)
        for verdict in (Verdict.DOUBT if number % 3 == 0 else Verdict.NEW,)
    ]
    async with sitting(store, clock, (100, 30)) as (pilot, _):
        await pilot.app.push_screen(ImportPreview(Plan("big.vcf", tuple(people)), clock().day))
        await press(pilot, "G")
        assert "Person 29999" in screen_text(pilot.app)
        await press(pilot, "g", "j", "j", "space", "tab")
        assert "in doubt: 9,999 another person, 1 the same person" in screen_text(pilot.app)
    assert len(drawn) < 400


# Tables


TABLE = "Contact person,Where to write,Outfit\nZed Zulu,zed@z.io,ZZ\nYan Xu,yan@x.io,Xu & Sons\n"
"""A table whose columns nobody has heard of."""


async def test_an_unknown_table_asks_what_its_columns_mean_and_remembers(
    store: Store, clock: TestClock, home: Path
) -> None:
    fetched(home, TABLE, "guests.csv")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "I", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ColumnMapScreen))
        await pilot.pause()
        shown = screen_text(pilot.app)
        assert "What do the columns of guests.csv mean?" in shown
        assert "Zed Zulu · Yan Xu" in shown
        assert "ZZ · Xu & Sons" in shown
        await press(pilot, "g", "j", "enter", *"whole name", "enter")
        await press(pilot, "enter", *"e-mail", "enter")
        await press(pilot, "enter", *"where they work", "enter")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ImportPreview))
        await pilot.pause()
        assert "2 new" in screen_text(pilot.app)
        assert "c columns" in screen_text(pilot.app)
        await taken_in(pilot)
        await press(pilot, "l")
        assert names(store) == ["Yan Xu", "Zed Zulu"]
        (zed,) = store.finding.matching("Zed")
        contact = store.contacts.get(zed)
        assert (contact.organisation, [point.value for point in contact.points]) == ("ZZ", ["zed@z.io"])
        await press(pilot, "u")
        assert names(store) == []
        fetched(home, TABLE.replace("Zed", "Ted"), "guests.csv")
        assert "2 new" in await looking(pilot), "it is not asked again"


async def test_c_says_anew_what_the_columns_mean(store: Store, clock: TestClock, home: Path) -> None:
    fetched(home, TABLE, "guests.csv")
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "I", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ColumnMapScreen))
        await press(pilot, "g", "j", "enter", *"whole name", "enter", "enter")
        assert "▏e-mail addresses" in screen_text(pilot.app), "it begins at what the column is taken for"
        await press(pilot, "escape", "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ImportPreview))
        await press(pilot, "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, ColumnMapScreen))
        await pilot.pause()
        assert "the whole name" in screen_text(pilot.app)
        await press(pilot, "g", "j", "j", "j", "enter", *"where they work", "enter", "g", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ImportPreview))
        await pilot.pause()
        assert "ZZ" in screen_text(pilot.app)
        await press(pilot, "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, ColumnMapScreen))
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ImportPreview))
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is desk)
    assert names(store) == []


async def test_leaving_the_columns_leaves_the_import(store: Store, clock: TestClock, home: Path) -> None:
    fetched(home, TABLE, "guests.csv")
    before = everything(store)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "I", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ColumnMapScreen))
        await press(pilot, "j", "right", "escape")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert "nothing was imported" in screen_lines(pilot.app)[-1]
    assert everything(store) == before


async def test_a_table_without_a_head_is_asked_about_each_time(store: Store, clock: TestClock, home: Path) -> None:
    fetched(home, "Zed Zulu,zed@z.io,12\nYan Xu,yan@x.io,13\n", "list.csv")
    async with sitting(store, clock) as (pilot, desk):
        for _ in range(2):
            await press(pilot, "I", "enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, ColumnMapScreen))
            await pilot.pause()
            assert "Column 2" in screen_text(pilot.app)
            await press(pilot, "ctrl+s")
            await until(pilot, lambda: isinstance(pilot.app.screen, ImportPreview))
            await pilot.pause()
            assert "+ Zed Zulu" in screen_text(pilot.app)
            await press(pilot, "escape")
            await until(pilot, lambda: pilot.app.screen is desk)


async def mapping(
    pilot: Pilot[Any], head: Sequence[str], rows: Sequence[Sequence[str]], means: Sequence[str]
) -> list[tuple[str, ...] | None]:
    """The mapping screen over some table, and what it gives once it is left."""
    given: list[tuple[str, ...] | None] = []
    words = {"name": "the whole name", "email": "e-mail addresses", "phone": "phone numbers", "-": "left alone"}
    await pilot.app.push_screen(ColumnMapScreen("[b]x.csv\x1b", head, rows, means, words, "-"), given.append)
    await pilot.pause()
    return given


@pytest.mark.parametrize("size", SIZES)
async def test_a_column_is_turned_left_alone_and_shown_harmlessly(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    head = ("[red]Who", "\x1b[2JMail", "", "Work")
    rows = (("Zed [/]", "", "a\nb\u202ec"), ("", "z@z.io", "second", "12"), ("third", "y@y.io", "no", "34"))
    async with sitting(store, clock, size) as (pilot, _):
        given = await mapping(pilot, head, rows, ("name", "-", "-", "phone: work"))
        shown = screen_text(pilot.app)
        assert not harmful(pilot.app)
        assert "[red]Who" in shown
        assert "Zed [/] · third" in shown
        assert "column 3" in shown
        assert "z@z.io · y@y.io" in shown
        assert "→ phone numbers (work)" in shown
        assert "4 columns, 2 left alone" in shown
        await press(pilot, "j", "right", "right", "j", "minus", "j", "left", "g", "enter")
        assert given == [("name", "email", "-", "phone")]


# Hostile text, entries and words


async def test_hostile_cards_and_entries_are_shown_harmlessly(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = "[red]x[/] a\x1b[2J\x9b31m\u202e\x00" + "e\u0301" * 50
    draft = ContactDraft(bad, bad, bad, bad, hook=bad, points=(ContactPoint(PointKind.EMAIL, bad, bad),))
    came = Card(draft, 3)
    happening = Happening(
        "", Kind.EMAIL, Direction.OUT, moment_at(clock.at, "UTC"), bad, (draft, draft, draft, draft), 1
    )
    verdicts = tuple(
        Item(came, Source.CSV, verdict, 1, bad, bad, draft, (bad,), conflicts=(Conflict(bad, bad, ""),))
        for verdict in Verdict
    )
    made = store.imports.plan([Reading((), (), (happening,), notices=(bad,))], bad)
    plan = Plan(bad, (*verdicts, *made.items), made.entries, (), (bad,))
    assert made.entries, "the entry is planned"
    for size in SIZES:
        async with sitting(store, clock, size) as (pilot, _):
            await pilot.app.push_screen(ImportPreview(plan, clock().day, table=True))
            for _ in range(12):
                await press(pilot, "tab")
                for _ in range(3):
                    await press(pilot, "j")
                    assert not harmful(pilot.app)
                    assert "[red]x[/]" in screen_text(pilot.app)


async def test_entries_for_the_timeline_are_counted_and_listed(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    people = network(store, clock)
    ana = ContactDraft("Ana Ruiz", points=(ContactPoint(PointKind.EMAIL, "ana@acme.io"),))
    at = moment_at(datetime(2026, 3, 2, 9, tzinfo=UTC), "UTC")
    met = Happening("uid-1", Kind.MET, Direction.BOTH, at, "coffee in Lyon", (ana,), 4)
    reading = Reading(happenings=(met,), source=Source.ICALENDAR, notices=("two meetings have no end",))
    monkeypatch.setattr(importing, "read", lambda file, context: reading)
    monkeypatch.setattr(brought, "PAGE", 1)
    fetched(home, "x", "year.ics")
    async with sitting(store, clock, (100, 30)) as (pilot, _):
        shown = await looking(pilot)
        assert "timeline: 1 new" in shown
        assert "· two meetings have no end" in shown
        assert "met Mon 2 Mar, Ana Ruiz" in shown
        assert "coffee in Lyon" in shown
        before = len(store.timeline.of(people.ana))
        await taken_in(pilot)
        assert len(store.timeline.of(people.ana)) == before + 1
        assert "1 entry" in screen_lines(pilot.app)[-1]
        await press(pilot, "u")
        assert len(store.timeline.of(people.ana)) == before


@pytest.mark.parametrize(
    ("done", "most", "seconds", "words"),
    [
        (0, 30_000, 5, "0 of 30,000"),
        (1200, 30_000, 0.8, "1,200 of 30,000"),
        (1200, 30_000, 0.9 + 0.1, "1,200 of 30,000 · about 24 s left"),
        (250, 30_000, 2, "250 of 30,000 · about 4 min left"),
        (29_999, 30_000, 9, "29,999 of 30,000 · about 1 s left"),
        (30_000, 30_000, 9, "30,000 of 30,000"),
    ],
)
def test_progress_says_how_far_and_how_long(done: int, most: int, seconds: float, words: str) -> None:
    assert progress_words(done, most, seconds) == words


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (999, "999 B"), (1000, "1 KB"), (34_400, "34 KB"), (999_600, "1.0 MB"), (5 * 10**9, "5.0 GB")],
)
def test_sizes_are_told_in_few_letters(size: int, words: str) -> None:
    assert size_words(size) == words


async def test_a_whole_network_is_looked_at_and_joined_as_one_change(
    store: Store, clock: TestClock, home: Path, tmp_path: Path
) -> None:
    with open_store(tmp_path / "other.db", now=clock.at, backups=tmp_path / "b", create=True) as other:
        person(other, clock(), "Zoe Quinn")
        whole = other.whole_network
        text = "".join(own_json(whole.schema, whole.tables()))
    person(store, clock(), "Ana Ruiz")
    fetched(home, text, "all.json")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "I", "enter")
        await until(pilot, lambda: "1 new, 0 merged, 0 unchanged" in screen_text(pilot.app))
        await press(pilot, "escape")
        assert names(store) == ["Ana Ruiz"]
        await press(pilot, "I", "enter")
        await until(pilot, lambda: "take it in" in screen_text(pilot.app))
        await press(pilot, "y")
        assert names(store) == ["Ana Ruiz", "Zoe Quinn"]
        await press(pilot, "u")
        assert names(store) == ["Ana Ruiz"]
