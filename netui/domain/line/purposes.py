"""What the words after ``!`` mean: what the contact was for, what was given, who reached out."""

from dataclasses import replace

from netui.domain.interaction import Direction, Purpose
from netui.domain.line.drafts import GiveDraft

_PURPOSES = {"promo": Purpose.PROMO, "ask": Purpose.ASK}
_DIRECTIONS = {"in": Direction.IN, "out": Direction.OUT, "both": Direction.BOTH}
_OF_SOMETHING = frozenset({"article", "book", "event", "job", "lead", "other", "mention", "referral"})
_GIVES = {word: word for word in (*_OF_SOMETHING, "listened", "help", "gift")} | {"intro": "introduction"}

_SAYS = {
    "promo": "about myself: no touch",
    "ask": "an ask",
    "thanks": "thanks said",
    "kind": "a kindness received",
    "in": "they reached out",
    "out": "I reached out",
    "both": "a conversation",
}


class Purposes:
    """Everything said with ``!`` in one line, in the order it was said."""

    def __init__(self) -> None:
        self._said: set[Purpose] = set()
        self._gives: list[GiveDraft] = []
        self._introductions: list[int] = []
        self._nameless = False
        self.thanks = False
        self.direction: Direction | None = None
        self.wants_link = False

    @property
    def gives(self) -> tuple[GiveDraft, ...]:
        """What was given and received."""
        return tuple(self._gives)

    @property
    def purpose(self) -> Purpose:
        """The purpose that costs most: asking spoils a gift, talk about myself is no contact at all."""
        order = (Purpose.PROMO, Purpose.ASK, Purpose.GIVE)
        return next((purpose for purpose in order if purpose in self._said), Purpose.NEUTRAL)

    def take(self, word: str) -> str | None:
        """Take ``word`` and return what it says; None if it is not known."""
        low = word.lower()
        self.wants_link = low in _OF_SOMETHING
        if low in _PURPOSES:
            self._said.add(_PURPOSES[low])
        elif low in _DIRECTIONS:
            self.direction = _DIRECTIONS[low]
        elif low == "thanks":
            self.thanks = True
        elif low == "kind":
            self._gives.append(GiveDraft("kindness", mine=False))
        elif low in _GIVES:
            if low == "intro":
                self._introductions.append(len(self._gives))
            self._said.add(Purpose.GIVE)
            self._gives.append(GiveDraft(_GIVES[low]))
            return f"gave: {_GIVES[low]}"
        else:
            return None
        return _SAYS[low]

    def link(self, detail: str) -> None:
        """Say what the thing just given is: a link or a title."""
        self._gives[-1] = replace(self._gives[-1], detail=detail.strip())

    def introduce(self, contact_id: int, name: str) -> bool:
        """Give the introduction that waits for a name its other person; False if none waits."""
        if not self._introductions:
            return False
        at = self._introductions.pop(0)
        self._gives[at] = replace(self._gives[at], detail=name, contact_id=contact_id)
        return True

    def nobody(self) -> None:
        """The next name is of nobody known: an introduction that waits for it stays without."""
        if self._introductions:
            self._introductions.pop(0)
            self._nameless = True

    def notice(self) -> str | None:
        """A sentence about what was said and does not hold together, if any."""
        if self._introductions or self._nameless:
            return "An introduction names nobody: write the other person as @name after !intro."
        if len(self._said) > 1:
            return f"Several purposes in one line: it counts as {self.purpose}."
        return None
