"""Letters: their fields, their mail link, and the log line that takes every word of them as words."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netui.domain.interaction import Direction, Interaction, Kind, Person, Purpose
from netui.domain.line.drafts import GiveDraft, LogLine
from netui.domain.line.logline import parse_log
from netui.domain.moment import moment_at
from netui.domain.people.contact import Contact
from netui.domain.people.known import Fact
from netui.domain.practice.follow_up_steps import HELPS, NEED, help_detail, help_mark, read_finding, read_help
from netui.domain.practice.letters import (
    file_name,
    gaps,
    letter_fields,
    letter_line,
    mail_address,
    mail_link,
    topic_of,
    where_and_what,
)
from netui.domain.promise import Promise, PromiseState, Side

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
TODAY = NOW.date()
BITS = st.sampled_from(
    [
        ">a",
        "<b",
        "+c",
        "*d",
        "@Dana",
        "#x",
        "^3w",
        "!ask",
        "!promo",
        "15m",
        "mon:",
        "\\",
        "\\>e",
        '"',
        "“",
        ";",
        "\n",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(BITS, max_size=12).map(" ".join))


def read(line: str) -> LogLine:
    return parse_log(line, now=NOW, zone="UTC", find=lambda name: [(1, "Dana Ruiz")])


def squeezed(text: str) -> str:
    return " ".join(text.split())


@given(TEXTS)
@example("Hello Bo,\n\n>send the deck fri !promo @Dana\n")
def test_every_word_of_a_letter_is_a_word_of_its_entry(text: str) -> None:
    said = read(letter_line("follow-up note", text))
    assert squeezed(said.words) == squeezed(f"follow-up note: {text}")
    assert said == LogLine(said.raw, words=said.words, spans=said.spans)
    assert {span.what for span in said.spans} <= {"escape"}
    assert "\n" not in said.raw


@given(TEXTS, st.sampled_from([kind.id for kind in HELPS]), TEXTS)
def test_F12_the_help_is_a_give_and_nothing_else_is_read_into_the_letter(
    text: str, kind: str, help_text: str
) -> None:
    said = read(letter_line("a letter", text, help_mark(kind, help_text)))
    assert squeezed(said.words) == squeezed(f"a letter: {text}")
    assert said.purpose is Purpose.GIVE
    assert len(said.gives) == 1
    assert said.notices == ()
    assert (said.promises, said.facts, said.people, said.tags, said.next) == ((), (), (), (), None)


def test_F13_each_kind_of_help_is_given_by_its_name() -> None:
    given_as = {kind.id: read(letter_line("n", "x", help_mark(kind.id, "on pace"))).gives for kind in HELPS}
    assert given_as["article"] == (GiveDraft("article", "on pace"),)
    assert given_as["book"] == (GiveDraft("book", "on pace"),)
    assert given_as["event"] == (GiveDraft("event", "on pace"),)
    assert given_as["mention"] == (GiveDraft("mention", "on pace"),)
    assert given_as["introduction"] == (GiveDraft("help"),), "an introduction counts when it is made"
    assert read(letter_line("n", "x", help_mark("article", 'the "new" one'))).gives == (GiveDraft("article"),)


@given(st.sampled_from([*(kind.id for kind in HELPS), NEED]), st.text(max_size=40))
def test_a_help_is_read_back_as_it_was_kept(kind: str, text: str) -> None:
    assert read_help(help_detail(kind, text)) == (kind, squeezed(text))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ran for Canada https://en.wikipedia.org/wiki/X.", ("ran for Canada", "https://en.wikipedia.org/wiki/X")),
        ("https://a.io/b ran for Canada", ("ran for Canada", "https://a.io/b")),
        ("ran (www.a.io) for Canada", ("ran for Canada", "www.a.io")),
        ("https://a.io/b", ("https://a.io/b", "https://a.io/b")),
        ("ran  for Canada", ("ran for Canada", "")),
        (" ", ("", "")),
    ],
)
def test_F4_a_link_in_a_finding_is_its_source(typed: str, found: tuple[str, str]) -> None:
    assert read_finding(typed) == found


def fact(text: str, kind: str = "fact", source: str = "") -> Fact:
    return Fact(1, 1, kind, text, None, TODAY, source=source)


def promise(text: str, side: Side = Side.MINE, state: PromiseState = PromiseState.OPEN) -> Promise:
    return Promise(1, 1, "Ana", side, text, None, state, TODAY)


def test_F5_a_private_fact_is_no_finding_and_the_name_of_an_event_nothing_that_was_said() -> None:
    ana = Contact(1, "u", "Ana Ruiz", hook="Web Summit")
    fields = letter_fields(ana, [fact("has a dog")], [], event="Web Summit")
    assert fields["fact"] == "has a dog"
    assert "finding" not in fields
    assert "hook" not in fields
    assert fields["event"] == "Web Summit"


def test_F5_the_fields_are_what_is_known() -> None:
    ana = Contact(1, "u", "Dr. Ana Ruiz", place="Madrid", hook="Web Summit: grew a team\n to 40")
    fields = letter_fields(
        ana,
        [fact("a cfo", "need"), fact("has a dog"), fact("ran for Canada", source="https://a.io")],
        [promise("an intro", Side.THEIRS), promise("the deck"), promise("the book")],
        topic="pricing",
        help="an article",
    )
    assert fields == {
        "first_name": "Ana",
        "name": "Dr. Ana Ruiz",
        "hook": "grew a team to 40",
        "fact": "ran for Canada",
        "finding": "ran for Canada",
        "help": "an article",
        "promise": "the deck",
        "topic": "pricing",
        "event": "Web Summit",
        "place": "Madrid",
    }


def test_how_they_like_to_be_addressed_wins_over_their_name() -> None:
    fields = letter_fields(Contact(1, "u", "Ana Ruiz"), [fact("Dr. Ruiz", "salutation"), fact("x")], [])
    assert fields == {"first_name": "Dr. Ruiz", "name": "Ana Ruiz", "fact": "x"}


def test_without_a_hook_the_words_of_the_meeting_are_one() -> None:
    assert letter_fields(Contact(1, "u", "Bo"), [], [], meeting="the fair: hiring")["hook"] == "hiring"
    assert where_and_what("hiring slows") == ("", "hiring slows")


def entry(words: str, direction: Direction) -> Interaction:
    now = moment_at(NOW, "UTC")
    return Interaction(
        1, Kind.EMAIL, direction, Purpose.NEUTRAL, now, None, NOW, words, words, (Person(1, "Ana"),)
    )


def test_F10_the_topic_is_what_was_said_not_the_letter_i_wrote_last() -> None:
    mine, theirs = (
        entry("follow-up note: Hello Bo, it was good", Direction.OUT),
        entry("hiring slows; more", Direction.IN),
    )
    assert topic_of([mine, theirs]) == "hiring slows"
    assert topic_of([mine]) == "follow-up note: Hello Bo, it was good"
    assert topic_of([entry("one. two", Direction.BOTH)]) == "one"
    assert topic_of([]) == ""
    assert len(topic_of([entry("word " * 100, Direction.IN)])) <= 101


@given(st.text(max_size=60), st.text(max_size=200))
def test_F5_a_mail_link_holds_subject_and_text_and_nothing_else(subject: str, text: str) -> None:
    link = mail_link("ana@acme.io", subject, text)
    assert link is not None
    assert link.isascii()
    assert link.isprintable()
    parts = urlsplit(link)
    assert (parts.scheme, unquote(parts.path), parts.fragment) == ("mailto", "ana@acme.io", "")
    assert set(parse_qs(parts.query)) <= {"subject", "body"}


def test_a_mail_link_ends_lines_as_mail_does_and_is_never_too_long() -> None:
    link = mail_link("a+b@acme.io", "Good & well", "Hello,\n\nbye?\n")
    assert link == "mailto:a%2Bb@acme.io?subject=Good%20%26%20well&body=Hello%2C%0D%0A%0D%0Abye%3F"
    assert mail_link("ana@acme.io", "x", "é" * 5000) is None


@pytest.mark.parametrize(
    "text", ["ana@acme.io?bcc=x@y.z,b@c.d", "a@b,c@d", "a b@c.d", "ana", "", "a@b\x1b", "<a@b.c>"]
)
def test_only_one_plain_address_gets_a_mail(text: str) -> None:
    found = mail_address(text)
    link = mail_link(found, "s", "t") if found else None
    assert link is None or set(parse_qs(urlsplit(link).query)) == {"subject", "body"}
    assert found is None or found.count("@") == 1


def test_a_gap_is_found_and_a_file_has_a_plain_name() -> None:
    assert gaps("Hello [first_name?], [x?] [hook?]") == ("[first_name?]", "[hook?]")
    assert file_name("follow-up", "Chloé d'Étoile/../x") == "follow-up-chloe-d-etoile-x.txt"
