"""When the demo's tables say that something happened, and the entries they tell of."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from netui.domain.interaction import Kind
from netui.domain.line.logline import LogLine, parse_log
from netui.domain.moment import Moment, moment_on
from netui.store import Store

Plan = Callable[[Moment, Callable[[Moment], object]], None]
"""Have something done at a moment, all of it in the order of time."""

TALK, DESK = time(16, 20), time(18, 10)
"""When one talks, and when one writes down what one knows."""


class Diary:
    """The days before ``now`` and the people of the demo; ``ids`` grows while their lives are planned."""

    def __init__(self, store: Store, now: Moment, ids: dict[str, int]) -> None:
        self.store = store
        self.now = now
        self.ids = ids

    def day(self, ago: int) -> date:
        """The civil day so many days before today; of a negative number one to come."""
        return self.now.day - timedelta(days=ago)

    def on(self, ago: int, clock: time) -> Moment:
        """An hour of the day so many days before today, where I am now."""
        return moment_on(self.day(ago), self.now.zone, clock)

    def before(self, hours: float) -> datetime:
        """The instant so many hours ago."""
        return self.now.at - timedelta(hours=hours)

    def log(self, who: int, text: str, at: Moment) -> int:
        """Log ``text``, a kind and then a log line, with a contact; the id of the entry."""
        kind, _, words = text.partition(" ")
        return self.store.interactions.log(Kind(kind), [who], self.read(words, at), at).subject or 0

    def read(self, words: str, at: Moment) -> LogLine:
        """A log line as it was meant ``at`` that moment."""
        return parse_log(words, now=at.at, zone=at.zone, find=self.store.finding.resolve)
