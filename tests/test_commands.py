"""The table of commands: every key once, every command bound, and the same table in the README."""

from pathlib import Path

from textual.keys import _character_to_key

from netui.commands import BY_ID, COMMANDS, key_table, shown, shown_keys
from netui.tui.screens.desk.main import MainScreen

README = Path(__file__).parent.parent / "README.md"


def test_every_command_has_an_id_of_its_own_and_says_what_it_does() -> None:
    assert len(BY_ID) == len(COMMANDS)
    for command in COMMANDS:
        assert all((command.id, command.keys, command.title, command.help, command.action, command.where))


def test_no_key_is_bound_twice() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    as_textual_reads_them = [_character_to_key(key) if len(key) == 1 else key for key in keys]

    assert len(set(as_textual_reads_them)) == len(keys)


def test_every_command_is_something_the_main_screen_can_do() -> None:
    for command in COMMANDS:
        action = command.action.partition("(")[0]
        assert hasattr(MainScreen, f"action_{action}"), command.id


def test_every_command_is_bound_on_the_main_screen_under_its_keys() -> None:
    bound = {binding.id: binding for binding in MainScreen.BINDINGS if getattr(binding, "id", None)}

    for command in COMMANDS:
        assert bound[command.id].key == ",".join(command.keys)
        assert bound[command.id].action == command.action


def test_commands_of_one_place_stand_together() -> None:
    places = [command.where for command in COMMANDS]
    runs = [place for number, place in enumerate(places) if number == 0 or places[number - 1] != place]

    assert len(runs) == len(set(runs))


def test_the_key_table_has_every_command_once() -> None:
    rows = key_table().splitlines()[2:]

    assert len(rows) == len(COMMANDS)
    for row, command in zip(rows, COMMANDS, strict=True):
        assert row.count("|") == 4
        assert command.title in row
        assert all(f"`{shown(key)}`" in row for key in command.keys)


def test_keys_are_shown_as_people_read_them() -> None:
    assert shown("ctrl+r") == "Ctrl+R"
    assert shown("pagedown") == "PgDn"
    assert shown("shift+tab") == "Shift+Tab"
    assert shown("j") == "j"
    assert shown_keys(BY_ID["down"]) == "j ↓"


def test_the_readme_has_this_very_table() -> None:
    _, begin, rest = README.read_text(encoding="utf-8").partition("<!-- keys -->")
    table, end, _ = rest.partition("<!-- /keys -->")

    assert begin
    assert end
    assert table.strip() == key_table()
