"""What the floors show of a netui file, read by plain SQL: names, a timeline, a queue."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

LATE = """
SELECT c.id, c.name, max(i.day) AS last, c.tier FROM contact c
JOIN participant p ON p.contact_id = c.id JOIN interaction i ON i.id = p.interaction_id
WHERE c.tier IN ('A', 'B', 'C', 'D') AND i.touch GROUP BY c.id ORDER BY last LIMIT 10
"""


class Network:
    """The file at ``path``, only read."""

    def __init__(self, path: Path) -> None:
        self._sql = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)

    def people(self, words: str = "") -> Sequence[tuple[int, str, str]]:
        """Id, name and organisation of everybody, or of those found by ``words``."""
        where, values = ("AND search_key LIKE ?", (f"%{words}%",)) if words else ("", ())
        sql = f"SELECT id, name, organisation FROM contact WHERE state = 'active' {where} ORDER BY sort_key, id"
        return self._sql.execute(sql, values).fetchall()

    def ids(self) -> Sequence[int]:
        """Everybody in the order of their names."""
        rows = self._sql.execute("SELECT id FROM contact WHERE state = 'active' ORDER BY sort_key, id")
        return [row[0] for row in rows]

    def some(self, ids: Sequence[int]) -> Sequence[tuple[int, str, str]]:
        """Id, name and organisation of these, in their order."""
        marks = ", ".join("?" * len(ids))
        rows = self._sql.execute(f"SELECT id, name, organisation FROM contact WHERE id IN ({marks})", tuple(ids))
        found = {row[0]: row for row in rows}
        return [found[one] for one in ids]

    def timeline(self, contact: int, most: int = -1) -> Sequence[tuple[str, str, str]]:
        """Day, kind and words of somebody's entries, the newest first."""
        return self._sql.execute(
            "SELECT i.day, i.kind, i.words FROM participant p JOIN interaction i ON i.id = p.interaction_id "
            "WHERE p.contact_id = ? ORDER BY i.at DESC LIMIT ?",
            (contact, most),
        ).fetchall()

    def queue(self) -> Sequence[tuple[str, str]]:
        """Name and reason: promises that are due, then those of the tiers who have waited longest."""
        today = datetime.now(UTC).date()
        promised = self._sql.execute(
            "SELECT c.name, 'I promised: ' || p.text FROM promise p JOIN contact c ON c.id = p.contact_id "
            "WHERE p.state = 'open' AND p.due <= ? ORDER BY p.due, c.sort_key",
            (str(today),),
        ).fetchall()
        late = self._sql.execute(LATE).fetchall()
        return promised + [(name, f"{(today - date.fromisoformat(last)).days} days") for _, name, last, _ in late]
