"""Keys that work the queue: done and snooze."""

from datetime import date
from typing import TYPE_CHECKING

from textual import work

from netui.domain.due.cadence import Interval
from netui.domain.due.queue import Item, Reason, Subject
from netui.domain.interaction import Kind
from netui.domain.moment import Moment
from netui.store import Change, StoreError
from netui.store.timeline.drafts import INBOX
from netui.tui.screens.desk.writing import Writing

if TYPE_CHECKING:
    pass

_SPANS = (
    ("1", "a week", Interval(weeks=1)),
    ("2", "two weeks", Interval(weeks=2)),
    ("3", "a month", Interval(months=1)),
)


class Queueing(Writing):
    """What closes an item of the queue or puts it off."""

    def action_done(self) -> None:
        """Close the item by its first reason: kept, waived, celebrated, greeted, cleared, settled, or called."""
        item = self.chosen_item()
        if item is None:
            return
        now = self.clock()
        try:
            self._close_item(item, item.reasons[0], now)
        except StoreError as error:
            self.refuse(error)

    def _close_item(self, item: Item, reason: Reason, now: Moment) -> None:
        from netui.domain.line.logline import LogLine
        from netui.domain.practice.follow_up import ClockKind

        if item.promise is not None:
            self.said(self.store.promises.keep(item.promise.id, now))
            self.moved_on()
            return
        if item.plan is not None:
            self.said(self.store.plans.prepare(item.plan, now))
            self.moved_on()
            return
        contact_id = item.contact_id or INBOX
        match reason.subject:
            case Subject.FOLLOW_UP | Subject.REPLY:
                self.said(self.store.clocks.waive(contact_id, ClockKind(reason.subject), now))
            case Subject.DATE:
                self.said(self.store.dates.greet(contact_id, reason.of, now))
            case Subject.NEXT:
                self.said(self.store.attention.clear_next([contact_id], now))
            case Subject.NEED:
                self.said(self.store.facts.settle(int(reason.of), now))
            case Subject.CELEBRATION | Subject.THANKS:
                self.said(self.store.referrals.honour(int(reason.of), now))
            case Subject.ASK | Subject.OUTCOME | Subject.ECHO | Subject.INTRODUCTION | Subject.VISITOR:
                self.said(self.store.matters.settle(contact_id, reason.subject, int(reason.of), now))
            case _:
                self._log(Kind.CALL, contact_id, LogLine(""))
                return
        self.moved_on()

    @work
    async def action_snooze(self) -> None:
        """Put the item off: a week, two, a month, or until a date."""
        from netui.domain.day_words import spell
        from netui.tui.screens.dialogs.ask_day import ask_day
        from netui.tui.screens.dialogs.choice import Choice, ChoiceScreen

        item = self.chosen_item()
        if item is None:
            return
        today = self.clock().day
        choices: list[Choice[Interval | str]] = [
            Choice(key, ((f"{words:11}", ""), (spell(interval.after(today), today), "muted")), interval)
            for key, words, interval in _SPANS
        ]
        choices.append(Choice("s", (("until a date", ""),), "date"))
        chosen = await self.app.push_screen_wait(ChoiceScreen(f"Snooze {self._named(item)}", choices))
        if chosen == "date":
            until = await ask_day(self.app, f"Snooze {self._named(item)} until", today)
        else:
            until = chosen.after(today) if isinstance(chosen, Interval) else None
        if until is not None:
            self._snooze(item, until)

    def _named(self, item: Item) -> str:
        return item.promise.text[:40] if item.promise else item.name[:40]

    def _snooze(self, item: Item, until: date) -> None:
        now = self.clock()
        try:
            change: Change
            if item.promise is not None:
                change = self.store.attention.snooze_promise(item.promise.id, item.promise.text, until, now)
            elif item.plan is not None:
                change = self.store.plans.snooze(item.plan, until, now)
            elif item.contact_id is not None:
                subjects = dict.fromkeys(_hidden_with(reason) for reason in item.reasons)
                change = self.store.attention.snooze([item.contact_id], list(subjects), until, now)
            else:
                return
        except StoreError as error:
            self.refuse(error)
            return
        self.said(change)
        self.moved_on()

    def action_promises(self) -> None:
        """The ledger of all promises; a chosen one leads to the entry it was made in."""
        self.show_promises()

    @work
    async def show_promises(self, contact_id: int | None = None) -> None:
        """The ledger, of one contact or of all."""
        from netui.tui.screens.practice.ledger import LedgerScreen

        chosen = await self.app.push_screen_wait(LedgerScreen(self.store, self.clock, contact_id))
        self.reload()
        self.follow()
        if chosen is not None and chosen.contact_id is not None:
            self.show_contact(chosen.contact_id)
            self.go_to(self.timeline)
            self.timeline.list.show(self.timeline.list.rows, choose=chosen.interaction_id)


def _hidden_with(reason: Reason) -> Subject:
    """Under which subject a reason is put off: both clocks are hidden together."""
    return Subject.FOLLOW_UP if reason.subject is Subject.REPLY else reason.subject
