"""The Markdown of friends: every line of it is a person, an entry or a refusal."""

import random
from datetime import date

import pytest

from netui.domain.incoming.reading import Context, Reading, Source
from netui.domain.interaction import Direction, Kind
from netui.exchange.friends import read_friends

CONTEXT = Context("Europe/Paris", date(2026, 11, 18))

FILE = """\
### Activities:
- 2018-11-01: **Grace Hopper** and I went to _Marie's Diner_. George had to cancel. @food
- 2018-01-04: Got lunch with **Grace Hopper** and **george carver**. @food
- 2018-01-04: Ran alone.
- 2018-01-04: Ran alone.

### Notes:
- 2018-06-15: **The Admiral** found out about the building. @navy

### Friends:
- George Carver
- Grace Hopper (a.k.a. The Admiral a.k.a. Amazing Grace) [Paris] @navy @science:lab
- Marie Curie [Lutetia] @science

### Locations:
- Atlantis
- Marie's Diner
- Paris (a.k.a. Lutetia)
"""


def read(text: str) -> Reading:
    reading = read_friends(text.encode(), "friends.md", CONTEXT)
    assert reading.source is Source.FRIENDS
    return reading


def test_friends_come_in_with_their_place_tags_and_other_names() -> None:
    george, grace, marie = read(FILE).cards
    assert (george.draft.name, george.draft.tags, george.line) == ("George Carver", (), 11)
    assert (grace.draft.name, grace.draft.place) == ("Grace Hopper", "Paris")
    assert grace.draft.tags == ("navy", "science:lab")
    assert [fact.text for fact in grace.known] == ["nickname: The Admiral", "nickname: Amazing Grace"]
    assert grace.draft.raw == "Grace Hopper (a.k.a. The Admiral a.k.a. Amazing Grace) [Paris] @navy @science:lab"
    assert (marie.draft.place, marie.draft.uid) == ("Paris", "")


def test_activities_are_meetings_of_all_they_name() -> None:
    diner, lunch, alone, again, note = read(FILE).happenings
    assert (diner.kind, diner.direction) == (Kind.MET, Direction.BOTH)
    assert diner.words == "Grace Hopper and I went to Marie's Diner. George had to cancel. @food"
    assert diner.place == "Marie's Diner"
    assert (diner.moment.day, diner.moment.timed, diner.line) == (date(2018, 11, 1), False, 2)
    assert [who.name for who in lunch.who] == ["Grace Hopper", "George Carver"]
    assert (alone.who, alone.words) == ((), "Ran alone.")
    assert alone.uid != again.uid
    assert (note.kind, [who.name for who in note.who]) == (Kind.NOTE, ["Grace Hopper"])


def test_an_entry_keeps_its_identity_wherever_it_stands() -> None:
    later = FILE.replace("### Activities:\n", "### Activities:\n- 2019-01-01: Met **Marie Curie**.\n")
    assert {entry.uid for entry in read(FILE).happenings} < {entry.uid for entry in read(later).happenings}


def test_somebody_who_is_no_friend_yet_took_part_all_the_same() -> None:
    (entry,) = read("### Activities:\n- 2020-02-02: Saw **Ada King**.").happenings
    assert [who.name for who in entry.who] == ["Ada King"]


def test_what_is_no_marker_stays_as_it_is() -> None:
    (entry,) = read("### Notes:\n- 2020-02-02: see https://x.example/a_b_c and snake_case_name *so*").happenings
    assert entry.words == "see https://x.example/a_b_c and snake_case_name *so*"
    assert entry.place == ""


def test_a_place_nothing_happened_at_is_counted() -> None:
    assert read(FILE).notices == ("1 location left in the file: nobody is there, and nothing happened there",)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("hello\n### Friends:\n- Ana", 1, "under no header"),
        ("### Activities:\n- last week: met **Ana**", 2, "no day"),
        ("### Activities:\n- 2018-02-31: met **Ana**", 2, "no day"),
        ("### Friends:\n- @navy", 2, "no name"),
        ("# Diary\n- nothing", 1, "no file of friends"),
        ("", 1, "no file of friends"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    (refusal,) = read(text).refusals
    assert refusal.line == line
    assert reason in refusal.reason


def test_an_older_file_with_other_line_ends_is_read_too() -> None:
    reading = read("### Activities:\r\n- 2018-11-01: **Ana**\r\n\r\n### Friends:\r\n- Ana (a.k.a. Anita)\r\n")
    assert [card.draft.name for card in reading.cards] == ["Ana"]
    assert [(entry.words, entry.who[0].name) for entry in reading.happenings] == [("Ana", "Ana")]


def test_nothing_stops_the_reading_and_no_line_is_lost() -> None:
    chance = random.Random(24)
    for _ in range(200):
        data = bytearray(FILE.encode())
        for _ in range(chance.randrange(1, 6)):
            place = chance.randrange(len(data))
            data[place : place + chance.randrange(30)] = bytes(
                chance.choices(b"*_-#:@[]()\n\0\xff9", k=chance.randrange(9))
            )
        reading = read_friends(bytes(data), "friends.md", CONTEXT)
        for card in reading.cards:
            assert card.draft.name
        for entry in reading.happenings:
            assert entry.raw.encode()
        assert reading.cards or reading.happenings or reading.refusals
