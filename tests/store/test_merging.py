"""Two contacts that are one person: nothing of either is lost, and undo parts them again."""

from datetime import date

import pytest
from conftest import TestClock, line, person, took_in

from netui.domain.due.cadence import Interval
from netui.domain.giving.introduction import Step
from netui.domain.interaction import Kind, Person
from netui.domain.people.contact import ContactDraft, ContactPoint, Job, PartialDate, PointKind, Tier, card_of
from netui.domain.people.side_by_side import Chosen, Side, chosen, merged_card, side_by_side
from netui.store import Store, StoreError, UnknownContact
from netui.store.models.people import ContactRow
from netui.store.models.recorded import RECORDED
from netui.store.people.removing import pointing_at

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
    (gone,) = took_in(store, [ContactDraft("Bo Li", raw="card")], "phone.vcf", clock()).added
    store.merging.merge(kept, gone, clock())
    assert [item.contact_id for item in store.due.queue(clock()).items] == [kept]
    report = took_in(store, [ContactDraft("Bo Li", raw="card")], "phone.vcf", clock())
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


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that undo knows, to the byte."""
    tables = [model._meta.table_name for model in RECORDED]
    return {table: store.connection.sql(f'SELECT * FROM "{table}" ORDER BY id') for table in tables}


def put_row(store: Store, table: str, **given: object) -> None:
    """A row of any table: what must be there is made up."""
    made_up = {"INTEGER": 1, "TEXT": "2026-01-01"}
    row = {
        name: made_up[kind]
        for _, name, kind, needed, default, key in store.connection.sql(f"PRAGMA table_info({table})")
        if needed and default is None and not key
    } | given
    marks = ", ".join("?" * len(row))
    put = store.connection.database.execute_sql
    put("PRAGMA foreign_keys = OFF")
    put(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    put("PRAGMA foreign_keys = ON")


VALID: dict[str, dict[str, object]] = {
    "contact_point": {"kind": "email"},
    "promise": {"side": "mine"},
    "visit": {"state": "wanted"},
    "referral": {"side": "given", "form": "lead"},
    "follow_up_step": {"step": "note"},
}
"""What a row of a table with rules of its own must say."""

POINTING = [(model._meta.table_name, field.column_name) for model, field in pointing_at(ContactRow)]


@pytest.mark.parametrize(("table", "column"), POINTING)
def test_whatever_is_theirs_in_any_table_goes_over_and_comes_back(
    store: Store, clock: TestClock, table: str, column: str
) -> None:
    kept, gone, third = (person(store, clock(), name) for name in ("Bo Li", "Bo L.", "Cy Day"))
    others = {name: third for where, name in POINTING if where == table}
    put_row(store, table, **(others | VALID.get(table, {}) | {column: gone}))
    before = everything(store)
    store.merging.merge(kept, gone, clock())
    after = everything(store)
    assert {row[0] for row in store.connection.sql(f"SELECT {column} FROM {table}")} == {kept}
    store.history.undo()
    assert everything(store) == before
    store.history.redo()
    assert everything(store) == after


def test_it_is_said_once_that_a_third_is_another_and_not_at_all_between_the_two(
    store: Store, clock: TestClock
) -> None:
    kept, gone, third = (person(store, clock(), "Bo Li") for _ in range(3))
    for one, other in ((kept, gone), (gone, third), (third, kept)):
        store.duplicates.two_people(one, other, clock())
    before = everything(store)
    store.merging.merge(kept, gone, clock())
    assert store.connection.sql("SELECT contact_id, other_id FROM two_people") == [(kept, third)]
    store.history.undo()
    assert everything(store) == before


def test_of_two_files_in_one_folder_one_is_nobodys_and_elsewhere_the_file_goes_over(
    store: Store, clock: TestClock
) -> None:
    kept, gone = person(store, clock(), "Bo Li"), person(store, clock(), "Bo L.")
    for folder, file, who in (("phone", "1.vcf", kept), ("phone", "2.vcf", gone), ("mail", "2.vcf", gone)):
        put_row(store, "in_step", folder=folder, file=file, contact_id=who)
    store.merging.merge(kept, gone, clock())
    rows = store.connection.sql("SELECT folder, file, contact_id FROM in_step ORDER BY id")
    assert rows == [("phone", "1.vcf", kept), ("phone", "2.vcf", None), ("mail", "2.vcf", kept)]


def test_the_card_becomes_exactly_what_was_chosen(store: Store, clock: TestClock) -> None:
    kept = person(store, clock(), "Bo Li", role="CTO", organisation="Acme", points=(MAIL,), tags=("vip",))
    gone = person(
        store,
        clock(),
        "Li Bo",
        organisation="Birch",
        place="Lyon",
        points=(PHONE, WORDS),
        tags=("york",),
        about="x",
    )
    store.interactions.log(Kind.CALL, [gone], line(store, "hello >deck", clock()), clock())
    before = everything(store)
    card = ContactDraft("Li Bo", "CTO", "Birch", "", points=(PHONE, MAIL), tags=("york",))
    change = store.merging.merge(kept, gone, clock(), card)
    contact = store.contacts.get(kept)
    assert card_of(contact) == card
    assert store.finding.matching("birch") == [kept]
    assert store.finding.matching("acme") == []
    assert len(store.timeline.of(kept)) == 1
    assert store.history.past()[0].id == change.id
    after = everything(store)
    store.history.undo()
    assert everything(store) == before
    assert [len(store.timeline.of(who)) for who in (kept, gone)] == [0, 1]
    store.history.redo()
    assert everything(store) == after


@pytest.mark.parametrize("side", [Side.KEPT, Side.GONE])
def test_tier_cadence_and_depth_are_from_the_side_chosen_with_the_day_they_began(
    store: Store, clock: TestClock, side: Side
) -> None:
    kept, gone = person(store, clock(), "Bo Li"), person(store, clock(), "Li Bo")
    began = {kept: clock().day}
    store.attention.set_tier([kept], Tier.A, clock())
    store.attention.set_cadence([kept], Interval(weeks=3), clock())
    store.attention.set_depth([kept], 4, clock())
    began[gone] = clock.move(days=5).day
    store.attention.set_tier([gone], Tier.C, clock())
    store.attention.set_cadence([gone], Interval(months=2), clock())
    store.attention.set_depth([gone], 2, clock())
    store.merging.merge(kept, gone, clock(), chosen=Chosen(side, side, side))
    contact = store.contacts.get(kept)
    wanted = (Tier.A, "P3W", 4) if side is Side.KEPT else (Tier.C, "P2M", 2)
    assert (contact.tier, contact.cadence, contact.depth) == wanted
    since = began[kept if side is Side.KEPT else gone].isoformat()
    assert store.connection.sql("SELECT tier_since, cadence_since FROM contact") == [(since, since)]


def test_the_proposal_side_by_side_loses_nothing_that_plain_merging_keeps(store: Store, clock: TestClock) -> None:
    wedding = PartialDate("wedding", 2011, 6, 1)
    kept = person(store, clock(), "Bo Li", role="CTO", about="one", points=(MAIL, WORDS), tags=("vip",))
    gone = person(
        store,
        clock(),
        "Bo L.",
        place="Lyon",
        about="other",
        points=(SAME_MAIL, PHONE),
        tags=("VIP", "york"),
        dates=(PartialDate("birthday", 1980, 2, 29), wedding),
        jobs=(Job("chef", "Chez Li"),),
    )
    store.attention.set_tier([gone], Tier.B, clock())
    one, other = store.contacts.get(kept), store.contacts.get(gone)
    rows = side_by_side(one, other)
    store.merging.merge(kept, gone, clock())
    plain = store.contacts.get(kept)
    store.history.undo()
    store.merging.merge(kept, gone, clock(), merged_card(one, rows, {}), chosen(rows, {}))
    assert store.contacts.get(kept) == plain
