"""The names that sync programs give to the second version of a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.conflict_names import conflict_names

SURE = {
    "network (Bo Li's conflicted copy 2026-11-18).db": "Dropbox",
    "network (Bo's MacBook's conflicted copy 2026-11-18 (1)).db": "Dropbox",
    "network (Bo's conflicted copy 2026-11-18) (2).db": "Dropbox",
    "network (Konfliktkopie von Bo 2026-11-18).db": "Dropbox",
    "network (Copie en conflit de Bo 2026-11-18).db": "Dropbox",
    "network (copia en conflicto de Bo 2026-11-18).db": "Dropbox",
    "network (Case Conflict).db": "Dropbox",
    "network (Selective Sync Conflict).db": "Dropbox",
    "network (conflicted copy 2026-11-18 090001).db": "Nextcloud",
    "network (conflicted copy 2026-11-18 090001 bo@acme.io).db": "Nextcloud",
    "network_conflict-20261118-090001.db": "ownCloud",
    "network.sync-conflict-20261118-090001-ABCDEF7.db": "Syncthing",
    "network.sync-conflict-20261118-090001.db": "Syncthing",
    "network.Conflict.db": "Resilio",
    "network.Conflict2.db": "Resilio",
    "network.Conflict.Conflict.db": "Resilio",
    "network.conflict1.db": "rclone",
    "network.db.conflict1": "rclone",
    "network (SFConflict bo@acme.io 2026-11-18-09-00-01).db": "Seafile",
    "network_Bo-PC_Nov-18-0901-2026_CaseConflict_1.db": "Synology",
    "network_DiskStation_Nov-18-090001-2026_Conflict.db": "Synology",
    "network-conflict-2026-11-18T09_00_01Z.db": "Cozy",
    "network (conflict #1 on 2026-11-18).db": "Unison",
    "network (conflict on 2026-11-18).db": "sync program",
    "network [conflicted].db": "pCloud",
    "network.db.orig": "git",
    "network_LOCAL_4711.db": "git",
    "network_REMOTE_4711.db": "git",
    "network.db.mine": "Subversion",
    "NETWORK.SYNC-CONFLICT-20261118-090001-ABCDEF7.DB": "Syncthing",
}

UNSURE = {
    "network 2.db": "iCloud",
    "network 13.db": "iCloud",
    "network (1).db": "Google Drive",
    "network(2).db": "Google Drive",
    "network-LAPTOP-7Q2K.db": "OneDrive",
    "network-DESKTOP-QRI9EIH-2.db": "OneDrive",
}

NONE = [
    "network.db",
    "network.db-journal",
    "network-20261118T080000Z.db",
    "network.txt",
    "networks.db",
    "other (conflicted copy 2026-11-18).db",
    "other 2.db",
    "network two.db",
    "my network.db",
]


@pytest.mark.parametrize(("name", "by"), SURE.items())
def test_a_name_that_says_so_is_a_copy_of_the_network(name: str, by: str) -> None:
    (copy,) = conflict_names([name, "network.db"], "network.db")
    assert (copy.name, copy.sure) == (name, True)
    assert copy.original.casefold() == "network.db"
    assert by in copy.by


@pytest.mark.parametrize(("name", "by"), UNSURE.items())
def test_a_name_that_may_be_anybodys_is_one_to_look_into(name: str, by: str) -> None:
    (copy,) = conflict_names([name, "network.db"], "network.db")
    assert (copy.name, copy.original, copy.sure) == (name, "network.db", False)
    assert by in copy.by


@pytest.mark.parametrize("name", NONE)
def test_other_names_are_no_copies(name: str) -> None:
    assert conflict_names([name, "network.db"], "network.db") == []


def test_a_network_without_an_ending_has_copies_too() -> None:
    names = ["contacts", "contacts-LAPTOP", "contacts 2", "contacts (conflicted copy 2026-11-18)", "contacts2"]
    found = conflict_names(names, "contacts")
    assert [copy.name for copy in found] == sorted(names[1:4])


def test_in_a_folder_of_cards_what_only_might_be_a_copy_counts_beside_its_original() -> None:
    cards = ["ana.vcf", "ana 2.vcf", "bo 2.vcf", "cy.sync-conflict-20261118-090001-ABCDEF7.vcf", "dee-2.vcf"]
    found = {copy.name: (copy.original, copy.sure) for copy in conflict_names(cards)}
    assert found == {
        "ana 2.vcf": ("ana.vcf", False),
        "cy.sync-conflict-20261118-090001-ABCDEF7.vcf": ("cy.vcf", True),
    }


@given(st.lists(st.text(max_size=80), max_size=8), st.text(min_size=1, max_size=40))
def test_no_name_makes_it_fail_and_none_is_a_copy_of_itself(names: list[str], original: str) -> None:
    for copy in conflict_names([*names, original], original):
        assert copy.name != copy.original
        assert copy.original.casefold() == original.casefold()
