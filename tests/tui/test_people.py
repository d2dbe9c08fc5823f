"""The keys about a person: added, edited, tiered, briefed, reached, found, put away."""

from typing import Any

import pytest
from conftest import TestClock, person
from deskside import desk_of, network, one_row_each, press, screen_text, sitting, until, write
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from netui.domain.interaction import Kind
from netui.domain.people.contact import ContactPoint, PointKind, State, Tier, card_of
from netui.store import Store, open_store
from netui.tui.screens.desk.main import MainScreen
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.dialogs.choice import ChoiceScreen
from netui.tui.screens.dialogs.page import PageScreen
from netui.tui.screens.people.card import CardScreen


async def opened(pilot: Pilot[Any], kind: type[Any], *keys: str) -> Any:
    """Press keys and wait for the dialog they open."""
    await press(pilot, *keys)
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    return pilot.app.screen


async def closed(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys and wait until the main screen is back."""
    await press(pilot, *keys)
    await until(pilot, lambda: pilot.app.screen is desk_of(pilot.app))


async def test_a_line_adds_a_contact_with_everything_in_it(store: Store, clock: TestClock) -> None:
    network(store, clock)
    typed = (
        "Mia Holm, CFO Nordic Bank, mia@nordic.se, +46 70 123 4567, Malmö; met fair: grew a team #vc >send it fri"
    )
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "a")
        assert "Ana Ruiz, CTO Acme" in screen_text(pilot.app)
        await write(pilot, typed)
        assert "send it → Fri 20 Nov, in 2 days" in screen_text(pilot.app)
        await press(pilot, "enter")
        text = screen_text(pilot.app)
        assert "✓ add Mia Holm · u undoes" in text
        assert "CFO · Nordic Bank · Malmö" in text
        mia = desk.contacts.list.chosen_key
        assert desk.focused is desk.contacts.list
        assert one_row_each(desk)
        assert isinstance(mia, int)
        contact = store.contacts.get(mia)
        assert (contact.name, contact.role, contact.organisation) == ("Mia Holm", "CFO", "Nordic Bank")
        assert [point.value for point in contact.points] == ["mia@nordic.se", "+46 70 123 4567"]
        assert contact.tags == ("vc",)
        (number,) = store.timeline.of(mia)
        assert store.timeline.get(number).interaction.kind is Kind.MET
        assert [promise.text for promise in store.promises.open(mia)] == ["send it"]
        # One undo takes all of it back, also while her timeline is what one looks at.
        await press(pilot, "2", "u")
        assert "undone: add Mia Holm" in screen_text(pilot.app)
        assert "Mia Holm" not in screen_text(pilot.app).replace("undone: add Mia Holm", "")
        assert one_row_each(desk)
        await press(pilot, "ctrl+r")
    assert store.contacts.get(mia).name == "Mia Holm"


async def test_an_add_line_without_a_name_stays_to_be_mended(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "a")
        await write(pilot, "; met somebody")
        await press(pilot, "enter")
        assert desk.bar.line == "; met somebody"
        assert "needs a name" in screen_text(pilot.app).splitlines()[-1]
        await press(pilot, "escape", "a", "home")
        await write(pilot, "Zoë")
        await press(pilot, "enter")
    assert [store.contacts.get(number).name for number in store.contacts.ids()] == ["Zoë"]
    assert store.drafts.waiting() == {}


async def test_a_new_contact_is_shown_although_a_search_would_hide_it(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "slash", *"acme", "enter", "a")
        await write(pilot, "Yan Wu")
        await press(pilot, "enter")
        assert desk.filter == ""
        assert "Yan Wu" in screen_text(pilot.app)
        assert store.contacts.get(desk.contact_id or 0).name == "Yan Wu"


async def test_the_card_is_edited_and_saved_whole(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        card = await opened(pilot, CardScreen, "1", "g", "o")
        text = screen_text(pilot.app)
        for shown in (
            "Card of Ana Ruiz",
            "Ana Ruiz",
            "CTO",
            "Acme",
            "Madrid",
            "#fintech",
            "email ana@acme.io (work)",
        ):
            assert shown in text
        await press(pilot, "tab", "end", "backspace", "backspace", "backspace", *"CEO")
        card.query_one("#tags", Input).value = "#fintech #Board extra"
        card.query_one("#points", TextArea).text += "\nphone +1 555 0100 (cell)\nana.example.org\n+34 91 000 00 00"
        await closed(pilot, "ctrl+s")
        assert "✓ edit Ana Ruiz · u undoes" in screen_text(pilot.app)
        assert "CEO · Acme" in screen_text(pilot.app)
        contact = store.contacts.get(people.ana)
        assert (contact.role, contact.tags) == ("CEO", ("fintech", "Board", "extra"))
        assert contact.points[:3] == (
            ContactPoint(PointKind.EMAIL, "ana@acme.io", "work"),
            ContactPoint(PointKind.PHONE, "+34 600 123 123"),
            ContactPoint(PointKind.HANDLE, "@anaruiz"),
        )
        assert ContactPoint(PointKind.PHONE, "+1 555 0100", "cell") in contact.points
        assert contact.points[-1].kind is PointKind.PHONE
        await press(pilot, "u")
        assert store.contacts.get(people.ana).role == "CTO"
        # Nothing changed is nothing to undo.
        history = store.history.past()
        await opened(pilot, CardScreen, "o")
        await closed(pilot, "enter")
        assert desk.contact_id == people.ana
    assert store.history.past() == history


async def test_unsaved_edits_are_only_thrown_away_by_a_second_esc(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        card = await opened(pilot, CardScreen, "1", "g", "o")
        await closed(pilot, "escape")
        card = await opened(pilot, CardScreen, "o")
        await press(pilot, "end", "X", "escape")
        assert pilot.app.screen is card
        assert "Esc again throws them away" in screen_text(pilot.app)
        await closed(pilot, "escape")
        card = await opened(pilot, CardScreen, "o")
        await press(pilot, "ctrl+u", "enter")
        assert pilot.app.screen is card
        assert "a contact needs a name" in screen_text(pilot.app)
        await press(pilot, "escape", "escape")
    assert store.contacts.get(people.ana).name == "Ana Ruiz"


async def test_what_is_not_touched_on_the_card_stays_to_the_letter(store: Store, clock: TestClock) -> None:
    odd = person(
        store,
        clock(),
        "Odd\x0bOne",
        role="a\r\nb",
        about="one\r\ntwo\x0bthree\rfour\u2028five\n",
        tags=("two words",),
        points=(
            ContactPoint(PointKind.ADDRESS, "1 Road\nTown", "home\noffice"),
            ContactPoint(PointKind.EMAIL, "a@b.c (not a label)"),
        ),
    )
    was = card_of(store.contacts.get(odd))
    async with sitting(store, clock) as (pilot, desk):
        await opened(pilot, CardScreen, "o")
        await closed(pilot, "escape")
        card = await opened(pilot, CardScreen, "o")
        card.query_one("#place", Input).value = "Oslo"
        await closed(pilot, "ctrl+s")
        assert desk.contact_id == odd
    now = card_of(store.contacts.get(odd))
    assert now.place == "Oslo"
    assert (now.name, now.role, now.about, now.tags, now.points) == (
        was.name,
        was.role,
        was.about,
        was.tags,
        was.points,
    )


async def test_tier_depth_cadence_and_tags_are_a_key_away(store: Store, clock: TestClock) -> None:
    people = network(store, clock)

    def jens() -> Any:
        return store.contacts.get(people.jens)

    async with sitting(store, clock) as (pilot, desk):
        await opened(pilot, ChoiceScreen, "1", "G", "t")
        text = screen_text(pilot.app)
        for shown in ("Attention for Jens", "every 3 weeks", "every 1 year", "ambient", "never due", "platinum"):
            assert shown in text
        await closed(pilot, "b")
        assert jens().tier is Tier.B
        assert "✓ Jens Sørensen to tier B · u undoes" in screen_text(pilot.app)
        assert any(item.contact_id == people.jens for item in desk.due.items)

        await opened(pilot, ChoiceScreen, "t")
        await closed(pilot, "4")
        assert jens().depth == 4
        assert "depth 4, trusted" in screen_text(pilot.app)

        await opened(pilot, AskScreen, "t", "e")
        await write(pilot, "soonish")
        assert "is no interval" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AskScreen)
        await press(pilot, "ctrl+u")
        await write(pilot, "10d")
        assert "every 10 days" in screen_text(pilot.app)
        await closed(pilot, "enter")
        assert jens().cadence == "P10D"
        await opened(pilot, AskScreen, "t", "e")
        await closed(pilot, "ctrl+u", "enter")
        assert jens().cadence is None

        await opened(pilot, AskScreen, "t", "#")
        assert "#fintech" in screen_text(pilot.app)
        await write(pilot, "vip #wind")
        await closed(pilot, "enter")
        assert jens().tags == ("vip", "wind")
        await opened(pilot, AskScreen, "t", "#")
        await press(pilot, "ctrl+u", "#", "d", "e", "s", "tab")
        await closed(pilot, "enter")
        assert jens().tags == ("design",)
        await press(pilot, "u")
        assert jens().tags == ("vip", "wind")

        await opened(pilot, ChoiceScreen, "t")
        await closed(pilot, "-")
        assert jens().tier is None
        await opened(pilot, ChoiceScreen, "t")
        await closed(pilot, "escape")
        assert one_row_each(desk)


async def test_what_changed_nothing_promises_no_undo(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        before = store.history.past()
        await opened(pilot, ChoiceScreen, "1", "g", "t")
        await closed(pilot, "0")
        assert "u undoes" not in screen_text(pilot.app)
        await opened(pilot, AskScreen, "t", "#")
        await closed(pilot, "enter")
        assert "u undoes" not in screen_text(pilot.app)
        assert store.history.past() == before
    assert store.contacts.get(people.ana).tags == ("fintech",)


async def test_the_brief_is_one_page_and_a_log_key_goes_on(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await opened(pilot, PageScreen, "1", "g", "enter")
        await until(pilot, lambda: "Ask about" in screen_text(pilot.app))
        text = screen_text(pilot.app)
        for shown in ("Brief · Ana Ruiz", "pricing for Q1", "son runs marathons", "+34 600 123 123", "tier A"):
            assert shown in text
        await closed(pilot, "escape")
        await opened(pilot, PageScreen, "enter")
        await press(pilot, "j", "k", "G", "g", "pagedown", "pageup")
        await closed(pilot, "m")
        await until(pilot, lambda: desk.bar.is_open and "message with Ana Ruiz" in screen_text(pilot.app))
        await press(pilot, *"ok", "enter")
    assert store.timeline.get(store.timeline.of(people.ana)[0]).interaction.kind is Kind.MESSAGE


async def test_reach_copies_and_opens(store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch) -> None:
    people = network(store, clock)
    card = card_of(store.contacts.get(people.dana))
    points = (
        ContactPoint(PointKind.PROFILE, "linkedin.com/in/dana"),
        ContactPoint(PointKind.URL, "file:///etc/passwd"),
        ContactPoint(PointKind.EMAIL, "da na@x.y\x1b]0;t\x07"),
    )
    store.contacts.edit(people.dana, type(card)(**{**_fields(card), "points": points}), clock())
    async with sitting(store, clock) as (pilot, desk):
        opened_urls: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", opened_urls.append)
        await opened(pilot, ChoiceScreen, "1", "g", "Y")
        assert "Reach Ana Ruiz" in screen_text(pilot.app)
        await closed(pilot, "2")
        assert pilot.app.clipboard == "+34 600 123 123"
        assert "copied +34 600 123 123" in screen_text(pilot.app)
        await opened(pilot, ChoiceScreen, "Y")
        await closed(pilot, "a")
        await opened(pilot, ChoiceScreen, "Y")
        await closed(pilot, "b")
        assert opened_urls == ["mailto:ana@acme.io", "tel:+34600123123"]
        desk.show_contact(people.dana)
        await opened(pilot, ChoiceScreen, "Y")
        await closed(pilot, "a")
        assert opened_urls[2:] == ["https://linkedin.com/in/dana"]
        for key in ("b", "c"):
            await opened(pilot, ChoiceScreen, "Y")
            await closed(pilot, key)
            assert "no plain address" in screen_text(pilot.app)
        assert len(opened_urls) == 3
        await press(pilot, "G", "Y")
        assert "no way to reach Jens Sørensen is known" in screen_text(pilot.app)


def _fields(card: Any) -> dict[str, Any]:
    return {name: getattr(card, name) for name in card.__dataclass_fields__}


async def test_everybody_is_read_again_only_after_somebody_changed(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        shown, read = desk.contacts.list, store.contacts.ids
        asked = []
        store.contacts.ids = lambda **options: asked.append(options) or read(**options)  # type: ignore
        await press(pilot, "1", "C", "j", "V")
        assert asked == []
        assert shown.rows.key(1) == people.bo
        await press(pilot, "x")
        assert len(asked) == 1
        assert shown.rows.key(1) == people.chloe
        await press(pilot, "u")
        assert shown.rows.key(1) == people.bo
        await press(pilot, "ctrl+r")
        assert shown.rows.key(1) == people.chloe
        await press(pilot, "u")
        assert shown.rows.key(1) == people.bo
        with open_store(store.path, now=clock().at, backups=store.path.parent) as elsewhere:
            person(elsewhere, clock(), "Abe First")
        desk.look_again()
        assert len(shown.rows) == 7


async def test_x_archives_and_only_the_history_stays(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "j", "x")
        assert store.contacts.get(people.bo).state is State.ARCHIVED
        assert "Contacts 5" in screen_text(pilot.app)
        assert [item.name for item in desk.due.items] == ["Chloé Dubois", "Ana Ruiz"]
        assert desk.contacts.list.chosen_key == people.chloe
        assert len(store.timeline.of(people.bo)) == 1
        await press(pilot, "slash", *"harbour", "enter")
        assert len(desk.contacts.list.rows) == 0
        await press(pilot, "escape", "u")
        assert store.contacts.get(people.bo).state is State.ACTIVE
        assert isinstance(desk, MainScreen)
