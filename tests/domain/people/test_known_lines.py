"""Known things, relations and earlier jobs as lines: read, written back, and what an edit of them changed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.people.contact import Job
from netui.domain.people.jobs import job_line, read_job
from netui.domain.people.known import Fact, FactKind
from netui.domain.people.known_lines import KnownDraft, KnownEdits, find_known, known_line, read_known, reconcile
from netui.domain.people.relation import Relation, RelationDraft, read_relation, reconcile_relations, relation_line
from netui.domain.people.tag_words import read_tags, tag_words

TODAY = date(2026, 11, 18)


def fact(number: int, text: str, kind: str = "fact", due: date | None = None) -> Fact:
    return Fact(number, 1, kind, text, due, date(2026, 10, 20), interaction_id=7)


@pytest.mark.parametrize(
    ("line", "kind", "text", "due"),
    [
        ("runs marathons", "fact", "runs marathons", None),
        ("met in may", "fact", "met in may", None),
        ("goal: a second shop by march", "goal", "a second shop", date(2027, 3, 31)),
        ("Goal: a second shop → 12 mar", "goal", "a second shop", date(2027, 3, 12)),
        ("need: a CFO fri", "need", "a CFO", date(2026, 11, 20)),
        ("needs: a CFO", "need", "a CFO", None),
        ("offer: a desk by march", "offer", "a desk by march", None),
        ("interest: opera → 2026-12-24", "interest", "opera", date(2026, 12, 24)),
        ("reach: never before ten", "reach", "never before ten", None),
        ("Porto → Lisbon", "fact", "Porto → Lisbon", None),
        ("note: not a kind", "fact", "note: not a kind", None),
        ("fact: goal: is the word", "fact", "goal: is the word", None),
        ("+a CFO by march", "need", "a CFO", date(2027, 3, 31)),
        ("*likes jazz by march", "fact", "likes jazz by march", None),
        ("+34 600 123", "fact", "+34 600 123", None),
        ("* of five", "fact", "* of five", None),
        ("fact: +a", "fact", "+a", None),
    ],
)
def test_a_line_says_its_kind_its_text_and_when_to_look_again(
    line: str, kind: str, text: str, due: date | None
) -> None:
    assert read_known(line, TODAY) == KnownDraft(kind, text, due)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("goal:", "a goal says something: write it behind the word"),
        ("goal: a second shop → soon", "“soon” is no date: write 3w, fri, by march, 12 nov or 2026-12-24"),
        ("goal: a second shop →", "a date follows →"),
    ],
)
def test_a_line_that_cannot_be_taken_says_why(line: str, problem: str) -> None:
    assert read_known(line, TODAY).problem.startswith(problem)


@given(
    st.sampled_from([*FactKind]),
    st.text(st.characters(blacklist_categories=("Cs", "Cc", "Z", "Nd", "Cf")), min_size=1).filter(
        lambda text: "→" not in text
    ),
    st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31)),
)
def test_a_fact_written_is_read_as_itself(kind: str, text: str, due: date | None) -> None:
    known = fact(1, text, kind, due)
    assert read_known(known_line(known), TODAY) == KnownDraft(kind, text, due)


BEFORE = (
    fact(1, "son Tim runs marathons"),
    fact(2, "a second shop", "goal", date(2027, 3, 31)),
    fact(3, "an accountant in Lyon", "need"),
    fact(4, "an accountant in Lyon", "need"),
)


def lines(*facts: Fact) -> str:
    return "\n".join(known_line(one) for one in facts)


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        (lines(*BEFORE), KnownEdits()),
        (lines(*BEFORE[::-1]) + "\n\n  ", KnownEdits()),
        (lines(*BEFORE[:3]), KnownEdits(ended=(4,))),
        ("", KnownEdits(ended=(1, 2, 3, 4))),
        (lines(*BEFORE) + "\nplays chess", KnownEdits(new=(KnownDraft("fact", "plays chess"),))),
        (
            "daughter Ann runs marathons\n" + lines(*BEFORE[1:]),
            KnownEdits(edits=((1, KnownDraft("fact", "daughter Ann runs marathons")),)),
        ),
        (
            lines(*BEFORE[1:]) + "\nson Tim runs the Berlin marathon, his tenth, with a number from the club",
            KnownEdits(
                ended=(1,),
                new=(
                    KnownDraft("fact", "son Tim runs the Berlin marathon, his tenth, with a number from the club"),
                ),
            ),
        ),
        (
            lines(BEFORE[0], *BEFORE[2:]) + "\ngoal: a third shop → 30 Jun 2027",
            KnownEdits(edits=((2, KnownDraft("goal", "a third shop", date(2027, 6, 30))),)),
        ),
        (
            lines(BEFORE[0], *BEFORE[2:]) + "\nneed: a second shop",
            KnownEdits(edits=((2, KnownDraft("need", "a second shop")),)),
        ),
    ],
)
def test_R4a_only_the_lines_that_changed_change_a_fact(text: str, edits: KnownEdits) -> None:
    assert reconcile(BEFORE, text, TODAY) == edits


def test_two_reworded_lines_go_to_the_facts_they_are_most_like() -> None:
    before = (fact(1, "loves opera in Verona"), fact(2, "loves opera in Vienna"))
    edits = reconcile(before, "loves operas in Vienna\nloved opera in Verona", TODAY).edits
    assert {number: draft.text for number, draft in edits} == {
        1: "loved opera in Verona",
        2: "loves operas in Vienna",
    }


@given(st.lists(st.sampled_from(["a", "goal: a second shop", "runs marathons", "need: x fri", "", "reach: mail"])))
def test_every_line_that_is_left_is_somewhere_and_no_fact_is_touched_twice(typed: list[str]) -> None:
    edits = reconcile(BEFORE, "\n".join(typed), TODAY)
    touched = [number for number, _ in edits.edits] + list(edits.ended)
    untouched = len(BEFORE) - len(touched)
    assert len(set(touched)) == len(touched)
    assert untouched + len(edits.edits) + len(edits.new) == len([line for line in typed if line])


def test_a_fact_is_meant_by_its_text_or_by_a_part_of_it() -> None:
    facts = (fact(1, "Opera"), fact(2, "opera in Verona"), fact(3, "opera", "interest"))
    assert [one.id for one in find_known(facts, "fact", "opéra")] == [1]
    assert [one.id for one in find_known(facts, "fact", "verona")] == [2]
    assert [one.id for one in find_known(facts, "fact", "era")] == [1, 2]
    assert find_known(facts, "fact", " ") == []


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("spouse: Marta Ruiz", RelationDraft("spouse", "Marta Ruiz")),
        ("Assistant Bo Li", RelationDraft("assistant", "Bo Li")),
        ("introduced by Carol", RelationDraft("introduced by", "Carol")),
        ("tutor of Ana Ruiz", RelationDraft("tutor of", "Ana Ruiz")),
        ("tax adviser: Jo", RelationDraft("tax adviser", "Jo")),
        ('mother "Ana"', RelationDraft("mother", "Ana", only_name=True)),
        ("boss @Bob", RelationDraft("boss", "Bob")),
        ("boss: @Bob", RelationDraft("boss", "Bob")),
        ('boss @"Bob Li"', RelationDraft("boss", "Bob Li")),
    ],
)
def test_a_relation_says_what_and_who(line: str, draft: RelationDraft) -> None:
    assert read_relation(line) == draft


@pytest.mark.parametrize("line", ["spouse", "spouse:", ": Marta", 'spouse ""', "spouse @"])
def test_half_a_relation_says_what_is_missing(line: str) -> None:
    assert read_relation(line).problem == "a relation says what and who: spouse Marta Ruiz"


def test_only_the_relations_that_changed_go_or_come() -> None:
    before = [
        Relation(number, 1, None, name, kind, TODAY)
        for number, (kind, name) in enumerate([("spouse", "Marta Ruiz"), ("assistant", "Bo Li")], start=1)
    ]
    assert relation_line(before[0]) == "spouse: Marta Ruiz"
    unchanged = reconcile_relations(before, "assistant: Bo Li\n\nspouse: Marta Ruiz\n")
    assert (unchanged.gone, unchanged.new) == ((), ())
    edits = reconcile_relations(before, "spouse: Marta Ruiz\nassistant: Eve Stone")
    assert (edits.gone, edits.new) == ((2,), (RelationDraft("assistant", "Eve Stone"),))


@pytest.mark.parametrize(
    ("line", "job"),
    [
        ("CTO, Acme (until Nov 2026)", Job("CTO", "Acme", date(2026, 11, 30))),
        ("CTO, Acme, until", Job("CTO", "Acme, until", None)),
        ("CTO, Acme (until 2019)", Job("CTO", "Acme", date(2019, 12, 31))),
        ("CTO, Acme (until 12 nov 2026)", Job("CTO", "Acme", date(2026, 11, 12))),
        ("Acme", Job("", "Acme")),
        ("CTO,", Job("CTO", "")),
        ("Head, EMEA @ Acme, Inc.", Job("Head, EMEA", "Acme, Inc.")),
        ("CTO Acme 2019-2024", Job("CTO (from 2019)", "Acme", date(2024, 12, 31))),
        ("CTO, Acme 2019 – 2024", Job("CTO (from 2019)", "Acme", date(2024, 12, 31))),
        ("Acme Nov 2019 to 3 Mar 2024", Job("", "Acme (from Nov 2019)", date(2024, 3, 3))),
        ("CTO, Acme until Nov 2026", Job("CTO", "Acme", date(2026, 11, 30))),
        ("CTO Acme until 2024", Job("CTO", "Acme", date(2024, 12, 31))),
        ("Studio 2000", Job("", "Studio 2000")),
        ("Acme 2019-2024 (until ?)", Job("", "Acme 2019-2024")),
    ],
)
def test_an_earlier_job_says_what_where_and_until_when(line: str, job: Job) -> None:
    found = read_job(line)
    assert (found.job, found.problem) == (job, "")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("CTO, Acme (until nov)", "“nov” is no date: write until Nov 2026"),
        ("(until Nov 2026)", "a job says where"),
        (",", "a job says where"),
    ],
)
def test_a_job_that_cannot_be_taken_says_why(line: str, problem: str) -> None:
    assert read_job(line).problem.startswith(problem)


FIRMS = ("Acme (EU)", "A @ B", "@Home", "Acme (until Nov 2026)", "Acme 2019-2024", "Acme, Inc.", "CTO at Sea")


@given(
    st.builds(
        Job,
        *[st.text(st.characters(blacklist_categories=("Cs", "Cc", "Z")), max_size=9) | st.sampled_from(FIRMS)] * 2,
        until=st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    ).filter(lambda job: job.role.strip(",") or job.organisation.strip(","))
)
def test_every_job_written_is_read_as_itself(job: Job) -> None:
    assert read_job(job_line(job)).job == job


@given(
    st.lists(
        st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"))).filter(lambda tag: tag.strip(" #"))
    )
)
def test_every_tag_written_is_read_as_itself(tags: list[str]) -> None:
    kept = tuple(tag.strip().lstrip("#") for tag in (*tags, '5" disk', "a\\\\b"))
    kept = tuple(tag for tag in kept if tag)
    assert read_tags(tag_words(kept)) == kept
