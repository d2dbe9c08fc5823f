"""What is known of a contact as lines to edit (``goal: a second shop by march``), and what an edit changed."""

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher

from netui.domain.day_words import MONTH_NAMES
from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.line.tokens import QUOTES
from netui.domain.line.typed_dates import date_at_end, parse_day
from netui.domain.people.known import Fact, FactKind

DATED = frozenset({FactKind.NEED, FactKind.GOAL})
"""The kinds whose last words may be a date, as in a log line; after an arrow any kind takes one."""

ARROW = "→"

ONE_EACH = (FactKind.PRONOUNCE, FactKind.SALUTATION)
"""The kinds of which one holds at a time: it is replaced, not joined."""

SAME = 0.5
"""How alike two texts are, from 0 to 1, for the one to be the other reworded."""

_SIGNS: Mapping[str, str] = {"+": FactKind.NEED, "*": FactKind.FACT}

_LOOKED_AT = 300
"""Letters of a text that are compared; two that differ only behind them are the same reworded."""


@dataclass(frozen=True, slots=True)
class KnownDraft:
    """Something known, as typed; ``problem`` is one sentence if it cannot be taken."""

    kind: str
    text: str
    due: date | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class KnownEdits:
    """What became of some lines: facts reworded (by id), facts ended (by id), and new ones."""

    edits: tuple[tuple[int, KnownDraft], ...] = ()
    ended: tuple[int, ...] = ()
    new: tuple[KnownDraft, ...] = ()


def known_line(fact: Fact) -> str:
    """A fact as the line that is edited: ``goal: a second shop → 31 Mar 2027``; a plain fact has no prefix."""
    text = " ".join(fact.text.split())
    due = f" {ARROW} {fact.due.day} {MONTH_NAMES[fact.due.month - 1]} {fact.due.year:04}" if fact.due else ""
    plain = fact.kind == FactKind.FACT and _prefix(text)[0] is None
    return f"{text}{due}" if plain else f"{fact.kind}: {text}{due}"


def read_known(line: str, today: date, kind: str = "") -> KnownDraft:
    """What a line says: ``kind: text date``, without a kind a fact; with ``kind`` the line is only its text.

    As in a log line ``+a CFO`` is a need, ``*likes jazz`` a fact, and the date of a need or a goal its last words;
    or it follows an arrow.
    """
    text = " ".join(line.split())
    if not kind:
        found, text = _prefix(text)
        kind = found or FactKind.FACT
    before, arrow, after = text.rpartition(ARROW)
    if arrow and (day := parse_day(after.strip(), today)):
        return _draft(kind, before.strip(), day)
    if kind in DATED:
        if arrow:
            said = f"“{after.strip()[:40]}” is no date" if after.strip() else f"a date follows {ARROW}"
            return KnownDraft(kind, text, problem=f"{said}: write 3w, fri, by march, 12 nov or 2026-12-24")
        if dated := date_at_end(text, today):
            return _draft(kind, dated.text, dated.day)
    return _draft(kind, text)


def _draft(kind: str, text: str, due: date | None = None) -> KnownDraft:
    return KnownDraft(kind, text, due, "" if text else f"a {kind} says something: write it behind the word")


def reconcile(before: Sequence[Fact], text: str, today: date) -> KnownEdits:
    """What the lines of ``text`` change of the facts ``before``, whose lines they were.

    A line that is still there leaves its fact alone, wherever it stands; a reworded one edits it, so that
    where it came from stays; one that is gone ends it; any other is new. Look for a ``problem`` among them.
    """
    lines = [stripped for line in text.splitlines() if (stripped := " ".join(line.split()))]
    left = list(before)
    added: list[KnownDraft] = []
    for line in lines:
        same = next((fact for fact in left if known_line(fact) == line), None)
        if same is not None:
            left.remove(same)
        else:
            added.append(read_known(line, today))
    edits: list[tuple[int, KnownDraft]] = []
    for fact, draft in _reworded(left, added):
        left.remove(fact)
        added.remove(draft)
        edits.append((fact.id, draft))
    return KnownEdits(tuple(edits), tuple(fact.id for fact in left), tuple(added))


def find_known(facts: Sequence[Fact], kind: str, text: str) -> Sequence[Fact]:
    """The facts of a kind that some typed words mean: whose text they are, else those they occur in."""
    wanted = fold(text)
    of_kind = [fact for fact in facts if fact.kind == kind and wanted]
    return [fact for fact in of_kind if fold(fact.text) == wanted] or [
        fact for fact in of_kind if wanted in fold(fact.text)
    ]


def _prefix(text: str) -> tuple[str | None, str]:
    """The kind a line begins with, if it does, and the rest."""
    if (kind := _SIGNS.get(text[:1])) and (text[1:2].isalpha() or text[1:2] in tuple(QUOTES)):
        return kind, text[1:]
    word, colon, rest = text.partition(":")
    kind = word.strip().casefold()
    kind = kind if kind in list(FactKind) else kind.removesuffix("s")
    if colon and kind in list(FactKind):
        return kind, rest.strip()
    return None, text


def _reworded(gone: Sequence[Fact], added: Sequence[KnownDraft]) -> list[tuple[Fact, KnownDraft]]:
    """The pairs of a vanished text and a new one that is the same reworded, the most alike first."""
    texts = [_compared(fact.text) for fact in gone]
    alike: list[tuple[float, int, int]] = []
    for new, draft in enumerate(added):
        wanted = _compared(draft.text)
        # What is compared with many is analysed once, as the second of the two.
        matcher = SequenceMatcher(None, "", wanted, autojunk=False)
        for old, text in enumerate(texts):
            if (likeness := _likeness(text, wanted, matcher)) >= SAME:
                alike.append((likeness, -old, -new))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, old, new in sorted(alike, reverse=True):
        if old not in pairs and new not in taken:
            pairs[old] = new
            taken.add(new)
    return [(gone[-old], added[-new]) for old, new in pairs.items()]


def _compared(text: str) -> str:
    return " ".join(text.casefold().split())[:_LOOKED_AT]


def _likeness(one: str, other: str, matcher: SequenceMatcher[str]) -> float:
    """How alike two texts are, 0 to 1; one that only grew or shrank is alike. ``matcher`` knows the second."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    grown = SAME if one in other or other in one else 0.0
    matcher.set_seq1(one)
    if matcher.real_quick_ratio() < SAME or matcher.quick_ratio() < SAME:
        return grown
    return max(grown, matcher.ratio())
