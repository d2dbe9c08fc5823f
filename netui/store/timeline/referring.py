"""Referrals as entries tell of them: begun by a line, kept in step with it, handed over, thanked for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from netui.domain.folding import storable
from netui.domain.giving.referral import ReferralDraft, ReferralSide, ReferralState, parse_referral
from netui.domain.line.drafts import GiveDraft, LogLine
from netui.domain.timeline import Entry, Give
from netui.store.file.connection import Connection
from netui.store.models.practice import ReferralRow

_GIVE = "referral"


def said(gives: Sequence[GiveDraft | Give], words: str) -> list[ReferralDraft]:
    """The referrals given that a line tells of: what stands behind ``!referral``, or else the line's words."""
    found = (
        parse_referral(give.detail) if give.detail else ReferralDraft(" ".join(words.split()))
        for give in gives
        if give.kind == _GIVE and give.mine
    )
    return [draft for draft in found if draft.what]


def columns(draft: ReferralDraft) -> dict[str, Any]:
    """A draft as columns of its row."""
    amount = draft.amount
    return {
        "form": draft.form,
        "what": storable(draft.what),
        "value": None if amount is None else f"{amount.value:f}",
        "currency": "" if amount is None else amount.currency,
    }


def tell(file: Connection, entry: int, subjects: Sequence[int], line: LogLine, day: date, *, thanks: bool) -> None:
    """What a new entry says of referrals, ``thanks`` for them included; one of nobody yet waits with its entry."""
    if subjects:
        begin(file, entry, subjects[0], said(line.gives, line.words), day)
    if thanks:
        thank(file, entry, subjects, day)


def begin(file: Connection, entry: int, contact_id: int, drafts: Sequence[ReferralDraft], day: date) -> None:
    """Begin the referrals given that an entry tells of; they are open."""
    for draft in drafts:
        file.run(
            ReferralRow.insert(
                contact=contact_id,
                interaction=entry,
                side=ReferralSide.GIVEN,
                opened_on=day,
                **columns(draft),
            )
        )


def keep_in_step(
    file: Connection, before: Entry, subjects: Sequence[int], line: LogLine, day: date, *, thanks: bool
) -> None:
    """Let the referrals of an entry follow its new line; what was worded anew, won or lost since stays."""
    entry = before.interaction.id
    _dishonour(file, entry, ReferralRow.side == ReferralSide.RECEIVED)
    if thanks:
        thank(file, entry, subjects, day)
    old, new = said(before.gives, before.interaction.words), said(line.gives, line.words)
    if old == new or not subjects:
        return
    written = [columns(draft) for draft in old if draft not in new]
    fresh = [draft for draft in new if draft not in old]
    untouched = ReferralRow.select().where(
        ReferralRow.interaction == entry, ReferralRow.state == ReferralState.OPEN
    )
    for row in file.rows(untouched.order_by(ReferralRow.id).dicts()):
        if {name: row[name] for name in ("form", "what", "value", "currency")} not in written:
            continue
        this = ReferralRow.id == row["id"]
        file.run(
            ReferralRow.update(columns(fresh.pop(0))).where(this) if fresh else ReferralRow.delete().where(this)
        )
    begin(file, entry, subjects[0], fresh[: max(0, len(new) - len(old))], day)


def forget(file: Connection, entry: int) -> None:
    """Before an entry goes: what it began goes too unless it was won or lost, what it honoured is due again."""
    began = ReferralRow.interaction == entry
    file.run(ReferralRow.delete().where(began, ReferralRow.state == ReferralState.OPEN))
    file.run(ReferralRow.update(interaction=None).where(began))
    _dishonour(file, entry)


def hand_over(file: Connection, before: Entry, contact_id: int, *, assigned: bool, thanks: bool) -> None:
    """An entry becomes another contact's, with what it began; one ``assigned`` from the inbox begins it now.

    What it honoured with others is due again; the ``thanks`` it says are theirs whose it is now.
    """
    entry = before.interaction
    began = ReferralRow.interaction == entry.id
    file.run(ReferralRow.update(honoured_by=None).where(began, ReferralRow.honoured_by != entry.id))
    file.run(ReferralRow.update(contact=contact_id).where(began))
    _dishonour(file, entry.id, ReferralRow.contact != contact_id)
    if thanks:
        thank(file, entry.id, [contact_id], entry.moment.day)
    if assigned:
        begin(file, entry.id, contact_id, said(before.gives, entry.words), entry.moment.day)


def thank(file: Connection, entry: int, subjects: Sequence[int], day: date) -> None:
    """Thanks said in an entry are said for every referral received from them by its day."""
    due = ReferralRow.update(honoured_on=day, honoured_by=entry).where(
        ReferralRow.contact.in_(list(subjects)),
        ReferralRow.side == ReferralSide.RECEIVED,
        ReferralRow.honoured_on.is_null(),
        ReferralRow.opened_on <= day,
        ReferralRow.closed_on.is_null() | (ReferralRow.closed_on <= day),
    )
    file.run(due)


def _dishonour(file: Connection, entry: int, *more: Any) -> None:
    update = ReferralRow.update(honoured_on=None, honoured_by=None)
    file.run(update.where(ReferralRow.honoured_by == entry, *more))
