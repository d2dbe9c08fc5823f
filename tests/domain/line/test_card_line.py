"""One business card in one line: whom it makes or means, and the meeting that is logged with them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.line.block_line import block_line
from netui.domain.line.card_line import CardLine, parse_card
from netui.domain.line.logline import LogLine, parse_log
from netui.domain.moment import moment_on
from netui.domain.people.contact import ContactPoint, PointKind

ZONE = "Europe/Paris"
NOW = datetime(2026, 11, 18, 8, tzinfo=UTC)
PEOPLE = {
    "Dana Kim": [(5, "Dana Kim")],
    "dana": [(5, "Dana Kim")],
    "Bo": [(2, "Bo Li"), (3, "Bo Lund")],
    "2": [(2, "Bo Li")],
}


def find(name: str) -> Sequence[tuple[int, str]]:
    return PEOPLE.get(name, PEOPLE.get(name.lower(), ()))


def read(line: str, event: str = "Web Summit") -> CardLine:
    return parse_card(line, event, now=NOW, zone=ZONE, find=find)


def again(log: LogLine) -> LogLine:
    """What an edit of the entry would read."""
    return parse_log(log.raw, now=NOW, zone=ZONE, find=find)


def test_F2_the_words_about_them_are_the_hook_and_name_the_event() -> None:
    card = read("Ana Ruiz, CTO Acme, ana@acme.io, +34 600 123 123; grew a team to 40")
    assert (card.draft.name, card.draft.role, card.draft.organisation) == ("Ana Ruiz", "CTO", "Acme")
    assert card.draft.points == (
        ContactPoint(PointKind.EMAIL, "ana@acme.io"),
        ContactPoint(PointKind.PHONE, "+34 600 123 123"),
    )
    assert card.draft.hook == card.log.words == "Web Summit: grew a team to 40"
    assert (card.known, card.refusal, card.touch) == (None, "", True)


def test_F8_behind_the_semicolon_stands_a_whole_log_line() -> None:
    log = read("Ana; 15m pricing >send the deck fri +a cfo *son runs #ai @Dana ^3w <the list").log
    assert (log.minutes, log.words) == (15, "Web Summit: pricing")
    assert [(p.text, p.due) for p in log.promises] == [("send the deck", date(2026, 11, 20)), ("the list", None)]
    assert [fact.text for fact in log.facts] == ["a cfo", "son runs"]
    assert (log.tags, log.next) == (("ai",), date(2026, 12, 9))


@pytest.mark.parametrize(
    ("line", "raw"),
    [
        ("Ana", "Web Summit"),
        ("Ana;", "Web Summit"),
        ("Ana; met", "Web Summit"),
        ("Ana; met pricing", "Web Summit: pricing"),
        ("Ana; met: pricing", "Web Summit: pricing"),
        ("Ana; metrics are her thing", "Web Summit: metrics are her thing"),
        ("Ana; >send the deck", "Web Summit >send the deck"),
        ("Ana; yesterday: 15m met pricing", "yesterday: 15m Web Summit: pricing"),
        ("Ana; \\15m is a firm", "Web Summit: 15m is a firm"),
        ("Ana; \\>no promise", "Web Summit: \\>no promise"),
    ],
)
def test_the_entry_is_written_as_one_would_write_it(line: str, raw: str) -> None:
    assert read(line).log.raw == raw


@pytest.mark.parametrize(
    "event",
    ["15m", "Friday", "Friday: the club", "Summit >Next", "#devcon", "@home", "12 nov", "\\x", "a; b", 'c"d'],
)
@pytest.mark.parametrize("text", ["", "hi", "yesterday: hi", "20m hi", "mon: 20m hi >call fri", "@Dana hi"])
def test_whatever_an_event_is_called_its_name_stays_words(event: str, text: str) -> None:
    log, plain = read(f"Ana; {text}", event).log, parse_log(text, now=NOW, zone=ZONE, find=find)
    assert log.words == (f"{event}: hi" if "hi" in text else event)
    assert (log.when, log.minutes, log.promises, log.people, log.tags) == (
        plain.when,
        plain.minutes,
        plain.promises,
        plain.people,
        plain.tags,
    )


def test_the_day_of_the_event_is_the_meetings_unless_the_card_says_another() -> None:
    day = moment_on(date(2026, 11, 12), ZONE)

    def when(line: str) -> object:
        return parse_card(line, "Fair", now=NOW, zone=ZONE, find=find, moment=day).log.when

    assert when("Ana; hi") == day
    assert when("Ana; yesterday: hi") == moment_on(date(2026, 11, 17), ZONE)
    assert read("Ana; hi").log.when is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("@Dana Kim; her new job", "Web Summit: her new job"),
        ("  @dana; her new job", "Web Summit: her new job"),
        ('@"Dana Kim"; her new job', "Web Summit: her new job"),
        ('@"Dana Kim" her new job', "Web Summit: her new job"),
        ('@"Dana Kim", dana@kim.io; met her new job', "Web Summit: her new job"),
        ("@Dana Kim", "Web Summit"),
    ],
)
def test_a_line_that_begins_with_at_means_somebody_here(line: str, words: str) -> None:
    card = read(line)
    assert (card.known, card.draft.name, card.log.words, card.refusal) == (5, "Dana Kim", words, "")
    assert card.spans[0].says == "here already: Dana Kim (id 5)"
    assert card.raw == line


def test_details_of_somebody_here_are_read_from_the_card_too() -> None:
    card = read("@Dana Kim, CFO Northwind, dana@kim.io; hi")
    assert (card.draft.role, card.draft.organisation) == ("CFO", "Northwind")
    assert [point.value for point in card.draft.points] == ["dana@kim.io"]


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("@Zoe; hi", "@Zoe is nobody here yet"),
        ("@Bo; hi", '@Bo may be @"2" (Bo Li) or @"3" (Bo Lund): which one?'),
        ("@", "Behind @ stands the name"),
        ("@; hi", "Behind @ stands the name"),
        ("", "A card needs a name"),
        (", ana@acme.io", "A card needs a name"),
        ("; hi", "A card needs a name"),
    ],
)
def test_whoever_cannot_be_meant_is_said_and_not_guessed(line: str, refusal: str) -> None:
    card = read(line)
    assert card.refusal.startswith(refusal)
    assert card.known is None
    assert not any(span.says.startswith("new: ") for span in card.spans if line.startswith("@"))


def test_talk_about_myself_alone_is_no_touch() -> None:
    assert not read("Ana; !promo my book").touch


def test_F3_a_pasted_card_or_signature_is_a_card_line() -> None:
    card = read(block_line("Ana Ruiz\nCTO\nAcme GmbH\nana@acme.example\nTel: +34 600 123 123\nMadrid\n"))
    draft = card.draft
    assert (draft.name, draft.role, draft.organisation, draft.place) == ("Ana Ruiz", "CTO", "Acme GmbH", "Madrid")
    assert {point.kind for point in draft.points} == {PointKind.EMAIL, PointKind.PHONE}
    card = read(block_line("Bo Li\nPartner at Birch Capital\nbo@birch.example\nwe invest > patience, always."))
    assert "we invest > patience, always." in card.log.words
    assert card.log.promises == ()


_PIECES = st.sampled_from(
    [
        "@",
        '"',
        ";",
        "; ",
        ",",
        ", ",
        "Ana",
        "Bo",
        "Dana Kim",
        ">",
        " >call fri",
        "#ai ",
        "15m ",
        "yesterday: ",
        "\\",
        "met ",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=3), max_size=12).map("".join), st.text(min_size=1, max_size=12))
def test_any_line_is_read_and_its_entry_reads_the_same_again(line: str, event: str) -> None:
    log = read(line, event.strip() or "x").log
    repeated = again(log)
    assert (repeated.words, repeated.promises, repeated.facts, repeated.people, repeated.tags) == (
        log.words,
        log.promises,
        log.facts,
        log.people,
        log.tags,
    )


@pytest.mark.parametrize("line", ["@" * 5000, '"' * 5000, "; " * 5000, '@"' * 2000, "a, " * 5000])
def test_a_pasted_flood_is_read_at_once(line: str) -> None:
    assert read(line).raw == line


def test_a_promise_without_a_semicolon_is_said_to_stay_on_the_card() -> None:
    said = ("; begins what happened: “>send the deck” stays on the card",)
    assert read("Ana Ruiz, CTO Acme >send the deck").notices == said
    assert read("Ana Ruiz, CTO Acme; >send the deck").notices == ()
    assert read(", >send the deck").refusal == "A card needs a name at the beginning of the line."
