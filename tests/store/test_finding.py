"""Finding people: a list narrowed by words or digits, and a NAME by the levels of the plan."""

import pytest
from conftest import TestClock, person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind, State, Tier
from netui.store import Store


def mail(value: str) -> ContactPoint:
    return ContactPoint(PointKind.EMAIL, value)


def phone(value: str) -> ContactPoint:
    return ContactPoint(PointKind.PHONE, value)


def meant(store: Store, name: str) -> list[str]:
    """Who a NAME may be."""
    return [who for _, who in store.finding.resolve(name)]


def found(store: Store, text: str, **how: bool) -> list[str]:
    return [store.contacts.get(number).name for number in store.finding.matching(text, **how)]


@pytest.fixture
def everyone(store: Store, clock: TestClock) -> dict[str, int]:
    cards: dict[str, dict[str, object]] = {
        "Ann": {"points": (mail("ann@acme.io"),), "organisation": "Acme"},
        "Ann Marie Smith": {"points": (phone("+33 6 12 34 56 78"),), "place": "Lyon"},
        "Joanna Annan": {"tags": ("berlin",)},
        "Sørensen, Zoë": {"role": "CTO"},
        "李明": {},
        "Ольга Иванова": {},
        "100% Bo_Li": {"hook": "red_hat"},
        "Ñandú": {"points": (ContactPoint(PointKind.ADDRESS, "Hidden Street 1"),)},
    }
    return {name: person(store, clock(), name, **card) for name, card in cards.items()}


@pytest.mark.parametrize(
    ("name", "who"),
    [
        # E-mail or phone.
        ("ann@acme.io", ["Ann"]),
        (" ANN@Acme.IO ", ["Ann"]),
        ("+33 6 12 34 56 78", ["Ann Marie Smith"]),
        ("0033612345678", ["Ann Marie Smith"]),
        ("+33612345678", ["Ann Marie Smith"]),
        # The whole name before the words of longer ones.
        ("ann", ["Ann"]),
        ("ANN", ["Ann"]),
        # Beginnings of words, in any order, before the middle of words.
        ("mar", ["Ann Marie Smith"]),
        ("smi ann", ["Ann Marie Smith"]),
        ("an", ["Ann", "Ann Marie Smith", "Joanna Annan"]),
        ("annan", ["Joanna Annan"]),
        # A substring only when nothing else is.
        ("oann", ["Joanna Annan"]),
        ("e smith", ["Ann Marie Smith"]),
        # Folded.
        ("sorensen, zoe", ["Sørensen, Zoë"]),
        ("zoe", ["Sørensen, Zoë"]),
        ("Zoe\u0308", ["Sørensen, Zoë"]),
        ("liming", ["李明"]),
        ("李明", ["李明"]),
        ("olga", []),
        ("ol'ga", ["Ольга Иванова"]),
        ("nandu", ["Ñandú"]),
        # Signs that mean something to SQL mean themselves.
        ("%", ["100% Bo_Li"]),
        ("_", ["100% Bo_Li"]),
        ("o_l", ["100% Bo_Li"]),
        ("oXl", []),
        ("' OR 1=1 --", []),
        ("*", []),
        ("nobody", []),
        ("", []),
        ("  ", []),
        ("\x00", []),
        ("acme", []),
    ],
)
def test_a_name_means_whoever_the_first_level_with_anybody_holds(
    store: Store, everyone: dict[str, int], name: str, who: list[str]
) -> None:
    assert meant(store, name) == who


def test_an_id_means_just_that_one_before_everything(store: Store, clock: TestClock) -> None:
    one = person(store, clock(), "Two")
    two = person(store, clock(), "1")
    assert store.finding.resolve("1") == [(one, "Two")]
    assert store.finding.resolve("2") == [(two, "1")]
    store.contacts.set_state([one], State.ARCHIVED, clock())
    assert store.finding.resolve("1") == [(one, "Two")]
    assert store.finding.resolve("9" * 19) == []
    assert store.finding.resolve("٣") == []


def test_a_number_that_is_no_id_is_looked_for_as_a_phone(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo", points=(phone("555 0123"),))
    assert store.finding.resolve("5550123") == [(bo, "Bo")]
    assert store.finding.resolve("555-0123") == [(bo, "Bo")]


def test_the_pool_is_meant_only_when_nobody_else_is(store: Store, clock: TestClock) -> None:
    pool = person(store, clock(), "Dana")
    known = person(store, clock(), "Jordana", points=(mail("dana@x.io"),))
    store.attention.set_tier([pool], Tier.POOL, clock())
    assert store.finding.resolve("dana") == [(known, "Jordana")]
    store.contacts.set_state([known], State.ARCHIVED, clock())
    assert store.finding.resolve("dana") == [(pool, "Dana")]


def test_the_archived_and_the_dead_are_meant_only_when_nobody_else_is(store: Store, clock: TestClock) -> None:
    gone, here = person(store, clock(), "Dana Gone"), person(store, clock(), "Dana Here")
    store.contacts.set_state([gone], State.DECEASED, clock())
    assert store.finding.resolve("dana") == [(here, "Dana Here")]
    assert store.finding.resolve("dana gone") == [(gone, "Dana Gone")]


def test_several_people_are_listed_and_none_is_guessed(store: Store, clock: TestClock) -> None:
    ids = [person(store, clock(), "Bo Li") for _ in range(3)]
    assert store.finding.resolve("bo li") == [(number, "Bo Li") for number in ids]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("acme", ["Ann"]),
        ("ANN acme", ["Ann"]),
        ("lyon", ["Ann Marie Smith"]),
        ("berlin", ["Joanna Annan"]),
        ("cto", ["Sørensen, Zoë"]),
        ("red_hat", ["100% Bo_Li"]),
        ("red%hat", []),
        ("612345678", ["Ann Marie Smith"]),
        ("6 12 34", ["Ann Marie Smith"]),
        ("+33 6", ["Ann Marie Smith"]),
        ("ann", ["Ann", "Ann Marie Smith", "Joanna Annan"]),
        ("smith ann", ["Ann Marie Smith"]),
        ("hidden", []),
        ("nobody", []),
    ],
)
def test_every_word_narrows_the_list_in_all_that_is_known(
    store: Store, everyone: dict[str, int], text: str, who: list[str]
) -> None:
    assert found(store, text) == who


def test_the_list_finds_everyone_for_nothing_and_the_archived_when_asked(
    store: Store, clock: TestClock, everyone: dict[str, int]
) -> None:
    assert len(found(store, "")) == len(everyone)
    store.contacts.set_state([everyone["Ann"]], State.ARCHIVED, clock())
    assert found(store, "acme") == []
    assert found(store, "acme", archived=True) == ["Ann"]


def test_what_begins_so_comes_before_what_contains_it(store: Store, clock: TestClock) -> None:
    for name, organisation in (("Zoe Mar", ""), ("Adam", "Mar Inc"), ("Marco", ""), ("Omar", "")):
        person(store, clock(), name, organisation=organisation)
    assert found(store, "mar") == ["Marco", "Zoe Mar", "Adam", "Omar"]


def test_an_edited_card_is_found_by_its_new_words_only(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo", organisation="Acme", points=(phone("555 0123"),))
    store.contacts.edit(bo, ContactDraft("Bo", organisation="Umbrella"), clock())
    assert found(store, "acme") == found(store, "5550123") == []
    assert found(store, "umbrella") == ["Bo"]
    store.history.undo()
    assert found(store, "acme") == found(store, "5550123") == ["Bo"]


@pytest.mark.parametrize(
    "text", ["x" * 200_000, "a b c d " * 50_000, "\udcff@\ud800", "@" * 3000, "9" * 5000, "\x00%"]
)
def test_any_text_can_be_searched_for(store: Store, clock: TestClock, text: str) -> None:
    person(store, clock(), "Bo")
    assert found(store, text) in ([], ["Bo"])
    assert meant(store, text) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_whoever_is_called_something_is_found_by_it(store: Store, clock: TestClock, name: str) -> None:
    number = person(store, clock(), name)
    stored = store.contacts.get(number).name
    if store.connection.sql("SELECT sort_key FROM contact WHERE id = ?", number)[0][0]:
        assert number in store.finding.matching(stored, archived=True)
        by_id = stored.isascii() and stored.isdigit()
        assert by_id or "@" in stored or number in [who for who, _ in store.finding.resolve(stored)]
    store.history.undo()
