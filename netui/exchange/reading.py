"""What reading a file of contacts gives: the cards found in it and the refusals, each with its line."""

from dataclasses import dataclass

from netui.domain.people.contact import ContactDraft


@dataclass(frozen=True, slots=True)
class Card:
    """One contact read, with the 1-based ``line`` its text begins on."""

    draft: ContactDraft
    line: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in a file that was not read: where it stands and, in one sentence, why.

    ``file`` is the name shown to the user, ``line`` counts from 1.
    """

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one file gave, both in the order of the file."""

    cards: tuple[Card, ...] = ()
    refusals: tuple[Refusal, ...] = ()
