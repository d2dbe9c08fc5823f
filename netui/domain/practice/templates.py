"""Message templates: short personal texts with fields, filled from what is known, to be edited before they go."""

import re
import unicodedata
from collections.abc import Mapping

from netui.domain.frozen import dataclass
from netui.domain.people.contact import NO_NAME

FIELDS: Mapping[str, str] = {
    "first_name": "how they are addressed",
    "name": "their whole name",
    "hook": "what was said when we met",
    "fact": "something I know about them",
    "finding": "something I read about them",
    "help": "one way to be of assistance",
    "promise": "what I promised",
    "new_date": "the new day of a promise",
    "topic": "what it is about: a talk, a success, what we last spoke of",
    "event": "where we met",
    "other": "the other person of an introduction",
    "place": "where they are, or where I will be",
    "title": "what the clip is called",
    "url": "where the clip is to be found",
    "why": "what they want or like that the clip speaks of",
}
"""The fields a template may use, with what stands in each."""

OPTIONAL = "?"
"""At the beginning of a line: it is left out where none of its fields is known."""

_FIELD = re.compile(r"\{([a-z][a-z0-9_]{0,30})\}(\.?)")
_BLANKS = re.compile(r"\s+")
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    """dr prof professor doctor mr mrs ms miss mx sir dame lord lady rev hon herr frau mme mlle monsieur madame
    sig sra sr ing dipl-ing mag med phil jur rer nat capt col gen judge rabbi"""
)
_LETTERS = _words("phd md mba msc bsc ma ba jd esq cfa cpa jr sr ii iii iv frs")


@dataclass(frozen=True, slots=True)
class Template:
    """A message with fields; ``id`` is also the name of the file that replaces it."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with its fields filled in; ``missing`` are the fields that stand as ``[hook?]`` in ``text``."""

    text: str
    missing: tuple[str, ...] = ()


def fill(template: str, fields: Mapping[str, str]) -> Filled:
    """``template`` with every ``{field}`` filled in; never raises.

    A field that is missing or blank leaves a visible ``[field?]``; any other brace stays as it is, and so do
    braces inside a value. A line that begins with ``?`` is left out if all of its fields are missing.
    """
    known = {name: value.strip() for name, value in fields.items() if value.strip()}
    missing: dict[str, None] = {}
    lines: list[str] = []
    left_out = False
    for line in template.replace("\r\n", "\n").split("\n"):
        names = [found[1] for found in _FIELD.finditer(line)]
        optional = line.startswith(OPTIONAL) and bool(names)
        if optional and not any(name in known for name in names):
            left_out = True
            continue
        if left_out and not line.strip() and (not lines or not lines[-1].strip()):
            # The paragraph before this blank line was left out whole: one blank line is enough.
            continue
        left_out = False
        missing |= dict.fromkeys(name for name in names if name not in known)
        lines.append(_FIELD.sub(lambda found: _value(found, known), line.removeprefix("?") if optional else line))
    return Filled("\n".join(lines), tuple(missing))


def fields_in(template: str) -> tuple[str, ...]:
    """The fields that ``template`` uses, known or not, each once and in their order."""
    return tuple(dict.fromkeys(found[1] for found in _FIELD.finditer(template)))


def first_name(name: str) -> str:
    """How to address somebody of this ``name`` in a letter; empty for an address, or no name.

    Titles are left away (``Dr. Ana Ruiz`` is Ana) unless only one word follows (``Dr. Ruiz``). A name in
    Chinese, Japanese or Korean script stays whole, and so does one that is all initials.
    """
    if name == NO_NAME:
        return ""
    words = _BLANKS.split(_in_speaking_order(name.strip()))
    if words and words[0] and _is_cjk(words[0]):
        return " ".join(word for word in words if _is_cjk(word))
    given = list(words)
    while len(given) > 1 and given[0].strip(".").casefold() in _TITLES:
        given.pop(0)
    if len(given) == 1:
        return "" if "@" in name else " ".join(words)
    spoken = next((word for word in given[:-1] if not _is_initial(word)), None)
    return spoken or " ".join(given)


def _value(found: re.Match[str], known: Mapping[str, str]) -> str:
    value = known.get(found[1])
    if value is None:
        return f"[{found[1]}?]{found[2]}"
    return value if value.endswith(_SENTENCE_ENDS) else value + found[2]


def _in_speaking_order(name: str) -> str:
    """``Ruiz, Ana`` as ``Ana Ruiz``; letters behind a name (``Ana Ruiz, PhD``) are left away."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma or not given or not family:
        return family or given
    letters = given.replace(".", "").replace(",", " ").casefold().split()
    return family if all(word in _LETTERS for word in letters) else f"{given} {family}"


def _is_cjk(word: str) -> bool:
    return unicodedata.name(word[0], "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))


def _is_initial(word: str) -> bool:
    return len(word.replace(".", "")) <= 1 or bool(re.fullmatch(r"(?:\w\.){2,}", word))


BUILT_IN = (
    Template(
        "follow-up",
        "First follow-up",
        """Hello {first_name},

It was good to meet you. What you told me has stayed with me: {hook}.
?I have read a little more since: {finding}.

?Perhaps this is of use to you: {help}.
?And I have not forgotten what I promised: {promise}.

I would be glad to hear how it goes on.
""",
    ),
    Template(
        "rekindle",
        "Rekindle a conversation",
        """Hello {first_name},

I was thinking of our last talk, about {topic}. How did it go on?
?I also remembered this: {fact}.

?Something made me think of you: {help}.

There is no hurry to answer; I would simply like to know how you are.
""",
    ),
    Template(
        "care",
        "A word of care for a visitor",
        """Hello {first_name},

I heard that you are in {place}, and I wanted to be sure that all is well.

If you need anything there, a doctor, a driver, a good table, call me at any hour.
?One thing I can do right away: {help}.
""",
    ),
    Template(
        "after-a-talk",
        "After a talk",
        """Hello {first_name},

I heard you speak about {topic}. What I took home with me: {hook}.
?It made me read on: {finding}.

?Perhaps this is of use to you: {help}.
?I thought you might like to know {other}; if so, I will gladly introduce you.

Thank you for it.
""",
    ),
    Template(
        "introduction",
        "Introduction",
        """Hello {first_name}, hello {other},

You both said yes, so here you are. I thought of the two of you because of this: {topic}.
?Something worth knowing: {fact}.
?A good first question may be {help}.

I leave the rest to you, and wish you a good talk.
""",
    ),
    Template(
        "celebration",
        "Celebration",
        """Hello {first_name},

Congratulations on {topic}! You earned it, and I am happy for you.
?I still remember how it began: {hook}.

?I will be in {place}: let me take you out to celebrate.
""",
    ),
    Template(
        "thanks",
        "Thanks",
        """Hello {first_name},

Thank you for {topic}. It meant a lot, and I will not forget it.
?What came of it: {fact}.

?In return, perhaps this is of use to you: {help}.
If there is ever something I can do for you, you need only ask.
""",
    ),
    Template(
        "new-date",
        "A new date for a promise",
        """Hello {first_name},

I promised you something: {promise}. I would rather tell you now than be late.
You will have it by {new_date}.
?Until then this may help: {help}.

If that is too late for you, tell me, and we will find another way.
""",
    ),
    Template(
        "clip",
        "Something I found for you",
        """Hello {first_name},

I came across something and thought of you: {title}.
?{url}

?You once told me of this: {why}. Perhaps it helps.

There is no need to answer.
""",
    ),
    Template(
        "ask-for-introduction",
        "Ask for an introduction",
        """Hello {first_name},

I would like to introduce you to {other}, but not without asking you first. This is why: {topic}.
?A word on them: {fact}.

If you would rather not, or not now, just say so; that is quite all right.
If you would, I ask {other} as well, and then write to you both.
""",
    ),
)
"""The templates that are there without any file, in the order they are offered."""


def built_in(template_id: str) -> Template | None:
    """The built-in template of this id; None if there is none."""
    return next((template for template in BUILT_IN if template.id == template_id), None)
