"""A field that a file has otherwise than it is here, as it waits for somebody to decide."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A field of a contact that waits for a decision: ``mine`` stands here now, ``theirs`` the source says."""

    id: int
    contact_id: int
    name: str
    field: str
    mine: str
    theirs: str
    source: str
    noted_on: date
