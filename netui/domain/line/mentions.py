"""Names after ``@``: how far one reaches without quotes, and when its words belong to the text around it."""

from collections.abc import Callable, Iterator, Sequence

from netui.domain.folding import fold
from netui.domain.line.tokens import Piece
from netui.domain.pattern import pattern

Found = Sequence[tuple[int, str]]

_NEXT_WORD = pattern(r"[ \t]([^\W\d_][\w'’.-]*)")
_MOST_WORDS = 3
"""Words of a name looked at behind the first."""

_JOINING = frozenset({"to", "with", "for", "from", "and", "of", "about", "at", "on", "via", "between", "or", "&"})
"""A name behind one of these words cannot be taken out: ``intro to @Dana`` would say nothing any more."""

_DOING = frozenset(
    {"introduce", "ask", "tell", "call", "thank", "remind", "meet", "see", "invite", "connect", "recommend"}
    | {"mention", "help", "ring", "email", "mail", "message", "visit", "congratulate", "present"}
)
"""At the beginning of a run whom one does something with is what it says: ``introduce @Yuki to the team``."""

_POSSESSIVE = pattern(r"['’]s?\Z")


def longer_names(line: str, piece: Piece) -> Iterator[Piece]:
    """The name at ``piece`` with the words behind it, the longest first: ``@Dana Whitfield`` needs no quotes.

    Only words that do not begin with a small letter can be part of a name.
    """
    if piece.quoted or piece.stop != piece.end:
        return
    ends: list[int] = []
    at = piece.end
    while len(ends) < _MOST_WORDS and (found := _NEXT_WORD.match(line, at)) and not found[1][0].islower():
        at = found.end()
        ends.append(at - (len(found[1]) - len(found[1].rstrip(".'’-"))))
        if ends[-1] != at:
            break
    for end in reversed(ends):
        yield Piece(piece.start, end, end, quoted=False)


def is_whole(typed: str, found: Found) -> bool:
    """Whether ``typed`` is, folded, the whole name of the only one found."""
    return len(found) == 1 and fold(found[0][1]) == fold(typed)


def owner(typed: str) -> str:
    """``Kim`` of ``Kim's``; the same text where nothing is owned."""
    return _POSSESSIVE.sub("", typed)


def belongs(line: str, begin: int, sign: int, piece: Piece) -> bool:
    """Whether the words of the name at ``piece`` belong to the run from ``begin`` on, in which its ``@`` stands.

    A name is lifted out of a run unless that would leave no sense: behind a joining word, behind a first word that
    says what is done with them, and in a possessive.
    """
    typed = line[piece.start : piece.stop]
    if not piece.quoted and owner(typed) != typed:
        return True
    before = line[begin + 1 : sign].lower().split()
    return bool(before) and (before[-1] in _JOINING or (len(before) == 1 and before[0] in _DOING))


Lookup = Callable[[str], Found]


def read_name(line: str, piece: Piece, lookup: Lookup) -> tuple[Piece, Found]:
    """How far the name after an ``@`` reaches, and whom it may mean."""
    for longer in longer_names(line, piece):
        found = lookup(line[longer.start : longer.stop])
        if is_whole(line[longer.start : longer.stop], found):
            return longer, found
    typed = line[piece.start : piece.stop]
    found = lookup(typed)
    if not found and not piece.quoted and owner(typed) != typed:
        found = lookup(owner(typed))
    return piece, found
