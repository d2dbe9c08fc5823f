"""The page of a trip or an event to prepare: whom to see there, one key each; briefs to read, and in a file."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.due.standing import Plan
from netui.domain.places.near import Neighbour
from netui.domain.places.trip import VisitState
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError
from netui.store.travel.trips import Seen
from netui.tui.lines import Line, cut
from netui.tui.paged import PagedRows
from netui.tui.render_brief import brief_lines
from netui.tui.render_near import column_line
from netui.tui.render_trips import seen_lines
from netui.tui.screens.dialogs.ask_file import ask_file
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.screens.dialogs.page import PageScreen
from netui.tui.screens.dialogs.pick import PickScreen, Search
from netui.tui.screens.people.rekindle import Chosen
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from netui.exchange.travel_writing import Stay


class SeeingScreen(ListDialog[Chosen | None]):
    """Whom to see; gives whom to show or log with on the main screen, or None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", show=False),
        Binding("enter", "brief", "The brief", show=False),
        Binding("o", "leave", "Show the contact", show=False),
        Binding("v", "leave('met')", "Met: log it", show=False),
        Binding("w", "mark('wanted')", "To see", show=False),
        Binding("x", "mark('dropped')", "Not this time", show=False),
        Binding("n", "add", "Somebody else", show=False),
        Binding("tab,shift+tab", "shortlist", "Everybody, or only those to see", show=False),
        Binding("f", "file", "All briefs in one file", show=False),
        Binding("d", "prepared", "Prepared: the queue asks no more", show=False),
        Binding("u", "undo", "Undo", show=False),
    ]
    KEYS = ""

    def __init__(self, store: Store, clock: Clock, search: Search, **options: Any) -> None:
        super().__init__(**options)
        self.store = store
        self.clock = clock
        self._search = search
        self._only_listed = False
        self._near: Sequence[Seen] | None = None
        self.seen: Sequence[Seen] = ()
        """Everybody there is to see, in the order of the list."""

    # What a page is of

    @abstractmethod
    def read_plan(self) -> None:
        """Read the trip or event again; raises StoreError when it is gone."""

    @abstractmethod
    def plan_title(self) -> str:
        """What it is called, for the frame and the file."""

    @abstractmethod
    def stays(self) -> "Sequence[Stay]":
        """Where from when to when, for the file."""

    @abstractmethod
    def plan(self) -> Plan:
        """What is said to be prepared."""

    @abstractmethod
    def about(self, width: int) -> list[Line]:
        """The lines at the head of the page."""

    @abstractmethod
    def near(self) -> Sequence[Seen]:
        """Who is near; asked once, and again when an undo or an edit may have changed it."""

    @abstractmethod
    def whom(self, near: Sequence[Seen]) -> Sequence[Seen]:
        """Whom to see, the best first."""

    @abstractmethod
    def mark(self, contact_id: int, state: VisitState) -> Change:
        """Say how far seeing somebody has come."""

    @abstractmethod
    def nobody(self) -> Sequence[Line]:
        """What an empty page teaches."""

    def heading(self, index: int, shown: Sequence[Seen]) -> str:
        """What stands above a row, where a new part begins."""
        return ""

    # What is shown

    def compose(self) -> ComposeResult:
        """Where and when on top, then what there is to say, then the people."""
        with Vertical(id="dialog") as frame:
            frame.border_subtitle = Content(self.KEYS)
            yield Block(id="about")
            yield Block(id="said")
            yield RowList(id="seen")

    def on_mount(self) -> None:
        """Show everybody."""
        self.rows.focus()
        self.show()

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one("#seen", RowList)

    @property
    def states(self) -> list[VisitState]:
        """How far everybody on the list is."""
        return [one.state for one in self.seen if one.state is not None]

    def show(self, note: str = "", style: str = "good") -> None:
        """Read the page again; the highlight stays on its row."""
        self.read_plan()
        now = self.clock()
        if self._near is None:
            self._near = self.near()
        self.seen = self.whom(self._near)
        shown = [one for one in self.seen if one.state not in (None, VisitState.DROPPED)]
        shown = shown if self._only_listed else list(self.seen)
        by_id = {one.contact_id: one for one in shown}
        celebrate = self.store.trips.celebrations(now) if shown else {}

        def load(ids: Sequence[int]) -> Mapping[int, Neighbour]:
            return self.store.trips.rows([by_id[number].reached for number in ids], now)

        def draw(index: int, who: Neighbour, width: int, chosen: bool) -> Sequence[Line]:
            one = shown[index]
            heading = self.heading(index, shown)
            head: list[Line] = [cut(((heading, "heading"),), width)] if heading else []
            won = celebrate.get(one.contact_id, "")
            return [*head, *seen_lines(who, one.state, won, now.day, width, chosen)]

        self.rows.empty = self.nobody() if not self._only_listed else _NONE_LISTED
        self.rows.show(PagedRows[Neighbour](list(by_id), load, draw))
        only = " · only those to see" if self._only_listed else ""
        self.query_one("#dialog").border_title = Content(f"{clip(self.plan_title(), 80)}{only}")
        about = self.query_one("#about", Block)
        about.styles.height = len(self.about(200))
        about.show(lambda width, height: [cut(line, width) for line in self.about(width)])
        self.tell(note, style)

    def look_around(self) -> None:
        """Find who is near anew the next time the page is shown."""
        self._near = None

    def tell(self, note: str, style: str = "good") -> None:
        """A message above the list, or how many are to see; and what stands in the columns."""
        said: Line = ((clip(note, 300), style),) if note else (*self.tally(), *_MORE_KEYS)

        def draw(width: int, height: int) -> Sequence[Line]:
            columns: Line = (("  ", ""), *column_line(max(1, width - 2)))
            return [cut(said, width), cut(columns, width) if self.seen else ()]

        self.query_one("#said", Block).show(draw)

    @abstractmethod
    def tally(self) -> Line:
        """How many are to see."""

    def refuse(self, error: StoreError | ValueError) -> None:
        """Say what went wrong."""
        self.tell(str(error), "error")

    # Keys

    def attempt(self, verb: Callable[[], Change]) -> None:
        """Do something and show the page anew; what the file refuses is said."""
        try:
            change = verb()
        except StoreError as error:
            self.refuse(error)
            return
        if change.id is None:
            self.show(f"as it was already: {change.name}", "muted")
        else:
            self.show(f"✓ {change.name} · u undoes")

    def action_mark(self, state: str) -> None:
        """One key says how far seeing somebody has come."""
        contact_id = self.chosen_id
        if contact_id is not None:
            self.attempt(lambda: self.mark(contact_id, VisitState(state)))

    def action_leave(self, kind: str | None = None) -> None:
        """Leave to show the contact, or to log that we met."""
        if self.chosen_id is not None:
            self.dismiss(Chosen(self.chosen_id, kind))

    @on(RowList.Opened)
    def action_brief(self) -> None:
        """The brief, to read on the way."""
        if self.chosen_id is None:
            return
        now = self.clock()
        brief = self.store.briefs.of(self.chosen_id, now)
        page = PageScreen(
            f"Brief · {clip(brief.contact.name, 60)}",
            lambda width: brief_lines(brief, now.day, width),
            classes="-brief",
        )
        self.app.push_screen(page)

    @work
    async def action_add(self) -> None:
        """Put somebody on the list who is not in it."""
        contact_id = await self.app.push_screen_wait(PickScreen("Whom to see?", self._search))
        if contact_id is not None:
            self.attempt(lambda: self.mark(contact_id, VisitState.WANTED))
            self.rows.show(self.rows.rows, choose=contact_id)

    def action_shortlist(self) -> None:
        """From everybody to those who are to be seen, and back."""
        self._only_listed = not self._only_listed
        self.show()

    def action_prepared(self) -> None:
        """The queue asks no more."""
        self.attempt(lambda: self.store.plans.prepare(self.plan(), self.clock()))

    def action_undo(self) -> None:
        """Take the last change back; the trip or event itself may be what goes."""
        try:
            change = self.store.history.undo()
        except StoreError as error:
            self.refuse(error)
            return
        self.look_around()
        try:
            self.show(f"undone: {change.name}", "accent")
        except StoreError:
            self.dismiss(None)

    @work
    async def action_file(self) -> None:
        """Where, when, and the briefs of all who are to be seen, as one Markdown file."""
        target = await ask_file(self.app, "All briefs in one file", self.plan_title(), "md")
        if target is not None:
            self._written(target, self._write_briefs)

    def _written(self, target: Path, write: Callable[[Path], int]) -> None:
        try:
            count = write(target)
        except (StoreError, ValueError) as error:
            self.refuse(error)
            return
        people = "1 person" if count == 1 else f"{count} people"
        self.tell(f"✓ {target.name} written: {people} to see")

    def _write_briefs(self, target: Path) -> int:
        from netui.exchange.travel_writing import travel_brief
        from netui.exchange.whole_file import WholeFile

        states = {one.contact_id: one.state for one in self.seen if one.state is not None and one.state.planned}
        pages = self.store.dossiers.pages(list(states), self.clock(), told=True)
        dossiers = {dossier.contact.id: dossier for page in pages for dossier in page}
        won = {number: f"; {says}" for number, says in self.store.trips.celebrations(self.clock()).items()}
        people = [
            (f"{state}{won.get(number, '')}", dossiers[number])
            for number, state in states.items()
            if number in dossiers
        ]
        with WholeFile(target) as file:
            for text in travel_brief(self.plan_title(), self.stays(), people):
                file.write(text)
        return len(people)


_MORE_KEYS: Line = (("   d", "key"), (" prepared  ", "muted"), ("Tab", "key"), (" the list", "muted"))

_NONE_LISTED: Sequence[Line] = (
    (("Nobody is on the list yet.", "muted"),),
    (),
    (("Tab", "key"), (" shows everybody; ", "muted"), ("w", "key"), (" says whom to see", "muted")),
)
