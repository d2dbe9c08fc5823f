"""A contact and its first entry from one line: one change, one undo."""

from netui.domain.interaction import Kind
from netui.domain.line.addline import AddLine
from netui.domain.moment import Moment
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.people.contacts import Contacts
from netui.store.timeline.drafts import DraftKey, let_go
from netui.store.timeline.interactions import Interactions


class Adding:
    """The verb behind the add line."""

    def __init__(self, connection: Connection, contacts: Contacts, interactions: Interactions) -> None:
        self._file = connection
        self._contacts = contacts
        self._interactions = interactions

    def add(self, line: AddLine, now: Moment, draft: DraftKey | None = None) -> Change:
        """Add the contact of ``line`` and log what stands after its ``; ``; ``Change.subject`` is the contact.

        ``draft`` names the unfinished line this was, if it was one. Raises StoreError for a line without a name.
        """
        if not line.draft.name.strip():
            raise StoreError("a contact needs a name before the first comma")
        with self._file.changing(f"add {line.draft.name}", now.at) as doing:
            contact_id = self._contacts.add(line.draft, now).subject or 0
            if line.log is not None:
                self._interactions.log(line.kind or Kind.NOTE, [contact_id], line.log, now)
            let_go(self._file, draft)
            doing.subject = contact_id
        return doing.change
