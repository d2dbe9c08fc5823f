"""The user's own keys: presets, single keys, and every mistake told without a command being lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.commands import BY_ID, COMMANDS
from netui.keymap import PRESETS, Keymap, keymap


def keys_of(found: Keymap, name: str) -> tuple[str, ...]:
    return next(command.keys for command in found.commands if command.id == name)


def no_key_twice(found: Keymap) -> bool:
    keys = [key for command in found.commands for key in command.keys]
    return len(keys) == len(set(keys))


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_reaches_every_command_and_no_key_means_two(preset: str) -> None:
    found = keymap(preset, {})
    assert found.problems == ()
    assert [command.id for command in found.commands] == [command.id for command in COMMANDS]
    assert all(command.keys for command in found.commands)
    assert no_key_twice(found)


def test_vim_is_the_table_as_it_is_and_arrows_free_the_letters() -> None:
    assert keymap("vim", {}).commands == COMMANDS
    assert keys_of(keymap("arrows", {}), "down") == ("down",)
    assert keys_of(keymap("arrows", {"snooze": ["j"]}), "snooze") == ("j",)


def test_a_command_gets_the_keys_asked_for_and_two_may_change_places() -> None:
    found = keymap("vim", {"undo": ["ctrl+y", "f5"], "call": ["m"], "message": ["c"]})
    assert found.problems == ()
    assert keys_of(found, "undo") == ("ctrl+y", "f5")
    assert (keys_of(found, "call"), keys_of(found, "message")) == (("m",), ("c",))


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({"dance": ["x"]}, "there is no command “dance”"),
        ({"call": ["bigkey"]}, "“bigkey” is no key"),
        ({"call": [""]}, "“” is no key"),
        ({"call": []}, "needs a key"),
        ({"call": ["escape"]}, "“escape” is no key"),
        ({"call": ["ctrl+c"]}, "Ctrl+C always leads out"),
        ({"call": ["d"]}, "d is already “Done”: give that another key first"),
        ({"call": ["z"], "note": ["z"]}, "z is already “Log a call”"),
    ],
)
def test_a_mistake_is_told_and_leaves_the_command_its_usual_key(chosen: dict[str, list[str]], says: str) -> None:
    found = keymap("vim", chosen)
    (problem,) = found.problems
    assert problem[1].startswith(says)
    assert no_key_twice(found)
    if problem[0] in BY_ID:
        assert keys_of(found, problem[0]) == BY_ID[problem[0]].keys


def test_an_unknown_preset_is_told_and_the_table_stays() -> None:
    found = keymap("emacs", {})
    assert found.commands == COMMANDS
    assert found.problems == (("preset", "there is no preset “emacs”: there are vim, arrows, azerty, colemak"),)


KEYS = st.lists(st.sampled_from(["c", "d", "z", "ctrl+z", "é", "++"]), max_size=2)


@given(st.sampled_from(list(PRESETS)), st.dictionaries(st.sampled_from([*BY_ID, "nonsense"]), KEYS))
def test_whatever_is_asked_for_every_command_keeps_a_key(preset: str, chosen: dict[str, list[str]]) -> None:
    found = keymap(preset, chosen)
    assert no_key_twice(found)
    assert all(command.keys for command in found.commands)
