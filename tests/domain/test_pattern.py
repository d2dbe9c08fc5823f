"""A pattern that is compiled when it is first matched does what a compiled one does."""

import re

import pytest

from netui.domain.pattern import pattern


def test_it_matches_as_a_compiled_one() -> None:
    lazy, compiled = pattern(r"(\d+)\s*(w|m)", re.IGNORECASE), re.compile(r"(\d+)\s*(w|m)", re.IGNORECASE)

    for text in ("3 W", "12m and 4w", "none", ""):
        for name in ("match", "fullmatch", "search"):
            one, other = getattr(lazy, name)(text), getattr(compiled, name)(text)
            assert (one and (one.span(), one.groups())) == (other and (other.span(), other.groups()))
        assert lazy.findall(text) == compiled.findall(text)
        assert lazy.sub("x", text) == compiled.sub("x", text)
    assert (lazy.pattern, lazy.flags, lazy.groups) == (compiled.pattern, compiled.flags, compiled.groups)


def test_a_wrong_one_is_told_when_it_is_matched() -> None:
    wrong = pattern("(")

    with pytest.raises(re.error):
        wrong.match("x")
