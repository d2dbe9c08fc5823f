"""Referrals in the file: opened, won or lost, celebrated or thanked for, and what each of them calls for."""

from typing import Any

from netui.domain.giving.money import amount_words
from netui.domain.giving.referral import (
    Form,
    Referral,
    ReferralDraft,
    ReferralSide,
    ReferralState,
    parse_referral,
    referral_line,
)
from netui.domain.interaction import Kind
from netui.domain.line.logline import LogLine, literal, parse_log
from netui.domain.line.tokens import QUOTES
from netui.domain.moment import Moment
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.file.fields import utc_text
from netui.store.giving.known_referrals import KnownReferrals
from netui.store.models.practice import ReferralRow
from netui.store.models.timeline import InteractionRow
from netui.store.people.contacts import Contacts
from netui.store.timeline.interactions import Interactions
from netui.store.timeline.referring import columns

_TOUCHED_TODAY = """
SELECT i.id FROM participant p JOIN interaction i ON i.id = p.interaction_id
WHERE p.contact_id = :contact AND p.present AND i.touch AND i.day = :today AND i.at <= :now
ORDER BY i.at DESC, i.id DESC LIMIT 1
"""


class Referrals(KnownReferrals):
    """The verbs and questions about business won."""

    def __init__(self, connection: Connection, contacts: Contacts, interactions: Interactions) -> None:
        super().__init__(connection)
        self._contacts = contacts
        self._interactions = interactions

    def open(self, contact_id: int, side: ReferralSide, draft: ReferralDraft, now: Moment) -> Change:
        """Keep a new referral, and a note on the timeline that tells of it; the balance counts it once.

        ``Change.subject`` is the referral. Raises StoreError for one that says nothing.
        """
        _check(draft)
        given = side is ReferralSide.GIVEN
        for_whom = f"{'for' if given else 'from'} {self._contacts.names([contact_id])}"
        with self._file.changing(f"referral {for_whom}: {draft.what[:60]}", now.at) as doing:
            entry = self._note(contact_id, _note_of(side, draft), now)
            # The line of the note has begun one given; what it is called may hold what no line can quote.
            self._file.run(ReferralRow.delete().where(ReferralRow.interaction == entry))
            doing.subject = self._file.run(
                ReferralRow.insert(
                    contact=contact_id, interaction=entry, side=side, opened_on=now.day, **columns(draft)
                )
            )
        return doing.change

    def edit(self, referral_id: int, draft: ReferralDraft, now: Moment) -> Change:
        """Word it anew, with another form or amount; raises StoreError for nothing."""
        _check(draft)
        return self._update(referral_id, "edit", now, **columns(draft))

    def won(self, referral_id: int, now: Moment) -> Change:
        """The business was won: for them it is to be celebrated, for me thanks are due once more."""
        had = self.get(referral_id)
        again = {} if had.side is ReferralSide.GIVEN else {"honoured_on": None, "honoured_by": None}
        return self._close(had, ReferralState.WON, now, **again)

    def lost(self, referral_id: int, now: Moment) -> Change:
        """The business was lost; thanks said for it stay said."""
        return self._close(self.get(referral_id), ReferralState.LOST, now)

    def reopen(self, referral_id: int, now: Moment) -> Change:
        """It is open after all."""
        had = self.get(referral_id)
        celebrated = {"honoured_on": None, "honoured_by": None} if had.side is ReferralSide.GIVEN else {}
        return self._update(referral_id, "open again", now, state=ReferralState.OPEN, closed_on=None, **celebrated)

    def honour(self, referral_id: int, now: Moment) -> Change:
        """Celebrated, or thanked for. A win celebrated is pinned to the timeline.

        It is pinned to today's touch with them, or else to a note that says so. Raises StoreError for what there
        is nothing to celebrate about yet.
        """
        had = self.get(referral_id)
        if had.honoured_on is not None:
            return Change(None, f"celebrated or thanked for: {had.words[:60]}", referral_id)
        if had.side is ReferralSide.RECEIVED:
            return self._update(referral_id, f"thanked {had.contact[:60]} for", now, honoured_on=now.day)
        if not had.won_for_them:
            raise StoreError("only what was won is celebrated: say first that it was")
        with self._file.changing(f"celebrated with {had.contact[:60]}: {had.words[:60]}", now.at) as doing:
            doing.subject = referral_id
            entry = self._touched_today(had.contact_id, now)
            if entry is None:
                entry = self._note(had.contact_id, literal(f"celebrated: {had.words}"), now)
            self._update(referral_id, "celebrated", now, honoured_on=now.day, honoured_by=entry)
        return doing.change

    def remove(self, referral_id: int, now: Moment) -> Change:
        """Take a referral away, with the note that only told of it; any other entry stays as it is."""
        had = self.get(referral_id)
        with self._file.changing(f"delete the referral {had.words[:60]}", now.at) as doing:
            doing.subject = had.contact_id
            self._file.run(ReferralRow.delete().where(ReferralRow.id == referral_id))
            entry = self._file.row(InteractionRow.select().where(InteractionRow.id == had.interaction_id))
            if entry is not None and entry.kind == Kind.NOTE and _only_tells(_parsed(entry.line, now), had, now):
                self._interactions.delete(entry.id, now)
        return doing.change

    def _close(self, had: Referral, state: ReferralState, now: Moment, **more: Any) -> Change:
        if had.state is state:
            return Change(None, f"{state}: {had.words[:60]}", had.id)
        return self._update(had.id, state, now, state=state, closed_on=now.day, **more)

    def _update(self, referral_id: int, verb: str, now: Moment, **changed: Any) -> Change:
        had = self.get(referral_id)
        with self._file.changing(f"{verb}: {had.words[:60]}", now.at) as doing:
            doing.subject = referral_id
            self._file.run(ReferralRow.update(changed).where(ReferralRow.id == referral_id))
        return doing.change

    def _note(self, contact_id: int, text: str, now: Moment) -> int:
        entry = self._interactions.log(Kind.NOTE, [contact_id], _parsed(text, now), now).subject
        assert entry is not None
        return entry

    def _touched_today(self, contact_id: int, now: Moment) -> int | None:
        rows = self._file.named_sql(
            _TOUCHED_TODAY, contact=contact_id, today=now.day.isoformat(), now=utc_text(now.at)
        )
        return rows[0][0] if rows else None


def _check(draft: ReferralDraft) -> None:
    if draft.problem or not draft.what.strip():
        raise StoreError(draft.problem or "a referral says what it is")


def _parsed(text: str, now: Moment) -> LogLine:
    """A line as understood, in which a name means nobody: its words are words."""
    return parse_log(text, now=now.at, zone=now.zone, find=lambda _: ())


def _note_of(side: ReferralSide, draft: ReferralDraft) -> str:
    """The line of the note that tells of a referral."""
    return _mark(draft) if side is ReferralSide.GIVEN else _kindness(draft)


def _only_tells(line: LogLine, had: Referral, now: Moment) -> bool:
    """Whether a note says nothing but that there is this referral."""
    more = (line.when, line.minutes, line.promises, line.facts, line.tags, line.next)
    told = _parsed(_note_of(had.side, ReferralDraft(had.what, had.form, had.amount)), now).words
    return not any(more) and len(line.gives) == 1 and line.words in ("", told)


def _mark(draft: ReferralDraft) -> str:
    """``!referral "Harbour fit-out, 40000 EUR"``: the line that tells of a referral given, and means it."""
    words = _told(draft)
    if parse_referral(words) != draft:
        words = " ".join(referral_line(draft).split())
    for opening, closing in QUOTES.items():
        if opening not in words and closing not in words:
            return f"!referral {opening}{words}{closing}"
    return f"{literal(words)} !referral"


def _kindness(draft: ReferralDraft) -> str:
    did = "helped me with" if draft.form is Form.HELP else "recommended me for"
    return f"{literal(f'{did} {draft.what}{_worth(draft)}')} !kind"


def _told(draft: ReferralDraft) -> str:
    led = "help: " if draft.form is Form.HELP else ""
    return f"{led}{draft.what}{_worth(draft)}"


def _worth(draft: ReferralDraft) -> str:
    return f", {amount_words(draft.amount)}" if draft.amount else ""
