"""What an import would do, looked at before anything is written: doubts first, each with its ways out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.domain.incoming.plan import Choice, Plan, Verdict, summary
from netui.domain.visible import clip
from netui.tui.lines import Line, cut
from netui.tui.render_import import CHOICES
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.screens.incoming.plan_rows import PlanRows, decided, sections
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList


@dataclass(frozen=True, slots=True)
class Decided:
    """How a preview was left: the doubts decided by their place, or ``columns`` to say anew what they mean."""

    choices: Mapping[int, Choice] = field(default_factory=dict)
    columns: bool = False


class ImportPreview(ListDialog[Decided | None]):
    """A plan to look through; gives what was decided, None when nothing is to be written.

    ``table`` says that there are columns whose meaning can be said anew; ``choices`` are decisions made already.
    """

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Leave, nothing is written", show=False),
        Binding("y", "carry_out", "Carry it out", show=False),
        Binding("enter", "open", "Carry it out on the first row; decide on a doubt", show=False),
        Binding("space", "decide", "Decide: another person, the same, leave out", show=False),
        Binding("tab", "kind(1)", "Only the next kind, then all again", show=False),
        Binding("shift+tab", "kind(-1)", "Only the kind before", show=False),
        Binding("c", "columns", "Say anew what the columns mean", show=False),
    ]

    def __init__(
        self,
        plan: Plan,
        today: date,
        *,
        table: bool = False,
        choices: Mapping[int, Choice] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self._plan = plan
        self._today = today
        self._table = table
        self._choices: dict[int, Choice] = dict(choices or {})
        self._sections = sections(plan, self._choices)
        self._only: int | None = None
        """The section that is shown alone; None for all of them."""

    def compose(self) -> ComposeResult:
        """The counts on top, and below every person and entry."""
        keys = {
            "y imports": self._plan.writes,
            "Space decides": bool(self._plan.doubts),
            "Tab one kind": len(self._sections) > 1,
            "c columns": self._table,
            "Esc writes nothing": True,
        }
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(f"Import {clip(self._plan.called, 60)}")
            frame.border_subtitle = Content(" · ".join(key for key, works in keys.items() if works))
            yield Block(id="said")
            yield RowList(id="rows")

    def on_mount(self) -> None:
        """Show everything."""
        self._show()

    @property
    def _list(self) -> RowList:
        return self.query_one("#rows", RowList)

    def _show(self) -> None:
        """Show the rows, the highlighted one again if it is still there."""
        shown = self._sections if self._only is None else [self._sections[self._only]]
        self._list.show(PlanRows(self._plan, shown, self._choices, self._go(), self._today))
        kinds = " · ".join(section.title for section in shown) if self._only is not None else ""
        lines: list[Line] = [
            ((summary(self._plan), "name"),),
            ((f"only {kinds}", "accent"),) if kinds else (("nothing is written yet", "muted"),),
        ]
        self.query_one("#said", Block).show(lambda width, height: [cut(line, width) for line in lines])

    def _go(self) -> Line:
        if not self._plan.writes:
            return ((f"{_idle(self._plan)} ", "good"), ("Esc leaves.", "muted"))
        said = decided(self._plan, self._choices)
        return (
            ("▶ ", "good"),
            ("Enter", "key"),
            (" carries it out, as one change", "name"),
            (f"  {said}" if said else "", "warning"),
        )

    def action_kind(self, step: int) -> None:
        """Show one section alone, then the next, then all again."""
        count = len(self._sections) + 1
        at = (0 if self._only is None else self._only + 1) + step
        self._only = None if at % count == 0 else at % count - 1
        self._show()
        self._list.start()

    def action_decide(self) -> None:
        """The next way out of the highlighted doubt."""
        place = self._doubt()
        if place is not None:
            now = CHOICES.index(self._choices.get(place, Choice.ANOTHER))
            self._choices[place] = CHOICES[(now + 1) % len(CHOICES)]
            self._sections = sections(self._plan, self._choices)
            self._show()

    def _doubt(self) -> int | None:
        rows, index = self._list.rows, self._list.chosen
        return rows.item_at(index) if isinstance(rows, PlanRows) and index is not None else None

    @on(RowList.Opened)
    def action_open(self) -> None:
        """Carry it out from the first row; on a doubt decide."""
        if self._list.chosen == 0:
            self.action_carry_out()
        else:
            self.action_decide()

    def action_carry_out(self) -> None:
        """Leave with what was decided; a plan that changes nothing is not carried out."""
        if self._plan.writes:
            self.dismiss(Decided(dict(self._choices)))

    def action_columns(self) -> None:
        """Leave to say anew what the columns mean; what was decided is kept in mind."""
        if self._table:
            self.dismiss(Decided(dict(self._choices), columns=True))


def _idle(plan: Plan) -> str:
    """Why a plan writes nothing, in one sentence."""
    verdicts = {*plan.counts, *plan.entry_counts}
    if Verdict.LEFT_OUT in verdicts:
        return "Nothing to change: what was deleted here stays out."
    return "Nothing to change: the same file again." if verdicts else "There is nobody in it to take in."
