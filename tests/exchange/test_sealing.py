"""Encryption: what is sealed opens by its key alone, and other programs of the age format can open it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyrage import decrypt, passphrase, x25519

from netui.exchange.sealing import (
    NotSealed,
    needs_passphrase,
    open_by_identities,
    open_by_passphrase,
    seal_by_passphrase,
    seal_for,
)

DATA = bytes(range(256)) * 5000


def test_a_passphrase_opens_what_it_sealed_here_and_elsewhere() -> None:
    sealed = seal_by_passphrase(DATA, "correct horse")
    assert sealed.startswith(b"age-encryption.org/v1\n")
    assert needs_passphrase(sealed)
    assert DATA[:1000] not in sealed
    assert passphrase.decrypt(sealed, "correct horse") == DATA
    with pytest.raises(NotSealed, match="that is not its passphrase"):
        open_by_passphrase(sealed, "correct horses")


def test_each_of_several_keys_opens_it_and_no_other(tmp_path: Path) -> None:
    keys = [x25519.Identity.generate() for _ in range(3)]
    listed = tmp_path / "team.txt"
    listed.write_text(f"# the team\n\n{keys[1].to_public()}\n")
    sealed = seal_for(DATA, [str(keys[0].to_public()), str(listed)])
    assert not needs_passphrase(sealed)
    assert decrypt(sealed, [keys[0]]) == decrypt(sealed, [keys[1]]) == DATA
    own, other = tmp_path / "own.txt", tmp_path / "other.txt"
    own.write_text(f"# created: today\n{keys[1]}\n")
    other.write_text(f"{keys[2]}\n")
    for files in ([own], [other, own]):
        assert open_by_identities(sealed, files) == DATA
    with pytest.raises(NotSealed, match="none of these keys opens it"):
        open_by_identities(sealed, [other])


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="no ssh here to make a key with")
@pytest.mark.parametrize("kind", ["ed25519", "rsa"])
def test_the_key_of_ssh_serves_as_well(kind: str, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-f", str(key)], check=True)
    public = key.with_name("key.pub")
    for recipient in (str(public), public.read_text().strip()):
        assert open_by_identities(seal_for(DATA, [recipient]), [key]) == DATA


@pytest.mark.parametrize(
    ("recipients", "words"),
    [
        ([], "no key was named"),
        (["age1junk"], "“age1junk” is no public key"),
        (["ssh-ed25519 junk"], "is no public key"),
        (["nobody"], "nobody is no key, and no file of keys either"),
    ],
)
def test_what_is_no_key_is_said_so(recipients: list[str], words: str) -> None:
    with pytest.raises(NotSealed, match=words):
        seal_for(DATA, recipients)


def test_a_file_without_a_private_key_is_said_so(tmp_path: Path) -> None:
    sealed = seal_for(b"x", [str(x25519.Identity.generate().to_public())])
    letter = tmp_path / "letter.txt"
    for text in ("dear Bo", "-----BEGIN LETTER-----", "\xff\xfe"):
        letter.write_text(text)
        with pytest.raises(NotSealed, match="holds no private key that can be used"):
            open_by_identities(sealed, [letter])


def test_an_empty_passphrase_protects_nothing() -> None:
    with pytest.raises(NotSealed, match="an empty passphrase protects nothing"):
        seal_by_passphrase(DATA, "")


@pytest.mark.parametrize("spoilt", [b"", b"age-encryption.org/v1\n", b"junk"])
def test_what_is_damaged_is_one_sentence(spoilt: bytes, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(f"{x25519.Identity.generate()}\n")
    with pytest.raises(NotSealed):
        open_by_passphrase(spoilt, "x")
    with pytest.raises(NotSealed):
        open_by_identities(spoilt, [key])


def test_without_the_package_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(NotSealed, match=r"pip install 'netui\[encrypt\]'"):
        seal_by_passphrase(DATA, "x")
