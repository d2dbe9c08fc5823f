"""Introductions: those under way, each step one key, and whom the matchmaker would introduce to whom."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.worker import get_current_worker

from netui.clock import Clock
from netui.domain.giving.introduction import Introduction, Step, caution, place, step_words, why_not
from netui.domain.giving.matchmaker import Matchmaker, Suggestion, matchmaker
from netui.domain.giving.said import Written
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError
from netui.tui.lines import Line, flow
from netui.tui.render_introductions import BETWEEN, STEP_KEYS, introduction_lines, suggestion_lines
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.screens.dialogs.pick import PickScreen, Search
from netui.tui.screens.giving.introduction_letter import WRITTEN, write_step
from netui.tui.view import FixedRows
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

_KEYS = "Enter next · 1 2 asked 3 made 4 met 5 outcome · w write · a new · Esc"
_SUGGESTED_KEYS = "Enter begin it · x never · o O show them · a new · u undo · Esc"

_HINT: Sequence[Line] = (
    (
        ("Tab", "key"),
        (" suggestions  ", "muted"),
        ("x", "key"),
        (" drop  ", "muted"),
        ("c", "key"),
        (" closed too  ", "muted"),
        ("o O", "key"),
        (" show A, B  ", "muted"),
        ("u", "key"),
        (" undo", "muted"),
    ),
    (("both are asked first; w drafts the letter, and sent it takes the step", "muted"),),
)
_SUGGESTED_HINT: Sequence[Line] = (
    (("Tab", "key"), (" those under way", "muted")),
    (("the best first: how well they fit, and how well I know both", "muted"),),
)

_NONE: Sequence[Line] = (
    (("No introduction is under way.", "good"),),
    (),
    (("a", "key"), ("    begins one: two people and a reason", "muted")),
    (("Tab", "key"), ("  who should know whom, and why", "muted")),
    (("!intro", "key"), (' @"Bo Li"  in any log line is one that is made', "muted")),
)
_NOBODY: Sequence[Line] = (
    (("Nobody to bring together yet.", "good"),),
    (),
    (("It takes what one needs and another offers, a goal and somebody's experience,", "muted"),),
    (("or one interest in one city:", "muted"),),
    (("+", "key"), ("a CFO by march", "muted"), ("  in a log line is a need,", "muted")),
    (("K", "key"), ("  notes offers, goals and interests on the main screen", "muted")),
)


class IntroductionsScreen(ListDialog[int | None]):
    """Introductions and suggestions, those of the contact at hand first; gives the contact to show, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i", "dismiss(None)", "Close", show=False),
        Binding("tab,shift+tab", "other_part", "Under way or suggested", show=False),
        Binding("enter", "go", "The next step, or begin it", show=False),
        *(
            Binding(key, f"take('{step}')", says, show=False)
            for (key, step), says in zip(
                STEP_KEYS.items(),
                ("A was asked", "B was asked", "Made", "They met", "What came of it"),
                strict=True,
            )
        ),
        Binding("w", "write", "Write the letter of the next step", show=False),
        Binding("a", "begin", "A new one", show=False),
        Binding("x", "drop", "Drop or take up again; never suggest", show=False),
        Binding("c", "closed", "The closed ones too", show=False),
        Binding("o", "show('a')", "Show A", show=False),
        Binding("O", "show('b')", "Show B", show=False),
        Binding("u", "undo", "Undo", show=False),
    ]

    def __init__(self, store: Store, clock: Clock, search: Search, first: int | None = None) -> None:
        super().__init__()
        self._store = store
        self._clock = clock
        self._search = search
        self._first = first
        self._suggesting = False
        self._with_closed = False
        self._maker: Matchmaker | None = None
        """Who has looked through the network as it was; None while they look, and after an undo."""
        self._looking = False
        self._things: Sequence[Introduction | Suggestion] = ()

    def compose(self) -> ComposeResult:
        """What there is to say on top, the list below."""
        with Vertical(id="dialog"):
            yield Block(id="said")
            yield RowList(id="introductions")

    def on_mount(self) -> None:
        """Show what is under way, and let the matchmaker look meanwhile."""
        self._rows().focus()
        self._show()
        self.call_after_refresh(self._begin_to_look)

    def _rows(self) -> RowList:
        return self.query_one("#introductions", RowList)

    # What is shown

    def _show(self, note: str = "", style: str = "good", choose: Hashable = None) -> None:
        """Read the part at hand again and show it."""
        rows, frame = self._rows(), self.query_one("#dialog")
        frame.border_subtitle = Content(_SUGGESTED_KEYS if self._suggesting else _KEYS)
        if self._suggesting:
            self._things, title = self._suggestions(), "Introductions · suggested"
        else:
            rows.empty = _NONE
            every, today = self._store.introductions.listed(closed=self._with_closed), self._clock().day
            every.sort(key=lambda one: (self._first not in (one.a, one.b), place(one, today)))
            self._things = every
            title = f"Introductions · {sum(one.open for one in every)} under way"
            title += " · with the closed" if self._with_closed else ""
        if self._first is not None:
            title += f" · {clip(self._store.contacts.names([self._first]), 30)} first"
        frame.border_title = Content(title)
        rows.show(_Rows(self._things, self._draw), choose=choose)
        self._tell(note, style)

    def _suggestions(self) -> Sequence[Suggestion]:
        """What the matchmaker found, who is let look first where nobody has yet."""
        if self._maker is not None:
            self._rows().empty = _NOBODY
            return self._store.matchmaking.suggestions(self._first, maker=self._maker)
        self._rows().empty = [(("looking through what is known of everybody …", "muted"),)]
        self._begin_to_look()
        return ()

    def _begin_to_look(self) -> None:
        if self._looking or self._maker is not None:
            return
        try:
            written = self._store.matchmaking.read()
        except StoreError as error:
            self.refuse(error)
            return
        self._looking = True
        self._look(written)

    @work(thread=True, exclusive=True, group="matchmaker")
    def _look(self, written: Written) -> None:
        """Let the matchmaker look beside the screen: ten thousand people take a moment."""
        found, worker = matchmaker(written, self._first), get_current_worker()
        if not worker.is_cancelled:
            self.app.call_from_thread(self._looked, found)

    def _looked(self, maker: Matchmaker) -> None:
        self._maker, self._looking = maker, False
        if self._suggesting and self.is_attached:
            try:
                self._show()
            except StoreError as error:
                self.refuse(error)

    def _draw(self, index: int, width: int) -> Sequence[Line]:
        thing = self._things[index]
        if isinstance(thing, Suggestion):
            return suggestion_lines(thing, width)
        return introduction_lines(thing, self._clock().day, width)

    def _tell(self, note: str, style: str = "good") -> None:
        hint = _SUGGESTED_HINT if self._suggesting else _HINT
        said: Line = ((clip(note, 300), style),)
        self.query_one("#said", Block).show(lambda width, height: flow(said, width, height) if note else hint)

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused."""
        self._tell(str(error), "error")

    # What is meant

    def _chosen(self) -> Introduction | Suggestion | None:
        index = self._rows().chosen
        return self._things[index] if index is not None else None

    def _introduction(self) -> Introduction | None:
        """The introduction at hand, or None after saying that a suggestion is not begun yet."""
        thing = self._chosen()
        if isinstance(thing, Suggestion):
            self._tell("Enter begins it, then its steps can be taken", "warning")
        return thing if isinstance(thing, Introduction) else None

    # Keys

    def action_other_part(self) -> None:
        """From those under way to the suggestions, and back."""
        self._suggesting = not self._suggesting
        self._show()
        self._rows().start()

    def action_closed(self) -> None:
        """Show the closed ones too, or only those under way."""
        if not self._suggesting:
            self._with_closed = not self._with_closed
            self._show()

    @on(RowList.Opened)
    def action_go(self) -> None:
        """The next step of an introduction; a suggestion is begun with its reason."""
        thing = self._chosen()
        if isinstance(thing, Suggestion):
            if change := self._try(lambda: self._store.matchmaking.begin(thing, self._clock())):
                self._suggesting = False
                self._show(_done(change), choose=change.subject)
        elif thing is not None and thing.next is not None:
            self.action_take(thing.next)
        elif thing is not None:
            self._tell("it is closed: x takes it up again", "muted")

    @work
    async def action_take(self, step: str) -> None:
        """Take a step at once; the outcome asks for its words."""
        one, taken = self._introduction(), Step(step)
        if one is None:
            return
        if problem := why_not(one, taken):
            self._tell(problem, "warning")
            return
        words: str | None = ""
        if taken is Step.OUTCOME:
            title = f"What came of introducing {' and '.join(clip(name, 30) for name in one.short_names)}?"
            words = await self.app.push_screen_wait(AskScreen(title, _check_outcome, value=one.outcome))
        if words is not None:
            asked = one.b if taken is Step.ASKED_B else one.a
            kind, guard = self._store.introductions.usual_kind(asked), caution(one, taken)
            change = self._try(
                lambda: self._store.introductions.take(one.id, taken, self._clock(), words, kind=kind)
            )
            self._took(change, guard)

    @work
    async def action_write(self) -> None:
        """Write the letter of the next step; once it is logged as sent, the step is taken."""
        one = self._introduction()
        if one is None:
            return
        step = one.next
        if step not in WRITTEN:
            says = f"{step_words(one, step)}: that is heard, not written" if step else "it is closed"
            self._tell(f"w writes to ask them or to introduce them; {says}", "warning")
            return
        self._took(await write_step(self.app, self._store, self._clock, one, step), caution(one, step))

    def _took(self, change: Change | None, guard: str | None) -> None:
        if change is not None:
            self._show(f"{_done(change)}{f' · {guard}' if guard else ''}", "warning" if guard else "good")

    @work
    async def action_begin(self) -> None:
        """A new introduction: A unless at hand, B, and the reason."""
        a = self._first
        if a is None:
            a = await self.app.push_screen_wait(PickScreen("Introduce whom?", self._search))
        if a is None:
            return
        name = self._store.contacts.names([a])
        b = await self.app.push_screen_wait(PickScreen(f"Introduce {clip(name, 40)} to whom?", self._search))
        if b is None:
            return
        if b == a:
            self._tell("nobody is introduced to themselves", "warning")
            return
        title = f"Why {clip(name, 30)}{BETWEEN}{clip(self._store.contacts.names([b]), 30)}?"
        reason = await self.app.push_screen_wait(AskScreen(title, _check_reason))
        if reason is not None and (
            change := self._try(lambda: self._store.introductions.begin(a, b, reason, self._clock()))
        ):
            self._suggesting = False
            self._show(f"{_done(change)} · 1 asks first", choose=change.subject)

    def action_drop(self) -> None:
        """Let go of an introduction, or take a closed one up again; a suggestion is never made again."""
        thing, now = self._chosen(), self._clock()
        if thing is None:
            return
        introductions = self._store.introductions
        if isinstance(thing, Suggestion):
            change = self._try(lambda: self._store.matchmaking.dismiss(thing, now))
        elif thing.open:
            change = self._try(lambda: introductions.drop(thing.id, now))
        else:
            change = self._try(lambda: introductions.reopen(thing.id, now))
        if change is not None:
            self._show(_done(change))

    def action_show(self, which: str) -> None:
        """Leave for one of the two."""
        thing = self._chosen()
        if isinstance(thing, Suggestion):
            self.dismiss(thing.a.id if which == "a" else thing.b.id)
        elif thing is not None:
            self.dismiss(thing.a if which == "a" else thing.b)

    def action_undo(self) -> None:
        """Take the last change back; it may have been anything, so the matchmaker looks anew."""
        change = self._try(self._store.history.undo)
        if change is not None:
            self._maker, self._looking = None, False
            self._show(f"undone: {change.name}", "accent")

    def _try(self, verb: Callable[[], Change]) -> Change | None:
        try:
            return verb()
        except StoreError as error:
            self.refuse(error)
            return None


class _Rows(FixedRows):
    """Introductions or suggestions as rows, drawn for a width."""

    def __init__(
        self, things: Sequence[Introduction | Suggestion], draw: Callable[[int, int], Sequence[Line]]
    ) -> None:
        super().__init__((thing.key if isinstance(thing, Suggestion) else thing.id, ()) for thing in things)
        self._draw = draw

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """Who, how it stands, and why."""
        return self._draw(index, width)


def _done(change: Change) -> str:
    return f"✓ {change.name} · u undoes"


def _check_reason(text: str) -> tuple[bool, str]:
    return bool(text.strip()), "what they have for each other; it stands in the letters, too"


def _check_outcome(text: str) -> tuple[bool, str]:
    return bool(text.strip()), "a talk, a contract, nothing: it closes the introduction"
