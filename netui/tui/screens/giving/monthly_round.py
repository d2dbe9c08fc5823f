"""The monthly round: one question each about those close to me, one line to answer, and the next."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from netui.clock import Clock
from netui.domain.giving.monthly_round import Round
from netui.domain.line.drafts import Span
from netui.domain.visible import clip
from netui.store import Change, Store, UnknownContact
from netui.tui.lines import Line
from netui.tui.paged import PagedRows
from netui.tui.render_round import over_lines, person_lines, row_line
from netui.tui.screens.dialogs.line_and_list import LineAndList, Said
from netui.tui.widgets.line_input import LineInput
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

DRAFT = "round"
"""The kind of a draft of an answer begun."""


class MonthlyRoundScreen(LineAndList[None]):
    """One person after the other; left at any time, it goes on where it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+tab", "back", "The one before", show=False, priority=True),
    ]
    LINE_KEYS = "Enter next · empty Enter skips · ↑ back · ↓ the list · Esc leaves"
    LIST_KEYS = "Enter asks about them · u undo · Tab back to the line · Esc leaves"
    HINT: Line = (("a CFO by march", ""), ("   is noted as a need; the date is when to look again", "muted"))
    HELD: Line = (
        ("yes", "key"),
        (" keeps it, ", "muted"),
        ("yes 3w", "key"),
        (" looks again then, ", "muted"),
        ("no", "key"),
        (" ends it, or say what else", "muted"),
    )
    """The hint where the question is whether a need still holds."""

    def __init__(self, store: Store, clock: Clock, **options: Any) -> None:
        super().__init__(store, clock, **options)
        self._round = Round()
        self._who: int | None = None
        self._trail: list[int] = []
        """Whom this sitting went past, to go back to."""

    def compose(self) -> ComposeResult:
        """How far the round is, the person, the line with what it means, and everybody of the round."""
        with Vertical(id="dialog"):
            yield Block(id="counts")
            yield Block(id="person")
            yield LineInput(id="line")
            yield Block(id="understood")
            yield RowList(id="rows")

    def on_mount(self) -> None:
        """Ask about the first who was not asked yet."""
        self._round = self.store.rounds.round(self.clock())
        self._who = next(iter(self._round.pending), None)
        self.begin()
        self._show_person()
        self.put(self.line.value)

    @property
    def draft_kind(self) -> str:
        """An unfinished answer is kept for the person it is about."""
        return DRAFT

    @property
    def draft_of(self) -> int:
        """Whose unfinished answer the line is."""
        return self._who or 0

    def show_rows(self, choose: int | None = None) -> None:
        """Everybody of the round: still to be asked first, then those asked, the latest first."""
        now = self.clock()
        found = self._round = self.store.rounds.round(now)
        self.entitle(f"Monthly round · {found.says()}", ((_COUNTS if found.count else "", "muted"),))
        asked, answers = frozenset(found.asked), self.store.rounds.answered(now)

        def draw(index: int, name: str, width: int, chosen: bool) -> Sequence[Line]:
            number = (*found.pending, *found.asked)[index]
            return [row_line(name, number in asked, answers.get(number, ""), number == self._who, width)]

        def load(ids: Sequence[int]) -> dict[int, str]:
            return {number: one.name for number, one in self.store.contacts.listed(ids, now).items()}

        self.rows.empty = ()
        self.rows.show(PagedRows([*found.pending, *found.asked], load, draw), choose=choose or self._who)

    def _show_person(self) -> None:
        """The one at hand with the question; at the end, that it is the end."""
        now, who, count = self.clock(), self._who, self._round.count
        block = self.query_one("#person", Block)
        self.line.display = self.query_one("#understood", Block).display = who is not None
        if who is None:
            block.show(lambda width, height: over_lines(count, now.day, width))
            self.rows.focus()
            return
        asking = self.store.rounds.of(who, now)
        self.HINT = type(self).HINT if asking.question.need is None else self.HELD

        def draw(width: int, height: int) -> Sequence[Line]:
            return person_lines(asking.contact, asking.facts, asking.words, asking.question, now.day, width)

        block.show(draw)

    def _go(self, who: int | None) -> None:
        """Ask about somebody else; what was typed about the one before is kept for them."""
        if not self.keep():
            return
        self._who = who
        self.show_rows(who)
        self._show_person()
        self.put(self.store.drafts.line(who, DRAFT) if who is not None else "")
        if who is not None:
            self.line.focus()

    def _next(self) -> None:
        """Go on to the next who was not asked; behind the last one it begins again with those passed by."""
        had = self._who
        if had is not None:
            self._trail.append(had)
        before = self._round.pending
        self._round = self.store.rounds.round(self.clock())
        behind = before[before.index(had) + 1 :] if had in before else before
        left = [number for number in (*behind, *before) if number in self._round.pending and number != had]
        self._go(next(iter(left), None))

    def understood(self, text: str) -> Said:
        """What the answer comes to."""
        if self._who is None:
            return (), ()
        now = self.clock()
        asking = self.store.rounds.of(self._who, now)
        answer = self.store.rounds.read(self._who, text, now)
        says = answer.says(asking.question, now.day)
        return ((), (says,)) if answer.problem else ((Span(0, len(text), "need", says),), ())

    def save(self, text: str) -> None:
        """Keep the answer and go on."""
        if self._who is None:
            return
        change = self.store.rounds.answer(self._who, text, self.clock(), draft=(self._who, DRAFT))
        self.put("")
        self._next()
        self.say(f"✓ {clip(change.name, 120)}")

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        """Enter on an empty line goes on without an answer; anything else is one."""
        if event.value.strip() or self.line.value.strip():
            return
        event.stop()
        event.prevent_default()
        self.attempt(self._skip)

    def _skip(self) -> None:
        if self._who is None:
            return
        if self._who in self._round.pending:
            self.store.rounds.skip(self._who, self.clock())
        self._next()

    def action_back(self) -> None:
        """The one before; from the list back to the line."""
        if not self.line.has_focus and self._who is not None:
            self.line.focus()
        elif self._trail:
            self._go(self._trail.pop())
        else:
            self.say("this is the first one", "muted")

    def action_up(self) -> None:
        """In the line the one before; in the list the row before."""
        if self.line.has_focus:
            self.action_back()
        elif self._who is not None:
            super().action_up()
        else:
            self.rows.move(-1)

    def action_line(self) -> None:
        """Back to the line, if there is somebody to ask about."""
        if self._who is not None:
            super().action_line()

    def action_open(self) -> None:
        """Ask about the highlighted one, also once more."""
        chosen = self.chosen
        if chosen is not None:
            if self._who is not None and self._who != chosen:
                self._trail.append(self._who)
            self.attempt(lambda: self._go(chosen))

    def undone(self, change: Change) -> None:
        """After a change was taken back: whom it was about is asked again."""
        asked = frozenset(self._round.asked)
        now = self.store.rounds.round(self.clock())
        again = next((number for number in now.pending if number in asked), None)
        try:
            if again is not None or self._who is None:
                self._who = again if again is not None else next(iter(now.pending), None)
                self.put(self.store.drafts.line(self._who, DRAFT) if self._who is not None else "")
                self._trail = [number for number in self._trail if number != self._who]
            self._show_person()
        except UnknownContact:
            self._who = next(iter(now.pending), None)  # it was the adding of this very contact
            self.put("")
            self._show_person()
        super().undone(change)

    def action_leave(self) -> None:
        """Leave; an unfinished answer is kept, and the round goes on here the next time."""
        if self.keep():
            self.dismiss(None)


_COUNTS = "one question each; nothing here is late, and skipping is allowed"
