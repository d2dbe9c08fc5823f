"""A large import: who stands in a crowd is known by name, and it can be stopped between any two pages."""

import itertools

from conftest import TestClock, took_in

from netui.domain.incoming.plan import Verdict
from netui.domain.incoming.reading import Card, Reading
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind
from netui.store import Store
from netui.store.incoming.coming_in import PAGE

OFFICE = ContactPoint(PointKind.ADDRESS, "1 Street, Town")
SWITCHBOARD = ContactPoint(PointKind.PHONE, "+1 212 555 0100")


def colleagues(count: int, role: str) -> list[ContactDraft]:
    return [
        ContactDraft(f"Colleague {number}", role, points=(OFFICE, SWITCHBOARD), raw=f"{role} {number}")
        for number in range(count)
    ]


def verdicts(store: Store, *drafts: ContactDraft) -> list[tuple[Verdict, int | None]]:
    cards = tuple(Card(draft, number) for number, draft in enumerate(drafts, start=1))
    return [(item.verdict, item.who) for item in store.imports.plan([Reading(cards)], "office.vcf").items]


def test_everybody_at_one_address_is_known_by_name(store: Store, clock: TestClock) -> None:
    ids = took_in(store, colleagues(40, "Clerk"), "office.vcf", clock()).added
    newcomer = ContactDraft("Newcomer", points=(OFFICE, SWITCHBOARD))
    found = verdicts(store, *colleagues(40, "Manager"), newcomer, newcomer, newcomer)
    assert found[:40] == [(Verdict.MERGED, number) for number in ids]
    assert found[40] == (Verdict.NEW, None)
    assert [verdict for verdict, _ in found[41:]] == [Verdict.UNCHANGED, Verdict.UNCHANGED]


def test_namesakes_in_a_crowd_are_the_one_who_was_there_first(store: Store, clock: TestClock) -> None:
    twins = [ContactDraft("Colleague 7", points=(SWITCHBOARD,), uid=uid, raw=uid) for uid in ("one", "two")]
    first = took_in(store, [*colleagues(20, "Clerk"), twins[0]], "office.vcf", clock()).added
    found = verdicts(store, twins[1], ContactDraft("Colleague 7", "Boss", points=(SWITCHBOARD,)))
    assert found == [(Verdict.MERGED, first[7]), (Verdict.MERGED, first[7])]


def test_a_large_import_counts_page_by_page_and_can_be_stopped_at_each(store: Store, clock: TestClock) -> None:
    drafts = colleagues(3 * PAGE + 1, "Clerk")
    cards = tuple(Card(draft, number) for number, draft in enumerate(drafts, start=1))
    plan = store.imports.plan([Reading(cards)], "office.vcf")
    steps = store.imports.carry_out(plan, clock())
    assert [next(steps) for _ in range(3)] == [PAGE, 2 * PAGE, 3 * PAGE]
    steps.close()
    assert store.contacts.ids() == []
    assert store.history.past() == []
    counts = list(store.imports.carry_out(plan, clock()))
    assert max(counts) == len(drafts)
    assert max(after - before for before, after in itertools.pairwise(counts)) <= PAGE


def test_places_of_a_large_import_are_read_as_it_goes(store: Store, clock: TestClock) -> None:
    drafts = [
        ContactDraft(
            f"Guest {number}", place="Lisbon", about="met at York", points=(SWITCHBOARD,), raw=str(number)
        )
        for number in range(PAGE + 10)
    ]
    ids = took_in(store, drafts, "fair.vcf", clock()).added
    assert {places[0].says for places in store.positions.of(ids).values()} == {"Lisbon, Portugal"}
    assert len(store.positions.of(ids)) == len(ids)
    assert store.connection.sql("SELECT count(*) FROM written WHERE words MATCH 'york'") == [(len(ids),)]
