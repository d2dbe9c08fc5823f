"""Tags in a line of text: words apart by blanks, one with a blank or a quote in it in quotes."""

import re
from collections.abc import Iterable

_TAG = re.compile(r'#?"((?:[^"\\]|\\.)+)"|#?([^\s"]+)')
_ESCAPED = re.compile(r'\\(["\\])')


def tag_words(tags: Iterable[str]) -> str:
    """``tags`` as one line to edit: ``#saas #"old friends" #"5\\" disk"``."""
    return " ".join(map(_word, tags))


def read_tags(text: str) -> tuple[str, ...]:
    """The tags written in a line, without their signs; the other way round of ``tag_words``."""
    found = (_ESCAPED.sub(r"\1", quoted) if quoted else word.lstrip("#") for quoted, word in _TAG.findall(text))
    return tuple(tag for tag in found if tag.strip("#"))


def _word(tag: str) -> str:
    if not any(char.isspace() or char == '"' for char in tag):
        return f"#{tag}"
    escaped = tag.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{escaped}"'
