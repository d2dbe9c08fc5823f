"""Who somebody is, what is known of them and what happened: the rooms every other one stands on."""

from functools import cached_property
from typing import TYPE_CHECKING

from netui.store.file.connection import Connection

if TYPE_CHECKING:
    from netui.store.incoming.mails import Mails
    from netui.store.people.adding import Adding
    from netui.store.people.addresses import Addresses
    from netui.store.people.cards import Cards
    from netui.store.people.contacts import Contacts
    from netui.store.people.dates import Dates
    from netui.store.people.dossiers import Dossiers
    from netui.store.people.duplicates import Duplicates
    from netui.store.people.facts import Facts
    from netui.store.people.finding import Finding
    from netui.store.people.known import KnownThings
    from netui.store.people.relations import Relations
    from netui.store.people.removing import Removing
    from netui.store.people.saved_lists import SavedLists
    from netui.store.timeline.drafts import Drafts
    from netui.store.timeline.interactions import Interactions
    from netui.store.timeline.promises import Promises
    from netui.store.timeline.timeline import Timeline


class PeopleRooms:
    """People, what is known of them, and their timelines; each room is loaded when it is first asked for."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def contacts(self) -> "Contacts":
        """People, by their cards."""
        from netui.store.people.contacts import Contacts

        return Contacts(self.connection)

    @cached_property
    def finding(self) -> "Finding":
        """From typed words to people."""
        from netui.store.people.finding import Finding

        return Finding(self.connection)

    @cached_property
    def facts(self) -> "Facts":
        """What is known of people."""
        from netui.store.people.facts import Facts

        return Facts(self.connection)

    @cached_property
    def known(self) -> "KnownThings":
        """What is known of people, as it is shown."""
        from netui.store.people.known import KnownThings

        return KnownThings(self.connection, self.facts)

    @cached_property
    def relations(self) -> "Relations":
        """Who is who to whom."""
        from netui.store.people.relations import Relations

        return Relations(self.connection, self.contacts)

    @cached_property
    def dates(self) -> "Dates":
        """Birthdays and other dates."""
        from netui.store.people.dates import Dates

        return Dates(self.connection, self.contacts)

    @cached_property
    def cards(self) -> "Cards":
        """The card form."""
        from netui.store.people.cards import Cards

        return Cards(self.connection, self.contacts, self.facts, self.relations, self.finding)

    @cached_property
    def saved_lists(self) -> "SavedLists":
        """Queries kept by a name."""
        from netui.store.people.saved_lists import SavedLists

        return SavedLists(self.connection)

    @cached_property
    def promises(self) -> "Promises":
        """My promises and theirs."""
        from netui.store.timeline.promises import Promises

        return Promises(self.connection)

    @cached_property
    def timeline(self) -> "Timeline":
        """What happened with people."""
        from netui.store.timeline.timeline import Timeline

        return Timeline(self.connection, self.promises)

    @cached_property
    def interactions(self) -> "Interactions":
        """Logging, and changing what was logged."""
        from netui.store.timeline.interactions import Interactions

        return Interactions(self.connection, self.contacts, self.timeline)

    @cached_property
    def adding(self) -> "Adding":
        """The add line."""
        from netui.store.people.adding import Adding

        return Adding(self.connection, self.contacts, self.interactions)

    @cached_property
    def drafts(self) -> "Drafts":
        """Unfinished lines."""
        from netui.store.timeline.drafts import Drafts

        return Drafts(self.connection)

    @cached_property
    def mails(self) -> "Mails":
        """Mails that were logged."""
        from netui.store.incoming.mails import Mails

        return Mails(self.connection, self.interactions)

    @cached_property
    def addresses(self) -> "Addresses":
        """E-mail addresses, for mail programs."""
        from netui.store.people.addresses import Addresses

        return Addresses(self.connection, self.finding)

    @cached_property
    def dossiers(self) -> "Dossiers":
        """Everything of some people, for an export."""
        from netui.store.people.dossiers import Dossiers

        return Dossiers(self.connection, self.timeline)

    @cached_property
    def duplicates(self) -> "Duplicates":
        """People who look like one."""
        from netui.store.people.duplicates import Duplicates

        return Duplicates(self.connection, self.contacts)

    @cached_property
    def removing(self) -> "Removing":
        """Deleting people."""
        from netui.store.people.removing import Removing

        return Removing(self.connection, self.contacts)
