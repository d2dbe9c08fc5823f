"""Where things live: by the XDG rules, by the environment, and never two networks' backups together."""

from pathlib import Path

import pytest

from netui.paths import backup_folder, config_file, crash_report, network_file


def test_everything_lives_where_xdg_says(tmp_path: Path) -> None:
    assert network_file({}) == tmp_path / "data" / "netui" / "network.db"
    assert config_file({}) == tmp_path / "config" / "netui" / "config.toml"
    assert crash_report() == tmp_path / "state" / "netui" / "crash.txt"
    assert backup_folder(network_file({})).parent == tmp_path / "state" / "netui" / "backups"


def test_without_xdg_it_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))

    for path in (network_file({}), config_file({}), crash_report()):
        assert path.is_relative_to(tmp_path)


def test_the_environment_names_the_network_and_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    assert network_file({"NETUI_DB": "~/mine.db"}) == tmp_path / "mine.db"
    assert config_file({"NETUI_CONFIG": "/etc/mine.toml"}) == Path("/etc/mine.toml")
    assert network_file({"NETUI_DB": ""}) == network_file({})


def test_two_networks_of_one_name_have_backups_of_their_own(tmp_path: Path) -> None:
    one, other = backup_folder(tmp_path / "a" / "n.db"), backup_folder(tmp_path / "b" / "n.db")

    assert one != other
    assert one.name.startswith("n-")


def test_backups_are_the_same_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert backup_folder(Path("n.db")) == backup_folder(tmp_path / "n.db")


def test_nothing_is_made_by_asking_where(tmp_path: Path) -> None:
    backup_folder(network_file({}))
    config_file({})
    crash_report()

    assert list(tmp_path.iterdir()) == []
