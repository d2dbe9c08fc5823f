"""What is known of people, kept: origins, ends, deeds for a goal, the whole card as one change, dates due."""

from dataclasses import replace

import pytest
from conftest import TestClock, line, person

from netui.domain.interaction import Kind
from netui.domain.people.card_texts import FieldProblem, card_texts, read_card
from netui.domain.people.contact import ContactPoint, Job, PartialDate, PointKind, Tier
from netui.domain.people.known import deed_words, origin, state_words
from netui.domain.people.known_lines import KnownDraft, KnownEdits
from netui.domain.people.partial_dates import read_date_line
from netui.domain.people.whole_card import CardEdit
from netui.store import Change, Store, StoreError


def log(store: Store, clock: TestClock, who: int, kind: Kind, text: str = "") -> None:
    store.interactions.log(kind, [who], line(store, text, clock()), clock())


def save(store: Store, clock: TestClock, who: int, **touched: str) -> Change:
    """Save the card form with some of its fields typed anew."""
    whole = store.cards.whole(who)
    return store.cards.save_card(who, whole, read_card(whole, touched, clock().day), clock())


def lines(store: Store, who: int, field: str) -> list[str]:
    return card_texts(store.cards.whole(who))[field].splitlines()


def test_R1b_everything_known_says_where_it_came_from(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana")
    log(store, clock, ana, Kind.MET, "*runs marathons")
    log(store, clock, ana, Kind.CALL, "+a CFO")
    store.facts.note(ana, "fact", "bought a boat", clock(), source="https://example.org/boat")
    store.facts.note(ana, "goal", "a second shop", clock())
    today = clock.move(days=1).day
    assert {one.fact.text: origin(one, today) for one in store.known.of(ana, clock())} == {
        "a second shop": "typed Wed 18 Nov",
        "a CFO": "from the call on Wed 18 Nov",
        "bought a boat": "source: https://example.org/boat",
        "runs marathons": "from the meeting on Wed 18 Nov",
    }
    assert [one.fact.kind for one in store.known.of(ana, clock())] == ["goal", "need", "fact", "fact"]


def test_R3d_a_goal_has_a_state_and_what_i_last_did_for_them(store: Store, clock: TestClock) -> None:
    ana, bo = person(store, clock(), "Ana"), person(store, clock(), "Bo")
    log(store, clock, ana, Kind.EMAIL, 'before all that !article "Too early"')
    clock.move(days=1)
    goal = store.facts.note(ana, "goal", "a second shop", clock()).subject or 0

    def says() -> tuple[str, str]:
        (one,) = store.known.of(ana, clock(), ended=True)
        return state_words(one.fact, clock().day), deed_words(one, clock().day)

    assert says() == ("open", "nothing done for it yet")
    log(store, clock, bo, Kind.EMAIL, 'for somebody else !article "Not hers"')
    log(store, clock, ana, Kind.EMAIL, "they helped me !kind")
    assert says() == ("open", "nothing done for it yet")
    clock.move(days=1)
    log(store, clock, ana, Kind.EMAIL, 'leases !article "On leases"')
    assert says() == ("open", "last: article “On leases” Fri 20 Nov")
    clock.move(days=1)
    log(store, clock, ana, Kind.GIFT, "a map of Lisbon")
    assert says() == ("open", "last: gift “a map of Lisbon” Sat 21 Nov")
    store.facts.end(goal, clock(), well=True)
    clock.move(days=1)
    log(store, clock, ana, Kind.CALL, "talked it over !listened")
    assert says() == ("reached Sat 21 Nov", "last: gift “a map of Lisbon” Sat 21 Nov")
    store.facts.revive(goal, clock())
    assert says() == ("open", "last: listened “talked it over” Sun 22 Nov")


@pytest.mark.parametrize("kind", ["goal", "need"])
def test_R3d_the_brief_and_the_list_tell_the_same_last_deed(store: Store, clock: TestClock, kind: str) -> None:
    ana, bo = person(store, clock(), "Ana"), person(store, clock(), "Bo")
    fact = store.facts.note(bo, kind, "a second shop", clock()).subject or 0

    def did() -> str:
        (want,) = store.briefs.of(bo, clock()).wants
        (known,) = store.known.of(bo, clock(), ended=True)
        assert want.did == known.did
        return f"{want.did.kind} {want.did.what}" if want.did else ""

    assert did() == ""
    store.interactions.log(Kind.CALL, [ana, bo], line(store, '!article "On leases"', clock()), clock())
    assert did() == "article On leases", "given to everybody who took part"
    clock.move(days=1)
    log(store, clock, bo, Kind.GIFT, "a map")
    assert did() == "gift a map"
    store.facts.end(fact, clock(), well=True)
    clock.move(days=1)
    log(store, clock, bo, Kind.EMAIL, 'later !book "Too late"')
    assert did() == "gift a map"


def test_R3d_a_goal_is_wanted_since_the_entry_it_came_from(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana")
    log(store, clock, ana, Kind.CALL, "3d ago: talked +a second shop")
    log(store, clock, ana, Kind.EMAIL, 'yesterday: !article "On leases"')
    (want,) = store.briefs.of(ana, clock()).wants
    assert want.did is not None
    assert want.did.what == "On leases"


def test_the_whole_card_is_one_change_and_one_undo(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    ana = person(store, clock(), "Ana Ruiz", role="CTO", organisation="Acme")
    log(store, clock, ana, Kind.CALL, "*son runs marathons +an accountant")
    before, past = store.cards.whole(ana), len(store.history.past())
    change = save(
        store,
        clock,
        ana,
        organisation="Bolt",
        dates="birthday 12 nov 1980\nwedding jun, 14 days before",
        known="daughter runs marathons\ngoal: a second shop by march",
        relations="assistant: Bo\nspouse: Luis",
        pronounce="AH-na",
        salutation="Dr Ruiz",
        points="ana@acme.io",
    )
    assert change.name == "edit Ana Ruiz"
    assert len(store.history.past()) == past + 1
    card = store.contacts.get(ana)
    assert card.jobs == (Job("CTO", "Acme", clock().day),)
    assert card.dates == (PartialDate("birthday", 1980, 11, 12), PartialDate("wedding", None, 6, lead=14))
    assert card.points == (ContactPoint(PointKind.EMAIL, "ana@acme.io"),)
    facts = {fact.text: fact for fact in store.facts.of(ana, ended=True)}
    assert facts["daughter runs marathons"].interaction_id is not None
    assert facts["an accountant"].ended_on == clock().day
    assert (facts["a second shop"].kind, str(facts["a second shop"].due)) == ("goal", "2027-03-31")
    assert (facts["AH-na"].kind, facts["Dr Ruiz"].kind) == ("pronounce", "salutation")
    assert [(one.kind, one.name, one.other_id) for one in store.relations.of(ana)] == [
        ("assistant", "Bo Li", bo),
        ("spouse", "Luis", None),
    ]
    assert save(store, clock, ana).id is None
    store.history.undo()
    assert store.cards.whole(ana) == before
    store.history.redo()
    assert store.contacts.get(ana).organisation == "Bolt"


def test_untouched_fields_keep_what_another_window_wrote(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana Ruiz", role="CTO")
    fact = store.facts.note(ana, "fact", "runs marathons", clock()).subject or 0
    gone = store.facts.note(ana, "fact", "collects stamps", clock()).subject or 0
    opened = store.cards.whole(ana)
    store.contacts.edit(ana, replace(opened.card, role="CEO", place="Lisbon"), clock())
    store.facts.note(ana, "goal", "a second shop", clock())
    store.facts.end(gone, clock())
    store.relations.note(ana, "spouse", "Luis", clock())
    edit = read_card(opened, {"role": "Chair", "known": "runs two marathons\nplays go"}, clock().day)
    store.cards.save_card(ana, opened, edit, clock())
    card = store.contacts.get(ana)
    assert (card.role, card.place) == ("Chair", "Lisbon")
    assert {one.text for one in store.facts.of(ana)} == {"runs two marathons", "plays go", "a second shop"}
    assert store.facts.get(fact).text == "runs two marathons"
    assert [one.name for one in store.relations.of(ana)] == ["Luis"]


def test_a_fact_reworded_while_its_entry_was_deleted_is_noted_anew(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana")
    log(store, clock, ana, Kind.CALL, "*runs marathons")
    opened = store.cards.whole(ana)
    store.interactions.delete(store.timeline.of(ana)[0], clock())
    edit = read_card(opened, {"known": "runs two marathons"}, clock().day)
    store.cards.save_card(ana, opened, edit, clock())
    assert [one.text for one in store.facts.of(ana)] == ["runs two marathons"]


def test_what_cannot_be_saved_leaves_everything_as_it_was(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana Ruiz")
    for name in ("Bo Li", "Bo Chen"):
        person(store, clock(), name)
    before, past = store.cards.whole(ana), store.history.past()
    with pytest.raises(StoreError, match=r"“assistant: Bo” may be Bo Chen \(id 3\), Bo Li \(id 2\)"):
        save(store, clock, ana, role="CTO", known="plays go", relations="assistant: Bo")
    assert (store.cards.whole(ana), store.history.past()) == (before, past)


@pytest.mark.parametrize(
    ("field", "text", "number", "says"),
    [
        ("name", " ", 0, "a contact needs a name"),
        ("dates", "birthday 12 nov\n\nwedding soon", 2, "“wedding soon” holds no date"),
        ("known", "goal: a shop\ngoal: more → soon", 1, "“soon” is no date"),
        ("relations", "spouse", 0, "a relation says what and who"),
        ("jobs", "Acme\nCTO, Acme (until then)", 1, "“then” is no date"),
    ],
)
def test_a_line_that_cannot_be_taken_is_named(
    store: Store, clock: TestClock, field: str, text: str, number: int, says: str
) -> None:
    ana = person(store, clock(), "Ana Ruiz")
    with pytest.raises(FieldProblem) as problem:
        save(store, clock, ana, **{field: text})
    assert (problem.value.field, problem.value.line) == (field, number)
    assert problem.value.says.startswith(says)


def test_lines_that_are_left_as_they_are_stay_to_the_letter(store: Store, clock: TestClock) -> None:
    odd = PartialDate("birth\nday", text="circa\t1800")
    job = Job("Head,\x0b of things", "Acme, Inc.")
    ana = person(store, clock(), "Ana", dates=(odd,), jobs=(job,))
    store.facts.note(ana, "need", "somebody\nfor may", clock())
    (fact,) = store.facts.of(ana)
    touched = {field: "\n".join([*lines(store, ana, field), more]) for field, more in _MORE.items()}
    save(store, clock, ana, **touched)
    card = store.contacts.get(ana)
    assert card.dates == (odd, PartialDate("wedding", None, 6, 3))
    assert card.jobs == (job, Job("", "Bolt"))
    assert fact in store.facts.of(ana)
    assert len(store.facts.of(ana)) == 2


_MORE = {"dates": "wedding 3 jun", "jobs": "Bolt", "known": "plays go"}


def test_a_job_left_twice_and_one_typed_by_hand_are_each_kept_once(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana", role="CTO", organisation="Acme")
    save(store, clock, ana, organisation="Bolt", jobs="CTO, Acme (until Nov 2025)")
    assert lines(store, ana, "jobs") == ["CTO, Acme (until Nov 2025)"]
    save(store, clock, ana, organisation="Acme")
    save(store, clock, ana, organisation="Vestas", role="")
    assert lines(store, ana, "jobs") == [
        "CTO, Acme (until 18 Nov 2026)",
        "CTO, Bolt (until 18 Nov 2026)",
        "CTO, Acme (until Nov 2025)",
    ]


def test_what_is_known_already_is_not_noted_twice(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana")
    store.facts.note(ana, "fact", "plays go", clock())
    new = KnownEdits(new=(KnownDraft("fact", "plays go"), KnownDraft("interest", "plays go")))
    store.cards.learn(ana, new, clock())
    assert sorted(one.kind for one in store.facts.of(ana)) == ["fact", "interest"]


def dated(store: Store, clock: TestClock, text: str, tier: Tier | None = None) -> int:
    """A contact with one date as it is typed on the card."""
    who = person(store, clock(), f"Of {text}"[:40], dates=(read_date_line(text).day,))
    if tier is not None:
        store.attention.set_tier([who], tier, clock())
    return who


def whys(store: Store, clock: TestClock) -> dict[str, list[str]]:
    return {item.name: [item.why] for item in store.due.queue(clock()).items if item.rank == 4}


def test_R1b_a_date_enters_the_queue_by_its_own_lead_time(store: Store, clock: TestClock) -> None:
    dated(store, clock, "wedding 9 dec, 14 days before")
    dated(store, clock, "anniversary 9 dec 2010")
    dated(store, clock, "name day 9 dec, on the day")
    dated(store, clock, "launch 9 dec, 14 days before", Tier.POOL)
    first: dict[str, str] = {}
    for _ in range(30):
        for name, (why,) in whys(store, clock).items():
            first.setdefault(name, f"{clock().day:%d %b}: {why}")
        clock.move(days=1)
    assert first == {
        "Of wedding 9 dec, 14 days before": "25 Nov: wedding in 14 days",
        "Of anniversary 9 dec 2010": "02 Dec: anniversary in 7 days, 16 years",
        "Of name day 9 dec, on the day": "09 Dec: name day today",
    }


def test_R1b_a_date_known_by_its_month_comes_once_with_its_lead_time(store: Store, clock: TestClock) -> None:
    dated(store, clock, "birthday dec 1980, 7 days before")
    dated(store, clock, "birthday 1980")
    dated(store, clock, "birthday 29 feb")
    seen = {}
    for _ in range(110):
        for name, (why,) in whys(store, clock).items():
            seen.setdefault(name, []).append((clock().day.isoformat(), why))
        clock.move(days=1)
    december, leap = seen["Of birthday dec 1980, 7 days before"], seen["Of birthday 29 feb"]
    assert december[0] == ("2026-11-24", "birthday in Dec, turns 46")
    assert december[-1] == ("2026-12-08", "birthday this month, turns 46")
    assert ("2027-02-28", "birthday today") in leap
    assert "Of birthday 1980" not in seen


def test_a_later_edit_of_the_card_keeps_the_lead_time(store: Store, clock: TestClock) -> None:
    ana = dated(store, clock, "wedding 9 dec, 14 days before")
    save(store, clock, ana, dates="\n".join([*lines(store, ana, "dates"), "birthday 1 jan"]))
    assert [day.lead for day in store.contacts.get(ana).dates] == [14, None]


def test_a_card_edit_that_changed_nothing_is_no_change(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana")
    whole = store.cards.whole(ana)
    assert store.cards.save_card(ana, whole, CardEdit(whole.card), clock()).id is None


def test_a_tag_with_a_quote_in_it_outlives_an_edit(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana", tags=('5" disk', "saas"))
    save(store, clock, ana, tags=f"{card_texts(store.cards.whole(ana))['tags']} #new")
    assert store.contacts.get(ana).tags == ('5" disk', "saas", "new")


def test_a_firm_written_otherwise_is_the_same_job(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana", role="CTO", organisation="Acme")
    save(store, clock, ana, organisation="ACME ")
    assert (store.contacts.get(ana).organisation.strip(), store.contacts.get(ana).jobs) == ("ACME", ())
    save(store, clock, ana, organisation="Bolt", jobs="CTO, acme (until 2025)")
    assert [(job.organisation, str(job.until)) for job in store.contacts.get(ana).jobs] == [("acme", "2025-12-31")]


def test_a_fact_worded_as_it_was_is_no_change(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana")
    log(store, clock, ana, Kind.CALL, "*sails")
    (fact,) = store.facts.of(ana)
    assert store.facts.edit(fact.id, fact.kind, f" {fact.text} ", fact.due, clock()).id is None
    assert store.facts.edit(fact.id, fact.kind, "sails far", fact.due, clock()).id is not None


def test_what_belongs_to_somebody_who_is_gone_is_told_in_a_sentence(store: Store, clock: TestClock) -> None:
    with pytest.raises(StoreError, match="is gone meanwhile; nothing was written"):
        store.facts.note(99, "goal", "a second shop", clock())
