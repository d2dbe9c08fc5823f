"""The search field and saved lists: completed, kept, called up, removed."""

from conftest import TestClock
from deskside import network, press, screen_text, sitting, until, write

from netui.store import Store
from netui.tui.screens.desk.completing import search_completions


def test_tab_completes_filters_their_words_and_tags() -> None:
    tags = ["fintech", "design"]

    def offers(text: str) -> list[str]:
        return search_completions(text, lambda: tags)

    assert offers("#fin") == ["#fintech "]
    assert offers("ana -#De") == ["ana -#design "]
    assert offers("ti") == ["tier:"]
    assert offers("acme has:pro") == ["acme has:promise ", "acme has:profile "]
    assert offers("t") == offers("#") == offers("has:") == offers("acme ") == offers("#fintech") == []


async def test_the_field_says_what_it_knows_and_what_is_wrong(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock, (140, 40)) as (pilot, desk):
        await press(pilot, "slash")
        assert "words, #tag, tier:A, last:>6m" in screen_text(pilot.app)
        await press(pilot, "?")
        assert "filters: name: role: org:" in screen_text(pilot.app)
        assert len(desk.contacts.list.rows) == 6
        await press(pilot, "backspace", *"#fin")
        assert "Tab  #fintech" in screen_text(pilot.app)
        await press(pilot, "tab", "enter")
        assert desk.filter == "#fintech"
        assert desk.contacts.list.chosen_key == people.ana
        await press(pilot, "slash")
        await write(pilot, " tier:Q")
        assert "tier:Q ← there is no tier" in screen_text(pilot.app)


async def test_a_search_is_kept_called_up_and_removed(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "apostrophe")
        assert "No search is saved yet." in screen_text(pilot.app)
        await press(pilot, "escape", "slash", *"tier:C", "enter", "apostrophe", "+")
        await write(pilot, "?? x")
        assert "a letter or digit and a name" in screen_text(pilot.app)
        await press(pilot, "enter", *(["backspace"] * 4))
        await write(pilot, "d Do later")
        assert "' d calls up Do later" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert [(one.key, one.name, one.query) for one in store.saved_lists.listed()] == [
            ("d", "Do later", "tier:C")
        ]
        await press(pilot, "escape", "3", "apostrophe", "d")
        assert desk.filter == "tier:C"
        assert desk.contacts.list.chosen_key == desk.contact_id == people.dana
        assert desk.focused is desk.contacts.list
        await press(pilot, "escape", "apostrophe", "delete")
        assert store.saved_lists.listed() == []
        assert "No search is saved yet." in screen_text(pilot.app)
        await press(pilot, "escape", "u")
        assert len(store.saved_lists.listed()) == 1


async def test_the_palette_offers_them_by_name(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.saved_lists.save("f", "Family", "#fintech", clock())
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "ctrl+p")
        await write(pilot, "family")
        await until(pilot, lambda: "List: Family  ' f" in screen_text(pilot.app))
        await press(pilot, "enter")
        await until(pilot, lambda: desk.filter == "#fintech")
        assert desk.contact_id == people.ana
