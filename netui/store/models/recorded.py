"""Which tables are part of undo, and which are kept beside the network."""

from netui.store.models.attention import GreetingRow, SavedListRow, SettledRow, SnoozeRow, VacationRow, WaiverRow
from netui.store.models.incoming import (
    BroughtRow,
    ColumnMapRow,
    ConflictRow,
    DepartedRow,
    InStepRow,
    TwoPeopleRow,
)
from netui.store.models.people import (
    CardRow,
    ContactDateRow,
    ContactRow,
    ContactTagRow,
    JobRow,
    PointRow,
    RelationRow,
    TagRow,
)
from netui.store.models.practice import (
    DismissalRow,
    EventContactRow,
    EventRow,
    FollowUpStepRow,
    IntroductionRow,
    IntroductionStepRow,
    ReferralRow,
    RoundAnswerRow,
)
from netui.store.models.record import DraftRow
from netui.store.models.row import Row
from netui.store.models.timeline import (
    ClipRow,
    FactRow,
    GiveRow,
    InteractionRow,
    NextDateRow,
    ParticipantRow,
    PromiseMoveRow,
    PromiseRow,
)
from netui.store.models.travel import LegRow, PlaceAliasRow, PreparedRow, TripRow, VisitRow

RECORDED: tuple[type[Row], ...] = (
    ContactRow,
    PointRow,
    TagRow,
    ContactTagRow,
    ContactDateRow,
    CardRow,
    InteractionRow,
    ParticipantRow,
    PromiseRow,
    PromiseMoveRow,
    FactRow,
    GiveRow,
    NextDateRow,
    SnoozeRow,
    WaiverRow,
    GreetingRow,
    JobRow,
    RelationRow,
    EventRow,
    EventContactRow,
    FollowUpStepRow,
    VacationRow,
    SavedListRow,
    ClipRow,
    IntroductionRow,
    IntroductionStepRow,
    ReferralRow,
    SettledRow,
    DismissalRow,
    RoundAnswerRow,
    PlaceAliasRow,
    TripRow,
    LegRow,
    VisitRow,
    PreparedRow,
    BroughtRow,
    DepartedRow,
    ConflictRow,
    TwoPeopleRow,
    InStepRow,
)
"""Every table whose changes can be undone."""

BESIDE: tuple[type[Row], ...] = (DraftRow, ColumnMapRow)
"""What is kept beside the network, and stays through undo: unfinished lines, the meanings of columns."""
