"""Referrals as they stand in the file, and what each of them calls for."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.moment import Moment
from netui.store.file.connection import Connection, one_of
from netui.store.file.errors import StoreError
from netui.store.models.people import ContactRow

if TYPE_CHECKING:
    from netui.domain.giving.referral import Referral, ReferralSide


class KnownReferrals:
    """The questions about business won."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def get(self, referral_id: int) -> "Referral":
        """One referral; raises StoreError when there is none of that id."""
        from netui.store.models.practice import ReferralRow

        found = self._some(ReferralRow.id == referral_id)
        if not found:
            raise StoreError(f"there is no referral with id {referral_id}")
        return found[0]

    def listed(self, side: "ReferralSide | None" = None, *, closed: bool = True) -> "list[Referral]":
        """Every referral, the newest first: of one ``side``, or without those that need nothing any more."""
        from netui.store.models.practice import ReferralRow

        found = self._some(*([] if side is None else [ReferralRow.side == side]))
        return [one for one in found if closed or not one.closed]

    def of(self, contact_id: int) -> "list[Referral]":
        """The referrals given to and received from one contact, the newest first."""
        from netui.store.models.practice import ReferralRow

        return self._some(ReferralRow.contact == contact_id)

    def milestones(self, contact_id: int) -> "list[Referral]":
        """What was won for a contact and celebrated, the latest win first: it stays pinned to their timeline."""
        from netui.store.models.practice import ReferralRow

        # At every step through a list this is asked, and of hardly anybody there is one.
        pinned = "SELECT 1 FROM referral WHERE contact_id = ? AND honoured_on IS NOT NULL LIMIT 1"
        if not self._file.sql(pinned, contact_id):
            return []
        won = self._some(ReferralRow.contact == contact_id, ReferralRow.honoured_on.is_null(False))
        won = [one for one in won if one.won_for_them]
        return sorted(won, key=lambda one: (one.closed_on or one.opened_on, one.id), reverse=True)

    def matters(self, now: Moment, contact_id: int | None = None) -> dict[int, list[Matter]]:
        """What referrals call for today, by contact: celebrations, thanks, echoes of what was won; or of one."""
        from netui.domain.giving.referral import ReferralSide, ReferralState, echo_days, referral_matters
        from netui.store.models.practice import ReferralRow

        won = (ReferralRow.side == ReferralSide.GIVEN) & (ReferralRow.state == ReferralState.WON)
        due = ReferralRow.honoured_on.is_null() & (won | (ReferralRow.side == ReferralSide.RECEIVED))
        for first, last in echo_days(now.day):
            due |= won & ReferralRow.closed_on.between(first, last)
        rows = self._some(due, *([] if contact_id is None else [ReferralRow.contact == contact_id]))
        echoed = self._echoed({one.contact_id for one in rows if one.won_for_them and not one.to_honour})
        found: dict[int, list[Matter]] = {}
        for one in reversed(rows):
            if matters := list(referral_matters(one, now.day, echoed.get((one.contact_id, one.id)))):
                found.setdefault(one.contact_id, []).extend(matters)
        return found

    def _echoed(self, contact_ids: Iterable[int]) -> dict[tuple[int, int], date]:
        """When an echo was settled last, by contact and referral."""
        sql = f"SELECT contact_id, matter, max(settled_on) FROM settled WHERE {one_of('contact_id', contact_ids)} "
        rows = self._file.sql(f"{sql} AND subject = ? GROUP BY contact_id, matter", Subject.ECHO)
        return {(number, matter): date.fromisoformat(day) for number, matter, day in rows}

    def _some(self, *where: Any) -> "list[Referral]":
        from netui.store.models.practice import ReferralRow

        query = ReferralRow.select(ReferralRow, ContactRow.name).join(
            ContactRow, on=ReferralRow.contact == ContactRow.id
        )
        if where:
            query = query.where(*where)
        rows = self._file.rows(query.order_by(ReferralRow.opened_on.desc(), ReferralRow.id.desc()).dicts())
        return [_referral(row) for row in rows]


def _referral(row: dict[str, Any]) -> "Referral":
    from netui.domain.giving.money import Amount
    from netui.domain.giving.referral import Form, Referral, ReferralSide, ReferralState

    amount = None if row["value"] is None else Amount(Decimal(row["value"]), row["currency"])
    return Referral(
        row["id"],
        row["contact"],
        row["name"],
        ReferralSide(row["side"]),
        Form(row["form"]),
        row["what"],
        amount,
        ReferralState(row["state"]),
        row["opened_on"],
        row["closed_on"],
        row["honoured_on"],
        row["honoured_by"],
        row["interaction"],
    )
