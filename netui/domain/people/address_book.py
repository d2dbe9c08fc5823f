"""The address book that mail programs ask: whose addresses come first, and which of them can be handed on."""

import re
from collections.abc import Iterable
from datetime import date

from netui.domain.folding import fold
from netui.domain.frozen import dataclass

_PLAIN = re.compile(r"[^\s@<>,;:\"\\()\[\]\x00-\x1f\x7f-\x9f]+@[^\s@<>,;:\"\\()\[\]\x00-\x1f\x7f-\x9f]+")
_LONGEST = 320


@dataclass(frozen=True, slots=True)
class Addressed:
    """One e-mail address of a contact, as written, with what tells its owner from others of that name.

    ``pool`` says that they are only known of; ``last`` is the day of the last touch.
    """

    contact_id: int
    name: str
    role: str
    organisation: str
    address: str
    pool: bool = False
    last: date | None = None

    @property
    def note(self) -> str:
        """Role and organisation, as far as they are known."""
        return ", ".join(part for part in (self.role.strip(), self.organisation.strip()) if part)


def is_plain(address: str) -> bool:
    """Whether a mail program reads ``address`` as one address and nothing else: ``a@b.c, d@e.f`` would be two."""
    return len(address) <= _LONGEST and _PLAIN.fullmatch(address) is not None


def best_first(found: Iterable[Addressed], text: str) -> list[Addressed]:
    """Those I know before the pool, words of whose name begin as ``text`` before others, the last touched first.

    Of one person the addresses that hold ``text`` come first; where all is equal the order stays.
    """
    folded = fold(text)
    words = folded.split()

    def rank(one: Addressed) -> tuple[bool, bool, int]:
        parts = fold(one.name).split()
        named = all(any(part.startswith(word) for part in parts) for word in words)
        return one.pool, not named, -(one.last.toordinal() if one.last else 0)

    people: dict[int, list[Addressed]] = {}
    for one in found:
        people.setdefault(one.contact_id, []).append(one)
    ordered = sorted(people.values(), key=lambda theirs: rank(theirs[0]))
    return [one for theirs in ordered for one in sorted(theirs, key=lambda each: folded not in fold(each.address))]
