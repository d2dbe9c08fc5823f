"""Every contact gets a file name that every file system takes, and what is no card is told from one."""

import pytest

from netui.domain.incoming.folder_names import bare_uid, file_name, stray

OWN = "7c9e6679-7425-40de-944b-e07fc1f90ae7"


@pytest.mark.parametrize(
    ("uids", "taken", "name"),
    [
        ([], (), f"{OWN}.vcf"),
        (["bo-1"], (), "bo-1.vcf"),
        (["urn:uuid:ABC-1"], (), "abc-1.vcf"),
        (["../../etc/passwd"], (), f"{OWN}.vcf"),
        ([".hidden"], (), f"{OWN}.vcf"),
        (["-rf"], (), f"{OWN}.vcf"),
        (["a b", "李明", "a:b", "x" * 200], (), f"{OWN}.vcf"),
        (["NUL", "com1", "con.x"], (), f"{OWN}.vcf"),
        (["a\nb", "ok"], (), "ok.vcf"),
        (["BO"], ("bo.vcf",), f"{OWN}.vcf"),
        (["bo"], ("bo.vcf", f"{OWN}.vcf"), f"{OWN}-2.vcf"),
        (["bo"], ("bo.vcf", f"{OWN}.vcf", f"{OWN}-2.vcf"), f"{OWN}-3.vcf"),
    ],
)
def test_a_new_file_is_named_by_its_uid_where_that_is_a_safe_name(
    uids: list[str], taken: tuple[str, ...], name: str
) -> None:
    assert file_name(OWN, uids, frozenset(taken)) == name


def test_a_uuid_is_the_same_with_and_without_its_urn() -> None:
    assert bare_uid(f"URN:UUID:{OWN.upper()}") == bare_uid(f"urn:uuid:{OWN}") == bare_uid(OWN)
    assert bare_uid("Bo-1") != bare_uid("bo-1")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("bo.vcf", ""),
        ("BO.VCF", ""),
        ("notes.txt", None),
        (".gitignore", None),
        (".Radicale.props", None),
        ("bo.sync-conflict-20261118-090000-ABC.vcf", "a conflict copy"),
        (".bo.vcf.x1y2.part", "a hidden file"),
        (".syncthing.bo.vcf.tmp", "a hidden file"),
        ("bo.vcf~", "not finished"),
        ("bo.vcf.tmp", "not finished"),
    ],
)
def test_what_is_no_card_is_told_from_one(name: str, why: str | None) -> None:
    found = stray(name)
    assert found == why if not why else (found or "").startswith(why)
