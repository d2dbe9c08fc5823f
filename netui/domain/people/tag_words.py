"""Tags in a line of text: words apart by blanks, one with a blank in it in quotes."""

import re
from collections.abc import Iterable

_TAG = re.compile(r'#?"([^"]+)"|#?([^\s"]+)')


def tag_words(tags: Iterable[str]) -> str:
    """``tags`` as one line to edit: ``#saas #"old friends"``."""
    return " ".join(f'#"{tag}"' if any(char.isspace() for char in tag) else f"#{tag}" for tag in tags)


def read_tags(text: str) -> tuple[str, ...]:
    """The tags written in a line, without their signs; the other way round of ``tag_words``."""
    found = (quoted or word.lstrip("#") for quoted, word in _TAG.findall(text))
    return tuple(tag for tag in found if tag.strip("#"))
