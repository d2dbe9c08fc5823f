"""What an export reads: the same as each room says by itself, in a fixed number of queries a page."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from conftest import TestClock, line, person, took_in

from netui.domain.interaction import Kind
from netui.domain.people.contact import ContactDraft, ContactPoint, Job, PartialDate, PointKind, State
from netui.store import Store
from netui.store.people import dossiers


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """The statements carried out meanwhile."""
    statements: list[str] = []
    connection = store.connection.database.connection()
    connection.set_trace_callback(statements.append)
    try:
        yield statements
    finally:
        connection.set_trace_callback(None)


def test_a_dossier_holds_what_every_room_says(store: Store, clock: TestClock) -> None:
    now = clock()
    raw = "BEGIN:VCARD\nFN:Ana Ruiz\nX-COLOUR:red\nEND:VCARD"
    took_in(store, [ContactDraft("Ana Ruiz", raw=raw)], "a.vcf", now)
    (ana,) = store.contacts.ids()
    full = ContactDraft(
        "Ana Ruiz",
        role="CTO",
        points=(ContactPoint(PointKind.EMAIL, "a@b.c"), ContactPoint(PointKind.PHONE, "1", "home")),
        tags=("family", "chess"),
        dates=(PartialDate("birthday", None, 3, 22, lead=3),),
        jobs=(Job("CFO", "Globex", now.day),),
    )
    store.contacts.edit(ana, full, now)
    bo, eve = person(store, now, "Bo Li"), person(store, now, "Eve Stone")
    store.interactions.log(Kind.CALL, [ana, bo], line(store, "talk >send the deck fri *likes tea", now), now)
    store.interactions.log(Kind.NOTE, [bo], line(store, 'said of @"Ana Ruiz"', now), now)
    store.relations.note(bo, "assistant", ana, now)
    store.relations.note(ana, "spouse", "Marta", now)
    store.contacts.set_state([eve], State.DECEASED, now)

    ((one, two, three),) = store.dossiers.pages([eve, ana, bo], now, told=True)

    for number, dossier in ((eve, one), (ana, two), (bo, three)):
        ids = store.timeline.of(number)
        entries = store.timeline.entries(ids)
        assert dossier.contact == store.contacts.get(number)
        assert dossier.last == store.contacts.listed([number], now)[number].last
        assert list(dossier.known) == store.facts.of(number, ended=True)
        assert list(dossier.relations) == store.relations.of(number)
        assert list(dossier.promises) == store.promises.every(number)
        assert list(dossier.entries) == [entries[each] for each in ids]
    assert two.originals == (raw,)
    assert two.last == now.day
    assert len(two.relations) == 2
    assert (len(two.entries), len(two.promises), len(two.known)) == (2, 1, 1)


def test_what_is_not_told_is_not_read(store: Store, clock: TestClock) -> None:
    now = clock()
    ana = person(store, now, "Ana")
    store.interactions.log(Kind.CALL, [ana], line(store, "talk >send it *likes tea", now), now)

    ((dossier,),) = store.dossiers.pages([ana], now)

    assert (dossier.known, dossier.promises, dossier.entries) == ((), (), ())
    assert dossier.last == now.day


def test_the_latest_card_comes_first_and_who_is_gone_is_left_out(store: Store, clock: TestClock) -> None:
    point = (ContactPoint(PointKind.EMAIL, "a@b.c"),)
    for raw, file in (("BEGIN:VCARD\nX-A:1", "phone.vcf"), ("BEGIN:VCARD\nX-A:2", "work.vcf")):
        took_in(store, [ContactDraft("Ana", points=point, raw=raw)], file, clock())
    (ana,) = store.contacts.ids()

    ((dossier,),) = store.dossiers.pages([999, ana], clock())

    assert dossier.originals == ("BEGIN:VCARD\nX-A:2", "BEGIN:VCARD\nX-A:1")


def test_a_page_takes_as_many_queries_for_many_as_for_one(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dossiers, "PAGE", 10)
    now = clock()
    ids = [person(store, now, f"Person {number}", tags=("t",)) for number in range(20)]
    for number in ids:
        store.interactions.log(Kind.CALL, [number], line(store, "talk >send it *tea", now), now)

    with counted(store) as for_one:
        list(store.dossiers.pages(ids[:1], now, told=True))
    with counted(store) as for_all:
        pages = list(store.dossiers.pages(ids, now, told=True))

    assert [len(page) for page in pages] == [10, 10]
    assert len(for_all) == 2 * len(for_one)
    assert [each.contact.id for page in pages for each in page] == ids
