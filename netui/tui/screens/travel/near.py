"""Who is near a place, on screen: ranked, each with what is open; wider, narrower, elsewhere, and airport mode."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.places.airport import USUAL_MINUTES, Wait, read_wait
from netui.domain.places.hours import hour_in
from netui.domain.places.near import NEAR_KM, Neighbour, Reached, wider
from netui.domain.places.place import Place, PlaceKind
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError
from netui.tui.lines import Line, cut
from netui.tui.paged import PagedRows
from netui.tui.render_airport import call_lines
from netui.tui.render_hours import hour_words
from netui.tui.render_near import column_line, km_words, near_lines
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.dialogs.ask_place import AskPlaceScreen
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.screens.dialogs.page import PageScreen
from netui.tui.screens.people.rekindle import LOG_KEYS, Chosen
from netui.tui.screens.travel.airport import AirportScreen
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

_KEYS = "c m e v log · Y number · + - reach · / place · a name · Tab airport · Esc"
_NOWHERE: Sequence[Line] = (
    (("Nobody's place is known yet.", "warning"),),
    (),
    (("o", "key"), (" opens a card, where a place may stand: ", "muted"), ("Madrid; home: Málaga", "")),
    (("a ", "key"), ("Ana Ruiz, CTO Acme, Madrid", ""), (" adds somebody with one; ", "muted")),
    (("a phone number tells at least the country.", "muted"),),
)


class NearScreen(ListDialog[Chosen | None]):
    """Those within reach of a place; gives whom to show or log with, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h", "dismiss(None)", "Close", show=False),
        Binding("enter", "leave", "Show the contact", show=False),
        *(Binding(key, f"leave('{kind}')", f"Log {kind}", show=False) for key, kind in LOG_KEYS.items()),
        Binding("Y", "number", "The number, large", show=False),
        Binding("plus,equals_sign", "reach(1)", "Wider", show=False),
        Binding("minus", "reach(-1)", "Narrower", show=False),
        Binding("slash", "elsewhere", "Another place", show=False),
        Binding("a", "name", "Name this place", show=False),
        Binding("u", "undo", "Undo", show=False),
        Binding("tab", "airport", "Calls from the airport", show=False),
    ]

    def __init__(self, store: Store, clock: Clock, place: Place, **options: Any) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._place = place
        self._km = NEAR_KM

    def compose(self) -> ComposeResult:
        """The place and the columns on top, the people below."""
        with Vertical(id="dialog") as frame:
            frame.border_subtitle = Content(_KEYS)
            yield Block(id="said")
            yield RowList(id="near")

    def on_mount(self) -> None:
        """Show who is near."""
        self.query_one(RowList).focus()
        self._read()

    def _read(self, note: Line = ()) -> None:
        now = self._clock()
        reached = self._store.nearby.near(self._place, now, self._km)
        by_id = {one.contact_id: one for one in reached}

        def load(ids: Sequence[int]) -> Mapping[int, Neighbour]:
            return self._store.nearby.rows([by_id[number] for number in ids], now)

        def draw(index: int, who: Neighbour, width: int, chosen: bool) -> Sequence[Line]:
            return near_lines(who, now.day, width, chosen)

        rows = self.query_one(RowList)
        rows.empty = () if reached else self._nobody()
        rows.show(PagedRows[Neighbour](list(by_id), load, draw))
        self.query_one("#dialog").border_title = Content(self._title(len(reached)))
        self._tell(note)

    def _title(self, count: int) -> str:
        reach = "" if self._place.kind is PlaceKind.COUNTRY else f" · {km_words(self._km)}"
        return f"Near {clip(self._place.says, 50)}{reach} · {count or 'nobody'}"

    def _nobody(self) -> Sequence[Line]:
        """Who is the next nearest; where nobody is anywhere, how a place gets onto a card."""
        now = self._clock()
        says = (("Nobody is known near ", "muted"), (clip(self._place.says, 60), "name"), (".", "muted"))
        found: Reached | None = self._store.nearby.nearest(self._place, now, self._km)
        if found is None:
            return _NOWHERE
        who = clip(self._store.contacts.names([found.contact_id]), 60)
        where = f", {clip(found.place.says, 60)}, {km_words(found.km)}"
        return [
            says,
            (),
            (("The next nearest: ", "muted"), (who, "name"), (where, "")),
            (("+", "key"), (" looks wider", "muted")),
        ]

    def _tell(self, note: Line = ()) -> None:
        now = self._clock()
        hour = hour_words(hour_in(self._place.zone, now, self._store.hours.decent))
        said = note or (
            *hour,
            (f"{' · ' if hour else ''}by depth × overdue × distance · ☾ no decent hour", "muted"),
        )
        some = len(self.query_one(RowList).rows) > 0

        def draw(width: int, height: int) -> Sequence[Line]:
            return [cut(said, width), *([column_line(width)] if some else [])]

        self.query_one("#said", Block).show(draw)

    def look_again(self) -> None:
        """It is another hour, or another window wrote: who is near, and whether they can be called."""
        self._read()

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused."""
        self._tell(((clip(str(error), 200), "error"),))

    @on(RowList.Opened)
    def action_leave(self, kind: str | None = None) -> None:
        """Leave to show the contact, or to log something with them."""
        contact_id = self.chosen_id
        if contact_id is not None:
            self.dismiss(Chosen(contact_id, kind))

    def action_number(self) -> None:
        """The number large, as an address, and as a code for the telephone."""
        rows, index = self.query_one(RowList).rows, self.query_one(RowList).chosen
        who = rows.value(index) if isinstance(rows, PagedRows) and index is not None else None
        if isinstance(who, Neighbour):
            today = self._clock().day
            self.app.push_screen(
                PageScreen(f"Call {clip(who.name, 60)}", lambda width: call_lines(who, today, width))
            )

    def action_reach(self, step: int) -> None:
        """Look wider or narrower."""
        if self._place.kind is PlaceKind.COUNTRY:
            self._tell((("a country has no reach: everybody with a place there is here", "warning"),))
            return
        self._km = wider(self._km, step)
        self._read()

    @work
    async def action_elsewhere(self) -> None:
        """Another place."""
        place = await self.app.push_screen_wait(AskPlaceScreen(self._store, self._clock))
        if place is not None:
            self._place, self._km = place, NEAR_KM
            self._read()
            self.query_one(RowList).start()

    @work
    async def action_name(self) -> None:
        """Give this place a name of one's own, good on every card and in every search for a place."""
        place = self._place
        own = ", ".join(f"{clip(name, 30)} = {clip(means, 40)}" for name, means in self._store.places.listed()[:3])

        def check(text: str) -> tuple[bool, str]:
            name = text.strip()
            if not name:
                return False, f"a name of your own: the Valley{f' · there are {own}' if own else ''}"
            return True, f"“{clip(name, 40)}” will mean {clip(place.says, 60)}, on cards too"

        name = await self.app.push_screen_wait(AskScreen(f"Call {clip(place.says, 50)}", check))
        if name is not None:
            change = self._store.places.call(name, place.code or place.says, self._clock())
            self._read(((f"✓ {clip(change.name, 120)} · u undoes", "good"),))

    def action_undo(self) -> None:
        """Take the last change back."""
        change: Change = self._store.history.undo()
        self._read(((f"undone: {clip(change.name, 120)}", "accent"),))

    @work
    async def action_airport(self) -> None:
        """Ask how long one waits and where, then go through five people worth a call now."""
        places = self._store.places

        def check(text: str) -> tuple[bool, str]:
            try:
                minutes, where = read_wait(text)
                return True, f"→ {minutes} minutes at {clip(places.one(where).says, 80)}"
            except (ValueError, StoreError) as error:
                return False, clip(str(error), 200)

        value = f"{USUAL_MINUTES} {self._place.code or self._place.says}"
        text = await self.app.push_screen_wait(
            AskScreen("How many minutes, and where?", check, value=value, guess=True)
        )
        if text is None:
            return
        minutes, where = read_wait(text)
        wait = Wait(places.one(where), minutes, self._clock().at)
        called = await self.app.push_screen_wait(AirportScreen(self._store, self._clock, wait))
        self._read(((f"boarding: {called or 0} called", "good"),))
