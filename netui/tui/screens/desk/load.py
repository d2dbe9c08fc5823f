"""The load of the queue: a pile-up spread, vacations, and those waiting for another day."""

from datetime import date

from textual import work

from netui.store import StoreError
from netui.tui.screens.desk.travelling import Travelling

_BETWEEN = (" to ", " until ", " till ", " – ", " - ", "–")


class QueueLoad(Travelling):
    """What keeps the queue as long as a day."""

    def action_spread(self) -> None:
        """Give everyone who is due by cadence a day of their own."""
        try:
            self.said(self.store.spreading.spread(self.clock(), self.config.daily_limit))
        except StoreError as error:
            self.refuse(error)

    def action_waiting(self) -> None:
        """Show those waiting for another day in the queue's pane, or today's items again."""
        self.shows_waiting = not self.shows_waiting
        self.reload()
        self.queue.list.start()
        self.go_to(self.queue)

    def show_read(self) -> None:
        """When nobody waits any more, today's items are shown again."""
        super().show_read()
        if self.shows_waiting and not self.due.waiting:
            self.shows_waiting = False
            self._show_queue()

    @work
    async def action_vacation(self) -> None:
        """Ask for the first and the last day of a vacation; ``none`` gives up those to come."""
        from netui.domain.day_words import short_day
        from netui.tui.screens.dialogs.ask import AskScreen

        today = self.clock().day
        ahead = [one for one in self.store.vacations.listed() if one.ends >= today]
        value = " to ".join(day.isoformat() for day in (ahead[0].begins, ahead[0].ends)) if ahead else ""

        def check(text: str) -> tuple[bool, str]:
            if not text.strip():
                return False, "two days: 20 dec to 3 jan"
            if text.strip().casefold() == "none":
                return bool(ahead), "no vacation after all" if ahead else "there is no vacation to give up"
            days = two_days(text, today)
            if days is None:
                return False, "two days: 20 dec to 3 jan, fri 1 jan, today 2w; none gives it up"
            begins, ends = (short_day(day, today) for day in days)
            return True, f"→ no cadence from {begins} to {ends}; promises go on"

        title = "Vacation: cadences pause, both days included"
        text = await self.app.push_screen_wait(AskScreen(title, check, value=value))
        if text is None:
            return
        days = two_days(text, today)
        if days is None:
            for one in ahead:
                self.said(self.store.vacations.give_up(one.id, self.clock()))
        elif not any((one.begins, one.ends) == days for one in ahead):
            self.said(self.store.vacations.take(*days, self.clock()))


def two_days(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day that ``text`` names, parted by a word, a dash or a blank; None for others."""
    for between in _BETWEEN:
        first, parted, last = text.partition(between)
        if parted and (days := _in_order(first, last, today)):
            return days
    words = text.split()
    pairs = ((words[:at], words[at:]) for at in range(1, len(words)))
    found = (_in_order(" ".join(first), " ".join(last), today) for first, last in pairs)
    return next((days for days in found if days), None)


def _in_order(first: str, last: str, today: date) -> tuple[date, date] | None:
    from netui.domain.line.typed_dates import parse_day

    begins = parse_day(first.strip(), today)
    ends = parse_day(last.strip(), begins or today)
    return (begins, ends) if begins and ends and begins <= ends else None
