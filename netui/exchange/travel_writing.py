"""One Markdown file to read on the way: where from when to when, and a brief of everybody to be seen there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from netui.domain.people.dossier import Dossier
from netui.exchange.markdown_writing import as_text, markdown

ENTRIES = 5
"""How many of the last entries with somebody are told: the whole timeline is in the other export."""

_HEADING = re.compile(r"^(?=#)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stay:
    """A place with its first and last day."""

    place: str
    begins: date
    ends: date


def travel_brief(title: str, stays: Sequence[Stay], people: Sequence[tuple[str, Dossier]]) -> Iterator[str]:
    """The file's text in parts: the title, the stays, the list of ``people`` with how far each is, their briefs.

    Of promises those that bind are told, of what is known what has not ended, of entries the last five.
    """
    yield f"# {_line(title)}\n\n"
    for stay in stays:
        until = f" to {stay.ends.isoformat()}" if stay.ends > stay.begins else ""
        yield f"- {_line(stay.place)}: {stay.begins.isoformat()}{until}\n"
    if people:
        yield "\n## Whom to see\n\n"
    for state, dossier in people:
        yield f"- {_line(dossier.contact.name)}: {_line(state)}\n"
    for _, dossier in people:
        yield "\n" + _HEADING.sub("#", markdown(_brief(dossier)))


def _brief(dossier: Dossier) -> Dossier:
    return replace(
        dossier,
        known=tuple(fact for fact in dossier.known if fact.ended_on is None),
        promises=tuple(promise for promise in dossier.promises if promise.live),
        entries=dossier.entries[:ENTRIES],
    )


def _line(text: str) -> str:
    return as_text(" ".join(text.split()), begun=True)
