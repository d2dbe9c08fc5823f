"""What the help explains: the keys of the main screen, the signs of the lists, the line's tokens, the search."""

from collections.abc import Iterable, Mapping, Sequence

from netui.commands import Command, shown_keys
from netui.tui.lines import Line, cells, pad
from netui.tui.render import MARKED, RANK_SIGNS, RANK_STYLES

_RANKS = {
    1: "a promise of yours is due or overdue; an ask from somebody you would do anything for",
    2: "follow-up: hours left of the 24 since you met, or hours late",
    3: "a celebration: a referral you gave was won; on the timeline: it was celebrated",
    4: "a birthday or another date: coming, today, or just missed; a visitor near you",
    5: "a next date you set has come",
    6: "it is time by the cadence: the more overdue for its length, the higher",
    7: "later is soon enough: thanks, their promises past due, did it help, needs, trips, a win a year ago",
}

_OTHER_SIGNS = (
    ("✎", "accent", "an unfinished line waits here: the same key goes on with it"),
    (MARKED, "accent", "marked: what is done next is done with all who are"),
    ("∘", "tag", "in the pool: only known of, never due"),
    ("~", "tag", "ambient: somebody you like to see, never due"),
    ("→ ← ↔", "accent", "I reached out · they did · a conversation"),
    ("♥", "good", "something given, or a kindness received"),
    ("☾", "warning", "it is not a decent hour where they are"),
)

_TOKENS = (
    (">", ">send the deck fri", "I promise, with a date"),
    ("<", "<intro to Dana by march", "they promise"),
    ("+", "+cfo for Berlin", "what they need"),
    ("*", "*son runs marathons", "a fact about them"),
    ("@", '@"Bo Li"', "who took part; after > < + * only linked"),
    ("#", "#fintech", "a tag for them"),
    ("^", "^3w", "the next date"),
    ("!", "!ask", "what it was for: !promo !thanks !kind !gift …"),
    ("15m", "15m pricing", "how long it took"),
    ("when:", "yesterday 16:30: called", "when it was, if not now"),
)

_FILTERS = {
    "name": "part of the name",
    "role": "what they do",
    "org": "where they work",
    "tag": "like #family",
    "tier": "A B C D ambient pool none",
    "depth": "how well you know each other, 0 to 5",
    "last": "longer ago than; never",
    "due": "today tomorrow week month overdue",
    "kind": "there is such an entry",
    "near": "within 50 km of a place, or in a country",
    "met": "where you met",
    "need": "what they need",
    "offer": "what they can give",
    "goal": "what they aim for",
    "interest": "what they like",
    "fact": "what you know",
    "promise": "what was promised",
    "has": "email phone birthday need tag clock …",
    "is": "active archived deceased pool due",
}


def command_lines(commands: Sequence[Command]) -> list[Line]:
    """Every command with the keys it has here, grouped by what it is for."""
    wide = max(cells(shown_keys(command)) for command in commands)
    titles = max(cells(command.title) for command in commands)
    lines: list[Line] = []
    where = ""
    for command in commands:
        if command.where != where:
            where = command.where
            lines += [*([()] if lines else []), ((where, "heading"),)]
        keys = f"  {pad(shown_keys(command), wide)}  "
        lines.append(((keys, "key"), (pad(command.title, titles + 1), ""), (command.help, "muted")))
    return lines


def sign_lines() -> list[Line]:
    """Every sign of the lists, with what it means."""
    ranks = [(sign, RANK_STYLES[rank], _RANKS[rank]) for rank, sign in RANK_SIGNS.items()]
    return [((f"  {pad(sign, 7)}", style), (words, "muted")) for sign, style, words in (*ranks, *_OTHER_SIGNS)]


def token_lines() -> list[Line]:
    """What a log line may hold, one example each."""
    return [
        ((f"  {pad(token, 7)}", "key"), (pad(example, 26), ""), (words, "muted"))
        for token, example, words in _TOKENS
    ]


def filter_lines(filters: Mapping[str, str]) -> list[Line]:
    """The filters of the search, each with an example of its value."""
    some: Line = ((f"  {'ana acme':20}", ""), ("words, found in everything known; digits find phones", "muted"))
    turned: Line = ((f"  {'-tag:family':20}", ""), ("- turns any of them round", "muted"))
    rows = [
        ((f"  {pad(f'{name}:{example}', 20)}", ""), (_FILTERS.get(name, ""), "muted"))
        for name, example in filters.items()
    ]
    return [some, *rows, turned]


def help_lines(commands: Sequence[Command], filters: Mapping[str, str]) -> list[Line]:
    """The whole help of the main screen."""
    parts: Iterable[tuple[str, list[Line]]] = (
        ("Signs", sign_lines()),
        ("In a line", token_lines()),
        ("Search", filter_lines(filters)),
    )
    lines = command_lines(commands)
    for title, part in parts:
        lines += [(), ((title, "heading"),), *part]
    return lines
