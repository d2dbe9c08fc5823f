"""The list of rows: what it shows, what it asks for, and where the highlight goes."""

from collections.abc import Callable, Hashable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.events import Event, MouseScrollDown, MouseScrollUp
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip, get_line_length
from textual.widgets import Static

from netui.domain.visible import visible
from netui.tui.colours import INKS
from netui.tui.harmless import HarmlessFilter
from netui.tui.lines import Line, cells, cut, fit, flow, length, pad, wrap
from netui.tui.view import FixedRows, Rows, View
from netui.tui.widgets.rows import RowList

HARMFUL = [
    chr(code) for code in [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), 0x200F, 0x2066, 0xD800]
]

RAGGED = st.text(st.sampled_from("ab  漢字é\u0301👩\u200d👧❤\ufe0f🇺🇳\u200c\u200d"), max_size=40)


class Numbered:
    """``count`` rows of a given height that remember which of them were asked for."""

    def __init__(self, count: int, height: int = 1, first: int = 0) -> None:
        self.count = count
        self.height = height
        self.first = first
        self.asked: list[int] = []

    def __len__(self) -> int:
        return self.count

    def key(self, index: int) -> Hashable:
        return self.first + index

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        self.asked.append(index)
        return [
            ((f"row {self.first + index}" if line == 0 else f"  {line}", "name"),) for line in range(self.height)
        ]

    def index_of(self, key: Hashable) -> int | None:
        assert isinstance(key, int)
        return key - self.first if 0 <= key - self.first < self.count else None


def heights(*sizes: int) -> FixedRows:
    return FixedRows((at, [((f"{at}.{line}", ""),) for line in range(size)]) for at, size in enumerate(sizes))


class Host(App[None]):
    CSS = "RowList { height: 10; width: 30; }"

    def __init__(self, rows: Rows | None = None) -> None:
        super().__init__()
        self.given = rows
        self.told: list[tuple[str, int | None, Hashable]] = []

    def compose(self) -> ComposeResult:
        yield RowList(empty=[(("No contacts yet: ", ""), ("a", "key"), (" adds one", ""))])
        yield Static("elsewhere")

    def on_mount(self) -> None:
        if self.given is not None:
            self.list.show(self.given)

    @property
    def list(self) -> RowList:
        return self.query_one(RowList)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), HarmlessFilter()]

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        assert event.control is event.list
        self.told.append(("highlighted", event.index, event.key))

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        self.told.append(("opened", event.index, event.key))


def texts(rows: RowList) -> list[str]:
    """The screen's lines without the position mark, each exactly as wide as the list."""
    shown = []
    for y in range(rows.size.height):
        strip = rows.render_line(y)
        assert strip.cell_length == get_line_length(strip) == rows.size.width
        shown.append(strip.text.rstrip("▐ "))
    return shown


def highlighted(rows: RowList) -> list[str]:
    return [text[1:] for text in texts(rows) if text[:1] in ("▌", "▏")]


async def test_first_row_is_highlighted_and_told() -> None:
    app = Host(Numbered(100))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert highlighted(app.list) == ["row 0"]
        assert (app.list.chosen, app.list.chosen_key) == (0, 0)
        assert app.told == [("highlighted", 0, 0)]


async def test_shown_before_it_is_mounted() -> None:
    class Early(Host):
        def compose(self) -> ComposeResult:
            rows = RowList()
            rows.show(Numbered(5, first=7))
            rows.move(1)
            yield rows

    app = Early()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert highlighted(app.list) == ["row 8"]
        assert app.told[-1] == ("highlighted", 1, 8)


async def test_moves_stay_inside() -> None:
    app = Host(Numbered(100))
    async with app.run_test():
        rows = app.list
        assert rows.move(1)
        assert highlighted(rows) == ["row 1"]
        assert rows.move(-5)
        assert not rows.move(-1)
        assert rows.move(11)
        assert texts(rows)[0] == " row 2"
        assert texts(rows)[9] == "▌row 11"
        assert rows.end()
        assert texts(rows) == [*(f" row {at}" for at in range(90, 99)), "▌row 99"]
        assert not rows.end()
        assert not rows.move(1)
        assert rows.start()
        assert texts(rows)[0] == "▌row 0"
        assert rows.choose(50)
        assert highlighted(rows) == ["row 50"]
        rows.choose(1000)
        assert rows.chosen == 99


async def test_page_keeps_the_line_of_the_highlight() -> None:
    app = Host(Numbered(100))
    async with app.run_test():
        rows = app.list
        rows.move(3)
        rows.page(1)
        assert rows.chosen == 12
        assert texts(rows)[3] == "▌row 12"
        rows.page(-1)
        assert texts(rows)[3] == "▌row 3"
        rows.page(-1)
        assert texts(rows)[0] == "▌row 0"
        for _ in range(20):
            rows.page(1)
        assert texts(rows)[9] == "▌row 99"


async def test_rows_of_many_heights() -> None:
    app = Host(heights(1, 3, 2, 4, 1, 5))
    async with app.run_test():
        rows = app.list
        rows.move(3)
        assert texts(rows) == [
            " 0.0",
            *(f" 1.{n}" for n in range(3)),
            " 2.0",
            " 2.1",
            *(f"▌3.{n}" for n in range(4)),
        ]
        rows.move(1)
        assert texts(rows)[0] == " 1.0"
        assert texts(rows)[9] == "▌4.0"
        rows.end()
        assert texts(rows)[5:] == [f"▌5.{n}" for n in range(5)]
        rows.page(-1)
        rows.move(-1)
        assert rows.chosen is not None
        assert rows.chosen < 4


async def test_row_taller_than_the_view_is_scrolled_within() -> None:
    app = Host(heights(1, 25, 1))
    async with app.run_test():
        rows = app.list
        rows.move(1)
        assert texts(rows)[0] == "▌1.0"
        assert not rows.move(1)
        assert texts(rows)[0] == "▌1.1"
        rows.page(1)
        assert texts(rows)[0] == "▌1.10"
        rows.page(1)
        assert texts(rows)[9] == "▌1.24"
        assert rows.move(1)
        assert texts(rows)[9] == "▌2.0"
        assert rows.move(-1)
        assert texts(rows)[9] == "▌1.24"
        for _ in range(15):
            assert not rows.move(-1)
        assert texts(rows)[0] == "▌1.0"
        assert rows.move(-1)
        assert texts(rows)[0] == "▌0.0"


async def test_highlight_stays_on_its_row_and_its_line_after_a_reload() -> None:
    app = Host(Numbered(100))
    async with app.run_test() as pilot:
        rows = app.list
        rows.choose(50)
        rows.move(-4)
        line = texts(rows).index("▌row 46")
        await pilot.pause()
        app.told.clear()
        rows.show(Numbered(120, first=-20))
        await pilot.pause()
        assert (rows.chosen, rows.chosen_key) == (66, 46)
        assert texts(rows)[line] == "▌row 46"
        assert app.told == []


async def test_what_is_added_above_a_list_at_its_start_is_seen() -> None:
    app = Host(Numbered(100))
    async with app.run_test():
        rows = app.list
        rows.show(Numbered(101, first=-1))
        assert texts(rows)[:2] == [" row -1", "▌row 0"]
        rows.show(Numbered(102, first=-2), choose=-2)
        assert texts(rows)[0] == "▌row -2"


async def test_row_removed_while_highlighted() -> None:
    app = Host(Numbered(100))
    async with app.run_test() as pilot:
        rows = app.list
        rows.end()
        rows.show(Numbered(40))
        await pilot.pause()
        assert (rows.chosen, app.told[-1]) == (39, ("highlighted", 39, 39))
        assert texts(rows)[9] == "▌row 39"
        rows.show(Numbered(3))
        assert texts(rows)[:4] == [" row 0", " row 1", "▌row 2", ""]
        rows.show(Numbered(0))
        await pilot.pause()
        assert (rows.chosen, rows.chosen_key) == (None, None)
        assert app.told[-1] == ("highlighted", None, None)
        rows.show(Numbered(3))
        assert highlighted(rows) == ["row 0"]


async def test_empty_list_says_so_and_survives_every_key() -> None:
    app = Host()
    async with app.run_test(size=(40, 20)) as pilot:
        rows = app.list
        assert not any((rows.move(1), rows.page(1), rows.page(-1), rows.start(), rows.end(), rows.choose(3)))
        rows.refresh_row(0)
        assert "".join(texts(rows)).strip() == "No contacts yet: a adds one"
        rows.styles.width = 12
        await pilot.pause()
        assert [text.strip() for text in texts(rows) if text] == ["No", "contacts", "yet: a", "adds one"]
        await pilot.click(RowList)
        await pilot.double_click(RowList)
        assert app.told == []


async def test_resize_keeps_the_highlight_in_view() -> None:
    app = Host(Numbered(100, height=2))
    async with app.run_test() as pilot:
        rows = app.list
        rows.choose(60)
        for height in (3, 1, 0, 2, 20, 1, 4):
            rows.styles.height = height
            await pilot.pause()
            assert len(highlighted(rows)) == min(2, height)
        for width in (3, 2, 1, 0, 30):
            rows.styles.width = width
            await pilot.pause()
            texts(rows)
            rows.move(1)
        assert rows.chosen == 65
        assert highlighted(rows) == ["row 65", "  1"]


async def test_view_of_one_line() -> None:
    app = Host(Numbered(100))
    async with app.run_test() as pilot:
        rows = app.list
        rows.styles.height = 1
        await pilot.pause()
        rows.move(1)
        rows.page(1)
        assert texts(rows) == ["▌row 2"]
        rows.page(-1)
        rows.move(-1)
        assert texts(rows) == ["▌row 0"]
        rows.end()
        assert texts(rows) == ["▌row 99"]


async def test_click_highlights_and_focuses_and_double_click_opens() -> None:
    class Framed(Host):
        CSS = "RowList { height: 14; width: 30; border: round red; padding: 1; }"

    app = Framed(Numbered(100, height=2))
    async with app.run_test() as pilot:
        app.set_focus(None)
        await pilot.click(RowList, offset=(5, 5))
        assert app.focused is app.list
        assert app.list.chosen == 1
        app.told.clear()
        await pilot.double_click(RowList, offset=(5, 2))
        assert app.told == [("highlighted", 0, 0), ("opened", 0, 0)]
        app.list.show(Numbered(1))
        await pilot.click(RowList, offset=(5, 7))
        assert app.list.chosen == 0


async def test_wheel_moves_the_view_and_takes_the_highlight_along_only_at_the_edge() -> None:
    app = Host(Numbered(100))
    async with app.run_test() as pilot:
        rows = app.list
        rows.move(5)
        rows.post_message(wheel(rows, MouseScrollDown))
        await pilot.pause()
        assert texts(rows)[2] == "▌row 5"
        rows.post_message(wheel(rows, MouseScrollDown))
        await pilot.pause()
        assert texts(rows)[0] == "▌row 6"
        rows.post_message(wheel(rows, MouseScrollUp))
        await pilot.pause()
        assert texts(rows)[3] == "▌row 6"
        for _ in range(3):
            rows.post_message(wheel(rows, MouseScrollUp))
            await pilot.pause()
        assert texts(rows)[6] == "▌row 6"
        for _ in range(40):
            rows.post_message(wheel(rows, MouseScrollDown))
        await pilot.pause()
        assert texts(rows)[0] == "▌row 90"
        assert app.told[-1][1] == 90


def wheel(rows: RowList, turn: type[MouseScrollDown] | type[MouseScrollUp]) -> Event:
    return turn(rows, 5, 5, 0, 0, 0, False, False, False)


@pytest.mark.parametrize("count", [1_000, 100_000])
async def test_only_rows_in_view_are_asked_for(count: int) -> None:
    numbered = Numbered(count)
    app = Host(numbered)
    async with app.run_test() as pilot:
        rows = app.list
        await pilot.pause()
        assert set(numbered.asked) == set(range(10))
        assert len(numbered.asked) <= 20
        acts: list[tuple[Callable[[], object], int]] = [
            (lambda: rows.move(1), 2),
            (rows.end, 12),
            (lambda: rows.move(-1), 2),
            (lambda: rows.choose(count // 2), 12),
            (lambda: rows.page(1), 32),
            (lambda: rows.post_message(wheel(rows, MouseScrollDown)), 5),
            (rows.start, 12),
            (lambda: rows.show(numbered), 12),
        ]
        for act, most in acts:
            numbered.asked.clear()
            act()
            await pilot.pause()
            assert len(numbered.asked) <= most


async def test_a_step_repaints_two_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Host(Numbered(100, height=2))
    async with app.run_test() as pilot:
        rows = app.list
        await pilot.pause()
        painted: list[int] = []
        render_line = rows.render_line

        def counted(y: int) -> Strip:
            painted.append(y)
            return render_line(y)

        monkeypatch.setattr(rows, "render_line", counted)
        rows.move(1)
        await pilot.pause()
        assert painted == [0, 1, 2, 3]
        painted.clear()
        rows.refresh_row(4)
        await pilot.pause()
        assert painted == [8, 9]
        painted.clear()
        rows.move(4)
        await pilot.pause()
        assert painted == list(range(10))


async def test_row_that_grows_when_chosen_moves_the_others() -> None:
    class Growing(Numbered):
        def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
            self.height = 3 if chosen else 1
            return super().lines(index, width, chosen)

    app = Host(Growing(100))
    async with app.run_test():
        rows = app.list
        assert texts(rows)[:4] == ["▌row 0", "▌  1", "▌  2", " row 1"]
        rows.move(1)
        assert texts(rows)[:5] == [" row 0", "▌row 1", "▌  1", "▌  2", " row 2"]
        for _ in range(30):
            rows.move(1)
        assert texts(rows)[7:] == ["▌row 31", "▌  1", "▌  2"]


async def test_position_mark() -> None:
    def marks() -> list[int]:
        return [y for y in range(10) if rows.render_line(y).text.endswith("▐")]

    app = Host(Numbered(100))
    async with app.run_test():
        rows = app.list
        assert marks() == [0]
        rows.choose(50)
        assert marks()[0] in (4, 5)
        rows.end()
        assert marks() == [9]
        rows.show(Numbered(10))
        assert marks() == []
        rows.show(heights(30))
        assert len(marks()) == 9


@pytest.mark.parametrize("style", [*INKS])
async def test_every_style_follows_the_theme(style: str) -> None:
    app = Host(FixedRows([(1, [(("chosen", style),)]), (2, [(("plain", style),)])]))
    async with app.run_test() as pilot:
        rows = app.list

        def colours() -> list[Style | None]:
            return [list(rows.render_line(y))[1].style for y in (0, 1)]

        seen = []
        for theme in ("textual-dark", "textual-light", "ansi-dark", "ansi-light"):
            app.theme = theme
            await pilot.pause()
            for widget in (rows, None):
                app.set_focus(widget)
                await pilot.pause()
                chosen, plain = colours()
                assert chosen is not None
                assert plain is not None
                assert chosen != plain or "ansi" in theme
                seen.append((chosen, plain))
        assert len({chosen for chosen, _ in seen[:4]}) == 4
        assert len({plain for _, plain in seen[::2]}) >= 3
        assert texts(rows)[0].startswith("▏")
        plain = colours()[1]
        assert plain is not None
        assert bool(plain.dim) is (style == "muted")


async def test_hostile_text_is_drawn_verbatim_but_harmless() -> None:
    hostile = [
        "[/]",
        "[red]x[/red]",
        "x\x1b[2Jy",
        "a\u202eb",
        "\x9b31m",
        "\ud800",
        "漢字" * 40,
        "e\u0301" * 99,
        "👩\u200d👧" * 9,
    ]
    raw = FixedRows((at, [((text, "name"), (text, "no such style"))]) for at, text in enumerate(hostile))
    app = Host(raw)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert texts(app.list)[:2] == ["▌[/][/]", " [red]x[/red][red]x[/red]"]
        drawn = app.list.render_lines(Region(0, 0, 30, 10))
        for strip in drawn:
            assert not any(sign in strip.text for sign in HARMFUL)
            assert get_line_length(strip) == 30
        app.list.show(FixedRows((at, [((visible(text), ""),)]) for at, text in enumerate(hostile)))
        assert texts(app.list)[2] == " x␛[2Jy"


@given(st.lists(st.tuples(RAGGED, st.sampled_from(["", "muted"])), max_size=4), st.integers(0, 30))
def test_no_line_is_wider_than_asked(spans: list[tuple[str, str]], width: int) -> None:
    line = tuple(spans)
    assert length(cut(line, width)) <= width
    if length(line) <= width and all(cells(text) and len(text) <= 8 * width for text, _ in line):
        assert cut(line, width) == line
    assert all(length(part) <= width for part in flow(line, width, 5))
    assert len(flow(line, width, 5)) <= 5
    for text, _ in spans:
        assert cells(fit(text, width)) <= width
        assert cells(pad(text, width)) == cells(pad(text, width, ">")) == cells(pad(text, width, "^")) == width
        assert all(cells(part) <= width for part in wrap(text, width, 3))


@given(st.text(max_size=50))
def test_cells_are_those_textual_draws_with(text: str) -> None:
    assert cells(text) == cell_len(text)


def test_fit_and_pad() -> None:
    assert fit("Dana", 4) == "Dana"
    assert fit("Dana", 3) == "Da…"
    assert fit("漢字", 3) == "漢…"
    assert fit("漢字", 1) == "…"
    assert fit("e\u0301e\u0301", 1) == "…"
    assert fit("e\u0301e\u0301e\u0301", 2) == "e\u0301…"
    assert fit("👩\u200d👧👩\u200d👧", 3) == "👩\u200d👧…"
    assert fit("Dana", 0) == fit("Dana", -1) == ""
    assert pad("漢", 4) == "漢  "
    assert pad("7", 3, ">") == "  7"
    assert pad("7", 4, "^") == " 7  "


def test_wrap() -> None:
    assert wrap("", 10, 3) == [""]
    assert wrap("pricing for Q1, hiring slows", 12, 5) == ["pricing for", "Q1, hiring", "slows"]
    assert wrap("pricing for Q1, hiring slows", 12, 2) == ["pricing for", "Q1, hiring…"]
    assert wrap("abcdefgh", 3, 9) == ["abc", "def", "gh"]
    assert wrap("abc def", 3, 9) == ["abc", "def"]
    assert wrap("漢字漢字漢", 5, 9) == ["漢字", "漢字", "漢"]
    assert wrap("call 漢字漢字", 8, 9) == ["call 漢", "字漢字"]
    assert wrap("漢a", 1, 9) == ["…", "a"]
    assert wrap("words", 0, 2) == [""]
    assert wrap("words", 3, 0) == []


def test_flow_keeps_styles() -> None:
    line: Line = (("call Dana ", ""), ("overdue by a week", "warning"))
    assert flow(line, 12, 2) == [(("call Dana", ""),), (("overdue by", "warning"), ("…", "warning"))]


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "漢" * 1_000_000, "a " * 500_000, " " * 1_000_000, "e" + "\u0301" * 1_000_000]
)
def test_a_megabyte_is_only_looked_at_where_it_shows(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    real = cell_len

    def counted(piece: str) -> int:
        nonlocal looked
        looked += len(piece)
        return real(piece)

    monkeypatch.setattr("rich.cells.cell_len", counted)
    assert len(wrap(text, 80, 3)) == 3
    fit(text, 80)
    cut(((text, ""), (text, "")), 80)
    assert looked < 10_000


def test_view_over_no_rows_and_no_room() -> None:
    view = View(FixedRows())
    view.height = 5
    assert view.seen() == []
    assert view.thumb() == range(0)
    view.rows = heights(1, 2)
    view.height = 0
    view.forget()
    assert view.seen() == []


BLACK = Color(0, 0, 0)
CONTROL = Segment("\x1b[H", None, [(ControlType.HOME,)])


@pytest.mark.parametrize("sign", HARMFUL)
def test_filter_shows_every_control_character_in_the_same_width(sign: str) -> None:
    segments = [Segment("│"), Segment(f"a{sign}b"), Segment("     "), Segment("│")]
    shown = HarmlessFilter().apply(segments, BLACK)
    text = "".join(segment.text for segment in shown)
    assert sign not in text
    assert text.startswith("│a")
    assert text.endswith("│")
    assert get_line_length(shown) == get_line_length(segments)
    text.encode()


def test_filter_without_blank_space_cuts_the_end() -> None:
    shown = HarmlessFilter().apply([Segment("\x1b" * 3 + "abcd"), Segment("漢字"), CONTROL], BLACK)
    assert [segment.text for segment in shown] == ["␛␛␛abcd", " ", "\x1b[H"][: len(shown)]
    assert get_line_length(shown) == 8


def test_filter_leaves_harmless_lines_and_control_segments_alone() -> None:
    segments = [Segment("Dana 漢字"), CONTROL]
    assert HarmlessFilter().apply(segments, BLACK) is segments
    joined = [Segment("👩\u200d👧")]
    assert HarmlessFilter().apply(joined, BLACK) == joined


def test_filter_takes_links_with_control_characters_away() -> None:
    bad = Segment("mail", Style(link="https://x\x07\x1b]0;gone\x07", bold=True))
    good = Segment("mail", Style(link="https://example.org"))
    shown = HarmlessFilter().apply([bad, good], BLACK)
    assert [segment.style.link if segment.style else "" for segment in shown] == [None, "https://example.org"]
    assert shown[0].style is not None
    assert shown[0].style.bold


@given(st.lists(st.text(st.sampled_from("ab 漢\x1b\x9b\u202e\n\t  "), max_size=12), max_size=5))
def test_filter_never_changes_the_width(texts: list[str]) -> None:
    segments = [Segment(text) for text in texts]
    assert get_line_length(HarmlessFilter().apply(segments, BLACK)) == get_line_length(segments)
