"""What becomes of each file of a vCard folder and of its contact, when the two are brought in step."""

from enum import StrEnum

from netui.domain.frozen import dataclass
from netui.domain.incoming.reading import Refusal
from netui.domain.incoming.three_way import Conflict
from netui.domain.people.contact import Contact, ContactDraft

FEW_FILES = 3
"""A folder of which fewer are known may be emptied without a question."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A file as it and a contact last agreed: ``uid`` is the contact's own, ``digest`` that of the file's bytes.

    An empty ``digest`` says that they agreed on there being no file. ``own`` is the digest of the contact's card
    then, ``said`` what the file said, ``before`` what it said before netui wrote to it, the oldest first (draft
    texts).
    """

    file: str
    uid: str
    digest: str
    own: str
    said: str
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class There:
    """A file of the folder as it is: ``card`` is read only where the bytes are not those agreed on."""

    file: str
    digest: str = ""
    card: ContactDraft | None = None
    refused: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """A contact, the identities (``uids``) that cards gave them, and the files of the folder they came from.

    ``own`` is the digest of their card. The card itself is read only where it or the file is not as agreed on.
    """

    contact: Contact
    own: str
    uids: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


class Pull(StrEnum):
    """What a file does to the network; NOTED takes in only the text of the file."""

    NEW = "new"
    CHANGED = "changed"
    NOTED = "noted"
    ARCHIVED = "archived"
    BACK = "brought back"


class Push(StrEnum):
    """What the network does to a file; FORGOTTEN is one that both sides let go of."""

    NEW = "new"
    CHANGED = "changed"
    AGAIN = "written again"
    REMOVED = "removed"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one file and one contact.

    ``here`` is the contact as compared, None for one yet to come or gone; ``there`` the file where it is there.
    ``card`` is what the contact's card becomes. ``uid`` names whoever the file is agreed to be of. ``before`` is
    what it said up to now, the oldest first. ``was`` is what the file was called when last agreed on. ``also``
    are files whose people were merged into this contact.
    """

    file: str
    uid: str = ""
    here: Here | None = None
    there: There | None = None
    pull: Pull | None = None
    push: Push | None = None
    card: ContactDraft | None = None
    conflicts: tuple[Conflict, ...] = ()
    before: tuple[str, ...] = ()
    was: str = ""
    also: tuple[There, ...] = ()
    says: str = ""

    @property
    def name(self) -> str:
        """Whom it is about."""
        card = self.there.card if self.there else None
        return self.here.contact.name if self.here else card.name if card else self.file


@dataclass(frozen=True, slots=True)
class FolderPlan:
    """All that a sync would do; ``known`` is how many files it began with, ``same`` how many stay as they are."""

    steps: tuple[Step, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    known: int = 0
    same: int = 0

    @property
    def alarm(self) -> str:
        """What is too strange to be meant, in one sentence: most of the files gone, or about to go."""
        if self.known < FEW_FILES:
            return ""
        gone = sum(step.pull is Pull.ARCHIVED or step.push is Push.AGAIN for step in self.steps)
        if 2 * gone > self.known:
            return f"{gone} of its {self.known} files are gone, as if its disk were not there, or not all of it"
        going = sum(step.push is Push.REMOVED for step in self.steps)
        if 2 * going > self.known:
            return f"{going} of its {self.known} files would be removed, for their people are not here any more"
        return ""
