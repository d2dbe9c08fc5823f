"""Two columns peewee has not: instants in UTC and civil days, both as ISO 8601 text that sorts."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from peewee import Field

if TYPE_CHECKING:
    _AnyField = Field[Any]
else:
    _AnyField = Field


def utc_text(at: datetime) -> str:
    """``at`` (aware) as fixed-width UTC text, so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class UtcField(_AnyField):
    """An aware instant, kept as ``2026-11-22T05:10:43.000000Z``."""

    field_type = "TEXT"

    def db_value(self, value: Any) -> str | None:
        """The text of an instant; text passes through."""
        return utc_text(value) if isinstance(value, datetime) else value

    def python_value(self, value: Any) -> datetime | None:
        """The instant of a text, in UTC."""
        return datetime.fromisoformat(value) if value is not None else None


class DayField(_AnyField):
    """A civil day, kept as ``2026-11-22``."""

    field_type = "TEXT"

    def db_value(self, value: Any) -> str | None:
        """The text of a day; text passes through."""
        return value.isoformat()[:10] if isinstance(value, date) else value

    def python_value(self, value: Any) -> date | None:
        """The day of a text."""
        return date.fromisoformat(value) if value is not None else None
