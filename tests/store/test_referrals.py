"""Referrals in the file: one change each, in step with the entries that tell of them, pinned once celebrated."""

from datetime import date

import pytest
from conftest import TestClock, line, person

from netui.domain.due.subject import Subject
from netui.domain.giving.money import amount_words
from netui.domain.giving.referral import Form, ReferralSide, ReferralState, parse_referral
from netui.domain.interaction import Kind, Purpose
from netui.store import Store, StoreError

GIVEN, RECEIVED = ReferralSide.GIVEN, ReferralSide.RECEIVED
FIT_OUT = "Harbour fit-out, 40k EUR"


@pytest.fixture
def bo(store: Store, clock: TestClock) -> int:
    return person(store, clock(), "Bo Li")


def opened(store: Store, clock: TestClock, who: int, text: str = FIT_OUT, side: ReferralSide = GIVEN) -> int:
    subject = store.referrals.open(who, side, parse_referral(text), clock()).subject
    assert subject is not None
    return subject


def log(store: Store, clock: TestClock, who: int, text: str, kind: Kind = Kind.EMAIL) -> int:
    subject = store.interactions.log(kind, [who], line(store, text, clock()), clock()).subject
    assert subject is not None
    return subject


def told(store: Store, who: int) -> list[tuple[str, str, str]]:
    return [(one.what, amount_words(one.amount), one.state) for one in store.referrals.of(who)]


def everything(store: Store) -> list[list[tuple[object, ...]]]:
    tables = ("referral", "interaction", "participant", "give", "settled")
    return [store.connection.sql(f"SELECT * FROM {table}") for table in tables]


def test_R6a_a_referral_is_a_give_told_by_a_note_that_moves_no_due_date(
    store: Store, clock: TestClock, bo: int
) -> None:
    number = opened(store, clock, bo, "help: Harbour fit-out, 40k EUR")
    one = store.referrals.get(number)
    assert (one.side, one.form, one.what, amount_words(one.amount)) == (
        GIVEN,
        Form.HELP,
        "Harbour fit-out",
        "40,000 EUR",
    )
    assert (one.state, one.opened_on, one.contact) == (ReferralState.OPEN, date(2026, 11, 18), "Bo Li")
    (entry,) = (store.timeline.get(number) for number in store.timeline.of(bo))
    assert entry.interaction.id == one.interaction_id
    assert (entry.interaction.kind, entry.interaction.touch, entry.interaction.purpose) == (
        Kind.NOTE,
        False,
        Purpose.GIVE,
    )
    assert [(gift.kind, gift.mine) for gift in store.known.given(bo, clock())] == [("referral", True)]
    assert store.history.past()[0].name == "referral for Bo Li: Harbour fit-out"
    assert store.due.queue(clock()).items == ()


def test_R2d_one_received_is_a_kindness_and_counted_once(store: Store, clock: TestClock, bo: int) -> None:
    opened(store, clock, bo, side=RECEIVED)
    (gift,) = store.known.given(bo, clock())
    assert (gift.kind, gift.mine) == ("kindness", False)
    assert gift.what == "recommended me for Harbour fit-out, 40,000 EUR"
    assert told(store, bo) == [("Harbour fit-out", "40,000 EUR", "open")]


@pytest.mark.parametrize(
    "text", ['quotes " and “more” of „them“ «here» 40k EUR', ">promise <theirs +need @Bo !ask 15m"]
)
def test_whatever_it_is_called_the_note_means_this_one_referral_and_no_more(
    store: Store, clock: TestClock, bo: int, text: str
) -> None:
    opened(store, clock, bo, text)
    (entry,) = (store.timeline.get(number) for number in store.timeline.of(bo))
    assert (entry.promises, entry.facts, len(entry.gives)) == ((), (), 1)
    ((what, amount, _),) = told(store, bo)
    draft = parse_referral(text)
    assert (what, amount) == (draft.what, amount_words(draft.amount))


def test_a_referral_that_says_nothing_is_refused(store: Store, clock: TestClock, bo: int) -> None:
    with pytest.raises(StoreError, match="say what it is"):
        store.referrals.open(bo, GIVEN, parse_referral("40k EUR"), clock())
    with pytest.raises(StoreError, match="no referral with id 9"):
        store.referrals.won(9, clock())
    assert told(store, bo) == store.timeline.of(bo) == []


def test_every_verb_is_one_change_and_undo_takes_all_of_it_back(store: Store, clock: TestClock, bo: int) -> None:
    number = opened(store, clock, bo)
    other = opened(store, clock, bo, "seed round", RECEIVED)
    verbs = [
        lambda: store.referrals.edit(number, parse_referral("help: Harbour works, 50k EUR"), clock()),
        lambda: store.referrals.lost(number, clock()),
        lambda: store.referrals.reopen(number, clock()),
        lambda: store.referrals.won(number, clock()),
        lambda: store.referrals.honour(number, clock()),
        lambda: store.referrals.honour(other, clock()),
        lambda: store.referrals.won(other, clock()),
        lambda: store.referrals.remove(other, clock()),
        lambda: store.referrals.remove(number, clock()),
    ]
    states = [everything(store)]
    for verb in verbs:
        assert verb().id is not None
        states.append(everything(store))
        assert states[-1] != states[-2]
    assert told(store, bo) == []
    for state in reversed(states[:-1]):
        store.history.undo()
        assert everything(store) == state


def test_won_again_changes_nothing(store: Store, clock: TestClock, bo: int) -> None:
    number = opened(store, clock, bo)
    store.referrals.won(number, clock())
    assert store.referrals.won(number, clock()).id is None
    with pytest.raises(StoreError, match="only what was won is celebrated"):
        store.referrals.honour(opened(store, clock, bo, "another"), clock())


def test_R6c_todays_touch_becomes_the_milestone_or_else_a_note_says_so(
    store: Store, clock: TestClock, bo: int
) -> None:
    one, other = opened(store, clock, bo), opened(store, clock, bo, "the quay")
    for number in (one, other):
        store.referrals.won(number, clock())
    log(store, clock, bo, "yesterday: dinner", Kind.MET)
    store.referrals.honour(one, clock())
    written = store.timeline.get(store.referrals.get(one).honoured_by or 0).interaction
    assert (written.kind, written.words) == (Kind.NOTE, "celebrated: Harbour fit-out, 40,000 EUR")
    clock.move(days=1)
    dinner = log(store, clock, bo, "dinner at the harbour", Kind.MET)
    store.referrals.honour(other, clock())
    assert store.referrals.get(other).honoured_by == dinner
    assert {won.what for won in store.referrals.milestones(bo)} == {"Harbour fit-out", "the quay"}
    assert store.referrals.milestones(person(store, clock(), "Ann")) == []


def test_the_list_is_of_all_of_one_side_or_of_what_needs_me(store: Store, clock: TestClock, bo: int) -> None:
    ann = person(store, clock(), "Ann")
    given, received = opened(store, clock, bo), opened(store, clock, ann, "seed", RECEIVED)
    lost = opened(store, clock, bo, "lost one")
    store.referrals.lost(lost, clock())
    assert [one.id for one in store.referrals.listed()] == [lost, received, given]
    assert [one.id for one in store.referrals.listed(RECEIVED)] == [received]
    assert [one.id for one in store.referrals.listed(closed=False)] == [received, given]


# In step with the entries.


@pytest.mark.parametrize(
    ("text", "what", "amount"),
    [
        ('told the port of them !referral "Harbour fit-out, 40k EUR"', "Harbour fit-out", "40,000 EUR"),
        ("told the port of them !referral", "told the port of them", ""),
    ],
)
def test_R6a_a_log_line_begins_one_in_the_same_change(
    store: Store, clock: TestClock, bo: int, text: str, what: str, amount: str
) -> None:
    entry = log(store, clock, bo, text)
    assert told(store, bo) == [(what, amount, "open")]
    assert store.referrals.of(bo)[0].interaction_id == entry
    assert len(store.known.given(bo, clock())) == 1
    store.history.undo()
    assert told(store, bo) == []


@pytest.mark.parametrize("text", ["!referral", "the port !kind", "the port !book"])
def test_a_line_that_names_no_business_begins_none(store: Store, clock: TestClock, bo: int, text: str) -> None:
    log(store, clock, bo, text)
    assert told(store, bo) == []


@pytest.mark.parametrize(
    ("new", "there"),
    [
        ('!referral "the quay" with a map', [("the quay", "", "open")]),
        ('!referral "the port"', [("the port", "", "open")]),
        ("no business after all", []),
        ('!referral "the port" !referral "the quay"', [("the quay", "", "open"), ("the port", "", "open")]),
    ],
)
def test_an_entry_written_anew_keeps_its_referrals_in_step(
    store: Store, clock: TestClock, bo: int, new: str, there: list[tuple[str, str, str]]
) -> None:
    entry = log(store, clock, bo, '!referral "the port"')
    store.interactions.edit(entry, line(store, new, clock()), clock())
    assert told(store, bo) == there


def test_what_was_worded_or_won_since_stays_when_its_entry_changes(
    store: Store, clock: TestClock, bo: int
) -> None:
    entry = log(store, clock, bo, '!referral "the port" !referral "the quay"')
    quay, port = store.referrals.of(bo)
    store.referrals.won(quay.id, clock())
    store.referrals.edit(port.id, parse_referral("the port, 40k EUR"), clock())
    store.interactions.edit(entry, line(store, "something else", clock()), clock())
    assert told(store, bo) == [("the quay", "", "won"), ("the port", "40,000 EUR", "open")]
    store.interactions.delete(entry, clock())
    assert told(store, bo) == [("the quay", "", "won")]
    assert store.referrals.get(quay.id).interaction_id is None


def test_a_milestone_deleted_is_to_be_celebrated_again(store: Store, clock: TestClock, bo: int) -> None:
    number = opened(store, clock, bo)
    store.referrals.won(number, clock())
    store.referrals.honour(number, clock())
    store.interactions.delete(store.referrals.get(number).honoured_by or 0, clock())
    assert store.referrals.get(number).to_honour
    assert store.matters.open(clock())[bo][0].subject is Subject.CELEBRATION


def test_an_entry_moved_takes_its_referral_along_also_out_of_the_inbox(
    store: Store, clock: TestClock, bo: int
) -> None:
    ann = person(store, clock(), "Ann")
    entry = store.interactions.log(Kind.EMAIL, [], line(store, '!referral "the port"', clock()), clock()).subject
    assert entry is not None
    assert store.referrals.listed() == []
    store.interactions.move(entry, bo, clock())
    assert told(store, bo) == [("the port", "", "open")]
    store.interactions.move(entry, ann, clock())
    assert (told(store, bo), told(store, ann)) == ([], [("the port", "", "open")])


def test_R2d_thanks_in_a_line_are_thanks_for_what_was_received_and_go_with_it(
    store: Store, clock: TestClock, bo: int
) -> None:
    opened(store, clock, bo, side=RECEIVED)
    clock.move(days=1)

    def due() -> bool:
        return any(matter.subject is Subject.THANKS for matter in store.matters.open(clock()).get(bo, ()))

    assert due()
    log(store, clock, bo, "to be said !thanks", Kind.NOTE)
    log(store, clock, bo, "they said !thanks !in")
    assert due()
    entry = log(store, clock, bo, "for the fit-out !thanks")
    assert not due()
    store.interactions.edit(entry, line(store, "for nothing", clock()), clock())
    assert due()
    store.interactions.edit(entry, line(store, "for the fit-out !thanks", clock()), clock())
    assert not due()
    store.interactions.delete(entry, clock())
    assert due()


def test_R2d_thanks_moved_are_thanks_to_whoever_s_entry_it_is_now(store: Store, clock: TestClock, bo: int) -> None:
    ann = person(store, clock(), "Ann")
    numbers = [opened(store, clock, who, side=RECEIVED) for who in (bo, ann)]

    def thanked() -> list[bool]:
        return [not store.referrals.get(number).to_honour for number in numbers]

    entry = store.interactions.log(Kind.EMAIL, [], line(store, "at last !thanks", clock()), clock()).subject or 0
    assert thanked() == [False, False]
    for who, whom in ((bo, [True, False]), (ann, [False, True])):
        store.interactions.move(entry, who, clock())
        assert thanked() == whom


def test_R6b_a_milestone_that_was_somebody_elses_dinner_is_to_be_celebrated_again(
    store: Store, clock: TestClock, bo: int
) -> None:
    ann = person(store, clock(), "Ann")
    number = opened(store, clock, bo)
    store.referrals.won(number, clock())
    dinner = log(store, clock, bo, "dinner", Kind.MET)
    store.referrals.honour(number, clock())
    store.interactions.move(dinner, ann, clock())
    assert store.referrals.get(number).to_honour


def test_R6c_a_celebrated_win_whose_entry_moves_stays_celebrated(store: Store, clock: TestClock, bo: int) -> None:
    ann = person(store, clock(), "Ann")
    entry = log(store, clock, bo, '!referral "the port"')
    (one,) = store.referrals.of(bo)
    store.referrals.won(one.id, clock())
    log(store, clock, bo, "dinner", Kind.MET)
    store.referrals.honour(one.id, clock())
    store.interactions.move(entry, ann, clock())
    (milestone,) = store.referrals.milestones(ann)
    assert milestone.honoured_by is None, "the dinner was with Bo"


def test_what_was_celebrated_or_thanked_for_is_so_once(store: Store, clock: TestClock, bo: int) -> None:
    given, received = opened(store, clock, bo), opened(store, clock, bo, side=RECEIVED)
    store.referrals.won(given, clock())
    for number in (given, received):
        store.referrals.honour(number, clock())
    before = everything(store)
    clock.move(days=3)
    assert [store.referrals.honour(number, clock()).id for number in (given, received)] == [None, None]
    assert everything(store) == before


def test_deleting_a_referral_deletes_no_word_of_mine(store: Store, clock: TestClock, bo: int) -> None:
    for text in ('his children >deck fri !referral "a"', 'for an hour !referral "b"', '!referral "c" *son runs'):
        entry = log(store, clock, bo, text, Kind.NOTE)
        store.referrals.remove(store.referrals.of(bo)[0].id, clock())
        assert entry in store.timeline.of(bo), text
    kept = store.timeline.of(bo)
    for side in ReferralSide:
        number = opened(store, clock, bo, side=side)
        store.referrals.won(number, clock())
        store.referrals.remove(number, clock())
    assert store.timeline.of(bo) == kept, "a note that only told of it goes with it"
