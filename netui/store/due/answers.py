"""What an answer is owed to, and what one is waited for: asks of the closest, gives whose outcome is not heard."""

from datetime import date
from typing import Any

from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.giving.asks import DEEPEST, WAITS_DAYS, Asked, ask_matter
from netui.domain.giving.outcomes import ASKED_AFTER, ASKED_UNTIL, WITH_OUTCOME, Unheard, outcome_matters
from netui.domain.interaction import WORDS_READ
from netui.domain.moment import Moment, day_after
from netui.store.file.connection import Connection, one_of
from netui.store.file.fields import utc_text

_LATER = """
NOT EXISTS (SELECT 1 FROM participant q JOIN interaction t ON t.id = q.interaction_id
  WHERE q.contact_id = {contact} AND q.present AND t.touch AND t.direction IN ({ways}) AND t.at <= :now
  AND (t.at > i.at OR (t.at = i.at AND t.id > i.id)))
"""

_UNSETTLED = """
NOT EXISTS (SELECT 1 FROM settled s WHERE s.contact_id = {contact} AND s.subject = :subject AND {these})
"""

_ONE_ASKS_ONCE = f"(s.matter = i.id OR s.settled_on >= date(i.day, '+{ASKED_AFTER.days} days'))"
"""One asks what became of a give once, and then of all that were given long enough before."""

_ASKS = f"""
WITH asked AS MATERIALIZED (
  SELECT i.id, i.at, i.day, i.words, p.contact_id
  FROM interaction i JOIN participant p ON p.interaction_id = i.id AND p.present
  JOIN contact c ON c.id = p.contact_id
  WHERE i.purpose = 'ask' AND i.direction = 'in' AND i.touch AND i.at BETWEEN :since AND :now
  AND c.depth >= :depth AND {{whose}}
)
SELECT i.id, i.contact_id, substr(i.words, 1, {WORDS_READ}), i.day FROM asked i
WHERE {_UNSETTLED.format(contact="i.contact_id", these="s.matter = i.id")}
AND {_LATER.format(contact="i.contact_id", ways="'out', 'both'")}
ORDER BY i.at, i.id
"""
"""Who is close enough is found out first: most who ask are not, and only of few is an answer looked for."""

_UNHEARD = f"""
SELECT i.id, g.contact_id, g.kind, g.detail, substr(i.words, 1, {WORDS_READ}), i.day
FROM give g CROSS JOIN interaction i ON i.id = g.interaction_id
WHERE i.day BETWEEN :first AND :last AND g.mine AND g.contact_id IS NOT NULL AND {{whose}}
AND g.kind IN ({", ".join(f"'{kind}'" for kind in WITH_OUTCOME)})
AND NOT EXISTS (SELECT 1 FROM referral r WHERE r.interaction_id = g.interaction_id AND r.state <> 'open')
AND {_UNSETTLED.format(contact="g.contact_id", these=_ONE_ASKS_ONCE)}
AND {_LATER.format(contact="g.contact_id", ways="'in', 'both'")}
"""
"""Gives are fewer than entries, of which a few weeks may hold tens of thousands: they are looked at first."""


class Answers:
    """The questions about what was asked of me, and what became of a give."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def asks(self, now: Moment, contact_id: int | None = None) -> dict[int, list[Matter]]:
        """What the closest ask of me and nothing of mine has answered yet, by contact: of all, or of one."""
        found: dict[int, list[Matter]] = {}
        for number, who, words, day in self._read(_ASKS, "p.contact_id", contact_id, now, Subject.ASK):
            found.setdefault(who, []).append(ask_matter(Asked(number, who, words, date.fromisoformat(day))))
        return found

    def outcomes(self, now: Moment, contact_id: int | None = None) -> dict[int, list[Matter]]:
        """The gives of the last weeks that nothing of theirs has answered since, by contact: of all, or of one."""
        rows = self._read(_UNHEARD, "g.contact_id", contact_id, now, Subject.OUTCOME)
        unheard = (
            Unheard(number, who, kind, title, words, date.fromisoformat(day))
            for number, who, kind, title, words, day in rows
        )
        return outcome_matters(unheard, now.day)

    def _read(
        self, sql: str, column: str, contact_id: int | None, now: Moment, subject: Subject
    ) -> list[tuple[Any, ...]]:
        return self._file.named_sql(
            sql.format(whose="1" if contact_id is None else one_of(column, [contact_id])),
            now=utc_text(now.at),
            since=day_after(now.day, -WAITS_DAYS).isoformat(),
            subject=subject.value,
            depth=DEEPEST,
            first=day_after(now.day, -ASKED_UNTIL.days).isoformat(),
            last=day_after(now.day, -ASKED_AFTER.days).isoformat(),
        )
