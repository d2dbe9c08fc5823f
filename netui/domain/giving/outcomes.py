"""Gives whose outcome I have not heard: something sent weeks ago, and no word of theirs since."""

from collections.abc import Iterable
from datetime import date, timedelta

from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.frozen import dataclass
from netui.domain.pattern import pattern
from netui.domain.visible import clip

_ADDRESS = pattern(r"\s*https?://\S+")

ASKED_AFTER = timedelta(days=14)
"""When one asks whether it was of use."""

ASKED_UNTIL = timedelta(days=60)
"""When it is too late to ask."""

WITH_OUTCOME = ("article", "book", "event", "job", "lead", "referral", "mention")
"""What may have helped or not: an introduction has a record of its own, a gift and an ear are never reckoned."""


@dataclass(frozen=True, slots=True)
class Unheard:
    """A give without a word since, by the ``id`` of its entry; ``title`` is what it was, ``words`` the entry's."""

    id: int
    contact_id: int
    kind: str
    title: str
    words: str
    day: date


def outcome_matters(unheard: Iterable[Unheard], today: date) -> dict[int, list[Matter]]:
    """Whom to ask ``did it help?``, one give for each contact, the latest of those old enough."""
    latest: dict[int, Unheard] = {}
    for one in unheard:
        known = latest.get(one.contact_id)
        fits = one.kind in WITH_OUTCOME and ASKED_AFTER <= today - one.day <= ASKED_UNTIL
        if fits and (known is None or (known.day, known.id) < (one.day, one.id)):
            latest[one.contact_id] = one
    return {
        contact_id: [Matter(Subject.OUTCOME, one.id, _says(one, today), one.day + ASKED_AFTER)]
        for contact_id, one in latest.items()
    }


def _says(one: Unheard, today: date) -> str:
    from netui.domain.practice.subjects import subject

    about = clip(_ADDRESS.sub("", one.title) or one.title or subject(one.words), 60).strip()
    named = f"{one.kind} “{about}”" if about else one.kind
    return f"{named} {(today - one.day).days // 7} weeks ago: did it help?"
