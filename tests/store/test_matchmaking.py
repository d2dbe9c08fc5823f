"""Matchmaking over a file: who is suggested, who never, what dismissing means, and of many the best."""

from conftest import TestClock, line, person

from netui.domain.interaction import Kind
from netui.domain.people.contact import State, Tier
from netui.store import Store


def known(
    store: Store, clock: TestClock, name: str, depth: int = 3, *, org: str = "", place: str = "", **facts: str
) -> int:
    """Somebody of whom facts are known, each by its kind."""
    number = person(store, clock(), name, organisation=org, place=place)
    store.attention.set_depth([number], depth, clock())
    for kind, text in facts.items():
        store.facts.note(number, kind, text, clock())
    return number


def pairs(store: Store, first: int | None = None) -> list[tuple[int, int]]:
    return [one.key for one in store.matchmaking.suggestions(first)]


def test_R4d_needs_offers_goals_experience_and_interests_bring_people_together(
    store: Store, clock: TestClock
) -> None:
    ana = known(store, clock, "Ana", need="a customs broker", interest="rowing", place="Porto, Portugal")
    bo = known(store, clock, "Bo", offer="customs papers", place="Madrid")
    cy = known(store, clock, "Cy", interest="rowing", place="porto")
    dana = known(store, clock, "Dana", goal="a bakery")
    eve = known(store, clock, "Eve", org="Harbour Bakery")
    assert set(pairs(store)) == {(ana, bo), (ana, cy), (dana, eve)}
    by_pair = {one.key: one.reason for one in store.matchmaking.suggestions()}
    assert by_pair[dana, eve] == "Dana aims for “a bakery”, Eve is “at Harbour Bakery”"
    first = store.matchmaking.suggestions(cy)[0]
    assert first.key == (ana, cy)
    assert first.reason == "both like “rowing” and live in the same city"


def test_never_two_who_know_each_other(store: Store, clock: TestClock) -> None:
    ana = known(store, clock, "Ana", need="a customs broker")
    others = [known(store, clock, name, offer="customs broker") for name in ("Bo", "Cy", "Dana", "Eve")]
    bo, cy, dana, eve = others
    assert len(pairs(store)) == 3, "nobody is passed around"
    store.relations.note(bo, "colleague", ana, clock())
    store.interactions.log(Kind.MET, [ana, cy], line(store, "lunch", clock()), clock())
    number = store.introductions.begin(dana, ana, "customs", clock()).subject or 0
    assert pairs(store) == [(ana, eve)]
    store.introductions.drop(number, clock())
    assert pairs(store) == [(ana, eve)], "dropped stays dropped"
    store.interactions.log(Kind.CALL, [eve], line(store, ">write to @Ana", clock()), clock())
    assert pairs(store) == [(ana, eve)], "to be spoken of is not to have met"


def test_never_the_archived_the_ended_and_the_pool_among_itself(store: Store, clock: TestClock) -> None:
    ana = known(store, clock, "Ana", 1, need="a customs broker")
    bo = known(store, clock, "Bo", offer="customs broker")
    store.contacts.set_state([bo], State.ARCHIVED, clock())
    assert pairs(store) == []
    store.contacts.set_state([bo], State.ACTIVE, clock())
    store.attention.set_tier([bo], Tier.POOL, clock())
    store.attention.set_depth([bo], 0, clock())
    assert pairs(store) == [], "I hardly know Ana, and of Bo I only know"
    store.attention.set_depth([ana], 2, clock())
    assert pairs(store) == [(ana, bo)]
    (need,) = store.facts.of(ana)
    store.facts.end(need.id, clock())
    assert pairs(store) == []


def test_R4d_dismissed_is_for_good_until_a_new_need(store: Store, clock: TestClock) -> None:
    ana = known(store, clock, "Ana", need="a customs broker", goal="a board seat")
    bo = known(store, clock, "Bo", offer="customs broker, board work")
    (one,) = store.matchmaking.suggestions()
    assert len(one.matches) == 2
    past = len(store.history.past())
    change = store.matchmaking.dismiss(one, clock())
    assert change.name == "never introduce Ana and Bo for this"
    assert len(store.history.past()) == past + 1
    assert pairs(store) == pairs(store, ana) == []
    store.history.undo()
    assert pairs(store) == [(ana, bo)]
    store.history.redo()
    store.facts.note(ana, "need", "papers for customs", clock())
    (anew,) = store.matchmaking.suggestions()
    assert [match.wants.text for match in anew.matches] == ["papers for customs"]


def test_a_suggestion_begun_is_an_introduction_with_its_reason(store: Store, clock: TestClock) -> None:
    ana = known(store, clock, "Ana", need="a customs broker")
    bo = known(store, clock, "Bo", offer="customs papers")
    (one,) = store.matchmaking.suggestions()
    number = store.matchmaking.begin(one, clock()).subject or 0
    begun = store.introductions.get(number)
    assert (begun.a, begun.b, begun.reason) == (
        ana,
        bo,
        "Ana needs “a customs broker”, Bo offers “customs papers”",
    )
    assert pairs(store) == []


def test_where_many_were_dismissed_the_others_still_come(store: Store, clock: TestClock) -> None:
    with store.connection.writing():
        for number in range(45):
            known(store, clock, f"N{number}", 5, need=f"word{number % 3} customs")
            known(store, clock, f"O{number}", 5, offer=f"word{number % 3} customs")
        ana = known(store, clock, "Ana", 0, need="a lighthouse")
        bo = known(store, clock, "Bo", 0, offer="a lighthouse")
        while (found := store.matchmaking.suggestions()) and (ana, bo) not in [one.key for one in found[:1]]:
            for one in found:
                if one.key != (ana, bo):
                    store.matchmaking.dismiss(one, clock())
    assert pairs(store) == [(ana, bo)]


def test_of_a_large_network_the_best_hundred_are_suggested(store: Store) -> None:
    words = [
        f"{one}{two}{three}" for one in "bcdfghklmn" for two in "aeiou" for three in ("rst", "lk", "mp", "nt")
    ]
    with store.connection.writing():
        database = store.connection.database.connection()
        people = [(n, f"u{n}", f"P{n}", f"p{n}", "", words[n % 200], n % 6) for n in range(1, 3001)]
        database.executemany(
            "INSERT INTO contact (id, uid, name, sort_key, search_key, role, depth, created_on) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, '2026-01-01')",
            people,
        )
        facts = [
            (
                1 + (n * 37) % 3000,
                kind,
                f"{words[(n * 7) % 200]} {words[(n * 13 + 5) % 200]} {words[(n * 29) % 200]}",
            )
            for kind in ("need", "offer", "goal", "interest")
            for n in range(1000)
        ]
        database.executemany(
            "INSERT INTO fact (contact_id, kind, text, noted_on) VALUES (?, ?, ?, '2026-01-01')", facts
        )
    found = store.matchmaking.suggestions()
    assert len(found) == 100
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
