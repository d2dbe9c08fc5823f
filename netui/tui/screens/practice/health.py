"""The network at a glance: a year of touches and every figure, each of which opens the list it counts."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.day_words import short_day
from netui.domain.practice.health import Heat, Tally
from netui.domain.practice.health_figures import Figure, figures
from netui.domain.visible import clip
from netui.store import Store, StoreError
from netui.tui.lines import Line
from netui.tui.render_health import figure_line, heat_lines, week_words
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.screens.people.known import Place
from netui.tui.screens.practice.counted import CountedScreen
from netui.tui.view import FixedRows
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

_TEACHES: Sequence[Line] = (
    (("Here stand depth, promises, follow-ups and gives, never how long your list is.", "muted"),),
    (("Add somebody and log a first call: each number then opens the list it counts.", "muted"),),
)


class HeatMap(Block, can_focus=True):
    """The heat map, which can have the focus; its keys belong to the screen."""


class HealthScreen(ListDialog[Place | None]):
    """The heat map on top, the figures below; gives the place to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,H", "dismiss(None)", "Close", show=False),
        Binding("h,left", "week(-1)", "The week before", show=False),
        Binding("l,right", "week(1)", "The week after", show=False),
        Binding("tab,shift+tab", "other", "Heat map or figures", show=False),
        Binding("enter", "open", "The list it counts", show=False),
    ]

    def __init__(self, store: Store, clock: Clock, week_start: int = 0, **options: Any) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._week_start = week_start
        self._heat: Heat | None = None
        self._week = 0
        self._figures: Sequence[Figure] = ()

    def compose(self) -> ComposeResult:
        """The heat map, the figures, and what there is to say."""
        with Vertical(id="dialog") as frame:
            frame.border_subtitle = Content("j k figures · h l weeks · Tab · Enter opens what it counts · Esc")
            yield HeatMap(id="heat")
            yield Block(id="said")
            yield RowList(id="figures", empty=((("counting …", "muted"),),))

    def on_mount(self) -> None:
        """The heat map at once; the figures read every promise and follow-up there ever was."""
        now = self._clock()
        self.query_one("#dialog").border_title = Content(f"Health · {short_day(now.day, now.day)} {now.day.year}")
        self._heat = self._store.health.heat(now, self._week_start)
        self._week = self._heat.last
        self._rows().focus()
        self._show_heat()
        self.call_after_refresh(self._count)

    def _rows(self) -> RowList:
        return self.query_one("#figures", RowList)

    def _show_heat(self) -> None:
        heat, week, block = self._heat, self._week, self.query_one(HeatMap)
        if heat is not None:
            block.show(lambda width, height: heat_lines(heat, week, width, focused=block.has_focus))

    def _count(self) -> None:
        health = self._store.health.read(self._clock(), self._week_start)
        rows = self._rows()
        if not health.heat.counts and not any(tally.count for tally in health.depths.values()):
            rows.empty = _TEACHES
            rows.show(FixedRows())
            return
        self._figures = figures(health)
        rows.show(FigureRows(self._figures))

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused."""
        self._say(((clip(str(error), 200), "error"),))

    def _say(self, line: Line = ()) -> None:
        self.query_one("#said", Block).show(lambda width, height: [line])

    def on_descendant_focus(self) -> None:
        """Where the keys go is shown."""
        self._say()
        self._show_heat()

    def action_week(self, step: int) -> None:
        """The week after or before."""
        heat = self.query_one(HeatMap)
        if self._heat is not None:
            self._week = max(0, min(self._week + step, self._heat.last))
        heat.focus()
        self._say()
        self._show_heat()

    def action_other(self) -> None:
        """From the heat map to the figures, or back."""
        heat, rows = self.query_one(HeatMap), self._rows()
        (rows if heat.has_focus else heat).focus()

    def action_move(self, delta: int) -> None:
        """From the heat map down to the figures; there the next one or the one before."""
        if self.query_one(HeatMap).has_focus:
            self._rows().focus()
        else:
            super().action_move(delta)

    def action_edge(self, direction: int) -> None:
        """The first or the last: week in the heat map, else figure."""
        if self.query_one(HeatMap).has_focus and self._heat is not None:
            self.action_week(direction * self._heat.last)
        else:
            super().action_edge(direction)

    @on(RowList.Opened)
    @work
    async def action_open(self) -> None:
        """The list behind the figure, or behind the week; from there on to where one of it is."""
        title, tally = self._chosen()
        if tally is None or not tally.count:
            self._say((("nothing is counted there yet", "muted"),) if tally is not None else ())
            return
        place = await self.app.push_screen_wait(CountedScreen(self._store, self._clock, title, tally))
        if place is not None:
            self.dismiss(place)

    def _chosen(self) -> tuple[str, Tally | None]:
        if self.query_one(HeatMap).has_focus and self._heat is not None:
            tally = self._store.health.week(self._heat, self._week, self._clock())
            return f"Touches, {week_words(self._heat, self._week).partition(':')[0]}", tally
        index = self._rows().chosen
        if index is None:
            return "", None
        figure = self._figures[index]
        return f"{figure.group}: {figure.label}", figure.tally


class FigureRows(FixedRows):
    """The figures as rows, drawn for a width."""

    def __init__(self, shown: Sequence[Figure]) -> None:
        super().__init__(((one.group, one.label), ()) for one in shown)
        self._shown = shown

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """One figure; its group is named where that begins."""
        first = index == 0 or self._shown[index - 1].group != self._shown[index].group
        return [figure_line(self._shown[index], width, first=first)]
