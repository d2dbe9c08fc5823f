"""The brief read from the file: what to ask, what was given, how long we know each other, who is silent."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from conftest import TestClock, line, person

from netui.domain.due.cadence import Interval
from netui.domain.interaction import Direction, Kind
from netui.domain.people.contact import PartialDate, State, Tier
from netui.domain.practice.guards import unanswered_without_give
from netui.domain.timeline import Entry
from netui.store import Store


def log(store: Store, clock: TestClock, who: int, kind: Kind, text: str = "", **ago: float) -> int:
    """Log ``ago`` (a timedelta's arguments) before now."""
    then = clock.move(**{unit: -number for unit, number in ago.items()})
    change = store.interactions.log(kind, [who], line(store, text, then), then)
    clock.move(**ago)
    assert change.subject is not None
    return change.subject


def test_R1b_what_is_missing_becomes_the_questions_of_the_brief(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    assert store.briefs.of(bo, clock()).questions[0] == "What are you aiming for this year?"
    store.facts.note(bo, "goal", "a second shop", clock())
    store.relations.note(bo, "spouse", "Marta", clock())
    brief = store.briefs.of(bo, clock())
    assert brief.questions[0] == "What would help you most just now?"
    assert [relation.name for relation in brief.relations] == ["Marta"]


def test_R1b_a_goal_that_ended_is_asked_for_again(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    goal = store.facts.note(bo, "goal", "a second shop", clock()).subject
    assert goal is not None
    store.facts.end(goal, clock())
    assert store.briefs.of(bo, clock()).questions[0] == "What are you aiming for this year?"


def test_R2b_both_rates_are_in_the_brief_and_facts_never_raise_them(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.CALL, ">send the deck tmr <the list tmr *runs +a cfo", days=5)
    mine = store.promises.open(bo)[0]
    store.promises.keep(mine.id, clock())
    found = store.briefs.of(bo, clock()).evidence
    assert (found.mine.says(), found.theirs.says()) == ("0 of 1 on time", "0 of 1 on time")
    store.facts.note(bo, "interest", "choir", clock())
    assert store.briefs.of(bo, clock()).evidence.mine == found.mine


def test_R3d_a_goal_comes_with_what_i_last_did_for_them_since(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.CALL, "old times !help", days=40)
    store.facts.note(bo, "goal", "a second shop", clock())
    (want,) = store.briefs.of(bo, clock()).wants
    assert (want.fact.text, want.did) == ("a second shop", None)
    clock.move(days=3)
    log(store, clock, bo, Kind.EMAIL, "names of two landlords !help")
    (want,) = store.briefs.of(bo, clock()).wants
    assert want.did is not None
    assert (want.did.kind, want.did.what, want.did.day) == ("help", "names of two landlords", clock().day)


def test_R3d_a_goal_reached_is_spoken_of_for_three_months(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    goal = store.facts.note(bo, "goal", "a second shop", clock()).subject
    gone = store.facts.note(bo, "need", "a cfo", clock()).subject
    assert goal is not None
    assert gone is not None
    store.facts.end(goal, clock(), well=True)
    store.facts.end(gone, clock())
    assert [want.fact.outcome for want in store.briefs.of(bo, clock()).wants] == ["reached"]
    clock.move(days=91)
    assert store.briefs.of(bo, clock()).wants == ()


def test_R3e_listening_is_a_give_and_stills_the_count_of_the_unanswered(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    for days in (20, 10):
        log(store, clock, bo, Kind.MESSAGE, "how are you?", days=days)
    assert unanswered_without_give(store.timeline.recent(bo, clock())) == 2
    log(store, clock, bo, Kind.MESSAGE, "wrote down what troubles him !listened", days=1)
    assert unanswered_without_give(store.timeline.recent(bo, clock())) == 0
    (given,) = store.briefs.of(bo, clock()).given
    assert (given.kind, given.mine, given.what) == ("listened", True, "wrote down what troubles him")


def test_kindnesses_are_never_forgotten_and_count_as_evidence(store: Store, clock: TestClock) -> None:
    ana, bo = person(store, clock(), "Ana Ruiz"), person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.CALL, "rang me at the hotel @Ana !kind !in", days=3000)
    log(store, clock, bo, Kind.CALL, "spoke of @Ana !kind", days=-3)
    brief = store.briefs.of(bo, clock())
    assert [(given.what, given.mine) for given in brief.given] == [("rang me at the hotel", False)]
    assert brief.evidence.kindnesses == 1
    assert store.briefs.of(ana, clock()).evidence.kindnesses == 1


def test_F6_the_brief_has_the_first_touch_and_the_subjects_of_every_year(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    assert store.briefs.of(bo, clock()).first is None
    log(store, clock, bo, Kind.NOTE, "read of him", days=1500)
    log(store, clock, bo, Kind.MET, "2022-02-04: the harbour, cranes")
    log(store, clock, bo, Kind.CALL, "his book: proofs", days=10)
    brief = store.briefs.of(bo, clock())
    assert brief.first == date(2022, 2, 4)
    assert [(year.year, year.subjects) for year in brief.subjects] == [
        (2026, ("his book",)),
        (2022, ("the harbour",)),
    ]


def test_F9_whose_turn_is_read_from_all_entries_however_many(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.EMAIL, "hello !in", days=60)
    for days in range(20, 0, -1):
        log(store, clock, bo, Kind.NOTE, "thought of him", days=days)
    assert store.briefs.of(bo, clock()).turn.whose == "mine"
    assert store.briefs.of(bo, clock()).entries[0].interaction.direction is Direction.IN


def test_R3c_news_noted_since_the_last_exchanges_is_in_the_brief(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.NOTE, "in the paper: old", days=90)
    for days in (50, 40, 30):
        log(store, clock, bo, Kind.CALL, f"talk {days}", days=days)
    log(store, clock, bo, Kind.NOTE, "opened in Lisbon", days=5)
    brief = store.briefs.of(bo, clock())
    assert [entry.interaction.words for entry in brief.entries] == ["talk 30", "talk 40", "talk 50"]
    assert [entry.interaction.words for entry in brief.notes] == ["opened in Lisbon"]


def test_a_brief_reads_whole_only_the_entries_it_shows(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo = person(store, clock(), "Bo Li")
    with store.connection.writing():
        for days in range(300, 0, -1):
            log(store, clock, bo, Kind.CALL, f"talk {days}", days=days)
    read: list[int] = []
    entries = store.timeline.entries

    def counting(ids: Sequence[int]) -> dict[int, Entry]:
        read.extend(ids)
        return entries(ids)

    monkeypatch.setattr(store.timeline, "entries", counting)
    brief = store.briefs.of(bo, clock())
    assert len(read) == len(brief.entries) == 3
    assert brief.evidence.two_way == 300


def test_the_local_hour_is_there_for_a_known_place_and_not_for_the_dead(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li", place="Tokyo, Japan", dates=(PartialDate("birthday", None, 11, 20),))
    local = store.briefs.of(bo, clock()).local
    assert local is not None
    assert local.says == "17:00 there"
    store.contacts.set_state([bo], State.DECEASED, clock())
    assert store.briefs.of(bo, clock()).local is None
    assert store.briefs.of(bo, clock()).questions == ()


def quiet(store: Store, clock: TestClock) -> list[str]:
    return [store.contacts.names([number]) for number in store.dormancy.ids(clock())]


def test_F10_the_dormant_are_found_with_their_cadences(store: Store, clock: TestClock) -> None:
    def someone(name: str, tier: Tier | None, days: int, kind: Kind = Kind.CALL, text: str = "") -> int:
        number = person(store, clock(), name)
        if tier is not None:
            store.attention.set_tier([number], tier, clock())
        log(store, clock, number, kind, text, days=days)
        return number

    ann = someone("Ann A", Tier.A, 200)
    someone("Ben A fresh", Tier.A, 170)
    someone("Cy D", Tier.D, 700)
    someone("Di D long", Tier.D, 740)
    someone("Eve none", None, 400)
    someone("Flo none fresh", None, 300)
    someone("Gus pool", Tier.POOL, 900)
    someone("Hal ambient", Tier.AMBIENT, 900)
    someone("Ida unanswered", None, 900, Kind.EMAIL)
    deep = someone("Jo deep", None, 900, Kind.EMAIL)
    someone("Kim promo only", None, 900, Kind.CALL, "!promo")
    gone = someone("Lou archived", None, 900)
    own = someone("Max own", None, 500)
    tagged = someone("Nia tagged", None, 400)
    store.attention.set_depth([deep], 3, clock())
    store.contacts.set_state([gone], State.ARCHIVED, clock())
    store.attention.set_cadence([own], Interval(years=1), clock())
    store.contacts.tag([tagged], ["slow"], clock())
    store.attention.set_tag_cadence("slow", Interval(years=1), clock())
    assert quiet(store, clock) == ["Jo deep", "Di D long", "Eve none", "Ann A"]
    log(store, clock, ann, Kind.NOTE, "thought of her")
    assert "Ann A" in quiet(store, clock)
    log(store, clock, ann, Kind.CALL)
    assert "Ann A" not in quiet(store, clock)


def test_F10_a_mail_each_way_is_a_dialogue(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.EMAIL, "hello", days=800)
    assert quiet(store, clock) == []
    log(store, clock, bo, Kind.EMAIL, "hello yourself !in", days=790)
    assert quiet(store, clock) == ["Bo Li"]


def test_F10_a_silence_comes_with_the_last_words_and_the_most_telling_thing_known(
    store: Store, clock: TestClock
) -> None:
    bo = person(store, clock(), "Bo Li", organisation="Harbour Works")
    log(store, clock, bo, Kind.CALL, "cranes *likes tea", days=800)
    log(store, clock, bo, Kind.CALL, "the port +a pilot", days=790)
    store.facts.note(bo, "fact", "moved house", clock())
    silence = store.dormancy.silences([bo], clock())[bo]
    assert (silence.name, silence.organisation, silence.words) == ("Bo Li", "Harbour Works", "the port")
    assert silence.last == clock().day - timedelta(days=790)
    assert silence.known is not None
    assert silence.known.text == "a pilot"
