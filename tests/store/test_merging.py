"""Two contacts that are one person: nothing of either is lost, and undo parts them again."""

from datetime import date

import pytest
from conftest import TestClock, line, person

from netui.domain.due.cadence import Interval
from netui.domain.giving.introduction import Step
from netui.domain.interaction import Kind, Person
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind, Tier
from netui.store import Store, StoreError, UnknownContact

MAIL = ContactPoint(PointKind.EMAIL, "bo@li.io", "work")
SAME_MAIL = ContactPoint(PointKind.EMAIL, "BO@LI.IO", "home")
PHONE = ContactPoint(PointKind.PHONE, "+1 212 555 0123")
WORDS = ContactPoint(PointKind.PHONE, "ask Dana")
OTHER_WORDS = ContactPoint(PointKind.PHONE, "ask Cy")


def merged(store: Store, clock: TestClock, one: dict[str, object], other: dict[str, object]) -> tuple[int, int]:
    kept, gone = person(store, clock(), "Bo Li", **one), person(store, clock(), "Bo L.", **other)
    store.merging.merge(kept, gone, clock())
    return kept, gone


def test_what_the_kept_one_lacks_is_filled_and_where_both_speak_it_is_right(
    store: Store, clock: TestClock
) -> None:
    kept, gone = merged(
        store,
        clock,
        {"role": "CTO", "about": "one", "place": ""},
        {"role": "CEO", "about": "other", "place": "Lyon", "organisation": "Acme", "hook": "a red hat"},
    )
    contact = store.contacts.get(kept)
    assert (contact.name, contact.role, contact.place) == ("Bo Li", "CTO", "Lyon")
    assert (contact.organisation, contact.hook, contact.about) == ("Acme", "a red hat", "one\nother")
    with pytest.raises(UnknownContact):
        store.contacts.get(gone)
    assert store.history.past()[0].name == "merge Bo L. into Bo Li"


def test_points_tags_and_dates_of_both_are_kept_once(store: Store, clock: TestClock) -> None:
    birthday, wedding = PartialDate("birthday", 1980, 2, 29), PartialDate("wedding", 2011, 6, 1)
    kept, _ = merged(
        store,
        clock,
        {"points": (MAIL, WORDS), "tags": ("vip",), "dates": (birthday,)},
        {"points": (SAME_MAIL, PHONE, OTHER_WORDS, WORDS), "tags": ("VIP", "york"), "dates": (birthday, wedding)},
    )
    contact = store.contacts.get(kept)
    assert contact.points == (MAIL, WORDS, PHONE, OTHER_WORDS)
    assert contact.tags == ("vip", "york")
    assert contact.dates == (birthday, wedding)
    assert store.finding.matching("york") == store.finding.matching("2125550123") == [kept]


def test_the_history_of_both_is_one_history(store: Store, clock: TestClock) -> None:
    kept, gone = person(store, clock(), "Bo Li"), person(store, clock(), "Cy")
    texts = {"alone": [gone], "both @Cy": [kept], "spoken >of @Cy": [kept], "theirs *knows @Bo": [gone]}
    for text, owners in texts.items():
        store.interactions.log(Kind.CALL, owners, line(store, text, clock.move(minutes=1)), clock())
    store.merging.merge(kept, gone, clock())
    entries = store.timeline.entries(store.timeline.of(kept))
    assert all(entry.interaction.people == (Person(kept, "Bo Li"),) for entry in entries.values())
    assert len(entries) == 4
    assert store.timeline.inbox() == []
    assert {promise.contact_id for promise in store.promises.open()} == {kept}
    assert [fact.text for fact in store.facts.of(kept)] == ["knows"]


def test_next_dates_and_snoozes_come_along(store: Store, clock: TestClock) -> None:
    kept, gone = person(store, clock(), "Bo"), person(store, clock(), "Cy")
    store.attention.set_next([gone], date(2026, 11, 18), clock())
    store.merging.merge(kept, gone, clock())
    assert [(item.contact_id, item.rank) for item in store.due.queue(clock()).items] == [(kept, 5)]


@pytest.mark.parametrize(
    ("one", "other", "tier"),
    [
        (Tier.A, Tier.B, Tier.A),
        (Tier.A, Tier.POOL, Tier.A),
        (None, Tier.B, Tier.B),
        (None, None, None),
        (None, Tier.AMBIENT, Tier.AMBIENT),
        (Tier.POOL, Tier.POOL, Tier.POOL),
        # The double of an import must not silence somebody I know.
        (None, Tier.POOL, None),
        (Tier.POOL, Tier.A, Tier.A),
        (Tier.POOL, None, None),
    ],
)
def test_the_tier_chosen_counts_and_the_pool_is_no_choice(
    store: Store, clock: TestClock, one: Tier | None, other: Tier | None, tier: Tier | None
) -> None:
    kept, gone = person(store, clock(), "Bo"), person(store, clock(), "Cy")
    store.attention.set_tier([kept], one, clock())
    store.attention.set_tier([gone], other, clock())
    store.merging.merge(kept, gone, clock())
    assert store.contacts.get(kept).tier is tier


def test_an_imported_double_does_not_stop_a_cadence(store: Store, clock: TestClock) -> None:
    kept = person(store, clock(), "Bo Li")
    store.attention.set_cadence([kept], Interval(weeks=3), clock())
    (gone,) = store.imports.take_in([ContactDraft("Bo Li", raw="card")], "phone.vcf", clock()).added
    store.merging.merge(kept, gone, clock())
    assert [item.contact_id for item in store.due.queue(clock()).items] == [kept]
    report = store.imports.take_in([ContactDraft("Bo Li", raw="card")], "phone.vcf", clock())
    assert (report.unchanged, report.change.id) == (1, None)


def test_the_deeper_and_the_own_cadence_are_kept(store: Store, clock: TestClock) -> None:
    kept, gone = person(store, clock(), "Bo"), person(store, clock(), "Cy")
    store.attention.set_depth([gone], 4, clock())
    store.attention.set_cadence([gone], Interval(weeks=3), clock())
    store.merging.merge(kept, gone, clock())
    contact = store.contacts.get(kept)
    assert (contact.depth, contact.cadence) == (4, "P3W")


def test_unfinished_lines_are_not_lost_with_the_contact_they_were_begun_for(
    store: Store, clock: TestClock
) -> None:
    kept, gone = person(store, clock(), "Bo"), person(store, clock(), "Cy")
    store.drafts.keep(kept, "call", "one", clock.at)
    store.drafts.keep(gone, "call", "other", clock.at)
    store.drafts.keep(gone, "email", "mail", clock.at)
    store.merging.merge(kept, gone, clock())
    assert store.drafts.line(kept, "call") == "one; other"
    assert store.drafts.line(kept, "email") == "mail"
    assert set(store.drafts.waiting()) == {kept}


def test_undo_parts_them_again(store: Store, clock: TestClock) -> None:
    kept = person(store, clock(), "Bo", points=(MAIL, PHONE), tags=("vip",))
    gone = person(store, clock(), "Cy", points=(SAME_MAIL,), tags=("vip", "york"), about="words")
    store.interactions.log(Kind.CALL, [gone], line(store, "hello @Bo >deck", clock()), clock())
    before = (store.contacts.get(kept), store.contacts.get(gone), store.timeline.entries([1]))
    store.merging.merge(kept, gone, clock())
    store.history.undo()
    assert (store.contacts.get(kept), store.contacts.get(gone), store.timeline.entries([1])) == before


def test_nobody_is_merged_with_themselves_or_with_nobody(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo")
    with pytest.raises(StoreError, match="cannot be merged with itself"):
        store.merging.merge(bo, bo, clock())
    with pytest.raises(UnknownContact):
        store.merging.merge(bo, 99, clock())
    assert len(store.history.past()) == 1


def test_what_was_given_and_what_lies_between_two_people_goes_over(store: Store, clock: TestClock) -> None:
    kept, gone, cy = (person(store, clock(), name) for name in ("Bo Li", "Bo L.", "Cy Day"))
    put = store.connection.database.execute_sql
    pairs = [(kept, gone), (cy, gone), (gone, cy), (cy, kept)]
    for one, other in pairs:
        put("INSERT INTO introduction (contact_id, other_id, begun_on) VALUES (?, ?, '2026-01-01')", (one, other))
        put(
            "INSERT INTO dismissal (contact_id, other_id, basis, dismissed_on) VALUES (?, ?, 'x', '2026-01-01')",
            (one, other),
        )
    put(
        "INSERT INTO referral (contact_id, side, form, opened_on) VALUES (?, 'given', 'lead', '2026-01-01')",
        (gone,),
    )
    before = between(store)
    store.merging.merge(kept, gone, clock())
    assert store.connection.sql("SELECT contact_id FROM referral") == [(kept,)]
    rows = store.connection.sql("SELECT contact_id, other_id FROM introduction ORDER BY id")
    assert rows == [(cy, kept), (kept, cy), (cy, kept)]
    rows = store.connection.sql("SELECT contact_id, other_id FROM dismissal ORDER BY id")
    assert rows == [(kept, cy), (cy, kept)]
    store.history.undo()
    assert between(store) == before


@pytest.mark.parametrize("further", [0, 1])
def test_of_two_introductions_of_one_pair_the_one_that_came_further_stays_under_way(
    store: Store, clock: TestClock, further: int
) -> None:
    ana, bo, double = (person(store, clock(), name) for name in ("Ana", "Bo Li", "Bo L."))
    begun = [
        store.introductions.begin(ana, bo, "ports", clock()).subject or 0,
        store.introductions.begin(double, ana, "tides", clock()).subject or 0,
    ]
    store.introductions.take(begun[further], Step.ASKED_B, clock())
    store.merging.merge(bo, double, clock())
    assert [one.id for one in store.introductions.listed()] == [begun[further]]
    assert len(store.introductions.listed(closed=True)) == 2
    with pytest.raises(StoreError, match="under way already"):
        store.introductions.begin(bo, ana, "again", clock())
    store.history.undo()
    assert [one.id for one in store.introductions.listed()] == begun


def between(store: Store) -> list[list[tuple[object, ...]]]:
    return [store.connection.sql(f"SELECT * FROM {table} ORDER BY id") for table in ("introduction", "dismissal")]
