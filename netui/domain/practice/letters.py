"""Letters: what stands in their fields, and what they become as a mail link, a file and a line of the log."""

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from netui.domain.folding import fold
from netui.domain.interaction import Direction, Interaction
from netui.domain.line.logline import literal
from netui.domain.people.contact import NO_NAME, Contact
from netui.domain.people.known import Fact, FactKind
from netui.domain.practice.templates import FIELDS, first_name
from netui.domain.promise import Promise, Side
from netui.domain.visible import clip

LONGEST_FIELD = 600
"""Characters of one field; a letter is read by a person."""

LONGEST_TOPIC = 100
"""Characters of the last subject, which may be a whole letter."""

LONGEST_MAIL_LINK = 8000
"""Characters of a mail link; mail programs cut longer ones short or refuse them."""

SUBJECTS: Mapping[str, str] = {
    "follow-up": "Good to meet you",
    "rekindle": "Thinking of our last talk",
    "care": "Is all well?",
    "after-a-talk": "Your talk",
    "ask-for-introduction": "May I introduce you to somebody?",
    "introduction": "An introduction",
    "celebration": "Congratulations",
    "thanks": "Thank you",
    "new-date": "A new date for what I promised",
    "clip": "I thought of you",
}
"""The subject of a mail, by the id of its template; any other has its title."""

_ADDRESS = re.compile(r"[^\s@<>\"(),:;\\]{1,64}@[^\s@<>\"(),:;\\]{1,255}")
_PLACE_OF_MEETING = re.compile(r"([^:\n]{1,60}):\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…。！？;](?=\s|\Z)")
_KNOWN = (FactKind.FACT, FactKind.INTEREST)


def letter_fields(
    contact: Contact,
    facts: Iterable[Fact],
    promises: Iterable[Promise],
    *,
    meeting: str = "",
    event: str = "",
    topic: str = "",
    help: str = "",  # noqa: A002 - the field's own name
) -> dict[str, str]:
    """What the fields of a template stand for with ``contact``; one that is not known is left out.

    ``facts`` are the latest first, a finding (one with a source) before any other; ``promises`` are those
    that bind, the earliest due first; ``meeting`` are the words of the first meeting, for who has no hook.
    """
    known = list(facts)
    called = next((fact.text for fact in known if fact.kind == FactKind.SALUTATION), "")
    told = [fact for fact in known if fact.kind in _KNOWN]
    finding = next((fact for fact in told if fact.source), None)
    fact = finding or (told[0] if told else None)
    mine = next((promise for promise in promises if promise.side is Side.MINE and promise.live), None)
    where, hook = where_and_what(contact.hook or meeting)
    if fold(hook) == fold(event):
        hook = ""  # where we met is nothing that was said
    values = {
        "first_name": called or first_name(contact.name),
        "name": "" if contact.name == NO_NAME else contact.name,
        "hook": hook,
        "fact": fact.text if fact else "",
        "finding": finding.text if finding else "",
        "help": help,
        "promise": mine.text if mine else "",
        "topic": topic,
        "event": event or where,
        "place": contact.place,
    }
    return one_lined(values)


def one_lined(values: Mapping[str, str]) -> dict[str, str]:
    """Fields made one harmless line each; those that hold nothing are left out."""
    lines = {name: clip(" ".join(value.split()), LONGEST_FIELD) for name, value in values.items()}
    return {name: line for name, line in lines.items() if line}


def where_and_what(hook: str) -> tuple[str, str]:
    """``Web Summit: grew a team to 40`` as where we met and what was said; without a place only the latter."""
    found = _PLACE_OF_MEETING.match(hook.strip())
    return (found[1].strip(), hook.strip()[found.end() :]) if found else ("", hook.strip())


def topic_of(entries: Sequence[Interaction]) -> str:
    """What was last spoken of, ``entries`` being the latest first: their words before mine, the first sentence.

    What I wrote last may be a whole letter; what was said in a conversation is what they will remember.
    """
    spoken = [entry for entry in entries if entry.words.strip()]
    chosen = next((entry for entry in spoken if entry.direction is not Direction.OUT), None)
    if chosen is None and not spoken:
        return ""
    words = " ".join((chosen or spoken[0]).words.split())
    if end := _SENTENCE_END.search(words):
        words = words[: end.start()]
    if len(words) > LONGEST_TOPIC:
        words = words[:LONGEST_TOPIC].rsplit(" ", 1)[0] + "…"
    return words.strip()


def gaps(text: str) -> tuple[str, ...]:
    """The fields that still stand as ``[hook?]`` in ``text``."""
    return tuple(f"[{name}?]" for name in FIELDS if f"[{name}?]" in text)


def letter_line(title: str, text: str, *marks: str) -> str:
    """The log line of a letter that was sent: title and text as words, whatever they hold, then ``marks``.

    A mark is a token of the grammar such as ``!help``; so the entry, edited later, still says the same.
    """
    return " ".join((literal(" ".join(f"{title}: {text}".split())), *(mark for mark in marks if mark)))


def mail_address(text: str) -> str | None:
    """``text`` as one plain address a mail link may name; None if it is anything else."""
    address = text.strip().removeprefix("mailto:")
    return address if address.isprintable() and _ADDRESS.fullmatch(address) else None


def mail_link(address: str, subject: str, text: str) -> str | None:
    """A ``mailto:`` link (RFC 6068) with everything in it percent-encoded; None if it would be too long.

    ``address`` is one that ``mail_address`` gave, or several of them with commas between.
    """
    body = "\r\n".join(text.strip("\n").splitlines())
    fields = f"subject={_encoded(' '.join(subject.split()))}&body={_encoded(body)}"
    link = f"mailto:{quote(address, safe='@,', errors='replace')}?{fields}"
    return link if len(link) <= LONGEST_MAIL_LINK else None


def subject_of(template_id: str, title: str) -> str:
    """The subject of a mail written with a template."""
    return SUBJECTS.get(template_id, title)


def file_name(template_id: str, name: str) -> str:
    """A plain name for a letter's file: ``follow-up-ana-ruiz.txt``."""
    words = re.findall(r"[a-z0-9]+", fold(f"{template_id} {name}"[:200]))
    return "-".join(words)[:80] + ".txt"


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")
