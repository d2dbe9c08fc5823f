"""What an item of the queue is about, and in which rank that stands."""

from enum import StrEnum


class Subject(StrEnum):
    """What an item is about: what ``done`` closes and a snooze hides."""

    PROMISE = "promise"
    ASK = "ask"
    FOLLOW_UP = "follow-up"
    REPLY = "reply"
    CELEBRATION = "celebration"
    DATE = "date"
    VISITOR = "visitor"
    NEXT = "next"
    CADENCE = "cadence"
    THANKS = "thanks"
    THEIR_PROMISE = "their promise"
    INTRODUCTION = "introduction"
    OUTCOME = "outcome"
    NEED = "need"
    TRIP = "trip"
    EVENT = "event"
    ECHO = "echo"


RANKS = {
    Subject.PROMISE: 1,
    Subject.ASK: 1,
    Subject.FOLLOW_UP: 2,
    Subject.REPLY: 2,
    Subject.CELEBRATION: 3,
    Subject.DATE: 4,
    Subject.VISITOR: 4,
    Subject.NEXT: 5,
    Subject.CADENCE: 6,
    Subject.THANKS: 7,
    Subject.THEIR_PROMISE: 7,
    Subject.INTRODUCTION: 7,
    Subject.OUTCOME: 7,
    Subject.NEED: 7,
    Subject.TRIP: 7,
    Subject.EVENT: 7,
    Subject.ECHO: 7,
}
"""1 my promises and what a platinum contact asks, 2 clocks, 3 celebrations, 4 dates and visitors, 5 next dates,
6 cadence, 7 what may wait."""
