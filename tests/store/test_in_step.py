"""What a folder and the network agreed on: what comes in is one change, what was written out is none."""

from dataclasses import replace
from itertools import pairwise

import pytest
from conftest import TestClock, person

from netui.domain.incoming.draft_text import draft_text
from netui.domain.incoming.folder_steps import Agreed, Here, Pull, Push, Step, There
from netui.domain.incoming.reading import Source
from netui.domain.incoming.three_way import Conflict
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind, State, Tier, card_of
from netui.store import Store
from netui.store.incoming.in_step import InStep, Taken
from netui.store.models.people import CardRow

FOLDER = "/home/me/contacts"
BO = ContactDraft("Bo Li", role="CTO", uid="bo-1", raw="BEGIN:VCARD\nFN:Bo Li\nX-COLOUR:red\nEND:VCARD")


@pytest.fixture
def in_step(store: Store) -> InStep:
    return InStep(store.connection, store.contacts)


def there(digest: str = "d1", card: ContactDraft | None = BO) -> There:
    return There("bo.vcf", digest, card)


def here(in_step: InStep, number: int = 1) -> Here:
    return next(one for one in in_step.people(FOLDER, {}) if one.contact.id == number)


def taken(in_step: InStep, clock: TestClock, step: Step) -> Taken:
    return in_step.take(FOLDER, [step], clock.move(minutes=1))


@pytest.fixture
def bo(in_step: InStep, clock: TestClock) -> InStep:
    """With Bo taken in from a file."""
    taken(in_step, clock, Step("bo.vcf", there=there(), pull=Pull.NEW, card=BO))
    return in_step


def test_who_comes_in_lands_in_the_pool_with_the_text_of_the_file(bo: InStep, store: Store) -> None:
    contact = store.contacts.get(1)
    assert (contact.name, contact.tier, contact.state) == ("Bo Li", Tier.POOL, State.ACTIVE)
    (card,) = store.connection.rows(CardRow.select())
    assert (card.kind, card.source, card.uid, card.original) == (Source.FOLDER, f"{FOLDER}/bo.vcf", "bo-1", BO.raw)
    one = here(bo)
    said = draft_text(replace(BO, uid="", raw=""))
    assert bo.agreed(FOLDER) == (Agreed("bo.vcf", contact.uid, "d1", one.own, said),)
    assert (one.uids, one.files) == ({"bo-1"}, {"bo.vcf"})
    assert store.history.past()[0].name == "sync contacts: 1 new"


def test_undo_and_redo_take_the_agreement_along(bo: InStep, store: Store) -> None:
    agreed = bo.agreed(FOLDER)
    store.history.undo()
    assert (bo.agreed(FOLDER), store.contacts.ids(archived=True)) == ((), [])
    store.history.redo()
    assert bo.agreed(FOLDER) == agreed


def test_what_was_written_out_is_no_change_and_counts_until_something_comes_in(
    bo: InStep, store: Store, clock: TestClock
) -> None:
    uid, past = store.contacts.get(1).uid, store.history.past()
    came = bo.agreed(FOLDER)
    written = Agreed("bo.vcf", uid, "d2", "own", '{"name":"Bo"}', ('{"name":"B"}',))
    bo.wrote(FOLDER, [written])
    assert bo.agreed(FOLDER) == (written,)
    assert store.history.past() == past

    taken(bo, clock, Step("bo.vcf", uid, here(bo), there("d1"), Pull.NOTED))
    assert bo.agreed(FOLDER)[0].digest == "d1"
    assert bo.agreed(FOLDER) == came
    store.history.undo()
    assert bo.agreed(FOLDER) == (written,)
    store.history.undo()
    assert bo.agreed(FOLDER) == ()


def test_a_file_written_for_the_first_time_is_agreed_on(in_step: InStep, store: Store, clock: TestClock) -> None:
    person(store, clock(), "Ana")
    written = Agreed("ana.vcf", store.contacts.get(1).uid, "d1", here(in_step).own, "{}")
    in_step.wrote(FOLDER, [written])
    assert in_step.agreed(FOLDER) == (written,)
    assert in_step.folders() == (FOLDER,)
    in_step.wrote(FOLDER, [], ["ana.vcf"])
    assert in_step.agreed(FOLDER) == ()


def test_two_folders_know_nothing_of_each_other(bo: InStep) -> None:
    bo.wrote("/other", [Agreed("x.vcf", "uid", "d", "own", "{}")])
    assert [row.file for row in bo.agreed(FOLDER)] == ["bo.vcf"]
    assert [row.file for row in bo.agreed("/other")] == ["x.vcf"]
    assert bo.folders() == (FOLDER, "/other")
    assert bo.people("/other", {})[0].files == frozenset()


def test_a_changed_card_a_state_and_what_is_disputed_come_in_together(
    bo: InStep, store: Store, clock: TestClock
) -> None:
    store.contacts.set_state([1], State.ARCHIVED, clock())
    card = replace(BO, role="CEO", uid="", raw="")
    conflict = Conflict("role", "CEO", "Boss")
    step = Step("bo.vcf", "", here(bo), there("d2"), Pull.BACK, Push.CHANGED, card, (conflict,))
    change = taken(bo, clock, step).change
    assert (store.contacts.get(1).state, card_of(store.contacts.get(1))) == (State.ACTIVE, card)
    (one,) = store.conflicts.open()
    assert (one.field, one.mine, one.theirs, one.source) == ("role", "CEO", "Boss", "bo.vcf")
    assert store.history.past()[0].id == change.id
    assert bo.agreed(FOLDER)[0].own == "", "until the file is written, the contact counts as changed"
    store.history.undo()
    assert (store.contacts.get(1).state, store.conflicts.open()) == (State.ARCHIVED, [])


def test_a_deleted_file_archives_and_is_agreed_to_be_gone(bo: InStep, store: Store, clock: TestClock) -> None:
    row = bo.agreed(FOLDER)[0]
    taken(bo, clock, Step("bo.vcf", row.uid, here(bo), None, Pull.ARCHIVED, before=(row.said,)))
    assert store.contacts.get(1).state is State.ARCHIVED
    assert bo.agreed(FOLDER) == (replace(row, digest="", own=row.own),)


def test_who_was_edited_since_the_look_is_left_for_the_next_time(
    bo: InStep, store: Store, clock: TestClock
) -> None:
    looked = here(bo)
    store.contacts.edit(1, replace(card_of(looked.contact), about="typed meanwhile"), clock())
    before = bo.agreed(FOLDER)
    result = taken(bo, clock, Step("bo.vcf", "", looked, there("d2"), Pull.CHANGED, card=replace(BO, role="CEO")))
    assert (result.late, result.ids, result.change.id) == ({"bo.vcf"}, {}, None)
    assert (store.contacts.get(1).about, store.contacts.get(1).role) == ("typed meanwhile", "CTO")
    assert bo.agreed(FOLDER) == before


def test_a_renamed_file_is_agreed_on_under_its_new_name_alone(bo: InStep, clock: TestClock) -> None:
    step = Step("new.vcf", "", here(bo), replace(there(), file="new.vcf"), Pull.NOTED, was="bo.vcf")
    taken(bo, clock, step)
    assert [row.file for row in bo.agreed(FOLDER)] == ["new.vcf"]
    assert here(bo).files == {"new.vcf"}


def test_only_the_name_is_read_of_those_who_are_as_agreed(bo: InStep, store: Store, clock: TestClock) -> None:
    person(store, clock(), "Ana", role="CFO")
    own = here(bo).own
    assert bo.people(FOLDER, {store.contacts.get(1).uid: own})[0].contact.role == ""
    assert [one.contact.role for one in bo.people(FOLDER, {store.contacts.get(1).uid: "another"})] == [
        "CTO",
        "CFO",
    ]


def test_whatever_a_file_carries_of_a_card_moves_its_digest_and_nothing_else_does(
    bo: InStep, store: Store, clock: TestClock
) -> None:
    mail = ContactPoint(PointKind.EMAIL, "a@x")
    changes: list[dict[str, object]] = [
        {"name": "Bo"},
        {"role": "a"},
        {"role": "", "organisation": "a"},
        {"place": "a\x00b"},
        {"place": "a\x00c"},
        {"about": "x\ny|z:,"},
        {"points": (mail, replace(mail, value="b@x"))},
        {"points": (replace(mail, value="b@x"), mail)},
        {"points": (replace(mail, label="home"),)},
        {"tags": ("one",)},
        {"tags": ("one,two",)},
        {"dates": (PartialDate("birthday", None, 3, 12),)},
        {"dates": (PartialDate("birthday", None, 12, 3),)},
        {"dates": (PartialDate("birthday", text="in spring"),)},
    ]
    digests = [here(bo).own]
    for change in changes:
        card = replace(card_of(store.contacts.get(1)), **change)  # type: ignore[arg-type]
        store.contacts.edit(1, card, clock.move(minutes=1))
        digests.append(here(bo).own)
        assert bo.cards([1]) == {1: digests[-1]}
    assert all(one != other for one, other in pairwise(digests))

    dates = (PartialDate("birthday", text="in spring", lead=9),)
    card = replace(card_of(store.contacts.get(1)), hook="a boat", dates=dates)
    store.contacts.edit(1, card, clock.move(minutes=1))
    store.attention.set_tier([1], Tier.A, clock())
    assert here(bo).own == digests[-1]
