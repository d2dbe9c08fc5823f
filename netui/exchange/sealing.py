"""Encryption in the age format (age-encryption.org/v1), so that other programs can open what netui sealed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

_INSTALL = "encryption needs one more package: pip install 'netui[encrypt]'"
_MOST = 1 << 20
"""Bytes of the largest file that can hold keys."""


class NotSealed(ValueError):  # noqa: N818 - it is what was to be sealed or opened, and said so
    """Nothing was encrypted, or nothing could be opened; the message is a sentence for the user."""


def needs_passphrase(data: bytes) -> bool:
    """Whether an encrypted file opens by a passphrase; any other needs an identity."""
    return b"\n-> scrypt " in data[:200]


def seal_by_passphrase(data: bytes, passphrase: str) -> bytes:
    """``data`` encrypted so that whoever knows ``passphrase`` can open it; raises NotSealed."""
    if not passphrase:
        raise NotSealed("an empty passphrase protects nothing: nothing was written")
    sealed: bytes = _pyrage().passphrase.encrypt(data, passphrase)
    return sealed


def seal_for(data: bytes, recipients: Sequence[str]) -> bytes:
    """``data`` encrypted for public keys: ``age1…``, ``ssh-ed25519 …``, ``ssh-rsa …``, or files of such.

    Raises NotSealed naming the one that is no key.
    """
    pyrage = _pyrage()
    keys = [_recipient(pyrage, text) for named in recipients for text in _listed(named)]
    if not keys:
        raise NotSealed("no key was named to encrypt for: nothing was written")
    sealed: bytes = pyrage.encrypt(data, keys)
    return sealed


def open_by_passphrase(data: bytes, passphrase: str) -> bytes:
    """What is in a file that a passphrase opens; raises NotSealed where it is not this one."""
    pyrage = _pyrage()
    try:
        opened: bytes = pyrage.passphrase.decrypt(data, passphrase)
    except pyrage.DecryptError as error:
        raise NotSealed(f"that is not its passphrase, or it is damaged ({error})") from error
    return opened


def open_by_identities(data: bytes, files: Sequence[Path]) -> bytes:
    """What is in a file that one of the private keys in ``files`` opens; raises NotSealed."""
    pyrage = _pyrage()
    keys = [key for file in files for key in _identities(pyrage, file)]
    try:
        opened: bytes = pyrage.decrypt(data, keys)
    except pyrage.DecryptError as error:
        raise NotSealed(f"none of these keys opens it, or it is damaged ({error})") from error
    return opened


def check_ready() -> None:
    """Raise NotSealed, saying how to install it, where encryption is not at hand."""
    _pyrage()


def _pyrage() -> Any:
    try:
        import pyrage
        import pyrage.passphrase
        import pyrage.ssh
        import pyrage.x25519
    except ImportError as error:
        raise NotSealed(_INSTALL) from error
    return pyrage


def _listed(named: str) -> list[str]:
    """The keys that one argument names: itself, or those of a file, a line each."""
    if named.startswith(("age1", "ssh-")):
        return [named]
    text = _read(Path(named).expanduser()).decode("utf-8", "replace")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def _recipient(pyrage: Any, text: str) -> Any:
    kind = pyrage.ssh if text.startswith("ssh-") else pyrage.x25519
    try:
        return kind.Recipient.from_str(text)
    except (pyrage.RecipientError, ValueError) as error:
        says = f"“{text[:40]}” is no public key ({error}): age1… and ssh-… are"
        raise NotSealed(f"{says}; nothing was written") from error


def _identities(pyrage: Any, file: Path) -> list[Any]:
    data = _read(file.expanduser())
    try:
        if data.lstrip().startswith(b"-----BEGIN"):
            return [pyrage.ssh.Identity.from_buffer(data)]
        lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines()]
        keys = [line for line in lines if line and not line.startswith("#")]
        return [pyrage.x25519.Identity.from_str(key) for key in keys]
    except (pyrage.IdentityError, ValueError) as error:
        raise NotSealed(f"{file} holds no private key that can be used ({error})") from error


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        raise NotSealed(f"{path} is no key, and no file of keys either ({error.strerror})") from error
    if len(data) > _MOST:
        raise NotSealed(f"{path} is too large to be a file of keys")
    return data
