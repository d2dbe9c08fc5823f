"""What somebody I would do anything for asks of me: that comes before all else."""

from datetime import date

from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.frozen import dataclass
from netui.domain.people.contact import DEPTHS

DEEPEST = len(DEPTHS) - 1
"""The depth of those I would do anything for: "all he would need to do is ask" (the friend's tale)."""


WAITS_DAYS = 365
"""How long somebody may wait for what they asked; after a year nobody does."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An entry in which they asked for something, and which nothing of mine has answered since."""

    id: int
    contact_id: int
    words: str
    day: date


def ask_matter(asked: Asked) -> Matter:
    """The ask as it stands in the queue, beside my own promises."""
    return Matter(Subject.ASK, asked.id, f"asks: {asked.words.strip() or 'something of me'}", asked.day)
