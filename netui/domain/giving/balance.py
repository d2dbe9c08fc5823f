"""The balance with one contact: what I gave and asked, and the kindnesses received, which are never forgotten."""

from collections.abc import Iterable
from datetime import date

from netui.domain.frozen import dataclass
from netui.domain.people.known import Given


@dataclass(frozen=True, slots=True)
class Balance:
    """Gives, asks and kindnesses since we know each other, and those of this calendar year."""

    gave: int = 0
    gave_this_year: int = 0
    asked: int = 0
    asked_this_year: int = 0
    received: int = 0
    received_this_year: int = 0

    @property
    def gave_words(self) -> str:
        """``gave 7 (2 this year)``; empty where nothing was given."""
        return _words("gave", self.gave, self.gave_this_year)

    @property
    def asked_words(self) -> str:
        """``asked 1``; empty where nothing was asked."""
        return _words("asked", self.asked, self.asked_this_year)

    @property
    def received_words(self) -> str:
        """``♥ received 2``; empty where nothing was received."""
        return _words("♥ received", self.received, 0)

    def says(self) -> str:
        """``gave 7 (2 this year) · asked 1 · ♥ received 2``, what there was none of left out."""
        return " · ".join(part for part in (self.gave_words, self.asked_words, self.received_words) if part)


def balance(given: Iterable[Given], asked: Iterable[date], today: date) -> Balance:
    """The balance from what was given either way and the days I asked for something.

    A kindness counts the same however old it is: "I've never forgotten it" (the friend's tale).
    """
    all_of_it = list(given)
    mine = [one for one in all_of_it if one.mine]
    theirs = [one for one in all_of_it if not one.mine]
    asks = list(asked)
    return Balance(
        len(mine),
        sum(_this_year(one.day, today) for one in mine),
        len(asks),
        sum(_this_year(day, today) for day in asks),
        len(theirs),
        sum(_this_year(one.day, today) for one in theirs),
    )


def _this_year(day: date | None, today: date) -> bool:
    return day is not None and day.year == today.year


def _words(verb: str, count: int, this_year: int) -> str:
    if not count:
        return ""
    return f"{verb} {count}{f' ({this_year} this year)' if 0 < this_year < count else ''}"
