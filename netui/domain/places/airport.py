"""Waiting at an airport: for how long, whom to call meanwhile, and the number as a telephone takes it."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from netui.domain.frozen import dataclass
from netui.domain.places.near import Candidate, ranked
from netui.domain.places.place import Place

CALLS = 5
"""How many calls are proposed."""

RESTED_DAYS = 7
"""Whoever was in touch in so many days is left in peace."""

USUAL_MINUTES = 40
_MOST_MINUTES = 999
_LONGEST = 60
_TYPED = re.compile(
    r"\s*(?:i have\s+)?(?:(\d{1,4})(?:\s*(?:minutes?|mins?|m)\b)?)?\s*(?:(?:at|in)\b)?[\s,]*(.*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Wait:
    """The time to call in: so many ``minutes`` from the instant ``since`` on, at a place."""

    place: Place
    minutes: int
    since: datetime

    def left(self, at: datetime) -> int:
        """The whole minutes left at an instant, 0 when it is time to board."""
        return max(0, int((self.since + timedelta(minutes=self.minutes) - at).total_seconds() // 60))

    def says(self, at: datetime) -> str:
        """``31 min left``, or that it is time."""
        left = self.left(at)
        return f"{left} min left" if left else "boarding now"


def read_wait(text: str) -> tuple[int, str]:
    """Minutes and place of ``40 PEK``, ``40 minutes at PEK``, ``PEK``; raises ValueError with a sentence."""
    typed = _TYPED.fullmatch(text)
    minutes = int(typed[1]) if typed and typed[1] else USUAL_MINUTES
    place = typed[2].strip() if typed else ""
    if not place or not 0 < minutes <= _MOST_MINUTES:
        raise ValueError("how many minutes, and where: 40 PEK")
    return minutes, place


def worth_a_call(people: Iterable[Candidate], today: date, most: int = CALLS) -> list[int]:
    """Whom to call while waiting, at most so many: by depth × overdue, whoever was not in touch this week.

    How far they live does not count: "calling from the local airport to say hello" costs nothing, and "he lived
    on Hainan Island … still, he felt it was important to call". Whom I only know of must have been in touch once.
    """
    rested = (
        who
        for who in people
        if (who.last is not None or who.depth > 0) and (who.last is None or (today - who.last).days > RESTED_DAYS)
    )
    return ranked(rested, today)[:most]


def dialled(number: str, country: str = "") -> str:
    """A typed number as one dials it from abroad, its groups apart: ``+34 600 12 31 23``.

    A national one is taken to be of ``country`` (ISO). Where that is not possible it is what can be dialled of the
    number as typed; empty for what has no digit.
    """
    import phonenumbers

    text = "".join(sign for sign in number[:_LONGEST] if sign.isprintable()).strip()
    try:
        parsed = phonenumbers.parse(text, country or None)
        if phonenumbers.is_possible_number(parsed):
            parsed.extension = None
            return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    except phonenumbers.NumberParseException:
        pass
    kept = "".join(sign for sign in text if sign.isascii() and (sign.isdigit() or sign in "+*# "))
    return kept.strip() if any(sign.isdigit() for sign in kept) else ""


def tel(number: str) -> str:
    """A number to dial as a ``tel:`` address (RFC 3966); empty for none."""
    plain = "".join(sign for sign in number if sign.isdigit() or sign in "+*#")
    return f"tel:{plain}" if plain else ""
