"""Importing: what is new comes in silently, what is known is filled in, the same again changes nothing."""

from dataclasses import replace
from datetime import date, time

import pytest
from conftest import TestClock, line, person, took_in

from netui.domain.incoming.plan import Choice, Plan, Verdict, summary
from netui.domain.incoming.reading import Card, Context, Happening, Reading, Source, Standing
from netui.domain.interaction import Direction, Kind
from netui.domain.moment import moment_on
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind, State, Tier, card_of
from netui.domain.people.known_lines import KnownDraft
from netui.domain.people.relation import RelationDraft
from netui.domain.timeline import Entry
from netui.exchange.tables.reading import read_csv
from netui.store import Store, StoreError
from netui.store.incoming.imports import ImportReport, finished

MAIL = ContactPoint(PointKind.EMAIL, "bo@li.io")
SKYPE = ContactPoint(PointKind.HANDLE, "boli")
PHONE = ContactPoint(PointKind.PHONE, "+1 212 555 0123")
BO = ContactDraft("Bo Li", organisation="Acme", points=(MAIL,), tags=("york",), uid="bo-1", raw="BEGIN:VCARD bo")
FULLER = replace(
    BO,
    role="CTO",
    organisation="Umbrella",
    points=(ContactPoint(PointKind.EMAIL, "BO@li.io"), PHONE),
    tags=("York", "vip"),
    dates=(PartialDate("birthday", None, 2, 29),),
    raw="BEGIN:VCARD bo fuller",
)
CY = ContactDraft("Cy", raw="BEGIN:VCARD cy")


def taken_in(store: Store, clock: TestClock, *drafts: ContactDraft) -> ImportReport:
    return took_in(store, drafts, "phone.vcf", clock.move(minutes=1))


def planned_of(store: Store, *readings: Reading) -> Plan:
    return store.imports.plan(readings, "phone.vcf")


def planned(store: Store, clock: TestClock, *drafts: ContactDraft) -> Plan:
    clock.move(minutes=1)
    return planned_of(store, Reading(tuple(Card(draft, number) for number, draft in enumerate(drafts, start=1))))


def everything(store: Store) -> list[str]:
    lines = store.connection.database.connection().iterdump()
    past = ('INSERT INTO "change', 'INSERT INTO "delta', 'INSERT INTO "sqlite_seq', 'INSERT INTO "written')
    return [line for line in lines if not line.startswith(past)]


def entries(store: Store, who: int) -> list[Entry]:
    return [store.timeline.get(number) for number in store.timeline.of(who)]


def counts(report: ImportReport) -> tuple[int, int, int]:
    return len(report.added), len(report.merged), report.unchanged


def test_new_people_land_in_the_pool_as_one_change(store: Store, clock: TestClock) -> None:
    report = taken_in(store, clock, BO, CY)
    assert counts(report) == (2, 0, 0)
    assert report.change.name == "import 2 contacts from phone.vcf"
    bo = store.contacts.get(report.added[0])
    assert (bo.name, bo.organisation, bo.points, bo.tags, bo.tier) == (
        "Bo Li",
        "Acme",
        (MAIL,),
        ("york",),
        Tier.POOL,
    )
    assert len(store.history.past()) == 1
    store.history.undo()
    assert store.contacts.ids() == []
    store.history.redo()
    assert store.contacts.get(report.added[0]) == bo


@pytest.mark.parametrize("drafts", [(BO, CY), (replace(BO, raw=""), ContactDraft("No raw text"))])
def test_the_same_file_again_changes_nothing_and_is_no_change(
    store: Store, clock: TestClock, drafts: tuple[ContactDraft, ...]
) -> None:
    taken_in(store, clock, *drafts)
    before = store.path.read_bytes()
    report = taken_in(store, clock, *drafts)
    assert counts(report) == (0, 0, 2)
    assert report.change.id is None
    assert len(store.history.past()) == 1
    assert store.connection.sql("SELECT count(*) FROM card") == [(2,)]
    assert len(before) == len(store.path.read_bytes())


def test_the_same_file_again_does_not_undo_what_was_changed_here(store: Store, clock: TestClock) -> None:
    (bo,) = taken_in(store, clock, BO).added
    store.contacts.edit(bo, ContactDraft("Robert Li"), clock())
    store.attention.set_tier([bo], Tier.A, clock())
    assert taken_in(store, clock, BO).change.id is None
    contact = store.contacts.get(bo)
    assert (contact.name, contact.points, contact.tier) == ("Robert Li", (), Tier.A)


def test_a_newer_export_changes_what_changed_there_and_keeps_what_was_edited_here(
    store: Store, clock: TestClock
) -> None:
    (bo,) = taken_in(store, clock, BO).added
    store.contacts.edit(
        bo, replace(card_of(store.contacts.get(bo)), hook="met at York", points=(MAIL, SKYPE)), clock()
    )
    report = taken_in(store, clock, FULLER)
    assert (report.merged, counts(report)) == ((bo,), (0, 1, 0))
    contact = store.contacts.get(bo)
    assert (contact.role, contact.organisation, contact.hook) == ("CTO", "Umbrella", "met at York")
    assert contact.points == (FULLER.points[0], SKYPE, PHONE)
    assert contact.tags == ("york", "vip")
    assert contact.dates == FULLER.dates
    assert store.finding.matching("2125550123") == [bo]
    assert taken_in(store, clock, FULLER).change.id is None
    store.history.undo()
    contact = store.contacts.get(bo)
    assert (contact.role, contact.points, contact.tags, contact.dates) == ("", (MAIL, SKYPE), ("york",), ())


def test_what_both_sides_changed_stays_as_it_is_here_and_is_listed(store: Store, clock: TestClock) -> None:
    (bo,) = taken_in(store, clock, BO).added
    store.contacts.edit(bo, replace(card_of(store.contacts.get(bo)), organisation="Initech"), clock())
    plan = planned(store, clock, FULLER)
    (item,) = plan.items
    assert [(c.field, c.mine, c.theirs) for c in item.conflicts] == [("organisation", "Initech", "Umbrella")]
    taken_in(store, clock, FULLER)
    assert store.contacts.get(bo).organisation == "Initech"
    rows = store.connection.sql("SELECT contact_id, field, mine, theirs, source FROM conflict")
    assert rows == [(bo, "organisation", "Initech", "Umbrella", "phone.vcf")]


def test_what_the_source_took_away_goes_unless_it_was_edited_here(store: Store, clock: TestClock) -> None:
    (bo,) = taken_in(store, clock, FULLER).added
    taken_in(store, clock, replace(BO, organisation="", raw="less"))
    contact = store.contacts.get(bo)
    assert (contact.role, contact.organisation, contact.points, contact.dates) == ("", "", (MAIL,), ())


def test_a_card_imported_before_its_meaning_was_kept_is_read_again(store: Store, clock: TestClock) -> None:
    (bo,) = taken_in(store, clock, BO).added
    with store.connection.changing("as it was", clock.at):
        store.connection.sql("UPDATE card SET said = ''")
    store.contacts.edit(bo, replace(card_of(store.contacts.get(bo)), hook="met at York"), clock())
    reading = Reading((Card(FULLER, 1),))
    plan = store.imports.plan([reading], "phone.vcf", {BO.raw: BO}.get)
    finished(store.imports.carry_out(plan, clock(), None, {BO.raw: BO}.get))
    assert (store.contacts.get(bo).organisation, store.contacts.get(bo).hook) == ("Umbrella", "met at York")


def test_somebody_known_by_name_and_mail_is_filled_in_and_keeps_their_tier(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "bo  LI", points=(ContactPoint(PointKind.EMAIL, "Bo@Li.io"),))
    store.attention.set_tier([bo], Tier.B, clock())
    report = taken_in(store, clock, replace(FULLER, uid=""))
    assert report.merged == (bo,)
    assert store.contacts.get(bo).tier is Tier.B
    assert store.contacts.get(bo).name == "bo  LI"


@pytest.mark.parametrize(
    ("named", "points", "because"),
    [
        ("Bo Li", (), "the same name, and nothing else in common"),
        ("Sales", (MAIL,), "the same email bo@li.io"),
        ("Robert Li", (MAIL,), "the same email bo@li.io"),
    ],
)
def test_an_equal_name_alone_or_an_equal_mail_alone_is_a_doubt(
    store: Store, clock: TestClock, named: str, points: tuple[ContactPoint, ...], because: str
) -> None:
    here = person(store, clock(), named, points=points)
    plan = planned(store, clock, BO)
    (item,) = plan.items
    assert (item.verdict, item.who, item.name) == (Verdict.DOUBT, here, named)
    assert item.because == because.replace("email", "e-mail")
    assert summary(plan) == "0 new, 0 merged, 0 unchanged, 1 in doubt"
    for choice, people in ((Choice.LEAVE, [here]), (Choice.SAME, [here]), (Choice.ANOTHER, [here, here + 1])):
        steps = store.imports.carry_out(planned(store, clock, BO), clock.move(minutes=1), {0: choice})
        report = finished(steps)
        assert sorted(store.contacts.ids()) == people
        assert store.contacts.get(here).organisation == ("Acme" if choice is Choice.SAME else "")
        if report.change.id is not None:
            assert taken_in(store, clock, BO).change.id is None
            store.history.undo()


def test_a_doubt_says_what_it_has_otherwise_and_another_person_disputes_nothing(
    store: Store, clock: TestClock
) -> None:
    taken_in(store, clock, BO)
    plan = planned(store, clock, ContactDraft("B. Li", organisation="Umbrella", points=(MAIL,), raw="b"))
    assert [c.field for c in plan.items[0].conflicts] == ["name", "organisation"]
    finished(store.imports.carry_out(plan, clock()))
    assert (store.conflicts.open(), len(store.contacts.ids())) == ([], 2)


def test_a_doubt_decided_as_the_same_person_takes_the_ones_after_it_along(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    second = replace(FULLER, uid="", raw="again")
    plan = planned(store, clock, BO, second)
    assert [(item.verdict, item.who) for item in plan.items] == [(Verdict.DOUBT, bo), (Verdict.MERGED, -1)]
    finished(store.imports.carry_out(plan, clock(), {0: Choice.SAME}))
    assert store.contacts.ids() == [bo]
    assert store.contacts.get(bo).points == (MAIL, PHONE)
    store.history.undo()
    finished(store.imports.carry_out(planned(store, clock, BO, second), clock(), {0: Choice.LEAVE}))
    assert len(store.contacts.ids()) == 2


def test_a_switchboard_shared_by_many_is_no_doubt(store: Store, clock: TestClock) -> None:
    for name in ("Ana", "Cy", "Dee"):
        person(store, clock(), name, points=(PHONE,))
    assert planned(store, clock, ContactDraft("Zed", points=(PHONE,))).items[0].verdict is Verdict.NEW


def test_a_card_with_a_new_name_is_known_by_its_uid(store: Store, clock: TestClock) -> None:
    (bo,) = taken_in(store, clock, BO).added
    assert taken_in(store, clock, replace(BO, name="Bo Li-Smith", points=(), raw="married")).merged == (bo,)
    assert (store.contacts.get(bo).name, store.contacts.get(bo).points) == ("Bo Li-Smith", ())


def test_a_row_without_identity_is_known_by_its_name_at_the_next_export(store: Store, clock: TestClock) -> None:
    rows = [ContactDraft("Ana", points=(MAIL,), raw="1"), ContactDraft("Cy", raw="2"), ContactDraft("Cy", raw="3")]
    ana, *_ = taken_in(store, clock, *rows).added
    newer = replace(rows[0], points=(PHONE,), raw="4")
    assert taken_in(store, clock, newer, *rows[1:]).merged == (ana,)
    assert store.contacts.get(ana).points == (PHONE,)
    plan = planned(store, clock, replace(rows[1], role="smith", raw="5"))
    assert plan.items[0].verdict is Verdict.DOUBT


def test_a_row_without_identity_is_compared_with_what_it_said_last(store: Store, clock: TestClock) -> None:
    first = ContactDraft("Ana", "CTO", "Acme", points=(MAIL,), raw="1")
    second, third = replace(first, role="CEO", raw="2"), replace(first, organisation="Umbrella", raw="3")
    (ana,) = taken_in(store, clock, first).added
    for row in (second, first, second, third, first):
        assert taken_in(store, clock, row).merged == (ana,)
        contact = store.contacts.get(ana)
        assert (contact.role, contact.organisation) == (row.role, row.organisation)
        assert taken_in(store, clock, row).change.id is None
    assert store.connection.sql("SELECT original FROM card") == [("1",)]
    assert store.conflicts.open() == []


def test_another_row_of_the_same_person_is_not_taken_for_the_one_that_changed(
    store: Store, clock: TestClock
) -> None:
    stays = ContactDraft("Ana", points=(MAIL, PHONE), role="CTO", raw="1")
    other = ContactDraft("Ana", points=(MAIL, SKYPE), raw="2")
    (ana,) = taken_in(store, clock, stays, other).added
    taken_in(store, clock, stays, replace(other, points=(MAIL,), tags=("york",), raw="3"))
    contact = store.contacts.get(ana)
    assert (contact.role, contact.points, contact.tags) == ("CTO", (MAIL, PHONE), ("york",))
    assert taken_in(store, clock, stays, replace(other, points=(MAIL,), tags=("york",), raw="3")).change.id is None


def test_somebody_elses_card_of_them_takes_nothing_away(store: Store, clock: TestClock) -> None:
    (ana,) = taken_in(store, clock, ContactDraft("Ana", "CTO", points=(MAIL, PHONE), raw="1")).added
    theirs = Reading((Card(ContactDraft("Ana", "CEO", "Acme", points=(MAIL,), raw="2"), 1),))
    plan = store.imports.plan([theirs], "ana.vcf")
    assert [(c.field, c.mine, c.theirs) for c in plan.items[0].conflicts] == [("role", "CTO", "CEO")]
    finished(store.imports.carry_out(plan, clock.move(minutes=1)))
    contact = store.contacts.get(ana)
    assert (contact.role, contact.organisation, contact.points) == ("CTO", "Acme", (MAIL, PHONE))


def test_a_table_takes_nothing_away_that_it_has_no_column_for(store: Store, clock: TestClock) -> None:
    tables = (
        "Name,Email,Phone,Job Title,Notes\nAna Ruiz,ana@x.example,+34600123123,CTO,met at York\n",
        "Name,Email,City,Job Title\nAna Ruiz,ana@x.example,Madrid,\n",
    )
    for table in tables:
        reading = read_csv(table.encode(), "people.csv", Context("Europe/Paris", clock().day))
        finished(store.imports.carry_out(store.imports.plan([reading], "people.csv"), clock.move(minutes=1)))
    (ana,) = store.contacts.ids()
    contact = store.contacts.get(ana)
    assert (contact.role, contact.place, contact.about) == ("", "Madrid", "met at York")
    assert [point.value for point in contact.points] == ["ana@x.example", "+34600123123"]


def test_duplicates_within_a_file_are_one_person(store: Store, clock: TestClock) -> None:
    double = replace(BO, uid="", points=(MAIL, PHONE), raw="double")
    plan = planned(store, clock, BO, BO, FULLER, double, CY, CY)
    assert summary(plan) == "2 new, 2 merged, 2 unchanged"
    report = taken_in(store, clock, BO, BO, FULLER, double, CY, CY)
    assert len(store.contacts.ids()) == 2
    assert store.contacts.get(report.added[0]).points == (MAIL, PHONE)
    assert taken_in(store, clock, BO, BO, FULLER, double, CY, CY).change.id is None


def test_two_cards_with_one_identity_are_each_known_again(store: Store, clock: TestClock) -> None:
    taken_in(store, clock, BO, FULLER)
    newer = replace(FULLER, role="CEO", raw="BEGIN:VCARD bo newer")
    (bo,) = taken_in(store, clock, BO, newer).merged
    assert store.contacts.get(bo).role == "CEO"
    assert taken_in(store, clock, BO, newer).change.id is None


def test_who_was_deleted_here_is_not_brought_back_by_the_same_file(store: Store, clock: TestClock) -> None:
    bo, cy = taken_in(store, clock, BO, CY).added
    store.removing.remove([bo, cy], clock())
    plan = planned(store, clock, BO, CY, replace(BO, role="CEO", raw="newer"))
    assert [item.verdict for item in plan.items] == [Verdict.LEFT_OUT] * 3
    assert plan.items[0].because == "deleted here on 2026-11-18"
    assert taken_in(store, clock, BO, CY).change.id is None
    store.history.undo()
    assert summary(planned(store, clock, BO, CY)) == "0 new, 0 merged, 2 unchanged"


def test_an_import_that_is_stopped_leaves_nothing_behind(store: Store, clock: TestClock) -> None:
    person(store, clock(), "Ana")
    before = list(store.connection.database.connection().iterdump())
    drafts = [ContactDraft(f"Guest {number}", tags=("fair",), raw=str(number)) for number in range(600)]
    steps = store.imports.carry_out(planned(store, clock, *drafts), clock())
    assert (next(steps), next(steps)) == (250, 500)
    steps.close()
    assert list(store.connection.database.connection().iterdump()) == before


def test_a_plan_is_not_carried_out_once_the_network_was_changed(store: Store, clock: TestClock) -> None:
    plan = planned(store, clock, BO)
    person(store, clock(), "Ana")
    with pytest.raises(StoreError, match="changed meanwhile"):
        finished(store.imports.carry_out(plan, clock()))
    assert len(store.contacts.ids()) == 1


def test_what_an_import_may_change_is_backed_up_first(store: Store, clock: TestClock) -> None:
    assert not store.backups.made()
    taken_in(store, clock, BO)
    (made,) = store.backups.made()
    assert made == clock.at
    taken_in(store, clock, BO)
    assert list(store.backups.made()) == [made]


# What comes beside the card


def test_what_is_known_and_who_is_who_comes_along_once(store: Store, clock: TestClock) -> None:
    known = (KnownDraft("fact", "rows"), KnownDraft("goal", "a second shop"))
    relations = (RelationDraft("spouse", "Cy"), RelationDraft("boss", "Somebody"))
    standing = Standing(Tier.B, "P1M", 3, State.ARCHIVED)
    cards = (Card(BO, 1, known, relations, standing), Card(CY, 9))
    bo, cy = finished(store.imports.carry_out(planned_of(store, Reading(cards)), clock())).added
    contact = store.contacts.get(bo)
    assert (contact.tier, contact.cadence, contact.depth, contact.state) == (Tier.B, "P1M", 3, State.ARCHIVED)
    assert {(fact.kind, fact.text) for fact in store.facts.of(bo)} == {("fact", "rows"), ("goal", "a second shop")}
    assert {(r.kind, r.other_id, r.name) for r in store.relations.of(bo)} == {
        ("spouse", cy, "Cy"),
        ("boss", None, "Somebody"),
    }
    store.facts.end(store.facts.of(bo)[0].id, clock())
    newer = Card(replace(BO, role="CEO", raw="newer"), 1, (*known, KnownDraft("need", "a lawyer")), relations)
    finished(store.imports.carry_out(planned_of(store, Reading((newer, cards[1]))), clock()))
    assert [fact.text for fact in store.facts.of(bo, ended=True)] == ["a lawyer", "a second shop", "rows"]
    assert len(store.relations.of(bo)) == 2


# Entries


def happened(words: str, *who: ContactDraft, uid: str = "1", **fields: object) -> Happening:
    moment = moment_on(date(2026, 3, 5), "Europe/Paris", time(9))
    return Happening(uid, Kind.MET, Direction.BOTH, moment, words, who, 1, **fields)  # type: ignore[arg-type]


def test_entries_come_in_with_those_who_took_part_and_only_once(store: Store, clock: TestClock) -> None:
    (bo,) = taken_in(store, clock, BO).added
    reading = Reading(
        happenings=(
            happened("budget >cut it fri", ContactDraft("B. Li", points=(MAIL,)), ContactDraft("Zoe"), minutes=30),
            happened("nobody", uid="2"),
        ),
        source=Source.ICALENDAR,
    )
    plan = planned_of(store, reading)
    assert summary(plan) == "1 new, 0 merged, 0 unchanged; timeline: 1 new, 0 merged, 0 unchanged, 1 left out"
    report = finished(store.imports.carry_out(plan, clock()))
    (zoe,) = report.added
    assert (report.entries, report.change.name) == (1, "import 1 contact and 1 entry from phone.vcf")
    (entry,) = entries(store, bo)
    assert [who.contact_id for who in entry.interaction.people] == [bo, zoe]
    assert (entry.interaction.words, entry.interaction.minutes) == ("budget >cut it fri", 30)
    assert entry.promises == ()
    assert line(store, entry.interaction.line, clock()).promises == ()
    again = planned_of(store, reading)
    assert summary(again) == "0 new, 0 merged, 0 unchanged; timeline: 0 new, 0 merged, 1 unchanged, 1 left out"
    assert not again.writes


def test_an_entry_that_changed_there_changes_here_unless_it_was_edited_or_deleted(
    store: Store, clock: TestClock
) -> None:
    def taken(words: str) -> str:
        plan = planned_of(store, Reading(happenings=(happened(words, BO),), source=Source.ICALENDAR))
        finished(store.imports.carry_out(plan, clock.move(minutes=1)))
        return str(plan.entries[0].verdict)

    assert taken("lunch") == "new"
    (bo,) = store.contacts.ids()
    assert taken("long lunch") == "merged"
    (entry,) = entries(store, bo)
    assert entry.interaction.words == "long lunch"
    store.interactions.edit(entry.interaction.id, line(store, "lunch with Bo", clock()), clock())
    assert taken("very long lunch") == "unchanged"
    assert entries(store, bo)[0].interaction.words == "lunch with Bo"
    store.interactions.delete(entry.interaction.id, clock())
    assert taken("the longest lunch") == "left out"
    assert entries(store, bo) == []
    store.history.undo()
    assert entries(store, bo)[0].interaction.words == "lunch with Bo"


def test_what_is_long_past_moves_the_due_date_and_begins_no_clock(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li", points=(MAIL,))
    store.attention.set_tier([bo], Tier.B, clock())
    finished(store.imports.carry_out(planned_of(store, Reading(happenings=(happened("lunch", BO),))), clock()))
    clock.move(days=1)
    standing = store.due.standing(bo, clock())
    assert standing is not None
    assert standing.last is not None
    assert standing.last.day == date(2026, 3, 5)
    assert store.clocks.running([bo], clock()) == {}


def test_yesterdays_meeting_begins_its_clock(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li", points=(MAIL,))
    met = replace(happened("lunch", BO), moment=moment_on(date(2026, 11, 17), "Europe/Paris", time(15)))
    finished(store.imports.carry_out(planned_of(store, Reading(happenings=(met,))), clock()))
    assert [clock.kind for clock in store.clocks.running([bo], clock())[bo]] == ["follow-up"]


def test_one_undo_takes_the_whole_import_back(store: Store, clock: TestClock) -> None:
    person(store, clock(), "Ana", points=(PHONE,))
    before = everything(store)
    reading = Reading(
        (Card(BO, 1, (KnownDraft("fact", "rows"),), (RelationDraft("boss", "Ana"),)), Card(CY, 2)),
        happenings=(happened("lunch", BO, ContactDraft("Zoe")),),
    )
    finished(store.imports.carry_out(planned_of(store, reading), clock()))
    after = everything(store)
    store.history.undo()
    assert everything(store) == before
    store.history.redo()
    assert everything(store) == after


def test_the_meaning_of_columns_is_remembered_through_undo(store: Store, clock: TestClock) -> None:
    for draft, means in ((BO, ("name", "email")), (CY, ("name", "-"))):
        finished(store.imports.carry_out(planned(store, clock, draft), clock(), maps={"a|b": means}))
    assert store.imports.column_maps() == {"a|b": ("name", "-")}
    store.history.undo()
    assert store.imports.column_maps() == {"a|b": ("name", "-")}


def test_points_without_a_key_of_their_own_are_all_kept(store: Store, clock: TestClock) -> None:
    words = [ContactPoint(PointKind.PHONE, text) for text in ("ask Dana", "ask Cy")]
    (bo,) = taken_in(store, clock, replace(BO, points=(MAIL, words[0]))).added
    taken_in(store, clock, replace(BO, points=(MAIL, *words), raw="more"))
    assert store.contacts.get(bo).points == (MAIL, *words)


def test_a_hundred_cards_of_hostile_text_come_in_and_out_again(store: Store, clock: TestClock) -> None:
    drafts = [
        ContactDraft(
            f"{chr(number)}\x00\udc80{number}", about="\ud800\x1b[2J", raw=f"{number}\udcff", uid=f"\udc00{number}"
        )
        for number in range(100)
    ]
    report = took_in(store, drafts, "na\udcffme.vcf", clock())
    assert counts(report) == (100, 0, 0)
    assert counts(took_in(store, drafts, "na\udcffme.vcf", clock())) == (0, 0, 100)
    store.history.undo()
    assert store.contacts.ids(archived=True) == []


def test_an_empty_file_is_no_change(store: Store, clock: TestClock) -> None:
    report = taken_in(store, clock)
    assert (counts(report), report.change.id) == ((0, 0, 0), None)


def test_somebody_exported_from_here_is_known_by_their_own_number(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana Ruiz")
    uid = store.connection.sql("SELECT uid FROM contact")[0][0]
    report = took_in(store, [ContactDraft("Ana Ruiz", role="CTO", uid=f"urn:uuid:{uid}")], "x.vcf", clock())
    assert (report.added, report.merged) == ((), (ana,))
    assert store.contacts.get(ana).role == "CTO"


def test_an_entry_whose_day_was_put_right_here_keeps_it(store: Store, clock: TestClock) -> None:
    met = happened("lunch", BO)
    finished(store.imports.carry_out(planned_of(store, Reading(happenings=(met,))), clock()))
    (bo,) = store.contacts.ids()
    (entry,) = entries(store, bo)
    store.interactions.edit(entry.interaction.id, line(store, "2026-03-06: lunch", clock()), clock())
    plan = planned_of(store, Reading(happenings=(replace(met, minutes=90),)))
    assert plan.entries[0].because == "it was edited here, and stays so; the file says “lunch”"
    finished(store.imports.carry_out(plan, clock()))
    assert entries(store, bo)[0].interaction.moment.day == date(2026, 3, 6)


def test_who_was_added_and_deleted_here_is_not_brought_back_by_an_export_of_before(
    store: Store, clock: TestClock
) -> None:
    ana = person(store, clock(), "Ana Ruiz")
    own = ContactDraft("Ana Ruiz", uid=f"urn:uuid:{store.contacts.get(ana).uid}", raw="BEGIN:VCARD")
    store.removing.remove([ana], clock())
    assert [item.verdict for item in planned(store, clock, own).items] == [Verdict.LEFT_OUT]
    store.history.undo()
    assert planned(store, clock, own).items[0].who == ana
