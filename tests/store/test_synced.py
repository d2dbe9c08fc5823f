"""Whether a folder is kept in sync with another place, as doctor asks it."""

from pathlib import Path

import pytest

from netui.store.file.synced import synced_by


@pytest.mark.parametrize(
    ("folder", "by"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Acme)", "Dropbox"),
        ("OneDrive - Acme", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Acme", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-me@x.io/My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("Documents", ""),
        ("Dropboxes", ""),
        ("not OneDrive", ""),
    ],
)
def test_known_folders_are_known_by_their_names(
    folder: str, by: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert synced_by(tmp_path / folder / "state" / "netui" / "b.db") == by


@pytest.mark.parametrize(
    ("mark", "by"),
    [
        (".stfolder/", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".dropbox/", ""),
        (".sync_1234.db", "Nextcloud"),
        ("._sync_1234.db", "Nextcloud"),
        (".sync/ID", "Resilio Sync"),
        (".sync/", ""),
    ],
)
def test_any_folder_is_known_by_what_the_program_leaves_there(mark: str, by: str, tmp_path: Path) -> None:
    top = tmp_path / "things"
    (top / mark).parent.mkdir(parents=True)
    if mark.endswith("/"):
        (top / mark).mkdir()
    else:
        (top / mark).touch()
    assert synced_by(top / "deep" / "er" / "b.db") == by
    assert synced_by(tmp_path / "b.db") == ""


def test_the_home_folder_itself_is_judged_by_marks_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "Dropbox" / "Nextcloud"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    assert synced_by(home / ".local" / "state") == ""
    (home / ".stfolder").mkdir()
    assert synced_by(home / ".local" / "state") == "Syncthing"


def test_a_link_into_such_a_folder_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "Dropbox")
    assert synced_by(tmp_path / "link" / "b.db") == "Dropbox"
