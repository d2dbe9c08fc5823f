"""What the tests of the screen sit down to: a small network, the app over it, and eyes to read the screen."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from conftest import TestClock, line, person
from textual import _wait
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from netui.config import Config
from netui.domain.interaction import Kind
from netui.domain.moment import moment_at
from netui.domain.people.contact import ContactPoint, PointKind, Tier
from netui.store import Store
from netui.tui.app import NetuiApp
from netui.tui.screens.desk.main import MainScreen

DESK = (128, 24)
"""A terminal wide enough for all three panes, and no larger: every cell is drawn after every key."""

_wait.SLEEP_GRANULARITY = 1 / 200
_wait.SLEEP_IDLE = _wait.SLEEP_GRANULARITY / 20
"""How often Pilot looks whether the app is at rest, three times a key: a fiftieth of a second is too slow."""

SIZES = ((140, 40), (100, 30), (80, 24))

HARMFUL = frozenset(
    chr(code)
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        0x061C,
        0x200E,
        0x200F,
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
    )
)
"""What no terminal may be sent as text: controls, directions, and what cannot be encoded."""


@dataclass(frozen=True)
class People:
    """The ids of a small network.

    On Wednesday 18 November 2026 its queue is: my promise to Bo, Chloé's next date, Ana, Bo.
    """

    ana: int
    bo: int
    chloe: int
    dana: int
    eve: int
    jens: int


def network(store: Store, clock: TestClock) -> People:
    """Fill an empty store with six people."""

    def log(day: date, who: int, kind: Kind, text: str) -> None:
        then = moment_at(datetime(day.year, day.month, day.day, 9, tzinfo=UTC), clock.zone)
        store.interactions.log(kind, [who], line(store, text, then), then)

    start = moment_at(datetime(2026, 8, 3, 8, tzinfo=UTC), clock.zone)
    ana = person(
        store,
        start,
        "Ana Ruiz",
        role="CTO",
        organisation="Acme",
        place="Madrid",
        tags=("fintech",),
        points=(
            ContactPoint(PointKind.EMAIL, "ana@acme.io", "work"),
            ContactPoint(PointKind.PHONE, "+34 600 123 123"),
            ContactPoint(PointKind.HANDLE, "@anaruiz"),
        ),
    )
    bo = person(store, start, "Bo Li", organisation="Harbour Works")
    chloe = person(store, start, "Chloé Dubois", organisation="Atelier Sud", tags=("design",))
    dana = person(store, start, "Dana Kim", organisation="Northwind", hook="met at Web Summit")
    eve = person(store, start, "Eve Stone", organisation="Acme")
    jens = person(store, start, "Jens Sørensen", organisation="Vestas")
    for tier, who in ((Tier.A, ana), (Tier.B, bo), (Tier.C, dana), (Tier.POOL, eve)):
        store.attention.set_tier([who], tier, start)
    log(date(2026, 10, 20), ana, Kind.CALL, "15m pricing for Q1 *son runs marathons")
    log(date(2026, 9, 1), bo, Kind.CALL, "harbour tour >send the deck 16 nov <an intro to the port")
    log(date(2026, 10, 5), chloe, Kind.MESSAGE, "the new studio ^2026-11-17")
    log(date(2026, 11, 10), dana, Kind.EMAIL, "her panel")
    return People(ana, bo, chloe, dana, eve, jens)


def app_over(store: Store, clock: TestClock, problems: Sequence[str] = (), **config: Any) -> NetuiApp:
    """The app over a store at the test's clock."""
    return NetuiApp(store, Config(**config), clock, problems)


@asynccontextmanager
async def sitting(
    store: Store, clock: TestClock, size: tuple[int, int] = DESK, **config: Any
) -> AsyncIterator[tuple[Pilot[Any], MainScreen]]:
    """An open app over a store, drawn once."""
    app = app_over(store, clock, **config)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, desk_of(app)


def desk_of(app: Any) -> MainScreen:
    """The main screen, whatever dialog stands over it."""
    desk = app.screen_stack[0]
    assert isinstance(desk, MainScreen)
    return desk


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys and wait for what they lead to, dialogs included."""
    await pilot.press(*keys)


async def write(pilot: Pilot[Any], text: str) -> None:
    """Put a text where the cursor is, at once instead of letter by letter."""
    field = pilot.app.focused
    assert isinstance(field, Input), field
    field.insert_text_at_cursor(text)
    await pilot.pause()


async def until(pilot: Pilot[Any], true: Callable[[], object]) -> None:
    """Wait for what is bound to come."""
    for attempt in range(600):
        if true():
            return
        await pilot.pause(None if attempt < 50 else 0.02)
    raise AssertionError(f"it never came; the screen shows\n{screen_text(pilot.app)}")


def strips(app: Any) -> list[Strip]:
    """Every line of the terminal as the next frame draws it, dialogs over the main screen."""
    app.screen._on_timer_update()
    rendered: list[Strip] = app.screen._compositor.render_strips()
    return rendered


def screen_lines(app: Any) -> list[str]:
    """The text of every line of the terminal."""
    return [strip.text for strip in strips(app)]


def screen_text(app: Any) -> str:
    """All that can be read on the terminal."""
    return "\n".join(screen_lines(app))


def harmful(app: Any) -> set[str]:
    """The characters on the terminal that should not be there."""
    return {char for text in screen_lines(app) for char in text if char in HARMFUL}


def one_row_each(desk: MainScreen) -> bool:
    """Whether each pane with rows has one of them highlighted, and knows which."""
    lists = [pane.list for pane in (desk.contacts, desk.timeline, desk.queue) if len(pane.list.rows)]
    return bool(lists) and all(
        rows.chosen is not None and rows.rows.key(rows.chosen) == rows.chosen_key for rows in lists
    )
