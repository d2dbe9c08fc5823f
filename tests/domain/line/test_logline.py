"""The log line: every sentence of its grammar, and that no character typed is ever lost."""

from datetime import UTC, date, datetime

import pytest

from netui.domain.interaction import Person
from netui.domain.line.logline import FactDraft, LogLine, PromiseDraft, parse_log
from netui.domain.moment import zone_info
from netui.domain.promise import Side

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
FRIDAY = date(2026, 11, 27)
PEOPLE = {
    "dana": [(1, "Dana Ruiz")],
    "dana ruiz": [(1, "Dana Ruiz")],
    "bo li": [(2, "Bo Li")],
    "sam": [(3, "Sam Ash"), (4, "Sam Berg")],
    "kim": [(5, "Kim Lee"), (6, "Kim Lee")],
    "josé": [(7, "José Núñez")],
    "李明": [(8, "李明")],
    "j.r": [(9, "J.R. Ewing")],
}


def find(name: str) -> list[tuple[int, str]]:
    return PEOPLE.get(name.lower(), [])


def read(line: str) -> LogLine:
    return parse_log(line, now=NOW, zone="Europe/Berlin", find=find)


def mine(text: str, due: date | None = None) -> PromiseDraft:
    return PromiseDraft(Side.MINE, text, due)


def theirs(text: str, due: date | None = None) -> PromiseDraft:
    return PromiseDraft(Side.THEIRS, text, due)


def test_the_whole_grammar_in_one_line() -> None:
    line = (
        "15m pricing for Q1, hiring slows >send the deck fri <intro to Dana +cfo by march "
        '*son runs marathons @"Bo Li" ^3w'
    )
    said = read(line)
    assert said.raw == line
    assert said.minutes == 15
    assert said.words == "pricing for Q1, hiring slows"
    assert said.promises == (mine("send the deck", FRIDAY), theirs("intro to Dana"))
    assert said.facts == (
        FactDraft("need", "cfo", date(2027, 3, 31)),
        FactDraft("fact", "son runs marathons"),
    )
    assert said.people == (Person(2, "Bo Li", present=False),)
    assert said.next == date(2026, 12, 13)
    assert said.notices == ()


@pytest.mark.parametrize(
    "line",
    [
        "a > b, 5 + 5, <3 and +34 600 >100 @3pm",
        "2 * 3 = 6",
        "a>b a<b a+b a*b a@b a#b a^b a!b",
        "C:\\dir \\n \\3",
        "> b",
        ">",
        "\\",
        ">>x <<x ++x **x",
        "^",
        "^-3",
        "(>x)",
        ">🎁",
        "#1 @1 !1 *1 +1 <1 >1",
        'he said "a, b"',
        '>"',
        '>" "',
        '@""',
        "may come; or not; who knows",
        "😀 grüße 你好",
    ],
)
def test_signs_that_start_no_token_stay_words(line: str) -> None:
    said = read(line)
    assert said.words == line
    assert (said.promises, said.facts, said.people, said.tags, said.next) == ((), (), (), (), None)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (r"\>not a promise", ">not a promise"),
        (r"a \>b \<c \+d \*e \@f \#g \^3w \!ask", "a >b <c +d *e @f #g ^3w !ask"),
        (r"\\>b", r"\>b"),
        (r'\@"Bo Li"', '@"Bo Li"'),
        (r"\mon: agenda", "mon: agenda"),
        (r"\15m late", "15m late"),
        (r"mon: \15m late", "15m late"),
        (r"\> b", r"\> b"),
    ],
)
def test_a_backslash_makes_a_token_words(line: str, words: str) -> None:
    said = read(line)
    assert said.words == words
    assert (said.promises, said.facts, said.people, said.tags, said.notices) == ((), (), (), (), ())


def test_a_backslash_works_inside_a_run() -> None:
    assert read(r">explain \<br today").promises == (mine("explain <br", date(2026, 11, 22)),)


@pytest.mark.parametrize(
    ("line", "promises"),
    [
        (">send deck", (mine("send deck"),)),
        (">send deck <send notes", (mine("send deck"), theirs("send notes"))),
        (">send deck fri; sunny day", (mine("send deck", FRIDAY),)),
        (">send deck fri;", (mine("send deck", FRIDAY),)),
        (">send a;b fri", (mine("send a;b", FRIDAY),)),
        (">send deck @Dana to Bo #x fri ^3w !ask", (mine("send deck to Bo", FRIDAY),)),
        (">send 5 + 5 > 3 fri", (mine("send 5 + 5 > 3", FRIDAY),)),
        (">send deck, <notes", (mine("send deck"), theirs("notes"))),
        ('>"read >this fri" today', (mine("read >this fri", date(2026, 11, 22)),)),
        ('>"Dune" to Bo fri', (mine('"Dune" to Bo', FRIDAY),)),
        ('>"open end', (mine('"open end'),)),
        (">“read this”", (mine("read this"),)),
        (">寄 deck fri", (mine("寄 deck", FRIDAY),)),
        (">écrire à Zoë fri", (mine("écrire à Zoë", FRIDAY),)),
        ("<intro to Jan", (theirs("intro to Jan"),)),
        (">read chapter 3", (mine("read chapter 3"),)),
        (">raise 5M", (mine("raise 5M"),)),
        (">fri", (mine("fri"),)),
        (">send deck by @Dana fri", (mine("send deck", FRIDAY),)),
        (">send\tdeck\nfri", (mine("send\tdeck", FRIDAY),)),
    ],
)
def test_a_promise_runs_to_the_next_run_the_semicolon_or_the_end(
    line: str, promises: tuple[PromiseDraft, ...]
) -> None:
    assert read(line).promises == promises


def test_words_go_on_behind_the_semicolon() -> None:
    said = read("talked >send deck fri; then @Dana came")
    assert said.words == "talked then came"
    assert said.people == (Person(1, "Dana Ruiz", present=True),)


def test_a_fact_keeps_its_date_as_words() -> None:
    said = read("*born 12 nov +nanny in 3w")
    assert said.facts == (FactDraft("fact", "born 12 nov"), FactDraft("need", "nanny", date(2026, 12, 13)))


@pytest.mark.parametrize(
    ("line", "local", "words"),
    [
        ("yesterday 16:30: called", "2026-11-21 16:30", "called"),
        ("mon: called", "2026-11-16 12:00", "called"),
        ("2h ago: called", "2026-11-22 13:00", "called"),
        ("16:30: called", "2026-11-22 16:30", "called"),
        ("  12 nov 14:00:  called", "2026-11-12 14:00", "called"),
        ("mon:", "2026-11-16 12:00", ""),
        ("mon: note: x", "2026-11-16 12:00", "note: x"),
    ],
)
def test_the_start_up_to_a_colon_tells_when(line: str, local: str, words: str) -> None:
    said = read(line)
    assert said.when is not None
    assert said.when.at.astimezone(zone_info("Europe/Berlin")).strftime("%Y-%m-%d %H:%M") == local
    assert said.words == words


@pytest.mark.parametrize(
    "line",
    ["16: x", "jan: x", "Dana: x", "3d: x", "15m: x", "mon:x", "note mon: x", "by march: x", "march: x", ": x"],
)
def test_other_beginnings_are_words(line: str) -> None:
    said = read(line)
    assert said.when is None
    assert said.words == line


@pytest.mark.parametrize(
    ("line", "minutes", "words"),
    [
        ("15m x", 15, "x"),
        ("1h x", 60, "x"),
        ("1h30 x", 90, "x"),
        ("1h30m x", 90, "x"),
        ("1h 30m x", 90, "x"),
        ("90min x", 90, "x"),
        ("1.5h x", 90, "x"),
        ("15m", 15, ""),
        ("mon: 15m x", 15, "x"),
        ("15m ago it rained", 15, "ago it rained"),
        ("5M x", None, "5M x"),
        ("15 x", None, "15 x"),
        ("15m, x", None, "15m, x"),
        ("x 15m", None, "x 15m"),
        ("15mm x", None, "15mm x"),
        ("1h75 x", None, "1h75 x"),
        ("1h 30 people", 60, "30 people"),
    ],
)
def test_a_duration_stands_at_the_beginning(line: str, minutes: int | None, words: str) -> None:
    said = read(line)
    assert (said.minutes, said.words) == (minutes, words)


def test_dates_count_from_today_whatever_the_line_tells_of() -> None:
    said = read("mon: called >send deck fri ^3d")
    assert said.promises[0].due == FRIDAY
    assert said.next == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("line", "people", "words"),
    [
        ("lunch @Dana", [(1, True)], "lunch"),
        ("lunch with @Dana, fine", [(1, True)], "lunch with, fine"),
        ("@Dana, fine", [(1, True)], "fine"),
        ('@"Bo Li" @Dana', [(2, True), (1, True)], ""),
        ("@“Bo Li”", [(2, True)], ""),
        ("@Dana's idea", [(1, True)], "idea"),
        ("@José came", [(7, True)], "came"),
        ("@李明，很好", [(8, True)], "，很好"),
        ("@J.R. came", [(9, True)], ". came"),
        (">tell @Dana", [(1, False)], ""),
        ("@Dana >tell @Dana", [(1, True)], ""),
        (">tell @Dana; with @Dana", [(1, True)], "with"),
    ],
)
def test_who_took_part_and_who_is_only_linked(line: str, people: list[tuple[int, bool]], words: str) -> None:
    said = read(line)
    assert [(person.contact_id, person.present) for person in said.people] == people
    assert said.words == words


@pytest.mark.parametrize(
    ("line", "notice"),
    [
        ("@Ghost came", "@Ghost is nobody here yet: it stays words."),
        ("@Sam came", '@Sam may be Sam Ash or Sam Berg: it stays words. Write @"Sam Ash".'),
        ("@Kim came", '@Kim may be Kim Lee (id 5) or Kim Lee (id 6): it stays words. Write @"5".'),
        ('@"Bo Li', "The quote after @ is not closed: it stays words."),
        ("^soon", "^soon is no date: it stays words."),
        ("^12", "^12 is no date: it stays words."),
        ("^march", "^march is no date: it stays words."),
        ("!wow nice", "!wow is not known: it stays words."),
    ],
)
def test_what_cannot_be_taken_stays_words_and_is_said(line: str, notice: str) -> None:
    said = read(line)
    assert said.words == line
    assert said.notices == (notice,)
    assert said.people == ()


def test_what_cannot_be_taken_stays_in_its_run() -> None:
    said = read(">tell @Ghost about !wow fri")
    assert said.promises == (mine("tell @Ghost about !wow", FRIDAY),)
    assert len(said.notices) == 2


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("#saas, #two", ("saas", "two")),
        ("#SaaS #saas", ("SaaS",)),
        ('#"two words"', ("two words",)),
        ("#c++", ("c++",)),
    ],
)
def test_tags(line: str, tags: tuple[str, ...]) -> None:
    assert read(line).tags == tags


@pytest.mark.parametrize(
    ("line", "day", "words"),
    [
        ("^3w", "2026-12-13", ""),
        ("^fri.", "2026-11-27", "."),
        ("^12 nov ok", "2027-11-12", "ok"),
        ("^24.12. ok", "2026-12-24", "ok"),
        ("^2026-12-01, ok", "2026-12-01", "ok"),
        ("^in 3 days ok", "2026-11-25", "ok"),
        ("^next week we talk", "2026-11-29", "we talk"),
        ('^"12 nov" ok', "2027-11-12", "ok"),
        ("^Sun", "2026-11-29", ""),
        ("^3w ^5d", "2026-11-27", ""),
    ],
)
def test_the_next_date(line: str, day: str, words: str) -> None:
    said = read(line)
    assert said.next == date.fromisoformat(day)
    assert said.words == words


def test_the_last_next_date_counts_and_is_said() -> None:
    assert read("^3w ^5d").notices == ("Several dates after ^: the last one counts.",)
    assert read("^yesterday").notices == ("The next date Sat 21 Nov, yesterday has gone by.",)


def test_the_preview_spells_every_date() -> None:
    said = [span.says for span in read("15m x >send deck fri +cfo by march ^3w @Dana").spans if span.says]
    assert said == [
        "15 min",
        "my promise: send deck → Fri 27 Nov, in 5 days",
        "need: cfo → Wed 31 Mar 2027, in 4 months",
        "next → Sun 13 Dec, in 21 days",
        "about Dana Ruiz",
    ]


def test_a_time_to_come_is_said() -> None:
    assert read("tomorrow: lunch").notices == (
        "This is still to come: it counts as a touch once its time has come.",
    )


@pytest.mark.parametrize(
    ("line", "said", "who"),
    [
        (">intro to @Dana fri", mine("intro to Dana", FRIDAY), [1]),
        ('>intro to @"Bo Li" fri', mine("intro to Bo Li", FRIDAY), [2]),
        (">intro to @Bo Li fri", mine("intro to Bo Li", FRIDAY), [2]),
        (">introduce @Dana to @José", mine("introduce Dana to José"), [1, 7]),
        (">send @Dana the deck", mine("send the deck"), [1]),
        (">find a flat for @Dana and @José", mine("find a flat for Dana and José"), [1, 7]),
    ],
)
def test_a_name_a_run_would_lose_its_sense_without_stays_in_it(
    line: str, said: PromiseDraft, who: list[int]
) -> None:
    found = read(line)
    assert found.promises == (said,)
    assert [person.contact_id for person in found.people] == who
    assert not any(person.present for person in found.people)


def test_a_whole_name_needs_no_quotes_and_takes_no_word_too_many() -> None:
    assert read("called @Dana Ruiz Today").words == "called Today"
    assert read("called @Dana Ruizzi").words == "called Ruizzi"
    assert read("*her son starts school @Dana Ruiz.").facts == (FactDraft("fact", "her son starts school."),)
    assert read("lunch @Bo li").notices != ()


def test_what_belongs_to_somebody_keeps_their_name() -> None:
    said = read("*brother runs @Dana's shop")
    assert said.facts == (FactDraft("fact", "brother runs Dana's shop"),)
    assert [person.contact_id for person in said.people] == [1]
