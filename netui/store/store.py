"""The open network: every verb and question of the store in one place."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from netui.domain.due.cadence import DEFAULT_TIERS, Interval
from netui.domain.people.contact import Tier
from netui.domain.places.hours import USUAL, DecentHours
from netui.store.checking.checking import Checking
from netui.store.due.agendas import Agendas
from netui.store.due.answers import Answers
from netui.store.due.attention import Attention
from netui.store.due.cadences import Cadences
from netui.store.due.clocks import Clocks
from netui.store.due.due import Due
from netui.store.due.matters import Matters
from netui.store.due.plans import Plans
from netui.store.due.spreading import Spreading
from netui.store.due.vacations import Vacations
from netui.store.due.visitors import Visitors
from netui.store.file import opening
from netui.store.file.backups import Backups
from netui.store.file.connection import Connection
from netui.store.file.errors import StoreError
from netui.store.file.history import History
from netui.store.giving.clips import Clips
from netui.store.giving.introductions import Introductions
from netui.store.giving.matchmaking import Matchmaking
from netui.store.giving.referrals import Referrals
from netui.store.giving.rounds import Rounds
from netui.store.incoming.conflicts import Conflicts
from netui.store.incoming.imports import Imports
from netui.store.incoming.mails import Mails
from netui.store.network.whole_network import WholeNetworks
from netui.store.people.adding import Adding
from netui.store.people.addresses import Addresses
from netui.store.people.cards import Cards
from netui.store.people.contacts import Contacts
from netui.store.people.dates import Dates
from netui.store.people.dossiers import Dossiers
from netui.store.people.duplicates import Duplicates
from netui.store.people.facts import Facts
from netui.store.people.finding import Finding
from netui.store.people.forgetting import Forgetting
from netui.store.people.known import KnownThings
from netui.store.people.merging import Merging
from netui.store.people.promoting import Promoting
from netui.store.people.querying import Querying
from netui.store.people.relations import Relations
from netui.store.people.removing import Removing
from netui.store.people.saved_lists import SavedLists
from netui.store.practice.briefs import Briefs
from netui.store.practice.counted import CountedThings
from netui.store.practice.dormancy import Dormancy
from netui.store.practice.event_plans import EventPlans
from netui.store.practice.events import Events
from netui.store.practice.following import Following
from netui.store.practice.health import Healths
from netui.store.timeline.drafts import Drafts
from netui.store.timeline.interactions import Interactions
from netui.store.timeline.promises import Promises
from netui.store.timeline.timeline import Timeline
from netui.store.travel.local_hours import LocalHours
from netui.store.travel.nearby import Nearby
from netui.store.travel.places import Places
from netui.store.travel.positions import Positions
from netui.store.travel.trips import Trips


class Store:
    """One open file. Each attribute holds the verbs and questions of one subject."""

    def __init__(
        self,
        connection: Connection,
        backups: Path,
        tiers: Mapping[Tier, Interval],
        days_off: frozenset[int] = frozenset(),
        decent: DecentHours = USUAL,
        home: str = "",
    ) -> None:
        self.connection = connection
        self.contacts = Contacts(connection)
        self.attention = Attention(connection, self.contacts)
        self.promises = Promises(connection)
        self.timeline = Timeline(connection, self.promises)
        self.interactions = Interactions(connection, self.contacts, self.timeline)
        self.adding = Adding(connection, self.contacts, self.interactions)
        self.clocks = Clocks(connection, self.contacts)
        self.events = Events(connection, self.contacts, self.interactions, self.attention)
        self.dates = Dates(connection, self.contacts)
        self.facts = Facts(connection)
        self.relations = Relations(connection, self.contacts)
        self.vacations = Vacations(connection)
        self.saved_lists = SavedLists(connection)
        cadences = Cadences(connection, tiers)
        self.finding = Finding(connection)
        self.addresses = Addresses(connection, self.finding)
        self.mails = Mails(connection, self.interactions)
        self.introductions = Introductions(connection, self.contacts, self.interactions, self.finding)
        self.matchmaking = Matchmaking(connection, self.contacts, self.introductions)
        self.referrals = Referrals(connection, self.contacts, self.interactions)
        answers = Answers(connection)
        self.places = Places(connection, home)
        self.positions = Positions(connection)
        self.plans = Plans(connection)
        visitors = Visitors(connection, self.places, self.positions)
        self.matters = Matters(
            connection, self.contacts, self.facts, self.referrals, answers, self.introductions, visitors
        )
        self.due = Due(
            connection, self.clocks, self.dates, self.matters, self.vacations, cadences, self.plans, days_off
        )
        self.known = KnownThings(connection, self.facts)
        self.following = Following(
            connection,
            self.contacts,
            self.timeline,
            self.interactions,
            self.clocks,
            self.facts,
            self.promises,
        )
        self.hours = LocalHours(self.positions, decent)
        self.clips = Clips(connection, self.contacts, self.facts, self.interactions, self.following)
        self.briefs = Briefs(
            connection,
            self.contacts,
            self.timeline,
            self.promises,
            self.known,
            self.relations,
            self.due,
            self.referrals,
            self.clips,
            self.introductions,
            self.hours,
        )
        self.dormancy = Dormancy(connection, self.contacts, self.timeline, cadences, self.facts, self.hours)
        self.nearby = Nearby(
            connection,
            self.positions,
            self.hours,
            self.due,
            self.timeline,
            self.promises,
            self.facts,
            cadences,
        )
        self.trips = Trips(connection, self.contacts, self.places, self.positions, self.nearby, self.referrals)
        self.event_plans = EventPlans(connection, self.contacts, self.events, self.places, self.nearby, self.trips)
        self.querying = Querying(connection, self.due, self.places, self.positions)
        self.drafts = Drafts(connection)
        self.cards = Cards(connection, self.contacts, self.facts, self.relations, self.finding)
        self.rounds = Rounds(connection, self.contacts, self.facts, self.timeline)
        self.health = Healths(connection, self.promises, self.following, cadences, self.rounds)
        self.counted = CountedThings(connection, self.contacts, self.timeline)
        self.spreading = Spreading(connection, self.attention, self.due)
        self.promoting = Promoting(
            connection, self.contacts, self.attention, self.spreading, self.finding, cadences
        )
        self.duplicates = Duplicates(connection, self.contacts)
        self.conflicts = Conflicts(connection, self.contacts)
        self.removing = Removing(connection, self.contacts)
        self.whole_network = WholeNetworks(connection, self.contacts)
        self.dossiers = Dossiers(connection, self.timeline)
        self.agendas = Agendas(self.contacts, self.dossiers, self.timeline, self.due, self.trips)
        self.history = History(connection)
        self.backups = Backups(connection, backups)
        self.forgetting = Forgetting(connection, self.removing, self.backups)
        self.merging = Merging(connection, self.contacts, self.backups.make)
        self.imports = Imports(connection, self.contacts, self.relations, self.clocks, self.backups.make)
        self.checking = Checking(connection, self.backups, self.whole_network)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.connection.path

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(
    path: Path,
    *,
    now: datetime,
    backups: Path,
    create: bool = False,
    tiers: Mapping[Tier, Interval] = DEFAULT_TIERS,
    days_off: frozenset[int] = frozenset(),
    decent: DecentHours = USUAL,
    home: str = "",
) -> Store:
    """Open the network at ``path``; with ``create`` a missing one is made.

    ``tiers``, ``days_off`` (weekdays, 0 is Monday), ``decent`` (hours to call at) and ``home`` (where I live, as
    typed) are the user's choices;
    ``backups`` is the folder for its backups; an older file is backed up there before it is migrated.
    Raises StoreError with one sentence; FileRefused for a file that is foreign or newer, which stays untouched.
    """
    exists = opening.look(path)
    if not exists:
        if not create:
            raise StoreError(f"there is no network at {path} yet: netui, netui add or netui import makes one")
        opening.create(path)
    connection = Connection(path)
    try:
        store = Store(connection, backups, tiers, days_off, decent, home)
        if opening.version_of(connection.database) < opening.VERSION:
            if exists:
                store.backups.make(now)
            opening.migrate(connection.database, path)
            connection.read_anew()
    except BaseException:
        connection.close()
        raise
    return store
