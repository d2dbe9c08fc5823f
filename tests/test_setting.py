"""``netui set`` and ``netui show`` for what is known: facts, dates, relations, jobs, how a name is said."""

import json
from typing import Any

import pytest
from conftest import TestClock, line, person

from netui.cli import main
from netui.domain.interaction import Kind
from netui.domain.people.contact import Job, PartialDate
from netui.shell.setting import FIELDS, HINT, set_one
from netui.store import Store, StoreError


@pytest.fixture
def dana(store: Store, clock: TestClock) -> int:
    return person(store, clock(), "Dana Ruiz", role="CTO", organisation="Acme")


def known(store: Store, dana: int) -> list[tuple[str, str, str | None]]:
    """Kind, text and due day of all that holds, in the order it was noted."""
    facts = sorted(store.facts.of(dana), key=lambda fact: fact.id)
    return [(fact.kind, fact.text, fact.due and fact.due.isoformat()) for fact in facts]


def test_R1b_each_kind_of_fact_is_set_by_its_name(store: Store, clock: TestClock, dana: int) -> None:
    for field, value in (
        ("fact", "runs marathons in may"),
        ("need", "a CFO by march"),
        ("offer", "a desk in Porto"),
        ("goal", "a second shop → 12 mar"),
        ("Interest", "opera"),
        ("reach", "never before ten"),
    ):
        set_one(store, dana, field, value, clock())
    assert known(store, dana) == [
        ("fact", "runs marathons in may", None),
        ("need", "a CFO", "2027-03-31"),
        ("offer", "a desk in Porto", None),
        ("goal", "a second shop", "2027-03-12"),
        ("interest", "opera", None),
        ("reach", "never before ten", None),
    ]
    assert set_one(store, dana, "need", "a CFO by march", clock()).id is None
    assert len(known(store, dana)) == 6


def test_R3d_a_goal_is_reworded_reached_or_no_longer_holds(store: Store, clock: TestClock, dana: int) -> None:
    now = clock()
    store.interactions.log(Kind.CALL, [dana], line(store, "+a shop", now), now)
    for goal in ("a second shop", "speak in Lisbon", "learn to sail"):
        set_one(store, dana, "goal", goal, now)
    set_one(store, dana, "goal", "second -> a third shop by march", now)
    set_one(store, dana, "goal", "=lisbon", now)
    set_one(store, dana, "goal", "-learn to sail", now)
    set_one(store, dana, "need", "a shop -> a bigger shop", now)
    assert known(store, dana) == [("need", "a bigger shop", None), ("goal", "a third shop", "2027-03-31")]
    ends = {fact.text: fact.outcome for fact in store.facts.of(dana, ended=True) if fact.ended_on}
    assert ends == {"speak in Lisbon": "reached", "learn to sail": ""}
    need = next(fact for fact in store.facts.of(dana) if fact.kind == "need")
    assert need.interaction_id is not None
    set_one(store, dana, "fact", "moved Porto -> Lisbon", now)
    set_one(store, dana, "goal", "none", now)
    assert [text for _, text, _ in known(store, dana)] == ["a bigger shop", "moved Porto -> Lisbon"]


def test_how_a_name_is_said_and_somebody_addressed_is_replaced(store: Store, clock: TestClock, dana: int) -> None:
    for value in ("DAY-na", "DAH-na"):
        set_one(store, dana, "pronounce", value, clock())
    set_one(store, dana, "salutation", "Dr Ruiz", clock())
    assert known(store, dana) == [("pronounce", "DAH-na", None), ("salutation", "Dr Ruiz", None)]
    set_one(store, dana, "salutation", "none", clock())
    assert known(store, dana) == [("pronounce", "DAH-na", None)]
    assert set_one(store, dana, "salutation", "none", clock()).id is None


def test_dates_are_replaced_by_their_kind_and_taken_away(store: Store, clock: TestClock, dana: int) -> None:
    def dates(field: str, value: str) -> tuple[PartialDate, ...]:
        set_one(store, dana, field, value, clock())
        return store.contacts.get(dana).dates

    born = PartialDate("birthday", 1980, 11, 12)
    assert dates("birthday", "nov 1980") == (PartialDate("birthday", 1980, 11),)
    assert dates("birthday", "12 nov 1980") == (born,)
    wedding = PartialDate("wedding", None, 6, 3, lead=14)
    assert dates("date", "wedding 3 jun, 2w before") == (born, wedding)
    assert dates("anniversary", "2010-05-01") == (born, wedding, PartialDate("anniversary", 2010, 5, 1))
    assert dates("anniversary", "none") == (born, wedding)
    assert dates("date", "-wed") == (born,)
    assert dates("date", "birthday 13 nov") == (PartialDate("birthday", None, 11, 13),)
    assert dates("date", "none") == ()


def test_relations_lead_to_contacts_or_keep_a_name(store: Store, clock: TestClock, dana: int) -> None:
    bo = person(store, clock(), "Bo Li")

    def relations(value: str) -> list[tuple[str, str, int | None]]:
        set_one(store, dana, "relation", value, clock())
        return [(one.kind, one.name, one.other_id) for one in store.relations.of(dana)]

    spouse = ("spouse", "Marta Ruiz", None)
    assert relations("spouse Marta Ruiz") == [spouse]
    assert relations("assistant bo") == [spouse, ("assistant", "Bo Li", bo)]
    assert [one.kind for one in store.relations.of(bo)] == ["assists"]
    assert relations("-assistant @Bo") == [spouse]
    assert relations("assistant @bo") == [spouse, ("assistant", "Bo Li", bo)]
    assert relations("-assistant") == [spouse]
    assert relations('friend "Bo"') == [spouse, ("friend", "Bo", None)]
    assert relations("-spouse Marta") == [("friend", "Bo", None)]
    assert relations("none") == []


def test_a_name_within_a_name_is_nobody_and_several_are_asked_about(
    store: Store, clock: TestClock, dana: int
) -> None:
    first, second = (person(store, clock(), name) for name in ("Susanna Holm", "Susanna Berg"))
    set_one(store, dana, "relation", "mother Anna", clock())
    assert [(one.name, one.other_id) for one in store.relations.of(dana)] == [("Anna", None)]
    with pytest.raises(StoreError) as refused:
        set_one(store, dana, "relation", "sister Susanna", clock())
    said = str(refused.value)
    assert f"Susanna Holm (id {first})" in said
    assert f"Susanna Berg (id {second})" in said
    assert said.endswith("write the id, or the name in quotes")
    set_one(store, dana, "relation", f"sister {second}", clock())
    assert ("sister", second) in [(one.kind, one.other_id) for one in store.relations.of(dana)]


def test_earlier_jobs_are_kept_typed_and_taken_away(store: Store, clock: TestClock, dana: int) -> None:
    def jobs(field: str, value: str) -> tuple[Job, ...]:
        set_one(store, dana, field, value, clock())
        return store.contacts.get(dana).jobs

    left = Job("CTO", "Acme", clock().day)
    assert jobs("organisation", "Bolt") == (left,)
    typed = Job("Engineer", "Vestas")
    assert jobs("job", "Engineer, Vestas") == (typed, left)
    assert jobs("job", "-acme") == (typed,)
    assert jobs("job", "none") == ()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("goal", "", f"goal: write what it is; {HINT}"),
        ("goal", "a shop → soon", "goal: “soon” is no date"),
        ("goal", "-a shop", "goal: there is no goal “a shop”"),
        ("fact", "=runs", "fact: a fact is neither reached nor met: -text ends it"),
        ("fact", "-runs", "fact: “runs” may be “runs far”, “runs a shop”: write all of it"),
        ("birthday", "soonish", "birthday: “soonish” is no date: write birthday 12 nov 1980"),
        ("birthday", "", "birthday: write what it is"),
        ("date", "12 nov", "date: say what the day is"),
        ("date", "-wedding", "date: there is no date “wedding”"),
        ("relation", "spouse", "relation: a relation says what and who: spouse Marta Ruiz"),
        ("relation", "-spouse", "relation: there is no relation “spouse”"),
        ("relation", "friend Dana", "nobody is related to themselves"),
        ("job", "CTO, Acme (until soon)", "job: “soon” is no date"),
        ("shoes", "42", f"shoes: there is no such field: known are {', '.join(FIELDS)}; {HINT}"),
    ],
)
def test_what_cannot_be_set_is_said_in_one_sentence_and_changes_nothing(
    store: Store, clock: TestClock, dana: int, field: str, value: str, sentence: str
) -> None:
    for text in ("runs a shop", "runs far"):
        set_one(store, dana, "fact", text, clock())
    before = store.cards.whole(dana)
    with pytest.raises(StoreError) as refused:
        set_one(store, dana, field, value, clock())
    assert str(refused.value).startswith(sentence)
    assert store.cards.whole(dana) == before


# in the shell


def said(capsys: pytest.CaptureFixture[str], clock: TestClock, *argv: str) -> str:
    assert main(argv, clock=clock) == 0
    return capsys.readouterr().out


def test_set_says_what_a_simple_field_was_and_is(capsys: pytest.CaptureFixture[str], clock: TestClock) -> None:
    said(capsys, clock, "add", "Dana Ruiz, CTO Acme")
    assert "  role: CTO → CEO\n" in said(capsys, clock, "set", "Dana", "role", "CEO")
    assert "  tier: none → A\n" in said(capsys, clock, "set", "Dana", "tier", "a")
    assert "→" not in said(capsys, clock, "set", "Dana", "tier", "a")


def test_R1b_show_tells_everything_known_with_where_it_came_from(
    capsys: pytest.CaptureFixture[str], clock: TestClock
) -> None:
    def run(*argv: str) -> str:
        return said(capsys, clock, *argv)

    run("add", "Dana Ruiz, CTO Acme")
    run("add", "Bo Li")
    run("log", "Dana", "call", "pricing *son runs marathons")
    for field, value in (
        ("goal", "a second shop by march"),
        ("pronounce", "DAH-na"),
        ("date", "wedding 3 jun, 14 days before"),
        ("relation", "assistant Bo"),
        ("organisation", "Bolt"),
        ("need", "a CFO"),
        ("need", "=CFO"),
    ):
        run("set", "Dana", field, value)
    run("log", "Dana", "email", 'leases !article "On leases"')
    text = run("show", "Dana")
    for expected in (
        "  wedding: 3 Jun, 14 days before\n",
        "  earlier: CTO, Acme (until 18 Nov 2026)\n",
        (
            "  goal: a second shop → Wed 31 Mar 2027, in 4 months "
            "(last: article “On leases” Wed 18 Nov; typed Wed 18 Nov)\n"
        ),
        "  fact: son runs marathons (from the call on Wed 18 Nov)\n",
        "  pronounced: DAH-na (typed Wed 18 Nov)\n",
        "  assistant: Bo Li (id 2)\n",
    ):
        assert expected in text
    assert "CFO" not in text
    row: dict[str, Any] = json.loads(run("show", "Dana", "--json"))[0]
    assert {fact["text"]: fact for fact in row["facts"]}["a CFO"] == {
        "fact": 4,
        "kind": "need",
        "text": "a CFO",
        "due": None,
        "noted": "2026-11-18",
        "ended": "2026-11-18",
        "outcome": "met",
        "source": "",
        "interaction": None,
    }
    assert [fact["interaction"] for fact in row["facts"] if fact["kind"] == "fact"] == [1]
    assert row["relations"] == [{"kind": "assistant", "name": "Bo Li", "id": 2, "relation": 1}]
    assert row["jobs"] == [{"role": "CTO", "organisation": "Acme", "until": "2026-11-18"}]
    assert row["dates"][0] | {"kind": "wedding", "lead": 14} == row["dates"][0]
