"""Asks for a day to come: for a snooze, or a promise's new date."""

from datetime import date
from typing import Any

from textual.app import App

from netui.domain.day_words import spell
from netui.domain.line.typed_dates import parse_day
from netui.tui.screens.dialogs.ask import AskScreen


async def ask_day(app: App[Any], title: str, today: date) -> date | None:
    """Ask for a day after ``today``, spelled out while it is typed; None when left."""

    def check(text: str) -> tuple[bool, str]:
        day = parse_day(text, today)
        if day is None:
            return False, "3d  2w  fri  eom  12 nov  2026-12-24"
        return day > today, f"→ {spell(day, today)}" if day > today else "a day after today is needed"

    text = await app.push_screen_wait(AskScreen(title, check))
    return parse_day(text, today) if text is not None else None
