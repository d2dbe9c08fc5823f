"""Regular expressions that are compiled when they are first matched: a verb imports dozens, and matches a few."""

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern, and becomes as quick as one."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, without its work until it is used; a wrong pattern raises only then."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
