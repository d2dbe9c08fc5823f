"""What ``!`` says in a log line: purposes, gives, kindnesses, introductions."""

from datetime import UTC, datetime

import pytest

from netui.domain.interaction import Direction, Person, Purpose
from netui.domain.line.logline import GiveDraft, LogLine, parse_log

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def find(name: str) -> list[tuple[int, str]]:
    return {"dana": [(1, "Dana Ruiz")], "bo li": [(2, "Bo Li")]}.get(name.lower(), [])


def read(line: str) -> LogLine:
    return parse_log(line, now=NOW, zone="Europe/Berlin", find=find)


def give(kind: str, detail: str = "", contact_id: int | None = None) -> GiveDraft:
    return GiveDraft(kind, detail, True, contact_id)


@pytest.mark.parametrize(
    ("line", "purpose", "gives", "words"),
    [
        ("x", Purpose.NEUTRAL, (), "x"),
        ("!promo x", Purpose.PROMO, (), "x"),
        ("!Ask x", Purpose.ASK, (), "x"),
        ("!ask: x", Purpose.ASK, (), "x"),
        ("!thanks x", Purpose.NEUTRAL, (), "x"),
        ("!kind x", Purpose.NEUTRAL, (GiveDraft("kindness", mine=False),), "x"),
        ("!listened", Purpose.GIVE, (give("listened"),), ""),
        ("!help !gift", Purpose.GIVE, (give("help"), give("gift")), ""),
        ("!article https://a.io/b, x", Purpose.GIVE, (give("article", "https://a.io/b"),), "x"),
        ("!article hbr.org/2026/x", Purpose.GIVE, (give("article", "hbr.org/2026/x"),), ""),
        ("!article about sales", Purpose.GIVE, (give("article"),), "about sales"),
        ('!book "Dune" x', Purpose.GIVE, (give("book", "Dune"),), "x"),
        ("!event “Web Summit”", Purpose.GIVE, (give("event", "Web Summit"),), ""),
        ("!mention www.x.io", Purpose.GIVE, (give("mention", "www.x.io"),), ""),
        ('!referral "Acme"', Purpose.GIVE, (give("referral", "Acme"),), ""),
        ('!gift "wine"', Purpose.GIVE, (give("gift"),), '"wine"'),
        ("!intro to @Dana", Purpose.GIVE, (give("introduction", "Dana Ruiz", 1),), "to"),
        ('@"Bo Li" !intro @Dana', Purpose.GIVE, (give("introduction", "Dana Ruiz", 1),), ""),
        ("!promo !ask !help", Purpose.PROMO, (give("help"),), ""),
        ("!help !ask", Purpose.ASK, (give("help"),), ""),
    ],
)
def test_purposes_and_gives(line: str, purpose: Purpose, gives: tuple[GiveDraft, ...], words: str) -> None:
    said = read(line)
    assert (said.purpose, said.gives, said.words) == (purpose, gives, words)


def test_thanks_and_directions() -> None:
    assert read("!thanks").thanks
    assert not read("thanks").thanks
    assert read("x").direction is None
    assert read("!in x").direction is Direction.IN
    assert read("!out x").direction is Direction.OUT


def test_somebody_introduced_did_not_take_part() -> None:
    assert read("!intro @Dana").people == (Person(1, "Dana Ruiz", present=False),)


@pytest.mark.parametrize("line", ["!intro", "!intro @Ghost @Dana"])
def test_an_introduction_without_a_name_is_said(line: str) -> None:
    said = read(line)
    assert said.gives == (give("introduction"),)
    assert "An introduction names nobody: write the other person as @name after !intro." in said.notices
